"""Units given work in the middle of a sentence: «…, giao Văn phòng …», «do Ban … chủ trì», «Đơn vị chủ trì: …»."""

import re

from office_app.domain.incoming import Certainty
from office_app.recognition.rules import MEETS_ON_WORK, Rules, alternation
from office_app.recognition.scents import holds_any
from office_app.recognition.structure import Item
from office_app.recognition.subjects import LEADS, ROLE_LABEL, Subject, label_of
from office_app.recognition.units import Named, begins_unit, name_at, unit_at

ISSUED_A_PAPER = re.compile(
    r"(?:ban hành|có|ký)\s+(?:các\s+)?(?:Kế hoạch|Công văn|Chỉ thị|Nghị quyết|Hướng dẫn|Thông báo|Quyết định|văn bản)"
    r"\s+số\s[^.;]*$"
)
_AS_FOLLOWS = re.compile(r"sau\s*[:.]?\s*$")
_IN_BRACKETS = re.compile(r"\((?=[Cc]ác\s)")
_GIVING = ("giao", "đề nghị", "yêu cầu", "phân công", "ủy quyền", "chỉ định")
GIVES = re.compile(alternation(_GIVING) + r"\s+(?:nhiệm vụ\s+)?(?:cho\s+)?(?=\S)")  # over small letters
_MEETS_ON_WORK = re.compile(rf"[Gg]iao {MEETS_ON_WORK}")
_GAVE = re.compile(
    r"(?<!\w)(?:(?:đã|vừa|từng|khi|nếu|mà|do|theo|được|chưa|những|các|xét)\s+(?:\w+\s+)?|(?:bàn|chuyển)\s+)$",
    re.IGNORECASE,
)
_PASSING = ("giao", "phân công", "ủy quyền")
_PASSED_TO = re.compile(
    rf"(?<!\w)(?<!bàn )(?<!chuyển )(?:được\s+|đã\s+)?(?:{'|'.join(_PASSING)})(?:\s+nhiệm vụ)?\s+cho\s+",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"d(?<!\wd)o\s+|\((?:giao\s+|do\s+)?")
_TAKES_PART = re.compile(r"(?<!\w)(?:tham gia|tham dự|dự)\s[^.;(]*$", re.IGNORECASE)
_WHEN_NEXT = re.compile(
    r"\s*[-–,(]\s*(?:trước|trong|tháng|quý|ngày|hằng|hàng|thường xuyên|\d)", re.IGNORECASE
)
_IN_PASSING = "Nêu ngầm trong câu, không giao thành mục riêng."
_ROLE_LABEL_LOW = re.compile(ROLE_LABEL.pattern)  # over small letters, which is quicker than ignoring case


def given_in_passing(item: Item, low: str, rules: Rules) -> list[Subject]:
    """Find «…, giao Văn phòng …», «được giao cho …», «do Ban … chủ trì», «Đơn vị chủ trì: …».

    ``low``: the item's words in small letters.
    """
    words, base = item.words, item.paragraph.start + item.at
    found: list[Subject] = []
    for mark in GIVES.finditer(low, 1) if holds_any(low, _GIVING) else ():
        if _MEETS_ON_WORK.match(words, mark.start()) or _GAVE.search(
            words, max(0, mark.start() - 14), mark.start()
        ):
            continue
        if ISSUED_A_PAPER.search(words, max(0, mark.start() - 160), mark.start()):
            continue  # «Đảng ủy ban hành Kế hoạch số …, yêu cầu các chi bộ …» tells what was done
        named = unit_at(words, mark.end(), base, rules)
        if named and not _AS_FOLLOWS.search(words, max(mark.end(), len(words) - 8)):
            found.append(Subject(named, given=True))
    for mark in _IN_BRACKETS.finditer(words, 1) if "(" in words else ():
        if named := unit_at(words, mark.end(), base, rules):
            found.append(Subject(named, certainty=Certainty.LIKELY, reason=_IN_PASSING))
    found += _passive(words, low, base, rules)
    if words.find(":", 0, -1) < 0:
        return found
    label = label_of(words)
    if label and (end := name_at(words, label.end(), rules)) and _WHEN_NEXT.match(words, end):
        named = Named(base + label.end(), base + end)
        found.append(Subject(named, certainty=Certainty.LIKELY, reason=_IN_PASSING))
    for mark in _ROLE_LABEL_LOW.finditer(low):
        end = name_at(words, mark.end(), rules)
        if end:
            found.append(Subject(Named(base + mark.end(), base + end), given=True))
    return found


def _passive(words: str, low: str, base: int, rules: Rules) -> list[Subject]:
    found: list[Subject] = []
    for mark in _PASSED_TO.finditer(words) if "cho" in low and holds_any(low, _PASSING) else ():
        end = name_at(words, mark.end(), rules)
        if end and not mark.group().startswith("đã"):
            found.append(Subject(Named(base + mark.end(), base + end), given=True))
    for mark in _DONE_BY.finditer(words) if "do" in words or "(" in words else ():
        end = name_at(words, mark.end(), rules) if begins_unit(words, mark.end(), rules) else None
        if end is None or not (leads := LEADS.match(words, end)):
            continue
        if leads.group().strip() == ")" or _TAKES_PART.search(words, max(0, mark.start() - 90), mark.start()):
            continue
        if _MEETS_ON_WORK.match(words, mark.start()) or _GAVE.search(
            words, max(0, mark.start() - 14), mark.start()
        ):
            continue
        found.append(
            Subject(Named(base + mark.end(), base + end), certainty=Certainty.LIKELY, reason=_IN_PASSING)
        )
    return found
