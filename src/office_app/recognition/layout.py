"""Where the letterhead ends and the closing begins."""

import re
from collections.abc import Sequence

from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.columns import AUTHORITY, HEAD_LINES, opens_list, recipients_at
from office_app.recognition.joining import Line, all_capitals, first_of, starts_block
from office_app.recognition.marks import ANCHORS, Kind, is_address, kind_of
from office_app.recognition.rules import Rules

_ABOUT = re.compile(r"(?:VỀ|[Vv]ề|V/v)\s")
_CITES = re.compile(r"\bsố\s+\d|\bngày\s+\d")
_BASIS = re.compile(r"[-–+]?\s*(?:can cu|xet|theo de nghi)(?!\w)")
_UNFINISHED = re.compile(
    r"(?:[,;:–-]|\b(?:và|của|về|các|tại|với|cho|trong|theo|đối với|do|năm|tháng|ngày|số|lần thứ|khóa))$"
)
_CUT_AFTER_OF = re.compile(r"\b(?:CỦA|DO)\s\w+$")


_NARROW, _WIDE = 50, 130
"""Between so many characters the lines of a text are wrapped to a page's width."""
_SHORT = 0.8
_LONGEST_OPENING = 14  # lines


def body_start(lines: Sequence[Line], width: int, rules: Rules) -> int:
    """Return the index of the first line of the body; 0 when the text opens with its body."""
    top = lines[:HEAD_LINES]
    kinds = _Kinds(top, rules)
    limit = _first_section(top, kinds, width, rules)
    above = [kinds[i] for i in range(limit)]
    if Kind.TYPE in above:
        heading = above.index(Kind.TYPE)
        return _after_letterhead(top, kinds, after_subject(top, kinds, heading, width, rules), rules)
    if Kind.ABOUT in above:
        about = above.index(Kind.ABOUT)
        return _after_letterhead(top, kinds, after_subject(top, kinds, about - 1, width, rules), rules)
    if Kind.ADDRESS in above:
        return _after_letterhead(top, kinds, above.index(Kind.ADDRESS), rules)
    return _after_anchors(top, kinds, limit, rules)


class _Kinds:
    """What the lines at the top are, told as far down as somebody asks: most are of the body."""

    def __init__(self, top: Sequence[Line], rules: Rules) -> None:
        self._top, self._rules = top, rules
        self._told: list[Kind] = []

    def __getitem__(self, at: int) -> Kind:
        while at >= len(self._told):
            self._told.append(kind_of(self._top[len(self._told)].text, self._rules))
        return self._told[at]


def _first_section(top: Sequence[Line], kinds: _Kinds, width: int, rules: Rules) -> int:
    """Return where the body must have begun: its first numbered item, basis or sentence that opens a body."""
    subject = -1  # the line that a type's name or «V/v» makes part of the subject
    for i, line in enumerate(top):
        kind = kinds[i]
        if kind in (Kind.TYPE, Kind.ABOUT):
            subject = i + 1
        if kind in (Kind.WORDS, Kind.CAPITALS):
            if starts_block(line.text) and line.text[0] not in "-+–":
                return i
            if i != subject and kind is Kind.WORDS and _opens(line, width, rules):
                return i
            subject = subject + 1 if i == subject and kind is Kind.CAPITALS else subject
        elif i == subject:
            subject += 1
    return len(top)


def _opens(line: Line, width: int, rules: Rules) -> bool:
    folded = fold(line.text[:60])
    if _BASIS.match(folded):
        return True
    long = len(line.text) >= min(0.85 * width, 85)
    return long and bool(rules.letterhead.opening.match(fold_tone(line.text[:60])))


def after_subject(top: Sequence[Line], kinds: _Kinds, heading: int, width: int, rules: Rules) -> int:
    """Return the index of the first line behind the subject that stands under ``heading``."""
    ruled = _rule_below(top, kinds, heading, width, rules)
    if ruled is not None:
        return ruled + 1
    taken = len(top[heading].text.split()) > 4 if heading >= 0 else False
    shouted = taken and all_capitals(top[heading].text)  # the subject is in capitals
    for i in range(heading + 1, len(top)):
        line, kind = top[i], kinds[i]
        if kind in ANCHORS and not taken:
            continue
        if kind in ANCHORS or kind is Kind.ADDRESS:
            return i
        if kind is Kind.TYPE and taken and not unfinished(top[i - 1].text):
            return i
        if (starts_block(line.text) and line.text[0] not in "-+–") or _BASIS.match(fold(line.text[:40])):
            return i
        if taken and not _goes_on(top, i, shouted, width, rules):
            return i
        if not taken and _is_opening_paragraph(top, kinds, i, rules):
            return i
        shouted = all_capitals(line.text) if not taken else shouted
        taken = True
    return len(top)


def _rule_below(top: Sequence[Line], kinds: _Kinds, heading: int, width: int, rules: Rules) -> int | None:
    """Return where a rule closes the subject: nothing before it may open the body."""
    words = 0
    for i in range(heading + 1, min(heading + 12, len(top))):
        line = top[i]
        if kinds[i] is Kind.RULE:
            if words:
                return i
            continue
        if kinds[i] is Kind.ADDRESS or (starts_block(line.text) and line.text[0] not in "-+–"):
            return None
        if words and (line.text.endswith(":") or _BASIS.match(fold(line.text[:40]))):
            return None
        words += kinds[i] not in ANCHORS
    return None


def _goes_on(top: Sequence[Line], i: int, shouted: bool, width: int, rules: Rules) -> bool:
    """Tell whether line ``i`` goes on the subject read so far, which is in capitals when ``shouted``."""
    before, text, gap = top[i - 1].text, top[i].text, top[i].gap
    if text[0].islower() or text[0] == "(" or _ABOUT.match(text):
        return len(text) <= 200
    if text[0].isdigit() and unfinished(before):
        return True
    capitals = all_capitals(text)
    if capitals and shouted and _about_follows(top, i):
        return True  # «HỘI NGHỊ LẦN THỨ BẢY», «BAN CHẤP HÀNH …» above «về …»
    cut = unfinished(before) or _CUT_AFTER_OF.search(before)
    if capitals and not cut and _decides(top, i, rules):
        return False
    if capitals != shouted:
        return not capitals and not shouted and not gap
    cut_off = unfinished(before)
    if gap or before.endswith((".", ":")):
        return cut_off and not gap
    if capitals:
        return cut_off or not rules.letterhead.opens_body(text) or len(before) > 40
    if _opens_sentence(top, i, width, rules) or (not cut_off and _opens_paragraph(top, i, width)):
        return False
    return cut_off or (len(text) <= 120 and not text.endswith(("./.", ":")))


def unfinished(text: str) -> bool:
    """Tell whether a line of the subject ends with a word or mark that asks for the next one."""
    return _UNFINISHED.search(text.lower()) is not None


def _about_follows(top: Sequence[Line], i: int) -> bool:
    below = next((line for line in top[i + 1 : i + 4] if not all_capitals(line.text)), None)
    return below is not None and bool(_ABOUT.match(below.text))


def _decides(top: Sequence[Line], i: int, rules: Rules) -> bool:
    """Tell «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …» right above «Căn cứ …»: who decides, and no subject."""
    based = next(
        (k for k in range(i + 1, min(i + 4, len(top))) if _BASIS.match(fold(top[k].text[:40]))), None
    )
    if based is None or not all(
        all_capitals(top[k].text) or top[k].text in "-----*" for k in range(i, based)
    ):
        return False
    head = rules.letterhead.signer_title.match(fold(top[i].text))
    return rules.letterhead.opens_body(top[i].text) or (
        head is not None and not head.group().startswith("bi")
    )


def _is_opening_paragraph(top: Sequence[Line], kinds: _Kinds, at: int, rules: Rules) -> bool:
    """Tell the first paragraph of the body, which ends «như sau:», from a subject that begins with the same words."""
    if not rules.letterhead.opening.match(fold_tone(top[at].text[:60])):
        return False
    for i in range(at, min(at + 10, len(top))):
        text = top[i].text
        if i > at and (top[i].gap or kinds[i] is not Kind.WORDS or starts_block(text)):
            return False
        if i > at and text[0].isupper() and rules.letterhead.opening.match(fold_tone(text[:60])):
            return False
        if text.endswith(":"):
            return True
    return False


def _opens_sentence(top: Sequence[Line], i: int, width: int, rules: Rules) -> bool:
    """Tell whether a line opens the body: with a word that does, and long, or citing a paper by its number."""
    text = top[i].text
    if not rules.letterhead.opening.match(fold_tone(text[:60])):
        return False
    after = top[i + 1].text if i + 1 < len(top) else ""
    long = len(text) >= min(0.85 * width, 85)
    return long or text.endswith(":") or _CITES.search(f"{text} {after}") is not None


def _opens_paragraph(top: Sequence[Line], i: int, width: int) -> bool:
    """Tell the first line of a paragraph, which fills the page's width and ends in a full stop, from a subject's.

    A shorter line with another paragraph behind it, before any full stop, ends the subject.
    """
    full = 0.85 * width
    if not _NARROW < width < _WIDE or len(top[i].text) < full or not top[i].text[0].isupper():
        return False
    for k in range(i + 1, min(i + _LONGEST_OPENING, len(top))):
        line, before = top[k], top[k - 1].text
        if line.gap or starts_block(line.text):
            return before.endswith((".", ":", ";"))
        if before.endswith((".", ":")):
            return True
        if len(before) < _SHORT * width and line.text[0].isupper() and not unfinished(before):
            return False
    return False


def _after_letterhead(top: Sequence[Line], kinds: _Kinds, at: int, rules: Rules) -> int:
    """Step over what may still stand between the subject and the body: titles, date, addressees."""
    i = at
    while i < len(top) and (kinds[i] in ANCHORS or kinds[i] is Kind.ABOUT):
        i += 1
    later = next((k for k in range(i, min(i + 12, len(top))) if is_address(top[k].text)), None)
    if later is not None and all(
        kinds[k] is not Kind.WORDS or len(top[k].text) < 80 for k in range(i, later)
    ):
        i = later
    if i < len(top) and kinds[i] is Kind.ADDRESS:
        i = _after_addressees(top, kinds, i + 1, rules)
    while i < len(top) and kinds[i] in ANCHORS:
        i += 1
    return i


def _after_addressees(top: Sequence[Line], kinds: _Kinds, at: int, rules: Rules) -> int:
    for i in range(at, len(top)):
        text, before = top[i].text, top[i - 1].text.rstrip()
        if kinds[i] in ANCHORS or kinds[i] is Kind.ADDRESS:
            continue
        if text[0] in "-–+•" and not _BASIS.match(fold(text[:40])):
            continue
        opens = rules.letterhead.opening.match(fold_tone(text[:60]))
        cut_off = unfinished(before) or before.endswith((";", ":"))
        if text[0].islower() or (cut_off and not (opens and len(text) > 100)):
            continue
        if opens or before.endswith(".") or top[i].gap or len(text) > 100 or starts_block(text):
            return i
    return len(top)


def _after_anchors(top: Sequence[Line], kinds: _Kinds, limit: int, rules: Rules) -> int:
    """Return where the body begins when neither type, «V/v» nor «Kính gửi» is left."""
    last = max((i for i in range(limit) if kinds[i] in ANCHORS), default=None)
    if last is None:
        bodies = 0
        while (
            bodies < limit
            and kinds[bodies] is Kind.CAPITALS
            and rules.letterhead.opens_body(top[bodies].text)
        ):
            bodies += 1
        return bodies
    while last + 1 < limit and kinds[last + 1] is Kind.CAPITALS and not starts_block(top[last + 1].text):
        last += 1
    for i in range(last + 2, min(last + 6, limit + 1, len(top))):
        short = all(len(line.text) < 150 and line.text[-1] not in ".:;" for line in top[last + 1 : i])
        if short and (_BASIS.match(fold(top[i].text[:40])) or _is_opening_paragraph(top, kinds, i, rules)):
            return i  # what stands between is a subject without the name of its type
    return last + 1


def closing_start(lines: Sequence[Line], start: int, rules: Rules) -> int:
    """Return the index of the first line of the closing (recipients or signature), or the number of lines."""
    mark = recipients_at(lines, start)
    if mark is None:
        mark = first_of(lines, opens_list, start)
    if mark is not None:
        signed = first_of(lines[:mark], is_authority, max(start, mark - 12))
        return _back_over_titles(lines, mark if signed is None else signed, start, rules)
    signed = first_of(lines, is_authority, start)
    if signed is not None:
        return signed
    return _first_title(lines, max(start, len(lines) - 15), len(lines), rules)


def is_authority(text: str) -> bool:
    """Tell whether a line says in whose name is signed: «T/M BAN THƯỜNG VỤ», «KT. CHỦ TỊCH»."""
    return text[:1] in "TKQ" and bool(AUTHORITY.match(text)) and all_capitals(text)


def is_title(text: str, rules: Rules) -> bool:
    """Tell whether a line is the title of a signer, in capitals."""
    if len(text) > 80 or not text[:1].isupper() or not all_capitals(text):
        return False
    match = rules.letterhead.signer_title.match(fold(text))
    return match is not None and match.end() >= len(text.rstrip(" .,:")) - 30


def _back_over_titles(lines: Sequence[Line], first: int, start: int, rules: Rules) -> int:
    """Step back over a title and name that were read before «Nơi nhận»."""
    return _first_title(lines, max(start, first - 6), first, rules)


def _first_title(lines: Sequence[Line], start: int, end: int, rules: Rules) -> int:
    """Return where the first title of a signer stands, ``end`` for none; «CHỦ TRÌ» above «1. …» heads a part."""
    for i in range(start, end):
        below = lines[i + 1].text if i + 1 < len(lines) else ""
        if is_title(lines[i].text, rules) and not (below[:1].isdigit() and starts_block(below)):
            return i
    return end
