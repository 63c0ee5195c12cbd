"""What stamps in coloured ink on page 1 say: a secrecy mark among them stops the reading."""

from collections.abc import Iterator

from PIL import Image, ImageFilter

from office_app.reading.formats.deskew import level
from office_app.reading.formats.ocr_engine import EngineTime, Word, read_words
from office_app.reading.formats.ocr_mend import mended_stamp

_STEP = 8  # pixels to one of the small picture in which stamps are looked for
_INK = 200  # grey value under which a place of the small picture holds ink
_REACH = 5  # places around the ink that still belong to it: the gap between two words
_MOST_STAMPS = 8
_MOST_TILT = 12.0
_MARGIN = 24
_DARK = 128
_FRAME = 0.45  # of a row or a column in ink: no letters are that dense with the paper beside them
_CAPITALS = 44  # pixels from top to bottom, accents with them


def read_stamps(coloured: Image.Image, dpi: int, limit: EngineTime) -> list[str]:
    """Return the lines of text in the coloured ink (dark on white), stamp by stamp."""
    lines: list[str] = []
    for box in _boxes(coloured, dpi):
        stamp = Image.new("L", (box[2] - box[0] + 2 * _MARGIN, box[3] - box[1] + 2 * _MARGIN), 255)
        stamp.paste(coloured.crop(box), (_MARGIN, _MARGIN))
        tilt = level(stamp, _MOST_TILT)
        if abs(tilt) > 0.5:
            stamp = stamp.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        # Twice: letters of a stamp are of any size, and a frame may hide them or keep them together.
        for look in (stamp, _letters(stamp)):
            lines += _lines(read_words(look, dpi, limit, block=True)) if look else []
    return list(dict.fromkeys(lines))


def _letters(stamp: Image.Image) -> Image.Image | None:
    """Return the stamp without its frame, at the size of usual capitals; None when there is nothing within."""
    ink = stamp.point([255 if value < _DARK else 0 for value in range(256)])
    bare = stamp.copy()
    for at, share in enumerate(ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()):
        if share > 255 * _FRAME:
            bare.paste(255, (0, at - 3, bare.width, at + 4))
    for at, share in enumerate(ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()):
        if share > 255 * _FRAME:
            bare.paste(255, (at - 3, 0, at + 4, bare.height))
    box = bare.point([255 if value < _DARK else 0 for value in range(256)]).getbbox()
    if box is None or box[3] - box[1] < 12:
        return None
    scale = min(2.0, _CAPITALS / (box[3] - box[1]))
    letters = bare.crop(box)
    size = (max(1, round(letters.width * scale)), max(1, round(letters.height * scale)))
    sheet = Image.new("L", (size[0] + 2 * _MARGIN, size[1] + 2 * _MARGIN), 255)
    sheet.paste(letters.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0), (_MARGIN, _MARGIN))
    return sheet


def _lines(words: list[Word]) -> list[str]:
    by_line: dict[int, list[str]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word.text)
    return [mended_stamp(" ".join(texts)) for texts in by_line.values()]


def _boxes(coloured: Image.Image, dpi: int) -> list[tuple[int, int, int, int]]:
    """Return where the largest stamps are, in pixels."""
    small = coloured.reduce(_STEP).point([255 if value < _INK else 0 for value in range(256)])
    small = small.filter(ImageFilter.MaxFilter(_REACH))
    least = dpi * 0.2 / _STEP  # 5 mm
    found = [box for box in _islands(small) if box[2] - box[0] > least and box[3] - box[1] > 0.6 * least]
    found.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    return [
        (_STEP * left, _STEP * top, min(coloured.width, _STEP * right), min(coloured.height, _STEP * bottom))
        for left, top, right, bottom in found[:_MOST_STAMPS]
    ]


def _islands(small: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Yield the box around each group of places with ink that touch one another."""
    width, height = small.size
    ink = bytearray(small.tobytes())
    for start in range(len(ink)):
        if not ink[start]:
            continue
        ink[start] = 0
        waiting = [start]
        left, top, right, bottom = width, height, 0, 0
        while waiting:
            at = waiting.pop()
            y, x = divmod(at, width)
            left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
            for near, inside in (
                (at - 1, x > 0),
                (at + 1, x < width - 1),
                (at - width, y > 0),
                (at + width, y < height - 1),
            ):
                if inside and ink[near]:
                    ink[near] = 0
                    waiting.append(near)
        yield left, top, right + 1, bottom + 1
