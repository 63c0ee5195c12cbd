"""Letterhead, signature and recipients: who issued what, when, under which number, and about what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.symbol import Symbol, symbol_of
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.joining import all_capitals
from office_app.recognition.layout import BLANK_SYMBOL, PLACE_DATE, SYMBOL_LINE, is_anchor
from office_app.recognition.naming import running_text
from office_app.recognition.rules import Rules

_SUBJECT_LEAD = re.compile(r"(?:V/v|v/v|V/V|[Vv]ề việc|[Vv]ề)\b[:,]?\s*")
_SUBJECT_MARK = re.compile(r"(?:V/v|v/v|V/V|Về việc)\b")
_CUT_NAME = re.compile(
    r"(?:,|-|–|(?<!\w)(?:VÀ|CỦA|CÁC|CƠ|CẤP|TỈNH|XÃ|PHƯỜNG|THÀNH PHỐ|ĐẶC KHU|TRỰC THUỘC|CƠ QUAN|ĐẢNG BỘ|ĐẢNG ỦY"
    r"|ỦY BAN|TRƯỜNG|TRUNG TÂM|CÔNG TY|HỘI ĐỒNG))$"
)
_ISSUED_BY = re.compile(r"(?:CỦA|của)\s")
_THIS = re.compile(r"(?<!\w)(?P<type>[A-ZĐ]\w{1,9}\s\w{1,9}(?:\s\w{1,9}\s\w{1,9})?)\s{1,3}này\b")


@dataclass(frozen=True)
class Header:
    """What the letterhead says; each value may be missing."""

    symbol: Found[Symbol] | None = None
    issued_on: Found[date] | None = None
    doc_type: Found[str] | None = None
    issuer: Found[str] | None = None
    parent: Found[str] | None = None
    subject: Found[str] | None = None
    urgency: Found[str] | None = None


def read_header(doc: CleanText, rules: Rules) -> Header:
    """Read the letterhead; where it is lost, propose type and issuer from the text, marked as guesses."""
    symbol = _symbol(doc.head)
    parent, issuer = _bodies(doc.head, rules)
    doc_type, subject = _type_and_subject(doc.head, rules)
    if issuer is None:
        issuer = guess_issuer(doc, rules)
    return Header(
        symbol=symbol,
        issued_on=_issued_on(doc.head),
        doc_type=doc_type or _type_elsewhere(doc, symbol, rules),
        issuer=issuer,
        parent=parent,
        subject=subject,
        urgency=_urgency(doc.head, rules),
    )


def _symbol(head: Sequence[Paragraph]) -> Found[Symbol] | None:
    for line in head:
        match = SYMBOL_LINE.match(line.text)
        if match and (symbol := symbol_of(match)):
            start = line.start + (match.start("party") if match["party"] else match.start("state"))
            return Found(symbol, Span(start, line.start + match.end()))
    return None


def _issued_on(head: Sequence[Paragraph]) -> Found[date] | None:
    for line in head:
        match = PLACE_DATE.search(line.text)
        if not match or (match.start() and not match.group()[0].isupper()):
            continue
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue  # day left blank for the hand, or impossible
        start = line.start + match.start() + match.group().lower().index("ngày")
        return Found(day, Span(start, line.start + match.end()))
    return None


def _urgency(head: Sequence[Paragraph], rules: Rules) -> Found[str] | None:
    for line in head:
        folded = fold_tone(line.text).strip(" .[]()")
        match = rules.urgency.search(folded)
        if match and (len(folded) - len(match.group()) < 3 or SYMBOL_LINE.match(line.text)):
            at = fold_tone(line.text).index(match.group()) + line.start
            return Found(match.group().capitalize(), Span(at, at + len(match.group())))
    return None


def _bodies(head: Sequence[Paragraph], rules: Rules) -> tuple[Found[str] | None, Found[str] | None]:
    """Return (parent, issuer) from the lines in capitals of the left column."""
    groups: list[list[Paragraph]] = []
    for line in head:
        folded = fold_tone(line.text)
        if rules.type_heading.match(folded):
            break
        if not all_capitals(line.text) or is_anchor(line.text, rules) or BLANK_SYMBOL.match(line.text):
            continue
        opens = rules.unit_start.match(folded)
        if groups and (not opens or _unfinished(groups[-1])):
            groups[-1].append(line)
        elif opens:
            groups.append([line])
    named = [_name(group, rules) for group in groups[:3]]
    if not named:
        return None, None
    return (named[-2] if len(named) > 1 else None), named[-1]


def _unfinished(lines: Sequence[Paragraph]) -> bool:
    """Tell whether a name must go on in the next line; no body stands below a chi bộ, so all is its name."""
    return lines[0].text.startswith("CHI BỘ") or bool(_CUT_NAME.search(fold_tone(lines[-1].text)))


def _name(lines: Sequence[Paragraph], rules: Rules) -> Found[str]:
    name = running_text(" ".join(line.text for line in lines), rules)
    return Found(name, Span(lines[0].start, lines[-1].end))


def _type_and_subject(head: Sequence[Paragraph], rules: Rules) -> tuple[Found[str] | None, Found[str] | None]:
    for i, line in enumerate(head):
        match = rules.type_heading.match(fold_tone(line.text))
        if not match:
            continue
        name = rules.type_names[re.sub(r"\s+", " ", match["type"])]
        found = Found(name, Span(line.start, line.start + match.end("type")))
        return found, _subject_after(head, i, match.start("rest"), rules)
    for i, line in enumerate(head):
        if _SUBJECT_MARK.match(line.text):
            official = Found("Công văn", line.span, Certainty.LIKELY, "Không ghi tên loại, có «V/v».")
            return official, _subject_of_letter(head, i, rules)
    return None, _subject_alone(head, rules)


def _subject_after(head: Sequence[Paragraph], i: int, rest: int, rules: Rules) -> Found[str] | None:
    """Read the subject under (or beside) the type's name, up to the rule, a gap after it, or a mark."""
    lines: list[tuple[str, int]] = []
    if head[i].text[rest:].strip():
        lines.append((head[i].text[rest:].strip(), head[i].end - len(head[i].text[rest:].lstrip())))
    for line in head[i + 1 :]:
        if is_anchor(line.text, rules) or line.text.startswith(("Kính gửi", "Kính trình")):
            if lines:
                break
            continue
        lines.append((line.text, line.start))
    about = next((k for k, (text, _) in enumerate(lines) if re.match(r"[Vv]ề\b|V/v", text)), 0)
    if about and all_capitals(" ".join(text for text, _ in lines[:about])):
        lines = lines[about:]  # «CỦA BAN THƯỜNG VỤ …» and «HỘI NGHỊ LẦN THỨ …» stand before the subject
    return _subject(lines, rules)


def _subject_of_letter(head: Sequence[Paragraph], i: int, rules: Rules) -> Found[str] | None:
    lines: list[tuple[str, int]] = []
    for line in head[i:]:
        stop = lines and (
            is_anchor(line.text, rules) or line.text.startswith("Kính") or (line.gap and not _goes_on(line))
        )
        if stop or (lines and all_capitals(line.text)):
            break
        lines.append((line.text, line.start))
    return _subject(lines, rules)


def _goes_on(line: Paragraph) -> bool:
    return line.text[:1].islower()


def _subject_alone(head: Sequence[Paragraph], rules: Rules) -> Found[str] | None:
    """Read what stands above the rule when the type's name is lost with the letterhead."""
    end = next((i for i, line in enumerate(head) if line.text == "-----"), None)
    if end is None:
        return None
    lines = [
        (p.text, p.start) for p in head[:end] if not all_capitals(p.text) and not is_anchor(p.text, rules)
    ]
    found = _subject(lines, rules)
    return found and Found(found.value, found.span, Certainty.LIKELY, "Mất phần đầu văn bản.")


def _subject(lines: Sequence[tuple[str, int]], rules: Rules) -> Found[str] | None:
    if not lines:
        return None
    start = lines[0][1]
    end = lines[-1][1] + len(lines[-1][0])
    text = re.sub(r"\s+", " ", " ".join(text for text, _ in lines)).strip()
    if all_capitals(text):
        text = running_text(text, rules)
    lead = _SUBJECT_LEAD.match(text)
    text = text[lead.end() :] if lead else text
    return Found(text.strip(" .;"), Span(start, end)) if text.strip(" .;") else None


def _type_elsewhere(doc: CleanText, symbol: Found[Symbol] | None, rules: Rules) -> Found[str] | None:
    """Tell the type from the code of the symbol, or else from how the text speaks of itself."""
    if symbol and symbol.value.doc_type:
        return Found(symbol.value.doc_type, symbol.span, Certainty.LIKELY, "Lấy theo ký hiệu.")
    if symbol and symbol.value.state and symbol.value.type_code in ("UBND", "HĐND", "VP"):
        return Found("Công văn", symbol.span, Certainty.LIKELY, "Lấy theo ký hiệu.")
    if any(line.text.startswith("Kính gửi") for line in doc.head):
        return Found("Công văn", None, Certainty.LIKELY, "Không ghi tên loại, có «Kính gửi».")
    opening = _opening_sentence(doc)
    if opening:
        verbs = list(rules.issuer_verb.finditer(opening.folded[:2000]))
        for verb in reversed(verbs):
            match = rules.type_in_text.match(opening.folded, _skip_space(opening.folded, verb.end()))
            if match:
                return _guessed_type(match, opening.start, rules)
    for paragraph in reversed(doc.body):
        this = _THIS.search(paragraph.folded)
        name = this and rules.type_names.get(fold_tone(this["type"]).upper())
        if this and name:
            at = paragraph.start + this.start()
            return Found(
                name,
                Span(at, at + len(this["type"])),
                Certainty.GUESS,
                "Mất phần đầu văn bản; lấy theo nội dung.",
            )
    return None


def _guessed_type(match: re.Match[str], start: int, rules: Rules) -> Found[str]:
    name = rules.type_names[re.sub(r"\s+", " ", match.group()).upper()]
    span = Span(start + match.start(), start + match.end())
    return Found(name, span, Certainty.GUESS, "Mất phần đầu văn bản; lấy theo câu mở đầu.")


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _opening_sentence(doc: CleanText) -> Paragraph | None:
    """Return the paragraph that ends «… như sau:», among the first of the body, or the very first."""
    for paragraph in doc.body[:4]:
        if re.search(r"(?:sau|này)\s?:?\.?$", paragraph.text) or ("như sau" in paragraph.text[-40:]):
            return paragraph
    return doc.body[0] if doc.body else None


def guess_issuer(doc: CleanText, rules: Rules) -> Found[str] | None:
    """Propose the issuer from «…, Ban Thường vụ … ban hành kế hoạch … như sau:». Never surer than a guess."""
    opening = _opening_sentence(doc)
    if opening is None:
        return None
    folded = opening.folded[:2000]
    for verb in rules.issuer_verb.finditer(folded):
        before = folded[: verb.start()].rstrip()
        cut = max(before.rfind(mark) for mark in (", ", "; ", ". ", "”. ", ": "))
        start = cut + 2 if cut >= 0 else 0
        name = before[start:]
        unit = rules.unit_start.match(name)
        if unit and len(name) <= 90 and name[0].isupper():
            span = Span(opening.start + start, opening.start + len(before))
            return Found(
                doc.text[span.start : span.end],
                span,
                Certainty.GUESS,
                "Mất phần đầu văn bản; lấy theo câu mở đầu.",
            )
    return None
