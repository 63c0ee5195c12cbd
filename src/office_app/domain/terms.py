"""The congress term that outgoing numbers run through: its two years, however they are written."""

import re

_WRITTEN = re.compile(r"\s*(\d{4})\s*[-–—/]\s*(\d{4})\s*")
_LONGEST = 8  # years: five, made longer by two or three at the most


def term_years(text: str) -> tuple[int, int] | None:
    """Return the years of a term written as ``2025 - 2030``, None for what is no term."""
    match = _WRITTEN.fullmatch(text)
    first, last = (int(match[1]), int(match[2])) if match else (0, 0)
    return (first, last) if 0 < last - first <= _LONGEST else None


def written_term(text: str, before: str) -> str:
    """Return a term in the writing its numbers are kept under: that of ``before`` where it is the same one.

    A series of numbers is named by the writing of its term, so that another writing would begin it anew.
    """
    years = term_years(text)
    if years is None:
        return text
    return before if years == term_years(before) else f"{years[0]} - {years[1]}"
