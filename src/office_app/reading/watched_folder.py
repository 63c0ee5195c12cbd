"""A folder that somebody else puts files into: which of them are whole and of a kind that is read."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from office_app.domain.intake import FolderFile
from office_app.reading.limits import MB
from office_app.use_cases.system_errors import windows_open_error

_TEXTS = {".pdf", ".docx", ".docm", ".dotx", ".doc", ".dot", ".rtf", ".odt", ".txt"}
_SHEETS = {".xlsx", ".xlsm", ".xls", ".ods"}
_PICTURES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"}
KINDS = frozenset(_TEXTS | _SHEETS | _PICTURES)
"""Endings of files that may be papers; what a file really is, its content tells when it is read."""

_UNFINISHED = ("~", ".~", "._", ".")  # Word's and LibreOffice's locks, shadows of a Mac, files still hidden


class FolderLook:
    """Fits ``ports.FolderLook``."""

    def file(self, path: Path) -> FolderFile | None:
        """Return the state of one file, None when it is not there."""
        try:
            status = path.stat()
        except OSError:
            return None
        return FolderFile(path, status.st_size, status.st_mtime_ns)

    def files(self, folder: Path) -> Iterator[FolderFile]:
        """Yield the files in the folder that may be papers, in no order; none when the folder is out of reach."""
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if _may_be_paper(entry.name) and (found := _stamp(entry)):
                        yield found
        except OSError:  # a share that is gone, a stick that was pulled out: it may come back
            return

    def sha256(self, path: Path) -> str | None:
        """Return the hash of the content; None while another program writes there or the file cannot be read."""
        if windows_open_error(path, sharing=False):
            return None
        digest = hashlib.sha256()
        try:
            with path.open("rb", buffering=0) as file:
                while part := file.read(4 * MB):
                    digest.update(part)
        except OSError:
            return None
        return digest.hexdigest()


def _may_be_paper(name: str) -> bool:
    return not name.startswith(_UNFINISHED) and os.path.splitext(name)[1].lower() in KINDS


def _stamp(entry: "os.DirEntry[str]") -> FolderFile | None:
    try:
        if not entry.is_file():
            return None
        # Windows' list of a folder lags behind while a file is being written; asking the file itself costs 30 µs.
        status = os.stat(entry.path) if sys.platform == "win32" else entry.stat()
    except OSError:
        return None
    return FolderFile(Path(entry.path), status.st_size, status.st_mtime_ns) if status.st_size else None
