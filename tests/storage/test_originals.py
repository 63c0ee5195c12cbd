"""Originals: byte for byte, once each, whole or not at all."""

import errno
import hashlib
import os
import sys
from pathlib import Path

import pytest

from office_app.domain.errors.data_folder import DiskFullError, NotFoundError, StoreFolderError
from office_app.domain.errors.files import (
    FileForbiddenError,
    FileInCloudError,
    FileInUseError,
    FileMissingError,
    FileReadError,
    NotAFileError,
)
from office_app.storage import originals
from office_app.storage.files import long_path
from office_app.storage.originals import OriginalFiles


@pytest.fixture
def kept(tmp_path: Path) -> OriginalFiles:
    folder = tmp_path / "Văn phòng" / "originals"
    folder.mkdir(parents=True)
    return OriginalFiles(folder)


def everything(kept: OriginalFiles) -> list[str]:
    return sorted(path.name for path in kept._folder.rglob("*") if path.is_file())


def test_given_a_large_file_when_put_then_it_lies_under_its_hash(kept: OriginalFiles, tmp_path: Path) -> None:
    content = os.urandom(3_000_001)
    source = tmp_path / "Công văn số 449 (bản ký) .pdf"
    source.write_bytes(content)
    file = kept.put(source)
    assert file == (type(file))(hashlib.sha256(content).hexdigest(), source.name, len(content))
    place = kept.path(file.sha256)
    assert place.read_bytes() == content
    assert place.parent.name == file.sha256[:2]
    assert source.read_bytes() == content


def test_given_the_same_content_twice_when_put_then_it_is_kept_once(kept: OriginalFiles) -> None:
    first, second = kept.put_bytes(b"abc", "a.pdf"), kept.put_bytes(b"abc", "b.pdf")
    assert first.sha256 == second.sha256 and second.name == "b.pdf"
    assert everything(kept) == [first.sha256]
    assert [path.name for path in kept.all()] == [first.sha256]


def test_given_an_original_cut_short_when_put_again_then_it_is_whole(kept: OriginalFiles) -> None:
    file = kept.put_bytes(b"whole content", "a.pdf")
    kept.path(file.sha256).write_bytes(b"wh")
    kept.put_bytes(b"whole content", "a.pdf")
    assert kept.path(file.sha256).read_bytes() == b"whole content"


@pytest.mark.parametrize("sha256", ["0" * 64, "../../etc/passwd", "AB" * 32, ""])
def test_given_a_hash_that_is_not_there_when_asked_for_then_it_is_not_found(
    kept: OriginalFiles, sha256: str
) -> None:
    with pytest.raises(NotFoundError, match="tệp gốc"):
        kept.path(sha256)


def test_given_sources_that_cannot_be_read_when_put_then_the_error_names_the_file(
    kept: OriginalFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileMissingError, match=r"không có\.pdf"):
        kept.put(tmp_path / "không có.pdf")
    with pytest.raises(NotAFileError):
        kept.put(tmp_path)
    held = PermissionError(errno.EACCES, "held")
    held.winerror = 32  # type: ignore[attr-defined]
    away = OSError(errno.EINVAL, "no network")
    away.winerror = 388  # type: ignore[attr-defined]
    for error, kind in (
        (away, FileInCloudError),
        (PermissionError(errno.EACCES, "no"), FileForbiddenError),
        (held, FileInUseError),
        (OSError(errno.EIO, "bad sector"), FileReadError),
    ):

        def refuse(*_: object, error: OSError = error) -> None:
            raise error

        with monkeypatch.context() as patched:
            patched.setattr(originals, "open", refuse, raising=False)
            with pytest.raises(kind):
                kept.put(tmp_path / "a.pdf")
    assert everything(kept) == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFullError), (errno.EDQUOT, DiskFullError), (errno.EACCES, StoreFolderError)],
)
def test_given_a_disk_that_takes_no_more_when_put_then_nothing_half_stays(
    kept: OriginalFiles, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def full(_: int) -> None:
        raise OSError(number, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(kind):
            kept.put_bytes(b"abc", "a.pdf")
    assert everything(kept) == []
    kept.put_bytes(b"abc", "a.pdf")


def test_given_a_file_held_open_by_another_thread_when_put_again_then_the_kept_one_counts(
    kept: OriginalFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = iter((None, 3))

    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(originals, "replace", refuse)
        patched.setattr(originals, "_size", lambda _: next(sizes))
        assert kept.put_bytes(b"abc", "a.pdf").size == 3


def test_given_windows_when_a_path_is_long_then_it_gets_the_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os.path, "abspath", lambda path: f"C:\\{path}")
    assert long_path(Path("dữ liệu")) == "\\\\?\\C:\\dữ liệu"
    monkeypatch.setattr(os.path, "abspath", lambda path: f"\\\\?\\C:\\{path}")
    assert long_path(Path("dữ liệu")) == "\\\\?\\C:\\dữ liệu"
