"""Duties that come round: «hằng tháng», «định kỳ 6 tháng», «trước ngày 25 hằng tháng»."""

import re
from bisect import bisect_right

from office_app.domain.incoming import Deadline, Recurrence, Span
from office_app.recognition.rules import Rules

_UNIT = r"(?:(?:\d{1,2}|một|sáu|ba)\s+tháng(?:\s+đầu\s+năm|\s+cuối\s+năm)?|nửa\s+năm|ngày|tuần|tháng|quý|năm)(?!\w)"
_EVERY = re.compile(
    rf"(?<!\w)(?:(?:định\s+kỳ\s+)?(?:hằng|hàng|mỗi)|định\s+kỳ)\s*\(?\s*(?P<list>{_UNIT}"
    rf"(?:\s*(?:,|và|hoặc|/|;)\s*(?:(?:hằng|hàng|mỗi)\s+)?{_UNIT})*)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}|một|sáu|ba)?\s*(?P<unit>tuần|tháng|quý|năm)\s*(?:/|\s)\s*(?:một|1|01|lần)\s*(?:lần)?(?=[\s.,;)])",
    re.IGNORECASE,
)
_DAY_OF = re.compile(
    r"ngày\s+(?:(?:\d{1,2}|cuối\s+cùng)(?:\s+tháng\s+\d{1,2}|\s?/\s?\d{1,2})?)\s+(?:của\s+)?"
    r"(?:(?:hằng|hàng|mỗi)\s+(?P<every>tháng|quý|năm)"
    r"|(?P<quarter>tháng\s+(?:cuối|đầu|thứ\s+\w+)\s+(?:của\s+)?(?:hằng\s+|hàng\s+|mỗi\s+)?quý)"
    r"|(?P<year>năm\s+(?:trước|sau|tiếp\s+theo|liền\s+kề))"
    r"|(?P<month>tháng(?:\s+(?:tiếp\s+sau|tiếp\s+theo|sau|liền\s+kề|kế\s+tiếp))?))(?![\w])(?!\s+\d)",
    re.IGNORECASE,
)
_DAY_LEAD = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|vào|không quá|là|định kỳ|đến)[\s,]*(?:là\s+|vào\s+)?$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.;!?…](?=\s)|\n")
_UNITS = re.compile(_UNIT, re.IGNORECASE)
_PAST = re.compile(r"(?<!\w)đã(?!\w)[^,;.]*$", re.IGNORECASE)

_PLAIN = {
    "ngày": Recurrence.DAILY,
    "tuần": Recurrence.WEEKLY,
    "tháng": Recurrence.MONTHLY,
    "quý": Recurrence.QUARTERLY,
    "năm": Recurrence.YEARLY,
    "nửa năm": Recurrence.HALF_YEARLY,
}
_MONTHS = {
    "1": Recurrence.MONTHLY,
    "3": Recurrence.QUARTERLY,
    "6": Recurrence.HALF_YEARLY,
    "12": Recurrence.YEARLY,
}
_WORDS = {"một": "1", "ba": "3", "sáu": "6"}


def find_recurrences(text: str, masked: str, start: int, end: int, rules: Rules) -> list[Deadline]:
    """Return the recurring duties between two places of the text; one for each period named."""
    found: list[Deadline] = []
    for match in _DAY_OF.finditer(masked, start, end):
        lead = _DAY_LEAD.search(masked, max(start, match.start() - 24), match.start())
        if lead:
            span = Span(lead.start(), match.end())
            found.append(Deadline(text[span.start : span.end], recurrence=_day_of(match), span=span))
    starts, ends = [d.span.start for d in found if d.span], [d.span.end for d in found if d.span]
    for match in _EVERY.finditer(masked, start, end):
        before = bisect_right(starts, match.start())
        if (before and match.start() < ends[before - 1]) or not _is_duty(masked, match, rules):
            continue
        for unit in _UNITS.finditer(match["list"]):
            recurrence = _recurrence(unit.group())
            if recurrence:
                found.append(
                    Deadline(
                        text[match.start() : match.end()], recurrence=recurrence, span=Span(*match.span())
                    )
                )
    for match in _TIMES.finditer(masked, start, end):
        recurrence = _recurrence(f"{match['n'] or ''} {match['unit']}".strip()) or _PLAIN.get(
            match["unit"].lower()
        )
        if recurrence and "lần" in match.group().lower() and _is_duty(masked, match, rules):
            found.append(
                Deadline(
                    text[match.start() : match.end()].strip(), recurrence=recurrence, span=Span(*match.span())
                )
            )
    return found


def _day_of(match: re.Match[str]) -> Recurrence:
    if match["every"]:
        return _PLAIN[match["every"].lower()]
    if match["quarter"]:
        return Recurrence.QUARTERLY
    return Recurrence.YEARLY if match["year"] else Recurrence.MONTHLY


def _recurrence(unit: str) -> Recurrence | None:
    words = unit.lower().split()
    if len(words) >= 2 and words[1] == "tháng":
        number = _WORDS.get(words[0], words[0].lstrip("0"))
        return _MONTHS.get(number)
    return _PLAIN.get(" ".join(words))


def _is_duty(masked: str, match: re.Match[str], rules: Rules) -> bool:
    """Tell a duty from a description: a verb of doing near by, and no «kế hoạch hằng năm»."""
    left = max(0, match.start() - 200)
    for mark in _SENTENCE.finditer(masked, left, match.start()):
        left = mark.end()
    stop = _SENTENCE.search(masked, match.end(), match.end() + 120)
    lead = masked[left : match.start()]
    after = masked[match.end() : stop.start() if stop else match.end() + 120]
    if rules.described_yearly.search(lead) or rules.not_recurring.search(lead[-90:]) or _PAST.search(lead):
        return False
    return bool(rules.recurring_verb.search(lead[-140:]) or rules.recurring_verb.search(after))
