"""Periods named from the day of the document: «tháng này», «tuần tới», «quý sau», «quý I năm sau»."""

import calendar
import re
from datetime import date, timedelta

_NEXT = ("tới", "sau")
_MONTHS_IN = {"tháng": 1, "quý": 3, "năm": 12}
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "nhật": 6}
_YEAR_SAID = re.compile(r"(?:\s+|,\s+)(?:của\s+)?năm\s+(?P<which>nay|này|sau|tới)(?!\w)")

_COUNTED = re.compile(r"(?:\d|một|hai|ba|bốn|năm|sáu|vài|mấy|các|những)\s+$")
_ALONE_BEFORE = re.compile(r"(?:cuối|hết|trong)\s+$")
_COMES_ROUND = re.compile(
    r"(?:mỗi|hằng|hàng|định kỳ|tuần cuối|lần|tháng\s+(?:thứ\s+\w+|cuối|đầu)|ngày\s+\d{1,2}\s+của)(?!\w)[^.;\n]*$"
)
_ALONE_AFTER = re.compile(r"\s*?(?:[,;.:)|\n]|$)")


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def period_around(unit: str, which: str, today: date) -> tuple[date, date]:
    """Return the first and last day of «tháng này», «quý tới», «năm sau»; a week's last day is its Friday.

    Args:
        unit: tuần, tháng, quý or năm.
        which: tới and sau name the one after; anything else the one that ``today`` lies in.
    """
    ahead = which in _NEXT
    if unit == "tuần":
        monday = today - timedelta(days=today.weekday() - 7 * ahead)
        if not ahead and today.weekday() > 4:
            monday += timedelta(days=7)
        return (monday if ahead else today), monday + timedelta(days=4)
    months = _MONTHS_IN[unit]
    first = ((today.month - 1) // months + ahead) * months
    year, month = today.year + first // 12, first % 12 + 1
    return date(year, month, 1), month_span(year, month + months - 1)[1]


def weekday_of(name: str, friday: date) -> date:
    """Return the day that «thứ sáu», «thứ 4», «chủ nhật» names in the week of a Friday."""
    word = name.split()[1].strip(",(")
    at = int(word) - 2 if word.isdigit() else _WEEKDAYS[word]
    return friday + timedelta(days=at - 4)


def year_said(text: str, at: int, today: date) -> tuple[int, int] | None:
    """Return the year and the place behind «năm nay», «năm sau» at a place of a text; None where it says none."""
    match = _YEAR_SAID.match(text, at)
    return match and (today.year + (match["which"] in _NEXT), match.end())


def is_counted(text: str, at: int) -> bool:
    """Tell «trong 6 tháng tới» from «trong tháng tới»."""
    return _COUNTED.search(text, max(0, at - 8), at) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell «hết quý», «trong tháng» that mean the present one from those that come round."""
    before = _ALONE_BEFORE.search(text, max(0, start - 8), start)
    if not before or not _ALONE_AFTER.match(text, end):
        return False
    return not _COMES_ROUND.search(text, max(0, start - 80), start)


def same_year(day: date, later: date) -> date:
    """Return the day in the year of ``later``, or in the one before when it would come after it."""
    moved = day.replace(year=later.year, day=min(day.day, 28) if day.month == 2 else day.day)
    return moved if moved <= later else moved.replace(year=later.year - 1)
