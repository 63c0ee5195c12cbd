"""The words of a PDF page and where each of them stands."""

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, repeat
from typing import Any

from office_app.domain.page_layout import Box, LaidOutWords, by_four
from office_app.reading.formats.page import clean
from office_app.reading.formats.pdf_page import LoadedPage
from office_app.reading.formats.pdfium import quick

_WORD = re.compile(r"\S+")
_RULE = re.compile(r" (?=-{3})|(?<=-{3}) ")  # of hyphens, under a title
_NUMBERS = 4  # left, top, right, bottom of a box
_SIZE = _NUMBERS * ctypes.sizeof(ctypes.c_float)
_ROOM = 1024  # boxes asked for in one go


class PageWords:
    """The text of a loaded page, as pdfium gives it, and where its words stand; asks pdfium for each thing once.

    Boxes are in points of the page's own axes (y upwards), as high as the font, so that those of a line are alike.
    """

    def __init__(self, page: LoadedPage) -> None:
        self.page = page
        self.text = self.text_behind(-1)

    @cached_property
    def chars(self) -> str:
        """The text with one character for each of pdfium's, so that places agree."""
        count = self.page.count
        if len(self.text) == count:
            return self.text
        # pdfium leaves some characters out of the text.
        codes = map(quick("FPDFText_GetUnicode", ctypes.c_uint), repeat(self.page.text), range(count))
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
        ask, handle = quick("FPDFText_GetLooseCharBox"), self.page.text
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
        if self.page.written % 2:
            return _RULE.sub("\n", self.page.text_from(place + 1))
        if place >= 0 and self.chars is self.text:
            return self.text[place + 1 :]
        return self.page.text_from(place + 1)

    def laid_out(self) -> LaidOutWords:
        """Return the words as the screen marks them."""
        frame = self.page.frame
        try:
            return LaidOutWords(clean(self.chars), self.corners, frame)
        except ValueError:  # cleaning made one word of two, or nothing of one; signs of tables stand nowhere
            text = " ".join(clean(self.chars[start:end]) or "\ufffd" for start, end in self.places)
            return LaidOutWords(text, self.corners, frame)

    def _upright(self, numbers: "array[float]") -> Iterator[Box]:
        boxes = by_four(numbers)
        match self.page.written:
            case 1:
                return ((bottom, -left, top, -right) for left, top, right, bottom in boxes)
            case 2:
                return ((-right, -bottom, -left, -top) for left, top, right, bottom in boxes)
            case 3:
                return ((-top, right, -bottom, left) for left, top, right, bottom in boxes)
            case _:
                return boxes


@cache
def _room() -> tuple[Any, Sequence[Any]]:
    """Return memory for some boxes, and the address of each; both are used for page after page."""
    room = ctypes.create_string_buffer(_SIZE * _ROOM)
    return room, [ctypes.byref(room, _SIZE * at) for at in range(_ROOM)]
