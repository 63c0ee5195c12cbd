"""The incoming register."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.errors.incoming import ArrivalNumberTakenError
from office_app.domain.incoming import (
    CitedDocument,
    IncomingDocument,
    IncomingFilter,
    IncomingLine,
    IncomingState,
    Obligation,
)
from office_app.domain.issuers import may_be_one_issuer, same_issuer
from office_app.domain.symbol import symbol_key
from office_app.domain.vietnamese import sort_key
from office_app.storage.failures import breaks_unique
from office_app.storage.repositories import incoming_lists, incoming_parts
from office_app.storage.repositories.common import chunks, existing, id_of, search_key
from office_app.storage.tables import CitedRow, IncomingFileRow, IncomingRow, IncomingTextRow

_WHAT = "văn bản đến"
_Candidate = tuple[int, date | None, str]
"""Id, date and issuer of a document with the symbol looked for."""


class IncomingRepository:
    """Fits ``ports.IncomingStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # ---- one document

    def next_arrival_number(self, year: int) -> int:
        """Return the number after the highest one given in ``year``."""
        query = select(func.max(col(IncomingRow.arrival_number))).where(col(IncomingRow.arrival_year) == year)
        return (self._session.scalar(query) or 0) + 1

    def find(self, symbol: str, issued_on: date | None, issuer: str) -> IncomingDocument | None:
        """Return the document with the same normalised symbol, date and issuer, or None.

        A document without a symbol is never the same as another one.
        """
        key = symbol_key(symbol)
        if not key:
            return None
        query = (
            select(col(IncomingRow.id), col(IncomingRow.issuer))
            .where(col(IncomingRow.symbol_key) == key)
            .where(col(IncomingRow.issued_on) == issued_on)
            .order_by(col(IncomingRow.id))
        )
        same = (id_of(found) for found, name in self._session.execute(query) if same_issuer(name, issuer))
        found = next(same, None)
        return None if found is None else self.get(found)

    def find_by_file(self, sha256: str) -> IncomingDocument | None:
        """Return the first document that has this original, or None."""
        query = (
            select(col(IncomingFileRow.document_id))
            .where(col(IncomingFileRow.sha256) == sha256)
            .order_by(col(IncomingFileRow.document_id))
        )
        found = self._session.scalars(query).first()
        return None if found is None else self.get(found)

    def known_files(self, hashes: Sequence[str]) -> set[str]:
        """Return those of the SHA-256 that are originals of some document."""
        held = col(IncomingFileRow.sha256)
        found: set[str] = set()
        for piece in chunks(hashes):
            found.update(self._session.scalars(select(held).where(held.in_(piece))))
        return found

    def add(self, document: IncomingDocument) -> int:
        """Enter the document and return its id. Without an arrival number it gets the next of its year.

        Raises:
            ArrivalNumberTakenError: the arrival number is another document's; the transaction must be given up.
        """
        year = document.arrival_year or document.arrived_on.year
        number = document.arrival_number or self.next_arrival_number(year)
        row = IncomingRow(arrival_year=year, arrival_number=number, **_columns(document))
        self._session.add(row)
        self._flush(row)
        document_id = id_of(row.id)
        self._session.add(IncomingTextRow(document_id=document_id, text=document.text))
        incoming_parts.add(self._session, document_id, document)
        return document_id

    def get(self, document_id: int) -> IncomingDocument:
        """Return the whole document. Raises NotFoundError."""
        row = existing(self._session, IncomingRow, document_id, _WHAT)
        text = self._session.get(IncomingTextRow, document_id)
        return IncomingDocument(
            symbol=row.symbol,
            issued_on=row.issued_on,
            doc_type=row.doc_type,
            issuer=row.issuer,
            subject=row.subject,
            arrived_on=row.arrived_on,
            parent=row.parent,
            signer=row.signer,
            signer_title=row.signer_title,
            urgency=row.urgency,
            text=text.text if text else "",
            note=row.note,
            state=row.state,
            cited=incoming_parts.cited(self._session, document_id),
            obligations=incoming_parts.obligations(self._session, document_id),
            materials=tuple(row.materials),
            recipients=tuple(row.recipients),
            files=incoming_parts.files(self._session, document_id),
            id=document_id,
            arrival_number=row.arrival_number,
            arrival_year=row.arrival_year,
            registered_at=row.registered_at,
        )

    def update(self, document: IncomingDocument) -> None:
        """Write the document over what is there. Raises NotFoundError, ArrivalNumberTakenError."""
        row = existing(self._session, IncomingRow, document.id, _WHAT)
        row.sqlmodel_update(_columns(document))
        if document.arrival_number and document.arrival_year:
            row.arrival_number, row.arrival_year = document.arrival_number, document.arrival_year
        self._flush(row)
        document_id = id_of(row.id)
        existing(self._session, IncomingTextRow, document_id, _WHAT).text = document.text
        incoming_parts.replace(self._session, document_id, document)

    def set_state(self, document_id: int, state: IncomingState) -> None:
        """Change the state alone. Raises NotFoundError."""
        row = existing(self._session, IncomingRow, document_id, _WHAT)
        row.state = state
        row.next_due = next_due(state, incoming_parts.obligations(self._session, document_id))
        self._session.flush()

    def _flush(self, row: IncomingRow) -> None:
        arrival = f"{row.arrival_number:02d}/{row.arrival_year}"
        try:
            self._session.flush()
        except IntegrityError as error:
            if breaks_unique(error, "incoming_documents.arrival_number"):
                raise ArrivalNumberTakenError(arrival=arrival) from error
            raise

    # ---- lists

    def ids(self, wanted: IncomingFilter) -> Sequence[int]:
        """Return the ids of all lines that match, filtered and sorted by the store."""
        return incoming_lists.ids(self._session, wanted)

    def lines(self, ids: Sequence[int]) -> Sequence[IncomingLine]:
        """Return the lines of ``ids`` in the order given; those that are gone are left out."""
        return incoming_lists.lines(self._session, ids)

    def issuers(self) -> Sequence[str]:
        """Return all issuers in Vietnamese order, one writing each."""
        return incoming_lists.different(self._session, IncomingRow.issuer_sort, IncomingRow.issuer)

    def doc_types(self) -> Sequence[str]:
        """Return all document types in Vietnamese order."""
        return incoming_lists.different(self._session, IncomingRow.doc_type_sort, IncomingRow.doc_type)

    def citing(self, symbols: Sequence[str]) -> Sequence[int]:
        """Return the ids of the documents that name a paper of one of these symbols, the oldest first."""
        found: set[int] = set()
        for piece in chunks(sorted({symbol_key(one) for one in symbols})):
            query = select(col(CitedRow.document_id)).where(col(CitedRow.symbol_key).in_(piece))
            found.update(self._session.scalars(query))
        return sorted(found)

    def registered(self, cited: Sequence[CitedDocument]) -> Sequence[int | None]:
        """Return for each of the cited papers which document of the register it is, None when there is none.

        The normalised symbol must be the same, date and issuer as far as both sides name them. Where different
        documents remain, the text does not say which is meant: None.
        """
        keys = [symbol_key(one.symbol) for one in cited]
        found: dict[str, list[_Candidate]] = defaultdict(list)
        for piece in chunks(sorted(set(keys) - {""})):
            query = (
                select(
                    col(IncomingRow.symbol_key),
                    col(IncomingRow.id),
                    col(IncomingRow.issued_on),
                    col(IncomingRow.issuer),
                )
                .where(col(IncomingRow.symbol_key).in_(piece))
                .order_by(col(IncomingRow.id))
            )
            for key, document_id, issued_on, issuer in self._session.execute(query):
                found[key].append((id_of(document_id), issued_on, issuer))
        return [_meant(one, found.get(key, ())) for one, key in zip(cited, keys, strict=True)]


def _meant(cited: CitedDocument, candidates: Sequence[_Candidate]) -> int | None:
    left = [
        one
        for one in candidates
        if (not one[1] or not cited.issued_on or one[1] == cited.issued_on)
        and may_be_one_issuer(one[2], cited.issuer)
    ]
    if len(left) > 1 and cited.issued_on:
        left = [one for one in left if one[1]]
    if not left:
        return None
    latest, issued_on, issuer = left[-1]
    same_paper = all(day == issued_on and same_issuer(name, issuer) for _, day, name in left)
    return latest if same_paper else None


def next_due(state: IncomingState, obligations: Sequence[Obligation]) -> date | None:
    """Return the nearest due date of what is asked of us, None once the document is done."""
    if state is IncomingState.DONE:
        return None
    return min((one.due for one in obligations if one.ours and one.due), default=None)


def _columns(document: IncomingDocument) -> dict[str, Any]:
    return {
        "state": document.state,
        "arrived_on": document.arrived_on,
        "issued_on": document.issued_on,
        "next_due": next_due(document.state, document.obligations),
        "registered_at": document.registered_at,
        "symbol": document.symbol,
        "symbol_key": symbol_key(document.symbol),
        "symbol_sort": sort_key(document.symbol),
        "doc_type": document.doc_type,
        "doc_type_sort": sort_key(document.doc_type),
        "issuer": document.issuer,
        "issuer_sort": sort_key(document.issuer),
        "subject": document.subject,
        "subject_sort": sort_key(document.subject),
        "search_key": search_key(document.symbol, document.subject, document.issuer, document.signer),
        "parent": document.parent,
        "signer": document.signer,
        "signer_title": document.signer_title,
        "urgency": document.urgency,
        "note": document.note,
        "materials": list(document.materials),
        "recipients": list(document.recipients),
    }
