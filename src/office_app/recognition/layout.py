"""Where the letterhead ends and the closing begins, and letterheads whose two columns were read as one line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.symbol import PARTY_SYMBOL, STATE_SYMBOL
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.joining import Line, all_capitals, starts_block
from office_app.recognition.rules import LOWER, UPPER, Rules

HEAD_LINES = 60
PLACE_DATE = re.compile(
    rf"(?:(?:(?:TP|Tp|T\.P)\.?\s)?(?:[{UPPER}][{LOWER}]+\s){{0,4}}[{UPPER}][{LOWER}]+\s*,\s*)?"
    rf"(?:ngày|Ngày)\s*(?P<day>\d{{1,2}}|[.…_]*)\s*tháng\s*(?P<month>\d{{1,2}}|[.…_]*)\s*năm\s*(?P<year>\d{{4}})"
)
SYMBOL_LINE = re.compile(rf"(?:Số|SỐ)\s*:?\s*(?:(?P<party>{PARTY_SYMBOL})|(?P<state>{STATE_SYMBOL}))")
BLANK_SYMBOL = re.compile(r"(?:Số|SỐ)\s*:?\s*[.…_\s]*[-/]?\s*[A-ZĐ]{2,4}[A-Za-z]?\s*[-/]\s*[A-ZĐ]")
AUTHORITY = re.compile(rf"(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|Q\.)\s*(?=[{UPPER}]{{2}})")
_SUBJECT_LEAD = re.compile(r"(?:V/v|v/v|V/V|Về việc)\b")
_ADDRESS = re.compile(r"Kính (?:gửi|trình)")
_RECIPIENTS = re.compile(r"N[ơo]i\s+nhận", re.IGNORECASE)
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu|DANH SÁCH|DANH MỤC|ĐỀ CƯƠNG|MẪU)\b")


def split_columns(lines: list[Line], rules: Rules) -> list[Line]:
    """Set apart on lines of their own what two columns printed side by side: titles, date, signature."""
    top = _split_top(lines[:HEAD_LINES], rules)
    rest = lines[HEAD_LINES:]
    signed = next((i for i, line in enumerate(rest) if _RECIPIENTS.match(line.text)), None)
    if signed is not None:
        return top + rest[:signed] + _split_signature(rest[signed:], rules)
    signed = next((i for i, line in enumerate(top) if _RECIPIENTS.match(line.text)), None)
    return top + rest if signed is None else top[:signed] + _split_signature(top[signed:], rules) + rest


def _split_top(lines: Sequence[Line], rules: Rules) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        folded = fold_tone(line.text)
        cuts = [
            m.span()
            for m in rules.national_title.finditer(folded)
            if all_capitals(m.group()) or "-" in m.group()
        ]
        heading = len(line.text) < 120
        if heading:
            cuts += [m.span() for m in PLACE_DATE.finditer(line.text) if not _cited_date(line.text, m)]
            symbol = SYMBOL_LINE.match(line.text)
            if symbol and cuts:
                cuts.append(symbol.span())
        out += _cut(line, cuts) if heading else [line]
    return out


def _cited_date(text: str, match: re.Match[str]) -> bool:
    """Tell a date of place from one in a sentence: what follows it is nothing, or another column."""
    return not match.group()[0].isupper() and match.start() > 0


def _cut(line: Line, cuts: Sequence[tuple[int, int]]) -> list[Line]:
    """Cut the ranges out as lines of their own, leaving what stands before, between and after."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if start >= at:
            pieces += [line.text[at:start], line.text[start:end]]
            at = end
    pieces.append(line.text[at:])
    texts = [piece.strip() for piece in pieces if piece.strip(" .,;")]
    return [replace(line, text=text, gap=line.gap and i == 0) for i, text in enumerate(texts)]


def _split_signature(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """Cut authority and title off recipients' lines: ``- Như trên, PHÓ BÍ THƯ``."""
    out: list[Line] = []
    for i, line in enumerate(lines):
        cuts: list[tuple[int, int]] = []
        if i < 40 and not all_capitals(line.text):
            authority = AUTHORITY.search(line.text)
            title = next(
                (m for m in rules.signer_title.finditer(fold_tone(line.text)) if m.end() == len(line.text)),
                None,
            )
            if authority and authority.start():
                cuts = [(authority.start(), len(line.text))]
            elif title and title.start():
                cuts = [title.span()]
        out += _cut(line, cuts)
    return out


def is_anchor(text: str, rules: Rules) -> bool:
    """Tell whether a line can only stand in a letterhead."""
    folded = fold_tone(text)
    return bool(
        text in ("-----", "*")
        or rules.national_title.fullmatch(folded)
        or SYMBOL_LINE.match(text)
        or BLANK_SYMBOL.match(text)
        or PLACE_DATE.fullmatch(text.rstrip(". "))
        or _SUBJECT_LEAD.match(text)
        or (rules.urgency.fullmatch(folded))
    )


def body_start(lines: Sequence[Line], width: int, rules: Rules) -> int:
    """Return the index of the first line of the body; 0 when the text opens with its body."""
    top = lines[:HEAD_LINES]
    subject = 0  # lines of the subject read so far
    in_subject = False
    addressed = False
    for i, line in enumerate(top):
        folded = fold_tone(line.text)
        if rules.type_heading.match(folded):
            in_subject, subject = True, 0
        elif _ADDRESS.match(line.text):
            addressed, in_subject = True, False
        elif is_anchor(line.text, rules):
            in_subject = bool(_SUBJECT_LEAD.match(line.text))
            subject = 1
        elif (all_capitals(line.text) and not starts_block(line.text)) or (
            addressed and (line.text[0] in "-+" or _recipient_like(line.text, top, i))
        ):
            continue
        elif in_subject and subject == 0:
            subject = 1
        elif _opens_body(line, top, i, width, rules, in_subject):
            return i
        else:
            subject += 1
    return 0 if not any(is_anchor(line.text, rules) for line in top) else _after_last_anchor(top, rules)


def _after_last_anchor(top: Sequence[Line], rules: Rules) -> int:
    return max(i for i, line in enumerate(top) if is_anchor(line.text, rules)) + 1


def _recipient_like(text: str, top: Sequence[Line], i: int) -> bool:
    """Tell whether a line after «Kính gửi:» is still an addressee: short, or going on the one before."""
    before = top[i - 1].text
    return before.rstrip().endswith((",", ";", ":")) or text[0].islower()


def _opens_body(line: Line, top: Sequence[Line], i: int, width: int, rules: Rules, in_subject: bool) -> bool:
    text = line.text
    if starts_block(text) and text[0] not in "-+–":
        return True
    rest_has_rule = any(other.text == "-----" for other in top[i : i + 8])
    if rest_has_rule and not starts_block(text):
        return False  # the rule stands under the subject
    long = len(text) >= min(0.85 * width, 85)
    opens = bool(rules.opening.match(fold_tone(text)))
    before = top[i - 1].text if i else ""
    if in_subject:
        unfinished = before.endswith((",", ";")) or text[0].islower()
        return (
            (line.gap and long)
            or (opens and not unfinished and (long or line.gap or text.endswith(":")))
            or len(text) > 200
        )
    return opens or long or (line.gap and not before.endswith(",") and len(text) > 40)


def closing_start(lines: Sequence[Line], start: int, rules: Rules) -> int:
    """Return the index of the first line of the closing (recipients or signature), or the number of lines."""
    marks = [i for i in range(start, len(lines)) if _RECIPIENTS.match(lines[i].text)]
    signed = [
        i for i in range(start, len(lines)) if AUTHORITY.match(lines[i].text) and all_capitals(lines[i].text)
    ]
    if marks:
        near = [i for i in signed if marks[0] - 12 <= i < marks[0]]
        first = near[0] if near else marks[0]
        return _back_over_titles(lines, first, rules)
    if signed:
        return signed[0]
    for i in range(max(start, len(lines) - 12), len(lines)):
        if rules.signer_title.fullmatch(fold_tone(lines[i].text)):
            return i
    return len(lines)


def _back_over_titles(lines: Sequence[Line], first: int, rules: Rules) -> int:
    """Step back over a title and name that were read before «Nơi nhận»."""
    for i in range(max(0, first - 4), first):
        if rules.signer_title.fullmatch(fold_tone(lines[i].text)):
            return i
    return first


def is_appendix(text: str) -> bool:
    """Tell whether a line opens an annex after the signature."""
    return bool(_APPENDIX.match(text))
