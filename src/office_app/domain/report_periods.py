"""Periods of reports: months, quarters, half-years, years and the congress term, one before the other."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office_app.domain.vietnamese import roman


class ReportKind(StrEnum):
    """What a report is on; the value is what the screen shows."""

    CAMPAIGN = "Đợt học tập"
    MONTH = "Tháng"
    QUARTER = "Quý"
    HALF_YEAR = "6 tháng"
    YEAR = "Năm"
    MID_TERM = "Giữa nhiệm kỳ"
    TERM = "Cả nhiệm kỳ"


PERIODIC = (ReportKind.MONTH, ReportKind.QUARTER, ReportKind.HALF_YEAR, ReportKind.YEAR)
"""The kinds that come round within a year, the shortest first."""
_MONTHS = {ReportKind.MONTH: 1, ReportKind.QUARTER: 3, ReportKind.HALF_YEAR: 6, ReportKind.YEAR: 12}
_TERM_MONTHS = {ReportKind.MID_TERM: 30, ReportKind.TERM: 60}
_LETTER = {ReportKind.QUARTER: "Q", ReportKind.HALF_YEAR: "H"}
_KEY = re.compile(r"(\d{4})(?:-(\d{2})|-Q([1-4])|-H([12]))?")


@dataclass(frozen=True)
class Period:
    """A period with its first and last day."""

    kind: ReportKind
    since: date
    until: date

    @property
    def name(self) -> str:
        """The period in running text: «tháng 9 năm 2026», «quý III năm 2026», «6 tháng đầu năm 2026»."""
        year = self.since.year
        match self.kind:
            case ReportKind.MONTH:
                return f"tháng {self.since.month} năm {year}"
            case ReportKind.QUARTER:
                return f"quý {roman(self._number)} năm {year}"
            case ReportKind.HALF_YEAR:
                return f"6 tháng {'đầu' if self._number == 1 else 'cuối'} năm {year}"
            case ReportKind.YEAR:
                return f"năm {year}"
            case ReportKind.MID_TERM:
                return f"nửa đầu nhiệm kỳ {year} - {_add_months(self.since, 60).year}"
            case _:
                return f"nhiệm kỳ {year} - {_add_months(self.since, 60).year}"

    @property
    def key(self) -> str:
        """The period as commands name it: ``2026-09``, ``2026-Q3``, ``2026-H2``, ``2026``."""
        year = f"{self.since.year:04d}"
        if self.kind is ReportKind.MONTH:
            return f"{year}-{self.since.month:02d}"
        letter = _LETTER.get(self.kind)
        return f"{year}-{letter}{self._number}" if letter else year

    @property
    def _number(self) -> int:
        return (self.since.month - 1) // _MONTHS[self.kind] + 1

    @property
    def before(self) -> "Period | None":
        """The period before of the same kind; a term has none that the records could know."""
        if self.kind in _TERM_MONTHS:
            return None
        return period_of(self.kind, self.since - timedelta(days=1))

    @property
    def name_after(self) -> str:
        """What comes next, in running text."""
        if self.kind is ReportKind.MID_TERM:
            return "thời gian còn lại của nhiệm kỳ"
        begins = self.until + timedelta(days=1)
        if self.kind is ReportKind.TERM:
            return term_period(self.kind, begins).name
        return period_of(self.kind, begins).name


@dataclass(frozen=True)
class ReportOf:
    """What a report is on: the id of a campaign, or a period; ``replaces``: the issued report that it puts right."""

    on: int | Period
    replaces: int | None = None


@dataclass(frozen=True)
class Reckoning:
    """A period with the last day whose records count: its own, or the day the report is made on."""

    since: date
    until: date
    as_of: date

    def has(self, day: date | None) -> bool:
        """Tell whether something of that day counts."""
        return day is not None and self.since <= day <= self.as_of


def period_of(kind: ReportKind, day: date) -> Period:
    """Return the month, quarter, half-year or year that a day is in."""
    months = _MONTHS[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(kind, first, _add_months(first, months) - timedelta(days=1))


def term_period(kind: ReportKind, term_started_on: date) -> Period:
    """Return the congress term of five years from that day, or its first half."""
    return Period(kind, term_started_on, _add_months(term_started_on, _TERM_MONTHS[kind]) - timedelta(days=1))


def parse_period(kind: ReportKind, text: str) -> Period | None:
    """Return the period that ``Period.key`` names, None where the text names none of this kind."""
    found = _KEY.fullmatch(text.strip().upper())
    if found is None or kind not in _MONTHS:
        return None
    year, *numbers = found.groups()
    place = {ReportKind.MONTH: 0, ReportKind.QUARTER: 1, ReportKind.HALF_YEAR: 2}.get(kind)
    given = [at for at, number in enumerate(numbers) if number]
    if given != ([] if place is None else [place]):
        return None
    number = int(numbers[place]) if place is not None else 1
    month = (number - 1) * _MONTHS[kind] + 1
    if not 1 <= month <= 12 or int(year) < 1:
        return None
    return period_of(kind, date(int(year), month, 1))


def _add_months(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
