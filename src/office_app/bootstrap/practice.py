"""Làm thử: from the real office's folder to that of practice, and back."""

import sys
from collections.abc import Sequence
from pathlib import Path

from office_app.domain.errors.practice import PracticeNotStartedError
from office_app.shipped import program_folder
from office_app.storage.practice import empty_practice, is_finished, is_practice, make_practice
from office_app.updating.faults import system_fault
from office_app.updating.programs import WINDOW, program, start
from office_app.use_cases.own_folder import own_folder

_NAME = " - Lam thu"


def practice_folder(folder: Path | None = None) -> Path:
    """Return the folder of practice beside a real one (the user's own when None); one of practice is its own."""
    real = (folder or own_folder()).absolute()
    if is_practice(real):
        return real
    # The top of a drive has no name to stand beside.
    return real.with_name(real.name + _NAME) if real.name else real / _NAME.strip(" -")


def real_folder(practice: Path) -> Path | None:
    """Return the folder of the office that this practice belongs to; None where its name does not tell."""
    name = practice.name
    return practice.with_name(name.removesuffix(_NAME)) if name.endswith(_NAME) else None


def ready_practice(folder: Path) -> None:
    """Make the folder of practice ready to be opened: new, as it was left, or empty where it is only half made.

    Raises PracticeFolderError, StoreFolderError, StoreBusyError, DiskFullError.
    """
    make_practice(folder)
    if not is_finished(folder):
        empty_practice(folder)


def begin_anew(folder: Path) -> None:
    """Take away all that was done in practice. Raises PracticeFolderError for any other folder, StoreBusyError."""
    empty_practice(folder)


def start_practice(folder: Path) -> None:
    """Open the window of practice beside that of the office in ``folder``. Raises PracticeNotStartedError."""
    _start(["--practice", "--data-dir", str(folder)])


def start_real(practice: Path) -> None:
    """Bring forward the window of the office that this practice belongs to. Raises PracticeNotStartedError."""
    folder = real_folder(practice)
    _start([] if folder is None else ["--data-dir", str(folder)])


def _start(words: Sequence[str]) -> None:
    folder = program_folder()
    command = [sys.executable, "-m", "office_app.cli.main"] if folder is None else [program(folder, WINDOW)]
    try:
        start([*command, *words])
    except OSError as error:
        raise PracticeNotStartedError(reason=system_fault(error)) from error
