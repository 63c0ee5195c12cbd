"""Units and members, entered by hand; lists in Excel are read in ``member_import``."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.organisation import DuplicateMemberError, DuplicateUnitError, MembershipError
from office_app.domain.organisation import (
    LONGEST_UNIT_NAME,
    Leave,
    Member,
    Unit,
    UnitChangeKind,
    UnitKind,
    UnitLine,
    days_in_unit,
    name_key,
    unit_as_of,
)
from office_app.domain.vietnamese import date_screen, fold, given_name_sort_key, number_vi, one_line
from office_app.use_cases.member_cells import wrong_birth
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction


def list_units(on: date, *, open_transaction: OpenTransaction) -> Sequence[UnitLine]:
    """Return the units of that day with their head counts and the names they had."""
    with open_transaction() as tx:
        changes = tx.organisation.changes()
        lines = tx.organisation.units(on)
    return [replace(line, unit=unit_as_of(line.unit, changes, on)) for line in lines]


def ended_units(on: date, *, open_transaction: OpenTransaction) -> Sequence[tuple[Unit, str]]:
    """Return the units that are no more on ``on``, the last ones first, and in words how each ended."""
    with open_transaction() as tx:
        merged = {one.unit_id for one in tx.organisation.changes() if one.kind is UnitChangeKind.MERGED}
        gone = [(unit.ended_on, unit) for unit in tx.organisation.all_units() if unit.ended_on is not None]
    found = sorted((one for one in gone if one[0] <= on), key=lambda one: one[0], reverse=True)
    return [(unit, "đã sáp nhập" if unit.id in merged else "đã kết thúc") for _, unit in found]


def list_members(unit_id: int, on: date, *, open_transaction: OpenTransaction) -> Sequence[Member]:
    """Return the unit's members of that day by given name."""
    with open_transaction() as tx:
        return tx.organisation.members(unit_id, on)


def find_members(words: str, *, open_transaction: OpenTransaction) -> Sequence[Member]:
    """Return members of all units, also those who left, whose name or card has the words; diacritics are free.

    Words typed with diacritics must match them: «Hùng» does not find «Hưng», «hung» finds both.
    """
    wanted = name_key(words)
    plain = wanted == fold(wanted)
    if not wanted:
        return ()
    with open_transaction() as tx:
        everyone = tx.organisation.all_members()
    found = []
    for member in everyone:
        name = f"{name_key(member.full_name)} {member.card_number}"
        if wanted in (fold(name) if plain else name):
            found.append(member)
    return sorted(found, key=lambda member: given_name_sort_key(member.full_name))


def former_members(unit_id: int, on: date, *, open_transaction: OpenTransaction) -> Sequence[Member]:
    """Return who left the unit, or is to join it later, by given name."""
    with open_transaction() as tx:
        everyone = tx.organisation.all_members()
    former = [m for m in everyone if m.unit_id == unit_id and not m.belongs_on(on)]
    return sorted(former, key=lambda member: given_name_sort_key(member.full_name))


def save_unit(unit: Unit, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add or change a unit and return its id.

    Raises:
        IncompleteError: no name.
        WrongEntryError: a meeting day that not every month has, or a name too long for one.
        DuplicateUnitError: another unit has the name.
    """
    unit = replace(unit, name=one_line(unit.name), short_name=one_line(unit.short_name))
    if not unit.name:
        raise IncompleteError(fields="tên đơn vị")
    refuse_long_names(unit.name, unit.short_name)
    if unit.meeting_day is not None and not 1 <= unit.meeting_day <= 28:
        raise WrongEntryError(fields="ngày sinh hoạt lệ phải từ 1 đến 28")
    with open_transaction() as tx:
        same = unit_called(unit.name, units_on(tx, now().date()))
        if same is not None and same.id != unit.id:
            raise DuplicateUnitError(name=same.name)
        if unit.id is None:
            unit_id = tx.organisation.add_unit(unit)
        else:
            unit_id = unit.id
            tx.organisation.update_unit(unit)
        tx.audit.record(now(), "unit.saved", unit_id, unit.name)
        tx.commit()
    return unit_id


def _span(leave: Leave) -> str:
    since = "từ trước" if leave.since is None else f"từ {date_screen(leave.since)}"
    return since if leave.until is None else f"{since} đến hết {date_screen(leave.until)}"


def save_member(member: Member, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add or change a member and return the id.

    Raises:
        IncompleteError: no name.
        WrongEntryError: a last day before the first, or born too late or too long ago for a member.
        MembershipError: the person is in another chi bộ at that time, or the unit is not there.
        DuplicateMemberError: the unit has someone of this name and birth date, or the card is another's.
    """
    member = replace(
        member,
        full_name=one_line(member.full_name),
        card_number=one_line(member.card_number),
        position=one_line(member.position),
    )
    if not member.full_name:
        raise IncompleteError(fields="họ và tên")
    if member.born_on is not None and (fault := wrong_birth(member.born_on, now().date())):
        raise WrongEntryError(fields=fault)
    joined, left = member.joined_unit_on, member.left_unit_on
    if joined is not None and left is not None and left < joined:
        raise WrongEntryError(fields="ngày rời chi bộ phải sau ngày vào chi bộ")
    for leave in member.leaves:
        if leave.since is not None and leave.until is not None and leave.until < leave.since:
            raise WrongEntryError(
                fields=f"ngày cuối của thời gian {leave.kind.value} phải từ ngày đầu trở đi"
            )
    for one, other in combinations(member.leaves, 2):
        if one.kind is other.kind and one.overlaps(other):
            raise WrongEntryError(
                fields=f"hai thời gian {one.kind.value} trùng ngày nhau ({_span(one)} và {_span(other)}); "
                "sửa ngày hoặc bỏ bớt một"
            )
    with open_transaction() as tx:
        member = within_unit(member, tx)
        _refuse_double(member, tx)
        _refuse_overlap(member, tx)
        if member.id is None:
            member_id = tx.organisation.add_member(member)
        else:
            member_id = member.id
            tx.organisation.update_member(member)
        tx.audit.record(now(), "member.saved", member_id, member.full_name)
        tx.commit()
    return member_id


def within_unit(member: Member, tx: Transaction) -> Member:
    """Return the member, there since the unit was founded if nobody knows since when; refuse days without the unit."""
    unit = tx.organisation.get_unit(member.unit_id)
    if member.joined_unit_on is None:
        member = replace(member, joined_unit_on=unit.founded_on)
    joined, left = member.joined_unit_on, member.left_unit_on
    if unit.founded_on is not None and joined is not None and joined < unit.founded_on:
        reason = f"{unit.name} thành lập từ ngày {date_screen(unit.founded_on)}"
        raise MembershipError(name=member.full_name, reason=reason)
    if unit.ended_on is not None and (left is None or left > unit.ended_on):
        reason = f"{unit.name} kết thúc hoạt động từ ngày {date_screen(unit.ended_on)}"
        raise MembershipError(name=member.full_name, reason=reason)
    return member


def _refuse_overlap(member: Member, tx: Transaction) -> None:
    """A person is in one chi bộ at a time, whatever days are given to one of their records."""
    if member.id is None:
        return
    for other in tx.organisation.person(member.person or 0):
        if other.id != member.id and member.overlaps(other):
            unit = tx.organisation.get_unit(other.unit_id).name
            reason = f"cùng lúc sinh hoạt ở {unit} {days_in_unit(other)}"
            raise MembershipError(name=member.full_name, reason=reason)


def _refuse_double(member: Member, tx: Transaction) -> None:
    if member.left_unit_on is not None:
        return
    for other in tx.organisation.all_members():
        if other.id == member.id or other.left_unit_on is not None:
            continue
        same_card = member.card_number != "" and other.card_number == member.card_number
        same_person = (
            other.unit_id == member.unit_id
            and member.born_on is not None
            and other.born_on == member.born_on
            and name_key(other.full_name) == name_key(member.full_name)
        )
        if same_card or same_person:
            unit = tx.organisation.get_unit(other.unit_id).name
            raise DuplicateMemberError(name=other.full_name, unit=unit)


def add_members(unit_id: int, names: Sequence[str], *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add members by name, as pasted; who is there already is left as is. Return how many were added."""
    added = 0
    today = now().date()
    with open_transaction() as tx:
        founded_on = tx.organisation.get_unit(unit_id).founded_on
        there = {name_key(member.full_name) for member in tx.organisation.members(unit_id, today)}
        for name in names:
            if name and name_key(name) not in there:
                tx.organisation.add_member(Member(name, unit_id, joined_unit_on=founded_on))
                there.add(name_key(name))
                added += 1
        tx.audit.record(now(), "members.added", unit_id, str(added))
        tx.commit()
    return added


def add_units(names: Sequence[str], *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add the chi bộ of ``names`` that are not there yet, in their order; return how many were added.

    Raises WrongEntryError where a name is too long for one.
    """
    names = [one_line(name) for name in names]
    refuse_long_names(*names)
    added = 0
    with open_transaction() as tx:
        units = units_on(tx, now().date())
        for name in names:
            if name and unit_called(name, units) is None:
                unit = Unit(name, UnitKind.CHI_BO)
                units.append(replace(unit, id=tx.organisation.add_unit(unit)))
                added += 1
        tx.audit.record(now(), "units.added", None, str(added))
        tx.commit()
    return added


# ---- units by name ------------------------------------------------------------------------------------------------


def refuse_long_names(*names: str) -> None:
    """Refuse what is too long for the name of a unit. Raises WrongEntryError."""
    for name in names:
        if len(name) > LONGEST_UNIT_NAME:
            fault = (
                f"tên đơn vị «{name[:40].rstrip()}…» dài {number_vi(len(name))} ký tự, "
                f"chỉ được đến {LONGEST_UNIT_NAME}"
            )
            raise WrongEntryError(fields=fault)


def units_on(tx: Transaction, today: date) -> list[Unit]:
    return [line.unit for line in tx.organisation.units(today)]


def unit_called(name: str, units: Iterable[Unit]) -> Unit | None:
    key = name_key(name)
    return next((unit for unit in units if key in (name_key(unit.name), name_key(unit.short_name))), None)
