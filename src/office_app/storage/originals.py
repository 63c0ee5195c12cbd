"""Files kept byte for byte under their SHA-256."""

import hashlib
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.incoming import StoredFile
from office_app.storage.failures import write_error
from office_app.storage.files import CHUNK, PART, long_path, remove, replace, sha256_of, sync_folder
from office_app.use_cases.system_errors import file_read_error

_HASH = re.compile(r"[0-9a-f]{64}")


def sha256_of_source(source: Path) -> str:
    """Return the hash that ``put`` would keep a file under. Raises FileReadError kinds."""
    try:
        return sha256_of(source)
    except OSError as error:
        raise file_read_error(error, source) from error


class OriginalFiles:
    """Fits ``ports.Originals``. No name from outside becomes part of a path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, source: Path) -> StoredFile:
        """Keep a copy; it is on the disk when this returns. The same content is kept once.

        Raises:
            FileReadError kinds: the source cannot be read.
            DiskFullError, StoreFolderError: the copy cannot be written.
        """
        try:
            file = open(long_path(source), "rb")  # noqa: SIM115 - the errors of opening are the source's alone
        except OSError as error:
            raise file_read_error(error, source) from error
        with file:
            return self._keep(_chunks(file, source), source.name)

    def put_bytes(self, content: bytes, name: str) -> StoredFile:
        """Keep bytes of our own under ``name``. Raises DiskFullError, StoreFolderError."""
        return self._keep((content,), name)

    def path(self, sha256: str) -> Path:
        """Return where the file lies. Raises NotFoundError."""
        path = self.place(sha256)
        if not os.path.isfile(long_path(path)):
            raise NotFoundError(what="tệp gốc", id=sha256[:12])
        return path

    def place(self, sha256: str) -> Path:
        """Return where a file of this hash belongs, there or not. Raises NotFoundError: it is no hash."""
        if not _HASH.fullmatch(sha256):
            raise NotFoundError(what="tệp gốc", id=sha256[:12])
        return self._folder / sha256[:2] / sha256

    def all(self) -> Iterator[Path]:
        """Yield every original that lies in the folder."""
        for place in sorted(self._folder.glob("[0-9a-f][0-9a-f]")):
            yield from (path for path in sorted(place.iterdir()) if _HASH.fullmatch(path.name))

    def _keep(self, chunks: Iterable[bytes], name: str) -> StoredFile:
        part = self._folder / f"{uuid.uuid4().hex}{PART}"
        digest, size = hashlib.sha256(), 0
        try:
            with open(long_path(part), "xb") as file:
                for chunk in chunks:
                    file.write(chunk)
                    digest.update(chunk)
                    size += len(chunk)
                file.flush()
                os.fsync(file.fileno())
            self._settle(part, self.place(digest.hexdigest()), size)
        except OSError as error:  # of our folder: those of the source are FileReadErrors by now
            raise write_error(error, self._folder) from error
        finally:
            remove(part)
        return StoredFile(digest.hexdigest(), name, size)

    def _settle(self, part: Path, place: Path, size: int) -> None:
        if not place.parent.is_dir():
            place.parent.mkdir(exist_ok=True)
            sync_folder(self._folder)
        if _size(place) != size:  # not there, or cut off by a failing disk
            try:
                replace(part, place)
            except PermissionError:
                if (
                    _size(place) != size
                ):  # else: another thread has put the same file, and has it open (Windows)
                    raise
        sync_folder(place.parent)


def _size(path: Path) -> int | None:
    try:
        return os.stat(long_path(path)).st_size
    except FileNotFoundError:
        return None


def _chunks(file: BinaryIO, source: Path) -> Iterator[bytes]:
    while True:
        try:
            chunk = file.read(CHUNK)
        except OSError as error:
            raise file_read_error(error, source) from error
        if not chunk:
            return
        yield chunk
