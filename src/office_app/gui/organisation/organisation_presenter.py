"""Decides what the room of units and members shows, and writes what was entered there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.organisation import Member, MemberImport, Unit, UnitKind, UnitLine, name_key
from office_app.domain.vietnamese import date_screen, nfc, number_vi
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.organisation.organisation_words import PARTY_UNITS, SORT_KEYS, MemberLine, name_in
from office_app.use_cases.progress import Progress

KIND_ORDER = tuple(UnitKind)


class OrganisationView(Protocol):
    """What the page can show."""

    def show_units(self, lines: Sequence[UnitLine]) -> None: ...
    def select_unit(self, unit_id: int | None) -> None: ...
    def show_unit(self, line: UnitLine | None) -> None: ...
    def show_members(self, lines: Sequence[MemberLine], words: str) -> None: ...
    def edit_unit(self, unit: Unit) -> None: ...
    def edit_member(self, member: Member, history: str) -> None: ...
    def close_form(self) -> None: ...
    def show_form_error(self, error: AppError) -> None: ...
    def show_checked(self, checked: MemberImport) -> None: ...
    def show_importing(self, importing: bool) -> None: ...
    def show_import_progress(self, done: int, total: int) -> None: ...
    def close_import(self) -> None: ...
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
        self.checked: MemberImport | None = None
        self._words, self._former = "", False
        self._sort = ("", False)
        self._asked = 0

    @property
    def today(self) -> date:
        return self._office.today()

    # ---- lists ------------------------------------------------------------------------------------------------

    def load(self, unit_id: int | None = None) -> None:
        """Read the units; keep the one shown, or show ``unit_id``."""
        wanted = unit_id if unit_id is not None else self.unit_id
        try:
            lines = self._office.units()
        except AppError as error:
            self._view.show_wrong(error)
            return
        self.units = sorted(lines, key=lambda line: KIND_ORDER.index(line.unit.kind))
        ids = [line.unit.id for line in self.units]
        self.unit_id = wanted if wanted in ids else (ids[0] if ids else None)
        self._view.show_units(self.units)
        self._view.select_unit(self.unit_id)
        self._view.show_unit(self.line())
        self.read_members()

    def line(self) -> UnitLine | None:
        """Return the unit shown."""
        return next((line for line in self.units if line.unit.id == self.unit_id), None)

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
        unit_id, words, former, today = self.unit_id, self._words, self._former, self.today
        self._asked += 1
        asked = self._asked
        names = {line.unit.id: line.unit.name for line in self.units}

        def read(_: Progress) -> Sequence[Member]:
            if words:
                found = self._office.find_members(words)
                return found if former else [member for member in found if member.belongs_on(today)]
            if unit_id is None:
                return ()
            members = list(self._office.members(unit_id))
            return [*members, *self._office.former_members(unit_id)] if former else members

        def show(members: Sequence[Member]) -> None:
            if asked != self._asked:  # another unit was picked meanwhile
                return
            self._show_members(
                [
                    MemberLine(number, member, names.get(member.unit_id, ""), member.belongs_on(today))
                    for number, member in enumerate(members, start=1)
                ]
            )

        self._run(read, on_done=show, on_failed=self._view.show_wrong)

    def _show_members(self, lines: Sequence[MemberLine]) -> None:
        key, descending = self._sort
        if key in SORT_KEYS:
            lines = sorted(lines, key=SORT_KEYS[key], reverse=descending)
        self.lines = [
            MemberLine(number, line.member, line.unit, line.here)
            for number, line in enumerate(lines, start=1)
        ]
        self._view.show_members(self.lines, self._words)

    # ---- units and members ------------------------------------------------------------------------------------

    def new_unit(self) -> None:
        self._view.edit_unit(Unit("", UnitKind.CHI_BO))

    def edit_unit(self) -> None:
        line = self.line()
        if line is not None:
            self._view.edit_unit(line.unit)

    def new_member(self) -> None:
        if self.unit_id is not None:
            self._view.edit_member(Member("", self.unit_id), "")

    def edit_member(self, member_id: int) -> None:
        line = next((line for line in self.lines if line.member.id == member_id), None)
        if line is not None:
            self._view.edit_member(line.member, self._history(line.member))

    def _history(self, member: Member) -> str:
        """Return where else the person was, in words."""
        names = {line.unit.id: line.unit.name for line in self.units}
        others = [
            other
            for other in self._office.find_members(member.full_name)
            if other.id != member.id
            and name_key(other.full_name) == name_key(member.full_name)
            and (
                other.born_on == member.born_on
                and (member.born_on or other.card_number == member.card_number)
            )
        ]
        parts = []
        for other in sorted(others, key=lambda m: m.joined_unit_on or date.min):
            since = f"từ {date_screen(other.joined_unit_on)} " if other.joined_unit_on else ""
            until = f"đến {date_screen(other.left_unit_on)}" if other.left_unit_on else "đến nay"
            parts.append(f"{names.get(other.unit_id, 'đơn vị khác')} {since}{until}")
        return f"Đã ở: {'; '.join(parts)}." if parts else ""

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
        try:
            self._office.save_member(member)
        except AppError as error:
            self._view.show_form_error(error)
            return
        self._view.close_form()
        self._data_changed()
        self.load()
        self._view.say(f"Đã lưu {' '.join(nfc(member.full_name).split())}.")
        if another:
            self.new_member()

    def move_member(self, member: Member, unit_id: int, on: date) -> None:
        """Move a member to another unit, keeping the old record for past figures."""
        try:
            self._office.move_member(member.id or 0, unit_id, on)
        except AppError as error:
            self._view.show_form_error(error)
            return
        name = next((line.unit.name for line in self.units if line.unit.id == unit_id), "")
        self._view.close_form()
        self._data_changed()
        self.load()
        self._view.say(f"Đã chuyển {member.full_name} sang {name} từ ngày {date_screen(on)}.")

    def remove_members(self, member_ids: Sequence[int]) -> None:
        """Note that members leave the unit today; past figures keep them, and it can be taken back."""
        wanted = set(member_ids)
        leaving = [line.member for line in self.lines if line.member.id in wanted and line.here]
        if not leaving:
            return
        try:
            for member in leaving:
                self._office.save_member(
                    replace(member, left_unit_on=max(self.today, member.joined_unit_on or self.today))
                )
        except AppError as error:
            self._view.show_wrong(error)
            return

        def undo() -> None:
            try:
                for member in leaving:
                    self._office.save_member(member)
            except AppError as error:
                self._view.show_wrong(error)
            self._data_changed()
            self.load()

        self._data_changed()
        self.load()
        who = leaving[0].full_name if len(leaving) == 1 else f"{len(leaving)} đảng viên"
        self._view.say(f"Đã đưa {who} ra khỏi danh sách từ hôm nay; số liệu cũ vẫn còn.", undo)

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

    # ---- import -----------------------------------------------------------------------------------------------

    def check_file(self, path: Path) -> None:
        """Report what importing the list would do; nothing is written."""
        line = self.line()
        own = line.unit.name if line is not None and line.unit.kind in PARTY_UNITS else ""

        def done(checked: MemberImport) -> None:
            self.checked = checked
            self._view.show_checked(checked)

        self._run(
            lambda progress: self._office.check_members_file(path, progress, unit_name=own),
            on_done=done,
            on_failed=self._view.show_wrong,
            what=f"Đang kiểm tra {path.name}",
        )

    def import_checked(self) -> None:
        """Write the checked list, all or nothing."""
        checked = self.checked
        if checked is None:
            return
        self._view.show_importing(True)

        def done(_: object) -> None:
            self.checked = None
            self._view.show_importing(False)
            self._view.close_import()
            self._data_changed()
            self.load()
            said = f"Đã nhập {number_vi(checked.added)} đảng viên mới"
            changed = f", cập nhật {number_vi(checked.changed)} người" if checked.changed else ""
            self._view.say(f"{said}{changed}.")

        def failed(error: AppError) -> None:
            self._view.show_importing(False)
            self._view.show_wrong(error)

        def stopped() -> None:
            self._view.show_importing(False)
            self._view.say("Đã dừng; danh sách chưa thay đổi gì.")

        self._run(
            lambda progress: self._office.import_members(checked, progress),
            on_done=done,
            on_failed=failed,
            on_cancelled=stopped,
            on_progress=lambda at, total, _: self._view.show_import_progress(at, total),
            what="Đang ghi danh sách đảng viên",
        )

    def write_sample(self, path: Path) -> None:
        self._run(
            lambda _: self._office.write_members_sample(path),
            on_done=lambda laid: self._view.say(f"Đã ghi tệp mẫu «{laid.name}»."),
            on_failed=self._view.show_wrong,
        )
