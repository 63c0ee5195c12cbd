"""What the letterhead says: number, day, type, subject, who issued it, and how urgent it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.symbol import DOC_TYPES, Symbol, of_centre
from office_app.domain.vietnamese import fold
from office_app.recognition.announcement import Announced, announced
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.issuers import checked, issuer_in_signature, issuer_under_type, name_bodies
from office_app.recognition.joining import all_capitals
from office_app.recognition.letterhead_words import squeezed
from office_app.recognition.marks import (
    Kind,
    PlaceDate,
    find_place_date,
    find_symbol_mark,
    kind_of,
    urgency_in,
)
from office_app.recognition.naming import as_written
from office_app.recognition.presented import presented
from office_app.recognition.rules import Rules
from office_app.recognition.subject import (
    is_of_letter,
    read_type_and_subject,
    subject_in_closing,
    type_elsewhere,
)

_NOISY_SYMBOL = "Ký hiệu in không rõ; đã sửa theo bảng mã."
_UNDATED = frozenset((Kind.TITLE, Kind.STAR, Kind.RULE, Kind.TYPE, Kind.ABOUT, Kind.ADDRESS))
"""Lines that hold no place and date alone."""
_CENTRAL = ("trung uong", "bo chinh tri", "ban bi thu")


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
    kinds = [kind_of(line.text, rules) for line in doc.head]
    symbol = _symbol(doc.head, kinds)
    dated = [
        (line, placed)
        for line, kind in zip(doc.head, kinds, strict=True)
        if kind not in _UNDATED and (placed := _whole_line_date(line.text))
    ]
    place = next((_place(line, placed) for line, placed in dated if placed.placed), "")
    bodies = name_bodies(doc.head, kinds, rules)
    parent, issuer = checked(bodies, symbol.value if symbol else None, place, rules)
    doc_type, subject = read_type_and_subject(doc.head, kinds, rules)
    doc_type = _by_code(doc_type, symbol)
    if subject and subject.span and all_capitals(doc.text[subject.span.start : subject.span.end]):
        subject = replace(subject, value=as_written(subject.value, (p.text for p in doc.body)))
    above = " ".join(fold(body.value) for body in (issuer, parent) if body)
    if symbol and (any(word in above for word in _CENTRAL) or (place == "Hà Nội" and "ha noi" not in above)):
        symbol = _central(symbol, doc.text)
    if symbol and doc_type and symbol.value.type_code == "DA" and doc_type.value == "Đề án":
        symbol = Found(replace(symbol.value, type_code="ĐA"), symbol.span, Certainty.LIKELY, _NOISY_SYMBOL)
    opening = announced(doc, rules) if not (issuer and doc_type) else Announced()
    lost = symbol is None and issuer is None and doc_type is None
    shown = presented(doc, rules) if symbol is None and parent is None else None
    symbol = symbol or (shown.symbol if shown else None)
    return Header(
        symbol=symbol,
        issued_on=_issued_on(dated)
        or (shown.issued_on if shown else None)
        or _day_above_signature(doc.closing),
        doc_type=_surely_letter(doc_type or type_elsewhere(doc, symbol, opening, rules), symbol, kinds),
        issuer=issuer
        or issuer_under_type(doc.head, kinds, rules)
        or opening.issuer
        or issuer_in_signature(doc, rules),
        parent=parent,
        subject=subject
        or subject_in_closing(doc.closing, rules)
        or (opening.subject if lost or not doc.head else None)
        or (shown.subject if shown else None),
        urgency=_urgency(doc.head, kinds, rules),
    )


def _by_code(doc_type: Found[str] | None, symbol: Found[Symbol] | None) -> Found[str] | None:
    """Doubt a heading that the symbol's code speaks against: «KẾT LUẬN CỦA …» of a «TB» whose own heading is lost."""
    names = DOC_TYPES.get(symbol.value.type_code) if symbol else None
    if doc_type is None or names is None or doc_type.value.startswith(names):
        return doc_type
    return replace(doc_type, certainty=Certainty.LIKELY, reason="Tên loại không khớp với ký hiệu.")


def _surely_letter(
    doc_type: Found[str] | None, symbol: Found[Symbol] | None, kinds: Sequence[Kind]
) -> Found[str] | None:
    """Be sure of a letter, which names no type, by its code together with «V/v» or «Kính gửi»."""
    if doc_type is None or symbol is None or doc_type.value != "Công văn":
        return doc_type
    coded = symbol.certainty is Certainty.SURE and is_of_letter(symbol.value)
    if coded and (Kind.ABOUT in kinds or Kind.ADDRESS in kinds) and Kind.TYPE not in kinds:
        return Found(doc_type.value, doc_type.span)
    return doc_type


def _symbol(head: Sequence[Paragraph], kinds: Sequence[Kind]) -> Found[Symbol] | None:
    for line, kind in zip(head, kinds, strict=True):
        mark = find_symbol_mark(line.text, fold(line.text)) if kind is Kind.SYMBOL else None
        if mark and mark.symbol:
            span = Span(line.start + mark.start, line.start + mark.end)
            if mark.noisy:
                return Found(mark.symbol, span, Certainty.LIKELY, _NOISY_SYMBOL)
            return Found(mark.symbol, span)
    return None


def _central(symbol: Found[Symbol], text: str) -> Found[Symbol]:
    """Read «TƯ» as TW where a body of the centre issued the paper."""
    if symbol.span and "Ư" in text[symbol.span.start : symbol.span.end]:
        return replace(symbol, value=of_centre(symbol.value))
    return symbol


def _issued_on(dated: Sequence[tuple[Paragraph, PlaceDate]]) -> Found[date] | None:
    for line, placed in dated:
        if placed.day:
            return Found(placed.day, Span(line.start + placed.at, line.start + placed.end))
    return None


def _whole_line_date(text: str) -> PlaceDate | None:
    """Return the date of a line that holds nothing else but a place."""
    if len(text) > 80 or "ng" not in text.lower():
        return None
    placed = find_place_date(text, fold(text))
    if placed is None or text[placed.end :].strip(" .*/)"):
        return None
    return None if text[: placed.start].strip(" *,.(") else placed


def _place(line: Paragraph, placed: PlaceDate) -> str:
    """Return the place named before the date of issue, also where the day is left blank."""
    return line.text[placed.start : placed.at].strip(" ,.;:")


def _day_above_signature(closing: Sequence[Paragraph]) -> Found[date] | None:
    """Return the day written above the signature, as in minutes and papers of a chi bộ."""
    for line in closing[:40]:
        placed = _whole_line_date(line.text)
        if placed and placed.day and placed.placed:
            span = Span(line.start + placed.at, line.start + placed.end)
            return Found(placed.day, span, Certainty.LIKELY, "Ngày ghi ở chỗ ký, không ở đầu văn bản.")
    return None


def _urgency(head: Sequence[Paragraph], kinds: Sequence[Kind], rules: Rules) -> Found[str] | None:
    for line, kind in zip(head, kinds, strict=True):
        if kind not in (Kind.MARK, Kind.SYMBOL):
            continue
        folded = fold(line.text)
        symbol = find_symbol_mark(line.text, folded)
        base = symbol.end if symbol else 0
        found = urgency_in(line.text[base:], folded[base:], rules)
        if found:
            start, end = base + found[0], base + found[1]
            value = rules.letterhead.urgency_marks[squeezed(line.text[start:end])]
            return Found(value, Span(line.start + start, line.start + end))
    return None
