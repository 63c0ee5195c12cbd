"""A session held: for several directives, with whom it calls, on a day that can be, moved or called off."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.study import AttendanceError, SessionHeldError
from office_app.domain.organisation import Leave, LeaveKind
from office_app.domain.study import (
    Mark,
    SessionMove,
    SessionState,
    StudySession,
    Topic,
)
from tests.unit.study_office import DUE, FIRST, LATER, NOW, campaign, figures, hold, office, units

__all__ = ["office"]  # the fixture


def test_given_a_meeting_for_two_directives_when_held_then_each_counts_it_and_the_written_results_once(
    office: Office,
):
    first, second = campaign(office), campaign(office, "Quán triệt Chỉ thị số 05-CT/TU")
    unit = units(office)[0]
    session = StudySession(first, unit, FIRST, minutes=60, also=(Topic(second, 30),))
    session = replace(session, id=office.change_session(session))
    office.save_attendance(session, office.attendance_rows(session.id or 0), handed_in=3)
    assert [line.session and line.session.id for line in office.campaign_results(second)] == [
        session.id,
        None,
    ]
    assert (figures(office, first)[0].present, figures(office, first)[0].handed_in) == (4, 3)
    assert (figures(office, second)[0].present, figures(office, second)[0].handed_in) == (4, 0)
    assert [item.title for item in office.overview().agenda].count(
        "Học tập Học tập Nghị quyết số 71-NQ/TW"
    ) <= 1


def test_given_someone_away_when_the_grid_opens_then_they_are_not_called_and_the_reason_is_there(
    office: Office,
):
    made = campaign(office)
    unit = units(office)[0]
    member = office.members(unit)[0]
    away = Leave(LeaveKind.AWAY, FIRST - timedelta(days=9), None, "đi làm ở Bắc Ninh")
    again = Leave(LeaveKind.AWAY, date(2026, 5, 18))
    with pytest.raises(WrongEntryError, match="từ 02/05/2026 và từ 18/05/2026"):
        office.save_member(replace(member, leaves=(away, again)))
    office.save_member(replace(member, leaves=(away,)))
    session = StudySession(made, unit, FIRST)
    session = replace(session, id=office.change_session(session))
    rows = office.attendance_rows(session.id or 0)
    assert (rows[0].mark, rows[0].reason) == (Mark.AWAY, "đi làm ở Bắc Ninh")
    saved = office.save_attendance(session, rows)
    assert (saved.members, saved.away, saved.called, saved.present) == (4, 1, 3, 3)


def test_given_namesakes_in_a_chi_bo_when_listed_then_the_year_of_birth_tells_them_apart(
    office: Office, tmp_path: Path
):
    made = campaign(office)
    unit = units(office)[0]
    an = office.members(unit)[0]
    office.save_member(replace(an, born_on=date(1974, 3, 5)))
    office.save_member(replace(an, id=None, born_on=date(1945, 9, 2)))
    session_id = office.change_session(StudySession(made, unit, FIRST))
    rows = office.attendance_rows(session_id)
    namesakes = {"Nguyễn An (1974)", "Nguyễn An (1945)"}
    assert {row.shown_name for row in rows} == {*namesakes, "Nguyễn Bình", "Nguyễn Cường", "Nguyễn Dung"}
    assert {row.full_name for row in rows if row.told_apart} == {"Nguyễn An"}
    form = office.make_return_forms(made, [unit])[0]
    assert namesakes <= {one.full_name for one in form.content.members}
    sheet = next(path for path in office.sign_sheet(session_id, tmp_path / "out") if path.suffix == ".docx")
    tables = docx.Document(str(sheet)).tables
    printed = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert namesakes <= printed
    old = next(row for row in rows if row.shown_name == "Nguyễn An (1945)")
    marks = [replace(row, mark=Mark.EXCUSED) if row is old else row for row in rows]
    office.save_attendance(office.session(session_id), marks)
    assert [one.full_name for one in office.open_absences(made)] == ["Nguyễn An (1945)"]


def test_given_days_that_cannot_be_when_entered_then_they_are_refused_in_words_and_nothing_is_kept(
    office: Office,
):
    made, ahead = campaign(office), NOW.date() + timedelta(days=1)
    session_id = hold(office, StudySession(made, units(office)[0], FIRST), An=Mark.EXCUSED)
    session, rows = office.session(session_id), office.attendance_rows(session_id)
    far = [replace(row, made_up_on=ahead) if row.mark is Mark.EXCUSED else row for row in rows]
    an = next(row.member_id for row in rows if row.mark is Mark.EXCUSED)
    for refused, words in (
        (lambda: office.save_attendance(replace(session, held_on=ahead), rows), "ngày học .* chưa đến"),
        (
            lambda: office.save_attendance(replace(session, held_on=date(1926, 5, 11)), rows),
            "kiểm tra lại năm",
        ),
        (lambda: office.save_attendance(session, far), "An học bù ngày 21/05/2026 chưa đến"),
        (lambda: office.make_up([(session_id, an)], ahead), "học bù ngày 21/05/2026 chưa đến"),
    ):
        with pytest.raises(AttendanceError, match=words):
            refused()
    assert office.session(session_id) == session and office.attendance_rows(session_id) == rows


def test_given_more_at_the_end_than_came_when_saved_then_it_is_refused(office: Office):
    made = campaign(office)
    session = StudySession(made, units(office)[1], FIRST, started_with=2, ended_with=5)
    session = replace(session, id=office.change_session(session))
    with pytest.raises(AttendanceError, match="cuối buổi 5"):
        office.save_attendance(session, office.attendance_rows(session.id or 0))
    office.save_attendance(replace(session, ended_with=1), office.attendance_rows(session.id or 0))
    kept = office.session(session.id or 0)
    assert (kept.started_with, kept.ended_with) == (2, 1)


def test_given_a_session_that_falls_through_when_moved_or_called_off_then_day_and_reason_are_kept(
    office: Office,
):
    made = campaign(office)
    session_id = office.change_session(StudySession(made, units(office)[0], FIRST))
    with pytest.raises(IncompleteError):
        office.call_off_session(session_id, " ")
    office.call_off_session(session_id, "mưa lũ")
    office.move_session(session_id, LATER, "nước đã rút")
    session = office.session(session_id)
    assert (session.state, session.planned_on) == (SessionState.PLANNED, LATER)
    assert list(session.moves) == [
        SessionMove(FIRST, None, "mưa lũ"),
        SessionMove(FIRST, LATER, "nước đã rút"),
    ]
    hold(office, session)
    with pytest.raises(SessionHeldError, match="đã học ngày 18/05/2026"):
        office.move_session(session_id, DUE)
    with pytest.raises(IncompleteError, match="đã học"):
        office.save_campaign(replace(office.campaign(made)), units(office)[1:])
