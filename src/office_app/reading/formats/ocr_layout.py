"""The words of a scanned page as text: lines in order, two columns one after the other at its head and its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from PIL import Image

from office_app.reading.formats.motto import MOTTOES, fold
from office_app.reading.formats.ocr_engine import Word
from office_app.reading.formats.ocr_rule import rule_between
from office_app.reading.formats.ocr_tables import PictureTable
from office_app.reading.formats.pdf_letterhead import split_letterhead
from office_app.reading.formats.pdf_pieces import Glyph, Piece

_GAP = 1.8  # heights of a line between two pieces that belong to different columns
_LINE = 1.5  # heights of a word: room for accents and tails, as the letters of a PDF have it
_ROOM = 1.7  # of the usual step from line to line, above which a line is left empty
_NOISE = 40  # confidence under which a sign without letters is dust
_ALIKE = 0.8
_TOP = 0.45  # of the page: a letterhead is not lower
_MOTTO_TEXTS = ("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_RECIPIENTS = re.compile(r"n[o0]inh[aâ]n[:.;]?")
_ANNEX = re.compile(r"(?:PHỤ LỤC|DANH SÁCH|DANH MỤC|ĐỀ CƯƠNG|BIỂU)\b")
_AUTHORITY = re.compile(r"[TK]/[MTL1]\b|TM\.|KT\.|TL\.|T/L")


@dataclass(frozen=True)
class Strip:
    """Words side by side on one line, without a wide gap between them."""

    words: Sequence[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """How far down the page the line runs."""
        return _middle(self.words)


def lines_of(
    words: Sequence[Word], straight: Image.Image, *, first: bool, tables: Sequence[PictureTable] = ()
) -> list[list[Word]]:
    """Return the words line by line as they are to be read; an empty line where much room is left.

    Args:
        words: outside of tables.
        straight: the page that the words were read from.
        first: page 1, which may have a letterhead.
        tables: of the page; each of their rows is a line.
    """
    words = [word for word in words if not _is_dust(word)]
    if not words and not tables:
        return []
    size = median(word.height for word in words) if words else 1.0
    strips = _strips([*words, *(table.box for table in tables)], size)
    head: list[list[Word]] = []
    if first:
        head, strips = _letterhead(strips, size, _TOP * straight.height)
    running, closing = _rest(strips, size, straight.width)
    lines = [*head, *_spaced(running, size, straight if first else None), *closing]
    rows = {id(table.box): table.rows for table in tables}
    return [row for line in lines for row in (rows.get(id(line[0]), [line]) if line else [line])]


def _is_dust(word: Word) -> bool:
    return word.confidence < _NOISE and not any(char.isalnum() for char in word.text)


def _strips(words: Sequence[Word], size: float) -> list[Strip]:
    """Cut the engine's lines at wide gaps."""
    by_line: dict[int, list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    strips: list[Strip] = []
    for line in by_line.values():
        line.sort(key=lambda word: word.left)
        start = 0
        for at, (one, other) in enumerate(pairwise(line), start=1):
            if other.left - one.right > _GAP * size:
                strips.append(Strip(line[start:at]))
                start = at
        strips.append(Strip(line[start:]))
    return strips


def _rows(strips: Sequence[Strip], size: float) -> list[list[Strip]]:
    """Return strips that stand on one level, from top to bottom, each row from left to right."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda strip: strip.middle):
        near = rows and abs(strip.middle - rows[-1][-1].middle) < 0.6 * size
        # Lines one below the other may be tight: the same place cannot be taken twice.
        if near and all(strip.left > other.right or strip.right < other.left for other in rows[-1]):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return [sorted(row, key=lambda strip: strip.left) for row in rows]


def _rest(strips: Sequence[Strip], size: float, width: int) -> tuple[list[list[Word]], list[list[Word]]]:
    """Return the lines of running text, and those of recipients and signature."""
    rows = _rows(strips, size)
    start = _closing(rows)
    lines = [list(strip.words) for row in rows[:start] for strip in row]
    left, right = _columns(rows[start:], width)
    return lines, [list(strip.words) for strip in (*left, *right)]


def _spaced(lines: Sequence[list[Word]], size: float, straight: Image.Image | None) -> list[list[Word]]:
    """Put an empty line where much room is left, and rules where ``straight`` shows some."""
    steps = [step for one, other in pairwise(lines) if (step := _middle(other) - _middle(one)) > 0]
    usual = median(steps) if steps else 0.0
    out: list[list[Word]] = []
    for one, other in pairwise([*lines, []]):
        out.append(one)
        if not other:
            break
        rule = rule_between(one, other, size, straight) if straight else None
        if rule:
            out.append([rule])
        elif _middle(other) - _middle(one) > _ROOM * usual:
            out.append([])
    return out


def _middle(line: Sequence[Word]) -> float:
    return median((word.top + word.bottom) / 2 for word in line)


def _closing(rows: Sequence[Sequence[Strip]]) -> int:
    """Return the row where recipients and signature begin to stand side by side; the number of rows without any."""
    named = next(
        (
            at
            for at, row in enumerate(rows)
            if _RECIPIENTS.match(fold(row[0].text)) and len(row[0].words) <= 3
        ),
        len(rows),
    )
    if named == len(rows):
        return named
    signed = next(
        (at for at in range(max(0, named - 6), named) if _AUTHORITY.match(rows[at][-1].text)), named
    )
    return signed


def _columns(rows: Sequence[Sequence[Strip]], width: int) -> tuple[list[Strip], list[Strip]]:
    """Part recipients from the signature; an annex or what runs across ends both, and follows in its own order."""
    left: list[Strip] = []
    right: list[Strip] = []
    gutter = _gutter(rows, width)
    for at, row in enumerate(rows):
        across = len(row) == 1 and row[0].left < 0.3 * width and row[0].right > 0.8 * width
        if across or _ANNEX.match(row[0].text):
            return left, [*right, *(strip for other in rows[at:] for strip in other)]
        for strip in row:
            (left if strip.centre < gutter else right).append(strip)
    return left, right


def _gutter(rows: Sequence[Sequence[Strip]], width: int) -> float:
    pairs = [(row[0].right + row[-1].left) / 2 for row in rows if len(row) > 1]
    return median(pairs) if pairs else width / 2


def _letterhead(strips: list[Strip], size: float, lowest: float) -> tuple[list[list[Word]], list[Strip]]:
    """Take the two columns of the letterhead off; none without a motto."""
    found = _motto(strips, lowest)
    if found is None:
        return [], strips
    strip, start, end, motto = found
    # The motto written as it must be, so that the columns are found by it.
    plain = [
        replace(word, text=text) for word, text in zip(strip.words[start:end], motto.split(), strict=False)
    ]
    strips = [other for other in strips if other is not strip]
    strips += [Strip(part) for part in (strip.words[:start], plain, strip.words[end:]) if part]
    top = [other for other in strips if other.middle < lowest]
    pieces, owner = _pieces(top, size)
    split = split_letterhead(pieces)
    if split is None:
        return [], strips
    taken = {id(word) for block in split for piece in block for word in _words_of(piece, owner)}
    lines: list[list[Word]] = []
    for block in split:
        parts = [Strip(_words_of(piece, owner)) for piece in block]
        lines += [[word for part in row for word in part.words] for row in _rows(parts, size)]
    kept = [[word for word in other.words if id(word) not in taken] for other in strips]
    return lines, [Strip(words) for words in kept if words]


def _motto(strips: Sequence[Strip], lowest: float) -> tuple[Strip, int, int, str] | None:
    """Return the strip that holds the motto, which words of it, and the motto; letters may be misread."""
    for strip in strips:
        if strip.middle > lowest or strip.text != strip.text.upper():
            continue
        for motto, key in zip(_MOTTO_TEXTS, MOTTOES, strict=True):
            count = len(motto.split())
            for start in range(len(strip.words) - count + 1):
                text = fold("".join(word.text for word in strip.words[start : start + count]))
                if SequenceMatcher(None, text, key).ratio() >= _ALIKE:
                    return strip, start, start + count, motto
    return None


def _pieces(strips: Sequence[Strip], size: float) -> tuple[list[Piece], dict[int, Word]]:
    """Return the strips as the letterhead of a PDF has them, and the word that each glyph belongs to."""
    owner: dict[int, Word] = {}
    pieces: list[Piece] = []
    index = 0
    high = _LINE * size
    for strip in strips:
        bottom = -strip.middle - high / 2
        glyphs: list[Glyph] = []
        for word in strip.words:
            step = (word.right - word.left) / len(word.text)
            for at, char in enumerate(word.text):
                x = word.left + at * step
                glyphs.append(Glyph(index, char, x, bottom, x + step, bottom + high))
                owner[index] = word
                index += 1
            index += 1
        pieces.append(Piece(glyphs))
    return pieces, owner


def _words_of(piece: Piece, owner: dict[int, Word]) -> list[Word]:
    words: list[Word] = []
    for glyph in piece.glyphs:
        word = owner[glyph.index]
        if not words or words[-1] is not word:
            words.append(word)
    return words
