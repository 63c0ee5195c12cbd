"""The text of one page as a format brings it out, and the cleaning common to all formats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.errors.files import FileTooLongError
from office_app.domain.read_files import WordBox
from office_app.reading.limits import ReadingLimits

# What no text means: control characters, lone surrogates, non-characters. Tab and line feed stay.
_NOISE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\uffff\ufeff]")


@dataclass(frozen=True)
class Page:
    """Text of one page with ``\\n`` line ends; width and height in points.

    ``optical``, ``words``, ``cut_short``: as for ``PageText``. ``stamps``: lines read in coloured ink, of which only
    marks of urgency are in the text.
    """

    text: str
    scanned: bool = False
    width: float = 595.0
    height: float = 842.0
    optical: bool = False
    words: Sequence[WordBox] = ()
    stamps: Sequence[str] = ()
    cut_short: bool = False


def clean(text: str) -> str:
    """Return ``text`` with plain line ends and hyphens, without characters that no text file holds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    # What pdfium makes of a hyphen at the end of a line, within a word. (str.translate takes 30 times as long.)
    text = text.replace("\ufffe", "-").replace("\x02", "-")
    return _NOISE.sub("", text) if _NOISE.search(text) else text


def check_length(chars: int, name: str, limits: ReadingLimits) -> None:
    """Raise FileTooLongError when a text of ``chars`` characters is beyond the limit."""
    if chars > limits.text_chars:
        raise FileTooLongError(name=name, length=f"{_vi(chars)} ký tự", limit=f"{_vi(limits.text_chars)}")


def check_count(count: int, limit: int, unit: str, name: str) -> None:
    """Raise FileTooLongError when there are more than ``limit`` pages, rows … (``unit`` in Vietnamese)."""
    if count > limit:
        raise FileTooLongError(name=name, length=f"{_vi(count)} {unit}", limit=_vi(limit))


def _vi(number: int) -> str:
    return f"{number:,}".replace(",", ".")
