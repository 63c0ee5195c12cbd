"""The two columns that close a paper: who receives it on the left, who signed on the right.

Where a PDF draws them line by line, «- Lưu Văn phòng.» and the signer's name come out as one line.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from office_app.reading.formats.pdf_pieces import Piece, glyphs_of, line_text, lines_of, pieces_of, without
from office_app.reading.formats.pdf_words import PageWords

_RECIPIENTS = "Nơi nhận"
_WORDS_BEFORE = 25  # so many words drawn before the recipients may stand beside them
_APART = 130.0  # points between the left edges of the columns, at least
_LEVEL = 0.6  # of the height of a line: so much higher the right column may begin
_ABOVE, _LINES_ABOVE, _BELOW = 300, 6, 1_500  # characters and lines around the recipients that are looked at
_BULLETS = ("-", "+", "•", "*", "–")
_CAPITAL = "[A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]"
_SIGNS = re.compile(rf"{_CAPITAL}[\w./,'’-]*(?:[ \r\n]+{_CAPITAL}[\w./,'’-]*){{1,8}}")
"""A title or body in capitals, or a name."""
_MERGED = re.compile(
    rf"[.,;)]\s+{_CAPITAL}[^\sa-zà-ỹ]+\s+{_CAPITAL}{{2}}|[.;)]\s+{_CAPITAL}\w*\s+{_CAPITAL}\w"
)
"""What stands behind the end of a recipient."""


def with_closing(words: PageWords, text: str) -> str:
    """Return ``text`` with recipients and signature of the page one after the other, where they were drawn mixed.

    Two who sign side by side above the recipients are set apart by tabs.
    """
    at = words.text.rfind(_RECIPIENTS)
    if at < 0 or not _may_be_mixed(words.text, at):
        return text
    at = words.chars.rfind(_RECIPIENTS)
    number = max(0, bisect_left(words.places, (at, at)) - _WORDS_BEFORE)
    pieces = pieces_of(glyphs_of(words, number))
    head = next((piece for piece in pieces if piece.place[0] <= at < piece.place[1]), None)
    if head is None:
        return text
    left, right = _columns(words.chars, pieces, head)
    if not right or _in_order(left, right):
        left, right = [], []
    above = _signers_above(words.chars, pieces, head) if not right else []
    taken = sorted(piece.place for piece in (*left, *right, *(piece for row in above for piece in row)))
    if not taken:
        return text
    behind = words.text_behind(taken[0][0] - 1)
    if not text.endswith(behind):
        return text
    blocks = ["\t".join(words.chars[slice(*piece.place)] for piece in row) for row in above]
    blocks += [line_text(words.chars, line) for block in (left, right) for line in lines_of(block)]
    rest = without(words, [(0, taken[0][0]), *taken])
    return text[: len(text) - len(behind)] + "\n".join(["", *blocks, rest])


def _may_be_mixed(text: str, at: int) -> bool:
    """Tell, without looking where words stand, whether both columns may have been drawn as one from ``at`` on.

    Mostly one is drawn after the other: the list first, and what is in capitals behind it.
    """
    if any(line.isupper() for line in text[max(0, at - _ABOVE) : at].split("\n")[-_LINES_ABOVE:]):
        return True
    first, *lines = text[at + len(_RECIPIENTS) : at + _BELOW].splitlines()
    signed = bool(first.strip(" :;"))
    for line in lines:
        if line.startswith(_BULLETS):
            if signed or _MERGED.search(line):
                return True
        elif line.isupper():
            signed = True
    return False


def _columns(chars: str, pieces: Sequence[Piece], head: Piece) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of both columns, down to the first line that runs over both or an annex's heading."""
    left: list[Piece] = []
    right: list[Piece] = []
    top = head.bottom + _LEVEL * head.height
    for line in lines_of([piece for piece in pieces if piece.bottom <= top]):
        cut = next((at for at in range(len(line)) if _stands_apart(line, at, head)), len(line))
        near, far = line[:cut], line[cut:]
        edge = min((piece.left for piece in (*right, *far)), default=None)
        if edge is not None and any(piece.right > edge for piece in (*left, *near)):
            break
        if left and any(chars[slice(*piece.place)].isupper() for piece in near):
            break
        left += near
        right += far
    return left, right


def _stands_apart(line: Sequence[Piece], at: int, head: Piece) -> bool:
    """Tell whether a piece begins the right column's part of a line."""
    gap = line[at].left - (line[at - 1].right if at else head.left)
    return line[at].left - head.left >= _APART and gap > head.height


def _signers_above(chars: str, pieces: Sequence[Piece], head: Piece) -> list[list[Piece]]:
    """Return the lines right above the recipients in which two sign side by side."""
    rows: list[list[Piece]] = []
    for line in reversed(lines_of([piece for piece in pieces if piece.bottom > head.bottom + head.height])):
        if not all(_SIGNS.fullmatch(chars[slice(*piece.place)].strip()) for piece in line):
            break
        rows.insert(0, line)
    return rows if sum(len(row) > 1 for row in rows) > 1 else []


def _in_order(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Tell whether one column was drawn after the other."""
    drawn = sorted([(piece.place, 0) for piece in left] + [(piece.place, 1) for piece in right])
    return sum(side != after for (_, side), (_, after) in pairwise(drawn)) < 2
