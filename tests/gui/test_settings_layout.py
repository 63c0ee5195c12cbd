"""Settings of the layout of papers: set and set back with their sources, refused in words; sections that are asked for."""

import pytest
from PySide6.QtWidgets import QTableWidgetItem

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.settings.settings_page import SettingsPage
from tests.gui.settings_room import page
from tests.gui.waiting import LONG

__all__ = ["page"]  # the fixture


def layout_cell(page: SettingsPage, path: str, column: int) -> QTableWidgetItem:
    section = page.layout_values
    item = section.table.item(section.row_of(path), column)
    assert item is not None
    return item


def test_given_a_layout_value_when_set_and_set_back_then_it_is_kept_and_its_source_told(
    page: SettingsPage, office: Office
):
    section = page.layout_values
    assert layout_cell(page, "page.left", 0).text() == "Trang A4: lề trái (mm)"
    assert layout_cell(page, "page.left", 2).text() == "theo Hướng dẫn 05-HD/VPTW"
    page.office.term.setText("2030 - 2035")  # waits to be saved
    layout_cell(page, "page.left", 1).setText("32,5")
    assert office.settings().layout == (("page.left", 32.5),)  # type: ignore[union-attr]
    assert layout_cell(page, "page.left", 2).text() == "văn phòng đặt (hướng dẫn: 30)"
    page._form.save.click()
    kept = office.settings()
    assert kept is not None and (kept.term, kept.layout) == ("2030 - 2035", (("page.left", 32.5),))
    section.table.selectRow(section.row_of("page.left"))
    section.reset.click()
    assert office.settings().layout == ()  # type: ignore[union-attr]
    assert layout_cell(page, "page.left", 1).text() == "30"
    assert not section.reset.isEnabled() and not page.presenter.dirty


@pytest.mark.parametrize("typed", ["400", "rộng"])
def test_given_a_layout_value_that_cannot_be_printed_with_when_set_then_the_line_says_so(
    page: SettingsPage, office: Office, recorded, typed: str
):
    layout_cell(page, "page.left", 1).setText(typed)
    told = page.layout_values.wrong
    assert told.isVisible() and "lề trái" in told.text() and typed in told.text()
    assert layout_cell(page, "page.left", 1).text() == "30"
    assert office.settings().layout == () and not recorded.errors  # type: ignore[union-attr]


def test_given_every_layout_value_when_shown_then_its_name_is_vietnamese_and_of_one_kind(page: SettingsPage):
    table = page.layout_values.table
    names = [layout_cell(page, value.path, 0).text() for value in page.layout_values._values]
    assert len(set(names)) == table.rowCount()
    paths = {part for value in page.layout_values._values for part in value.path.split(".") if "_" in part}
    assert not [name for name in names if any(part in name for part in paths)]
    page.layout_values.search.setText("le trai")
    page.layout_values.search.asked.emit("le trai")
    assert not table.isRowHidden(page.layout_values.row_of("page.left"))
    assert table.isRowHidden(page.layout_values.row_of("page.top"))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_given_the_layout_table_when_pictured_then_the_section_is_there(
    page: SettingsPage, services: RoomServices, shot, mode: str
):
    services.theme.set_mode(mode)  # type: ignore[arg-type]
    layout_cell(page, "page.left", 1).setText("32")
    layout_cell(page, "page.right", 1).setText("400")
    page.open("layout")
    assert shot(page, f"settings_layout_{mode}").exists()
    services.theme.set_mode("light")


@pytest.mark.parametrize("section", ["days", "bodies", "layout"])
def test_given_a_section_asked_for_when_the_page_is_laid_out_then_it_stands_on_top(
    office: Office, services: RoomServices, qtbot, section: str
):
    page = SettingsPage(office, services)
    qtbot.addWidget(page)
    page.resize(1140, 680)
    page.open(section)
    page.show()
    card = next(part for key, _title, _icon, part in page._sections if key == section)
    qtbot.waitUntil(lambda: page._form.scroll.verticalScrollBar().value() == card.y() > 0, timeout=LONG)
    assert page._form.sections.currentItem().text() in ("Ngày nghỉ", "Cơ quan tương ứng", "Thể thức")
