"""Where the words of a page stand, kept small: a long document has thousands, and few of them are looked at."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import ge, le
from typing import overload

from office_app.domain.read_files import DOUBTFUL_BELOW, WordBox

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_OFF_LINE = 1.2  # twice the height: so far off the middle of the word before begins another line
# By quarter turns: the side at which a character begins, whether it grows along the line, the sides below and above.
_WRITTEN = ((0, True, 3, 1), (3, True, 0, 2), (2, False, 3, 1), (1, False, 0, 2))
CORNERS = 8
"""How many numbers tell where a word stands: the boxes of its first and of its last character."""


@dataclass(frozen=True)
class PageFrame:
    """How a page's own axes (points, y upwards) lie on its picture: quarter turns to the right, and what is shown.

    ``written``: the quarter turns to the right that would put its lines upright; other than ``turn`` when the page is
    shown lying on its side or on its head.
    """

    turn: int
    left: float
    bottom: float
    right: float
    top: float
    written: int = 0

    @property
    def sideways(self) -> bool:
        """Tell whether the lines run up or down on the picture."""
        return (self.turn - self.written) % 2 == 1

    def on_screen(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return a box in points from the top left corner of the picture."""
        match self.turn:
            case 1:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 2:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 3:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
            case _:
                return left - self.left, self.top - top, right - self.left, self.top - bottom


class LaidOutWords(Sequence[WordBox]):
    """The words of a page in the order of the file; each ``WordBox`` is made when one is asked for.

    Args:
        text: words with white space between them.
        corners: boxes of the first characters of all words, then those of their last characters: left, top,
            right, bottom of each, in the page's own axes.
        frame: of the page.

    Raises:
        ValueError: there are not two boxes for every word.
    """

    def __init__(self, text: str, corners: "array[float]", frame: PageFrame) -> None:
        self.text, self.corners, self.frame = text, corners, frame
        if len(corners) != CORNERS * len(text.split()):
            raise ValueError("boxes and words do not agree")

    def __len__(self) -> int:
        return len(self.corners) // CORNERS

    @overload
    def __getitem__(self, at: int) -> WordBox: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[WordBox]: ...
    def __getitem__(self, at: int | slice) -> WordBox | Sequence[WordBox]:
        return self._words[at]

    def __iter__(self) -> Iterator[WordBox]:
        return iter(self._words)

    def boxes(self, first: int, last: int) -> list[Box]:
        """Return the boxes of some words on the picture of the page."""
        starts, ends = self._corners_of(first, last), self._corners_of(first + len(self), last + len(self))
        return [
            self.frame.on_screen(min(a[0], b[0]), max(a[1], b[1]), max(a[2], b[2]), min(a[3], b[3]))
            for a, b in zip(starts, ends, strict=True)
        ]

    def lines(self, first: int, last: int) -> list[Box]:
        """Return the boxes of the lines that some words make, on the picture of the page."""
        starts = self.corners[4 * first : 4 * last]
        ends = self.corners[4 * (first + len(self)) : 4 * (last + len(self))]
        found: list[Box] = []
        for begin, end in pairwise(self._cuts(starts, last - first)):
            both = starts[4 * begin : 4 * end] + ends[4 * begin : 4 * end]
            box = min(both[::4]), max(both[1::4]), max(both[2::4]), min(both[3::4])
            found.append(self.frame.on_screen(*box))
        return found

    def line_starts(self) -> Sequence[int]:
        """Return at which words the lines of the page begin, and behind the last of them the end."""
        return self._cuts(self.corners[: 4 * len(self)], len(self))

    def _cuts(self, starts: "array[float]", count: int) -> list[int]:
        """Return at which of some words a line begins, and behind the last of them the end."""
        along, onwards, low, high = _WRITTEN[self.frame.written]
        places, lows, highs = (starts[side::4].tolist() for side in (along, low, high))
        back = map(le if onwards else ge, places[1:], places)
        # Words of a line mostly stand alike, so how far one stands off is seldom worked out.
        begins = [
            at
            for at, (before, a, next_a, b, next_b) in enumerate(
                zip(back, lows, lows[1:], highs, highs[1:], strict=False), start=1
            )
            if before
            or ((a != next_a or b != next_b) and abs(next_a + next_b - a - b) >= _OFF_LINE * max(1.0, b - a))
        ]
        return [0, *begins, count] if count else []

    @cached_property
    def _words(self) -> tuple[WordBox, ...]:
        boxes = self.boxes(0, len(self))
        return tuple(WordBox(text, *box) for text, box in zip(self.text.split(), boxes, strict=True))

    def _corners_of(self, first: int, last: int) -> Iterator[Box]:
        return by_four(self.corners[4 * first : 4 * last])


def by_four(numbers: Sequence[float]) -> Iterator[Box]:
    """Yield the boxes whose numbers follow one another."""
    each = iter(numbers)
    return zip(each, each, each, each, strict=True)


def boxes_of(words: Sequence[WordBox], first: int, last: int) -> list[Box]:
    """Return the boxes of words ``first`` to ``last`` (not included) on the picture of the page."""
    if isinstance(words, LaidOutWords):
        return words.boxes(first, last)
    return [(word.left, word.top, word.right, word.bottom) for word in words[first:last]]


def text_of(words: Sequence[WordBox]) -> str:
    """Return the words with white space between them, without making their boxes."""
    return words.text if isinstance(words, LaidOutWords) else "\n".join(word.text for word in words)


def doubtful_of(words: Sequence[WordBox]) -> list[int]:
    """Return which words were read from a picture and may be wrong; what a file says itself is never in doubt."""
    if isinstance(words, LaidOutWords):
        return []
    return [number for number, word in enumerate(words) if word.confidence < DOUBTFUL_BELOW]
