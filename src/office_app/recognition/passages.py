"""How far a passage goes that gives a unit its work, whom it works with, and whom it makes do the work."""

import re
from collections.abc import Sequence

from office_app.recognition.clean_text import CleanText
from office_app.recognition.naming import written_out
from office_app.recognition.rules import Rules, alternation
from office_app.recognition.scents import Places, marks_of, places_of
from office_app.recognition.structure import Item
from office_app.recognition.unit_lists import units_from
from office_app.recognition.units import unit_at

_NEW_MATTER = re.compile(
    r"(?:Yêu cầu|Đề nghị|Giao|Phân công|Nhận được|Trên đây|Căn cứ|Trong quá trình|Quá trình"
    r"|(?:Kế hoạch|Chỉ thị|Nghị quyết|Hướng dẫn|Quy định|Quyết định|Thông báo|Kết luận|Chương trình|Công văn)"
    r" này)(?!\w)"
)
# This and the next two are for small letters.
_TOGETHER = re.compile(
    r"phối\s+hợp(?:(?<=sự phối hợp) của|(?:\s+(?:chặt chẽ|tốt|thường xuyên|đồng bộ|cùng|công tác))*(?:\s+với)?)\s+"
    r"|cùng\s+với\s+"
)
_WITH = ("phối hợp", "cùng với")
_MAKING = ("chỉ đạo", "giao", "yêu cầu", "phân công", "lãnh đạo")
_MAKES_DO = re.compile(alternation(_MAKING) + r"\s+")
_TOLD = re.compile(r"(?<!\w)(?:các văn bản|tinh thần|ý kiến|sự|công tác|ban)\s*$")
_MARK = re.compile(r"[-–+•*▪—]")


def end_below(items: Sequence[Item], i: int, names_someone: Sequence[bool]) -> int:
    """Return where the passage of a heading ends: before the next item of its level or above."""
    level = items[i].level
    end = items[i].paragraph.end
    for at in range(i + 1, len(items)):
        item = items[at]
        if (item.level and item.level <= (level or 3)) or (
            not level and not item.level and names_someone[at]
        ):
            break
        end = item.paragraph.end
    return end


def passage_end(items: Sequence[Item], i: int, names_someone: Sequence[bool]) -> int:
    """Return where an item's passage ends: with the plain paragraphs and the lists that follow it.

    ``names_someone`` tells of each item whether it begins with a unit of its own; the passage ends there.
    """
    first = items[i]
    end = first.paragraph.end
    for at in range(i + 1, len(items)):
        item = items[at]
        if item.level and (item.level <= first.level or _same_mark(first, item)):
            break
        if not first.level and not (item.level and _announces_list(first)):
            break
        own = names_someone[at] and not (item.level == 0 and item.words.startswith("Chỉ đạo"))
        if own or (not item.level and _NEW_MATTER.match(item.words)):
            break
        end = item.paragraph.end
    return end


def _announces_list(item: Item) -> bool:
    return item.words.rstrip().endswith(":")


def _same_mark(one: Item, other: Item) -> bool:
    """Tell bullets of one list; «+» under «-» is a list of its own."""
    first, second = _MARK.match(one.paragraph.text), _MARK.match(other.paragraph.text)
    return bool(first and second) and (first and first.group()) == (second and second.group())


class Others:
    """Whom else the passages of a text name beside the unit that is given work."""

    def __init__(self, doc: CleanText, rules: Rules) -> None:
        self._doc, self._rules = doc, rules
        self._with, self._making = (
            Places(places_of(doc.low, {words.split()[0] for words in opening}, 0, len(doc.low)))
            for opening in (_WITH, _MAKING)
        )

    def cooperating(self, start: int, end: int) -> list[str]:
        """Return whom the unit works with: «phối hợp với X, Y và Z», in a passage of the text."""
        doc, rules = self._doc, self._rules
        found: list[str] = []
        for mark in marks_of(_TOGETHER, self._with.between(start, end), doc.low, end):
            places, _ = units_from(doc.folded[start:end], mark.end() - start, rules)
            for first, last in places:
                name = written_out(" ".join(doc.text[start + first : start + last].split()), rules)
                if name not in found:
                    found.append(name)
        return found

    def executor(self, start: int, end: int) -> str | None:
        """Return the body that the unit makes do the work: «chỉ đạo Trung tâm … xây dựng …»; one with a name first."""
        doc, rules = self._doc, self._rules
        general: str | None = None
        for mark in marks_of(_MAKES_DO, self._making.between(start, end), doc.low, end):
            if _TOLD.search(doc.low, max(start, mark.start() - 20), mark.start()):
                continue
            named = unit_at(doc.folded[start:end], mark.end() - start, start, rules, any_verb=True)
            if named is None:
                continue
            name = written_out(" ".join(doc.text[named.start : named.end].split()), rules)
            if name[0].isupper():
                return name
            general = general or name
        return general
