"""The commune's Party organisation: units and members, with dates, so that past figures stay right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from office_app.domain.vietnamese import fold_tone


class UnitKind(StrEnum):
    """Kinds of unit; words with no exact English twin stay Vietnamese. The value is what the screen shows."""

    CHI_BO = "Chi bộ"
    DANG_BO_BO_PHAN = "Đảng bộ bộ phận"
    PARTY_BODY = "Cơ quan tham mưu của Đảng ủy"
    UBND = "Ủy ban nhân dân"
    MAT_TRAN = "Mặt trận, đoàn thể"
    OTHER = "Đơn vị khác"


@dataclass(frozen=True)
class Unit:
    """A unit; ``meeting_day`` is the day of the month of its ordinary meeting (sinh hoạt lệ), 1 to 28."""

    name: str
    kind: UnitKind
    short_name: str = ""
    secretary: str = ""
    phone: str = ""
    meeting_day: int | None = None
    founded_on: date | None = None
    ended_on: date | None = None
    parent_id: int | None = None
    id: int | None = None

    def exists_on(self, day: date) -> bool:
        """Tell whether there is this unit on ``day``."""
        return (self.founded_on is None or self.founded_on <= day) and (
            self.ended_on is None or day < self.ended_on
        )


@dataclass(frozen=True)
class Member:
    """A Party member in a chi bộ; ``exempt`` when excused from meetings (miễn công tác, sinh hoạt) that day.

    ``joined_unit_on`` None: has been there since before the records began.
    """

    full_name: str
    unit_id: int
    born_on: date | None = None
    card_number: str = ""
    position: str = ""
    exempt_from: date | None = None
    joined_unit_on: date | None = None
    left_unit_on: date | None = None
    id: int | None = None

    def belongs_on(self, day: date) -> bool:
        """Tell whether the person counts among the unit's members on ``day``."""
        return (self.joined_unit_on is None or self.joined_unit_on <= day) and (
            self.left_unit_on is None or day < self.left_unit_on
        )

    def exempt_on(self, day: date) -> bool:
        """Tell whether the person is excused from meetings on ``day``."""
        return self.exempt_from is not None and self.exempt_from <= day


@dataclass(frozen=True)
class UnitLine:
    """A unit with its head counts today, for the tree and the lists."""

    unit: Unit
    members: int
    exempt: int


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


@dataclass(frozen=True)
class MemberImport:
    """What an Excel file of members holds, checked, with nothing written yet."""

    file_name: str
    rows: Sequence[MemberImportRow]
    issues: Sequence[ImportIssue]
    columns: Sequence[tuple[str, str]]
    new_units: Sequence[str]
    added: int
    changed: int
    unchanged: int


def name_key(text: str) -> str:
    """Return a name as two are compared: case, tone placement and spaces apart, but never Hùng as Hưng."""
    return " ".join(fold_tone(text).lower().split())


def whole_unit_name(name: str) -> str:
    """Return the whole name of a chi bộ: lists write «Thôn Mai», papers «Chi bộ Thôn Mai»."""
    key = name_key(name)
    if key.startswith(("chi bộ ", "đảng bộ ")):
        return name
    return f"Chi bộ {name[3:].strip() if key.startswith('cb ') else name}"


def unit_key(name: str) -> str:
    """Return the name of a chi bộ as two are compared: «Thôn Mai» is «Chi bộ Thôn Mai»."""
    return name_key(name).removeprefix("chi bộ ").removeprefix("chi bo ").removeprefix("cb ").strip()
