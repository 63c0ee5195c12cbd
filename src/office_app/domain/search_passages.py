"""Where a text holds what was looked for, and the piece of it to show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from office_app.domain.incoming import Span
from office_app.domain.search import Passage, has_marks, words_of
from office_app.domain.search_query import Column, SearchQuery, Wording
from office_app.domain.vietnamese import fold, nfc

_MOST_PLACES = 120  # of one wording in one text
_LENGTH = 170
_BREAKS = re.compile(r"[\s\f]*(?:[-–_*=.]{3,}\s*)+|\s+")  # also the line under a letterhead

_STROKES = re.compile(
    r"\s*\|(?:\s*:?-*:?\s*\|)*[=+]?\s*"
)  # between the cells and rows of a table as it is written
_CELL = " · "


@dataclass(frozen=True)
class _Place:
    start: int
    end: int
    term: int
    exact: bool


def marks_in(text: str, query: SearchQuery) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of all that was looked for in a short text, in order and apart from each other."""
    return _apart(_places(text, query))


def passage_of(text: str, query: SearchQuery, length: int = _LENGTH) -> Passage | None:
    """Return the piece of the text that holds most of what was looked for; None when none of it is there.

    Of pieces that hold as much, one with words beside each other, then with the marks typed, then the first.
    """
    composed = nfc(text)
    places = _places(composed, query)
    if not places:
        return None
    best = max(range(len(places)), key=lambda at: _worth(places, at, length))
    inside = [one for one in places[best:] if one.end - places[best].start <= length]
    span = _span(places, best) if len(composed) == len(text) else None
    return _cut(composed, inside, length, span)


def _places(text: str, query: SearchQuery) -> list[_Place]:
    """Return where the terms stand in a text that is NFC; only as typed where a term stands so at all."""
    folded = fold(text)
    found: list[_Place] = []
    for number, term in enumerate(query.terms):
        own = [
            _Place(match.start(), match.end(), number, _as_typed(text[match.start() : match.end()], wording))
            for wording in term.any_of
            if wording.column is not Column.TAGS
            for match in islice(_pattern(wording).finditer(folded), _MOST_PLACES)
            if match.start() == 0 or not folded[match.start() - 1].isalnum()
        ]
        typed = [one for one in own if one.exact]
        found += typed or own
    return sorted(found, key=lambda one: (one.start, -one.end))


def _as_typed(found: str, wording: Wording) -> bool:
    if not any(map(has_marks, wording.words)):
        return True
    words = words_of(found)
    return all(
        have.startswith(word) if wording.prefix and at == len(wording.words) - 1 else have == word
        for at, (have, word) in enumerate(zip(words, wording.words, strict=False))
        if has_marks(word)
    )


@lru_cache(maxsize=256)
def _pattern(wording: Wording) -> re.Pattern[str]:
    words = [re.escape(fold(word)) for word in wording.words]
    end = r"[^\W_]*" if wording.prefix else r"(?![^\W_])"
    return re.compile(r"[\W_]+".join(words) + end)  # begins with letters: found several times as fast


def _worth(places: Sequence[_Place], at: int, length: int) -> tuple[int, int, int, int, int]:
    start = places[at].start
    terms: set[int] = set()
    beside: set[int] = set()
    exact = extent = 0
    last: _Place | None = None
    for one in places[at : at + 60]:
        if one.end - start > length:
            break
        if one.term not in terms:
            terms.add(one.term)
            exact += one.exact
            extent = one.end - start
        if last is not None and one.term == last.term + 1 and 0 <= one.start - last.end <= 2:
            beside.add(one.term)
        last = one
    return len(terms), len(beside), exact, -extent, -start


def _span(places: Sequence[_Place], at: int) -> Span:
    """Return the first words and all that follow them at once."""
    end = places[at].end
    for one in places[at + 1 :]:
        if one.start > end + 2:
            break
        end = max(end, one.end)
    return Span(places[at].start, end)


def _apart(places: Sequence[_Place]) -> tuple[tuple[int, int], ...]:
    marks: list[tuple[int, int]] = []
    for one in places:
        if marks and one.start < marks[-1][1]:
            marks[-1] = (marks[-1][0], max(marks[-1][1], one.end))
        else:
            marks.append((one.start, one.end))
    return tuple(marks)


def _cut(text: str, inside: Sequence[_Place], length: int, span: Span | None) -> Passage:
    first, last = inside[0].start, max(one.end for one in inside)
    before = max(0, min(first - (length - (last - first)) // 3, first))
    start = 0 if before == 0 else _word_start(text, before, first)
    end = min(len(text), max(last, start + length))
    end = end if end == len(text) else max(last, text.rfind(" ", last, end))
    pieces, marks = ["…" if start else ""], []
    at = start
    for mark_start, mark_end in _apart(inside):
        pieces.append(_one_line(text[at:mark_start]))
        begin = sum(map(len, pieces))
        pieces.append(_one_line(text[mark_start:mark_end]))
        marks.append((begin, begin + len(pieces[-1])))
        at = mark_end
    pieces.append(_one_line(text[at:end]).rstrip(_CELL))
    gone = len(pieces[1]) - len(pieces[1].lstrip(_CELL))
    pieces[1] = pieces[1].lstrip(_CELL)
    marks = [(begin - gone, finish - gone) for begin, finish in marks]
    pieces.append("…" if end < len(text.rstrip()) else "")
    return Passage("".join(pieces), tuple(marks), span)


def _word_start(text: str, at: int, until: int) -> int:
    """Return the start of the sentence or word at or after ``at``."""
    line = text.rfind("\n", at, until)
    if line >= 0:
        return line + 1
    blank = text.find(" ", at, until)
    return blank + 1 if blank >= 0 else until


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", _STROKES.sub(_CELL, text) if "|" in text else text)
