"""One page read from its picture: put straight, read, its words placed on the page as it is shown."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from office_app.domain.read_files import DOUBTFUL_BELOW, WordBox
from office_app.reading.formats.deskew import Turn, turn_of, usual_paper
from office_app.reading.formats.ocr_engine import EngineTime, Word, read_words
from office_app.reading.formats.ocr_layout import lines_of
from office_app.reading.formats.ocr_mend import URGENCY, mended
from office_app.reading.formats.ocr_stamps import read_stamps
from office_app.reading.formats.ocr_tables import is_row, read_tables, tables_on, without_tables
from office_app.reading.formats.page import Page
from office_app.reading.formats.picture_ink import inks_of, without_specks
from office_app.reading.formats.table_grid import Grid

_WHITER = 1.2
_STRAIGHT = 0.15  # degrees
_UNSURE = 55  # mean confidence under which a page may stand on its head
_FEWEST_LETTERS = 6
_LEAST_SURE = 0.15  # of all letters
_BAND = 0.25  # of the page's height, read to tell which side is up
_WRITING = 0.75  # of a page's time, where it has stamps to be read too


@dataclass(frozen=True)
class PagePicture:
    """A page as it is shown, mode L or RGB; ``width`` and ``height`` in points."""

    image: Image.Image
    width: float
    height: float

    @property
    def dpi(self) -> int:
        return max(70, round(self.image.width * 72 / self.width))


def read_picture(picture: PagePicture, *, first: bool, limit: EngineTime) -> Page:
    """Return the text of a page and its words; ``first``: it has a letterhead, and stamps that matter."""
    inks = inks_of(picture.image)
    black = without_specks(inks.black)
    turn = turn_of(black)
    straight = _turned(_without_grain(black), turn)
    coloured = inks.coloured if first else None
    # A stamp may say that the paper is secret: writing that takes long must leave time for it.
    for_words = limit if coloured is None else limit.part(_WRITING)
    words, grids, turn, straight = _read_upright(straight, turn, picture.dpi, for_words)
    tables, loose = read_tables(straight, grids, picture.dpi, for_words, len(words))
    words += loose
    if not tables and not _says_something(words):
        words = []
    lines = lines_of(words, straight, first=first, tables=tables)
    lines = [line if is_row(line) else mended(line) for line in lines]
    stamps: Sequence[str] = ()
    if coloured is not None:
        stamps = read_stamps(_turned(coloured, turn), picture.dpi, limit)
    place = _Place(picture, straight.size, turn)
    urgent = [line for line in stamps if line in URGENCY]
    return Page(
        "\n".join([*urgent, *(" ".join(word.text for word in line) for line in lines)]),
        scanned=True,
        width=picture.width,
        height=picture.height,
        optical=True,
        words=[place.on_page(word) for line in lines for word in line],
        stamps=stamps,
        cut_short=limit.cut_short or for_words.cut_short,
    )


def _read_upright(
    straight: Image.Image, turn: Turn, dpi: int, limit: EngineTime
) -> tuple[list[Word], list[Grid], Turn, Image.Image]:
    """Return the words outside of tables and the tables, with the turn and the picture they were read in.

    That is the other way up if need be.
    """
    grids = tables_on(straight, dpi)
    words = read_words(without_tables(straight, grids), dpi, limit)
    if turn.quarters or _confidence(words) < _UNSURE:
        quarters = _right_way_up(straight, dpi, limit)
        if quarters:
            turn = Turn((turn.quarters + quarters) % 4, turn.degrees)
            straight = straight.rotate(90 * quarters, expand=True)
            grids = tables_on(straight, dpi)
            words = read_words(without_tables(straight, grids), dpi, limit)
    return words, grids, turn, straight


def _says_something(words: Sequence[Word]) -> bool:
    """Tell text from specks taken for letters, on a photo or an empty sheet."""
    letters = sum(len(word.text) for word in words)
    sure = sum(
        len(word.text)
        for word in words
        if word.confidence >= DOUBTFUL_BELOW and sum(map(str.isalnum, word.text)) >= 2
    )
    return sure >= max(_FEWEST_LETTERS, _LEAST_SURE * letters)


def _without_grain(grey: Image.Image) -> Image.Image:
    """Return the picture with paper plain white: its grain costs the engine time."""
    paper = usual_paper(grey)
    return grey.point([min(255, round(value * _WHITER * 255 / paper)) for value in range(256)])


def _turned(grey: Image.Image, turn: Turn) -> Image.Image:
    if turn.quarters:
        grey = grey.rotate(90 * turn.quarters, expand=True)
    if abs(turn.degrees) < _STRAIGHT:
        return grey
    return grey.rotate(turn.degrees, Image.Resampling.BILINEAR, expand=True, fillcolor=255)


def _confidence(words: Sequence[Word]) -> float:
    """Return the mean confidence, each word counting by its length; 0 for a page with hardly a word."""
    letters = sum(len(word.text) for word in words)
    if letters < 20:
        return 0.0
    return sum(word.confidence * len(word.text) for word in words) / letters


def _right_way_up(straight: Image.Image, dpi: int, limit: EngineTime) -> int:
    """Return by how many quarters more (0 or 2) the page must be turned, told from a band across its middle."""
    height = straight.height
    band = straight.crop(
        (0, round(height * (0.4 - _BAND / 2)), straight.width, round(height * (0.4 + _BAND / 2)))
    )
    upright = _confidence(read_words(band, dpi, limit, block=True))
    turned = _confidence(read_words(band.rotate(180), dpi, limit, block=True))
    return 2 if turned > max(upright, 30) else 0


class _Place:
    """From pixels of the straightened picture back to points of the page as it is shown."""

    def __init__(self, picture: PagePicture, straight: tuple[int, int], turn: Turn) -> None:
        self._quarters = turn.quarters
        width, height = picture.image.size
        self._upright = (height, width) if self._quarters % 2 else (width, height)
        self._size = width, height
        self._straight = straight
        angle = math.radians(turn.degrees) if abs(turn.degrees) >= _STRAIGHT else 0.0
        self._cos, self._sin = math.cos(angle), math.sin(angle)
        self._scale = picture.width / width, picture.height / height

    def on_page(self, word: Word) -> WordBox:
        corners = [self._point(x, y) for x in (word.left, word.right) for y in (word.top, word.bottom)]
        xs, ys = zip(*corners, strict=True)
        return WordBox(word.text, min(xs), min(ys), max(xs), max(ys), max(0, min(100, word.confidence)))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._straight[0] / 2, y - self._straight[1] / 2
        x, y = self._cos * x - self._sin * y, self._sin * x + self._cos * y
        x, y = x + self._upright[0] / 2, y + self._upright[1] / 2
        width, height = self._size
        match self._quarters:
            case 1:
                x, y = width - y, x
            case 2:
                x, y = width - x, height - y
            case 3:
                x, y = y, height - x
        return round(x * self._scale[0], 1), round(y * self._scale[1], 1)
