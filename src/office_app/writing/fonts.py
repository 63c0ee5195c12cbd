"""The faces official papers are drawn and measured with: Liberation Serif, as wide as Times New Roman."""

from functools import cache, lru_cache

from office_app.shipped import resource
from office_app.writing.title_breaks import breaks_badly

_SLACK = 6  # points, for fonts that differ by a hair
_FILES = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}


@cache
def face(bold: bool, italic: bool) -> str:
    """Register one face with reportlab and return its name there."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = _FILES[bold, italic]
    # By path, never by family name: an older Liberation on the system lacks Vietnamese letters.
    pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))
    return name


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return how wide ``text`` is in points, on one line."""
    from reportlab.pdfbase import pdfmetrics

    return float(pdfmetrics.stringWidth(text, face(bold, italic), size))


@lru_cache(maxsize=20_000)
def _unit(word: str, name: str) -> float:
    """Return how wide a word is at a size of one point."""
    from reportlab.pdfbase import pdfmetrics

    return float(pdfmetrics.stringWidth(word, name, 1))


def face_width(text: str, name: str, size: float) -> float:
    """Return how wide ``text`` is in points in the face of that name, put together from words measured before."""
    words = text.split(" ")
    return size * (sum(_unit(word, name) for word in words) + (len(words) - 1) * _unit(" ", name))


def broken_lines(text: str, room: float, name: str, size: float) -> list[str] | None:
    """Return ``text`` as lines no wider than ``room``, broken at blanks; None when a word is wider."""
    found: list[str] = []
    limit, blank = room / size, _unit(" ", name)
    for piece in text.split("\n"):
        line: list[str] = []
        used = 0.0
        for word in piece.split(" "):
            if not word:
                continue
            step = _unit(word, name)
            if step > limit:
                return None
            if line and used + blank + step > limit:
                found.append(" ".join(line))
                line, used = [word], step
            else:
                used += blank + step if line else step
                line.append(word)
        found.append(" ".join(line))
    return found


def broken(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Return ``text`` as lines no wider than ``room`` points, broken at blanks."""
    name = face(bold, italic)
    found: list[str] = []
    used, blank = 0.0, size * _unit(" ", name)
    for word in text.split():
        step = size * _unit(word, name)
        if found and used + blank + step <= room:
            found[-1] += f" {word}"
            used += blank + step
        else:
            found.append(word)
            used = step
    return found


def lines(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> int:
    """Return how many lines ``text`` takes in ``room`` points, broken at blanks."""
    return max(1, len(broken(text, room, size, bold=bold, italic=italic)))


def balanced(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the least width that keeps the number of lines, so that centred lines come out alike.

    A little more where lines would end inside a term («Nghị | quyết», «số | 57-NQ/TW»), as far as room allows.
    """
    count = lines(text, room, size, bold=bold, italic=italic)
    if count == 1:
        return room
    low, high = room / 2, room
    while high - low > 2:
        middle = (low + high) / 2
        if lines(text, middle, size, bold=bold, italic=italic) > count:
            low = middle
        else:
            high = middle
    least = min(room, high + _SLACK)
    wider = (least + step * _SLACK for step in range(int((room - least) // _SLACK) + 1))
    for width_tried in wider:
        ways = (
            broken(text, tried, size, bold=bold, italic=italic)
            for tried in (width_tried - _SLACK / 2, width_tried)
        )
        if not any(map(breaks_badly, ways)):
            return width_tried
    return least
