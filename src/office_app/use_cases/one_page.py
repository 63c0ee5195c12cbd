"""What makes a sheet keep to one page: texts cut at whole words, and the room shared out between its parts."""

from collections.abc import Sequence
from textwrap import shorten, wrap

LINES = 2  # that a cell may have
_OF_TITLE = 0.6  # what the title of a part takes, in rows of two lines


def shortened(text: str, letters: int) -> str:
    """Return the text cut to what two lines of so many letters hold, after a whole word and with «…».

    What stands at its end in brackets, as the period that a duty is about, stays.
    """
    text = " ".join(text.split())
    if lines_of(text, letters) <= LINES:
        return text
    at = text.rfind(" (")
    tail = text[at:] if at > 0 and text.endswith(")") and len(text) - at <= letters else ""
    for room in range(LINES * letters - len(tail), 0, -1):
        words = shorten(text[:at] if tail else text, room, placeholder="", break_on_hyphens=False)
        short = f"{words.rstrip(' ,;:.-')}…{tail}"
        if lines_of(short, letters) <= LINES:
            return short
    return text


def lines_of(text: str, letters: int) -> int:
    """Return how many lines of so many letters a text takes, one at least."""
    return max(1, len(wrap(text, letters, break_on_hyphens=False)))


def allotted(parts: Sequence[Sequence[float]], room: float, of_title: float = _OF_TITLE) -> list[int]:
    """Share the room of a page out, a row to each part in turn, two to the first, which presses most.

    Args:
        parts: the heights of their rows, in any unit.
        room: what the page has, in the same.
        of_title: what the title of a part takes.
    """
    if not parts:
        return []
    shown = [0] * len(parts)
    room -= len(parts) * of_title
    while True:
        before = room
        for at in (0, *range(len(parts))):
            heights = parts[at]
            if shown[at] < len(heights) and heights[shown[at]] <= room:
                room -= heights[shown[at]]
                shown[at] += 1
        if room == before:
            return shown
