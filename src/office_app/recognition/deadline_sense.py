"""Whether a date in a sentence is a last day, or only mentioned: data until then, events, terms, things done."""

import re

from office_app.recognition.deadline_clause import Clause
from office_app.recognition.deadline_marks import SENDING, Marked
from office_app.recognition.deadline_targets import (
    BOUND_TO,
    ENACTED,
    FINISHING,
    REACHING,
    by_a_day,
    by_the_years_end,
    is_a_target,
    is_to_be_spent,
)
from office_app.recognition.rules import WINDOW_TEXT, Rules
from office_app.recognition.scents import holds_any

# Here and below a word stands first, which a search finds at once.
_PAST = re.compile(
    r"đã(?<!\wđã)\s+(?:được\s+|cơ bản\s+)?(?:hoàn thành|tổ chức|gửi|báo cáo|ban hành|triển khai|thực hiện|có|xong"
    r"|kết thúc|diễn ra|trình|phê duyệt|họp|thống nhất|tiếp nhận|xây dựng|quán triệt|gia hạn)"
    r"(?![^,;.]*\s(?:thì|phải|đề nghị|yêu cầu|cần)\s)[^,;.]*$"
)
_DONE_AFTER = re.compile(r"\s*[^.;\n]{0,80}\(\s*đã\s+(?:hoàn thành|thực hiện|xong|tổ chức|có|gửi)")
# «đã bố trí tái định cư (hoàn thành ngày 10/02/2026)», «…, vượt tiến độ 20 ngày»
_DONE_IN_BRACKETS = re.compile(r"đã(?<!\wđã)\s[^;.()]*\((?:hoàn thành|xong|kết thúc|từ)?[^()]*$")
_AHEAD_OF_TIME = re.compile(
    r"\s*,?\s*(?:vượt|sớm|sớm hơn|chậm|chậm hơn)\s(?:tiến độ|kế hoạch|thời hạn|hạn|\d)"
)
_DID_AFTER = re.compile(r"(?P<who>(?:\([^()]*\)|[^.;()]){0,90}?)(?<!\w)đã(?!\w)")
_EACH_AFTER = re.compile(
    r"(?:\s*(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s?/\s?\d{1,2}){0,3}\s*\(?(?:của\s+)?"
    r"(?:(?:hằng|hàng|mỗi|các)\s+(?:năm|quý|tháng|kỳ)|năm\s+(?:trước|sau|tiếp|liền|đó|kế tiếp))"
)
_EACH_BEFORE = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)|định kỳ\s[^.;]{0,40}|(?:0?6|sáu)\s+tháng)\s*[,(]\s*"
    r"(?:gửi\s+|báo cáo\s+)?$"
)
_EACH_PERIOD_BEFORE = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s+năm|định kỳ\s+(?:0?6|sáu)\s+tháng)(?!\w)[^;:]{0,130}"
    r"(?:gửi|nộp|báo cáo|tổng kết|sơ kết)[^;:]*$"
)
_GATHERING = re.compile(
    r"(?<!\w)(?:hội nghị|đại hội|kỳ họp|phiên họp|cuộc họp|buổi|lễ|hội thảo|tọa đàm|ngày hội"
    r"|giao lưu|nghỉ|khai mạc)(?!\w)"
)
_TAKES_PLACE = re.compile(
    r"(?<!\w)(?:khai mạc|nghỉ|(?:đại hội|kỳ họp|hội nghị|lễ|ngày hội)[^,.;]{0,50}\s(?:diễn ra|được tổ chức))(?!\w)"
)
_SOME_TIME_IN = re.compile(r"trong khoảng (?:thời gian )?từ\s")  # each place finds its own day within it
_HAPPENS = re.compile(
    r"(?<!\w)(?:chuyến\s+(?:thăm|công tác|đi)|được\s+(?:miễn|nghỉ|hưởng)|dự báo|có thể\s+(?:xảy ra|xuất hiện|bùng phát)"
    r"|bản tin\s+(?:của (?:đài|trung tâm) )?(?:dự báo|khí tượng|thời tiết)|bão số|áp thấp|không khí lạnh"
    r"|mưa lớn|nắng nóng|rét)(?!\w)"
)
# «…, vùng núi có mưa to», «…, các xã vùng cao chịu ảnh hưởng của bão», not «… tại các thôn chịu ảnh hưởng của bão»
_WEATHER = re.compile(
    r"\s*,?\s*(?:(?:\w+\s+){0,4}?(?:có|xảy ra|xuất hiện)\s+)?"
    r"(?:mưa|nắng|rét|gió|giông|dông|bão|triều cường|lũ|sương (?:muối|mù))(?!\w)"
    r"|\s*,?\s*(?:(?:các|toàn|cả)\s+)?(?:xã|thôn|bản|vùng|khu vực|địa bàn|tỉnh|miền|nước ta|địa phương|phường)\s+"
    r"(?:(?!(?:tại|ở|cho|với|của|những|hộ|người)\s)\w+\s+){0,6}?chịu ảnh hưởng\s[^,.;]{0,20}"
    r"(?:mưa|nắng|rét|lạnh|gió|giông|bão|áp thấp|triều cường|lũ|sương)(?!\w)"
)
_FIGURES_OF = re.compile(r"\s*\(\s*(?:số liệu|tính (?:đến|từ)|từ ngày)")  # a period that is reported on
_LOOKING_BACK = re.compile(
    r"(?<!\w)(?:kết quả|tình hình|nhiệm vụ|số liệu)(?:\s+(?!về|gửi|với|cho|lên)[^\s,.;:()]+){0,6}\s*$"
)
_TO_SOMEBODY = re.compile(r"(?<!\w)(?:báo cáo|trình|gửi)\s+(?!kết quả|tình hình|số liệu)\w")
_PLAN_FOR = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|chương trình|kế hoạch|công tác|phương hướng)(?:\s+[^\s,.;:()]+){0,5}\s*$"
)
_CAMPAIGN = re.compile(
    r"(?<!\w)(?:cao điểm|tiến hành|tuyên truyền|phát động|ra quân|thi đua|mở đợt)(?!\w)[^;:]{0,50}$"
)
_KEEPS_ON = re.compile(
    r"(?<!\w)(?:tuyên truyền|duy trì|kéo dài|phát động|thực hiện|áp dụng)(?!\w)[^,;:]{0,30}$"
)
_IN_A_YEAR = re.compile(
    r"(?<!\w)(?:tổ chức|giám sát|kiểm tra|thanh tra|sơ kết|tổng kết|ban hành|mở|bồi dưỡng)(?!\w)[^.;]{0,80}$"
)
_LAID_BEFORE = re.compile(r"(?<!\w)(?<!đã )(?:trình|ban hành|thông qua|báo cáo|đưa)(?!\w)[^;]*$")
_AT_A_MEETING = re.compile(r"tại (?:phiên|kỳ|cuộc) họp")
_MEETS = re.compile(r"(?<!\w)(?:họp|diễn ra|khai mạc)\s*$")
# «Đại hội đại biểu Đảng bộ tỉnh lần thứ I dự kiến tổ chức vào hạ tuần tháng 9»: when others meet
_MEETING_OF_ITS_OWN = re.compile(
    r"(?:(?<=[,;:] )|^[\s\-+*•\d.)]*)(?:đại hội|kỳ họp|hội nghị|cuộc bầu cử|ngày hội|lễ)\s[^,;:]{0,30}"
    r"(?:lần thứ|toàn quốc|thứ \w+|đại biểu|quốc hội|trung ương)(?!\w).{0,80}(?<!\w)(?:dự kiến|sẽ)\s(?:được\s)?"
    r"(?:tổ chức|diễn ra|khai mạc|tiến hành|họp)?\s*$"
)
_THEN_DONE = re.compile(
    r"(?<!\w)(?:gửi|nộp|trình|xong|hoàn thành|hoàn thiện|hoàn tất|phải|thì)(?!\w)"
    r"|(?:,|(?<!\w)và)\s+(?:và\s+)?(?:báo cáo|chuyển|đăng ký)(?!\w)"
)
_NONE_LEFT = re.compile(r"\s*,?\s*(?:phải\s+)?(?:không còn|chấm dứt|xóa (?:xong|hết))(?!\w)")
# «đến cuối năm 2028 phải xử lý xong»: an order, however far off
_MUST_END = re.compile(r"\s*,?\s*phải\s[^,.;]{0,30}?(?:xong|hoàn thành|hoàn tất|dứt điểm)(?!\w)")
_MUST = re.compile(r"(?<!\w)(?:phải|cần)\s+$")
_LAST_OF_WORK = re.compile(r"nhất|xong|không (?:quá|muộn|chậm|để)|hạn (?:cuối|chót|nộp|gửi|báo|hoàn)")
_FIGURES = re.compile(r"số liệu|tính|mốc|hạn|so với|hiệu lực|sinh|được|vào đảng|phấn đấu")
_ENDED = re.compile(r"(?<!\w)(?:hoàn thành|hoàn thiện|hoàn tất|kết thúc)(?!\w)[^,;]*$")
_HELD = re.compile(r"(?<!\w)(?:tổ chức|tiến hành|triển khai|thực hiện|trao)(?!\w)[^,;]*$")
_BODIES = re.compile(
    r"(?<!\w)(?:(?:tỉnh|thành|huyện|thị|quận|đảng|chi)\s+ủy|cấp ủy|(?:chi|đảng)\s+bộ|(?:chi|liên|xã|huyện|tỉnh)\s+đoàn"
    r"|đồng chí|ban|văn phòng|ủy ban|ubnd|ubkt|trường|phòng|hội|đoàn|công an|cơ quan|đơn vị|sở|mặt trận|mttq|xã"
    r"|phường|tổ)(?!\w)"
)
_NAMES_ONLY = re.compile(
    r"[\s\-+*•\d.)]*(?:lịch|danh sách|nội dung|chủ đề|một số|những|số|kinh phí|kết quả|tình hình)(?!\w)"
)
_BEFALLS = re.compile(r"(?<!\w)(?:nghỉ|vi phạm|bị|được|chưa|không|có dịch|thai sản|từ trần)(?!\w)[^,;]*$")
_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn)\s+\d{4}\s*[-–]\s*\d{4}|giai đoạn\s+(?:\d|[ivx]+)(?!\w)")
_TERM_WORDS = ("nhiệm kỳ", "giai đoạn")
_STAGE = re.compile(r"(?<!\w)(?:giai đoạn|đợt|bước)\s+(?:\d|[ivx]+)\s*(?:[,:]?\s+|\(\s*)$")
_TIME_OF_WORK = re.compile(r"thời gian (?:thực hiện|hoàn thành|triển khai|tiến hành)\s*:")
_DATE = re.compile(r"\d\s?[/.\-]\s?\d{1,4}[\s,)]")
_HOURS_ONLY = re.compile(r"từ\s+\d{1,2}\s*(?:giờ|h|:)\s*\d{0,2}\s*(?:phút)?\s*$")
_HELD_ON_DAYS = re.compile(
    r"(?<!\w)(?:tổ chức|triển khai|tiến hành)\s+(?:học tập|quán triệt|nghiên cứu|lấy|tập huấn|kiểm tra|rà soát|ra quân"
    r"|diễn tập|tuyên truyền|phát động|đối thoại|bỏ phiếu|thăm|khám|tiêm|chi trả)(?!\w)"
)
_OCCASION = re.compile(
    r"(?<!\w)(?:đợt|dịp|mừng|(?<!cá )(?<!công )(?<!quân )(?<!bệnh )(?<!doanh )(?<!nạn )(?<!tư )nhân)\s+(?:ngày\s+)?$"
)
_ONLY_THIS_TIME = re.compile(r"(?<!\w)(?:riêng|năm\s+\d{4})(?!\w)")
_EVERY_YEAR = re.compile(r"(?:hằng|hàng|mỗi)\s+năm(?!\w)")
_CONDITION = re.compile(
    r"[^.;,]{0,40}(?<!để )(?:được\s+(?:cấp|hưởng|miễn|xét|tính|áp dụng)|(?:đóng|thực hiện|áp dụng)[^.;,]{0,20}\stheo"
    r"\s+(?:quy định|mức|quy chế)|không phải)(?!\w)"
)
_WORK_OF = re.compile(r"thực hiện|triển khai|tiến hành")


def only_mentioned(clause: Clause, rules: Rules) -> bool:
    """Tell what no marker makes a last day: data until then, things already done, a day of every year."""
    near = clause.lead[-60:]
    if holds_any(near, _TERM_WORDS):
        near = _TERM.sub(" ", near)
    if not clause.window:  # «số liệu tính đến 31/5/2026, gửi trước ngày …»: those words go with that date
        near = _DATE.split(near)[-1]
    return bool(
        _named_for_else(clause, near, rules)
        or _PAST.search(f"{clause.lead[-90:]}{clause.marks}")
        or _DONE_AFTER.match(clause.rest)
        or _DONE_IN_BRACKETS.search(f"{clause.lead[-90:]}{clause.marks}")
        or _AHEAD_OF_TIME.match(clause.rest)
        or (_CONDITION.match(clause.rest) and not _opens_with_work(clause, rules))
        or (_OCCASION.search(clause.lead[-20:]) and not clause.firm)
        or _HOURS_ONLY.search(clause.lead[-30:])
        or _EACH_AFTER.match(clause.rest)
        or (clause.when.year_inferred and _of_every_year(clause))
    )


def _named_for_else(clause: Clause, near: str, rules: Rules) -> bool:
    """Tell «số liệu tính đến …», «người được bổ nhiệm trước …» from what is to be sent or finished by then."""
    said = rules.not_deadline.search(f"{near}{clause.marks}")
    if not said or (clause.firm and _LAST_OF_WORK.search(clause.marks)):
        return False
    if _THEN_DONE.search(near, said.end()) or _MUST.search(near, 0, said.start()):
        return False
    if _FIGURES.search(said.group()):
        return True
    return not (_ENDED.search(near, 0, said.start()) or (clause.firm and _HELD.search(near, 0, said.start())))


def _opens_with_work(clause: Clause, rules: Rules) -> bool:
    """Tell «Trước ngày 15/5 lập danh sách người không phải …»."""
    return not clause.lead.strip(" -+*•\t") and bool(rules.deadline_verb.match(clause.rest.lstrip(" ,:")))


def _of_every_year(clause: Clause) -> bool:
    """Tell «mỗi năm một lần vào tháng 12», «hằng năm (trước ngày 20/12)»."""
    if clause.when.unit == "day":
        near = _ONLY_THIS_TIME.split(clause.lead[-160:])[-1]
        return bool(_EACH_BEFORE.search(clause.lead[-60:]) or _EACH_PERIOD_BEFORE.search(near))
    near = _ONLY_THIS_TIME.split(clause.lead[-60:])[-1]
    return bool(_EVERY_YEAR.search(near) or _EVERY_YEAR.search(clause.rest[:60]))


def is_last_day(clause: Clause, mark: Marked, rules: Rules) -> bool:
    """Tell whether the marked date is when something must be done."""
    when, marks, around = clause.when, mark.words, clause.around
    finishing = bool(FINISHING.search(around))
    if is_to_be_spent(clause) or by_the_years_end(clause):
        return True
    if is_a_target(clause, finishing):
        return False
    sure = (
        mark.alone
        or (when.unit == "day" and by_a_day(clause))
        or "nay" in marks
        or clause.window
        or marks.endswith("hết")
        or FINISHING.search(clause.rest[:20])
    )
    if when.bare and not sure:
        return False
    if when.unit == "year":
        return _in_a_year(clause, mark, finishing, rules)
    if mark.alone:
        return True
    if _already_done(clause, rules):
        return False
    if marks.endswith(":"):
        return _labelled(clause, marks)
    if when.unit == "day" and by_a_day(clause):
        return True
    if when.unit == "day":
        return _on_a_day(clause, marks)
    return _in_a_period(clause, marks, finishing, rules)


def _already_done(clause: Clause, rules: Rules) -> bool:
    """Tell «Trong tháng 5, Đảng ủy đã ban hành …» from «trong tháng 5 sửa những gì đã nêu»."""
    did = _DID_AFTER.match(clause.rest)
    if not did or FINISHING.search(clause.lead[-40:] + clause.marks):
        return False
    return not rules.deadline_verb.search(did["who"])


def _lasts_until(clause: Clause, rules: Rules) -> bool:
    """Tell «Ban Tài chính quyết toán kinh phí … đến hết năm 2026» from what is so until then."""
    if _NONE_LEFT.match(clause.rest) or _STAGE.search(clause.lead[-40:]) or _KEEPS_ON.search(clause.lead):
        return True
    near = clause.lead[-80:]
    return (
        _by_a_body(near, clause.lead)
        and rules.deadline_verb.search(near) is not None
        and not (REACHING.search(clause.around) or _FIGURES_OF.match(clause.rest))
    )


def _in_a_year(clause: Clause, mark: Marked, finishing: bool, rules: Rules) -> bool:
    if finishing and mark.words == "đến":
        return bool(FINISHING.search(clause.rest[:20])) and (
            clause.soon or _MUST_END.match(clause.rest) is not None
        )
    if mark.words == "đến hết" and clause.soon and _lasts_until(clause, rules):
        return True
    if finishing or (mark.words == "trong" and clause.soon and ENACTED.search(clause.lead[-60:])):
        return True
    if mark.words.startswith("từ nay") and clause.soon and not _PLAN_FOR.search(clause.lead[-80:]):
        worked = _BODIES.search(clause.around) or _CAMPAIGN.search(clause.lead[-80:])
        return bool(worked) and not REACHING.search(clause.around)
    if clause.soon and (
        _TIME_OF_WORK.match(mark.words) or (clause.window and _TIME_OF_WORK.search(clause.lead))
    ):
        return True
    if mark.alone and clause.marks != "trước":
        return True
    if clause.when.part and mark.words.endswith("kỳ họp"):
        return clause.soon and _LAID_BEFORE.search(clause.lead[-90:]) is not None
    return mark.words in ("trong", "vào") and bool(_IN_A_YEAR.search(clause.lead))


def _in_a_period(clause: Clause, marks: str, finishing: bool, rules: Rules) -> bool:
    """Judge «trong tháng 6», «đến hết quý II», «từ nay đến cuối năm»."""
    near = clause.lead[-80:]
    if marks.startswith("từ nay") and _PLAN_FOR.search(near):
        return False
    if marks.startswith("từ nay") and _CAMPAIGN.search(near):
        return True
    if not finishing and _LOOKING_BACK.search(near) and not _TO_SOMEBODY.search(near):
        return False
    if not finishing and _FIGURES_OF.match(clause.rest):
        return False
    if marks.endswith("đến") and not (finishing or clause.window or marks.startswith("từ nay")):
        return False
    if _MEETS.search(near) or _MEETING_OF_ITS_OWN.search(_before_marks(clause.lead, marks)):
        return False
    if "sinh hoạt" in marks and _names_only(clause.lead, rules):
        return False
    if marks.endswith("hết") and _GOES_ON.search(near) and not _HAPPENS.search(near):
        return True
    lead = WINDOW_TEXT.sub("", clause.lead) if clause.window else clause.lead
    if marks.endswith("trong") and _by_a_body(near, clause.lead):
        return True
    if marks in ("trong", "đến hết") and _STAGE.search(near):
        return True
    opening = not lead.rsplit(":", 1)[-1].strip(" -+*•\t(")
    return opening or bool(rules.deadline_verb.search(clause.around))


def _names_only(lead: str, rules: Rules) -> bool:
    return bool(_NAMES_ONLY.match(lead)) and not rules.deadline_verb.search(lead)


_GOES_ON = re.compile(r"(?<!\w)(?:kéo dài|tiến hành|diễn ra|gia hạn|được lùi)\s*$")


def _before_marks(lead: str, marks: str) -> str:
    """Return the words up to «vào», with a «dự kiến» that is part of the marks."""
    return f"{lead}dự kiến " if marks.startswith("dự kiến") else lead


def _by_a_body(near: str, lead: str) -> bool:
    """Tell «chi bộ … dự trong tháng 4/2026», whatever the verb, from headings and from what only happens to one."""
    if not _BODIES.search(near) or _NAMES_ONLY.match(lead) or _BEFALLS.search(near):
        return False
    return not (_PLAN_FOR.search(near) or _HAPPENS.search(near))


def _labelled(clause: Clause, label: str) -> bool:
    """Judge «Thời gian: …», «Thời gian thực hiện: …»: a period is one to work in, a single day may be a meeting's."""
    if clause.when.unit != "day" or clause.when.several_days:
        return not _GATHERING.search(label)
    return bool(_WORK_OF.search(label)) and "giờ" not in label


def _on_a_day(clause: Clause, marks: str) -> bool:
    """Judge «đến ngày …», «trong ngày …», «vào ngày …»."""
    lead = clause.lead[-120:]
    if _AT_A_MEETING.match(clause.marks) and not lead.strip():
        return False  # «Tại phiên họp ngày 28/02/2025, Bộ Chính trị có ý kiến như sau»
    if clause.window:
        told = _HAPPENS.search(clause.lead[-200:]) or _WEATHER.match(clause.rest)
        happens = _TAKES_PLACE.search(lead[-60:]) and not _SOME_TIME_IN.search(lead)
        return not (told or happens)
    if clause.when.several_days and "trong" in marks and _HELD_ON_DAYS.search(lead):
        return True
    sending = list(SENDING.finditer(f"{lead}{marks}"))
    if _HAPPENS.search(lead):
        return False
    gathering = list(_GATHERING.finditer(lead))
    if gathering and (not sending or sending[-1].start() < gathering[-1].start()):
        return False
    if marks.endswith("hết") or marks == "ngay trong":
        return True
    if marks.startswith(("từ nay", "kể từ nay")):
        return not _TAKES_PLACE.search(lead[-60:])
    if marks.startswith("dự kiến"):
        return False
    if marks in ("vào", "sinh hoạt chi bộ") or "trong" in marks or clause.when.several_days:
        return bool(sending or FINISHING.search(lead[-40:]))
    return bool(
        sending
        or FINISHING.search(clause.rest[:60])
        or _ASKING.search(clause.around)
        or BOUND_TO.search(lead[-40:])
    )


_ASKING = re.compile(
    r"(?<!\w)(?:phải|kéo dài|nhận(?!\s+(?:thức|được|định|xét|thấy|công tác|nhiệm vụ))"
    r"|tổ chức|triển khai|thực hiện|rà soát|cập nhật|khắc phục|tiếp nhận|phát động|tuyên truyền"
    r"|lấy ý kiến|niêm yết|học tập|quán triệt|kiểm tra|giám sát)(?!\w)"
)
