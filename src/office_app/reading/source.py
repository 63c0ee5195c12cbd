"""The file on disk: what is wrong with it before anyone looks inside, and its very bytes with their SHA-256."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from office_app.domain.errors.files import FileEmptyError, FileTooLargeError, FileTypeError, NotAFileError
from office_app.reading.limits import MB
from office_app.use_cases.progress import Progress
from office_app.use_cases.system_errors import file_read_error

_CHUNK = 4 * MB


@dataclass(frozen=True)
class Source:
    """The bytes of one file as read once; ``sha256`` (lower-case hex) is theirs."""

    name: str
    data: bytes
    sha256: str


@dataclass(frozen=True)
class Stamp:
    """What tells one state of a file from a later one without reading it."""

    path: str
    size: int
    modified_ns: int
    inode: int


def stamp_of(path: Path, limit_mb: int) -> Stamp:
    """Look at the file without opening it.

    Raises:
        FileMissingError, NotAFileError, FileTypeError (a device or a pipe), FileForbiddenError,
        FileTooLargeError, FileReadError.
    """
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise file_read_error(error, path) from error
    if stat.S_ISDIR(found.st_mode):
        raise NotAFileError(name=path.name or str(path))
    if not stat.S_ISREG(found.st_mode):
        raise FileTypeError(name=path.name, found="thiết bị hoặc ống dẫn của hệ điều hành")
    if found.st_size > limit_mb * MB:
        raise _too_large(path, found.st_size, limit_mb)
    return Stamp(str(path), found.st_size, found.st_mtime_ns, found.st_ino)


def read_source(path: Path, limit_mb: int, progress: Progress) -> Source:
    """Read the whole file once.

    Raises:
        FileReadError: one of its kinds, see ``stamp_of``; also FileEmptyError, and FileInUseError when another
            program holds the file (Windows).
    """
    size = stamp_of(path, limit_mb).size
    progress.step(0, size, f"đang mở «{path.name}»")
    digest = hashlib.sha256()
    parts: list[bytes] = []
    got = 0
    try:
        with path.open("rb", buffering=0) as file:
            # One byte beyond the limit tells a file that has grown since it was looked at.
            while part := file.read(min(_CHUNK, limit_mb * MB + 1 - got)):
                digest.update(part)
                parts.append(part)
                got += len(part)
                if got > limit_mb * MB:
                    raise _too_large(path, got, limit_mb)
                if got >= _CHUNK:
                    progress.step(got, max(size, got), f"đang mở «{path.name}»")
    except (OSError, ValueError) as error:
        raise file_read_error(error, path) from error
    if got == 0:
        raise FileEmptyError(name=path.name)
    return Source(path.name, parts[0] if len(parts) == 1 else b"".join(parts), digest.hexdigest())


def _too_large(path: Path, size: int, limit_mb: int) -> FileTooLargeError:
    return FileTooLargeError(name=path.name, size_mb=-(-size // MB), limit_mb=limit_mb)
