"""What travels between the program and its reading process, checked on arrival.

JSON, and behind it the boxes of the words of all pages as 32 bit numbers in the order of the pages. The file may
have got the better of the process that sends this, so an answer counts only when its shape and its content can be.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ConfigDict, TypeAdapter

from office_app.domain.incoming import RecognisedDocument, Span
from office_app.domain.page_layout import CORNERS, LaidOutWords, PageFrame
from office_app.domain.read_files import (
    FileKind,
    FileText,
    HowToRead,
    LegacyFont,
    PageText,
    ReadFile,
    WordBox,
)

_HIGHEST_BYTE = 3 if sys.byteorder == "little" else 0
_NO_INFINITY = ConfigDict(allow_inf_nan=False)


@dataclass(frozen=True)
class Reading:
    """The child's answer: what it read, and what it recognised when asked to.

    ``needs_optical``: pages are pictures, and the process was not asked to read those; nothing else is told yet.
    """

    kind: FileKind
    pages: Sequence[PageText] = ()
    legacy: LegacyFont | None = None
    recognised: RecognisedDocument | None = None
    needs_optical: bool = False

    def file(self, sha256: str, size: int) -> FileText:
        return FileText(self.kind, sha256, size, self.pages, self.legacy)

    def read_file(self, sha256: str, size: int) -> ReadFile:
        return ReadFile(self.file(sha256, size), self.recognised or RecognisedDocument())


@dataclass(frozen=True)
class _Laid:
    """Words of a page; ``text`` None when it is that of page number ``page``."""

    page: int
    text: str | None
    words: int
    frame: PageFrame


@dataclass(frozen=True)
class _Sent:
    __pydantic_config__ = _NO_INFINITY

    reading: Reading
    laid: Sequence[_Laid] = ()


HOW = TypeAdapter(HowToRead)
_SENT = TypeAdapter(_Sent)
_LAID = TypeAdapter(Sequence[_Laid], config=_NO_INFINITY)


def packed_reading(reading: Reading) -> tuple[int, bytes]:
    """Return the length of the JSON, and all that travels."""
    words = {page.number: page.words for page in reading.pages if isinstance(page.words, LaidOutWords)}
    texts = {page.number: page.text for page in reading.pages}
    laid = [
        _Laid(number, None if of_page.text == texts[number] else of_page.text, len(of_page), of_page.frame)
        for number, of_page in words.items()
    ]
    pages = tuple(replace(page, words=()) if page.number in words else page for page in reading.pages)
    return _packed(_SENT.dump_json(_Sent(replace(reading, pages=pages), laid)), words.values())


def unpacked_reading(payload: bytes, length: int) -> Reading:
    """Return the reading; ``length`` is that of the JSON.

    Raises:
        ValueError: not of this shape, or it cannot be: see ``_check``.
    """
    sent = _SENT.validate_json(payload[:length])
    _check(sent.reading)
    texts = {page.number: page.text for page in sent.reading.pages}
    words = _unpacked(sent.laid, texts, payload[length:])
    pages = tuple(replace(page, words=words.get(page.number, page.words)) for page in sent.reading.pages)
    return replace(sent.reading, pages=pages)


def packed_words(words: Sequence[WordBox]) -> tuple[int, bytes]:
    """Return the words of one page as ``packed_reading`` does; a picture has none of its own."""
    if not isinstance(words, LaidOutWords):
        return _packed(_LAID.dump_json(()), ())
    return _packed(_LAID.dump_json([_Laid(1, words.text, len(words), words.frame)]), [words])


def unpacked_words(payload: bytes, length: int) -> Sequence[WordBox]:
    """Return the words of the page, if it has any. Raises ValueError."""
    found = _unpacked(_LAID.validate_json(payload[:length]), {}, payload[length:])
    return next(iter(found.values()), [])


def _packed(encoded: bytes, words: Iterable[LaidOutWords]) -> tuple[int, bytes]:
    return len(encoded), b"".join([encoded, *(of_page.corners.tobytes() for of_page in words)])


def _unpacked(laid: Sequence[_Laid], texts: Mapping[int, str], numbers: bytes) -> dict[int, LaidOutWords]:
    """Return the words of pages by the numbers of those; raises ValueError when the boxes cannot be."""
    corners = array("f", numbers)
    # The byte that holds sign and size: these two are of numbers beyond all paper, and of what is no number.
    highest = numbers[_HIGHEST_BYTE :: corners.itemsize]
    if 0x7F in highest or 0xFF in highest:
        raise ValueError("boxes without end")
    found: dict[int, LaidOutWords] = {}
    start = 0
    for of_page in laid:
        end = start + CORNERS * of_page.words
        text = texts.get(of_page.page, "") if of_page.text is None else of_page.text
        frame = of_page.frame
        if of_page.page in found or of_page.words < 0 or not {frame.turn, frame.written} <= set(range(4)):
            raise ValueError("a layout that cannot be")
        found[of_page.page] = LaidOutWords(text, corners[start:end], frame)
        start = end
    if start != len(corners):
        raise ValueError("boxes of no word")
    return found


def _check(reading: Reading) -> None:
    """Raise ValueError for pages out of order or without a size, and for passages beyond the text."""
    for number, page in enumerate(reading.pages, start=1):
        if page.number != number or page.width <= 0 or page.height <= 0:
            raise ValueError("a page that cannot be")
    if reading.recognised is not None:
        most = len(reading.recognised.text)
        if not all(0 <= span.start <= span.end <= most for span in _spans(reading.recognised)):
            raise ValueError("a passage beyond the text")


def _spans(document: RecognisedDocument) -> Iterator[Span]:
    yield from document.doubtful
    values = (
        *(document.symbol, document.number, document.issued_on, document.doc_type, document.issuer),
        *(document.parent, document.subject, document.signer, document.signer_title, document.urgency),
        *document.recipients,
        *document.cited,
        *document.deadlines,
        *document.assignments,
        *document.materials,
        *document.reporting,
    )
    for value in values:
        if value is not None and value.span is not None:
            yield value.span
