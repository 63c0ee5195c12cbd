"""Putting a letterhead's left block before its right one, and tables into lines."""

import re
from collections.abc import Sequence

from office_app.reading.formats.motto import has_motto

_APART = re.compile(r"\t+| {4,}")
_FIRST_LINES = 12
_LONGEST_CELL = 1_500  # characters
_MOST_LINES = 20
_CLOSING = re.compile(
    r"[-*\s]*(?:N[oơ]i nhận|NƠI NHẬN|N[oơ]i gửi)|(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.|Q\.)\s*[A-ZĐÀ-Ỹ]{2}"
)
"""How a cell of the closing begins: «Nơi nhận», «T/M BAN THƯỜNG VỤ»."""
_PERSON = re.compile(r"[^\W\d_][^\W\d_A-ZĐ.,;:]*(?: [A-ZĐÀ-Ỹ][^\W\d_A-ZĐ.,;:]*){1,4}")
_SIGNED_ROWS = 4  # titles, «(Ký, ghi rõ họ tên)», names, and one more


def columns_first(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Return the lines of a table, ``rows[row][cell]`` being the lines of a cell.

    A letterhead comes column by column, a table as ``table_rows`` gives it. Other rows come cell by cell from left to
    right: on one line, with tabs, as long as every cell is one line.
    """
    lines: list[str] = []
    if rows and any(has_motto("".join(cell)) for row in rows[:3] for cell in row[1:]):
        wide = next((at for at, row in enumerate(rows) if len(row) < 2), len(rows))
        for column in range(max(len(row) for row in rows[:wide])):
            for row in rows[:wide]:
                if column < len(row):
                    lines += [line for line in row[column] if line.strip()]
        rows = rows[wide:]
    if is_table([["\n".join(cell) for cell in row] for row in rows]):
        return lines + table_rows([[" ".join(cell) for cell in row] for row in rows])
    for row in rows:
        cells = [[line for line in cell if line.strip()] for cell in row]
        filled = [cell for cell in cells if cell]
        if all(len(cell) == 1 for cell in filled):
            lines.append("\t".join(cell[0] for cell in filled))
        else:
            lines += [line for cell in filled for line in cell]
    return lines


def is_table(rows: Sequence[Sequence[str]], *, ruled: bool = False) -> bool:
    """Tell rows of data from a letterhead or signature laid out in a table, and from a frame around text.

    ``ruled``: rules between the cells were seen, so that a single row is enough: the last one on a page of its own.
    """
    filled = [cells for row in rows if (cells := [cell.strip() for cell in row if cell.strip()])]
    if sum(len(row) > 1 for row in filled) < 2 and not (ruled and any(len(row) > 2 for row in filled)):
        return False
    if not ruled and _is_signed(filled):
        return False
    cells = [cell for row in filled for cell in row]
    if any(
        len(cell) > _LONGEST_CELL or cell.count("\n") > _MOST_LINES or "\n|" in f"\n{cell}" for cell in cells
    ):
        return False
    return not any(_CLOSING.match(cell) or (len(cell) < 200 and has_motto(cell)) for cell in cells)


def _is_signed(rows: Sequence[Sequence[str]]) -> bool:
    """Tell «THƯ KÝ», «CHỦ TRÌ» over the names of both: two or three who sign side by side."""
    titles, names = rows[0], rows[-1]
    return (
        len(rows) <= _SIGNED_ROWS
        and len(names) == len(titles) <= 3
        and all(title.isupper() and len(title) > 3 for title in titles)
        and all(_PERSON.fullmatch(name) for name in names)
    )


def table_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as «| a | b |», without columns and rows that hold nothing."""
    width = max(map(len, rows))
    used = [
        column for column in range(width) if any(column < len(row) and row[column].strip() for row in rows)
    ]
    cells = (
        [" ".join(row[column].replace("|", "/").split()) if column < len(row) else "" for column in used]
        for row in rows
    )
    return [f"| {' | '.join(row)} |" for row in cells if any(row)]


def tabs_apart(lines: list[str]) -> list[str]:
    """Put a letterhead that was typed with tabs or spaces between its columns into left and right block."""
    at = next((at for at, line in enumerate(lines[:_FIRST_LINES]) if _is_first(line)), None)
    if at is None:
        return lines
    left: list[str] = []
    right: list[str] = []
    end = at
    for line in lines[at:]:
        parts = _APART.split(line.rstrip(), maxsplit=1)
        if len(parts) < 2:
            break
        end += 1
        left += [parts[0].strip()] if parts[0].strip() else []
        right += [parts[1].strip()] if parts[1].strip() else []
    return lines[:at] + left + right + lines[end:]


def _is_first(line: str) -> bool:
    parts = _APART.split(line.strip(), maxsplit=1)
    return len(parts) == 2 and bool(parts[0]) and has_motto(parts[1])
