"""Days, weeks, months, quarters and years as people type them into a search box."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.vietnamese import fold

_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|ngay\s\d{1,2}\sthang\s\d{1,2}\snam\s\d{4}|\d{4}-\d\d-\d\d"
_MONTH = r"(?:thang\s)?\d{1,2}\s?/\s?\d{4}|thang\s\d{1,2}\snam\s\d{4}"
_QUARTER = r"quy\s(?:[1-4]|iv|i{1,3})\s?(?:/\s?|nam\s)\d{4}"
TIME_IN_TEXT = re.compile(rf"(?<![\w/])(?:ngay\s)?(?:{_DAY}|{_MONTH}|{_QUARTER})(?![\w/])")
"""Finds a day, month or quarter with its year in a folded text."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class TimeRange:
    """``tokens``: what days in it begin with (``20260915``, ``202609``); ``wordings``: how texts name it."""

    tokens: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...] = ()


def typed_time(text: str, today: date) -> TimeRange | None:
    """Read a time as typed, as after ``hạn:``: also «tháng 9», «15/9», «2026», «tuần này»; None when it is none."""
    words = " ".join(fold(text).split()).removeprefix("ngay ")
    named = _named(words, today)
    if named is not None:
        return named
    if match := re.fullmatch(r"quy ([1-4]|i{1,3}|iv)(?: ?/ ?| nam )?(\d{4})?", words):
        return _quarter(int(_ROMAN.get(match[1], 0) or match[1]), int(match[2] or today.year))
    if match := re.fullmatch(r"(?:nam )?((?:19|20)\d\d)", words):
        return TimeRange((match[1],))
    if re.search(r"\d{5}", words):  # no year is that long, and int() refuses thousands of digits
        return None
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        numbers.reverse()
    try:
        return _numbers(words, numbers, today)
    except ValueError:  # 31/2, tháng 13
        return None


def _numbers(words: str, numbers: list[int], today: date) -> TimeRange | None:
    if not re.fullmatch(r"[\d/.\- ]+|(?:\d+ )?thang \d+(?: ?(?:nam|/) ?\d+)?", words):
        return None
    match numbers:
        case [day, month, year]:
            return _day(date(year, month, day))
        case [month, year] if year > 31:
            return _month(year, month)
        case [day, month]:
            return _day(date(today.year, month, day))
        case [month] if words.startswith("thang"):
            return _month(today.year, month)
    return None


def _named(words: str, today: date) -> TimeRange | None:
    monday = today - timedelta(days=today.weekday())
    match words:
        case "hom nay":
            return _day(today)
        case "hom qua":
            return _day(today - timedelta(days=1))
        case "tuan nay" | "tuan sau" | "tuan truoc":
            start = monday + timedelta(days={"nay": 0, "sau": 7, "truoc": -7}[words.split()[1]])
            return TimeRange(tuple(f"{start + timedelta(days=n):%Y%m%d}" for n in range(7)))
        case "thang nay":
            return _month(today.year, today.month)
        case "quy nay":
            return _quarter((today.month + 2) // 3, today.year)
        case "nam nay" | "nam ngoai":
            return TimeRange((str(today.year - (words == "nam ngoai")),))
    return None


def _day(day: date) -> TimeRange:
    days, months = {str(day.day), f"{day.day:02d}"}, {str(day.month), f"{day.month:02d}"}
    year = str(day.year)
    said = [(d, m, year) for d in sorted(days) for m in sorted(months)]
    spoken = [(d, "thang", m, "nam", year) for d in sorted(days) for m in sorted(months)]
    return TimeRange((f"{day:%Y%m%d}",), (*said, *spoken))


def _month(year: int, month: int) -> TimeRange:
    date(year, month, 1)  # ValueError for a month that is none
    months = sorted({str(month), f"{month:02d}"})
    said = [("thang", m, str(year)) for m in months] + [("thang", m, "nam", str(year)) for m in months]
    return TimeRange((f"{year}{month:02d}",), tuple(said))


def _quarter(quarter: int, year: int) -> TimeRange:
    roman = next(sign for sign, value in _ROMAN.items() if value == quarter)
    months = tuple(f"{year}{month:02d}" for month in range(quarter * 3 - 2, quarter * 3 + 1))
    said = tuple(("quy", q, *more, str(year)) for q in (roman, str(quarter)) for more in ((), ("nam",)))
    return TimeRange(months, said)
