"""Who is asked to do what: one entry for each unit a passage gives work to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.incoming import Assignment, Deadline, Reach, Span
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.clean_text import CleanText
from office_app.recognition.deadlines import deadlines_between
from office_app.recognition.naming import written_out
from office_app.recognition.rules import Rules
from office_app.recognition.structure import Item, is_purpose, items_of
from office_app.recognition.units import Named, heading_unit, split_units, unit_at

_INTRO = re.compile(
    r"(?:như\s+sau|sau\s+đây|dưới\s+đây|nội\s+dung\s+sau|nhiệm\s+vụ\s+sau|việc\s+sau|sau)\s*[:.]?\s*$"
)
_LEAD_CLAUSE = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Để|Sau khi|Sau|Trước mắt|Trong|Hằng|Hàng|Định kỳ|Ngoài|Đồng thời"
    r"|Bên cạnh|Qua|Từ|Khi|Trước"
    r"|Nhằm|Cùng với|Ngay sau|Thông qua|Tùy|Mỗi|Thực hiện|Tiếp theo)(?!\w)"
)
_ALSO = re.compile(r"(?:(?:Đồng thời|Ngoài ra|Bên cạnh đó|Cùng với đó|Trước mắt)\s*,?\s*)")
_ABOUT_UNIT = re.compile(r"(?:Đối với|Về phía|Trách nhiệm của|Nhiệm vụ của)\s+", re.IGNORECASE)
_LABEL = re.compile(r"[^:.;\n]{2,90}:\s+")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=\S)")
_MID_GIVER = re.compile(
    r"(?<=[,;:.])\s+(?:và\s+)?(?:giao|đề nghị|yêu cầu|phân công)\s+|(?<=\w)\s(?:yêu cầu|đề nghị"
    r"|giao)\s+(?=các|Ban|Đảng|Ủy|UBND|Văn|chi|đảng)"
)
_LEADING_VERB = re.compile(
    r"chủ trì|có trách nhiệm|chịu trách nhiệm|tham mưu|phối hợp|có nhiệm vụ|theo dõi|tổng hợp|hướng dẫn"
)
_CLOSING_CALL = re.compile(
    r"(?:nghiêm túc|khẩn trương|quan tâm|phối hợp)?[\w\s,]{0,40}(?:triển khai|thực hiện"
    r"|chỉ đạo)[\w\s,]{0,60}\.?(?:/\.)?$"
)
_COMMUNE = re.compile(r"(?:xã|phường|đặc khu)\s+[A-ZĐÀ-Ỹ]")
_CARRYING_OUT = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|nhiệm vụ")


@dataclass(frozen=True)
class _Hit:
    """A unit told to do something: where its name and where the passage stand."""

    unit: Named
    start: int
    end: int


def find_assignments(
    doc: CleanText, rules: Rules, deadlines: Sequence[Deadline] = (), issuer: str = ""
) -> list[Assignment]:
    """Return the assignments of the body in order. ``issuer`` decides which units are ours."""
    items = items_of(doc.body)
    hits: list[_Hit] = []
    held: _Hit | None = None  # heading that is a unit's name: what follows is its work
    for i, item in enumerate(items):
        if is_purpose(item) or item.section.startswith("tài liệu"):
            held = None
            continue
        if held is not None and item.level and item.level <= _level_of(items, held):
            held = None
        named = _heading(item, rules) if _next_is_deeper(items, i) else None
        if named:
            held = _Hit(named, item.paragraph.start, _end_of(items, i))
            hits.append(held)
            continue
        hits += _in_paragraph(item, items, i, rules, under_unit=held is not None)
    if not hits:
        hits = _from_intro(doc, items, rules)
    ours = bool(_COMMUNE.search(issuer))
    found = [a for hit in hits for a in _rows(doc.text, hit, rules, deadlines, ours)]
    return _distinct(found)


def _level_of(items: Sequence[Item], hit: _Hit) -> int:
    return next((item.level for item in items if item.paragraph.start == hit.start), 0)


def _heading(item: Item, rules: Rules) -> Named | None:
    """Return the unit when the paragraph is nothing but its name: «2. Đối với các chi bộ trực thuộc»."""
    words = item.words
    about = _ABOUT_UNIT.match(words)
    return heading_unit(words, about.end() if about else 0, item.paragraph.start + item.at, rules)


def _next_is_deeper(items: Sequence[Item], i: int) -> bool:
    """Tell whether something stands under the item (a list of addressees has nothing under each)."""
    if items[i].level == 1 or i + 1 >= len(items):
        return False
    following = items[i + 1]
    return following.level == 0 or following.level > items[i].level > 0


def _end_of(items: Sequence[Item], i: int) -> int:
    """Return where the passage of an item ends: before the next item of its level or above."""
    level = items[i].level or 9
    end = items[i].paragraph.end
    for item in items[i + 1 :]:
        if item.level and item.level <= level:
            break
        end = item.paragraph.end
    return end


def _in_paragraph(item: Item, items: Sequence[Item], i: int, rules: Rules, under_unit: bool) -> list[_Hit]:
    words = item.words
    base = item.paragraph.start + item.at
    if _INTRO.search(words) and _is_opening(item, items):
        return []
    if item.level == 0 and _is_closing_call(words, items, i):
        return []
    hits: list[_Hit] = []
    first = None if under_unit and not rules.giver.match(words) else _first_subject(words, base, item, rules)
    if first:
        hits.append(_Hit(first, base, _passage_end(items, i)))
    for named in _later_subjects(words, base, rules):
        if first is None or named.start > first.end:
            hits.append(_Hit(named, named.start, item.paragraph.end))
    return hits


def _is_opening(item: Item, items: Sequence[Item]) -> bool:
    """Tell whether a paragraph stands before the first numbered item."""
    for other in items:
        if other.level in (1, 2, 3):
            return item.paragraph.start < other.paragraph.start
        if other is item:
            return True
    return True


def _is_closing_call(words: str, items: Sequence[Item], i: int) -> bool:
    """Tell the closing sentence «Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.»"""
    if len(words) >= 260:
        return False
    at_end = all(item.level == 0 for item in items[i : i + 8])
    return at_end and bool(_CLOSING_CALL.search(words)) and not re.search(r"\d", words)


def _passage_end(items: Sequence[Item], i: int) -> int:
    """Return where the passage ends: with plain paragraphs that follow a numbered item."""
    end = items[i].paragraph.end
    for item in items[i + 1 :]:
        if item.level:
            break
        if not items[i].level or re.match(
            r"(?:Yêu cầu|Đề nghị|Chỉ đạo|Giao|Nhận được|Trên đây)(?!\w)", item.words
        ):
            break
        end = item.paragraph.end
    return end


def _first_subject(words: str, base: int, item: Item, rules: Rules) -> Named | None:
    """Find who is spoken of at the beginning: after a giver, a label with a colon, or a leading clause."""
    people = bool(_CARRYING_OUT.search(item.section)) and item.level > 0
    starts = [0]
    for pattern in (rules.giver, _ABOUT_UNIT, _ALSO):
        match = pattern.match(words)
        if match:
            starts.append(match.end())
            inner = rules.giver.match(words, match.end())
            if inner:
                starts.append(inner.end())
    label = _LABEL.match(words)
    if label:
        about = _ABOUT_UNIT.match(words)
        named = heading_unit(words[: label.end()].rstrip(" :"), about.end() if about else 0, base, rules)
        if named:
            return named
        starts.append(label.end())
        inner = rules.giver.match(words, label.end())
        if inner:
            starts.append(inner.end())
    for start in starts:
        named = unit_at(words, start, base, rules, people=people)
        if named:
            return named
    return _after_clause(words, base, rules)


def _after_clause(words: str, base: int, rules: Rules) -> Named | None:
    """Find the subject after «Căn cứ …,» and the like, within the first sentence."""
    if not _LEAD_CLAUSE.match(words):
        return None
    stop = re.search(r"[.;:]\s", words)
    end = min(stop.start() if stop else len(words), 400)
    for comma in re.finditer(r",\s+", words[:end]):
        named = unit_at(words, comma.end(), base, rules)
        if named:
            return named
    return None


def _later_subjects(words: str, base: int, rules: Rules) -> list[Named]:
    """Find further subjects: sentences that begin with a giver or a leading unit, and «…; giao Văn phòng …»."""
    found: list[Named] = []
    for mark in _SENTENCE.finditer(words):
        at = mark.end()
        also = _ALSO.match(words, at)
        at = also.end() if also else at
        giver = rules.giver.match(words, at)
        named = unit_at(words, giver.end() if giver else at, base, rules)
        if named and (giver or (named.verb and _LEADING_VERB.match(named.verb))):
            found.append(named)
    for mark in _MID_GIVER.finditer(words):
        named = unit_at(words, mark.end(), base, rules)
        if named and not _INTRO.search(words[mark.end() :]):
            found.append(named)
    return sorted(set(found), key=lambda named: named.start)


def _from_intro(doc: CleanText, items: Sequence[Item], rules: Rules) -> list[_Hit]:
    """When no item names anyone, the work is that of the units in «yêu cầu các … như sau:»."""
    for item in items[:3]:
        words = item.words
        for mark in re.finditer(r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo)\s+", words):
            named = unit_at(words, mark.end(), item.paragraph.start + item.at, rules)
            if named:
                return [_Hit(named, named.start, doc.body[-1].end)]
    return []


def _rows(
    text: str, hit: _Hit, rules: Rules, deadlines: Sequence[Deadline], all_ours: bool
) -> list[Assignment]:
    due = next((d.due for d in deadlines_between(deadlines, hit.start, hit.end) if d.due), None)
    rows = []
    for unit in split_units(text[hit.unit.start : hit.unit.end], rules):
        name = written_out(unit, rules)
        ours = all_ours or bool(rules.our_level.search(fold_tone(name)))
        reach = Reach.OURS if ours else Reach.OTHERS
        rows.append(Assignment(name, text[hit.start : hit.end], reach, due, Span(hit.start, hit.end)))
    return rows


def _distinct(found: Sequence[Assignment]) -> list[Assignment]:
    kept: list[Assignment] = []
    for item in found:
        if not any(item.unit == k.unit and item.span == k.span for k in kept):
            kept.append(item)
    return kept
