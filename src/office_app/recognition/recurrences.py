"""Duties that come round: «hằng tháng», «định kỳ 6 tháng», «trước ngày 25 hằng tháng», «02 lần/năm»."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from office_app.domain.incoming import Certainty, Deadline, Recurrence, Span
from office_app.recognition.deadline_scene import SENTENCE_END
from office_app.recognition.recurrence_duty import ASSESSED, PAST, SO_OFTEN, is_duty
from office_app.recognition.recurrence_periods import NEAREST, PLAIN, period_of, plain_number, times_in
from office_app.recognition.recurrence_scents import may_be_in_a_row
from office_app.recognition.report_rounds import reports_by_kind
from office_app.recognition.rules import Rules
from office_app.recognition.scents import places_of

_UNIT = (
    r"(?:(?:\d{1,2}|một|sáu|ba)\s+tháng(?:\s+đầu\s+năm|\s+cuối\s+năm)?|nửa\s+năm|ngày(?!\s+\d(?!\d?\s+(?:lần|lượt|kỳ|buổi)))"
    r"|tuần|tháng|quý(?!\s+(?:[ivx]{1,3}|\d)(?!\w))|(?:(?:một|0?1)\s+)?năm)(?!\w)"
)
_NAMED = (
    r"(?:(?:hằng|hàng|mỗi|báo\s+cáo|cả|cuối|đầu|sơ\s+kết|tổng\s+kết)\s+)?"
    rf"{_UNIT}(?:\s*\((?![^()]*20\d\d)[^()]{{2,60}}\))?"
)
# What says that something comes round, by its first word, which is looked for before the whole is tried there.
_SAYS_EVERY = {
    "định": r"\s+kỳ(?:\s+(?:hằng|hàng|mỗi|theo))?",
    "hằng": "",
    "hàng": "",
    "mỗi": "",
    "từng": r"(?=\s+(?:quý|tháng|tuần)(?!\w))",
    "báo": r"\s+cáo\s+(?=tháng,|quý,|tuần,)",
    "theo": "(?:(?<=báo cáo theo)|(?<=tổng hợp theo))",
    "chế": r"\s+độ\s+báo\s+cáo\s+(?=(?:tuần|tháng|quý)(?!\s+(?:\d|[ivx]+(?!\w))))",
}
_EVERY = re.compile(
    rf"(?<!\w)(?:{'|'.join(word + rest for word, rest in _SAYS_EVERY.items())})\s*\(?\s*"
    rf"(?P<list>{_NAMED}(?:\s*(?:,|và|hoặc|/|;|,\s*và)\s*{_NAMED})*)(?!\s+(?:gần đây|trước đây"
    r"|qua(?=\s*(?:[,.;:)|\n]|$)|\s+(?:là|đã|có|các|được|toàn|trên)(?!\w)))(?!\w))"
)
# «báo cáo 6 tháng, năm», «6 tháng, một năm tổng hợp báo cáo»: periods in a row, without «hằng» or «định kỳ»
_SEVERAL = re.compile(
    rf"(?<![\w/])(?<!trong )(?P<list>{_NAMED}(?:\s*(?:,\s*và|,|và|hoặc|/|;)\s*{_NAMED})+)"
    r"(?!\s+(?:\d|nay|này|qua|trước\s+(?!ngày)|sau|tới|học|đầu|cuối)|\s*[/-]\s*\d)"
)
_REPORT_OF = re.compile(
    r"(?<!\w)(?:báo cáo(?!\s+viên)[^,.;]{0,70}|(?:sơ kết|tổng kết|giao ban|định kỳ)[^,.;]{0,30})$"
)
_COUNTED_BEFORE = re.compile(r"(?<!\w)(?:\d{1,2}|một|hai|bốn)\s+(?:lần|kỳ|buổi|cuộc|lượt)\s+$")
_EACH = ("hằng", "hàng", "mỗi")
_SUMMED_UP = ("sơ kết", "tổng kết", "báo cáo")
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;:])\s*(?:và\s+)?$")
# What ends a pattern is looked for first, where it begins with few letters and the whole with any.
_PERIOD_TIMES = re.compile(
    r"(?P<unit>ngày|tuần|tháng|quý|năm)\s*(?:/|\s)\s*(?:một|1|01)?\s*(?:lần|kỳ)(?!\w|/)"
)
# Without which no times of a period are told; what must not stand before comes last, so that the search steps from «k»
# to «k».
_TIME_SAID = re.compile(r"(?:lần|kỳ(?<!định kỳ))(?!\w)")
_TIMES = re.compile(
    rf"(?<!\w)(?!năm\s+lần)(?P<n>\d{{1,2}}|một|hai|ba|bốn|năm|sáu|mười|nửa|vài)?\s*{_PERIOD_TIMES.pattern}"
)
_TIMES_IN_PERIOD = re.compile(
    r"(?:lần|kỳ|báo cáo|buổi|cuộc|lượt|(?P<days>ngày))"
    r"(?:\s*/\s*|\s+(?:mỗi|trong(?:\s+(?:một|mỗi|1|01))?|trên|một)\s+)(?P<unit>ngày|tuần|tháng|quý|năm)"
    r"(?!\w|\s+(?:\d|[ivx]{1,3}(?!\w)|này|nay|qua))"
)
_OFTEN = re.compile(
    r"(?P<least>(?:ít nhất|tối thiểu|không dưới|không ít hơn)\s+)?(?<!\w)(?P<n>\d{1,2}|một|hai|bốn)"
    rf"(?:\s*\(\w+\))?\s+{_TIMES_IN_PERIOD.pattern}"
)
# «ngày hai lần», «tháng 2 lần», without «mỗi»
_SO_OFTEN_A = re.compile(
    r"(?<!\w)(?<!mỗi )(?<!hằng )(?<!hàng )(?<!\d )"
    r"(?P<unit>ngày|tuần|tháng|quý)\s+(?P<n>0?[2-9]|hai|ba|bốn)\s+(?:lần|lượt)(?!\w)"
)
_DAY_OF = re.compile(
    r"(?:ngày\s+(?:(?:\d{1,2}|(?:làm\s+việc\s+)?(?:cuối\s+cùng|đầu\s+tiên|thứ\s+\w+))(?:\s+tháng\s+\d{1,2}|\s?/\s?\d{1,2})?"
    r"(?P<second>\s+và\s+(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s?/\s?\d{1,2})?"
    r"(?:\s*(?:,|và)\s*(?:ngày\s+)?(?:\d{1,2}(?![\d/])|cuối(?=\s+tháng)))*)\s+(?:của\s+)?|(?=tháng\s+cuối)"
    r"|tuần\s+(?:đầu|cuối|thứ\s+\w+)(?:\s+(?:tiên|cùng))?\s+(?:của\s+)?(?=tháng\s+(?:đầu|cuối)|hằng|hàng|mỗi))"
    r"(?:(?:hằng|hàng|mỗi|các)\s+(?P<every>tháng|quý|năm)"
    r"|(?P<quarter>tháng\s+thứ\s+(?:nhất|hai|ba|[1-3])(?!\s+(?:của\s+)?(?:hằng|hàng|mỗi|các|quý|kỳ))"
    r"|tháng\s+(?:cuối(?:\s+cùng)?|đầu(?:\s+tiên)?|thứ\s+\w+)\s+(?:của\s+)?(?:hằng\s+|hàng\s+|mỗi\s+|các\s+)?(?:quý|kỳ)"
    r"|(?<=của )quý(?!\s+[ivx]))"
    r"|(?P<year>năm\s+(?:trước|sau|tiếp\s+theo|liền\s+kề|kế\s+tiếp)(?:\s+(?:liền\s+kề|kế\s+tiếp))?)"
    r"|(?P<month>tháng(?:\s+(?:tiếp\s+sau|tiếp\s+theo|sau|liền\s+kề|kế\s+tiếp))?))(?![\w])(?!\s+(?:\d|này|nay|đó|ấy))"
)
_DAY_LEAD = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|vào|trong|gửi|nộp|trình|hạn|chốt|không quá|là|định kỳ|đến"
    r"|(?:báo cáo (?:tháng|quý|năm|6 tháng|định kỳ)"
    r"|(?:thời gian|thời hạn|hạn) (?:gửi|nộp|báo cáo)(?: báo cáo)?)\s*:)"
    r"[\s,(]*(?:là\s+|vào\s+)?(?:(?:hết|sáng|chiều|tối)\s+)?$"
)
_ITS_OWN_DAY = re.compile(
    r"(?<!\w)(?:(?:định kỳ|vào|trước)\s+)*(?:(?:buổi\s+)?(?:sáng|chiều)\s+)?"
    r"(?:ngày\s+\d{1,2}|(?:ngày\s+)?thứ\s+\w+|chủ nhật)"
    r"\s*,?\s*(?:của\s+)?$",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<!\w)(?:từ\s+ngày|tính|số liệu|chốt)(?!\w)")
_LAST_REPORT = re.compile(r"\s*(?:,|và|;|,\s*và)\s*báo\s+cáo[^,;]*$")
_ITS_DAY = re.compile(r"\s+(?:gửi\s+)?(?:trước|chậm nhất|muộn nhất)\s[^,.;]{0,20}\d")
_OPENS = re.compile(r"(?:\n|[.;:]\s|[-+*•]\s)$")
_THEN_SENDS = re.compile(r"\s*,?\s*(?:[^\s,.;]+\s+){0,8}?(?:gửi|nộp|báo cáo|tổng hợp|cập nhật|họp)(?!\w)")
_UNITS = re.compile(_UNIT)
# «đánh giá 6 tháng, hằng năm»: periods without «hằng» before one with it
_ROW_BEFORE = re.compile(
    r"(?:(?<!\w)(?<!hằng )(?<!hàng )(?<!mỗi )(?:(?:0?[36]|sáu|ba)\s+tháng|tháng|quý|tuần)\s*(?:,|và|,\s*và)\s+)*$"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_TWO_DAYS = re.compile(
    r"(?<!\d)\d{1,2}\s?/\s?\d{1,2}\s+và\s+(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s?/\s?\d{1,2}\s*,?\s*(?:của\s+)?$"
)  # «10/6 và 10/12 hằng năm»
_HOLDS_DAYS = re.compile(
    r"\s+(?:học\s+)?(?:tập trung\s+)?\d{1,2}\s+(?:ngày|tiết|giờ)(?!\w)"
)  # «mỗi tháng học 10 ngày»


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
    words = low[start:end]
    found = [d for m, unit in reports_by_kind(low, start, end) for d in _made(text, m, period_of(unit))]
    found += [d for d in _on_days(text, low, start, end) if not any(_overlap(d.span, k.span) for k in found)]
    spans = sorted((d.span.start, d.span.end) for d in found if d.span)
    for match in _each_outside(low, start, end, spans):
        if _COUNTED_BEFORE.search(low, max(start, match.start() - 12), match.start()):
            continue  # «hai lần mỗi năm» is read below
        held = _in_one(match, cells) and not _HOLDS_DAYS.match(low, match.end())
        if not (held or is_duty(low, match, rules)):
            continue
        units = _UNITS.findall(_BRACKETS.sub(" ", _without_dated(low, match)))
        times = SO_OFTEN.match(low, match.end()) if units == ["năm"] else None
        if units == ["năm"] and _TWO_DAYS.search(low, max(start, match.start() - 50), match.start()):
            units = ["nửa năm"]
        row = _ROW_BEFORE.search(low, max(start, match.start() - 40), match.start())
        units += _UNITS.findall(row.group()) if row else []
        for recurrence in (times_in(times["n"], "năm"),) if times else map(period_of, units):
            found += _made(text, match, recurrence)
    if may_be_in_a_row(low, start, end):
        rows = _in_a_row(text, low, start, end, rules)
        found += [d for d in rows if not any(_read_before(d, k) for k in found)]
    timed = _TIME_SAID.search(words) and _PERIOD_TIMES.search(words)
    for match in _TIMES.finditer(low, start, end) if timed else ():
        recurrence = period_of(f"{match['n'] or ''} {match['unit']}".strip())
        if _in_one(match, cells) or is_duty(low, match, rules):
            found += _made(text, match, recurrence) or _every_so_many_days(text, match)
    often = list(_OFTEN.finditer(low, start, end)) if _TIMES_IN_PERIOD.search(words) else []
    if "lần" in words or "lượt" in words:
        often += _SO_OFTEN_A.finditer(low, start, end)
    for match in often:
        if match.groupdict().get("days") and not match["least"]:
            continue  # «làm việc 05 ngày/tuần»
        if _in_one(match, cells) or is_duty(low, match, rules):
            found += _made(text, match, times_in(match["n"], match["unit"]))
    return _joined(text, found)


def _in_one(match: re.Match[str], cells: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in cells)


def _each_outside(
    low: str, start: int, end: int, spans: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield «hằng tháng, hằng quý», but for what begins inside a reading with a day of its own."""
    for at in sorted(places_of(low, _SAYS_EVERY, start, end)):
        before = bisect_right(spans, (at, len(low)))
        if at < start or (before and at < spans[before - 1][1]):
            continue
        if match := _EVERY.match(low, at, end):
            start = match.end()
            yield match


def _in_a_row(text: str, low: str, start: int, end: int, rules: Rules) -> list[Deadline]:
    """Read «báo cáo kết quả 6 tháng, năm về …», «; 6 tháng, một năm tổng hợp báo cáo …»."""
    found = []
    for match in _SEVERAL.finditer(low, start, end):
        rounds = {r for r in map(period_of, _UNITS.findall(_BRACKETS.sub(" ", match["list"]))) if r}
        lead = SENTENCE_END.split(low[max(start, match.start() - 100) : match.start()])[-1]
        asked = match["list"].startswith(_SUMMED_UP) or _REPORT_OF.search(lead)
        if _CLAUSE_BEGINS.search(lead):
            asked = asked or rules.recurring_verb.match(low[match.end() : match.end() + 30].lstrip(" ,"))
        if ASSESSED.match(low, match.end()) or match["list"].startswith(_EACH):
            continue
        if len(rounds) > 1 and asked and not PAST.search(lead):
            found += [d for r in sorted(rounds) for d in _made(text, match, r)]
    return found


def _joined(text: str, found: Sequence[Deadline]) -> list[Deadline]:
    """Join two readings of one period whose words overlap: «định kỳ 3 tháng» and «3 tháng một lần»."""
    kept: list[Deadline] = []
    for item in sorted(found, key=lambda d: d.span.start if d.span else 0):
        same = (k for k in kept[-8:] if k.recurrence == item.recurrence and _overlap(k.span, item.span))
        twin = next(same, None)
        if twin and twin.span and item.span:
            span = Span(min(twin.span.start, item.span.start), max(twin.span.end, item.span.end))
            kept[kept.index(twin)] = replace(twin, text=text[span.start : span.end].strip(), span=span)
        else:
            kept.append(item)
    return kept


def _read_before(row: Deadline, known: Deadline) -> bool:
    """Tell a period read before, alone with a day in a row («báo cáo tháng (trước ngày 18 hằng tháng), năm») or not."""
    if not _overlap(row.span, known.span):
        return False
    inside = row.span and known.span and row.span.start < known.span.start and known.span.end < row.span.end
    return known.recurrence == row.recurrence or not inside


def _overlap(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)


def _made(text: str, match: re.Match[str], recurrence: Recurrence | None) -> list[Deadline]:
    if recurrence is None:
        return []
    day = _ITS_OWN_DAY.search(text, max(0, match.start() - 40), match.start())
    so_often = SO_OFTEN.match(text, match.end(), match.end() + 60) if match.re is _EVERY else None
    span = Span(day.start() if day else match.start(), so_often.end() if so_often else match.end())
    return [Deadline(text[span.start : span.end].strip(), recurrence=recurrence, span=span)]


def _every_so_many_days(text: str, match: re.Match[str]) -> list[Deadline]:
    """Read «15 ngày/lần», «2 tuần một lần» as the nearest period there is, and say so."""
    nearest = NEAREST.get(f"{plain_number(match['n'] or '')} {match['unit']}")
    said = f"Kỳ ghi trong văn bản: «{match.group()}»; ghi theo kỳ gần nhất, cần xem lại."
    return [replace(d, certainty=Certainty.GUESS, reason=said) for d in _made(text, match, nearest)]


def _without_dated(low: str, match: re.Match[str]) -> str:
    """Return the periods named, less a last one with a day of its own: «hằng quý và báo cáo năm trước ngày …»."""
    last = _LAST_REPORT.search(match["list"])
    return match["list"][: last.start()] if last and _ITS_DAY.match(low, match.end()) else match["list"]


def _on_days(text: str, low: str, start: int, end: int) -> list[Deadline]:
    """Read «trước ngày 25 hằng tháng», «chậm nhất là ngày cuối cùng của quý»."""
    found = []
    for match in _DAY_OF.finditer(low, start, end):
        lead = _DAY_LEAD.search(low, max(start, match.start() - 24), match.start())
        if lead is None and not _opens_a_sentence(low, match):
            continue
        if lead is None or not _closes_the_books(low, start, lead):
            span = Span(lead.start() if lead else match.start(), match.end())
            found.append(Deadline(text[span.start : span.end], recurrence=_day_of(match), span=span))
    return found


def _opens_a_sentence(low: str, match: re.Match[str]) -> bool:
    """Tell «Ngày 15 của tháng cuối quý gửi báo cáo …»."""
    opening = _OPENS.search(low, max(0, match.start() - 4), match.start()) or not match.start()
    return bool(opening and _THEN_SENDS.match(low, match.end()))


def _closes_the_books(low: str, start: int, lead: re.Match[str]) -> bool:
    """Tell the days between which figures are counted: «tính từ ngày 15 tháng trước đến ngày 14 của tháng …»."""
    if not lead.group().startswith("đến"):
        return False
    return bool(_FIGURES.search(low, max(start, lead.start() - 80), lead.start()))


def _day_of(match: re.Match[str]) -> Recurrence:
    if match["every"]:
        yearly = match["every"] == "năm"
        return Recurrence.HALF_YEARLY if yearly and match["second"] else PLAIN[match["every"]]
    if match["quarter"]:
        return Recurrence.QUARTERLY
    return Recurrence.YEARLY if match["year"] else Recurrence.MONTHLY
