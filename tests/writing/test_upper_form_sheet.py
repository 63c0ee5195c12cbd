"""Cells put into the XML of a foreign sheet: places left unsaid, rows and cells that are missing, styles to inherit."""

import zipfile
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from lxml import etree

from office_app.domain.upper_forms import Rate, SheetLook, UpperFormError
from office_app.writing.upper_form_sheet import SheetCells
from office_app.writing.upper_form_xlsx import UpperFormBooks

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = f"""<worksheet xmlns="{MAIN}"><cols><col min="3" max="4" style="7"/></cols><sheetData>
<row><c><v>1</v></c><c t="s"><v>0</v></c></row>
<row r="4" spans="1:2" s="5" customFormat="1"><c r="B4"><f>A1*2</f><v>2</v></c><c r="D4"/></row>
</sheetData></worksheet>"""


@pytest.fixture
def root():
    return etree.fromstring(SHEET.encode())


def cells_of(root) -> list[tuple[str | None, list[str | None]]]:
    return [
        (row.get("r"), [cell.get("r") for cell in row.iterfind("{*}c")]) for row in root.iterfind(".//{*}row")
    ]


def test_given_places_left_unsaid_when_a_cell_is_asked_for_then_it_is_counted_to(root):
    cells = SheetCells(root)
    assert cells.cell("A1").find("{*}v").text == "1"
    cells.put(cells.cell("B1"), "tên")
    assert cells.cell("B1").get("t") == "inlineStr"
    assert cells.cell("B1").findtext("{*}is/{*}t") == "tên"


def test_given_rows_and_cells_that_are_missing_when_asked_for_then_they_stand_in_their_order(root):
    cells = SheetCells(root)
    for name in ("C4", "A4", "E4", "C2", "A9"):
        cells.put(cells.cell(name), 3)
    assert cells_of(root) == [
        (None, [None, None]),
        ("2", ["C2"]),
        ("4", ["A4", "B4", "C4", "D4", "E4"]),
        ("9", ["A9"]),
    ]
    assert cells.cell("C4").get("s") == "5"  # of its row
    assert cells.cell("C2").get("s") == "7"  # of its column
    assert cells.cell("A9").get("s") is None


def test_given_values_of_all_kinds_when_put_then_what_stood_there_is_gone(root):
    cells = SheetCells(root)
    assert cells.has_formula(cells.cell("B4"))
    cells.put(cells.cell("D4"), Decimal("95.57"))
    cells.put(cells.cell("B1"), 12)
    assert cells.cell("D4").findtext("{*}v") == "95.57"
    assert cells.cell("B1").attrib.get("t") is None
    cells.forget_results()
    assert cells.cell("B4").find("{*}v") is None
    assert cells.cell("B4").findtext("{*}f") == "A1*2"


def test_given_a_workbook_written_elsewhere_when_rates_are_filled_then_percents_hold_shares_and_others_hundredths():
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cell, look in (("A1", "0.00%"), ("B1", "0.0\\%"), ("C1", "General"), ("D1", '0.0"%"')):
        sheet[cell].number_format = look
    target = BytesIO()
    book.save(target)
    values = {(sheet.title, f"{letter}1"): Rate(2909, 3044) for letter in "ABCD"}
    filled = UpperFormBooks().fill(target.getvalue(), "mẫu", values | {(sheet.title, "E1"): Rate(0, 0)})
    found = openpyxl.load_workbook(BytesIO(filled)).active
    assert found is not None
    assert found["A1"].value == pytest.approx(2909 / 3044)
    assert [found[f"{letter}1"].value for letter in "BCDE"] == [95.57, 95.57, 95.57, "–"]


def test_given_a_whole_sheet_joined_and_a_comment_in_the_book_when_filled_then_the_first_cell_takes_the_value():
    book, book_bytes, target = openpyxl.Workbook(), BytesIO(), BytesIO()
    assert book.active is not None
    book.active.merge_cells("A1:B2")
    book.save(book_bytes)
    with zipfile.ZipFile(book_bytes) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"A1:B2", b"A1:XFD1048576")
            if name == "xl/workbook.xml":
                part = part.replace(b"<calcPr", b"<!-- mau --><calcPrCu")
            new.writestr(name, part)
    books = UpperFormBooks()
    (areas,) = books.merged(target.getvalue(), "mẫu").values()
    assert len(areas) == 1
    assert SheetLook("Sheet", [["tên"]], merged=areas).cell_of("C1048576") == "A1"
    filled = BytesIO(books.fill(target.getvalue(), "mẫu", {("Sheet", "C8"): 12}))
    assert b'<c r="A1"><v>12</v></c>' in zipfile.ZipFile(filled).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("content", [b"", b"khong phai", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_given_a_file_that_is_no_package_when_filled_then_it_is_refused_in_words(content):
    with pytest.raises(UpperFormError, match="mẫu"):
        UpperFormBooks().fill(content, "mẫu", {})


def test_given_a_package_that_is_no_workbook_or_is_damaged_when_filled_then_it_is_refused():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        parts.writestr("word/document.xml", "<x/>")
    with pytest.raises(UpperFormError):
        UpperFormBooks().merged(target.getvalue(), "mẫu")
    book = BytesIO()
    openpyxl.Workbook().save(book)
    damaged = BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<hong" if name.startswith("xl/worksheets/sheet") else old.read(name))
    with pytest.raises(UpperFormError, match="sheet1"):
        UpperFormBooks().fill(damaged.getvalue(), "mẫu", {})
