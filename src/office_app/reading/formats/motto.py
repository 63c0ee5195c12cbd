"""The motto, which stands on the right of every letterhead of the Party and of the State."""

import re
import unicodedata

MOTTOES = ("dangcongsanvietnam", "conghoaxahoichunghiavietnam")
_MARKS_AND_SPACES = re.compile(r"[\u0300-\u036f\s]+")
_LAST_WORD = re.compile(r"N\W{0,3}A\W{0,3}M")


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics and white space."""
    return _MARKS_AND_SPACES.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


def has_motto(text: str) -> bool:
    folded = fold(text)
    return any(motto in folded for motto in MOTTOES)


def motto_end(text: str) -> int | None:
    """Return the place of the last letter of the first motto in capitals, None when there is none."""
    for found in _LAST_WORD.finditer(text):
        if fold(text[max(0, found.end() - 100) : found.end()]).endswith(MOTTOES):
            return found.end() - 1
    return None
