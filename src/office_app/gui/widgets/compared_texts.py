"""The clean text of a document and the words of its pages side by side, compared in one of two ways."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from office_app.domain.incoming import Span
from office_app.domain.page_layout import text_of
from office_app.domain.read_files import WordBox
from office_app.domain.vietnamese import fold, nfc

_CONTEXT = (48, 16, 0)  # signs before a passage that tell it from its like
_AROUND = ((48, 0), (16, 0), (0, 32), (0, 12), (4, 0), (0, 0))  # signs before and after; pages may cut either
_TELLS = 12  # so many signs around a passage tell it from its like
_PIECE = 10  # fewer signs than this in a row are no find when a passage has to be cut
_PIECES = 12  # a passage over more breaks than that is marked as far as it was found
_STRETCH = 256  # characters of the clean text that are counted together
_NO_LETTER = re.compile(r"[\W_]+")
_NO_LETTER_OF_LINES = re.compile(r"(?:[^\w\n]|_)+")


@dataclass(frozen=True)
class PagePart:
    """Words ``first`` to ``last`` (not included) of page ``page``, both counted from 0."""

    page: int
    first: int
    last: int


@dataclass(frozen=True)
class Comparison:
    """How texts are compared: ``cut`` gives of each word what counts, «» included, ``signs`` all of that in a row.

    ``strict``: with more that counts fewer places agree; one that only looks like it is left to the other way.
    """

    cut: Callable[[str], list[str]]
    signs: Callable[[str], str]
    strict: bool


def _words(text: str) -> list[str]:
    return nfc(text).split()


def _letters(text: str) -> list[str]:
    lines = "\n".join(fold(nfc(text)).split())
    return _NO_LETTER_OF_LINES.sub("", lines).split("\n") if lines else []


def _signs_of_words(text: str) -> str:
    # Most white space is of these two kinds, and each of them goes several times as quick alone.
    return "".join(_words(text.replace(" ", "").replace("\n", "")))


def _signs_of_letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(_signs_of_words(text)))


WORDS = Comparison(_words, _signs_of_words, strict=True)
LETTERS = Comparison(_letters, _signs_of_letters, strict=False)


class _Signs:
    """What counts of parts that follow one another, as one text, and the way back to the parts."""

    def __init__(self, parts: Sequence[str]) -> None:
        self.text = "".join(parts)
        self._starts = [0, *accumulate(map(len, parts))]

    def part_at(self, place: int) -> int:
        """Return which part the sign at ``place`` belongs to."""
        return bisect_right(self._starts, place) - 1

    def start_of(self, part: int) -> int:
        """Return the place of the first sign of a part, or of the next one that has any."""
        return self._starts[min(part, len(self._starts) - 1)]


class _CleanSigns:
    """What counts of the clean text, and the way back to its characters, which are looked up as they are needed."""

    def __init__(self, text: str, signs_of: Callable[[str], str]) -> None:
        self._text, self._signs_of = text, signs_of
        self._signs = _Signs([signs_of(text[at : at + _STRETCH]) for at in range(0, len(text), _STRETCH)])
        self.text = self._signs.text
        self._ends: dict[Span, tuple[int, int]] = {}

    def ends_of(self, span: Span) -> tuple[int, int]:
        """Return the places of the first sign of a passage and of the one behind its last."""
        if span not in self._ends:
            self._ends[span] = self.start_of(span.start), self.start_of(span.end)
        return self._ends[span]

    def start_of(self, at: int) -> int:
        """Return the place of the first sign from character ``at`` on."""
        stretch, left = divmod(at, _STRETCH)
        begin = at - left
        return self._signs.start_of(stretch) + len(self._signs_of(self._text[begin:at]))

    def character_at(self, place: int) -> int:
        """Return which character the sign at ``place`` is."""
        stretch = self._signs.part_at(place)
        begin, left = stretch * _STRETCH, place - self._signs.start_of(stretch)
        low, high = begin, min(begin + _STRETCH, len(self._text))
        while high - low > 1:  # the last character before which there are no more signs than that
            middle = (low + high) // 2
            if len(self._signs_of(self._text[begin:middle])) <= left:
                low = middle
            else:
                high = middle
        return low


class ComparedTexts:
    """One document's clean text and that of its pages; the words of pages are told as they come."""

    def __init__(self, text: str, pages: Sequence[str], comparison: Comparison) -> None:
        self._cut, self._signs_of, self._strict = comparison.cut, comparison.signs, comparison.strict
        self._clean = _CleanSigns(text, comparison.signs)
        self._texts = [comparison.signs(page) for page in pages]
        self._words: dict[int, Sequence[WordBox]] = {}
        self._pages: dict[int, _Signs] = {}

    def set_words(self, page: int, words: Sequence[WordBox]) -> None:
        self._words[page] = words
        self._pages.pop(page, None)

    def page_of(self, span: Span) -> int | None:
        """Return the page on which the passage begins, also when its words are not known yet."""
        start, end = self._clean.ends_of(span)
        if start == end:
            return None
        for stop in dict.fromkeys((min(end, start + 60), min(end, start + 20))):
            for before, after in _AROUND:
                wanted = self._clean.text[max(0, start - before) : stop + after]
                pages = (number for number, text in enumerate(self._texts) if wanted in text)
                page = next(pages, None)
                if page is not None and self._is_sure(wanted, stop - start, self._texts[page], pages):
                    return page
        return None

    def find(self, span: Span, first: int | None) -> list[PagePart]:
        """Return the parts of the pages told so far that hold the passage, which begins on page ``first``."""
        start, end = self._clean.ends_of(span)
        found: list[PagePart] = []
        at = None if first is None else (first, 0)
        for _ in range(_PIECES):
            if start >= end:
                break
            hit = self._longest(start, end, at)
            if hit is None:
                break
            page, place, length = hit
            signs = self._on(page)
            part = PagePart(page, signs.part_at(place), signs.part_at(place + length - 1) + 1)
            if found and found[-1].page == page and part.first <= found[-1].last:  # signs left out in between
                part = PagePart(page, found.pop().first, part.last)
            found.append(part)
            start, at = start + length, (page, place + length)
        return found

    def whole(self, span: Span, parts: Sequence[PagePart]) -> bool:
        """Tell whether the parts hold all of the passage."""
        start, end = self._clean.ends_of(span)
        found = 0
        for part in parts:
            signs = self._on(part.page)
            found += signs.start_of(part.last) - signs.start_of(part.first)
        return found >= end - start

    def span_of(self, part: PagePart) -> Span | None:
        """Return the passage of the clean text that some words of a page told are, None when it is not found."""
        signs, clean = self._on(part.page), self._clean
        start, end = signs.start_of(part.first), signs.start_of(part.last)
        wanted = signs.text[start:end]
        if not wanted:
            return None
        for context in _CONTEXT:
            before = signs.text[max(0, start - context) : start]
            place = clean.text.find(before + wanted)
            if place >= 0 and self._is_sure(before + wanted, len(wanted), clean.text):
                first = clean.character_at(place + len(before))
                last = clean.character_at(place + len(before) + len(wanted) - 1)
                return Span(first, last + 1)
        return None

    def _on(self, page: int) -> _Signs:
        """Return what counts of a page told, cut at its words."""
        if page not in self._pages:
            words = self._words[page]
            parts = self._cut(text_of(words))
            if len(parts) != len(words):  # a word that is empty, or has white space in it
                parts = [self._signs_of(word.text) for word in words]
            self._pages[page] = _Signs(parts)
        return self._pages[page]

    def _is_sure(self, found: str, length: int, text: str, others: Iterable[int] = ()) -> bool:
        """Tell whether a find of ``length`` signs and some around them may count in this way of comparing.

        ``others``: the further pages on which it stands.
        """
        return (
            not self._strict
            or len(found) >= length + _TELLS
            or (next(iter(others), None) is None and text.find(found, text.find(found) + 1) < 0)
        )

    def _longest(self, start: int, end: int, at: tuple[int, int] | None) -> tuple[int, int, int] | None:
        """Return (page, place, length) of the longest beginning of the passage that stands somewhere in one piece.

        ``at`` is where the piece before ended: the rest is looked for behind it, on that page or a later one.
        """
        best: tuple[int, int, int] | None = None
        least = min(_PIECE, end - start)
        for page in sorted(self._words):
            if at is not None and page < at[0]:
                continue
            text = self._on(page).text
            behind = at[1] if at is not None and page == at[0] else 0
            place = self._place(text, start, end, least, behind)
            if place < 0:
                continue
            length = _same(self._clean.text, start, end, text, place)
            if best is None or length > best[2]:
                best = (page, place, length)
            if length == end - start:
                break
        return best

    def _place(self, text: str, start: int, end: int, least: int, behind: int) -> int:
        """Return where the passage begins on a page: whole if it can be, behind the same words if it can be."""
        clean = self._clean.text
        for stop in (end, min(end, start + least)):
            for context in _CONTEXT:
                wanted = clean[max(0, start - context) : stop]
                place = text.find(wanted, behind)
                if place >= 0 and self._is_sure(wanted, stop - start, text):
                    return place + len(wanted) - (stop - start)
        return -1


def _same(clean: str, start: int, end: int, text: str, place: int) -> int:
    """Return how many signs agree from two places on."""
    most = min(end - start, len(text) - place)
    if clean[start : start + most] == text[place : place + most]:
        return most
    low, high = 0, most  # the longest common beginning lies between
    while high - low > 1:
        middle = (low + high) // 2
        if clean[start : start + middle] == text[place : place + middle]:
            low = middle
        else:
            high = middle
    return low
