"""Days as a text writes them: «05/9/2026», «15-12-2026», «ngày 05 tháng 9 năm 2026», «ngày 30/4»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.vietnamese import date_vi, date_words

_SLASHED = r"(?<![\d/.])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])"
_DASHED = r"(?<![\d/.\-])(?P<d2>\d{1,2})(?P<sep>[-.])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4})(?![\d/\-])"
_WORDS = r"[Nn]gày\s+(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})(?!\d)(?:\s+năm\s+(?P<y3>\d{4}))?"
_SHORT = r"(?<=ngày )(?P<d4>\d{1,2})/(?P<m4>\d{1,2})(?![\d/])"
_DAY = re.compile("|".join((_SLASHED, _DASHED, _WORDS, _SHORT)))
_LEAP = 2024  # a day without a year that this year has not is in none
_BACK = timedelta(days=60)  # a day without a year may lie so long before the paper


@dataclass(frozen=True)
class WrittenDay:
    """A day in a text, from ``start`` to ``end``; ``day`` None when the calendar has no such day.

    ``proper`` is how papers write it, ``year_said`` whether the text names the year.
    """

    start: int
    end: int
    words: str
    day: date | None
    proper: str
    year_said: bool = True


def written_days(text: str, near: date) -> Iterator[WrittenDay]:
    """Yield the days of a text in their order; one without a year is the next one from shortly before ``near``."""
    for match in _DAY.finditer(text):
        groups = match.groupdict()
        number, month = (next(int(groups[k]) for k in ks if groups[k]) for ks in (_D, _M))
        year = next((int(groups[k]) for k in _Y if groups[k]), None)
        day = _day(number, month, year, near)
        proper = match[0]
        if day is not None and year is not None:
            proper = match[0][0] + date_words(day)[1:] if groups["d3"] else date_vi(day)
        yield WrittenDay(match.start(), match.end(), match[0], day, proper, year is not None)


_D, _M, _Y = ("d", "d2", "d3", "d4"), ("m", "m2", "m3", "m4"), ("y", "y2", "y3")


def _day(number: int, month: int, year: int | None, near: date) -> date | None:
    if year is not None:
        return _made(number, month, year)
    if _made(number, month, _LEAP) is None:
        return None
    found = [day for one in (near.year, near.year + 1) if (day := _made(number, month, one))]
    return next((day for day in found if day >= near - _BACK), None) or date(
        near.year, month, min(number, 28)
    )


def _made(number: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
