"""Attendance entered with the keyboard over a real store: marks, totals, undo, unsaved marks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study import Mark, SessionState
from office_app.gui.room import RoomServices
from office_app.gui.study.attendance_grid import MARK, REASON
from office_app.gui.study.people_grid import NAME
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people
from tests.gui.study_room import START, UNITS, campaign_id, finish, keys, page, results, unit_shown

__all__ = ["campaign_id", "page"]  # the fixtures


def test_given_three_chi_bo_when_marked_by_keyboard_then_the_figures_are_right(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    assert unit_shown(page) == UNITS[0]
    keys(page, qtbot, "CPKM")
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Up)
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Up)
    keys(page, qtbot, "H")
    finish(page, qtbot, recorded)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[1])
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Space)
    finish(page, qtbot, recorded)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[2])
    finish(page, qtbot, recorded)

    qtbot.waitUntil(lambda: "đều đã có kết quả" in recorded.toasts[-1])
    first, second, third = (line.figures for line in office.campaign_results(campaign_id))
    assert (first.members, first.exempt, first.called) == (8, 1, 7)
    assert (first.present, first.excused, first.unexcused, first.made_up) == (5, 1, 1, 1)
    assert (second.called, second.present, second.excused) == (8, 7, 1)
    assert (third.called, third.present) == (8, 8)
    assert recorded.errors == []
    session = results(office, campaign_id)[0].session
    assert session is not None and session.state is SessionState.HELD and session.held_on == START
    rows = office.attendance_rows(session.id or 0)
    assert [row.mark for row in rows[:4]] == [Mark.PRESENT, Mark.EXCUSED, Mark.UNEXCUSED, Mark.EXEMPT]
    assert rows[2].made_up_on == date(2026, 11, 22)


def test_given_a_reason_being_typed_when_ctrl_enter_then_it_is_saved_with_the_mark(
    page: StudyPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    grid = page.panel.grid
    keys(page, qtbot, "P")
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Tab)
    assert grid.currentIndex().column() == REASON
    keys(page, qtbot, "c")
    editor = grid.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.insert("ông tác")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.panel.sheet is not None
    qtbot.waitUntil(lambda: grid.currentIndex().row() == 1)
    assert page.panel.sheet.rows[0].reason == "công tác"
    assert page.panel.sheet.rows[0].mark is Mark.EXCUSED
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, MARK)


def test_given_totals_chosen_when_a_number_is_typed_then_it_replaces_the_one_there(
    page: StudyPage, qtbot: QtBot
):
    page.panel._form.totalsButton.click()
    members = page.panel.totals["members"]
    qtbot.waitUntil(members.hasFocus)
    qtbot.keyClick(members, "6")
    assert members.value() == 6


def test_given_members_typed_anew_when_the_first_digit_is_below_the_exempt_then_those_called_still_follow(
    page: StudyPage, qtbot: QtBot
):
    keys(page, qtbot, "MM")
    page.panel._form.totalsButton.click()
    members = page.panel.totals["members"]
    qtbot.waitUntil(members.hasFocus)
    for digit in "12":
        qtbot.keyClick(members, digit)
    assert (members.value(), page.panel.totals["called"].value()) == (12, 10)
    page.panel.totals["called"].setValue(11)
    members.setValue(14)
    assert page.panel._form.calledText.text() == "14 đảng viên − 2 miễn ≠ 11 triệu tập"


def test_given_marks_when_undone_then_they_are_as_before(page: StudyPage, qtbot: QtBot):
    keys(page, qtbot, "PK")
    assert page.panel.sheet is not None
    assert page.panel.sheet.figures.present == 6
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.sheet.figures.present == 8
    assert not page.panel.sheet.dirty


def test_given_someone_present_when_h_then_nothing_is_made_up(
    page: StudyPage, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "H")
    assert page.panel.sheet is not None
    assert page.panel.sheet.figures.made_up == 0
    assert "Chỉ người vắng" in recorded.toasts[-1]


def test_given_unsaved_marks_when_another_chi_bo_is_picked_then_the_strip_asks(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot
):
    keys(page, qtbot, "P")
    third = results(office, campaign_id)[2].unit_id
    page.table.select_id(third)
    assert unit_shown(page) == UNITS[0]
    assert page.panel._form.unsavedStrip.isVisible()
    assert page.table.current_id() != third
    assert page.leave() is False
    page.table.select_id(third)
    qtbot.mouseClick(page.panel._form.unsavedDrop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[2])
    assert not page.panel._form.unsavedStrip.isVisible()
    assert page.leave() is True
    assert results(office, campaign_id)[0].figures.called == 0


def test_given_unsaved_marks_when_saved_from_the_strip_then_the_wanted_chi_bo_is_shown(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot
):
    keys(page, qtbot, "K")
    third = results(office, campaign_id)[2].unit_id
    page.table.select_id(third)
    qtbot.mouseClick(page.panel._form.unsavedSave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[2])
    assert results(office, campaign_id)[0].figures.unexcused == 1


def test_given_totals_that_do_not_add_up_when_typed_then_words_say_so_and_nothing_is_saved(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    form, totals = page.panel._form, page.panel.totals
    qtbot.mouseClick(form.totalsButton, Qt.MouseButton.LeftButton)
    totals["members"].setValue(50)
    assert totals["called"].value() == 50
    totals["present"].setValue(45)
    assert form.countedText.text() == "Có mặt 45 cộng vắng 0 khác số triệu tập 50."
    assert not form.doneButton.isEnabled()
    qtbot.keyClick(totals["present"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert recorded.changes == 0
    totals["excused"].setValue(5)
    assert form.doneButton.isEnabled()
    qtbot.mouseClick(form.doneButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: recorded.changes == 1)
    line = results(office, campaign_id)[0]
    assert (line.figures.called, line.figures.present, line.figures.excused) == (50, 45, 5)
    assert line.session is not None and not line.session.by_name


def test_given_rows_from_excel_when_pasted_then_people_are_marked_by_name(
    page: StudyPage, qtbot: QtBot, recorded: Recorded
):
    sheet = page.panel.sheet
    assert sheet is not None
    name = sheet.rows[3].full_name
    lines = [
        "STT\tHọ và tên\tĐiểm danh\tGhi chú",
        f"1\t{name}\tvắng có phép\tđi họp",
        "2\tNgười Lạ\tP",
        f"3\t{sheet.rows[1].full_name}\t",
    ]
    QGuiApplication.clipboard().setText("\n".join(lines))
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (sheet.rows[3].mark, sheet.rows[3].reason) == (Mark.EXCUSED, "đi họp")
    left = f"2 dòng chưa ghi: Người Lạ, {sheet.rows[1].full_name} (không có dấu)."
    assert recorded.toasts[-1] == f"Đã dán dấu điểm danh của 1 người; {left}"


def test_the_attendance_model_is_sound(page: StudyPage):
    QAbstractItemModelTester(page.panel.grid.rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert page.panel.grid.rows.index(0, NAME).data()


@pytest.fixture
def forty(office: Office) -> int:
    """A campaign whose chi bộ have 40 members each."""
    add_people(office, UNITS, each=40)
    return add_campaign(office, start=START)


def test_given_forty_members_when_three_are_absent_then_at_most_twelve_keys_enter_it(
    office: Office, services: RoomServices, forty: int, qtbot: QtBot, recorded: Recorded
):
    page = StudyPage(office, services)
    qtbot.addWidget(page)
    page.resize(1140, 680)
    page.show()
    qtbot.waitUntil(lambda: page.panel.sheet is not None)
    assert page.keyboard_home() is page.panel.grid
    pressed = 0
    for key in "8P27K39P":
        qtbot.keyClick(page.panel.grid, key)
        pressed += 1
    finish(page, qtbot, recorded)
    pressed += 2  # Ctrl and Enter
    figures = results(office, forty)[0].figures
    assert (figures.members, figures.excused, figures.unexcused) == (40, 2, 1)
    session = results(office, forty)[0].session
    assert session is not None
    rows = office.attendance_rows(session.id or 0)
    assert [at for at, row in enumerate(rows, 1) if row.mark in (Mark.EXCUSED, Mark.UNEXCUSED)] == [8, 27, 39]
    assert pressed <= 12


def test_given_a_number_that_nobody_has_when_marked_then_no_one_is_and_words_say_so(
    page: StudyPage, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "55P")
    assert page.panel.sheet is not None and not page.panel.sheet.dirty
    assert "Không có số 55" in recorded.toasts[-1] and "8 người" in recorded.toasts[-1]
    keys(page, qtbot, "5P")
    assert [row.mark for row in page.panel.sheet.rows].index(Mark.EXCUSED) == 4


def test_given_someone_away_when_marked_x_then_the_number_called_is_made_in_words(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "MX")
    assert page.panel._form.calledText.text() == "8 đảng viên − 1 miễn − 1 vắng dài ngày = 6 triệu tập"
    finish(page, qtbot, recorded)
    figures = results(office, campaign_id)[0].figures
    assert (figures.members, figures.exempt, figures.away, figures.called) == (8, 1, 1, 6)
    page.presenter.choose_unit(results(office, campaign_id)[0].unit_id)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[0])
    assert "đã chốt theo buổi học" in page.panel._form.calledText.text()
