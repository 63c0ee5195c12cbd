"""Tries update files on the frozen Windows program: one that does not start where it is put, and one that does."""

import json
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from building import say
from make_update import make_update, new_key
from windows_here import WindowsHere

_OLDER, _BROKEN = "0.0.1", "999.0"
_INSIDE = Path("_internal") / "office_app" / "_resources"
_WITHIN = 900.0  # seconds
_ENDS_WHERE_IT_IS_PUT = """
import sys as _sys
if "cap-nhat" not in _sys.executable:
    raise SystemExit(9)
"""


class UpdateTrial:
    """A portable program that is made an older one and takes update files.

    Args:
        bundle: what was frozen.
        program: the folder of the portable program.
        console: its program for the command line, as Windows names it.
        office: what its data folder holds.
    """

    def __init__(
        self, windows: WindowsHere, bundle: Path, program: Path, console: str, office: Callable[[], Any]
    ) -> None:
        self._windows, self._bundle, self._program, self._console = windows, bundle, program, console
        self._office, self._before = office, office()
        self._version = (bundle / _INSIDE / "version.txt").read_text(encoding="ascii")

    def run(self) -> None:
        """Take both files, with a key of this trial's own. Raises RuntimeError."""
        with tempfile.TemporaryDirectory() as place:  # not in the repository: there no private key may lie
            private = Path(place) / "khoa"
            keys = self._program / _INSIDE / "update-keys"
            keys.mkdir(exist_ok=True)
            new_key(private, keys / "thu.pub")
            (self._program / _INSIDE / "version.txt").write_text(_OLDER, encoding="ascii")
            say("updating to a program that does not start")
            broken = self._broken_bundle(Path(place))
            self._take(broken, private, _BROKEN, expected=_OLDER)
            say("updating")
            self._take(self._bundle, private, self._version, expected=self._version)

    def _take(self, bundle: Path, private: Path, version: str, *, expected: str) -> None:
        file = self._program.parent / f"{version}.capnhat"
        make_update(
            bundle, file, private, version=version, minimum=_OLDER, news=["Bản thử."], system="windows"
        )
        self._windows.run([self._console, "update", self._windows.path_of(file)])
        outcome = self._outcome()
        found = (self._program / _INSIDE / "version.txt").read_text(encoding="ascii")
        if found != expected or bool(outcome["fault"]) != (version != expected):
            raise RuntimeError(f"after the update to {version} there is {found}: {outcome}")
        if self._office() != self._before:
            raise RuntimeError(f"the data is not the same after the update to {version}")

    def _outcome(self) -> dict[str, Any]:
        told, until = self._program / "cap-nhat" / "ket-qua.json", time.monotonic() + _WITHIN
        while time.monotonic() < until:
            with suppress(OSError, ValueError):  # not there yet, or half written
                outcome: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
                return outcome
            time.sleep(1)
        raise RuntimeError("the update does not come to an end")

    def _broken_bundle(self, place: Path) -> Path:
        """Return a copy that runs from the folder of an update, where it is tried, and nowhere else."""
        broken = place / "broken"
        shutil.copytree(self._bundle, broken)
        source = place / "enum.py"  # imported by every start
        plain = (self._windows.python_folder / "Lib" / "enum.py").read_text(encoding="utf-8")
        source.write_text(plain + _ENDS_WHERE_IT_IS_PUT, encoding="utf-8")
        self._windows.run([*self._windows.python, "-m", "py_compile", self._windows.path_of(source)])
        library = broken / "_internal" / "base_library.zip"
        with zipfile.ZipFile(library) as old:
            parts = {name: old.read(name) for name in old.namelist()}
        (compiled,) = (place / "__pycache__").iterdir()
        parts["enum.pyc"] = compiled.read_bytes()
        with zipfile.ZipFile(library, "w") as new:
            for name, content in parts.items():
                new.writestr(name, content)
        return broken
