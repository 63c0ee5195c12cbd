"""PDFs whose letters are those of an old font: made Unicode, with the names of their fonts telling capitals."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import groupby
from typing import Any

from office_app.domain.read_files import LegacyFont
from office_app.reading.formats.legacy import Letters, Run, Wanted, draws_capitals, letters_for, suspect
from office_app.reading.formats.page import Page, clean
from office_app.reading.formats.pdf_page import LoadedPage
from office_app.reading.formats.pdfium import open_pdf, quick
from office_app.reading.formats.syllables import is_syllable

_FONT_NAME = 256  # bytes; longer names are cut
# pdfium writes a hyphen for the soft hyphen, which is the ư of ABC fonts.
_HYPHENED = re.compile(r"[^\W\d_]*(?:-[^\W\d_]*)+")
_OLD = "a-z\u00a1-\u00ff"
# The hyphen first: what begins with a letter to look for is found far quicker than what begins with a condition.
_MAY_BE_HORN = re.compile(rf"-(?:(?<=[{_OLD}]-)(?=[{_OLD}\s])|(?<!\S-)(?=[\u00a1-\u00ff]))")


def with_unicode_letters(
    data: bytes, name: str, pages: list[Page], wanted: Wanted
) -> tuple[list[Page], LegacyFont | None]:
    """Return the pages with letters of old fonts as Unicode, and the font they were in.

    Costs next to nothing for a PDF in Unicode.
    """
    text = "\n".join(page.text for page in pages)
    font = suspect(_MAY_BE_HORN.sub("\u00ad", text)) if wanted == "auto" else wanted
    if font is None:
        return pages, None
    letters = letters_for(wanted, font, text)
    document = open_pdf(data, name)
    try:
        converted = [
            replace(page, text=_page_text(document, number, page.text, letters, font))
            for number, page in enumerate(pages)
        ]
    finally:
        document.close()
    return converted, letters.found


def _page_text(document: Any, number: int, text: str, letters: Letters, font: LegacyFont) -> str:
    if not text.strip():
        return text
    with closing(LoadedPage(document, number)) as page:
        runs = list(_runs(page))
    if any(run.font and draws_capitals(run.font) for run in runs):
        lines = [letters.paragraph(line) for line in _by_lines(runs)]
        text = clean("\n".join(line.rstrip() for line in lines))
    else:
        text = letters.plain(text)
    return _HYPHENED.sub(_with_horn, text) if font is LegacyFont.TCVN3 else text


def _runs(page: LoadedPage) -> Iterator[Run]:
    """Yield the characters of a page in pdfium's order, those of one font that follow each other together."""
    font_of, letter = quick("FPDFText_GetFontInfo"), quick("FPDFText_GetUnicode", ctypes.c_uint)
    buffer, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()

    def font(index: int) -> str:
        length = font_of(page.text, index, buffer, _FONT_NAME, ctypes.byref(flags))
        return buffer.raw[: max(0, min(length, _FONT_NAME) - 1)].decode("utf-8", "replace")

    for name, indices in groupby(range(page.count), key=font):
        codes = (letter(page.text, index) for index in indices)
        yield Run("".join(chr(code) for code in codes if 0 < code < 0x110000), name)


def _by_lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.replace("\r", "").split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield line
            line = [replace(run, text=other)]
    yield line


def _with_horn(match: re.Match[str]) -> str:
    """Return the word with ư for its hyphens where that makes a syllable of what is none: «Th-ờng», «t-»."""
    word = match.group()
    capitals = sum(char.isupper() for char in word) > 1
    horned = word.replace("-", "Ư" if capitals else "ư")
    parts = [part for part in word.split("-") if part]
    broken = bool(parts) and not all(is_syllable(part) for part in parts)
    return horned if broken and is_syllable(horned) else word
