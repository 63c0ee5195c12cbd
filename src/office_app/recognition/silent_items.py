"""Paragraphs of a body that give nobody work: addressees, the opening, the closing call, a look back."""

import re
from collections.abc import Sequence
from functools import lru_cache

from office_app.recognition.rules import Rules
from office_app.recognition.scents import holds_any
from office_app.recognition.structure import Item
from office_app.recognition.subjects import lists_facts

_INTRO = re.compile(
    r"(?:như\s+sau|sau\s+đây|dưới\s+đây|nội\s+dung\s+sau|nhiệm\s+vụ\s+sau|việc\s+sau|sau)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_INTRO_FAR = 40  # characters from the end
# how a paper begins that tells what a meeting concluded
_MEETING_TOLD = re.compile(
    r"(?:Ngày|Sáng|Chiều|Trong|Tại|Vừa qua)\s[^.;]{0,160}chủ trì\s+(?:[Hh]ội nghị|[Cc]uộc họp|[Bb]uổi|[Pp]hiên họp)"
    r"|Sau khi (?:nghe|xem xét)\s"
)
# «Hằng năm, vào dịp …, các thôn tổ chức … Căn cứ …, Ủy ban hướng dẫn:»: the issuer itself says how, and asks nobody
_CUSTOM = re.compile(
    r"(?:Hằng|Hàng|Mỗi) (?:năm|quý|tháng)(?:,| vào | nhân | cứ )[^:]+\. (?:Căn cứ|Thực hiện|Để|Nhằm|Theo) [^:.]+,"
    r" [^:.,]+ (?:hướng dẫn|quy định|thông báo|ban hành)(?:\s[^:.,]+)?:$"
)
_ASKS = re.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao(?! lưu)|phân công|phải|gửi|nộp|báo cáo|trước ngày|(?:chậm|muộn|trễ) nhất"
    r"|thời hạn)(?!\w)",
    re.IGNORECASE,
)
_COLUMN_HEADS = frozenset(
    f"{body} {role}"
    for body in ("đơn vị", "cơ quan", "bộ phận")
    for role in ("thực hiện", "chủ trì", "phối hợp", "phụ trách")
)
_LONGEST_COLUMN_HEAD = 17
# «2. Thành phần tham dự»
_WHO_COMES = re.compile(
    r"(?:Thành phần|Đại biểu|Khách mời)(?:,? (?:tham dự|dự|mời|được mời|triệu tập|tham gia|họp|hội nghị|lớp|tập huấn"
    r"|làm việc|cuộc|buổi|khách mời|đại biểu|và|đối tượng))*\s*[:.]?",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(r"(?:[Tt]rước|nhất|[Hh]ạn|[Đđ]ến)\s[^.;]{0,20}\d{1,2}\s?/\s?\d")
# verbs that say who somebody is or what for they come
_DESCRIBES = re.compile(
    r"(?:phụ trách|tham mưu|giúp việc|theo dõi|tham dự|tham gia|dự|chủ trì|điều hành|quản lý|lãnh đạo|chỉ đạo|công tác"
    r"|tổ chức|xây dựng|kiểm tra|giám sát|thực hiện nhiệm vụ|làm việc|có trách nhiệm)(?!\w)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)|(?<!\w)(?:được|do)\s[^,;.]*")  # «(chuẩn bị tham luận)», «được mời báo cáo»
_CLOSING_CALL = re.compile(
    r"(?:nghiêm túc|khẩn trương|quan tâm|phối hợp|thực hiện|triển khai|chỉ đạo|lưu ý)[\w\s,()]{0,90}\.?(?:/\.)?$"
)
EVERYONE = re.compile(
    r"(?:yêu cầu|đề nghị|kính đề nghị)?\s*(?:toàn thể\s+)?(?:các\s+)?(?:cơ quan|đơn vị|địa phương|đồng chí|cấp|ngành"
    r"|tổ chức|cá nhân|nghiêm túc|triển khai)(?![^,.]*(?:trực thuộc|xã,|phường))",
    re.IGNORECASE,
)
GROUNDS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)\s.*(?:[;,]|QUYẾT (?:ĐỊNH|NGHỊ):?)\s*$", re.DOTALL)
_CALL = re.compile(r"(?:^|[,.;]\s+|(?:^|,\s+)[^,.;:]{3,60}\s)(?:[Yy]êu cầu|[Đđ]ề nghị|[Kk]ính đề nghị)\s+")
_CALL_SCENTS = ("êu cầu", "ề nghị")  # capital or small first letter
# «Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các chi bộ phản ánh về …»: whom to ask, no work
_WHERE_TO_ASK = re.compile(
    r"(?:Trong quá trình|Quá trình|Nếu|Trường hợp|Khi|Có)\s[^.;]{0,110}(?:vướng mắc|khó khăn|phát sinh|chưa rõ)"
    r"[^.;]{0,80}\s(?:phản ánh|báo cáo|trao đổi|liên hệ|thông tin|gửi|có văn bản|kiến nghị)\s[^.;\d]*\.?(?:/\.)?$"
)
_AND_REPORT = re.compile(
    r"(?<=\.) (?:Định kỳ|Hằng|Hàng|Kết quả)\s[^.;]*báo cáo[^.;]*\.?(?:/\.)?$"
)  # behind the call
_CARRYING_OUT = (
    r"(?:(?:nghiêm túc|khẩn trương|kịp thời|chủ động|tổ chức|quan tâm|phối hợp|phổ biến,?)\s)*(?:quán triệt,?\s)?"
    r"(?:triển khai|thực hiện)"
    r"(?:,?\s(?:thực hiện|tổ chức|nghiêm túc|có hiệu quả|kịp thời|đạt kết quả|đúng quy định|theo quy định))*"
)
# «Căn cứ Kế hoạch này, các chi bộ khẩn trương triển khai thực hiện.» closes a paper too
_CARRY_IT_OUT = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Nhận được|Theo)\s[^,.;:]{3,40}\snày,\s(?:(?:đề nghị|yêu cầu)\s)?[^.;:\d]{3,90}?\s"
    rf"{_CARRYING_OUT}\.?(?:/\.)?$"
)
# «Trên đây là Hướng dẫn …, đề nghị các cấp ủy trực thuộc triển khai thực hiện; quá trình thực hiện, nếu có vướng mắc …»
_THIS_WAS = re.compile(
    r"Trên đây là\s[^;:]{3,220}?[,.;]\s(?:[^,.;:]{3,60}\s)?(?:đề nghị|yêu cầu)\s[^.;:\d]{3,120}?\s"
    rf"{_CARRYING_OUT}(?=[.;/]|$)",
    re.IGNORECASE,
)
# «Yêu cầu Thủ trưởng các sở, ngành triển khai thực hiện nghiêm túc Công văn này.»
_CARRY_THIS_OUT = re.compile(
    r"(?:Yêu cầu|Đề nghị)\s[^.;:\d]{3,160}?\s"
    rf"{_CARRYING_OUT}\s(?:các nội dung(?: của)?\s)?(?:tốt\s)?[^\W\d_]+(?:\s[^\W\d_]+){{0,4}}\snày[./]*$"
)
_DIGIT = re.compile(r"\d")
_WHILE_DOING_SO = re.compile(r"(?:[.;]\s(?:trong )?quá trình\s\D*)?[./]*$", re.IGNORECASE)
_TELEGRAM = re.compile(r"(?:[^.;]{0,80}\s)?điện\s*:$", re.IGNORECASE)
_LOOK_BACK = re.compile(
    r"tình hình(?! mới)|kết quả (?:đạt|thực hiện|công tác|nổi bật|tổ chức|triển khai|hoạt động|lãnh đạo)"
    r"|đánh giá (?:chung|công tác|kết quả|việc)"
    r"|kết quả[\s.:]*$|đã làm được|đã đạt được|việc đã |kiểm điểm (?:công|việc)|ưu điểm|hạn chế|tồn tại|nguyên nhân"
)
_AHEAD = re.compile(
    r"(?:giải pháp|phương hướng|khắc phục|tổ chức thực hiện|nhiệm vụ (?:trọng tâm|thời gian|năm))|nắm"
)
PLANNED = re.compile(
    r"phương hướng|nhiệm vụ|giải pháp|thời gian (?:tới|tiếp theo)|kế hoạch|chương trình công tác|đề xuất"
    r"|kiến nghị|khắc phục|tổ chức thực hiện|tháng sau|quý sau|cuối năm"
)
"""Headings of the parts of a report that do not tell what was done."""


def silent_items(items: Sequence[Item], opening: int, rules: Rules, *, is_report: bool) -> list[bool]:
    """Tell of each item whether it gives no work; the first ``opening`` ones stand before the numbered ones.

    ``is_report``: the paper tells what was done, but for its parts on what comes next.
    """
    silent: list[bool] = []
    addressed = False  # whether what the list goes on below is an address
    comers = 9  # level of the heading above the items that say who comes
    for i, item in enumerate(items):
        addresses = _addresses(item.words)
        addressed = addressed if item.level == 5 and i else addresses
        comers = comers if item.level > comers else item.level if _WHO_COMES.fullmatch(item.words) else 9
        silent.append(
            addressed
            or (item.level > comers and not _told_to_work(item.words, rules))
            or addresses
            or looks_back(item.section, is_report)
            or item.section.startswith("tài liệu")
            or (len(item.words) <= _LONGEST_COLUMN_HEAD and item.words.lower() in _COLUMN_HEADS)
            or lists_facts(item)
            or (i < opening and _opens(item.words))
            or (item.level == 0 and _closes(items, i))
        )
    return silent


def _told_to_work(words: str, rules: Rules) -> bool:
    """Tell «Văn phòng gửi giấy mời» from «Phó Chủ tịch phụ trách phong trào», who comes."""
    if rules.giver.match(words) or _LAST_DAY.search(words):
        return True
    return any(
        not _DESCRIBES.match(verb.group()) for verb in rules.assignment_verb.finditer(_ASIDE.sub("", words))
    )


def _opens(words: str) -> bool:
    """Tell «… triển khai các nhiệm vụ sau:» by its end, what a meeting concluded, and what is done every year."""
    introduces = _INTRO.search(words, max(0, len(words) - _INTRO_FAR)) is not None
    return introduces or _MEETING_TOLD.match(words) is not None or tells_a_custom(words)


def tells_a_custom(words: str) -> bool:
    """Tell «Hằng năm, vào dịp …, các thôn tổ chức … Căn cứ …, Ủy ban hướng dẫn:», nobody asked."""
    return words.endswith(":") and _CUSTOM.match(words) is not None and not _ASKS.search(words)


def _closes(items: Sequence[Item], i: int) -> bool:
    """Tell the grounds of a decision, and what a paper ends with."""
    words = items[i].words
    return bool(
        GROUNDS.match(words)
        or _WHERE_TO_ASK.match(words)
        or _CARRY_IT_OUT.match(words)
        or _CARRY_THIS_OUT.match(words)
        or ((end := call_end(words)) and _WHILE_DOING_SO.match(words, end))
        or _is_closing_call(items, i)
    )


def call_end(words: str) -> int:
    """Return where a call at a paper's end is over, 0 where there is none: «Trên đây là …, đề nghị … thực hiện»."""
    call = _THIS_WAS.match(words)
    return call.end() if call else 0


@lru_cache(maxsize=16)  # asked of a section by each of its items
def looks_back(section: str, is_report: bool) -> bool:
    """Tell a section about what was done, by its heading in small letters; in a report all but its plans are."""
    if is_report and section and not PLANNED.search(section):
        return True
    return bool(_LOOK_BACK.search(section)) and not _AHEAD.search(section)


def _addresses(words: str) -> bool:
    """Tell «Kính gửi …», «Ủy ban nhân dân tỉnh điện:»."""
    if words.startswith(("Kính gửi", "Kính trình", "Kính mời", "Trân trọng kính mời")):
        return True
    return words.endswith(":") and _TELEGRAM.match(words) is not None


def _is_closing_call(items: Sequence[Item], i: int) -> bool:
    """Tell the closing sentence «Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.»"""
    if not holds_any(items[i].words, _CALL_SCENTS):
        return False
    words = _AND_REPORT.sub("", items[i].words)
    if len(words) >= 260 or any(item.level == 5 for item in items[i + 1 : i + 2]):
        return False
    call = _CALL.search(words)
    if call is None or not EVERYONE.match(words, call.end()) or _DIGIT.search(words, call.end()):
        return False
    return _CLOSING_CALL.search(words) is not None
