"""Text of a PDF, page by page."""

import re
from collections.abc import Callable
from contextlib import closing
from typing import Any

from office_app.reading.formats.page import Page, check_count, check_length, clean
from office_app.reading.formats.pdf_closing import with_closing
from office_app.reading.formats.pdf_letterhead import with_letterhead
from office_app.reading.formats.pdf_page import LoadedPage
from office_app.reading.formats.pdf_tables import with_tables
from office_app.reading.formats.pdf_words import PageWords
from office_app.reading.formats.pdfium import library, open_pdf, pdf_error
from office_app.reading.formats.syllables import is_syllable
from office_app.reading.limits import ReadingLimits

_FEW_CHARS = 20  # fewer than this on a page that is mostly a picture: a scan
_MOSTLY = 0.5
_LEAST_BYTES = 1.12  # for a character: Vietnamese has 1.3, a layer without diacritics 1.0
_SYLLABLES = 0.75  # of the words that a good text is made of
_LOOKED_AT = 800  # characters
_WORD = re.compile(r"[^\W\d_]{2,}")


def read(
    data: bytes,
    name: str,
    limits: ReadingLimits,
    step: Callable[[int, int], None],
    *,
    with_words: bool = False,
) -> list[Page]:
    """Return the pages in order; the letterhead of page 1 as left block, then right block.

    ``with_words``: tell also where each word of page 1 stands, while that page is at hand.
    One page that pdfium cannot load makes the whole file damaged: a directive with a page missing must not pass
    for the whole.

    Raises:
        FileEncryptedError, FileDamagedError, FileTooLongError (pages or characters).
    """
    document = open_pdf(data, name)
    try:
        count = len(document)
        check_count(count, limits.pdf_pages, "trang", name)
        pages: list[Page] = []
        chars = 0
        for number in range(count):
            pages.append(_read_page(document, number, with_words=with_words and number == 0))
            chars += len(pages[-1].text)
            check_length(chars, name, limits)
            step(number + 1, count)
    except library().PdfiumError as error:
        raise pdf_error(error, name) from error
    finally:
        document.close()
    return pages


def _read_page(document: Any, number: int, *, with_words: bool) -> Page:
    with closing(LoadedPage(document, number)) as page:
        words = with_tables(PageWords(page))
        text = with_closing(words, with_letterhead(words) if number == 0 else words.text)
        width, height = page.size
        scanned = page.may_hold_pictures and not _is_good(text) and _is_picture(page)
        return Page(clean(text), scanned, width, height, words=words.laid_out() if with_words else ())


def _is_good(text: str) -> bool:
    """Tell whether the text can be what stands on the page: not next to none, and no garbage of a bad scanner.

    Text of other languages is no Vietnamese either; then the page must be a picture too to count as a scan.
    """
    if len(text) < 10 * _FEW_CHARS and len("".join(text.split())) < _FEW_CHARS:
        return False
    if len(text.encode("utf-8", "replace")) < _LEAST_BYTES * len(text):
        return False
    words = [word for word in _WORD.findall(text, 0, _LOOKED_AT) if not word.isupper()]
    good = sum(map(is_syllable, words))
    return good >= _SYLLABLES * len(words)


def _is_picture(page: LoadedPage) -> bool:
    """True when pictures cover more than half of the page; scanners cut a page into strips at times."""
    frame, covered = page.frame, 0.0
    for left, top, right, bottom in page.pictures():
        wide = min(right, frame.right) - max(left, frame.left)
        high = min(top, frame.top) - max(bottom, frame.bottom)
        covered += max(0.0, wide) * max(0.0, high)
    return covered > _MOSTLY * max(1.0, (frame.right - frame.left) * (frame.top - frame.bottom))
