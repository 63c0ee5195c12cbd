"""Writes what befell a chi bộ as it was entered; the part of the room that needs no widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.organisation import Member, Unit, UnitChangeKind, UnitKind, name_key
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.merger_undo import Merger


@dataclass(frozen=True)
class UnitChangeEntry:
    """What was entered: ``ids`` are the other chi bộ of a merger, or the members of a split."""

    kind: UnitChangeKind
    unit: Unit
    on: date
    name: str
    note: str
    ids: Sequence[int]


class UnitChangesView(Protocol):
    """What the page shows of it."""

    def ask_change(
        self, kind: UnitChangeKind, unit: Unit, units: Sequence[Unit], members: Sequence[Member]
    ) -> None: ...
    def close_form(self) -> None: ...
    def show_form_error(self, error: AppError) -> None: ...
    def show_wrong(self, error: AppError) -> None: ...
    def say(self, text: str, undo: Callable[[], object] | None = None) -> None: ...


class UnitChangesPresenter:
    """``reload`` shows the lists again, with the unit of an id when one is given."""

    def __init__(self, view: UnitChangesView, office: Office, reload: Callable[[int | None], None]) -> None:
        self._view, self._office, self._reload = view, office, reload

    def ask(self, kind: UnitChangeKind, unit_id: int) -> None:
        """Ask for the day, the decision and what else a change of this kind needs."""
        try:
            units = [line.unit for line in self._office.units() if line.unit.kind is UnitKind.CHI_BO]
            own = [line.unit for line in self._office.units() if line.unit.id == unit_id]
            members = self._office.members(unit_id)
        except AppError as error:
            self._view.show_wrong(error)
            return
        if own:
            self._view.ask_change(kind, own[0], units, members)

    def write(self, entry: UnitChangeEntry) -> None:
        """Write the change; the form says what is wrong with it."""
        try:
            unit_id, said, undo = self._write(entry)
        except AppError as error:
            self._view.show_form_error(error)
            return
        self._view.close_form()
        self._reload(unit_id)
        self._view.say(f"{said} từ ngày {date_screen(entry.on)}.", undo)

    def _write(self, entry: UnitChangeEntry) -> tuple[int | None, str, Callable[[], object] | None]:
        office, unit = self._office, entry.unit
        unit_id = unit.id or 0
        match entry.kind:
            case UnitChangeKind.RENAMED:
                office.rename_unit(unit_id, entry.name, entry.on, entry.note)
                return unit_id, f"Đã đổi tên {unit.name} thành {entry.name}", None
            case UnitChangeKind.MERGED:
                merger = office.merge_units([unit_id, *entry.ids], self._heir(entry), entry.on, entry.note)
                said = f"Đã sáp nhập {len(entry.ids) + 1} chi bộ thành {entry.name}"
                return merger.unit_id, said, lambda: self._take_back(merger, unit_id)
            case UnitChangeKind.SPLIT:
                new = Unit(entry.name, unit.kind, parent_id=unit.parent_id)
                target = office.split_unit(unit_id, new, entry.ids, entry.on, entry.note)
                return target, f"Đã lập {entry.name} với {len(entry.ids)} đảng viên", None
            case UnitChangeKind.ENDED:
                office.end_unit(unit_id, entry.on, entry.note)
                return None, f"Đã ghi {unit.name} kết thúc hoạt động", None

    def _take_back(self, merger: Merger, unit_id: int) -> None:
        try:
            self._office.take_back_merger(merger)
        except AppError as error:
            self._view.show_wrong(error)
            return
        self._reload(unit_id)

    def _heir(self, entry: UnitChangeEntry) -> Unit:
        """Return the unit that stays when its name is kept, a new one otherwise."""
        merging = (entry.unit.id, *entry.ids)
        for line in self._office.units():
            if line.unit.id in merging and name_key(line.unit.name) == name_key(entry.name):
                return line.unit
        new = Unit(entry.name, entry.unit.kind, parent_id=entry.unit.parent_id)
        return replace(new, meeting_day=entry.unit.meeting_day)
