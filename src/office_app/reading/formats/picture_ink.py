"""A page picture made ready for reading: even light, coloured ink (seal, signature, stamps) apart from black."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageMath
from PIL.ImageFilter import MedianFilter

from office_app.reading.formats.deskew import ink_threshold, value_at

_STEP = 8  # pixels of the page to one of the small picture that is looked at
_COLOURED = 64  # difference between the channels of a pixel, from which it counts as coloured ink
_FEW = 40  # so many coloured places are dust or noise of the camera
_PLACES = 100  # along the longer side, at which the light is measured
_UNEVEN = 40  # grey values between the lightest and the darkest paper
_TINTED = 24  # difference between the channels of paper under a lamp
_DARKEST_PAPER = 0.35  # of the usual paper; darker than that is no shade but a thing
_DARK = 128  # grey value
_CELL = 16  # pixels: a place looked at for specks
_STRIP = 0.1  # of the page's width, where specks are looked for
_SPECKLED, _WRITTEN = 0.8, 0.5  # of the cells hold ink; writing leaves margins and room between lines
_MOSTLY = 0.6  # of the ink: a page printed in colour, nothing is taken away from it


@dataclass(frozen=True)
class Inks:
    """Black ink as a grey picture, and coloured ink as another one, dark on white; None when there is none."""

    black: Image.Image
    coloured: Image.Image | None = None


def inks_of(picture: Image.Image) -> Inks:
    """Part a picture (mode L or RGB) into its inks."""
    if picture.mode != "RGB":
        return Inks(_even(picture, _paper(picture)))
    small = picture.reduce(_STEP)
    papers = [_paper(band) for band in small.split()]
    tones = [_usual(paper) for paper in papers]
    if max(tones) - min(tones) > _TINTED or any(_range(paper) > _UNEVEN for paper in papers):
        bands = [_even(band, _paper(band)) for band in picture.split()]
        small = Image.merge("RGB", bands).reduce(_STEP)
    else:
        bands = list(picture.split()) if _is_coloured(small) else []
    if not bands or not _is_coloured(small):
        return Inks(picture.convert("L") if not bands else Image.merge("RGB", bands).convert("L"))
    black = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    all_ink = Image.merge("RGB", bands).convert("L")
    if _takes_most(black, all_ink):
        return Inks(all_ink)
    darkest = ImageChops.darker(ImageChops.darker(bands[0], bands[1]), bands[2])
    colour = ImageChops.subtract(black, darkest)
    # The red of a seal is no pure red: what it leaves in all channels goes too.
    black = ImageChops.add(black, colour.point([value // 2 for value in range(256)]))
    return Inks(
        black, ImageChops.invert(colour.point([min(255, round(value / 0.7)) for value in range(256)]))
    )


def without_specks(grey: Image.Image) -> Image.Image:
    """Return a page that is full of dots without them, any other page as it is: letters suffer from it.

    A bad copier leaves such pages; the engine takes a minute for one, and then reads nothing.
    """
    middle, half = grey.width // 2, max(_CELL, round(_STRIP / 2 * grey.width))
    strip = grey.crop((max(0, middle - half), 0, min(grey.width, middle + half), grey.height))
    if _filled(strip) < _SPECKLED:
        return grey
    mild = MedianFilter(3)
    return grey.filter(mild if _filled(strip.filter(mild)) < _WRITTEN else MedianFilter(5))


def _filled(strip: Image.Image) -> float:
    """Return which share of the cells holds a dark pixel."""
    cells = strip.point([255 if value < _DARK else 0 for value in range(256)]).reduce(_CELL)
    return sum(cells.histogram()[1:]) / (cells.width * cells.height)


def _is_coloured(small: Image.Image) -> bool:
    red, green, blue = small.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    return sum(ImageChops.subtract(most, least).histogram()[_COLOURED:]) > _FEW


def _takes_most(black: Image.Image, all_ink: Image.Image) -> bool:
    """Tell whether most of the writing goes when coloured ink is taken away."""
    small = all_ink.reduce(_STEP // 2)
    threshold = ink_threshold(small)
    left = sum(black.reduce(_STEP // 2).histogram()[:threshold])
    return left < (1 - _MOSTLY) * sum(small.histogram()[:threshold])


def _paper(band: Image.Image) -> Image.Image:
    """Return how light the paper is in each place, as a small picture: writing filled up with what surrounds it."""
    small = band.reduce(max(1, max(band.size) // _PLACES))
    return small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))


def _usual(paper: Image.Image) -> int:
    return value_at(paper.histogram(), 0.5)


def _range(paper: Image.Image) -> int:
    histogram = paper.histogram()
    return value_at(histogram, 0.97) - value_at(histogram, 0.03)


def _even(band: Image.Image, paper: Image.Image) -> Image.Image:
    """Return the band as if lit evenly; a band with even, light paper comes back as it is."""
    usual = _usual(paper)
    if _range(paper) <= _UNEVEN and usual >= 200:
        return band
    least = max(1, round(_DARKEST_PAPER * usual))
    light = paper.point([max(value, least) for value in range(256)]).resize(
        band.size, Image.Resampling.BILINEAR
    )
    evened = ImageMath.lambda_eval(
        lambda given: given["convert"](given["min"](given["band"] * 255 / given["light"], 255), "L"),
        band=band,
        light=light,
    )
    assert isinstance(evened, Image.Image)
    return evened
