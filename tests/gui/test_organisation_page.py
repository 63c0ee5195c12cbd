"""The lists of units and members: entered, found, pasted, deleted, over a real store."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.organisation import Leave, LeaveKind, UnitKind
from office_app.gui.organisation.organisation_page import OrganisationPage
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.organisation_room import UNITS, page
from tests.gui.tables import column, ids

__all__ = ["page"]  # the fixture


def test_given_a_unit_when_edited_then_its_facts_follow(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    qtbot.mouseClick(page._form.editUnitButton, Qt.MouseButton.LeftButton)
    form = page.unit_form._form
    assert form.nameBox.text() == UNITS[0]
    form.secretaryBox.setText("Nguyễn Văn Bình")
    form.dayBox.setValue(3)
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    assert not page._form.sidePanel.isVisible()
    assert "Bí thư Nguyễn Văn Bình · sinh hoạt lệ ngày 3" in page._form.unitFacts.text()
    assert office.units()[0].unit.meeting_day == 3
    assert recorded.changes == 1


def test_given_a_unit_name_taken_when_saved_then_the_form_says_so_and_stays(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    qtbot.mouseClick(page._form.addUnitButton, Qt.MouseButton.LeftButton)
    form = page.unit_form._form
    form.nameBox.setText("Chi bộ thôn Đoài")
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    assert "Đã có đơn vị" in form.wrongText.text()
    assert page._form.sidePanel.isVisible()
    form.nameBox.setText("Ủy ban nhân dân xã")
    form.kindBox.setCurrentIndex(form.kindBox.findData(UnitKind.UBND))
    qtbot.keyClick(form.nameBox, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [line.unit.kind for line in office.units()][-1] is UnitKind.UBND
    assert page._unit_name.text() == "Ủy ban nhân dân xã"


def test_given_a_member_when_added_then_another_form_is_ready_and_the_list_has_them(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    qtbot.mouseClick(page._form.addMemberButton, Qt.MouseButton.LeftButton)
    form = page.member_form._form
    form.nameBox.setText("  Lê  Thị Lan ")
    page.member_form.born_field.setText("5/11/1970")
    leaves = page.member_form.leaves
    qtbot.mouseClick(leaves.add_button, Qt.MouseButton.LeftButton)
    leaves.rows[0].since.setText("01/01/2026")
    qtbot.mouseClick(form.nextButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 9)
    assert form.nameBox.text() == "" and page._form.sidePanel.isVisible()
    member = office.find_members("Lê Thị Lan")[0]
    assert (member.born_on, member.leaves) == (
        date(1970, 11, 5),
        (Leave(LeaveKind.EXEMPT, date(2026, 1, 1)),),
    )
    form.nameBox.setText("Lê Thị Lan")
    page.member_form.born_field.setText("5/11/1970")
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    assert "đã có trong danh sách" in form.wrongText.text()


def test_given_members_when_deleted_then_they_leave_today_and_undo_brings_them_back(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    page.member_table.select_id(ids(page.member_table)[0])
    qtbot.keyClick(page.member_table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 7)
    page.former.setChecked(True)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 8)
    recorded.undos[0]()
    page.former.setChecked(False)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 8)


def test_given_words_without_diacritics_when_typed_then_members_of_all_units_are_found(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    unit_id = list(office.units())[2].unit.id or 0
    office.add_members(unit_id, ["Triệu Quốc Đạt"])
    qtbot.keyClicks(page.filter_bar.box, "quoc dat")
    qtbot.waitUntil(lambda: column(page.member_table, "Họ và tên") == ["Triệu Quốc Đạt"])
    assert column(page.member_table, "Chi bộ") == [UNITS[2]]
    assert not page._form.unitHead.isVisible()
    page.unit_table.select_id(unit_id)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 9)
    assert page.filter_bar.words == ""


def test_given_pasted_lines_when_added_then_new_names_only_are_entered(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    there = column(page.member_table, "Họ và tên")[0]
    QGuiApplication.clipboard().setText(
        f"1\tTriệu Quốc Đạt\t1970\n2\t{there}\n3\tHà Thị Bưởi\n\nSTT\tGhi chú\n"
    )
    page.member_table.setFocus()
    qtbot.keyClick(page.member_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.paste_form.button.text() == "Thêm 2 người"
    qtbot.mouseClick(page.paste_form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 10)


def test_given_an_empty_office_when_shown_then_both_ways_to_begin_are_offered(
    new_office: Office, services: RoomServices, qtbot: QtBot
):
    page = OrganisationPage(new_office, services)
    qtbot.addWidget(page)
    page.show()
    buttons = {
        b.text(): b for b in page._form.emptyPage.findChildren(QPushButton) if isinstance(b, QPushButton)
    }
    assert set(buttons) == {"Nhập từ Excel", "Thêm chi bộ bằng tay", "Tải mẫu Excel"}
    qtbot.mouseClick(buttons["Thêm chi bộ bằng tay"], Qt.MouseButton.LeftButton)
    assert page.unit_form.isVisible()
