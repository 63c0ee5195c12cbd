"""Whatever a year brings, figures stay true: sequences of anything an office does with people and sessions.

Each example starts with three chi bộ of a few members and two campaigns by name and one by totals, and goes through steps drawn by
hypothesis. What the office refuses (``AppError``) is no step. After each step all figures are counted anew by the
test itself, from the marks and the members as stored.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from office_app.bootstrap import Office, open_office
from office_app.domain.errors import AppError
from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitKind
from office_app.domain.study import (
    ABSENT,
    AttendanceRow,
    Campaign,
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
    Topic,
)
from office_app.use_cases.member_lists import recognise_columns

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DAYS = tuple(date(2026, 4, 1) + timedelta(days=9 * number) for number in range(8))
NAMES = ("An", "Bình", "Cường", "Dung", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nam")
UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Thôn Hạ")
MARKS = (Mark.EXCUSED, Mark.UNEXCUSED, Mark.PRESENT, Mark.AWAY, Mark.EXEMPT)


class Year:
    """An office on its way through the steps, with what must not change."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.campaigns = sorted(campaign.id or 0 for campaign in office.campaigns())
        self.moved: list[int] = []
        self.gone: list[int] = []
        self.fresh = 0
        self.edited: set[int] = set()
        """Sessions whose own list was written in the present step."""

    # ---- what there is

    def units(self, day: date) -> list[Unit]:
        return [line.unit for line in self.office.units(day)]

    def members(self) -> list[Member]:
        return list(self.office.find_members("Nguyễn"))

    def sessions(self) -> list[StudySession]:
        found = {one.id: one for campaign in self.campaigns for one in self.office.sessions(campaign)}
        return list(found.values())

    def held(self, campaign_id: int | None = None) -> list[StudySession]:
        return [
            one
            for one in self.sessions()
            if one.state is SessionState.HELD and (campaign_id is None or one.counts_for(campaign_id))
        ]

    # ---- what happens to people

    def move(self, a: int, b: int, c: int) -> None:
        member, day = pick(self.members(), a), pick(DAYS, c)
        self.moved.append(self.office.move_member(member.id or 0, pick(self.units(day), b).id or 0, day))

    def undo_move(self, a: int, b: int, c: int) -> None:
        self.office.take_back_move(pick(self.moved, a))

    def leave(self, a: int, b: int, c: int) -> None:
        member, since = pick(self.members(), a), pick((None, *DAYS), b)
        until = None if c % 2 else (since or DAYS[0]) + timedelta(days=c % 40)
        taken = Leave(pick(tuple(LeaveKind), c), since, until)
        self.office.save_member(replace(member, leaves=(*member.leaves, taken)[-3:]))

    def go(self, a: int, b: int, c: int) -> None:
        member = pick(self.members(), a)
        self.office.end_memberships([member.id or 0], pick(DAYS, b), "từ trần")
        self.gone.append(member.id or 0)

    def undo_go(self, a: int, b: int, c: int) -> None:
        self.office.reopen_memberships([pick(self.gone, a)])

    def edit_days(self, a: int, b: int, c: int) -> None:
        member = pick(self.members(), a)
        joined, left = pick((None, *DAYS), b), pick((None, *DAYS), c)
        self.office.save_member(replace(member, joined_unit_on=joined, left_unit_on=left))

    def add_member(self, a: int, b: int, c: int) -> None:
        self.fresh += 1
        unit = pick(self.units(pick(DAYS, b)), a)
        joined = pick((None, *DAYS), c)
        self.office.save_member(
            Member(f"Nguyễn Thị {pick(NAMES, c)} {self.fresh}", unit.id or 0, joined_unit_on=joined)
        )

    def import_list(self, a: int, b: int, c: int) -> None:
        """Import a list that names some of those known, under units of any day, and somebody new."""
        people = [pick(self.members(), a + step * 7) for step in range(1 + b % 5)]
        units = [*UNITS, *(unit.name for unit in self.units(pick(DAYS, c)))]
        known = {unit.id: unit.name for day in DAYS for unit in self.units(day)}
        rows: list[list[object]] = [["Họ và tên", "Chi bộ", "Ngày sinh", "Số thẻ", "Miễn, vắng"]]
        for number, one in enumerate(people):
            unit = known.get(one.unit_id, pick(units, b)) if number % 2 else pick(units, b + number)
            leave = pick((None, "miễn", "vắng"), c + number)
            rows.append([one.full_name, unit, one.born_on, one.card_number, leave])
        self.fresh += 1
        rows.append([f"Nguyễn Mới {self.fresh}", pick(units, c), None, None, None])
        sheet = recognise_columns("a.xlsx", rows)
        assert sheet is not None
        self.office.import_members(self.office.check_members(sheet))
        again = self.office.check_members(sheet)
        assert again.added == 0 and again.changed == 0, "the same list again changes something"

    # ---- what happens to units

    def rename(self, a: int, b: int, c: int) -> None:
        self.fresh += 1
        unit = pick(self.units(pick(DAYS, c)), a)
        self.office.rename_unit(unit.id or 0, f"Chi bộ Tên Mới {self.fresh}", pick(DAYS, b))

    def merge(self, a: int, b: int, c: int) -> None:
        day = pick(DAYS, c)
        one, other = pick(self.units(day), a), pick(self.units(day), b)
        self.fresh += 1
        new = Unit(f"Chi bộ Sáp Nhập {self.fresh}", UnitKind.CHI_BO)
        self.office.merge_units([one.id or 0, other.id or 0], one if c % 3 else new, day)

    def split(self, a: int, b: int, c: int) -> None:
        day = pick(DAYS, c)
        unit = pick(self.units(day), a)
        leaving = [one.id or 0 for one in self.office.members(unit.id or 0, day)][: 1 + b % 3]
        self.fresh += 1
        self.office.split_unit(
            unit.id or 0, Unit(f"Chi bộ Chia Tách {self.fresh}", UnitKind.CHI_BO), leaving, day
        )

    def end(self, a: int, b: int, c: int) -> None:
        day = pick(DAYS, c)
        unit_id = pick(self.units(day), a).id or 0
        left = [one.id or 0 for one in self.office.members(unit_id, day)]
        if len(left) < 3:
            self.office.end_memberships(left, day, "chuyển sinh hoạt đi")
        self.office.end_unit(unit_id, day)

    # ---- what happens to sessions

    def plan(self, a: int, b: int, c: int) -> None:
        campaign = pick(self.campaigns, a)
        unit = pick(self.office.campaign_results(campaign), b)
        others = [one for one in self.campaigns[:2] if one != campaign]
        also = (Topic(others[0], 30),) if c % 4 == 0 else ()
        self.office.change_session(StudySession(campaign, unit.unit_id, pick(DAYS, c), also=also))

    def hold(self, a: int, b: int, c: int) -> None:
        """Enter the attendance of a session, or correct one that is entered."""
        session = pick(self.sessions(), a)
        rows = list(self.office.attendance_rows(session.id or 0, everyone=c % 5 == 0))
        for step in range(b % 4 if rows else 0):
            at = (b + step * 3) % len(rows)
            rows[at] = replace(rows[at], mark=pick(MARKS, c + step), stayed=None)
        self.office.save_attendance(session, rows, guests=b % 3)
        self.edited.add(session.id or 0)

    def hold_on(self, a: int, b: int, c: int) -> None:
        """Enter a session as held on another day, with the list of that day."""
        session, day = pick(self.sessions(), a), pick(DAYS, b)
        rows = self.office.attendance_rows(session.id or 0, day)
        self.office.save_attendance(replace(session, planned_on=day, held_on=day), rows)
        self.edited.add(session.id or 0)

    def totals(self, a: int, b: int, c: int) -> None:
        """Enter figures of a chi bộ that keeps no names, right or wrong, in the campaign meant for that."""
        session = pick([one for one in self.sessions() if one.campaign_id == self.campaigns[-1]], a)
        members, exempt, away = b, c % 3, a % 3
        called = members - exempt - away
        present = called - c % 5 + (1 if c % 11 == 0 else 0)
        figures = SessionFigures(members, exempt, called, present, called - present, away=away, made_up=a % 2)
        self.office.save_totals(session, figures)
        self.edited.add(session.id or 0)

    def call_off(self, a: int, b: int, c: int) -> None:
        session = pick(self.sessions(), a)
        state = pick((SessionState.POSTPONED, SessionState.NOT_HELD, SessionState.PLANNED), b)
        self.office.change_session(replace(session, state=state, note="mưa lũ"))
        self.edited.add(session.id or 0)

    def make_up(self, a: int, b: int, c: int) -> None:
        absences = [one.key for one in self.office.open_absences(pick(self.campaigns, a))]
        self.office.make_up(absences[: 1 + b % 3], pick(DAYS, c), "học cùng chi bộ bạn")

    def close(self, a: int, b: int, c: int) -> None:
        absences = [one.key for one in self.office.open_absences(pick(self.campaigns, a))]
        self.office.close_absences(absences[: 1 + b % 2], "chuyển đi")

    def reopen(self, a: int, b: int, c: int) -> None:
        session = pick(self.held(), a)
        rows = [one for one in self.office.attendance_rows(session.id or 0) if one.mark in ABSENT]
        self.office.reopen_absences([(session.id or 0, pick(rows, b).member_id)])


def pick(values: Sequence[object] | range, at: int):  # type: ignore[no-untyped-def]
    """Return one of the values; nothing to choose from is no step."""
    if not values:
        raise AppError
    return values[at % len(values)]


PEOPLE = (
    Year.move,
    Year.undo_move,
    Year.leave,
    Year.go,
    Year.undo_go,
    Year.edit_days,
    Year.add_member,
    Year.import_list,
    Year.rename,
    Year.merge,
    Year.split,
    Year.end,
)
SESSIONS = (
    Year.plan,
    Year.hold,
    Year.hold,
    Year.hold_on,
    Year.totals,
    Year.call_off,
    Year.make_up,
    Year.close,
    Year.reopen,
)
Step = tuple[Callable[[Year, int, int, int], None], int, int, int]


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
    return folder


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


def live(folder: Path, steps_taken: Sequence[Step]) -> Iterator[Year]:
    """Go through the steps on a copy of the folder; yield after each that was taken."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        copied = Path(shutil.copytree(folder, Path(place) / "data"))
        with closing(open_office(copied, now=lambda: NOW)) as office:
            year = Year(office)
            for step, a, b, c in steps_taken:
                year.edited = set()
                before, sessions = results(year), {one.id: one.figures for one in year.held()}
                try:
                    step(year, a, b, c)
                except AppError:
                    assert results(year) == before, "a step that was refused changed a figure"
                    continue
                for session in year.held():
                    if session.id in sessions and session.id not in year.edited:
                        assert frozen(session.figures) == frozen(sessions[session.id])
                if step in PEOPLE:
                    assert results(year) == before, "people came and went, and a past figure changed"
                yield year


def tell_true(folder: Path, steps_taken: Sequence[Step]) -> None:
    for year in live(folder, steps_taken):
        check_figures(year)
        check_people(year)


_HOW = {
    "deadline": None,
    "database": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
    "phases": (Phase.explicit, Phase.generate, Phase.shrink),
}


@settings(max_examples=12, derandomize=True, **_HOW)  # type: ignore[arg-type]
@given(steps_taken=steps(18))
def test_given_any_sequence_of_steps_when_counted_then_figures_stay_true(
    first_day: Path, steps_taken: list[Step]
):
    tell_true(first_day, steps_taken)


@pytest.mark.slow
@settings(max_examples=150, **_HOW)  # type: ignore[arg-type]
@given(steps_taken=steps(50))
def test_given_a_long_sequence_of_steps_when_counted_then_figures_stay_true(
    first_day: Path, steps_taken: list[Step]
):
    tell_true(first_day, steps_taken)
