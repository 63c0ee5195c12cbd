"""Files laid where the clerk finds them: whole or not at all, and never over a file that is there already."""

import filecmp
import os
import re
import shutil
import uuid
from pathlib import Path

from office_app.domain.errors import AppError
from office_app.domain.errors.files import FileWriteError
from office_app.storage.failures import is_disk_full, write_error
from office_app.storage.files import PART, long_path, remove, sync_file

MOST_COPIES = 100


class Outbox:
    """Fits ``ports.Outbox``; the names of all that is laid begin with ``mark``."""

    def __init__(self, mark: str = "") -> None:
        self._mark = mark

    def lay(self, content: bytes | Path, name: str, folder: Path) -> Path:
        """Write ``content``, or a copy of the file it names, into ``folder`` (made when missing).

        The same content under the same name is left as it is; other content under that name stays, and
        ours gets « (2)», « (3)» … What no system takes in a name becomes «-».

        Raises:
            FileWriteError: the folder cannot be written. DiskFullError.
        """
        name = self._mark + plain_name(name)
        part = folder / f"{uuid.uuid4().hex}{PART}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                shutil.copyfile(long_path(content), long_path(part))
            else:
                with open(long_path(part), "xb") as file:
                    file.write(content)
            sync_file(part)
            return _settle(part, folder, name)
        except OSError as error:
            raise _laying_error(error, name, folder) from error
        finally:
            remove(part)


def plain_name(name: str) -> str:
    """Return a name that stays in its folder and that Windows takes too, whatever a restored office holds."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "-", name).strip(" .") or "tệp"


def _settle(part: Path, folder: Path, name: str) -> Path:
    stem, ending = os.path.splitext(name)
    for copy in range(1, MOST_COPIES):
        target = folder / (name if copy == 1 else f"{stem} ({copy}){ending}")
        if target.exists():
            if _same(part, target):
                return target
            continue  # perhaps open in Word, perhaps changed by hand: not ours to replace
        os.rename(long_path(part), long_path(target))
        return target
    raise FileWriteError(name=name, reason=f"đã có {MOST_COPIES} bản cùng tên trong thư mục")


def _same(part: Path, target: Path) -> bool:
    try:
        return filecmp.cmp(long_path(part), long_path(target), shallow=False)
    except OSError:  # held by Word
        return False


def _laying_error(error: OSError, name: str, folder: Path) -> AppError:
    if is_disk_full(error):
        return write_error(error, folder)
    return FileWriteError(name=name, reason=f"không ghi được vào thư mục «{folder}»")
