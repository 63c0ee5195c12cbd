"""Footnotes and letterhead in the shape in which recognition expects them, for all formats."""

from office_app.reading.formats.motto import has_motto

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LETTERHEAD_LINES = 30


def note_sign(number: int) -> str:
    """Return the number of a note as it stands in the text."""
    return str(number).translate(_SUPERSCRIPTS)


def note_line(number: int, lines: list[str]) -> str:
    """Return a whole note as one line, which starts with its number."""
    return " ".join((note_sign(number), *(line.strip() for line in lines if line.strip())))


def has_letterhead(lines: list[str]) -> bool:
    """True when the motto is among the first lines."""
    return has_motto("".join(lines[:_LETTERHEAD_LINES]))
