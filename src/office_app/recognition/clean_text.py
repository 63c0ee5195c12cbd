"""From the raw text of a file to clean paragraphs, and where letterhead, body, closing and footnotes lie."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from office_app.domain.incoming import Span
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.joining import Line, join_lines, line_width, starts_block
from office_app.recognition.layout import body_start, closing_start, split_columns
from office_app.recognition.rules import Rules

_STRANGE = {
    0xFFFE: "-",
    0x0002: "-",  # both stand for a hyphen at a line's end in text from PDF
    0x00A0: " ",
    0x202F: " ",
    0x2007: " ",
    0x00AD: None,
    0x200B: None,
    0x200C: None,
    0x200D: None,
    0x2060: None,
    0xFEFF: None,
    0x2010: "-",
    0x2011: "-",
    0x2212: "-",
    0x0000: None,
}
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_HASHES = re.compile(r"^#{1,6}\s+")
_RULE_LINE = re.compile(r"[-–—_─=*\s]{3,}")
_PAGE_NUMBER = re.compile(r"(?:[-–]\s*)?(?:[Tt]rang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–])?")
_COLUMN_GAP = re.compile(r"\t+| {4,}")
# room left for the pen: «Số      -CV/ĐU», «ngày      tháng 6»
_LEFT_BLANK = re.compile(r"(?<=Số)[:\s]{2,40}(?=[-/])|(?<=ngày)\s{2,40}(?=tháng)|(?<=tháng)\s{2,40}(?=năm)")
_SPACES = re.compile(r"[ \t\v]+")
_SUPERSCRIPT = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}\s*(?=\S)")
_PLAIN_NOTE = re.compile(r"(\d{1,2})\s*(?=\(|[A-ZĐÀ-Ỹ])")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the clean text; ``folded`` has one tone placement and the same length as ``text``."""

    text: str
    start: int
    gap: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def folded(self) -> str:
        return fold_tone(self.text)


@dataclass(frozen=True)
class CleanText:
    """A document's clean text (``text``) in its four parts; a part may be empty."""

    text: str
    head: Sequence[Paragraph] = ()
    body: Sequence[Paragraph] = ()
    closing: Sequence[Paragraph] = ()
    notes: Sequence[Paragraph] = ()


def clean(raw: str, rules: Rules) -> CleanText:
    """Clean the text; ``\\f`` is a page border."""
    lines = _lines(raw)
    lines, notes = _lift_footnotes(lines)
    lines = split_columns(lines, rules)
    width = line_width(lines)
    start = body_start(lines, width, rules)
    end = closing_start(lines, start, rules)
    head, tail = lines[:start], lines[end:]
    body = join_lines(lines[start:end], width)
    return _lay_out(head, body, tail, join_lines(notes, width))


def _lay_out(*parts: Sequence[Line]) -> CleanText:
    laid: list[list[Paragraph]] = []
    at = 0
    for part in parts:
        paragraphs = []
        for line in part:
            paragraphs.append(Paragraph(line.text, at, line.gap))
            at += len(line.text) + 1
        laid.append(paragraphs)
    text = "\n".join(p.text for part in laid for p in part)
    return CleanText(text, *laid)


def first_page(raw: str) -> list[str]:
    """Return the lines of page 1 (at most 60), as cleaned."""
    lines = _lines(raw[:20_000])
    return [line.text for line in lines[:60] if line.page == 0]


def _lines(raw: str) -> list[Line]:
    text = unicodedata.normalize("NFC", raw).replace("\r\n", "\n").replace("\r", "\n").translate(_STRANGE)
    lines: list[Line] = []
    blanks = 0
    for page, page_text in enumerate(text.split("\f")):
        for raw_line in page_text.split("\n"):
            pieces = [_tidy(piece) for piece in _COLUMN_GAP.split(_LEFT_BLANK.sub(" ", raw_line.strip()))]
            pieces = [piece for piece in pieces if piece]
            if not pieces:
                blanks += 1
                continue
            if len(pieces) == 1 and _PAGE_NUMBER.fullmatch(pieces[0]):
                continue
            for piece in pieces:
                lines.append(Line(piece, blanks, page))
                blanks = 0
    return _count_gaps(lines)


def _tidy(line: str) -> str:
    line = _SPACES.sub(" ", line).strip()
    if _RULE_LINE.fullmatch(line):
        return "-----"
    if line in ("*", "***", "* * *"):
        return "*"
    return _EMPHASIS.sub("", _HASHES.sub("", line)).strip()


def _count_gaps(lines: list[Line]) -> list[Line]:
    """Turn counts of blank lines into gaps: where every line is followed by a blank one, one blank is none."""
    single = sum(line.blanks == 1 for line in lines)
    short = sum(len(line.text) <= 130 for line in lines)
    doubled = len(lines) > 12 and single > 0.55 * len(lines) and short > 0.9 * len(lines)
    least = 2 if doubled else 1
    return [replace(line, gap=line.blanks >= least) for line in lines]


def _lift_footnotes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Take footnotes, which cut sentences at page ends, out of the running text."""
    kept: list[Line] = []
    notes: list[Line] = []
    inside = -1  # page of the footnote being read
    width = line_width(lines)
    marks = _note_marks(lines)
    for line in lines:
        if _opens_note(line, marks):
            inside = line.page
            notes.append(line)
        elif inside == line.page and _continues_note(line, notes[-1], width):
            notes.append(line)
        else:
            inside = -1
            kept.append(line)
    return kept, notes


def _note_marks(lines: Sequence[Line]) -> set[tuple[int, str]]:
    """Return (page, number) of marks like ``khóa XIII1`` that show a plain number at a foot is a footnote."""
    marks = set()
    for line in lines:
        if line.page or len(lines) > 1:
            for match in re.finditer(r"[^\W\d_]{2}[.,;”\"]?(\d{1,2})(?![\d/])(?=[\s.,;:)]|$)", line.text):
                marks.add((line.page, match[1]))
    return marks


def _opens_note(line: Line, marks: set[tuple[int, str]]) -> bool:
    if _SUPERSCRIPT.match(line.text):
        return True
    plain = _PLAIN_NOTE.match(line.text)
    return bool(plain) and (line.page, plain[1] if plain else "") in marks


def _continues_note(line: Line, before: Line, width: int) -> bool:
    """Tell whether a line still belongs to the footnote: not after a gap, and only where lines are wrapped."""
    if line.gap or width > 130:
        return False
    return not starts_block(line.text) and len(before.text) >= 0.7 * width
