"""How far a scanned page is turned, told from its lines of text: straight ones leave clear bands of ink and paper.

The picture is squeezed to a few columns and sheared by one angle after another; the angle at which rows differ most
from their neighbours is the turn of the text.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from PIL import Image, ImageChops, ImageFilter

MOST_DEGREES = 6.0
_COARSE, _FINE = 0.5, 0.1
_COLUMNS = 40
_HEIGHT = 800  # rows that are looked at: a line of text is about ten of them
_NO_MORE_THAN_TEXT = [min(value, 90) for value in range(256)]  # a rule or an edge must not outweigh lines
_SQUARES = [value * value for value in range(256)]
_SURROUNDINGS = 8
_DARKER = 24
_SIDEWAYS = 0.6  # as clear across the page as along it, at a first look: an upright page has a tenth or two


@dataclass(frozen=True)
class Turn:
    """How to put a picture straight: quarter turns against the clock first, then ``degrees`` against the clock."""

    quarters: int = 0
    degrees: float = 0.0


def turn_of(grey: Image.Image) -> Turn:
    """Return what puts the text of a grey picture on level lines; head up or head down cannot be told here."""
    ink = _ink(grey)
    degrees, clear = _level(ink)
    on_side = ink.transpose(Image.Transpose.ROTATE_90)
    if _clearest(_squeezed(on_side), MOST_DEGREES, 2 * _COARSE, exact=False)[1] > _SIDEWAYS * clear:
        side_degrees, side_clear = _level(on_side)
        if side_clear > clear:
            return Turn(1, side_degrees)
    return Turn(0, degrees)


def level(grey: Image.Image, most: float = MOST_DEGREES) -> float:
    """Return by how many degrees against the clock a small picture must be turned for level lines."""
    return _level(_ink(grey), most)[0]


def _ink(grey: Image.Image) -> Image.Image:
    """Return what is darker than its surroundings, white on black, at a size that is quick to look at.

    Strokes are; a shade and the table under a photographed sheet are not.
    """
    step = max(1, round(max(grey.size) / _HEIGHT))
    small = grey.reduce(step) if step > 1 else grey
    darker = ImageChops.subtract(small.filter(ImageFilter.BoxBlur(_SURROUNDINGS)), small)
    return darker.point([255 if value > _DARKER else 0 for value in range(256)])


def ink_threshold(grey: Image.Image) -> int:
    """Return the grey value between ink and paper; paper is what most of the page is."""
    histogram = grey.histogram()
    dark, paper = value_at(histogram, 0.005), value_at(histogram, 0.5)
    return (min(dark, paper) + paper) // 2


def usual_paper(grey: Image.Image) -> int:
    """Return the grey value of the paper, 1 to 255; paper is what most of the page is."""
    return max(1, value_at(grey.reduce(4).histogram(), 0.5))


def value_at(histogram: Sequence[int], share: float) -> int:
    """Return the value under which a share of all lies."""
    total, seen = sum(histogram), 0
    for value, count in enumerate(histogram):
        seen += count
        if seen >= share * total:
            return value
    return 255


def _level(ink: Image.Image, most: float = MOST_DEGREES) -> tuple[float, float]:
    """Return the best angle and how clear its bands are."""
    squeezed = _squeezed(ink)
    coarse, _ = _clearest(squeezed, most, _COARSE, exact=False)
    return _clearest(squeezed, _COARSE, _FINE, coarse)


def _squeezed(ink: Image.Image) -> tuple[Image.Image, float]:
    """Return the picture squeezed to a few columns, and how many of its columns are in one."""
    columns = min(_COLUMNS, ink.width)
    return ink.resize((columns, ink.height), Image.Resampling.BOX), ink.width / columns


def _clearest(
    squeezed: tuple[Image.Image, float], most: float, step: float, around: float = 0.0, *, exact: bool = True
) -> tuple[float, float]:
    """Return the angle with the clearest bands, of those up to ``most`` away from ``around``, and how clear.

    For a first look the bands need not be exact, which takes an eighth of the time.
    """
    steps = round(most / step)
    angles = [around + at * step for at in range(-steps, steps + 1)]
    resample = Image.Resampling.BILINEAR if exact else Image.Resampling.NEAREST
    clear, _, degrees = max((_clearness(*squeezed, angle, resample), -abs(angle), angle) for angle in angles)
    return degrees, clear


def _clearness(squeezed: Image.Image, aspect: float, degrees: float, resample: Image.Resampling) -> float:
    """Return how much rows differ from their neighbours once the picture is sheared by ``degrees``."""
    slope = math.tan(math.radians(degrees)) * aspect
    width, height = squeezed.size
    middle = slope * width / 2
    # A turn against the clock lifts the right side: what stands there now comes from further down.
    sheared = squeezed.transform(
        squeezed.size,
        Image.Transform.AFFINE,
        (1, 0, 0, slope, 1, -middle),
        resample=resample,
    )
    rows = sheared.resize((1, height), Image.Resampling.BOX).point(_NO_MORE_THAN_TEXT)
    steps = ImageChops.difference(rows.crop((0, 1, 1, height)), rows.crop((0, 0, 1, height - 1)))
    return float(sum(map(mul, steps.histogram(), _SQUARES))) / width / height
