"""Who missed a session: called to another one, open until made up or lawfully closed, one head wherever they studied."""

from dataclasses import replace
from datetime import timedelta

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.study import AttendanceError, MakeUpHeldError
from office_app.domain.study import (
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
    Topic,
)
from tests.unit.study_office import FIRST, LATER, campaign, figures, hold, marked, office, units

__all__ = ["office"]  # the fixture


def test_given_absent_members_when_a_second_session_is_planned_then_it_calls_them_and_closes_their_absence(
    office: Office,
):
    made = campaign(office)
    unit = units(office)[0]
    missed = hold(office, StudySession(made, unit, FIRST), An=Mark.EXCUSED, Dung=Mark.UNEXCUSED)
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn An", "Nguyễn Dung"]

    again = StudySession(made, unit, LATER)
    again = replace(again, id=office.change_session(again))
    rows = office.attendance_rows(again.id or 0)
    assert [row.full_name for row in rows] == ["Nguyễn An", "Nguyễn Dung"]
    assert len(office.attendance_rows(again.id or 0, everyone=True)) == 4

    office.save_attendance(again, [replace(rows[0]), replace(rows[1], mark=Mark.EXCUSED)])
    marks = {row.full_name: row for row in office.attendance_rows(missed)}
    assert (marks["Nguyễn An"].made_up_on, marks["Nguyễn An"].made_up_session_id) == (LATER, again.id)
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn Dung"]
    assert figures(office, made)[0] == SessionFigures(4, 0, 4, 2, 1, 1, 1)
    assert office.session(missed).figures.made_up == 1
    line = office.campaign_results(made)[0]
    assert (line.session and line.session.id, [one.id for one in line.besides]) == (missed, [again.id])
    assert "| 11/5/2026 (học bù: 18/5/2026) |" in office.draft_report(made).paper.annexes[0].text
    with pytest.raises(MakeUpHeldError, match="học bù ngày 18/05/2026"):
        office.change_session(replace(office.session(missed), state=SessionState.PLANNED))

    office.change_session(replace(office.session(again.id or 0), state=SessionState.POSTPONED))
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn An", "Nguyễn Dung"]
    assert office.session(missed).figures == SessionFigures(4, 0, 4, 2, 1, 1, 0)


@pytest.mark.parametrize("changed", ["taken back", "held before the absence", "topic left out"])
def test_given_an_absence_made_up_at_a_session_when_that_no_longer_closes_it_then_it_is_open_again(
    office: Office, changed: str
):
    made, other = campaign(office), campaign(office, "Quán triệt Chỉ thị số 05-CT/TU")
    unit, before = units(office)[0], FIRST - timedelta(days=3)
    missed = hold(office, StudySession(made, unit, FIRST), An=Mark.EXCUSED)
    again = StudySession(other, unit, before, held_on=LATER, also=(Topic(made),))
    again = replace(again, id=office.change_session(replace(again, held_on=None)))
    office.save_attendance(again, [marked(row, {}) for row in office.attendance_rows(again.id or 0, LATER)])
    assert not office.open_absences(made) and figures(office, made)[0].made_up == 1
    again, rows = office.session(again.id or 0), office.attendance_rows(again.id or 0)
    if changed == "taken back":
        office.change_session(replace(again, state=SessionState.PLANNED))
    elif changed == "held before the absence":
        office.save_attendance(replace(again, held_on=before), rows)
    else:
        office.save_attendance(replace(again, also=()), rows)
    an = next(row for row in office.attendance_rows(missed) if row.mark is Mark.EXCUSED)
    assert (an.made_up_on, an.made_up_session_id, an.waiting) == (None, None, True)
    assert office.session(missed).figures.made_up == 0
    # Present at the earlier session, An had studied before missing the other.
    assert bool(office.open_absences(made)) == (changed != "held before the absence")


def test_given_an_absence_when_made_up_elsewhere_or_lawfully_closed_then_it_waits_no_more(office: Office):
    made = campaign(office)
    hold(office, StudySession(made, units(office)[0], FIRST), An=Mark.EXCUSED, Dung=Mark.UNEXCUSED)
    an, dung = (one.key for one in office.open_absences(made))
    with pytest.raises(AttendanceError, match="trước ngày học"):
        office.make_up([an], FIRST - timedelta(days=1))
    office.make_up([an], LATER, "học cùng Chi bộ Thôn Đoài")
    with pytest.raises(IncompleteError, match="lý do"):
        office.close_absences([dung], "  ")
    office.close_absences([dung], "chuyển sinh hoạt đi từ 15/5/2026")
    assert office.open_absences(made) == []
    line = figures(office, made)[0]
    assert (line.present, line.made_up, line.closed, line.waiting) == (2, 1, 1, 0)


def test_given_someone_who_moves_between_two_sessions_when_counted_then_they_are_one_head(office: Office):
    made = campaign(office)
    east, west = units(office)
    hold(office, StudySession(made, east, FIRST), An=Mark.EXCUSED)
    for name in ("An", "Bình"):
        (member,) = office.find_members(f"Nguyễn {name}")
        office.move_member(member.id or 0, west, FIRST + timedelta(days=2))
    hold(office, StudySession(made, west, LATER))
    lines = figures(office, made)
    # An made up in the other chi bộ, Bình had studied already: both belong to the first one.
    assert (lines[0].called, lines[0].present, lines[0].made_up) == (4, 3, 1)
    assert (lines[1].called, lines[1].present) == (2, 2)
    assert office.campaign_figures(made).total.called == 6
    assert office.open_absences(made) == []
