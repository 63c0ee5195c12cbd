"""Duties that come round: «hằng tháng», «định kỳ 6 tháng», «trước ngày 25 hằng tháng», «02 lần/năm»."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from office_app.domain.incoming import Deadline, Recurrence, Span
from office_app.recognition.rules import Rules

_UNIT = (
    r"(?:(?:\d{1,2}|một|sáu|ba)\s+tháng(?:\s+đầu\s+năm|\s+cuối\s+năm)?|nửa\s+năm|ngày(?!\s+\d)|tuần|tháng|quý|năm)"
    r"(?!\w)"
)
_NAMED = rf"(?:(?:hằng|hàng|mỗi|báo\s+cáo|cả)\s+)?{_UNIT}(?:\s*\((?![^()]*20\d\d)[^()]{{2,60}}\))?"
_EVERY = re.compile(
    r"(?<!\w)(?:(?:định\s+kỳ\s+)?(?:hằng|hàng|mỗi)|định\s+kỳ(?:\s+theo)?|báo\s+cáo\s+(?=tháng,|quý,|tuần,))\s*\(?\s*"
    rf"(?P<list>{_NAMED}(?:\s*(?:,|và|hoặc|/|;|,\s*và)\s*{_NAMED})*)(?!\s+(?:gần đây|qua|trước đây))"
)
_TIMES = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|mười|nửa|vài)?\s*(?P<unit>ngày|tuần|tháng|quý|năm)\s*(?:/|\s)\s*(?:một|1|01)?\s*(?:lần|kỳ)(?!\w|/)"
)
_OFTEN = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}|một|hai|bốn)\s+(?:lần|kỳ|báo cáo|buổi)\s*/\s*(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)"
)
_DAY_OF = re.compile(
    r"(?:ngày\s+(?:(?:\d{1,2}|cuối\s+cùng|làm\s+việc\s+cuối\s+cùng)(?:\s+tháng\s+\d{1,2}|\s?/\s?\d{1,2})?"
    r"(?P<second>\s+và\s+(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s?/\s?\d{1,2})?"
    r"(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}(?![\d/]))*)\s+(?:của\s+)?|(?=tháng\s+cuối))"
    r"(?:(?:hằng|hàng|mỗi|các)\s+(?P<every>tháng|quý|năm)"
    r"|(?P<quarter>tháng\s+(?:cuối(?:\s+cùng)?|đầu(?:\s+tiên)?|thứ\s+\w+)\s+(?:của\s+)?(?:hằng\s+|hàng\s+|mỗi\s+|các\s+)?(?:quý|kỳ))"
    r"|(?P<year>năm\s+(?:trước|sau|tiếp\s+theo|liền\s+kề|kế\s+tiếp))"
    r"|(?P<month>tháng(?:\s+(?:tiếp\s+sau|tiếp\s+theo|sau|liền\s+kề|kế\s+tiếp))?))(?![\w])(?!\s+(?:\d|này|nay))"
)
_DAY_LEAD = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|vào|không quá|là|định kỳ|đến)[\s,(]*(?:là\s+|vào\s+)?(?:hết\s+)?$"
)
_BY_KIND = re.compile(
    r"báo cáo\s+(?:(?:sơ kết|tổng kết|định kỳ|kết quả)\s+)?(?P<unit>tuần|tháng|quý|(?:0?6|sáu)\s+tháng|năm)\s*"
    r"[,:]?\s*\(?(?:gửi\s+)?(?:trước|chậm nhất|muộn nhất)\s+(?:là\s+|vào\s+)?(?:ngày\s+)?\d{1,2}"
    r"(?:\s?/\s?\d{1,2}|\s+tháng\s+\d{1,2})?(?![\d/]|\s+năm\s+\d)"
)
_ROUND = re.compile(r"định kỳ|(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm)|chế độ báo cáo")
_SENTENCE = re.compile(r"[.;!?…](?=\s)|[\n|]")
_WEEKDAY = re.compile(r"(?:thứ\s+\w+|chủ nhật)\s*,?\s*$")
_ASSESSED = re.compile(r"\s+(?:được|đều|luôn|có|đạt|là)(?!\w)")
_ITS_OWN_DAY = re.compile(
    r"(?<!\w)(?:(?:định kỳ|vào|trước)\s+)*(?:(?:buổi\s+)?(?:sáng|chiều)\s+)?"
    r"(?:ngày\s+\d{1,2}|(?:ngày\s+)?thứ\s+\w+|chủ nhật)"
    r"\s*,?\s*(?:của\s+)?$",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<!\w)(?:từ\s+ngày|tính|số liệu|chốt)(?!\w)")
_NEAR = 500  # characters within which a list says that its reports come round
_DAY_OF_PERIOD = re.compile(r"\s+(?:của\s+)?(?:hằng|hàng|mỗi|tháng|năm|quý)")
_SO_MANY = re.compile(r"[^,.;]{0,60}(?<!\w)(?:ít nhất|tối thiểu|không dưới)\s+(?:\d|một|hai|ba|bốn|năm)")
_LAST_REPORT = re.compile(r"\s*(?:,|và|;|,\s*và)\s*báo\s+cáo[^,;]*$")
_ITS_DAY = re.compile(r"\s+(?:gửi\s+)?(?:trước|chậm nhất|muộn nhất)\s[^,.;]{0,20}\d")
_AFTER_DAY = re.compile(r"(?<!\w)sau\s+(?:ngày\s+)?\d{1,2}\s+$")
_UNITS = re.compile(_UNIT)
_BRACKETS = re.compile(r"\([^()]*\)")
_PAST = re.compile(r"(?<!\w)đã(?!\w)[^,;.]*$")
_DID = re.compile(r"(?P<who>[^.;]{0,60}?)(?<!\w)đã(?!\w)")

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
_WORDS = {"một": "1", "ba": "3", "sáu": "6", "hai": "2", "bốn": "4"}
_A_YEAR = {
    "1": Recurrence.YEARLY,
    "2": Recurrence.HALF_YEARLY,
    "4": Recurrence.QUARTERLY,
    "12": Recurrence.MONTHLY,
}
_SCENTS = """hằng|hàng|mỗi|định kỳ|lần|kỳ/|tháng cuối|tháng đầu|tháng thứ|của tháng|tháng sau|tháng tiếp|năm trước
năm sau|năm tiếp|báo cáo tháng|báo cáo quý|báo cáo tuần|báo cáo năm|báo cáo 6 tháng|báo cáo 06 tháng""".replace(
    "\n", "|"
).split("|")


def find_recurrences(
    text: str,
    low: str,
    start: int,
    end: int,
    rules: Rules,
    cells: Sequence[tuple[int, int]] = (),
) -> list[Deadline]:
    """Return the recurring duties between two places of the text; one for each period named.

    ``low``: the text in small letters, citations blanked out. ``cells``: places in columns of last days.
    """
    if all(low.find(word, start, end) < 0 for word in _SCENTS):
        return []
    found = _on_days(text, low, start, end)
    spans = sorted((d.span.start, d.span.end) for d in found if d.span)
    for match in _EVERY.finditer(low, start, end):
        before = bisect_right(spans, (match.start(), len(low)))
        if before and match.start() < spans[before - 1][1]:
            continue
        if not (_is_duty(low, match, rules) or any(a <= match.start() < b for a, b in cells)):
            continue
        for unit in _UNITS.finditer(_BRACKETS.sub(" ", _without_dated(low, match))):
            found += _made(text, match, _recurrence(unit.group()))
    found += _by_kind_of_report(text, low, start, end)
    for match in _TIMES.finditer(low, start, end):
        recurrence = _recurrence(f"{match['n'] or ''} {match['unit']}".strip())
        if recurrence and _is_duty(low, match, rules):
            found += _made(text, match, recurrence)
    for match in _OFTEN.finditer(low, start, end):
        if _is_duty(low, match, rules):
            found += _made(text, match, _often(match["n"], match["unit"]))
    return found


def _made(text: str, match: re.Match[str], recurrence: Recurrence | None) -> list[Deadline]:
    if recurrence is None:
        return []
    day = _ITS_OWN_DAY.search(text, max(0, match.start() - 40), match.start())
    span = Span(day.start() if day else match.start(), match.end())
    return [Deadline(text[span.start : span.end].strip(), recurrence=recurrence, span=span)]


def _without_dated(low: str, match: re.Match[str]) -> str:
    """Return the periods named, less a last one with a day of its own: «hằng quý và báo cáo năm trước ngày …»."""
    last = _LAST_REPORT.search(match["list"])
    return match["list"][: last.start()] if last and _ITS_DAY.match(low, match.end()) else match["list"]


def _on_days(text: str, low: str, start: int, end: int) -> list[Deadline]:
    """Read «trước ngày 25 hằng tháng», «chậm nhất là ngày cuối cùng của quý»."""
    found = []
    for match in _DAY_OF.finditer(low, start, end):
        lead = _DAY_LEAD.search(low, max(start, match.start() - 24), match.start())
        if lead and not _closes_the_books(low, start, lead):
            span = Span(lead.start(), match.end())
            found.append(Deadline(text[span.start : span.end], recurrence=_day_of(match), span=span))
    return found


def _closes_the_books(low: str, start: int, lead: re.Match[str]) -> bool:
    """Tell the days between which figures are counted: «tính từ ngày 15 tháng trước đến ngày 14 của tháng …»."""
    if not lead.group().startswith("đến"):
        return False
    return bool(_FIGURES.search(low, max(start, lead.start() - 80), lead.start()))


def _by_kind_of_report(text: str, low: str, start: int, end: int) -> list[Deadline]:
    """Read «báo cáo quý trước ngày 20, báo cáo 6 tháng trước ngày 15/6» where reports come round."""
    if not _ROUND.search(low, max(0, start - _NEAR), min(len(low), end + _NEAR)):
        return []
    kinds = [m for m in _BY_KIND.finditer(low, start, end) if not _DAY_OF_PERIOD.match(low, m.end())]
    return [d for m in kinds for d in _made(text, m, _recurrence(m["unit"]))]


def _day_of(match: re.Match[str]) -> Recurrence:
    if match["every"]:
        yearly = match["every"] == "năm"
        return Recurrence.HALF_YEARLY if yearly and match["second"] else _PLAIN[match["every"]]
    if match["quarter"]:
        return Recurrence.QUARTERLY
    return Recurrence.YEARLY if match["year"] else Recurrence.MONTHLY


def _recurrence(unit: str) -> Recurrence | None:
    words = unit.split()
    if len(words) >= 2 and words[1] == "tháng":
        return _MONTHS.get(_number(words[0]))
    if len(words) == 2 and words[0] not in ("nửa",):
        return _PLAIN.get(words[1]) if _number(words[0]) == "1" else None
    return _PLAIN.get(" ".join(words))


def _often(times: str, unit: str) -> Recurrence | None:
    number = _number(times)
    return _A_YEAR.get(number) if unit == "năm" else _PLAIN.get(unit)


def _number(word: str) -> str:
    return _WORDS.get(word, word.lstrip("0"))


def _is_duty(low: str, match: re.Match[str], rules: Rules) -> bool:
    """Tell a duty from a description: a verb of doing near by, and no «kế hoạch hằng năm»."""
    left = max(0, match.start() - 200)
    for mark in _SENTENCE.finditer(low, left, match.start()):
        left = mark.end()
    stop = _SENTENCE.search(low, match.end(), match.end() + 120)
    lead = low[left : match.start()]
    after = low[match.end() : stop.start() if stop else match.end() + 120]
    if rules.described_yearly.search(lead) or rules.not_recurring.search(lead[-90:]) or _PAST.search(lead):
        return False
    if _AFTER_DAY.search(lead) or _ASSESSED.match(after):
        return False  # «nộp báo cáo sau ngày 20 hằng tháng» is late
    did = _DID.match(after)
    if did and not rules.recurring_verb.search(did["who"]):
        return False
    if _WEEKDAY.search(lead) or match.group().startswith("báo cáo"):
        return True
    if _SO_MANY.search(after) or rules.assignment_verb.match(after.lstrip(" ,")):
        return True
    return bool(rules.recurring_verb.search(lead[-140:]) or rules.recurring_verb.search(after))
