"""Who gets a copy: the list under «Nơi nhận», and those whom «Kính gửi» addresses where the list says «Như trên»."""

import re
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.clean_text import Paragraph
from office_app.recognition.columns import RECIPIENTS, is_recipients_line, opens_list
from office_app.recognition.joining import all_capitals
from office_app.recognition.layout import is_authority, is_title
from office_app.recognition.marks import ADDRESS, ANCHORS, RULE, Kind, find_place_date, kind_of
from office_app.recognition.rules import UPPER, Rules
from office_app.recognition.signature import LONGEST_CLOSING, is_person_line, name_behind

_DASHES = "-–—+•*"
_DASH = re.compile(rf"[{_DASHES}]\s*")
_GLUED = re.compile(rf"[;,.]\s*[-–]\s?(?=[{UPPER}])")
_IN_A_ROW = re.compile(rf"[;,.]\s*[-–]\s?(?=[{UPPER}])|;\s+(?=[^\W\d_])(?![^()]*\))")
_KEPT = re.compile(r"lưu(?!\w)", re.IGNORECASE)
_AS_ADDRESSED = re.compile(r"Như\s+(?:trên|(?:phần\s+)?kính gửi|đã kính gửi)(?!\w)", re.IGNORECASE)
_ABOUT = re.compile(r"[Vv]\s?/\s?[Vv](?!\w)")
_UNFINISHED_NAME = re.compile(r"(?:[–-]|(?<!\w)(?:và|của|các|tại|thuộc|cấp|ban|Ủy ban|Văn phòng|lãnh đạo))$")
_TYPIST = re.compile(r"[\w.]{1,12}[-/]\d{1,4}|\d+|[A-Z]{2,6}\.?\d*|[A-Za-z]:\\.*")


def read_all_recipients(
    head: Sequence[Paragraph], closing: Sequence[Paragraph], rules: Rules
) -> list[Found[str]]:
    """Return who gets the paper: «Như trên», «Như Kính gửi» give way to those named there."""
    listed = read_recipients(closing, rules)
    if not listed:
        return _reasoned(read_addressees(head, rules), "Không có «Nơi nhận»; lấy theo «Kính gửi».")
    above = next((i for i, one in enumerate(listed) if _AS_ADDRESSED.match(one.value)), None)
    if above is None:
        return listed
    reason = f"«Nơi nhận» ghi «{listed[above].value}»; lấy theo «Kính gửi»."
    addressed = _reasoned(read_addressees(head, rules), reason)
    return [*listed[:above], *addressed, *listed[above + 1 :]] if addressed else listed


def _reasoned(found: Sequence[Found[str]], reason: str) -> list[Found[str]]:
    return [replace(one, certainty=Certainty.LIKELY, reason=reason) for one in found]


def read_recipients(closing: Sequence[Paragraph], rules: Rules) -> list[Found[str]]:
    """Return the recipients in order, without the dash and the comma."""
    lines = closing[:LONGEST_CLOSING]
    start = next((i for i, line in enumerate(lines) if is_recipients_line(line.text)), None)
    if start is None:
        start = next((i for i, line in enumerate(lines) if opens_list(line.text)), None)
    if start is None:
        return []
    found: list[Found[str]] = []
    lead = RECIPIENTS.match(fold(lines[start].text))
    at = lead.end() if lead else 0
    _add(found, lines[start], at, rules)
    before: Paragraph | None = lines[start] if found else None
    dashed = any(line.text[0] in _DASHES for line in lines[start + 1 :])
    for line in lines[start + 1 :]:
        opens = line.text[0] in _DASHES
        if line.text == RULE or (not opens and _signs(line, rules)):
            before = None
            if not dashed and found:
                break
        elif opens or (not dashed and _listed(line)):
            _add(found, line, 0, rules)
            before = line
        elif before is not None and _goes_on(before, line):
            if found and not _DASH.fullmatch(before.text):
                _lengthen(found, before, line)
            else:  # the dash stands on a line of its own
                _add(found, line, 0, rules)
            before = line
    return found


def read_addressees(head: Sequence[Paragraph], rules: Rules) -> list[Found[str]]:
    """Return whom «Kính gửi» addresses, in order."""
    start = next((i for i, line in enumerate(head) if kind_of(line.text, rules) is Kind.ADDRESS), None)
    if start is None:
        return []
    found: list[Found[str]] = []
    lead = ADDRESS.match(fold(head[start].text))
    _add(found, head[start], lead.end() if lead else 0, rules)
    before = head[start] if found else None
    for line in head[start + 1 :]:
        if kind_of(line.text, rules) in ANCHORS:
            break
        if before is None or _DASH.match(line.text) or _names_another(before, line, rules):
            _add(found, line, 0, rules)
        else:
            _lengthen(found, before, line)
        before = line if found else None
    return found


def _names_another(before: Paragraph, line: Paragraph, rules: Rules) -> bool:
    """Tell whether a line without a dash begins an addressee of its own."""
    if line.text[:1].islower() or line.text[0] == "(":
        return False
    ended = before.text.endswith((";", ".")) or not _UNFINISHED_NAME.search(before.text)
    return ended and rules.unit_start.match(fold_tone(line.text)) is not None


def _signs(line: Paragraph, rules: Rules) -> bool:
    """Tell a line of the signature from a recipient's whose dash is lost."""
    text = line.text
    return bool(
        is_authority(text)
        or _ABOUT.match(text)
        or is_title(text, rules)
        or (all_capitals(text) and len(text) > 4)
        or is_person_line(line, rules)
        or find_place_date(text, fold(text)) is not None
    )


def _listed(line: Paragraph) -> bool:
    """Tell whether a line is a recipient whose dash got lost."""
    return line.text.endswith((",", ";", ".")) or bool(_KEPT.match(line.text)) or line.text.startswith("Như ")


def _goes_on(before: Paragraph, line: Paragraph) -> bool:
    """Tell whether a line without a dash is the rest of the recipient before it, broken in a narrow column."""
    if _TYPIST.fullmatch(line.text):
        return False
    if line.text[:1].islower() or line.text[0] == "(":
        return True
    if _KEPT.match(before.text.lstrip(" -–+•*")) and not before.text.endswith((",", "-", "–")):
        return False
    return not (before.text.endswith((";", ".")) or line.gap)


def _lengthen(found: list[Found[str]], before: Paragraph, line: Paragraph) -> None:
    last = found[-1]
    start = last.span.start if last.span else line.start
    cut_off = before.text[len(before.text.rstrip(" ,;.")) :].rstrip()  # «A,» wrapped before «B»
    value = line.text.rstrip(" ,;.")
    found[-1] = Found(f"{last.value}{cut_off} {value}", Span(start, line.start + len(value)))


def _add(found: list[Found[str]], line: Paragraph, at: int, rules: Rules) -> None:
    """Add the recipients of one line, from ``at`` on; a signer's name behind them is none."""
    name = name_behind(line.text, rules)
    end = name.start() if name else len(line.text)
    cuts = [at]
    between = _GLUED if _DASH.match(line.text, at) else _IN_A_ROW
    for glue in between.finditer(line.text, at, end):
        if not _KEPT.match(line.text[cuts[-1] :].lstrip(" -–+•*")):
            cuts.append(glue.end())
    for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
        dash = _DASH.match(line.text, start)
        start = dash.end() if dash else start
        value = line.text[start:stop].rstrip(" ,;.-–")
        if value.strip():
            found.append(Found(value, Span(line.start + start, line.start + start + len(value))))
