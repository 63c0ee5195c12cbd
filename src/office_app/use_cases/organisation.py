"""Units and members: entered by hand, or imported from Excel after a check that writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from office_app.domain.errors import (
    DuplicateMemberError,
    DuplicateUnitError,
    ImportFileError,
    IncompleteError,
)
from office_app.domain.organisation import (
    ImportIssue,
    Member,
    MemberImport,
    MemberImportRow,
    Unit,
    UnitKind,
    UnitLine,
)
from office_app.domain.vietnamese import fold, given_name_sort_key, nfc, sort_key
from office_app.use_cases.member_lists import COLUMN_VI, MemberList, name_key, read_member_list, unit_key
from office_app.use_cases.ports import Clock, DocumentReader, OpenTransaction, Transaction
from office_app.use_cases.progress import Progress

BEFORE_RECORDS = date(1900, 1, 1)
"""An exemption that a list tells of without its day: it held before the records began."""


def list_units(on: date, *, open_transaction: OpenTransaction) -> Sequence[UnitLine]:
    """Return the units of that day with their head counts."""
    with open_transaction() as tx:
        return tx.organisation.units(on)


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
        IncompleteError: no name, or a meeting day that not every month has.
        DuplicateUnitError: another unit has the name.
    """
    unit = replace(unit, name=_clean(unit.name), short_name=_clean(unit.short_name))
    if not unit.name:
        raise IncompleteError(fields="tên đơn vị")
    if unit.meeting_day is not None and not 1 <= unit.meeting_day <= 28:
        raise IncompleteError(fields="ngày sinh hoạt lệ từ 1 đến 28")
    with open_transaction() as tx:
        same = _exactly(unit.name, _units(tx, now().date()))
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


def save_member(member: Member, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add or change a member and return the id.

    Raises:
        IncompleteError: no name, or a last day before the first.
        DuplicateMemberError: the unit has someone of this name and birth date, or the card is another's.
    """
    member = replace(
        member,
        full_name=_clean(member.full_name),
        card_number=_clean(member.card_number),
        position=_clean(member.position),
    )
    if not member.full_name:
        raise IncompleteError(fields="họ và tên")
    joined, left = member.joined_unit_on, member.left_unit_on
    if joined is not None and left is not None and left < joined:
        raise IncompleteError(fields="ngày rời chi bộ phải sau ngày vào chi bộ")
    with open_transaction() as tx:
        _refuse_double(member, tx)
        if member.id is None:
            member_id = tx.organisation.add_member(member)
        else:
            member_id = member.id
            tx.organisation.update_member(member)
        tx.audit.record(now(), "member.saved", member_id, member.full_name)
        tx.commit()
    return member_id


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


def move_member(
    member_id: int, unit_id: int, on: date, *, open_transaction: OpenTransaction, now: Clock
) -> int:
    """Move a member to another unit from ``on``: the old record ends, so that past figures stay, and a new one begins.

    Returns the id of the new record. Raises IncompleteError when the day lies before the member came.
    """
    with open_transaction() as tx:
        member = tx.organisation.get_member(member_id)
        if member.joined_unit_on is not None and on <= member.joined_unit_on:
            raise IncompleteError(fields="ngày chuyển phải sau ngày vào chi bộ hiện nay")
        tx.organisation.update_member(replace(member, left_unit_on=on))
        moved = replace(member, id=None, unit_id=unit_id, joined_unit_on=on, left_unit_on=None, position="")
        new_id = tx.organisation.add_member(moved)
        names = [tx.organisation.get_unit(unit).name for unit in (member.unit_id, unit_id)]
        tx.audit.record(now(), "member.moved", member_id, f"{member.full_name}: {names[0]} → {names[1]}")
        tx.commit()
    return new_id


def add_members(unit_id: int, names: Sequence[str], *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add members by name, as pasted; who is there already is left as is. Return how many were added."""
    added = 0
    today = now().date()
    with open_transaction() as tx:
        there = {name_key(member.full_name) for member in tx.organisation.members(unit_id, today)}
        for name in map(_clean, names):
            if name and name_key(name) not in there:
                tx.organisation.add_member(Member(name, unit_id))
                there.add(name_key(name))
                added += 1
        tx.audit.record(now(), "members.added", unit_id, str(added))
        tx.commit()
    return added


def add_units(names: Sequence[str], *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add the chi bộ of ``names`` that are not there yet, in their order; return how many were added."""
    added = 0
    with open_transaction() as tx:
        units = _units(tx, now().date())
        for name in map(_clean, names):
            if name and _exactly(name, units) is None:
                unit = Unit(name, UnitKind.CHI_BO)
                units.append(replace(unit, id=tx.organisation.add_unit(unit)))
                added += 1
        tx.audit.record(now(), "units.added", None, str(added))
        tx.commit()
    return added


# ---- import -------------------------------------------------------------------------------------------------------


def check_members_file(
    path: Path,
    *,
    unit_name: str = "",
    reader: DocumentReader,
    open_transaction: OpenTransaction,
    now: Clock,
    progress: Progress,
) -> MemberImport:
    """Read an Excel list of members and report what importing it would do; nothing is written.

    Args:
        unit_name: the chi bộ of people whose list names none.

    Raises:
        ImportFileError: no heading row with names is found, or nobody's chi bộ is known.
    """
    sheet = reader.read_sheet(path, progress)
    found = read_member_list(sheet, now().date(), unit_name)
    if found is None:
        reason = "không thấy dòng tiêu đề có cột «Họ và tên»"
        raise ImportFileError(name=path.name, reason=reason)
    if not found.rows and found.unit_missing:
        reason = "không thấy cột «Chi bộ» hay tên chi bộ ở đầu danh sách; chọn chi bộ trước rồi nhập lại"
        raise ImportFileError(name=path.name, reason=reason)
    with open_transaction() as tx:
        outcome = _compare_all(found, tx, now().date())
    return MemberImport(
        file_name=path.name,
        rows=tuple(outcome.rows),
        issues=tuple(sorted((*found.issues, *outcome.issues), key=lambda issue: issue.row)),
        columns=found.columns,
        new_units=tuple(sorted(outcome.new_units, key=sort_key)),
        added=outcome.added,
        changed=outcome.changed,
        unchanged=outcome.unchanged,
    )


def import_members(
    checked: MemberImport, *, open_transaction: OpenTransaction, now: Clock, progress: Progress
) -> None:
    """Write a checked list in one transaction: people already there are updated, not doubled."""
    has_exempt = any(name == COLUMN_VI["exempt"] for name, _ in checked.columns)
    today = now().date()
    with open_transaction() as tx:
        people, units = _People(tx.organisation.all_members()), _units(tx, today)
        for done, row in enumerate(checked.rows):
            if done % 50 == 0:
                progress.step(done, len(checked.rows), "đang ghi danh sách đảng viên")
            unit = _unit_named(row.unit_name, units)
            if unit is None:
                new = Unit(row.unit_name, UnitKind.CHI_BO)
                unit = replace(new, id=tx.organisation.add_unit(new))
                units.append(unit)
            member = people.match(row, unit.id or 0)
            if member is None:
                tx.organisation.add_member(_member(row, unit.id or 0))
            else:
                updated = _updated(member, row, has_exempt, today)
                if updated != member:
                    tx.organisation.update_member(updated)
        progress.step(len(checked.rows), len(checked.rows), "đang ghi danh sách đảng viên")
        tx.audit.record(now(), "members.imported", None, f"{checked.file_name}: {len(checked.rows)}")
        tx.commit()


@dataclass
class _Outcome:
    """What importing would do, row by row."""

    rows: list[MemberImportRow]
    issues: list[ImportIssue]
    new_units: list[str]
    added: int = 0
    changed: int = 0
    unchanged: int = 0


def _compare_all(found: MemberList, tx: Transaction, today: date) -> _Outcome:
    has_exempt = any(name == COLUMN_VI["exempt"] for name, _ in found.columns)
    people, units = _People(tx.organisation.all_members()), _units(tx, today)
    names = {unit.id: unit.name for unit in units}
    outcome = _Outcome([], [], [])
    for row in found.rows:
        unit = _unit_named(row.unit_name, units)
        elsewhere = people.elsewhere(row, unit.id if unit else None)
        if elsewhere is not None:
            text = (
                f"«{row.full_name}» đang ở {names.get(elsewhere.unit_id, 'chi bộ khác')} "
                "(cùng số thẻ Đảng); nếu đã chuyển thì dùng «Chuyển chi bộ»"
            )
            outcome.issues.append(ImportIssue(row.row, COLUMN_VI["card_number"], text))
            continue
        if unit is None:
            unit = Unit(row.unit_name, UnitKind.CHI_BO, id=-1 - len(outcome.new_units))
            units.append(unit)
            outcome.new_units.append(row.unit_name)
        member = people.match(row, unit.id or 0)
        outcome.rows.append(row)
        if member is None:
            outcome.added += 1
            if (twin := people.twin(row)) is not None:
                where = names.get(twin.unit_id, "chi bộ khác")
                text = f"có người trùng họ tên và ngày sinh ở {where}"
                outcome.issues.append(ImportIssue(row.row, COLUMN_VI["full_name"], text, blocking=False))
        elif _updated(member, row, has_exempt, today) == member:
            outcome.unchanged += 1
        else:
            outcome.changed += 1
    return outcome


class _People:
    """The members known, each met by at most one row of a list."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._here = [member for member in members if member.left_unit_on is None]
        self._by_name: dict[str, list[Member]] = {}
        self._by_card: dict[str, Member] = {}
        self._met: set[int | None] = set()
        for member in self._here:
            self._by_name.setdefault(name_key(member.full_name), []).append(member)
            if member.card_number:
                self._by_card[member.card_number] = member

    def match(self, row: MemberImportRow, unit_id: int) -> Member | None:
        """Return who the row means: by card, then by name and birth date, then by name alone when one lacks it."""
        same = [
            member
            for member in self._by_name.get(name_key(row.full_name), [])
            if member.unit_id == unit_id and member.id not in self._met
        ]
        card = self._by_card.get(row.card_number) if row.card_number else None
        if card is not None and card.unit_id == unit_id and card.id not in self._met:
            same = [card]
        exact = [m for m in same if m.born_on == row.born_on]
        near = [m for m in same if _may_be(m, row)]
        found = next(iter((*exact, *near)), None) if card is None else next(iter(same), None)
        if found is not None:
            self._met.add(found.id)
        return found

    def elsewhere(self, row: MemberImportRow, unit_id: int | None) -> Member | None:
        """Return the member of another unit who has the row's card."""
        card = self._by_card.get(row.card_number) if row.card_number else None
        return card if card is not None and card.unit_id != unit_id else None

    def twin(self, row: MemberImportRow) -> Member | None:
        """Return someone of another unit with the same name and birth date."""
        same = self._by_name.get(name_key(row.full_name), [])
        return next((m for m in same if row.born_on is not None and m.born_on == row.born_on), None)


def _may_be(member: Member, row: MemberImportRow) -> bool:
    if member.card_number and row.card_number and member.card_number != row.card_number:
        return False
    if member.born_on is None or row.born_on is None:
        return True
    return _finer(member.born_on, row.born_on) is not None


def _finer(one: date, other: date) -> date | None:
    """Return the more exact of two birth dates; 1 January stands for a year alone. None when they differ."""
    if one == other:
        return one
    if one.year != other.year:
        return None
    if (one.month, one.day) == (1, 1):
        return other
    return one if (other.month, other.day) == (1, 1) else None


def _member(row: MemberImportRow, unit_id: int) -> Member:
    return Member(
        full_name=row.full_name,
        unit_id=unit_id,
        born_on=row.born_on,
        card_number=row.card_number,
        position=row.position,
        exempt_from=BEFORE_RECORDS if row.exempt else None,
    )


def _updated(member: Member, row: MemberImportRow, has_exempt: bool, today: date) -> Member:
    """Return the member with what the row knows; blanks of the list take nothing away."""
    exempt_from = member.exempt_from
    if has_exempt:
        exempt_from = (member.exempt_from or today) if row.exempt else None
    born_on = member.born_on or row.born_on
    if member.born_on is not None and row.born_on is not None:
        # Met by card, a birth date may have been corrected; a bare year never replaces a day.
        born_on = _finer(member.born_on, row.born_on) or row.born_on
    return replace(
        member,
        full_name=row.full_name
        if name_key(member.full_name) != name_key(row.full_name)
        else member.full_name,
        born_on=born_on,
        card_number=row.card_number or member.card_number,
        position=row.position or member.position,
        exempt_from=exempt_from,
    )


# ---- units by name ------------------------------------------------------------------------------------------------


def _units(tx: Transaction, today: date) -> list[Unit]:
    return [line.unit for line in tx.organisation.units(today)]


def _exactly(name: str, units: Iterable[Unit]) -> Unit | None:
    key = name_key(name)
    return next((unit for unit in units if key in (name_key(unit.name), name_key(unit.short_name))), None)


def _unit_named(name: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit a list means: as written, without «Chi bộ», or typed without diacritics if that is one only."""
    exact = _exactly(name, units)
    if exact is not None:
        return exact
    bare = unit_key(name)
    same = [unit for unit in units if unit_key(unit.name) == bare]
    if not same and bare == fold(bare):
        same = [unit for unit in units if fold(unit_key(unit.name)) == bare]
    return same[0] if len(same) == 1 else None


def _clean(text: str) -> str:
    return " ".join(nfc(text).split())
