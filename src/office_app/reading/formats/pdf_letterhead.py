"""The two columns at the top of page 1: who issues on the left, the motto and the date on the right.

Text comes out of a PDF in the order in which it was drawn, often line by line across both columns. The boxes of the
characters tell the columns apart.
"""

import re
from collections.abc import Sequence

from office_app.reading.formats.motto import MOTTOES, fold, motto_end
from office_app.reading.formats.pdf_pieces import (
    Glyph,
    Piece,
    glyphs_of,
    line_text,
    lines_of,
    pieces_of,
    without,
)
from office_app.reading.formats.pdf_words import PageWords

_FEW_LINES_BELOW = 12
_LINES_BELOW = 24  # lines below the motto that a letterhead may reach: subjects stand in its left column
_BELOW_FOR_SURE = 20  # so many characters below all that, one after the other: what follows is the text
_DATE = re.compile(r",\s*ngày\b")
_EDGE = 2.0  # points: lines whose left edges are so near were not centred
_LONGEST_MOTTO = max(map(len, MOTTOES))


def with_letterhead(words: PageWords) -> str:
    """Return the text of page 1 with a two-column letterhead put right if there is one."""
    chars = words.chars
    end = motto_end(chars)
    if end is None:
        return words.text
    split = _split(words, end)
    if split is None:
        return words.text
    left, right = split
    blocks = [line_text(chars, line) for block in (left, right) for line in lines_of(block)]
    return "\n".join(blocks) + "\n" + without(words, sorted(piece.place for piece in (*left, *right)))


def _split(words: PageWords, motto_end: int) -> tuple[list[Piece], list[Piece]] | None:
    """Return the blocks; most letterheads are short, and those that are not are looked at once more."""
    for lines in (_FEW_LINES_BELOW, _LINES_BELOW):
        pieces = pieces_of(_look(words, motto_end, lines))
        split = split_letterhead(pieces)
        if split is not None:
            lowest = min(piece.bottom for block in split for piece in block)
            if any(piece.bottom < lowest - piece.height for piece in pieces):
                break  # what stands below was seen, and is none of it
    return split


def split_letterhead(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    """Return the pieces of the left and of the right block, from top to bottom, or None without a letterhead."""
    pieces, motto = _find_motto(pieces)
    if motto is None:
        return None
    height = motto.height
    beside = [
        piece
        for piece in pieces
        if piece.right < motto.left and abs(piece.bottom - motto.bottom) < 4 * height
    ]
    if not beside:
        return None
    nearest = min(beside, key=lambda piece: abs(piece.bottom - motto.bottom))
    middle = (nearest.centre + motto.centre) / 2
    between = 0.2 * (motto.centre - nearest.centre)
    left: list[Piece] = []
    right: list[Piece] = []
    above = None
    for line in lines_of(pieces):
        line = [part for piece in line for part in _without_date(piece, motto)]
        if above is not None and above - line[0].bottom > 3.5 * height and line[0].bottom < motto.bottom:
            break
        edged = len(right) > 1 and all(abs(piece.left - motto.left) < _EDGE for piece in right)
        reaches_across = any(
            (abs(piece.centre - middle) < between and not (edged and abs(piece.left - motto.left) < _EDGE))
            or (piece.left < nearest.centre and piece.right > motto.centre)
            for piece in line
        )
        if reaches_across and line[0].bottom > motto.bottom + height:
            left, right = [], []  # something above the letterhead; it stays where it is
            continue
        if reaches_across or _starts_letter(line[0]):
            break
        above = line[0].bottom
        for piece in line:
            of_left = piece.centre < middle and not (edged and abs(piece.left - motto.left) < _EDGE)
            (left if of_left else right).append(piece)
    return (left, right) if left and motto in right else None


def _look(words: PageWords, motto_end: int, lines_below: int) -> list[Glyph]:
    """Return the visible words of page 1 down to some lines below the motto.

    Args:
        words: of the page, in pdfium's order.
        motto_end: place of the last letter of the motto.
        lines_below: so many lines below it the letterhead must have ended.
    """
    _, top, _, bottom = next(words.upright_boxes([motto_end]))
    if top <= bottom:
        return []
    lowest = bottom - lines_below * (top - bottom)
    found: list[Glyph] = []
    below = 0
    for glyph in glyphs_of(words):
        if glyph.bottom > lowest:
            below = 0
            if glyph.right > glyph.left:
                found.append(glyph)
        else:
            below += len(glyph.char)
            if below > _BELOW_FOR_SURE and glyph.index > motto_end:
                break
    return found


def _find_motto(pieces: Sequence[Piece]) -> tuple[list[Piece], Piece | None]:
    """Return the pieces with the motto as a piece of its own, and that piece."""
    found: list[Piece] = []
    motto_piece = None
    for piece in pieces:
        start = _motto_start(piece) if motto_piece is None else None
        if start is None:
            found.append(piece)
            continue
        if start:
            found.append(Piece(piece.glyphs[:start]))
        motto_piece = Piece(piece.glyphs[start:])
        found.append(motto_piece)
    return found, motto_piece


def _motto_start(piece: Piece) -> int | None:
    """Return where in the piece the motto starts, if the piece ends with it; it is printed in capitals."""
    if not piece.glyphs[-1].char.endswith("M"):
        return None
    text = ""
    for start in range(len(piece.glyphs) - 1, -1, -1):
        text = piece.glyphs[start].char + text
        folded = fold(text)
        if folded in MOTTOES and text == text.upper():
            return start
        if len(folded) > _LONGEST_MOTTO:
            break
    return None


def _without_date(piece: Piece, motto: Piece) -> list[Piece]:
    """Return the piece, cut in two where the left column touches place and date of the right one."""
    if piece.left >= motto.left or piece.right <= motto.centre or not _DATE.search(_spaced(piece)):
        return [piece]
    glyphs = piece.glyphs
    cuts = [0]
    cuts += [
        at
        for at in range(1, len(glyphs))
        if glyphs[at].index > glyphs[at - 1].end and glyphs[at].char[0].isupper()
    ]
    # The lines of a block stand one below the other, centred.
    best = min(cuts, key=lambda at: abs(Piece(glyphs[at:]).centre - motto.centre))
    return [Piece(glyphs[:best]), Piece(glyphs[best:])] if best else [piece]


def _starts_letter(piece: Piece) -> bool:
    return fold("".join(glyph.char for glyph in piece.glyphs[:8])[:20]).startswith("kinhgui")


def _spaced(piece: Piece) -> str:
    words = []
    for at, glyph in enumerate(piece.glyphs):
        if at and glyph.index > piece.glyphs[at - 1].end:
            words.append(" ")
        words.append(glyph.char)
    return "".join(words)
