"""The file on disk: what is wrong with it before anyone looks inside, and its very bytes with their SHA-256."""

import errno
import hashlib
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from office_app.domain.errors import (
    FileEmptyError,
    FileForbiddenError,
    FileInUseError,
    FileMissingError,
    FileReadError,
    FileTooLargeError,
    FileTypeError,
    NotAFileError,
)
from office_app.reading.limits import MB
from office_app.use_cases.progress import Progress

_CHUNK = 4 * MB
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE}
_WINDOWS_GONE = {2, 3, 15, 21, 53, 67, 433, 1006, 1167}  # not found, drive or share gone, device removed
_WINDOWS_IN_USE = {32, 33}  # sharing violation, lock violation


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
        raise _translated(error, path) from error
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
        raise _translated(error, path) from error
    if got == 0:
        raise FileEmptyError(name=path.name)
    return Source(path.name, parts[0] if len(parts) == 1 else b"".join(parts), digest.hexdigest())


def _too_large(path: Path, size: int, limit_mb: int) -> FileTooLargeError:
    return FileTooLargeError(name=path.name, size_mb=-(-size // MB), limit_mb=limit_mb)


def _translated(error: OSError | ValueError, path: Path) -> FileReadError:
    """Return our error for one of the operating system."""
    name = path.name or str(path)
    if not isinstance(error, OSError):  # a NUL within the path
        return FileMissingError(name=name.replace("\0", "?"))
    windows = getattr(error, "winerror", None) or 0
    if isinstance(error, PermissionError) and not windows:
        windows = windows_open_error(path)
    if windows in _WINDOWS_IN_USE or error.errno in (errno.EBUSY, errno.ETXTBSY):
        return FileInUseError(name=name)
    if isinstance(error, PermissionError):
        return FileForbiddenError(name=name)
    if error.errno in _GONE or windows in _WINDOWS_GONE:
        return FileMissingError(name=name)
    if isinstance(error, IsADirectoryError):
        return NotAFileError(name=name)
    return FileReadError(name=name)


def windows_open_error(path: Path) -> int:
    """Return the Windows error number of opening ``path``, 0 when it opens or on another system.

    Python's ``open`` goes through the C runtime, which makes "access denied" of a sharing violation.
    """
    if sys.platform != "win32":
        return 0
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    read, share_all, open_existing = 0x80000000, 7, 3
    handle = kernel.CreateFileW(
        ctypes.c_wchar_p(str(path)), ctypes.c_uint32(read), share_all, None, open_existing, 0, None
    )
    if handle == ctypes.c_void_p(-1).value:
        return ctypes.get_last_error()
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return 0
