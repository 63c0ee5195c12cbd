"""What ``Office`` does with units and members."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.member_import import MemberImport, MemberSheet
from office_app.domain.organisation import Member, Unit, UnitChange, UnitKind, UnitLine
from office_app.use_cases import member_history, member_import, merger_undo, organisation, unit_history
from office_app.use_cases.member_history import Stay
from office_app.use_cases.merger_undo import Merger
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.unit_history import UnitEvent


class OrganisationDesk(Joined):
    """Units, members, and their lists in Excel."""

    def units(self, on: date | None = None) -> Sequence[UnitLine]:
        return organisation.list_units(on or self.today(), open_transaction=self._to_read)

    def ended_units(self) -> Sequence[tuple[Unit, str]]:
        """Return the units that are no more, the last ones first, and in words how each ended."""
        return organisation.ended_units(self.today(), open_transaction=self._to_read)

    def members(self, unit_id: int, on: date | None = None) -> Sequence[Member]:
        return organisation.list_members(unit_id, on or self.today(), open_transaction=self._to_read)

    def save_unit(self, unit: Unit) -> int:
        return organisation.save_unit(unit, open_transaction=self._open, now=self._now)

    def save_member(self, member: Member) -> int:
        return organisation.save_member(member, open_transaction=self._open, now=self._now)

    def add_units(self, names: Sequence[str]) -> int:
        """Add chi bộ by name, those already there left as they are; return how many were added."""
        return organisation.add_units(names, open_transaction=self._open, now=self._now)

    def find_members(self, words: str) -> Sequence[Member]:
        """Return members of all units, also former ones, by name or card, with or without diacritics."""
        return organisation.find_members(words, open_transaction=self._to_read)

    def former_members(self, unit_id: int, on: date | None = None) -> Sequence[Member]:
        """Return who had left the unit by that day, or was to join it later."""
        return organisation.former_members(unit_id, on or self.today(), open_transaction=self._to_read)

    def move_member(self, member_id: int, unit_id: int, on: date) -> int:
        """Move a member to another unit from ``on``; past figures stay. Return the id of the new record."""
        return member_history.move_member(member_id, unit_id, on, open_transaction=self._open, now=self._now)

    def take_back_move(self, member_id: int) -> int:
        """Undo a move by the id of its new record; return the id of the old one. Raises MembershipError."""
        return member_history.take_back_move(member_id, open_transaction=self._open, now=self._now)

    def end_memberships(self, member_ids: Sequence[int], on: date, how: str = "") -> None:
        """Note that members are gone from a day on, all or none. Raises MembershipError."""
        member_history.end_memberships(member_ids, on, how, open_transaction=self._open, now=self._now)

    def reopen_memberships(self, member_ids: Sequence[int]) -> None:
        """Take back that members are gone, all or none. Raises MembershipError."""
        member_history.reopen_memberships(member_ids, open_transaction=self._open, now=self._now)

    def person_history(self, member_id: int) -> Sequence[Stay]:
        """Return where a person has been, the earliest first."""
        return member_history.person_history(member_id, open_transaction=self._to_read)

    def unit_story(self, unit_id: int) -> Sequence[UnitEvent]:
        """Return the life of a unit as lines to read, by day."""
        return unit_history.unit_story(unit_id, open_transaction=self._to_read)

    def end_unit(self, unit_id: int, on: date, note: str = "") -> None:
        """Note that a unit is there no more from a day on. Raises IncompleteError, UnitNotEmptyError."""
        unit_history.end_unit(unit_id, on, note=note, open_transaction=self._open, now=self._now)

    def unit_changes(self, unit_id: int) -> Sequence[UnitChange]:
        """Return what happened to a unit or through it to another, by day."""
        return unit_history.unit_changes(unit_id, open_transaction=self._to_read)

    def rename_unit(self, unit_id: int, name: str, on: date, note: str = "") -> None:
        """Give a unit another name from a day on. Raises IncompleteError, DuplicateUnitError."""
        unit_history.rename_unit(unit_id, name, on, note=note, open_transaction=self._open, now=self._now)

    def merge_units(self, unit_ids: Sequence[int], into: Unit, on: date, note: str = "") -> Merger:
        """Merge chi bộ into one that stays or a new one (``id`` None) from a day on.

        Raises IncompleteError, DuplicateUnitError.
        """
        return unit_history.merge_units(
            unit_ids, into, on, note=note, open_transaction=self._open, now=self._now
        )

    def take_back_merger(self, merger: Merger) -> None:
        """Undo a merger while nothing was entered on top of it. Raises MergerKeptError."""
        merger_undo.take_back_merger(merger, open_transaction=self._open, now=self._now)

    def split_unit(self, unit_id: int, new: Unit, member_ids: Sequence[int], on: date, note: str = "") -> int:
        """Found a chi bộ out of another from a day on, with these of its members; return its id.

        Raises IncompleteError, DuplicateUnitError.
        """
        return unit_history.split_unit(
            unit_id, new, member_ids, on, note=note, open_transaction=self._open, now=self._now
        )

    def add_members(self, unit_id: int, names: Sequence[str]) -> int:
        """Add members by name, those already there left as they are; return how many were added."""
        return organisation.add_members(unit_id, names, open_transaction=self._open, now=self._now)

    def write_members_sample(self, path: Path) -> Path:
        """Write an empty list of members to fill in, beside one of that name that is there; return where it lies.

        Raises FileWriteError, DiskFullError.
        """
        from office_app.writing.members_xlsx import members_sample  # heavy: only when asked for

        units = [line.unit.name for line in self.units() if line.unit.kind is UnitKind.CHI_BO]
        return self._outbox.lay(members_sample(units), path.name, path.parent)

    def read_members_file(self, path: Path, progress: Progress = QUIET) -> MemberSheet:
        """Read an Excel list and recognise its columns, to be looked at. Raises ImportFileError."""
        return member_import.read_members_file(path, reader=self._reading.reader, progress=progress)

    def check_members(self, sheet: MemberSheet, *, unit_name: str = "") -> MemberImport:
        """Report what importing a list would do; nothing is written. Raises ImportFileError.

        ``unit_name``: the chi bộ of people whose list names none.
        """
        return member_import.check_members(
            sheet, unit_name=unit_name, open_transaction=self._to_read, now=self._now
        )

    def check_members_file(
        self, path: Path, progress: Progress = QUIET, *, unit_name: str = ""
    ) -> MemberImport:
        """Read a list and check it with the columns as recognised. Raises ImportFileError."""
        return self.check_members(self.read_members_file(path, progress), unit_name=unit_name)

    def import_members(self, checked: MemberImport, progress: Progress = QUIET) -> None:
        """Write a checked list, all or nothing."""
        member_import.import_members(checked, open_transaction=self._open, now=self._now, progress=progress)
