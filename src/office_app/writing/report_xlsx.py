"""The workbook of a study campaign: live formulas, ready to filter and to print.

The columns are our own proposal: no official form of this table is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from office_app.domain.reports import CampaignFigures
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import SessionFigures, SessionState, StudySession, UnitResult
from office_app.domain.vietnamese import date_vi
from office_app.writing import fonts

_DASH = "–"
_FONT = "Times New Roman"
_COUNT = f'#,##0;-#,##0;"{_DASH}"'  # zero as a dash, but still a number
_RATE = "0.00%"
_HEAD_ROW = 5  # from 0; titles stand above


@dataclass(frozen=True)
class _Column:
    """``value`` gives the cell; with ``rate_of`` the cell is the quotient of sums of the named columns."""

    head: str
    width: float
    value: Callable[[int, UnitResult], object] | None = None
    count: Callable[[SessionFigures], int] | None = None
    rate_of: tuple[tuple[str, ...], str] | None = None
    centred: bool = False


def _held(session: StudySession | None) -> StudySession | None:
    return session if session is not None and session.state is SessionState.HELD else None


def _note(unit: UnitResult) -> str:
    if _held(unit.session):
        return unit.session.note if unit.session else ""
    if unit.session is None:
        return "chưa hẹn"
    return f"{unit.session.state.value} {date_vi(unit.session.planned_on)}"


def _of_held(read: Callable[[StudySession], object]) -> Callable[[int, UnitResult], object]:
    """Return what reads a session that was held; blank for one that was not."""

    def value(_: int, unit: UnitResult) -> object:
        session = _held(unit.session)
        return read(session) if session else ""

    return value


_NUMBER = _Column("STT", 5, value=lambda at, _: at, centred=True)
_UNIT = _Column("Chi bộ, đảng bộ", 26, value=lambda _, unit: unit.unit)
_HELD_ON = _Column("Ngày tổ chức", 11, value=_of_held(lambda s: s.held_on), centred=True)
_PLACE = _Column("Địa điểm", 16, value=_of_held(lambda s: s.place))
_FORM = _Column("Hình thức", 25, value=_of_held(lambda s: s.form.value))
_RAPPORTEUR = _Column("Báo cáo viên", 18, value=_of_held(lambda s: s.rapporteur))
_NOTE = _Column("Ghi chú", 16, value=lambda _, unit: _note(unit))
_COUNTS = (
    _Column("Tổng số đảng viên", 9, count=lambda f: f.members),
    _Column("Được miễn công tác, sinh hoạt", 10, count=lambda f: f.exempt),
    _Column("Triệu tập", 7, count=lambda f: f.called),
    _Column("Tham gia", 7, count=lambda f: f.present),
    _Column("Tỷ lệ tham gia", 9, rate_of=(("Tham gia",), "Triệu tập")),
    _Column("Vắng có lý do", 8, count=lambda f: f.excused),
    _Column("Vắng không lý do", 8, count=lambda f: f.unexcused),
    _Column("Đã học bù", 8, count=lambda f: f.made_up),
    _Column("Tỷ lệ sau học bù", 9, rate_of=(("Tham gia", "Đã học bù"), "Triệu tập")),
    _Column("Quần chúng tham gia", 9, count=lambda f: f.guests),
    _Column("Bài thu hoạch đã nộp", 9, count=lambda f: f.handed_in),
)


class ReportWorkbook:
    """The ``ReportWorkbookWriter`` of the program."""

    def workbook(self, figures: CampaignFigures, settings: OfficeSettings) -> bytes:
        """Return the campaign's workbook: «Tổng hợp» per chi bộ with totals, «Chi tiết» per session held."""
        from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

        target = BytesIO()
        # Texts come from outside: none of them may become a formula or a link.
        book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties(
            {
                "title": f"Tổng hợp kết quả {figures.title}",
                "author": settings.party_committee,
                "company": settings.party_committee,
                "created": datetime.combine(figures.as_of, time()),
            }
        )
        held = [unit for unit in figures.units if _held(unit.session)]
        _Sheet(book, "Tổng hợp", "TongHop", "TỔNG HỢP KẾT QUẢ HỌC TẬP, QUÁN TRIỆT", figures, settings).write(
            (_NUMBER, _UNIT, *_COUNTS, _HELD_ON, _FORM, _RAPPORTEUR, _NOTE), figures.units, total=True
        )
        _Sheet(book, "Chi tiết", "ChiTiet", "CHI TIẾT CÁC HỘI NGHỊ, BUỔI HỌC", figures, settings).write(
            (_NUMBER, _UNIT, _HELD_ON, _PLACE, _FORM, _RAPPORTEUR, *_COUNTS, _NOTE), held, total=False
        )
        book.close()
        return target.getvalue()


class _Sheet:
    """One sheet: titles, a table with filters, the totals under it, and how it prints."""

    def __init__(
        self,
        book: Any,
        name: str,
        table: str,
        title: str,
        figures: CampaignFigures,
        settings: OfficeSettings,
    ) -> None:
        self.sheet = book.add_worksheet(name)
        self.book, self.name, self.table, self.title = book, name, table, title
        self.figures, self.settings = figures, settings
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self, columns: Sequence[_Column], units: Sequence[UnitResult], *, total: bool) -> None:
        heads = [column.head for column in columns]
        self._titles(len(columns))
        head = self._format(bold=True, align="center", text_wrap=True, bg_color="#EDEDED")
        for at, column in enumerate(columns):
            self.sheet.set_column(at, at, column.width)
            self.sheet.write_string(_HEAD_ROW, at, column.head, head)
        first = _HEAD_ROW + 1
        for at, unit in enumerate(units):
            for place, column in enumerate(columns):
                self._cell(first + at, place, column, columns, at + 1, unit)
            # Not every reader fits the height to wrapped text by itself.
            lines = max(_lines(column, at + 1, unit) for column in columns)
            self.sheet.set_row(first + at, 3 + 15 * lines)
        last = first + len(units) - 1
        if units:
            self.sheet.add_table(
                _HEAD_ROW,
                0,
                last,
                len(columns) - 1,
                {
                    "name": self.table,
                    "style": None,
                    "columns": [{"header": name, "header_format": head} for name in heads],
                },
            )
        row = last + 1
        if total:
            self._totals(row, first, last, columns)
            row += 1
        self._notes(row + 1, len(columns))
        self._print(row + 2, len(columns))

    # ---- cells

    def _cell(
        self, row: int, place: int, column: _Column, columns: Sequence[_Column], at: int, unit: UnitResult
    ) -> None:
        if column.count is not None:
            self.sheet.write_number(row, place, column.count(unit.figures), self._format(num_format=_COUNT))
        elif column.rate_of is not None:
            self._rate(row, place, column, columns, unit.figures, bold=False)
        else:
            assert column.value is not None
            value = column.value(at, unit)
            align = "center" if column.centred else "left"
            if isinstance(value, date):
                form = self._format(num_format="dd/mm/yyyy", align=align)
                self.sheet.write_datetime(row, place, datetime.combine(value, time()), form)
            elif isinstance(value, int):
                self.sheet.write_number(row, place, value, self._format(align=align))
            else:
                form = self._format(align=align, text_wrap=True)
                if value:
                    self.sheet.write_string(row, place, str(value), form)
                else:
                    self.sheet.write_blank(row, place, None, form)

    def _rate(
        self,
        row: int,
        place: int,
        column: _Column,
        columns: Sequence[_Column],
        figures: SessionFigures,
        *,
        bold: bool,
    ) -> None:
        """Write a live quotient; its value goes with it, for readers that do not calculate."""
        assert column.rate_of is not None
        above, below = column.rate_of
        heads = [other.head for other in columns]
        over = _at(row, heads.index(below))
        sum_of = "+".join(_at(row, heads.index(name)) for name in above)
        counts = {other.head: other.count(figures) for other in columns if other.count is not None}
        called = counts[below]
        value: float | str = sum(counts[name] for name in above) / called if called else _DASH
        form = self._format(num_format=_RATE, align="right", bold=bold)
        self.sheet.write_formula(row, place, f'=IF({over}=0,"{_DASH}",({sum_of})/{over})', form, value=value)

    def _totals(self, row: int, first: int, last: int, columns: Sequence[_Column]) -> None:
        total = self.figures.total
        for place, column in enumerate(columns):
            if column.count is not None:
                value = column.count(total)
                form = self._format(num_format=_COUNT, bold=True)
                if last >= first:
                    formula = f"=SUM({_at(first, place)}:{_at(last, place)})"
                    self.sheet.write_formula(row, place, formula, form, value=value)
                else:
                    self.sheet.write_number(row, place, value, form)
            elif column.rate_of is not None:
                self._rate(row, place, column, columns, total, bold=True)
            else:
                text = "Tổng cộng" if column is _UNIT else ""
                self.sheet.write_string(row, place, text, self._format(bold=True))
        self.book.define_name(
            "Tong_cong", f"='{self.name}'!{_at(row, 0, '$')}:{_at(row, len(columns) - 1, '$')}"
        )

    # ---- around the table

    def _titles(self, columns: int) -> None:
        due = f"; thời hạn học xong: {date_vi(self.figures.due)}" if self.figures.due else ""
        lines = (
            (self.settings.party_committee.upper(), {"bold": True, "align": "left"}),
            (self.title, {"bold": True, "font_size": 14, "align": "center"}),
            (self.figures.title, {"bold": True, "align": "center"}),
            (
                f"Số liệu tính đến ngày {date_vi(self.figures.as_of)}{due}",
                {"italic": True, "align": "center"},
            ),
        )
        for row, (text, look) in enumerate(lines):
            form = self._format(border=0, text_wrap=True, **look)
            self.sheet.merge_range(row, 0, row, columns - 1, "", form)
            self.sheet.write_string(row, 0, text, form)
        self.sheet.set_row(2, 18 * (1 + len(self.figures.title) // 120))

    def _notes(self, row: int, columns: int) -> None:
        text = (
            "Ghi chú: Tỷ lệ tham gia = Tham gia : Triệu tập; Tỷ lệ sau học bù = (Tham gia + Đã học bù) : Triệu tập; "
            "Triệu tập = Tổng số - Được miễn. Tỷ lệ chung tính từ tổng số, không lấy trung bình các chi bộ; quần chúng "
            "không tính vào tỷ lệ. Biểu do văn phòng tự lập, không phải biểu mẫu của cấp trên."
        )
        form = self._format(border=0, italic=True, text_wrap=True, align="left")
        self.sheet.merge_range(row, 0, row, columns - 1, "", form)
        self.sheet.write_string(row, 0, text, form)
        self.sheet.set_row(row, 32)

    def _print(self, rows: int, columns: int) -> None:
        sheet = self.sheet
        sheet.freeze_panes(_HEAD_ROW + 1, 2)
        sheet.set_row(_HEAD_ROW, 66)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, rows - 1, columns - 1)
        sheet.set_header("&C&P")
        sheet.set_footer(f"&L&A&R{date_vi(self.figures.as_of)}")

    def _format(self, **look: Any) -> Any:
        values = {"font_name": _FONT, "font_size": 11, "border": 1, "valign": "vcenter"} | look
        key = tuple(sorted(values.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(values)
        return self.formats[key]


def _lines(column: _Column, at: int, unit: UnitResult) -> int:
    value = column.value(at, unit) if column.value else None
    # A unit of width is 7 pixels, 5.25 points.
    return fonts.lines(value, column.width * 5.25, 11) if isinstance(value, str) else 1


def _at(row: int, column: int, fixed: str = "") -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

    return str(xl_rowcol_to_cell(row, column, row_abs=bool(fixed), col_abs=bool(fixed)))
