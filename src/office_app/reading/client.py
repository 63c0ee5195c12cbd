"""The program's side of reading: foreign files are opened in a process of its own, within limits."""

import contextlib
import hashlib
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from office_app.domain.errors import ReaderFailedError
from office_app.domain.incoming import FileKind, FileText, PageText
from office_app.reading.limits import ReadingLimits
from office_app.reading.line import ReaderLine
from office_app.reading.protocol import Frame
from office_app.reading.source import Stamp, read_source, stamp_of
from office_app.use_cases.progress import NoProgress, Progress

log = logging.getLogger(__name__)

_IN_MEMORY = "bản in"  # the name of a PDF that is no file


class ReadingProcess:
    """Reads foreign files; implements the ``DocumentReader`` port. Any thread may call any method.

    Two processes are started when first needed and kept: one for texts and sheets, one for page pictures, so
    that pictures stay quick while a big file is read. A process that takes too long or too much memory, or whose
    caller wants to stop, is killed; the next call starts a new one.

    Args:
        command: program and arguments that start the reading process; a frozen program names its reader here.
        limits: sizes, seconds and memory, see ``ReadingLimits``.
    """

    def __init__(self, command: Sequence[str] | None = None, *, limits: ReadingLimits | None = None) -> None:
        self._limits = limits or ReadingLimits()
        # -P: a file docx.py in the current folder must not pass for the library of that name.
        start = list(command or (sys.executable, "-P", "-X", "utf8", "-m", "office_app.reading.child"))
        start += ["--memory-mb", str(self._limits.memory_mb)]
        self._texts, self._pictures = ReaderLine(start, self._limits), ReaderLine(start, self._limits)
        self._shown: Stamp | str | None = None  # the PDF that the picture process holds open

    def read(self, path: Path, progress: Progress) -> FileText:
        """Return the text of a PDF, DOCX or TXT, told by its content; pages are numbered from 1.

        Raises:
            FileReadError: one of its kinds.
            Cancelled: ``progress.step`` raised it; the reading process was killed.
        """
        source = read_source(path, self._limits.file_mb, progress)
        reply = self._texts.ask("read", source.name, source.data, progress)
        with _checked(source.name):
            pages = tuple(
                PageText(number, str(text), bool(scanned), float(width), float(height))
                for number, (text, scanned, width, height) in enumerate(json.loads(reply.payload), start=1)
            )
            return FileText(FileKind(str(reply.header["kind"])), source.sha256, len(source.data), pages)

    def read_sheet(self, path: Path, progress: Progress) -> list[list[object]]:
        """Return the first non-empty sheet of an XLSX: rows of equal length of str, int, float, date or None.

        Rows and columns start at A1; empty rows at the end are left out. Without any filled cell: no rows.

        Raises:
            FileReadError, Cancelled: as for ``read``.
        """
        source = read_source(path, self._limits.file_mb, progress)
        reply = self._texts.ask("sheet", source.name, source.data, progress)
        with _checked(source.name):
            return [[_cell(value) for value in row] for row in json.loads(reply.payload)]

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of a PDF as PNG, ``width`` pixels wide.

        Raises:
            FileReadError: one of its kinds; FileMissingError also when the file has gone since it was read.
            ValueError: there is no such page, or ``width`` is not 1 to 10,000.
        """
        _check_request(page, width)
        stamp = stamp_of(path, self._limits.file_mb)
        with self._pictures.turn(NoProgress()):
            reply = self._from_open_pdf(stamp, path.name, page, width)
            if reply is None:
                data = read_source(path, self._limits.file_mb, NoProgress()).data
                reply = self._from_new_pdf(stamp, path.name, data, page, width)
        return reply.payload

    def page_image_of_bytes(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int]:
        """Return a page of a PDF held in memory as PNG, and how many pages the PDF has.

        Raises:
            FileReadError, ValueError: as for ``page_image``.
        """
        _check_request(page, width)
        digest = hashlib.sha256(pdf).hexdigest()
        with self._pictures.turn(NoProgress()):
            reply = self._from_open_pdf(digest, _IN_MEMORY, page, width)
            if reply is None:
                reply = self._from_new_pdf(digest, _IN_MEMORY, pdf, page, width)
        with _checked(_IN_MEMORY):
            return reply.payload, int(str(reply.header["pages"]))

    def close(self) -> None:
        """End both processes; a call still waiting gets ReaderFailedError, and so does every later call."""
        self._texts.close()
        self._pictures.close()

    def _from_open_pdf(self, which: Stamp | str, name: str, page: int, width: int) -> Frame | None:
        """Ask for a page of the PDF that the process holds; None when it holds another or has ended."""
        if self._shown != which or not self._pictures.running:
            return None
        header: dict[str, object] = {"page": page, "width": width}
        return self._pictures.ask("page", name, b"", NoProgress(), **header)

    def _from_new_pdf(self, which: Stamp | str, name: str, pdf: bytes, page: int, width: int) -> Frame:
        self._shown = None
        header: dict[str, object] = {"page": page, "width": width, "new": True}
        reply = self._pictures.ask("page", name, pdf, NoProgress(), **header)
        self._shown = which
        return reply


def _check_request(page: int, width: int) -> None:
    if page < 0 or not 1 <= width <= 10_000:
        raise ValueError(f"page {page}, width {width}")


@contextlib.contextmanager
def _checked(name: str) -> Iterator[None]:
    """Turn an answer of the wrong shape into an error: the file may have got the better of the process."""
    try:
        yield
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("reading process gave an answer of the wrong shape: %r", error)
        raise ReaderFailedError(name=name) from error


def _cell(value: object) -> object:
    """Return a cell as sent: a date travels as ``{"date": "2026-03-05"}``."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dict):
        return date.fromisoformat(str(value["date"]))
    raise ValueError("not a cell")
