"""Sheets as they travel from the reading process: JSON, a date as ``{"date": "2026-03-05"}``, checked on arrival."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import chain

from office_app.domain.errors.files import FileReadError
from office_app.domain.read_files import Workbook
from office_app.reading.line import told_error
from office_app.reading.protocol import Frame
from office_app.reading.source import Source

_CELLS = {str, int, float, bool, date, type(None)}


def unpacked_sheet(payload: bytes) -> list[list[object]]:
    """Return the rows of one sheet. Raises ValueError, TypeError, KeyError: not of this shape."""
    return _rows(json.loads(payload, object_hook=_date_or_dict))


def unpacked_workbooks(reply: Frame, sources: Sequence[Source]) -> list[Workbook | FileReadError]:
    """Return the workbook of each source, or what was wrong with it.

    Raises:
        ValueError, TypeError, KeyError: not of this shape, or of another number of files.
    """
    told = reply.header["files"]
    if not isinstance(told, list):
        raise ValueError("no list of files")
    found: list[Workbook | FileReadError] = []
    start = 0
    for one, source in zip(told, sources, strict=True):
        if "error" in one:
            found.append(told_error(one, source.name))
            continue
        end = start + int(one["json"])
        book = json.loads(reply.payload[start:end], object_hook=_date_or_dict)
        sheets = {name: _rows(rows) for name, rows in book["sheets"].items()}
        formulas = {name: frozenset(map(str, cells)) for name, cells in book["formulas"].items()}
        found.append(Workbook(source.sha256, sheets, formulas))
        start = end
    return found


def _date_or_dict(found: dict[str, object]) -> object:
    day = found.get("date")
    return date.fromisoformat(day) if isinstance(day, str) and len(found) == 1 else found


def _rows(rows: object) -> list[list[object]]:
    """Return the rows when they hold cells and nothing else."""
    if not isinstance(rows, list) or {*map(type, rows)} - {list}:
        raise ValueError("no rows")
    if {*map(type, chain.from_iterable(rows))} - _CELLS:
        raise ValueError("not a cell")
    return rows
