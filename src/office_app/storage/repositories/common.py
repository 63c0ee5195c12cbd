"""What several repositories share."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Dialect, TableClause, or_
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from office_app.domain.errors import NotFoundError
from office_app.domain.incoming import Span
from office_app.storage.connections import folded

T = TypeVar("T")
R = TypeVar("R")

_SEPARATORS = re.compile(r"[\W_]+")
_ROWS_AT_ONCE = 100
_CHUNK = 500  # far below the number of parameters that any SQLite allows


def search_key(symbol: str, *parts: str | None) -> str:
    """Return the text that ``words`` are looked for in; the symbol with and without its separators."""
    plain = folded(symbol)
    return " ".join((plain, _SEPARATORS.sub("", plain), *(folded(part) for part in parts if part)))


def has_words(column: Any, words: str) -> list[ColumnElement[bool]]:
    """Return one condition a word: all must be in ``column``, a word like ``nq/tu`` also as ``nqtu``."""
    conditions: list[ColumnElement[bool]] = []
    for word in folded(words).split():
        found = column.contains(word, autoescape=True)
        bare = _SEPARATORS.sub("", word)
        if bare and bare != word:
            found = or_(found, column.contains(bare, autoescape=True))
        conditions.append(found)
    return conditions


def chunks(values: Sequence[T], size: int = _CHUNK) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces that fit into one statement."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def insert_many(
    session: Session,
    table: TableClause,
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    over: bool = False,
) -> None:
    """Insert rows by the hundred; one statement a row would take twice as long over the table's checks.

    Values are hashable: a list is a tuple here. ``over``: write over those that have the same key.
    """
    if not rows:
        return
    connection = session.connection()
    columns = [
        _bound(table.c[name].type, values, connection.dialect)
        for name, values in zip(names, zip(*rows, strict=True), strict=True)
    ]
    begin = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES "
    places = f"({', '.join('?' * len(names))})"
    end = ""
    if over:
        keys = ", ".join(column.name for column in table.primary_key)
        end = (
            f" ON CONFLICT ({keys}) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in names)}"
        )
    for piece in chunks([*zip(*columns, strict=True)], _ROWS_AT_ONCE):
        values = ", ".join([places] * len(piece))
        connection.exec_driver_sql(begin + values + end, (*chain.from_iterable(piece),))


def _bound(kind: TypeEngine[Any], values: Sequence[Any], dialect: Dialect) -> Sequence[Any]:
    """Return what SQLite is given for the values of one column."""
    bind = kind.dialect_impl(dialect).bind_processor(dialect)
    if bind is None:
        return values
    bound = {value: bind(value) for value in {*values}}  # few in many rows: marks, days, nothing at all
    return [bound[value] for value in values]


def in_order(ids: Sequence[int], read: Callable[[Sequence[int]], dict[int, R]]) -> list[R]:
    """Read records of ``ids`` piece by piece and return them in the order given; those gone are left out."""
    found: dict[int, R] = {}
    for piece in chunks(ids):
        found.update(read(piece))
    return [found[one] for one in ids if one in found]


def existing(session: Session, row: type[T], record_id: int | None, what: str) -> T:
    """Return the table row of that id. Raises NotFoundError."""
    found = None if record_id is None else session.get(row, record_id)
    if found is None:
        raise NotFoundError(what=what, id=record_id)
    return found


def id_of(record_id: int | None) -> int:
    """Return the id that the database has just given."""
    assert record_id is not None
    return record_id


def span_of(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def span_columns(span: Span | None) -> dict[str, int | None]:
    return {"span_start": span.start if span else None, "span_end": span.end if span else None}
