"""Checks that a day of the week named beside a date is the one the date falls on."""

import re
from collections.abc import Iterator
from datetime import date

from office_app.domain.outgoing import Finding
from office_app.domain.plan_check_places import Passage
from office_app.domain.vietnamese import fold, upper_first
from office_app.domain.weekdays import WEEKDAYS
from office_app.domain.written_days import WrittenDay, written_days

_BY_WORD = {fold(name).split()[-1]: at for at, name in enumerate(WEEKDAYS)}
_BY_WORD |= {str(at + 2): at for at in range(6)}
# «hội nghị lần thứ hai, ngày …» counts; only «thứ Hai» with a capital is always a day
_ORDINAL = r"(?<!lần )(?<!nghị )(?<!họp )(?<!phần )(?<!đợt )(?<!khóa )(?<!tuần )(?<!buổi )(?<!năm )"
_ORDINAL += r"(?<!hội )(?<!phiên )(?<!lớp )(?<!bài )(?<!kỳ )"
_NAME = (
    r"(?P<name>(?<!lần )[Tt]hứ\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy|[2-7])"
    rf"|{_ORDINAL}[Tt]hứ\s+(?:hai|ba|tư|năm|sáu|bảy)|[Cc]hủ\s+[Nn]hật|CHỦ NHẬT)"
)
_BEFORE = re.compile(_NAME + r"\s*,?\s*\(?\s*(?:[Nn]gày\s+)?$")
_BEHIND = re.compile(r"\s*,?\s*\(?\s*" + _NAME + r"(?=\s*[),.;:]|\s*$)")
_FAR = 24  # characters in which the name stands before its date


def weekday_findings(passage: Passage, near: date) -> Iterator[Finding]:
    """Yield dates that fall on another day of the week than the one named beside them."""
    for written in written_days(passage.text, near):
        named = _named(passage.text, written)
        if named is None or written.day is None:
            continue
        name, start, end = named
        right = written.day.weekday()
        if _weekday(name) != right:
            proper = upper_first(WEEKDAYS[right]) if name[0] == "T" else WEEKDAYS[right]
            day = re.sub(r"^[Nn]gày\s+", "", written.words)
            year = "" if written.year_said else f" năm {written.day.year}"
            text = f"Ngày {day}{year} là {WEEKDAYS[right]}, không phải {name}."
            change = passage.mending(f"Sửa thành {proper}", start, end, proper)
            yield Finding(written.year_said, text, passage.key, "ngay.thu", change)


def named_day_off(text: str, written: WrittenDay) -> bool:
    """Tell whether Saturday or Sunday is named beside a date: then it was chosen as a day off."""
    named = _named(text, written)
    return named is not None and _weekday(named[0]) >= 5


def _named(text: str, written: WrittenDay) -> tuple[str, int, int] | None:
    """Return the day of the week beside a date with its place, None when there is none."""
    start = max(0, written.start - _FAR)
    found = _BEFORE.search(text[start : written.start])
    if found:
        return found["name"], start + found.start("name"), start + found.end("name")
    behind = _BEHIND.match(text, written.end)
    return (behind["name"], behind.start("name"), behind.end("name")) if behind else None


def _weekday(name: str) -> int:
    return _BY_WORD[fold(name).split()[-1]]
