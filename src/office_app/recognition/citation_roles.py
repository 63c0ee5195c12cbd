"""Why a paper names another one: what it rests on, what it passes on to be studied, or a mere mention."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from office_app.domain.incoming import Certainty, CitationRole, CitedDocument
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.footnotes import LISTING_NOTE
from office_app.recognition.rules import LOWER, UPPER
from office_app.recognition.scents import holds_any
from office_app.recognition.structure import Item

RoleAt = Callable[[int, CitedDocument | None], tuple[CitationRole, str]]
"""Takes the place of a symbol and the document named before it; gives the role and why it is not sure."""

_BASIS = re.compile(
    r"\W*(?:Thực hiện|Căn cứ|Theo|Tiếp theo|Tiếp tục|Để|Nhằm|Triển khai|Xét|Trên cơ sở|Thi hành|Chấp hành"
    r"|Phúc đáp|Trả lời)\s"
)
_LIST_GOES_ON = re.compile(
    r"(?:[,;(]|(?<!\w)(?:và|cùng|với|số|các|căn cứ|theo|thực hiện))\s*$", re.IGNORECASE
)
_COMMA = re.compile(r"(?:[,;]|(?<!\w)và|\(\d{1,2}\))\s*$")
_NUMBER_WORD = re.compile(r"\s*\(?\s*[Ss]ố\s*:?\s*$")
_NAME_BEFORE = re.compile(rf"(?:các\s+)?[A-ZĐ][{LOWER}]+(?:\s[{LOWER}]+){{0,3}}\s*$")
_LONGEST_NAME = 60
_STUDY = r"học tập|quán triệt|nghiên cứu|tuyên truyền|phổ biến|truyền đạt"
_STUDIED = re.compile(
    rf"(?<!\w)(?:{_STUDY})(?:\s*,|\s+và|\s+(?:{_STUDY}|triển khai|thực hiện|nội dung|tinh thần|toàn văn|các"
    r"|đầy đủ|nghiêm túc|sâu rộng|việc|tổ chức))*\s*$",
    re.IGNORECASE,
)
_ABOUT_STUDY = re.compile(_STUDY, re.IGNORECASE)
_SENT = re.compile(
    r"(?<!\w)(?:sao gửi|sao lục|sao y|gửi kèm|gửi đến|gửi tới|gửi toàn văn|chuyển đến|chuyển tới|đính kèm"
    r"|(?:xin|trân trọng|kính) gửi|(?<!ban hành )kèm theo)(?!\w)",
    re.IGNORECASE,
)
_ONLY_BY = re.compile(r"(?<!\w)(?:theo|tại|căn cứ|thực hiện|mẫu của)\s*$", re.IGNORECASE)
_STOP = re.compile(rf"\n|(?<=[.!?])\s+(?=[{UPPER}(])")
_SYMBOL_LIKE = re.compile(r"\d[-/ ]+[A-ZĐ]\w*/|\d/\d{4}/[A-ZĐ]")
_LISTED = re.compile(r"\(?\d{1,2}[.)]|[-–+•]|[a-zđ][.)]")
_MARK = re.compile(r"([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|\d{1,2}|[!'’|])")

_IN_NOTE = "Nêu ở cước chú của đoạn về học tập, quán triệt."
_TO_STUDY = "Văn bản giao học tập, quán triệt."


def roles_in(doc: CleanText, items: Sequence[Item], text: str) -> RoleAt:
    """Return what tells the role of a symbol by its place in ``text``: that of ``doc``, its subject on one line.

    ``items``: those of the body.
    """
    basis_until = _opening_end(doc, items)
    notes = [(p.start, p.end) for p in _study_notes(doc)]
    lists = [(p.start, p.end) for p in _lists_sent(doc.body)]

    def role_at(at: int, previous: CitedDocument | None) -> tuple[CitationRole, str]:
        if any(start <= at < end for start, end in notes):
            return CitationRole.FORWARDED, _IN_NOTE
        if any(start <= at < end for start, end in lists):
            return CitationRole.FORWARDED, ""
        start = max(0, at - 700)
        start = max(start, text.rfind("\n", start, at) + 1)
        for stop in _STOP.finditer(text, start, at):
            start = stop.end()
        before = text[start:at]
        if previous and previous.span and previous.span.start >= start and _is_next_of(previous, before):
            return previous.role, _TO_STUDY if previous.certainty is not Certainty.SURE else ""
        end = _STOP.search(text, at, at + 400)
        return _role(before, text[at : end.start() if end else at + 400], at < basis_until)

    return role_at


def _is_next_of(previous: CitedDocument, before: str) -> bool:
    """Tell whether a symbol goes on a list of texts passed on: «… Nghị quyết số 57-NQ/TW và Kết luận số …»."""
    lead = _without_name(_without_number_word(before))
    return previous.role is CitationRole.FORWARDED and bool(_COMMA.search(lead))


def _without_number_word(before: str) -> str:
    word = _NUMBER_WORD.search(before, max(0, len(before) - 20))
    return before[: word.start()] if word else before


def _without_name(words: str) -> str:
    """Return words without the type's name at their end."""
    name = _NAME_BEFORE.search(words, max(0, len(words) - _LONGEST_NAME))
    return words[: name.start()] if name else words


def _tells_sent(words: str) -> bool:
    """Tell «sao gửi», «gửi kèm», «chuyển đến» …; each holds one of few words."""
    return holds_any(words.lower(), ("gửi", "sao", "chuyển", "kèm")) and _SENT.search(words) is not None


def _role(before: str, after: str, opening: bool) -> tuple[CitationRole, str]:
    words = _without_number_word(before)
    lead = _without_name(words)
    alone = lead == words
    if _tells_sent(before) and not _ONLY_BY.search(lead):
        return CitationRole.FORWARDED, ""
    if opening and _BASIS.match(before):
        first = not _SYMBOL_LIKE.search(before)
        if first or (_LIST_GOES_ON.search(lead) and not _STUDIED.search(lead)) or alone:
            return CitationRole.BASIS, ""
    if _tells_sent(after) and not _ONLY_BY.search(lead) and not _BASIS.match(before):
        return CitationRole.FORWARDED, ""
    if _STUDIED.search(lead):
        return CitationRole.FORWARDED, _TO_STUDY
    return CitationRole.MENTIONED, ""


def _opening_end(doc: CleanText, items: Sequence[Item]) -> int:
    """Return where the first numbered item of the body begins: bases stand before it."""
    first = next((item for item in items if item.level in (1, 2, 3)), None)
    if first is not None:
        return first.paragraph.start
    return doc.body[-1].end if doc.body else 0


def _study_notes(doc: CleanText) -> Sequence[Paragraph]:
    """Return the footnotes whose mark stands in a passage on study; a note's further paragraphs go with it."""
    meant: list[Paragraph] = []
    inside = False
    for before, note in pairwise([None, *doc.notes]):
        mark = _MARK.match(note.text) if note else None
        if note is None or (mark is None and before is None):
            continue
        if mark is not None:
            inside = _marks_study(doc, note.text, mark[1])
        if inside:
            meant.append(note)
    return meant


def _lists_sent(body: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the lines of lists under «… sao gửi các văn bản sau:»."""
    meant: list[Paragraph] = []
    inside = False
    for paragraph in body:
        if inside and _LISTED.match(paragraph.text):
            meant.append(paragraph)
        else:
            inside = paragraph.text.endswith(":") and _tells_sent(paragraph.text)
    return meant


def _marks_study(doc: CleanText, note: str, mark: str) -> bool:
    """Tell whether a note belongs to a passage on study; where its mark is lost, what the paper is about tells."""
    sign = re.escape(mark)  # stands first, so that the search goes from one to the next
    pattern = re.compile(rf"{sign}(?:(?<=[^\W\d_]{sign})(?!\d)|(?<=[”\".,;)]{sign})(?![\d/]))")
    marked = [p.text for p in doc.body if pattern.search(p.text)]
    if not marked and LISTING_NOTE.match(note):
        marked = [" ".join(p.text for p in doc.head), *(p.text for p in doc.body[:1])]
    return any(_ABOUT_STUDY.search(words) for words in marked)
