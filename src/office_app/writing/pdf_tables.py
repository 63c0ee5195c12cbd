"""Tables of a PDF paper. Imported only when one is drawn."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Grid

from office_app.domain.official_paper import Align, Cell, Run, Table
from office_app.domain.vietnamese import number_vi
from office_app.writing import fonts
from office_app.writing.layout_rules import LayoutRules, TextRule
from office_app.writing.pdf_drawn_table import DrawnTable
from office_app.writing.pdf_pages import text_height
from office_app.writing.pdf_rows import CELL, CellText, DrawnRow, drawn_row, paragraph_cell
from office_app.writing.table_layout import (
    RowKind,
    TableRow,
    column_aligns,
    table_head,
    table_row,
    table_rule,
    table_widths,
)

_LEADING = 1.2  # of the size
_SHORT = 200  # letters: longer cells may not keep the last rows together

MakeParagraph = Callable[[Sequence[Run], TextRule, float], Paragraph]


def bare_table(rows: list[list[Any]], widths: Sequence[float]) -> Grid:
    """Return a table without lines, for things that stand side by side, each a list of flowables."""
    grid = Grid(rows, colWidths=list(widths))
    whole = (0, 0), (-1, -1)
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    grid.setStyle(
        [
            ("FONTNAME", *whole, fonts.face(False, False)),
            ("VALIGN", *whole, "TOP"),
            *((side, *whole, 0) for side in sides),
            # reportlab drops the space above a cell's first paragraph
            *(
                ("TOPPADDING", (column, at), (column, at), cell[0].getSpaceBefore())
                for at, row in enumerate(rows)
                for column, cell in enumerate(row)
                if at and cell
            ),
        ]
    )
    return grid


def lined_table(rows: "PaperRows", gap: float) -> DrawnTable:
    """Return a table with lines, ``gap`` points from what is around it; its heads repeat, long cells wrap."""
    drawn = DrawnTable(rows)
    drawn.spaceBefore = drawn.spaceAfter = gap
    return drawn


class PaperRows:
    """Fits ``pdf_drawn_table.Rows``: lays out a table's rows one by one and forgets them when they are drawn.

    ``make`` makes a paragraph of runs in a letter form with an exact line spacing.
    """

    def __init__(self, table: Table, room: float, rules: LayoutRules, make: MakeParagraph) -> None:
        self._table, self._make = table, make
        self._aligns, self._groups = column_aligns(table), set(table.group_rows)
        self._heading = table_rule(rules.styles["table_head"], table.columns)
        self._plain = table_rule(rules.styles["table_cell"], table.columns)
        self.widths: Sequence[float] = table_widths(table, room, self._plain.size)
        self.page_height = text_height(rules)
        self.count, self.drawn = len(table.rows), 0
        self._laid: dict[int, DrawnRow] = {}
        self._uncounted = sorted({*self._groups, *(table.carry.skipped if table.carry else ())})
        self._head = self._lay(table_head(table)) if table.heads else None
        # Footnotes count on as their paragraphs are made: those rows are made now, in their order, and once.
        self._noted = [at for at, row in enumerate(table.rows) if _has_note(row)]
        self._kept = {at: self._lay(self._cells(at)) for at in self._noted}

    def head(self) -> DrawnRow | None:
        return self._head

    def row(self, at: int) -> DrawnRow:
        found = self._kept.get(at) or self._laid.get(at)
        if found is None:
            found = self._laid[at] = self._lay(self._cells(at))
        return found

    def forget(self, at: int) -> None:
        self._laid.pop(at, None)
        self.drawn = max(self.drawn, at + 1)

    def noted(self, start: int, stop: int) -> Sequence[Any]:
        rows = [self._kept[at] for at in self._noted if start <= at < stop]
        return [cell.paragraph for row in rows for cell in row.cells if cell.paragraph is not None]

    # ---- what pages of a register carry over

    def carried(self, start: int) -> DrawnRow | None:
        carry = self._table.carry
        if carry is None or not self._lines_before(start):
            return None
        return self._across(f"Mang sang: {number_vi(carry.before + self._lines_before(start))} {carry.noun}.")

    def carrying(self, start: int, stop: int) -> DrawnRow | None:
        carry = self._table.carry
        if carry is None:
            return None
        here = self._lines_before(stop) - self._lines_before(start)
        total = carry.before + self._lines_before(stop)
        return self._across(
            f"Cộng trang: {number_vi(here)} {carry.noun}; mang sang trang sau: {number_vi(total)} {carry.noun}."
        )

    def _lines_before(self, at: int) -> int:
        return at - bisect_left(self._uncounted, at)

    def _across(self, text: str) -> DrawnRow:
        rule = self._plain
        cell = self._cell((Run(text),), replace(rule, italic=True), Align.LEFT, sum(self.widths))
        return drawn_row(RowKind.PLAIN, [cell], rule.size, rule.size * _LEADING)

    # ---- laying out

    def _cells(self, at: int) -> TableRow:
        return table_row(self._table, at, self._groups)

    def _lay(self, row: TableRow) -> DrawnRow:
        rule = self._heading if row.kind is RowKind.HEAD else self._plain
        if row.kind in (RowKind.GROUP, RowKind.TOTAL):
            rule = replace(rule, bold=True)
        if row.kind is RowKind.GROUP:
            cells = [self._cell(row.cells[0], rule, Align.LEFT, sum(self.widths))]
        else:
            aligns = [Align.CENTER] * len(self.widths) if row.kind is RowKind.HEAD else self._aligns
            cells = [
                self._cell(runs, rule, align, wide)
                for runs, align, wide in zip(row.cells, aligns, self.widths, strict=True)
            ]
        return drawn_row(row.kind, cells, rule.size, rule.size * _LEADING, short=_is_short(row))

    def _cell(self, runs: Sequence[Run], rule: TextRule, align: Align, wide: float) -> CellText:
        """Return text of one face as its lines; runs of several, and words wider than the cell, as a paragraph."""
        face, room = fonts.face(rule.bold, rule.italic), wide - 2 * CELL
        if all(run == Run(run.text) for run in runs):
            lines = fonts.broken_lines("".join(run.text for run in runs), room, face, rule.size)
            if lines is not None:
                return CellText(lines, face, align, wide)
        made = self._make(runs, replace(rule, align=align.value), rule.size * _LEADING)
        return paragraph_cell(made, face, align, wide)


def _has_note(row: Sequence[Cell]) -> bool:
    return any(not isinstance(cell, str) and any(run.note for run in cell) for cell in row)


def _is_short(row: TableRow) -> bool:
    return all(sum(len(run.text) for run in cell) < _SHORT for cell in row.cells)
