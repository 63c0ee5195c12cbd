"""The last step of an update, run by the new program out of a folder of its own once the old one has closed."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from office_app.domain.errors import AppError
from office_app.domain.errors.updates import UpdateError
from office_app.domain.updates import UpdateOutcome
from office_app.updating.faults import system_fault
from office_app.updating.program_place import ProgramPlace, UpdatePlan
from office_app.updating.programs import CONSOLE, WINDOW, end, program, start

log = logging.getLogger(__name__)

CLOSES_WITHIN = 180.0
"""Seconds the old program may take to close: a room may ask its user something first."""

TRIAL_OPENS_WITHIN = 600.0
"""Seconds the new program may take to open a copy of the data in its trial, upgrading it first."""

OPENS_WITHIN = 1.5 * TRIAL_OPENS_WITHIN
"""Seconds it may take to open the data folder itself: that is as much to upgrade, and to be backed up before."""

_INSTALLED = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\VanPhongDangUy"  # as in installer.nsi
_LOOK_EVERY = 0.25
_GOES_BACK_WITHIN = 1800.0


def finish_update(place: ProgramPlace, data_revision: Callable[[Path], str | None]) -> UpdateOutcome:
    """Exchange the programs, open the new one, and go back to the old one when it does not open.

    Args:
        data_revision: reads what revision a data file has, so that data which a failed version has upgraded is
            brought back from the backup made before.
    """
    plan = place.plan()
    try:
        outcome = _exchange(place, plan, data_revision)
    except Exception as error:  # whatever it was, the user is told and has a window again
        log.exception("update failed")
        outcome = _outcome(plan, _in_words(error))
    log.warning("update from %s to %s: %s", plan.current, plan.version, outcome.fault or "done")
    place.write_outcome(outcome)
    if outcome.fault and plan.window:
        with suppress(OSError):
            _open_window(place, plan)
    return outcome


def _exchange(
    place: ProgramPlace, plan: UpdatePlan, data_revision: Callable[[Path], str | None]
) -> UpdateOutcome:
    if not _all_closed(place, plan):
        return _outcome(plan, "cửa sổ của bản đang dùng chưa đóng")
    database = Path(plan.data_dir) / "office.db"
    before = data_revision(database)
    try:
        place.exchange()
    except UpdateError as error:
        return _outcome(plan, _in_words(error))
    fault = _opens(place, plan)
    if not fault:
        _tell_windows(place, plan)
        return _outcome(plan, "")
    place.go_back()
    now: str | None = "not to be read"
    with suppress(Exception):  # what the failed version has left
        now = data_revision(database)
    back = now == before or _bring_data_back(place, plan)
    return _outcome(plan, fault, "" if back else plan.backup)


def _tell_windows(place: ProgramPlace, plan: UpdatePlan) -> None:
    """Let the list of installed programs show the new version; a portable program is not in it."""
    if sys.platform != "win32":
        return
    import winreg

    with (
        suppress(OSError),
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, _INSTALLED, access=winreg.KEY_ALL_ACCESS) as key,
    ):
        if Path(winreg.QueryValueEx(key, "InstallLocation")[0]) == place.root:
            winreg.SetValueEx(key, "DisplayVersion", 0, winreg.REG_SZ, plan.version)


def _outcome(plan: UpdatePlan, fault: str, backup: str = "") -> UpdateOutcome:
    return UpdateOutcome(plan.version, plan.current, fault, backup)


def _in_words(error: Exception) -> str:
    if isinstance(error, AppError):
        return error.what.format(**error.details).rstrip(".")
    if isinstance(error, OSError):
        return system_fault(error)
    return f"lỗi ngoài dự kiến ({type(error).__name__})"


def _all_closed(place: ProgramPlace, plan: UpdatePlan) -> bool:
    until = time.monotonic() + CLOSES_WITHIN
    while psutil.pid_exists(plan.waits_for) or _running_in(place.root):
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_EVERY)
    return True


def _running_in(folder: Path) -> bool:
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if Path(process.exe()).parent == folder:
                return True
    return False


def _opens(place: ProgramPlace, plan: UpdatePlan) -> str:
    """Return why the new program does not open; empty when it does."""
    try:
        if not plan.window:
            return _done(place, ["--data-dir", plan.data_dir, "list", "units"], OPENS_WITHIN)
        window = _open_window(place, plan)
    except OSError as error:
        return _in_words(error)
    until = time.monotonic() + OPENS_WITHIN
    while time.monotonic() < until:
        if place.is_there:
            return ""
        if (status := window.poll()) is not None:
            return f"cửa sổ tự đóng với mã {status}"
        time.sleep(_LOOK_EVERY)
    end(window)
    return f"cửa sổ không mở xong trong {OPENS_WITHIN:.0f} giây"


def _open_window(place: ProgramPlace, plan: UpdatePlan) -> subprocess.Popen[bytes]:
    return start([program(place.root, WINDOW), "--data-dir", plan.data_dir])


def _bring_data_back(place: ProgramPlace, plan: UpdatePlan) -> bool:
    try:
        fault = _done(place, ["restore", plan.backup, "--data-dir", plan.data_dir], _GOES_BACK_WITHIN)
    except OSError as error:
        fault = _in_words(error)
    if fault:
        log.error("data not brought back: %s", fault)
    return not fault


def _done(place: ProgramPlace, words: Sequence[str], seconds: float) -> str:
    """Let the console program do one thing, and return why it did not; empty when it did. Raises OSError."""
    process = start([program(place.root, CONSOLE), *words], apart=False)
    try:
        status = process.wait(seconds)
    except subprocess.TimeoutExpired:
        end(process)  # it would hold the program's files and the data folder
        return f"không xong trong {seconds:.0f} giây"
    return f"kết thúc với mã {status}" if status else ""
