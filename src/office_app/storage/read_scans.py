"""What was read from scans that wait in the intake, kept on this PC so that a restart need not read them again.

Comfort, not data: left out of backups, and whatever cannot be written or found is read anew. Nothing is kept of a
paper that was refused, nor of one that is in the register or was let go.
"""

import logging
from collections.abc import Collection
from pathlib import Path

from office_app.storage.files import PART, remove, write_whole

log = logging.getLogger(__name__)

FOLDER = "read-scans"
_MOST_BYTES = 64 << 20  # some hundred long scans


class ReadScans:
    """One file for each content, named after its SHA-256 and how it was read; the oldest go when there are too many."""

    def __init__(self, data_folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder, self._most_bytes = data_folder / FOLDER, most_bytes

    def find(self, sha256: str, how: str) -> bytes | None:
        """Return what was kept of a content read in this very way."""
        try:
            return self._path(sha256, how).read_bytes()
        except OSError:
            return None

    def keep(self, sha256: str, how: str, content: bytes) -> None:
        """Keep it in place of what was kept of this content before."""
        self.forget(sha256)
        if len(content) > self._most_bytes:
            return
        try:
            self._folder.mkdir(exist_ok=True)
            self._make_room(len(content))
            write_whole(self._path(sha256, how), content)
        except OSError as error:
            log.warning("a scan that was read is not kept: %s", type(error).__name__)

    def forget(self, sha256: str) -> None:
        for path in self._folder.glob(f"{sha256}-*"):
            remove(path)

    def keep_only(self, hashes: Collection[str]) -> None:
        """Forget all but these contents."""
        for path in self._folder.glob("*"):
            if path.name.partition("-")[0] not in hashes and not path.name.endswith(PART):
                remove(path)

    def _make_room(self, wanted: int) -> None:
        oldest_first = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        sizes = {path: path.stat().st_size for path in oldest_first}
        used = wanted + sum(sizes.values())
        for path in oldest_first:
            if used <= self._most_bytes:
                break
            remove(path)
            used -= sizes[path]

    def _path(self, sha256: str, how: str) -> Path:
        return self._folder / f"{sha256}-{how}"
