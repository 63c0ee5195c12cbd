"""Members who move, leave or are excused, chi bộ merged, renamed, split and ended: each with its day, and taken back."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.organisation import Leave, LeaveKind
from office_app.gui.organisation.organisation_page import OrganisationPage
from tests.gui.conftest import Recorded
from tests.gui.organisation_room import UNITS, page
from tests.gui.tables import column, ids

__all__ = ["page"]  # the fixture


def test_given_a_member_when_moved_then_both_lists_follow_the_history_is_told_and_it_can_be_undone(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    member_id = ids(page.member_table)[0]
    page.presenter.edit_member(member_id)
    form = page.member_form._form
    form.moveUnitBox.setCurrentIndex(form.moveUnitBox.findText(UNITS[1]))
    page.member_form.move_field.set_date(date(2026, 11, 20))
    qtbot.mouseClick(form.moveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 7)
    second = next(line.unit.id for line in office.units() if line.unit.name == UNITS[1])
    there = office.members(second or 0)
    assert len(there) == 9
    page.open(second)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 9)
    moved = next(one for one in there if one.joined_unit_on)
    page.presenter.edit_member(moved.id or 0)
    assert form.historyText.text().splitlines() == [
        "Quá trình sinh hoạt",
        f"{UNITS[0]}: từ trước đến 20/11/2026 (chuyển sinh hoạt đi)",
        f"{UNITS[1]}: từ 20/11/2026 (chuyển sinh hoạt đến) đến nay",
    ]
    recorded.undos[-1]()
    assert recorded.errors == []
    assert [line.members for line in office.units()] == [8, 8, 8]
    assert [one.left_unit_on for one in office.find_members(moved.full_name)] == [None]


def test_given_someone_gone_when_saved_with_day_and_word_then_the_past_keeps_them_and_undo_brings_them_back(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    member_id = ids(page.member_table)[0]
    page.presenter.edit_member(member_id)
    form = page.member_form._form
    page.member_form.left_field.set_date(date(2026, 11, 15))
    form.leftHowBox.setCurrentText("từ trần")
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 7)
    assert recorded.toasts[-1].endswith("rời chi bộ từ ngày 15/11/2026: từ trần.")
    unit_id = page.presenter.unit_id or 0
    assert (len(office.members(unit_id, date(2026, 11, 14))), len(office.members(unit_id))) == (8, 7)
    page.former.setChecked(True)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 8)
    page.presenter.edit_member(member_id)
    assert form.historyText.text().endswith(f"{UNITS[0]}: từ trước đến 15/11/2026 (từ trần)")
    recorded.undos[-1]()
    assert len(office.members(unit_id)) == 8


def test_given_leaves_when_edited_then_each_day_counts_by_its_own(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    member_id = ids(page.member_table)[0]
    page.presenter.edit_member(member_id)
    editor = page.member_form.leaves
    for _ in range(2):
        qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    first, second = editor.rows
    first.kind.setCurrentIndex(first.kind.findData(LeaveKind.AWAY))
    first.since.setText("01/03/2026")
    first.until.setText("31/05/2026")
    first.reason.setText("chữa bệnh")
    second.since.setText("31/10/2026")
    second.until.setText("01/10/2026")
    save = page.member_form._form.saveButton
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert "phải từ ngày đầu trở đi" in page.member_form._form.wrongText.text()
    second.until.setText("")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._form.sidePanel.isHidden())
    days = (date(2026, 2, 28), date(2026, 5, 31), date(2026, 6, 1), date(2026, 10, 31))
    counted = [office.units(day)[0] for day in days]
    assert [(line.away, line.exempt) for line in counted] == [(0, 0), (1, 0), (0, 0), (0, 1)]
    page.presenter.edit_member(member_id)
    assert editor.entered() == (
        Leave(LeaveKind.AWAY, date(2026, 3, 1), date(2026, 5, 31), "chữa bệnh"),
        Leave(LeaveKind.EXEMPT, date(2026, 10, 31)),
    )


def choose_change(page: OrganisationPage, title: str) -> None:
    menu = page.change_button.menu()
    next(action for action in menu.actions() if action.text() == f"{title}…").trigger()


def tick(page: OrganisationPage, *rows: int) -> None:
    for row in rows:
        page.change_form.list.item(row).setCheckState(Qt.CheckState.Checked)


def test_given_two_chi_bo_when_merged_then_the_tree_of_the_day_before_is_the_old_one_and_the_history_reads(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    choose_change(page, "Sáp nhập")
    form = page.change_form
    form.name_box.setText("Chi bộ Đông Đoài")
    form.day_field.set_date(date(2026, 11, 16))
    form.note_box.setText("Quyết định số 15-QĐ/ĐU")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert "từ hai chi bộ trở lên" in form.wrong.text()
    tick(page, 0)
    assert form.list_label.text() == "Sáp nhập với (1 chi bộ được chọn)"
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 16)
    assert page._unit_name.text() == "Chi bộ Đông Đoài" and len(ids(page.unit_table)) == 2
    assert page.day_bar.heads.text() == "2 đơn vị, 24 đảng viên"

    page.day_bar.field.set_date(date(2026, 11, 15))
    qtbot.waitUntil(lambda: len(ids(page.unit_table)) == 3)
    assert column(page.unit_table, "Đơn vị") == list(UNITS)
    assert not page.change_button.isVisible() and not page._form.addMemberButton.isVisible()
    qtbot.mouseClick(page.day_bar.back_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(page.unit_table)) == 2)
    assert page.change_button.isVisible() and page.day_bar.field.date == office.today()

    qtbot.mouseClick(page._form.editUnitButton, Qt.MouseButton.LeftButton)
    assert page.unit_form._form.historyText.text().splitlines() == [
        "Lịch sử",
        "16/11/2026: Thành lập Chi bộ Đông Đoài",
        f"16/11/2026: Nhận sáp nhập {UNITS[0]} (Quyết định số 15-QĐ/ĐU)",
        f"16/11/2026: Nhận sáp nhập {UNITS[1]} (Quyết định số 15-QĐ/ĐU)",
    ]
    assert recorded.toasts[-1] == "Đã sáp nhập 2 chi bộ thành Chi bộ Đông Đoài từ ngày 16/11/2026."
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: len(ids(page.unit_table)) == 3)
    assert [line.unit.name for line in office.units()] == list(UNITS) and recorded.errors == []


def test_given_a_chi_bo_when_renamed_split_and_ended_then_each_is_kept_with_its_day(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    form = page.change_form
    choose_change(page, "Đổi tên")
    form.name_box.setText("Chi bộ Tổ dân phố 1")
    form.day_field.set_date(date(2026, 11, 10))
    qtbot.keyClick(form.note_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page._unit_name.text() == "Chi bộ Tổ dân phố 1"
    choose_change(page, "Chia tách")
    form.name_box.setText("Chi bộ Tổ dân phố 2")
    form.day_field.set_date(date(2026, 11, 20))
    tick(page, 0, 1, 2)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(page.member_table)) == 3)
    assert page._unit_name.text() == "Chi bộ Tổ dân phố 2"
    choose_change(page, "Kết thúc hoạt động")
    form.day_field.set_date(date(2026, 11, 21))
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert "còn 3 đảng viên" in form.wrong.text()
    assert {line.unit.name for line in office.units(date(2026, 11, 9))} == set(UNITS)
    assert [line.members for line in office.units()] == [5, 8, 8, 3]
    first = office.units()[0].unit.id or 0
    assert [event.text for event in office.unit_story(first)] == [
        "Đổi tên từ «Chi bộ Thôn Đông» thành «Chi bộ Tổ dân phố 1»",
        "Chia tách, lập Chi bộ Tổ dân phố 2",
    ]
