"""Làm thử: from the real office's folder to that of practice, and back."""

from pathlib import Path

from office_app.storage.practice import empty_practice, is_finished, is_practice, make_practice
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
