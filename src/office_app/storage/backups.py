"""Keeping the data folder safe: a daily copy of the database, the whole office in one file, checks."""

import json
import re
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from office_app.storage.connections import connect
from office_app.storage.data_folder import DataFolder
from office_app.storage.failures import translated
from office_app.storage.files import remove, size_of, write_whole
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.progress import Progress

DAILY_KEPT = 14
"""So many daily copies stay; of older ones the last of each month."""

# UNION, not UNION ALL: an original that several documents name lies there once.
_ORIGINALS_SIZE = (
    "SELECT coalesce(sum(size), 0) FROM"
    " (SELECT sha256, size FROM incoming_files UNION SELECT sha256, size FROM outgoing_files"
    " UNION SELECT sha256, size FROM activity_files UNION SELECT sha256, size FROM task_files"
    " UNION SELECT sha256, size FROM study_results WHERE sha256 IS NOT NULL)"
)
_DAILY = re.compile(r"office-(\d{4}-\d\d-\d\d)\.db")


class FolderKeeper:
    """Fits ``ports.Keeper``.

    The first screen says when the last copy was made; what copies and checks need is imported when they run.
    """

    def __init__(self, folder: DataFolder, now: Clock) -> None:
        self._folder, self._now = folder, now
        self._last = folder.backups / "last.json"

    def backup(self, target: Path, progress: Progress) -> Sequence[str]:
        """Write the whole office into one file, read it back, then put it in place of ``target``.

        Returns:
            One Vietnamese line per original that is missing or damaged already now; all else is in the file.

        Raises:
            BackupError, DiskFullError: ``target`` is as it was.
        """
        from office_app.storage.backup_writing import write_backup

        found = write_backup(self._folder, target, now=self._now, progress=progress)
        self._remember(target)
        return found

    def daily_backup(self, progress: Progress) -> Path | None:
        """Make today's verified copy of the database unless there is one; return it when made."""
        target = self._folder.backups / f"office-{self._now():%Y-%m-%d}.db"
        if target.exists():
            return None
        from office_app.storage.database_copy import copy_database

        copy_database(self._folder.database, target, progress)
        self._remember(target)
        self._thin_out()
        return target

    def last_backup(self) -> datetime | None:
        """Return when the last copy, daily or whole, was finished."""
        with suppress(OSError, ValueError, KeyError):
            return datetime.fromisoformat(json.loads(self._last.read_bytes())["at"])
        copies = [path.stat().st_mtime for path in self._folder.backups.glob("*.db")]
        return datetime.fromtimestamp(max(copies)).astimezone() if copies else None

    def check(self, progress: Progress) -> Sequence[str]:
        """Verify database, foreign keys and every original; return one Vietnamese line per fault."""
        from office_app.storage.checks import check_folder

        return check_folder(self._folder, progress)

    def size(self) -> int:
        """Return the bytes of the data folder; those of originals as the registers name them."""
        folder = self._folder
        with translated(folder.database), closing(connect(folder.database, read_only=True)) as connection:
            total = int(connection.execute(_ORIGINALS_SIZE).fetchone()[0])
        for path in folder.root.iterdir():
            if path != folder.originals:
                total += size_of(path) if path.is_dir() else path.stat().st_size
        return total

    def _remember(self, made: Path) -> None:
        with suppress(OSError):  # a note for the first screen; the copy is there
            write_whole(self._last, json.dumps({"at": self._now().isoformat(), "file": made.name}).encode())

    def _thin_out(self) -> None:
        # Counted, not compared with today: a wrong clock must not empty the folder.
        dated = [
            (date.fromisoformat(match[1]), path)
            for path in self._folder.backups.iterdir()
            if (match := _DAILY.fullmatch(path.name))
        ]
        dated.sort(reverse=True)
        months = set()
        for day, path in dated[DAILY_KEPT:]:
            if (day.year, day.month) in months:
                remove(path)
            months.add((day.year, day.month))
