"""The dialog that fills an upper level's workbook: cells mapped by hand, kept, filled."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from PySide6.QtCore import Qt

from office_app.bootstrap import Office
from office_app.domain.report_periods import ReportKind
from office_app.domain.sheet_places import place_of
from office_app.domain.study import Campaign
from office_app.gui.reports.campaign_pane import CampaignPane
from office_app.gui.reports.period_pane import PeriodPane
from office_app.gui.reports.upper_form_dialog import UpperFormDialog
from tests.gui.waiting import LONG, wait_idle
from tests.writing.report_tables import report

ROWS = (
    ("1", "Tổng số chi bộ"),
    ("2", "Số đảng viên triệu tập"),
    ("3", "Số đảng viên tham gia"),
    ("4", "Tỷ lệ tham gia (%)"),
    ("5", "Vắng"),
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form with a joined title and a formula for those absent."""
    path = tmp_path / "Biểu 02-TGDV.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu 02"
    sheet.merge_cells("A1:D1")
    sheet["A1"] = "BIỂU TỔNG HỢP KẾT QUẢ HỌC TẬP NGHỊ QUYẾT"
    sheet["A1"].font = Font(bold=True)
    for at, words in enumerate(("TT", "Nội dung", "Kết quả", "Ghi chú"), 1):
        sheet.cell(3, at, words).fill = PatternFill("solid", fgColor="DDDDDD")
    for row, (number, words) in enumerate(ROWS, 4):
        sheet.cell(row, 1, number)
        sheet.cell(row, 2, words)
    sheet["C8"] = "=C5-C6"
    book.create_sheet("Hướng dẫn")["A1"] = "Điền vào trang Biểu 02"
    book.save(path)
    return path


@pytest.fixture
def dialog(office: Office, services, form: Path, qtbot) -> UpperFormDialog:
    made = UpperFormDialog(office, services, report())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    wait_idle(services.runner, qtbot)
    made.presenter.open(form)
    wait_idle(services.runner, qtbot)
    return made


def map_cell(dialog: UpperFormDialog, cell: str, words: str) -> None:
    row, column = place_of(cell)
    dialog.grid.setCurrentIndex(dialog.grid.model().index(row, column))
    dialog.search.setText(words)
    dialog._fill_figures()
    item = next(
        dialog.figures.item(n)
        for n in range(dialog.figures.count())
        if dialog.figures.item(n).data(Qt.ItemDataRole.UserRole)
    )
    dialog.figures.setCurrentItem(item)
    dialog.put_button.click()


def shown(dialog: UpperFormDialog, cell: str) -> str:
    row, column = place_of(cell)
    return str(dialog.grid.model().index(row, column).data())


def test_given_a_form_when_its_cells_are_mapped_and_filled_then_the_file_is_written_and_the_map_kept(
    dialog, office, services, recorded, qtbot, shot, theme
):
    assert shown(dialog, "A1").startswith("BIỂU TỔNG HỢP")
    assert shown(dialog, "B5") == "Số đảng viên triệu tập"
    assert not dialog.fill_button.isEnabled()
    assert not dialog.apart_button.isVisible()
    map_cell(dialog, "C4", "chi bo trong dot")
    map_cell(dialog, "C5", "trieu tap")
    map_cell(dialog, "C6", "tham gia (dang")
    map_cell(dialog, "C7", "ty le")
    map_cell(dialog, "B1", "ky bao cao")  # within the joined title
    assert (shown(dialog, "C5"), shown(dialog, "C7")) == ("1.368", "93,20 %")
    assert ("Biểu 02", "A1") in dialog.presenter.places
    dialog.grid.setCurrentIndex(dialog.grid.model().index(0, 1))
    dialog.clear_button.click()
    assert dialog.count.text() == "Đã gắn 4 ô"
    dialog.search.clear()
    shot(dialog, "upper-form-light")
    theme.set_mode("dark")
    shot(dialog, "upper-form-dark")
    theme.set_mode("light")
    dialog.fill_button.click()
    wait_idle(services.runner, qtbot)
    (path,) = office.export_folder.glob("*.xlsx")
    sheet = openpyxl.load_workbook(path)["Biểu 02"]
    assert [sheet[f"C{row}"].value for row in range(4, 9)] == [5, 1368, 1275, 93.2, "=C5-C6"]
    assert recorded.toasts == [f"Đã điền biểu: «{path.name}»."]
    assert office.upper_forms() == ["Biểu 02-TGDV"]
    assert dialog.forms.currentText() == "Biểu 02-TGDV"
    assert not dialog.presenter.changed


def test_given_a_cell_with_a_formula_when_mapped_then_it_is_left_and_the_clerk_told(dialog, recorded):
    map_cell(dialog, "C8", "tham gia")
    assert recorded.toasts == ["Ô C8 có công thức nên để nguyên."]
    assert not dialog.presenter.places


def test_given_a_form_kept_when_the_dialog_opens_again_then_it_is_ready_to_be_filled(
    dialog, office, services, qtbot
):
    map_cell(dialog, "C5", "trieu tap")
    dialog.close()  # what was mapped is kept
    wait_idle(services.runner, qtbot)
    again = UpperFormDialog(office, services, report())
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.presenter.opened is not None, timeout=LONG)
    assert shown(again, "C5") == "1.368"
    assert again.fill_button.isEnabled()
    map_cell(again, "C6", "tham gia (dang")
    again.remove_button.click()
    wait_idle(services.runner, qtbot)
    assert office.upper_forms() == []
    assert not again.fill_button.isEnabled()
    again.toast._button.click()  # taken back: the form as kept, and what was mapped since
    wait_idle(services.runner, qtbot)
    assert [one.cell for one in office.open_upper_form("Biểu 02-TGDV").form.cells] == ["C5"]
    assert again.forms.currentText() == "Biểu 02-TGDV"
    assert shown(again, "C6") == "1.275"
    assert again.presenter.changed


def test_given_another_body_s_file_of_the_same_name_when_opened_then_it_can_be_kept_as_a_form_of_its_own(
    dialog, office, services, form, tmp_path, qtbot, shot, theme
):
    map_cell(dialog, "C5", "trieu tap")
    dialog.fill_button.click()
    wait_idle(services.runner, qtbot)
    assert not dialog.taken.isVisible()
    other = tmp_path / "khác" / form.name
    other.parent.mkdir()
    book = openpyxl.Workbook()
    book.active.title = "Biểu của huyện"  # type: ignore[union-attr]
    book.save(other)
    dialog.presenter.open(other)
    wait_idle(services.runner, qtbot)
    assert "«Biểu 02-TGDV»" in dialog.taken.text()
    assert "«Biểu 02»; 1 ô" in dialog.remark.text()
    shot(dialog, "upper-form-taken-light")
    theme.set_mode("dark")
    shot(dialog, "upper-form-taken-dark")
    theme.set_mode("light")
    assert not dialog.apart_button.isEnabled()
    dialog.body.setText("Ban Tổ chức Tỉnh ủy")
    dialog.apart_button.click()
    assert not dialog.taken.isVisible()
    map_cell(dialog, "A1", "trieu tap")
    dialog.fill_button.click()
    wait_idle(services.runner, qtbot)
    theirs = "Biểu 02-TGDV - Ban Tổ chức Tỉnh ủy"
    assert office.upper_forms() == ["Biểu 02-TGDV", theirs]
    book.active["B9"] = "kỳ sau"  # type: ignore[index]
    book.save(other)
    again = office.open_upper_form(other)  # told from the first by its sheets
    assert (again.form.name, again.form.body, again.taken) == (theirs, "Ban Tổ chức Tỉnh ủy", True)
    assert [one.cell for one in office.open_upper_form("Biểu 02-TGDV").form.cells] == ["C5"]


def test_given_a_file_that_is_no_workbook_when_picked_then_the_dialog_says_so(
    dialog, services, tmp_path, qtbot
):
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(b"khong phai")
    dialog.presenter.open(path)
    wait_idle(services.runner, qtbot)
    assert dialog.error.isVisible()
    assert dialog.presenter.opened.form.name == "Biểu 02-TGDV"


@pytest.mark.parametrize("kind", ["period", "campaign"])
def test_given_a_report_shown_when_its_form_is_asked_for_then_the_dialog_offers_its_figures(
    kind, office, services, qtbot
):
    units = [line.unit.id or 0 for line in office.units()]
    campaign = office.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", date(2026, 12, 1)), units)
    pane = PeriodPane(office, services) if kind == "period" else CampaignPane(office, services)
    qtbot.addWidget(pane)
    pane.show()
    if isinstance(pane, PeriodPane):
        pane.load(ReportKind.MONTH)
    else:
        pane.load(campaign)
    wait_idle(services.runner, qtbot)
    pane.form_button.click()
    (dialog,) = pane.findChildren(UpperFormDialog)
    wait_idle(services.runner, qtbot)
    told = [dialog.figures.item(n).text() for n in range(dialog.figures.count())]
    assert "Tên đơn vị báo cáo: Đảng ủy xã Thanh Lâm" in told
    wanted = (
        "Kỳ báo cáo: Kết quả công tác tháng" if kind == "period" else "Chi bộ, đảng bộ trong đợt (đơn vị): 3"
    )
    assert any(text.startswith(wanted) for text in told)
    assert not dialog.fill_button.isEnabled()
    dialog.close()
