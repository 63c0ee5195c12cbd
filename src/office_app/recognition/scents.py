"""Words asked for before any pattern is tried."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence


def holds_any(text: str, words: Sequence[str]) -> bool:
    """Tell whether one of the words stands in the text; asked of every paragraph, and a plain loop is the quickest."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


class Places:
    """Where in a whole text something was met, so that each of its parts is asked for little."""

    def __init__(self, starts: Iterable[int]) -> None:
        self._starts = sorted(starts)

    def any_between(self, start: int, end: int) -> bool:
        """Tell whether one of the places lies in that part of the text."""
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end


def places_of(text: str, words: Iterable[str], start: int, end: int) -> list[int]:
    """Return where the words stand in a part of a text; to find a word is far quicker than to try a pattern."""
    places: list[int] = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1, end)
    return places


def marks_of(
    pattern: re.Pattern[str], words: Iterable[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in a part of a text, of which each begins with one of the words."""
    for at in sorted(places_of(text, words, start, end)):
        if mark := pattern.match(text, at, end):
            yield mark
