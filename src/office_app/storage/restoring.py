"""Bringing back a backup: verified whole beside the present data, then swapped in; all or nothing.

The swap is a handful of renames under a journal, so that one cut off is finished at the next start.
"""

import json
import logging
import os
import re
import shutil
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from office_app.domain.errors import (
    BackupError,
    DiskFullError,
    FileInUseError,
    StoreDamagedError,
    StoreNewerError,
)
from office_app.storage.backup_file import DATABASE, copy_entry, open_backup, original_name
from office_app.storage.checks import Referenced, referenced
from office_app.storage.data_folder import DataFolder
from office_app.storage.database_copy import copy_database, verify_copy
from office_app.storage.engine import connect, stored_revision
from office_app.storage.failures import write_error
from office_app.storage.files import long_path, remove, sync_folder, write_whole
from office_app.storage.migrations import REVISIONS
from office_app.storage.originals import OriginalFiles
from office_app.use_cases.ports import Clock
from office_app.use_cases.progress import Progress

log = logging.getLogger(__name__)

_NEW = "restoring"
_JOURNAL = "restoring.json"
_STAYS = re.compile(r"lock|running|backups|log|restoring(\.json)?|before-restore-.*|.*\.part")
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
        new = folder.root / _NEW
        new.mkdir()
        try:
            if not file.is_file():
                raise BackupError(name=file.name, reason="không thấy tệp")
            if zipfile.is_zipfile(file):
                lost, leaving = _unpack(file, new, progress), _present(folder)
            else:
                lost, leaving = _take_database(file, folder, new, progress), list(_DATABASE_FILES)
            kept = _free(folder.root / f"before-restore-{now():%Y%m%d-%H%M%S}")
            _swap(folder, leaving, kept.name)
        except OSError as error:
            raise write_error(error, folder.root) from error
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except BaseException:
        hold.release(well=not hold.cut_off)
        raise
    hold.release()
    log.warning("restored from %s; %s", file.name, "; ".join(lost) or "complete")
    return kept if kept.is_dir() else None


def finish_swap(folder: DataFolder) -> None:
    """Finish a swap that was cut off; remove what a restore cut off before its swap has unpacked.

    Only for the one writer.
    """
    journal = folder.root / _JOURNAL
    try:
        if journal.exists():
            content = json.loads(journal.read_bytes())
            if not content["moved_out"]:
                _move_out(folder, content["leaving"], content["kept_in"])
            _move_in(folder)
            log.warning("a restore that was cut off has been finished")
    except OSError as error:
        raise write_error(error, folder.root) from error
    shutil.rmtree(folder.root / _NEW, ignore_errors=True)


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
        f"Thiếu tệp gốc «{one.name}» của văn bản {one.symbol}"
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
    with closing(connect(database, read_only=True)) as connection:
        return referenced(connection)


# ---- swapping -------------------------------------------------------------------------------------------------------


def _present(folder: DataFolder) -> list[str]:
    """Name what has to make room; folders without a file go at once."""
    names = []
    for path in list(folder.root.iterdir()):
        if _STAYS.fullmatch(path.name):
            continue
        if path.is_dir() and not any(inner.is_file() for inner in path.rglob("*")):
            shutil.rmtree(path)
        else:
            names.append(path.name)
    return names


def _free(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.name}-{number}")
        number += 1
    return free


def _swap(folder: DataFolder, leaving: list[str], kept_in: str) -> None:
    new = folder.root / _NEW
    coming = [path.name for path in new.iterdir()]
    for path in (new, *(path for path in new.rglob("*") if path.is_dir())):
        sync_folder(path)
    try:
        _write_journal(folder, leaving, kept_in, moved_out=False)
        _move_out(folder, leaving, kept_in)
        _write_journal(folder, leaving, kept_in, moved_out=True)
        _move_in(folder)
    except OSError as error:
        _undo(folder, coming, kept_in)
        if isinstance(error, PermissionError):  # Windows: somebody has one of the files open
            raise FileInUseError(name=Path(error.filename or folder.root).name) from error
        raise


def _write_journal(folder: DataFolder, leaving: list[str], kept_in: str, *, moved_out: bool) -> None:
    content = {"leaving": leaving, "kept_in": kept_in, "moved_out": moved_out}
    write_whole(folder.root / _JOURNAL, json.dumps(content).encode())


def _move_out(folder: DataFolder, leaving: list[str], kept_in: str) -> None:
    kept = folder.root / kept_in
    for name in leaving:
        if (folder.root / name).exists():
            kept.mkdir(exist_ok=True)
            os.rename(folder.root / name, kept / name)
    sync_folder(folder.root)


def _move_in(folder: DataFolder) -> None:
    for path in list((folder.root / _NEW).iterdir()):
        os.rename(path, folder.root / path.name)
    sync_folder(folder.root)
    remove(folder.root / _JOURNAL)


def _undo(folder: DataFolder, coming: list[str], kept_in: str) -> None:
    new, kept = folder.root / _NEW, folder.root / kept_in
    if kept.is_dir():
        for name in coming:
            if (kept / name).exists() and not (new / name).exists():
                os.rename(folder.root / name, new / name)
        for path in list(kept.iterdir()):
            os.rename(path, folder.root / path.name)
        kept.rmdir()
    remove(folder.root / _JOURNAL)
