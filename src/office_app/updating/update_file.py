"""The update file: a zip of a manifest, its Ed25519 signature and the program's files.

The signature covers the manifest, the manifest names every file with size and SHA-256: nothing else is unpacked.
"""

import hashlib
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from office_app.domain.errors.files import FileMissingError
from office_app.domain.errors.updates import (
    NotAnUpdateError,
    NoUpdateKeyError,
    UpdateDamagedError,
    UpdateOlderError,
    UpdateSignatureError,
    UpdateSystemError,
    UpdateTooFarError,
    UpdateUnreadableError,
)
from office_app.domain.updates import UpdateOffer, version_order
from office_app.updating.signing import fingerprint, signed_by
from office_app.use_cases.progress import Progress

MANIFEST, SIGNATURE, FILES = "cap-nhat.json", "chu-ky", "tep/"
FORMAT = 1
SYSTEM = "windows" if sys.platform == "win32" else "linux"
_SYSTEMS = {"windows": "Windows", "linux": "Linux"}
_CHUNK = 1 << 20
_BEGINNING = b"PK\x03\x04"
_LONGEST_MANIFEST = 8 << 20
_FAULTS: dict[type[Exception], str] = {
    zipfile.BadZipFile: "cấu trúc tệp sai",
    zlib.error: "nội dung nén sai",
    EOFError: "tệp bị cụt",
    KeyError: "thiếu tệp mà mô tả có nêu",
    NotImplementedError: "nén theo cách lạ",
    RuntimeError: "tệp bên trong bị khóa bằng mật khẩu",  # as zipfile has it
}


@dataclass(frozen=True)
class UpdateEntry:
    """One file of the program; ``link`` points elsewhere within it instead of having content."""

    path: str
    size: int
    sha256: str
    executable: bool = False
    link: str = ""


@dataclass(frozen=True)
class Manifest:
    version: str
    minimum: str
    system: str
    news: tuple[str, ...]
    entries: tuple[UpdateEntry, ...] = field(repr=False)

    @property
    def size(self) -> int:
        return sum(entry.size for entry in self.entries)

    def to_json(self) -> bytes:
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False).encode()


def manifest_from_json(content: bytes) -> Manifest:
    """Read a manifest whose signature is right. ValueError for what this version does not understand."""
    try:
        read: dict[str, Any] = json.loads(content)
        if read.pop("format") != FORMAT:
            raise ValueError("another format")
        entries = tuple(UpdateEntry(**entry) for entry in read.pop("entries"))
        news = tuple(str(line) for line in read.pop("news"))
        manifest = Manifest(news=news, entries=entries, **read)
        version_order(manifest.version), version_order(manifest.minimum)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error
    for entry in entries:
        if not (_within(entry.path) and _within(entry.link or "x")):
            raise ValueError(f"leads out of the program: {entry.path}")
    return manifest


def _within(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and not set(path) & {"\\", ":"}


class UpdateFile:
    """An update file that is signed by one of ``keys``; its files are checked by ``check`` or while they unpack."""

    def __init__(self, file: Path, keys: Sequence[bytes]) -> None:
        """Open the file and check whose it is.

        Raises FileMissingError, NotAnUpdateError, NoUpdateKeyError, UpdateSignatureError, UpdateDamagedError,
        UpdateUnreadableError.
        """
        if not keys:
            raise NoUpdateKeyError
        self.file = file
        with self._opened() as archive:
            if {MANIFEST, SIGNATURE} - set(archive.namelist()):
                raise NotAnUpdateError(name=file.name)
            content = self._content(archive, MANIFEST, _LONGEST_MANIFEST)
            signature = self._content(archive, SIGNATURE, 64)
        key = signed_by(content, signature, keys)
        if key is None:
            raise UpdateSignatureError(name=file.name)
        self.signer = fingerprint(key)
        try:
            self.manifest = manifest_from_json(content)
        except ValueError as error:
            raise UpdateDamagedError(name=file.name, fault="mô tả không đọc được") from error

    def fits(self, current: str) -> None:
        """Raise unless this is a newer version for this system than ``current``.

        Raises UpdateSystemError, UpdateOlderError, UpdateTooFarError.
        """
        manifest, name = self.manifest, self.file.name
        if manifest.system != SYSTEM:
            wanted = _SYSTEMS.get(manifest.system, manifest.system)
            raise UpdateSystemError(name=name, wanted=wanted, found=_SYSTEMS[SYSTEM])
        if version_order(manifest.version) <= version_order(current):
            raise UpdateOlderError(name=name, version=manifest.version, current=current)
        if version_order(manifest.minimum) > version_order(current):
            raise UpdateTooFarError(version=manifest.version, minimum=manifest.minimum, current=current)

    def check(self, current: str, progress: Progress) -> UpdateOffer:
        """Compare every byte with the manifest, and return what the file offers. Raises UpdateDamagedError."""
        manifest = self.manifest
        for _ in self._each(progress, "Đang kiểm tra tệp cập nhật", None):
            pass
        sha256 = self.sha256()
        return UpdateOffer(
            self.file, manifest.version, current, manifest.news, manifest.size, self.signer, sha256
        )

    def unpack(self, folder: Path, progress: Progress) -> None:
        """Write the program's files below ``folder``, comparing every byte once more.

        Raises UpdateDamagedError; OSError as it comes.
        """
        for entry, path in self._each(progress, "Đang giải nén bản mới", folder):
            if entry.executable:
                path.chmod(0o755)
        for entry in self.manifest.entries:
            if entry.link:
                path = folder / entry.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.symlink_to(entry.link)

    def _each(self, progress: Progress, what: str, folder: Path | None) -> Iterator[tuple[UpdateEntry, Path]]:
        done, total = 0, self.manifest.size
        with self._opened() as archive:
            for entry in self.manifest.entries:
                progress.step(done, total, what)
                if entry.link:
                    continue
                path = (folder or Path()) / entry.path
                self._copy(archive, entry, path if folder is not None else None)
                done += entry.size
                yield entry, path
        progress.step(total, total, what)

    def _copy(self, archive: zipfile.ZipFile, entry: UpdateEntry, target: Path | None) -> None:
        digest, size = hashlib.sha256(), 0
        out = None
        if target is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            out = target.open("wb")
        try:
            for chunk in self._chunks(archive, FILES + entry.path, entry.size):
                digest.update(chunk)
                size += len(chunk)
                if out is not None:
                    out.write(chunk)
        finally:
            if out is not None:
                out.close()
        if (size, digest.hexdigest()) != (entry.size, entry.sha256):
            raise UpdateDamagedError(name=self.file.name, fault=f"«{entry.path}» khác với mô tả đã ký")

    @contextmanager
    def _opened(self) -> Iterator[zipfile.ZipFile]:
        if not self.file.is_file():
            raise FileMissingError(name=self.file.name)
        with self._readable():
            if not zipfile.is_zipfile(self.file):
                with self.file.open("rb") as file:
                    begun = file.read(len(_BEGINNING)) == _BEGINNING
                if begun:
                    raise UpdateDamagedError(name=self.file.name, fault="phần cuối tệp không còn")
                raise NotAnUpdateError(name=self.file.name)
            archive = zipfile.ZipFile(self.file)
        with archive:
            yield archive

    def _content(self, archive: zipfile.ZipFile, name: str, longest: int) -> bytes:
        content = b"".join(self._chunks(archive, name, longest))
        if len(content) > longest:
            raise UpdateSignatureError(name=self.file.name)
        return content

    def _chunks(self, archive: zipfile.ZipFile, name: str, longest: int) -> Iterator[bytes]:
        """Yield what an entry holds, up to the first that goes beyond ``longest`` bytes."""
        size = 0
        with self._readable():
            entry = archive.open(name)
        with entry:
            while size <= longest:
                with self._readable():
                    chunk = entry.read(_CHUNK)
                if not chunk:
                    return
                size += len(chunk)
                yield chunk

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except tuple(_FAULTS) as error:
            fault = next(words for kind, words in _FAULTS.items() if isinstance(error, kind))
            raise UpdateDamagedError(name=self.file.name, fault=fault) from error
        except OSError as error:  # a stick that was pulled out
            reason = error.strerror or str(error)
            raise UpdateUnreadableError(name=self.file.name, reason=reason) from error

    def sha256(self) -> str:
        """Return the hash of the file itself. Raises UpdateUnreadableError."""
        with self._readable(), self.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
