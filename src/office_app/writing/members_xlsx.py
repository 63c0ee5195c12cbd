"""The empty list of members that a clerk fills in and imports."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from office_app.writing.text_cells import put_text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = (
    ("STT", 6),
    ("Họ và tên", 28),
    ("Ngày sinh", 14),
    ("Chi bộ", 30),
    ("Số thẻ Đảng", 16),
    ("Chức vụ", 20),
    ("Miễn sinh hoạt", 16),
)
_ROWS = 500
_FACE = "Times New Roman"
_HOW_TO = (
    "Mỗi đảng viên một dòng ở trang «Đảng viên»; thứ tự cột thế nào cũng được.",
    "Bắt buộc: Họ và tên, Chi bộ. Các cột khác có thể để trống.",
    "Ngày sinh ghi ngày/tháng/năm, ví dụ 25/12/1975; chỉ biết năm thì ghi năm.",
    "Miễn sinh hoạt: ghi x nếu đảng viên được miễn công tác và sinh hoạt đảng.",
    "Chi bộ chưa có trong phần mềm sẽ được thêm mới; nhập lại tệp này không tạo ra người trùng.",
)


def members_sample(units: Sequence[str]) -> bytes:
    """Return a workbook with the headings, a list of the chi bộ to choose from, and how to fill it in."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Đảng viên"
    _write_headings(sheet)
    for row in range(2, _ROWS + 2):
        sheet.cell(row, 3).number_format = "DD/MM/YYYY"
        sheet.cell(row, 5).number_format = "@"  # a card number may begin with zeros
    sheet.freeze_panes = "C2"
    _offer(sheet, "G", '"x"')
    _write_guide(book)
    if units:
        _write_units(book, units)
        _offer(sheet, "D", f"'Chi bộ'!$A$1:$A${len(units)}", others=True)  # a new chi bộ may be typed
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _write_headings(sheet: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    thin = Side(style="thin", color="BFBFBF")
    for number, (heading, width) in enumerate(HEADINGS, start=1):
        cell = sheet.cell(1, number, heading)
        cell.font = Font(name=_FACE, size=13, bold=True)
        cell.fill = PatternFill("solid", fgColor="F2DCDB")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(thin, thin, thin, thin)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = width
        column.font = Font(name=_FACE, size=13)


def _offer(sheet: "Worksheet", column: str, values: str, *, others: bool = False) -> None:
    """Let a column's cells be chosen from a list; ``others`` may be typed too."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=values, allow_blank=True)
    if others:
        choice.showErrorMessage = False
    sheet.add_data_validation(choice)
    choice.add(f"{column}2:{column}{_ROWS + 1}")


def _write_guide(book: "Workbook") -> None:
    from openpyxl.styles import Font

    guide = book.create_sheet("Hướng dẫn")
    guide.column_dimensions["A"].width = 100
    for number, line in enumerate(_HOW_TO, start=1):
        guide.cell(number, 1, line).font = Font(name=_FACE, size=13)


def _write_units(book: "Workbook", units: Sequence[str]) -> None:
    from openpyxl.styles import Font

    sheet = book.create_sheet("Chi bộ")
    sheet.column_dimensions["A"].width = 40
    for number, name in enumerate(units, start=1):
        cell = sheet.cell(number, 1)
        put_text(cell, name)
        cell.font = Font(name=_FACE, size=13)
