"""The store as ``bootstrap`` uses it: the data folder opened, its transactions, originals and keeper."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

from sqlalchemy import Engine

from office_app.domain.errors import StoreDamagedError
from office_app.storage.backups import FolderKeeper
from office_app.storage.checks import remove_orphans
from office_app.storage.data_folder import DataFolder, Hold
from office_app.storage.engine import connect, faults, make_engine, stored_revision
from office_app.storage.failures import translated
from office_app.storage.migrations import HEAD
from office_app.storage.originals import OriginalFiles
from office_app.storage.restoring import finish_swap
from office_app.storage.transaction import Transactions
from office_app.storage.upgrade import upgrade_file
from office_app.use_cases.ports import Clock, Transaction

log = logging.getLogger(__name__)


class Store:
    """One data folder, open. Both ways to open a transaction fit ``ports.OpenTransaction``."""

    def __init__(self, folder: DataFolder, engine: Engine, hold: Hold | None, now: Clock) -> None:
        transactions = Transactions(engine, folder.database)
        self.folder = folder
        self.engine = engine
        self.open_transaction: Callable[[], AbstractContextManager[Transaction]] = transactions.write
        """Opens a transaction that may write; it waits for other writers before its first statement."""
        self.open_reading: Callable[[], AbstractContextManager[Transaction]] = transactions.read
        """Opens a transaction that only reads: never waits, never makes wait, cannot commit."""
        if hold is None:
            self.open_transaction = transactions.read
        self.originals = OriginalFiles(folder.originals)
        self.keeper = FolderKeeper(folder, now)
        self._hold = hold

    def close(self) -> None:
        """Let go of the folder; a second call does nothing."""
        self.engine.dispose()
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def open_store(folder: Path, *, writable: bool = True, now: Clock) -> Store:
    """Open the data folder, making or upgrading what is needed; a new office has empty tables.

    Not ``writable``: for commands that only read, also while the window has the folder open.

    Raises:
        StoreFolderError, DiskFullError: the folder cannot be written.
        StoreBusyError: another window or command writes there.
        StoreNewerError: a newer version of the program has written it.
        StoreDamagedError: the data file is broken, or has vanished while its backups are still there.
    """
    paths = DataFolder(folder.absolute())
    if not writable:
        return _open_to_read(paths, now)
    paths.make_root()
    hold = paths.hold(now)
    try:
        finish_swap(paths)  # before anything is made that it moves
        paths.make_inner()
        _look_over(paths, hold)
        upgrade_file(paths.database, backups=paths.backups, now=now)
        if hold.cut_off:
            with translated(paths.database):
                remove_orphans(paths, now)
        return Store(paths, make_engine(paths.database), hold, now)
    except BaseException:
        hold.release(well=not hold.cut_off)
        raise


def _open_to_read(paths: DataFolder, now: Clock) -> Store:
    with translated(paths.database):
        revision = stored_revision(paths.database)
    if revision != HEAD:
        # Has to be made or upgraded first; whoever has it open with another version is in the way.
        open_store(paths.root, now=now).close()
    return Store(paths, make_engine(paths.database, read_only=True), None, now)


def _look_over(paths: DataFolder, hold: Hold) -> None:
    if not paths.database.exists() or paths.database.stat().st_size == 0:
        # An empty office in place of the lost one would look as if all were well.
        if any(paths.backups.glob("*.db")) or any(OriginalFiles(paths.originals).all()):
            raise StoreDamagedError(file=paths.database.name)
        return
    if not hold.cut_off:
        return
    removed = paths.remove_parts()
    with translated(paths.database), closing(connect(paths.database)) as connection:
        found = faults(connection, quick=True)
    log.warning("the last session was cut off; %d unfinished files removed, faults: %s", removed, found)
    if found:
        raise StoreDamagedError(file=paths.database.name)
