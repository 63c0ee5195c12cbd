"""A list of members from Excel: as it was read, checked, and with nothing written yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

UPDATED = "Cập nhật"
"""Stands as the heading where a line of the check report tells what becomes of a person known."""

SEVERAL_COLUMNS = ("full_name", "born_on")
"""Fields whose cells may lie in several columns: họ đệm and tên; birth dates of men and of women."""


@dataclass(frozen=True)
class ImportIssue:
    """One line of the check report: Excel row (1-based), column heading, and what is wrong in Vietnamese.

    ``blocking`` rows are left out; the others are imported with a warning.
    """

    row: int
    column: str
    text: str
    blocking: bool = True


@dataclass(frozen=True)
class MemberImportRow:
    """One person read from Excel, ready to be written."""

    row: int
    full_name: str
    unit_name: str
    born_on: date | None = None
    card_number: str = ""
    position: str = ""
    exempt: bool = False
    away: bool = False
    leave_reason: str = ""


@dataclass(frozen=True)
class ImportColumn:
    """One column of a list: place (0 is A), heading, what stands in its first cells, and what is taken from it.

    ``field`` is a key of ``member_headings.COLUMN_VI``, "" when nothing is taken.
    """

    at: int
    heading: str
    samples: Sequence[str] = ()
    field: str = ""


@dataclass(frozen=True)
class MemberSheet:
    """An Excel list of members as read, with the columns as recognised or as the clerk has set them right.

    ``after`` is the first row of people, 0-based; ``unit_name`` the chi bộ that the title names.
    """

    file_name: str
    cells: Sequence[Sequence[object]]
    after: int
    columns: Sequence[ImportColumn]
    unit_name: str = ""

    def taking(self, at: int, field: str) -> "MemberSheet":
        """Return the sheet with a field taken from one column; most fields come from one column only."""
        several = field in SEVERAL_COLUMNS or not field

        def now(column: ImportColumn) -> ImportColumn:
            if column.at == at:
                return replace(column, field=field)
            return replace(column, field="") if column.field == field and not several else column

        return replace(self, columns=[now(column) for column in self.columns])

    def places(self) -> Mapping[str, Sequence[int]]:
        """Return the columns of each field that is taken."""
        fields = dict.fromkeys(column.field for column in self.columns if column.field)
        return {field: [one.at for one in self.columns if one.field == field] for field in fields}

    @property
    def left_out(self) -> Sequence[str]:
        """Headings of which nothing is taken."""
        return [one.heading for one in self.columns if not one.field and one.heading]


@dataclass(frozen=True)
class MemberImport:
    """What an Excel file of members holds, checked, with nothing written yet.

    ``left_out`` names the columns of which nothing is kept; ``updates`` says of each person changed what was and
    what will be.
    """

    file_name: str
    rows: Sequence[MemberImportRow]
    issues: Sequence[ImportIssue]
    columns: Sequence[tuple[str, str]]
    new_units: Sequence[str]
    added: int
    changed: int
    unchanged: int
    left_out: Sequence[str] = ()
    updates: Sequence[ImportIssue] = ()
