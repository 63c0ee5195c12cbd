"""Are the data sound: database, references, and every original against its hash."""

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from office_app.storage.connections import connect, faults
from office_app.storage.data_folder import DataFolder
from office_app.storage.files import long_path, remove, sha256_of
from office_app.storage.originals import OriginalFiles
from office_app.use_cases.progress import Progress

log = logging.getLogger(__name__)

ORPHAN_AGE = timedelta(days=1)
"""An original that no record names is left alone for this long: it may belong to work just under way."""


@dataclass(frozen=True)
class Referenced:
    """An original that a record names; ``owner`` says in Vietnamese which."""

    sha256: str
    name: str
    size: int
    owner: str


_FIRST = (
    "SELECT f.sha256, f.name, f.size, rtrim('văn bản ' || d.symbol) FROM incoming_files f"
    " JOIN incoming_documents d ON d.id = f.document_id"
    " UNION ALL SELECT f.sha256, f.name, f.size, rtrim('văn bản ' || coalesce(d.symbol, ''))"
    " FROM outgoing_files f JOIN outgoing_documents d ON d.id = f.document_id"
)
_LATER = {
    "activity_files": "SELECT f.sha256, f.name, f.size, 'hoạt động ' || substr(a.text, 1, 40)"
    " FROM activity_files f JOIN activities a ON a.id = f.activity_id",
    "task_files": "SELECT f.sha256, f.name, f.size, 'việc ' || substr(t.title, 1, 40)"
    " FROM task_files f JOIN tasks t ON t.id = f.task_id",
    "study_results": "SELECT sha256, file_name, size, 'bài thu hoạch' FROM study_results"
    " WHERE sha256 IS NOT NULL",
}
"""By table, those that came with a later revision: a backup may be older."""


def referenced(connection: sqlite3.Connection) -> list[Referenced]:
    """Return each original that any record names, once; the data may be of any revision."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    selects = (_FIRST, *(select for table, select in _LATER.items() if table in tables))
    rows = connection.execute(" UNION ALL ".join(selects))
    return list({row[0]: Referenced(*row) for row in rows}.values())


def check_folder(folder: DataFolder, progress: Progress) -> list[str]:
    """Return one Vietnamese line per fault; empty when all is well."""
    progress.step(0, 1, "đang kiểm tra cơ sở dữ liệu …")
    try:
        with closing(connect(folder.database, read_only=True)) as connection:
            found = faults(connection)
            files = referenced(connection) if not found else []
    except sqlite3.Error as error:
        return [f"Không đọc được cơ sở dữ liệu: {error}"]
    originals = OriginalFiles(folder.originals)
    for done, file in enumerate(files):
        progress.step(done, len(files), f"đang kiểm tra tệp gốc «{file.name}» …")
        if fault := original_fault(originals.place(file.sha256), file):
            found.append(fault)
    return found


def original_fault(path: Path, file: Referenced) -> str | None:
    """Return in Vietnamese what is wrong with one original, or None."""
    label = f"«{file.name}» của {file.owner}"
    try:
        size = os.stat(long_path(path)).st_size
        if size == file.size and sha256_of(path) == file.sha256:
            return None
    except FileNotFoundError:
        return f"Thiếu tệp gốc {label}"
    except OSError as error:
        return f"Không đọc được tệp gốc {label}: {error.strerror}"
    return f"Tệp gốc {label} đã bị thay đổi hoặc hỏng"


def remove_orphans(folder: DataFolder, now: Callable[[], datetime]) -> int:
    """Delete originals that were put but never came into a register; return how many.

    Only for the one writer, before it starts. Young ones stay, and so do those dated in the future: then the
    clock cannot be trusted.
    """
    with closing(connect(folder.database, read_only=True)) as connection:
        named = {file.sha256 for file in referenced(connection)}
    newest = (now() - ORPHAN_AGE).timestamp()
    removed = 0
    for path in OriginalFiles(folder.originals).all():
        if path.name not in named and os.stat(long_path(path)).st_mtime < newest:
            remove(path)
            removed += 1
    if removed:
        log.warning("%d originals that no record names were removed", removed)
    return removed
