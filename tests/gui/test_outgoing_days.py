"""The days of a plan on the line: moved by keys and mouse, others follow, the text after a word of confirmation."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.back_planning import DayKey, LeadTimes, back_plan
from office_app.domain.vietnamese import date_vi
from office_app.domain.working_days import WorkCalendar
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.outgoing.timeline_places import scale_of, word_rows
from tests.gui.outgoing_room import draft, page, wait_printed
from tests.gui.waiting import wait_idle

__all__ = ["draft", "page"]


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
    sections = (first, *kept.sections[1:])
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
