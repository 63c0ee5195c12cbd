"""The words of a PDF page and where each of them stands."""

import ctypes
import math
import re
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from itertools import repeat
from typing import Any

from office_app.domain.page_layout import Box, LaidOutWords, PageFrame, by_four
from office_app.reading.formats.page import clean
from office_app.reading.formats.pdfium import library

_WORD = re.compile(r"\S+")
_RULE = re.compile(r" (?=-{3})|(?<=-{3}) ")  # of hyphens, under a title
_NUMBERS = 4  # left, top, right, bottom of a box
_SIZE = _NUMBERS * ctypes.sizeof(ctypes.c_float)
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
        return [word.span() for word in _WORD.finditer(self.chars)]

    @cached_property
    def corners(self) -> "array[float]":
        """The boxes of the first characters of all words, then those of their last characters."""
        return self.boxes_of([start for start, _ in self.places] + [end - 1 for _, end in self.places])

    def with_corners(self) -> Iterator[tuple[tuple[int, int], Box, Box]]:
        """Yield the place of each word with the boxes of its first and of its last character, lines upright."""
        half = len(self.corners) // 2
        return zip(
            self.places, self._upright(self.corners[:half]), self._upright(self.corners[half:]), strict=True
        )

    def upright_boxes(self, places: Sequence[int]) -> Iterator[Box]:
        """Yield the boxes of some characters, in points with y upwards, of the page with its lines upright."""
        return self._upright(self.boxes_of(places))

    def boxes_of(self, places: Sequence[int]) -> "array[float]":
        """Return left, top, right, bottom of some characters, one box after another."""
        found = array("f", bytes(_SIZE * len(places)))
        if places:
            first, _ = found.buffer_info()
            handle = ctypes.addressof(self._textpage.raw.contents)
            boxes = range(first, first + _SIZE * len(places), _SIZE)
            deque(map(_ask_for_box(), repeat(handle), places, boxes), maxlen=0)
        return found

    def text_behind(self, place: int) -> str:
        """Return the text after the character at ``place``.

        Where lines run up or down the page's own axes, pdfium takes a rule of hyphens for a part of the line above.
        """
        text = str(self._textpage.get_text_range(place + 1))
        return _RULE.sub("\n", text) if self._written % 2 else text

    def laid_out(self, page: Any) -> LaidOutWords:
        """Return the words as the screen marks them."""
        text = clean(self.chars)
        if len(text.split()) != len(self.places):  # cleaning made one word of two, or nothing of one
            text = " ".join(clean(word) or "\ufffd" for word in self.chars.split())
        left, bottom, right, top = page.get_bbox()
        frame = PageFrame(page.get_rotation() // 90, left, bottom, right, top, self._written)
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
    raw, handle = library().raw, textpage.raw
    count = textpage.count_chars()
    turns = Counter(
        round(-raw.FPDFText_GetCharAngle(handle, at) / (math.pi / 2)) % 4
        for at in range(0, count, max(1, count // _SAMPLES))
        if raw.FPDFText_GetUnicode(handle, at) > ord(" ")
    )
    return turns.most_common(1)[0][0] if turns else None


@cache
def _ask_for_box() -> Callable[[int, int, int], int]:
    """Return ``FPDFText_GetLooseCharBox`` for plain addresses: half the time of a call with checked pointers."""
    address = ctypes.cast(library().raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(address)
