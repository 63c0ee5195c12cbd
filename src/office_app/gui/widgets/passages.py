"""Where a passage of the clean text stands on the pages, and what passage some words of a page are.

Recognition joins lines, reorders letterheads, lifts footnotes out and drops page numbers, so letters and digits alone
are compared, without their marks; of several places the one with the same words before it is taken.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from office_app.domain.incoming import Span
from office_app.domain.read_files import WordBox
from office_app.domain.vietnamese import fold, nfc

_CONTEXT = (48, 16, 0)  # letters before a passage that tell it from its like
_AROUND = (
    (48, 0),
    (16, 0),
    (0, 32),
    (0, 12),
    (4, 0),
    (0, 0),
)  # letters before and after; pages may cut either
_PIECE = 10  # fewer letters than this in a row are no find when a passage has to be cut
_PIECES = 12  # a passage over more breaks than that is marked as far as it was found


PASSAGE_FORMAT = "application/x-office-app-passage"
"""Mime type of words dragged from a paper shown here."""


@dataclass(frozen=True)
class PagePart:
    """Words ``first`` to ``last`` (not included) of page ``page``, both counted from 0."""

    page: int
    first: int
    last: int


class Letters:
    """The letters and digits of a text cut in parts, folded, with the way back to where each stood.

    Args:
        folded: the text, folded, of the length of what it was made from.
        starts: where each part begins in it; the parts follow one another.
    """

    def __init__(self, folded: str, starts: Sequence[int]) -> None:
        self._places = [place for place, letter in enumerate(folded) if letter.isalnum()]
        self.text = "".join([folded[place] for place in self._places])
        self._starts = starts

    def part_at(self, place: int) -> int:
        """Return which part the letter at ``place`` belongs to."""
        return bisect_right(self._starts, self._places[place]) - 1

    def start_of(self, part: int) -> int:
        """Return the place of the first letter of a part, or of the next one that has letters."""
        return bisect_left(self._places, self._starts[part]) if part < len(self._starts) else len(self.text)


def _letters_of(text: str) -> Letters:
    """Return the letters of a text in NFC, each character a part of its own."""
    return Letters(fold(text), range(len(text)))


def _letters_of_words(words: Sequence[WordBox]) -> Letters:
    texts = [nfc(word.text) for word in words]
    return Letters(fold(" ".join(texts)), [0, *accumulate(len(text) + 1 for text in texts[:-1])])


class PassageFinder:
    """Knows one document's clean text and that of its pages; the words of pages are told as they come.

    Made off the window's thread: a long document takes its time.
    """

    def __init__(self, text: str, pages: Sequence[str] = ()) -> None:
        self._clean = _letters_of(text)
        self._texts = [_squeeze(page) for page in pages]
        self._pages: dict[int, Letters] = {}

    def set_words(self, page: int, words: Sequence[WordBox]) -> None:
        self._pages[page] = _letters_of_words(words)

    def page_of(self, span: Span) -> int | None:
        """Return the page on which the passage begins, also when its words are not known yet."""
        start, end = self._clean.start_of(span.start), self._clean.start_of(span.end)
        if start == end:
            return None
        for stop in dict.fromkeys((min(end, start + 60), min(end, start + 20))):
            for before, after in _AROUND:
                wanted = self._clean.text[max(0, start - before) : stop + after]
                page = next((number for number, text in enumerate(self._texts) if wanted in text), None)
                if page is not None:
                    return page
        return None

    def find(self, span: Span) -> list[PagePart]:
        """Return the parts of pages, of those told so far, that hold the passage; cut where pages cut it."""
        first = self.page_of(span)
        if first is not None and first not in self._pages:
            return []
        start, end = self._clean.start_of(span.start), self._clean.start_of(span.end)
        found: list[PagePart] = []
        at = None if first is None else (first, 0)
        for _ in range(_PIECES):
            if start >= end:
                break
            hit = self._longest(start, end, at)
            if hit is None:
                break
            page, place, length = hit
            letters = self._pages[page]
            found.append(PagePart(page, letters.part_at(place), letters.part_at(place + length - 1) + 1))
            start, at = start + length, (page, place + length)
        return found

    def whole(self, span: Span, parts: Sequence[PagePart]) -> bool:
        """Tell whether the parts hold all letters of the passage."""
        wanted = self._clean.start_of(span.end) - self._clean.start_of(span.start)
        found = 0
        for part in parts:
            letters = self._pages[part.page]
            found += letters.start_of(part.last) - letters.start_of(part.first)
        return found >= wanted

    def span_of(self, part: PagePart) -> Span | None:
        """Return the passage of the clean text that some words of a page are, None when it is not found."""
        letters = self._pages.get(part.page)
        if letters is None:
            return None
        start, end = letters.start_of(part.first), letters.start_of(part.last)
        wanted = letters.text[start:end]
        if not wanted:
            return None
        for context in _CONTEXT:
            before = letters.text[max(0, start - context) : start]
            place = self._clean.text.find(before + wanted)
            if place >= 0:
                first = self._clean.part_at(place + len(before))
                last = self._clean.part_at(place + len(before) + len(wanted) - 1)
                return Span(first, last + 1)
        return None

    def _longest(self, start: int, end: int, at: tuple[int, int] | None) -> tuple[int, int, int] | None:
        """Return (page, place, length) of the longest beginning of the passage that stands somewhere in one piece.

        ``at`` is where the piece before ended: the rest is looked for behind it, on that page or a later one.
        """
        best: tuple[int, int, int] | None = None
        least = min(_PIECE, end - start)
        for page in sorted(self._pages):
            if at is not None and page < at[0]:
                continue
            text = self._pages[page].text
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
                before = clean[max(0, start - context) : start]
                place = text.find(before + clean[start:stop], behind)
                if place >= 0:
                    return place + len(before)
        return -1


def boxes_of(words: Sequence[WordBox]) -> list[tuple[float, float, float, float]]:
    """Return (left, top, right, bottom) for each line of some words that follow each other."""
    lines: list[list[WordBox]] = [[word] for word in words[:1]]
    for before, word in pairwise(words):
        same_line = abs(_middle(word) - _middle(before)) < 0.6 * max(1.0, before.bottom - before.top)
        if same_line and word.left > before.left:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [
        (
            min(word.left for word in line),
            min(word.top for word in line),
            max(word.right for word in line),
            max(word.bottom for word in line),
        )
        for line in lines
    ]


def _middle(word: WordBox) -> float:
    return (word.top + word.bottom) / 2


def _same(clean: str, start: int, end: int, text: str, place: int) -> int:
    """Return how many letters agree from two places on."""
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


def _squeeze(text: str) -> str:
    return "".join([letter for letter in fold(nfc(text)) if letter.isalnum()])
