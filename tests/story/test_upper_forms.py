"""An upper level's own workbook: mapped once, filled each period, all else in it as it came."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.files import FileReadError
from office_app.domain.settings import OfficeSettings
from office_app.domain.upper_forms import FormCell, UpperFormError
from tests.writing.report_tables import report

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
SOFFICE = shutil.which("soffice")
SHEET = "Biểu 1"
CELLS = (
    FormCell(SHEET, "B3", "don_vi", "Tên đơn vị báo cáo"),
    FormCell(SHEET, "B7", "called", "Triệu tập"),
    FormCell(SHEET, "B8", "present", "Tham gia"),
    FormCell(SHEET, "B9", "rate", "Tỷ lệ tham gia"),
    FormCell(SHEET, "C9", "rate@truoc", "Tỷ lệ tham gia, tháng 8"),
    FormCell(SHEET, "H30", "units", "Chi bộ trong đợt"),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = open_office(tmp_path_factory.mktemp("upper") / "data", now=lambda: NOW)
    made.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A form as a province sends it: joined cells, colours, formulas, a chart, bars, a list to choose from, a lock."""
    path = tmp_path_factory.mktemp("form") / "Biểu 01-BTGDV.xlsx"
    from xlsxwriter.workbook import Workbook as Written  # type: ignore[import-untyped]

    book = Written(str(path))
    sheet = book.add_worksheet(SHEET)
    red = book.add_format({"bold": True, "font_color": "#B42318", "bg_color": "#FFF3D1", "border": 1})
    percent = book.add_format({"num_format": "0.0%", "border": 1})
    sheet.merge_range("A1:C1", "BIỂU TỔNG HỢP", red)
    sheet.write("A3", "Đơn vị")
    sheet.merge_range("B3:C3", "", red)
    for row, words in enumerate(("Triệu tập", "Tham gia", "Tỷ lệ", "Vắng"), 7):
        sheet.write(f"A{row}", words)
    sheet.write_blank("B7", None, red)
    sheet.write("B8", 5, red)
    sheet.write_blank("B9", None, percent)
    sheet.write_formula("B10", "=B7-B8", red, 999)
    sheet.write_formula("B11", f"='{SHEET}'!B10*2", red, 999)
    sheet.data_validation("B12", {"validate": "list", "source": ["có", "không"]})
    sheet.conditional_format("B7:B8", {"type": "data_bar", "data_bar_2010": True})
    sheet.protect("khoa")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{SHEET}'!$B$7:$B$8"})
    sheet.insert_chart("E2", chart)
    sheet.insert_textbox("E20", "Ghi chú của cấp trên")
    book.add_worksheet("Danh mục").write("A1", "không động đến")
    book.close()
    return path


@pytest.fixture(scope="module")
def filled(office: Office, form: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    opened = office.open_upper_form(form)
    path, missing = office.fill_upper_form(opened, CELLS, report(), tmp_path_factory.mktemp("out"))
    assert missing == []
    return path


def read(path: Path, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(path, data_only=values)


pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


def test_given_a_form_when_opened_then_sheets_formulas_and_joined_cells_are_seen(office, form):
    opened = office.open_upper_form(form)
    first, second = opened.look.sheets
    assert (first.name, second.name) == (SHEET, "Danh mục")
    assert first.rows[0][0] == "BIỂU TỔNG HỢP"
    assert first.formulas == {"B10", "B11"}
    assert first.cell_of("C3") == "B3"
    assert opened.form.cells == ()
    assert opened.look.remarks == []


def test_given_cells_mapped_when_filled_then_each_has_its_figure_in_its_own_style(filled):
    sheet = read(filled)[SHEET]
    assert sheet["B3"].value == "Đảng ủy xã La Hiên"
    assert (sheet["B7"].value, sheet["B8"].value) == (1368, 1275)
    assert sheet["B9"].value == pytest.approx(1275 / 1368)  # a cell of percents holds a share
    assert sheet["C9"].value == 91.67
    assert sheet["H30"].value == 5
    assert sheet["B7"].font.color.rgb == "FFB42318"
    assert sheet["B9"].number_format == "0.0%"


def test_given_cells_mapped_when_filled_then_formulas_stay_and_keep_no_old_result(filled):
    assert read(filled)[SHEET]["B10"].value == "=B7-B8"
    assert read(filled, values=True)[SHEET]["B10"].value is None
    with zipfile.ZipFile(filled) as parts:
        assert b'fullCalcOnLoad="1"' in parts.read("xl/workbook.xml")


def test_given_all_that_a_library_would_drop_when_filled_then_it_is_there_byte_for_byte(filled, form):
    with zipfile.ZipFile(form) as old, zipfile.ZipFile(filled) as new:
        assert new.namelist() == old.namelist()
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert changed <= {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
        sheet = new.read("xl/worksheets/sheet1.xml").decode()
    for kept in ("<extLst>", "sheetProtection", "mergeCell ", "dataValidation ", "<drawing "):
        assert kept in sheet


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_given_a_filled_form_when_libreoffice_opens_it_then_its_formulas_give_what_our_figures_say(
    filled, tmp_path
):
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(filled)], check=True, capture_output=True, timeout=300)
    sheet = read(tmp_path / "out" / filled.name, values=True)[SHEET]
    assert (sheet["B10"].value, sheet["B11"].value) == (1368 - 1275, 2 * (1368 - 1275))


def test_given_a_form_when_filled_twice_then_neither_the_source_nor_the_first_file_is_touched(
    office, form, tmp_path
):
    before = form.read_bytes()
    opened = office.open_upper_form(form)
    first, _ = office.fill_upper_form(opened, CELLS, report(), form.parent)
    content = first.read_bytes()
    second, _ = office.fill_upper_form(opened, CELLS[:3], report(), form.parent)
    assert first != second
    assert first.name == "Biểu 01-BTGDV - kết quả công tác tháng 9 năm 2026.xlsx"
    assert first.read_bytes() == content
    assert form.read_bytes() == before


def test_given_a_form_kept_when_the_next_period_comes_then_its_cells_are_known_also_for_a_new_copy(
    office, form
):
    office.keep_upper_form(office.open_upper_form(form), CELLS)
    assert office.upper_forms() == ["Biểu 01-BTGDV"]
    text = (office.folder / "mau" / "Biểu 01-BTGDV.toml").read_text(encoding="utf-8")
    assert 'o = "B7"\nma = "called"\nlay = "Triệu tập"' in text
    assert tuple(office.open_upper_form("Biểu 01-BTGDV").form.cells) == CELLS
    assert tuple(office.open_upper_form(form).form.cells) == CELLS
    office.remove_upper_form("Biểu 01-BTGDV")
    assert office.upper_forms() == []
    with pytest.raises(UpperFormError):
        office.open_upper_form("Biểu 01-BTGDV")


def test_given_two_bodies_whose_names_begin_alike_when_kept_then_each_form_has_its_own_cells(office, form):
    whole = "Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên, Phòng"
    bodies = [f"{whole} {name}" for name in ("Lý luận chính trị", "Khoa giáo")]
    opened = office.open_upper_form(form)
    kept = [
        office.keep_upper_form(office.upper_form_of(opened, body), [cell])
        for body, cell in zip(bodies, CELLS, strict=False)
    ]
    assert len({one.form.name for one in kept}) == 2
    for body, cell in zip(bodies, CELLS, strict=False):
        assert list(office.upper_form_of(opened, body).form.cells) == [cell]
    for one in kept:
        office.remove_upper_form(one.form.name)


def test_given_a_figure_that_the_report_lacks_when_filled_then_the_rest_is_and_it_is_named(
    office, form, tmp_path
):
    unknown = FormCell(SHEET, "B8", "khong_co", "Số lạ")
    path, missing = office.fill_upper_form(
        office.open_upper_form(form), (CELLS[1], unknown), report(), tmp_path
    )
    assert missing == [unknown]
    assert read(path)[SHEET]["B8"].value == 5
    assert read(path)[SHEET]["B7"].value == 1368


def test_given_a_cell_with_a_formula_when_filled_then_it_is_refused(office, form, tmp_path):
    cell = FormCell(SHEET, "B10", "called")
    with pytest.raises(UpperFormError, match="công thức"):
        office.fill_upper_form(office.open_upper_form(form), [cell], report(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_given_a_sheet_that_is_not_there_this_time_when_filled_then_its_cells_are_named_and_kept(
    office, form, tmp_path
):
    cells = (CELLS[1], FormCell("Biểu 9", "B1", "called"))
    office.keep_upper_form(office.open_upper_form(form), cells)
    opened = office.open_upper_form(form)
    path, missing = office.fill_upper_form(opened, opened.form.cells, report(), tmp_path)
    assert missing == [cells[1]]
    assert read(path)[SHEET]["B7"].value == 1368
    assert tuple(opened.form.cells) == cells
    assert not opened.taken  # the same file
    office.remove_upper_form("Biểu 01-BTGDV")


@pytest.mark.parametrize("cell", ["7B", "XFE1", "A1048577"])
def test_given_a_map_spoilt_by_hand_when_opened_then_the_fault_is_said(office, form, cell):
    office.keep_upper_form(office.open_upper_form(form), CELLS)
    path = office.folder / "mau" / "Biểu 01-BTGDV.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('o = "B7"', f'o = "{cell}"'), encoding="utf-8")
    with pytest.raises(UpperFormError, match=cell):
        office.open_upper_form("Biểu 01-BTGDV")
    office.remove_upper_form("Biểu 01-BTGDV")


def test_given_a_map_that_names_another_folder_when_its_form_is_removed_then_nothing_else_is(office, form):
    office.keep_upper_form(office.open_upper_form(form), CELLS)
    path = office.folder / "mau" / "Biểu 01-BTGDV.toml"
    path.write_text('ten = "../ngoai"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    outside = office.folder / "ngoai.xlsx"
    outside.touch()
    office.remove_upper_form(office.open_upper_form("Biểu 01-BTGDV").form.name)
    assert outside.exists()
    assert office.upper_forms() == []


def test_given_a_file_that_is_no_workbook_when_opened_then_it_is_refused_in_words(office, tmp_path):
    path = tmp_path / "Biểu 02.xlsx"
    path.write_text("không phải bảng tính", encoding="utf-8")
    with pytest.raises(FileReadError):
        office.open_upper_form(path)


def test_given_texts_like_formulas_when_filled_then_they_stay_texts(form, tmp_path):
    made = open_office(tmp_path / "data", now=lambda: NOW)
    made.save_settings(OfficeSettings(commune='=1+1 <&> "x"', province="Thái Nguyên"))
    path, _ = made.fill_upper_form(
        made.open_upper_form(form), [FormCell(SHEET, "A2", "don_vi")], report(), tmp_path
    )
    made.close()
    cell = read(path)[SHEET]["A2"]
    assert (cell.data_type, cell.value) == ("s", 'Đảng ủy xã =1+1 <&> "x"')
    assert zipfile.ZipFile(BytesIO(path.read_bytes())).testzip() is None
