"""The words of a PDF page and where each of them stands."""

import ctypes
import math
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from itertools import chain, repeat
from typing import Any

from office_app.domain.page_layout import Box, LaidOutWords, PageFrame, by_four
from office_app.reading.formats.page import clean
from office_app.reading.formats.pdfium import handle_of, library, quick

_WORD = re.compile(r"\S+")
_RULE = re.compile(r" (?=-{3})|(?<=-{3}) ")  # of hyphens, under a title
_NUMBERS = 4  # left, top, right, bottom of a box
_SIZE = _NUMBERS * ctypes.sizeof(ctypes.c_float)
_ROOM = 1024  # boxes asked for in one go
_SAMPLES = 15  # characters of a page that are asked how they are turned


class PageWords:
    """The text of a loaded page, as pdfium gives it, and where its words stand; asks pdfium for each thing once.

    Boxes are in points of the page's own axes (y upwards), as high as the font, so that those of a line are alike.
    """

    def __init__(self, textpage: Any, written: int) -> None:
        """Take a text page as ``text_page`` gives it: ``written`` quarter turns to the right put its lines upright."""
        self._textpage, self._written = textpage, written
        self.text = self.text_behind(-1)

    @cached_property
    def chars(self) -> str:
        """The text with one character for each of pdfium's, so that places agree."""
        count = self._textpage.count_chars()
        if len(self.text) == count:
            return self.text
        # pdfium leaves some characters out of the text.
        codes = map(library().raw.FPDFText_GetUnicode, repeat(self._textpage.raw), range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)

    @cached_property
    def places(self) -> Sequence[tuple[int, int]]:
        """Where each word begins in ``chars``, and where it ends (not included)."""
        return list(map(re.Match.span, _WORD.finditer(self.chars)))

    @cached_property
    def corners(self) -> "array[float]":
        """The boxes of the first characters of all words, then those of their last characters."""
        return self._corners_of(self.places)

    def with_corners(self, first: int = 0) -> Iterator[tuple[tuple[int, int], Box, Box]]:
        """Yield the place of each word with the boxes of its first and of its last character, lines upright.

        ``first``: the number of the word to begin with; boxes are asked for from there on only.
        """
        places = self.places[first:]
        corners = self._corners_of(places) if first else self.corners
        half = len(corners) // 2
        return zip(places, self._upright(corners[:half]), self._upright(corners[half:]), strict=True)

    def _corners_of(self, places: Sequence[tuple[int, int]]) -> "array[float]":
        return self.boxes_of([start for start, _ in places] + [end - 1 for _, end in places])

    def upright_boxes(self, places: Sequence[int]) -> Iterator[Box]:
        """Yield the boxes of some characters, in points with y upwards, of the page with its lines upright."""
        return self._upright(self.boxes_of(places))

    def upright(self, boxes: Sequence[Box]) -> list[Box]:
        """Return boxes of the page's own axes as they stand with its lines upright."""
        return list(self._upright(array("f", chain.from_iterable(boxes))))

    def boxes_of(self, places: Sequence[int]) -> "array[float]":
        """Return left, top, right, bottom of some characters, one box after another."""
        found = array("f")
        room, slots = _room()
        ask, handle = quick("FPDFText_GetLooseCharBox"), handle_of(self._textpage)
        for begin in range(0, len(places), _ROOM):
            asked = places[begin : begin + _ROOM]
            ctypes.memset(room, 0, _SIZE * len(asked))
            deque(map(ask, repeat(handle), asked, slots), maxlen=0)
            found.frombytes(memoryview(room)[: _SIZE * len(asked)])
        return found

    def text_behind(self, place: int) -> str:
        """Return the text after the character at ``place``.

        Where lines run up or down the page's own axes, pdfium takes a rule of hyphens for a part of the line above.
        """
        if self._written % 2:
            return _RULE.sub("\n", self._textpage.get_text_range(place + 1))
        if place >= 0 and self.chars is self.text:
            return self.text[place + 1 :]
        return str(self._textpage.get_text_range(place + 1))

    def laid_out(self, page: Any) -> LaidOutWords:
        """Return the words as the screen marks them."""
        left, bottom, right, top = page.get_bbox()
        frame = PageFrame(page.get_rotation() // 90, left, bottom, right, top, self._written)
        try:
            return LaidOutWords(clean(self.chars), self.corners, frame)
        except ValueError:  # cleaning made one word of two, or nothing of one; signs of tables stand nowhere
            text = " ".join(clean(self.chars[start:end]) or "\ufffd" for start, end in self.places)
            return LaidOutWords(text, self.corners, frame)

    def _upright(self, numbers: "array[float]") -> Iterator[Box]:
        boxes = by_four(numbers)
        match self._written:
            case 1:
                return ((bottom, -left, top, -right) for left, top, right, bottom in boxes)
            case 2:
                return ((-right, -bottom, -left, -top) for left, top, right, bottom in boxes)
            case 3:
                return ((-top, right, -bottom, left) for left, top, right, bottom in boxes)
            case _:
                return boxes


@contextmanager
def text_page(page: Any) -> Iterator[tuple[Any, int]]:
    """Give the text of a loaded page in reading order, and the quarter turns to the right that put its lines upright.

    pdfium puts lines in order as the page is shown; of a page shown lying on its side or on its head it makes a
    jumble. So the page is read turned the way its letters stand, and is shown as before.
    """
    shown = page.get_rotation()
    textpage = page.get_textpage()
    try:
        written = _written(textpage)
        if written is None or written * 90 == shown:
            yield textpage, shown // 90
            return
        textpage.close()
        page.set_rotation(written * 90)
        try:
            textpage = page.get_textpage()
        finally:
            page.set_rotation(shown)
        yield textpage, written
    finally:
        textpage.close()


def _written(textpage: Any) -> int | None:
    """Return which way most letters of a page stand, None when it has none."""
    angle = quick("FPDFText_GetCharAngle", ctypes.c_float)
    letter = quick("FPDFText_GetUnicode", ctypes.c_uint)
    handle, count = handle_of(textpage), textpage.count_chars()
    sample = range(0, count, max(1, count // _SAMPLES))
    turns: list[float] = [angle(handle, at) for at in sample if letter(handle, at) > ord(" ")]
    if not any(turns):
        return 0 if turns else None
    quarters: Counter[int] = Counter(round(-turn / (math.pi / 2)) % 4 for turn in turns)
    return quarters.most_common(1)[0][0]


@cache
def _room() -> tuple[Any, Sequence[Any]]:
    """Return memory for some boxes, and the address of each; both are used for page after page."""
    room = ctypes.create_string_buffer(_SIZE * _ROOM)
    return room, [ctypes.byref(room, _SIZE * at) for at in range(_ROOM)]
