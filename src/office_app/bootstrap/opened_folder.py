"""The data folder opened as far as the first screen needs it; ``Office`` is the whole.

Nothing imported here may bring in SQLAlchemy: the first screen is shown before that is even looked for.
"""

import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from office_app.domain.errors.practice import InPracticeError
from office_app.domain.overview import Overview
from office_app.domain.settings import OfficeSettings
from office_app.storage.held_folder import HeldFolder, hold_folder
from office_app.storage.intake_files import IntakeFiles
from office_app.storage.practice import is_practice
from office_app.use_cases import overview
from office_app.use_cases.own_folder import own_folder
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.progress import QUIET, Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from office_app.bootstrap.office import Office
    from office_app.domain.saved_filters import FilterCount


def local_now() -> datetime:
    """Return the present moment in the PC's own zone."""
    return datetime.now().astimezone()


class OpenedFolder:
    """One office's data folder, held until ``close``. Methods may be called from any thread."""

    def __init__(self, held: HeldFolder, now: Clock) -> None:
        self.now = now
        self._held = held
        self._office: Office | None = None
        self._making = threading.Lock()

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._held.paths.root

    @property
    def practice(self) -> bool:
        """Tell whether the folder is one of practice, with invented data."""
        return is_practice(self.folder)

    def today(self) -> date:
        return self.now().date()

    def settings(self) -> OfficeSettings | None:
        """Return the office's settings, None before the first start was finished."""
        return self._held.settings()

    def overview(self) -> Overview:
        """Count the figures of the first screen as they are now."""
        figures = overview.overview(
            open_overview=self._held.open_overview,
            keeper=self._held.keeper,
            folder=str(self.folder),
            today=self.today(),
        )
        return replace(figures, files_waiting=len(IntakeFiles(self.folder).queue()))

    def saved_counts(self) -> "Sequence[FilterCount]":
        """Return the saved filters of all lists with how much each finds now."""
        return self.office().saved_counts()

    def print_coverage(self) -> Path:
        """Write who has studied what as DOCX and PDF, and return the PDF. Raises FileWriteError."""
        return self.office().print_coverage()

    def office(self) -> "Office":
        """Return the whole office, always the same one; the first call imports what it is made of."""
        with self._making:
            if self._office is None:
                from office_app.bootstrap.office import Office
                from office_app.bootstrap.reading import Reading
                from office_app.storage.own_rules import OwnRulesFile
                from office_app.storage.store import Store

                own_rules = OwnRulesFile(self.folder, _fault_of_rules)
                self._office = Office(self, Store(self._held), Reading(own_rules))
            return self._office

    def close(self) -> None:
        """Let go of the folder, which is then marked as cleanly stopped; a second call does nothing."""
        with self._making:  # an office half made in another thread is finished first
            if self._office is not None:
                self._office.let_go()
        self._held.close()


def _fault_of_rules(text: str) -> str | None:
    from office_app.recognition.own_rules import fault_of  # only for an office that has rules of its own

    return fault_of(text)


def open_folder(folder: Path | None = None, *, writable: bool = True, now: Clock = local_now) -> OpenedFolder:
    """Open the data folder (the user's own when None), made when missing.

    Raises:
        StoreBusyError, StoreNewerError, StoreDamagedError, StoreFolderError.
    """
    return OpenedFolder(hold_folder(folder or own_folder(), writable=writable, now=now), now)


def open_office(folder: Path | None = None, *, writable: bool = True, now: Clock = local_now) -> "Office":
    """Open the data folder and return the whole office in it; errors as of ``open_folder``."""
    opened = open_folder(folder, writable=writable, now=now)
    try:
        return opened.office()
    except BaseException:
        opened.close()
        raise


def restore_office(file: Path, folder: Path | None = None, progress: Progress = QUIET) -> Path | None:
    """Bring an office back from a backup; return where the data that was there is set aside, None if none was.

    Raises:
        BackupError: the backup does not verify; nothing is changed. StoreBusyError, DiskFullError.
        InPracticeError: the folder is one of practice.
    """
    from office_app.storage.restoring import restore

    target = folder or own_folder()
    if is_practice(target):
        raise InPracticeError(what="khôi phục từ bản sao lưu")
    return restore(file, target, progress)
