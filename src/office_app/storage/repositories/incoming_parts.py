"""What hangs on an incoming document: citations, obligations, files."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.incoming import CitedDocument, IncomingDocument, Obligation, StoredFile
from office_app.domain.symbol import symbol_key
from office_app.storage.repositories.common import span_columns, span_of
from office_app.storage.tables import CitedRow, IncomingFileRow, ObligationRow


def cited(session: Session, document_id: int) -> tuple[CitedDocument, ...]:
    rows = session.scalars(
        select(CitedRow).where(col(CitedRow.document_id) == document_id).order_by(col(CitedRow.position))
    )
    return tuple(
        CitedDocument(
            symbol=row.symbol,
            issued_on=row.issued_on,
            doc_type=row.doc_type,
            issuer=row.issuer,
            subject=row.subject,
            span=span_of(row.span_start, row.span_end),
            role=row.role,
            certainty=row.certainty,
            reason=row.reason,
        )
        for row in rows
    )


def obligations(session: Session, document_id: int) -> tuple[Obligation, ...]:
    return tuple(obligation(row) for row in _obligation_rows(session, document_id))


def obligation(row: ObligationRow) -> Obligation:
    return Obligation(
        kind=row.kind,
        text=row.text,
        unit=row.unit,
        due=row.due,
        recurrence=row.recurrence,
        through=row.through,
        ours=row.ours,
        span=span_of(row.span_start, row.span_end),
        id=row.id,
        reach=row.reach,
        cooperating=tuple(row.cooperating),
        executor=row.executor,
        counterpart=row.counterpart,
        starts=row.starts,
        event=row.event,
        certainty=row.certainty,
        reason=row.reason,
    )


def files(session: Session, document_id: int) -> tuple[StoredFile, ...]:
    query = (
        select(col(IncomingFileRow.sha256), col(IncomingFileRow.name), col(IncomingFileRow.size))
        .where(col(IncomingFileRow.document_id) == document_id)
        .order_by(col(IncomingFileRow.position))
    )
    return tuple(StoredFile(sha256, name, size) for sha256, name, size in session.execute(query))


def replace(session: Session, document_id: int, document: IncomingDocument) -> None:
    """Make the parts of the document those given; an obligation that has an id keeps it."""
    known = {row.id: row for row in _obligation_rows(session, document_id)}
    for position, one in enumerate(document.obligations):
        row = known.pop(one.id, None)
        if row is None:
            session.add(ObligationRow(document_id=document_id, **_columns(position, one)))
        else:
            row.sqlmodel_update(_columns(position, one))
    for row in known.values():
        session.delete(row)
    session.execute(delete(CitedRow).where(col(CitedRow.document_id) == document_id))
    session.execute(delete(IncomingFileRow).where(col(IncomingFileRow.document_id) == document_id))
    _add_others(session, document_id, document)


def add(session: Session, document_id: int, document: IncomingDocument) -> None:
    """Write the parts of a new document."""
    session.add_all(
        ObligationRow(document_id=document_id, **_columns(position, one))
        for position, one in enumerate(document.obligations)
    )
    _add_others(session, document_id, document)


def _add_others(session: Session, document_id: int, document: IncomingDocument) -> None:
    session.add_all(
        CitedRow(
            document_id=document_id,
            position=position,
            symbol=one.symbol,
            symbol_key=symbol_key(one.symbol),
            issued_on=one.issued_on,
            doc_type=one.doc_type,
            issuer=one.issuer,
            subject=one.subject,
            role=one.role,
            certainty=one.certainty,
            reason=one.reason,
            **span_columns(one.span),
        )
        for position, one in enumerate(document.cited)
    )
    session.add_all(
        IncomingFileRow(
            document_id=document_id, position=position, sha256=one.sha256, name=one.name, size=one.size
        )
        for position, one in enumerate(document.files)
    )
    session.flush()


def _columns(position: int, one: Obligation) -> dict[str, Any]:
    return {
        "position": position,
        "kind": one.kind,
        "text": one.text,
        "unit": one.unit,
        "due": one.due,
        "recurrence": one.recurrence,
        "through": one.through,
        "ours": one.ours,
        "reach": one.reach,
        "cooperating": list(one.cooperating),
        "executor": one.executor,
        "counterpart": one.counterpart,
        "starts": one.starts,
        "event": one.event,
        "certainty": one.certainty,
        "reason": one.reason,
        **span_columns(one.span),
    }


def _obligation_rows(session: Session, document_id: int) -> list[ObligationRow]:
    query = (
        select(ObligationRow)
        .where(col(ObligationRow.document_id) == document_id)
        .order_by(col(ObligationRow.position), col(ObligationRow.id))
    )
    return list(session.scalars(query))
