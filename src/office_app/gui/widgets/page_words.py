"""The words of one page image: which one lies under the mouse, and which stand between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.read_files import WordBox
from office_app.gui.widgets.passages import boxes_of

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
        self.words = tuple(words)
        self._width, self._height = max(1.0, width), max(1.0, height)
        self._lines = _line_numbers(self.words)

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
            near = above <= _NEAR * (word.bottom - word.top)
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
            for left, top, right, bottom in boxes_of(self.words[first:last])
        ]

    def text(self, first: int, last: int) -> str:
        """Return some words, one line of the page a line."""
        lines: dict[int, list[str]] = {}
        for number in range(first, last):
            lines.setdefault(self._lines[number], []).append(self.words[number].text)
        return "\n".join(" ".join(words) for words in lines.values())


def _line_numbers(words: Sequence[WordBox]) -> list[int]:
    numbers: list[int] = []
    line = -1
    before: WordBox | None = None
    for word in words:
        if before is None or len(boxes_of((before, word))) > 1:
            line += 1
        numbers.append(line)
        before = word
    return numbers
