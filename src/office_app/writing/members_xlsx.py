"""The empty list of members that a clerk fills in and imports."""

from collections.abc import Sequence
from io import BytesIO

from office_app.writing.text_cells import put_text

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


def members_sample(units: Sequence[str]) -> bytes:
    """Return a workbook with the headings, a list of the chi bộ to choose from, and how to fill it in."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Đảng viên"
    thin = Side(style="thin", color="BFBFBF")
    for number, (heading, width) in enumerate(HEADINGS, start=1):
        cell = sheet.cell(1, number, heading)
        cell.font = Font(name="Times New Roman", size=13, bold=True)
        cell.fill = PatternFill("solid", fgColor="F2DCDB")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(thin, thin, thin, thin)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].font = Font(name="Times New Roman", size=13)
    for row in range(2, _ROWS + 2):
        sheet.cell(row, 3).number_format = "DD/MM/YYYY"
        sheet.cell(row, 5).number_format = "@"  # a card number may begin with zeros
    sheet.freeze_panes = "C2"
    exempt = DataValidation(type="list", formula1='"x"', allow_blank=True)
    sheet.add_data_validation(exempt)
    exempt.add(f"G2:G{_ROWS + 1}")
    guide = book.create_sheet("Hướng dẫn")
    lines = (
        "Mỗi đảng viên một dòng ở trang «Đảng viên»; thứ tự cột thế nào cũng được.",
        "Bắt buộc: Họ và tên, Chi bộ. Các cột khác có thể để trống.",
        "Ngày sinh ghi ngày/tháng/năm, ví dụ 25/12/1975; chỉ biết năm thì ghi năm.",
        "Miễn sinh hoạt: ghi x nếu đảng viên được miễn công tác và sinh hoạt đảng.",
        "Chi bộ chưa có trong phần mềm sẽ được thêm mới; nhập lại tệp này không tạo ra người trùng.",
    )
    guide.column_dimensions["A"].width = 100
    for number, line in enumerate(lines, start=1):
        guide.cell(number, 1, line).font = Font(name="Times New Roman", size=13)
    if units:
        choices = book.create_sheet("Chi bộ")
        choices.column_dimensions["A"].width = 40
        for number, name in enumerate(units, start=1):
            cell = choices.cell(number, 1)
            put_text(cell, name)
            cell.font = Font(name="Times New Roman", size=13)
        which = DataValidation(type="list", formula1=f"'Chi bộ'!$A$1:$A${len(units)}", allow_blank=True)
        which.showErrorMessage = False  # a new chi bộ may be typed
        sheet.add_data_validation(which)
        which.add(f"D2:D{_ROWS + 1}")
    content = BytesIO()
    book.save(content)
    return content.getvalue()
