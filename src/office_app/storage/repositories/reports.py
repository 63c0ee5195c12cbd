"""Issued reports with what was frozen in them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.outgoing import OutgoingState
from office_app.domain.report_periods import Period, ReportKind
from office_app.domain.reports import CampaignFigures, PeriodReportRecord, ReportRecord, ReportTables
from office_app.storage.repositories.common import id_of
from office_app.storage.repositories.report_facts import ReportFacts
from office_app.storage.serialise import figures_from_json, figures_to_json
from office_app.storage.serialise_reports import tables_from_json, tables_to_json
from office_app.storage.tables import OutgoingRow, ReportRow


class ReportRepository(ReportFacts):
    """Fits ``ports.ReportStore``."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)

    # ---- reports on campaigns

    def add(
        self, figures: CampaignFigures, outgoing_id: int, made_at: datetime, replaces: int | None = None
    ) -> int:
        """Freeze the figures that the paper ``outgoing_id`` was made from; return the report's id."""
        return self._add(
            ReportRow(
                campaign_id=figures.campaign_id,
                outgoing_id=outgoing_id,
                made_at=made_at,
                figures=figures_to_json(figures),
                kind=ReportKind.CAMPAIGN,
                replaces_id=replaces,
            )
        )

    def get(self, report_id: int) -> ReportRecord:
        """Return one report on a campaign. Raises NotFoundError."""
        query = _reports().where(col(ReportRow.id) == report_id, col(ReportRow.kind) == ReportKind.CAMPAIGN)
        found = self._session.execute(query).first()
        if found is None:
            raise NotFoundError(what="báo cáo", id=report_id)
        return _record(found)

    def of_campaign(self, campaign_id: int) -> Sequence[ReportRecord]:
        """Return the reports of one campaign, newest first, those whose number was voided among them."""
        query = _reports().where(col(ReportRow.campaign_id) == campaign_id).order_by(col(ReportRow.id).desc())
        return [_record(row) for row in self._session.execute(query)]

    # ---- reports over periods

    def add_period(
        self, report: ReportTables, outgoing_id: int, made_at: datetime, replaces: int | None = None
    ) -> int:
        """Freeze the tables that the paper ``outgoing_id`` was made from; return the report's id."""
        return self._add(
            ReportRow(
                outgoing_id=outgoing_id,
                made_at=made_at,
                figures=tables_to_json(report),
                kind=report.kind,
                since=report.since,
                until=report.until,
                replaces_id=replaces,
            )
        )

    def of_period(self, period: Period) -> Sequence[PeriodReportRecord]:
        """Return the reports of one kind that begin with the period, newest first, voided ones among them."""
        query = _reports().where(col(ReportRow.kind) == period.kind, col(ReportRow.since) == period.since)
        return self._periods(query)

    def get_period(self, report_id: int) -> PeriodReportRecord:
        """Return one report over a period. Raises NotFoundError."""
        found = self._periods(
            _reports().where(col(ReportRow.id) == report_id, col(ReportRow.since).is_not(None))
        )
        if not found:
            raise NotFoundError(what="báo cáo", id=report_id)
        return found[0]

    def papers_on(self, period: Period) -> Collection[int]:
        """Return the ids of the papers that these reports were sent with."""
        query = select(col(ReportRow.outgoing_id)).where(
            col(ReportRow.kind) == period.kind, col(ReportRow.since) == period.since
        )
        return set(self._session.scalars(query))

    def issued_periods(self) -> Sequence[tuple[ReportKind, date]]:
        """Return kind and first day of every period reported on; a report whose number was voided is none."""
        query = (
            select(col(ReportRow.kind), col(ReportRow.since))
            .join(OutgoingRow, col(OutgoingRow.id) == col(ReportRow.outgoing_id))
            .where(col(ReportRow.since).is_not(None), col(OutgoingRow.state) == OutgoingState.ISSUED)
        )
        return [(kind, since) for kind, since in self._session.execute(query.distinct()) if since is not None]

    def _periods(self, query: Select[Any]) -> list[PeriodReportRecord]:
        rows = self._session.execute(query.order_by(col(ReportRow.id).desc())).all()
        later = dict(
            self._session.execute(
                select(col(ReportRow.replaces_id), col(OutgoingRow.symbol))
                .join(OutgoingRow, col(OutgoingRow.id) == col(ReportRow.outgoing_id))
                .where(col(ReportRow.replaces_id).in_([row.id for row in rows]))
                .where(col(OutgoingRow.state) == OutgoingState.ISSUED)
            ).all()
        )
        return [_period_record(row, later.get(row.id) or "") for row in rows]

    def _add(self, row: ReportRow) -> int:
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)


def _reports() -> Select[Any]:
    return select(
        col(ReportRow.id),
        col(ReportRow.campaign_id),
        col(OutgoingRow.subject),
        col(OutgoingRow.symbol),
        col(OutgoingRow.issued_on),
        col(ReportRow.figures),
        col(ReportRow.outgoing_id),
        col(ReportRow.made_at),
        col(ReportRow.replaces_id),
        col(OutgoingRow.state),
    ).join(OutgoingRow, col(OutgoingRow.id) == col(ReportRow.outgoing_id))


def _record(row: Row[Any]) -> ReportRecord:
    frozen = figures_from_json(row.figures)
    return ReportRecord(
        id=row.id,
        campaign_id=row.campaign_id,
        title=row.subject,
        symbol=row.symbol or "",
        issued_on=row.issued_on or frozen.as_of,
        figures=frozen,
        outgoing_id=row.outgoing_id,
        made_at=row.made_at,
        replaces=row.replaces_id,
        voided=row.state is OutgoingState.VOIDED,
    )


def _period_record(row: Row[Any], replaced_by: str) -> PeriodReportRecord:
    frozen = tables_from_json(row.figures)
    return PeriodReportRecord(
        id=row.id,
        symbol=row.symbol or "",
        issued_on=row.issued_on or frozen.as_of,
        tables=frozen,
        outgoing_id=row.outgoing_id,
        made_at=row.made_at,
        replaces=row.replaces_id,
        replaced_by=replaced_by,
        voided=row.state is OutgoingState.VOIDED,
    )
