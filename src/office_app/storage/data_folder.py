"""The data folder: what lies where, who may write, and whether the last session ended well."""

import json
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from office_app.domain.errors.data_folder import StoreBusyError
from office_app.storage.failures import write_error
from office_app.storage.files import PART, remove, write_whole


@dataclass(frozen=True)
class DataFolder:
    """Paths of one office's data. Everything the program keeps lies below ``root``."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "office.db"

    @property
    def originals(self) -> Path:
        """Files received and issued, each under its hash: ``ab/ab12…``."""
        return self.root / "originals"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def issued(self) -> Path:
        """Papers issued, under names the clerk knows."""
        return self.root / "xuat"

    @property
    def templates(self) -> Path:
        """Templates the office changed or made; not there before the first."""
        return self.root / "mau"

    @property
    def lock_file(self) -> Path:
        return self.root / "lock"

    @property
    def running_file(self) -> Path:
        """There while somebody has the folder open for writing; left over when that session was cut off."""
        return self.root / "running"

    def make_root(self) -> None:
        """Make the folder itself and try to write. Raises StoreFolderError, DiskFullError."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            trial = self.root / f"trial-{os.getpid()}{PART}"
            trial.write_bytes(b"")
            trial.unlink()
        except OSError as error:
            raise write_error(error, self.root) from error

    def make_inner(self) -> None:
        """Make the folders within. Raises StoreFolderError, DiskFullError."""
        try:
            for folder in (self.originals, self.backups, self.log, self.issued):
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise write_error(error, self.root) from error

    def hold(self, now: Callable[[], datetime]) -> "Hold":
        """Become the one writer, without waiting. Raises StoreBusyError with who holds it since when."""
        lock = FileLock(self.lock_file, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreBusyError(folder=self.root, **self._holder()) from error
        except OSError as error:
            raise write_error(error, self.root) from error
        try:
            cut_off = self.running_file.exists()
            holder = {"pid": os.getpid(), "host": platform.node(), "since": now().isoformat()}
            write_whole(self.running_file, json.dumps(holder).encode())
        except OSError as error:
            lock.release()
            raise write_error(error, self.root) from error
        return Hold(self, lock, cut_off)

    def _holder(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            holder = json.loads(self.running_file.read_bytes())
            return {name: holder.get(name) for name in ("pid", "host", "since")}
        return {}

    def remove_parts(self) -> int:
        """Delete files whose writing was cut off; return how many. Only for the one writer."""
        parts = [
            path
            for folder in (self.root, self.originals, self.backups, self.issued, self.templates)
            for path in folder.glob(f"*{PART}*")
            if path.is_file()
        ]
        for path in parts:
            remove(path)
        return len(parts)


class Hold:
    """The right to write. ``cut_off`` tells that the session before did not end well."""

    def __init__(self, folder: DataFolder, lock: FileLock, cut_off: bool) -> None:
        self.cut_off = cut_off
        self._folder, self._lock = folder, lock

    def release(self, *, well: bool = True) -> None:
        """Let others write. Not ``well``: the next session checks the data before it starts."""
        if well:
            remove(self._folder.running_file)
        self._lock.release()
