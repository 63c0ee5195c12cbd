"""One piece of long work, run off the window's thread."""

import logging
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from office_app.domain.errors import AppError, Cancelled
from office_app.use_cases.progress import Progress

log = logging.getLogger(__name__)

Work = Callable[[Progress], object]

_REPORT_EVERY = 0.05  # seconds: a loop over 50,000 rows must not flood the window with signals


class Job(QObject):
    """One piece of long work. Lives in the GUI thread, owned by the runner; only ``run`` leaves it."""

    progressed = Signal(object, object, str)  # done, total, what; Signal(int) holds 32 bits only
    succeeded = Signal(object)
    failed = Signal(AppError)
    cancelled = Signal()
    ended = Signal()  # always last; the runner lets go of the job here

    def __init__(self, work: Work, what: str = "") -> None:
        super().__init__()
        self.what = what
        self._work, self._stop, self._reported = work, threading.Event(), 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def step(self, done: int, total: int, what: str) -> None:
        """Report progress; called by the work in its own thread."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._reported >= _REPORT_EVERY or done >= total:
            self._reported = now
            self.progressed.emit(done, total, what)

    def run(self) -> None:
        """Do the work in the calling thread and emit how it ended, never raising."""
        try:
            if self._stop.is_set():  # cancelled while it still waited for its turn
                raise Cancelled
            self.succeeded.emit(self._work(self))
        except Cancelled:
            self.cancelled.emit()
        except AppError as error:
            self.failed.emit(error)
        except Exception:
            log.exception("work failed: %s", self.what)
            self.failed.emit(AppError())
        finally:
            self.ended.emit()
