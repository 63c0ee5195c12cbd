"""Who is spoken of in one paragraph that gives work: at its beginning or in a later sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from office_app.domain.incoming import Certainty
from office_app.recognition.rules import LOWER, Rules
from office_app.recognition.structure import Item
from office_app.recognition.units import Named, begins_unit, heading_unit, name_at, reaches_verb, unit_at

_LEAD_CLAUSE = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Để|Sau khi|Sau|Trước mắt|Trong|Hằng|Hàng|Định kỳ|Ngoài|Đồng thời"
    r"|Bên cạnh|Qua|Từ|Khi|Trước|Nhằm|Cùng với|Ngay sau|Ngay|Thông qua|Tùy|Mỗi|Thực hiện|Tiếp theo|Đối với|Tại|Về|Nhân"
    r"|Kết thúc|Chậm nhất|Riêng|Nhận được|Được)(?!\w)"
)
_ALSO = re.compile(
    r"(?:(?:Đồng thời|Ngoài ra|Bên cạnh đó|Cùng với đó|Trước mắt|Riêng|Trong đó|Cụ thể)\s*,?\s*)",
    re.IGNORECASE,
)
_ABOUT_UNIT = re.compile(
    r"(?:Đối với|Về phía"
    r"|(?P<duty>(?:Nhiệm vụ,?\s+(?:và\s+)?(?:quyền hạn|trách nhiệm)|Trách nhiệm|Nhiệm vụ)(?:\s+của)?))\s+",
    re.IGNORECASE,
)
_IN_A_CASE = re.compile(
    r"[^,.;:]{3,50}\s(?:chưa (?:đủ|có|được)|không (?:đủ|có)|dưới|thuộc diện)\s[^.;]{0,60}\sthì\s(?!phải)"
)
# «Đồng chí …, kiểm tra viên - thành viên»: who sits in a team
_MEMBER = re.compile(
    r"(?:(?:các )?đồng chí|đ/c|ông|bà)\s[^.;:]{5,160}[\s,][-–]\s+(?:phó\s)?(?:trưởng (?:đoàn|ban|nhóm)|đoàn trưởng"
    r"|tổ trưởng|nhóm trưởng|ủy viên|thành viên|thư ký)(?:\s[^\W\d]+){0,4}\s*[.;,]?",
    re.IGNORECASE,
)
_COUNT_OF = re.compile(r"\d{1,3}\s+(?=(?:chi bộ|đảng bộ|đảng ủy|cơ quan|tổ chức)(?!\w))")
_WHEN = re.compile(
    r"(?:(?P<due>Trước|Chậm nhất|Đến)|Hằng|Hàng|Định kỳ|Trong|Từ)\s(?:khi\s)?[^,.;]{0,20}\d[^,.;]{0,30},"
)
_CLAUSE_STOP = re.compile(r"[.;:]\s")
_CLAUSE_END = re.compile(r",\s+|\sthì\s+")
_LABEL = re.compile(r"[^:.;\n]{2,120}:\s+")
_LABEL_END = 121
_FOLLOWS = re.compile(r"\s*căn cứ\s[^.;]{0,60}(?:thi hành|thực hiện)(?!\w)")
_TO_SOMEBODY = re.compile(r"[^.;]{0,90}\s(?:(?:về|cho|gửi|lên)\s+(?=[^\W\d_])|(?:trước|chậm nhất)\s)")
_SENTENCE = re.compile(r"[.;!?]\s+(?=\S)")
# «Đảng ủy … hoàn thiện cơ chế; chỉ đạo các ngành thực hiện»: the same body goes on; one directed by name has its row
_DIRECTS_TOO = re.compile(rf";\s+(?:đồng thời\s+)?(?:lãnh đạo,?\s+)?chỉ đạo\s(?=[{LOWER}])")
_CLAUSE_MARK = re.compile(r"[,.;:]\s")
_NEXT_CLAUSE = re.compile(r",\s+(?=[A-ZĐỦ])")
_APPOINTS = re.compile(
    r"(?:[^.;:,]{0,20}\s)?(?:giao|phân công|ủy quyền|yêu cầu)\s(?:cho\s)?(?:các\s)?(?:đồng chí|đ/c|ủy viên)\s",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"[^,.;:]{3,60}\slà\s(?:tế bào|nơi|việc|tổ chức|(?:cơ quan|đơn vị|bộ phận)\s(?!thường trực|chủ trì|đầu mối))"
)
_EACH_OF_THEM = re.compile(r"(?:mỗi|từng)\s", re.IGNORECASE)  # «các chi bộ …; mỗi chi bộ …» are the same
_DEFINED_WITHIN = 64
_NAME_OF_ITS_OWN = 3  # words
_HEAD_OF_A_VILLAGE = re.compile(r"(?:Trưởng|Tổ trưởng)\s(?:thôn|bản|ấp|buôn|làng|khu|xóm|tổ|khóm)$")
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
    r"|(?:Cơ quan|Đơn vị)\s(?:chỉ đạo|bảo trợ|tài trợ)|Chỉ tiêu"
    r"|(?:(?:Đơn vị|Cơ quan|Bộ phận|Cá nhân)(?:,\s+\w+\s\w+)?\s+)?phối hợp(?!\s+với))[^:.;]{0,40}:",
    re.IGNORECASE,
)
_NO_DUTY = re.compile(r"(?:ngày|từ|lúc|thứ|sáng|chiều|tối|do|gồm|bao gồm)\s|\d+ giờ|\d{1,2}/", re.IGNORECASE)
_LEADING_VERB = re.compile(
    r"chủ trì|có trách nhiệm|chịu trách nhiệm|tham mưu|phối hợp|có nhiệm vụ|theo dõi|tổng hợp|hướng dẫn"
    r"|là đầu mối|làm đầu mối|là cơ quan|là đơn vị|bố trí|bảo đảm|đảm bảo|đôn đốc|cân đối|cử|chuẩn bị|hỗ trợ|thẩm định"
    r"|đăng|phụ trách"
)
_CARRYING_OUT = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|nhiệm vụ")
_CENTRAL = re.compile(
    r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Quốc hội|Chính phủ|Trung ương(?!\s(?:Đoàn|Hội)(?!\w))"
)
_PLURAL = re.compile(
    r"(?:các|những|từng|mỗi|toàn thể|tập thể|cấp ủy|chi bộ|đảng bộ|đảng ủy|cơ quan|lãnh đạo|tổ chức|cán bộ|ban)(?!\w)",
    re.IGNORECASE,
)
_BEHIND_COMMA = "Nêu sau dấu phẩy, trong việc của đơn vị khác."
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
    return (
        Subject(named, heading=True, given=giver is not None) if named and _is_somebody(words, at) else None
    )


def first_subject(item: Item, rules: Rules) -> Subject | None:
    """Find who is spoken of at the beginning: after a giver, a label with a colon, or a leading clause."""
    words, base = item.words, item.paragraph.start + item.at
    people = item.level in (2, 3) or carries_out(item)
    if (":" in words and ROLE_LABEL.match(words)) or _defines(words) or _tells_of_a_case(words):
        return None
    if _MEMBER.fullmatch(words):
        return None
    label = label_of(words)
    if label and _tells_no_duty(label, rules):
        return None
    if label and (named := _before_colon(label, base, rules)):
        return Subject(named)
    for start, given in _starts(words, rules):
        counted = _COUNT_OF.match(words) if start else None
        any_verb = given or (item.level > 0 and not counted and begins_unit(words, start, rules) is not None)
        appoints = given and _APPOINTS.match(words) is not None
        named = unit_at(words, start, base, rules, people=people or appoints, any_verb=any_verb)
        if named and counted and counted.end() == start:
            named = replace(named, start=base)
        if named and (appoints or begins_unit(words, start, rules) or _is_somebody(words, start)):
            return _subject(named, given)
        if given and (end := _whole_list(words, start, rules)):
            return Subject(Named(base + start, base + end), given=True)
    labelled = _labelled(label, base, rules, people) if label else None
    return labelled or _after_clause(words, base, rules)


def _defines(words: str) -> bool:
    """Tell «Chi bộ là tế bào của Đảng»: what a body is."""
    return words.find("là", 0, _DEFINED_WITHIN) > 0 and _DEFINES.match(words) is not None


def _tells_of_a_case(words: str) -> bool:
    """Tell «Tổ chức đảng thành lập chưa đủ 06 tháng thì chưa xếp loại»: what holds in a case, not what to do."""
    return " thì " in words and _IN_A_CASE.match(words) is not None


def _subject(named: Named, given: bool) -> Subject:
    if named.verb or given:
        return Subject(named, given=given)
    return Subject(named, certainty=Certainty.LIKELY, reason=_UNKNOWN_VERB)


def _starts(words: str, rules: Rules) -> Iterator[tuple[int, bool]]:
    """Yield where the subject may begin, and whether a word of giving stands before it."""
    giver = rules.giver.match(words)
    yield (giver.end(), True) if giver else (0, False)
    if words[:1].isdigit() and (counted := _COUNT_OF.match(words)):
        yield counted.end(), False
    for pattern in (_ABOUT_UNIT, _ALSO):
        match = pattern.match(words)
        if match and (pattern is not _ABOUT_UNIT or _is_somebody(words, match.end())):
            inner = rules.giver.match(words, match.end())
            yield (inner.end(), True) if inner else (match.end(), False)


def _is_somebody(words: str, at: int) -> bool:
    """Tell «đối với các chi bộ» from «đối với thôn có dưới 100 cử tri»: a unit has a capital or is many."""
    return words[at : at + 1].isupper() or bool(_PLURAL.match(words, at))


def _whole_list(words: str, start: int, rules: Rules) -> int | None:
    """Return where a name ends that a giver puts before a colon: «Giao Văn phòng Đảng ủy:»."""
    end = name_at(words, start, rules)
    return end if end is not None and words[end : end + 2].strip() in (":", "") else None


def label_of(words: str) -> re.Match[str] | None:
    """Match «Ban Xây dựng Đảng: » at the beginning."""
    return _LABEL.match(words) if words.find(":", 0, _LABEL_END) > 0 else None


def _labelled(label: re.Match[str], base: int, rules: Rules, people: bool) -> Subject | None:
    """Read «Ban Xây dựng Đảng: tham mưu …» and «Hình thức tổ chức: Cấp ủy … căn cứ …»."""
    words = label.string
    about = _ABOUT_UNIT.match(words)
    at = about.end() if about else 0
    named = heading_unit(words[: label.end()].rstrip(" :"), at, base, rules, people=people)
    if named and _is_somebody(words, at):
        return Subject(named)
    giver = rules.giver.match(words, label.end())
    at = giver.end() if giver else label.end()
    named = unit_at(words, at, base, rules, people=people, any_verb=True)
    return _subject(named, giver is not None) if named else None


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


def _after_clause(words: str, base: int, rules: Rules) -> Subject | None:
    """Find the subject after «Căn cứ …,» and the like, within the first sentence."""
    if not _LEAD_CLAUSE.match(words):
        return None
    stop = _CLAUSE_STOP.search(words)
    end = min(stop.start() if stop else len(words), 400)
    named: Named | None = None
    for mark in _CLAUSE_END.finditer(words[:end]):
        named = unit_at(words, mark.end(), base, rules) or named
        if named and named.start == base + mark.end() and reaches_verb(words, named, base, rules):
            break
    return Subject(named) if named else None


def later_subjects(item: Item, first: Subject | None, rules: Rules) -> list[Subject]:
    """Find further subjects: sentences that begin with a giver or a unit, and «…; Văn phòng …»."""
    words, base = item.words, item.paragraph.start + item.at
    found: list[Subject] = []
    goes_on = carries_out(item) or (first is not None and first.given)
    for mark in _SENTENCE.finditer(words):
        also = _ALSO.match(words, mark.end())
        at = also.end() if also else mark.end()
        giver = rules.giver.match(words, at)
        at = giver.end() if giver else at
        if ROLE_LABEL.match(words, at) or (first and giver and _DIRECTS_TOO.match(words, mark.start())):
            continue
        listed = words[mark.start()] == ";" and _is_somebody(words, at)
        named = unit_at(words, at, base, rules, any_verb=giver is not None or (listed and goes_on))
        if named is None and (other := _after_clause_anew(item, mark.start(), at, first, rules)):
            found.append(other)
        elif named is None and carries_out(item) and (labelled := _labelled_later(words, at, base, rules)):
            found.append(labelled)
        if (
            named is None
            or _CENTRAL.match(words, at)
            or (first is not None and _EACH_OF_THEM.match(words, at))
        ):
            continue
        follows = _FOLLOWS.match(words, named.end - base) is not None
        if (
            giver
            or follows
            or (named.verb and (_LEADING_VERB.match(named.verb) or (listed and (goes_on or first))))
        ):
            found.append(_subject(named, giver is not None))
        elif (listed and goes_on) or _opens_anew(item, mark.start(), named, first):
            found.append(_subject(named, False))
    return found + _after_commas(item, first, rules)


def _labelled_later(words: str, at: int, base: int, rules: Rules) -> Subject | None:
    """Read «Trung tâm Chính trị: bố trí hội trường. Văn phòng Đảng ủy: chuẩn bị tài liệu.»"""
    end = name_at(words, at, rules)
    return Subject(Named(base + at, base + end)) if end and words[end : end + 2] == ": " else None


def _opens_anew(item: Item, stop: int, named: Named, first: Subject | None) -> bool:
    """Tell a sentence of its own: one on reports, and in the part on who does what any, where nobody was spoken of
    before or where it is another body's: «HĐND xã ban hành nghị quyết. Ủy ban nhân dân xã xây dựng kế hoạch …»."""
    if not named.verb or item.words[stop] != ".":
        return False
    base = item.paragraph.start + item.at
    if first is not None and _is_another(item.words, named, first.named, base):
        return True
    if first is None and carries_out(item):
        return True
    return _reports(item.words, named.verb, named.end - base)


def _is_another(words: str, named: Named, first: Named, base: int) -> bool:
    """Tell a body with a name of its own, right before its verb, from a word for the one spoken of before."""
    name, before = words[named.start - base : named.end - base], words[first.start - base : first.end - base]
    short = len(name.split()) < _NAME_OF_ITS_OWN and not _HEAD_OF_A_VILLAGE.match(name)
    if short or name.startswith("Các ") or name.casefold() in before.casefold():
        return False
    return words[named.end - base :].lstrip().startswith(named.verb)


def _after_clause_anew(item: Item, stop: int, at: int, first: Subject | None, rules: Rules) -> Subject | None:
    """Read «… . Định kỳ 6 tháng, các chi bộ báo cáo kết quả về …», «… . Trước ngày 25/11, Ban Tổ chức góp ý»."""
    words, base = item.words, item.paragraph.start + item.at
    subject = _after_clause(words[at:], base + at, rules)
    if subject is None:
        return None
    named = subject.named
    if _reports(words, named.verb, named.end - base):
        return subject
    timed = _WHEN.match(words, at) if words[stop] == "." and named.verb else None
    if timed is None or (first is None and not timed["due"]):
        return None
    return subject if first is None or _is_another(words, named, first.named, base) else None


def _reports(words: str, verb: str, after: int) -> bool:
    """Tell whether the verb behind a unit's name sends something to somebody."""
    return verb in ("báo cáo", "gửi", "phản ánh", "nộp") and _TO_SOMEBODY.match(words, after) is not None


def _after_commas(item: Item, first: Subject | None, rules: Rules) -> list[Subject]:
    """Find «…, Hội Phụ nữ xã chủ trì phần …», «Sở Tài chính bố trí kinh phí, Kho bạc bảo đảm chi trả»."""
    words, base = item.words, item.paragraph.start + item.at
    found: list[Subject] = []
    for mark in _NEXT_CLAUSE.finditer(words):
        end = name_at(words, mark.end(), rules)
        if end is None:
            continue
        named = Named(base + mark.end(), base + end)
        acts = first is not None and rules.assignment_verb.match(words, end + 1) is not None
        if (leads := LEADS.match(words, end)) and leads.group().strip() not in (")", "chuẩn bị"):
            found.append(Subject(named))
        elif acts and first and _ends_clause(words, first.named.end - base, mark.start(), rules):
            found.append(Subject(named, certainty=Certainty.LIKELY, reason=_BEHIND_COMMA))
    return found


def _ends_clause(words: str, start: int, end: int, rules: Rules) -> bool:
    """Tell whether what stands before a comma is a clause with its verb and names nobody: no list of bodies."""
    for mark in _CLAUSE_MARK.finditer(words, max(start, 0), end):
        start = mark.end()
    verb = rules.assignment_verb.search(words, max(start, 0), end)
    if verb is None:
        return False
    names = rules.unit_start.finditer(words, verb.end(), end)  # «vụ» of «phục vụ» is none
    return not any(_is_somebody(words, name.start()) or " " in name.group() for name in names)
