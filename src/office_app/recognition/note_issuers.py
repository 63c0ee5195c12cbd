"""Who issued the papers that a footnote lists without saying so: «09 nghị quyết của Bộ Chính trị khóa XIII¹»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from office_app.domain.incoming import Certainty, CitedDocument
from office_app.recognition.clean_text import CleanText
from office_app.recognition.rules import Rules

_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|\[?\d{1,2}\]?")
_LISTED_OF = re.compile(
    r"(?<!\w)(?P<kind>nghị quyết|chỉ thị|kết luận|quy định|hướng dẫn|kế hoạch|văn bản)"
    r"(?:\s+(?!của\s)[^\s,.;:()]+){0,5}\s+của\s+(?P<who>[A-ZĐỦ][^,.;:()“”\d]{2,70}?)"
    r"(?:\s+(?:khóa|khoá)\s+[XVI]+)?\*{0,2}\s?$",
    re.IGNORECASE,
)
_BEFORE = 160  # characters before a mark that are looked at
_FROM_MARK = "Cước chú không ghi cơ quan ban hành; lấy theo câu có dấu cước chú."


def with_note_issuers(cited: list[CitedDocument], doc: CleanText, rules: Rules) -> list[CitedDocument]:
    """Fill in the issuer where a footnote leaves it out and the words before its mark name it."""
    if not doc.notes or all(one.issuer for one in cited):
        return cited
    issuers = list(_issuers(doc, rules))
    return [_filled(one, issuers) for one in cited] if issuers else cited


def _filled(one: CitedDocument, issuers: Sequence[tuple[int, int, str, str]]) -> CitedDocument:
    if one.issuer or one.span is None:
        return one
    for start, end, kind, who in issuers:
        if start <= one.span.start < end and kind in ("văn bản", (one.doc_type or "").lower()):
            reason = f"{one.reason} {_FROM_MARK}".strip()
            return replace(one, issuer=who, certainty=Certainty.LIKELY, reason=reason)
    return one


def _issuers(doc: CleanText, rules: Rules) -> Iterator[tuple[int, int, str, str]]:
    """Yield for each footnote its place, and kind and issuer of papers as its mark's sentence has them."""
    marks = [(i, _MARK.match(note.text)) for i, note in enumerate(doc.notes)]
    opens = [(i, found.group()) for i, found in marks if found]
    for (i, mark), (after, _) in pairwise([*opens, (len(doc.notes), "")]):
        of = _before_mark(doc, mark)
        if of and rules.unit_start.match(of["who"]):
            yield doc.notes[i].start, doc.notes[after - 1].end, of["kind"].lower(), of["who"].strip()


def _before_mark(doc: CleanText, mark: str) -> re.Match[str] | None:
    for paragraph in doc.body:
        at = paragraph.text.find(mark)
        while at > 0:
            of = _LISTED_OF.search(paragraph.folded, max(0, at - _BEFORE), at)
            if of and not paragraph.text[at + len(mark) : at + len(mark) + 1].isdigit():
                return of
            at = paragraph.text.find(mark, at + 1)
    return None
