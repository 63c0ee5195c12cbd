"""What both stories make of a paper, and what must stand in the files at the end."""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pypdfium2

from tests.documents import make_docx, make_pdf
from tests.story.papers import Paper

# What the report of three chi bộ must say: 9 members, 1 exempt, 8 called, 6 present, 1 excused, 1 unexcused.
CALLED, PRESENT, RATE = 8, 6, "75,00 %"


def file_of(paper: Paper, folder: Path) -> Path:
    """Make the paper a PDF or a Word file, in turn, under a name as it arrives."""
    if len(paper.name) % 2:
        return make_pdf(paper.text, folder / f"Văn bản {paper.name}.pdf")
    return make_docx(paper.text, folder / f"Văn bản {paper.name}.docx")


def check_plan(files: Sequence[Path], directive_symbol: str) -> None:
    """Read the issued plan back with other readers and look for what a secretary looks for."""
    by_suffix = {file.suffix: file for file in files}
    pages = pdf_pages(by_suffix[".pdf"])
    text = " ".join(pages)
    for part in (
        "ĐẢNG BỘ TỈNH VĨNH YÊN",
        "ĐẢNG ỦY XÃ THANH LÂM",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 01-KH/ĐU",
        "Thanh Lâm, ngày 23 tháng 11 năm 2026",
        "KẾ HOẠCH",
        directive_symbol,
        "Nơi nhận:",
        "T/M BAN THƯỜNG VỤ",
        "Đỗ Mạnh Hà",
    ):
        assert part in text, part
    assert not pages[0].startswith("1 ")
    assert all(page.startswith(f"{number} ") for number, page in enumerate(pages[1:], start=2))
    words = word_text(by_suffix[".docx"])
    assert "KẾ HOẠCH" in words
    assert directive_symbol in words


def check_report(files: Sequence[Path]) -> None:
    """Read the issued report back: the same figures in text, annex and workbook."""
    by_suffix = {file.suffix: file for file in files}
    text = " ".join(pdf_pages(by_suffix[".pdf"]))
    for part in ("BÁO CÁO", "Số 01-BC/ĐU", RATE, "Chi bộ Thôn Đông", "Tổng cộng"):
        assert part in text, part
    assert RATE in word_text(by_suffix[".docx"])
    book = openpyxl.load_workbook(by_suffix[".xlsx"], data_only=True)
    total = next(row for row in book["Tổng hợp"].iter_rows(values_only=True) if "Tổng cộng" in row)
    assert CALLED in total
    assert PRESENT in total
    assert any(isinstance(cell, float) and abs(cell - PRESENT / CALLED) < 1e-9 for cell in total)


def pdf_pages(path: Path) -> list[str]:
    """Return the text of each page in one line."""
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def word_text(path: Path) -> str:
    """Return the text of the body's paragraphs in one line."""
    return " ".join(" ".join(p.text for p in docx.Document(str(path)).paragraphs).split())
