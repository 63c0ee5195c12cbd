"""The words of one page image: which one lies under the mouse, and which stand between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from office_app.domain.page_layout import Box, LaidOutWords, boxes_of
from office_app.domain.read_files import WordBox

_NEAR = 0.6  # of a word's height: so far off a line the mouse still means it


DOUBTFUL_TIP = "Chữ đọc từ ảnh, chưa chắc: nên so với trang giấy."


@dataclass(frozen=True)
class PageMark:
    """Some words marked in the colour of ``state``; ``dotted`` underlines them instead.

    ``number`` is what the owner of the mark knows it by.
    """

    first: int
    last: int
    state: str
    number: int = -1
    dotted: bool = False


class PageWords:
    """Words with their places as parts of the page (0 to 1), whatever its zoom."""

    def __init__(self, words: Sequence[WordBox], width: float, height: float) -> None:
        self.words = words
        self._width, self._height = max(1.0, width), max(1.0, height)

    def at(self, x: float, y: float) -> int | None:
        """Return the word under a point of the page, None beside all words."""
        x, y = x * self._width, y * self._height
        for number, word in enumerate(self.words):
            if word.left <= x <= word.right and word.top <= y <= word.bottom:
                return number
        return None

    def nearest(self, x: float, y: float) -> int | None:
        """Return the word that a drag to a point has reached: the nearest of the nearest line."""
        if not self.words:
            return None
        x, y = x * self._width, y * self._height

        def distance(number: int) -> tuple[float, float]:
            word = self.words[number]
            above = max(word.top - y, y - word.bottom, 0.0)
            beside = max(word.left - x, x - word.right, 0.0)
            high = word.bottom - word.top
            if self._sideways:
                above, beside, high = beside, above, word.right - word.left
            near = above <= _NEAR * high
            return (0.0 if near else above), beside + above

        return min(range(len(self.words)), key=distance)

    def line_of(self, number: int) -> tuple[int, int]:
        """Return the first word of a word's line, and the one after its last."""
        line = self._lines[number]
        first = self._lines.index(line)
        return first, first + self._lines.count(line)

    def boxes(self, first: int, last: int) -> list[tuple[float, float, float, float]]:
        """Return (x, y, width, height) of each line of some words, as parts of the page."""
        return [
            (
                left / self._width,
                top / self._height,
                (right - left) / self._width,
                (bottom - top) / self._height,
            )
            for left, top, right, bottom in self._line_boxes(first, last)
        ]

    def text(self, first: int, last: int) -> str:
        """Return some words, one line of the page a line."""
        lines: dict[int, list[str]] = {}
        for number in range(first, last):
            lines.setdefault(self._lines[number], []).append(self.words[number].text)
        return "\n".join(" ".join(words) for words in lines.values())

    def _line_boxes(self, first: int, last: int) -> Sequence[Box]:
        if isinstance(self.words, LaidOutWords):
            return self.words.lines(first, last)
        return lines_of(boxes_of(self.words, first, last))

    @property
    def _sideways(self) -> bool:
        return isinstance(self.words, LaidOutWords) and self.words.frame.sideways

    @cached_property
    def _lines(self) -> Sequence[int]:
        """The line of each word, counted from 0."""
        if isinstance(self.words, LaidOutWords):
            cuts = pairwise(self.words.line_starts())
            return [line for line, (first, end) in enumerate(cuts) for _ in range(first, end)]
        boxes = boxes_of(self.words, 0, len(self.words))
        begins = (not _goes_on(before, box) for before, box in pairwise(boxes))
        return list(accumulate(begins, initial=0))


def lines_of(words: Sequence[Box]) -> list[Box]:
    """Return (left, top, right, bottom) for each line of words that follow each other, from the boxes of those."""
    lines: list[Box] = []
    before: Box | None = None
    for box in words:
        if before is not None and _goes_on(before, box):
            left, top, right, bottom = lines[-1]
            lines[-1] = min(left, box[0]), min(top, box[1]), max(right, box[2]), max(bottom, box[3])
        else:
            lines.append(box)
        before = box
    return lines


def _goes_on(before: Box, box: Box) -> bool:
    """Tell whether a word stands on the line of the one before it."""
    high = max(1.0, before[3] - before[1])
    return box[0] > before[0] and abs(box[1] + box[3] - before[1] - before[3]) < 1.2 * high
