"""Whom and which chi bộ a list of members means, among those that are known."""

from collections.abc import Iterable, Sequence
from datetime import date

from office_app.domain.member_import import MemberImportRow
from office_app.domain.organisation import Member, Unit, UnitChangeKind, name_key, unit_key
from office_app.domain.vietnamese import fold
from office_app.use_cases.organisation import unit_called, units_on
from office_app.use_cases.ports.transaction import Transaction


class KnownUnits:
    """The units of today, also by the names they or those merged into them had before."""

    def __init__(self, tx: Transaction, today: date) -> None:
        self._here = units_on(tx, today)
        self._all = {unit.id: unit for unit in tx.organisation.all_units()}
        changes = tx.organisation.changes()
        self._renamed = [one for one in changes if one.kind is UnitChangeKind.RENAMED]
        self._heirs = {
            one.unit_id: one.other_id
            for one in changes
            if one.kind is UnitChangeKind.MERGED and one.on <= today
        }

    def add(self, unit: Unit) -> None:
        self._here.append(unit)

    def name(self, unit_id: int) -> str:
        unit = self._all.get(unit_id) or next((one for one in self._here if one.id == unit_id), None)
        return unit.name if unit is not None else "chi bộ khác"

    def meant(self, name: str) -> Unit | None:
        """Return the unit a list means by a name of today or of before; None when it is a new one."""
        return unit_meant(name, self._here) or self._former(name)

    def alike(self, name: str) -> str:
        """Return the unit of today whose name a new one may have been meant for: one holds the words of the other."""
        words = set(fold(unit_key(name)).split())
        known = (unit for unit in self._here if unit.id is not None and unit.id > 0)
        near = [one.name for one in known if _within(words, set(fold(unit_key(one.name)).split()))]
        return near[0] if len(near) == 1 else ""

    def other_name(self, name: str) -> str:
        """Return the name of today of a unit that a list names as before; nothing when it is of today."""
        former = None if unit_meant(name, self._here) else self._former(name)
        return former.name if former is not None else ""

    def _former(self, name: str) -> Unit | None:
        key = unit_key(name)
        ids = [one.unit_id for one in self._renamed if unit_key(one.old_name) == key]
        ids += [
            unit.id or 0
            for unit in self._all.values()
            if unit.id in self._heirs and unit_key(unit.name) == key
        ]
        here = {unit.id: unit for unit in self._here}
        found = {heir.id: heir for unit_id in ids if (heir := here.get(self._heir(unit_id))) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _heir(self, unit_id: int) -> int:
        seen = set[int]()
        while (heir := self._heirs.get(unit_id)) is not None and unit_id not in seen:
            seen.add(unit_id)
            unit_id = heir
        return unit_id


class KnownPeople:
    """The members known, each met by at most one row of a list."""

    def __init__(self, members: Iterable[Member], today: date) -> None:
        everyone = list(members)
        here = [member for member in everyone if member.belongs_on(today)]
        there = {member.person for member in here}
        here += [
            member
            for member in everyone
            if member.person not in there and (member.left_unit_on is None or member.left_unit_on > today)
        ]
        there |= {member.person for member in here}
        self._gone = [member for member in everyone if member.person not in there]
        self._by_name: dict[str, list[Member]] = {}
        self._by_card: dict[str, Member] = {}
        self._met: set[int | None] = set()
        self._back: set[int | None] = set()
        for member in here:
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

    def former(self, row: MemberImportRow) -> Member | None:
        """Return the last record of somebody gone who is back: the same card, or the same name and birth day.

        Each is met by at most one row, as in ``match``.
        """
        same = [one for one in self._gone if one.person not in self._back and _is_back(one, row)]
        found = max(same, key=lambda member: member.left_unit_on or date.min, default=None)
        if found is not None:
            self._back.add(found.person)
        return found


def _is_back(member: Member, row: MemberImportRow) -> bool:
    if member.card_number and row.card_number:
        return member.card_number == row.card_number
    day = row.born_on is not None and (row.born_on.month, row.born_on.day) != (1, 1)
    return day and member.born_on == row.born_on and name_key(member.full_name) == name_key(row.full_name)


def _may_be(member: Member, row: MemberImportRow) -> bool:
    if member.card_number and row.card_number and member.card_number != row.card_number:
        return False
    if member.born_on is None or row.born_on is None:
        return True
    return finer_birth(member.born_on, row.born_on) is not None


def finer_birth(one: date, other: date) -> date | None:
    """Return the more exact of two birth dates; 1 January stands for a year alone. None when they differ."""
    if one == other:
        return one
    if one.year != other.year:
        return None
    if (one.month, one.day) == (1, 1):
        return other
    return one if (other.month, other.day) == (1, 1) else None


def _within(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def unit_meant(name: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit a list means: as written, without «Chi bộ», or typed without diacritics if that is one only."""
    exact = unit_called(name, units)
    if exact is not None:
        return exact
    bare = unit_key(name)
    same = [unit for unit in units if unit_key(unit.name) == bare]
    if not same and bare == fold(bare):
        same = [unit for unit in units if fold(unit_key(unit.name)) == bare]
    return same[0] if len(same) == 1 else None
