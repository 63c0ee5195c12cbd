"""What the first sentences say of a paper whose letterhead is lost: who issued what, about what. Only guesses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.incoming import Certainty, Found, Span
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.rules import Rules

_ISSUES = re.compile(r"\s+(?:(?:đã|vừa|mới)\s+)?(?:ban hành|có|ra|ký ban hành)\s+")
_BEFORE_VERB = re.compile(r"(?:\s+(?:đã|vừa|mới|sẽ|xin|trân trọng|tiếp tục|thống nhất))*\s*$")
_SOME_PAPER = re.compile(r"văn bản(?=\s+số\s)")
_NUMBER = re.compile(r"(?:\s+số\s+[\w/-]+)?(?:,?\s+ngày\s+[\d/.-]+)?,?\s+(?:về\s+việc|về|V/v)\s+")
_SENTENCE_END = re.compile(r"[.;]\s|[.;]$|$")
_AS_FOLLOWS = re.compile(
    r",?\s*(?:\(sau đây|\(gọi tắt"
    r"|(?:cụ thể\s+|với (?:các|những|một số) nội dung(?: chủ yếu)?\s+)?như sau|cụ thể\s*(?::|$))"
)
_PERSON = re.compile(r"(?:đồng chí|Đồng chí|đ/c)\s+(?=Chủ tịch)")
_ACTS = re.compile(r"\s(?:chủ trì|họp|làm việc|nghe|đã|cùng|tại|tổ chức(?! chính trị| cơ sở)|dự)\s")
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
_LONGEST_TITLE = 330
_LOST = "Mất phần đầu văn bản; lấy theo "


@dataclass(frozen=True)
class Announced:
    """Issuer, type and subject as the first sentences have them; each may be missing."""

    issuer: Found[str] | None = None
    doc_type: Found[str] | None = None
    subject: Found[str] | None = None


def announced(doc: CleanText, rules: Rules) -> Announced:
    """Read «Ban … ban hành Hướng dẫn số … về …» or «…, Đảng ủy ban hành kế hoạch … như sau:»."""
    first = [paragraph for paragraph in doc.body[:10] if not _PAGE.match(paragraph.text)][:5]
    opening = _opening_sentence(first)
    if opening is None:
        return Announced()
    for paragraph in first[:3]:
        introduced = _introduced(paragraph, rules)
        if introduced:
            return introduced
    doc_type, subject = _type_and_subject(opening, rules)
    titled = _titled(first[0], rules) if not doc.head and len(first) > 1 else None
    if titled is None:
        return Announced(_issuer(opening, rules), doc_type, subject)
    return Announced(_issuer(opening, rules) or titled.issuer, titled.doc_type, titled.subject)


def _opening_sentence(first: Sequence[Paragraph]) -> Paragraph | None:
    """Return the paragraph that ends «… như sau:», among the first of the body, or the very first."""
    for paragraph in first[:4]:
        if re.search(r"(?:sau|này)\s?:?\.?$", paragraph.text) or ("như sau" in paragraph.text[-40:]):
            return paragraph
    return first[0] if first else None


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


def _issuer(opening: Paragraph, rules: Rules) -> Found[str] | None:
    """Find «…, Ban Thường vụ … ban hành kế hoạch … như sau:»."""
    folded = opening.folded[:2000]
    for verb in rules.letterhead.issuer_verb.finditer(folded):
        before = _BEFORE_VERB.search(folded[: verb.start()])
        end = without_term(folded, before.start() if before else verb.start())
        start = _sentence_unit(folded, end, rules)
        if start is not None:
            return _guess(opening, start, end)
    return None


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
