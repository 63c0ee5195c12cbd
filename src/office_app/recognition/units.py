"""Names of units in running text: where they begin, where they end, and whether a verb follows."""

import re
from dataclasses import dataclass
from functools import lru_cache

from office_app.recognition.rules import LOWER, UPPER, Rules

LONGEST = 320
_END = re.compile(r"[.:!?\n\x01“”|]")
_STOP = re.compile(r"[.:!?|]\s")
_LISTED_BY_NAME = re.compile(r"các\s(?:sở|sở, ngành|phòng|công ty|xã|phường|huyện|thôn|trường|ban):$")
_CAPITAL = re.compile(rf"\s[{UPPER}]")
# «b(?<!mặt b)ằng» is «bằng», not in «mặt bằng»: its first letter stands first, by which the choice is made at once.
_ASIDE = re.compile(
    r"(?:đặc biệt|nhất là|trong đó|trên cơ sở|theo|hằng(?=\s+(?:năm|tháng|quý|tuần|ngày))"
    r"|hàng(?=\s+(?:năm|tháng|quý|tuần|ngày))"
    r"|định kỳ|trước|sau|khi"
    r"|ngoài|gồm|bao gồm|căn cứ|để|với vai trò|trong quá trình|trong phạm vi|trong thời gian|tùy vào|nơi có|mỗi"
    r"|với tư cách|là cơ quan|tùy theo|cùng với|thông qua|b(?<!mặt b)ằng)(?!\w)"
)
_PASSIVE = re.compile(r"(?<!\w)được\s+$")
_FIELD = re.compile(r"(?<!\w)(?:lĩnh vực|công tác)\s+$")
# «theo địa bàn được phân công đôn đốc …»: the verb is the next one
_HELD = re.compile(r"(?<!\w)(?:địa bàn|lĩnh vực|nhiệm vụ|phần việc|công việc|chức năng)\s+$")
_BODY_WORD = re.compile(
    r"(?:tổ chức|cơ quan|đơn vị|lực lượng|bộ phận|người|cán bộ|chuyên viên|đồng chí|ủy viên|thường vụ)\s*$",
    re.IGNORECASE,
)
_DUTIES = frozenset(("có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ"))
_RELATIVE = frozenset(
    (
        "quản lý",
        "trực tiếp",
        "phụ trách",
        "sử dụng",
        "tổ chức",
        "tham gia",
        "tiếp nhận",
        "cung cấp",
        "đăng ký",
    )
)
_BODY_VERBS = frozenset(("quản lý", "tham mưu", "làm", "in", "phụ trách"))
# «được giao quyền tự chủ»: means, «ban hành Kế hoạch số 12»: done
_NO_WORK = re.compile(
    r"được (?:giao|phân bổ)\s+(?:quyền|biên chế|tự chủ|kinh phí|vốn|đất|dự toán|chỉ tiêu)(?!\w)"
    r"|ban hành\s+(?:\w+\s+){1,4}số\s+\d"
)
_CONNECTING = ("và", "cần", "phải", "sẽ", "có", "thì", "cùng", "các", "của", "không")
_DANGLING = re.compile(rf"(?:[\s,;–-]|(?<!\w)(?:{'|'.join(_CONNECTING)}))+$")
_NO_VERB = re.compile(
    r"\s*(?:là|đã|được|do|về|cho|đến|tới|như|của|và|tại|ở|theo|trong|với|cùng|từ|khi|sau|trước|không|chưa|để|nhằm"
    r"|đang|vẫn|cũng|còn|trên|gồm|bao|hoặc|hay|mà|thì|nên|nếu|nói|này|đó|ấy|khác|có|bằng|qua|vào|ra|lên|nào|sẽ"
    r"|ít|tối|bình|phải có|yêu|đề|nhất|thống|ban|nhận|đánh|kính|trân|làm\s+việc)(?!\w)"
)
_COUNTED = re.compile(
    r"\d\s+(?:người|hộ|thành viên|thí sinh|đồng chí|học viên|đại biểu|tiết|lượt|phút|bài|lần)(?!\w)"
)
_SMALL = re.compile(rf"\s+[{LOWER}]")
_SAID_BELOW = re.compile(r"(?<!\w)(?:sau đây|dưới đây|có tên sau|nào)(?!\w)")
_DUTY_FOLLOWS = re.compile(r"[^,.;:]{0,60}\s(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)(?!\w)")
# «Ban Chỉ đạo được sử dụng con dấu …; Trưởng Ban phân công …», «Ban Thường vụ làm việc với các huyện ủy …»: what one
# may do, and how one meets
_NO_DUTY = re.compile(
    r"\sđược (?:phép|quyền|sử dụng|hưởng|áp dụng|thanh toán|trích|miễn)\s[^.;]*;|\slàm việc (?:với|theo)\s"
)
_SEMICOLON = re.compile(r";\s*(?:và\s+)?")
_DENIED = re.compile(r"\s(?:không|chưa)\s")  # «Đảng ủy Công an không mở lớp riêng mà …»
_ROLES = (
    " - cơ quan",
    " - đơn vị",
)  # «Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo»: what it is, cut at a word
_FAR = 4
"""How many small words beyond the grammar of names a name may have before a listed verb."""


@dataclass(slots=True)
class Named:
    """A unit's name in the text from ``start`` to ``end``, and the verb that follows it."""

    start: int
    end: int
    verb: str = ""


@lru_cache(maxsize=64)  # several rules ask about the same place, one after another
def begins_unit(words: str, at: int, rules: Rules) -> re.Match[str] | None:
    """Match the beginning of a unit's name at ``at``."""
    return rules.unit_start.match(words, at)


def unit_at(
    words: str, at: int, base: int, rules: Rules, *, people: bool = False, any_verb: bool = False
) -> Named | None:
    """Return the unit that begins at ``at`` when a verb follows it; ``base`` is the place of ``words``.

    ``any_verb``: also a verb that is not in the list, where the place shows that work is given.
    """
    start = begins_unit(words, at, rules) or (rules.person_start.match(words, at) if people else None)
    if not start:
        return None
    name_end = _name_end(words, start.end(), rules)
    named = _before_verb(words, at, start.end(), name_end, base, rules)
    if named and _leaves_clause(words, name_end, named.end - base, rules):
        named = None
    sure = named is not None and named.verb in _DUTIES
    if any_verb and not sure and (named is None or _reaches_too_far(words[name_end : named.end - base])):
        return _by_grammar(words, at, name_end, base) or named
    return named


def _before_verb(words: str, at: int, start: int, name_end: int, base: int, rules: Rules) -> Named | None:
    stop = _clause_end(words, start, rules)
    for verb in rules.assignment_verb.finditer(words, start, stop):
        if verb.end() <= name_end or _part_of_name(words, verb, start) or _leaders(words, verb, rules):
            continue
        if _SAID_BELOW.search(words, start, verb.start()) or _NO_DUTY.search(words, start, verb.start()):
            return None
        if _NO_WORK.match(words, verb.start()):
            return None
        end = _trim(words, at, verb.start())
        if _breaks_off(words, start, verb.start(), rules) or _COUNTED.search(words, start, end):
            return None
        return Named(base + at, base + end, verb.group())
    return None


def _clause_end(words: str, start: int, rules: Rules) -> int:
    """Return where the clause ends; the colon of «Giám đốc các sở: Tài chính, Nội vụ …» stands inside a name."""
    longest = min(len(words), start + LONGEST)
    for mark in _END.finditer(words, start, longest):
        listed = mark.group() == ":" and _LISTED_BY_NAME.search(words, start, mark.end())
        if not listed or not _CAPITAL.match(words, mark.end()) or _is_verb(words, mark.end() + 1, rules):
            return mark.start()
    return longest


def _is_verb(words: str, at: int, rules: Rules) -> bool:
    return rules.assignment_verb.match(words[at : at + 40].lower()) is not None


def _breaks_off(words: str, start: int, end: int, rules: Rules) -> bool:
    """Tell whether a word between name and verb shows that the verb is not the unit's."""
    breaks = (
        m
        for m in rules.unit_break.finditer(words, start, end)
        if not (_PASSIVE.search(words, start, m.start()) or _in_brackets(words, start, m.start()))
    )
    return next(breaks, None) is not None and not _ASIDE.search(words, start, end)


def _in_brackets(words: str, start: int, end: int) -> bool:
    return words.count("(", start, end) > words.count(")", start, end)


def _part_of_name(words: str, verb: re.Match[str], start: int) -> bool:
    """Tell a verb inside a name: «Trung tâm Dịch vụ tổng hợp», «các đảng ủy được kiểm tra», «… (nơi tổ chức)»."""
    told, end = verb.group(), verb.start()
    if _in_brackets(words, start, end):
        return True
    relative = told in _RELATIVE or told.startswith("được")
    if told == "ký" and words.endswith("hư ", 0, end):
        return True
    if relative and _DUTY_FOLLOWS.match(words, verb.end()):
        return True
    if told.startswith(("được", "phụ trách")) and _HELD.search(words, start, end):
        return True
    if _PASSIVE.search(words, start, end):
        return True
    if told not in _DUTIES and _FIELD.search(words, start, end):
        return True
    return told in _BODY_VERBS and bool(_BODY_WORD.search(words, max(0, start - 12), end))


def _leaders(words: str, verb: re.Match[str], rules: Rules) -> bool:
    """Tell the people in «Thường trực HĐND, lãnh đạo UBND xã» from what is done."""
    listed = verb.group() == "lãnh đạo" and words.endswith(", ", 0, verb.start())
    return listed and begins_unit(words, verb.end() + 1, rules) is not None


def _leaves_clause(words: str, name_end: int, end: int, rules: Rules) -> bool:
    """Tell whether the verb found belongs to another clause: a semicolon between that parts no units."""
    if words.find(";", name_end, end) < 0:
        return False
    after = (mark.end() for mark in _SEMICOLON.finditer(words, name_end, end))
    return any(
        begins_unit(words, at, rules) is None and not rules.person_start.match(words, at) for at in after
    )


def _reaches_too_far(beyond: str) -> bool:
    return "," in beyond or sum(word[0].islower() for word in beyond.split()) > _FAR


def _name_end(words: str, start: int, rules: Rules) -> int:
    """Return where the name ends by the words that names are made of."""
    match = rules.unit_words.match(words, start, min(len(words), start + LONGEST))
    return match.end() if match else start


def _by_grammar(words: str, at: int, name_end: int, base: int) -> Named | None:
    """Return the name when some verb, of the list or not, may follow it."""
    end = _trim(words, at, name_end)
    if (
        _COUNTED.match(words, end - 1)
        or _NO_VERB.match(words, end)
        or not _SMALL.match(words, end)
        or " " not in words[at:end]
    ):
        return None
    return Named(base + at, base + end)


def _trim(words: str, start: int, end: int) -> int:
    """Return where the name ends: before an aside, a comma or a connecting word."""
    aside = _ASIDE.search(words, start + 3, end)
    if aside:
        end = aside.start()
    if denied := _DENIED.search(words, start, end):
        end = denied.start()
    if _in_brackets(words, start, end):
        end = words.rindex("(", start, end)
    if words.endswith(_ROLES, start, end):
        end = words.rindex(" - ", start, end)
    name = words[start:end].rstrip(" ,;–-")
    if name.endswith(_CONNECTING) or not name[-1:].isalnum():
        name = _DANGLING.sub("", name)
    return start + len(name)


def reaches_verb(words: str, named: Named, base: int, rules: Rules) -> bool:
    """Tell whether the name found is one by the words that names are made of, up to the verb."""
    end = name_at(words, named.start - base, rules)
    return end is not None and end >= named.end - base


def heading_unit(
    words: str, at: int, base: int, rules: Rules, *, people: bool = False, whole: bool = False
) -> Named | None:
    """Return the unit when ``words`` from ``at`` are a name and nothing else.

    ``whole``: the place shows that they are, whatever words the name is made of.
    """
    start = begins_unit(words, at, rules) or (rules.person_start.match(words, at) if people else None)
    name = words[at:].rstrip(" :.;,")
    if not start or len(name) > 130 or _STOP.search(name):
        return None
    beyond = min(_name_end(words, start.end(), rules), at + len(name))
    end = at + len(name)
    if whole:
        return Named(base + at, base + end)
    if rules.unit_break.search(words, beyond, end):
        return None
    if any(not _part_of_name(words, verb, at) for verb in rules.assignment_verb.finditer(words, beyond, end)):
        return None
    return Named(base + at, base + end)


def name_at(words: str, at: int, rules: Rules) -> int | None:
    """Return where a unit's name that begins at ``at`` ends by the words that names are made of."""
    start = begins_unit(words, at, rules)
    return _trim(words, at, _name_end(words, start.end(), rules)) if start else None
