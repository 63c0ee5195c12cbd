"""Words that mark a date as a last day: before it, behind it, or at the head or end of a list's entry."""

import re
from dataclasses import dataclass

from office_app.recognition.dates import When
from office_app.recognition.rules import HOUR, Rules

SENDING = re.compile(
    r"(?<!\w)(?:gửi|nộp|báo cáo|trình|đăng ký|hoàn thành|hoàn thiện|xong|kết thúc|chuyển|trả|(?<!lễ )bàn giao"
    r"|chốt danh sách)(?!\w)"
)
"""What is sent, finished or asked for by a day."""
_SENT_ON = re.compile(
    r"(?<!\w)(?:gửi|nộp|(?<!công )(?<!chương )(?<!quá )(?<!giáo )trình|báo cáo)\s"
    r"(?![^,.;]*(?:hội nghị|kỳ họp|phiên họp|cuộc họp|buổi|tại|số|văn bản|công văn"
    r"|tờ trình|kết luận|quyết định|(?<!\w)của))(?:\([^()\x01]{2,60}\)|[^,.;:()\x01]){2,70}?"
    r"(?<!hướng dẫn)(?<!kế hoạch)(?<!nghị quyết)(?<!chỉ thị)(?<!thông báo)(?<!quy định)(?:\s+vào)?\s+$"
)
_FROM = re.compile(r"từ(?<!\wtừ)\s+(?:ngày\s+)?$")  # a word first, which a search finds at once
_DASH = re.compile(r"\d\s*[-–]\s*(?:\d{1,2}\s?[/-]|ngày|tháng|quý)")
_SINCE = re.compile(r"(?<!\w)(?:sau|từ)\s+$")
_TO_AN_EVENT = re.compile(
    r"(?<!\w)(?P<marks>trước|đến)\s+(?:ngày\s+|khi\s+|dịp\s+)?(?:khai giảng|khai mạc|bầu cử|tết|(?:kỳ\s+)?(?:nghỉ\s+)?"
    r"lễ|kỳ\s+nghỉ|đại hội|hội|hội nghị|kỳ họp|kỷ niệm|diễn ra|tổ chức)[^\d,.;:()|\n]{0,40}\(?\s*(?:ngày\s+)?$"
)
# «kết thúc thí điểm ngày 30/11/2025»
_ENDING_ON = re.compile(
    r"(?<!\w)(?<!khi )(?<!đã )(?<!từ )(?:kết thúc|hoàn tất|hoàn thành)\s"
    r"(?!(?:[^,.;:]*\s)?(?:sau|từ|theo|của|số|trước|đến)\s)[^\d,.;:()|\n]{2,40}?\s(?:vào\s+)?" + HOUR + "$"
    r"|(?<!\w)(?<!đã )(?:đóng|khóa|chốt)\s(?:(?:cổng|sổ|hệ thống|phần mềm|đăng ký|danh sách)[^\d,.;:()|\n]{0,40}\s)?"
    r"(?:vào\s+)?" + HOUR + "$"
)
# «xong bước hai (nghiệm thu) cuối quý III/2026», where the words before the period say which part of it
_ENDING_IN = re.compile(
    r"(?<!\w)(?<!khi )(?<!đã )(?:kết thúc|hoàn tất|hoàn thành|xong|tổng kết|sơ kết)\s"
    r"(?!(?:[^,.;:]*\s)?(?:sau|từ|theo|của|số|trước|đến)\s)(?:\([^()\n]{2,40}\)|[^,.;:()|\n]){2,60}?\s$"
)
# «hoàn thành chỉ tiêu năm 2026»: the year says which target
_OF_A_PERIOD = re.compile(
    r"(?<!\w)(?:chỉ tiêu|nhiệm vụ|kế hoạch|mục tiêu|dự toán|chương trình|công tác|báo cáo)(?:\s+[^\s,.;:()]+){0,4}\s+$"
)
_NAMED_DAY = re.compile(
    r"(?<!\w)(?P<marks>trước|chậm nhất|muộn nhất)\s+(?:(?:là|vào|đến)\s+)?(?:(?:ngày|dịp|lễ|tết|đợt)\s+)+"
    r"(?!\d)(?:[^\d,.;:()|\n]|,(?=\s+liệt sĩ)){2,60}(?<!từ )(?<!ngày )(?:ngày\s+)?$|"
    r"(?<!\w)(?P<firm>chậm nhất|muộn nhất)\s+(?:(?:là|vào|đến)\s+)?(?:(?:đúng|dịp|lễ)\s+)+(?:ngày\s+)?$"
)
# «trước vụ hè thu (15/5/2026)», «sau ba tháng (ngày 11/11/2026)»: the brackets say which day that is
_SAME_DAY = re.compile(
    r"(?<!\w)(?P<marks>trước|chậm nhất|muộn nhất|sau)\s+(?!nay)[^;:()|\n./]{3,70}?"
    r"\((?:tức\s+(?:là\s+)?|là\s+|vào\s+|dự kiến:?\s+)?(?:ngày\s+)?$"
)
# «trình Ban Thường vụ trong phiên họp thường kỳ tháng 7/2026», «phổ biến qua buổi sinh hoạt chuyên đề tháng 6»
_AT_MEETING = re.compile(
    r"(?<!\w)(?<!đã )(?:gửi|nộp|(?<!công )(?<!chương )(?<!quá )(?<!giáo )trình|báo cáo|phổ biến|lồng ghép|quán triệt"
    r"|đưa|bổ sung|thông qua)\s(?:[^.;:()|\n]{2,80}?\s)?(?P<marks>(?:ngay\s+)?(?:trong|tại|vào|qua))\s+"
    r"(?:(?:phiên|kỳ|cuộc|buổi|chương trình|nội dung)\s+)?(?:họp|sinh hoạt|giao ban)\s+(?:[^\W\d]+\s+){0,4}?"
    r"(?:\((?:dự kiến\s+|trong\s+)?)?$"
    r"|(?<!\w)(?<!đã )trình\s+(?P<body>hội nghị|phiên họp|kỳ họp)\s+(?:[^\W\d]+\s+){1,6}?"
    r"(?:\((?:dự kiến\s+|trong\s+)?)?$"
)
_LAID_BEFORE_ONE = re.compile(r"(?:trình|báo cáo)\s.*họp")
# «gửi danh sách vào thứ Tư tuần thứ hai của tháng 5, tức ngày 13/5/2026»
_THAT_IS = re.compile(r",\s+tức\s+(?:là\s+)?(?:ngày\s+)?$")
# «từ nay đến hết mùa khô (tháng 5/2016)»
_TO_ITS_END = re.compile(
    r"(?<!\w)(?P<marks>(?:từ\s+nay\s+)?(?:cho\s+)?(?:đến|tới)\s+hết|từ\s+nay\s+(?:cho\s+)?(?:đến|tới))\s+"
    r"(?!nhiệm kỳ)[^\d,.;:()|\n]{3,50}\((?:(?:dự kiến|khoảng|vào|trong|hết|cuối)\s+)*$"
)
# «hoàn thành vào cuối năm học (31/5/2026)», «nộp khi kết thúc khóa học (15/7)»
_AT_ITS_TIME = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn tất|xong|gửi|nộp|bàn giao|báo cáo|tổng kết)(?!\w)[^,.;:()\d]{0,60}\s"
    r"(?P<marks>(?:vào|khi|dịp|ngay sau)\s+(?:cuối|đầu|dịp|kết thúc|bế giảng|khai giảng))"
    r"\s+[^\d,.;:()|\n]{2,40}\((?:ngày\s+)?$"
)
# «Báo cáo 6 tháng: ngày 12/6/2024»
_REPORT_LABEL = re.compile(
    r"(?:^\s*|[;.\n]\s*|[-+*•]\s+)báo cáo(?:\s+[^\s:;.,()]+){0,5}?\s*:\s*(?:gửi\s+)?(?:vào\s+)?$"
)
# «các hộ đăng ký trước đợt rà soát (15/6) được ưu tiên», «kinh phí được cấp trước khi sáp nhập (01/7)»
_OF_THOSE = re.compile(r"\)\s*(?:được|không|thì|là|vẫn|mà|có)(?!\w)")
_WAS = re.compile(r"(?<!\w)(?:được|đã|từng)\s[^,;.]*$")
_SO_LONG = re.compile(r"sau\s+(?:\d{1,2}|một|hai|ba|sáu)\s+(?:ngày|tuần|tháng|quý)(?!\w)")
_ON_OCCASION = re.compile(
    r"(?<!\w)(?<!được )(?:biểu dương|khen thưởng|tôn vinh|trao|tặng|gặp mặt|thăm|khánh thành|khởi công|ra mắt"
    r"|công bố)(?!\w)[^,.;:|\n\d]{0,80}\s(?P<marks>(?:vào\s+|nhân\s+)?dịp)\s+(?:kỷ niệm\s+)?(?:ngày\s+)?$"
)
_LAST_OF_ALL = re.compile(
    r"\)?\s*(?:phải\s+)?là\s+(?:ngày\s+|thời\s+(?:hạn|điểm)\s+)?(?:chậm nhất|muộn nhất|hạn|cuối cùng|cuối"
    r"|kết thúc|chót)(?!\w)"
    r"|\)?\s*(?:là\s+)?hết (?:thời )?hạn (?:nộp|nhận|gửi|đăng ký)(?!\w)"
)
_ENTRY = re.compile(r"(?:[-+*•\d.)\s]|[ivx]{1,4}[.\-–)]\s)*")
_ENTRY_OF = re.compile(r"\s*:\s+\w|\s*:?\s*\n\s*[-+*•]\s")
_FINISHED = re.compile(r"(?<!\w)(?:xong|hoàn thành|hoàn thiện)(?!\w)")
_ENTRY_NAMED = re.compile(
    r"(?:[-+*•]|\d{1,2}(?:\.\d+)*[.)\-–]|[a-zđ]\))?\s*(?:(?:hội nghị|lớp|cuộc|đợt|việc)\s+)?(?P<work>[^:|]{3,120}):"
    r"\s*(?:(?:dự kiến|khoảng|vào|trong)\s+)*(?:(?:nửa|đầu|giữa|cuối|tuần|\w+ tuần)\s[^:;.]{0,20})?"
)
_ENTRY_ENDS = re.compile(r"\s*\)?\s*(?:\([^()\n\d]{2,40}\)\s*)?(?:;|[.]?\s*(?:\n|$))")
_ENTRY_OF_LIST = re.compile(
    r"(?:[-+*•]|\d{1,2}(?:\.\d+)*[.)\-–]|[a-zđ]\))\s*(?P<work>[^:|\n]{3,120}):\s*"
    r"(?:(?:dự kiến|khoảng|vào|trong|trong vòng)\s+)*"
)
_TIME_HEADING = re.compile(
    r"[\divx.\-–)(a-e\s+*•]{0,8}(?:về\s+)?(?:các\s+mốc\s+)?(?:thời gian|thời hạn|tiến độ|lộ trình"
    r"|lịch (?:trình|kiểm tra|giám sát|đại hội|tổ chức|triển khai|thực hiện))"
    r"(?!\s+(?:họp|công tác|làm việc|giữ|nghỉ|học|tập sự|sinh hoạt|bảo hành|kiểm tra từ))[^.;\d|]{0,70}"
)
_COUNTED = re.compile(r"\s*([-+*•]|\d{1,2}(?:\.\d+)*[.)\-–]|[a-zđ]\))\s")
_LONGEST_LIST = 15
_ABOUT_A_TIME = re.compile(r"(?<!\w)(?:kết quả|tình hình|số liệu|báo cáo|kỳ|chủ đề|chuyên đề)(?!\w)")
_STEP = re.compile(
    r"(?:.*[.;]\s+)?[-+*•\d.)\s]*(?:bước|đợt|mốc|giai đoạn|lần|vòng)\s+\w+[^()]{0,40}"
    r"\((?:[^()\d]|\d{1,2}\s?/\s?\d{1,2}|\d{4}|/)*"
)
_STEP_OF = re.compile(r"\)\s*[:.]?\s*(?:\w|$)")
_LABEL = re.compile(
    r"(?<!\w)(?P<label>thời gian|thời hạn|thời điểm|hạn|tiến độ|lộ trình|ngày|kỳ hạn)(?P<of>[^:.;|\n\d]{0,60}?)"
    rf"(?::|(?<=\s)là(?=\s))\s*(?:dự kiến\s+)?(?:bắt đầu\s+)?{HOUR}$"
)
_LAST_DAY_OF = re.compile(r"hoàn thành|hoàn thiện|nộp|gửi|báo cáo|nhận|kết thúc|cuối|chót|trả")
_NOT_OF = re.compile(
    r"số liệu|đánh giá|kiểm điểm|công tác|giữ chức|mốc|sinh hoạt|họp|hội nghị|khai mạc|đại hội"
)


@dataclass(slots=True)
class Marked:
    """Markers before a date: ``start`` their place, ``alone``: they need no verb, ``strict``: «trước»."""

    start: int
    words: str
    alone: bool
    strict: bool


def marked(lead: str, when: When, rest: str, rules: Rules) -> Marked | None:
    """Return the markers that ``lead`` ends with before a date, else a label «Thời gian hoàn thành: …».

    ``rest``: what follows the date.
    """
    near = lead[-80:]
    match = rules.deadline_marker.search(near)
    if match:
        words = " ".join(match["marks"].split())
        if words == "dự kiến" and (bound := _bound(lead, when, rest, rules)):
            return bound  # «trước kỳ họp cuối năm (dự kiến 10/12)»
        phrases = rules.deadline_word.findall(words)
        kinds = [rules.deadline_kinds.get(" ".join(p.split()), ("until", False)) for p in phrases]
        start = len(lead) - len(near) + match.start()
        return Marked(start, words, any(alone for _, alone in kinds), kinds[-1][0] == "before")
    label = _LABEL.search(lead[-110:])
    if label and not _NOT_OF.search(label["of"]):
        start = len(lead) - min(len(lead), 110) + label.start()
        last = label["label"] in ("thời hạn", "hạn", "kỳ hạn") or _LAST_DAY_OF.search(label["of"])
        if label["label"] in ("ngày", "thời điểm") and not last:
            return None
        return Marked(start, "hạn:" if last else label.group().strip(), bool(last), False)
    return _bound(lead, when, rest, rules)


def _bound(lead: str, when: When, rest: str, rules: Rules) -> Marked | None:
    """Return what binds a date without a marker right before it: an end, an event named or explained by the date."""
    near = lead[-80:]
    meets = when.unit in ("month", "day") or (when.unit == "year" and when.part)
    meeting = _AT_MEETING.search(lead[-140:]) if meets else None
    if meeting and (when.unit != "day" or _LAID_BEFORE_ONE.match(meeting.group())):
        begins = meeting.start("marks" if meeting["marks"] else "body")
        return Marked(len(lead) - len(meeting.string) + begins, "hạn:", True, False)
    ending = _ENDING_ON.search(near) or (_ENDING_IN.search(near) if when.part else None)
    if ending and not (when.unit != "day" and _OF_A_PERIOD.search(near)):
        return Marked(len(lead) - len(near) + ending.start(), "kết thúc", True, False)
    explains = "(" in near[-16:] and when.unit in ("month", "quarter", "day")
    until = _TO_ITS_END.search(near) if explains else None
    if until:
        now = "nay" in until["marks"]
        return Marked(len(lead) - len(near) + until.start(), "từ nay đến" if now else "đến hết", now, False)
    told = _told_when(lead, near) if when.unit == "day" and not when.bare else None
    if told:
        return Marked(len(lead) - len(near) + told.start(), "hạn:", True, False)
    event = _TO_AN_EVENT.search(near) or _named_day(lead, when, rest, rules)
    if event:
        words = event.groupdict().get("firm") or event["marks"]
        at = event.start("marks") if event["marks"] else event.start()
        return Marked(len(lead) - len(event.string) + at, words, True, words == "trước")
    return None


def _told_when(lead: str, near: str) -> re.Match[str] | None:
    """Tell «nộp khi kết thúc khóa học (15/7)», «Báo cáo 6 tháng: ngày 12/6», «gửi …, tức ngày 13/5»."""
    if "tức" in near[-16:] and (same := _THAT_IS.search(near)):
        return same if SENDING.search(lead) else None
    if "(" in near[-16:]:
        return _AT_ITS_TIME.search(near)
    return _REPORT_LABEL.search(near) if ":" in near[-12:] else None


def _named_day(lead: str, when: When, rest: str, rules: Rules) -> re.Match[str] | None:
    """Tell «khởi công trước ngày Giải phóng huyện 20/4», «xong trước vụ hè thu (15/5)», «biểu dương dịp 02/9»."""
    if when.unit != "day":
        return None
    near = lead[-160:]
    same = _SAME_DAY.search(near) if rest[:1] in "),;" else None
    if (
        same
        and same["marks"] == "sau"
        and not (_SO_LONG.match(near, same.start()) and SENDING.search(rest[:60]))
    ):
        same = None
    if same and (_OF_THOSE.match(rest) or _WAS.search(near, 0, same.start())):
        same = None
    event = _NAMED_DAY.search(near) or same
    if event and not rules.deadline_verb.search(f"{near[: event.start()]} {rest[:60]}"):
        return None
    return event or _ON_OCCASION.search(near)


def said_to_be_last(rest: str) -> bool:
    """Tell «ngày 27/3/2013 là chậm nhất», «ngày 10/5 là hạn cuối» by what follows the date."""
    return bool(_LAST_OF_ALL.match(rest))


_CLAUSE_OPENS = re.compile(r"[,;]\s+(?:vào\s+)?$")
_SENDS = re.compile(r"\s+(?:phải\s+)?(?:báo cáo|gửi|nộp|trình)\s(?!(?:đã|được)(?!\w))")
_MUST_BE = re.compile(r"\s*,?\s*(?:thì\s+|là\s+)?phải\s(?!chịu|gánh|đối mặt)")
_DONE = re.compile(r"(?<!\w)đã(?!\w)")


def sent_on(lead: str) -> bool:
    """Tell «trình Thường trực Đảng ủy » before a day: sent or laid before somebody on it."""
    return bool(_SENT_ON.search(lead[-90:])) and not _SINCE.search(lead)


def sends_then(lead: str, rest: str) -> bool:
    """Tell «…, ngày 12/12 báo cáo Giám đốc Sở»: a clause that begins with the day something is sent."""
    return bool(_CLAUSE_OPENS.search(lead) and _SENDS.match(rest)) and not _DONE.search(lead)


def must_be_then(lead: str, when: When, rest: str) -> bool:
    """Tell «…, cuối tháng 11 phải có kết luận»: a clause that begins with the day or period of an order."""
    if when.unit == "year" or when.bare or not _MUST_BE.match(rest):
        return False
    return not lead.strip(" -+*•\t") or bool(_CLAUSE_OPENS.search(lead))


def from_to(lead: str, words: str, when: When) -> bool:
    """Tell «từ 01/3/2026 - 15/3/2026», a stretch of days or months with a dash."""
    return when.unit != "year" and when.first < when.last and bool(_DASH.search(words) and _FROM.search(lead))


def only_begins(lead: str, words: str) -> bool:
    """Tell «Giai đoạn 3 (từ năm 2027): …», «Từ tháng 6/2026»: when something begins, with no end said."""
    return bool(_FROM.search(lead)) and not _DASH.search(words)


def heads_an_entry(lead: str, when: When, rest: str) -> bool:
    """Tell the head of a list's entry: «- Tháng 6/2026: Tổ chức hội nghị», «- Ngày 15/5/2026: Hoàn thành …»."""
    if _STEP.fullmatch(lead) and _STEP_OF.match(rest):
        return True
    if when.unit == "year" or not (_ENTRY.fullmatch(lead) and _ENTRY_OF.match(rest)):
        return False
    return when.unit != "day" or bool(SENDING.match(rest.lstrip(" :")) or _FINISHED.search(rest[:60]))


def ends_an_entry(lead: str, when: When, rest: str, rules: Rules) -> bool:
    """Tell the end of a list's entry that names a work: «- Sơ kết giai đoạn 1: quý III/2026.»."""
    if when.unit not in ("month", "quarter", "half") or not _ENTRY_ENDS.match(rest):
        return False
    entry = _ENTRY_NAMED.fullmatch(lead.strip())
    return bool(
        entry and rules.deadline_verb.match(entry["work"]) and not _ABOUT_A_TIME.search(entry["work"])
    )


def under_a_time_heading(low: str, left: int, lead: str, when: When, rest: str) -> bool:
    """Tell «- Ban Thường vụ: cuối tháng 12/2025» among the entries below «Về thời gian», «Tiến độ», «Lộ trình»."""
    if when.unit not in ("month", "quarter", "half") or not _ENTRY_ENDS.match(rest):
        return False
    entry = _ENTRY_OF_LIST.fullmatch(lead.strip(" \n"))
    if entry is None or _ABOUT_A_TIME.search(entry["work"]):
        return False
    at = low.rfind("\n", 0, left + len(lead) - len(lead.lstrip()))
    for _ in range(_LONGEST_LIST):
        start = low.rfind("\n", 0, max(at, 0)) + 1
        line = low[start : max(at, 0)]
        if _TIME_HEADING.fullmatch(line):
            return True
        if not start or _kind_of_entry(line) != _kind_of_entry(entry.string):
            return False
        at = start - 1
    return False


def _kind_of_entry(line: str) -> str:
    """Return how an entry is counted: «1.», «a)», «-»; empty where it is not."""
    mark = _COUNTED.match(line)
    return "" if mark is None else "1" if mark[1][0].isdigit() else "a" if mark[1][0].isalpha() else mark[1]
