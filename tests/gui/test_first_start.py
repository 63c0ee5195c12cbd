"""Two minutes from an empty folder to work."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from office_app.bootstrap import Office
from office_app.domain.settings import Signer
from office_app.gui.first_start.first_start_page import FirstStartPage
from office_app.gui.first_start.first_start_presenter import parse_units
from office_app.gui.room import RoomServices


@pytest.fixture
def page(new_office: Office, services: RoomServices, qtbot) -> FirstStartPage:
    made = FirstStartPage(new_office, services)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def test_given_an_empty_folder_when_filled_in_with_the_keyboard_then_the_office_is_there(
    page: FirstStartPage, new_office: Office, qtbot
):
    form = page.form
    assert not form.next.isEnabled()
    form.commune.insert("Xã La Hiên")  # QTest types Latin letters only
    form.province.insert("Thái Nguyên")  # QTest types Latin letters only
    assert "Đảng ủy xã La Hiên" in form.letterhead.text()
    qtbot.keyClick(form.province, Qt.Key.Key_Return)
    page.signers.name_field(0).insert("Nguyễn Văn Lâm")
    qtbot.keyClick(page.signers.name_field(0), Qt.Key.Key_Return)
    form.units.setPlainText("1. Thôn Đông\n2. Thôn Đoài\n\n- Chi bộ Trường Tiểu học\nthôn đông")
    assert form.unitCount.text() == "3 chi bộ"
    with qtbot.waitSignal(page.finished):
        form.next.click()
    settings = new_office.settings()
    assert settings is not None
    assert (settings.commune, settings.commune_kind, settings.province) == ("La Hiên", "xã", "Thái Nguyên")
    assert settings.signers == (Signer("Nguyễn Văn Lâm", "BÍ THƯ"),)
    names = [line.unit.name for line in new_office.units()]
    assert names == ["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học"]


def test_given_a_page_of_text_as_one_chi_bo_when_beginning_then_it_is_refused_until_it_is_short(
    page: FirstStartPage, new_office: Office, qtbot
):
    form = page.form
    form.commune.insert("La Hiên")
    form.province.insert("Thái Nguyên")
    form.next.click()
    form.next.click()
    form.units.setPlainText("Thôn Đông\n" + "Thôn Đoài " * 500)
    form.next.click()
    assert "dài 5.006 ký tự, chỉ được đến 200" in page._notice.text
    assert new_office.units() == []
    form.units.setPlainText("Thôn Đông\nThôn Đoài")
    with qtbot.waitSignal(page.finished):
        form.next.click()
    assert [line.unit.name for line in new_office.units()] == ["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"]


def test_given_only_the_commune_when_enter_or_tab_is_pressed_then_the_province_is_next(
    page: FirstStartPage, qtbot
):
    form = page.form
    qtbot.waitUntil(page.isActiveWindow)
    form.commune.insert("La Hiên")
    qtbot.keyClick(form.commune, Qt.Key.Key_Tab)
    assert form.province.hasFocus()
    form.commune.setFocus()
    qtbot.keyClick(form.commune, Qt.Key.Key_Return)
    assert form.province.hasFocus()
    assert form.steps.currentWidget() is form.officeStep


def test_given_the_signers_when_tabbing_then_a_line_can_be_added_by_keyboard(page: FirstStartPage, qtbot):
    page.form.commune.setText("La Hiên")
    page.form.province.setText("Thái Nguyên")
    page.form.next.click()
    qtbot.waitUntil(page.isActiveWindow)
    stops = []
    for _ in range(5):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        focus = page.focusWidget()
        stops.append(focus.text() if isinstance(focus, QPushButton) else focus.accessibleName())
    assert stops == ["Chức vụ", "Thẩm quyền ký", "Thêm người ký", "Quay lại", "Tiếp tục"]


def test_given_the_last_step_when_going_back_then_what_was_typed_is_still_there(page: FirstStartPage, qtbot):
    page.form.commune.setText("La Hiên")
    page.form.province.setText("Thái Nguyên")
    page.form.next.click()
    page.form.next.click()
    page.form.back.click()
    page.form.back.click()
    assert page.form.commune.text() == "La Hiên"
    assert page.form.practice.isVisible()
    assert page.form.next.isEnabled()


def test_given_a_list_pasted_from_excel_when_read_then_the_names_are_taken():
    text = "STT\tChi bộ\n1\tThôn Đông\t42\n2\tĐảng bộ bộ phận Trường học\t30"
    assert parse_units(text)[1:] == ["Chi bộ Thôn Đông", "Đảng bộ bộ phận Trường học"]


def test_given_a_backup_of_another_pc_when_it_is_chosen_on_the_first_page_then_it_is_brought_back(
    new_office: Office, services: RoomServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
):
    asked: list[Path] = []
    page = FirstStartPage(new_office, replace(services, restore=asked.append))
    qtbot.addWidget(page)
    page.show()
    assert page.form.restore.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.zip"), ""))
    page.form.restore.click()
    assert asked == [tmp_path / "a.zip"]
