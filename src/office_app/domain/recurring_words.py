"""What the words of a directive say of the day: «trước ngày 20 hằng tháng», «ngày 25 tháng cuối quý», «thứ Sáu»."""

import re
from dataclasses import replace

from office_app.domain.incoming import Recurrence
from office_app.domain.recurring import MONTHS, Every, Roll, Rule
from office_app.domain.vietnamese import fold

EVERY = {
    Recurrence.DAILY: Every.DAY,
    Recurrence.WEEKLY: Every.WEEK,
    Recurrence.MONTHLY: Every.MONTH,
    Recurrence.QUARTERLY: Every.QUARTER,
    Recurrence.HALF_YEARLY: Every.HALF_YEAR,
    Recurrence.YEARLY: Every.YEAR,
}
"""Recognition's words for the kinds of this program."""
_WEEKDAY = re.compile(r"\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat))\b")
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_DAY = re.compile(
    r"\b(?P<before>truoc )?(?:ngay (?:lam viec )?)?(?P<day>\d{1,2})(?:\s?/\s?| thang )(?P<month>\d{1,2})\b"
)
_DAY_ALONE = re.compile(r"\b(?P<before>truoc )?ngay (?P<day>\d{1,2})\b(?!\s?/)")
_LAST = re.compile(r"\bngay (?:lam viec )?cuoi(?: cung)?\b")
_NEXT = re.compile(
    r"\b(?:thang|quy|ky|nam) (?:tiep(?: sau| theo)?|sau|lien ke|ke tiep)\b|\b(?:thang|quy|nam) sau lien ke\b"
)
_BEFORE = re.compile(r"\b(?:cua )?(?:nam|quy|thang) truoc\b(?! ngay)")
_QUARTER_MONTH = re.compile(r"\bthang (dau|cuoi|thu hai|giua)(?: tien| cung)?(?: cua)?(?: hang| moi)? ?quy\b")
_QUARTER_MONTHS = {"dau": 1, "thu hai": 2, "giua": 2, "cuoi": 0}


def rule_of(recurrence: Recurrence, text: str, *, day_counts: bool = True) -> Rule:
    """Return the rule that a passage gives; without a day in it the last day of the period.

    Args:
        recurrence: how often, as recognised.
        text: the words of the passage.
        day_counts: whether «trước ngày X» allows X itself.
    """
    every = EVERY[recurrence]
    plain = " ".join(fold(text).split())
    rule = Rule(every, roll=Roll.BEFORE)
    if every is Every.DAY:
        return rule
    if every is Every.WEEK:
        return replace(rule, day=_weekday(plain))
    shift = 1 if _NEXT.search(plain) else -1 if _BEFORE.search(plain) else 0
    rule = replace(rule, shift=shift)
    if every is Every.QUARTER and (match := _QUARTER_MONTH.search(plain)):
        rule = replace(rule, month=_QUARTER_MONTHS[match[1]])
    if _LAST.search(plain):
        return rule
    with_month = _DAY.search(plain) if every in (Every.HALF_YEAR, Every.YEAR) else None
    match = with_month or _DAY_ALONE.search(plain)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return rule
    day = int(match["day"])
    if match["before"] and not day_counts:
        day = max(1, day - 1)
    if with_month is not None and 1 <= (month := int(with_month["month"])) <= 12:
        length = MONTHS[every]
        rule = replace(rule, month=((month - 1) % length + 1) % length)
    return replace(rule, day=day)


def _weekday(plain: str) -> int:
    match = _WEEKDAY.search(plain)
    if match is None:
        return 0
    if match[2]:
        return 7
    return int(match[1]) - 1 if match[1].isdecimal() else _WEEKDAYS[match[1]]
