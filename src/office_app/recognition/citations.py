"""Documents named in the text, with the dates that belong to them and are therefore no deadlines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from office_app.domain.incoming import Certainty, CitationRole, CitedDocument, Span
from office_app.domain.symbol import DOC_TYPES, PARTY_SYMBOL, STATE_SYMBOL, Symbol, symbol_of
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.citation_roles import RoleAt
from office_app.recognition.naming import whole_quotes
from office_app.recognition.rules import LOWER, Rules
from office_app.recognition.scents import holds_any
from office_app.recognition.units import begins_unit

_SYMBOL = re.compile(rf"(?:(?<![\w/])|(?<=[Ss]ố))(?<!\d\.)(?:{PARTY_SYMBOL}|{STATE_SYMBOL})")
# A whole number with a type's letters behind it, or with a stroke and a capital, as dates and quantities have none;
# one set first, over which a search steps.
_NUMBER = re.compile(
    r"[0-9](?<!\d\d)\d*+(?=[.\da-z]{0,5}(?:\s{0,3}/\s{0,3}(?:\d{4}\s?/\s?)?[A-ZĐƯ]"
    r"|[\s‐‑‒–—−-]{0,7}[A-ZĐ]\w{1,6}\s{0,2}[/‐‑‒–—−-]))"
)
_DATE = r"(?P<d>\d{1,2})\s?[/.\-–]\s?(?P<m>\d{1,2})\s?[/.\-–]\s?(?P<y>\d{4}|\d\d(?![\d/.]))"
_DATE_WORDS = r"(?P<dw>\d{1,2})\s+tháng\s+(?P<mw>\d{1,2})\s+năm\s+(?P<yw>\d{4})"
_DATE_AFTER = re.compile(
    r"\s?[,(|–-]?\s?(?:(?:được\s)?(?:ban hành|ký|đề)\s)?(?:cùng\s)?"
    rf"(?:(?:ngày|Ngày)\s{{0,3}})?(?:{_DATE}(?!\d)|{_DATE_WORDS})\)?"
)
_OF = re.compile(r"\s?,?\s?(?:\(?(?:khóa|khoá)\s[XVI]+\)?\s)?của\s+")
_LAW = r"quy định|hướng dẫn|sửa đổi|phê duyệt|ban hành|thông qua|quy hoạch"
_ABOUT = re.compile(rf"\s?,?\s?(?:(?:“|\")|(?:về việc|về|V/v)\s+|(?=(?:{_LAW})(?!\w)))")
_NUMBER_WORD = re.compile(r"[Ss]ố\s*:?\s*$")
_NUMBER_WORDS = ("số", "Số", "SỐ")
_TYPE_TAIL = re.compile(r"\s(?:liên tịch|phối hợp|chung|liên ngành|chỉ đạo|Trung ương)$")
_STOP = re.compile(
    rf"\s(?:[Vv]ề|chưa|nhưng|còn|năm|đã|và các|và sự|yêu cầu|{_LAW}|trước|tại|gửi|để|đến|do|cho|trong|với|theo|nêu"
    r"|là|được|như|nhằm|bằng|ngày|đối với|triển khai|thực hiện|đồng thời)\s|[,;:.()“”\"\n|]"
    rf"|\s[-–]\s|\svà\s(?=[{LOWER}])|\svà\s(?=[A-ZĐ]?\w+\s\w+\ssố\s)"
)
_SUBJECT_END = re.compile(
    rf"[;\n.(|”]|,?\s+(?:và\s+)?(?:[A-ZĐ][\w ]{{2,25}}\s)?số\s+(?:{PARTY_SYMBOL}|{STATE_SYMBOL})"
)
_ANOTHER_PAPER = re.compile(
    r"(?:thực hiện|triển khai|thi hành|quán triệt|học tập|tuyên truyền|sơ kết|tổng kết|sửa đổi|bổ sung|thay thế"
    rf"|cụ thể hóa|(?:{PARTY_SYMBOL}|{STATE_SYMBOL}))\s*$"
)
_ISSUING = (" ban hành ", " trình bày ", " trình ", " có ", " tại ")
_ISSUED_BY = re.compile(
    r"(?:[Nn]gày (?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}),? )?(?P<who>[A-ZĐỦ][^,.;:\n()“”]{3,80}?)"
    r" (?:đã |vừa )?(?:ban hành|trình bày|trình|có|tại|giao tại|nêu tại) (?:các )?[A-ZĐ][\w ]{2,22}$"
)
_LONGEST_ISSUING = 40
"""How many characters verb and type take at the most."""
_NEXT_CLAUSE = re.compile(r",\s+(?=[A-ZĐỦ])")
_FORM = re.compile(
    r"(?:mẫu|biểu|bảng|phụ lục|điện thoại|tài khoản|số nhà|đường|ngõ|lô|thửa|phiếu|biển|hóa đơn|khoản|điều)"
    r"(?:\s+(?:biểu|số|kiểm soát))*\s*:?\s*$"
)  # over small letters
_OWN_LINE = re.compile(r"(?:^|\n)\s*(?:Số|SỐ|So)\s*:?[^\w\n]*$|(?:Số|SỐ|So)\s?:[^\w\n]*$")
_HEAD = 2500
"""How many characters into the text a paper's own number may stand."""
_LIST_BEFORE = re.compile(r"(?:(?:số\s+)?\d{1,4}\s?-?(?:\s*[,;]\s*|\s+và\s+)){1,20}(?:số\s+)?$")
_LIST_END = re.compile(r"\d\s?-?(?:\s*[,;]\s*|\s+và\s+)(?:số\s+)?$")
_LIST_NUMBER = re.compile(r"\d{1,4}")
_LAW_NAME = re.compile(r"(?<!\w)(Bộ luật|Luật|Nghị quyết|Pháp lệnh|Hiến pháp)(?!\w)")
_CENTRAL = re.compile(r"(?:Bộ Chính trị|Ban Bí thư|(?:Ban Chấp hành )?Trung ương)")
_KNOWN_STATE = frozenset((*DOC_TYPES, "UBND", "HĐND", "VP", "L", "NQLT", "KHLT", "CTLT", "HDLT", "SL"))

_WEIGHT = (CitationRole.MENTIONED, CitationRole.FORWARDED, CitationRole.BASIS)
_UNKNOWN_CODE = "Ký hiệu này không có trong bảng loại văn bản."
_MISREAD_TW = frozenset(("TIW", "TVV", "TVW", "TWV"))
_NOISY = "Ký hiệu in không rõ; đã sửa theo bảng mã."
_FROM_LIST = "Số đứng trong một dãy; phần sau gạch nối lấy theo số cuối dãy."
_TU_OR_TW = "Văn bản ghi «TƯ»; hiểu là {body} theo cơ quan ban hành."


@dataclass(slots=True)
class _Place:
    """A symbol met in the text, with the type named before it."""

    symbol: Symbol
    start: int
    end: int
    named: str | None
    when: re.Match[str] | None
    """The date right behind it."""
    reason: str = ""


def find_citations(
    text: str, rules: Rules, own: Symbol | None = None, role_at: RoleAt | None = None
) -> list[CitedDocument]:
    """Return every document named, once each, in the order of the text; ``own`` is left out."""
    found: dict[str, CitedDocument] = {}
    before: CitedDocument | None = None
    places = list(_places(text, rules))
    ours = {place.symbol.key for place in places if _stands_alone(text, place)} if own is None else {own.key}
    for place in places:
        if place.symbol.key in ours:
            continue
        role, why = role_at(place.start, before) if role_at else (CitationRole.MENTIONED, "")
        key, cited = _read(text, place, rules, role, why)
        found[key] = _merge(found[key], cited) if key in found else cited
        before = cited
    return list(found.values())


@lru_cache(maxsize=1)  # asked for the documents and again for their places
def _symbols(text: str) -> Sequence[tuple[re.Match[str], re.Match[str] | None]]:
    """Return what looks like a symbol, each with the date right behind it.

    Going from number to number is far quicker than trying every letter.
    """
    found: list[tuple[re.Match[str], re.Match[str] | None]] = []
    end = 0
    for number in _NUMBER.finditer(text):
        if number.start() >= end and (match := _SYMBOL.match(text, number.start())):
            end = match.end()
            found.append((match, _DATE_AFTER.match(text, end)))
    return found


def _places(text: str, rules: Rules) -> Iterator[_Place]:
    last_end, last_type = -100, None
    for match, when in _symbols(text):
        symbol = symbol_of(match) or _without_body(match)
        if symbol is None or _FORM.search(text[max(0, match.start() - 30) : match.start()].lower()):
            continue
        named = _type_before(text, match.start(), rules)
        reason = _doubt(symbol, named, text, match.start())
        if reason is None:
            continue
        listed = None
        if _LIST_END.search(text, max(0, match.start() - 10), match.start()):
            listed = _LIST_BEFORE.search(text, max(0, match.start() - 120), match.start())
        if listed:
            named = _type_before(text, listed.start(), rules)
            if named or re.search(r"[Ss]ố\s*$", text[: listed.start() + 3][-8:]):
                for number in _LIST_NUMBER.finditer(text, listed.start(), listed.end()):
                    other = replace(symbol, number=number.group())
                    day = _DATE_AFTER.match(text, number.end())
                    yield _Place(other, number.start(), number.end(), named, day, _FROM_LIST)
        if named is None and match.start() - last_end < 40:
            named = last_type  # «các Nghị quyết số 5-NQ/TW, 6-NQ/TW …»
        if named is None and symbol.type_code.startswith(("QH", "UBTVQH")):
            named = _law_before(text, match.start())
        last_end, last_type = (when or match).end(), named
        yield _Place(symbol, match.start(), match.end(), named, when, reason)


def _without_body(match: re.Match[str]) -> Symbol | None:
    """Read «Tờ trình số 126/SKHĐT», a number and the office's code only; ``_doubt`` asks for a type or «số»."""
    code = match["s_type"] or ""
    return Symbol(match["s_num"], code, "", state=True) if len(code) > 2 and code.isupper() else None


def _stands_alone(text: str, place: _Place) -> bool:
    """Tell a paper's own number, which stands alone: «Số: 54/KH-UBND»."""
    if (
        place.start > _HEAD
        or place.named
        or not _OWN_LINE.search(text, max(0, place.start - 30), place.start)
    ):
        return False
    return text[place.end :].split("\n", 1)[0].count(" ") < 3 or ":" in text[place.start - 4 : place.start]


def _doubt(symbol: Symbol, named: str | None, text: str, at: int) -> str | None:
    """Return why a symbol is not sure to be one, empty when it is; None when it is none."""
    code = symbol.plain_type
    if not symbol.state or symbol.year is not None or (symbol.body_code and code in _KNOWN_STATE):
        return ""
    if symbol.body_code and code.startswith(("UBND", "HĐND", "QH")):
        return ""
    if not symbol.body_code:
        return _UNKNOWN_CODE if named else None
    numbered = _NUMBER_WORD.search(text, max(0, at - 8), at)
    return _UNKNOWN_CODE if named or numbered else None


def _type_before(text: str, at: int, rules: Rules) -> str | None:
    """Return the type that the words right before a symbol end with."""
    window = _TYPE_TAIL.sub("", _without_number_word(fold_tone(text[max(0, at - 50) : at])))
    words = " ".join(window.upper().split())
    for capitals, name in rules.type_names.items():  # the longest first
        if words.endswith(capitals) and not words[-len(capitals) - 1 : -len(capitals)].isalnum():
            return name
    return None


def _without_number_word(words: str) -> str:
    """Return words without «, số:» at their end."""
    words = words.rstrip().removesuffix(":").rstrip()
    if words.endswith(_NUMBER_WORDS):
        words = words[:-2].rstrip()
    return words[:-1].rstrip() if words.endswith((",", "(")) else words


def _law_before(text: str, at: int) -> str | None:
    names = _LAW_NAME.findall(text, max(0, at - 160), at)
    return str(names[-1]) if names else "Luật"


def _read(text: str, place: _Place, rules: Rules, role: CitationRole, why: str) -> tuple[str, CitedDocument]:
    """Read the document at a place, with its symbol's key; ``why`` tells what makes its role unsure."""
    end, issuer, subject = place.end, None, None
    issued: date | None = None
    if place.when:
        issued = _date(place.when.groupdict())
        end = place.when.end() if issued else end
    if of := _OF.match(text, end):
        stop = _STOP.search(text, of.end(), of.end() + 120)
        issuer_end = stop.start() if stop else min(len(text), of.end() + 60)
        issuer = text[of.end() : issuer_end].strip() or None
        end = issuer_end
        if issued is None and (when := _DATE_AFTER.match(text, end)):
            issued = _date(when.groupdict())  # «của Bộ Chính trị, ngày 22/12/2024»
            end = when.end() if issued else end
    if about := _ABOUT.match(text, end):
        subject = _subject(text, about.end(), rules)
    if issuer is None and place.named:
        issuer, when_before = _issued_by(text, place.start, rules)
        issued = issued or when_before
    symbol, reason = _tu_or_tw(text, place, issuer)
    reason = f"{reason} {why}".strip()
    return symbol.key, CitedDocument(
        str(symbol),
        issued,
        _type_of(place),
        issuer,
        subject,
        Span(place.start, end),
        role=role,
        certainty=Certainty.LIKELY if reason else Certainty.SURE,
        reason=reason,
    )


def _type_of(place: _Place) -> str | None:
    """Return the type as named; the code knows better where the two differ: «Thông báo kết luận số 5-TB/TU»."""
    by_code = place.symbol.doc_type
    if by_code is None or place.named is None or place.named.startswith(by_code):
        return place.named or by_code
    return by_code


def _issued_by(text: str, at: int, rules: Rules) -> tuple[str | None, date | None]:
    """Read who issued it, and when, from the words before: «Ngày 21/4/2026, Tỉnh ủy đã ban hành Chỉ thị số …»."""
    before = _without_number_word(text[max(0, at - 140) : at])
    found = _ISSUED_BY.search(before) if holds_any(before[-_LONGEST_ISSUING:], _ISSUING) else None
    while found and not begins_unit(fold_tone(found["who"]), 0, rules):
        found = _ISSUED_BY.search(before, found.start("who") + 1)
    if found is None:
        return None, None
    return found["who"], _date(found.groupdict()) if found["d"] else None


def _tu_or_tw(text: str, place: _Place, issuer: str | None) -> tuple[Symbol, str]:
    """Settle «TƯ», which people write for TU and for TW, and what pictures of pages make of TW."""
    written = text[place.start : place.end]
    if place.symbol.body_code in _MISREAD_TW:
        return replace(place.symbol, body_code="TW"), _NOISY
    if "Ư" not in written or place.symbol.body_code != "TU":
        return place.symbol, place.reason
    body = "TW" if issuer and _CENTRAL.match(issuer) else "TU"
    return replace(place.symbol, body_code=body), _TU_OR_TW.format(body=body)


def _subject(text: str, at: int, rules: Rules) -> str | None:
    """Return the words after «về» up to the end of the clause: a stop, the next document, or who acts on it."""
    stop = _SUBJECT_END.search(text, at, at + 300)
    while stop and (_names_paper(text, at, stop) or _ends_quoted(text, at, stop)):
        stop = _SUBJECT_END.search(text, stop.end(), at + 300)
    end = stop.start() if stop else min(len(text), at + 300)
    for comma in _NEXT_CLAUSE.finditer(text, at, end):
        if rules.unit_start.match(fold_tone(text[comma.end() : end])):
            return whole_quotes(text[at : comma.start()].strip(" ,:")) or None
    subject = text[at:end].strip(" ,:")
    return whole_quotes(subject) or None


def _names_paper(text: str, at: int, stop: re.Match[str]) -> bool:
    """Tell a paper that a subject is about: «… tiếp tục thực hiện Chỉ thị số 05-CT/TW về …»."""
    return " " in stop.group() and bool(_ANOTHER_PAPER.search(text, max(at, stop.start() - 40), stop.start()))


def _ends_quoted(text: str, at: int, stop: re.Match[str]) -> bool:
    """Tell the end of words quoted inside a subject: «… phong trào “Dân vận khéo” năm 2026»."""
    return stop.group() == "”" and text.rfind("“", at, stop.start()) > at


def _date(parts: Mapping[str, str | None]) -> date | None:
    day, month, year = (int(parts.get(k) or parts.get(k + "w") or 0) for k in ("d", "m", "y"))
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _merge(first: CitedDocument, again: CitedDocument) -> CitedDocument:
    """Fill in from a later mention what the first did not say; what it rests on outweighs a mere mention."""
    surer = first
    if (_WEIGHT.index(again.role), again.certainty is Certainty.SURE) > (
        _WEIGHT.index(first.role),
        first.certainty is Certainty.SURE,
    ):
        surer = again
    return replace(
        first,
        role=surer.role,
        issued_on=first.issued_on or again.issued_on,
        doc_type=first.doc_type or again.doc_type,
        issuer=_fuller(first.issuer, again.issuer),
        subject=_fuller(first.subject, again.subject),
        certainty=surer.certainty,
        reason=surer.reason,
    )


def _fuller(first: str | None, again: str | None) -> str | None:
    """Return the first of the two, or the second where the first breaks off within it."""
    cut = bool(first and again and again.startswith(first))
    return again if cut else first or again


def citation_spans(text: str, cited: Sequence[CitedDocument]) -> list[tuple[int, int]]:
    """Return the places of dates of cited documents, all mentions, which deadlines must pass over."""
    spans = [(c.span.start, c.span.end) for c in cited if c.span]
    spans += [(match.start(), (when or match).end()) for match, when in _symbols(text)]
    return spans
