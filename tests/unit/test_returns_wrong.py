"""Return forms as they really come back: torn, sorted, renamed, saved by other programs; each handled or explained."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from office_app.bootstrap import Office
from office_app.domain.returns import Cell, ReadingState
from office_app.domain.study import Mark
from tests.unit.returns_office import HELD, campaign_id, fill, forms, office, read, words

__all__ = ("campaign_id", "forms", "office")  # fixtures
SOFFICE = shutil.which("soffice")


def change(path: Path, edit: Callable[[openpyxl.Workbook, Worksheet], object]) -> Path:
    book = openpyxl.load_workbook(path)
    edit(book, book["Phiếu báo"])
    book.save(path)
    return path


def rename(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.title = "Sheet1"


def sort_visible(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    """Turn the list round as sorting the columns in view would: the hidden numbers stay behind."""
    rows = [[sheet.cell(row, column).value for column in range(2, 8)] for row in range(16, 20)]
    for row, values in zip(range(16, 20), reversed(rows), strict=True):
        for column, value in enumerate(values, 2):
            sheet.cell(row, column).value = value


def sort_whole(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    rows = [[sheet.cell(row, column).value for column in range(1, 9)] for row in range(16, 20)]
    for row, values in zip(range(16, 20), reversed(rows), strict=True):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value


def rename_hidden(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    book["_ma"].title = "Sheet3"


def reorder(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    book.move_sheet("_ma", -2)


def small_words(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["C16"], sheet["C17"], sheet["C8"] = "vắng  có phép", "C", "trực tiếp"


def serial_day(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["C7"].number_format = "General"
    sheet["C7"] = (HELD - date(1899, 12, 30)).days


@pytest.mark.parametrize(
    ("edit", "remark"),
    [
        (rename, ""),
        (rename_hidden, ""),
        (reorder, ""),
        (sort_whole, ""),
        (sort_visible, "4 dòng đã xếp sang chỗ khác; nhận theo họ và tên"),
        (small_words, ""),
        (serial_day, "được đọc là 16/11/2026"),
    ],
)
def test_given_a_form_changed_harmlessly_when_read_then_it_is_taken_for_the_right_people(
    office: Office,
    campaign_id: int,
    forms: list[Path],
    edit: Callable[[openpyxl.Workbook, Worksheet], object],
    remark: str,
):
    (reading,) = read(office, change(fill(forms[0], {"C16": "Vắng có phép", "D16": "ốm"}), edit))
    assert reading.state is ReadingState.WAITING, words(reading)
    assert remark in words(reading) and reading.values is not None and reading.values.held_on == HELD
    absent = [one.full_name for one in reading.values.marks if one.mark is Mark.EXCUSED]
    assert absent == ["Nguyễn An"] and len(reading.values.marks) == 4


def remove_hidden(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    del book["_ma"]


def remove_main(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    del book["Phiếu báo"]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (remove_hidden, "đã mất trang mã ẩn"),
        (remove_main, "không còn trang «Phiếu báo»; xin điền lại vào phiếu gốc"),
        (lambda book, sheet: sheet.insert_rows(5), "đã bị chèn hoặc xóa dòng, cột"),
        (lambda book, sheet: sheet.delete_cols(1), "đã bị chèn hoặc xóa dòng, cột"),
        (lambda book, sheet: sheet.__setitem__("C11", "=1+1"), "là công thức chưa có kết quả"),
        (lambda book, sheet: sheet.__setitem__("C11", 2.5), "đang là «2.5»: phải là số nguyên"),
        (lambda book, sheet: sheet.__setitem__("C7", 7), "phải là ngày đã qua"),
        (lambda book, sheet: sheet.__setitem__("C7", "32/13/2026"), "phải là ngày/tháng/năm"),
        (lambda book, sheet: sheet.__setitem__("B16", "Nguyễn Bình"), "đảng viên này đã có ở dòng"),
    ],
)
def test_given_a_form_torn_when_read_then_it_is_explained_and_nothing_is_written(
    office: Office,
    campaign_id: int,
    forms: list[Path],
    edit: Callable[[openpyxl.Workbook, Worksheet], object],
    said: str,
):
    (reading,) = read(office, change(fill(forms[0], {}), edit))
    assert reading.blocked and said in words(reading)
    assert office.take_returns([reading]) == [] and office.sessions(campaign_id) == []


def test_given_sheets_whose_parts_are_numbered_otherwise_when_read_then_formulas_are_found_in_the_right_one(
    office: Office, forms: list[Path]
):
    path = fill(forms[0], {"C11": "=1+1"})
    swapped = path.with_name("doi-so.xlsx")
    names = {"xl/worksheets/sheet1.xml": "xl/worksheets/sheet9.xml"}
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(swapped, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
                data = data.replace(b"worksheets/sheet1.xml", b"worksheets/sheet9.xml")
            new.writestr(names.get(part, part), data)
    (reading,) = read(office, swapped)
    assert "Ô C11 (Quần chúng tham dự): là công thức chưa có kết quả" in words(reading)


def test_given_people_who_came_and_left_before_the_session_when_read_then_the_clerk_is_told(
    office: Office, campaign_id: int, forms: list[Path]
):
    east, west = (line.unit.id or 0 for line in office.units()[:2])
    office.move_member(office.find_members("Nguyễn An")[0].id or 0, west, date(2026, 11, 10))
    office.add_members(east, ["Nguyễn Giang"])
    (reading,) = read(office, fill(forms[0], {}))
    assert not reading.blocked
    assert "Danh sách đang là «Nguyễn An»: không còn ở chi bộ vào ngày học" in words(reading)
    assert "Danh sách đang là «Nguyễn Giang»: là đảng viên của chi bộ vào ngày học mà phiếu chưa có" in words(
        reading
    )


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_given_forms_saved_by_libreoffice_when_read_then_they_say_what_they_said(
    office: Office, campaign_id: int, forms: list[Path], tmp_path: Path
):
    cells: dict[str, Cell] = {
        "C16": "Vắng có phép",
        "D16": "ốm",
        "E16": date(2026, 11, 18),
        "F17": "x",
        "G17": "8,5",
    }
    right, wrong = fill(forms[0], cells), fill(forms[1], {"C16": "đi chợ"})
    totals = fill(forms[2], {f"C{16 + at}": n for at, n in enumerate((20, 2, 1, 15, 1, 1, 1, 12))})
    before = read(office, right, wrong, totals)
    saved = tmp_path / "libreoffice"
    for kind in ("xlsx", "ods"):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(saved)]
        subprocess.run([*command, *map(str, forms)], check=True, capture_output=True, timeout=200)
    for ending in ("xlsx", "ods"):
        after = read(office, *(saved / f"{path.stem}.{ending}" for path in (right, wrong, totals)))
        assert [one.values for one in after] == [one.values for one in before]
        assert [one.faults for one in after] == [one.faults for one in before] and after[1].blocked
    assert len(office.take_returns(after)) == 2
