"""What travels between the program and its reading process, checked on arrival.

JSON, behind it the boxes of the words of all pages as 32 bit numbers in the order of the pages, and behind those the
long texts: in JSON they would take most of the time. The file may have got the better of the process that sends this,
so an answer counts only when its shape and its content can be.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import accumulate, pairwise
from json import dumps
from typing import Any

from msgspec import json, to_builtins

from office_app.domain.incoming import RecognisedDocument, Span
from office_app.domain.page_layout import CORNERS, LaidOutWords, PageFrame
from office_app.domain.read_files import (
    FileKind,
    FileText,
    HowToRead,
    LegacyFont,
    OpticalReading,
    PageText,
    ReadFile,
    Viewpoint,
    WordBox,
)

_HIGHEST_BYTE = 3 if sys.byteorder == "little" else 0
_TEXT = "utf-16-le"
_WORD = CORNERS * array("f").itemsize  # bytes that tell where a word stands


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
    """Words of a page; ``own``: their text is sent too, else it is that of page number ``page``."""

    page: int
    own: bool
    words: int
    frame: PageFrame


@dataclass(frozen=True)
class _Sent:
    """``lengths``: in bytes, of the texts: those of the pages, the recognised one, those of words."""

    reading: Reading | None = None
    laid: Sequence[_Laid] = ()
    lengths: Sequence[int] = ()


_ENCODER = json.Encoder()
_SENT = json.Decoder(_Sent)


def packed_how(how: HowToRead) -> dict[str, object]:
    """Return what the clerk settled as plain JSON values."""
    return asdict(how)


def unpacked_how(sent: Any) -> HowToRead:
    """Return what the program asked for; it is trusted, unlike the other side."""
    legacy = sent["legacy"]
    return HowToRead(
        LegacyFont(legacy) if legacy not in (None, "auto") else legacy,
        OpticalReading(sent["optical"]),
        Viewpoint(**sent["viewpoint"]),
    )


def packed_reading(reading: Reading) -> tuple[int, bytes]:
    """Return the length of the JSON, and all that travels."""
    texts = [page.text for page in reading.pages]
    recognised = reading.recognised
    if recognised is not None:
        texts.append(recognised.text)
        recognised = replace(recognised, text="")
    words = {page.number: page.words for page in reading.pages if isinstance(page.words, LaidOutWords)}
    laid: list[_Laid] = []
    for page in reading.pages:
        if (of_page := words.get(page.number)) is not None:
            own = of_page.text != page.text
            laid.append(_Laid(page.number, own, len(of_page), of_page.frame))
            texts += [of_page.text] * own
    pages = tuple(
        replace(page, text="", words=() if page.number in words else page.words) for page in reading.pages
    )
    bare = replace(reading, pages=pages, recognised=recognised)
    return _packed(bare, laid, words.values(), texts)


def unpacked_reading(payload: bytes, length: int) -> Reading:
    """Return the reading; ``length`` is that of the JSON.

    Raises:
        ValueError: not of this shape, or it cannot be: see ``_check``.
    """
    sent, boxes, texts = _opened(payload, length)
    if sent.reading is None:
        raise ValueError("no reading")
    page_texts = {number: next(texts) for number in range(1, len(sent.reading.pages) + 1)}
    recognised = sent.reading.recognised
    if recognised is not None:
        recognised = replace(recognised, text=next(texts))
    words = _words(sent.laid, boxes, page_texts, texts)
    pages = tuple(
        replace(page, text=text, words=words.get(number, page.words))
        for page, (number, text) in zip(sent.reading.pages, page_texts.items(), strict=True)
    )
    reading = replace(sent.reading, pages=pages, recognised=recognised)
    _check(reading)
    return reading


def packed_words(words: Sequence[WordBox]) -> tuple[int, bytes]:
    """Return the words of one page as ``packed_reading`` does; a picture has none of its own."""
    if not isinstance(words, LaidOutWords):
        return _packed(None, (), (), ())
    return _packed(None, [_Laid(1, True, len(words), words.frame)], [words], [words.text])


def unpacked_words(payload: bytes, length: int) -> Sequence[WordBox]:
    """Return the words of the page, if it has any. Raises ValueError."""
    sent, boxes, texts = _opened(payload, length)
    return next(iter(_words(sent.laid, boxes, {}, texts).values()), [])


def _packed(
    reading: Reading | None, laid: Sequence[_Laid], words: Iterable[LaidOutWords], texts: Sequence[str]
) -> tuple[int, bytes]:
    behind = [text.encode(_TEXT, "replace") for text in texts]
    encoded = _encoded(_Sent(reading, laid, list(map(len, behind))))
    return len(encoded), b"".join([encoded, *(of_page.corners.tobytes() for of_page in words), *behind])


def _encoded(sent: _Sent) -> bytes:
    """Return the JSON, with «?» for halves of signs that a damaged file holds, as in the texts."""
    try:
        return _ENCODER.encode(sent)
    except UnicodeEncodeError:
        return dumps(to_builtins(sent), ensure_ascii=False).encode("utf-8", "replace")


def _opened(payload: bytes, length: int) -> tuple[_Sent, "array[float]", Iterator[str]]:
    """Return the JSON's content, the boxes, and the texts one after another.

    Raises:
        ValueError: the boxes cannot be, or boxes and texts are not all that lies behind the JSON.
    """
    sent = _SENT.decode(payload[:length])
    starts = [*accumulate(sent.lengths, initial=len(payload) - sum(sent.lengths))]
    numbers = payload[length : starts[0]]
    if starts[0] < length or min(sent.lengths, default=0) < 0:
        raise ValueError("texts that cannot be")
    if len(numbers) != _WORD * sum(of_page.words for of_page in sent.laid):
        raise ValueError("boxes missing, or of no word")
    # The byte that holds sign and size: these two are of numbers beyond all paper, and of what is no number.
    highest = numbers[_HIGHEST_BYTE :: _WORD // CORNERS]
    if 0x7F in highest or 0xFF in highest:
        raise ValueError("boxes without end")
    return sent, array("f", numbers), _texts(payload, starts)


def _texts(payload: bytes, starts: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise(starts):
        yield payload[start:end].decode(_TEXT)
    raise ValueError("a text is missing")


def _words(
    laid: Sequence[_Laid], boxes: "array[float]", pages: Mapping[int, str], texts: Iterator[str]
) -> dict[int, LaidOutWords]:
    """Return the words of pages by the numbers of those; raises ValueError when a layout cannot be."""
    found: dict[int, LaidOutWords] = {}
    start = 0
    for of_page in laid:
        end = start + CORNERS * of_page.words
        frame = of_page.frame
        if of_page.page in found or of_page.words < 0 or not {frame.turn, frame.written} <= set(range(4)):
            raise ValueError("a layout that cannot be")
        text = next(texts) if of_page.own else pages.get(of_page.page, "")
        found[of_page.page] = LaidOutWords(text, boxes[start:end], frame)
        start = end
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
