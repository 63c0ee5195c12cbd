"""Tables of a paper as rows ready to print, decided once for the DOCX and the PDF."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from office_app.domain.official_paper import Align, Run, Table, cell_runs, cell_text
from office_app.domain.vietnamese import fold
from office_app.writing import fonts
from office_app.writing.layout_rules import TextRule

_ORDINAL_HEAD = re.compile(r"stt|tt|so tt|so thu tu")
_IN_THE_MIDDLE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|[xX✓–-]")
_FIGURE = re.compile(
    r"[-–+]?(?:\d[\d.]*(?:,\d+)?\s?%?)?"
)  # «1.234», «0,5», «95,57 %»; «–» where there is none
_FEW, _MANY = 7, 11  # columns up to which letters keep their size, or lose a little
_LONG_WORD = 24  # letters; longer ones are broken
_ROOM = 7.0  # points a cell needs beside its text


class RowKind(StrEnum):
    HEAD = "head"
    PLAIN = "plain"
    GROUP = "group"  # one cell across the table
    TOTAL = "total"


@dataclass(frozen=True)
class TableRow:
    kind: RowKind
    cells: Sequence[Sequence[Run]]


def table_rows(table: Table) -> list[TableRow]:
    """Return the rows from the head on, each with a cell for every column."""
    rows = [table_head(table)] if table.heads else []
    groups = set(table.group_rows)
    return [*rows, *(table_row(table, at, groups) for at in range(len(table.rows)))]


def table_head(table: Table) -> TableRow:
    return TableRow(RowKind.HEAD, [cell_runs(head) for head in table.heads])


def table_row(table: Table, at: int, groups: AbstractSet[int]) -> TableRow:
    """Return the row at a place below the head; ``groups`` are the table's ``group_rows``."""
    kind = RowKind.GROUP if at in groups else RowKind.PLAIN
    if table.total_row and at == len(table.rows) - 1:
        kind = RowKind.TOTAL
    return TableRow(
        kind, [cell_runs(cell) for cell in [*table.rows[at], *[""] * table.columns][: table.columns]]
    )


def column_aligns(table: Table) -> list[Align]:
    """Return how the columns stand: as the table says, else by what they hold.

    Ordinal numbers, days and marks in the middle, figures to the right, words to the left.
    """
    if table.aligns:
        return [*table.aligns, *[Align.LEFT] * table.columns][: table.columns]
    return [_align(*_column(table, column)) for column in range(table.columns)]


def _align(head: str, cells: Sequence[str]) -> Align:
    held = [cell.strip() for cell in cells if cell.strip()]
    if not held:
        return Align.LEFT
    if _ORDINAL_HEAD.fullmatch(fold(head).strip(" .")) or all(
        _IN_THE_MIDDLE.fullmatch(cell) for cell in held
    ):
        return Align.CENTER
    return Align.RIGHT if all(_FIGURE.fullmatch(cell) for cell in held) else Align.LEFT


def table_rule(rule: TextRule, columns: int) -> TextRule:
    """Return the letter form in a table: smaller where there are many columns. Our own choice, no rule found."""
    less = 0.0 if columns <= _FEW else 1.5 if columns <= _MANY else 3.0
    return replace(rule, size=max(8.0, rule.size - less))


def table_widths(table: Table, room: float, size: float) -> list[float]:
    """Return the columns' widths in points: by the table's own shares, else by how much text each holds.

    ``size`` is that of the letters: where there is room for it, no word or day is broken.
    """
    texts = [_column(table, column) for column in range(table.columns)]
    least = [
        max(fonts.width(word, size, bold=True) for word in _longest_words(column)) + _ROOM for column in texts
    ]
    shares = list(table.widths)
    given = len(shares) == table.columns and min(shares, default=0) > 0
    if sum(least) >= room:
        wanted = shares if given else least
        return [room * width / sum(wanted) for width in wanted]
    return _at_least(least, shares if given else [_share(*column) for column in texts], room)


def _at_least(least: Sequence[float], shares: Sequence[float], room: float) -> list[float]:
    """Share out ``room``, with no column below its ``least``."""
    widened: set[int] = set()
    while True:
        free = room - sum(least[at] for at in widened)
        whole = sum(share for at, share in enumerate(shares) if at not in widened)
        widths = [least[at] if at in widened else free * share / whole for at, share in enumerate(shares)]
        narrow = {at for at, width in enumerate(widths) if width < least[at]}
        if not narrow:
            return widths
        widened |= narrow


def _column(table: Table, column: int) -> tuple[str, list[str]]:
    """Return head and cells of a column, without the rows that go across."""
    groups = set(table.group_rows)
    cells = [
        cell_text(row[column]) for at, row in enumerate(table.rows) if column < len(row) and at not in groups
    ]
    return table.heads[column] if table.heads else "", cells


def _longest_words(column: tuple[str, list[str]]) -> list[str]:
    """Return the longest word of the head and of the cells, none longer than would be broken anyway."""
    head, cells = column
    longest = [max(words, key=len) for text in (head, *cells) if (words := text.split())]
    return sorted({word[:_LONG_WORD] for word in longest}, key=len)[-3:] or [""]


def _share(head: str, cells: Sequence[str]) -> float:
    longest_word = max((len(word) for text in (head, *cells) for word in text.split()), default=1)
    longest = max((len(text) for text in cells), default=1)
    return max(4.0, min(longest_word, _LONG_WORD) + 2.0, len(head) / 2.2, min(longest + 1.0, 30.0))
