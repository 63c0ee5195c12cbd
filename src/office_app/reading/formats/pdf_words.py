"""Where each word of a PDF page stands, so that the screen can mark it."""

import ctypes
import re
from typing import Any

from office_app.domain.read_files import WordBox
from office_app.reading.formats.page import clean
from office_app.reading.formats.pdfium import library

_WORD = re.compile(r"\S+")


def words_of(page: Any) -> list[WordBox]:
    """Return the words of a loaded page in pdfium's order; boxes in points from the top left of the page shown."""
    textpage = page.get_textpage()
    try:
        text = _text_by_place(textpage)
        box = _Boxes(textpage)
        place = _Place(page)
        return [
            WordBox(clean(match.group()), *place.on_screen(*box.around(*match.span())))
            for match in _WORD.finditer(text)
        ]
    finally:
        textpage.close()


def _text_by_place(textpage: Any) -> str:
    """Return the text with one character for each of pdfium's, so that places agree."""
    text = str(textpage.get_text_range())
    count = textpage.count_chars()
    if len(text) != count:  # pdfium leaves some characters out of the text
        codes = (library().raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)
    return text


class _Boxes:
    """Asks pdfium for boxes as high as the font, so that words of one line stand alike; made for speed."""

    def __init__(self, textpage: Any) -> None:
        self._ask, self._textpage = library().raw.FPDFText_GetLooseCharBox, textpage.raw
        self._box = library().raw.FS_RECTF()
        self._answer = ctypes.byref(self._box)

    def around(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right, top of the characters from ``start`` to ``end``, in the page's own axes."""
        box = self._box
        self._ask(self._textpage, start, self._answer)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if end - start > 1:
            self._ask(self._textpage, end - 1, self._answer)
            left, right = min(left, box.left), max(right, box.right)
            bottom, top = min(bottom, box.bottom), max(top, box.top)
        return left, bottom, right, top


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
