"""Tesseract with the Vietnamese model that is shipped; one engine is kept for the life of the process."""

import os
import time
from contextlib import chdir
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PIL import Image

from office_app.shipped import resource

_WORD = "5"  # level of a word in Tesseract's table


@dataclass(frozen=True, slots=True)
class Word:
    """A word in pixels of the picture, y downwards; ``line`` numbers the line of text it was read in."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: int
    line: int

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


class EngineTime:
    """How long the engine may be at one page, all its readings of it together; it runs from when this is made.

    ``cut_short``: a reading took longer than was left, so that words may be missing.
    """

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self.cut_short = False

    @property
    def left(self) -> float:
        return self._until - time.monotonic()

    def part(self, share: float) -> "EngineTime":
        """Return a share of what is left, for one thing of several."""
        return EngineTime(share * self.left)


def read_words(grey: Image.Image, dpi: int, limit: EngineTime, *, block: bool = False) -> list[Word]:
    """Return the words of a picture (mode L) in the engine's order; those read by then when time runs out.

    Args:
        block: the picture is one block of text, a stamp for example, and no page.
    """
    from tesserocr import PSM

    engine = _engine()
    milliseconds = round(1000 * limit.left)
    if milliseconds < 1:
        limit.cut_short = True
        return []
    engine.SetPageSegMode(PSM.SINGLE_BLOCK if block else PSM.AUTO)
    engine.SetImage(grey)
    engine.SetSourceResolution(dpi)
    try:
        if not engine.Recognize(milliseconds):
            limit.cut_short = True
        return _words(engine.GetTSVText(0))
    finally:
        engine.Clear()
        engine.ClearAdaptiveClassifier()  # a page must not be read differently for the pages before it


@lru_cache(maxsize=1)
def _engine() -> Any:
    # More threads make it slower, and the window would feel them.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    from tesserocr import PyTessBaseAPI

    folder = str(resource("ocr"))
    if folder.isascii():
        return PyTessBaseAPI(path=folder, lang="vie")
    # On Windows the engine opens files by 8-bit names: in the folder of an «Nguyễn» it finds none by the whole path.
    with chdir(folder):
        return PyTessBaseAPI(path=".", lang="vie")


def _words(table: str) -> list[Word]:
    words: list[Word] = []
    line, numbers = -1, None
    for row in table.splitlines():
        level, _, *place, left, top, width, height, confidence, text = row.split("\t", 11)
        if level != _WORD or not text.strip():
            continue
        if place[:3] != numbers:
            line, numbers = line + 1, place[:3]
        x, y = float(left), float(top)
        box = (x, y, x + float(width), y + float(height))
        words.append(Word(text.strip(), *box, round(float(confidence)), line))
    return words
