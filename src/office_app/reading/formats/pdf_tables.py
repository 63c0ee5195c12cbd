"""Pages with tables framed by rules: read row by row and cell by cell, as «| a | b |», however they were drawn."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from office_app.domain.page_layout import Box
from office_app.reading.formats.letterhead import is_table
from office_app.reading.formats.pdf_rules import rules_of
from office_app.reading.formats.pdf_words import PageWords
from office_app.reading.formats.syllables import is_syllable
from office_app.reading.formats.table_grid import Cell, FilledGrid, grids_of

_OWN = -1  # stands for a sign that is not on the page
_SAME_LINE = 0.5  # of the height
_NUMBERS = ("TT", "STT")
_DATE = re.compile(r"\(?(?:\d{1,2}/\d{1,2}|\d{1,2}|[IVX]{1,3})/\d{4}[.,;)]*")
_CUT_AT_STROKE = re.compile(r"(?:\d{1,2}|[IVX]{1,3})(?: /|/ )\d[\d/]*[.,;)]*")


@dataclass(slots=True)
class _Word:
    """A word or the part of one that lies in a cell: place in pdfium's list, left edge and middle height."""

    start: int
    end: int
    left: float
    middle: float
    height: float


class TabledWords(PageWords):
    """The words of a page in the order of its tables' cells; places are those in the text so made."""

    def __init__(self, words: PageWords, found: Sequence["_Table"]) -> None:
        self.page, self._own = words.page, words
        self._made, self._behind = _in_order(words.chars, found)
        self.text = self._made

    @cached_property
    def chars(self) -> str:
        return self._made

    @cached_property
    def places(self) -> Sequence[tuple[int, int]]:
        return [place for place in super().places if self._behind[place[0]] != _OWN]

    def boxes_of(self, places: Sequence[int]) -> "array[float]":
        return self._own.boxes_of([self._behind[place] for place in places])

    def text_behind(self, place: int) -> str:
        return self._made[place + 1 :]


_Table = FilledGrid[_Word]


def with_tables(words: PageWords) -> PageWords:
    """Return the words of a page, in the order of its cells if it has tables with rules."""
    grids = grids_of(words.upright(rules_of(words.page))) if words.text else []
    if not grids:
        return words
    tables: list[_Table] = [FilledGrid(grid) for grid in grids]
    for (start, end), first, last in words.with_corners():
        _put(tables, words, start, end, first, last)
    found = [table for table in tables if _is_framed(table, words.chars)]
    return TabledWords(words, found) if found else words


def _is_framed(table: _Table, chars: str) -> bool:
    """Tell a table from a letterhead or signature with rules, and from a frame around text."""
    rows = [
        [" ".join(chars[w.start : w.end] for w in _by_lines(cell)) for cell in row] for row in table.rows()
    ]
    return is_table(rows, ruled=True)


def _put(tables: Sequence[_Table], words: PageWords, start: int, end: int, first: Box, last: Box) -> None:
    table, cell = _cell_of(tables, first)
    if (table, cell) == _cell_of(tables, last):
        if table is not None and cell is not None:
            table.add(cell, _word(start, end, first))
        return
    begin, box = start, first  # words of two cells that pdfium has run together
    for at, other in enumerate(words.upright_boxes(range(start, end)), start):
        if at > start and (there := _cell_of(tables, other)) != (table, cell):
            if table is not None and cell is not None:
                table.add(cell, _word(begin, at, box))
            begin, box, (table, cell) = at, other, there
    if table is not None and cell is not None:
        table.add(cell, _word(begin, end, box))


def _word(start: int, end: int, box: Box) -> _Word:
    left, top, _, bottom = box
    return _Word(start, end, left, (top + bottom) / 2, top - bottom)


def _cell_of(tables: Sequence[_Table], box: Box) -> tuple[_Table | None, Cell | None]:
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    for table in tables:
        if (cell := table.grid.cell_at(x, y)) is not None:
            return table, cell
    return None, None


def _by_lines(words: Sequence[_Word]) -> list[_Word]:
    """Return the words of a cell line by line, each from left to right."""
    lines: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: -word.middle):
        if lines and lines[-1][0].middle - word.middle < _SAME_LINE * word.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [word for line in lines for word in sorted(line, key=lambda word: word.left)]


def _is_cut(chars: str, before: _Word, word: _Word) -> bool:
    """Tell whether a cell was too narrow for a word, so that its rest stands below: «15/4/2» above «026»."""
    if before.middle - word.middle < _SAME_LINE * word.height:
        return False
    start, end = chars[before.start : before.end], chars[word.start : word.end]
    whole = start + end
    if start.isalpha() and end.isalpha():
        return whole in _NUMBERS or (is_syllable(whole) and not (is_syllable(start) and is_syllable(end)))
    if _CUT_AT_STROKE.fullmatch(f"{start} {end}"):
        return True
    return bool(_DATE.fullmatch(whole)) and "/" in start and not _DATE.fullmatch(start)


def _in_order(chars: str, tables: Sequence[_Table]) -> tuple[str, Sequence[int]]:
    """Return the text with each table where its first word stood, and for each sign its place in ``chars``."""
    taken = sorted(
        (word.start, word.end, number) for number, table in enumerate(tables) for word in table.things
    )
    made: list[str] = []
    behind = array("l")

    def copy(start: int, end: int) -> None:
        made.append(chars[start:end])
        behind.extend(range(start, end))

    def write(sign: str) -> None:
        made.append(sign)
        behind.extend([_OWN] * len(sign))

    told: set[int] = set()
    at = 0
    for start, end, table in taken:
        if chars[at:start].strip():
            copy(at, start)
        at = end
        if table in told:
            continue
        told.add(table)
        for cells in tables[table].rows():
            for number, cell in enumerate(cells):
                write(" | " if number else "\n| ")
                before = None
                for word in _by_lines(cell):
                    write("" if before is None or _is_cut(chars, before, word) else " ")
                    copy(word.start, word.end)
                    before = word
            write(" |")
        write("\n")
    copy(at, len(chars))
    return "".join(made), behind
