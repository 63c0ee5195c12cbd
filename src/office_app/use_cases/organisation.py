"""Units and members: entered by hand, or imported from Excel after a check that writes nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from office_app.domain.errors import ImportFileError, IncompleteError
from office_app.domain.organisation import (
    ImportIssue,
    Member,
    MemberImport,
    MemberImportRow,
    Unit,
    UnitKind,
    UnitLine,
)
from office_app.domain.vietnamese import fold, nfc
from office_app.use_cases.ports import Clock, DocumentReader, OpenTransaction, Transaction
from office_app.use_cases.progress import Progress

COLUMNS: dict[str, tuple[str, ...]] = {
    "full_name": ("ho va ten", "ho ten", "ten dang vien", "dang vien"),
    "unit_name": ("chi bo", "don vi", "sinh hoat tai", "to chuc dang"),
    "born_on": ("ngay sinh", "nam sinh", "sinh ngay", "ngay thang nam sinh"),
    "card_number": ("so the", "the dang"),
    "position": ("chuc vu",),
    "exempt": ("mien",),
}
COLUMN_VI = {
    "full_name": "Họ và tên",
    "unit_name": "Chi bộ",
    "born_on": "Ngày sinh",
    "card_number": "Số thẻ Đảng",
    "position": "Chức vụ",
    "exempt": "Miễn sinh hoạt",
}


def list_units(on: date, *, open_transaction: OpenTransaction) -> Sequence[UnitLine]:
    """Return the units of that day with their head counts."""
    with open_transaction() as tx:
        return tx.organisation.units(on)


def list_members(unit_id: int, on: date, *, open_transaction: OpenTransaction) -> Sequence[Member]:
    """Return the unit's members of that day by given name."""
    with open_transaction() as tx:
        return tx.organisation.members(unit_id, on)


def save_unit(unit: Unit, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add or change a unit and return its id. Raises IncompleteError without a name."""
    if not unit.name.strip():
        raise IncompleteError(fields="tên đơn vị")
    unit = replace(unit, name=" ".join(nfc(unit.name).split()))
    with open_transaction() as tx:
        if unit.id is None:
            unit_id = tx.organisation.add_unit(unit)
        else:
            unit_id = unit.id
            tx.organisation.update_unit(unit)
        tx.audit.record(now(), "unit.saved", unit_id, unit.name)
        tx.commit()
    return unit_id


def save_member(member: Member, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add or change a member and return the id. Raises IncompleteError without a name."""
    if not member.full_name.strip():
        raise IncompleteError(fields="họ và tên")
    member = replace(member, full_name=" ".join(nfc(member.full_name).split()))
    with open_transaction() as tx:
        if member.id is None:
            member_id = tx.organisation.add_member(member)
        else:
            member_id = member.id
            tx.organisation.update_member(member)
        tx.audit.record(now(), "member.saved", member_id, member.full_name)
        tx.commit()
    return member_id


def check_members_file(
    path: Path, *, reader: DocumentReader, open_transaction: OpenTransaction, progress: Progress
) -> MemberImport:
    """Read an Excel list of members and report what importing it would do; nothing is written.

    Columns are recognised by their headings in whatever order; the heading row may stand anywhere in the
    first 15 rows.

    Raises:
        ImportFileError: no heading row with a name and a chi bộ is found.
    """
    sheet = reader.read_sheet(path, progress)
    found = _find_heading(sheet)
    if found is None:
        reason = "không thấy dòng tiêu đề có cột «Họ và tên» và cột «Chi bộ»"
        raise ImportFileError(name=path.name, reason=reason)
    head_row, columns = found
    rows: list[MemberImportRow] = []
    issues: list[ImportIssue] = []
    seen: dict[tuple[str, str, date | None], int] = {}
    for index, cells in enumerate(sheet[head_row + 1 :], start=head_row + 2):
        texts = [_text(cell) for cell in cells]
        if not any(texts):
            continue
        row, faults = _read_row(index, cells, columns)
        issues += faults
        if row is None:
            continue
        key = (fold(row.full_name), fold(row.unit_name), row.born_on)
        if key in seen:
            text = f"trùng người với dòng {seen[key]} (cùng họ tên, chi bộ, ngày sinh)"
            issues.append(ImportIssue(index, COLUMN_VI["full_name"], text))
            continue
        seen[key] = index
        rows.append(row)
    with open_transaction() as tx:
        known = _members_by_name(tx)
        units = {name: tx.organisation.find_unit(name) for name in {row.unit_name for row in rows}}
    outcome = [_compare(row, units[row.unit_name], known) for row in rows]
    new_units = sorted(name for name, unit in units.items() if unit is None)
    return MemberImport(
        file_name=path.name,
        rows=tuple(rows),
        issues=tuple(issues),
        columns=tuple((COLUMN_VI[name], str(sheet[head_row][at])) for name, at in columns.items()),
        new_units=tuple(new_units),
        added=outcome.count("added"),
        changed=outcome.count("changed"),
        unchanged=outcome.count("unchanged"),
    )


def import_members(
    checked: MemberImport, *, open_transaction: OpenTransaction, now: Clock, progress: Progress
) -> None:
    """Write a checked list in one transaction: people already there are updated, not doubled."""
    with open_transaction() as tx:
        known = _members_by_name(tx)
        units: dict[str, int] = {}
        for done, row in enumerate(checked.rows):
            if done % 50 == 0:
                progress.step(done, len(checked.rows), "đang ghi danh sách đảng viên")
            name = fold(row.unit_name)
            if name not in units:
                unit = tx.organisation.find_unit(row.unit_name)
                new = Unit(row.unit_name, UnitKind.CHI_BO)
                units[name] = unit.id if unit and unit.id else tx.organisation.add_unit(new)
            member = _known(row, units[name], known)
            if member is None:
                tx.organisation.add_member(_member(row, units[name], now()))
            else:
                tx.organisation.update_member(_updated(member, row, now()))
        tx.audit.record(now(), "members.imported", None, f"{checked.file_name}: {len(checked.rows)}")
        tx.commit()


# ---- reading rows


def _find_heading(sheet: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]] | None:
    for index, cells in enumerate(sheet[:15]):
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            heading = " ".join(fold(nfc(_text(cell))).split())
            for name, words in COLUMNS.items():
                if name not in columns and any(heading.startswith(word) for word in words):
                    columns[name] = at
                    break
        if "full_name" in columns and "unit_name" in columns:
            return index, columns
    return None


def _read_row(
    index: int, cells: Sequence[object], columns: dict[str, int]
) -> tuple[MemberImportRow | None, list[ImportIssue]]:
    values = {name: cells[at] if at < len(cells) else None for name, at in columns.items()}
    issues = []
    name = " ".join(nfc(_text(values["full_name"])).split())
    unit = " ".join(nfc(_text(values["unit_name"])).split())
    if not name:
        issues.append(ImportIssue(index, COLUMN_VI["full_name"], "để trống"))
    elif len(name.split()) < 2 or any(ch.isdigit() for ch in name):
        issues.append(ImportIssue(index, COLUMN_VI["full_name"], f"«{name}» không giống họ và tên"))
    if not unit:
        issues.append(ImportIssue(index, COLUMN_VI["unit_name"], "để trống"))
    if issues:
        return None, issues
    born_on, fault = _birth(values.get("born_on"))
    if fault:
        issues.append(ImportIssue(index, COLUMN_VI["born_on"], fault, blocking=False))
    row = MemberImportRow(
        row=index,
        full_name=name,
        unit_name=unit,
        born_on=born_on,
        card_number=_text(values.get("card_number")),
        position=_text(values.get("position")),
        exempt=fold(_text(values.get("exempt"))) not in ("", "0", "khong", "false"),
    )
    return row, issues


def _birth(value: object) -> tuple[date | None, str]:
    if value is None or _text(value) == "":
        return None, ""
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    text = _text(value)
    if re.fullmatch(r"(19|20)\d\d", text):
        return date(int(text), 1, 1), ""
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)", text)
    if match:
        day, month, year = map(int, match.groups())
        try:
            return date(year, month, day), ""
        except ValueError:
            pass
    return None, f"«{text}» không phải ngày; để trống ngày sinh"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


# ---- comparing with the people already there

Known = dict[str, list[Member]]


def _members_by_name(tx: Transaction) -> Known:
    known: Known = {}
    for member in tx.organisation.all_members():
        known.setdefault(fold(member.full_name), []).append(member)
    return known


def _known(row: MemberImportRow, unit_id: int, known: Known) -> Member | None:
    for member in known.get(fold(row.full_name), []):
        if member.left_unit_on is not None or member.unit_id != unit_id:
            continue
        if row.born_on is None or member.born_on in (None, row.born_on):
            return member
    return None


def _compare(row: MemberImportRow, unit: Unit | None, known: Known) -> str:
    member = _known(row, unit.id, known) if unit and unit.id else None
    if member is None:
        return "added"
    same = (
        row.born_on in (None, member.born_on)
        and row.card_number in ("", member.card_number)
        and row.position in ("", member.position)
        and row.exempt == (member.exempt_from is not None)
    )
    return "unchanged" if same else "changed"


def _member(row: MemberImportRow, unit_id: int, at: datetime) -> Member:
    return Member(
        full_name=row.full_name,
        unit_id=unit_id,
        born_on=row.born_on,
        card_number=row.card_number,
        position=row.position,
        exempt_from=at.date() if row.exempt else None,
    )


def _updated(member: Member, row: MemberImportRow, at: datetime) -> Member:
    exempt_from = (member.exempt_from or at.date()) if row.exempt else None
    return replace(
        member,
        born_on=row.born_on or member.born_on,
        card_number=row.card_number or member.card_number,
        position=row.position or member.position,
        exempt_from=exempt_from,
    )


def add_units(names: Sequence[str], *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Add the chi bộ of ``names`` that are not there yet, in their order; return how many were added."""
    added = 0
    with open_transaction() as tx:
        for name in (" ".join(nfc(line).split()) for line in names):
            if name and tx.organisation.find_unit(name) is None:
                tx.organisation.add_unit(Unit(name, UnitKind.CHI_BO))
                added += 1
        tx.audit.record(now(), "units.added", None, str(added))
        tx.commit()
    return added
