"""Joins an update file, the data folder and the folder of the program."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from office_app.domain.errors.data_folder import DiskFullError
from office_app.domain.errors.updates import (
    UpdateDamagedError,
    UpdateFromSourceError,
    UpdateNotStartedError,
    UpdateReadOnlyError,
)
from office_app.domain.updates import UpdateOffer, UpdateOutcome
from office_app.shipped import program_folder, program_version
from office_app.storage.failures import is_disk_full
from office_app.updating.faults import system_fault
from office_app.updating.finishing import TRIAL_OPENS_WITHIN, finish_update
from office_app.updating.program_place import WORK, ProgramPlace, UpdatePlan
from office_app.updating.programs import WINDOW, program, start, try_program
from office_app.updating.signing import shipped_keys
from office_app.updating.update_file import UpdateFile
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap.office import Office

_SELF_CHECK_SECONDS = 900.0  # a slow PC with a virus scanner that sees every file for the first time
_FORGOTTEN_AFTER = 24 * 3600.0  # seconds; what could not be removed at once, or was cut off


@dataclass(frozen=True)
class PreparedUpdate:
    """A new program that lies beside the old one and has shown that it runs here."""

    offer: UpdateOffer
    backup: Path
    data_dir: Path


def look_into_update(file: Path, progress: Progress) -> UpdateOffer:
    """Check an update file whole and return what it offers; nothing is touched. Raises UpdateError."""
    _place()
    update = UpdateFile(file, shipped_keys())
    current = program_version()
    update.fits(current)
    return update.check(current, progress)


def prepare_update(offer: UpdateOffer, office: "Office", progress: Progress) -> PreparedUpdate:
    """Back the office up, unpack the new program beside the old one and try it; the old one goes on working.

    Raises:
        UpdateError, DiskFullError, BackupError, Cancelled: nothing is left of the new program.
    """
    place = _place()
    update = UpdateFile(offer.file, shipped_keys())
    if update.sha256() != offer.sha256:
        raise UpdateDamagedError(name=offer.file.name, fault="tệp đã đổi sau khi kiểm tra")
    place.make_room(update.manifest.size)
    try:
        backup = _back_up(office, offer, progress)
        update.unpack(place.new, progress)
        progress.step(0, 0, "Đang chuẩn bị bản mới")
        place.copy_runner()
        _try(place, offer, office, progress)
        return PreparedUpdate(offer, backup, office.folder)
    except OSError as error:
        place.clear()
        if is_disk_full(error):
            raise DiskFullError(folder=place.root) from error
        raise UpdateReadOnlyError(folder=place.root, reason=system_fault(error)) from error
    except BaseException:
        place.clear()
        raise


def start_exchange(prepared: PreparedUpdate, *, window: bool) -> subprocess.Popen[bytes]:
    """Start what exchanges the programs as soon as this one has ended. Raises UpdateNotStartedError."""
    place = _place()
    offer = prepared.offer
    place.write_plan(
        UpdatePlan(
            offer.version, offer.current, os.getpid(), str(prepared.data_dir), str(prepared.backup), window
        )
    )
    try:
        return start([program(place.runner, WINDOW), "finish-update"])
    except OSError as error:
        raise UpdateNotStartedError(reason=system_fault(error)) from error


def exchange_programs() -> UpdateOutcome:
    """Do what ``start_exchange`` started; only for the program that it runs. Raises UpdateFromSourceError."""
    folder = program_folder()
    if folder is None or folder.parent.name != WORK:
        raise UpdateFromSourceError
    from office_app.storage.connections import stored_revision

    return finish_update(ProgramPlace(folder.parent.parent), stored_revision)


def say_folder_is_open() -> None:
    """Tell an update that watches this start that the data folder is open."""
    if (folder := program_folder()) is not None:
        ProgramPlace(folder).say_there()


def take_outcome() -> UpdateOutcome | None:
    """Return what became of an update, once, and clear away what it left; None when there is nothing to tell."""
    folder = program_folder()
    if folder is None or not (folder / WORK).is_dir():
        return None
    place = ProgramPlace(folder)
    outcome = place.outcome()
    if outcome is not None or time.time() - place.work.stat().st_mtime > _FORGOTTEN_AFTER:
        place.clear()
    return outcome


def _place() -> ProgramPlace:
    folder = program_folder()
    if folder is None:
        raise UpdateFromSourceError
    return ProgramPlace(folder)


def _back_up(office: "Office", offer: UpdateOffer, progress: Progress) -> Path:
    name = f"truoc-khi-cap-nhat-tu-{offer.current}-{datetime.now():%Y%m%d-%H%M%S}.zip"
    target = office.folder / "backups" / name
    office.backup(target, progress)  # what was damaged before is in no copy; the update does not touch it
    return target


def _try(place: ProgramPlace, offer: UpdateOffer, office: "Office", progress: Progress) -> None:
    what = "Đang chạy thử bản mới (cửa sổ của nó hiện ra rồi tự đóng)"
    try_program(place.runner, ["self-check"], offer.version, _SELF_CHECK_SECONDS, progress, what)
    from office_app.storage.database_copy import copy_database

    copy = Path(tempfile.mkdtemp(prefix="office-app-"))
    try:
        copy_database(office.folder / "office.db", copy / "office.db", progress)
        words = ["--data-dir", str(copy), "list", "incoming"]
        what = "Đang thử mở bản sao dữ liệu bằng bản mới"
        try_program(place.runner, words, offer.version, TRIAL_OPENS_WITHIN, progress, what)
    finally:
        with suppress(OSError):
            shutil.rmtree(copy)
