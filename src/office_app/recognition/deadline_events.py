"""Last days that hang on something else: «15 ngày sau hội nghị», «trước Tết», «trong thời gian sớm nhất»."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from office_app.domain.incoming import Certainty, Deadline, Span

_RELATIVE = re.compile(
    r"(?P<lead>(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|tối đa)\s+(?:là\s+|sau\s+|trước\s+|trong\s+(?:vòng\s+)?)?"
    r"|trong\s+(?:vòng|thời hạn|thời gian|khoảng)?\s*|không quá\s+|sau\s+|trước\s+)"
    r"(?P<n>\d{1,3})\s*(?:\(\w[\w ]{1,20}\)\s*)?(?P<unit>ngày\s+làm\s+việc|ngày|tuần|tháng|giờ)(?!\w)"
    r"(?P<anchor>\s*,?\s*(?:\(?(?:kể từ|tính từ|sau khi|từ khi|từ ngày|từ lúc|trước khi|trước ngày|sau ngày"
    r"|đến thời điểm|sau (?=hội nghị|mỗi|đợt|kỳ)))[^,.;\n|]{0,120})?"
)
_FROM_ISSUE = re.compile(r"(?:kể từ|tính từ|từ)\s+ngày\s+(?:ký|ban hành|phát hành)")
_SENDING = re.compile(
    r"(?<!\w)(?:báo cáo|gửi|nộp|trả lời|trình|hoàn thành|phản hồi|thông báo|đăng tải|bàn giao)(?!\w)"
)
_SOON = re.compile(r"trong\s+thời\s+gian\s+(?:sớm|nhanh|ngắn)\s+nhất|(?<!\w)sớm\s+nhất\s+có\s+thể")
_AFTER = re.compile(
    r"(?<!\w)(?:ngay\s+)?sau\s+(?P<what>(?:khi\s+(?:kết thúc|hoàn thành|tổ chức|học tập|tham gia|bế mạc|có kết quả)"
    r"|(?:mỗi\s+)?(?:hội nghị|đợt|buổi|lớp|cuộc|đại hội))(?!\w)"
    r"[^,.;:\n|]{0,90}?(?=\s+(?:gửi|báo cáo|có báo cáo|phải|thì|và\s+(?:gửi|báo cáo))(?!\w)|[,.;:\n|]|$))"
)
_UNTIL = re.compile(
    r"(?<!\w)từ\s+(?:nay|ngày\s+[\d/]+)\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?"
    r"(?P<what>(?:thời điểm|khi|ngày)\s+(?!\d)[^,.;:\n|]{3,60})"
)
_BEFORE = re.compile(
    r"(?<!\w)trước\s+(?:dịp\s+)?(?P<what>tết(?!\w)[^,.;:\n|()]{0,40}"
    r"|(?:khi|ngày|thời điểm)\s+(?:diễn ra|khai mạc|tổ chức|bầu cử|khai giảng|tiến hành|bế mạc|hội nghị"
    r"|đại hội)[^,.;:\n|()]{0,60})"
)
_TERM = re.compile(
    r"(?<!\w)từ\s+[^.;\n|]{2,40}\s+đến\s+(?P<what>hết\s+nhiệm\s+kỳ(?!\s*\d)[^,.;:\n|()]{0,20})"
)
_WORK = re.compile(r"(?<!\w)(?:hoàn thành|xong|gửi|báo cáo|nộp|thời gian|bàn giao|tổ chức)(?!\w)")
_STOP = re.compile(r"[.;!?…](?=\s)|[\n|]")


def find_event_deadlines(text: str, low: str, start: int, end: int, today: date | None) -> list[Deadline]:
    """Return the deadlines bound to an event, and vague ones; ``low``: the text in small letters."""
    found = _relative(text, low, start, end, today)
    for pattern, wanted in _SHAPES:
        for match in pattern.finditer(low, start, end):
            if wanted(low, match):
                found.append(_bound(text, match))
    for match in _SOON.finditer(low, start, end):
        reason = "Không ghi ngày; văn phòng tự đặt thời hạn."
        span = Span(*match.span())
        found.append(
            Deadline(text[slice(*match.span())], span=span, certainty=Certainty.GUESS, reason=reason)
        )
    return found


def _bound(text: str, match: re.Match[str]) -> Deadline:
    event = text[match.start("what") : match.end("what")].strip()
    return Deadline(
        text[match.start() : match.end()].strip(),
        span=Span(*match.span()),
        event=event,
        certainty=Certainty.GUESS,
        reason=f"Tính theo sự kiện «{event}»; cần người đặt ngày.",
    )


def _clause_around(low: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the sentence before and after a match, 120 characters at the most."""
    before = low[max(0, match.start() - 120) : match.start()]
    for stop in _STOP.finditer(before):
        before = before[stop.end() - len(before) :] if stop.end() < len(before) else ""
        break
    stop_after = _STOP.search(low, match.end(), match.end() + 120)
    return before, low[match.end() : stop_after.start() if stop_after else match.end() + 120]


def _then_reported(low: str, match: re.Match[str]) -> bool:
    """Tell «Sau hội nghị, … báo cáo kết quả», «gửi báo cáo ngay sau khi kết thúc đợt …»."""
    before, after = _clause_around(low, match)
    own = match["what"]
    return bool(
        re.search(r"(?<!\w)(?:báo cáo|gửi|nộp)(?!\w)", after)
        or re.search(r"(?:phải|có)\s+báo cáo|gửi\s+báo cáo", own)
        or re.search(r"(?<!\w)(?:báo cáo|gửi|nộp)(?!\w)[^,]{0,70}$", before)
    ) and not re.search(r"(?<!\w)đã(?!\w)", before[-40:])


def _for_work(low: str, match: re.Match[str]) -> bool:
    return bool(_WORK.search(_clause_around(low, match)[0][-90:]))


def _always(low: str, match: re.Match[str]) -> bool:
    return True


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], bool]], ...] = (
    (_AFTER, _then_reported),
    (_UNTIL, _always),
    (_BEFORE, _for_work),
    (_TERM, _for_work),
)


def _relative(text: str, low: str, start: int, end: int, today: date | None) -> list[Deadline]:
    found = []
    for match in _RELATIVE.finditer(low, start, end):
        if not _is_last_day(low, match):
            continue
        anchor = match["anchor"] or ""
        span = Span(match.start(), match.end())
        words = text[span.start : span.end].strip()
        if today and _FROM_ISSUE.search(anchor) and match["unit"] != "tháng":
            due = _counted(today, int(match["n"]), match["unit"])
            reason = "Tính từ ngày của văn bản, chưa trừ ngày lễ."
            found.append(Deadline(words, due, span=span, certainty=Certainty.LIKELY, reason=reason))
            continue
        event = (
            text[match.start("anchor") : match.end("anchor")].strip(" ,(")
            if anchor
            else "ngày nhận được văn bản"
        )
        reason = f"Tính theo «{event}»; cần người đặt ngày."
        found.append(Deadline(words, span=span, event=event, certainty=Certainty.GUESS, reason=reason))
    return found


def _is_last_day(low: str, match: re.Match[str]) -> bool:
    """Tell a last day from a duration: bound to an event, or in working days beside a verb of sending."""
    plain = " ".join(match["lead"].split())
    if match["anchor"]:
        return match["unit"] != "tháng" or bool(_SENDING.search(_clause_around(low, match)[0]))
    return "làm" in match["unit"] and plain not in ("sau", "trước")


def _counted(today: date, number: int, unit: str) -> date:
    """Return the day that lies ``number`` days, working days or weeks after ``today``."""
    if "làm" not in unit:
        return today + timedelta(days=number * 7 if unit == "tuần" else 0 if unit == "giờ" else number)
    day = today
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day
