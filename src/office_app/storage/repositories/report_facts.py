"""What reports over a period are counted from and no other repository reads by day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.incoming import IncomingState
from office_app.domain.outgoing import OutgoingState
from office_app.domain.report_facts import DirectiveFact, FormFact, PaperFact
from office_app.domain.returns import ReadingState
from office_app.storage.tables import (
    AuditRow,
    IncomingRow,
    ObligationRow,
    OutgoingRow,
    ReturnFormRow,
    ReturnReadingRow,
)


class ReportFacts:
    """Fits ``ports.ReportFacts``; both ends of a period count."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def directives(self, since: date, until: date) -> Sequence[DirectiveFact]:
        """Return the documents that arrived in the period, in the order of the register."""
        wanted = col(IncomingRow.arrived_on).between(since, until)
        asked = {
            document_id: (count, due)
            for document_id, count, due in self._session.execute(
                select(
                    col(ObligationRow.document_id),
                    func.count(),
                    func.min(col(ObligationRow.due)),
                )
                .join(IncomingRow, col(IncomingRow.id) == col(ObligationRow.document_id))
                .where(wanted, col(ObligationRow.ours))
                .group_by(col(ObligationRow.document_id))
            )
        }
        settled = self._settled(since, until)
        rows = self._session.scalars(
            select(IncomingRow)
            .where(wanted)
            .order_by(col(IncomingRow.arrival_year), col(IncomingRow.arrival_number))
        )
        return [
            DirectiveFact(
                id=row.id or 0,
                arrival=f"{row.arrival_number:02d}/{row.arrival_year}",
                arrived_on=row.arrived_on,
                symbol=row.symbol,
                issued_on=row.issued_on,
                doc_type=row.doc_type,
                issuer=row.issuer,
                subject=row.subject,
                done=row.state is IncomingState.DONE,
                done_on=settled.get(row.id or 0) if row.state is IncomingState.DONE else None,
                asks=row.id in asked,
                due=asked.get(row.id or 0, (0, None))[1],
            )
            for row in rows
        ]

    def _settled(self, since: date, until: date) -> Mapping[int, date]:
        """Return for documents of the period the day on which their state was last set."""
        query = (
            select(col(AuditRow.entity_id), func.max(col(AuditRow.id)))
            .join(IncomingRow, col(IncomingRow.id) == col(AuditRow.entity_id))
            .where(col(AuditRow.action) == "incoming.state")
            .where(col(IncomingRow.arrived_on).between(since, until))
            .group_by(col(AuditRow.entity_id))
        ).subquery()
        rows = self._session.execute(
            select(query.c[0], col(AuditRow.at)).join(AuditRow, col(AuditRow.id) == query.c[1])
        )
        return {document_id: at.date() for document_id, at in rows}

    def papers(self, since: date, until: date) -> Sequence[PaperFact]:
        """Return the papers issued in the period, by day; those whose number was voided are left out."""
        rows = self._session.execute(
            select(
                col(OutgoingRow.id),
                col(OutgoingRow.symbol),
                col(OutgoingRow.issued_on),
                col(OutgoingRow.doc_type),
                col(OutgoingRow.subject),
                col(OutgoingRow.signer),
                col(OutgoingRow.incoming_id),
            )
            .where(col(OutgoingRow.state) == OutgoingState.ISSUED)
            .where(col(OutgoingRow.issued_on).between(since, until))
            .order_by(col(OutgoingRow.issued_on), col(OutgoingRow.id))
        )
        return [
            PaperFact(
                document_id or 0, symbol or "", issued_on or until, doc_type, subject, signer, incoming_id
            )
            for document_id, symbol, issued_on, doc_type, subject, signer, incoming_id in rows
        ]

    def forms(self, since: date, until: date) -> Sequence[FormFact]:
        """Return the return forms that went out in the period, with the day on which one was first taken back."""
        taken = (
            select(col(ReturnReadingRow.form_id), func.min(col(ReturnReadingRow.read_at)).label("at"))
            .where(col(ReturnReadingRow.state) == ReadingState.TAKEN)
            .group_by(col(ReturnReadingRow.form_id))
        ).subquery()
        rows = self._session.execute(
            select(ReturnFormRow, taken.c.at).outerjoin(taken, taken.c.form_id == col(ReturnFormRow.id))
        )
        found = []
        for row, back in rows:
            out = row.sent_on or row.made_at.date()
            if since <= out <= until:
                found.append(
                    FormFact(
                        id=row.id or 0,
                        campaign_id=row.campaign_id,
                        unit_id=row.unit_id,
                        unit=row.content["unit"],
                        out_on=out,
                        return_by=_day(row.content.get("return_by")),
                        back_on=datetime.fromisoformat(back).date() if isinstance(back, str) else _date(back),
                    )
                )
        return sorted(found, key=lambda form: (form.out_on, form.id))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _date(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
