"""Importing lists of members: what it would do is reported first, then all is written or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from office_app.domain.errors import ImportFileError
from office_app.domain.organisation import (
    ImportIssue,
    Leave,
    LeaveKind,
    Member,
    MemberImport,
    MemberImportRow,
    Unit,
    UnitKind,
    name_key,
    unit_key,
    whole_unit_name,
)
from office_app.domain.vietnamese import fold, sort_key
from office_app.use_cases.member_headings import COLUMN_VI
from office_app.use_cases.member_lists import MemberList, read_member_list
from office_app.use_cases.organisation import unit_called, units_on
from office_app.use_cases.ports import Clock, DocumentReader, OpenTransaction, Transaction
from office_app.use_cases.progress import Progress


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
        people, units = _People(tx.organisation.all_members()), units_on(tx, today)
        for done, row in enumerate(checked.rows):
            if done % 50 == 0:
                progress.step(done, len(checked.rows), "đang ghi danh sách đảng viên")
            unit = unit_meant(row.unit_name, units)
            if unit is None:
                new = Unit(whole_unit_name(row.unit_name), UnitKind.CHI_BO)
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
    people, units = _People(tx.organisation.all_members()), units_on(tx, today)
    names = {unit.id: unit.name for unit in units}
    outcome = _Outcome([], [], [])
    for row in found.rows:
        unit = unit_meant(row.unit_name, units)
        elsewhere = people.elsewhere(row, unit.id if unit else None)
        if elsewhere is not None:
            text = (
                f"«{row.full_name}» đang ở {names.get(elsewhere.unit_id, 'chi bộ khác')} "
                "(cùng số thẻ Đảng); nếu đã chuyển thì dùng «Chuyển chi bộ»"
            )
            outcome.issues.append(ImportIssue(row.row, COLUMN_VI["card_number"], text))
            continue
        if unit is None:
            unit = Unit(whole_unit_name(row.unit_name), UnitKind.CHI_BO, id=-1 - len(outcome.new_units))
            units.append(unit)
            outcome.new_units.append(unit.name)
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
        leaves=(Leave(LeaveKind.EXEMPT),) if row.exempt else (),
    )


def _updated(member: Member, row: MemberImportRow, has_exempt: bool, today: date) -> Member:
    """Return the member with what the row knows; blanks of the list take nothing away."""
    if has_exempt:
        exemption = member.exemption or Leave(LeaveKind.EXEMPT, today)
        member = member.with_exemption(exemption if row.exempt else None)
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
    )


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
