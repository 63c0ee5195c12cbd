"""From the raw text of a file to clean paragraphs, and where letterhead, body, closing and footnotes lie."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from office_app.domain.incoming import Span
from office_app.domain.vietnamese import fold_tone_of_pages
from office_app.recognition.columns import opens_annex, split_columns
from office_app.recognition.cut_names import with_whole_names
from office_app.recognition.footnotes import lift_footnotes
from office_app.recognition.joining import Line, first_of, join_lines, line_width
from office_app.recognition.layout import body_start, closing_start
from office_app.recognition.rules import Rules
from office_app.recognition.scents import holds_any

_HORNED = r"(?=[ơờớỡợƠỜỚỠỢ]|[ởỞ]\w)"
_LOST_HORN, _LOST_HORN_OF_CAPITAL = (re.compile(rf"{letter}{_HORNED}(?<![qQ].)") for letter in "uU")
# words typed without their accents amid words that have them
_BARE = {
    "Uy ban": "Ủy ban",
    "Dang uy": "Đảng ủy",
    "Dang ủy": "Đảng ủy",
    "Ban Thuong vu": "Ban Thường vụ",
    "truoc ngay": "trước ngày",
    "cham nhat": "chậm nhất",
    "hoan thanh": "hoàn thành",
    "trong thang": "trong tháng",
    "bao cao": "báo cáo",
    "chu tri": "chủ trì",
    "phoi hop": "phối hợp",
}
_BARE_WORDS = tuple(_BARE)
_BARE_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(_BARE)})(?!\w)")
_REMARK = re.compile(r"(?![-–+]|Nơi nhận)(?=.{40}).*[a-z].*(?<![,;])$", re.DOTALL)


def fold_letters(text: str) -> str:
    """Write tone placements of an NFC text as one and mend «truớc», «nguời», «truoc ngay», which typists often leave;
    of the same length."""
    if holds_any(text, _BARE_WORDS):
        text = _BARE_WORD.sub(lambda m: _BARE[m.group()], text)
    return _LOST_HORN_OF_CAPITAL.sub("Ư", _LOST_HORN.sub("ư", fold_tone_of_pages(text)))


def in_small_letters(text: str) -> str:
    """Return the text in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the clean text; ``folded`` has one way of writing and the same length as ``text``."""

    text: str
    folded: str
    start: int
    gap: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class CleanText:
    """A document's clean text (``text``, as long ``folded``) in its parts; a part may be empty.

    ``annex`` is what follows the signature: the text that a decision puts into force, lists, tables.
    ``stamps`` is what digital signatures and the stamp of arrival printed.
    """

    text: str
    folded: str
    head: Sequence[Paragraph] = ()
    body: Sequence[Paragraph] = ()
    closing: Sequence[Paragraph] = ()
    annex: Sequence[Paragraph] = ()
    notes: Sequence[Paragraph] = ()
    stamps: Sequence[Paragraph] = ()

    @cached_property
    def low(self) -> str:
        """The folded text in small letters, of the same length."""
        return in_small_letters(self.folded)

    @cached_property
    def running(self) -> Sequence[Paragraph]:
        """What may ask for something: the body, remarks below the signature, annexes."""
        return [*self.body, *(p for p in self.closing if _REMARK.match(p.text)), *self.annex]


def clean(lines: list[Line], stamps: Sequence[Line], rules: Rules) -> CleanText:
    """Bring lines from ``read_lines`` into paragraphs and parts."""
    lines, notes = lift_footnotes(lines)
    lines = with_whole_names(split_columns(lines, rules), rules)
    width = line_width(lines)
    start = body_start(lines, width, rules)
    end = closing_start(lines, start, rules)
    body = join_lines(lines[start:end], width)
    closing = lines[end:]
    after = first_of(closing, opens_annex, 1) or len(closing)
    annex = join_lines(closing[after:], width)
    return _lay_out(lines[:start], body, closing[:after], annex, join_lines(notes, width), stamps)


def _lay_out(*parts: Sequence[Line]) -> CleanText:
    text = "\n".join([line.text for part in parts for line in part])
    folded = fold_letters(text)
    if len(folded) != len(text):
        folded = text  # a mark that lost its letter to another line would shift every place behind it
    laid: list[list[Paragraph]] = []
    at = 0
    for part in parts:
        paragraphs = []
        for line in part:
            end = at + len(line.text)
            paragraphs.append(Paragraph(line.text, folded[at:end], at, line.gap))
            at = end + 1
        laid.append(paragraphs)
    return CleanText(text, folded, *laid)


def first_page(lines: Sequence[Line]) -> list[str]:
    """Return the texts of page 1, at most 60 lines."""
    return [line.text for line in lines[:60] if line.page == 0]
