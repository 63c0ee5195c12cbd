"""Words asked for before any pattern is tried."""

import re
import sys
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
        self._starts = [*sorted(starts), sys.maxsize]  # one beyond every text ends each search

    def any_between(self, start: int, end: int) -> bool:
        """Tell whether one of the places lies in that part of the text."""
        return self._starts[bisect_left(self._starts, start)] < end

    def between(self, start: int, end: int) -> Sequence[int]:
        """Return the places in that part of the text, in order."""
        first = bisect_left(self._starts, start)
        return self._starts[first : bisect_left(self._starts, end, first)]


def places_of(text: str, words: Iterable[str], start: int, end: int) -> list[int]:
    """Return where the words stand in a part of a text; to find a word is far quicker than to try a pattern."""
    places: list[int] = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1, end)
    return places


def marks_of(pattern: re.Pattern[str], places: Iterable[int], text: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, up to ``end``, that begin at one of the places, one behind the other."""
    here = 0
    for at in places:
        if at >= here and (mark := pattern.match(text, at, end)):
            here = mark.end()
            yield mark
