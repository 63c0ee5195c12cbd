"""The study room with real widgets over a real store."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study import (
    Campaign,
    Mark,
    SessionMove,
    SessionState,
    StudySession,
    Topic,
    UnitResult,
)
from office_app.gui.room import RoomServices
from office_app.gui.study.attendance_grid import MARK, REASON
from office_app.gui.study.people_grid import NAME
from office_app.gui.study.returns_tab import ReturnsTab
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")
START = date(2026, 11, 16)


@pytest.fixture
def campaign_id(office: Office) -> int:
    add_people(office, UNITS, each=8)
    return add_campaign(office, start=START)


@pytest.fixture
def page(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> StudyPage:
    made = StudyPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    qtbot.waitUntil(lambda: made.panel.sheet is not None)
    return made


def keys(page: StudyPage, qtbot: QtBot, text: str) -> None:
    for key in text:
        qtbot.keyClick(page.panel.grid, key)


def results(office: Office, campaign_id: int) -> list[UnitResult]:
    return list(office.campaign_results(campaign_id))


def unit_shown(page: StudyPage) -> str:
    assert page.panel.sheet is not None
    return page.panel.sheet.unit


def finish(page: StudyPage, qtbot: QtBot, recorded: Recorded) -> None:
    before = recorded.changes
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: recorded.changes > before)


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


def test_given_a_session_when_postponed_by_keyboard_then_tab_and_enter_do_it(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    page.panel._form.postponeButton.click()
    qtbot.waitUntil(page.panel.put_off.day_field.hasFocus)
    page.panel.put_off.day_field.setText("30/11/2026")
    qtbot.keyClick(page.panel.put_off.day_field, Qt.Key.Key_Tab)
    reason = page.panel.put_off.reason_box
    assert reason.hasFocus()
    reason.insert("bận vụ mùa")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: recorded.changes > 0)
    session = results(office, campaign_id)[0].session
    assert session is not None and session.planned_on == date(2026, 11, 30)
    assert list(session.moves) == [SessionMove(START, date(2026, 11, 30), "bận vụ mùa")]


def test_given_a_campaign_open_when_another_one_comes_then_it_can_be_chosen(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot
):
    assert not page._form.campaignBox.isVisible()
    second = add_campaign(office, start=START)
    page.refresh()
    qtbot.waitUntil(page._form.campaignBox.isVisible)
    assert page._form.backButton.isVisible()
    assert page._form.campaignBox.currentData() == campaign_id
    assert page._form.campaignBox.findData(second) >= 0


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


def put_off(page: StudyPage, qtbot: QtBot, kind: int, reason: str, day: date | None = None) -> None:
    """Fill in what becomes of the session shown: 0 another day, 1 none yet, 2 not held at all."""
    qtbot.mouseClick(page.panel._form.postponeButton, Qt.MouseButton.LeftButton)
    box = page.panel.put_off
    qtbot.mouseClick(box.kinds.button(kind), Qt.MouseButton.LeftButton)
    if day is not None:
        box.day_field.set_date(day)
    box.reason_box.setText(reason)
    qtbot.mouseClick(box.do_button, Qt.MouseButton.LeftButton)


def test_given_a_session_when_moved_with_a_reason_then_the_day_it_left_is_told_and_undo_brings_it_back(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    put_off(page, qtbot, 0, "mưa lũ", date(2026, 11, 27))
    qtbot.waitUntil(lambda: len(recorded.undos) == 1)
    session = results(office, campaign_id)[0].session
    assert session is not None and session.planned_on == date(2026, 11, 27)
    qtbot.waitUntil(
        lambda: "Đã dời, hoãn: 16/11/2026 → 27/11/2026 (mưa lũ)" in page.panel._form.summary.text()
    )
    recorded.undos[0]()
    qtbot.waitUntil(lambda: recorded.changes == 2)
    session = results(office, campaign_id)[0].session
    assert session is not None and session.planned_on == START and not session.moves


def test_given_a_day_that_has_passed_when_moved_without_a_reason_then_it_is_asked_for(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    put_off(page, qtbot, 0, "", date(2026, 11, 27))
    assert page.panel.put_off.isVisible() and page.panel.put_off.reason_box.hasFocus()
    session = results(office, campaign_id)[0].session
    assert session is not None and session.planned_on == START


def test_given_a_session_called_off_or_not_held_when_read_again_then_state_and_reason_are_there(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    put_off(page, qtbot, 1, "bí thư ốm")
    qtbot.waitUntil(lambda: recorded.changes == 1)
    session = results(office, campaign_id)[0].session
    assert session is not None and (session.state, session.note) == (SessionState.POSTPONED, "bí thư ốm")
    qtbot.waitUntil(lambda: "đã hoãn: bí thư ốm" in page.panel._form.summary.text())
    put_off(page, qtbot, 2, "chi bộ đã giải thể")
    qtbot.waitUntil(lambda: recorded.changes == 2)
    session = results(office, campaign_id)[0].session
    assert session is not None and session.state is SessionState.NOT_HELD
    assert [move.reason for move in session.moves] == ["bí thư ốm", "chi bộ đã giải thể"]


def test_given_a_saved_result_when_taken_back_then_it_counts_nothing_and_undo_restores_it(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "P")
    finish(page, qtbot, recorded)
    first = results(office, campaign_id)[0]
    page.presenter.choose_unit(first.unit_id)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[0])
    qtbot.mouseClick(page.panel._form.postponeButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(recorded.undos) == 2)
    assert results(office, campaign_id)[0].figures.called == 0
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: results(office, campaign_id)[0].figures.excused == 1)


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


def test_given_the_matrix_when_sorted_and_copied_then_rows_follow(page: StudyPage, qtbot: QtBot):
    page.presenter.sort("day", True)
    assert page.presenter.results[0].unit == UNITS[0]  # all on one day: order kept
    page.presenter.sort("unit", True)
    assert [line.unit for line in page.presenter.results] == [UNITS[2], UNITS[0], UNITS[1]]
    page.table.selectAll()
    page.table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("Trường Tiểu học")


def test_given_no_campaign_when_shown_then_it_offers_a_plan_from_a_directive(
    office: Office, services: RoomServices, qtbot: QtBot, recorded: Recorded
):
    page = StudyPage(office, services)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page._form.emptyPage.isVisible)
    buttons = page._form.emptyPage.findChildren(QPushButton)
    button = next(one for one in buttons if one.text() == "Lập kế hoạch từ một văn bản đến")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("incoming", None)]


def test_given_a_chi_bo_without_members_when_shown_then_it_leads_to_the_organisation(
    office: Office, services: RoomServices, qtbot: QtBot, recorded: Recorded
):
    add_campaign(office, start=START)
    page = StudyPage(office, services)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.panel.sheet is not None)
    assert not page.panel._form.doneButton.isEnabled()


def test_given_a_target_session_when_opened_then_its_chi_bo_is_shown(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot
):
    third = results(office, campaign_id)[2]
    assert third.session is not None
    page.open(("session", campaign_id, third.session.id))
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[2])
    page.open(("session", results(office, campaign_id)[1].session.id))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[1])


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


def test_given_a_session_still_to_come_when_saved_then_it_is_asked_once_before_it_counts_as_held(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    put_off(page, qtbot, 0, "bận vụ mùa", date(2026, 11, 30))
    qtbot.waitUntil(lambda: page.panel.sheet is not None and len(recorded.undos) == 1)
    before = recorded.changes
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "30/11/2026" in recorded.toasts[-1] and "22/11/2026" in recorded.toasts[-1]
    assert not page.presenter._saving and recorded.changes == before
    finish(page, qtbot, recorded)
    session = results(office, campaign_id)[0].session
    assert session is not None and session.held_on == date(2026, 11, 22)


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


def test_given_heads_at_both_ends_and_an_hour_when_saved_then_they_are_kept_and_the_drop_is_told(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    panel = page.panel
    panel.counts.started_box.setValue(9)
    assert "Số đếm đầu buổi 9 không hợp" in panel._form.countedText.text()
    assert not panel._form.doneButton.isEnabled()
    panel.counts.started_box.setValue(8)
    panel.counts.ended_box.setValue(6)
    assert "đầu buổi 8 · cuối buổi 6 · về sớm 2" in panel._form.countedText.text()
    qtbot.keyClick(panel.grid, Qt.Key.Key_F2)
    panel.details.hour_box.setText("7h30")
    qtbot.keyClick(panel.details.hour_box, Qt.Key.Key_Return)
    finish(page, qtbot, recorded)
    session = results(office, campaign_id)[0].session
    assert session is not None
    assert (session.started_with, session.ended_with, session.starts_at) == (8, 6, "07:30")


def test_given_another_campaign_ticked_with_minutes_when_saved_then_the_session_counts_for_both(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    units = [line.unit.id or 0 for line in office.units()]
    second = office.save_campaign(Campaign("Quán triệt Chỉ thị số 05-CT/TU", date(2026, 12, 30)), units)
    page.refresh()
    qtbot.waitUntil(lambda: len(page.presenter.reading.campaigns) == 2)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.panel.sheet is not None)
    topics = page.panel.details.topics_box
    topics.ticks[second].setChecked(True)
    topics.minutes[second].setValue(30)
    topics.minutes_box.setValue(60)
    assert "Tính cho cả" in page.panel._form.summary.text()
    finish(page, qtbot, recorded)
    first, other = results(office, campaign_id)[0], results(office, second)[0]
    assert first.session is not None and list(first.session.also) == [Topic(second, 30)]
    assert first.session.minutes == 60
    assert other.session is not None and other.session.id == first.session.id
    assert other.figures.present == 8


def test_given_two_sessions_when_results_are_shown_then_people_and_attendances_are_told_apart(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot
):
    line = results(office, campaign_id)[0]
    assert line.session is not None
    rows = list(office.attendance_rows(line.session.id or 0))
    rows[0] = replace(rows[0], mark=Mark.EXCUSED)
    office.save_attendance(line.session, rows)
    again = StudySession(campaign_id, line.unit_id, date(2026, 11, 20))
    again = replace(again, id=office.change_session(again))
    office.save_attendance(again, office.attendance_rows(again.id or 0, everyone=True))
    page.refresh()
    qtbot.waitUntil(lambda: "số lượt dự: 15" in page.results._attendances.text())
    assert page.results._attendances.text() == (
        "Số người đã học: 8 (7 dự học, 1 học bù) · số lượt dự: 15 ở 2 buổi"
    )
    shown = [value.text() for value in page.results._values]
    assert shown == ["8", "7", "87,50 %", "1", "100,00 %", "0"]


def test_given_a_session_when_its_sign_sheet_is_asked_then_pdf_and_word_lie_in_the_folder(
    page: StudyPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    qtbot.mouseClick(page.panel._form.signSheetButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(recorded.toasts), timeout=20_000)
    laid = sorted(path.suffix for path in office.export_folder.iterdir())
    assert laid == [".docx", ".pdf"] and recorded.errors == []


def test_given_marks_not_saved_when_a_return_came_meanwhile_then_it_is_written_over_only_when_told_to(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "2P")
    line = results(office, campaign_id)[0]
    form = office.make_return_forms(campaign_id, [line.unit_id])[0]
    assert office.take_returns([office.typed_return("5k", form, START)])
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.panel._form.unsavedStrip.isVisible)
    assert "dự học 7/8" in page.panel._form.unsavedText.text()
    assert results(office, campaign_id)[0].figures.unexcused == 1
    qtbot.mouseClick(page.panel._form.unsavedSave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: results(office, campaign_id)[0].figures.excused == 1)
    assert recorded.errors == []


def test_given_a_return_typed_in_its_tab_when_written_then_the_foot_counts_it_at_once(
    page: StudyPage, office: Office, qtbot: QtBot
):
    page.tab_bar.setCurrentIndex(3)
    tab = page._form.tabs.currentWidget()
    assert isinstance(tab, ReturnsTab)
    qtbot.waitUntil(lambda: tab.quick.line is not None)
    before = [value.text() for value in page.foot._values]
    tab.quick.type_in("0")
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [value.text() for value in page.foot._values] != before)
    assert page._form.tabs.currentWidget() is tab


def test_given_attendance_just_saved_when_undone_then_what_was_stored_before_counts_again(
    page: StudyPage, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    keys(page, qtbot, "P")
    finish(page, qtbot, recorded)
    first_undo = recorded.undos[-1]
    page.presenter.choose_unit(results(office, campaign_id)[0].unit_id)
    qtbot.waitUntil(lambda: unit_shown(page) == UNITS[0])
    keys(page, qtbot, "2K")
    finish(page, qtbot, recorded)
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: results(office, campaign_id)[0].figures.unexcused == 0)
    assert results(office, campaign_id)[0].figures.excused == 1
    first_undo()
    qtbot.waitUntil(lambda: results(office, campaign_id)[0].figures.called == 0)
    assert recorded.errors == []
