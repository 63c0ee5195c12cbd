"""Footnotes, which cut sentences in two at the ends of pages."""

import re
from collections.abc import Sequence

from office_app.recognition.joining import Line, line_width, starts_block

_SUPERSCRIPT = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}\s*(?=\S)")
_PLAIN_NOTE = re.compile(r"(\d{1,2})\s*(?=\(|[A-ZĐÀ-Ỹ])")
_BRACKETED_NOTE = re.compile(r"\[(\d{1,2})\]\s*(?=\S)")
# The digit stands first so that the search goes from digit to digit.
_MARK = re.compile(
    r"(?=\d)(?:(?<=[^\W\d_][^\W\d_])|(?<=[^\W\d_][^\W\d_][.,;”\"]))(\d{1,2})(?![\d/])(?=[\s.,;:)]|$)"
)
_BRACKETED_MARK = re.compile(r"(?<=\S)\s?\[(\d{1,2})\]")


def lift_footnotes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Take footnotes out of the running text: (what stays, the notes)."""
    marks = _note_marks(lines)
    if not marks and not any(line.text[0] in "¹²³⁴⁵⁶⁷⁸⁹" for line in lines):
        return lines, []
    kept: list[Line] = []
    notes: list[Line] = []
    inside = -1  # page of the footnote being read
    width = line_width(lines)
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
        for match in _MARK.finditer(line.text):
            marks.add((line.page, match[1]))
        if "[" in line.text:
            marks.update((line.page, match[1]) for match in _BRACKETED_MARK.finditer(line.text, 1))
    return marks


def _opens_note(line: Line, marks: set[tuple[int, str]]) -> bool:
    first = line.text[0]
    if not (first.isdigit() or first == "["):
        return False
    if _SUPERSCRIPT.match(line.text):
        return True
    plain = _PLAIN_NOTE.match(line.text) or _BRACKETED_NOTE.match(line.text)
    return plain is not None and (line.page, plain[1]) in marks


def _continues_note(line: Line, before: Line, width: int) -> bool:
    """Tell whether a line still belongs to the footnote: not after a gap, and only where lines are wrapped."""
    if line.gap or width > 130:
        return False
    return not starts_block(line.text) and len(before.text) >= 0.7 * width
