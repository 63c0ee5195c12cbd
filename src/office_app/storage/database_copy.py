"""Verified copies of the data file, made while it is in use."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from office_app.domain.errors.data_folder import BackupError
from office_app.storage.connections import connect, faults
from office_app.storage.failures import translated, write_error
from office_app.storage.files import PART, remove, replace, sync_file
from office_app.use_cases.progress import Progress

_PAGES = 2048  # 8 MB between two looks at ``progress``


def copy_database(file: Path, target: Path, progress: Progress) -> None:
    """Copy the data file as one file without a journal, check the copy, then put it in place.

    Raises:
        BackupError: the copy does not equal the data or is damaged; ``target`` is as it was.
        DiskFullError, StoreFolderError: it could not be written.
    """
    part = target.with_name(target.name + PART)
    remove(part)
    try:
        with translated(target), closing(connect(file, read_only=True)) as source:
            source.execute("BEGIN")  # one state of the file throughout, whatever others commit meanwhile
            expected = row_counts(source)
            # Only pages are written here, so the connection does without our functions and WAL.
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                source.backup(copy, pages=_PAGES, progress=_reporter(progress))
                copy.execute("PRAGMA journal_mode = DELETE")
            source.execute("ROLLBACK")
        sync_file(part)
        verify_copy(part, expected, name=target.name)
        replace(part, target)
    except OSError as error:
        raise write_error(error, target.parent) from error
    finally:
        remove(part)


def verify_copy(file: Path, expected: dict[str, int] | None = None, *, name: str) -> None:
    """Raise BackupError unless the file is sound and has the expected number of rows in each table."""
    try:
        with closing(connect(file, read_only=True)) as copy:
            found = faults(copy)
            counts = row_counts(copy) if not found else {}
    except sqlite3.DatabaseError as error:
        raise BackupError(name=name, reason="tệp cơ sở dữ liệu bị hỏng") from error
    if found:
        raise BackupError(name=name, reason=found[0][0].lower() + found[0][1:])
    if expected is not None and counts != expected:
        raise BackupError(name=name, reason="số dòng không khớp với dữ liệu gốc")


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables.fetchall()
    }


def _reporter(progress: Progress) -> Callable[[int, int, int], None]:
    def report(status: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, total, "đang chép cơ sở dữ liệu …")

    return report
