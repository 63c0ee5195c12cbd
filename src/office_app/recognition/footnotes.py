"""Footnotes, which cut sentences in two at the ends of pages."""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from office_app.recognition.joining import Line, ends_sentence, line_width, starts_block

_SUPERSCRIPT = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}\s*(?=\S)")
_PLAIN_NOTE = re.compile(r"(\d{1,2})\s*(?=\(|[A-ZĐÀ-Ỹ])")
_BRACKETED_NOTE = re.compile(r"\[(\d{1,2})\]\s*(?=\S)")
# «1 (1) Nghị quyết số …»: a note whatever became of its mark, which pictures of pages often lose.
LISTING_NOTE = re.compile(r"(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|[!'’|])\s*\(1\)\s+(?=[A-ZĐ])")
_NOTE_BEGINS = frozenset("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰[!'’|")
_MAYBE_NOTE = re.compile(
    "|".join(note.pattern for note in (_SUPERSCRIPT, _PLAIN_NOTE, _BRACKETED_NOTE, LISTING_NOTE))
)
_NUMBERED = re.compile(r"\((\d{1,2})\)")
# The digit stands first so that the search goes from digit to digit.
_MARK = re.compile(
    r"([0-9](?:(?<=[^\W\d_][^\W\d_]\d)|(?<=[^\W\d_][^\W\d_][.,;”\"]\d))\d?)(?![\d/])(?=[\s.,;:)]|$)"
)
_BRACKETED_MARK = re.compile(r"(?<=\S)\s?\[(\d{1,2})\]")


def lift_footnotes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Take footnotes out of the running text: (what stays, the notes)."""
    begin = [line.text for line in lines if line.text[0] in _NOTE_BEGINS]
    if not any(map(_MAYBE_NOTE.match, begin)):
        return lines, []  # most papers
    marks = _note_marks(lines)
    kept: list[Line] = []
    notes: list[Line] = []
    inside = -1  # page of the footnote being read
    opened = 0  # its first line among the notes
    width = line_width(lines)
    for i, line in enumerate(lines):
        if _opens_note(line, marks):
            inside = line.page
            opened = len(notes)
            notes.append(line)
        elif inside == line.page and _continues_note(line, notes[-1], width):
            notes.append(line)
        elif 0 <= inside < line.page and _goes_on_overleaf(notes[opened:], lines[i : i + 3]):
            inside = line.page
            notes.append(line)
        else:
            inside = -1
            kept.append(line)
    return kept, notes


def _note_marks(lines: Sequence[Line]) -> set[tuple[int, str]]:
    """Return (page, number) of marks like ``khóa XIII1`` that show a plain number at a foot is a footnote."""
    marks = set()
    for page, group in groupby(lines, key=attrgetter("page")):
        of_page = [line.text for line in group]
        marks |= {(page, match[1]) for match in _MARK.finditer("\n".join(of_page))}
        for text in of_page:
            if "[" in text:
                marks |= {(page, match[1]) for match in _BRACKETED_MARK.finditer(text, 1)}
    return marks


def _opens_note(line: Line, marks: set[tuple[int, str]]) -> bool:
    first = line.text[0]
    if first not in _NOTE_BEGINS:
        return False
    if LISTING_NOTE.match(line.text):
        return True
    if not (first.isdigit() or first == "["):
        return False
    if _SUPERSCRIPT.match(line.text):
        return True
    plain = _PLAIN_NOTE.match(line.text) or _BRACKETED_NOTE.match(line.text)
    return plain is not None and (line.page, plain[1]) in marks


def _continues_note(line: Line, before: Line, width: int) -> bool:
    """Tell whether a line still belongs to the footnote: not after a gap, and only where lines are wrapped."""
    if line.gap or width > 130 or (line.text[0].islower() and ends_sentence(before.text)):
        return False
    return not starts_block(line.text) and len(before.text) >= 0.7 * width


def _goes_on_overleaf(note: Sequence[Line], following: Sequence[Line]) -> bool:
    """Tell whether a note that a page cut goes on at the next one: with «(3)» after its «(2)»."""
    if ends_sentence(note[-1].text):
        return False
    numbers = _NUMBERED.findall(" ".join(line.text for line in note))
    below = " ".join(line.text for line in following)
    return bool(numbers) and f"({int(numbers[-1]) + 1})" in below
