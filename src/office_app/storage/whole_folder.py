"""A folder of several files laid where the clerk wants it: all of them or none."""

import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from office_app.domain.errors import AppError
from office_app.domain.errors.data_folder import DiskFullError, HandOverPlaceError
from office_app.storage.failures import folder_reason, is_disk_full
from office_app.storage.files import PART, long_path
from office_app.storage.outbox import MOST_COPIES, plain_name
from office_app.use_cases.patient_rename import rename_patiently


class WholeFolders:
    """Fits ``ports.WholeFolders``; ``data`` is the office's own folder, in which none may lie."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def lay(self, name: str, place: Path, fill: Callable[[Path], None]) -> Path:
        """Let ``fill`` write into a new folder, then name it; what is there of that name stays, ours gets « (2)».

        Raises:
            HandOverPlaceError: nothing can be written there, or it lies within the data folder.
            DiskFullError. What ``fill`` raises. Nothing is left behind then.
        """
        if place.resolve().is_relative_to(self._data.resolve()):
            reason = "đó là thư mục dữ liệu của phần mềm"
            raise HandOverPlaceError(folder=place, reason=reason)
        made = [folder for folder in (place, *place.parents) if not folder.exists()]  # the deepest first
        part = place / f"{uuid.uuid4().hex}{PART}"
        try:
            place.mkdir(parents=True, exist_ok=True)
            part.mkdir()
            fill(part)
            target = _free(place, plain_name(name))
            rename_patiently(long_path(part), long_path(target))
            return target
        except OSError as error:
            raise _laying_error(error, place) from error
        finally:
            shutil.rmtree(long_path(part), ignore_errors=True)
            for folder in made:
                with suppress(OSError):  # what was laid is in it
                    folder.rmdir()


def _free(place: Path, name: str) -> Path:
    for copy in range(1, MOST_COPIES):
        target = place / (name if copy == 1 else f"{name} ({copy})")
        if not target.exists():
            return target
    raise HandOverPlaceError(folder=place, reason=f"đã có {MOST_COPIES} bộ cùng tên")


def _laying_error(error: OSError, place: Path) -> AppError:
    if is_disk_full(error):
        return DiskFullError(folder=place)
    return HandOverPlaceError(folder=place, reason=folder_reason(error))
