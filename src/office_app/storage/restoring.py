"""Bringing back a backup: verified whole beside the present data, then swapped in; all or nothing.

``swap`` does the last step, and finishes it at the next start where it was cut off.
"""

import logging
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from office_app.domain.errors import AppError
from office_app.domain.errors.data_folder import (
    BackupError,
    DiskFullError,
    StoreDamagedError,
    StoreNewerError,
)
from office_app.storage.backup_file import DATABASE, copy_entry, open_backup, original_name
from office_app.storage.checks import Referenced, referenced
from office_app.storage.connections import connect, stored_revision
from office_app.storage.data_folder import DataFolder
from office_app.storage.database_copy import copy_database, verify_copy
from office_app.storage.failures import write_error
from office_app.storage.files import long_path
from office_app.storage.intake_files import forget_registered
from office_app.storage.migrations import REVISIONS
from office_app.storage.originals import OriginalFiles
from office_app.storage.swap import NEW, finish_swap, free, present, swap
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.progress import Progress

log = logging.getLogger(__name__)

_DATABASE_FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
_SPARE = 16 << 20


def _local_now() -> datetime:
    return datetime.now().astimezone()


def restore(file: Path, data_dir: Path, progress: Progress, *, now: Clock = _local_now) -> Path | None:
    """Make the data folder what it was in the backup: a whole office (.zip), or a kept copy of the database.

    What was there is kept in ``before-restore-<time>`` within the folder. A copy of the database (.db from
    ``backups``) leaves the originals as they are.

    Originals that were lost before the backup was made cannot come back: the log names them, and so does
    ``Keeper.check``.

    Returns:
        Where the data that was there is kept, None if there was none.

    Raises:
        BackupError, StoreNewerError: the backup cannot be used; nothing was changed.
        StoreBusyError, DiskFullError, StoreFolderError, FileInUseError: nothing was changed.
    """
    folder = DataFolder(data_dir.absolute())
    folder.make_root()
    hold = folder.hold(now)
    try:
        finish_swap(folder)
        new = folder.root / NEW
        new.mkdir()
        try:
            if not file.is_file():
                raise BackupError(name=file.name, reason="không thấy tệp")
            if zipfile.is_zipfile(file):
                lost, leaving = _unpack(file, new, progress), present(folder)
            else:
                lost, leaving = _take_database(file, folder, new, progress), list(_DATABASE_FILES)
            kept = free(folder.root / f"before-restore-{now():%Y%m%d-%H%M%S}")
            swap(folder, leaving, kept.name)
        except OSError as error:
            raise write_error(error, folder.root) from error
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except BaseException:
        hold.release(well=not hold.cut_off)
        raise
    with suppress(AppError):  # the office is back: a paper that waits twice is no reason to say it is not
        forget_registered(folder.root)
    hold.release()
    tell = log.warning if lost else log.info
    tell("restored from %s; %s", file.name, "; ".join(lost) or "complete")
    return kept if kept.is_dir() else None


# ---- verifying ------------------------------------------------------------------------------------------------------


def _unpack(file: Path, new: Path, progress: Progress) -> list[str]:
    with open_backup(file, file.name) as (archive, manifest):
        needed = sum(size for _, size in manifest.files.values())
        if shutil.disk_usage(new).free < needed + _SPARE:
            raise DiskFullError(folder=new.parent)
        for done, entry in enumerate(manifest.files):
            progress.step(done, len(manifest.files), "đang lấy lại từ bản sao lưu …")
            target = new / entry
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(long_path(target), "xb") as output:
                copy_entry(archive, manifest, entry, output, file.name)
                output.flush()
                os.fsync(output.fileno())
    progress.step(0, 1, "đang kiểm tra cơ sở dữ liệu …")
    files = _verified_database(new / DATABASE, file.name)
    faulty = set(manifest.faulty)
    for one in files:
        if original_name(one.sha256) not in manifest.files and one.sha256 not in faulty:
            raise BackupError(name=file.name, reason=f"thiếu tệp gốc «{one.name}»")
    return [
        f"Bản sao lưu không có bản lành của tệp gốc «{one.name}»" for one in files if one.sha256 in faulty
    ]


def _take_database(file: Path, folder: DataFolder, new: Path, progress: Progress) -> list[str]:
    try:
        copy_database(file, new / DATABASE, progress)
    except StoreDamagedError as error:
        raise BackupError(name=file.name, reason="tệp bị hỏng hoặc không phải bản sao lưu") from error
    originals = OriginalFiles(folder.originals)
    return [
        f"Thiếu tệp gốc «{one.name}» của {one.owner}"
        for one in _verified_database(new / DATABASE, file.name)
        if not originals.place(one.sha256).is_file()
    ]


def _verified_database(database: Path, name: str) -> list[Referenced]:
    verify_copy(database, name=name)
    revision = stored_revision(database)
    if revision is None:
        raise BackupError(name=name, reason="tệp không phải dữ liệu của phần mềm này")
    if revision not in REVISIONS:
        raise StoreNewerError(folder=name)
    try:
        with closing(connect(database, read_only=True)) as connection:
            return referenced(connection)
    except sqlite3.Error as error:  # tables that its revision has are not there
        raise BackupError(name=name, reason="tệp bị hỏng hoặc không phải bản sao lưu") from error
