"""One session in its panel: moved, called off, taken back, its details, and what it counts for."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study import Campaign, Mark, SessionMove, SessionState, StudySession, Topic
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_room import START, UNITS, campaign_id, finish, keys, page, results, unit_shown

__all__ = ["campaign_id", "page"]  # the fixtures


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
    assert "Ghi lý do" in QToolTip.text()
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
