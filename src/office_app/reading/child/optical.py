"""Pages that are pictures, read one after another; a secrecy mark on page 1 stops it before the second."""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from office_app.domain.read_files import FileKind, HowToRead, OpticalReading, PageText
from office_app.reading.formats.ocr_engine import EngineTime
from office_app.reading.formats.ocr_page import PagePicture, read_picture
from office_app.reading.formats.page import check_length
from office_app.reading.limits import ReadingLimits
from office_app.recognition.rules import Rules
from office_app.recognition.secrecy import secrecy_mark

_LINES = 60  # of page 1 that may bear a mark


class Pictures(Protocol):
    """A file held open, whose pages come as pictures."""

    def picture(self, page: int) -> PagePicture: ...
    def close(self) -> None: ...


def read_optically(
    pages: Sequence[PageText],
    wanted: Collection[int],
    pictures: Pictures,
    name: str,
    limits: ReadingLimits,
    step: Callable[[int, int], None],
    rules: Rules | None,
) -> tuple[list[PageText], str | None]:
    """Return the pages, those whose numbers are ``wanted`` as read from their pictures, and a secrecy mark.

    With ``rules`` page 1 is looked at for such a mark; when there is one, no page comes back.

    Raises:
        FileReadError: one of its kinds.
    """
    found: list[PageText] = []
    done = chars = 0
    for page in pages:
        stamps: Sequence[str] = ()
        if page.number in wanted:
            step(done, len(wanted))
            page, stamps = _read_page(page, pictures, limits)
            done += 1
        if page.number == 1 and rules and (mark := _secrecy(page.text, stamps, rules)):
            return [], mark
        chars += len(page.text)
        check_length(chars, name, limits)
        found.append(page)
    return found, None


def _read_page(page: PageText, pictures: Pictures, limits: ReadingLimits) -> tuple[PageText, Sequence[str]]:
    limit = EngineTime(limits.optical_seconds)
    picture = pictures.picture(page.number - 1)
    read = read_picture(picture, first=page.number == 1, limit=limit)
    text = PageText(
        page.number,
        read.text,
        True,
        read.width,
        read.height,
        optical=True,
        words=tuple(read.words),
        cut_short=read.cut_short,
    )
    return text, read.stamps


def _secrecy(text: str, stamps: Sequence[str], rules: Rules) -> str | None:
    return secrecy_mark(stamps, rules) or secrecy_mark(text.split("\n")[:_LINES], rules)


def open_pictures(kind: FileKind, data: bytes, name: str, limits: ReadingLimits) -> Pictures:
    """Open a PDF or a picture. Raises FileReadError: one of its kinds."""
    if kind is FileKind.IMAGE:
        from office_app.reading.formats.image import OpenImage

        return OpenImage(data, name, limits)
    from office_app.reading.formats.pdf_scan import ScannedPdf

    return ScannedPdf(data, name)


def pages_to_read(kind: FileKind, pages: Sequence[PageText], how: HowToRead) -> set[int]:
    """Return the numbers of the pages that are to be read from their pictures."""
    if how.optical is OpticalReading.NOWHERE or not kind.has_pages:
        return set()
    everywhere = how.optical is OpticalReading.EVERYWHERE
    within = pages[:1] if how.optical is OpticalReading.FIRST_PAGE else pages
    return {page.number for page in within if page.scanned or everywhere}
