"""Which labels a word processor would count to by itself, so that they become real numbers in the DOCX.

A label out of sequence («đ)» after «d)», a number left out) stays as typed; nothing the reader sees ever changes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from office_app.domain.official_paper import Table
from office_app.writing.paper_parts import Piece

HEADINGS, BULLETS, ARTICLES = 1, 2, 3  # the lists
BULLET_LEVELS = {"-": 0, "+": 1}
_ROMAN, _DECIMAL, _NESTED, _LETTER = range(4)  # the levels of the headings
_SHAPES = (
    re.compile(r"(?P<value>[IVXLC]+)(?P<end>\s?[-–.])"),
    re.compile(r"(?P<value>\d+)(?P<end>[.)])"),
    re.compile(r"(?P<outer>\d+)\.(?P<value>\d+)(?P<end>[.)]?)"),
    re.compile(r"(?P<value>[a-z])(?P<end>\))"),
)
_FORMATS = "upperRoman", "decimal", "decimal", "lowerLetter"
_ARTICLE = re.compile(r"Điều (\d+)\.")
_ROMANS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Number:
    """A place in a list. ``run`` counts how often the list began anew."""

    list_id: int
    level: int
    run: int = 0


@dataclass
class Numbering:
    """Goes through a paper's pieces in order; ``ends`` is what follows the number on each level of the headings."""

    ends: dict[int, str] = field(default_factory=dict)
    runs: int = 0
    _counts: list[int] = field(default_factory=lambda: [0] * len(_SHAPES))
    _articles: int = 0

    def of(self, pieces: Sequence[Piece | Table]) -> list[Number | None]:
        """Return the number of each piece, None where it has none or keeps it as typed. Annexes begin anew."""
        self._begin()
        self._articles = 0
        return [None if isinstance(piece, Table) else self._number(piece) for piece in pieces]

    def formats(self) -> list[tuple[str, str]]:
        """Return number format and text of each level of the headings, as Word writes them."""
        texts = [f"%{level + 1}{self.ends.get(level, '.')}" for level in range(len(_SHAPES))]
        texts[_NESTED] = f"%{_DECIMAL + 1}.{texts[_NESTED]}"
        return list(zip(_FORMATS, texts, strict=True))

    def _begin(self) -> None:
        self.runs += 1
        self._counts = [0] * len(_SHAPES)

    def _number(self, piece: Piece) -> Number | None:
        if piece.style in ("division", "article"):
            self._begin()
        if piece.style == "article":
            return self._article(piece.label)
        if piece.level:
            return self._heading(piece.label)
        if piece.label in BULLET_LEVELS and piece.style == "body":
            return Number(BULLETS, BULLET_LEVELS[piece.label])
        return None

    def _article(self, label: str) -> Number | None:
        found = _ARTICLE.fullmatch(label)
        if not found or int(found[1]) != self._articles + 1:
            return None
        self._articles += 1
        return Number(ARTICLES, 0)

    def _heading(self, label: str) -> Number | None:
        for level, shape in enumerate(_SHAPES):
            found = shape.fullmatch(label)
            if found is None:
                continue
            wanted = self._counts[level] + 1
            outer = found.groupdict().get("outer")
            in_sequence = found["value"] == _written(level, wanted) and (
                outer is None or int(outer) == self._counts[_DECIMAL]
            )
            if not in_sequence or self.ends.setdefault(level, found["end"]) != found["end"]:
                return None
            self._counts[level:] = [wanted, *[0] * (len(_SHAPES) - level - 1)]
            return Number(HEADINGS, level, self.runs)
        return None


def _written(level: int, value: int) -> str:
    if level == _LETTER:
        return chr(ord("a") + value - 1) if value <= 26 else ""
    if level != _ROMAN:
        return str(value)
    text = ""
    for worth, letters in _ROMANS:
        text += letters * (value // worth)
        value %= worth
    return text
