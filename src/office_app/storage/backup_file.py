"""The whole office in one file: a ZIP with the database, originals, all else in the folder, and a manifest."""

import hashlib
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from office_app.domain.errors.data_folder import BackupError, StoreNewerError
from office_app.storage.files import CHUNK
from office_app.storage.migrations import REVISIONS

DATABASE = "office.db"
MANIFEST = "manifest.json"
_FORMAT = 1
_MANIFEST_LIMIT = 256 << 20
_ORIGINAL = re.compile(r"originals/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_OWN = re.compile(
    r"office\.db.*|lock|running|backups|log|originals|restoring.*|before-restore-.*"
    r"|intake-queue\.json|watched-folder\.json|pasted|read-scans"  # of this PC, see ``intake_files``
)
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]')


@dataclass
class Manifest:
    """What the file holds: name → (SHA-256, size). ``faulty``: originals that were lost or damaged before."""

    revision: str
    made_at: str
    app: str
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    faulty: list[str] = field(default_factory=list)

    def to_bytes(self) -> bytes:
        """Return the manifest as it lies in the file."""
        content = {
            "format": _FORMAT,
            "app": self.app,
            "revision": self.revision,
            "made_at": self.made_at,
            "files": {name: {"sha256": sha256, "size": size} for name, (sha256, size) in self.files.items()},
            "faulty": self.faulty,
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode()


def original_name(sha256: str) -> str:
    """Return the name of an original within the file."""
    return f"originals/{sha256[:2]}/{sha256}"


def is_own(name: str) -> bool:
    """Tell whether a path within the data folder (with ``/``) belongs to the program's own workings."""
    return _OWN.fullmatch(name.split("/")[0].casefold()) is not None


@contextmanager
def open_backup(path: Path, name: str) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open a backup file; its manifest is checked here, its contents by ``copy_entry``.

    Raises:
        BackupError: it is no backup of ours, is damaged, or holds what its manifest does not name.
        StoreNewerError: a newer version of the program has made it.
    """
    with _reading(name):
        archive = zipfile.ZipFile(path)
    with archive:
        yield archive, _manifest(archive, name)


def copy_entry(
    archive: zipfile.ZipFile, manifest: Manifest, entry: str, target: IO[bytes] | None, name: str
) -> None:
    """Read one file to its end, into ``target`` if given. Raises BackupError unless the manifest says the same."""
    sha256, size = manifest.files[entry]
    digest, left = hashlib.sha256(), size
    with _reading(name):
        source = archive.open(entry)
    with source:
        while left >= 0:
            with _reading(name):
                chunk = source.read(CHUNK)
            if not chunk:
                break
            left -= len(chunk)
            digest.update(chunk)
            if target is not None:
                target.write(chunk)
    if left != 0 or digest.hexdigest() != sha256:
        raise BackupError(name=name, reason=f"«{entry}» trong đó đã bị thay đổi")


@contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    # What zipfile raises on files made to break it; RuntimeError: an entry said to be encrypted.
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        struct.error,
    ) as error:
        raise BackupError(name=name, reason="tệp bị hỏng hoặc không phải bản sao lưu") from error


def _manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    try:
        with _reading(name):
            info = archive.getinfo(MANIFEST)
            if info.file_size > _MANIFEST_LIMIT:
                raise ValueError("manifest too large")
            data = json.loads(archive.read(info))
        if data["format"] > _FORMAT or data["revision"] not in REVISIONS:
            raise StoreNewerError(folder=name)
        files = {str(entry): (str(one["sha256"]), int(one["size"])) for entry, one in data["files"].items()}
        manifest = Manifest(data["revision"], data["made_at"], data["app"], files, list(data["faulty"]))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BackupError(name=name, reason="bản kê trong đó không đọc được") from error
    present = archive.namelist()
    if sorted(present) != sorted([*manifest.files, MANIFEST]) or DATABASE not in manifest.files:
        raise BackupError(name=name, reason="nội dung không khớp với bản kê")
    for entry, (sha256, _) in manifest.files.items():
        _check_name(entry, sha256, manifest, name)
    return manifest


def _check_name(entry: str, sha256: str, manifest: Manifest, name: str) -> None:
    """Let nothing through that could be written outside the folder or over the program's own files."""
    original = _ORIGINAL.fullmatch(entry)
    if original:
        well = sha256 == original[2] or original[2] in manifest.faulty
    else:
        parts = entry.split("/")
        well = entry == DATABASE or not (
            is_own(entry)
            or _FORBIDDEN.search(entry)
            or any(part in ("", ".", "..") or part.endswith((".", " ")) for part in parts)
        )
    if not well:
        raise BackupError(name=name, reason=f"«{entry}» trong đó không hợp lệ")
