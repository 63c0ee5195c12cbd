"""Plain text and workbooks."""

from datetime import date, datetime
from pathlib import Path

import pytest

from office_app.domain.errors.files import (
    FileDamagedError,
    FileMissingError,
    FileReadError,
    FileTooLongError,
    FileTypeError,
    ReadingTooBigError,
    SheetTypeError,
)
from office_app.domain.read_files import FileKind, Workbook
from office_app.reading.client import ReadingProcess
from office_app.reading.formats.ods_formulas import formula_cells
from office_app.reading.formats.txt import decode
from office_app.reading.limits import ReadingLimits
from tests.reading.made_files import NO_PROGRESS, docx_bytes, write_bomb, xlsx_bytes

TEXT = "Số 12-KH/TU\nĐảng ủy xã tổ chức quán triệt Nghị quyết; hoàn thành trước ngày 15/3/2026.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_given_unicode_text_when_read_then_it_comes_as_written(
    reader: ReadingProcess, folder: Path, encoding: str
):
    path = folder / "công văn số 5.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))

    text = reader.read(path, NO_PROGRESS)

    assert text.kind is FileKind.TXT
    assert text.text == TEXT


def test_given_windows_1258_when_decoded_then_tones_are_joined_with_their_vowels():
    # What old Vietnamese Windows programs wrote: "Đảng ủy xã tổ chức" with tones as characters of their own.
    assert decode(b"\xd0a\xd2ng u\xd2y xa\xde t\xf4\xd2 ch\xfd\xecc") == "Đảng ủy xã tổ chức"


def test_given_old_font_bytes_when_decoded_then_they_stay_as_they_are():
    assert decode("§¶ng ñy x· tæ chøc häc tËp".encode("cp1252")) == "§¶ng ñy x· tæ chøc häc tËp"


def test_given_one_broken_byte_in_utf8_when_decoded_then_the_rest_is_right():
    assert decode("Đảng ủy xã tổ chức học tập".encode() + b"\xff") == "Đảng ủy xã tổ chức học tập\ufffd"


def test_given_form_feeds_when_read_then_they_are_pages(reader: ReadingProcess, folder: Path):
    path = folder / "in ra.txt"
    path.write_text("trang một\ftrang hai\f", encoding="utf-8")

    assert [page.text for page in reader.read(path, NO_PROGRESS).pages] == ["trang một", "trang hai"]


def test_given_nul_bytes_when_read_then_it_is_no_text(reader: ReadingProcess, folder: Path):
    path = folder / "rác.txt"
    path.write_bytes("chữ\0chữ".encode())

    with pytest.raises(FileTypeError, match="dữ liệu nhị phân"):
        reader.read(path, NO_PROGRESS)


def test_given_text_beyond_the_limit_when_read_then_the_error_says_how_long(folder: Path):
    path = folder / "dài.txt"
    path.write_text("ă" * 2001, encoding="utf-8")
    reader = ReadingProcess(limits=ReadingLimits(text_chars=2000))
    try:
        with pytest.raises(FileTooLongError, match=r"2\.001 ký tự, giới hạn 2\.000"):
            reader.read(path, NO_PROGRESS)
    finally:
        reader.close()


def test_given_workbook_when_read_then_first_sheet_with_cells_comes_typed(
    reader: ReadingProcess, folder: Path
):
    path = folder / "Danh sách đảng viên.xlsx"
    rows: list[list[object]] = [
        ["Họ và tên", "Ngày vào Đảng", "Tuổi Đảng"],
        [" Nguyễn Thị Ánh ", date(1999, 5, 19), 26],
    ]
    rows += [["Trần Văn Bình", datetime(2001, 2, 3, 7, 30), 24.5], [None, True, None], ["", None, None]]
    path.write_bytes(xlsx_bytes(rows, empty_first=True))

    assert reader.read_sheet(path, NO_PROGRESS) == [
        ["Họ và tên", "Ngày vào Đảng", "Tuổi Đảng"],
        ["Nguyễn Thị Ánh", date(1999, 5, 19), 26],
        ["Trần Văn Bình", date(2001, 2, 3), 24.5],
        [None, "TRUE", None],
    ]


def test_given_table_not_at_a1_when_read_then_rows_start_at_a1(reader: ReadingProcess, folder: Path):
    path = folder / "lệch.xlsx"
    path.write_bytes(xlsx_bytes([[], [None, "B2"]]))

    assert reader.read_sheet(path, NO_PROGRESS) == [[None, None], [None, "B2"]]


def test_given_empty_workbook_when_read_then_there_are_no_rows(reader: ReadingProcess, folder: Path):
    path = folder / "trống.xlsx"
    path.write_bytes(xlsx_bytes([]))

    assert list(reader.read_sheet(path, NO_PROGRESS)) == []


def test_given_workbooks_read_together_when_some_are_wrong_then_each_answer_stands_in_its_place(
    reader: ReadingProcess, folder: Path
):
    good, word, bomb, again = (folder / name for name in ("1.xlsx", "2.xlsx", "3.xlsx", "4.xlsx"))
    good.write_bytes(xlsx_bytes([["Có mặt", " cách\xa0quãng ", 7, 1, True, False, date(2026, 3, 5), "a\nb"]]))
    word.write_bytes(docx_bytes())
    write_bomb(bomb, "xl/worksheets/sheet1.xml", 400 << 20)
    again.write_bytes(xlsx_bytes([["date"], [2.5]]))

    found = reader.read_workbooks([good, word, folder / "không có.xlsx", bomb, again], NO_PROGRESS)

    books = {place: one for place, one in enumerate(found) if isinstance(one, Workbook)}
    assert {place: next(iter(book.sheets.values())) for place, book in books.items()} == {
        0: [["Có mặt", "cách\xa0quãng", 7, 1, "TRUE", "FALSE", date(2026, 3, 5), "a\nb"]],
        4: [["date"], [2.5]],
    }
    assert [type(found[place]) for place in (1, 2, 3)] == [
        SheetTypeError,
        FileMissingError,
        ReadingTooBigError,
    ]
    assert "«3.xlsx»" in str([one.text_vi() for one in found if isinstance(one, FileReadError)])

    (name,) = books[4].sheets
    (without,) = reader.read_workbooks([again], NO_PROGRESS, leave_out=(name,))
    assert isinstance(without, Workbook) and not without.sheets


def test_given_too_many_rows_when_read_then_the_error_says_how_many(folder: Path):
    path = folder / "dài.xlsx"
    path.write_bytes(xlsx_bytes([[at] for at in range(11)]))
    reader = ReadingProcess(limits=ReadingLimits(sheet_rows=10))
    try:
        with pytest.raises(FileTooLongError, match="11 dòng, giới hạn 10"):
            reader.read_sheet(path, NO_PROGRESS)
    finally:
        reader.close()


def test_given_other_kinds_when_read_as_sheet_then_the_error_tells_what_it_is(
    reader: ReadingProcess, folder: Path
):
    word, broken, bomb = folder / "a.xlsx", folder / "b.xlsx", folder / "c.xlsx"
    word.write_bytes(docx_bytes())
    broken.write_bytes(xlsx_bytes([["x"]])[:-500])
    write_bomb(bomb, "xl/worksheets/sheet1.xml", 400 << 20)

    with pytest.raises(SheetTypeError, match="văn bản Word"):
        reader.read_sheet(word, NO_PROGRESS)
    with pytest.raises(FileDamagedError):
        reader.read_sheet(broken, NO_PROGRESS)
    with pytest.raises(ReadingTooBigError):
        reader.read_sheet(bomb, NO_PROGRESS)


def test_given_workbook_when_read_as_document_then_every_sheet_is_a_page_of_rows(
    reader: ReadingProcess, folder: Path
):
    path = folder / "Danh sách.xlsx"
    path.write_bytes(
        xlsx_bytes([["TT", "Việc", "Hạn"], [1, "Tổ chức học tập", date(2026, 7, 5)], [2, None, 0.5]])
    )

    text = reader.read(path, NO_PROGRESS)

    assert text.kind is FileKind.XLSX
    assert text.text.split("\n") == [
        "| TT | Việc | Hạn |",
        "| 1 | Tổ chức học tập | 05/07/2026 |",
        "| 2 |  | 0,5 |",
    ]


def test_given_the_content_of_an_ods_when_looked_through_then_formulas_are_found_at_their_cells():
    rows = (
        '<table:table-row table:number-rows-repeated="14"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell/><table:covered-table-cell table:number-columns-repeated="25"/>'
        '<table:table-cell table:formula="of:=SUM([.A1:.A2])" office:value="3"/></table:table-row>'
    )
    sheets = f'<table:table table:name="A &amp; B">{rows}</table:table><table:table table:name="C">{rows}</table:table>'
    assert formula_cells(f"<x>{sheets}</x>".encode()) == {"A & B": ["AA15"], "C": ["AA15"]}
