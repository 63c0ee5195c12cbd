"""Words of a PDF page put together to what stands on one line without a wide gap: a cell or a column's line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from office_app.reading.formats.pdf_words import PageWords

_SURE_WORD = 9  # characters; a longer one may be two, of two columns
_WIDEST = 0.95  # of the height of a line, for each character of a word without a gap in it
_SAME_LINE = 0.4  # of the height: so far apart may characters of one line stand


@dataclass(slots=True)
class Glyph:
    """A visible character, or a word without a gap: place in pdfium's list, box in points with y upwards."""

    index: int
    char: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.index + len(self.char)


@dataclass(frozen=True)
class Piece:
    """Characters of one line without a wide gap between them."""

    glyphs: Sequence[Glyph]

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins in pdfium's list, and where it ends (not included)."""
        return self.glyphs[0].index, self.glyphs[-1].end

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bottom(self) -> float:
        return self.glyphs[0].bottom

    @cached_property
    def height(self) -> float:
        return max(glyph.height for glyph in self.glyphs)


def glyphs_of(words: PageWords, first: int = 0) -> Iterator[Glyph]:
    """Yield the words from number ``first`` on; those that may hold a gap or the end of a line as single characters."""
    for (start, end), (left, top, _, bottom), last in words.with_corners(first):
        _, top_of_last, right, bottom_of_last = last
        high, wide, count = top - bottom, right - left, end - start
        if (
            count <= _SURE_WORD
            and 0 < wide < _WIDEST * count * high
            and abs(bottom - bottom_of_last) <= _SAME_LINE * high
        ):
            low = min(bottom, bottom_of_last)
            yield Glyph(start, words.chars[start:end], left, low, right, max(top, top_of_last))
        else:
            yield from _single(words, start, end)


def _single(words: PageWords, start: int, end: int) -> Iterator[Glyph]:
    for index, (left, top, right, bottom) in enumerate(words.upright_boxes(range(start, end)), start):
        if (char := words.chars[index]) > " ":
            yield Glyph(index, char, left, bottom, right, top)


def pieces_of(glyphs: Iterable[Glyph]) -> list[Piece]:
    """Put together what stands side by side without a wide gap."""
    pieces: list[list[Glyph]] = []
    last_bottom = last_right = 0.0
    last_height = -1.0
    for glyph in glyphs:
        gap = glyph.left - last_right
        if (
            abs(glyph.bottom - last_bottom) > _SAME_LINE * last_height
            or gap < -0.5 * last_height
            or gap > 0.9 * last_height
        ):
            pieces.append([])
        pieces[-1].append(glyph)
        last_bottom, last_right, last_height = glyph.bottom, glyph.right, glyph.top - glyph.bottom
    return [Piece(piece) for piece in pieces]


def lines_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces as lines from top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if lines and lines[-1][0].bottom - piece.bottom < 0.5 * piece.height:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def line_text(chars: str, line: Sequence[Piece]) -> str:
    """Return the text of a line, with the spaces between its characters."""
    texts = (chars[slice(*piece.place)] for piece in line)
    return " ".join(text.replace("\r", "").replace("\n", " ") for text in texts)


def without(words: PageWords, taken: Sequence[tuple[int, int]]) -> str:
    """Return the page without the places taken, in the order in which it was drawn."""
    chars, begins = words.chars, 0
    kept: list[str] = []
    for start, end in taken:
        kept.append(chars[begins:start])
        begins = max(begins, end)
    if not any(part.strip() for part in kept):
        return words.text_behind(begins - 1).lstrip("\r\n ")
    kept.append(chars[begins:])
    return re.sub(r"\n[ \r\n]*\n", "\n", "\n".join(kept)).lstrip()
