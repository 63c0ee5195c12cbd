"""One foreign file in the reading process: its text page by page, and what recognition makes of it."""

import tomllib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import lru_cache

from office_app.domain.errors.files import FileArchiveError, FileTypeError, RulesFileError
from office_app.domain.incoming import RecognisedDocument
from office_app.domain.read_files import RECOGNISED_CHARACTERS, FileKind, HowToRead, LegacyFont, PageText
from office_app.reading.child.doubtful import doubtful_spans
from office_app.reading.child.optical import open_pictures, pages_to_read, read_optically
from office_app.reading.formats.detect import detect
from office_app.reading.formats.documents import read_document, reader_of
from office_app.reading.formats.page import Page
from office_app.reading.limits import ReadingLimits
from office_app.reading.wire import Reading
from office_app.recognition.recognise import recognise
from office_app.recognition.rules import Rules, load_rules, shipped_texts

Step = Callable[[int, int], None]


def read_file(
    data: bytes,
    name: str,
    how: HowToRead,
    limits: ReadingLimits,
    step: Step,
    *,
    recognising: str | None,
    optical: bool,
) -> Reading:
    """Read one file told by its content.

    Args:
        data: bytes of the file.
        name: its name, for messages.
        how: what the clerk settled.
        limits: how much is read.
        step: hears how many pages are done.
        recognising: the office's own rules (TOML, may be empty) to recognise with; None to read only. Then
            page 1 of a PDF too comes without the places of its words.
        optical: read pages that are pictures; else the answer says that there are some.

    Raises:
        FileReadError: one of its kinds.
    """
    with_words = recognising is not None
    kind, found, legacy = _pages(data, name, how, limits, _nobody if optical else step, with_words=with_words)
    pages = tuple(
        PageText(number, page.text, page.scanned, page.width, page.height, words=page.words)
        for number, page in enumerate(found, start=1)
    )
    wanted = pages_to_read(kind, pages, how)
    if wanted and not optical:
        return Reading(kind, pages, legacy, needs_optical=True)
    if wanted:
        rules = None if recognising is None else _rules(recognising)
        with closing(open_pictures(kind, data, name, limits)) as pictures:
            read, mark = read_optically(pages, wanted, pictures, name, limits, step, rules)
        if mark:
            return Reading(kind, (), None, RecognisedDocument(refused=mark))
        pages = tuple(read)
    if recognising is None:
        return Reading(kind, pages, legacy)
    recognised = _recognise(pages, how, recognising, optical=bool(wanted))
    if wanted and not recognised.refused:
        recognised = replace(recognised, doubtful=doubtful_spans(pages, recognised.text))
    return Reading(kind, () if recognised.refused else pages, legacy, recognised)


def _nobody(done: int, total: int) -> None:
    """Hear of pages whose text is fetched on the way to their pictures: too quick to tell anyone."""


def _pages(
    data: bytes, name: str, how: HowToRead, limits: ReadingLimits, step: Step, *, with_words: bool
) -> tuple[FileKind, list[Page], LegacyFont | None]:
    found = detect(data, name)
    if found.kind == "pdf":
        from office_app.reading.formats import pdf
        from office_app.reading.formats.pdf_fonts import with_unicode_letters

        read = pdf.read(data, name, limits, step, with_words=with_words)
        return FileKind.PDF, *with_unicode_letters(data, name, read, how.legacy)
    if found.kind == "image":
        from office_app.reading.formats import image

        return FileKind.IMAGE, image.read(data, name, limits), None
    if (of_kind := reader_of(found.kind)) is not None:
        kind, reader = of_kind
        return kind, *read_document(reader, data, name, limits, how.legacy)
    refusal = FileArchiveError if found.kind == "archive" else FileTypeError
    raise refusal(name=name, found=found.words)


def _recognise(
    pages: tuple[PageText, ...], how: HowToRead, more_rules: str, *, optical: bool
) -> RecognisedDocument:
    text = "\f".join(page.text for page in pages)[:RECOGNISED_CHARACTERS]
    return recognise(text, _rules(more_rules), how.viewpoint, optical=optical)


@lru_cache(maxsize=2)
def _rules(more: str) -> Rules:
    try:
        return load_rules(*shipped_texts(), more)
    except tomllib.TOMLDecodeError as error:
        raise RulesFileError(fault=str(error)) from error
    except (KeyError, TypeError) as error:
        raise RulesFileError(fault=f"thiếu hoặc sai kiểu mục {error}") from error
