"""The first step of opening a data folder: it is ours, whole, and its file is of the present revision.

Nothing here needs SQLAlchemy, so that the first screen can be read before that is imported; only a file that has to
be made or upgraded imports it.
"""

import json
import logging
from contextlib import AbstractContextManager, closing
from pathlib import Path

from office_app.domain.errors.data_folder import StoreDamagedError
from office_app.domain.settings import OfficeSettings
from office_app.storage.backups import FolderKeeper
from office_app.storage.connections import connect, faults, stored_revision
from office_app.storage.data_folder import DataFolder, Hold
from office_app.storage.failures import translated
from office_app.storage.migrations import HEAD
from office_app.storage.overview_rows import OverviewRows, open_overview
from office_app.storage.serialise_settings import settings_from_json
from office_app.storage.swap import finish_swap
from office_app.storage.upgrade import upgrade_file
from office_app.use_cases.ports.clock import Clock

log = logging.getLogger(__name__)


class HeldFolder:
    """One data folder, held until ``close``; without a ``hold`` it is only read."""

    def __init__(self, paths: DataFolder, hold: Hold | None, now: Clock) -> None:
        self.paths = paths
        self.writable = hold is not None
        self.keeper = FolderKeeper(paths, now)
        self._hold = hold

    def settings(self) -> OfficeSettings | None:
        """Return the office's settings, None before the first start was finished."""
        file = self.paths.database
        with translated(file), closing(connect(file, read_only=True)) as connection:
            row = connection.execute("SELECT content FROM settings WHERE id = 1").fetchone()
        return None if row is None else settings_from_json(json.loads(row[0]))

    def open_overview(self) -> AbstractContextManager[OverviewRows]:
        """Fits ``ports.OpenOverview``."""
        return open_overview(self.paths.database)

    def close(self, *, well: bool = True) -> None:
        """Let go of the folder; a second call does nothing. Not ``well``: the next session looks it over."""
        if self._hold is not None:
            self._hold.release(well=well)
            self._hold = None


def hold_folder(folder: Path, *, writable: bool = True, now: Clock) -> HeldFolder:
    """Hold the data folder, making or upgrading what is needed; a new office has empty tables.

    Not ``writable``: for commands that only read, also while the window has the folder open.

    Raises:
        StoreFolderError, DiskFullError: the folder cannot be written.
        StoreBusyError: another window or command writes there.
        StoreNewerError: a newer version of the program has written it.
        StoreDamagedError: the data file is broken, or has vanished while its backups are still there.
    """
    paths = DataFolder(folder.absolute())
    if not writable:
        return _held_to_read(paths, now)
    paths.make_root()
    hold = paths.hold(now)
    try:
        finish_swap(paths)  # before anything is made that it moves
        paths.make_inner()
        _look_over(paths, hold)
        upgrade_file(paths.database, backups=paths.backups, now=now)
        if hold.cut_off:
            _remove_orphans(paths, now)
        return HeldFolder(paths, hold, now)
    except BaseException:
        hold.release(well=not hold.cut_off)
        raise


def _held_to_read(paths: DataFolder, now: Clock) -> HeldFolder:
    with translated(paths.database):
        revision = stored_revision(paths.database)
    if revision != HEAD:
        # Has to be made or upgraded first; whoever has it open with another version is in the way.
        hold_folder(paths.root, now=now).close()
    return HeldFolder(paths, None, now)


def _look_over(paths: DataFolder, hold: Hold) -> None:
    if not paths.database.exists() or paths.database.stat().st_size == 0:
        # An empty office in place of the lost one would look as if all were well.
        if any(paths.backups.glob("*.db")) or _any_original(paths):
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


def _any_original(paths: DataFolder) -> bool:
    from office_app.storage.originals import OriginalFiles  # only for a new office

    return any(OriginalFiles(paths.originals).all())


def _remove_orphans(paths: DataFolder, now: Clock) -> None:
    from office_app.storage.checks import remove_orphans  # only after a session that was cut off

    with translated(paths.database):
        remove_orphans(paths, now)
