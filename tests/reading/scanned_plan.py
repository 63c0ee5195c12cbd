"""The plan that tests of optical reading have scanned and photographed, and what must be read of it."""

from datetime import date
from pathlib import Path

from PIL import Image

from office_app.domain.errors import Cancelled
from office_app.domain.read_files import ReadFile
from office_app.domain.vietnamese import fold_tone
from tests.documents import make_pdf
from tests.scans import page_pictures

TEXT = """ĐẢNG BỘ TỈNH SƠN BÌNH
ĐẢNG ỦY XÃ ĐÔNG HẢI
*
Số 86-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Đông Hải, ngày 09 tháng 02 năm 2026
KẾ HOẠCH
học tập, quán triệt Nghị quyết số 79-NQ/TW, ngày 06/01/2026 của Bộ Chính trị
-----
Thực hiện Kế hoạch số 41-KH/TU, ngày 02/02/2026 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy xã ban hành kế hoạch như sau:
1. Các chi bộ trực thuộc tổ chức hội nghị học tập cho đảng viên, hoàn thành trước ngày 20/3/2026.
2. Ban Xây dựng Đảng theo dõi, đôn đốc và báo cáo kết quả về Ban Thường vụ Đảng ủy xã trước ngày 31/3/2026.
Nơi nhận:
- Ban Thường vụ Tỉnh ủy,
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lê Thị Hòa"""


def clean_page(folder: Path) -> Image.Image:
    """Return the paper as a clean picture."""
    return page_pictures(make_pdf(TEXT, folder / "sạch.pdf"))[0]


def folded(text: str) -> str:
    return fold_tone(text).casefold()


def check(read: ReadFile) -> None:
    """Check what the office needs of the paper."""
    found = read.recognised
    assert found.symbol and found.symbol.value == "86-KH/ĐU"
    assert found.issued_on and found.issued_on.value == date(2026, 2, 9)
    assert [cited.symbol for cited in found.cited if cited.symbol == "41-KH/TU"]
    assert {deadline.due for deadline in found.deadlines} >= {date(2026, 3, 20), date(2026, 3, 31)}


class Steps:
    """Progress that keeps what it was told, and stops when told of a page."""

    def __init__(self, stop_at: str = "") -> None:
        self.told: list[str] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        if what not in self.told:
            self.told.append(what)
        if self._stop_at and what.startswith(self._stop_at):
            raise Cancelled
