"""Text in the letters of old fonts (TCVN3, VNI): told by the names of fonts and by the letters, made Unicode."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from office_app.domain.read_files import LegacyFont
from office_app.reading.formats.legacy_tables import from_tcvn3, from_vni
from office_app.reading.formats.page import Page
from office_app.reading.formats.syllables import is_syllable

Wanted = LegacyFont | Literal["auto"] | None

_CONVERT: dict[LegacyFont, Callable[[str], str]] = {LegacyFont.TCVN3: from_tcvn3, LegacyFont.VNI: from_vni}
_TCVN3_NAME = re.compile(r"(?:\.|#2e)?vn(?!i\b|i[- ])[a-z]+|\.tmc", re.I)
_VNI_NAME = re.compile(r"vni[- _]", re.I)
_SUBSET = re.compile(r"[A-Z]{6}\+")  # before the name of a font of which a PDF holds a part
# Old fonts reach no letters beyond Western Europe: where these stand, the text is Unicode already.
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_BEYOND_ASCII = re.compile("[\u00a1-\u00ff]")
# Words side by side without small letters of ASCII.
_NO_SMALL = re.compile(
    r"(?<![^\W\d_])(?:(?![a-z])[^\W\d_])+(?: (?:(?![a-z])[^\W\d_])+(?![^\W\d_]))*(?![^\W\d_])"
)
_FEWEST_WORDS = 3
_SYMBOL_FONT = {0xF000 + code: code for code in range(0x20, 0x100)}
# What pdfium makes of the soft hyphen, which is the ư of ABC fonts.
_SOFT_HYPHENS = {0xFFFE: 0xAD, 0x02: 0xAD}


@dataclass(frozen=True)
class Run:
    """A stretch of text in one font; ``capitals``: shown in capitals although written small.

    ``font``: "" when not known; None for signs of our own (numbers of notes), which no old font wrote.
    """

    text: str
    font: str | None = ""
    capitals: bool = False


class Letters:
    """Turns paragraphs into Unicode (NFC) and remembers which old font they were in.

    Args:
        wanted: «auto» tells by font names, a font converts everything, None nothing.
        suspected: the old font that the letters of the whole text speak for; then paragraphs whose font names
            say nothing are converted when their own letters speak for it too.
        throughout: nothing in the text is Unicode, so paragraphs that could be either are converted as well.
    """

    def __init__(
        self, wanted: Wanted = None, suspected: LegacyFont | None = None, *, throughout: bool = False
    ) -> None:
        self._wanted, self._suspected, self._throughout = wanted, suspected, throughout
        self._converted: Counter[LegacyFont] = Counter()

    @property
    def found(self) -> LegacyFont | None:
        """Return the old font that most was converted from."""
        return next((font for font, _ in self._converted.most_common(1)), None)

    def paragraph(self, runs: Iterable[Run]) -> str:
        """Return the text of runs that follow each other; a letter of VNI may be cut by the border of two."""
        runs = [run for run in runs if run.text]
        unnamed = "".join(run.text for run in runs if run.font is not None and self._named(run) is None)
        default = self._by_letters(unnamed) if unnamed else None

        def shape(run: Run) -> tuple[LegacyFont | None, bool]:
            if run.font is None:
                return None, False
            return self._named(run) or default, run.capitals or draws_capitals(run.font)

        parts = []
        for (font, capitals), group in groupby(runs, key=shape):
            text = self._convert("".join(run.text for run in group), font)
            parts.append(text.upper() if capitals else text)
        return _composed("".join(parts))

    def plain(self, text: str) -> str:
        """Return text of which no font is known, converted line by line."""
        if self._wanted is None or (self._wanted == "auto" and self._suspected is None):
            return _composed(text)
        return "\n".join(self.paragraph([Run(line)]) for line in text.split("\n"))

    def _named(self, run: Run) -> LegacyFont | None:
        if self._wanted is None or _UNICODE.search(run.text):
            return None
        return self._wanted if self._wanted != "auto" else font_kind(run.font or "")

    def _by_letters(self, text: str) -> LegacyFont | None:
        font = self._suspected
        if self._wanted != "auto" or font is None or _UNICODE.search(text):
            return None
        evidence = _weigh([text], font)
        better = evidence.after > evidence.before or (
            self._throughout and evidence.after == evidence.before and _BEYOND_ASCII.search(text) is not None
        )
        return font if better and evidence.after * 2 >= evidence.words else None

    def _convert(self, text: str, font: LegacyFont | None) -> str:
        if font is None:
            return text
        old = text.translate(_SYMBOL_FONT).translate(_SOFT_HYPHENS)
        new = _CONVERT[font](old)
        if new == old:  # digits and Latin words are no sign of an old font
            return text
        self._converted[font] += len(new)
        return _capitals_again(new) if font is LegacyFont.TCVN3 else new


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


def _capitals_again(text: str) -> str:
    """Give words in capitals their accented capitals, which ABC fonts have only as fonts of their own."""

    def upper(words: re.Match[str]) -> str:
        plain = sum(char.isascii() and char.isalpha() for char in words.group())
        return words.group().upper() if plain > 1 else words.group()

    return _NO_SMALL.sub(upper, text)


def font_kind(name: str) -> LegacyFont | None:
    """Return which old way of writing the font of that name is for."""
    name = _SUBSET.sub("", name)
    if _VNI_NAME.match(name):
        return LegacyFont.VNI
    return LegacyFont.TCVN3 if _TCVN3_NAME.match(name) else None


def draws_capitals(font: str) -> bool:
    """Tell whether the font shows small letters as capitals: .VnTimeH, .VnArialH …"""
    name = re.split(r"[,-]|\s(?=bold|italic)", _SUBSET.sub("", font), maxsplit=1, flags=re.I)[0]
    return name.endswith("H") and font_kind(font) is LegacyFont.TCVN3


@dataclass(frozen=True)
class _Evidence:
    """Words with letters that an old font uses, and how many are syllables before and after conversion."""

    words: int
    before: int
    after: int


def _weigh(lines: Sequence[str], font: LegacyFont) -> _Evidence:
    words = [word for line in lines for word in _WORD.findall(line) if _speaks(word)]
    convert = _CONVERT[font]
    before = sum(is_syllable(word) for word in words)
    return _Evidence(len(words), before, sum(is_syllable(convert(word)) for word in words))


def _speaks(word: str) -> bool:
    return len(word) > 1 and _BEYOND_ASCII.search(word) is not None


def suspect(text: str) -> LegacyFont | None:
    """Return the old font that the letters of a whole text speak for, None for clean Unicode and other tongues."""
    lines = [
        line
        for line in text[:200_000].split("\n")
        if not _UNICODE.search(line) and _BEYOND_ASCII.search(line)
    ]
    if not lines:
        return None
    weighed = {font: _weigh(lines, font) for font in LegacyFont}
    font, evidence = max(weighed.items(), key=lambda item: item[1].after)
    enough = evidence.words >= _FEWEST_WORDS and evidence.after >= 0.75 * evidence.words
    return font if enough and evidence.before <= 0.4 * evidence.words else None


def read_letters(
    read: Callable[[Letters], list[Page]], wanted: Wanted
) -> tuple[list[Page], LegacyFont | None]:
    """Read a file once, and once more when what came out still is in the letters of an old font."""
    letters = Letters(wanted)
    pages = read(letters)
    if wanted != "auto":
        return pages, letters.found
    text = "\n".join(page.text for page in pages)
    suspected = suspect(text)
    if suspected is None:
        return pages, letters.found
    letters = letters_for(wanted, suspected, text)
    return read(letters), letters.found


def letters_for(wanted: Wanted, suspected: LegacyFont, text: str) -> Letters:
    """Return what converts a document whose whole text, as it is, speaks for an old font."""
    return Letters(wanted, suspected, throughout=not _UNICODE.search(text))
