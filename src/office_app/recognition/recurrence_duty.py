"""Whether something that comes round is a duty, or only described: «kế hoạch hằng năm», «được duy trì hằng tuần»."""

import re

from office_app.recognition.deadline_scene import SENTENCE_END
from office_app.recognition.rules import Rules

# «một số chi bộ chưa cập nhật số liệu hằng tháng», «Đến năm 2028: mỗi chi bộ … ít nhất 04 lần/năm»
_NEGLECTED = re.compile(
    r"(?<!\w)chưa\s+(?:(?:kịp thời|nghiêm túc|duy trì)\s+)?(?:cập nhật|báo cáo|gửi|thực hiện|tổ chức|sinh hoạt"
    r"|duy trì|đánh giá|sơ kết|thường xuyên|kịp thời|kiểm tra|giám sát|họp|tiếp|đủ|bảo đảm)(?!\w)[^,;.]*$"
)
_AIMED_AT = re.compile(
    r"[-+*•\s\d.)]*(?:mục tiêu\s|phấn đấu\s|chỉ tiêu\s)?(?:đến|trong)\s(?:hết\s|cuối\s)?năm\s\d{4}\s?[:,]"
)
# «mỗi năm 02 lần», «hằng quý họp ít nhất 01 lần»: so many times in the period named before
SO_OFTEN = re.compile(
    r"\s*,?\s*(?:(?:họp|tổ chức|báo cáo|phải|tiến hành|làm việc)\s+){0,2}"
    r"(?P<least>(?:ít nhất|tối thiểu|không dưới|không ít hơn)\s+(?:là\s+)?)?"
    r"(?P<n>\d{1,2}|một|hai|ba|bốn)(?:\s*\(\w+\))?\s+(?:lần|kỳ|buổi|cuộc|lượt|đợt|chuyên đề|hội nghị)(?!\w)"
)
_SENDING = re.compile(r"(?<!\w)(?:báo cáo|gửi|nộp|sơ kết|tổng kết)(?!\w)")
_WEEKDAY = re.compile(r"(?:thứ\s+\w+|chủ nhật)\s*,?\s*$")
ASSESSED = re.compile(
    r"\s+(?:được|đều|luôn|còn|chưa|có(?!\s+(?:ít nhất|tối thiểu))|đạt|là(?!\s+(?:thời\s+)?hạn))(?!\w)"
)
_SO_MANY = re.compile(r"[^,.;]{0,60}(?<!\w)(?:ít nhất|tối thiểu|không dưới)\s+(?:\d|một|hai|ba|bốn|năm)")
_DOES_SO_MANY = re.compile(
    r"(?:\s+(?!(?:tăng|giảm|đạt|có|được|kết|trên|khoảng|hơn|là|bình|thêm|mất)(?!\w))[^\W\d]+){1,2}\s+(?:từ\s+)?0[1-9]\s+"
    r"(?!giờ|phút|người|trường|vụ|ca|tỷ|triệu|điểm)[^\W\d]"
)
_AFTER_DAY = re.compile(r"(?<!\w)sau\s+(?:ngày\s+)?\d{1,2}\s+$")
_ROUND_NAMED = re.compile(r"(?:định kỳ\s+)?(?:mỗi|hằng|hàng)\s")
_RATE = re.compile(
    r"(?<!\w)(?:tiêu chí|tiêu chuẩn|bình quân|mục tiêu|phụ cấp|trợ cấp|xếp loại|nếu|trường hợp)(?!\w)"
)
PAST = re.compile(r"(?<!\w)đã(?!\w)[^,;.]*$")
_KEPT_UP = re.compile(r"(?<!\w)(?<!được )duy trì\s(?!.*(?:mục tiêu|tốc độ|tỷ lệ|bình quân))[^.;]*$")
# «Duy trì giao ban hằng tuần; họp Ban Thường vụ hằng tháng; hội nghị … hằng quý»: the first word goes for all
_KEPT_UP_ABOVE = re.compile(r"(?<!\w)duy trì\s[^.\n]*(?:hằng|hàng|mỗi)\s\w+[^.;\n]*;[^.;\n]{0,60}$")
# «Nhiều chi bộ duy trì tốt sinh hoạt chuyên đề hằng quý»: what is so
_SOME_DO = re.compile(
    r"(?<!\w)(?:nhiều|hầu hết|đa số|phần lớn|đại đa số)\s[^,;.]{0,40}(?<!\w)(?:duy trì|thực hiện)\s[^;.]*$"
)
# «chương trình công tác toàn khóa và hằng năm»
_BESIDE_A_TERM = re.compile(
    r"\s+(?:(?:của\s+)?toàn khóa|(?:cả|toàn)\s+nhiệm kỳ|(?:0?5|năm)\s+năm|(?:trung|dài|ngắn)\s+hạn)"
    r"\s*(?:,|và|,\s*và)\s*$"
)
_IS_KEPT_UP = re.compile(r"(?<!\w)được\s+(?:thường xuyên\s+)?duy trì\s*(?:[^,;.\s]+\s+){0,3}$")
_AIM = re.compile(r"(?<!\w)(?:phấn đấu|chỉ tiêu|mục tiêu)(?!\w)")
_TO_REACH = re.compile(r"\s+(?:kết nạp|phát triển|có|đạt|tăng|giảm|tạo|giải quyết)\s[^,;.]{0,40}\d")
_DID = re.compile(r"(?P<who>[^.;]{0,60}?)(?<!\w)đã(?!\w)")


# «kiểm điểm việc thực hiện ở kỳ sinh hoạt hằng tháng»: done each time one meets
_DONE_AT_MEETINGS = re.compile(
    r"(?<!\w)(?:kiểm điểm|đánh giá|rà soát|báo cáo|nhận xét)(?!\w)[^,;.]*\s(?:ở|trong|tại|vào|qua)\s+"
    r"(?:(?:kỳ|buổi|cuộc)\s+)?(?:sinh hoạt|họp)[^,;.]{0,20}$"
)


def _only_described(lead: str, rules: Rules) -> bool:
    """Tell «tiêu chí xếp loại hằng năm» from «kết quả sinh hoạt … báo cáo … hằng quý»."""
    said = rules.not_recurring.search(lead)
    return bool(said and not _SENDING.search(lead, said.end()))


def is_duty(low: str, match: re.Match[str], rules: Rules) -> bool:
    """Tell a duty from a description: a verb of doing near by, and no «kế hoạch hằng năm»."""
    left = max(0, match.start() - 200)
    for mark in SENTENCE_END.finditer(low, left, match.start()):
        left = mark.end()
    stop = SENTENCE_END.search(low, match.end(), match.end() + 120)
    lead = low[left : match.start()]
    after = low[match.end() : stop.start() if stop else match.end() + 120]
    if (
        PAST.search(lead)
        or _NEGLECTED.search(lead)
        or _SOME_DO.search(lead)
        or _IS_KEPT_UP.search(lead)
        or (_AIM.search(lead) and _TO_REACH.match(after))
        or _AIMED_AT.match(low, low.rfind("\n", 0, match.start()) + 1)
    ):
        return False
    if match.group().startswith("từng") and not _SENDING.search(lead[-80:]):
        return False
    so_often = SO_OFTEN.match(after)
    counted = match.groupdict().get("least") or (so_often and so_often["least"])
    if counted or (so_often and _ROUND_NAMED.match(match.group())):
        if not _RATE.search(lead):
            return True
    elif _KEPT_UP.search(lead) or _KEPT_UP_ABOVE.search(low, max(0, match.start() - 250), match.start()):
        return True
    if _DONE_AT_MEETINGS.search(lead):
        return True
    if rules.described_yearly.search(_BESIDE_A_TERM.sub("", lead)) or _only_described(lead[-90:], rules):
        return False
    if _AFTER_DAY.search(lead) or ASSESSED.match(after):
        return False  # «nộp báo cáo sau ngày 20 hằng tháng» is late
    did = _DID.match(after)
    if did and not rules.recurring_verb.search(did["who"]):
        return False
    if _WEEKDAY.search(lead) or match.group().startswith(("báo cáo", "chế độ")):
        return True
    if _SO_MANY.search(after) or _DOES_SO_MANY.match(after):
        return True
    if rules.assignment_verb.match(after.lstrip(" ,")):
        return True
    return bool(rules.recurring_verb.search(lead[-140:]) or rules.recurring_verb.search(after))
