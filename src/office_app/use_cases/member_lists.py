"""Lists of members as chi bộ really keep them in Excel, turned into rows ready to be written.

Columns come in any order under a heading that may stand anywhere near the top, over one or two rows, with merged
cells; the chi bộ stands in a column, in a line of its own above its people, or only in the title.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from office_app.domain.member_import import ImportIssue, MemberImportRow, MemberSheet
from office_app.domain.organisation import LONGEST_UNIT_NAME, LeaveKind, name_key, unit_key, whole_unit_name
from office_app.domain.vietnamese import nfc
from office_app.use_cases.member_cells import birth, cell_text, leave
from office_app.use_cases.member_headings import (
    COLUMN_VI,
    find_heading,
    guess_heading,
    section_unit,
    sheet_columns,
    units_follow,
)


@dataclass
class MemberList:
    """What a sheet holds, before it is compared with the people already known."""

    rows: list[MemberImportRow] = field(default_factory=list)
    issues: list[ImportIssue] = field(default_factory=list)
    columns: tuple[tuple[str, str], ...] = ()
    """Field in Vietnamese and the heading it was found under."""
    unit_missing: bool = False
    """Whether nothing in the sheet says which chi bộ the people are of."""


def recognise_columns(file_name: str, cells: Sequence[Sequence[object]]) -> MemberSheet | None:
    """Return a list with its columns as recognised; None when there is not even a row of headings.

    Args:
        cells: rows of str, int, float, date or None, from the first row of the sheet.
    """
    heading = find_heading(cells) or guess_heading(cells)
    if heading is None:
        return None
    return MemberSheet(file_name, cells, heading.after, sheet_columns(cells, heading), heading.unit_name)


def read_member_list(sheet: MemberSheet, today: date, unit_name: str = "") -> MemberList | None:
    """Read the people of a list by its columns; None when no column holds their names.

    Args:
        today: birth dates after it are not believed.
        unit_name: the chi bộ of people whose list names none.
    """
    places = sheet.places()
    if "full_name" not in places:
        return None
    headings = {column.at: column.heading for column in sheet.columns}
    taken = tuple(
        (COLUMN_VI[name], " + ".join(dict.fromkeys(headings[one] for one in at)))
        for name, at in places.items()
    )
    found = MemberList(columns=taken)
    body = sheet.cells[sheet.after :]
    by_row = "unit_name" in places or units_follow(body)
    found.unit_missing = not (by_row or sheet.unit_name or unit_name)
    # A blank in a column of chi bộ is a fault of that row; without the column the title or the choice counts.
    unit = "" if "unit_name" in places else sheet.unit_name or unit_name
    earlier = _EarlierRows()
    for number, cells in enumerate(body, start=sheet.after + 1):
        filled = [text for cell in cells if (text := cell_text(cell))]
        if not filled or _is_numbering(filled):
            continue
        # Beside a column of chi bộ too; a line with one in that column is of a person who is not named.
        if not _any_text(cells, places.get("unit_name", ())) and (named := section_unit(filled)):
            unit = named
            continue
        row = _read_row(number, cells, places, unit, found, today)
        if row is None:
            continue
        if (issue := earlier.same_as(row)) is not None:
            found.issues.append(issue)
        else:
            earlier.add(row)
            found.rows.append(row)
    return found


class _EarlierRows:
    """The people of a list read so far: one who comes again, or whose card does, is left out."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str, date | None, str], int] = {}
        self._cards: dict[str, int] = {}

    def same_as(self, row: MemberImportRow) -> ImportIssue | None:
        """Return why a row cannot be taken beside those before it."""
        if (before := self._people.get(self._key(row))) is not None:
            text = f"trùng người với dòng {before} (cùng họ tên, chi bộ, ngày sinh)"
            return ImportIssue(row.row, COLUMN_VI["full_name"], text)
        if (before := self._cards.get(row.card_number)) is not None:
            text = f"trùng số thẻ Đảng {row.card_number} với dòng {before}"
            return ImportIssue(row.row, COLUMN_VI["card_number"], text)
        return None

    def add(self, row: MemberImportRow) -> None:
        self._people[self._key(row)] = row.row
        if row.card_number:
            self._cards[row.card_number] = row.row

    def _key(self, row: MemberImportRow) -> tuple[str, str, date | None, str]:
        return name_key(row.full_name), unit_key(row.unit_name), row.born_on, row.card_number


def _any_text(cells: Sequence[object], at: Sequence[int]) -> bool:
    return any(one < len(cells) and cell_text(cells[one]) for one in at)


def _is_numbering(filled: Sequence[str]) -> bool:
    """Tell a row of column numbers, «(1) (2) (3)» or «A B 1 2»."""
    numbers = [text.strip("()") for text in filled]
    counted = [int(text) for text in numbers if text.isdigit()]
    rest = [text for text in numbers if not text.isdigit()]
    return (
        len(filled) > 2
        and len(counted) > 1
        and counted == list(range(counted[0], counted[0] + len(counted)))
        and all(len(text) == 1 for text in rest)
    )


def _read_row(
    number: int,
    cells: Sequence[object],
    places: Mapping[str, Sequence[int]],
    unit: str,
    found: MemberList,
    today: date,
) -> MemberImportRow | None:
    def values(name: str) -> Iterator[object]:
        return (cells[at] for at in places.get(name, ()) if at < len(cells) and cell_text(cells[at]))

    def text(name: str) -> str:
        return " ".join(nfc(cell_text(next(values(name), None))).split())

    name = " ".join(" ".join(nfc(cell_text(value)) for value in values("full_name")).split())
    if name.isupper():
        name = " ".join(word.capitalize() for word in name.split())
    unit_name = text("unit_name") or unit
    faults = list(_faults(number, name, unit_name, cells))
    if faults:
        found.issues += faults
        return None
    born_on, warning = birth(next(values("born_on"), None), today)
    if warning:
        found.issues.append(ImportIssue(number, COLUMN_VI["born_on"], warning, blocking=False))
    exempt, away = next(values("exempt"), None), next(values("away"), None)
    reasons, warnings = _leaves(number, exempt=exempt, away=away)
    found.issues += warnings
    return MemberImportRow(
        row=number,
        full_name=name,
        unit_name=unit_name,
        born_on=born_on,
        card_number=text("card_number"),
        position=text("position"),
        exempt=LeaveKind.EXEMPT in reasons,
        away=LeaveKind.AWAY in reasons,
        leave_reason=next(filter(None, reasons.values()), ""),
    )


def _leaves(number: int, *, exempt: object, away: object) -> tuple[dict[LeaveKind, str], list[ImportIssue]]:
    """Return the kinds of leave that two cells of a row name, with their reasons, and what to look at in them."""
    reasons: dict[LeaveKind, str] = {}
    warnings = []
    for name, cell, meant in (("exempt", exempt, LeaveKind.EXEMPT), ("away", away, LeaveKind.AWAY)):
        kind, why, warning = leave(cell, meant)
        if warning:
            warnings.append(ImportIssue(number, COLUMN_VI[name], warning, blocking=False))
        if kind is not None:
            reasons[kind] = reasons.get(kind) or why
    return reasons, warnings


def _faults(number: int, name: str, unit: str, cells: Sequence[object]) -> Iterator[ImportIssue]:
    filled = [text for cell in cells if (text := cell_text(cell))]
    if not name and (len(filled) < 3 or not unit):
        shown = " · ".join(filled)[:60]
        yield ImportIssue(number, COLUMN_VI["full_name"], f"không phải dòng của một đảng viên: «{shown}»")
        return
    if not name:
        yield ImportIssue(number, COLUMN_VI["full_name"], "để trống")
    elif len(name.split()) < 2 or any(ch.isdigit() for ch in name) or len(name) > 60:
        yield ImportIssue(number, COLUMN_VI["full_name"], f"«{name[:60]}» không giống họ và tên")
    if not unit:
        yield ImportIssue(number, COLUMN_VI["unit_name"], "để trống")
    elif len(whole_unit_name(unit)) > LONGEST_UNIT_NAME:
        text = f"«{unit[:40].rstrip()}…» dài quá {LONGEST_UNIT_NAME} ký tự, không giống tên chi bộ"
        yield ImportIssue(number, COLUMN_VI["unit_name"], text)
