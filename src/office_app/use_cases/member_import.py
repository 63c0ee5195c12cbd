"""Importing lists of members: what it would do is reported first, then all is written or nothing."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from office_app.domain.errors.organisation import ImportFileError
from office_app.domain.member_import import UPDATED, ImportIssue, MemberImport, MemberImportRow, MemberSheet
from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitKind, name_key, whole_unit_name
from office_app.domain.vietnamese import date_screen, sort_key
from office_app.use_cases.member_headings import COLUMN_VI
from office_app.use_cases.member_history import MOVED_HERE
from office_app.use_cases.member_lists import MemberList, read_member_list, recognise_columns
from office_app.use_cases.member_matches import KnownPeople, KnownUnits, finer_birth
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.reading import DocumentReader
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.progress import Progress

_LEAVES = {"exempt": LeaveKind.EXEMPT, "away": LeaveKind.AWAY}
_TOLD = ("full_name", "born_on", "card_number", "position", *_LEAVES)


def read_members_file(path: Path, *, reader: DocumentReader, progress: Progress) -> MemberSheet:
    """Read an Excel list of members and recognise its columns.

    Raises:
        ImportFileError: the sheet has no row of headings.
    """
    sheet = recognise_columns(path.name, reader.read_sheet(path, progress))
    if sheet is None:
        raise ImportFileError(name=path.name, reason="không thấy dòng tiêu đề và danh sách bên dưới")
    return sheet


def check_members(
    sheet: MemberSheet, *, unit_name: str = "", open_transaction: OpenTransaction, now: Clock
) -> MemberImport:
    """Report what importing a list would do; nothing is written.

    Args:
        unit_name: the chi bộ of people whose list names none.

    Raises:
        ImportFileError: no column holds names, or nobody's chi bộ is known.
    """
    found = read_member_list(sheet, now().date(), unit_name)
    if found is None:
        raise ImportFileError(name=sheet.file_name, reason="chưa biết cột nào là «Họ và tên»")
    if not found.rows and found.unit_missing:
        reason = "không thấy cột «Chi bộ» hay tên chi bộ ở đầu danh sách; chọn chi bộ trước rồi nhập lại"
        raise ImportFileError(name=sheet.file_name, reason=reason)
    with open_transaction() as tx:
        outcome = _compare_all(found, tx, now().date())
    return MemberImport(
        file_name=sheet.file_name,
        rows=tuple(outcome.rows),
        issues=tuple(sorted((*found.issues, *outcome.issues), key=lambda issue: issue.row)),
        columns=found.columns,
        new_units=tuple(sorted(outcome.new_units, key=sort_key)),
        added=outcome.added,
        changed=outcome.changed,
        unchanged=outcome.unchanged,
        left_out=tuple(sheet.left_out),
        updates=tuple(outcome.updates),
    )


def import_members(
    checked: MemberImport, *, open_transaction: OpenTransaction, now: Clock, progress: Progress
) -> None:
    """Write a checked list in one transaction: people already there are updated, not doubled."""
    taken = {name for name, _ in checked.columns}
    today = now().date()
    with open_transaction() as tx:
        people, units = KnownPeople(tx.organisation.all_members(), today), KnownUnits(tx, today)
        for done, row in enumerate(checked.rows):
            if done % 50 == 0:
                progress.step(done, len(checked.rows), "đang ghi danh sách đảng viên")
            unit = units.meant(row.unit_name)
            if unit is None:
                new = Unit(whole_unit_name(row.unit_name), UnitKind.CHI_BO)
                unit = replace(new, id=tx.organisation.add_unit(new))
                units.add(unit)
            member = people.match(row, unit.id or 0)
            if member is None:
                tx.organisation.add_member(_new_member(row, unit, people.former(row), today))
            else:
                updated = _updated(member, row, taken, today)
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
    updates: list[ImportIssue] = field(default_factory=list)
    added: int = 0
    unchanged: int = 0

    @property
    def changed(self) -> int:
        return len(self.updates)


def _compare_all(found: MemberList, tx: Transaction, today: date) -> _Outcome:
    taken = {name for name, _ in found.columns}
    people, units = KnownPeople(tx.organisation.all_members(), today), KnownUnits(tx, today)
    outcome = _Outcome([], [], [])
    told = set[str]()
    for row in found.rows:
        unit = units.meant(row.unit_name)
        elsewhere = people.elsewhere(row, unit.id if unit else None)
        if elsewhere is not None:
            text = (
                f"«{row.full_name}» đang ở {units.name(elsewhere.unit_id)} "
                "(cùng số thẻ Đảng); nếu đã chuyển thì dùng «Chuyển chi bộ»"
            )
            outcome.issues.append(ImportIssue(row.row, COLUMN_VI["card_number"], text))
            continue
        if unit is None:
            unit = Unit(whole_unit_name(row.unit_name), UnitKind.CHI_BO, id=-1 - len(outcome.new_units))
            units.add(unit)
            outcome.new_units.append(unit.name)
            if alike := units.alike(unit.name):
                text = (
                    f"«{row.unit_name}» chưa có, sẽ thêm chi bộ mới; nếu là {alike} thì sửa tên ấy trong tệp "
                    "rồi chọn lại tệp"
                )
                outcome.issues.append(ImportIssue(row.row, COLUMN_VI["unit_name"], text, blocking=False))
        elif (today_s := units.other_name(row.unit_name)) and row.unit_name not in told:
            told.add(row.unit_name)
            text = f"«{row.unit_name}» nay là {today_s}; nhập vào đó"
            outcome.issues.append(ImportIssue(row.row, COLUMN_VI["unit_name"], text, blocking=False))
        member = people.match(row, unit.id or 0)
        outcome.rows.append(row)
        if member is None:
            outcome.added += 1
            if text := _doubt(row, people, units):
                outcome.issues.append(ImportIssue(row.row, COLUMN_VI["full_name"], text, blocking=False))
        elif (updated := _updated(member, row, taken, today)) == member:
            outcome.unchanged += 1
        else:
            outcome.updates.append(_told(row.row, member, updated, today))
    return outcome


def _told(row: int, before: Member, after: Member, today: date) -> ImportIssue:
    """Return what an import changes of a person: «Số thẻ Đảng: 00.000330 → 001000»."""
    pairs = [(COLUMN_VI[name], *(_field(one, name, today) for one in (before, after))) for name in _TOLD]
    changes = [f"{what}: {old or '(trống)'} → {new or '(trống)'}" for what, old, new in pairs if old != new]
    return ImportIssue(row, UPDATED, f"{after.full_name}: {'; '.join(changes)}", blocking=False)


def _field(member: Member, name: str, today: date) -> str:
    if name in _LEAVES:
        leave = member.lasting(_LEAVES[name])
        return "" if leave is None else f"có ({leave.reason})" if leave.reason else "có"
    value = getattr(member, name)
    return date_screen(value) if isinstance(value, date) else str(value or "")


def _doubt(row: MemberImportRow, people: KnownPeople, units: KnownUnits) -> str:
    """Return what to look at before somebody new is added, or nothing."""
    if (former := people.former(row)) is not None:
        left = date_screen(former.left_unit_on) if former.left_unit_on else ""
        how = f" ({former.left_how})" if former.left_how else ""
        return f"đã rời {units.name(former.unit_id)} ngày {left}{how}; ghi là trở lại từ hôm nay"
    if (twin := people.twin(row)) is not None:
        return f"có người trùng họ tên và ngày sinh ở {units.name(twin.unit_id)}"
    return ""


def _new_member(row: MemberImportRow, unit: Unit, former: Member | None, today: date) -> Member:
    """Return the member to add; who was here before is the same person again, from today."""
    kinds = ((LeaveKind.EXEMPT, row.exempt), (LeaveKind.AWAY, row.away))
    return Member(
        full_name=row.full_name,
        unit_id=unit.id or 0,
        born_on=row.born_on or (former.born_on if former else None),
        card_number=row.card_number or (former.card_number if former else ""),
        position=row.position,
        joined_unit_on=today if former else unit.founded_on,
        leaves=tuple(Leave(kind, reason=row.leave_reason) for kind, holds in kinds if holds),
        person_id=former.person if former else None,
        joined_how=MOVED_HERE if former else "",
    )


def _updated(member: Member, row: MemberImportRow, taken: Collection[str], today: date) -> Member:
    """Return the member with what the row knows; blanks of the list take nothing away, past leaves stay."""
    for kind, column, holds in (
        (LeaveKind.EXEMPT, "exempt", row.exempt),
        (LeaveKind.AWAY, "away", row.away),
    ):
        if holds:
            member = member.on_leave(kind, today, row.leave_reason)
        elif COLUMN_VI[column] in taken:
            member = member.back_from_leave(kind, today)
    born_on = member.born_on or row.born_on
    if member.born_on is not None and row.born_on is not None:
        # Met by card, a birth date may have been corrected; a bare year never replaces a day.
        born_on = finer_birth(member.born_on, row.born_on) or row.born_on
    return replace(
        member,
        full_name=row.full_name
        if name_key(member.full_name) != name_key(row.full_name)
        else member.full_name,
        born_on=born_on,
        card_number=row.card_number or member.card_number,
        position=row.position or member.position,
    )
