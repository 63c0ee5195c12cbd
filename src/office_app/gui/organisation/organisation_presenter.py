"""Decides what the room of units and members shows, and writes what was entered there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.organisation import Member, Unit, UnitKind, UnitLine, name_key
from office_app.domain.vietnamese import date_screen, nfc, number_vi
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.organisation.organisation_words import (
    PARTY_UNITS,
    SORT_KEYS,
    MemberLine,
    event_words,
    in_tree_order,
    name_in,
)
from office_app.use_cases.progress import Progress


class OrganisationView(Protocol):
    """What the page can show."""

    def show_units(self, lines: Sequence[UnitLine]) -> None: ...
    def select_unit(self, unit_id: int | None) -> None: ...
    def show_unit(self, line: UnitLine | None) -> None: ...
    def show_members(self, lines: Sequence[MemberLine], words: str) -> None: ...
    def show_day(self, day: date, past: bool) -> None: ...
    def edit_unit(self, unit: Unit, parents: Sequence[Unit], story: Sequence[str]) -> None: ...
    def edit_member(self, member: Member, history: Sequence[str]) -> None: ...
    def close_form(self) -> None: ...
    def show_form_error(self, error: AppError) -> None: ...
    def show_wrong(self, error: AppError) -> None: ...
    def say(self, text: str, undo: Callable[[], object] | None = None) -> None: ...


class OrganisationPresenter:
    """``run`` starts jobs; ``data_changed`` tells the window that something was written."""

    def __init__(
        self, view: OrganisationView, office: Office, run: StartJob, data_changed: Callable[[], None]
    ) -> None:
        self._view, self._office, self._run, self._data_changed = view, office, run, data_changed
        self.units: Sequence[UnitLine] = ()
        self.unit_id: int | None = None
        self.lines: Sequence[MemberLine] = ()
        self._day: date | None = None
        self._unit_now: int | None = None  # to come back to from another day
        self._words, self._former = "", False
        self._sort = ("", False)
        self._asked = 0

    @property
    def today(self) -> date:
        return self._office.today()

    @property
    def day(self) -> date:
        """The day the lists are of."""
        return self._day or self.today

    @property
    def past(self) -> bool:
        """Tell whether another day than today is shown; units are then looked at only."""
        return self._day is not None

    def show_day(self, day: date | None) -> None:
        """Show the units and members of a day; None is today again."""
        if not self.past:
            self._unit_now = self.unit_id
        self._day = day if day != self.today else None
        self.load(None if self.past else self._unit_now)

    # ---- lists ------------------------------------------------------------------------------------------------

    def load(self, unit_id: int | None = None) -> None:
        """Read the units; keep the one shown, or show ``unit_id``."""
        wanted = unit_id if unit_id is not None else self.unit_id
        try:
            lines = self._office.units(self.day)
        except AppError as error:
            self._view.show_wrong(error)
            return
        self.units = in_tree_order(lines)
        ids = [line.unit.id for line in self.units]
        self.unit_id = wanted if wanted in ids else (ids[0] if ids else None)
        self._view.show_day(self.day, self.past)
        self._view.show_units(self.units)
        self._view.select_unit(self.unit_id)
        self._view.show_unit(self.line())
        self.read_members()

    def line(self) -> UnitLine | None:
        """Return the unit shown."""
        return next((line for line in self.units if line.unit.id == self.unit_id), None)

    def own_unit(self) -> str:
        """Return the chi bộ shown, "" when it is none of the Party's."""
        line = self.line()
        return line.unit.name if line is not None and line.unit.kind in PARTY_UNITS else ""

    def choose_unit(self, unit_id: int | None) -> None:
        if unit_id is None:
            return
        self.unit_id = unit_id
        self._view.show_unit(self.line())
        self.read_members()

    def filter_cleared(self) -> None:
        """The box was emptied because a unit was picked."""
        self._words = ""

    def filter(self, words: str, former: bool) -> None:
        """Show the members of all units whose name has ``words``; "" shows the unit's own again."""
        self._words, self._former = words, former
        self.read_members()

    def sort(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._show_members(list(self.lines))

    def read_members(self) -> None:
        """Read the members of the unit, or of the search, off the window's thread."""
        unit_id, words, former, day = self.unit_id, self._words, self._former, self.day
        self._asked += 1
        asked = self._asked
        names = {line.unit.id: line.unit.name for line in self.units}

        def read(_: Progress) -> Sequence[Member]:
            if words:
                found = self._office.find_members(words)
                return found if former else [member for member in found if member.belongs_on(day)]
            if unit_id is None:
                return ()
            members = list(self._office.members(unit_id, day))
            return [*members, *self._office.former_members(unit_id, day)] if former else members

        def show(members: Sequence[Member]) -> None:
            if asked != self._asked:  # another unit was picked meanwhile
                return
            self._show_members(
                [
                    MemberLine(
                        number,
                        member,
                        names.get(member.unit_id, ""),
                        member.belongs_on(day),
                        member.leave_on(day),
                    )
                    for number, member in enumerate(members, start=1)
                ]
            )

        self._run(read, on_done=show, on_failed=self._view.show_wrong)

    def _show_members(self, lines: Sequence[MemberLine]) -> None:
        key, descending = self._sort
        if key in SORT_KEYS:
            lines = sorted(lines, key=SORT_KEYS[key], reverse=descending)
        self.lines = [replace(line, number=number) for number, line in enumerate(lines, start=1)]
        self._view.show_members(self.lines, self._words)

    # ---- units and members ------------------------------------------------------------------------------------

    def new_unit(self) -> None:
        self._view.edit_unit(Unit("", UnitKind.CHI_BO), self._parents(), ())

    def edit_unit(self) -> None:
        line = self.line()
        if line is not None and not self.past:
            story = self._office.unit_story(line.unit.id or 0)
            self._view.edit_unit(line.unit, self._parents(), [event_words(event) for event in story])

    def _parents(self) -> list[Unit]:
        return [line.unit for line in self.units if line.unit.kind is UnitKind.DANG_BO_BO_PHAN]

    def new_member(self) -> None:
        if self.unit_id is not None:
            self._view.edit_member(Member("", self.unit_id), ())

    def edit_member(self, member_id: int) -> None:
        """Show a member as stored now, with where the person has been when that is more than one place."""
        try:
            stays = self._office.person_history(member_id)
        except AppError as error:
            self._view.show_wrong(error)
            return
        member = next(stay.member for stay in stays if stay.member.id == member_id)
        told = len(stays) > 1 or member.joined_unit_on or member.left_unit_on
        self._view.edit_member(member, [stay.text for stay in stays] if told else ())

    def save_unit(self, unit: Unit) -> None:
        try:
            unit_id = self._office.save_unit(unit)
        except AppError as error:
            self._view.show_form_error(error)
            return
        self._view.close_form()
        self._data_changed()
        self.load(unit_id)
        self._view.say(f"Đã lưu {nfc(unit.name).strip()}.")

    def save_member(self, member: Member, another: bool = False) -> None:
        """Write a member; ``another`` opens an empty form for the next one."""
        before = next((line.member for line in self.lines if line.member.id == member.id), None)
        try:
            self._office.save_member(member)
        except AppError as error:
            self._view.show_form_error(error)
            return
        self._view.close_form()
        self._data_changed()
        self.load()
        self._view.say(*self._said_of(member, before))
        if another:
            self.new_member()

    def _said_of(self, member: Member, before: Member | None) -> tuple[str, Callable[[], object] | None]:
        name = " ".join(nfc(member.full_name).split())
        if before is None or member.left_unit_on is None or before.left_unit_on is not None:
            return f"Đã lưu {name}.", None
        how = f": {member.left_how}" if member.left_how else ""
        said = f"Đã ghi {name} rời chi bộ từ ngày {date_screen(member.left_unit_on)}{how}."
        return said, lambda: self._undo(lambda: self._office.reopen_memberships([member.id or 0]))

    def move_member(self, member: Member, unit_id: int, on: date) -> None:
        """Move a member to another unit, keeping the old record for past figures."""
        try:
            moved_id = self._office.move_member(member.id or 0, unit_id, on)
        except AppError as error:
            self._view.show_form_error(error)
            return
        name = next((line.unit.name for line in self.units if line.unit.id == unit_id), "")
        self._view.close_form()
        self._data_changed()
        self.load()
        self._view.say(
            f"Đã chuyển {member.full_name} sang {name} từ ngày {date_screen(on)}.",
            lambda: self._undo(lambda: self._office.take_back_move(moved_id)),
        )

    def _undo(self, take_back: Callable[[], object]) -> None:
        try:
            take_back()
        except AppError as error:
            self._view.show_wrong(error)
        self._data_changed()
        self.load()

    def remove_members(self, member_ids: Sequence[int]) -> None:
        """Note that members leave the unit today; past figures keep them, and it can be taken back."""
        wanted = set(member_ids)
        leaving = [line.member for line in self.lines if line.member.id in wanted and line.here]
        if not leaving or self.past:
            return
        ids = [member.id or 0 for member in leaving]
        try:
            self._office.end_memberships(ids, self.today)
        except AppError as error:
            self._view.show_wrong(error)
            return
        self._data_changed()
        self.load()
        who = leaving[0].full_name if len(leaving) == 1 else f"{len(leaving)} đảng viên"
        self._view.say(
            f"Đã đưa {who} ra khỏi danh sách từ hôm nay; số liệu cũ vẫn còn.",
            lambda: self._undo(lambda: self._office.reopen_memberships(ids)),
        )

    def pasted(self, text: str) -> tuple[Sequence[str], int]:
        """Return the names in pasted lines and how many of them are in the unit already."""
        names = [name for line in text.splitlines() if (name := name_in(line))]
        there = (
            {name_key(line.member.full_name) for line in self.lines if line.here}
            if not self._words
            else set()
        )
        return names, sum(name_key(name) in there for name in names)

    def add_pasted(self, text: str) -> None:
        names, _ = self.pasted(text)
        if self.unit_id is None or not names:
            return
        unit_id = self.unit_id

        def done(added: int) -> None:
            self._view.close_form()
            self._data_changed()
            self.load()
            self._view.say(f"Đã thêm {number_vi(added)} đảng viên.")

        self._run(
            lambda _: self._office.add_members(unit_id, names),
            on_done=done,
            on_failed=self._view.show_form_error,
        )
