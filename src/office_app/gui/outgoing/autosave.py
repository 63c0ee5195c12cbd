"""Keeps a draft stored while it is typed in; what could not be stored is tried again by itself."""

import threading
from typing import Protocol

from PySide6.QtCore import QObject

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.outgoing import OutgoingDraft
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.outgoing.edited_draft import EditedDraft
from office_app.gui.widgets.pause import after_pause

SAVE_AFTER = 1200  # ms after the first letter not stored: a crash loses at most two seconds
TRY_AGAIN_AFTER = 5000  # ms after a save that failed


class SavingView(Protocol):
    def show_saved(self, saved: bool) -> None:
        """Say whether everything typed so far is stored."""

    def show_not_saved(self, error: AppError) -> None:
        """Say why it could not be stored, until ``show_saved(True)``."""


class Autosave(QObject):
    """Stores the draft ``edited``; ``writing`` is held by whoever writes it."""

    def __init__(self, view: SavingView, office: Office, run: StartJob, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._office, self._run = view, office, run
        self.edited: EditedDraft | None = None
        self.writing = threading.Lock()
        self._job_waits = False
        self._later = after_pause(SAVE_AFTER, self.save, self)
        self._again = after_pause(TRY_AGAIN_AFTER, self.save, self)

    @property
    def dirty(self) -> bool:
        return self.edited is not None and self.edited.revision != self.edited.stored

    def follow(self, edited: EditedDraft | None) -> None:
        """Keep this draft from now on, or none."""
        self._later.stop()
        self._again.stop()
        self.edited = edited

    def touched(self) -> None:
        """Something was typed: store it soon."""
        self._view.show_saved(False)
        if not self._later.isActive():
            self._later.start()

    def save(self) -> None:
        """Store in a job what was typed since the last time; at once where an earlier save still waits its turn."""
        edited = self.edited
        if edited is None or not self.dirty:
            return
        if self._job_waits:
            self.save_now()
            return
        draft, revision = edited.to_store(), edited.revision

        def done(_: object) -> None:
            self._job_waits = False
            if edited is self.edited:
                self._succeeded()

        def failed(error: AppError) -> None:
            self._job_waits = False
            if edited is self.edited:
                self._failed(error)

        self._job_waits = True
        self._run(lambda progress: self._write(edited, draft, revision), on_done=done, on_failed=failed)

    def save_now(self) -> bool:
        """Store in this thread: one short write, for when the room or the program is left."""
        edited = self.edited
        if edited is None or not self.dirty:
            return True
        try:
            self._write(edited, edited.to_store(), edited.revision)
        except AppError as error:
            self._failed(error)
            return False
        self._succeeded()
        return True

    def _write(self, edited: EditedDraft, draft: OutgoingDraft, revision: int) -> None:
        with self.writing:
            if revision <= edited.stored:  # a job that waited its turn must not put old over new
                return
            self._office.save_draft(draft)
            edited.stored = revision

    def _succeeded(self) -> None:
        self._again.stop()
        self._view.show_saved(not self.dirty)

    def _failed(self, error: AppError) -> None:
        if self.dirty:  # not stored meanwhile by a later save
            self._again.start()
            self._view.show_not_saved(error)
