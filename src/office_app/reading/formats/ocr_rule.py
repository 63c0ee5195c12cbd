"""The short rule under a subject (``-----``), which the engine passes over: ink between two lines of text."""

from collections.abc import Sequence

from PIL import Image

from office_app.reading.formats.ocr_engine import Word

_STEP = 4
_INK = 195  # grey value of a place of the small picture that holds ink; noise evens out there
_LOWEST = 0.75  # of the page
_OFF_CENTRE = 0.06  # of the page's width


def rule_between(
    above: Sequence[Word], below: Sequence[Word], size: float, straight: Image.Image
) -> Word | None:
    """Return the rule that stands in the gap between two lines, as a word; None when there is none.

    Args:
        size: usual height of a word.
        straight: the page, dark on white.
    """
    top, bottom = max(word.bottom for word in above), min(word.top for word in below)
    if bottom - top < 0.8 * size or bottom > _LOWEST * straight.height:
        return None
    # Tails of letters reach into the gap.
    strip = (0, round(top + 0.2 * size), straight.width, round(bottom - 0.1 * size))
    small = straight.crop(strip).reduce(_STEP)
    box = small.point([255 if value < _INK else 0 for value in range(256)]).getbbox()
    if box is None:
        return None
    left, upper, right, lower = (_STEP * place for place in box)
    centre = (above[0].left + above[-1].right) / 2
    if (
        lower - upper > 0.6 * size
        or right - left < 0.8 * size
        or abs((left + right) / 2 - centre) > _OFF_CENTRE * straight.width
    ):
        return None
    return Word("-----", left, strip[1] + upper, right, strip[1] + lower, 100, -1)
