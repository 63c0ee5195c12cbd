"""The parent's hold on one running reading process: start, exchange frames, measure, kill."""

import contextlib
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO

import psutil

from office_app.reading.protocol import VERSION, Frame, ProtocolError, read_frame, write_frame

log = logging.getLogger(__name__)

_LOGGED_LINES = 200  # of the child's stderr: a library that never stops complaining must not fill the disk
_LOGGED_LENGTH = 500
# glibc would hand the memory back after every document and fetch it anew for the next: a fifth of the time.
_MEMORY_KEPT = {
    "MALLOC_TRIM_THRESHOLD_": "134217728",
    "MALLOC_MMAP_THRESHOLD_": "33554432",  # the most that glibc takes
    "MALLOC_TOP_PAD_": "16777216",
}
_starting = threading.Lock()  # on Windows two starts at once could inherit each other's pipe ends


class ChildGoneError(Exception):
    """The process ended, or what it sends is no longer to be trusted."""


class ChildProcess:
    """One reading process. A thread of its own writes requests and reads answers, so that nobody else blocks.

    The first event is the hello frame. Methods are called by one thread at a time, except ``kill``.
    """

    def __init__(self, command: Sequence[str]) -> None:
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        with _starting:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=flags,
                env={**os.environ, **_MEMORY_KEPT},
            )
        self._requests: queue.SimpleQueue[tuple[dict[str, object], bytes] | None] = queue.SimpleQueue()
        self._events: queue.SimpleQueue[Frame | Exception] = queue.SimpleQueue()
        self._ending = False
        self._measured: psutil.Process | None = None
        self._threads = [
            threading.Thread(target=work, name=f"reading-{what}-{self._process.pid}", daemon=True)
            for what, work in (("frames", self._exchange), ("stderr", self._log_stderr))
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The process that reads; on Windows it may be a child of the one that was started (venv launcher)."""
        return self._measured.pid if self._measured is not None else self._process.pid

    @property
    def alive(self) -> bool:
        return not self._ending and self._process.poll() is None

    def send(self, header: dict[str, object], payload: bytes = b"") -> None:
        """Put a request on its way; the answer comes as events."""
        self._requests.put((header, payload))

    def next_event(self, timeout: float) -> Frame:
        """Return the next frame.

        Raises:
            queue.Empty: nothing came within ``timeout`` seconds.
            ChildGoneError: there will be no more.
        """
        event = self._events.get(timeout=timeout)
        if isinstance(event, Exception):
            raise event
        if "hello" in event.header:
            self._greet(event)
        return event

    def memory(self) -> int:
        """Return the bytes of memory the process holds now, 0 when it has ended."""
        if self._measured is None:
            return 0
        try:
            info = self._measured.memory_info()
        except psutil.Error:
            return 0
        # Windows takes pages out of the working set at will; "pagefile" is what was asked for. "private", the same on
        # Windows 10, holds nonsense under Wine.
        return max(info.rss, getattr(info, "pagefile", 0))

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        self._ending = True
        self._requests.put(None)
        if self._measured is not None and self._measured.pid != self._process.pid:
            with contextlib.suppress(psutil.Error):
                self._measured.kill()
        self._process.kill()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # hangs in the kernel, on a dead drive for example
            log.error("reading process %d does not end", self._process.pid)
        self._join()

    def close(self) -> None:
        """Let the process end by itself, and kill it when it does not within 2 s."""
        self._ending = True
        self._requests.put(None)
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.kill()
        self._join()

    def _join(self) -> None:
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=2)

    def _greet(self, hello: Frame) -> None:
        version, pid = hello.header.get("hello"), hello.header.get("pid")
        if version != VERSION or not isinstance(pid, int):
            raise ChildGoneError(f"reading process speaks version {version!r}, not {VERSION}")
        try:
            self._measured = psutil.Process(pid)
        except psutil.Error as error:
            raise ChildGoneError("reading process ended at its start") from error

    def _exchange(self) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        try:
            self._pass_on(stdout)
            while (request := self._requests.get()) is not None:
                write_frame(stdin, *request)
                del request  # the bytes of a big file
                while True:
                    header = self._pass_on(stdout)
                    if "done" in header or "error" in header:
                        break
        except (OSError, ValueError, ProtocolError) as error:
            self._events.put(ChildGoneError(str(error)))
        finally:
            # Here and not in kill(): closing a pipe that another thread reads blocks on Windows.
            for pipe in (stdin, stdout):
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    def _pass_on(self, stdout: IO[bytes]) -> dict[str, object]:
        frame = read_frame(stdout)
        if frame is None:
            raise ProtocolError("reading process ended")
        self._events.put(frame)
        return frame.header

    def _log_stderr(self) -> None:
        stderr = self._process.stderr
        assert stderr is not None
        logged = 0
        with contextlib.suppress(OSError, ValueError), stderr:
            while line := stderr.readline(_LOGGED_LENGTH):
                logged += 1
                if logged <= _LOGGED_LINES and line.strip():
                    log.warning("reader: %s", line.decode("utf-8", "replace").rstrip())
