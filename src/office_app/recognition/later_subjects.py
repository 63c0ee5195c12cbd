"""Who else is spoken of in a paragraph that gives work: in later sentences, and behind commas and semicolons."""

import re

from office_app.domain.incoming import Certainty
from office_app.recognition.rules import LOWER, Rules
from office_app.recognition.structure import Item
from office_app.recognition.subjects import (
    ALSO,
    LEAD_CLAUSE,
    LEADS,
    ROLE_LABEL,
    Subject,
    after_clause,
    carries_out,
    is_somebody,
    subject_of,
)
from office_app.recognition.units import Named, begins_unit, name_at, unit_at

_WHEN = re.compile(
    r"(?:(?P<due>Trước|Chậm nhất|Đến)|Hằng|Hàng|Định kỳ|Trong|Từ)\s(?:khi\s)?[^,.;]{0,20}\d[^,.;]{0,30},"
)
_FOLLOWS = re.compile(r"\s*căn cứ\s[^.;]{0,60}(?:thi hành|thực hiện)(?!\w)")
_TO_SOMEBODY = re.compile(r"[^.;]{0,90}\s(?:(?:về|cho|gửi|lên)\s+(?=[^\W\d_])|(?:trước|chậm nhất)\s)")
_SENTENCE = re.compile(r"[.;!?]\s+(?=\S)")
# «Đảng ủy … hoàn thiện cơ chế; chỉ đạo các ngành thực hiện»: the same body goes on; one directed by name has its row
_DIRECTS_TOO = re.compile(rf";\s+(?:đồng thời\s+)?(?:lãnh đạo,?\s+)?chỉ đạo\s(?=[{LOWER}])")
_CLAUSE_MARK = re.compile(r"[,.;:]\s")
_NEXT_CLAUSE = re.compile(r",\s+(?=[A-ZĐỦ])")
_BY_ITS_DUTY = re.compile(
    r"\s+theo (?:chức năng|thẩm quyền|nhiệm vụ|phân công)(?:, (?:nhiệm vụ|thẩm quyền))*(?: được giao)?,?\s+"
)
_EACH_OF_THEM = re.compile(r"(?:mỗi|từng)\s", re.IGNORECASE)  # «các chi bộ …; mỗi chi bộ …» are the same
_NAME_OF_ITS_OWN = 3  # words
_HEAD_OF_A_VILLAGE = re.compile(r"(?:Trưởng|Tổ trưởng)\s(?:thôn|bản|ấp|buôn|làng|khu|xóm|tổ|khóm)$")
_ONE_KIND = re.compile(
    r"Các (?:chi bộ|đảng bộ|chi đoàn|chi hội|trường)\s(?!trực thuộc|cơ sở|có|đã|cần|phải)[^\W\d]"
)
_LEADING_VERB = re.compile(
    r"chủ trì|có trách nhiệm|chịu trách nhiệm|tham mưu|phối hợp|có nhiệm vụ|theo dõi|tổng hợp|hướng dẫn"
    r"|là đầu mối|làm đầu mối|là cơ quan|là đơn vị|bố trí|bảo đảm|đảm bảo|đôn đốc|cân đối|cử|chuẩn bị|hỗ trợ|thẩm định"
    r"|đăng|phụ trách"
)
_CENTRAL = re.compile(
    r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Quốc hội|Chính phủ|Trung ương(?!\s(?:Đoàn|Hội)(?!\w))"
)
_BEHIND_COMMA = "Nêu sau dấu phẩy, trong việc của đơn vị khác."


def later_subjects(item: Item, first: Subject | None, rules: Rules) -> list[Subject]:
    """Find further subjects: sentences that begin with a giver or a unit, and «…; Văn phòng …»."""
    words, base = item.words, item.paragraph.start + item.at
    found: list[Subject] = []
    goes_on = carries_out(item) or (first is not None and first.given)
    has_colon = ":" in words
    by_labels = has_colon and (
        carries_out(item) or (first is not None and words.startswith(":", first.named.end - base))
    )
    for mark in _SENTENCE.finditer(words):
        also = ALSO.match(words, mark.end())
        at = also.end() if also else mark.end()
        giver = rules.giver.match(words, at)
        at = giver.end() if giver else at
        if has_colon and ROLE_LABEL.match(words, at):
            continue
        if first and giver and _DIRECTS_TOO.match(words, mark.start()):
            continue
        if begins_unit(words, at, rules) is None:
            if other := _after_clause_anew(item, mark.start(), at, first, rules):
                found.append(other)
            continue
        listed = words[mark.start()] == ";" and is_somebody(words, at)
        named = unit_at(words, at, base, rules, any_verb=giver is not None or (listed and goes_on))
        if named is None and (other := _after_clause_anew(item, mark.start(), at, first, rules)):
            found.append(other)
        elif named is None and by_labels and (labelled := _labelled_later(words, at, base, rules)):
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
            found.append(subject_of(named, giver is not None))
        elif (listed and goes_on) or _opens_anew(item, mark.start(), named, first):
            found.append(subject_of(named, False))
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
    if (
        short
        or (name.startswith("Các ") and not _ONE_KIND.match(name))
        or name.casefold() in before.casefold()
    ):
        return False
    return words[named.end - base :].lstrip().startswith(named.verb)


def _after_clause_anew(item: Item, stop: int, at: int, first: Subject | None, rules: Rules) -> Subject | None:
    """Read «… . Định kỳ 6 tháng, các chi bộ báo cáo kết quả về …», «… . Trước ngày 25/11, Ban Tổ chức góp ý»."""
    words, base = item.words, item.paragraph.start + item.at
    subject = after_clause(words[at:], base + at, rules) if LEAD_CLAUSE.match(words, at) else None
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
        by_duty = _BY_ITS_DUTY.match(words, end)
        at = by_duty.end() if by_duty else end + 1
        acts = first is not None and rules.assignment_verb.match(words, at) is not None
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
    return not any(is_somebody(words, name.start()) or " " in name.group() for name in names)
