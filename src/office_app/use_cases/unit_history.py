"""What befalls chi bộ: renamed, merged, split. Past figures stay with the unit they were counted for (N27)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.organisation import DuplicateUnitError, UnitNotEmptyError
from office_app.domain.organisation import Member, Unit, UnitChange, UnitChangeKind, unit_as_of
from office_app.domain.vietnamese import date_screen, one_line
from office_app.use_cases.member_history import moved_member
from office_app.use_cases.merger_undo import Merger, standing
from office_app.use_cases.organisation import refuse_long_names, unit_called
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.unit_studies import call_off_studies, hand_over_studies, share_studies

BY_MERGER, BY_SPLIT = "sáp nhập chi bộ", "chia tách chi bộ"


@dataclass(frozen=True)
class UnitEvent:
    """One line of a unit's history; ``note`` names the decision."""

    on: date
    text: str
    note: str = ""


def unit_changes(unit_id: int, *, open_transaction: OpenTransaction) -> Sequence[UnitChange]:
    """Return what happened to a unit or through it to another, by day."""
    with open_transaction() as tx:
        return tx.organisation.changes(unit_id)


def unit_story(unit_id: int, *, open_transaction: OpenTransaction) -> Sequence[UnitEvent]:
    """Return the life of a unit as lines to read, by day; what nobody knows the day of comes first."""
    with open_transaction() as tx:
        changes = tx.organisation.changes(unit_id)
        units = {unit.id or 0: unit for unit in tx.organisation.all_units()}
        every = tx.organisation.changes()
    unit = units[unit_id]
    story = [UnitEvent(change.on, _told(change, unit_id, units, every), change.note) for change in changes]
    came_from = any(one.unit_id == unit_id and one.kind is UnitChangeKind.SPLIT for one in changes)
    if unit.founded_on is not None and not came_from:
        began = unit_as_of(unit, every, unit.founded_on).name
        story.insert(0, UnitEvent(unit.founded_on, f"Thành lập {began}"))
    told = (UnitChangeKind.MERGED, UnitChangeKind.ENDED)
    if unit.ended_on is not None and not any(one.unit_id == unit_id and one.kind in told for one in changes):
        story.append(UnitEvent(unit.ended_on, "Kết thúc hoạt động"))
    return sorted(story, key=lambda event: event.on)


def _told(change: UnitChange, unit_id: int, units: Mapping[int, Unit], changes: Sequence[UnitChange]) -> str:
    def name(one: int | None) -> str:
        return unit_as_of(units[one or 0], changes, change.on).name

    own = change.unit_id == unit_id
    match change.kind:
        case UnitChangeKind.RENAMED:
            return f"Đổi tên từ «{change.old_name}» thành «{name(unit_id)}»"
        case UnitChangeKind.MERGED:
            return f"Sáp nhập vào {name(change.other_id)}" if own else f"Nhận sáp nhập {name(change.unit_id)}"
        case UnitChangeKind.SPLIT:
            other = name(change.other_id if own else change.unit_id)
            return f"Thành lập do chia tách từ {other}" if own else f"Chia tách, lập {other}"
        case UnitChangeKind.ENDED:
            return "Kết thúc hoạt động"


def rename_unit(
    unit_id: int, name: str, on: date, *, note: str = "", open_transaction: OpenTransaction, now: Clock
) -> None:
    """Give a unit another name from a day on, today at the latest; ``note`` names the decision.

    Raises:
        IncompleteError: no name or the one it has, a day to come, or one before its last renaming or its founding.
        DuplicateUnitError: another unit has the name.
        WrongEntryError: a name too long for one.
    """
    name = one_line(name)
    with open_transaction() as tx:
        unit = tx.organisation.get_unit(unit_id)
        if not name or name == unit.name:
            raise IncompleteError(fields="tên mới của đơn vị")
        _refuse_future(on, now)
        earlier = [
            one.on
            for one in tx.organisation.changes(unit_id)
            if one.unit_id == unit_id and one.kind is UnitChangeKind.RENAMED
        ]
        since = max([*earlier, unit.founded_on or date.min])
        if not unit.exists_on(on) or on <= since:
            raise IncompleteError(fields=f"ngày trong thời gian mang tên {unit.name}")
        _refuse_name(name, tx, now().date(), unit_id)
        tx.organisation.update_unit(replace(unit, name=name, short_name=""))
        tx.organisation.add_change(
            UnitChange(unit_id, UnitChangeKind.RENAMED, on, unit.name, note=note.strip())
        )
        tx.audit.record(now(), "unit.renamed", unit_id, f"{unit.name} → {name}")
        tx.commit()


def merge_units(
    unit_ids: Sequence[int],
    into: Unit,
    on: date,
    *,
    note: str = "",
    open_transaction: OpenTransaction,
    now: Clock,
) -> Merger:
    """Merge chi bộ into one from a day on: the others end, their members and the sessions to come go over.

    What is returned can be taken back, see ``merger_undo``.

    Args:
        into: a unit that stays (``id`` among ``unit_ids`` or another one's), or a new one (``id`` None).
        on: first day of the merged unit; ``note`` names the decision.

    Raises:
        IncompleteError: fewer than two chi bộ, no name, a day to come, or a unit that is not there the day before.
        DuplicateUnitError: a new unit with the name of one that stays.
    """
    ending = [unit_id for unit_id in dict.fromkeys(unit_ids) if unit_id != into.id]
    if len(ending) + (into.id is not None) < 2:
        raise IncompleteError(fields="từ hai chi bộ trở lên để sáp nhập")
    with open_transaction() as tx:
        _refuse_future(on, now)
        units = [_existing(unit_id, on, tx) for unit_id in ending]
        before = standing({*ending, into.id or 0}, tx)
        if into.id is None:
            # The new one may have the name of one of those that end.
            target = _found(into, on, tx, among=ending)
        else:
            target = _existing(into.id, on, tx).id or 0
        for unit in units:
            _move(tx.organisation.members(unit.id or 0, on), target, on, BY_MERGER, tx)
            _expect_at(unit.id or 0, target, on, tx)
            tx.organisation.update_unit(replace(unit, ended_on=on))
            change = UnitChange(unit.id or 0, UnitChangeKind.MERGED, on, unit.name, target, note)
            tx.organisation.add_change(change)
        hand_over_studies(units, target, on, tx)
        names = ", ".join(unit.name for unit in units)
        tx.audit.record(now(), "unit.merged", target, names)
        merger = Merger(target, before, standing({*ending, target}, tx))
        tx.commit()
    return merger


def split_unit(
    unit_id: int,
    new: Unit,
    member_ids: Sequence[int],
    on: date,
    *,
    note: str = "",
    open_transaction: OpenTransaction,
    now: Clock,
) -> int:
    """Found a chi bộ out of another from a day on, with these of its members; return its id.

    Raises:
        IncompleteError: no name, nobody to go over, or a unit that does not exist on the day before.
        DuplicateUnitError: there is a unit of the name.
    """
    with open_transaction() as tx:
        _refuse_future(on, now)
        unit = _existing(unit_id, on, tx)
        leaving = [m for m in tx.organisation.members(unit_id, on) if m.id in member_ids]
        if not leaving:
            raise IncompleteError(fields="đảng viên chuyển sang chi bộ mới")
        target = _found(new, on, tx)
        _move(leaving, target, on, BY_SPLIT, tx)
        tx.organisation.add_change(UnitChange(target, UnitChangeKind.SPLIT, on, "", unit_id, note))
        share_studies(unit_id, target, on, tx)
        tx.audit.record(now(), "unit.split", target, unit.name)
        tx.commit()
    return target


def end_unit(
    unit_id: int, on: date, *, note: str = "", open_transaction: OpenTransaction, now: Clock
) -> None:
    """Note that a unit is there no more from a day on; ``note`` names the decision.

    Sessions that it had still to hold are not held.

    Raises:
        IncompleteError: a unit that does not exist on the day before.
        UnitNotEmptyError: members are left on that day or come later; nothing is written.
    """
    with open_transaction() as tx:
        _refuse_future(on, now)
        unit = _existing(unit_id, on, tx)
        left = [
            one
            for one in tx.organisation.all_members()
            if one.unit_id == unit_id and (one.left_unit_on is None or one.left_unit_on > on)
        ]
        if left:
            raise UnitNotEmptyError(unit=unit.name, count=len(left), on=date_screen(on))
        tx.organisation.update_unit(replace(unit, ended_on=on))
        tx.organisation.add_change(
            UnitChange(unit_id, UnitChangeKind.ENDED, on, unit.name, note=note.strip())
        )
        call_off_studies(unit, on, tx)
        tx.audit.record(now(), "unit.ended", unit_id, unit.name)
        tx.commit()


def _refuse_future(on: date, now: Clock) -> None:
    """What is still to come may come otherwise, and until then everybody is entered where they are."""
    if on > now().date():
        raise IncompleteError(fields="ngày có hiệu lực, không sau hôm nay")


def _existing(unit_id: int, on: date, tx: Transaction) -> Unit:
    unit = tx.organisation.get_unit(unit_id)
    if unit.ended_on is not None or (unit.founded_on is not None and unit.founded_on >= on):
        raise IncompleteError(fields=f"ngày trong thời gian {unit.name} hoạt động")
    return unit


def _found(unit: Unit, on: date, tx: Transaction, among: Collection[int] = ()) -> int:
    name = one_line(unit.name)
    if not name:
        raise IncompleteError(fields="tên chi bộ mới")
    _refuse_name(name, tx, on, *among)
    return tx.organisation.add_unit(replace(unit, name=name, founded_on=on))


def _refuse_name(name: str, tx: Transaction, on: date, *but: int) -> None:
    refuse_long_names(name)
    same = unit_called(name, [line.unit for line in tx.organisation.units(on) if line.unit.id not in but])
    if same is not None:
        raise DuplicateUnitError(name=same.name)


def _move(members: Sequence[Member], target: int, on: date, how: str, tx: Transaction) -> None:
    for member in members:
        moved_member(member, target, on, how, how, tx)


def _expect_at(unit_id: int, target: int, on: date, tx: Transaction) -> None:
    """Who was to join the ended unit on a later day joins the target then."""
    for member in tx.organisation.all_members():
        if member.unit_id == unit_id and member.joined_unit_on is not None and member.joined_unit_on > on:
            tx.organisation.update_member(replace(member, unit_id=target))
