"""Writing the whole office into one file."""

import errno
import hashlib
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from office_app.domain.errors import AppError
from office_app.domain.errors.data_folder import BackupError, DiskFullError
from office_app.shipped import program_version
from office_app.storage.backup_file import (
    DATABASE,
    MANIFEST,
    Manifest,
    copy_entry,
    is_own,
    open_backup,
    original_name,
)
from office_app.storage.checks import original_fault, referenced
from office_app.storage.connections import connect, stored_revision
from office_app.storage.data_folder import DataFolder
from office_app.storage.database_copy import copy_database
from office_app.storage.failures import folder_reason, is_disk_full
from office_app.storage.files import CHUNK, PART, long_path, remove, replace, sync_file
from office_app.storage.originals import OriginalFiles
from office_app.use_cases.progress import Progress


def write_backup(
    folder: DataFolder, target: Path, *, now: Callable[[], datetime], progress: Progress
) -> list[str]:
    """Write the file, read it back and only then put it in place.

    Returns:
        One Vietnamese line per original that is missing or damaged already now.

    Raises:
        BackupError, DiskFullError: ``target`` is as it was.
    """
    part = target.with_name(target.name + PART)
    database = folder.backups / f"{uuid.uuid4().hex}.db{PART}"
    try:
        copy_database(folder.database, database, progress)
        with zipfile.ZipFile(part, "w", allowZip64=True) as archive:
            found = _Writing(archive, now()).write(folder, database, progress)
        with open_backup(part, target.name) as (archive, manifest):
            for done, entry in enumerate(manifest.files):
                progress.step(done, len(manifest.files), "đang đọc lại bản sao lưu …")
                copy_entry(archive, manifest, entry, None, target.name)
        sync_file(part)
        replace(part, target)
        return found
    except OSError as error:
        raise _write_error(error, target) from error
    finally:
        remove(database)
        remove(part)


class _Writing:
    def __init__(self, archive: zipfile.ZipFile, moment: datetime) -> None:
        self._archive, self._moment = archive, moment

    def write(self, folder: DataFolder, database: Path, progress: Progress) -> list[str]:
        with closing(connect(database, read_only=True)) as connection:
            files = referenced(connection)
        manifest = Manifest(stored_revision(database) or "", self._moment.isoformat(), app_version())
        self._add(manifest, DATABASE, database, zipfile.ZIP_DEFLATED)
        originals, found = OriginalFiles(folder.originals), []
        for done, file in enumerate(files):
            progress.step(done, len(files), f"đang sao lưu tệp gốc «{file.name}» …")
            path = originals.place(file.sha256)
            if fault := original_fault(path, file):
                found.append(fault)
                manifest.faulty.append(file.sha256)
            if path.is_file():  # also a damaged one: half a paper is more than none
                self._add(manifest, original_name(file.sha256), path, zipfile.ZIP_STORED)
        for path in _others(folder.root):
            self._add(manifest, path.relative_to(folder.root).as_posix(), path, zipfile.ZIP_DEFLATED)
        self._archive.writestr(MANIFEST, manifest.to_bytes(), zipfile.ZIP_DEFLATED)
        return found

    def _add(self, manifest: Manifest, name: str, path: Path, method: int) -> None:
        info = zipfile.ZipInfo(name, self._moment.timetuple()[:6])
        info.compress_type = method
        digest, size = hashlib.sha256(), 0
        with (
            open(long_path(path), "rb") as source,
            self._archive.open(info, "w", force_zip64=True) as entry,
        ):
            while chunk := source.read(CHUNK):
                entry.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        manifest.files[name] = (digest.hexdigest(), size)


def _others(root: Path) -> Iterator[Path]:
    """Yield what else the office keeps in its folder: issued papers, templates it changed."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not path.is_symlink() and not is_own(name) and not name.endswith(PART):
            yield path


def app_version() -> str:
    """Return the version of the program, empty where it does not know."""
    return program_version()


def _write_error(error: OSError, target: Path) -> AppError:
    if is_disk_full(error):
        return DiskFullError(folder=target.parent)
    if error.errno == errno.EFBIG:
        return BackupError(name=target.name, reason="ổ đĩa không chứa được tệp lớn như vậy (thường là FAT32)")
    return BackupError(name=target.name, reason=folder_reason(error))
