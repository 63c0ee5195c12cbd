"""Tries what a Windows user gets, under Wine: installed, opened, upgraded, removed, and carried on a stick."""

import json
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from building import ROOT, say, self_check
from frozen_parts import CONSOLE, FOLDER, WINDOW, version_of
from update_trial import UpdateTrial
from windows_here import WindowsHere

_PROGRAM = Path("Programs") / "Van phong Dang uy"
_DATA = Path("Van phong Dang uy")
_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\VanPhongDangUy"
_STICK = "Văn phòng Đảng ủy"
_UNTIL_PAINTED = 10  # seconds after the data folder was opened


class Trial:
    """One Windows user: installs, works, upgrades, removes.

    Args:
        pictures: folder for what the screen showed.
    """

    def __init__(self, windows: WindowsHere, pictures: Path) -> None:
        self._windows, self._pictures = windows, pictures
        (user,) = (folder for folder in (windows.drive_c / "users").iterdir() if folder.name != "Public")
        self._local = user / "AppData" / "Local"
        self._start_menu = user / "AppData" / "Roaming/Microsoft/Windows/Start Menu/Programs"
        self._program, self._data = self._local / _PROGRAM, self._local / _DATA
        pictures.mkdir(parents=True, exist_ok=True)
        for left in (self._program, self._data):  # by an earlier trial: this user is a new one
            shutil.rmtree(left, ignore_errors=True)

    def too_old(self, setup: Path) -> None:
        """A Windows before 10 is told so, and nothing is installed."""
        say("trying the setup on an old Windows")
        self._windows.run(["wine", "winecfg", "-v", "win81"])
        status = self._windows.run([str(setup), "/S"], check=False).returncode
        self._windows.run(["wine", "winecfg", "-v", "win10"])
        _expect(status == 3, f"the setup ended with {status} on an old Windows")
        _expect(not self._program.exists(), "something was installed on an old Windows")

    def install(self, setup: Path, version: str) -> None:
        """Install silently; the installed program passes its self-check."""
        say(f"installing {setup.name}")
        self._windows.run([str(setup), "/S"])
        for made in (self._program / f"{WINDOW}.exe", self._start_menu / "Văn phòng Đảng ủy.lnk"):
            _expect(made.exists(), f"{made.name} is missing")
        said = self._windows.run(["wine", "reg", "query", _KEY, "/v", "DisplayVersion"]).stdout
        _expect(version in said, f"Windows lists another version: {said}")
        self_check(self._windows, self._console)

    def upgrade(self, setup: Path) -> None:
        """Upgrade while the window is open over an office; the data is backed up before and the same after."""
        self._windows.run([self._console, "sample"])
        before = self._office(self._console)
        self._window_seen(str(self._program / f"{WINDOW}.exe"), self._data, "installed")
        self.install(setup, version_of(ROOT))
        _expect(not (self._data / "running").exists(), "the window was not closed before the upgrade")
        (copy,) = (self._data / "backups").glob("truoc-khi-nang-cap-*.zip")
        _expect(zipfile.ZipFile(copy).testzip() is None, "the backup before the upgrade is damaged")
        _expect(self._office(self._console) == before, "the data is not the same after the upgrade")
        window = self._window_seen(str(self._program / f"{WINDOW}.exe"), self._data, "upgraded")
        self._windows.run([self._console, "close"])
        window.wait(60)

    def remove(self) -> None:
        """Uninstall silently; the program is gone, the data stays."""
        say("uninstalling")
        self._windows.run([str(self._program / "uninstall.exe"), "/S"])
        _wait_until(lambda: not self._program.exists(), "the program's folder is still there")
        _expect(
            not (self._start_menu / "Văn phòng Đảng ủy.lnk").exists(), "the start menu still has the program"
        )
        _expect((self._data / "office.db").exists(), "the data is gone")

    def carry(self, portable: Path) -> None:
        """Unpack the zip on a stick, in a folder with blanks and marks, and work from there."""
        say("trying the portable program")
        stick = self._windows.drive("d") / _STICK
        shutil.rmtree(stick, ignore_errors=True)
        with zipfile.ZipFile(portable) as packed:
            packed.extractall(stick)
        there = f"D:\\{_STICK}\\{FOLDER}\\"
        self_check(self._windows, there + f"{CONSOLE}.exe")
        self._windows.run([there + f"{CONSOLE}.exe", "sample"])
        data = stick / FOLDER / "du-lieu"
        _expect((data / "office.db").exists(), "the data does not lie beside the portable program")
        self._hand_over_and_practise(there + f"{CONSOLE}.exe", stick)
        window = self._window_seen(there + f"{WINDOW}.exe", data, "portable")
        self._windows.run([there + f"{CONSOLE}.exe", "close"])
        window.wait(60)

    def update(self, bundle: Path) -> None:
        """Update what ``carry`` has left on the stick."""
        program = self._windows.drive("d") / _STICK / FOLDER
        console = f"D:\\{_STICK}\\{FOLDER}\\{CONSOLE}.exe"
        UpdateTrial(self._windows, bundle, program, console, lambda: self._office(console)).run()

    def _hand_over_and_practise(self, console: str, stick: Path) -> None:
        """Hand the office over and take it over elsewhere; practise without touching it."""
        before = self._office(console)
        self._windows.run([console, "hand-over", f"D:\\{_STICK}\\Bàn giao"])
        (pack,) = (stick / "Bàn giao").iterdir()
        (copy,) = pack.glob("*.zip")
        taken = ["--data-dir", f"D:\\{_STICK}\\Máy mới"]
        self._windows.run([console, "restore", f"D:\\{_STICK}\\Bàn giao\\{pack.name}\\{copy.name}", *taken])
        self._windows.run([console, "check", *taken])
        _expect(self._office(console, taken) == before, "the office taken over is not the one handed over")
        self._windows.run([console, "--practice", "list", "units"])
        _expect(
            (stick / FOLDER / "du-lieu - Lam thu" / "LAM-THU.txt").exists(),
            "practice has no folder of its own",
        )
        _expect(self._office(console) == before, "practice has touched the real office")

    @property
    def _console(self) -> str:
        return str(self._program / f"{CONSOLE}.exe")

    def _office(self, console: str, more: Sequence[str] = ()) -> list[Any]:
        return [
            json.loads(self._windows.run([console, "list", what, "--json", *more]).stdout)
            for what in ("incoming", "units", "tasks")
        ]

    def _window_seen(self, program: str, data: Path, name: str) -> "subprocess.Popen[str]":
        """Open the window and take a picture of the screen once the office is there."""
        running = self._windows.start([program])
        _wait_until((data / "running").exists, "the window does not open its data")
        time.sleep(_UNTIL_PAINTED)
        picture = self._pictures / f"{name}.png"
        subprocess.run(
            ["import", "-window", "root", str(picture)], env=self._windows.environment(), check=True
        )
        say(f"the screen is in {picture.relative_to(ROOT)}")
        return running


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise RuntimeError(otherwise)


def _wait_until(true: Callable[[], bool], otherwise: str, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while not true():
        _expect(time.monotonic() < until, otherwise)
        time.sleep(0.5)
