"""The places of a body where a unit is told to do something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from office_app.domain.incoming import Certainty
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.asked_above import asked_at_end, opening_subject
from office_app.recognition.assignment_tables import TableRow, helper_names, table_rows
from office_app.recognition.clean_text import CleanText
from office_app.recognition.in_passing import given_in_passing
from office_app.recognition.joining import all_capitals
from office_app.recognition.later_subjects import later_subjects
from office_app.recognition.passages import end_below, passage_end
from office_app.recognition.rules import Rules
from office_app.recognition.silent_items import EVERYONE, GROUNDS, call_end, silent_items
from office_app.recognition.structure import Item, is_purpose, items_of
from office_app.recognition.subjects import (
    Subject,
    carries_out,
    first_subject,
    heading_subject,
)
from office_app.recognition.units import Named

_SPEAKS = re.compile(r"(?<!\w)(?:đề nghị|yêu cầu|giao)\s")
_SAME_UNIT = re.compile(
    r"(?:Các\s)?(?:Chuyên viên|Cán bộ|Công chức|Kế toán|Thủ trưởng|Trưởng|Phó|Giám đốc|Chánh|Chủ tịch|Người"
    r"|[Cc]ấp ủy|[Cc]ấp uỷ|[Cc]hi ủy|[Cc]hi uỷ|[Ll]ãnh đạo|[Đđ]ồng chí)"
)
_MANY_AT_ONCE = re.compile(
    r"(?P<duties>(?i:(?:Trách nhiệm|Nhiệm vụ)[^.;:]{0,30}\s(?:các|những)\s))"
    r"|(?:(?:Đối với|Yêu cầu|Đề nghị|Giao) )?[Cc]ác (?:cơ quan|ban|sở|phòng|ngành|đơn vị|đoàn thể|tổ chức|cấp ủy"
    r"|địa phương)[^.;:]{0,70}[:.]?\Z"
)
_PERSON = re.compile(r"(?:các\s)?(?:đồng chí|đ/c)", re.IGNORECASE)
_TELLS = re.compile(r"thông báo[^.;]{0,60}biết")
_DUTY_ANYWHERE = re.compile(r"có trách nhiệm|chịu trách nhiệm|chủ trì")
_CARRY_OUT_BELOW = re.compile(r"\s(?:[^\W\d]+\s){0,3}(?:thực hiện|triển khai)(?:\s[^\W\d]+){0,6}\s?:")
_WILL = re.compile(r"\s+sẽ\s")  # «Sở Nội vụ sẽ tổng hợp, trình …» tells what the issuer does itself
_RESOLVES = frozenset(
    ["thống nhất", "xem xét", "đánh giá", "ban hành", "thông báo", "kết luận", "quyết định"]
)
_ONLY_LEADS = re.compile(r"Chỉ đạo|Đồng thời chỉ đạo|Kiến nghị", re.IGNORECASE)
_LEADERS = re.compile(r"^(?:Ban Thường vụ|Thường trực|Ban Thường trực|Ban Chấp hành)(?:\s+|$)")
# «Ban Thường vụ Đảng ủy giao Văn phòng …»: the issuer is no doer but the giver
_GIVES = re.compile(
    r"\s+(?:đã |cũng |tiếp tục |thống nhất |nhất trí |đồng ý )?"
    r"(?=(?:giao|phân công|yêu cầu|đề nghị|ủy quyền|chỉ định)\s)"
)
_FROM_INTRO = "Suy từ câu mở đầu; các mục bên dưới không nêu đơn vị."
_OF_OPENING = "Mục không nêu đơn vị; hiểu là việc của đơn vị nêu ở câu mở đầu."
_FROM_TABLE = "Đọc từ bảng đã mất khung."
_IN_PURPOSE = "Nằm ở phần mục đích, yêu cầu."


@dataclass(slots=True)
class Hit:
    """A unit told to do something: where its name and where the passage stand."""

    unit: Named
    start: int
    end: int
    certainty: Certainty = Certainty.SURE
    reason: str = ""
    helpers: Sequence[str] = ()


def find_hits(
    doc: CleanText, items: Sequence[Item], rules: Rules, issuer: str, *, is_report: bool
) -> list[Hit]:
    """Return the hits in the order of the text, those of tables in the annexes too; ``items``: of the body."""
    hits: list[Hit] = []
    readings: list[_Reading] = []
    for paragraphs in (doc.body, doc.annex):
        rows, used = table_rows(paragraphs, rules)
        if used or paragraphs is not doc.body:
            items = items_of([p for p in paragraphs if p.start not in used])
        readings.append(_Reading(items, doc.low, rules, fold_tone(issuer), is_report))
        hits += [*readings[-1].hits(), *(_of_row(doc.text, row) for row in rows)]
    if not any(hit.certainty is not Certainty.GUESS and readings[0].among_items(hit.start) for hit in hits):
        asked = readings[0].from_intro()
        again = {_name(doc.text, hit) for hit in asked}
        hits = [*asked, *(hit for hit in hits if _name(doc.text, hit) not in again)]
    else:
        hits += readings[0].of_opening(hits)
    return sorted(hits, key=lambda hit: (hit.start, hit.unit.start))


def _names_person(item: Item, at: int) -> bool:
    return _PERSON.match(item.words, at) is not None


def _name(text: str, hit: Hit) -> str:
    return fold_tone(text[hit.unit.start : hit.unit.end]).casefold()


def _of_row(text: str, row: TableRow) -> Hit:
    sure = Certainty.SURE if row.framed else Certainty.LIKELY
    reason = "" if row.framed else _FROM_TABLE
    return Hit(row.lead, row.start, row.end, sure, reason, helper_names(text, row))


class _Reading:
    """One pass over the items; holds the heading under which the present item stands.

    ``low``: the whole text in small letters.
    """

    def __init__(self, items: Sequence[Item], low: str, rules: Rules, issuer: str, is_report: bool) -> None:
        self._items, self._low, self._rules, self._issuer = items, low, rules, issuer
        self._first = next(
            (i for i, item in enumerate(items) if item.level in (1, 2, 3) and item.at), len(items)
        )
        self._opening_end = items[self._first].paragraph.start if self._first < len(items) else 10**9
        self._silent = silent_items(items, self._first, rules, is_report=is_report)
        self._firsts: list[Subject | None] = [None] * len(items)
        self._held_level = -1  # level of the heading that is a unit's name, -1 for none
        self._held = ""  # that heading in small letters

    def hits(self) -> list[Hit]:
        for i in range(len(self._items)):
            self._firsts[i] = self._read_first(i)
        found: list[Hit] = []
        self._held_level = -1
        names = [subject is not None for subject in self._firsts]
        for i, item in enumerate(self._items):
            subject = self._firsts[i]
            if subject is not None:
                whole = subject.heading and not subject.given
                end = (end_below if whole else passage_end)(self._items, i, names)
                start = item.paragraph.start + (0 if whole else item.at)
                found.append(Hit(subject.named, start, end, subject.certainty, subject.reason))
            if not self._silent[i]:
                found += self._later(item, subject)
            if not item.level:
                found += self._asked(i, names)
        return found

    def _asked(self, i: int, names: Sequence[bool]) -> list[Hit]:
        """Read a plain paragraph «… đề nghị các chi bộ trực thuộc:» over items that name nobody themselves."""
        named = asked_at_end(self._items[i], self._rules) if self._firsts[i] is None else None
        if named is None:
            return []
        end = next((at for at in range(i + 1, len(names)) if not self._items[at].level), len(names))
        if end == i + 1 or any(names[i + 1 : end]):
            return []
        return [Hit(named, named.start, self._items[end - 1].paragraph.end)]

    def among_items(self, at: int) -> bool:
        """Tell whether a place stands in or under the items; a paper without numbers or lists has nothing else."""
        if self._first == len(self._items) and not any(item.level for item in self._items):
            return True
        return self._first < len(self._items) and at >= self._opening_end and not self._ends_at(at)

    def _ends_at(self, at: int) -> bool:
        last = self._items[-1].paragraph
        return self._items[-1].level == 0 and last.start <= at

    def from_intro(self) -> list[Hit]:
        """When no item names anyone, the work is that of the units in «yêu cầu các … như sau:»."""
        for item in self._items[:4]:
            named = opening_subject(item, self._rules)
            if named and not GROUNDS.match(item.words) and not call_end(item.words):
                end = self._items[-1].paragraph.end
                return [Hit(named, named.start, end, Certainty.GUESS, _FROM_INTRO)]
        return []

    def of_opening(self, hits: Sequence[Hit]) -> list[Hit]:
        """Give items that name nobody, among others that do, to whom «đề nghị các đảng ủy …:» asks above them."""
        for at, item in enumerate(self._items[:4]):
            named = asked_at_end(item, self._rules)
            if named is None and item.words.rstrip().endswith(":"):
                named = opening_subject(item, self._rules)
            if named and not item.level and not self._is_everyone(item, named):
                return [hit for i in self._list_below(at) if (hit := self._unnamed(i, named, hits))]
        return []

    def _list_below(self, at: int) -> list[int]:
        """Return the numbered items right below a paragraph, up to a section or another kind of list."""
        below = range(at + 1, len(self._items))
        end = next((i for i in below if self._items[i].level == 1), len(self._items))
        return [i for i in range(at + 1, end) if self._items[at + 1].level == self._items[i].level == 2]

    def _unnamed(self, i: int, named: Named, hits: Sequence[Hit]) -> Hit | None:
        item = self._items[i]
        start, end = item.paragraph.start + item.at, passage_end(self._items, i, [False] * len(self._items))
        told = any(item.paragraph.start <= hit.start < end for hit in hits)
        if self._silent[i] or is_purpose(item) or told:
            return None
        return Hit(named, start, end, Certainty.LIKELY, _OF_OPENING)

    def _is_everyone(self, item: Item, named: Named) -> bool:
        base = item.paragraph.start
        return bool(EVERYONE.match(item.paragraph.folded, named.start - base, named.end - base))

    def _read_first(self, i: int) -> Subject | None:
        item = self._items[i]
        if item.level and item.level <= (self._held_level or 3):
            self._held_level = -1
        if self._silent[i]:
            return None
        if self._parts_out(i):
            return None
        if self._has_more_below(i) and (heading := heading_subject(item, self._rules)):
            self._hold(item.level, item.words)
            return heading
        under_unit = self._held_level >= 0 and item.level != self._held_level
        giver = self._rules.giver.match(item.words) if under_unit else None
        if giver and (self._only_leads(item, giver) or _names_person(item, giver.end())):
            return None
        subject = self._past_issuer(item, first_subject(item, self._rules))
        if subject is None and item.level == 0 and (asked := asked_at_end(item, self._rules)):
            self._hold(0, item.paragraph.folded[asked.start - item.paragraph.start :])
        if subject is None or (under_unit and giver is None and not self._is_other(item, subject)):
            return None
        return self._meant(item, subject)

    def _only_leads(self, item: Item, giver: re.Match[str]) -> bool:
        """Tell «Chỉ đạo các cơ quan chuyên môn …» below a unit's name from «Chỉ đạo Trung tâm Dịch vụ tổng hợp …»."""
        named = self._held_level > 0 and item.words[giver.end()].isupper()
        return bool(_ONLY_LEADS.match(giver.group())) and not named

    def _parts_out(self, i: int) -> bool:
        """Tell «Trách nhiệm của các cơ quan», «Các cơ quan tham mưu» over items that name each of them."""
        words, level = self._items[i].words, self._items[i].level
        many = _MANY_AT_ONCE.match(words)
        if many is None or not (level or many["duties"]):
            return False
        needed, above = (1, 0) if many["duties"] else (2, level)
        below = self._items[i + 1 : i + 1 + needed]
        return len(below) == needed and all(
            item.level > above and first_subject(item, self._rules) for item in below
        )

    def _hold(self, level: int, name: str) -> None:
        self._held_level, self._held = level, name.casefold()

    def _is_other(self, item: Item, subject: Subject) -> bool:
        """Tell a plain paragraph about another unit from one that goes on about the unit of the heading."""
        named, base = subject.named, item.paragraph.start
        name = item.paragraph.text[named.start - base : named.end - base]
        if _SAME_UNIT.match(name) or not name[:1].isupper():
            return False
        if item.level:
            return len(name.split()) > 1 and name.casefold() not in self._held
        return bool(named.verb) and len(name.split()) > 2

    def _has_more_below(self, i: int) -> bool:
        """Tell whether something stands under the item (a list of addressees has nothing under each)."""
        level = self._items[i].level
        if i + 1 >= len(self._items) or (level == 1 and all_capitals(self._items[i].paragraph.text)):
            return False
        following = self._items[i + 1]
        if level == 0:
            plain = following.level == 0 and carries_out(self._items[i])
            return following.level == 5 or (plain and not self._items[i].words.rstrip().endswith((".", ":")))
        return (following.level == 0 and level < 5) or following.level > level

    def _over_a_list(self, item: Item, named: Named) -> bool:
        """Tell «…; yêu cầu các đơn vị thực hiện:» above items each of which names who is meant."""
        told = item.words[named.end - item.paragraph.start - item.at :]
        if not _CARRY_OUT_BELOW.fullmatch(told):
            return False
        below = self._items.index(item) + 1
        return below < len(self._items) and self._items[below].level > 0 and self._firsts[below] is not None

    def _meant(self, item: Item, subject: Subject) -> Subject | None:
        """Leave out what the issuer resolves itself and, under «Mục đích, yêu cầu», all but plain duties."""
        verb = subject.named.verb
        if verb == "thông báo" and _TELLS.search(item.words):
            return None
        opening = item.level == 0 and item.paragraph.start < self._opening_end
        if (
            opening
            and not subject.given
            and _SPEAKS.search(item.paragraph.folded, self._end_of(item, subject))
        ):
            return None
        own = opening or verb in _RESOLVES or _WILL.match(item.paragraph.folded, self._end_of(item, subject))
        resolves = opening and verb in _RESOLVES and item.words.rstrip().endswith(":")
        if own and not subject.given and (resolves or self._is_issuer(item, subject.named)):
            return None
        if not is_purpose(item):
            return subject
        if subject.given or _DUTY_ANYWHERE.fullmatch(verb):
            return replace(subject, certainty=Certainty.LIKELY, reason=_IN_PURPOSE)
        return None

    def _end_of(self, item: Item, subject: Subject) -> int:
        return subject.named.end - item.paragraph.start

    def _is_issuer(self, item: Item, named: Named) -> bool:
        base = item.paragraph.start
        name = _LEADERS.sub("", item.paragraph.folded[named.start - base : named.end - base]).lower()
        return bool(self._issuer) and (len(name) > 5 or not name) and name in self._issuer.lower()

    def _past_issuer(self, item: Item, subject: Subject | None) -> Subject | None:
        """Return to whom «Thường trực Đảng ủy giao …» gives the work when the giver issued the paper."""
        if subject is None or subject.given or item.words.rstrip().endswith(":"):
            return subject
        if not self._is_issuer(item, subject.named):
            return subject
        gives = _GIVES.match(item.words, subject.named.end - item.paragraph.start - item.at)
        if gives is None:
            return subject
        at = gives.end()
        return first_subject(replace(item, at=item.at + at, words=item.words[at:]), self._rules)

    def _later(self, item: Item, first: Subject | None) -> list[Hit]:
        if is_purpose(item):
            return []
        found = later_subjects(item, first, self._rules)
        base = item.paragraph.start + item.at
        found += given_in_passing(item, self._low[base : item.paragraph.end], self._rules)
        if not found:
            return []
        after = first.named.end if first else base + call_end(item.words) - 1
        hits: dict[int, Hit] = {}
        for subject in found:
            named = subject.named
            meant = self._meant(item, subject)
            if named.start > after and meant and not self._over_a_list(item, named):
                hit = Hit(named, named.start, item.paragraph.end, meant.certainty, meant.reason)
                hits.setdefault(named.start, hit)
        return list(hits.values())
