"""Backups brought back: over a later office, on another PC, of an older version, into a folder in use."""

from pathlib import Path

import pytest

from office_app.domain.errors.data_folder import StoreBusyError
from office_app.domain.incoming import IncomingFilter
from office_app.storage.backups import FolderKeeper
from office_app.storage.connections import stored_revision
from office_app.storage.data_folder import DataFolder
from office_app.storage.database_copy import copy_database
from office_app.storage.restoring import restore
from office_app.storage.store import Store
from tests.storage.old_files import REVISIONS, left_by
from tests.storage.opened import open_store
from tests.storage.restored import QUIET, add, backup, symbols
from tests.storage.values import SETTINGS, now

__all__ = ["backup"]  # the fixture


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
    with open_store(elsewhere) as store, store.open_reading() as tx:
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
    with open_store(store.folder.root), pytest.raises(StoreBusyError):
        restore(backup, store.folder.root, QUIET)


@pytest.mark.parametrize("old", REVISIONS)
def test_given_backups_of_an_older_version_when_restored_then_its_office_is_back(
    tmp_path: Path, old: str
) -> None:
    left = DataFolder(left_by(old, tmp_path / "máy cũ"))
    left.backups.mkdir()
    whole, daily = tmp_path / "cả cơ quan.zip", tmp_path / "office-2026-01-01.db"
    FolderKeeper(left, now).backup(whole, QUIET)
    copy_database(left.database, daily, QUIET)
    with open_store(left.root) as store, store.open_reading() as tx:
        units, papers = tx.organisation.all_units(), tx.incoming.ids(IncomingFilter())
    assert units or papers
    root = tmp_path / "máy mới"
    for kept in (whole, daily):
        restore(kept, root, QUIET, now=now)
        assert stored_revision(root / "office.db") == old
        with open_store(root) as store, store.open_reading() as tx:
            assert store.keeper.check(QUIET) == []
            assert (tx.organisation.all_units(), tx.incoming.ids(IncomingFilter())) == (units, papers)
