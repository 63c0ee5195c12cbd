"""Which cells of an ODS hold formulas; calamine gives their values alone."""

import html
import re
from collections.abc import Mapping

_TAG = re.compile(r"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]{0,2000})>")
_NAME = re.compile(r'\btable:name="([^"]*)"')
_REPEATED = re.compile(r'\btable:number-(?:rows|columns)-repeated="(\d{1,7})"')
_FORMULA = "table:formula="


def formula_cells(content: bytes) -> Mapping[str, list[str]]:
    """Return by sheet which cells hold formulas, as ``"C7"``, of the part ``content.xml``."""
    found: dict[str, list[str]] = {}
    sheet, row, row_to_come, column = "", 0, 1, 0
    for tag in _TAG.finditer(content.decode("utf-8", "replace")):
        kind, attributes = tag[1], tag[2]
        repeated = _REPEATED.search(attributes)
        times = int(repeated[1]) if repeated is not None else 1
        if kind == "table":
            name = _NAME.search(attributes)
            sheet, row_to_come = html.unescape(name[1]) if name is not None else "", 1
        elif kind == "table-row":
            row, row_to_come, column = row_to_come, row_to_come + times, 0
        else:
            if _FORMULA in attributes:
                found.setdefault(sheet, []).append(f"{_letters(column)}{row}")
            column += times
    return found


def _letters(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
