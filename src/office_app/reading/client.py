"""The program's side of reading: foreign files are opened in a process of its own, within limits."""

import contextlib
import hashlib
import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from office_app.domain.errors.files import FileReadError, ReaderFailedError
from office_app.domain.read_files import FileText, HowToRead, ReadFile, WordBox, Workbook
from office_app.reading.cells_wire import unpacked_sheet, unpacked_workbooks
from office_app.reading.limits import MB, ReadingLimits
from office_app.reading.line import ReaderLine
from office_app.reading.protocol import Frame
from office_app.reading.source import Source, Stamp, read_source, stamp_of
from office_app.reading.wire import Reading, packed_how, unpacked_reading, unpacked_words
from office_app.use_cases.progress import NoProgress, Progress

log = logging.getLogger(__name__)

AS_IT_IS = HowToRead()
_TEXT_LINES = 2
_TOGETHER_BYTES = 4 * MB  # of workbooks sent at once
_IN_MEMORY = "bản in"  # the name of a PDF that is no file


class ReadingProcess:
    """Reads foreign files; implements the ``DocumentReader`` port. Any thread may call any method.

    Processes are started when first needed and kept: two for texts and sheets, one for page pictures, so that
    pictures stay quick while a big file is read, and one of low priority that reads scanned pages. A process that
    takes too long or too much memory, or whose caller wants to stop, is killed; the next call starts a new one.

    Args:
        command: program and arguments that start the reading process; a frozen program names its reader here.
        limits: sizes, seconds and memory, see ``ReadingLimits``.
        own_rules: gives the office's own recognition rules (TOML, may be empty), asked before every file.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        limits: ReadingLimits | None = None,
        own_rules: Callable[[], str] = str,
    ) -> None:
        self._limits, self._own_rules = limits or ReadingLimits(), own_rules
        # -P: a file docx.py in the current folder must not pass for the library of that name.
        start = list(command or (sys.executable, "-P", "-X", "utf8", "-m", "office_app.reading.child"))
        start += ["--memory-mb", str(self._limits.memory_mb)]
        self._texts = [ReaderLine(start, self._limits) for _ in range(_TEXT_LINES)]
        self._asked: Counter[ReaderLine] = Counter()
        self._choosing = threading.Lock()
        self._fetching = (
            threading.Lock()
        )  # many small files: two threads at once would wait for each other at each
        self._pictures = ReaderLine(start, self._limits)
        self._optical = ReaderLine(start, self._limits)
        self._shown: Stamp | str | None = None  # the PDF that the picture process holds open

    def read(self, path: Path, progress: Progress, how: HowToRead = AS_IT_IS) -> FileText:
        """Return the text of a file, told by its content; pages are numbered from 1.

        Raises:
            FileReadError: one of its kinds.
            Cancelled: ``progress.step`` raised it; the reading process was killed.
        """
        source, reading = self._read(path, progress, how, recognising=False)
        return reading.file(source.sha256, len(source.data))

    def recognise(self, path: Path, progress: Progress, how: HowToRead = AS_IT_IS) -> ReadFile:
        """Read a file and recognise what it says.

        Raises:
            FileReadError, Cancelled: as for ``read``; RulesFileError when the office's own rules are wrong.
        """
        source, reading = self._read(path, progress, how, recognising=True)
        return reading.read_file(source.sha256, len(source.data))

    def _read(
        self, path: Path, progress: Progress, how: HowToRead, *, recognising: bool
    ) -> tuple[Source, Reading]:
        source = read_source(path, self._limits.file_mb, progress)
        header: dict[str, object] = {"how": packed_how(how)}
        if recognising:
            header["recognise"] = self._own_rules()
        with self._text_line() as line:
            reply = line.ask("read", source.name, source.data, progress, **header)
        reading = _reading(reply, source.name)
        if reading.needs_optical:
            reply = self._optical.ask("read", source.name, source.data, progress, optical=True, **header)
            reading = _reading(reply, source.name)
        return source, reading

    @contextlib.contextmanager
    def _text_line(self) -> Iterator[ReaderLine]:
        """Hold the process that the fewest wait for; the second one starts only when two files are read at once."""
        with self._choosing:
            line = min(self._texts, key=lambda line: self._asked[line])
            self._asked[line] += 1
        try:
            yield line
        finally:
            with self._choosing:
                self._asked[line] -= 1

    def read_sheet(self, path: Path, progress: Progress) -> list[list[object]]:
        """Return the first non-empty sheet of an XLSX: rows of equal length of str, int, float, date or None.

        Rows and columns start at A1; empty rows at the end are left out. Without any filled cell: no rows.

        Raises:
            FileReadError, Cancelled: as for ``read``.
        """
        source = read_source(path, self._limits.file_mb, progress)
        with self._text_line() as line:
            reply = line.ask("sheet", source.name, source.data, progress)
        with _checked(source.name):
            return unpacked_sheet(reply.payload)

    def read_workbooks(
        self, paths: Sequence[Path], progress: Progress, leave_out: Collection[str] = ()
    ) -> Sequence[Workbook | FileReadError]:
        """Return of each file all sheets of an XLSX, hidden ones too, with the cells that hold formulas, or why not.

        Small files go to the process together; when it does not live through them, each is asked for alone. Sheets
        named in ``leave_out`` are not looked at.

        Raises:
            Cancelled: as for ``read``.
        """
        found: list[Workbook | FileReadError] = []
        groups = self._sources(paths, progress)
        while True:
            with self._fetching:
                together = next(groups, None)
            if together is None:
                return found
            sources = [one for one in together if isinstance(one, Source)]
            books = iter(self._workbooks(sources, progress, leave_out) if sources else ())
            found += [next(books) if isinstance(one, Source) else one for one in together]

    def _sources(self, paths: Sequence[Path], progress: Progress) -> Iterator[list[Source | FileReadError]]:
        """Yield the files' bytes, as many at once as are sent together, and what could not be read in its place."""
        together: list[Source | FileReadError] = []
        for path in paths:
            try:
                together.append(read_source(path, self._limits.file_mb, progress))
            except FileReadError as error:
                together.append(error)
            if sum(len(one.data) for one in together if isinstance(one, Source)) > _TOGETHER_BYTES:
                yield together
                together = []
        yield together

    def _workbooks(
        self, sources: Sequence[Source], progress: Progress, leave_out: Collection[str]
    ) -> Sequence[Workbook | FileReadError]:
        name, data = sources[0].name, b"".join(one.data for one in sources)
        asked: dict[str, object] = {"leave_out": list(leave_out)}
        asked["files"] = [(one.name, len(one.data)) for one in sources]
        try:
            with self._text_line() as line:
                reply = line.ask("workbooks", name, data, progress, **asked)
            with _checked(name):
                return unpacked_workbooks(reply, sources)
        except FileReadError as error:
            if len(sources) == 1:
                return [error]
        return [book for one in sources for book in self._workbooks([one], progress, leave_out)]

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of a PDF or a picture as PNG, ``width`` pixels wide.

        Raises:
            FileReadError: one of its kinds; FileMissingError also when the file has gone since it was read.
            ValueError: there is no such page, or ``width`` is not 1 to 10,000.
        """
        _check_request(page, width)
        return self._ask_about_file("page", path, page=page, width=width).payload

    def page_words(self, path: Path, page: int) -> Sequence[WordBox]:
        """Return where each word of page ``page`` (from 0) of a PDF stands; a picture has none of its own.

        Raises:
            FileReadError, ValueError: as for ``page_image``.
        """
        _check_request(page, 1)
        return _words(self._ask_about_file("words", path, page=page), path.name)

    def page_image_of_bytes(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int]:
        """Return a page of a PDF held in memory as PNG, and how many pages the PDF has.

        Raises:
            FileReadError, ValueError: as for ``page_image``.
        """
        _check_request(page, width)
        reply = self._ask_about_bytes("page", pdf, page=page, width=width)
        with _checked(_IN_MEMORY):
            return reply.payload, int(str(reply.header["pages"]))

    def page_words_of_bytes(self, pdf: bytes, page: int) -> Sequence[WordBox]:
        """Return where each word of page ``page`` (from 0) of a PDF held in memory stands.

        Raises:
            FileReadError, ValueError: as for ``page_image``.
        """
        _check_request(page, 1)
        return _words(self._ask_about_bytes("words", pdf, page=page), _IN_MEMORY)

    def close(self) -> None:
        """End the processes; a call still waiting gets ReaderFailedError, and so does every later call."""
        for line in (*self._texts, self._pictures, self._optical):
            line.close()

    def _ask_about_file(self, op: str, path: Path, **asked: object) -> Frame:
        """Ask the picture process about a file, which it is sent unless it holds it already."""
        stamp = stamp_of(path, self._limits.file_mb)
        with self._pictures.turn(NoProgress()):
            reply = self._from_open_pdf(op, stamp, path.name, **asked)
            if reply is None:
                data = read_source(path, self._limits.file_mb, NoProgress()).data
                reply = self._from_new_pdf(op, stamp, path.name, data, **asked)
        return reply

    def _ask_about_bytes(self, op: str, pdf: bytes, **asked: object) -> Frame:
        digest = hashlib.sha256(pdf).hexdigest()
        with self._pictures.turn(NoProgress()):
            reply = self._from_open_pdf(op, digest, _IN_MEMORY, **asked)
            if reply is None:
                reply = self._from_new_pdf(op, digest, _IN_MEMORY, pdf, **asked)
        return reply

    def _from_open_pdf(self, op: str, which: Stamp | str, name: str, **asked: object) -> Frame | None:
        """Ask about the PDF that the process holds; None when it holds another or has ended."""
        if self._shown != which or not self._pictures.running:
            return None
        return self._pictures.ask(op, name, b"", NoProgress(), **asked)

    def _from_new_pdf(self, op: str, which: Stamp | str, name: str, pdf: bytes, **asked: object) -> Frame:
        self._shown = None
        reply = self._pictures.ask(op, name, pdf, NoProgress(), new=True, **asked)
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
        # Its kind alone: the error quotes the answer, and that may be the text of a secret paper.
        log.warning("reading process gave an answer of the wrong shape: %s", type(error).__name__)
        raise ReaderFailedError(name=name) from error


def _reading(reply: Frame, name: str) -> Reading:
    with _checked(name):
        return unpacked_reading(reply.payload, int(str(reply.header["json"])))


def _words(reply: Frame, name: str) -> Sequence[WordBox]:
    with _checked(name):
        return unpacked_words(reply.payload, int(str(reply.header["json"])))
