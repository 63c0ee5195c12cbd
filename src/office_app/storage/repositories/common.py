"""What several repositories share."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, TableClause, or_
from sqlalchemy.orm import Session

from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.incoming import Span
from office_app.storage.connections import folded

T = TypeVar("T")
R = TypeVar("R")

_SEPARATORS = re.compile(r"[\W_]+")
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


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces that fit into one statement."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def insert_alike(
    session: Session,
    table: TableClause,
    key: str,
    names: Sequence[str],
    alike: Iterable[tuple[Sequence[Any], Sequence[int]]],
    *,
    over: bool = False,
) -> None:
    """Insert rows that differ in one number alone, a statement for all that are alike: a third of the time.

    ``key`` is the column of that number; ``alike`` holds the values of ``names`` and the numbers. ``over``: write
    over rows that are there already.
    """
    connection = session.connection()
    kinds = [table.c[name].type.dialect_impl(connection.dialect) for name in names]
    binds = [kind.bind_processor(connection.dialect) or _as_it_is for kind in kinds]
    rows = [
        (*(bind(value) for bind, value in zip(binds, values, strict=True)), json.dumps(numbers))
        for values, numbers in alike
    ]
    statement = f"INSERT INTO {table.name} ({key}, {', '.join(names)}) SELECT value{', ?' * len(names)}"
    statement += " FROM json_each(?) WHERE true"  # without WHERE the ON would be that of a join
    if over:
        keys = ", ".join(column.name for column in table.primary_key)
        statement += (
            f" ON CONFLICT ({keys}) DO UPDATE SET {', '.join(f'{one} = excluded.{one}' for one in names)}"
        )
    if rows:
        connection.exec_driver_sql(statement, rows)


def _as_it_is(value: Any) -> Any:
    return value


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
