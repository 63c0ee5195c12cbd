"""Text and pictures of PDFs."""

import hashlib
import struct
from pathlib import Path

import pytest

from office_app.domain.errors.files import FileDamagedError, FileMissingError, FileTooLongError, FileTypeError
from office_app.domain.read_files import FileKind
from office_app.reading.client import ReadingProcess
from office_app.reading.formats.page import clean
from office_app.reading.limits import ReadingLimits
from tests.reading.made_files import (
    BODY,
    LEFT,
    NO_PROGRESS,
    RIGHT,
    TITLE,
    docx_bytes,
    letterhead_pdf,
    pdf_bytes,
    raw_pdf,
    scanned_pdf,
)


def test_given_pdf_when_read_then_pages_come_with_text_size_and_hash_of_the_very_bytes(
    reader: ReadingProcess, folder: Path
):
    path = folder / "Kế hoạch số 12 của Tỉnh ủy.pdf"
    path.write_bytes(pdf_bytes([BODY, ["Trang hai: đảng viên"]]))

    text = reader.read(path, NO_PROGRESS)

    assert text.kind is FileKind.PDF
    assert text.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert text.size == path.stat().st_size
    assert [page.number for page in text.pages] == [1, 2]
    assert text.pages[0].text.split("\n") == list(BODY)
    assert text.pages[1].text == "Trang hai: đảng viên"
    assert (text.pages[0].width, text.pages[0].height) == (595, 842)
    assert not text.scanned


@pytest.mark.parametrize("order", ["line", "block", "last"])
@pytest.mark.parametrize("gap", [60, 12, 4])
def test_given_two_column_letterhead_when_read_then_left_block_comes_before_right_block(
    reader: ReadingProcess, folder: Path, order: str, gap: float
):
    path = folder / "hai cột.pdf"
    path.write_bytes(letterhead_pdf(order=order, gap=gap))

    lines = reader.read(path, NO_PROGRESS).pages[0].text.split("\n")

    assert [line.strip() for line in lines if line.strip()] == [*LEFT, *filter(None, RIGHT), *TITLE, *BODY]


def test_given_motto_in_running_text_when_read_then_order_stays(reader: ReadingProcess, folder: Path):
    lines = ["Điều 1. Đảng Cộng sản Việt Nam lãnh đạo.", "Điều 2. Đảng ủy xã tổ chức thực hiện."]
    path = folder / "trích.pdf"
    path.write_bytes(pdf_bytes([lines]))

    assert reader.read(path, NO_PROGRESS).pages[0].text.split("\n") == lines


def test_given_scan_when_read_then_pages_are_marked_scanned(reader: ReadingProcess, folder: Path):
    path = folder / "bản quét.pdf"
    path.write_bytes(scanned_pdf())

    text = reader.read(path, NO_PROGRESS)

    assert [page.scanned for page in text.pages] == [True, True]
    assert text.scanned


def test_given_page_without_text_or_picture_when_read_then_it_is_not_called_scanned(
    reader: ReadingProcess, folder: Path
):
    path = folder / "trang trắng.pdf"
    path.write_bytes(pdf_bytes([["Trang một"], []]))

    assert [page.scanned for page in reader.read(path, NO_PROGRESS).pages] == [False, False]


def test_given_pdf_protected_against_printing_only_when_read_then_it_opens(
    reader: ReadingProcess, folder: Path
):
    path = folder / "cấm in.pdf"
    path.write_bytes(pdf_bytes([["Mật khẩu người dùng rỗng"]], password=""))

    assert reader.read(path, NO_PROGRESS).text == "Mật khẩu người dùng rỗng"


def test_given_pdf_without_pages_when_read_then_it_is_damaged(reader: ReadingProcess, folder: Path):
    path = folder / "không trang.pdf"
    path.write_bytes(raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]))

    with pytest.raises(FileDamagedError):
        reader.read(path, NO_PROGRESS)


def test_given_more_pages_than_allowed_when_read_then_the_error_says_how_many(folder: Path):
    path = folder / "dài.pdf"
    path.write_bytes(pdf_bytes([["x"]] * 6))
    reader = ReadingProcess(limits=ReadingLimits(pdf_pages=5))
    try:
        with pytest.raises(FileTooLongError, match=r"quá dài \(6 trang, giới hạn 5\)"):
            reader.read(path, NO_PROGRESS)
    finally:
        reader.close()


def test_given_hyphen_at_line_end_when_cleaned_then_it_is_a_hyphen():
    assert clean("chính trị\ufffexã hội\r\nkinh\x02tế\x00\ud800") == "chính trị-xã hội\nkinh-tế"


def test_given_pdf_when_page_is_drawn_then_png_has_the_width(reader: ReadingProcess, folder: Path):
    path = folder / "kế hoạch.pdf"
    path.write_bytes(pdf_bytes([BODY, ["hai"], ["ba"]]))

    for page, width in ((0, 900), (2, 333), (0, 1)):
        picture = reader.page_image(path, page, width)
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert _size(picture)[0] == width
    assert _size(reader.page_image(path, 1, 595)) == (595, 842)


def test_given_file_changed_between_two_pages_when_drawn_then_the_new_one_is_shown(
    reader: ReadingProcess, folder: Path
):
    path = folder / "sửa.pdf"
    path.write_bytes(pdf_bytes([["một"]]))
    before = reader.page_image(path, 0, 200)
    path.write_bytes(pdf_bytes([["hai trang, nội dung khác"], ["hai"]]))

    assert reader.page_image(path, 0, 200) != before
    assert reader.page_image(path, 1, 200)


def test_given_pdf_in_memory_when_drawn_then_picture_and_page_count_come(reader: ReadingProcess):
    picture, pages = reader.page_image_of_bytes(pdf_bytes([["một"], ["hai"]]), 1, 400)

    assert (_size(picture)[0], pages) == (400, 2)


def test_given_wrong_page_or_kind_when_drawn_then_it_says_so_and_goes_on(
    reader: ReadingProcess, folder: Path
):
    path, word = folder / "một trang.pdf", folder / "tệp Word.pdf"
    path.write_bytes(pdf_bytes([["một"]]))
    word.write_bytes(docx_bytes())

    with pytest.raises(ValueError, match="page 7 of 1"):
        reader.page_image(path, 7, 100)
    with pytest.raises(ValueError, match="width 0"):
        reader.page_image(path, 0, 0)
    with pytest.raises(FileTypeError, match="văn bản Word"):
        reader.page_image(word, 0, 100)
    with pytest.raises(FileMissingError):
        reader.page_image(folder / "không có.pdf", 0, 100)
    with pytest.raises(FileDamagedError):
        reader.page_image_of_bytes(b"%PDF-1.4 nothing", 0, 100)
    assert _size(reader.page_image(path, 0, 100))[0] == 100


def test_given_page_as_long_as_a_roll_when_drawn_then_it_is_refused(reader: ReadingProcess, folder: Path):
    path = folder / "cuộn giấy.pdf"
    path.write_bytes(
        raw_pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 14400]>>",
            ]
        )
    )

    with pytest.raises(FileTooLongError):
        reader.page_image(path, 0, 2000)


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height
