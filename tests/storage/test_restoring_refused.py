"""Backups that must not come in: tampered with, cut short, foreign, too new, too big."""

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from office_app.domain.errors.data_folder import BackupError, DiskFullError, StoreNewerError
from office_app.storage import restoring
from office_app.storage.restoring import restore
from office_app.storage.store import Store
from tests.storage.restored import QUIET, backup, symbols, tree

__all__ = ["backup"]  # the fixture


def rewrite(source: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None]) -> Path:
    """Return a copy of the backup with its contents and manifest changed."""
    with zipfile.ZipFile(source) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(contents.pop("manifest.json"))
    change(contents, manifest)
    target = source.with_name("đã sửa.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest))
    return target


def rename(contents: dict[str, bytes], manifest: dict[str, Any], name: str) -> None:
    contents[name] = contents.pop("xuat/05-KH-ĐU.pdf")
    files = manifest["files"]
    assert isinstance(files, dict)
    files[name] = files.pop("xuat/05-KH-ĐU.pdf")


def change_database(contents: dict[str, bytes], _: object) -> None:
    contents["office.db"] = contents["office.db"].replace("học tập".encode(), b"hoc tap")


def drop_original(contents: dict[str, bytes], manifest: dict[str, Any]) -> None:
    name = next(name for name in contents if name.startswith("originals/"))
    del contents[name], manifest["files"][name]


def swap_originals(contents: dict[str, bytes], manifest: dict[str, Any]) -> None:
    first, second = (name for name in contents if name.startswith("originals/"))
    files = manifest["files"]
    assert isinstance(files, dict)
    contents[first], contents[second] = contents[second], contents[first]
    files[first], files[second] = files[second], files[first]


REFUSED: dict[str, Callable[[dict[str, bytes], dict[str, Any]], object]] = {
    "database changed": change_database,
    "file not in the manifest": lambda contents, _: contents.update({"xuat/thêm.pdf": b"x"}),
    "file missing": lambda contents, _: contents.pop("xuat/05-KH-ĐU.pdf"),
    "original missing though the register names it": drop_original,
    "originals swapped, hashes too": swap_originals,
    "path leads outside": lambda contents, manifest: rename(contents, manifest, "../ngoài.pdf"),
    "path is absolute": lambda contents, manifest: rename(contents, manifest, "/tmp/a.pdf"),
    "path with a drive": lambda contents, manifest: rename(contents, manifest, "C:/a.pdf"),
    "path with backslashes": lambda contents, manifest: rename(contents, manifest, "xuat\\..\\..\\a.pdf"),
    "over the lock": lambda contents, manifest: rename(contents, manifest, "lock"),
    "over the journal": lambda contents, manifest: rename(contents, manifest, "Restoring.json"),
    "over the copies": lambda contents, manifest: rename(contents, manifest, "backups/office-2026-01-01.db"),
    "no database": lambda contents, manifest: (contents.pop("office.db"), manifest["files"].pop("office.db")),
    "manifest without files": lambda _, manifest: manifest.pop("files"),
    "manifest of lists": lambda _, manifest: manifest.update(files=["office.db"]),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_given_a_backup_that_was_tampered_with_when_restored_then_nothing_changes(
    store: Store, backup: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None]
) -> None:
    before = tree(store.folder.root)
    with pytest.raises(BackupError):
        restore(rewrite(backup, change), store.folder.root, QUIET)
    assert tree(store.folder.root) == before


def test_given_a_backup_with_bytes_changed_anywhere_when_restored_then_it_is_refused_or_complete(
    store: Store, backup: Path
) -> None:
    dice = random.Random(7)
    whole = backup.read_bytes()
    before = tree(store.folder.root)
    refused = 0
    for _ in range(60):
        content = bytearray(whole)
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        backup.write_bytes(content)
        try:
            kept = restore(backup, store.folder.root, QUIET)
        except BackupError:
            refused += 1
            assert tree(store.folder.root) == before
        else:  # a byte that no reader looks at, such as a time stamp
            assert symbols(store.folder.root) == ["1-CV/TU", "2-CV/TU"]
            assert kept is not None
            shutil.rmtree(kept)
            before = tree(store.folder.root)
    assert refused > 30


@pytest.mark.parametrize("size", [0, 1, 100, 0.5, 0.99])
def test_given_half_a_backup_when_restored_then_nothing_changes(
    store: Store, backup: Path, size: float
) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(size if size >= 1 else size * len(whole))])
    before = tree(store.folder.root)
    with pytest.raises(BackupError):
        restore(backup, store.folder.root, QUIET)
    assert tree(store.folder.root) == before


def test_given_other_files_when_restored_then_they_are_refused(
    store: Store, backup: Path, tmp_path: Path
) -> None:
    foreign_zip, foreign_db, hollow = tmp_path / "ảnh.zip", tmp_path / "khác.db", tmp_path / "rỗng.db"
    with zipfile.ZipFile(foreign_zip, "w") as archive:
        archive.writestr("a.txt", "a")
    with closing(sqlite3.connect(foreign_db)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    with closing(sqlite3.connect(hollow, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE alembic_version AS SELECT '0001' AS version_num")
    text = tmp_path / "thư.txt"
    text.write_text("thư " * 1000)
    for file in (foreign_zip, foreign_db, hollow, text, tmp_path / "không có.zip", tmp_path):
        with pytest.raises(BackupError):
            restore(file, store.folder.root, QUIET)
    assert symbols(store.folder.root) == ["1-CV/TU", "2-CV/TU", "3-CV/TU"]


def test_given_a_backup_of_a_newer_version_when_restored_then_it_is_refused(
    store: Store, backup: Path
) -> None:
    newer = rewrite(backup, lambda _, manifest: manifest.update(revision="9999"))
    with pytest.raises(StoreNewerError):
        restore(newer, store.folder.root, QUIET)


def test_given_too_little_room_when_restored_then_it_is_said_before_anything_is_written(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_SPARE", 1 << 60)
    before = tree(store.folder.root)
    with pytest.raises(DiskFullError):
        restore(backup, store.folder.root, QUIET)
    assert tree(store.folder.root) == before
