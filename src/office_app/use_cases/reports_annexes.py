"""The annexes of a report: its figures beside those of the period before, and every table with its rows."""

from collections.abc import Callable, Sequence
from datetime import date

from office_app.domain.markup_writing import markup_of
from office_app.domain.official_paper import Align, Block, BlockKind, Table, paragraph
from office_app.domain.outgoing import DraftAnnex
from office_app.domain.report_counting import change_text
from office_app.domain.reports import (
    AnnexScope,
    CellKind,
    Figure,
    ReportRow,
    ReportTable,
    ReportTables,
)
from office_app.domain.vietnamese import date_vi, number_vi, percent_vi, roman

_HEADS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ báo cáo", "Kỳ trước", "Tăng, giảm")
_WIDTHS = (0.07, 0.45, 0.13, 0.12, 0.12, 0.11)
_ALIGNS = (Align.CENTER, Align.LEFT, Align.CENTER, *[Align.RIGHT] * 3)
_NUMBER = 0.65  # width of the column of numbers, against those of the others
_ALIGN = {CellKind.TEXT: Align.LEFT, CellKind.DATE: Align.CENTER}
_BY_UNIT = ("campaigns", "unit_lines", "people", "members", "indicators")


def report_annexes(report: ReportTables, scope: AnnexScope) -> Sequence[DraftAnnex]:
    """Return the annexes of a report over a period; tables without rows are left out."""
    printed = {AnnexScope.SUMMARY: (), AnnexScope.UNITS: _BY_UNIT}.get(scope)
    tables = [table for table in report.tables if table.rows and (printed is None or table.key in printed)]
    made = [("Số liệu tổng hợp", _figures(report), False)]
    made += [(table.title, table_blocks(table), True) for table in tables]
    return tuple(
        DraftAnnex(
            f"p{at}",
            f"{title} ({report.title.removeprefix('kết quả công tác ')})",
            markup_of(blocks),
            landscape=landscape,
            label=f"Phụ lục {roman(at)}" if len(made) > 1 else "Phụ lục",
        )
        for at, (title, blocks, landscape) in enumerate(made, start=1)
    )


def _figures(report: ReportTables) -> Sequence[Block]:
    rows: list[Sequence[str]] = []
    groups: list[int] = []
    number = 0
    for group in dict.fromkeys(figure.group for figure in report.figures):
        own = [figure for figure in report.figures if figure.group == group and _told(figure)]
        if not own:
            continue
        groups.append(len(rows))
        rows.append((group, *[""] * 5))
        for figure in own:
            main = figure.label[:1].isupper()
            number += main
            rows.append(_figure_row(figure, str(number) if main else ""))
    note = f"Số liệu tính đến ngày {date_vi(report.as_of)}"
    if report.compared_with:
        note += f"; kỳ trước: {report.compared_with}"
    table = Table(_HEADS, rows, _WIDTHS, _ALIGNS, group_rows=groups)
    return _noted(f"({note}. Tỷ lệ là thương của hai tổng; điểm: điểm phần trăm.)", table)


def _told(figure: Figure) -> bool:
    """Tell whether a figure is worth a line: a part of nothing, now and before, is not."""
    return bool(figure.label[:1].isupper() or figure.value or figure.before)


def _figure_row(figure: Figure, number: str) -> Sequence[str]:
    label = figure.label if number else f"- {figure.label}"
    return (number, label, figure.unit, _bare(figure.text), _bare(figure.text_before), change_text(figure))


def _bare(rate: str) -> str:
    return rate.removesuffix(" %")


def table_blocks(table: ReportTable) -> Sequence[Block]:
    """Return one table as it is printed: numbered rows, totals, and its note."""
    columns = table.columns
    rows = [(str(at), *cell_texts(table, row)) for at, row in enumerate(table.rows, start=1)]
    if table.has_total:
        rows.append(("", *total_texts(table)))
    whole = sum(column.width for column in columns) + _NUMBER
    drawn = Table(
        ("STT", *(column.title for column in columns)),
        rows,
        (_NUMBER / whole, *(column.width / whole for column in columns)),
        (Align.CENTER, *(_ALIGN.get(column.kind, Align.RIGHT) for column in columns)),
        total_row=table.has_total,
    )
    return _noted(f"({table.note})" if table.note else "", drawn)


def cell_texts(table: ReportTable, row: ReportRow) -> Sequence[str]:
    """Return the cells of a row as they are printed."""
    return [cell_text(table, at, row) for at in range(len(table.columns))]


def cell_text(table: ReportTable, at: int, row: ReportRow, written: Callable[[date], str] = date_vi) -> str:
    """Return one cell in words, a day as ``written`` gives it; nothing for a rate of what was not counted."""
    column, value = table.columns[at], row.cells[at]
    if column.rate is not None:
        above, below = table.quotient(column, [row])
        blank = row.cells[table.place(column.rate.below)] is None
        return "" if blank else _bare(percent_vi(above, below))
    if value is None:
        return ""
    if isinstance(value, date):
        return written(value)
    return number_vi(value) if isinstance(value, int) else value


def total_texts(table: ReportTable) -> Sequence[str]:
    """Return the cells of the total row as they are printed."""
    texts = []
    for at, column in enumerate(table.columns):
        if column.rate is not None:
            texts.append(_bare(percent_vi(*table.quotient(column))))
        elif column.sums:
            texts.append(number_vi(table.total(column.key)))
        else:
            texts.append("Tổng cộng" if at == 0 else "")
    return texts


def _noted(note: str, table: Table) -> Sequence[Block]:
    drawn = Block(BlockKind.TABLE, table=table)
    return (paragraph(note, italic=True), drawn) if note else (drawn,)
