"""The sheet of a return form that tells how it is filled in."""

from typing import TYPE_CHECKING

from office_app.domain import return_layout as layout
from office_app.domain.returns import FormContent
from office_app.writing.text_cells import put_text
from office_app.writing.workbook_parts import FONT

if TYPE_CHECKING:
    from openpyxl import Workbook

_WIDTH, _CHARACTERS, _LINE = 64, 62, 19
_LINES = (
    "1. Chỉ điền vào các ô nền vàng ở trang «Phiếu báo»; các ô khác đã khóa để số liệu không lệch.",
    "2. Ngày ghi ngày/tháng/năm, ví dụ 25/11/2026. Hình thức và mức tham gia thì chọn trong danh sách của ô.",
    "3. Mỗi đảng viên đã ghi sẵn «Có mặt»: chỉ sửa người vắng. Ai học bù rồi thì ghi ngày học bù.",
    "4. Không có gì phải sửa thì ghi «Không» ở ô «Khó khăn, kiến nghị», để biết phiếu đã điền.",
    "5. Bài thu hoạch: ghi x nếu đã nộp; điểm thì tùy chi bộ.",
    "6. Đảng viên mới hoặc đã chuyển đi mà danh sách chưa có: ghi ở ô «Khó khăn, kiến nghị», không chèn thêm dòng.",
    "7. Không đổi tên trang, không xóa trang, không chép phiếu này cho chi bộ khác: mỗi chi bộ có phiếu riêng.",
    "8. Lưu tệp (tên tệp thế nào cũng được) rồi gửi lại Văn phòng Đảng ủy qua USB hoặc Zalo trước hạn ghi trên phiếu.",
    "9. Nộp nhầm thì sửa và nộp lại: chương trình cho xem chỗ khác nhau trước khi ghi, nộp hai lần không bị tính đôi.",
)


def write_guide(book: "Workbook", content: FormContent) -> None:
    """Add the sheet of it, locked."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(layout.GUIDE)
    sheet.column_dimensions["A"].width = _WIDTH
    heading = f"HƯỚNG DẪN ĐIỀN PHIẾU – {content.unit}"
    for at, line in enumerate((heading, "", *_LINES), start=1):
        cell = sheet.cell(at, 1)
        put_text(cell, line)
        cell.font = Font(name=FONT, size=14 if at == 1 else 13, bold=at == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        # Stated: LibreOffice and Excel would each measure wrapped lines in their own way, or not at all.
        sheet.row_dimensions[at].height = _LINE * max(1, -(-len(line) // _CHARACTERS))
    sheet.protection.sheet = True
    sheet.page_setup.paperSize = "9"
