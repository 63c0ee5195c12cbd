"""Until when: every last day and every recurrence the text asks for, and none it only mentions."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from office_app.domain.incoming import Deadline, Span
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.dates import When, before, from_match, read_when
from office_app.recognition.recurrences import find_recurrences
from office_app.recognition.rules import Rules

_FROM = re.compile(
    r"(?<!\w)(?:từ|kể từ|bắt đầu từ)\s+(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2})?\s*,?\s*)?", re.IGNORECASE
)
_FROM_NOW = re.compile(r"từ\s+nay\s*$", re.IGNORECASE)
_PAST = re.compile(
    r"đã\s+(?:được\s+|cơ bản\s+)?(?:hoàn thành|tổ chức|gửi|báo cáo|ban hành|triển khai|thực hiện|có"
    r"|xong|kết thúc|diễn ra)"
    r"[^,;.]*$",
    re.IGNORECASE,
)
_DONE_AFTER = re.compile(r"\s*[^.;\n]{0,80}\(\s*[Đđ]ã\s+(?:hoàn thành|thực hiện|xong|tổ chức)")
_SENTENCE = re.compile(r"[.;!?…](?=\s)|\n")
_BEFORE_TEXT = re.compile(
    r"(?:hoàn thành|hoàn thiện|xong|gửi|báo cáo|nộp|trình|tổ chức|thời gian|thời hạn|hạn|kết thúc)[^,.;\n]{0,70}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s?[-–]\s?\d|\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s|\s+(?:của\s+)?năm\s+(?:trước|sau|tiếp|liền|đó)",
    re.IGNORECASE,
)
_AFTER_TEXT = re.compile(r"\s+(?:phải\s+)?(?:hoàn thành|xong)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?P<lead>(?:chậm nhất|muộn nhất|ít nhất)\s+(?:là\s+|sau\s+|trước\s+|trong\s+(?:vòng\s+)?)?"
    r"|trong\s+(?:vòng|thời hạn|thời gian|khoảng)?\s*"
    r"|không quá\s+|sau\s+"
    r"|trước\s+)(?P<n>\d{1,3})\s*(?:\(\w[\w ]{1,20}\)\s*)?(?P<unit>ngày\s+làm\s+việc|ngày|tuần|tháng|giờ)(?!\w)"
    r"(?P<anchor>\s*,?\s*(?:kể từ|tính từ|sau khi|từ khi|từ ngày|từ lúc|trước khi|trước ngày"
    r"|đến thời điểm|sau ngày)[^,.;\n]{0,120})?",
    re.IGNORECASE,
)
_FROM_ISSUE = re.compile(r"(?:kể từ|tính từ|từ)\s+ngày\s+(?:ký|ban hành|phát hành)", re.IGNORECASE)
_SHORT_PERIOD = re.compile(
    r"(?<!\w)hoàn thành\s+(?:ngay\s+)?trong\s+(?P<unit>tháng|quý)(?=\s*[,.;)])", re.IGNORECASE
)
_DIGIT_OR_NAME = re.compile(r"\d|quý\s+[IV]|(?:tháng|quý|năm)\s+này", re.IGNORECASE)
_STRONG = (
    "trước",
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "không muộn hơn",
    "không chậm quá",
    "hạn",
    "thời hạn",
    "kết thúc",
)


@dataclass(frozen=True)
class _Scene:
    """The text being read: folded, with citations blanked out, and the date of the document."""

    text: str
    masked: str
    today: date | None
    rules: Rules

    @cached_property
    def stops(self) -> Sequence[tuple[int, int]]:
        """Where each sentence ends, and where the next may begin."""
        return [mark.span() for mark in _SENTENCE.finditer(self.masked)]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where the sentence around ``at`` begins and ends, 700 characters off at the most."""
        next_stop = bisect_left(self.stops, (at, 0))
        start = self.stops[next_stop - 1][1] if next_stop else 0
        end = self.stops[next_stop][0] if next_stop < len(self.stops) else len(self.masked)
        return max(start, at - 700), min(end, at + 700)


def find_deadlines(
    text: str,
    rules: Rules,
    today: date | None,
    *,
    citations: Sequence[tuple[int, int]] = (),
    within: Sequence[tuple[int, int]] | None = None,
) -> list[Deadline]:
    """Return the deadlines of the text in order.

    Args:
        text: clean text.
        today: date of the document, to supply missing years; a last day before it is none.
        citations: places of cited documents, whose dates are no deadlines.
        within: parts of the text to look at; all of it when None.
    """
    folded = fold_tone(text)
    scene = _Scene(text, _mask(folded, citations), today, rules)
    found: list[Deadline] = []
    for start, end in within if within is not None else [(0, len(text))]:
        if _DIGIT_OR_NAME.search(folded, start, end):
            found += _marked(scene, start, end)
            found += _relative(scene, start, end)
        found += _this_period(scene, start, end)
        found += find_recurrences(scene.text, scene.masked, start, end, rules)
    return _in_order(found)


def _mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            start = at
        if end > start:
            pieces += [text[at:start], "\x01" * (end - start)]
            at = end
    return "".join(pieces) + text[at:]


def _marked(scene: _Scene, start: int, end: int) -> list[Deadline]:
    found = []
    for match in scene.rules.deadline_marker.finditer(scene.masked, start, end):
        when = from_match(match, scene.today)
        if when is None:
            continue
        deadline = _deadline(scene, match, when)
        if deadline:
            found.append(deadline)
    return found


def _deadline(scene: _Scene, match: re.Match[str], when: When) -> Deadline | None:
    rules, text = scene.rules, scene.masked
    marks = re.sub(r"[\s:,]+", " ", match["marks"].lower()).strip()
    left, right = scene.sentence(match.start())
    lead = text[left : match.start()]
    if _not_meant(scene, lead, match, when, marks, right):
        return None
    opening = _starts(scene, left, match.start())
    strict = "trước" in marks or any(
        marks.endswith(m) and k == "before" for m, k in rules.deadline_kinds.items()
    )
    due = None if when.vague and not strict else before(when) if strict else when.last
    if due and scene.today and due < scene.today:
        return None
    begin, stop = _passage(text, left, match.start(), match.end(), right)
    return Deadline(
        scene.text[begin:stop],
        due,
        starts=opening,
        year_inferred=when.year_inferred,
        span=Span(begin, stop),
    )


def _not_meant(scene: _Scene, lead: str, match: re.Match[str], when: When, marks: str, right: int) -> bool:
    """Tell a date that is only mentioned: data until then, events, terms, things already done."""
    rules, text = scene.rules, scene.masked
    near = lead[-60:]
    if rules.not_deadline.search(near) or _PAST.search(lead[-90:]) or _DONE_AFTER.match(text, match.end()):
        return True
    if _GOES_ON.match(text, match.end()):
        return True
    strong = any(word in marks for word in _STRONG) or (
        when.unit == "day" and marks.endswith(("trong", "hết"))
    )
    left = max(0, match.start() - 160)
    clause = text[max(left, match.start() - len(lead)) : min(right, match.end() + 60)]
    finishing = re.search(r"hoàn thành|hoàn thiện|xong|thời hạn|hạn cuối", clause, re.IGNORECASE)
    if when.unit == "year":
        return not (
            finishing and ("trong" in marks or "hết" in marks or "trước" in marks or "hoàn thành" in marks)
        ) or bool(re.search(r"chỉ tiêu|mục tiêu|tỷ lệ|phấn đấu", clause, re.IGNORECASE))
    if marks in ("vào", "sinh hoạt chi bộ") and when.unit == "day":
        return True
    if strong:
        return False
    if marks.endswith("đến") and when.unit != "day" and not finishing and not _FROM.search(lead):
        return True
    return not rules.deadline_verb.search(clause)


def _starts(scene: _Scene, left: int, at: int) -> date | None:
    """Return the first day of a window: «từ ngày 27/2 đến …», «bắt đầu từ tháng 4, hoàn thành trước …»."""
    lead = scene.masked[left:at]
    if _FROM_NOW.search(lead) or scene.masked[at : at + 10].lower().startswith("từ nay"):
        return scene.today
    for mark in reversed(list(_FROM.finditer(lead[-80:]))):
        offset = at - len(lead[-80:]) + mark.end()
        when = read_when(scene.masked, offset, scene.today)
        if when and when.end <= at:
            return when.first
    return None


def _passage(text: str, left: int, start: int, end: int, right: int) -> tuple[int, int]:
    """Widen the marker and date to words people recognise: «Hoàn thành …», «… hoàn thành»."""
    head = _BEFORE_TEXT.search(text, max(left, start - 90), start)
    begin = head.start() if head else start
    tail = _AFTER_TEXT.match(text, end, right)
    window = re.search(r"(?:bắt đầu\s+)?từ[^.;\n]{0,60}$", text[max(left, begin - 70) : begin], re.IGNORECASE)
    if window and re.search(r"\d", window.group()):
        begin -= len(window.group())
    return begin, tail.end() if tail else end


def _relative(scene: _Scene, start: int, end: int) -> list[Deadline]:
    found = []
    for match in _RELATIVE.finditer(scene.masked, start, end):
        anchored = match["anchor"]
        working = "làm" in match["unit"]
        plain = re.sub(r"\s+", " ", match["lead"].lower()).strip()
        if not anchored and not (working and plain not in ("sau", "trước")):
            continue
        if plain in ("sau", "trước") and not working and not anchored:
            continue
        due = None
        if anchored and scene.today and match["unit"].lower() == "ngày" and _FROM_ISSUE.search(anchored):
            due = scene.today + timedelta(days=int(match["n"]))
        found.append(
            Deadline(
                scene.text[match.start() : match.end()].strip(), due, span=Span(match.start(), match.end())
            )
        )
    return found


def _this_period(scene: _Scene, start: int, end: int) -> list[Deadline]:
    """Read «hoàn thành trong tháng.» without a number: the month or quarter of the document."""
    if scene.today is None:
        return []
    found = []
    for match in _SHORT_PERIOD.finditer(scene.masked, start, end):
        when = read_when(f"{match['unit']} này", 0, scene.today)
        span = Span(match.start(), match.end())
        if when:
            found.append(
                Deadline(scene.text[span.start : span.end], when.last, year_inferred=True, span=span)
            )
    return found


def deadlines_between(deadlines: Sequence[Deadline], start: int, end: int) -> Sequence[Deadline]:
    """Return those that begin in a part of the text; ``deadlines`` must be in the order of the text."""
    first = bisect_left(deadlines, start, key=_place)
    return deadlines[first : bisect_left(deadlines, end, lo=first, key=_place)]


def _place(deadline: Deadline) -> int:
    return deadline.span.start if deadline.span else 0


def _in_order(found: Sequence[Deadline]) -> list[Deadline]:
    """Sort by place and drop what lies inside another reading."""
    kept: list[Deadline] = []
    for item in sorted(found, key=lambda d: (d.span.start, -d.span.end) if d.span else (0, 0)):
        same = any(
            k.span
            and item.span
            and k.span.start <= item.span.start
            and item.span.end <= k.span.end
            and (item.due in (None, k.due))
            and item.recurrence in (None, k.recurrence)
            for k in kept[-8:]
        )
        if not same:
            kept.append(item)
    return kept
