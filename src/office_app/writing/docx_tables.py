"""Tables of a Word paper."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from office_app.domain.official_paper import Run, Table
from office_app.writing import docx_styles as styles
from office_app.writing import docx_xml as xml
from office_app.writing.docx_xml import Para
from office_app.writing.layout_rules import LayoutRules, TextRule
from office_app.writing.table_layout import (
    RowKind,
    TableRow,
    column_aligns,
    table_rows,
    table_rule,
    table_widths,
)

WriteRuns = Callable[[Iterable[Run], TextRule, float | None], str]


def lined_table(table: Table, room: float, rules: LayoutRules, write: WriteRuns) -> str:
    """Return a table with lines; its head repeats, no row is split, total and groups stay with their neighbours."""
    plain = table_rule(rules.styles["table_cell"], table.columns)
    widths, rows = table_widths(table, room, plain.size), table_rows(table)
    aligns = [align.value for align in column_aligns(table)]

    def made(at: int, row: TableRow) -> str:
        is_head = row.kind is RowKind.HEAD
        key = "table_head" if is_head else "table_cell"
        rule = rules.styles[key]
        size = table_rule(rule, table.columns).size
        bold = row.kind in (RowKind.GROUP, RowKind.TOTAL)
        kept = is_head or row.kind is RowKind.GROUP or len(rows) - 3 <= at < len(rows) - 1

        def paragraph(column: int) -> Para:
            runs = [replace(run, bold=run.bold or bold) for run in row.cells[column]]
            side = "" if is_head or row.kind is RowKind.GROUP else aligns[column]
            return Para(
                styles.style_id(key),
                write(runs, rule, size),
                keep_next=kept and at < len(rows) - 1,
                line=size * 1.2,
                align=side if side != "left" else "",
            )

        if row.kind is RowKind.GROUP:
            return xml.row([xml.cell([paragraph(0)], sum(widths), span=len(widths), middle=True)])
        cells = [xml.cell([paragraph(c)], wide, middle=True) for c, wide in enumerate(widths)]
        return xml.row(cells, head=is_head)

    return xml.table(styles.LINED, widths, [made(at, row) for at, row in enumerate(rows)])
