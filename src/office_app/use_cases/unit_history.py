"""What befalls chi bộ: renamed, merged, split. Past figures stay with the unit they were counted for (N27)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.errors import DuplicateUnitError, IncompleteError
from office_app.domain.organisation import Member, Unit, UnitChange, UnitChangeKind
from office_app.domain.study import SessionState
from office_app.domain.vietnamese import nfc
from office_app.use_cases.organisation import moved_member, unit_called
from office_app.use_cases.ports import Clock, OpenTransaction, Transaction

BY_MERGER, BY_SPLIT = "sáp nhập chi bộ", "chia tách chi bộ"


def unit_changes(unit_id: int, *, open_transaction: OpenTransaction) -> Sequence[UnitChange]:
    """Return what happened to a unit or through it to another, by day."""
    with open_transaction() as tx:
        return tx.organisation.changes(unit_id)


def name_on(unit: Unit, changes: Iterable[UnitChange], day: date) -> str:
    """Return what a unit was called on a day."""
    later = [
        change
        for change in changes
        if change.unit_id == unit.id and change.kind is UnitChangeKind.RENAMED and change.on > day
    ]
    return min(later, key=lambda change: change.on).old_name if later else unit.name


def rename_unit(unit_id: int, name: str, on: date, *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Give a unit another name from a day on.

    Raises:
        IncompleteError: no name, or the one it has.
        DuplicateUnitError: another unit has the name.
    """
    name = " ".join(nfc(name).split())
    with open_transaction() as tx:
        unit = tx.organisation.get_unit(unit_id)
        if not name or name == unit.name:
            raise IncompleteError(fields="tên mới của đơn vị")
        _refuse_same_name(name, tx, on, but=unit_id)
        tx.organisation.update_unit(replace(unit, name=name, short_name=""))
        tx.organisation.add_change(UnitChange(unit_id, UnitChangeKind.RENAMED, on, unit.name))
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
) -> int:
    """Merge chi bộ into one from a day on: the others end, their members and the sessions to come go over.

    Args:
        into: a unit that stays (``id`` among ``unit_ids`` or another one's), or a new one (``id`` None).
        on: first day of the merged unit; ``note`` names the decision.

    Raises:
        IncompleteError: fewer than two chi bộ, no name, or a unit that does not exist on the day before.
        DuplicateUnitError: a new unit with the name of one that stays.
    """
    ending = [unit_id for unit_id in dict.fromkeys(unit_ids) if unit_id != into.id]
    if len(ending) + (into.id is not None) < 2:
        raise IncompleteError(fields="từ hai chi bộ trở lên để sáp nhập")
    with open_transaction() as tx:
        units = [_existing(unit_id, on, tx) for unit_id in ending]
        target = into.id if into.id is not None else _found(into, on, tx)
        for unit in units:
            _move(tx.organisation.members(unit.id or 0, on), target, on, BY_MERGER, tx)
            tx.organisation.update_unit(replace(unit, ended_on=on))
            change = UnitChange(unit.id or 0, UnitChangeKind.MERGED, on, unit.name, target, note)
            tx.organisation.add_change(change)
            _hand_over_sessions(unit, target, tx)
        names = ", ".join(unit.name for unit in units)
        tx.audit.record(now(), "unit.merged", target, names)
        tx.commit()
    return target


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
        unit = _existing(unit_id, on, tx)
        leaving = [m for m in tx.organisation.members(unit_id, on) if m.id in member_ids]
        if not leaving:
            raise IncompleteError(fields="đảng viên chuyển sang chi bộ mới")
        target = _found(new, on, tx)
        _move(leaving, target, on, BY_SPLIT, tx)
        tx.organisation.add_change(UnitChange(target, UnitChangeKind.SPLIT, on, "", unit_id, note))
        for campaign in tx.study.campaigns():
            units = [one.id or 0 for one in tx.study.campaign_units(campaign.id or 0)]
            if unit_id in units and (campaign.due is None or campaign.due >= on):
                tx.study.update_campaign(campaign, [*units, target])
        tx.audit.record(now(), "unit.split", target, unit.name)
        tx.commit()
    return target


def _existing(unit_id: int, on: date, tx: Transaction) -> Unit:
    unit = tx.organisation.get_unit(unit_id)
    if unit.ended_on is not None or (unit.founded_on is not None and unit.founded_on >= on):
        raise IncompleteError(fields=f"ngày trong thời gian {unit.name} hoạt động")
    return unit


def _found(unit: Unit, on: date, tx: Transaction) -> int:
    name = " ".join(nfc(unit.name).split())
    if not name:
        raise IncompleteError(fields="tên chi bộ mới")
    _refuse_same_name(name, tx, on)
    return tx.organisation.add_unit(replace(unit, name=name, founded_on=on))


def _refuse_same_name(name: str, tx: Transaction, on: date, but: int | None = None) -> None:
    same = unit_called(name, [line.unit for line in tx.organisation.units(on)])
    if same is not None and same.id != but:
        raise DuplicateUnitError(name=same.name)


def _move(members: Sequence[Member], target: int, on: date, how: str, tx: Transaction) -> None:
    for member in members:
        moved_member(member, target, on, how, how, tx)


def _hand_over_sessions(unit: Unit, target: int, tx: Transaction) -> None:
    """Give the target what the ended unit had still to study; where it has its own session, that one stands."""
    heir = tx.organisation.get_unit(target)
    for campaign in tx.study.campaigns():
        campaign_id = campaign.id or 0
        units = [one.id or 0 for one in tx.study.campaign_units(campaign_id)]
        sessions = tx.study.sessions(campaign_id)
        own = [s for s in sessions if s.unit_id == unit.id and s.campaign_id == campaign_id]
        if unit.id not in units or any(s.state is SessionState.HELD for s in own):
            continue
        if target not in units:
            tx.study.update_campaign(campaign, [*units, target])
        taken = any(s.unit_id == target for s in sessions)
        for session in own:
            if taken:
                note = f"đã sáp nhập vào {heir.name}"
                tx.study.update_session(replace(session, state=SessionState.NOT_HELD, note=note))
            else:
                tx.study.update_session(replace(session, unit_id=target))
                taken = True
