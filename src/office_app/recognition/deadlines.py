"""Until when: every last day and every recurrence the text asks for, and none it only mentions."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from office_app.domain.incoming import Certainty, Deadline, Span
from office_app.recognition.clean_text import fold_letters, in_small_letters
from office_app.recognition.dates import When, before, mentions
from office_app.recognition.dates_relative import month_span, same_year
from office_app.recognition.deadline_clause import Clause
from office_app.recognition.deadline_events import (
    events_named,
    find_counted_deadlines,
    find_event_deadlines,
)
from office_app.recognition.deadline_lone_days import days_alone, on_a_day_alone
from office_app.recognition.deadline_looking_back import asked_there
from office_app.recognition.deadline_marks import (
    Marked,
    ends_an_entry,
    from_to,
    heads_an_entry,
    marked,
    must_be_then,
    only_begins,
    said_to_be_last,
    sends_then,
    sent_on,
    under_a_time_heading,
)
from office_app.recognition.deadline_scene import Scene, scene_of
from office_app.recognition.deadline_sense import is_last_day, only_mentioned
from office_app.recognition.deadline_tables import deadline_cells
from office_app.recognition.deadline_windows import of_a_course, opened, opens_window, starts, to_work_in
from office_app.recognition.recurrence_scents import scents_in
from office_app.recognition.recurrences import find_recurrences
from office_app.recognition.rules import WINDOW_TEXT, Rules
from office_app.recognition.scents import Places

_BEFORE_TEXT = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|xong|gửi|báo cáo|nộp|(?<!chương )(?<!quá )(?<!công )(?<!giáo )trình"
    r"|(?<!ban )tổ chức|(?<!ban )(?<!sở )xây dựng|ban hành|thời gian|thời hạn|hạn|kết thúc)"
    r"(?:\([^()\n|]{0,60}\)|[^,.;\n|()]){0,70}$"
)
_AFTER_A_DATE = re.compile(r"\d{4}\D{0,30}?(?<!\w)(?P<words>(?:gửi|báo cáo|nộp|trình|hoàn thành|xong)\D*)$")
_AFTER_TEXT = re.compile(r"\s+(?:phải\s+)?(?:hoàn thành|xong)(?!\w)")
_CHAIN = re.compile(r"\s*(?:\(?đối với\s[^,;.()]{2,50}\)?\s*)?(?:,|;|và|hoặc|,\s*và)\s*$")
_LINK = re.compile(r"[^.;\n|]{0,45}$")
_DIGIT = re.compile(r"[0-9]")
# Each choice begins with a letter of its own: the search steps from one such letter to the next.
_DATED_IN_WORDS = re.compile(
    "|".join(
        [
            r"quý\s",
            *(rf"{period}\s+(?:này|nay|tới|sau)" for period in ("tháng", "năm", "tuần")),
            *(rf"{lead}\s+(?:tháng|năm|quý|tuần)" for lead in ("trong", "cuối", "hết")),
        ]
    )
)
# «trong tuần này (trước 18/10)»: the nearer date is meant
_CLOSER = re.compile(r"\s*\(\s*(?:trước|chậm nhất|muộn nhất|hạn)[^()]{0,30}\d")
_EXPECTED = re.compile(r"\s*\(dự kiến\s[^()]{0,20}\d")  # «tại kỳ họp cuối năm 2026 (dự kiến tháng 12)»
# «chậm nhất thứ Sáu tuần này (27/3/2026)»: the brackets say which day that is
_DAY_BESIDE = re.compile(r"\s*\((?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d")
_NAMED_FROM_NOW = re.compile(r"(?:này|nay|tới|sau)$")
# «hoàn thành kiểm điểm trong tháng 12/2026, gửi hồ sơ sau 05 ngày kể từ …»: the sending has a day of its own
_WORK_OF_ITS_OWN = re.compile(r",\s[^;]*(?<!\w)(?:gửi|nộp|báo cáo|bàn giao|trả lời|hoàn thành|xong)(?!\w)")
_NEARLY_A_YEAR = 300  # days
_INTO = "sang"  # «không kéo dài sang ngày X» never allows X
_AT_HOUR = re.compile(r"\d\s*(?:giờ|h|g)")


def find_deadlines(
    text: str,
    rules: Rules,
    today: date | None,
    *,
    low: str | None = None,
    citations: Sequence[tuple[int, int]] = (),
    within: Sequence[tuple[int, int]] | None = None,
    told: Set[int] = frozenset(),
    due_day_counts: bool = True,
) -> list[Deadline]:
    """Return the deadlines of the text in order.

    Args:
        text: clean text.
        today: date of the document, to supply missing years; a last day before it is none.
        low: what ``fold_letters`` makes of the text, in small letters, where that is known.
        citations: places of cited documents, whose dates are no deadlines.
        within: parts of the text to look at; all of it when None.
        told: where those of them begin that tell what was done.
        due_day_counts: whether «trước ngày X» allows X itself.
    """
    low = in_small_letters(fold_letters(text)) if low is None else low
    scene = scene_of(text, low, rules, today, citations, due_day_counts)
    found: list[Deadline] = []
    cells = deadline_cells(scene.low)
    parts = within if within is not None else [(0, len(text))]
    first, last = min(parts, default=(0, 0))[0], max(parts, default=(0, 0))[1]
    rounds, periods = scents_in(scene.low, first, last)
    events = events_named(scene.low, first, last)
    hung, alone = Places(event.start for event in events), days_alone(scene.low, first, last)
    for start, end in parts:
        before = len(found)
        comes_round = rounds.any_between(start, end)
        recurring = find_recurrences(text, scene.low, start, end, rules, cells) if comes_round else []
        numbered = _DIGIT.search(scene.low, start, end) is not None
        if numbered or (periods.any_between(start, end) and _DATED_IN_WORDS.search(scene.low, start, end)):
            found += [d for d in _dated(scene, start, end, cells) if not _inside(d, recurring)]
        bound = find_counted_deadlines(text, scene.low, start, end, today) if numbered else []
        if hung.any_between(start, end):
            bound += find_event_deadlines(text, scene.low, start, end, events, cells)
        found += [d for d in bound if d.due or not _beside_a_date(scene, d, found)]
        if today and alone.any_between(start, end) and not recurring:
            found += on_a_day_alone(scene, start, end)
        found += recurring
        if start in told:
            found[before:] = asked_there(found[before:])
    return _in_order(found)


def _dated(scene: Scene, start: int, end: int, cells: Sequence[tuple[int, int]]) -> Iterator[Deadline]:
    """Yield what names a day or a period."""
    last: Deadline | None = None
    mark: Marked | None = None
    for when in _with_years(scene.low, list(mentions(scene.low, start, end, scene.today))):
        if scene.today and (when.last < scene.today or _is_over(when, scene.today)):
            last = None
            continue
        if when.unit != "day" and _CLOSER.match(scene.low, when.end):
            continue
        if when.unit == "year" and _EXPECTED.match(scene.low, when.end):
            continue
        if _DAY_BESIDE.match(scene.low, when.end) and _NAMED_FROM_NOW.search(scene.low, when.start, when.end):
            continue
        left, right = scene.sentence(when.start)
        lead = scene.low[left : when.start]
        gap = scene.low[last.span.end : when.start] if last and last.span else ""
        if last and mark and last.span and last.span.end <= when.start and _CHAIN.fullmatch(gap):
            last = _made(scene, when, mark, left, right, last.span.end + len(gap))
        else:
            mark = marked(lead, when, scene.low[when.end : right], scene.rules)
            last = _judged(scene, when, mark, left, right, cells)
        if last:
            yield last


def _is_over(when: When, today: date) -> bool:
    """Tell «ngày 18/6», «tháng 5» in a paper of 22/6: nearly a year on is no day that anybody means."""
    passed = when.year_inferred and when.unit in ("day", "month") and when.last.year > today.year
    return passed and (when.last - today).days > _NEARLY_A_YEAR


def _with_years(low: str, found: Sequence[When]) -> list[When]:
    """Give «từ ngày 27/2 đến ngày 15/3/2026» its year on both sides."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        here, after = out[i], out[i + 1]
        linked = here.year_inferred and not after.year_inferred and here.unit == after.unit
        if linked and _LINK.fullmatch(low, here.end, after.start):
            last = same_year(here.last, after.last)
            if here.unit == "month":
                last = month_span(last.year, last.month)[1]
            out[i] = replace(here, first=same_year(here.first, last), last=last, year_inferred=False)
    return out


def _judged(
    scene: Scene,
    when: When,
    mark: Marked | None,
    left: int,
    right: int,
    cells: Sequence[tuple[int, int]],
) -> Deadline | None:
    lead = scene.low[left : when.start]
    rest = scene.low[when.end : right + 4]
    in_cell = not only_begins(lead, scene.low[when.start : when.end]) and (
        _in_cell(scene, when, left, right, cells)
        or heads_an_entry(lead, when, rest)
        or (mark is None and said_to_be_last(rest))
        or (mark is None and ends_an_entry(lead, when, rest, scene.rules))
        or (mark is None and under_a_time_heading(scene.low, left, lead, when, rest))
        or (mark is None and must_be_then(lead, when, rest))
    )
    dashed = mark is None and not in_cell and from_to(lead, scene.low[when.start : when.end], when)
    if dashed:
        mark = Marked(len(lead), "đến", False, False)
    if mark is None and not in_cell:
        if when.unit == "day" and not when.bare and (sent_on(lead) or sends_then(lead, rest)):
            mark = Marked(len(lead), "gửi", False, False)
            clause = Clause(lead, "", when, scene.low[when.end : right])
            made = None if only_mentioned(clause, scene.rules) else _made(scene, when, mark, left, right)
            return made and replace(made, certainty=Certainty.LIKELY, reason=made.reason or _NO_MARK)
        return None
    mark = mark or Marked(len(lead), "hạn:", True, False)
    if in_cell and opens_window(scene, when, left, right):
        return None
    window = dashed or bool(
        mark.words.endswith(("đến", "hết", "tới")) and opened(scene, left, left + mark.start)
    )
    if (window and not to_work_in(scene, when, left, left + mark.start)) or of_a_course(lead):
        return None
    soon = scene.today is None or when.last.year - scene.today.year < 2
    after = scene.low[when.end : right]
    own_year = scene.today is not None and when.last.year == scene.today.year
    near = scene.today is not None and when.last.year - scene.today.year < 3
    clause = Clause(lead[: mark.start], mark.words, when, after, window, soon, mark.alone, near, own_year)
    if only_mentioned(clause, scene.rules) or not (in_cell or is_last_day(clause, mark, scene.rules)):
        return None
    return _made(scene, when, mark, left, right)


_NO_MARK = "Không có chữ «trước» hay «chậm nhất»: nên xem lại có phải hạn cuối không."


def _in_cell(scene: Scene, when: When, left: int, right: int, cells: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the date stands in a column of last days."""
    i = bisect_left(cells, (when.start + 1, 0)) - 1
    return i >= 0 and cells[i][0] <= when.start < cells[i][1]


def _made(
    scene: Scene, when: When, mark: Marked, left: int, right: int, at: int | None = None
) -> Deadline | None:
    """Put the deadline together; None when it is over before the document was written."""
    start = left + mark.start if at is None else at
    strict = mark.strict
    due = None if when.vague and not strict else before(when) if strict else when.last
    inclusive = True
    at_hour = _AT_HOUR.search(scene.low, start, when.start)  # «trước 16 giờ ngày X» is on day X
    counts = (scene.due_day_counts or at_hour) and not mark.words.endswith(_INTO)
    if strict and due and when.unit == "day" and not counts:
        due, inclusive = due - timedelta(days=1), False
    if due and scene.today and due < scene.today:
        return None
    begin, stop = _passage(scene.low, left, start, when.end, right)
    certainty, reason = _doubt(scene, when, due)
    return Deadline(
        scene.text[begin:stop],
        due,
        starts=starts(scene, when, left, start),
        year_inferred=when.year_inferred,
        span=Span(begin, stop),
        inclusive=inclusive,
        certainty=certainty,
        reason=reason,
    )


def _doubt(scene: Scene, when: When, due: date | None) -> tuple[Certainty, str]:
    if due is None:
        return Certainty.GUESS, f"Chỉ ghi «{scene.text[when.start : when.end]}», không rõ ngày cuối."
    if when.part and not when.part.startswith(("cuối", "ngày")):
        return Certainty.LIKELY, f"«{when.part}» được hiểu là đến hết ngày {due.day}/{due.month}/{due.year}."
    if when.unit == "week":
        return Certainty.LIKELY, "«Tuần này» tính theo ngày văn bản, đến hết thứ Sáu."
    if when.year_inferred:
        return Certainty.LIKELY, f"Văn bản không ghi năm; lấy năm {when.last.year}."
    return Certainty.SURE, ""


def _passage(low: str, left: int, start: int, end: int, right: int) -> tuple[int, int]:
    """Widen the marker and date to words people recognise: «Hoàn thành …», «… hoàn thành»."""
    head = _BEFORE_TEXT.search(low, max(left, start - 90), start)
    begin = head.start() if head else start
    if head and (
        nearer := _AFTER_A_DATE.search(low, begin, start)
    ):  # what stands before belongs to that date
        begin = nearer.start("words")
    tail = _AFTER_TEXT.match(low, end, right)
    window = WINDOW_TEXT.search(low, max(left, begin - 90), begin)
    if window:
        begin = window.start()
    return begin, tail.end() if tail else end


def _inside(deadline: Deadline, others: Sequence[Deadline]) -> bool:
    """Tell a day that belongs to a recurrence: «hằng năm (trước ngày 15/12)»."""
    span = deadline.span
    return any(o.span and span and o.span.start < span.end <= o.span.end for o in others)


def _beside_a_date(scene: Scene, deadline: Deadline, found: Sequence[Deadline]) -> bool:
    """Tell an event whose sentence names the last day too: «Ngay sau hội nghị, gửi … chậm nhất ngày 04/02»."""
    if deadline.span is None:
        return False
    at = deadline.span.start
    left, right = scene.sentence(at)
    dated = [d.span for d in found if d.due and d.span and left <= d.span.start < right]
    return any(span.start > at or not _WORK_OF_ITS_OWN.search(scene.low, span.end, at) for span in dated)


class InPlace:
    """Deadlines in the order of the text, of which those of a part are asked for again and again."""

    def __init__(self, deadlines: Sequence[Deadline]) -> None:
        self._deadlines = deadlines
        self._starts = [d.span.start if d.span else 0 for d in deadlines]

    def between(self, start: int, end: int) -> Sequence[Deadline]:
        """Return those that begin in a part of the text."""
        first = bisect_left(self._starts, start)
        return self._deadlines[first : bisect_left(self._starts, end, first)]


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
