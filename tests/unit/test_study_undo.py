"""Steps in the study room taken back over a real store: all as it was before, or refused with words."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.study import StudyChangedError
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.returns import FormState
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign, Mark, SessionState, StudySession, Topic

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
FIRST, LATER = date(2026, 11, 10), date(2026, 11, 18)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"))
    for name in ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"):
        unit_id = made.save_unit(Unit(name, UnitKind.CHI_BO))
        made.add_members(unit_id, [f"Nguyễn {given} {name[-4:]}" for given in ("An", "Bình", "Cường")])
    yield made
    made.close()


def campaign(office: Office, title: str = "Học tập Nghị quyết số 71-NQ/TW") -> int:
    return office.save_campaign(Campaign(title, date(2026, 12, 20)), units(office))


def units(office: Office) -> list[int]:
    return [line.unit.id or 0 for line in office.units()]


def held(office: Office, session: StudySession, absent: int) -> StudySession:
    """Hold a session with so many absent, and return it as it is stored."""
    session = office.session(office.change_session(session))
    rows = office.attendance_rows(session.id or 0)
    marks = [replace(row, mark=Mark.EXCUSED) for row in rows[:absent]]
    office.save_attendance(session, [*marks, *rows[absent:]])
    return office.session(session.id or 0)


def all_there(office: Office, *campaigns: int) -> object:
    """Return sessions with their marks, results and the board of each campaign."""
    sessions = {one.id: one for campaign_id in campaigns for one in office.sessions(campaign_id)}
    return (
        sessions,
        {one: list(office.attendance_rows(one or 0)) for one in sessions},
        [office.campaign_results(one) for one in campaigns],
        [{line.unit_id: line.state for line in office.return_board(one)} for one in campaigns],
    )


def test_given_a_typed_return_when_taken_back_then_marks_results_make_up_and_board_are_as_before(
    office: Office,
):
    made, other = campaign(office), campaign(office, "Học tập Kết luận số 9-KL/TW")
    east, west = units(office)
    missed = held(office, StudySession(made, east, FIRST), absent=2)
    (form,) = office.make_return_forms(other, [east])
    office.change_session(StudySession(other, east, LATER, also=(Topic(made),)))
    before = all_there(office, made, other)
    reading = office.typed_return("3 b", form, LATER)
    taken, step = office.study_step([other], lambda: office.take_returns([reading]))
    assert taken and office.session(missed.id or 0).figures.made_up == 2
    assert office.campaign_results(other)[0].figures.handed_in == 2
    assert office.return_board(other)[0].state is FormState.RETURNED
    office.take_back_step(step)
    assert all_there(office, made, other) == before

    _, step = office.study_step([other], lambda: office.take_returns([reading]))
    held(office, StudySession(other, west, LATER), absent=1)  # another chi bộ is no hindrance
    office.take_back_step(step)
    assert office.session(missed.id or 0) == missed


def test_given_planned_sessions_when_one_was_held_since_then_taking_back_is_refused_and_nothing_is_lost(
    office: Office,
):
    made = campaign(office)
    planned = [StudySession(made, unit_id, FIRST) for unit_id in units(office)]
    ids, step = office.study_step([made], lambda: office.plan_sessions(planned))
    office.take_back_step(step)
    assert office.sessions(made) == []

    ids, step = office.study_step([made], lambda: office.plan_sessions(planned))
    held(office, office.session(ids[0]), absent=1)
    before = all_there(office, made)
    with pytest.raises(StudyChangedError, match="Chi bộ Thôn Đông, Chi bộ Thôn Đoài đã thay đổi"):
        office.take_back_step(step)
    assert all_there(office, made) == before


def test_given_another_job_that_writes_meanwhile_when_the_step_is_taken_back_then_the_other_s_work_stays(
    office: Office,
):
    made = campaign(office)
    own, others = office.plan_sessions([StudySession(made, unit_id, FIRST) for unit_id in units(office)])
    with ThreadPoolExecutor(1) as pool:

        def work() -> None:
            held(office, office.session(own), absent=1)
            wait([pool.submit(held, office, office.session(others), 1)], timeout=0.3)  # it waits its turn

        _, step = office.study_step([made], work)
    assert office.session(others).state is SessionState.HELD
    office.take_back_step(step)
    assert [office.session(one).state for one in (own, others)] == [SessionState.PLANNED, SessionState.HELD]
