"""Where each word of a PDF page stands, so that the screen can mark it."""

import ctypes
import re
from typing import Any

from office_app.domain.incoming import WordBox
from office_app.reading.formats.page import clean
from office_app.reading.formats.pdfium import library

_WORD = re.compile(r"\S+")


def words_of(page: Any) -> list[WordBox]:
    """Return the words of a loaded page in pdfium's order; boxes in points from the top left of the page shown."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        raw = library().raw
        codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
        # One character for each of pdfium's, so that places agree.
        text = "".join(clean(chr(code)) or " " if code < 0x110000 else " " for code in codes)
        place = _Place(page)
        boxes = []
        for match in _WORD.finditer(text):
            for left, bottom, right, top in _rects(textpage, *match.span()):
                boxes.append(WordBox(match.group(), *place.on_screen(left, bottom, right, top)))
        return boxes
    finally:
        textpage.close()


def _rects(textpage: Any, start: int, end: int) -> list[tuple[float, float, float, float]]:
    """Return the one box around the characters; none when they take no room."""
    raw = library().raw
    boxes = []
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    for index in range(raw.FPDFText_CountRects(textpage, start, end - start)):
        if raw.FPDFText_GetRect(textpage, index, left, top, right, bottom):
            boxes.append((left.value, bottom.value, right.value, top.value))
    if not boxes:
        return []
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return [(min(lefts), min(bottoms), max(rights), max(tops))]


class _Place:
    """From a page's own axes (y upwards, before turning) to those of its picture."""

    def __init__(self, page: Any) -> None:
        self._turn = page.get_rotation() // 90
        self._box = page.get_bbox()  # crop box: what is shown

    def on_screen(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = self._box
        match self._turn:
            case 1:
                return bottom - y0, left - x0, top - y0, right - x0
            case 2:
                return x1 - right, bottom - y0, x1 - left, top - y0
            case 3:
                return y1 - top, x1 - right, y1 - bottom, x1 - left
            case _:
                return left - x0, y1 - top, right - x0, y1 - bottom
