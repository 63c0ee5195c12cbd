"""Backups and checks of the data folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.use_cases.progress import Progress


class Keeper(Protocol):
    """Keeps the data folder safe."""

    def backup(self, target: Path, progress: Progress) -> Sequence[str]:
        """Write the whole office into one file and verify it. Raises BackupError, DiskFullError.

        Returns one Vietnamese line per original that was lost or damaged before; all else is in the file.
        """

    def daily_backup(self, progress: Progress) -> Path | None:
        """Make today's verified copy of the database unless there is one; return it when made."""

    def last_backup(self) -> datetime | None: ...
    def check(self, progress: Progress) -> Sequence[str]:
        """Verify database, foreign keys and every original; return one Vietnamese line per fault."""

    def size(self) -> int:
        """Bytes of the data folder."""
