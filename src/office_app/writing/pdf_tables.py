"""Tables of a PDF paper. Imported only when one is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Grid

from office_app.domain.official_paper import Align, Run, Table
from office_app.writing import fonts
from office_app.writing.layout_rules import LayoutRules, TextRule
from office_app.writing.pdf_flowables import LinedTable
from office_app.writing.pdf_pages import text_height
from office_app.writing.table_layout import (
    RowKind,
    TableRow,
    column_aligns,
    table_rows,
    table_rule,
    table_widths,
)

_SIDES = {Align.LEFT: "LEFT", Align.CENTER: "CENTER", Align.RIGHT: "RIGHT"}
_CELL = 3.0  # points between a cell's text and its lines
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


def lined_table(table: Table, room: float, rules: LayoutRules, make: MakeParagraph) -> LinedTable:
    """Return a table with lines; its heads repeat, long cells wrap, short ones stay plain for speed.

    ``make`` makes a paragraph of runs in a letter form with an exact line spacing.
    """
    aligns = column_aligns(table)
    head = table_rule(rules.styles["table_head"], table.columns)
    plain = table_rule(rules.styles["table_cell"], table.columns)
    widths, rows = table_widths(table, room, plain.size), table_rows(table)

    def cell(row: TableRow, column: int) -> Any:
        rule = head if row.kind is RowKind.HEAD else replace(plain, align=aligns[column].value)
        wide = widths[column]
        if row.kind is RowKind.GROUP:
            if column:
                return ""
            rule, wide = replace(plain, bold=True, align="left"), sum(widths)
        elif row.kind is RowKind.TOTAL:
            rule = replace(rule, bold=True)
        return _content(row.cells[column], rule, wide - 2 * _CELL, make)

    grid = LinedTable(
        [[cell(row, column) for column in range(table.columns)] for row in rows],
        colWidths=widths,
        repeatRows=1 if table.heads and len(rows) > 1 else 0,
    )
    grid.setStyle([*_common(plain), *_row_commands(rows, head, plain, aligns, bool(table.heads))])
    grid.page_height = text_height(rules)
    grid.spaceBefore = grid.spaceAfter = rules.paragraph
    return grid


def _content(runs: Sequence[Run], rule: TextRule, room: float, make: MakeParagraph) -> Any:
    """Return text that fits on one line as it is, else a paragraph."""
    if len(runs) == 1 and runs[0] == Run(runs[0].text):
        text = runs[0].text
        if "\n" not in text and "  " not in text and fonts.width(text, rule.size, bold=rule.bold) <= room:
            return text
    return [make(runs, rule, rule.size * 1.2)]


def _common(plain: TextRule) -> list[tuple[Any, ...]]:
    whole = (0, 0), (-1, -1)
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [
        ("FONT", *whole, fonts.face(plain.bold, False), plain.size, plain.size * 1.2),
        ("GRID", *whole, 0.5, (0, 0, 0)),
        ("VALIGN", *whole, "MIDDLE"),
        *((side, *whole, _CELL) for side in sides),
    ]


def _row_commands(
    rows: Sequence[TableRow], head: TextRule, plain: TextRule, aligns: Sequence[Align], has_head: bool
) -> list[tuple[Any, ...]]:
    first = 1 if has_head else 0
    commands: list[tuple[Any, ...]] = [
        ("ALIGN", (c, first), (c, -1), _SIDES[align]) for c, align in enumerate(aligns)
    ]
    if has_head:
        commands.append(
            ("FONT", (0, 0), (-1, 0), fonts.face(head.bold, head.italic), head.size, head.size * 1.2)
        )
        commands.append(("ALIGN", (0, 0), (-1, 0), "CENTER"))
    bold = fonts.face(True, plain.italic)
    for at, row in enumerate(rows):
        if row.kind is RowKind.GROUP:
            commands += [("SPAN", (0, at), (-1, at)), ("ALIGN", (0, at), (-1, at), "LEFT")]
            if at + 1 < len(rows):  # a group is not parted from its first row
                commands.append(("NOSPLIT", (0, at), (0, at + 1)))
        if row.kind in (RowKind.GROUP, RowKind.TOTAL):
            commands.append(("FONTNAME", (0, at), (-1, at), bold))
    kept = min(3, len(rows) - first)
    if kept > 1 and all(_is_short(row) for row in rows[-kept:]):
        commands.append(("NOSPLIT", (0, -kept), (-1, -1)))  # the total is not left alone on a page
    return commands


def _is_short(row: TableRow) -> bool:
    return all(sum(len(run.text) for run in cell) < _SHORT for cell in row.cells)
