"""Lists over the incoming register: columns only, sorted and filtered by the database."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.incoming import IncomingFilter, IncomingLine, IncomingSort, IncomingState
from office_app.domain.vietnamese import sort_key
from office_app.storage.repositories.common import chunks, has_words, in_order
from office_app.storage.tables import IncomingRow

_STATES = case(*((col(IncomingRow.state) == state, place) for place, state in enumerate(IncomingState)))
_SORTED_BY: dict[IncomingSort, tuple[Any, ...]] = {
    IncomingSort.ARRIVAL: (col(IncomingRow.arrival_year), col(IncomingRow.arrival_number)),
    IncomingSort.SYMBOL: (col(IncomingRow.symbol_sort), col(IncomingRow.id)),
    IncomingSort.ISSUED_ON: (col(IncomingRow.issued_on), col(IncomingRow.id)),
    IncomingSort.DOC_TYPE: (col(IncomingRow.doc_type_sort), col(IncomingRow.id)),
    IncomingSort.ISSUER: (col(IncomingRow.issuer_sort), col(IncomingRow.id)),
    IncomingSort.SUBJECT: (col(IncomingRow.subject_sort), col(IncomingRow.id)),
    IncomingSort.STATE: (_STATES, col(IncomingRow.id)),
    IncomingSort.DUE: (col(IncomingRow.next_due), col(IncomingRow.id)),
}
_MAY_BE_EMPTY = {IncomingSort.ISSUED_ON, IncomingSort.DUE}


def ids(session: Session, wanted: IncomingFilter) -> list[int]:
    """Return ids of matching documents; lines without the date sorted by come last either way."""
    query = select(col(IncomingRow.id)).where(*_conditions(wanted))
    order = [column.desc() if wanted.descending else column.asc() for column in _SORTED_BY[wanted.sort]]
    if wanted.sort in _MAY_BE_EMPTY:
        order[0] = order[0].nulls_last()
    # On the connection and one by one: the session's own way makes 100,000 rows first and takes twice as long.
    found = session.connection().execute(query.order_by(*order)).scalars()
    return cast(list[int], list(found))  # a primary key of a stored row is never None


def _conditions(wanted: IncomingFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if words := has_words(col(IncomingRow.search_key), wanted.words):
        # Apart, the words run over the narrow index of ``search_key`` instead of all lines in sorting order.
        conditions.append(col(IncomingRow.id).in_(select(col(IncomingRow.id)).where(*words)))
    if wanted.doc_type is not None:
        conditions.append(col(IncomingRow.doc_type_sort) == sort_key(wanted.doc_type))
    if wanted.issuer is not None:
        conditions.append(col(IncomingRow.issuer_sort) == sort_key(wanted.issuer))
    if wanted.state is not None:
        conditions.append(col(IncomingRow.state) == wanted.state)
    if wanted.year is not None:
        conditions.append(col(IncomingRow.arrival_year) == wanted.year)
    if wanted.due_from is not None:
        conditions.append(col(IncomingRow.next_due) >= wanted.due_from)
    if wanted.due_until is not None:
        conditions.append(col(IncomingRow.next_due) <= wanted.due_until)
    return conditions


def lines(session: Session, wanted: Sequence[int]) -> list[IncomingLine]:
    """Return the lines of these ids in their order."""
    return in_order(wanted, lambda piece: _lines(session, piece))


def _lines(session: Session, piece: Sequence[int]) -> dict[int, IncomingLine]:
    query = select(
        col(IncomingRow.id),
        col(IncomingRow.arrival_number),
        col(IncomingRow.arrival_year),
        col(IncomingRow.arrived_on),
        col(IncomingRow.symbol),
        col(IncomingRow.issued_on),
        col(IncomingRow.doc_type),
        col(IncomingRow.issuer),
        col(IncomingRow.subject),
        col(IncomingRow.state),
        col(IncomingRow.next_due),
    ).where(col(IncomingRow.id).in_(piece))
    return {line.id: line for line in map(_line, session.execute(query))}


def _line(row: Any) -> IncomingLine:
    document_id, number, year, *others = row
    return IncomingLine(document_id, f"{number:02d}/{year}", *others)


def different(session: Session, sorted_by: Any, shown: Any) -> list[str]:
    """Return the different values of ``shown`` in order; writings with one sort key count as one."""
    first = session.execute(
        select(func.min(col(IncomingRow.id))).group_by(col(sorted_by)).order_by(col(sorted_by))
    ).scalars()
    wanted = [found for found in first if found is not None]
    found: dict[int, str] = {}
    for piece in chunks(wanted):
        rows = session.execute(select(col(IncomingRow.id), col(shown)).where(col(IncomingRow.id).in_(piece)))
        found.update((row[0], row[1]) for row in rows)
    return [found[one] for one in wanted if found[one]]
