"""Last days that hang on something else: «15 ngày sau hội nghị», «trước Tết», «trong thời gian sớm nhất»."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from office_app.domain.incoming import Certainty, Deadline, Span
from office_app.recognition.deadline_scene import SENTENCE_END
from office_app.recognition.scents import marks_of, places_of

# Patterns begin with a digit or a fixed word: the search for those is what makes them quick. All but the first are
# looked for in a whole text at once.
_COUNT = re.compile(
    r"(?P<n>[0-9]\d{0,2})\s*(?:\(\w[\w ]{1,20}\)\s*)?(?P<unit>ngày\s+làm\s+việc|ngày|tuần|tháng|giờ)(?!\w)"
    r"(?P<anchor>\s*,?\s*(?:\(?(?:kể từ|tính từ|sau khi|từ khi|từ ngày|từ lúc|trước khi|trước ngày|sau ngày"
    r"|trước (?:phiên|kỳ|cuộc) họp|trước (?:hội nghị|đại hội)"
    r"|đến thời điểm|so với (?=ngày|thời điểm)|sau (?!đó|này|đây|cùng)(?=[^\W\d])))[^,.;:\n|]{0,120})?"
)
_COUNT_LEAD = re.compile(
    r"(?<!\w)(?:(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|tối đa)\s+(?:là\s+|sau\s+|trước\s+|trong\s+(?:vòng\s+)?)?"
    r"|trong\s+(?:vòng|thời hạn|thời gian|khoảng)?\s*|không quá\s+|sau\s+|trước\s+)$"
)
_AT_MOST = re.compile(r"không quá|tối đa|tối thiểu|ít nhất")
_FROM_ISSUE = re.compile(r"(?:kể từ|tính từ|từ)\s+ngày\s+(?:ký|ban hành|phát hành)")
_SENDING = re.compile(
    r"(?<!\w)(?:báo cáo|gửi|nộp|trả lời|trình|hoàn thành|phản hồi|thông báo|đăng tải|bàn giao)(?!\w)"
)
_REPORT = re.compile(r"(?<!\w)(?:báo cáo|gửi|nộp)(?!\w)")
_REPORTED = re.compile(r"(?<!\w)đã\s+(?:\w+\s+)?(?:báo cáo|gửi|nộp)(?!\w)")
_REPORT_OF_IT = re.compile(r"(?:phải|có|gửi)\s+báo cáo")
_REPORT_JUST_BEFORE = re.compile(r"(?<!\w)(?:báo cáo|gửi|nộp)(?!\w)(?:(?!\sthì\s)[^,]){0,70}$")
_DID = re.compile(r"(?<!\w)đã(?!\w)")
_SOON = re.compile(r"trong\s+thời\s+gian\s+(?:sớm|nhanh|ngắn)\s+nhất")
_AFTER = re.compile(
    r"sau\s+(?P<what>(?:khi\s+(?:kết thúc|hoàn thành|tổ chức|học tập|tham gia|bế mạc|có kết quả)"
    r"|(?:mỗi\s+)?(?:hội nghị|đợt|buổi|lớp|cuộc|đại hội))(?!\w)"
    r"[^,.;:\n|]{0,90}?(?=\s+(?:gửi|báo cáo|có báo cáo|phải|thì|và\s+(?:gửi|báo cáo))(?!\w)|[,.;:\n|]|$))"
    r"(?:,\s+(?:chậm nhất|muộn nhất|trong|không quá)\s+(?:vòng\s+|thời hạn\s+)?\d{1,3}\s+"
    r"(?:ngày(?:\s+làm\s+việc)?|tuần))?"
)
_UNTIL = re.compile(
    r"từ\s+(?:nay|ngày\s+[\d/]+)\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?"
    r"(?P<what>(?:thời điểm|khi|ngày)\s+(?!\d)[^,.;:\n|]{3,60})"
)
_BEFORE = re.compile(
    r"trước\s+(?:dịp\s+)?(?P<what>tết(?!\w)[^,.;:\n|()]{0,40}|mùa\s+(?:mưa|bão|lũ|khô)[^,.;:\n|()]{0,20}"
    r"|(?:ngày\s+)?\d{1,2}\s+(?:tết|tháng\s+(?:chạp|giêng))(?!\w)"
    r"|(?:khai giảng|năm học mới|thềm\s+\w+)(?!\w)[^\d,.;:\n|()]{0,40}"
    r"|khi\s+nghỉ\s+(?:tết|lễ)(?!\w)[^\d,.;:\n|()]{0,30}"
    r"|(?:khi|ngày|thời điểm)\s+(?:diễn ra|khai mạc|tổ chức(?!\s+(?:xem xét|xử lý|kỷ luật|đảng|phát hiện|có))"
    r"|bầu cử|khai giảng|tiến hành|bế mạc|hội nghị"
    r"|đại hội)[^,.;:\n|()]{0,60})"
)
_SO_LONG_BEFORE = re.compile(
    r"trước\s+(?P<what>(?:khi|ngày(?!\s+\d)|giờ|lễ|hội nghị|đại hội|kỳ họp|cuộc họp|phiên họp)[^\d,.;:\n|()]{0,50}"
    r"\s\d{1,2}\s+(?:ngày(?:\s+làm\s+việc)?|giờ))(?!\w)"
)
# «gửi tài liệu trước kỳ họp thường lệ cuối năm để nghiên cứu»
_BEFORE_ONE_MEETS = re.compile(
    r"trước\s+(?P<what>(?:kỳ\s+họp|phiên\s+họp|cuộc\s+họp|hội\s+nghị|đại\s+hội)(?!\w)[^\d,.;:\n|()]{0,60}?"
    r"(?:(?<=năm)\s\d{4})?(?=\s*(?:[,.;:\n|)]|$)|\s+(?:để|về|nhằm|theo|những)(?!\w)))"
)
_SO_MANY = re.compile(r"(?<![\w/])\d{1,3}\s+(?:ngày(?:\s+làm\s+việc)?|tuần|giờ)\s+$")
_PAPER = (
    "hồ sơ|báo cáo|tài liệu|danh sách|văn bản|dự thảo|tờ trình|đề án|tham luận|phiếu|biên bản|giấy mời|kế hoạch"
    "|số liệu|biểu mẫu|kết quả|ý kiến|nội dung|đăng ký"
)
# «gửi hồ sơ về Văn phòng», «hoàn thiện báo cáo, gửi về Văn phòng»; «báo cáo trước hội nghị» is a speech to it
_SENDS_PAPERS = re.compile(
    rf"(?<!\w)(?:gửi|nộp)\s(?:(?!\sthì\s)[^,]){{0,40}}?(?<!\w)(?:{_PAPER})(?!\w)(?:(?!\sthì\s)[^,]){{0,70}}$"
    rf"|(?<!\w)(?:{_PAPER})(?!\w)[^.;]{{0,40}}\s(?:gửi|nộp)\s(?:(?:về|cho|đến|tới|lên)\s[^,]{{0,50}})?$"
)
# «Sau khi có kết quả xếp loại 03 ngày làm việc, cấp ủy thông báo …»
_SO_LONG_AFTER = re.compile(
    r"sau\s+(?P<what>(?:khi|ngày(?!\s+\d)|hội nghị|đại hội|lễ|đợt|cuộc|buổi|lớp)\s[^\d,.;:\n|()]{3,60}\s\d{1,2}\s+"
    r"ngày(?:\s+làm\s+việc)?(?=\s*[,.;]|\s+(?:phải|thì|gửi|báo cáo)(?!\w)|$))",
    re.MULTILINE,
)
# «xử lý ngay trong ngày nhận được, muộn nhất là ngày làm việc tiếp theo»
_NEXT_DAY = re.compile(
    r"nhất(?:(?<=chậm\snhất)|(?<=muộn\snhất)|(?<=trễ\snhất))\s+(?:(?:là|vào|trong|đến|sáng|cuối|đầu)\s+)*"
    r"(?P<what>(?:ngày|buổi|giờ|tuần)\s+(?:làm\s+việc\s+)?(?:sáng\s+)?"
    r"(?:tiếp\s+theo|kế\s+tiếp|liền\s+kề|tiếp\s+liền|hôm\s+sau|sau(?=\s*[,.;]|$)))",
    re.MULTILINE,
)
_SAME_DAY = re.compile(
    r"(?:(?:ngay\s+)?trong\s+ngày(?:\s+(?!\d)[^,.;:\n|()]{2,40})?,\s+)?(?:chậm|muộn|trễ)\s$"
)
_PUT_BEFORE = {_NEXT_DAY: _SAME_DAY, _BEFORE_ONE_MEETS: _SO_MANY}
"""What may stand right before a pattern and belongs to it."""
_TERM = re.compile(r"từ\s+[^.;\n|]{2,40}\s+đến\s+(?P<what>hết\s+nhiệm\s+kỳ(?!\s*\d)[^,.;:\n|()]{0,20})")
_LOOKED_AT = re.compile(r"(?<!\w)(?:mốc|thời kỳ|niên độ|số liệu|phạm vi|kỳ kiểm tra)(?!\w)[^;]{0,60}$")
_WORK = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn tất|xong|gửi|báo cáo|nộp|thời gian|bàn giao|tổ chức|phát hành|chuyển|phải|rà soát"
    r"|niêm yết|kiểm tra|thăm|tặng|chi trả|giải quyết|trình|thẩm định|phê duyệt|công bố|lập)(?!\w)"
)
_DID_BY_THEN = re.compile(r"(?<!\w)đã\s[^,.;:]*$")
_DAY_GIVEN = re.compile(r"\d\s?[/.-]\s?\d{1,4}\s*[,(]?\s*$")


@dataclass(slots=True)
class EventNamed:
    """Words from ``start`` on that a last day may hang on; ``wanted`` tells whether one is meant."""

    start: int
    match: re.Match[str]
    wanted: Callable[[str, re.Match[str]], bool]


_start = attrgetter("start")


def events_named(low: str, start: int, end: int) -> list[EventNamed]:
    """Return all events that a part of a text may hang a last day on, and vague words, in order."""
    events = [
        EventNamed(at, match, wanted)
        for word, shapes in _SHAPES.items()
        if (places := places_of(low, (word,), start, end))
        for pattern, wanted in shapes
        for match in marks_of(pattern, places, low, end)
        if _begins_word(low, at := _start_of(low, match))
    ]
    return sorted(events, key=_start)


def _start_of(low: str, match: re.Match[str]) -> int:
    """Return where the words begin: «10 ngày» belongs to «trước kỳ họp»."""
    before = _PUT_BEFORE.get(match.re)
    found = before.search(low, max(0, match.start() - 80), match.start()) if before else None
    return found.start() if found else match.start()


def find_event_deadlines(
    text: str,
    low: str,
    start: int,
    end: int,
    events: Sequence[EventNamed],
    cells: Sequence[tuple[int, int]] = (),
) -> list[Deadline]:
    """Return the deadlines bound to an event, and vague ones.

    ``events``: those named in the whole text. ``cells``: places in columns of last days, where any event is meant.
    """
    found: list[Deadline] = []
    first = bisect_left(events, start, key=_start)
    for event in events[first : bisect_left(events, end, lo=first, key=_start)]:
        whole = event.match
        match = whole if whole.end() <= end else whole.re.match(low, whole.start(), end)
        if match and (event.wanted(low, match) or _opens_a_cell(low, match, cells)):
            found.append(_undated(text, (event.start, match.end()), _name_of(text, event, match)))
    return found


def _name_of(text: str, event: EventNamed, match: re.Match[str]) -> str | None:
    """Return what the day hangs on, with how long before: «10 ngày trước kỳ họp»."""
    if "what" not in match.re.groupindex:
        return None
    counted = match.re is _BEFORE_ONE_MEETS and event.start < match.start()
    return text[event.start if counted else match.start("what") : match.end("what")].strip()


def find_counted_deadlines(text: str, low: str, start: int, end: int, today: date | None) -> list[Deadline]:
    """Return the deadlines so many days off: «trong vòng 15 ngày», «05 ngày làm việc kể từ ngày nhận»."""
    return [
        _counted_from(text, low, match, today)
        for match in _COUNT.finditer(low, start, end)
        if _is_last_day(low, match)
    ]


def _begins_word(low: str, at: int) -> bool:
    return not at or not low[at - 1].isalnum()


def _undated(text: str, place: tuple[int, int], event: str | None = None) -> Deadline:
    reason = (
        f"Tính theo «{event}»; cần người đặt ngày." if event else "Không ghi ngày; văn phòng tự đặt thời hạn."
    )
    words = text[slice(*place)].strip()
    return Deadline(words, span=Span(*place), event=event, certainty=Certainty.GUESS, reason=reason)


def _clause_around(low: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the sentence before and after a match, 120 characters at the most."""
    before = SENTENCE_END.split(low[max(0, match.start() - 120) : match.start()])[-1]
    stop = SENTENCE_END.search(low, match.end(), match.end() + 120)
    return before, low[match.end() : stop.start() if stop else match.end() + 120]


def _opens_a_cell(low: str, match: re.Match[str], cells: Sequence[tuple[int, int]]) -> bool:
    """Tell «| Trước kỳ họp cuối năm |» in a column of last days."""
    i = bisect_left(cells, (match.start() + 1, 0)) - 1
    return i >= 0 and match.start() < cells[i][1] and not low[cells[i][0] : match.start()].strip()


def _then_reported(low: str, match: re.Match[str]) -> bool:
    """Tell «Sau hội nghị, … báo cáo kết quả», «gửi báo cáo ngay sau khi kết thúc đợt …»."""
    before, after = _clause_around(low, match)
    if _DID.search(before[-40:]) or _REPORTED.search(after):
        return False
    return bool(
        _REPORT.search(after) or _REPORT_OF_IT.search(match["what"]) or _REPORT_JUST_BEFORE.search(before)
    )


def _then_done(low: str, match: re.Match[str]) -> bool:
    """Tell «sau khi có kết quả 03 ngày, … thông báo» from what happened so many days after something."""
    before, after = _clause_around(low, match)
    sent = _SENDING.search(after) or _REPORT_JUST_BEFORE.search(before)
    return bool(sent) and not (_DID.search(before) or _DID.search(after))


def _for_work(low: str, match: re.Match[str]) -> bool:
    return bool(_WORK.search(_clause_around(low, match)[0][-90:]))


def _to_be_done_before(low: str, match: re.Match[str]) -> bool:
    """Tell «hoàn thành trước Tết» from «bàn giao ngày 10/02/2026, trước Tết», where the day is given."""
    if _DID_BY_THEN.search(low, max(0, match.start() - 60), match.start()):
        return False
    return _for_work(low, match) and not _DAY_GIVEN.search(low, max(0, match.start() - 16), match.start())


def _sent_before_one_meets(low: str, match: re.Match[str]) -> bool:
    """Tell «gửi tài liệu trước kỳ họp», «báo cáo 10 ngày trước kỳ họp» from a speech to it."""
    lead = SENTENCE_END.split(low[max(0, match.start() - 120) : match.start()])[-1]
    sent = (_SENDING if _SO_MANY.search(lead) else _SENDS_PAPERS).search(lead)
    return sent is not None and not _DID_BY_THEN.search(lead)


def _to_work_in(low: str, match: re.Match[str]) -> bool:
    """Tell «từ nay đến khi …» from what is looked at: «Mốc kiểm tra: từ 01/7/2025 đến thời điểm kiểm tra»."""
    return not _LOOKED_AT.search(_clause_around(low, match)[0])


_SHAPES: dict[str, list[tuple[re.Pattern[str], Callable[[str, re.Match[str]], bool]]]] = {
    "sau": [(_AFTER, _then_reported), (_SO_LONG_AFTER, _then_done)],
    "từ": [(_UNTIL, _to_work_in), (_TERM, _for_work)],
    "trước": [
        (_SO_LONG_BEFORE, _for_work),
        (_BEFORE_ONE_MEETS, _sent_before_one_meets),
        (_BEFORE, _to_be_done_before),
    ],
    "nhất": [(_NEXT_DAY, lambda low, match: True)],
    "trong thời": [(_SOON, lambda low, match: True)],
}
"""The word that matches begin with, the patterns, and what tells whether a match is meant."""


def _lead(low: str, match: re.Match[str]) -> re.Match[str] | None:
    return _COUNT_LEAD.search(low, max(0, match.start() - 40), match.start())


def _is_last_day(low: str, match: re.Match[str]) -> bool:
    """Tell a last day from a duration: bound to an event, or so many working days."""
    lead = _lead(low, match)
    if lead is None:
        return False
    if match["anchor"]:
        return match["unit"] != "tháng" or bool(_SENDING.search(_clause_around(low, lead)[0]))
    if _AT_MOST.match(lead.group()) and not _SENDING.search(_clause_around(low, lead)[0][-60:]):
        return False  # «thời gian mỗi cuộc không quá 15 ngày làm việc»
    return "làm" in match["unit"] and lead.group().strip() not in ("sau", "trước")


def _counted_from(text: str, low: str, match: re.Match[str], today: date | None) -> Deadline:
    """Count from the day of the document, or name the event that a person has to put a day to."""
    lead = _lead(low, match)
    place = (lead.start() if lead else match.start(), match.end())
    anchor = match["anchor"] or ""
    if not (today and _FROM_ISSUE.search(anchor) and match["unit"] != "tháng"):
        event = text[match.start("anchor") : match.end("anchor")].strip(" ,(") if anchor else ""
        return _undated(text, place, event or "ngày nhận được văn bản")
    due = _counted(today, int(match["n"]), match["unit"])
    reason = "Tính từ ngày của văn bản, chưa trừ ngày lễ."
    words = text[slice(*place)].strip()
    return Deadline(words, due, span=Span(*place), certainty=Certainty.LIKELY, reason=reason)


def _counted(today: date, number: int, unit: str) -> date:
    """Return the day that lies ``number`` days, working days or weeks after ``today``."""
    if "làm" not in unit:
        return today + timedelta(days=number * 7 if unit == "tuần" else 0 if unit == "giờ" else number)
    day = today
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day
