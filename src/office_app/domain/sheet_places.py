"""Cells of a sheet by their names, as C8, and areas whose cells are joined."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

ROWS, COLUMNS = 1_048_576, 16_384  # of an XLSX sheet; Excel calls a file with cells beyond damaged
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}", re.ASCII)


def is_cell(name: str) -> bool:
    """Tell whether a sheet has a cell of this name."""
    if not _CELL.fullmatch(name):
        return False
    row, column = place_of(name)
    return row < ROWS and column < COLUMNS


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(column: int) -> str:
    """Return A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def place_of(cell: str) -> tuple[int, int]:
    """Return row and column, from 0, of a cell's name."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, column_number(letters) - 1


@dataclass(frozen=True)
class JoinedArea:
    """Cells shown as one, by their first and last rows and columns, from 0; it may be as large as the sheet."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def named(cls, name: str) -> Self | None:
        """Return the area called as in «A1:C3», None when there is no such area."""
        first, _, last = name.replace("$", "").partition(":")
        if not is_cell(first) or not is_cell(last or first):
            return None
        rows, columns = zip(place_of(first), place_of(last or first), strict=True)
        return cls(min(rows), min(columns), max(rows), max(columns))

    @property
    def first(self) -> str:
        """The cell that holds the value."""
        return cell_name(self.top, self.left)

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def area_of(cell: str, areas: Iterable[JoinedArea]) -> JoinedArea | None:
    """Return the area that a cell is part of."""
    row, column = place_of(cell)
    return next((area for area in areas if area.holds(row, column)), None)
