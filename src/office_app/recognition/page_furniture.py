"""What pages bear beside their text: their numbers, and what is printed again at the edges of one after another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import eq

from office_app.recognition.joining import Line, is_row, lacks_number

_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:[Tt]rang\s+(?:số\s+)?)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?|[Tt]rang\s+\d{1,3}\s+(?:trên|của)\s+\d{1,3}"
)
_ENDS_NUMBER = frozenset("0123456789-–—")
_REST_OF_DATE = ("tháng ", "năm ")
_FIGURES = re.compile(r"\d+")
_SHORTEST_PAGE = 8  # lines
_FIRST = ("1", "01")


class PageNumbers:
    """The numbers of pages in one text, told from figures of its sentences, and where they stood.

    Where the borders of pages are not known (not ``paged``), every page's number stands amid words.
    """

    def __init__(self, paged: bool) -> None:
        self._paged = paged
        self._met: list[tuple[int, str]] = []

    def is_one(self, piece: str, lines: Sequence[str], at: int, page: int) -> bool:
        """Tell whether ``piece``, all that stands on line ``at`` of a page counted from 0, is the page's number."""
        if piece[-1:] not in _ENDS_NUMBER or not _PAGE_NUMBER.fullmatch(piece):
            return False
        return not piece.isdigit() or not self._is_of_sentence(piece, lines, at, page)

    def add(self, at: int, number: str) -> None:
        """Keep the place where a page's number stood."""
        self._met.append((at, number))

    def places(self) -> list[int]:
        """Return the places without those of the numbers of a table's rows.

        These stand a few lines apart when each cell has a line of its own, three and more of them or from 1 on; two
        others are those of a short last page and of the one before it.
        """
        runs: list[list[tuple[int, str]]] = []
        for at, number in self._met:
            if runs and at - runs[-1][-1][0] < _SHORTEST_PAGE:
                runs[-1].append((at, number))
            else:
                runs.append([(at, number)])
        of_pages = (run for run in runs if len(run) == 1 or (len(run) == 2 and run[0][1] not in _FIRST))
        return [at for run in of_pages for at, _ in run]

    def _is_of_sentence(self, figure: str, lines: Sequence[str], at: int, page: int) -> bool:
        """Tell a figure that the line above lacks, or that stands amid a page within a sentence unlike its number."""
        above, below = _filled(lines, range(at - 1, -1, -1)), _filled(lines, range(at + 1, len(lines)))
        before, after = next(above, ""), next(below, "")
        if not before or not after or after[0].isdigit():
            return False
        if lacks_number(before):
            return self._paged or after.startswith(_REST_OF_DATE)
        within = self._paged and before[-1].isalpha() and after[0].islower()
        amid = within and next(above, "") != "" and next(below, "") != ""
        return amid and figure not in self._expected(page)

    def _expected(self, page: int) -> Iterable[str]:
        """Return how the next number may read: that of this page, or of the one after it where the text was set anew.

        Or that after those met; the first page bears none.
        """
        return map(str, (page + 1, page + 2, len(self._met) + 2))


def _filled(lines: Sequence[str], places: Iterable[int]) -> Iterator[str]:
    """Yield the lines at some places that are not empty."""
    return filter(None, (lines[at].strip() for at in places))


def without_running_heads(lines: list[Line], borders: Sequence[int], numbered: Sequence[int]) -> list[Line]:
    """Leave out what is printed again at the top or the bottom of page after page.

    Pages begin at ``borders``, and their numbers stood at ``numbered``.
    """
    texts = [line.text for line in lines]
    drop: set[int] = set()
    if any(map(eq, texts, texts[1:])):
        drop = {i for i, (above, text) in enumerate(pairwise(texts), 1) if text == above and len(text) > 40}
    for edges in _page_edges(texts, borders, numbered):
        keys = {i: _FIGURES.sub("#", texts[i]).casefold() for i in edges - drop if not is_row(lines[i])}
        if len(set(keys.values())) == len(keys):
            continue
        often = Counter(keys.values())
        for i, key in keys.items():
            if often[key] > 1 and len(key) > 3 and not (lines[i].page == 0 and texts[i].isupper()):
                drop.add(i)
    return [line for i, line in enumerate(lines) if i not in drop] if drop else lines


def _page_edges(
    texts: Sequence[str], borders: Sequence[int], numbered: Sequence[int]
) -> tuple[set[int], set[int]]:
    """Return the places of the first lines of pages and of the last ones, and of those beside page numbers."""
    tops, ends = set(numbered), {at - 1 for at in numbered}
    if len(set(borders)) > 2:
        tops.update(i for at in borders for i in (at, at + 1))
        ends.update(i for at in borders for i in (at - 2, at - 1))
    tops, ends = ({i for i in edges if 0 <= i < len(texts) and len(texts[i]) < 120} for edges in (tops, ends))
    return tops, ends
