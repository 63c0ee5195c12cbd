"""Who is spoken of at the beginning of a paragraph that gives work, and what is no such paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from office_app.domain.incoming import Certainty
from office_app.recognition.rules import Rules
from office_app.recognition.structure import Item
from office_app.recognition.units import Named, begins_unit, heading_unit, name_at, reaches_verb, unit_at

LEAD_CLAUSE = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Để|Sau khi|Sau|Trước mắt|Trong|Hằng|Hàng|Định kỳ|Ngoài|Đồng thời"
    r"|Bên cạnh|Qua|Từ|Khi|Trước|Nhằm|Cùng với|Ngay sau|Ngay|Thông qua|Tùy|Mỗi|Thực hiện|Tiếp theo|Đối với|Tại|Về|Nhân"
    r"|Kết thúc|Chậm nhất|Riêng|Nhận được|Được)(?!\w)"
)
ALSO = re.compile(
    r"(?:(?:Đồng thời|Ngoài ra|Bên cạnh đó|Cùng với đó|Trước mắt|Riêng|Trong đó|Cụ thể)\s*,?\s*)",
    re.IGNORECASE,
)
_ABOUT_UNIT = re.compile(
    r"(?:Đối với|Về phía"
    r"|(?P<duty>(?:Nhiệm vụ,?\s+(?:và\s+)?(?:quyền hạn|trách nhiệm)|Trách nhiệm|Nhiệm vụ)(?:\s+của)?))\s+",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"(?P<about>{_ABOUT_UNIT.pattern})|{ALSO.pattern}", re.IGNORECASE)
_IN_A_CASE = re.compile(
    r"[^,.;:]{3,50}\s(?:chưa (?:đủ|có|được)|không (?:đủ|có)|dưới|thuộc diện)\s[^.;]{0,60}\sthì\s(?!phải)"
)
# Who sits in a team: «Đồng chí …, kiểm tra viên - thành viên», «Đồng chí Phó Bí thư …: Trưởng Ban», or the role behind
# «,», «là», «làm»
_MEMBER = re.compile(
    r"(?:(?:các )?đồng chí|đ/c|ông|bà)\s[^.;:]{5,160}(?:[\s,][-–]|[:,]|\s(?:là|làm))\s+(?:phó\s)?"
    r"(?:trưởng (?:đoàn|ban|nhóm|tiểu ban)|đoàn trưởng"
    r"|tổ trưởng|nhóm trưởng|tổ phó|ủy viên|thành viên|thư ký)(?P<rest>(?:\s[^\W\d]+){0,4})\s*[.;,]?",
    re.IGNORECASE,
)
_WHAT_TO_DO = re.compile(r"\s(?!của\s)\w")
_COUNT_OF = re.compile(r"\d{1,3}\s+(?=(?:chi bộ|đảng bộ|đảng ủy|cơ quan|tổ chức)(?!\w))")
_CLAUSE_STOP = re.compile(r"[.;:]\s")
_CLAUSE_END = re.compile(r",\s+|\sthì\s+")
_LABEL = re.compile(r"[^:.;\n]{2,120}:\s+")
_LABEL_END = 121
_LABEL_OF_SEVERAL = re.compile(r"(?:[^:.;\n]{2,80};\s+){1,4}[^:.;\n]{2,80}:\s+")
_NEXT_OF_SEVERAL = re.compile(r";\s+")
_APPOINTS = re.compile(
    r"(?:[^.;:,]{0,20}\s)?(?:giao|phân công|ủy quyền|yêu cầu)\s(?:cho\s)?(?:các\s)?(?:đồng chí|đ/c|ủy viên)\s",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"[^,.;:]{3,60}\slà\s(?:tế bào|nơi|việc|tổ chức|(?:cơ quan|đơn vị|bộ phận)\s(?!thường trực|chủ trì|đầu mối))"
)
_DEFINED_WITHIN = 64
LEADS = re.compile(
    r"\s*(?:\)|chủ trì|chuẩn bị|chịu trách nhiệm|phụ trách|đảm nhiệm|đảm trách|làm đầu mối|làm cơ quan|là đầu mối)"
)
ROLE_LABEL = re.compile(
    r"(?<!\w)(?:(?:cơ quan|đơn vị|bộ phận)\s+(?:chủ trì|thực hiện|đầu mối|phụ trách|tham mưu|tổ chức|thường trực)"
    r"|chủ trì"
    r"|phân công(?:\s+thực hiện)?|(?:đơn vị|cơ quan)\s+được giao|giao thực hiện|trách nhiệm thực hiện)\s*:\s*",
    re.IGNORECASE,
)
_NOT_DUTIES = re.compile(
    r"(?:Thành phần|Mời(?: dự| tham dự)?|Khách mời|Đại biểu(?: mời| dự)|Cùng dự|Dự họp"
    r"|Thời gian|Địa điểm|Đối tượng|Tài liệu|Kinh phí|Chủ trì hội nghị|Nơi nhận|Ghi chú"
    r"|(?:Cơ quan|Đơn vị)\s(?:chỉ đạo|bảo trợ|tài trợ|báo cáo)|Chỉ tiêu"
    r"|(?:(?:Đơn vị|Cơ quan|Bộ phận|Cá nhân)(?:,\s+\w+\s\w+)?\s+)?phối hợp(?!\s+với))[^:.;]{0,40}:",
    re.IGNORECASE,
)
_NO_DUTY = re.compile(r"(?:ngày|từ|lúc|thứ|sáng|chiều|tối|do|gồm|bao gồm)\s|\d+ giờ|\d{1,2}/", re.IGNORECASE)
_CARRYING_OUT = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|nhiệm vụ")
_PLURAL = re.compile(
    r"(?:các|những|từng|mỗi|toàn thể|tập thể|cấp ủy|chi bộ|đảng bộ|đảng ủy|cơ quan|lãnh đạo|tổ chức|cán bộ|ban)(?!\w)",
    re.IGNORECASE,
)
_UNKNOWN_VERB = "Từ sau tên đơn vị không có trong danh sách động từ giao việc."


@dataclass(slots=True)
class Subject:
    """A unit that is given work. ``heading``: the paragraph is its name only; ``given``: by a word of giving."""

    named: Named
    heading: bool = False
    given: bool = False
    certainty: Certainty = Certainty.SURE
    reason: str = ""


def lists_facts(item: Item) -> bool:
    """Tell «Thành phần: …», «Thời gian: …»: who and when, not what to do."""
    return ":" in item.words and _NOT_DUTIES.match(item.words) is not None


def carries_out(item: Item) -> bool:
    """Tell whether an item stands in the part on who does what."""
    return item.level != 1 and _on_carrying_out(item.section)


@lru_cache(maxsize=16)  # asked of a section by each of its items
def _on_carrying_out(section: str) -> bool:
    return _CARRYING_OUT.search(section) is not None


def heading_subject(item: Item, rules: Rules) -> Subject | None:
    """Return the unit when the paragraph is nothing but its name: «2. Đối với các chi bộ», «Đề nghị các đảng ủy:»."""
    words = item.words
    about = _ABOUT_UNIT.match(words)
    giver = rules.giver.match(words) if about is None and words.endswith(":") else None
    opened = about or giver
    at = opened.end() if opened else 0
    base = item.paragraph.start + item.at
    whole = about is not None and about["duty"] is not None
    named = heading_unit(words, at, base, rules, people=carries_out(item), whole=whole)
    return Subject(named, heading=True, given=giver is not None) if named and is_somebody(words, at) else None


def first_subject(item: Item, rules: Rules) -> Subject | None:
    """Find who is spoken of at the beginning: after a giver, a label with a colon, or a leading clause."""
    words, base = item.words, item.paragraph.start + item.at
    people = item.level in (2, 3) or carries_out(item)
    if (":" in words and ROLE_LABEL.match(words)) or _defines(words) or _tells_of_a_case(words):
        return None
    if _is_member(words, rules):
        return None
    label = label_of(words) or _label_of_several(words, rules)
    if label and _tells_no_duty(label, rules):
        return None
    if label and (named := _before_colon(label, base, rules)):
        return Subject(named)
    for start, given in _starts(words, rules):
        begins = begins_unit(words, start, rules) is not None
        appoints = given and _APPOINTS.match(words) is not None
        if not (begins or people or appoints):
            continue
        counted = _COUNT_OF.match(words) if start else None
        any_verb = given or (begins and item.level > 0 and not counted)
        named = unit_at(words, start, base, rules, people=people or appoints, any_verb=any_verb)
        if named and counted and counted.end() == start:
            named = replace(named, start=base)
        if named and (appoints or begins or is_somebody(words, start)):
            return subject_of(named, given)
        if given and (end := _whole_list(words, start, rules)):
            return Subject(Named(base + start, base + end), given=True)
    labelled = _labelled(label, base, rules, people) if label else None
    return labelled or after_clause(words, base, rules)


def _is_member(words: str, rules: Rules) -> bool:
    """Tell «Đồng chí …: Trưởng Đoàn kiểm tra» from «Đồng chí …, Trưởng Ban chủ trì cuộc họp», who is given work."""
    member = _MEMBER.fullmatch(words)
    if member is None:
        return False
    verb = rules.assignment_verb.match(words, member.start("rest") + 1)
    return verb is None or not _WHAT_TO_DO.match(words, verb.end())


def _defines(words: str) -> bool:
    """Tell «Chi bộ là tế bào của Đảng»: what a body is."""
    return words.find("là", 0, _DEFINED_WITHIN) > 0 and _DEFINES.match(words) is not None


def _tells_of_a_case(words: str) -> bool:
    """Tell «Tổ chức đảng thành lập chưa đủ 06 tháng thì chưa xếp loại»: what holds in a case, not what to do."""
    return " thì " in words and _IN_A_CASE.match(words) is not None


def subject_of(named: Named, given: bool) -> Subject:
    """Return the subject, to be looked at where neither a word of giving nor a verb of the list tells that it acts."""
    if named.verb or given:
        return Subject(named, given=given)
    return Subject(named, certainty=Certainty.LIKELY, reason=_UNKNOWN_VERB)


def _starts(words: str, rules: Rules) -> Iterator[tuple[int, bool]]:
    """Yield where the subject may begin, and whether a word of giving stands before it."""
    giver = rules.giver.match(words)
    yield (giver.end(), True) if giver else (0, False)
    if words[:1].isdigit() and (counted := _COUNT_OF.match(words)):
        yield counted.end(), False
    opening = _OPENING.match(words)
    if opening and (opening["about"] is None or is_somebody(words, opening.end())):
        inner = rules.giver.match(words, opening.end())
        yield (inner.end(), True) if inner else (opening.end(), False)


def is_somebody(words: str, at: int) -> bool:
    """Tell «đối với các chi bộ» from «đối với thôn có dưới 100 cử tri»: a unit has a capital or is many."""
    return words[at : at + 1].isupper() or bool(_PLURAL.match(words, at))


def _whole_list(words: str, start: int, rules: Rules) -> int | None:
    """Return where a name ends that a giver puts before a colon: «Giao Văn phòng Đảng ủy:»."""
    end = name_at(words, start, rules)
    return end if end is not None and words[end : end + 2].strip() in (":", "") else None


def label_of(words: str) -> re.Match[str] | None:
    """Match «Ban Xây dựng Đảng: » at the beginning."""
    return _LABEL.match(words) if words.find(":", 0, _LABEL_END) > 0 else None


def _label_of_several(words: str, rules: Rules) -> re.Match[str] | None:
    """Match «Các đoàn thể; Hội Chữ thập đỏ các cấp: », nothing but units before the colon."""
    label = _LABEL_OF_SEVERAL.match(words) if ";" in words and ":" in words else None
    if label is None:
        return None
    starts = [0, *(mark.end() for mark in _NEXT_OF_SEVERAL.finditer(label.group()))]
    return label if all(begins_unit(words, at, rules) for at in starts) else None


def _labelled(label: re.Match[str], base: int, rules: Rules, people: bool) -> Subject | None:
    """Read «Ban Xây dựng Đảng: tham mưu …» and «Hình thức tổ chức: Cấp ủy … căn cứ …»."""
    words = label.string
    about = _ABOUT_UNIT.match(words)
    at = about.end() if about else 0
    named = heading_unit(words[: label.end()].rstrip(" :"), at, base, rules, people=people)
    if named and is_somebody(words, at):
        return Subject(named)
    giver = rules.giver.match(words, label.end())
    at = giver.end() if giver else label.end()
    named = unit_at(words, at, base, rules, people=people, any_verb=True)
    return subject_of(named, giver is not None) if named else None


def _tells_no_duty(label: re.Match[str], rules: Rules) -> bool:
    """Tell «Ban Giám khảo: do … thành lập», «Chi bộ thôn A: ngày 25/5» from a name and what to do."""
    if not _NO_DUTY.match(label.string, label.end()):
        return False
    return not rules.assignment_verb.search(label.string, 0, label.end())


def _before_colon(label: re.Match[str], base: int, rules: Rules) -> Named | None:
    """Read «Chi bộ Trung đoàn 3 đến 5: tham mưu …»: a name with a capital, a colon, and what to do."""
    words = label.string
    if not (words[:1].isupper() and words[label.end() : label.end() + 1].islower()):
        return None
    if rules.assignment_verb.search(words, 0, label.end()):
        return None
    return heading_unit(words[: label.end()].rstrip(" :"), 0, base, rules, whole=True)


def after_clause(words: str, base: int, rules: Rules) -> Subject | None:
    """Find the subject after «Căn cứ …,» and the like, within the first sentence."""
    if not LEAD_CLAUSE.match(words):
        return None
    stop = _CLAUSE_STOP.search(words)
    end = min(stop.start() if stop else len(words), 400)
    named: Named | None = None
    for mark in _CLAUSE_END.finditer(words[:end]):
        named = unit_at(words, mark.end(), base, rules) or named
        if named and named.start == base + mark.end() and reaches_verb(words, named, base, rules):
            break
    return Subject(named) if named else None
