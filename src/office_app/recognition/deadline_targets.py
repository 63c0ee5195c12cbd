"""Targets: «phấn đấu đến hết năm 2026 đạt 95%» asks for no work by a day of its own; «đến 30/9 đạt trên 75%» does."""

import re

from office_app.recognition.deadline_clause import Clause

FINISHING = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|xong|dứt điểm|thời hạn|hạn cuối|hạn chót|kết thúc)(?!\w)"
)
_ESTIMATED = re.compile(
    r"(?<!\w)(?:ước|dự kiến|tính|tổng số|lũy kế|hiện|số liệu|thống kê|kiểm kê|kết quả|tình hình|theo)(?!\w)[^,;.]*$"
)
_FIGURE_TO_REACH = re.compile(
    r"\s*[,:]?\s*(?:(?:phải|cơ bản|phấn đấu|toàn\s+\w+|các\s+\w+)\s+){0,2}"
    r"(?:đạt|giảm|tăng|có (?:ít nhất|tối thiểu|trên|từ|(?=\d))|thu|đủ|giải ngân|kết nạp"
    r"|(?=\d+(?:,\d+)?\s?%))(?![^,;.]*(?<!\w)(?:đã|so với cùng kỳ)(?!\w))[^,;.]{0,60}?\d"
)
_TARGET = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu|tỷ lệ|tỉ lệ|tầm nhìn)(?!\w)")
_AIM = re.compile(r"phấn đấu(?<!\wphấn đấu)(?!\w)")
REACHING = re.compile(
    r"(?<!\w)(?:đạt|trở thành|tăng|giảm|trở lên|bình quân|\d+(?:,\d+)?\s?%|có\s+(?:ít nhất|trên|từ|\d)|cơ bản)"
)
_REACHED_BY_THEN = re.compile(r"\s*,?\s*(?:phải\s+|cơ bản\s+)?đạt(?!\w)")
BOUND_TO = re.compile(r"(?<!\w)(?:bảo đảm|đảm bảo|phải|yêu cầu)\s[^,;]{0,30}$")
ENACTED = re.compile(
    r"(?<!\w)phấn đấu\s+(?:phê duyệt|ban hành|khởi công|khánh thành|trình|thông qua)(?!\w)[^,;]*$"
)


_SPENT = re.compile(r"(?<!\w)(?:giải ngân|thanh toán|quyết toán)(?!\w)")


def is_to_be_spent(clause: Clause) -> bool:
    """Tell «đến hết năm 2026 giải ngân đạt 95% kế hoạch vốn»: money to be spent by then is work, no mere target."""
    if not (clause.soon and clause.marks.endswith(("hết", "trước")) and REACHING.search(clause.rest[:60])):
        return False
    return bool(_SPENT.search(f"{clause.lead[-50:]} {clause.rest[:30]}")) and not _ESTIMATED.search(
        clause.lead[-40:]
    )


def by_the_years_end(clause: Clause) -> bool:
    """Tell «phấn đấu đến cuối năm 2026 không còn chi bộ yếu» in a paper of that year: a milestone."""
    if clause.when.unit != "year" or not clause.own_year:
        return False
    if _TARGET.search(clause.lead[-60:]) or _TARGET.search(clause.rest[:16]):
        return False
    marked = clause.marks == "đến hết" or (clause.when.part == "cuối" and clause.marks.endswith("đến"))
    return marked and bool(_AIM.search(clause.lead[-20:]))


def is_a_target(clause: Clause, finishing: bool) -> bool:
    """Tell «phấn đấu đến hết năm 2026 đạt 95%», «mục tiêu đến năm 2030»."""
    around = clause.around
    if clause.when.unit == "day" and by_a_day(clause):
        return False
    if clause.when.unit == "year" and clause.marks == "trước" and FINISHING.search(clause.rest[:30]):
        return False
    if _REACHED_BY_THEN.match(clause.rest) and not clause.marks.startswith("trước"):
        return not (clause.when.unit == "day" and BOUND_TO.search(clause.lead[-40:]))
    if clause.soon and clause.marks == "trong" and ENACTED.search(clause.lead[-60:]):
        return False
    if clause.when.unit == "year" and (_TARGET.search(around) or _AIM.search(around)):
        return True
    if clause.firm and clause.when.unit == "day" and BOUND_TO.search(clause.lead[-40:]):
        return False
    if not (_AIM.search(clause.lead[-60:]) or _TARGET.search(clause.lead[-60:])):
        return False
    return bool(REACHING.search(clause.rest[:80]) or (REACHING.search(clause.lead[-60:]) and not finishing))


def by_a_day(clause: Clause) -> bool:
    """Tell «đến 30/9 đạt trên 75%», «phấn đấu đến ngày 31/12 giảm 20% đầu mối»: a figure to be reached by a day."""
    if not clause.near or _ESTIMATED.search(clause.lead[-40:]):
        return False
    if not (clause.marks.endswith("đến") or clause.marks.startswith(("trước", "chậm nhất"))):
        return False
    return bool(
        _FIGURE_TO_REACH.match(clause.rest) or (_AIM.search(clause.lead[-60:]) and "đã" not in clause.rest)
    )
