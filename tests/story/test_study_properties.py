"""Whatever a year brings, figures stay true: sequences of anything an office does with people and sessions.

Each example starts with three chi bộ of a few members, two campaigns by name, one that is over and one by totals, and
goes through steps drawn by hypothesis. What the office refuses (``AppError``) is no step. After each step all figures are counted anew by the
test itself, from the marks and the members as stored.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from office_app.bootstrap import Office, open_office
from office_app.domain.errors import AppError
from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.study import (
    AttendanceRow,
    Campaign,
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
)
from tests.story.study_year import DAYS, NAMES, NOW, OVER_ON, PEOPLE, SESSIONS, UNITS, Step, Year


def steps(longest: int) -> st.SearchStrategy[list[Step]]:
    number = st.integers(0, 60)
    return st.lists(
        st.tuples(st.sampled_from((*PEOPLE, *SESSIONS, *SESSIONS)), number, number, number),
        min_size=longest // 2,  # left alone, hypothesis goes five steps on average
        max_size=longest,
    )


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that each example begins with a copy of."""
    folder = tmp_path_factory.mktemp("year") / "data"
    with closing(open_office(folder, now=lambda: NOW)) as office:
        ids = [office.save_unit(Unit(name, UnitKind.CHI_BO)) for name in UNITS]
        for at, given_name in enumerate(NAMES):
            born, card = date(1960 + at, 3, 12), f"00.{at:06}" if at % 2 else ""
            office.save_member(Member(f"Nguyễn {given_name}", ids[at % 3], born, card))
        for title in ("Đợt một", "Đợt hai", "Đợt không ghi tên"):
            campaign = office.save_campaign(Campaign(title, date(2026, 12, 31)), ids)
            for unit_id in ids:
                office.change_session(StudySession(campaign, unit_id, DAYS[3]))
        _study_what_is_over(office, ids)
    return folder


def _study_what_is_over(office: Office, unit_ids: Sequence[int]) -> None:
    """A campaign of March that two chi bộ studied in time; one has still somebody to make up, the third is late."""
    day = OVER_ON - timedelta(days=5)
    campaign = office.save_campaign(Campaign("Đợt đã qua", OVER_ON), unit_ids)
    for unit_id in unit_ids[:2]:
        session = office.session(office.change_session(StudySession(campaign, unit_id, day)))
        rows = list(office.attendance_rows(session.id or 0))
        rows[0] = replace(rows[0], mark=Mark.EXCUSED)
        office.save_attendance(session, rows)
    for unit_id in unit_ids[1:]:
        office.change_session(StudySession(campaign, unit_id, DAYS[5]))


def frozen(figures: SessionFigures) -> SessionFigures:
    """Return the figures without what closing absences changes."""
    return replace(figures, made_up=0, closed=0)


def results(year: Year) -> Mapping[tuple[int, int], SessionFigures]:
    return {
        (campaign, line.unit_id): line.figures
        for campaign in year.campaigns
        for line in year.office.campaign_results(campaign)
        if line.figures != SessionFigures()
    }


def check_campaigns(year: Year) -> None:
    """Whoever studied is in the campaign; nobody who has gone has anything still to come."""
    units = {unit.id: unit for day in (OVER_ON, *DAYS) for unit in year.units(day)}
    for campaign in year.campaigns:
        taking_part = {line.unit_id for line in year.office.campaign_results(campaign)}
        assert {session.unit_id for session in year.held(campaign)} <= taking_part
    for session in year.sessions():
        unit = units[session.unit_id]
        assert session.state is not SessionState.PLANNED or unit.exists_on(session.planned_on)
        persons = [one.person for one in year.members_of(session)]
        assert len(set(persons)) == len(persons), "a person is twice on one list"


def what_is_over(year: Year) -> object:
    """Which chi bộ are in the campaign that is over, and where its sessions are."""
    office, over = year.office, year.over
    units = [line.unit_id for line in office.campaign_results(over)]
    return units, {one.id: one.unit_id for one in office.sessions(over)}


def check_figures(year: Year) -> None:
    """No present beyond those called; every person once in a campaign's heads."""
    persons = {one.id: one.person for one in year.members()}
    marks: dict[int, Sequence[AttendanceRow]] = {
        one.id or 0: year.office.attendance_rows(one.id or 0) for one in year.held()
    }
    for session in year.held():
        assert session.figures.mistake() is None
        assert session.figures.present <= session.figures.called
        assert not session.by_name or session.figures.members == len(marks[session.id or 0])
    for campaign in year.campaigns:
        lines = year.office.campaign_results(campaign)
        for line in lines:
            assert line.figures.mistake() is None
            assert line.figures.present + line.figures.made_up <= line.figures.called
        if not all(session.by_name for session in year.held(campaign)):
            continue  # who is behind totals, nobody knows
        heads = {persons[row.member_id] for session in year.held(campaign) for row in marks[session.id or 0]}
        assert sum(line.figures.members for line in lines) == len(heads)
        waiting = [one.member_id for one in year.office.open_absences(campaign)]
        assert len({persons[one] for one in waiting}) == len(waiting)
        assert sum(line.figures.waiting for line in lines) == len(waiting)


def check_people(year: Year) -> None:
    """On any day a person is in one chi bộ at most, and that chi bộ is there."""
    records = year.members()
    for day in DAYS:
        there = [one.person for one in records if one.belongs_on(day)]
        assert len(set(there)) == len(there)
        assert sum(line.members for line in year.office.units(day)) == len(there)


def take_and_take_back(year: Year, step: Callable[[], None]) -> None:
    """Go a step in the study room and back: all is as it was, marks too."""

    def all_there() -> object:
        sessions = {one.id: one for one in year.sessions()}
        return sessions, {one: list(year.office.attendance_rows(one or 0)) for one in sessions}

    before = all_there()
    _, undo = year.office.study_step(year.campaigns, step)
    year.office.take_back_step(undo)
    assert all_there() == before


def live(folder: Path, steps_taken: Sequence[Step]) -> Iterator[Year]:
    """Go through the steps on a copy of the folder; yield after each that was taken."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        copied = Path(shutil.copytree(folder, Path(place) / "data"))
        with closing(open_office(copied, now=lambda: NOW)) as office:
            year = Year(office)
            for step, a, b, c in steps_taken:
                year.edited = set()
                before, sessions = results(year), {one.id: one.figures for one in year.held()}
                over = what_is_over(year)
                try:
                    if step in SESSIONS and (a + b + c) % 3 == 0:
                        take_and_take_back(year, lambda: step(year, a, b, c))  # noqa: B023 # called at once
                        assert results(year) == before, "a step taken back left something"
                    step(year, a, b, c)
                except AppError:
                    assert results(year) == before, "a step that was refused changed a figure"
                    continue
                for session in year.held():
                    if session.id in sessions and session.id not in year.edited:
                        assert frozen(session.figures) == frozen(sessions[session.id])
                if step in PEOPLE:
                    assert results(year) == before, "people came and went, and a past figure changed"
                    assert what_is_over(year) == over, (
                        "people came and went, and a campaign that was over changed"
                    )
                yield year


def tell_true(folder: Path, steps_taken: Sequence[Step]) -> None:
    for year in live(folder, steps_taken):
        check_figures(year)
        check_people(year)
        check_campaigns(year)


_HOW = {
    "deadline": None,
    "database": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
    "phases": (Phase.explicit, Phase.generate, Phase.shrink),
}


@pytest.mark.slow
@settings(max_examples=20, **_HOW)  # type: ignore[arg-type]
@given(steps_taken=steps(40))
def test_given_any_sequence_of_steps_when_counted_then_figures_stay_true(
    first_day: Path, steps_taken: list[Step]
):
    tell_true(first_day, steps_taken)
