"""The motto, which stands on the right of every letterhead of the Party and of the State."""

import re
import unicodedata

MOTTOES = ("dangcongsanvietnam", "conghoaxahoichunghiavietnam")
_MARKS_AND_SPACES = re.compile(r"[\u0300-\u036f\s]+")


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics and white space."""
    return _MARKS_AND_SPACES.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


def has_motto(text: str) -> bool:
    folded = fold(text)
    return any(motto in folded for motto in MOTTOES)
