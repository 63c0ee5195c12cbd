"""Documents named in the text, with the dates that belong to them and are therefore no deadlines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.incoming import CitedDocument, Span
from office_app.domain.symbol import PARTY_SYMBOL, STATE_SYMBOL, Symbol, symbol_of
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.rules import Rules

_SYMBOL = re.compile(rf"(?<![\w/])(?:{PARTY_SYMBOL}|{STATE_SYMBOL})")
_DATE = r"(?P<d>\d{1,2})\s?[/.\-–]\s?(?P<m>\d{1,2})\s?[/.\-–]\s?(?P<y>\d{4})"
_DATE_WORDS = r"(?P<dw>\d{1,2})\s+tháng\s+(?P<mw>\d{1,2})\s+năm\s+(?P<yw>\d{4})"
_DATE_AFTER = re.compile(
    rf"\s?[,(]?\s?(?:ban hành\s|ký\s)?(?:ngày\s{{0,3}})?(?:{_DATE}(?!\d)|{_DATE_WORDS})\)?"
)
_OF = re.compile(r"\s?,?\s?của\s+")
_ABOUT = re.compile(r"\s?,?\s?(?:về việc|về|V/v)\s+")
_NUMBER_WORD = re.compile(r"\s*,?\s*(?:số|Số)?\s*:?\s*$")
_STOP = re.compile(r"\s(?:về|đã|và các|ban hành|yêu cầu)\s|[,;.(”\n]|\svà\s(?=[A-ZĐ]?\w+\s\w+\ssố\s)")
_SUBJECT_END = re.compile(
    rf"[;\n.(]|,?\s+(?:và\s+)?(?:[A-ZĐ][\w ]{{2,25}}\s)?số\s+(?:{PARTY_SYMBOL}|{STATE_SYMBOL})"
)
_NEXT_CLAUSE = re.compile(r",\s+(?=[A-ZĐỦ])")
_STATE_TYPES = frozenset(
    {
        "NĐ",
        "QĐ",
        "TT",
        "CT",
        "NQ",
        "KH",
        "BC",
        "TB",
        "HD",
        "TTr",
        "TTLT",
        "CTr",
        "CĐ",
        "QH",
        "UBND",
        "HĐND",
        "VP",
        "L",
        "NQLT",
    }
)


def find_citations(text: str, rules: Rules, own: Symbol | None = None) -> list[CitedDocument]:
    """Return every document named, once each, in the order of the text; ``own`` is left out."""
    folded = fold_tone(text)
    found: dict[str, CitedDocument] = {}
    last_type: tuple[int, str | None] = (-1, None)
    for match in _SYMBOL.finditer(text):
        symbol = symbol_of(match)
        if symbol is None or not _plausible(symbol):
            continue
        named = _type_before(folded, match.start(), rules)
        if named is None and last_type[1] and match.start() - last_type[0] < 40:
            named = last_type[1]  # «các Nghị quyết số 5-NQ/TW, 6-NQ/TW …»
        cited = _read(text, match, symbol, named, rules)
        last_type = ((cited.span or Span(0, 0)).end, named)
        if own is not None and symbol.key == own.key:
            continue
        found[symbol.key] = _merge(found[symbol.key], cited) if symbol.key in found else cited
    return list(found.values())


def _plausible(symbol: Symbol) -> bool:
    if not symbol.state:
        return True
    first = symbol.type_code
    return first in _STATE_TYPES or first.startswith(("QH", "UBND", "HĐND")) or symbol.year is not None


def _type_before(folded: str, at: int, rules: Rules) -> str | None:
    window = _NUMBER_WORD.sub("", folded[max(0, at - 40) : at])
    best: str | None = None
    for match in rules.type_in_text.finditer(window):
        if match.end() == len(window):
            best = rules.type_names[re.sub(r"\s+", " ", match.group()).upper()]
    return best


def _read(text: str, match: re.Match[str], symbol: Symbol, named: str | None, rules: Rules) -> CitedDocument:
    end = match.end()
    issued: date | None = None
    issuer = subject = None
    if when := _DATE_AFTER.match(text, end):
        issued = _date(when.groupdict())
        end = when.end() if issued else end
    if of := _OF.match(text, end):
        stop = _STOP.search(text, of.end(), of.end() + 120)
        issuer_end = stop.start() if stop else min(len(text), of.end() + 60)
        issuer = text[of.end() : issuer_end].strip() or None
        end = issuer_end
    if about := _ABOUT.match(text, end):
        subject = _subject(text, about.end(), rules)
    return CitedDocument(
        str(symbol), issued, named or symbol.doc_type, issuer, subject, Span(match.start(), end)
    )


def _subject(text: str, at: int, rules: Rules) -> str | None:
    """Return the words after «về» up to the end of the clause: a stop, the next document, or who acts on it."""
    stop = _SUBJECT_END.search(text, at, at + 300)
    end = stop.start() if stop else min(len(text), at + 300)
    for comma in _NEXT_CLAUSE.finditer(text, at, end):
        if rules.unit_start.match(fold_tone(text[comma.end() : end])):
            return text[at : comma.start()].strip() or None
    subject = text[at:end].strip(" ,:")
    return subject or None


def _date(parts: Mapping[str, str | None]) -> date | None:
    day, month, year = (parts.get(k) or parts.get(k + "w") for k in ("d", "m", "y"))
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


def _merge(first: CitedDocument, again: CitedDocument) -> CitedDocument:
    """Fill in from a later mention what the first did not say."""
    return replace(
        first,
        issued_on=first.issued_on or again.issued_on,
        doc_type=first.doc_type or again.doc_type,
        issuer=_fuller(first.issuer, again.issuer),
        subject=_fuller(first.subject, again.subject),
    )


def _fuller(first: str | None, again: str | None) -> str | None:
    """Return the first of the two, or the second where the first breaks off within it."""
    cut = bool(first and again and again.startswith(first))
    return again if cut else first or again


def citation_spans(text: str, cited: Sequence[CitedDocument]) -> list[tuple[int, int]]:
    """Return the places of dates of cited documents, all mentions, which deadlines must pass over."""
    spans = [(c.span.start, c.span.end) for c in cited if c.span]
    for match in _SYMBOL.finditer(text):
        when = _DATE_AFTER.match(text, match.end())
        spans.append((match.start(), when.end() if when else match.end()))
    return spans
