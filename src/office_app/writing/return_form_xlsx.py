"""The workbook of a return form: protected, with lists to choose from, sums that refuse more than there are."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from office_app.domain import return_layout as layout
from office_app.domain.returns import ReturnForm
from office_app.domain.vietnamese import date_screen, without_controls
from office_app.writing.return_form_guide import write_guide
from office_app.writing.text_cells import put_text
from office_app.writing.workbook_parts import FONT

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_INPUT, _HEAD = "FFF9E5", "F2DCDB"
_MOST_GUESTS = 9999
_LABEL = 40  # characters of a label that fit into one line
_ROW = 18  # points: a row that a finger or a pen can hit


class ReturnFormWorkbooks:
    """Fits ``ports.ReturnFormWriter``; ``mark`` stands in the head of every form and on each printed page."""

    def __init__(self, mark: str = "") -> None:
        self._mark = mark

    def workbook(self, form: ReturnForm) -> bytes:
        """Return the form as XLSX, to be filled in with Excel, WPS or LibreOffice."""
        from openpyxl import Workbook

        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = layout.SHEET
        _Form(sheet, form, self._mark).draw()
        write_guide(book, form.content)
        if self._mark:
            for page in book.worksheets:
                head = page.oddHeader
                assert head is not None
                head.left.text = self._mark
        _hide_identity(book, form)
        book.properties.title = without_controls(f"Phiếu báo kết quả – {form.content.unit}")
        content = BytesIO()
        book.save(content)
        return content.getvalue()


class _Form:
    """Draws the sheet that is filled in."""

    def __init__(self, sheet: "Worksheet", form: ReturnForm, mark: str) -> None:
        self._sheet, self._form, self._content, self._mark = sheet, form, form.content, mark

    def draw(self) -> None:
        for letter, (_, width) in layout.COLUMNS.items():
            self._sheet.column_dimensions[letter].width = width
        self._sheet.column_dimensions[layout.MEMBER_ID].hidden = True
        self._head()
        self._fields()
        if self._content.by_name:
            self._members()
        else:
            self._totals()
        self._protect()
        self._page()

    def _head(self) -> None:
        content = self._content
        self._write("A1", f"ĐẢNG ỦY {content.commune.upper()}", bold=True, merge="A1:C1")
        self._write("D1", "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, merge="D1:G1", center=True)
        self._write("A2", layout.TITLE, bold=True, size=14, merge="A2:G2", center=True)
        due = "" if content.return_by is None else f"Nộp trước hết ngày {date_screen(content.return_by)}"
        self._write(
            "A3", " · ".join(filter(None, (self._mark, due))), merge="A3:G3", center=True, italic=True
        )
        self._write("A4", "Đơn vị", merge="A4:B4")
        self._write(layout.UNIT_CELL, content.unit, bold=True, merge="C4:G4")
        self._write("A5", "Nội dung học", merge="A5:B5")
        self._write(layout.CAMPAIGN_CELL, content.campaign, merge="C5:G5", wrap=True)
        self._sheet.row_dimensions[5].height = 17 * (1 + len(content.campaign) // 64)

    def _fields(self) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        for key, (cell, label) in layout.HEAD.items():
            row = cell[1:]
            self._write(f"A{row}", label, merge=f"A{row}:B{row}")
            self._input(cell, merge=f"C{row}:G{row}")
            self._sheet.row_dimensions[int(row)].height = _ROW
            if key == "held_on":
                self._sheet[cell].number_format = "DD/MM/YYYY"
                self._sheet[cell].value = self._content.session_on
        self._sheet[layout.HEAD["guests"][0]].value = 0
        if self._content.form is not None:
            self._sheet[layout.HEAD["form"][0]].value = layout.FORM_WORDS[self._content.form]
        for key in ("place", "rapporteur"):
            if known := getattr(self._content, key):
                put_text(self._sheet[layout.HEAD[key][0]], known)
        self._sheet.row_dimensions[int(layout.HEAD["note"][0][1:])].height = 34
        self._check(_date_rule(), layout.HEAD["held_on"][0])
        forms = DataValidation(type="list", formula1=_choices(layout.FORM_WORDS.values()), allow_blank=True)
        self._check(_said(forms, "Chọn một hình thức trong danh sách."), layout.HEAD["form"][0])
        self._check(_count_rule(f"{_MOST_GUESTS}"), layout.HEAD["guests"][0])

    def _members(self) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        first, members = layout.FIRST_ROW, self._content.members
        last = first + len(members) - 1
        for letter, (heading, _) in layout.COLUMNS.items():
            self._heading(f"{letter}{first - 1}", heading)
        for at, member in enumerate(members):
            row = first + at
            self._sheet.row_dimensions[row].height = _ROW
            self._cell(f"{layout.NUMBER}{row}", at + 1, center=True)
            self._cell(f"{layout.NAME}{row}", member.full_name)
            self._cell(f"{layout.MEMBER_ID}{row}", member.member_id)
            for letter in (layout.MARK, layout.REASON, layout.MADE_UP, layout.HANDED_IN, layout.SCORE):
                self._input(f"{letter}{row}")
            self._sheet[f"{layout.MARK}{row}"].value = layout.MARK_WORDS[member.mark]
            if member.reason:
                put_text(self._sheet[f"{layout.REASON}{row}"], member.reason)
            self._sheet[f"{layout.MADE_UP}{row}"].number_format = "DD/MM/YYYY"
        marks = DataValidation(type="list", formula1=_choices(layout.MARK_WORDS.values()))
        self._check(_said(marks, "Chọn một mức trong danh sách."), _column(layout.MARK, first, last))
        self._check(_date_rule(), _column(layout.MADE_UP, first, last))
        handed = DataValidation(type="list", formula1=f'"{layout.HANDED_IN_WORD}"', allow_blank=True)
        self._check(_said(handed, "Ghi x hoặc để trống."), _column(layout.HANDED_IN, first, last))
        self._sums(first, last)

    def _sums(self, first: int, last: int) -> None:
        """Live totals under the list: nothing to fill in, the clerk sees what will be counted."""
        marks = _absolute(layout.MARK, first, last)
        count = {mark: f'COUNTIF({marks},"{word}")' for mark, word in layout.MARK_WORDS.items()}
        present, excused, unexcused, exempt, away = count.values()
        called = f"{present}+{excused}+{unexcused}"
        made_up = f'COUNTIF({_absolute(layout.MADE_UP, first, last)},">0")'
        lines = (
            ("Tổng số đảng viên trong danh sách", f"=COUNTA({_absolute(layout.NAME, first, last)})", "0"),
            ("Miễn sinh hoạt, vắng dài ngày", f"={exempt}+{away}", "0"),
            ("Số đảng viên triệu tập", f"={called}", "0"),
            ("Số tham gia", f"={present}", "0"),
            ("Tỷ lệ tham gia", f'=IF({called}=0,"–",({present})/({called}))', "0.00%"),
            ("Đã học bù", f"={made_up}", "0"),
        )
        for at, (label, formula, number_format) in enumerate(lines):
            row = last + 2 + at
            self._write(f"A{row}", label, merge=f"A{row}:B{row}")
            self._sum(f"C{row}", formula)
            self._sheet[f"C{row}"].number_format = number_format

    def _totals(self) -> None:
        first = layout.FIRST_ROW
        self._heading(f"A{first - 1}", "Số liệu của chi bộ", merge=f"A{first - 1}:B{first - 1}")
        self._heading(f"C{first - 1}", "Số lượng")
        cells = {}
        for at, (key, label) in enumerate(layout.TOTALS):
            row = first + at
            self._sheet.row_dimensions[row].height = 2 * _ROW if len(label) > _LABEL else _ROW
            self._write(f"A{row}", label, merge=f"A{row}:B{row}", border=True, wrap=True)
            self._input(f"C{row}")
            cells[key] = f"$C${row}"
        called = f"{cells['members']}-{cells['exempt']}-{cells['away']}"
        absent = f"{cells['excused']}+{cells['unexcused']}"
        most = {
            "members": str(_MOST_GUESTS),
            "exempt": cells["members"],
            "away": f"{cells['members']}-{cells['exempt']}",
            "present": called,
            "excused": f"{called}-{cells['present']}",
            "unexcused": f"{called}-{cells['present']}-{cells['excused']}",
            "made_up": absent,
            "handed_in": cells["members"],
        }
        for key, cell in cells.items():
            self._check(_count_rule(most[key]), cell.replace("$", ""))
        row = first + len(layout.TOTALS) + 1
        self._write(f"A{row}", "Tỷ lệ tham gia", merge=f"A{row}:B{row}")
        self._sum(f"C{row}", f'=IF({called}<=0,"–",{cells["present"]}/({called}))')
        self._sheet[f"C{row}"].number_format = "0.00%"

    def _protect(self) -> None:
        protection = self._sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False  # widths may be changed

    def _page(self) -> None:
        sheet = self._sheet
        sheet.freeze_panes = f"A{layout.FIRST_ROW}" if self._content.by_name else None
        sheet.page_setup.paperSize = "9"  # A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        _fit_to_page(sheet)
        sheet.print_title_rows = f"{layout.FIRST_ROW - 1}:{layout.FIRST_ROW - 1}"
        for side, inches in (("left", 0.6), ("right", 0.4), ("top", 0.5), ("bottom", 0.5)):
            setattr(sheet.page_margins, side, inches)
        footer = sheet.oddFooter
        assert footer is not None and footer.left is not None and footer.right is not None
        footer.left.text = f"Mã phiếu {self._form.identity[:8]} · bản {self._form.version}"
        footer.right.text = "Trang &P/&N"

    # ---- cells

    def _write(
        self,
        cell: str,
        value: str,
        *,
        bold: bool = False,
        italic: bool = False,
        size: int = 12,
        merge: str = "",
        center: bool = False,
        wrap: bool = False,
        border: bool = False,
    ) -> None:
        from openpyxl.styles import Alignment, Font

        target = self._sheet[cell]
        put_text(target, value)
        target.font = Font(name=FONT, size=size, bold=bold, italic=italic)
        horizontal = "center" if center else "left"
        target.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=wrap)
        if border:
            _frame(self._sheet, merge or cell)
        if merge:
            self._sheet.merge_cells(merge)

    def _heading(self, cell: str, text: str, merge: str = "") -> None:
        from openpyxl.styles import PatternFill

        self._write(cell, text, bold=True, center=True, wrap=True, merge=merge, border=True)
        self._sheet[cell].fill = PatternFill("solid", fgColor=_HEAD)

    def _cell(self, cell: str, value: str | int, *, center: bool = False) -> None:
        from openpyxl.styles import Alignment, Font

        target = self._sheet[cell]
        if isinstance(value, str):
            put_text(target, value)
        else:
            target.value = value
        target.font = Font(name=FONT, size=12)
        target.alignment = Alignment(horizontal="center" if center else "left", vertical="center")
        _frame(self._sheet, cell)

    def _sum(self, cell: str, formula: str) -> None:
        self._cell(cell, 0, center=True)
        self._sheet[cell].value = formula

    def _input(self, cell: str, merge: str = "") -> None:
        from openpyxl.styles import Alignment, Font, PatternFill, Protection

        target = self._sheet[cell]
        target.font = Font(name=FONT, size=12)
        target.fill = PatternFill("solid", fgColor=_INPUT)
        target.protection = Protection(locked=False)
        target.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        _frame(self._sheet, merge or cell)
        if merge:
            self._sheet.merge_cells(merge)

    def _check(self, rule: "DataValidation", cells: str) -> None:
        self._sheet.add_data_validation(rule)
        rule.add(cells)


def _date_rule() -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(
        type="date",
        operator="between",
        formula1="DATE(2020,1,1)",
        formula2="DATE(2099,12,31)",
        allow_blank=True,
    )
    return _said(rule, "Ghi ngày/tháng/năm, ví dụ 25/11/2026.")


def _count_rule(most: str) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="whole", operator="between", formula1="0", formula2=most, allow_blank=True)
    return _said(rule, "Ghi số nguyên từ 0 và không lớn hơn số còn lại của chi bộ (tỷ lệ không quá 100 %).")


def _said(rule: "DataValidation", text: str) -> "DataValidation":
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = "Chưa đúng", text
    return rule


def _choices(words: Iterable[str]) -> str:
    return '"' + ",".join(words) + '"'


def _column(letter: str, first: int, last: int) -> str:
    return f"{letter}{first}:{letter}{last}"


def _absolute(letter: str, first: int, last: int) -> str:
    return f"${letter}${first}:${letter}${last}"


def _frame(sheet: "Worksheet", cells: str) -> None:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color="808080")
    rows: tuple[tuple[Cell, ...], ...] = sheet[cells] if ":" in cells else ((sheet[cells],),)
    for row in rows:
        for one in row:
            one.border = Border(thin, thin, thin, thin)


def _fit_to_page(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _hide_identity(book: "Workbook", form: ReturnForm) -> None:
    """Lay down which form this is, where nobody types; sheet protection is no security: all is checked again."""
    sheet = book.create_sheet(layout.HIDDEN)
    sheet.append([layout.SIGN])
    sheet.append(["layout", layout.LAYOUT])
    sheet.append(["identity", form.identity])
    sheet.append(["version", form.version])
    sheet.append(["by_name", int(form.content.by_name)])
    sheet.protection.sheet = True
    sheet.sheet_state = "veryHidden"
