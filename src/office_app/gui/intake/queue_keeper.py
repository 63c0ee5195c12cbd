"""Keeps the queue over a restart: written shortly after each change, in a job, and taken up at the first visit.

Counts it too: both follow every change.
"""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.intake import WaitingFile
from office_app.gui.intake.kept_work import waiting_files
from office_app.gui.intake.queue import IntakeQueue
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.widgets.pause import after_pause

log = logging.getLogger(__name__)
_QUIET = 1500  # milliseconds after the last change


class QueueKeeper(QObject):
    """Compares what is to be kept with what was written last, so whoever changes something just says so."""

    restored = Signal(object)  # Sequence[WaitingFile]
    waiting_changed = Signal(int)  # how many files still wait for the clerk

    def __init__(self, office: Office, runner: JobRunner, queue: IntakeQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._runner, self._queue = office, runner, queue
        self._waiting = 0
        self._saved: list[WaitingFile] | None = None  # None: what is kept was not taken up yet
        self._saving = False
        self._later = after_pause(_QUIET, self.save, self)

    @property
    def ready(self) -> bool:
        """Tell whether the files kept are in the queue."""
        return self._saved is not None

    def restore(self) -> None:
        """Take up what was kept; ``restored`` tells of it."""
        self._runner.run(lambda progress: self._office.saved_intake(), on_done=self._came)

    def touch(self) -> None:
        """Something in the queue may have changed."""
        if self._waiting != self._queue.unfinished:
            self._waiting = self._queue.unfinished
            self.waiting_changed.emit(self._waiting)
        if self.ready:
            self._later.start()

    def save(self) -> None:
        """Write the queue if it differs from what is kept."""
        self._later.stop()
        wanted = waiting_files(self._queue.items)
        if not self.ready or self._saving or wanted == self._saved:
            return
        self._saving = True
        self._runner.run(
            lambda progress: self._write(wanted),
            on_done=self._written,
            on_failed=self._not_written,
            on_cancelled=lambda: self._write(wanted),  # the window is closing: there is no later
        )

    def _came(self, kept: Sequence[WaitingFile]) -> None:
        self._saved = list(kept)
        self.restored.emit(kept)

    def _write(self, wanted: list[WaitingFile]) -> list[WaitingFile]:
        self._office.save_intake(wanted)
        return wanted

    def _written(self, wanted: list[WaitingFile]) -> None:
        self._saved, self._saving = wanted, False
        self.save()  # what changed meanwhile

    def _not_written(self, error: AppError) -> None:
        # Comfort, not data: the files themselves lie where they are.
        log.warning("the queue was not kept: %s", error.code)
        self._saving = False
