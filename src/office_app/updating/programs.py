"""Starting the programs of a frozen folder, the new one's for a trial and for the exchange."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from office_app.domain.errors.updates import UpdateTrialError
from office_app.updating.faults import system_fault
from office_app.use_cases.progress import Progress

WINDOW, CONSOLE = "VanPhongDangUy", "office-app"
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_LOOK_EVERY = 0.2
_NO_CONSOLE = 0x08000000  # CREATE_NO_WINDOW
_started: list[
    subprocess.Popen[bytes]
] = []  # held: they may outlive us, which Popen complains of when let go
_DETACHED = 0x00000008 | 0x00000200  # DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP


def program(folder: Path, name: str) -> str:
    return str(folder / f"{name}{_SUFFIX}")


def try_program(
    folder: Path, words: Sequence[str], version: str, seconds: float, progress: Progress, what: str
) -> None:
    """Let the console program in ``folder`` do one thing, which has to end well. Raises UpdateTrialError, Cancelled."""
    fault = f"«{CONSOLE} {words[0]}» không xong trong {seconds:.0f} giây"
    log = folder.with_name("thu.txt")
    with log.open("wb") as out:
        try:
            process = start([program(folder, CONSOLE), *words], out=out.fileno(), apart=False)
        except OSError as error:
            raise UpdateTrialError(version=version, fault=system_fault(error)) from error
        started = time.monotonic()
        try:
            while process.poll() is None and time.monotonic() - started < seconds:
                progress.step(0, 0, what)
                time.sleep(_LOOK_EVERY)
            status = process.poll()
        finally:
            if process.poll() is None:
                end(process)
    if status != 0:
        raise UpdateTrialError(version=version, fault=fault if status is None else _last_words(log, status))


def start(
    command: Sequence[str], *, out: int = subprocess.DEVNULL, apart: bool = True
) -> subprocess.Popen[bytes]:
    """Start a frozen program, whatever frozen program we are; ``apart``: it may outlive us. Raises OSError."""
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1", "PYTHONUTF8": "1"}
    flags = 0
    if sys.platform == "win32":
        flags = _DETACHED if apart else _NO_CONSOLE
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.DEVNULL if out == subprocess.DEVNULL else subprocess.STDOUT,
        env=environment,
        cwd=Path(command[0]).parent,
        creationflags=flags,
        start_new_session=apart,
    )
    _started.append(process)
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and those it has started, which would hold its files."""
    with suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
    process.kill()
    process.wait()


def _last_words(log: Path, status: int) -> str:
    """Return what a program said that failed: the lines of a self-check that went wrong, else its last one."""
    lines = [line.strip() for line in log.read_text("utf-8", errors="replace").splitlines() if line.strip()]
    wrong = [line for line in lines if line.startswith("✗")] or lines[-1:]
    return "; ".join(wrong)[:400].rstrip(".") or f"kết thúc với mã {status}"
