"""One reading process and the queue before it: asks, waits, and kills what takes too long or too much."""

import contextlib
import logging
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from office_app.domain.errors import files
from office_app.domain.errors.files import (
    FileReadError,
    ReaderFailedError,
    ReadingTooBigError,
    ReadingTooLongError,
)
from office_app.reading.child_process import ChildGoneError, ChildProcess
from office_app.reading.limits import MB, ReadingLimits
from office_app.reading.protocol import Frame
from office_app.use_cases.progress import Progress

log = logging.getLogger(__name__)

_TICK = 0.05  # seconds between looks at memory, clock and the wish to stop
_START_SECONDS = 60.0  # an old PC whose virus scanner reads every file of the program first
_BIG_AFTERWARDS = 0.4  # of memory_mb: a process that still holds more after answering is let go


class ReaderLine:
    """A reading process, started when first asked and again whenever it was killed or has ended."""

    def __init__(self, command: Sequence[str], limits: ReadingLimits) -> None:
        self._command, self._limits = command, limits
        self._sent_limits = asdict(limits)
        self._lock = threading.RLock()
        self._child: ChildProcess | None = None
        self._closed = False

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.alive

    @contextlib.contextmanager
    def turn(self, progress: Progress) -> Iterator[None]:
        """Wait until nobody else asks, and keep the process for several questions."""
        while not self._lock.acquire(timeout=_TICK):
            progress.step(0, 0, "đang chờ đọc xong tệp khác")
        try:
            yield
        finally:
            self._lock.release()

    def ask(self, op: str, name: str, data: bytes, progress: Progress, **more: object) -> Frame:
        """Return the final frame of the answer; the answer to bytes of one file belongs to that file only.

        With ``optical`` pages are read from their pictures, each with time of its own.

        Raises:
            FileReadError: one of its kinds.
            ValueError: a page was asked for that is not there.
            Cancelled: or whatever else ``progress`` raised; the process was killed then.
        """
        header: dict[str, object] = {"op": op, "name": name, "limits": self._sent_limits, **more}
        with self.turn(progress):
            asked_at = time.monotonic()
            try:
                child = self._started(name, progress)
                child.send(header, data)
                seconds = self._limits.seconds_for(len(data))
                watch = _Watch(child, name, progress, seconds, self._limits, optical="optical" in more)
                reply = watch.final_frame()
            except ChildGoneError as error:
                self._drop()
                log.warning("reading process ended: %s", error)
                raise ReaderFailedError(name=name) from error
            except BaseException:
                self._drop()
                raise
            may_be_big = len(data) > MB or time.monotonic() - asked_at > 2 * _TICK
            if may_be_big and child.memory() > self._limits.memory_mb * MB * _BIG_AFTERWARDS:
                self._drop()
        if reply.header.get("error") == "no_page":
            raise ValueError(f"«{name}»: no such page ({reply.header.get('details')})")
        if "error" in reply.header:
            raise told_error(reply.header, name)
        return reply

    def close(self) -> None:
        """End the process; a question still open gets ReaderFailedError, and so does every later one."""
        self._closed = True
        child = self._child
        if child is None:
            return
        if self._lock.acquire(timeout=0):
            try:
                child.close()
                self._child = None
            finally:
                self._lock.release()
        else:
            child.kill()

    def _started(self, name: str, progress: Progress) -> ChildProcess:
        if self._child is not None and self._child.alive and not self._closed:
            return self._child
        self._drop()
        if self._closed:
            raise ReaderFailedError(name=name)
        try:
            self._child = ChildProcess(self._command)
        except OSError as error:
            raise ChildGoneError(f"it does not start: {error}") from error
        if self._closed:  # close() came in between
            raise ReaderFailedError(name=name)
        hello = _Watch(self._child, name, progress, _START_SECONDS, self._limits).next_frame()
        if "hello" not in hello.header:
            raise ChildGoneError("it did not say hello")
        return self._child

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()


class _Watch:
    """Waits for one answer with an eye on the clock, the memory and the wish to stop.

    ``optical``: pages are read from their pictures, each with time of its own; ``seconds`` is for the opening.
    """

    def __init__(
        self,
        child: ChildProcess,
        name: str,
        progress: Progress,
        seconds: float,
        limits: ReadingLimits,
        *,
        optical: bool = False,
    ) -> None:
        self._child, self._name, self._progress = child, name, progress
        self._seconds, self._limits, self._optical = seconds, limits, optical
        now = time.monotonic()
        self._deadline, self._next_look = now + seconds, now + _TICK
        self._done, self._total, self._pages_begun = 0, 0, 0

    def final_frame(self) -> Frame:
        while "progress" in (frame := self.next_frame()).header:
            match frame.header["progress"]:
                case [int(done), int(total)]:
                    if self._optical:
                        self._begin_page(done, total)
                    self._done, self._total = done, total
                case _:
                    raise ChildGoneError("its progress is not two numbers")
        return frame

    def next_frame(self) -> Frame:
        while True:
            now = time.monotonic()
            if now >= self._next_look:
                self._next_look = now + _TICK
                self._look(now)
            try:
                return self._child.next_event(max(0.001, self._next_look - now))
            except queue.Empty:
                continue

    def _look(self, now: float) -> None:
        self._progress.step(self._done, self._total, self._doing())
        if self._child.memory() > self._limits.memory_mb * MB:
            raise ReadingTooBigError(name=self._name, limit_mb=self._limits.memory_mb)
        if now > self._deadline:
            raise ReadingTooLongError(name=self._name, seconds=round(self._seconds))

    def _doing(self) -> str:
        if self._optical and self._total:
            page = min(self._done + 1, self._total)
            return f"đang nhận dạng trang {page}/{self._total} của «{self._name}»"
        return f"đang đọc «{self._name}»"

    def _begin_page(self, done: int, total: int) -> None:
        """Give time for the next page: each gets it once, or a process gone wrong could go on for ever."""
        if done != self._pages_begun or not done < total <= self._limits.pdf_pages:
            raise ChildGoneError("its pages do not come one after another")
        self._pages_begun += 1
        self._seconds = self._limits.page_seconds
        self._deadline = time.monotonic() + self._seconds


def _error_classes() -> dict[str, type[FileReadError]]:
    found = (value for value in vars(files).values() if isinstance(value, type))
    return {kind.code: kind for kind in found if issubclass(kind, FileReadError)}


_ERRORS = _error_classes()


def told_error(told: Mapping[str, object], name: str) -> FileReadError:
    """Return the error that the process tells of a file: its code as ``error``, and ``details``."""
    details = told.get("details")
    kind = _ERRORS.get(str(told["error"]), FileReadError)
    error = kind(**{**(details if isinstance(details, dict) else {}), "name": name})
    try:
        error.text_vi()
    except (LookupError, ValueError):  # details that do not fit the sentence
        return FileReadError(name=name)
    return error
