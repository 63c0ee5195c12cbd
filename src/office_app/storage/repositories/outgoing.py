"""Drafts and the outgoing register."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.errors import AlreadyIssuedError, NumberTakenError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import OutgoingDocument, OutgoingDraft, OutgoingLine, OutgoingState
from office_app.storage.failures import breaks_unique
from office_app.storage.repositories.common import existing, has_words, id_of, in_order, search_key
from office_app.storage.serialise import draft_from_json, draft_to_json
from office_app.storage.tables import OutgoingFileRow, OutgoingRow

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
        files = self._session.execute(
            select(col(OutgoingFileRow.sha256), col(OutgoingFileRow.name), col(OutgoingFileRow.size))
            .where(col(OutgoingFileRow.document_id) == outgoing_id)
            .order_by(col(OutgoingFileRow.position))
        )
        return OutgoingDocument(
            draft=draft_from_json(row.draft, outgoing_id),
            state=row.state,
            number=row.number,
            term=row.term,
            symbol=row.symbol,
            issued_on=row.issued_on,
            files=tuple(StoredFile(sha256, name, size) for sha256, name, size in files),
            id=row.id,
        )

    def next_number(self, type_code: str, term: str) -> int:
        """Return the number after the highest one issued of this type in the term."""
        query = select(func.max(col(OutgoingRow.number))).where(
            col(OutgoingRow.type_code) == type_code, col(OutgoingRow.term) == term
        )
        return (self._session.scalar(query) or 0) + 1

    def is_taken(self, type_code: str, term: str, number: int) -> bool:
        """Tell whether a paper of this type has the number in the term."""
        query = select(col(OutgoingRow.id)).where(
            col(OutgoingRow.type_code) == type_code,
            col(OutgoingRow.term) == term,
            col(OutgoingRow.number) == number,
        )
        return self._session.scalars(query).first() is not None

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
        self._session.add_all(
            OutgoingFileRow(
                document_id=outgoing_id, position=place, sha256=one.sha256, name=one.name, size=one.size
            )
            for place, one in enumerate(files)
        )
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
            is_issued = col(OutgoingRow.state) == OutgoingState.ISSUED
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

    def _not_issued(self, outgoing_id: int | None) -> OutgoingRow:
        row = existing(self._session, OutgoingRow, outgoing_id, _WHAT)
        if row.state is OutgoingState.ISSUED:
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
