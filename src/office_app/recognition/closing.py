"""The end of a paper: who signed, under which title, and who gets a copy."""

import re
from collections.abc import Sequence

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.clean_text import Paragraph
from office_app.recognition.joining import all_capitals
from office_app.recognition.layout import AUTHORITY, is_appendix
from office_app.recognition.naming import title_text
from office_app.recognition.rules import LOWER, UPPER, Rules

_RECIPIENTS = re.compile(r"N[ơo]i\s+nhận\s*[:.]?\s*", re.IGNORECASE)
_ITEM = re.compile(r"[-–+]\s*")
_NAME_WORD = rf"[{UPPER}][{LOWER}]+"
_NAME = re.compile(rf"(?:{_NAME_WORD}\s){{1,5}}{_NAME_WORD}|(?:[{UPPER}]+\s){{1,4}}[{UPPER}]+")
_NAME_AT_END = re.compile(rf"(?<=[,;.])\s*((?:{_NAME_WORD}\s){{1,4}}{_NAME_WORD})$")
_RANK = re.compile(r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy) |(?:ThS|TS|PGS|GS)\.?\s")
_SIGNED = re.compile(r"\(?\s*(?:[Đđ]ã ký|[Kk]ý tên|đã ký số)[^)]*\)?:?\s*")


def read_signature(closing: Sequence[Paragraph], rules: Rules) -> tuple[Found[str] | None, Found[str] | None]:
    """Return (signer, title); with K/T the deputy's title is the one, as the deputy signed."""
    lines = _before_appendix(closing)
    title: Found[str] | None = None
    at = -1
    for i, line in enumerate(lines):
        folded = fold_tone(line.text).strip(" ,.")
        if AUTHORITY.match(line.text):
            at = max(at, i)
        if (
            all_capitals(folded)
            and (match := rules.signer_title.match(folded))
            and match.end() >= len(folded) - 30
        ):
            title, at = Found(title_text(folded), line.span), i
    return _signer(lines, at, rules), title


def _before_appendix(closing: Sequence[Paragraph]) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for line in closing[:60]:
        if lines and is_appendix(line.text):
            break
        lines.append(line)
    return lines


def _signer(lines: Sequence[Paragraph], at: int, rules: Rules) -> Found[str] | None:
    if at < 0:
        return None
    for line in [*lines[at + 1 :], *reversed(lines[:at])]:
        text = _SIGNED.sub("", line.text)
        offset = len(line.text) - len(text)
        rank = _RANK.match(text)
        if rank:
            text, offset = text[rank.end() :], offset + rank.end()
        if (
            _NAME.fullmatch(text)
            and not rules.unit_start.match(fold_tone(text))
            and not _is_title(text, rules)
        ):
            name = text if not all_capitals(text) else text.title()
            return Found(name, Span(line.start + offset, line.end))
    for line in lines[at + 1 :] or lines:
        match = _NAME_AT_END.search(line.text)
        if match and _ITEM.match(line.text) and not rules.unit_start.match(fold_tone(match[1])):
            span = Span(line.start + match.start(1), line.start + match.end(1))
            return Found(match[1], span, Certainty.LIKELY, "Tên đứng chung dòng với nơi nhận.")
    return None


def _is_title(text: str, rules: Rules) -> bool:
    folded = fold_tone(text).upper()
    return bool(rules.signer_title.match(folded) or AUTHORITY.match(text))


def read_recipients(closing: Sequence[Paragraph], rules: Rules) -> list[Found[str]]:
    """Return the recipients in order, without the dash and the comma."""
    lines = _before_appendix(closing)
    start = next((i for i, line in enumerate(lines) if _RECIPIENTS.match(line.text)), None)
    if start is None:
        return []
    found: list[Found[str]] = []
    lead = _RECIPIENTS.match(lines[start].text)
    first = lines[start].text[lead.end() :] if lead else ""
    if first:
        _add(found, first, lines[start].end - len(first))
    before: Paragraph | None = lines[start] if first else None
    for line in lines[start + 1 :]:
        if AUTHORITY.match(line.text) or (all_capitals(line.text) and not _ITEM.match(line.text)):
            before = None
        elif _ITEM.match(line.text):
            name = _NAME_AT_END.search(line.text)
            _add(found, line.text[: name.start()] if name else line.text, line.start)
            before = line
        elif found and before is not None and _goes_on(before, line):
            _lengthen(found, before, line)
            before = line
    return found


def _goes_on(before: Paragraph, line: Paragraph) -> bool:
    """Tell whether a line without a dash is the rest of the recipient before it, broken in a narrow column."""
    if line.text[:1].islower():
        return True
    ended = before.text.endswith((";", "."))
    return not (ended or _NAME.fullmatch(line.text) or _SIGNED.fullmatch(line.text))


def _lengthen(found: list[Found[str]], before: Paragraph, line: Paragraph) -> None:
    last = found[-1]
    start = last.span.start if last.span else line.start
    cut_off = before.text[len(before.text.rstrip(" ,;.")) :].rstrip()  # «A,» wrapped before «B»
    value = line.text.rstrip(" ,;.")
    found[-1] = Found(f"{last.value}{cut_off} {value}", Span(start, line.start + len(value)))


def _add(found: list[Found[str]], text: str, start: int) -> None:
    item = _ITEM.match(text)
    cut = item.end() if item else 0
    value = text[cut:].rstrip(" ,;.")
    if value:
        found.append(Found(value, Span(start + cut, start + cut + len(value))))
