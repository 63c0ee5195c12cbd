"""Days and periods as texts write them: 05/6/2026, tháng 6/2026, quý II/2026, nửa đầu tháng 6, ngày 10/6."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_SEP = r"\s?[/.\-–]\s?"
_DAY_WORD = r"(?:(?:thứ\s+\w+|chủ\s+nhật)\s*,?\s*)?(?:ngày\s+)?"
_PART = (
    r"(?P<{}>nửa\s+đầu|nửa\s+cuối|đầu|giữa|cuối|thượng\s+tuần|trung\s+tuần|hạ\s+tuần|tuần\s+đầu|tuần\s+cuối)"
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}

WHEN = (
    rf"(?:{_DAY_WORD}(?P<d1>\d{{1,2}}){_SEP}(?P<m1>\d{{1,2}}){_SEP}(?P<y1>\d{{4}})(?!\d)"
    rf"|{_DAY_WORD}(?P<d2>\d{{1,2}})\s+tháng\s+(?P<m2>\d{{1,2}})(?:(?:\s+năm\s+|{_SEP})(?P<y2>\d{{4}}))?(?!\d)"
    rf"|(?:{_PART.format('part3')}\s+)?(?:tháng\s+)?(?P<m3>\d{{1,2}})(?:{_SEP}|\s+năm\s+)(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|{_DAY_WORD}(?P<d4>\d{{1,2}})\s?[/\-]\s?(?P<m4>\d{{1,2}})(?![\d/\-])(?!\s*(?:ngày|buổi|giờ|%))"
    rf"|(?:{_PART.format('part5')}\s+)?tháng\s+(?P<m5>\d{{1,2}})(?![\d/])"
    rf"|(?:{_PART.format('part6')}\s+)?quý\s+(?P<q6>IV|I{{1,3}}|[1-4])(?!\w)(?:(?:{_SEP}|\s+năm\s+|\s+)(?P<y6>20\d\d))?(?!\d)"
    rf"|(?:0?6|sáu)\s+tháng\s+(?P<half7>đầu|cuối)\s+năm(?:\s+(?P<y7>20\d\d))?"
    rf"|(?:{_PART.format('part8')}\s+)?năm\s+(?P<y8>20\d\d)(?!\s?[-–]\s?20)"
    rf"|(?P<this9>tháng|quý|năm)(?:\s+này)(?!\w))"
)
_WHEN = re.compile(WHEN, re.IGNORECASE)


@dataclass(frozen=True)
class When:
    """A day (``first`` = ``last``) or a period, in the text from ``start`` to ``end``.

    ``vague``: «đầu quý» and the like, whose last day nobody can tell. ``unit``: day, month, quarter, half, year.
    """

    start: int
    end: int
    first: date
    last: date
    unit: str
    year_inferred: bool = False
    vague: bool = False


def read_when(text: str, at: int, today: date | None) -> When | None:
    """Read the day or period that stands at ``at``; ``today`` (date of the document) supplies a missing year."""
    match = _WHEN.match(text, at)
    return from_match(match, today) if match else None


def from_match(match: re.Match[str], today: date | None) -> When | None:
    """Make sense of a match of WHEN; None when there is no such day, or no year to be had."""
    g = match.groupdict()
    try:
        for read in (_day, _month, _quarter, _half_or_year):
            found = read(g, today)
            if found:
                first, last, unit, inferred, vague = found
                return When(match.start(), match.end(), first, last, unit, inferred, vague)
    except ValueError:
        pass
    return None


_Read = tuple[date, date, str, bool, bool]


def _day(g: dict[str, str | None], today: date | None) -> _Read | None:
    for n in ("1", "2", "4"):
        day, month, year = g.get("d" + n), g.get("m" + n), g.get("y" + n)
        if not day or not month:
            continue
        if year:
            exact = date(int(year), int(month), int(day))
            return exact, exact, "day", False, False
        if today is None:
            return None
        exact = date(today.year, int(month), int(day))
        if exact < today:
            exact = date(today.year + 1, int(month), int(day))
        return exact, exact, "day", True, False
    return None


def _month(g: dict[str, str | None], today: date | None) -> _Read | None:
    for n in ("3", "5"):
        month, part = g.get("m" + n), g.get("part" + n)
        if not month:
            continue
        year_text = g.get("y3") if n == "3" else None
        year = int(year_text) if year_text else _next_year(int(month), today)
        if year is None:
            return None
        first, last = month_span(year, int(month))
        last, vague = _part_of_month(first, last, part)
        return first, last, "month", year_text is None, vague
    if (g.get("this9") or "").lower() == "tháng" and today:
        return (*month_span(today.year, today.month), "month", True, False)
    return None


def _part_of_month(first: date, last: date, part: str | None) -> tuple[date, bool]:
    words = re.sub(r"\s+", " ", (part or "").lower())
    ends = {"nửa đầu": 15, "giữa": 15, "thượng tuần": 10, "trung tuần": 20, "tuần đầu": 7}
    if words in ends:
        return first.replace(day=ends[words]), False
    return last, words == "đầu"


def _quarter(g: dict[str, str | None], today: date | None) -> _Read | None:
    number = _QUARTERS.get((g.get("q6") or "").upper())
    year_text = g.get("y6")
    if (g.get("this9") or "").lower() == "quý" and today:
        number = (today.month + 2) // 3
        year_text = None
    if number is None:
        return None
    year = int(year_text) if year_text else _next_year(number * 3, today)
    if year is None:
        return None
    first, last = date(year, number * 3 - 2, 1), month_span(year, number * 3)[1]
    part = re.sub(r"\s+", " ", (g.get("part6") or "").lower())
    return first, last, "quarter", year_text is None, part in ("đầu", "giữa", "nửa đầu")


def _half_or_year(g: dict[str, str | None], today: date | None) -> _Read | None:
    if g.get("half7"):
        year_text = g.get("y7")
        early = (g["half7"] or "").lower() == "đầu"
        year = int(year_text) if year_text else _next_year(6 if early else 12, today)
        if year is None:
            return None
        span = (date(year, 1, 1), date(year, 6, 30)) if early else (date(year, 7, 1), date(year, 12, 31))
        return (*span, "half", year_text is None, False)
    if g.get("y8"):
        year = int(g["y8"] or 0)
        part = (g.get("part8") or "").lower()
        return date(year, 1, 1), date(year, 12, 31), "year", False, part not in ("", "cuối", "nửa cuối")
    if g.get("this9") and today:
        return date(today.year, 1, 1), date(today.year, 12, 31), "year", True, False
    return None


def _next_year(month: int, today: date | None) -> int | None:
    """Return the year in which the month comes next, counted from the document's date."""
    if today is None:
        return None
    if not 1 <= month <= 12:
        raise ValueError(month)
    return today.year if month >= today.month else today.year + 1


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def before(when: When) -> date:
    """Return the last day allowed by «trước …»: the day named itself, but the eve of a period."""
    return when.last if when.unit == "day" else when.first - timedelta(days=1)
