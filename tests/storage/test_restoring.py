"""Bringing backups back: all or nothing, from whatever is handed in."""

import json
import os
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from office_app.domain.errors.data_folder import BackupError, DiskFullError, StoreBusyError, StoreNewerError
from office_app.domain.errors.files import FileInUseError
from office_app.domain.incoming import IncomingFilter
from office_app.storage import restoring
from office_app.storage.backups import FolderKeeper
from office_app.storage.connections import stored_revision
from office_app.storage.data_folder import DataFolder
from office_app.storage.database_copy import copy_database
from office_app.storage.restoring import restore
from office_app.storage.store import Store, open_store
from office_app.use_cases.progress import NoProgress
from tests.storage.values import SETTINGS, directive, now

QUIET = NoProgress()
OLD_FILES = Path(__file__).parents[1] / "old_files"


def add(store: Store, number: int) -> None:
    with store.open_transaction() as tx:
        file = store.originals.put_bytes(f"original {number}".encode(), f"{number}.pdf")
        tx.incoming.add(directive(number, files=(file,)))
        tx.settings.save(SETTINGS)
        tx.commit()


def symbols(folder: Path) -> list[str]:
    with open_store(folder, now=now) as store:
        assert store.keeper.check(QUIET) == []
        with store.open_reading() as tx:
            ids = tx.incoming.ids(IncomingFilter(descending=False))
            for line in tx.incoming.lines(ids):
                (file,) = tx.incoming.get(line.id).files
                assert store.originals.path(file.sha256).read_bytes().startswith(b"original")
            return [line.symbol for line in tx.incoming.lines(ids)]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A backup of documents 1 and 2; the office has gone on to document 3 since."""
    add(store, 1)
    add(store, 2)
    (store.folder.issued / "05-KH-ĐU.pdf").write_bytes(b"paper")
    target = tmp_path / "Sao lưu 26.5.zip"
    store.keeper.backup(target, QUIET)
    add(store, 3)
    store.close()
    return target


def test_given_a_backup_when_restored_over_a_later_office_then_both_are_there(
    store: Store, backup: Path
) -> None:
    root = store.folder.root
    kept = restore(backup, root, QUIET, now=now)
    assert symbols(root) == ["1-CV/TU", "2-CV/TU"]
    assert (root / "xuat" / "05-KH-ĐU.pdf").read_bytes() == b"paper"
    assert kept == root / "before-restore-20260526-083000"
    assert symbols(kept) == ["1-CV/TU", "2-CV/TU", "3-CV/TU"]
    again = restore(backup, root, QUIET, now=now)
    assert again == root / "before-restore-20260526-083000-2"


def test_given_a_backup_when_restored_on_another_pc_then_it_is_the_same_office(
    backup: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "Máy khác" / "dữ liệu"
    assert restore(backup, elsewhere, QUIET) is None
    assert symbols(elsewhere) == ["1-CV/TU", "2-CV/TU"]
    with open_store(elsewhere, now=now) as store, store.open_reading() as tx:
        assert tx.settings.load() == SETTINGS
    assert not list(elsewhere.glob("restoring*"))


def test_given_a_daily_copy_when_restored_then_the_register_goes_back_and_originals_stay(
    store: Store,
) -> None:
    root = store.folder.root
    add(store, 1)
    copy = store.keeper.daily_backup(QUIET)
    add(store, 2)
    store.close()
    assert copy is not None
    kept = restore(copy, root, QUIET, now=now)
    assert symbols(root) == ["1-CV/TU"]
    assert kept is not None and [path.name for path in kept.iterdir()] == ["office.db"]
    assert len(list((root / "originals").rglob("?" * 64))) == 2


def test_given_a_lost_database_when_a_daily_copy_is_restored_then_work_goes_on(store: Store) -> None:
    add(store, 1)
    copy = store.keeper.daily_backup(QUIET)
    store.close()
    store.folder.database.unlink()
    assert copy is not None
    assert restore(copy, store.folder.root, QUIET) is None
    assert symbols(store.folder.root) == ["1-CV/TU"]


def test_given_an_open_window_when_restoring_then_it_is_refused(store: Store, backup: Path) -> None:
    with open_store(store.folder.root, now=now), pytest.raises(StoreBusyError):
        restore(backup, store.folder.root, QUIET)


@pytest.mark.parametrize("old", sorted(OLD_FILES.glob("revision-*.zip")), ids=lambda path: path.stem)
def test_given_backups_of_an_older_version_when_restored_then_its_office_is_back(
    tmp_path: Path, old: Path
) -> None:
    left = DataFolder(tmp_path / "máy cũ")
    with zipfile.ZipFile(old) as archive:
        archive.extractall(left.root)
    left.backups.mkdir()
    whole, daily = tmp_path / "cả cơ quan.zip", tmp_path / "office-2026-01-01.db"
    FolderKeeper(left, now).backup(whole, QUIET)
    copy_database(left.database, daily, QUIET)
    with open_store(left.root, now=now) as store, store.open_reading() as tx:
        units, papers = tx.organisation.all_units(), tx.incoming.ids(IncomingFilter())
    assert units or papers
    root = tmp_path / "máy mới"
    for backup in (whole, daily):
        restore(backup, root, QUIET, now=now)
        assert stored_revision(root / "office.db") == old.stem.removeprefix("revision-")
        with open_store(root, now=now) as store, store.open_reading() as tx:
            assert store.keeper.check(QUIET) == []
            assert (tx.organisation.all_units(), tx.incoming.ids(IncomingFilter())) == (units, papers)


# ---- backups that must not come in


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


# ---- stopped in the middle


class Killed(BaseException):
    """Stands for the process dying at this very call."""


def moves(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> None:
    """Let the ``at``-th renaming of the swap fail."""
    rename, count = os.rename, iter(range(1000))

    def failing(source: Path, target: Path) -> None:
        if next(count) == at:
            raise error
        rename(source, target)

    monkeypatch.setattr(os, "rename", failing)


@pytest.mark.parametrize("at", range(7))
def test_given_a_file_held_open_when_swapping_then_everything_is_as_before(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = tree(store.folder.root)
    with monkeypatch.context() as patched:
        moves(patched, at, PermissionError(13, "held", str(store.folder.issued)))
        try:
            restore(backup, store.folder.root, QUIET, now=now)
        except FileInUseError as error:
            assert "xuat" in error.text_vi()
            assert tree(store.folder.root) == before
            assert not list(store.folder.root.glob("before-restore*"))
        else:
            assert at >= 6  # there were that many renames


@pytest.mark.parametrize("at", range(6))
def test_given_a_swap_cut_off_when_opened_next_then_it_is_finished(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    root = store.folder.root
    with monkeypatch.context() as patched:
        moves(patched, at, Killed())
        # A dead process cleans nothing up either.
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Killed):
            restore(backup, root, QUIET, now=now)
    assert symbols(root) == ["1-CV/TU", "2-CV/TU"]
    (kept,) = root.glob("before-restore*")
    assert symbols(kept) == ["1-CV/TU", "2-CV/TU", "3-CV/TU"]
    assert not list(root.glob("restoring*"))


def test_given_a_restore_cut_off_while_verifying_when_opened_next_then_the_office_is_as_before(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        patched.setattr(restoring, "_verified_database", lambda *_: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            restore(backup, store.folder.root, QUIET)
    assert (store.folder.root / "restoring").exists()
    assert symbols(store.folder.root) == ["1-CV/TU", "2-CV/TU", "3-CV/TU"]
    assert not (store.folder.root / "restoring").exists()
