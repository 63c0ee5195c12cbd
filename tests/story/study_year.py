"""What may happen to people, chi bộ and sessions in a year: one method a step, driven by three numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitKind
from office_app.domain.study import (
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
    Topic,
)
from office_app.use_cases.member_lists import recognise_columns
from office_app.use_cases.merger_undo import Merger

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DAYS = tuple(date(2026, 4, 1) + timedelta(days=9 * number) for number in range(8))
OVER_ON = DAYS[0] - timedelta(days=1)
"""Last day of the campaign that is over before anything happens."""
NAMES = ("An", "Bình", "Cường", "Dung", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nam")
UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Thôn Hạ")
MARKS = (Mark.EXCUSED, Mark.UNEXCUSED, Mark.PRESENT, Mark.AWAY, Mark.EXEMPT)


class Year:
    """An office on its way through the steps, with what must not change."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.campaigns = sorted(campaign.id or 0 for campaign in office.campaigns())
        *_, self.unnamed, self.over = self.campaigns
        self.moved: list[int] = []
        self.gone: list[int] = []
        self.mergers: list[Merger] = []
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

    def members_of(self, session: StudySession) -> list[Member]:
        """Return who is on the list of a session."""
        known = {member.id: member for member in self.members()}
        return [known[row.member_id] for row in self.office.attendance_rows(session.id or 0)]

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
        heir = one if c % 3 else new
        self.mergers.append(self.office.merge_units([one.id or 0, other.id or 0], heir, day))

    def undo_merge(self, a: int, b: int, c: int) -> None:
        self.office.take_back_merger(pick(self.mergers, -1 - a % 2))

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
        session = pick([one for one in self.sessions() if one.campaign_id == self.unnamed], a)
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


def pick(values: Sequence[object] | range, at: int):
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
    Year.undo_merge,
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
)
Step = tuple[Callable[[Year, int, int, int], None], int, int, int]
