"""The incoming register (sổ đăng ký văn bản đến)."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.incoming import DuplicateDocumentError, DuplicateFileError
from office_app.domain.incoming import (
    CitationRole,
    CitedDocument,
    IncomingDocument,
    IncomingFilter,
    IncomingLine,
    IncomingState,
    LinkedDocument,
    StoredFile,
)
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.files import Originals
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction

REQUIRED = {"doc_type": "loại văn bản", "issuer": "cơ quan ban hành", "subject": "trích yếu"}


def register_document(
    document: IncomingDocument,
    files: Sequence[Path | StoredFile],
    *,
    open_transaction: OpenTransaction,
    originals: Originals,
    now: Clock,
) -> IncomingDocument:
    """Enter a confirmed document with its files (kept already or not) and return it with its arrival number.

    The files are kept first (durable, under their hash), the register line after: a stop in between
    leaves at most a file that no line names, never a line without its file.

    Raises:
        IncompleteError: type, issuer or subject is missing; nothing is written.
        DuplicateDocumentError, DuplicateFileError: it is there already (``document_id`` among the details);
            nothing is written.
    """
    _refuse_incomplete(document)
    stored = [file if isinstance(file, StoredFile) else originals.put(file) for file in files]
    with open_transaction() as tx:
        if document.symbol:
            twin = tx.incoming.find(document.symbol, document.issued_on, document.issuer)
            if twin is not None:
                raise DuplicateDocumentError(
                    symbol=document.symbol,
                    issued_on=date_screen(document.issued_on) if document.issued_on else "(không rõ)",
                    arrival=twin.arrival,
                    document_id=twin.id,
                )
        for file in stored:
            holder = tx.incoming.find_by_file(file.sha256)
            if holder is not None:
                raise DuplicateFileError(name=file.name, arrival=holder.arrival, document_id=holder.id)
        year = document.arrived_on.year
        registered = replace(
            document,
            files=tuple(stored),
            arrival_number=next_arrival_number(year, tx),
            arrival_year=year,
            registered_at=now(),
        )
        document_id = tx.incoming.add(registered)
        tx.audit.record(now(), "incoming.registered", document_id, registered.arrival)
        tx.commit()
    return replace(registered, id=document_id)


def correct_document(document: IncomingDocument, *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Write a corrected register line; number, files and text stay as they were registered.

    Raises IncompleteError, NotFoundError.
    """
    _refuse_incomplete(document)
    with open_transaction() as tx:
        before = tx.incoming.get(document.id or 0)
        tx.incoming.update(document)
        changed = [
            name
            for name in ("symbol", "issued_on", "doc_type", "issuer", "subject", "signer", "state", "note")
            if getattr(before, name) != getattr(document, name)
        ]
        tx.audit.record(now(), "incoming.corrected", document.id, ", ".join(changed))
        tx.commit()


def set_state(
    document_id: int, state: IncomingState, *, open_transaction: OpenTransaction, now: Clock
) -> None:
    """Note where the office stands with a document."""
    with open_transaction() as tx:
        tx.incoming.set_state(document_id, state)
        tx.audit.record(now(), "incoming.state", document_id, state.value)
        tx.commit()


def list_ids(wanted: IncomingFilter, *, open_transaction: OpenTransaction) -> Sequence[int]:
    """Return the ids of the register lines that match, in the order asked for."""
    with open_transaction() as tx:
        return tx.incoming.ids(wanted)


def list_lines(ids: Sequence[int], *, open_transaction: OpenTransaction) -> Sequence[IncomingLine]:
    """Return the register lines of ``ids`` in their order."""
    with open_transaction() as tx:
        return tx.incoming.lines(ids)


def get_document(document_id: int, *, open_transaction: OpenTransaction) -> IncomingDocument:
    """Return one whole document. Raises NotFoundError."""
    with open_transaction() as tx:
        return tx.incoming.get(document_id)


def registered_documents(
    cited: Sequence[CitedDocument], *, open_transaction: OpenTransaction
) -> Sequence[int | None]:
    """Tell which document of the register each cited paper is, by symbol, date and issuer; None for none."""
    with open_transaction() as tx:
        return tx.incoming.registered(cited)


def linked_documents(document_id: int, *, open_transaction: OpenTransaction) -> Sequence[LinkedDocument]:
    """Return the texts that a letter passes on, as they stand in the register by now. Raises NotFoundError."""
    with open_transaction() as tx:
        cited = [c for c in tx.incoming.get(document_id).cited if c.role is CitationRole.FORWARDED]
        return [LinkedDocument(*pair) for pair in zip(cited, tx.incoming.registered(cited), strict=True)]


def next_arrival_number(year: int, tx: Transaction) -> int:
    """Return the arrival number that comes next in the year, from the first one that the office set on."""
    settings = tx.settings.load()
    first = settings.first_arrival(year) if settings else 1
    return max(first, tx.incoming.next_arrival_number(year))


def _refuse_incomplete(document: IncomingDocument) -> None:
    missing = [name for field, name in REQUIRED.items() if not getattr(document, field).strip()]
    if missing:
        raise IncompleteError(fields=", ".join(missing))
