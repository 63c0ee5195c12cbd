"""Papers that arrive, made on the spot: as Word, PDF and text, whole, scanned, damaged and secret."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument

from office_app.domain.official_paper import OfficialPaper, SignatureBlock
from office_app.domain.paper_markup import parse_markup
from office_app.domain.read_files import LegacyFont
from office_app.writing.paper_files import PaperFiles
from tests.reading.made_files import in_old_letters, pdf_bytes
from tests.scans import page_pictures, scan_pdf, scanned, stamp

BODY = """Thực hiện Kế hoạch số 26-KH/TW, ngày 03/11/2026 của Ban Bí thư, Ban Thường vụ Tỉnh ủy ban hành kế hoạch như sau:
# I- NỘI DUNG
1. Đảng ủy các xã, phường tổ chức học tập đến toàn thể đảng viên; hoàn thành trước ngày 20/12/2026.
# II- TỔ CHỨC THỰC HIỆN
1. Đảng ủy các xã, phường xây dựng kế hoạch thực hiện; báo cáo kết quả về Tỉnh ủy (qua Ban Tuyên giáo và Dân vận Tỉnh ủy) trước ngày 25/12/2026.
2. Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan biên soạn tài liệu."""
OLD_LETTER = """tỉnh ủy vĩnh yên
Số 31-CV/TU
Vĩnh Yên, ngày 12 tháng 11 năm 2026
Kính gửi: Đảng ủy các xã, phường
Đề nghị Đảng ủy các xã, phường tổ chức quán triệt Nghị quyết đến toàn thể đảng viên; hoàn thành trước ngày 20/12/2026.
"""
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


def long_pdf_file(folder: Path) -> Path:
    """Return a plan that is signed on page 3."""
    path = folder / "dài.pdf"
    one = directive()
    path.write_bytes(PaperFiles().pdf(replace(one, blocks=(*one.blocks, *[one.blocks[1]] * 30))))
    return path


def scan_file(folder: Path) -> Path:
    path = folder / "Scan_0231.pdf"
    Image.new("L", (620, 877), 255).save(path)
    return path


def photo_file(folder: Path) -> Path:
    path = folder / "zalo_8841.jpg"
    Image.new("RGB", (620, 877), "white").save(path)
    return path


def scan_of_directive(folder: Path, number: int = 118) -> Path:
    """Return the plan as a scanner brings it: pictures, with words to be recognised."""
    pages = page_pictures(pdf_file(folder, number))
    path = folder / f"Quet_{number}.pdf"
    return scan_pdf([scanned(page, number) for page in pages], path)


def letter_with_scan(folder: Path) -> Path:
    """Return a PDF whose first page has text of its own while the plan behind it is scanned."""
    path = folder / "Cong van gui kem.pdf"
    mixed = PdfDocument(pdf_bytes([["Công văn gửi kèm: kế hoạch học tập của Tỉnh ủy"]]))
    scan = PdfDocument(scan_of_directive(folder))
    mixed.import_pages(scan)
    mixed.save(path)
    scan.close()
    mixed.close()
    return path


def secret_scan(folder: Path) -> Path:
    """Return the plan scanned with a secrecy mark stamped on its first page."""
    first, *others = page_pictures(pdf_file(folder, 77))
    first = stamp(first, "MẬT", (420, 480))
    path = folder / "Quet_mat.pdf"
    return scan_pdf([scanned(page, 3) for page in (first, *others)], path)


def old_font_file(folder: Path) -> Path:
    """Return a letter in TCVN3 that reads well as Unicode too, in part: the letters must be chosen."""
    path = folder / "cong van cu.txt"
    path.write_text(in_old_letters(OLD_LETTER, LegacyFont.TCVN3), encoding="utf-8")
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
