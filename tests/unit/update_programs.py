"""Folders of frozen programs for tests of the update; scripts stand for the programs, on Windows as ``.exe`` files."""

import importlib.util
import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from office_app.updating.program_place import ProgramPlace
from office_app.updating.programs import CONSOLE, WINDOW, program

ON_WINDOWS = sys.platform == "win32"
HANGING = 10.0 if ON_WINDOWS else 1.0
"""Seconds after which a script that hangs has begun for certain."""

RUNS = "import os, subprocess, sys, time\nhere, words = os.path.dirname(os.path.abspath(sys.argv[0])), sys.argv[1:]\n"
OPENS = RUNS + "open(os.path.join(here, 'cap-nhat', 'da-mo'), 'w').close()\ntime.sleep(0.2)\n"
UPGRADES_AND_FAILS = RUNS + (
    "with open(os.path.join(words[1], 'office.db'), 'w') as file:\n    file.write('revision 2')\nsys.exit(3)\n"
)
_PYTHON = sys.executable  # a test may put another in its place
NO_PROGRAM = "no program at all"


def bundle_in(folder: Path, *, window: str = OPENS, console: str = RUNS, mark: str = "new") -> Path:
    """Make the folder of a frozen program; with a link, as the one for Linux has."""
    inner = folder / "_internal"
    inner.mkdir(parents=True, exist_ok=True)
    put_program(folder, WINDOW, window)
    put_program(folder, CONSOLE, console)
    (inner / "thư viện.so").write_text(mark * 1000)
    if ON_WINDOWS:
        (inner / "lib.so").write_text(mark * 1000)
    else:
        (inner / "lib.so").symlink_to("thư viện.so")
    return folder


def put_program(folder: Path, name: str, script: str) -> None:
    """Write a program that does what the Python ``script`` says; what does not begin as RUNS does is none."""
    file = Path(program(folder, name))
    if not script.startswith(RUNS):
        file.write_text(script)
    elif ON_WINDOWS:
        file.write_bytes(_started_on_windows(script))
    else:  # a shell script that is a Python script too
        start = f"#!/bin/sh\n'''exec' '{_PYTHON}' -S -E -X utf8 \"$0\" \"$@\"\n' '''\n"
        file.write_text(start + script, encoding="utf-8")
    file.chmod(0o755)


def _started_on_windows(script: str) -> bytes:
    """Return what pip makes of a script there: a program that starts Python with the archive at its own end."""
    found = importlib.util.find_spec("pip")
    assert found is not None and found.origin is not None
    starter = Path(found.origin).parent / "_vendor" / "distlib" / "t64.exe"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("__main__.py", script)
    return starter.read_bytes() + f'#!"{_PYTHON}" -S -E -X utf8\r\n'.encode() + packed.getvalue()


def programs(place: ProgramPlace) -> str:
    return (place.root / "_internal" / "lib.so").read_text()[:3]


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Wait up to ten seconds for what a program started does in its own time."""
    for _ in range(200):
        if is_so():
            return True
        time.sleep(0.05)
    return is_so()
