"""Putting what was brought back in the place of the present data: a handful of renames under a journal.

One that was cut off is finished at the next start, before anything else is opened.
"""

import json
import logging
import os
import re
import shutil
from pathlib import Path

from office_app.domain.errors.files import FileInUseError
from office_app.storage.data_folder import DataFolder
from office_app.storage.failures import write_error
from office_app.storage.files import remove, sync_folder, write_whole

log = logging.getLogger(__name__)

NEW = "restoring"
"""Where a restore unpacks and verifies what is to come."""

_JOURNAL = "restoring.json"
_STAYS = re.compile(
    r"lock|running|backups|log|restoring(\.json)?|before-restore-.*|.*\.part"
    r"|intake-queue\.json|watched-folder\.json|pasted|read-scans"
)


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
    shutil.rmtree(folder.root / NEW, ignore_errors=True)


def present(folder: DataFolder) -> list[str]:
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


def free(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.name}-{number}")
        number += 1
    return free


def swap(folder: DataFolder, leaving: list[str], kept_in: str) -> None:
    new = folder.root / NEW
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
    for path in list((folder.root / NEW).iterdir()):
        os.rename(path, folder.root / path.name)
    sync_folder(folder.root)
    remove(folder.root / _JOURNAL)


def _undo(folder: DataFolder, coming: list[str], kept_in: str) -> None:
    new, kept = folder.root / NEW, folder.root / kept_in
    if kept.is_dir():
        for name in coming:
            if (kept / name).exists() and not (new / name).exists():
                os.rename(folder.root / name, new / name)
        for path in list(kept.iterdir()):
            os.rename(path, folder.root / path.name)
        kept.rmdir()
    remove(folder.root / _JOURNAL)
