"""Drafts and the outgoing register."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.errors.outgoing import AlreadyIssuedError, NumberTakenError
from office_app.domain.incoming import StoredFile
from office_app.domain.numbering import KeptNumber, NumberUse, SeriesEntry
from office_app.domain.outgoing import (
    NUMBERED,
    OutgoingDocument,
    OutgoingDraft,
    OutgoingLine,
    OutgoingState,
    StateStep,
)
from office_app.storage.failures import breaks_unique
from office_app.storage.repositories.common import existing, has_words, id_of, in_order, search_key
from office_app.storage.serialise import draft_from_json, draft_to_json
from office_app.storage.tables import (
    FileRole,
    KeptNumberRow,
    OutgoingFileRow,
    OutgoingRow,
    OutgoingStepRow,
)

_WHAT = "văn bản đi"
_LINE = (
    col(OutgoingRow.id),
    col(OutgoingRow.symbol),
    col(OutgoingRow.issued_on),
    col(OutgoingRow.doc_type),
    col(OutgoingRow.subject),
    col(OutgoingRow.signer),
    col(OutgoingRow.recipients),
    col(OutgoingRow.state),
    col(OutgoingRow.incoming_id),
)


class OutgoingRepository:
    """Fits ``ports.OutgoingStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_draft(self, draft: OutgoingDraft) -> int:
        """Keep a new draft and return its id."""
        row = OutgoingRow(state=OutgoingState.DRAFT, **_columns(draft))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def save_draft(self, draft: OutgoingDraft) -> None:
        """Write the draft over the one of its id. Raises NotFoundError, AlreadyIssuedError."""
        self._not_issued(draft.id).sqlmodel_update(_columns(draft))
        self._session.flush()

    def delete_draft(self, outgoing_id: int) -> None:
        """Remove a draft for good. Raises NotFoundError, AlreadyIssuedError."""
        self._session.delete(self._not_issued(outgoing_id))
        self._session.flush()

    def get(self, outgoing_id: int) -> OutgoingDocument:
        """Return the paper with its draft and files. Raises NotFoundError."""
        row = existing(self._session, OutgoingRow, outgoing_id, _WHAT)
        return OutgoingDocument(
            draft=draft_from_json(row.draft, outgoing_id),
            state=row.state,
            number=row.number,
            term=row.term,
            symbol=row.symbol,
            issued_on=row.issued_on,
            files=self._files(outgoing_id, FileRole.ISSUED),
            id=row.id,
            steps=tuple(
                StateStep(step.at, step.state, step.who, step.reason) for step in self._steps(outgoing_id)
            ),
            scans=self._files(outgoing_id, FileRole.SIGNED_SCAN),
        )

    def set_state(self, outgoing_id: int, step: StateStep) -> None:
        """Bring a paper to the state of ``step`` and write that down. Raises NotFoundError."""
        row = existing(self._session, OutgoingRow, outgoing_id, _WHAT)
        row.state = step.state
        self._session.add(
            OutgoingStepRow(
                document_id=outgoing_id,
                position=len(self._steps(outgoing_id)),
                at=step.at,
                state=step.state,
                who=step.who,
                reason=step.reason,
            )
        )
        self._session.flush()

    def add_scan(self, outgoing_id: int, scan: StoredFile) -> None:
        """Lay a scan of the signed paper to it. Raises NotFoundError."""
        existing(self._session, OutgoingRow, outgoing_id, _WHAT)
        self._add_files(outgoing_id, [scan], FileRole.SIGNED_SCAN)
        self._session.flush()

    def numbered(self, type_code: str, term: str) -> Sequence[SeriesEntry]:
        """Return the papers of this type with a number in the term, also those whose number was voided."""
        query = (
            select(
                col(OutgoingRow.number),
                col(OutgoingRow.symbol),
                col(OutgoingRow.subject),
                col(OutgoingRow.issued_on),
                col(OutgoingRow.id),
            )
            .where(
                col(OutgoingRow.type_code) == type_code,
                col(OutgoingRow.term) == term,
                col(OutgoingRow.number).is_not(None),
            )
            .order_by(col(OutgoingRow.number))
        )
        return [
            SeriesEntry(
                number or 0, NumberUse.ISSUED, symbol or "", subject, issued_on, outgoing_id=outgoing_id
            )
            for number, symbol, subject, issued_on, outgoing_id in self._session.execute(query)
        ]

    def kept_numbers(self, type_code: str, term: str) -> Sequence[KeptNumber]:
        """Return the reserved and voided numbers of a series in order."""
        query = (
            select(KeptNumberRow)
            .where(col(KeptNumberRow.type_code) == type_code, col(KeptNumberRow.term) == term)
            .order_by(col(KeptNumberRow.number))
        )
        return [
            KeptNumber(row.type_code, row.term, row.number, row.use, row.reason)
            for row in self._session.scalars(query)
        ]

    def keep_number(self, kept: KeptNumber) -> None:
        """Write down a number that no paper takes any more, or another reason for it."""
        self._session.merge(
            KeptNumberRow(
                type_code=kept.type_code,
                term=kept.term,
                number=kept.number,
                use=kept.use,
                reason=kept.reason,
            )
        )
        self._session.flush()

    def release_number(self, type_code: str, term: str, number: int) -> None:
        """Give a reserved or voided number back to its series; nothing happens when it is neither."""
        row = self._session.get(KeptNumberRow, (type_code, term, number))
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def series(self) -> Sequence[tuple[str, str]]:
        """Return type code and term of every series that has a number."""
        papers = select(col(OutgoingRow.type_code), col(OutgoingRow.term)).where(
            col(OutgoingRow.number).is_not(None)
        )
        kept = select(col(KeptNumberRow.type_code), col(KeptNumberRow.term))
        return sorted({(code, term or "") for code, term in self._session.execute(papers.union(kept))})

    def is_taken(self, type_code: str, term: str, number: int) -> bool:
        """Tell whether a paper of this type has the number in the term, or nobody may have it any more."""
        query = select(col(OutgoingRow.id)).where(
            col(OutgoingRow.type_code) == type_code,
            col(OutgoingRow.term) == term,
            col(OutgoingRow.number) == number,
        )
        kept = self._session.get(KeptNumberRow, (type_code, term, number))
        return kept is not None or self._session.scalars(query).first() is not None

    def issue(
        self,
        outgoing_id: int,
        *,
        number: int,
        term: str,
        symbol: str,
        issued_on: date,
        files: Sequence[StoredFile],
    ) -> None:
        """Give the draft its number and files; from then on it does not change.

        Raises:
            NotFoundError, AlreadyIssuedError: there is no such draft.
            NumberTakenError: another paper has the number; the transaction must be given up.
        """
        row = self._not_issued(outgoing_id)
        row.state, row.number, row.term = OutgoingState.ISSUED, number, term
        row.symbol, row.issued_on = symbol, issued_on
        row.search_key = search_key(symbol, row.subject, row.signer, row.recipients)
        self._add_files(outgoing_id, files, FileRole.ISSUED)
        try:
            self._session.flush()
        except IntegrityError as error:
            if breaks_unique(error, "outgoing_documents.number"):
                raise NumberTakenError(symbol=symbol) from error
            raise

    def ids(self, words: str = "", doc_type: str | None = None, issued: bool | None = None) -> Sequence[int]:
        """Return ids of matching papers: drafts first, then by date of issue, newest first."""
        conditions: list[ColumnElement[bool]] = has_words(col(OutgoingRow.search_key), words)
        if doc_type is not None:
            conditions.append(col(OutgoingRow.doc_type) == doc_type)
        if issued is not None:
            is_issued = col(OutgoingRow.state).in_(NUMBERED)
            conditions.append(is_issued if issued else ~is_issued)
        query = (
            select(col(OutgoingRow.id))
            .where(*conditions)
            .order_by(col(OutgoingRow.issued_on).desc().nulls_first(), col(OutgoingRow.id).desc())
        )
        return [id_of(found) for found in self._session.scalars(query)]

    def lines(self, ids: Sequence[int]) -> Sequence[OutgoingLine]:
        """Return the lines of ``ids`` in the order given; those that are gone are left out."""
        return in_order(ids, self._lines)

    def _lines(self, piece: Sequence[int]) -> dict[int, OutgoingLine]:
        rows = self._session.execute(select(*_LINE).where(col(OutgoingRow.id).in_(piece)))
        return {line.id: line for line in map(_line, rows)}

    def of_directive(self, incoming_id: int) -> Sequence[OutgoingLine]:
        """Return the papers that answer this directive, the first one first."""
        query = (
            select(*_LINE).where(col(OutgoingRow.incoming_id) == incoming_id).order_by(col(OutgoingRow.id))
        )
        return [_line(row) for row in self._session.execute(query)]

    def of_directives(self, incoming_ids: Sequence[int]) -> Sequence[OutgoingDocument]:
        """Return the papers that answer any of these directives, by the one they were begun from or by another."""
        wanted = set(incoming_ids)
        rows = self._session.scalars(
            select(OutgoingRow).where(col(OutgoingRow.incoming_id).is_not(None)).order_by(col(OutgoingRow.id))
        )
        found = [row.id for row in rows if wanted & {row.incoming_id, *row.draft.get("incoming_ids", ())}]
        return [self.get(id_of(one)) for one in found]

    def _files(self, outgoing_id: int, role: FileRole) -> tuple[StoredFile, ...]:
        rows = self._session.scalars(
            select(OutgoingFileRow)
            .where(col(OutgoingFileRow.document_id) == outgoing_id, col(OutgoingFileRow.role) == role)
            .order_by(col(OutgoingFileRow.position))
        )
        return tuple(StoredFile(row.sha256, row.name, row.size) for row in rows)

    def _add_files(self, outgoing_id: int, files: Sequence[StoredFile], role: FileRole) -> None:
        query = select(func.max(col(OutgoingFileRow.position))).where(
            col(OutgoingFileRow.document_id) == outgoing_id
        )
        last = self._session.scalar(query)
        start = 0 if last is None else last + 1
        self._session.add_all(
            OutgoingFileRow(
                document_id=outgoing_id,
                position=place,
                sha256=one.sha256,
                name=one.name,
                size=one.size,
                role=role,
            )
            for place, one in enumerate(files, start)
        )

    def _steps(self, outgoing_id: int) -> Sequence[OutgoingStepRow]:
        return self._session.scalars(
            select(OutgoingStepRow)
            .where(col(OutgoingStepRow.document_id) == outgoing_id)
            .order_by(col(OutgoingStepRow.position))
        ).all()

    def _not_issued(self, outgoing_id: int | None) -> OutgoingRow:
        row = existing(self._session, OutgoingRow, outgoing_id, _WHAT)
        if row.state in NUMBERED:
            raise AlreadyIssuedError(symbol=row.symbol)
        return row


def _line(row: Any) -> OutgoingLine:
    return OutgoingLine(row[0], row[1] or "", *row[2:])


def _columns(draft: OutgoingDraft) -> dict[str, Any]:
    recipients = "; ".join(draft.recipients)
    return {
        "type_code": draft.type_code,
        "incoming_id": draft.incoming_id,
        "doc_type": draft.doc_type,
        "subject": draft.subject,
        "signer": draft.signer,
        "recipients": recipients,
        "search_key": search_key("", draft.subject, draft.signer, recipients),
        "draft": draft_to_json(draft),
    }
