"""Days and periods as texts write them: 05/6/2026, tháng 6/2026, quý II, III/2026, nửa đầu tháng 6, ngày 12-14/5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from office_app.recognition.dates_relative import (
    is_counted,
    month_span,
    period_around,
    same_year,
    stands_alone,
    weekday_of,
    year_said,
)

_SEP = r"\s?[/.\-–]\s?"
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:\s?[/.\-–]\s?|\s+năm\s+|\s+)({_YEAR})"
_QUARTER = r"(?:iv|i{1,3}|0?[1-4])(?!\w|[.]\d{1,3}(?!\d))"

_WHEN = re.compile(
    rf"(?P<days>(?:(ngày)\s+)?(\d{{1,2}})(?:\s*(?:,|-|–|và)\s*\d{{1,2}}){{0,4}}?\s*(?:,|-|–|và)\s*(?:ngày\s+)?"
    rf"(\d{{1,2}})\s?/\s?(\d{{1,2}})(?:\s?/\s?({_YEAR}))?(?![\d/]))"
    rf"|(?P<day>(?:ngày\s+)?(\d{{1,2}})(?:{_SEP}(\d{{1,2}})(?:{_SEP}|\s+năm\s+)({_YEAR})(?!\d)"
    r"|\s?(?P<sep>[/.])\s?(\d{1,2})\s?(?P=sep)\s?(\d\d)(?![\d/]|[.]\d)))"
    rf"|(?P<words>(?:ngày\s+)?(\d{{1,2}})\s+tháng\s+(\d{{1,2}})(?:(?:\s+năm\s+|,\s+năm\s+|{_SEP})({_YEAR}))?(?!\d))"
    rf"|(?P<bare_month>(\d{{1,2}}){_SEP}({_YEAR})(?![\d/]))"
    r"|(?P<dotted>(?:ngày\s+|(?<=trước )(?=\d\d)|(?<=nhất )(?=\d\d))(\d{1,2})\.(\d{1,2})"
    r"(?![\d/%\-]|[.,]\d|\s*(?:%|triệu|tỷ|điểm)))"
    r"|(?P<short>(?:(ngày)\s+)?(\d{1,2})\s?([/\-])\s?(\d{1,2})(?![\d/\-]|[.,]\d|\s*(?:ngày|buổi|giờ|%|số\s)))"
    rf"|(?P<half>(?:0?6|sáu|0?9|chín)\s+tháng\s+(?:(đầu|cuối)\s+)?năm(?:\s+({_YEAR}))?(?!\s+\d))"
    rf"|(?P<months>tháng\s+(\d{{1,2}})(?![\d/]|{_SEP}\d)(?:(?:\s*(?:,|-|–|và|đến)\s*(?:tháng\s+)?\d{{1,2}}){{0,4}}?"
    rf"\s*(?:,|-|–|và|hoặc)\s*(?:tháng\s+)?(\d{{1,2}})(?:{_SEP}|\s+năm\s+)({_YEAR})|"
    rf"\s*(?:,|và)\s*tháng\s+(\d{{1,2}})(?![\d/]))(?!\d))"
    rf"|(?P<month>tháng\s+(\d{{1,2}})(?:(?:{_SEP}|\s+năm\s+|,\s+năm\s+)({_YEAR}))?(?![\d/]|\s+(?:ngày|buổi|tiết)(?!\w)))"
    rf"|(?P<quarters>quý\s+({_QUARTER})(?:\s*(?:,|-|–|và)\s*(?:quý\s+)?{_QUARTER}){{0,2}}?"
    rf"\s*(?:,|-|–|và)\s*(?:quý\s+)?({_QUARTER})(?:{_OF_YEAR})?(?!\d))"
    rf"|(?P<quarter>quý\s+({_QUARTER})(?:{_OF_YEAR})?(?!\d))"
    rf"|(?P<year>năm\s+({_YEAR})(?:\s*(?:,|và)\s*(?:năm\s+)?({_YEAR}))?(?!\s?[-–]\s?\d|\d))"
    r"|(?P<this>(tháng|quý|năm|tuần)(?:\s+(này|nay|tới|sau(?=\s*[,.;:()|\n]|$"
    r"|\s+(?:phải|để|và|gửi|trình|báo cáo)(?!\w))))?(?!\w|\s+\d))"
)
# each choice begins with a character of its own: the search steps from one such character to the next
_NUMBERS = (rf"{digit}(?=\d?\s*[/.\-–,]|\d?\s+(?:tháng|và)\s)" for digit in "0123456789")
_ANCHOR = re.compile(
    "|".join(("ngày \\d", "tháng", "quý", "năm", "tuần", "sáu tháng", "chín tháng", *_NUMBERS))
)
_PART = re.compile(
    r"(?<!\w)(?:trong\s+(?=tuần))?(nửa\s+đầu|nửa\s+cuối|đầu|giữa|cuối|thượng\s+tuần|trung\s+tuần|hạ\s+tuần"
    r"|tuần\s+(?:đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|thứ\s+\w+|0?[1-4])|(?:10|mười)\s+ngày\s+(?:đầu|cuối)|ngày\s+(?:làm\s+việc\s+)?cuối(?:\s+cùng)?)"
    r"(?:\s+của|,)?\s+$"
)
_WEEKDAY = re.compile(r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)\s*,?\s*\(?\s*$")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_UNITS = {"tháng": "month", "quý": "quarter", "năm": "year"}
_LAST_OF_PART = {
    "nửa đầu": 15,
    "giữa": 15,
    "thượng tuần": 10,
    "trung tuần": 20,
    "10 ngày đầu": 10,
    "mười ngày đầu": 10,
    "tuần đầu": 7,
    "tuần đầu tiên": 7,
    "tuần thứ nhất": 7,
    "tuần thứ 1": 7,
    "tuần thứ 2": 14,
    "tuần thứ 3": 21,
    "tuần thứ hai": 14,
    "tuần thứ ba": 21,
    **{f"tuần {zero}{week}": week * 7 for week in (1, 2, 3) for zero in ("", "0")},
}


@dataclass(slots=True)
class When:
    """A day (``first`` = ``last``), several days or a period, in the text from ``start`` to ``end``.

    ``unit``: day, week, month, quarter, half, year. ``vague``: «đầu quý» and the like, whose last day nobody can
    tell. ``part``: words before a period («nửa đầu», «cuối»). ``bare``: day and month without «ngày» or year,
    which may be a fraction.
    """

    start: int
    end: int
    first: date
    last: date
    unit: str
    year_inferred: bool = False
    vague: bool = False
    part: str = ""
    bare: bool = False

    @property
    def several_days(self) -> bool:
        return self.unit == "day" and self.first < self.last


def mentions(text: str, start: int, end: int, today: date | None) -> Iterator[When]:
    """Return every day and period between two places of a text in small letters.

    ``today``: date of the document, to supply a missing year: the next such day on or after it.
    """
    at = start
    while anchor := _ANCHOR.search(text, at, end):
        at = anchor.start()
        when = read_when(text, at, today, end) if _begins_word(text, at) else None
        if when is None:
            at = anchor.end()
            continue
        when = _with_second(text, _of_year_said(text, when, today), today, end)
        at = when.end
        yield when


def _of_year_said(text: str, when: When, today: date | None) -> When:
    """Put «quý I năm sau», «tháng 3 năm nay» into the year said."""
    said = when.unit in ("month", "quarter", "half") and when.year_inferred and today
    year = year_said(text, when.end, today) if said and today else None
    if year is None:
        return when
    last = same_year(when.last, date(year[0], 12, 31))
    return replace(when, end=year[1], first=when.first.replace(year=year[0]), last=last)


def _begins_word(text: str, at: int) -> bool:
    return not at or not (
        text[at - 1].isalnum() or (text[at - 1] in "/.,-–" and text[at - 2 : at - 1].isdigit())
    )


def read_when(text: str, at: int, today: date | None, end: int | None = None) -> When | None:
    """Read the day or period that stands at ``at``; None when there is no such day, or no year to be had."""
    match = _WHEN.match(text, at, len(text) if end is None else end)
    if not match:
        return None
    kind = match.lastgroup or ""
    values = list(match.groups()[_FIRST_GROUP[kind] :])[: _GROUPS[kind]]
    try:
        return _READERS[kind](_Words(text, match.start(), match.end(), values, today))
    except ValueError:
        return None


_DASH = re.compile(r"\s*[-–]\s*(?=\d|ngày|tháng|quý)")


def _with_second(text: str, when: When, today: date | None, end: int) -> When:
    """Join «01/6 - 30/6/2026»: a dash between two days or periods of one kind."""
    dash = _DASH.match(text, when.end, end)
    second = read_when(text, dash.end(), today, end) if dash else None
    if second is None or second.unit != when.unit or second.unit == "year":
        return when
    first = when.first
    if when.year_inferred and not second.year_inferred:
        first = same_year(first, second.first)
    if first > second.last:
        return when
    return replace(second, start=when.start, first=first, bare=False)


@dataclass(slots=True)
class _Words:
    """A match, its groups and the date of the document."""

    text: str
    start: int
    end: int
    groups: list[str | None]
    today: date | None

    def number(self, i: int) -> int:
        return int(self.groups[i] or 0)

    def next_year(self, month: int, day: int = 31) -> int:
        """Return the year in which the day comes next.

        Raises:
            ValueError: there is no such month, or the document has no date.
        """
        if self.today is None or not 1 <= month <= 12:
            raise ValueError(month)
        passed = (month, day) < (self.today.month, self.today.day)
        return self.today.year + passed


def _days(words: _Words) -> When | None:
    marked, low, high, month, year = words.groups
    if not marked and not year:
        return None
    last = _exact(words, int(high or 0), int(month or 0), int(year) if year else None)
    first = last.replace(day=int(low or 0))
    if first >= last:
        return None
    return _of_days(words, first, last, inferred=year is None)


def _day(words: _Words) -> When | None:
    day, month, year, _, short_month, short_year = words.groups
    if short_year:
        exact = date(2000 + int(short_year), int(short_month or 0), int(day or 0))
        if words.today and abs(exact.year - words.today.year) > 2:
            return None
    else:
        exact = date(int(year or 0), int(month or 0), int(day or 0))
    return _of_days(words, exact, exact)


_MORE_MONTHS = re.compile(r"\s*(?:,|và)\s*(?:tháng\s+)?\d{1,2}\s?/\s?\d{4}")  # «trong 02 tháng 5, 6/2026»


def _in_words(words: _Words) -> When | None:
    day, month, year = words.groups
    if not year and _MORE_MONTHS.match(words.text, words.end):
        return None
    if words.text.endswith(("tuần ", "tuần thứ "), 0, words.start):  # «tuần 3 tháng 6»
        return None
    exact = _exact(words, int(day or 0), int(month or 0), int(year) if year else None)
    return _of_days(words, exact, exact, inferred=year is None)


def _short(words: _Words) -> When:
    marked, day, separator, month = words.groups
    exact = _exact(words, int(day or 0), int(month or 0), None)
    when = _of_days(words, exact, exact, inferred=True)
    weekday = when.start < words.start
    return replace(when, bare=not marked and not (weekday and separator == "/"))


def _exact(words: _Words, day: int, month: int, year: int | None) -> date:
    return date(year or words.next_year(month, day), month, day)


def _of_days(words: _Words, first: date, last: date, *, inferred: bool = False) -> When:
    weekday = _WEEKDAY.search(words.text, max(0, words.start - 16), words.start)
    start, end = (weekday.start() if weekday else words.start), words.end
    if weekday and "(" in weekday.group() and words.text[end : end + 1] == ")":
        end += 1
    return When(start, end, first, last, "day", inferred)


def _dotted(words: _Words) -> When:
    """Read «ngày 25.9»."""
    day, month = words.groups
    return _short(replace(words, groups=["ngày", day, ".", month]))


def _month(words: _Words) -> When:
    month, year = words.groups
    first, last = month_span(int(year) if year else words.next_year(int(month or 0)), int(month or 0))
    return _period(words, first, last, "month", inferred=year is None)


def _months(words: _Words) -> When:
    low, high, year, unyeared = words.groups
    last_month = int(high or unyeared or 0)
    last = month_span(int(year) if year else words.next_year(last_month), last_month)[1]
    return _period(words, date(last.year, int(low or 0), 1), last, "month", inferred=year is None)


def _quarter(words: _Words) -> When:
    low, year = words.groups
    return _quarters(replace(words, groups=[low, low, year]))


def _quarters(words: _Words) -> When:
    low, high, year = words.groups
    begin, stop = (_QUARTERS[(q or "").lstrip("0")] for q in (low, high))
    in_year = int(year) if year else words.next_year(stop * 3)
    first, last = date(in_year, begin * 3 - 2, 1), month_span(in_year, stop * 3)[1]
    return _period(words, first, last, "quarter", inferred=year is None)


def _half(words: _Words) -> When:
    part, year = words.groups
    nine = words.text[words.start : words.end].lstrip("0").startswith(("9", "chín"))
    last_month = 9 if nine else 12 if part == "cuối" else 6
    in_year = int(year) if year else words.next_year(last_month)
    first = date(in_year, 7 if part == "cuối" else 1, 1)
    return _period(words, first, month_span(in_year, last_month)[1], "half", inferred=year is None)


def _year(words: _Words) -> When:
    first = words.number(0)
    return _period(words, date(first, 1, 1), date(words.number(1) or first, 12, 31), "year")


def _this(words: _Words) -> When | None:
    """Read «tháng này», «quý tới», «thứ Sáu tuần này», and «cuối năm», «hết quý» without more."""
    unit, which = words.groups
    place = words.text, words.start, words.end
    if words.today is None or not (unit and (which or stands_alone(*place))):
        return None
    weekday = _WEEKDAY.search(words.text, max(0, words.start - 16), words.start)
    if which and not weekday and is_counted(words.text, words.start):
        return None
    first, last = period_around(unit, which or "", words.today)
    if unit != "tuần":
        return _period(words, first, last, _UNITS[unit], inferred=True)
    if weekday is None:
        return When(words.start, words.end, first, last, "week", year_inferred=True)
    day = weekday_of(weekday.group(), last)
    return When(weekday.start(), words.end, day, day, "day", year_inferred=True)


def _period(words: _Words, first: date, last: date, unit: str, *, inferred: bool = False) -> When:
    part = _PART.search(words.text, max(0, words.start - 32), words.start)
    if not part:
        return When(words.start, words.end, first, last, unit, inferred)
    name = " ".join(part[1].split())
    begin = part.start(1)
    if name.startswith("ngày"):
        weekend = max(0, last.weekday() - 4) if "làm việc" in name else 0
        last -= timedelta(days=weekend)
        return When(begin, words.end, last, last, "day", inferred, part=name)
    if unit == "month" and name in _LAST_OF_PART:
        last = last.replace(day=_LAST_OF_PART[name])
        return When(begin, words.end, first, last, unit, inferred, part=name)
    if unit in ("year", "half") and name in ("nửa đầu", "giữa"):
        last = month_span(last.year, 6)[1]
        return When(begin, words.end, first, last, unit, inferred, part=name)
    return When(begin, words.end, first, last, unit, inferred, name in ("đầu", "giữa", "nửa đầu"), name)


_READERS = {
    "days": _days,
    "day": _day,
    "words": _in_words,
    "bare_month": _month,
    "dotted": _dotted,
    "short": _short,
    "half": _half,
    "months": _months,
    "month": _month,
    "quarters": _quarters,
    "quarter": _quarter,
    "year": _year,
    "this": _this,
}
_FIRST_GROUP = {kind: _WHEN.groupindex[kind] for kind in _READERS}
_ORDER = [*sorted(_FIRST_GROUP.values()), _WHEN.groups + 1]
_GROUPS = {kind: _ORDER[_ORDER.index(at) + 1] - at - 1 for kind, at in _FIRST_GROUP.items()}


def before(when: When) -> date:
    """Return the last day allowed by «trước …»: the (first) day named itself, but the eve of a period."""
    return when.first if when.unit == "day" else when.first - timedelta(days=1)
