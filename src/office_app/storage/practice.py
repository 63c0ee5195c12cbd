"""The folder of practice: told by a mark that lies in it, begun anew by emptying it, never the real office's."""

import shutil
from datetime import datetime
from pathlib import Path

from office_app.domain.errors.practice import PracticeFolderError
from office_app.domain.practice import MARK_FILE, MARK_TEXT
from office_app.storage.data_folder import DataFolder
from office_app.storage.failures import write_error
from office_app.storage.files import PART, long_path, write_whole

_UNFINISHED = "dang-dung"
"""There while the invented data is being made; left over, what there is would be half an office."""

_KEPT = {MARK_FILE, "lock", "running", "log", "window.ini"}


def is_practice(folder: Path) -> bool:
    """Tell whether the folder is one of practice."""
    return (folder / MARK_FILE).is_file()


def make_practice(folder: Path) -> None:
    """Make the folder with its mark, or leave one of practice as it is.

    Raises PracticeFolderError where anything lies in a folder without the mark, for practice is begun by emptying
    its folder; StoreFolderError, DiskFullError.
    """
    if is_practice(folder):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(path.name != MARK_FILE + PART for path in folder.iterdir()):
            raise PracticeFolderError(folder=folder)
        write_whole(folder / MARK_FILE, MARK_TEXT.encode("utf-8-sig"))
        write_whole(folder / _UNFINISHED, b"")
    except OSError as error:
        raise write_error(error, folder) from error


def is_finished(folder: Path) -> bool:
    """Tell whether the invented data is there whole."""
    return (folder / "office.db").exists() and not (folder / _UNFINISHED).exists()


def finish_practice(folder: Path) -> None:
    """Note that the invented data is there."""
    (folder / _UNFINISHED).unlink(missing_ok=True)


def empty_practice(folder: Path) -> None:
    """Take away all that was done in practice; the mark stays, and how the window looked.

    Raises PracticeFolderError for a folder without the mark, in which nothing is touched; StoreBusyError.
    """
    if not is_practice(folder):
        raise PracticeFolderError(folder=folder)
    hold = DataFolder(folder).hold(lambda: datetime.now().astimezone())
    try:
        write_whole(folder / _UNFINISHED, b"")
        for path in folder.iterdir():
            if path.name in _KEPT or path.name == _UNFINISHED:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(long_path(path))
            else:
                path.unlink()
    except OSError as error:
        raise write_error(error, folder) from error
    finally:
        hold.release()
