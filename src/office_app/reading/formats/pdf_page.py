"""A page of an open PDF with its text, as pdfium gives them, without pypdfium2's objects about each of them."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from office_app.domain.page_layout import Box, PageFrame
from office_app.reading.formats.pdfium import Handle, handle_of, library, loaded, quick

_SAMPLES = 15  # characters of a page that are asked how they are turned
_UNIT = 2  # bytes of UTF-16; a character has one unit or two
_DEEPEST = 15  # drawings within drawings


class LoadedPage:
    """A page with its text in reading order; whoever loads it closes it.

    pdfium puts lines in order as the page is shown; of a page shown lying on its side or on its head it makes a
    jumble. So the page is read turned the way its letters stand, and is shown as before.

    Attributes:
        handle: of the page, for functions of pdfium.
        text: handle of its text.
        turn: quarter turns to the right by which it is shown.
        written: quarter turns to the right that put its lines upright.
    """

    def __init__(self, document: Any, number: int) -> None:
        """Load page ``number`` (from 0). Raises PdfiumError."""
        self.handle = loaded("FPDF_LoadPage", handle_of(document), number)
        self.text = Handle()
        try:
            self.turn: int = quick("FPDFPage_GetRotation")(self.handle)
            self.text = loaded("FPDFText_LoadPage", self.handle)
            written = self._letters_stand()
            self.written = self.turn if written is None else written
            if self.written != self.turn:
                self._read_turned()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._close_text()
        quick("FPDF_ClosePage", None)(self.handle)

    @cached_property
    def count(self) -> int:
        """How many characters pdfium counts."""
        return int(quick("FPDFText_CountChars")(self.text))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is shown, in points."""
        width, height = (quick(f"FPDF_GetPage{side}F", ctypes.c_float) for side in ("Width", "Height"))
        return width(self.handle), height(self.handle)

    @property
    def frame(self) -> PageFrame:
        sides = library().raw.FS_RECTF()
        if not quick("FPDF_GetPageBoundingBox")(self.handle, ctypes.byref(sides)):
            raise library().PdfiumError("no bounding box")
        return PageFrame(self.turn, sides.left, sides.bottom, sides.right, sides.top, self.written)

    def text_from(self, place: int) -> str:
        """Return the text from the character at ``place`` on; pdfium leaves some of those it counts out of it."""
        count = self.count - place
        if count <= 0:
            return ""
        room = ctypes.create_string_buffer(2 * _UNIT * (count + 1))
        units = quick("FPDFText_GetText")(self.text, place, count, room)
        return room.raw[: _UNIT * max(0, units - 1)].decode("utf-16-le", "ignore")

    @cached_property
    def kinds(self) -> Sequence[int]:
        """What each object drawn on it is (FPDF_PAGEOBJ_*), mostly a line of text."""
        fetch, kind = quick("FPDFPage_GetObject", Handle), quick("FPDFPageObj_GetType")
        count = quick("FPDFPage_CountObjects")(self.handle)
        return [kind(fetch(self.handle, at)) for at in range(count)]

    def paths(self) -> list[Handle]:
        """Return the objects that are lines and shapes."""
        fetch, path = quick("FPDFPage_GetObject", Handle), library().raw.FPDF_PAGEOBJ_PATH
        return [fetch(self.handle, at) for at, kind in enumerate(self.kinds) if kind == path]

    @property
    def may_hold_pictures(self) -> bool:
        raw = library().raw
        return raw.FPDF_PAGEOBJ_IMAGE in self.kinds or raw.FPDF_PAGEOBJ_FORM in self.kinds

    def pictures(self) -> Iterator[Box]:
        """Yield the boxes of the pictures on the page (left, top, right, bottom; y upwards)."""
        yield from _pictures(self.handle, "FPDFPage", _DEEPEST)

    def _letters_stand(self) -> int | None:
        """Return which way most letters of the page stand, None when it has none."""
        angle = quick("FPDFText_GetCharAngle", ctypes.c_float)
        letter = quick("FPDFText_GetUnicode", ctypes.c_uint)
        text = self.text
        sample = range(0, self.count, max(1, self.count // _SAMPLES))
        turns: list[float] = [angle(text, at) for at in sample if letter(text, at) > ord(" ")]
        if not any(turns):
            return 0 if turns else None
        quarters: Counter[int] = Counter(round(-turn / (math.pi / 2)) % 4 for turn in turns)
        return quarters.most_common(1)[0][0]

    def _read_turned(self) -> None:
        """Read the text anew with the page turned the way its letters stand."""
        turn = quick("FPDFPage_SetRotation", None)
        self._close_text()
        del self.count
        turn(self.handle, self.written)
        try:
            self.text = loaded("FPDFText_LoadPage", self.handle)
        finally:
            turn(self.handle, self.turn)

    def _close_text(self) -> None:
        text, self.text = self.text, Handle()
        quick("FPDFText_ClosePage", None)(text)


def bounds(item: Handle) -> Box:
    """Return left, top, right, bottom of an object, y upwards; of one that has none all are 0."""
    sides = (ctypes.c_float * 4)()
    left, bottom, right, top = (ctypes.byref(sides, 4 * at) for at in range(4))
    if not quick("FPDFPageObj_GetBounds")(item, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    return sides[0], sides[3], sides[2], sides[1]


def _pictures(parent: Handle, kind: str, deepest: int) -> Iterator[Box]:
    """Yield the boxes of the pictures in a page or in a drawing that a page holds, and in drawings within it."""
    raw, fetch = library().raw, quick(f"{kind}_GetObject", Handle)
    for at in range(quick(f"{kind}_CountObjects")(parent)):
        item = fetch(parent, at)
        match quick("FPDFPageObj_GetType")(item):
            case raw.FPDF_PAGEOBJ_IMAGE:
                yield bounds(item)
            case raw.FPDF_PAGEOBJ_FORM if deepest > 1:
                yield from _pictures(item, "FPDFFormObj", deepest - 1)
