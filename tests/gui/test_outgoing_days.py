"""The days of a plan on the line: moved by keys and mouse, others follow, the text after a word of confirmation."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.back_planning import back_plan
from office_app.domain.outgoing import DraftTask
from office_app.domain.plan_timeline import DayKey, LeadTimes
from office_app.domain.vietnamese import date_vi
from office_app.domain.working_days import WorkCalendar
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.outgoing.task_model import DUE
from office_app.gui.outgoing.timeline_places import scale_of, word_rows
from tests.gui.outgoing_room import choose, draft, page, wait_printed
from tests.gui.waiting import wait_idle

__all__ = ["draft", "page"]
Shot = Callable[[QWidget, str], Path]
DAY = re.compile(r"(?:ngày )?\d{1,2}/\d{1,2}/\d{4}")


@pytest.fixture
def planned(page: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot) -> OutgoingPage:
    """A plan whose text names its last session, with the days it was counted from."""
    days = back_plan(
        date(2026, 12, 28),
        date(2027, 1, 7),
        today=date(2026, 11, 23),
        leads=LeadTimes(),
        calendar=WorkCalendar(),
    )
    kept = office.outgoing_document(draft).draft
    assert days.study_due is not None and kept.campaign is not None
    first = replace(kept.sections[0], text=f"Chi bộ học xong trước ngày {date_vi(days.study_due)}.")
    campaign = replace(kept.campaign, due=days.study_due)
    others = (replace(one, text=DAY.sub("tháng 12", one.text)) for one in kept.sections[1:])
    sections = (first, *others)
    office.save_draft(replace(kept, sections=sections, campaign=campaign, back_plan=days))
    page.open(draft)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    return page


def test_given_a_day_when_moved_by_keys_and_confirmed_then_text_tasks_and_campaign_follow(
    planned: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page, days, edited = planned, planned.pane.works.days, planned.editor.edited
    assert edited is not None and edited.draft.back_plan is not None
    before, old = edited.draft, edited.draft.back_plan.study_due
    days.strip.setFocus()
    while days.strip._chosen is not DayKey.LAST_SESSION:
        qtbot.keyClick(days.strip, Qt.Key.Key_Down)
    qtbot.keyClick(days.strip, Qt.Key.Key_Left)
    qtbot.keyClick(days.strip, Qt.Key.Key_Left)
    assert edited.draft == before and days.confirm.isVisible()
    assert "Chi bộ học xong" in days.what.text() and "mốc khác" in days.what.text()
    qtbot.keyClick(days.strip, Qt.Key.Key_Return)
    after = edited.draft
    assert after.back_plan is not None and after.campaign is not None and old is not None
    new = after.back_plan.study_due
    assert new is not None and new < old and new.weekday() < 5
    assert after.campaign.due == new
    assert date_vi(new) in after.sections[0].text and date_vi(old) not in after.sections[0].text
    assert not days.confirm.isVisible()
    page.pane.undo()
    assert edited.draft == before
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_day_when_dragged_then_it_is_proposed_and_escape_leaves_all_as_it_was(
    planned: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page, days, edited = planned, planned.pane.works.days, planned.editor.edited
    assert edited is not None
    before, strip = edited.draft, days.strip
    start = strip.place_of(DayKey.KEY_STAFF).toPoint()
    wide = strip._scaled().day_width
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 8):
        qtbot.mouseMove(strip, start + QPoint(round(step * wide), 0))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=start + QPoint(round(7 * wide), 0))
    assert days.confirm.isVisible()
    assert strip.place_of(DayKey.KEY_STAFF).x() > start.x()
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert not days.confirm.isVisible() and edited.draft == before
    assert page._form.stack.currentWidget() is page._form.editorPage
    wait_idle(runner, qtbot)


def test_given_upper_days_when_pressed_then_they_do_not_move(planned: OutgoingPage, qtbot: QtBot):
    strip = planned.pane.works.days.strip
    uppers = [stone for stone in strip._stones if stone.upper]
    assert len(uppers) == 2 and all(stone.key is None for stone in uppers)
    assert all(stone.upper or stone.key for stone in strip._stones)


def drop_on(page: OutgoingPage, key: DayKey, day: date) -> None:
    """Ask for a day as the mouse does when it lets go there."""
    page.pane.works.days.strip.move_asked.emit(key, day)


def test_given_a_day_dropped_on_a_sunday_when_taken_then_it_is_told_where_it_went_and_undo_takes_it_back(
    planned: OutgoingPage, runner: JobRunner, qtbot: QtBot, shot: Shot
):
    page, days, edited = planned, planned.pane.works.days, planned.editor.edited
    assert edited is not None
    before = edited.draft
    drop_on(page, DayKey.KEY_STAFF, date(2026, 12, 6))
    told = "Hội nghị cán bộ chủ chốt: Chủ nhật 06/12 → dời sang thứ Sáu 04/12"
    assert told in days.what.text() and days.apply.text() == "Dời các mốc"
    days.take()
    assert edited.draft.back_plan is not None
    assert edited.draft.back_plan.key_staff_on == date(2026, 12, 4)
    assert told in days.notes.other.text() and days.notes.other.isVisible()
    drop_on(page, DayKey.KEY_STAFF, date(2026, 12, 5))  # back to where it is
    assert "Thứ Bảy 05/12 → dời sang thứ Sáu 04/12" in days.notes.other.text()
    assert not days.confirm.isVisible()
    page.pane.undo()
    assert edited.draft == before and told not in days.notes.other.text()
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_day_moved_behind_the_upper_one_when_taken_then_it_is_red_and_issuing_waits(
    planned: OutgoingPage, runner: JobRunner, qtbot: QtBot, shot: Shot
):
    page, days, edited = planned, planned.pane.works.days, planned.editor.edited
    assert edited is not None and not days.notes.late.isVisible()
    drop_on(page, DayKey.LAST_SESSION, date(2026, 12, 30))
    words = "Chi bộ học xong (30/12/2026) không trước hạn cấp trên (28/12/2026)."
    assert days.apply.text() == "Vẫn dời" and words in days.notes.late.text()
    days.take()
    assert words in days.notes.late.text() and days.notes.late.isVisible()
    late = [stone.key for stone in days.strip._stones if stone.late]
    assert DayKey.LAST_SESSION in late
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    assert any("28/12/2026" in one.text for one in page.editor.must_mend)
    assert not page._form.issueButton.isEnabled()
    look_at(page, shot, "timeline-late")


def test_given_several_days_on_one_when_shown_then_they_are_counted_and_named(
    planned: OutgoingPage, runner: JobRunner, qtbot: QtBot, shot: Shot
):
    page, days = planned, planned.pane.works.days
    drop_on(page, DayKey.LAST_SESSION, date(2026, 11, 26))
    days.take()
    assert "Cùng thứ" in days.notes.other.text() and "chi bộ bắt đầu học" in days.notes.other.text()
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    look_at(page, shot, "timeline-same-day")


def test_given_a_due_day_or_text_changed_by_hand_when_aligned_then_the_plans_day_follows_at_a_click(
    planned: OutgoingPage, runner: JobRunner, qtbot: QtBot, shot: Shot
):
    page, days, edited = planned, planned.pane.works.days, planned.editor.edited
    assert edited is not None and edited.draft.back_plan is not None and not days.notes.differences
    old = edited.draft.back_plan.study_due
    assert old is not None
    new = old - timedelta(days=1)
    page.pane.works.campaign_due.set_date(new)
    assert edited.draft.campaign is not None and edited.draft.campaign.due == new
    (found,) = days.notes.differences
    assert found.planned == old and found.said == new
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    assert days.notes.differences == (found,)  # a late word of clashes leaves it there
    look_at(page, shot, "timeline-differs")
    press(days.notes, f"Dời mốc sang {date_vi(new)}", qtbot)
    assert edited.draft.back_plan.study_due == new and date_vi(new) in edited.draft.sections[0].text
    assert not days.notes.differences
    page.pane.undo()
    assert edited.draft.back_plan.study_due == old and days.notes.differences

    page.pane.undo()
    choose(page, edited.sections[0].key)
    typed = old - timedelta(days=2)
    page.pane.text.setPlainText(f"Chi bộ học xong trước ngày {date_vi(typed)}.")
    (found,) = days.notes.differences
    assert (found.key, found.said, found.where) == (DayKey.LAST_SESSION, typed, "Nội dung")
    press(days.notes, f"Dời mốc sang {date_vi(typed)}", qtbot)
    assert edited.draft.campaign.due == typed == edited.draft.back_plan.study_due
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_a_task_due_on_a_day_of_the_plan_when_its_due_day_is_typed_then_the_day_can_follow(
    planned: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    page, days, edited = planned, planned.pane.works.days, planned.editor.edited
    assert edited is not None and edited.draft.back_plan is not None
    old = edited.draft.back_plan.study_due
    assert old is not None
    edited.set_head(tasks=(DraftTask("Chi bộ Đồng Tâm", "Học tập", old),))
    page.pane.works.show_works()
    tasks = page.pane.works.tasks
    assert tasks.setData(tasks.index(0, DUE), old + timedelta(days=1))
    (found,) = days.notes.differences
    assert (found.key, found.where) == (DayKey.LAST_SESSION, "Hạn việc của Chi bộ Đồng Tâm")
    press(days.notes, f"Dời mốc sang {date_vi(old + timedelta(days=1))}", qtbot)
    assert edited.draft.back_plan.study_due == old + timedelta(days=1) and not days.notes.differences
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)


def look_at(page: OutgoingPage, shot: Shot, name: str) -> None:
    page._form.middleScroll.ensureWidgetVisible(page.pane.works.days.notes)
    shot(page, name)


def press(widget: QWidget, words: str, qtbot: QtBot) -> None:
    button = next(one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_given_words_side_by_side_when_laid_out_then_none_lies_over_another():
    scale = scale_of(
        [date(2026, 11, 23) + timedelta(days=n) for n in (0, 1, 9, 10, 28, 30, 35, 44, 45)], 480, 10
    )
    places = [scale.x(day) for day in scale.days[3:-3]][:30:3]
    rows = word_rows(places, [90.0] * len(places), 480, 8)
    for number, (left, row) in enumerate(rows):
        for other, (other_left, other_row) in enumerate(rows):
            if number != other and row and row == other_row:
                assert abs(left - other_left) >= 98
    assert all(scale.day(scale.x(day)) == day for day in scale.days)
