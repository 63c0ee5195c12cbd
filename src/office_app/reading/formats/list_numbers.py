"""Counting of automatic numbers, as word processors do it: text that the reader sees and the file does not hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LEVELS = 10


@dataclass(frozen=True)
class ListLevel:
    """``form``: decimal, decimalZero, upperRoman, lowerRoman, upperLetter, lowerLetter, bullet or none.

    ``text``: what is written, with %1 … %9 for the number of each level; for a bullet its sign.
    """

    start: int
    form: str
    text: str


class ListCounts:
    """Counts the numbered paragraphs of one document, in the order in which ``label`` is asked."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}

    def next_is(self, key: str, at: int, number: int) -> None:
        """Let the next paragraph of that list and level have ``number``."""
        self._counts.setdefault(key, [None] * LEVELS)[at] = number - 1

    def label(self, key: str, at: int, levels: Mapping[int, ListLevel]) -> str:
        """Return the number or bullet of the next paragraph of list ``key`` at level ``at`` (from 0)."""
        counts = self._counts.setdefault(key, [None] * LEVELS)
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            counts[deeper] = None
        for upper in range(at):
            if counts[upper] is None and upper in levels:
                counts[upper] = levels[upper].start
        shape = levels[at]
        if shape.form == "none":
            return ""
        if shape.form == "bullet":
            # Bullets are characters of symbol fonts; only those with a meaning of their own are kept.
            return shape.text if shape.text in ("-", "–", "+", "*", "•") else "-"

        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            count = counts[level]
            return _formatted(count or 0, levels[level].form) if level in levels else ""

        return re.sub(r"%([1-9])", number, shape.text).strip()


def _formatted(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, number = divmod(number, value)
        text += sign * count
    return text
