"""Papers that arrive, made on the spot: as Word, PDF and text, whole, scanned, damaged and secret."""

from datetime import date
from pathlib import Path

from PIL import Image

from office_app.domain.official_paper import OfficialPaper, SignatureBlock
from office_app.domain.paper_markup import parse_markup
from office_app.writing.paper_files import PaperFiles

BODY = """Thực hiện Kế hoạch số 26-KH/TW, ngày 03/11/2026 của Ban Bí thư, Ban Thường vụ Tỉnh ủy ban hành kế hoạch như sau:
# I- NỘI DUNG
1. Đảng ủy các xã, phường tổ chức học tập đến toàn thể đảng viên; hoàn thành trước ngày 20/12/2026.
# II- TỔ CHỨC THỰC HIỆN
1. Đảng ủy các xã, phường xây dựng kế hoạch thực hiện; báo cáo kết quả về Tỉnh ủy (qua Ban Tuyên giáo và Dân vận Tỉnh ủy) trước ngày 25/12/2026.
2. Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan biên soạn tài liệu."""
SUBJECT = "học tập, quán triệt, tuyên truyền và triển khai thực hiện Nghị quyết số 71-NQ/TW của Bộ Chính trị"


def directive(number: int = 118) -> OfficialPaper:
    """Return a plan of the province."""
    return OfficialPaper(
        superior="",
        issuer="TỈNH ỦY VĨNH YÊN",
        doc_type="Kế hoạch",
        type_code="KH",
        body_code="TU",
        place="Vĩnh Yên",
        subject=SUBJECT,
        blocks=tuple(parse_markup(BODY)),
        signature=SignatureBlock("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Lâm"),
        recipients=("Ban Bí thư Trung ương Đảng (b/c)", "Đảng ủy các xã, phường", "Lưu Văn phòng Tỉnh ủy"),
        number=number,
        issued_on=date(2026, 11, 12),
    )


def word_file(folder: Path, number: int = 118) -> Path:
    path = folder / f"{number}-KH-TU.docx"
    path.write_bytes(PaperFiles().docx(directive(number)))
    return path


def pdf_file(folder: Path, number: int = 118) -> Path:
    path = folder / f"{number}-KH-TU.pdf"
    path.write_bytes(PaperFiles().pdf(directive(number)))
    return path


def scan_file(folder: Path) -> Path:
    path = folder / "Scan_0231.pdf"
    Image.new("L", (620, 877), 255).save(path)
    return path


def damaged_file(folder: Path) -> Path:
    path = folder / "bao cao.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    return path


def secret_file(folder: Path) -> Path:
    path = folder / "cong van mat.txt"
    path.write_text(
        "TỈNH ỦY VĨNH YÊN\n*\nSố 77-BC/TU\nMẬT\n\nVĩnh Yên, ngày 12 tháng 11 năm 2026\n\n"
        "BÁO CÁO\ntình hình nội bộ\n-----\nNội dung báo cáo.\n",
        encoding="utf-8",
    )
    return path
