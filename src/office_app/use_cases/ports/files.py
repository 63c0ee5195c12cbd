"""Files the office keeps, lays out for the clerk, or finds in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.incoming import StoredFile
    from office_app.domain.intake import FolderFile, WaitingFile, Watched


class Originals(Protocol):
    """Files kept byte for byte under their SHA-256; ``put`` is durable when it returns."""

    def put(self, source: Path) -> StoredFile: ...
    def put_bytes(self, content: bytes, name: str) -> StoredFile: ...
    def path(self, sha256: str) -> Path:
        """Return where the file lies. Raises NotFoundError."""


class IntakeMemory(Protocol):
    """What this PC remembers of its intake. Saving raises DiskFullError, StoreFolderError."""

    def queue(self) -> Sequence[WaitingFile]: ...
    def save_queue(self, items: Sequence[WaitingFile]) -> None: ...
    def watched(self) -> Watched: ...
    def save_watched(self, watched: Watched) -> None: ...


class FolderLook(Protocol):
    """Looks into a folder that others put files into; what is out of reach is not there."""

    def files(self, folder: Path) -> Iterable[FolderFile]:
        """Return the files that may be papers, in no order."""

    def file(self, path: Path) -> FolderFile | None: ...
    def sha256(self, path: Path) -> str | None:
        """Return the hash of the content; None while it is written, held or out of reach."""


class Outbox(Protocol):
    """Lays files where the clerk finds them, never over a file with other content."""

    def lay(self, content: bytes | Path, name: str, folder: Path) -> Path:
        """Write bytes, or a copy of the file named, into ``folder`` and return where it lies.

        Raises FileWriteError, DiskFullError.
        """


class WholeFolders(Protocol):
    """Lays folders of several files: all of them or none."""

    def lay(self, name: str, place: Path, fill: Callable[[Path], None]) -> Path:
        """Let ``fill`` write into a new folder, put it into ``place`` and return where it lies.

        Raises HandOverPlaceError, DiskFullError, and what ``fill`` raises; nothing is left behind then.
        """
