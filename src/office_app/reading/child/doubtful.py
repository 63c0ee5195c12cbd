"""Where in the clean text the words stand that optical reading is not sure of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from office_app.domain.incoming import Span
from office_app.domain.read_files import DOUBTFUL_BELOW, PageText, WordBox
from office_app.domain.vietnamese import nfc

_WORD = re.compile(r"\S+")
_EDGES = " .,;:()[]“”\"'*-–"


def doubtful_spans(pages: Sequence[PageText], text: str) -> list[Span]:
    """Return the places of doubtful words in ``text``, the clean text made of the pages.

    Cleaning drops lines and moves footnotes, so a word is found by its neighbours: the place where most of them
    agree, and of several such places the one nearest to where it stands in the file. One without its like is left out.
    """
    words = [word for page in pages for word in _words_of(page)]
    wanted = [at for at, word in enumerate(words) if _is_doubtful(word)]
    if not wanted:
        return []
    found = [(match.start(), match.end(), _bare(match.group())) for match in _WORD.finditer(text)]
    places: dict[str, list[int]] = {}
    for place, (_, _, word) in enumerate(found):
        places.setdefault(word, []).append(place)
    in_file = [_bare(word.text) for word in words]
    in_text = [word for _, _, word in found]
    share = len(found) / len(words)
    spans: set[tuple[int, int]] = set()
    for at in wanted:
        near = list(_nearest(places.get(in_file[at], []), round(at * share)))
        if near:
            best = max(
                near, key=lambda place: (_agreeing(in_file, at, in_text, place), -abs(place - at * share))
            )
            spans.add(found[best][:2])
    return [Span(start, end) for start, end in sorted(spans)]


def _words_of(page: PageText) -> Sequence[WordBox]:
    """Return the words of a page; of one with text of its own places do not matter."""
    return page.words or [WordBox(word, 0, 0, 0, 0) for word in page.text.split()]


def _is_doubtful(word: WordBox) -> bool:
    return word.confidence < DOUBTFUL_BELOW and any(char.isalnum() for char in word.text)


def _bare(word: str) -> str:
    return nfc(word).strip(_EDGES)


def _nearest(places: Sequence[int], at: int, most: int = 40) -> Iterator[int]:
    """Yield those of the sorted places that are nearest to ``at``, on both sides of it."""
    middle = bisect_left(places, at)
    yield from places[max(0, middle - most // 2) : middle + most // 2]


def _agreeing(one: Sequence[str], at: int, other: Sequence[str], place: int) -> int:
    """Return how many of the two words before and the two after are the same."""
    return sum(
        0 <= at + step < len(one) and 0 <= place + step < len(other) and one[at + step] == other[place + step]
        for step in (-2, -1, 1, 2)
    )
