"""SQLite's and the system's errors as errors people can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from office_app.domain.errors import AppError
from office_app.domain.errors.data_folder import (
    DiskFullError,
    StoreBusyError,
    StoreDamagedError,
    StoreFolderError,
)

if TYPE_CHECKING:
    from sqlalchemy.exc import IntegrityError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def is_disk_full(error: OSError) -> bool:
    """Tell whether the system refused to write because disk or quota are full."""
    return error.errno in _FULL or getattr(error, "winerror", None) in (39, 112)


def folder_reason(error: OSError) -> str:
    """Return in Vietnamese why the system did not let us write."""
    if isinstance(error, PermissionError):
        return "không có quyền ghi"
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "trên đường dẫn có một tệp chứ không phải thư mục"
    if isinstance(error, FileNotFoundError):
        return "không có ổ đĩa hoặc thư mục đó"
    if error.errno == errno.EROFS:
        return "ổ đĩa chỉ cho đọc"
    return f"hệ điều hành báo lỗi {error.errno}"


def write_error(error: OSError, folder: Path) -> AppError:
    """Return what to raise when writing into our own folder failed."""
    if is_disk_full(error):
        return DiskFullError(folder=folder)
    return StoreFolderError(folder=folder, reason=folder_reason(error))


def sqlite_error(error: BaseException | None, file: Path) -> AppError | None:
    """Return the expected error behind an error of SQLite, None when it is our own mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    match code & 0xFF:  # the rest tells variants apart
        case sqlite3.SQLITE_FULL:
            return DiskFullError(folder=file.parent)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return StoreBusyError(folder=file.parent)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreDamagedError(file=file.name)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return StoreFolderError(folder=file.parent, reason="không mở hoặc không ghi được tệp dữ liệu")
        case sqlite3.SQLITE_IOERR:
            return StoreFolderError(folder=file.parent, reason="ổ đĩa báo lỗi đọc ghi")
    return None


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Raise what is known of SQLite's errors on ``file`` as errors people can act on; let all others pass."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps SQLite's error as ``orig``; asked so, it need not be imported to read the first screen.
        known = sqlite_error(getattr(error, "orig", error), file)
        if known is None:
            raise
        raise known from error


def breaks_unique(error: "IntegrityError", column: str) -> bool:
    """Tell whether the error is a second row with the same ``table.column``."""
    return "UNIQUE" in str(error.orig) and column in str(error.orig)
