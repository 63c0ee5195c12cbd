"""Names of units in running text: where they begin, where they end, and whether a verb follows."""

import re
from dataclasses import dataclass

from office_app.domain.vietnamese import fold_tone
from office_app.recognition.rules import Rules

LONGEST = 220
_END = re.compile(r"[.:!?\n\x01“”]")
_ASIDE = re.compile(
    r"\s*,?\s*(?:đặc biệt|nhất là|trong đó|trên cơ sở|theo|hằng|hàng|định kỳ|trước|sau|khi|ngoài|gồm"
    r"|bao gồm|căn cứ|để|với vai trò"
    r"|với tư cách|là cơ quan|tùy theo|cùng với|thông qua|bằng)(?!\w)"
)
_PASSIVE = re.compile(r"(?<!\w)được\s+$")
_BODY_WORD = re.compile(r"(?:tổ chức|cơ quan|đơn vị|lực lượng|bộ phận|người)\s*$")


@dataclass(frozen=True)
class Named:
    """A unit's name in the text from ``start`` to ``end``, and the verb that follows it."""

    start: int
    end: int
    verb: str = ""


def unit_at(words: str, at: int, base: int, rules: Rules, *, people: bool = False) -> Named | None:
    """Return the unit that begins at ``at`` when a verb follows it; ``base`` is the place of ``words``."""
    start = rules.unit_start.match(words, at) or (rules.person_start.match(words, at) if people else None)
    if not start:
        return None
    limit = _END.search(words, start.end(), min(len(words), start.end() + LONGEST))
    stop = limit.start() if limit else min(len(words), start.end() + LONGEST)
    for verb in rules.assignment_verb.finditer(words, start.end(), stop):
        if _part_of_name(words, verb, start.end()):
            continue
        end = _trim(words, at, verb.start())
        if rules.unit_break.search(words, start.end(), verb.start()) and not _ASIDE.search(
            words, start.end(), verb.start()
        ):
            return None
        return Named(base + at, base + end, verb.group())
    return None


def _part_of_name(words: str, verb: re.Match[str], start: int) -> bool:
    """Tell a verb inside a name: «Trung tâm Dịch vụ tổng hợp», «các đảng ủy được kiểm tra»."""
    if _PASSIVE.search(words, start, verb.start()):
        return True
    return bool(_BODY_WORD.search(words, start, verb.start())) and verb.group() in (
        "quản lý",
        "tham mưu",
        "làm",
        "in",
    )


def _trim(words: str, start: int, end: int) -> int:
    """Return where the name ends: before an aside, a comma or a connecting word."""
    aside = _ASIDE.search(words, start + 3, end)
    if aside:
        end = aside.start()
    name = re.sub(r"(?:[\s,;]|(?<!\w)(?:và|cần|phải|sẽ|có|thì))+$", "", words[start:end])
    return start + len(name)


def heading_unit(words: str, at: int, base: int, rules: Rules) -> Named | None:
    """Return the unit when ``words`` from ``at`` are a name and nothing else."""
    start = rules.unit_start.match(words, at)
    name = words[at:].rstrip(" :.;,")
    if not start or len(name) > 130 or re.search(r"[.:!?]\s", name):
        return None
    if rules.assignment_verb.search(words, start.end()) or rules.unit_break.search(words, start.end()):
        return None
    return Named(base + at, base + at + len(name))


def split_units(name: str, rules: Rules) -> list[str]:
    """Split «A; B» into units; commas and «và» stay, as they also stand inside names."""
    parts = [part.strip(" ,") for part in name.split(";")]
    whole = [part for part in parts if part]
    if len(whole) > 1 and not all(_is_someone(part, rules) for part in whole):
        return [" ".join(name.split())]
    return [" ".join(part.split()) for part in whole]


def _is_someone(part: str, rules: Rules) -> bool:
    folded = fold_tone(part)
    return bool(rules.unit_start.match(folded) or rules.person_start.match(folded))


def unit_phrase(words: str, at: int, rules: Rules) -> int | None:
    """Return where a unit's name that begins at ``at`` ends when no verb follows it; None when none begins."""
    start = rules.unit_start.match(words, at)
    if not start:
        return None
    limit = min(len(words), at + LONGEST)
    stop = _PHRASE_STOP.search(words, start.end(), limit)
    end = stop.start() if stop else limit
    verb = rules.assignment_verb.search(words, start.end(), end)
    if verb and not _BODY_WORD.search(words, start.end(), verb.start()):
        end = verb.start()
    return at + len(words[at:end].rstrip(" ,-–"))


_PHRASE_STOP = re.compile(
    r"\s*[,;.:()\n\x01“”]|\s+(?:trước|chậm|muộn|ít nhất|để|theo|về|qua|thông qua|kết quả|tình hình|định kỳ"
    r"|hằng|hàng|trong|khi|sau|xem"
    r"|những|việc|vào|từ|đến|bằng|và(?!\s+(?:[A-ZĐ]|các|đơn|cơ|tổ)))(?!\w)"
)
