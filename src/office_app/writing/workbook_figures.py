"""The sheet of a report's figures: each a live formula over the rows it is counted from, and what has to hold."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from office_app.domain.report_counting import points_moved
from office_app.domain.reports import CellValue, Figure, Identity, ReportTables
from office_app.domain.workbooks import SheetHeading
from office_app.writing import fonts
from office_app.writing import workbook_parts as parts
from office_app.writing.workbook_parts import COUNT, DASH, POINTS, RATE, SIZE, Formats
from office_app.writing.workbook_tables import (
    HEAD_ROW,
    PlacedTable,
    merge,
    set_up_page,
    write_titles,
)

_HEADS = ("Chỉ số", "Đơn vị tính", "Kỳ này", "Kỳ trước", "Tăng, giảm", "Lý do tăng, giảm", "Các dòng ở trang")
_WIDTHS = (46, 13, 12, 12, 16, 30, 20)
_VALUE, _BEFORE, _CHANGE, _REASON, _LINK = 2, 3, 4, 5, 6
_COMPARING = (_BEFORE, _CHANGE, _REASON)  # nothing to see where there is no period before
_LONGEST_TEXT = 250  # letters that Excel takes within a formula
_HOLDS, _HOLDS_NOT = "đạt", "chưa khớp"
_CHANGE_COUNT = "+#,##0;-#,##0;0"
_CHANGE_RATE = '+0.00" điểm %";-0.00" điểm %";0'


class FigureSheet:
    """Writes the figures of a report, group by group, with formulas over ``placed``, its tables by key."""

    def __init__(
        self, sheet: Any, formats: Formats, report: ReportTables, placed: Mapping[str, PlacedTable]
    ) -> None:
        self._sheet, self._format = sheet, formats
        self._report, self._placed = report, placed
        self._rows: dict[str, int] = {}  # of the figures, by key

    def write(self, heading: SheetHeading) -> None:
        write_titles(self._sheet, self._format, heading, len(_HEADS))
        look = self._format.head()
        alone = not any(figure.before is not None or figure.reason for figure in self._report.figures)
        for at, (head, wide) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
            self._sheet.set_column(at, at, wide, None, {"hidden": alone and at in _COMPARING})
            self._sheet.write_string(HEAD_ROW, at, head, look)
        self._sheet.set_row(HEAD_ROW, 24)
        row = self._place()
        for figure in self._report.figures:
            self._figure(self._rows[figure.key], figure)
        row = self._identities(row + 1)
        set_up_page(self._sheet, (row, len(_HEADS)), HEAD_ROW, heading)
        self._sheet.freeze_panes(HEAD_ROW + 1, 1)

    def _place(self) -> int:
        """Give each figure its row, below the line of its group, and return the row after the last."""
        row, group = HEAD_ROW + 1, None
        for figure in self._report.figures:
            if figure.group != group:
                group = figure.group
                look = self._format(bold=True, bg_color="#F7F7F7")
                merge(self._sheet, row, len(_HEADS), group or "Số liệu", look)
                row += 1
            self._rows[figure.key] = row
            row += 1
        return row

    def _figure(self, row: int, figure: Figure) -> None:
        is_rate = figure.of is not None
        look = self._format(num_format=RATE if is_rate else COUNT, align="right", bold=True)
        plain = self._format(num_format=RATE if is_rate else COUNT, align="right")
        self._text(row, 0, figure.label, indent=1 if figure.label[:1].islower() else 0)
        self._text(row, 1, figure.unit)
        value = _quotient(figure.value, figure.of)
        formula = self._rate_formula(figure) if figure.rate is not None else self._formula(figure)
        if formula:
            self._sheet.write_formula(row, _VALUE, formula, look, value)
        else:
            self._sheet.write(row, _VALUE, value, look)
        if figure.before is None:
            self._sheet.write_blank(row, _BEFORE, None, plain)
            self._sheet.write_blank(row, _CHANGE, None, plain)
        else:
            self._sheet.write(row, _BEFORE, _quotient(figure.before, figure.before_of), plain)
            self._change(row, figure, is_rate)
        self._text(row, _REASON, figure.reason)
        self._link(row, figure)
        lines = max(_lines(figure.label, _WIDTHS[0]), _lines(figure.reason, _WIDTHS[_REASON]))
        self._sheet.set_row(row, 3 + 15 * lines)

    def _change(self, row: int, figure: Figure, is_rate: bool) -> None:
        look = self._format(num_format=_CHANGE_RATE if is_rate else _CHANGE_COUNT, align="right")
        moved = points_moved(figure) if is_rate else figure.value - (figure.before or 0)
        if moved is None:
            self._sheet.write_string(row, _CHANGE, DASH, look)
            return
        cells = [parts.cell_name(row, at) for at in (_VALUE, _BEFORE)]
        if is_rate:  # between the rates as they are printed
            cells = [f"ROUND({cell}*100,2)" for cell in cells]
        self._sheet.write_formula(row, _CHANGE, f"=({cells[0]}-{cells[1]})", look, float(moved))

    def _text(self, row: int, column: int, text: str, **more: Any) -> None:
        look = self._format.text(text, **more)
        if text:
            self._sheet.write_string(row, column, parts.plain(text), look)
        else:
            self._sheet.write_blank(row, column, None, look)

    def _link(self, row: int, figure: Figure) -> None:
        """Lead to the rows behind a figure, those of a rate to what it is divided by."""
        counted = figure if figure.rate is None else self._report.figure(figure.rate.below)
        placed = self._placed.get(counted.table)
        look = self._format(font_color="#1F5FA8", underline=1, text_wrap=True)
        if placed is None:
            self._sheet.write_blank(row, _LINK, None, self._format())
        else:
            place = f"internal:{parts.quoted(placed.sheet)}!{parts.cell_name(HEAD_ROW, 0)}"
            self._sheet.write_url(row, _LINK, place, look, placed.sheet)

    # ---- formulas

    def _rate_formula(self, figure: Figure) -> str:
        assert figure.rate is not None
        above = "+".join(parts.cell_name(self._rows[key], _VALUE) for key in figure.rate.above)
        below = parts.cell_name(self._rows[figure.rate.below], _VALUE)
        return f'=IF({below}=0,"{DASH}",({above})/{below})'

    def _formula(self, figure: Figure) -> str:
        """Return the count over the rows as a formula; empty where there is none to be had."""
        placed = self._placed.get(figure.table)
        if placed is None or placed.last < placed.first:
            return ""
        conditions = []
        for key, values in figure.where:
            tests = [_is(placed.range(key), value) for value in values]
            if not all(tests):
                return ""
            conditions.append(f"(({'+'.join(tests)})>0)")
        if not figure.sum_of:
            return f"=SUMPRODUCT({'*'.join(conditions)}*1)" if conditions else f"={_count(placed)}"
        added = [
            f"SUMPRODUCT({'*'.join(conditions)}*1,{placed.range(key)})"
            if conditions
            else f"SUM({placed.range(key)})"
            for key in figure.sum_of
        ]
        return f"={'+'.join(added)}"

    # ---- what has to hold

    def _identities(self, row: int) -> int:
        if not self._report.identities:
            return row
        merge(self._sheet, row, len(_HEADS), "Kiểm tra số liệu", self._format(bold=True, bg_color="#F7F7F7"))
        for at, identity in enumerate(self._report.identities, row + 1):
            self._identity(at, identity)
        return row + 1 + len(self._report.identities)

    def _identity(self, row: int, identity: Identity) -> None:
        # The report names what would be wrong; a line of checks names what holds.
        self._text(row, 0, identity.text.replace(" không bằng ", " bằng "))
        left, right = self._sum(identity.left), self._sum(identity.right)
        holds = self._value(identity.left) == self._value(identity.right)
        look = self._format(align="center")
        words = f'=IF({left}={right},"{_HOLDS}","{_HOLDS_NOT}")'
        self._sheet.write_formula(row, 1, words, look, _HOLDS if holds else _HOLDS_NOT)
        for at in range(2, len(_HEADS)):
            self._sheet.write_blank(row, at, None, look)
        self._sheet.set_row(row, 3 + 15 * _lines(identity.text, _WIDTHS[0]))

    def _sum(self, keys: Sequence[str]) -> str:
        return "+".join(parts.cell_name(self._rows[key], _VALUE) for key in keys) or "0"

    def _value(self, keys: Sequence[str]) -> int:
        return sum(self._report.figure(key).value for key in keys)


def _quotient(value: int, of: int | None) -> float | str:
    if of is None:
        return value
    return value / of if of else DASH


def _count(placed: PlacedTable) -> str:
    """Return a count of all rows of a table that stays right when rows are added within it."""
    first, last = placed.range(placed.table.columns[0].key).rsplit("!", 1)[1].split(":")
    return f"ROWS({parts.quoted(placed.sheet)}!{first}:{last})"


def _is(cells: str, value: CellValue) -> str:
    """Return a test of each cell of a column; empty for a text that no formula can hold."""
    if value is None:
        return f'({cells}="")'
    if isinstance(value, date):
        return f"({cells}=DATE({value.year},{value.month},{value.day}))"
    if isinstance(value, int):
        return f"({cells}={value})"
    if not value.isprintable() or len(value) > _LONGEST_TEXT:
        return ""
    quoted = value.replace('"', '""')
    return f'({cells}="{quoted}")'


def _lines(text: str, wide: float) -> int:
    return fonts.lines(text, (wide - 1) * POINTS, SIZE) if text else 1
