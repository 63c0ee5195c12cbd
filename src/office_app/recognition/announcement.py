"""What the first sentences say of a paper whose letterhead is lost: who issued what, about what. Only guesses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.layout import is_authority
from office_app.recognition.rules import Rules

_ISSUES = re.compile(r"\s+(?:(?:đã|vừa|mới)\s+)?(?:ban hành|có|ra|ký ban hành)\s+")
_BEFORE_VERB = re.compile(r"(?:\s+(?:đã|vừa|mới|sẽ|xin|trân trọng|tiếp tục|thống nhất|có ý kiến))*\s*$")
_LONGEST_LEAD = 80
_OF_NUMBER = re.compile(r"\s+(?:\w+\s+){1,4}số\s+\d")
_ORGAN_OF = re.compile(r"(?:đồng chí|ban thường vụ|thường trực|ban chấp hành)\s+")
_PARTY_OF = re.compile(r"đảng bộ (?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|phường)")
_COMMITTEES = {
    "tỉnh": "tỉnh ủy",
    "thành phố": "thành ủy",
    "huyện": "huyện ủy",
    "quận": "quận ủy",
    "thị xã": "thị ủy",
}
_CENTRAL = re.compile(
    r"(?:bộ chính trị|ban bí thư|trung ương|chính phủ|thủ tướng|quốc hội)(?! (?:đoàn|hội|cựu))", re.IGNORECASE
)
# an issuer's verb that is the name of what it issues: «Ban Thường vụ Huyện ủy chỉ thị:»
_SAYS_TYPE = re.compile(
    r"(?:lập )?(?P<type>chỉ thị|thông tri|kết luận|hướng dẫn|quy định|thông báo|kế hoạch)"
)
_SOME_PAPER = re.compile(r"văn bản(?=\s+số\s)")
_NUMBER = re.compile(r"(?:\s+số\s+[\w/-]+)?(?:,?\s+ngày\s+[\d/.-]+)?,?\s+(?:về\s+việc|về|V/v)\s+")
_SENTENCE_END = re.compile(r"[.;]\s|[.;]$|$")
_AS_FOLLOWS = re.compile(
    r",?\s*(?:\(sau đây|\(gọi tắt"
    r"|(?:cụ thể\s+|với (?:các|những|một số) nội dung(?: chủ yếu)?\s+)?như sau|cụ thể\s*(?::|$))"
)
_PERSON = re.compile(r"(?:đồng chí|Đồng chí|đ/c)\s+(?=Chủ tịch)")
_ACTS = re.compile(
    r"\s(?:(?:chủ trì|họp|làm việc|nghe|đã|cùng|tại|tổ chức(?! chính trị| cơ sở)|dự)\s|ban hành\s|số\s+\d+\s?[-/])"
)
_CARRIES_OUT = re.compile(
    r"[.;]?\s+(?:Thực hiện|Triển khai|Căn cứ|Để\s+(?:thực hiện|triển khai)|Theo đó)(?!\w)"
)
_TERM = re.compile(r"\s*\((?:khó?a|khoá|nhiệm kỳ)\s[^)]*\)$", re.IGNORECASE)
# «Trang chủ » Văn bản», «Cập nhật lúc 08:15 - 22/8/2019»: what a web page prints of its own
_PAGE = re.compile(
    r"(?:Trang chủ|Trang nhất|Cập nhật|Ngày đăng|Đăng lúc|Đăng ngày|Lượt xem|Xem cỡ chữ|Cỡ chữ|Bản in"
    r"|Chia sẻ|In bài|Gửi mail|Tác giả|Nguồn|Font)(?!\w)|[\d/.:\s,\-]+(?:(?:SA|CH|AM|PM|GMT\+7)\s*)?$",
    re.IGNORECASE,
)
_TITLE_REST = re.compile(
    r"(?:\s+số\s+\S+?)?,?(?:\s+của\s+(?P<issuer>[^,.;:]{4,90}?))?\s+(?:về\s+việc|về|V/v)\s+(?P<about>\S.{10,400})"
    r"|\s+(?P<work>(?!này|số|của|nêu|trên|được|đã)[a-zđâăêôơưà-ỹ]+\s.{10,400})"
)
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_LONGEST_TITLE = 330
_SHORTEST_OPENING = 60
_LOST = "Mất phần đầu văn bản; lấy theo "


@dataclass(frozen=True)
class Announced:
    """Issuer, type and subject as the first sentences have them; each may be missing."""

    issuer: Found[str] | None = None
    doc_type: Found[str] | None = None
    subject: Found[str] | None = None
    asks_by: Found[str] | None = None
    """The type that the issuer's verb hints at."""


def announced(doc: CleanText, rules: Rules) -> Announced:
    """Read «Ban … ban hành Hướng dẫn số … về …» or «…, Đảng ủy ban hành kế hoạch … như sau:»."""
    first = [paragraph for paragraph in doc.body[:10] if not _PAGE.match(paragraph.text)][:5]
    opening = _opening_sentence(first)
    if opening is None:
        return Announced()
    issuer, asks_by = _issuer(opening, rules)
    if issuer and _signed_below(issuer, doc.closing):
        issuer = None
    for paragraph in first[:3]:
        introduced = _introduced(paragraph, rules)
        if introduced and not _is_anothers(introduced.issuer, issuer, doc.closing):
            return introduced
    doc_type, subject = _type_and_subject(opening, rules)
    titled = _titled(first[0], rules) if not doc.head and len(first) > 1 else None
    if titled is None:
        return Announced(issuer, doc_type, subject, asks_by)
    return Announced(issuer or titled.issuer, titled.doc_type, titled.subject)


def _is_anothers(issuer: Found[str] | None, asks: Found[str] | None, closing: Sequence[Paragraph]) -> bool:
    """Tell whether the paper spoken of is what this one goes by, not itself: somebody else asks below, or signs."""
    if issuer is None:
        return False
    if asks and issuer.span and asks.span and asks.span.start > issuer.span.start:
        one, other = _committee(issuer.value), _committee(asks.value)
        if not (one.startswith(other) or other.startswith(one)):
            return True
    return _signed_below(issuer, closing)


def _signed_below(issuer: Found[str], closing: Sequence[Paragraph]) -> bool:
    """Tell whether a body named is of the centre while another one signs."""
    signed = next((line for line in closing[:40] if is_authority(line.text)), None)
    return bool(signed and _CENTRAL.search(issuer.value) and not _CENTRAL.search(fold_tone(signed.text)))


def _committee(name: str) -> str:
    """Return the committee an organ belongs to, in small letters: «Ban Chấp hành Đảng bộ tỉnh» → «tỉnh ủy»."""
    name = _ORGAN_OF.sub("", fold_tone(name).lower(), count=1)
    return _PARTY_OF.sub(lambda m: _COMMITTEES.get(m["level"], f"đảng ủy {m['level']}"), name, count=1)


def _opening_sentence(first: Sequence[Paragraph]) -> Paragraph | None:
    """Return the paragraph that ends «… như sau:», else one that ends with a colon, else the very first."""
    unnumbered = [paragraph for paragraph in first[:4] if not _ITEM.match(paragraph.text)]
    for paragraph in unnumbered:
        if re.search(r"(?:sau|này)\s?:?\.?$", paragraph.text) or ("như sau" in paragraph.text[-40:]):
            return paragraph
    asks = (p for p in unnumbered if p.text.endswith(":") and len(p.text) > _SHORTEST_OPENING)
    return next(asks, first[0] if first else None)


def _titled(line: Paragraph, rules: Rules) -> Announced | None:
    """Read the title of a web page: «Thông tri về lãnh đạo …», «Kết luận của Ban Thường vụ … về tình hình …»."""
    text = line.folded
    kind = rules.type_in_text.match(text) if len(text) <= _LONGEST_TITLE else None
    if kind is None or not text[0].isupper() or text.endswith((":", ";", ",", ".")):
        return None
    rest = _TITLE_REST.fullmatch(text, kind.end())
    if rest is None:
        return None
    about = "about" if rest["about"] else "work"
    return Announced(
        _guess(line, rest.start("issuer"), rest.end("issuer")) if rest["issuer"] else None,
        _guess(line, kind.start(), kind.end(), rules.type_names[_key(kind.group())]),
        _guess(line, rest.start(about), rest.end(about)),
    )


def _introduced(paragraph: Paragraph, rules: Rules) -> Announced | None:
    """Read a web page's introduction: the body, what it did, the type and what about, in one sentence."""
    text = paragraph.folded[:1000]
    for issues in _ISSUES.finditer(text):
        kind = rules.type_in_text.match(text, issues.end())
        some = kind if kind and kind.group()[0].isupper() else _SOME_PAPER.match(text, issues.end())
        about = _NUMBER.match(text, some.end()) if some else None
        start = _sentence_unit(text, issues.start(), rules)
        if about is None or start is None:
            continue
        end = _SENTENCE_END.search(text, about.end())
        stop = end.start() if end else len(text)
        if _CARRIES_OUT.match(text, stop) and text[start : issues.start()] not in text[stop:]:
            return None  # somebody else carries out what was issued
        return Announced(
            _guess(paragraph, start, without_term(text, issues.start())),
            _guess(paragraph, kind.start(), kind.end(), rules.type_names[_key(kind.group())])
            if kind
            else None,
            _guess(paragraph, about.end(), stop),
        )
    return None


def without_term(text: str, end: int) -> int:
    """Step back over «(khóa XV)» behind a body's name."""
    term = _TERM.search(text, max(0, end - 40), end)
    return term.start() if term else end


def _sentence_unit(text: str, end: int, rules: Rules) -> int | None:
    """Return where the body that acts at ``end`` begins: after the last comma, if it is named there."""
    before = text[:end]
    cut = max(before.rfind(mark) for mark in (", ", "; ", ". ", "”. ", ": ", " - "))
    start = before.index(" ", cut + 1) + 1 if cut >= 0 and " " in before[cut + 1 :] else 0
    lead = _PERSON.match(text, start)
    start = lead.end() if lead else start
    unit = rules.unit_start.match(text, start) or text.startswith("Chủ tịch ", start)
    named = unit and end - start <= 90 and text[start].isupper() and not _ACTS.search(text, start, end)
    return start if named else None


def _issuer(opening: Paragraph, rules: Rules) -> tuple[Found[str] | None, Found[str] | None]:
    """Find «…, Ban Thường vụ … ban hành kế hoạch … như sau:», and the type where the verb is its name.

    Who issued a paper with a number is taken only where nobody else acts: that paper is mostly another one.
    """
    folded = opening.folded[:2000]
    spare: Found[str] | None = None
    for verb in rules.letterhead.issuer_verb.finditer(folded):
        before = _BEFORE_VERB.search(folded, max(0, verb.start() - _LONGEST_LEAD), verb.start())
        end = without_term(folded, before.start() if before else verb.start())
        start = _sentence_unit(folded, end, rules)
        if start is None:
            continue
        issuer = _guess(opening, start, end)
        if not _OF_NUMBER.match(folded, verb.end()):
            says = _SAYS_TYPE.fullmatch(verb.group())
            name = rules.type_names[_key(says["type"])] if says else ""
            return issuer, _guess(opening, verb.start(), verb.end(), name) if name else None
        spare = spare or issuer
    return spare, None


def _type_and_subject(opening: Paragraph, rules: Rules) -> tuple[Found[str] | None, Found[str] | None]:
    folded = opening.folded[:2000]
    for verb in reversed(list(rules.letterhead.issuer_verb.finditer(folded))):
        at = verb.end() + len(folded[verb.end() :]) - len(folded[verb.end() :].lstrip())
        match = rules.type_in_text.match(folded, at)
        if match is None or folded.startswith(" số ", match.end()):
            continue
        doc_type = _guess(opening, match.start(), match.end(), rules.type_names[_key(match.group())])
        ends = _AS_FOLLOWS.search(folded, match.end())
        about = re.compile(r"\s*(?:về\s+việc|về)?\s*").match(folded, match.end())
        start = about.end() if about else match.end()
        long = ends is not None and ends.start() - start > 15
        return doc_type, _guess(opening, start, ends.start()) if ends and long else None
    return None, None


def _guess(paragraph: Paragraph, start: int, end: int, value: str = "") -> Found[str]:
    text = paragraph.text[start:end]
    span = Span(paragraph.start + start, paragraph.start + end)
    return Found(value or text.strip(" .,;:"), span, Certainty.GUESS, _LOST + "câu mở đầu.")


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", name).upper()
