"""The words of a PDF page and where each of them stands."""

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import repeat
from typing import Any

from office_app.domain.page_layout import Box, LaidOutWords, PageFrame, by_four
from office_app.reading.formats.page import clean
from office_app.reading.formats.pdfium import library

_WORD = re.compile(r"\S+")
_NUMBERS = 4  # left, top, right, bottom of a box
_SIZE = _NUMBERS * ctypes.sizeof(ctypes.c_float)


class PageWords:
    """The text of a loaded page, as pdfium gives it, and where its words stand; asks pdfium for each thing once.

    Boxes are in points of the page's own axes (y upwards), as high as the font, so that those of a line are alike.
    """

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self.text = str(textpage.get_text_range())

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
        """Yield the place of each word with the boxes of its first and of its last character."""
        half = len(self.corners) // 2
        return zip(self.places, by_four(self.corners[:half]), by_four(self.corners[half:]), strict=True)

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
        return str(self._textpage.get_text_range(place + 1))

    def laid_out(self, page: Any) -> LaidOutWords:
        """Return the words as the screen marks them."""
        text = clean(self.chars)
        if len(text.split()) != len(self.places):  # cleaning made one word of two, or nothing of one
            text = " ".join(clean(word) or "\ufffd" for word in self.chars.split())
        return LaidOutWords(text, self.corners, PageFrame(page.get_rotation() // 90, *page.get_bbox()))


@cache
def _ask_for_box() -> Callable[[int, int, int], int]:
    """Return ``FPDFText_GetLooseCharBox`` for plain addresses: half the time of a call with checked pointers."""
    address = ctypes.cast(library().raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(address)
