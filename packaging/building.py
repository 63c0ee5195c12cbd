"""What every release is made with: the places, the machine it is frozen on, and the self-check of what came out."""

import hashlib
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from frozen_parts import FOLDER
from notices import FOLDER as NOTICES

ROOT = Path(__file__).resolve().parents[1]
BUILD, DIST = ROOT / "build", ROOT / "dist"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-package.lock"]
WINDOWS = sys.platform == "win32"


class Machine(Protocol):
    """Where the program is frozen and tried."""

    @property
    def python(self) -> Sequence[str]:
        """How the Python with the packages is started there."""

    def run(
        self, command: Sequence[str], *, timeout: float = 1800, check: bool = True, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program; raises RuntimeError with its output when it fails and ``check`` is set."""

    def path_of(self, path: Path) -> str:
        """Return a path as programs there know it."""


class ThisMachine:
    """The machine we are on, with an environment that holds just what the release needs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def scripts(self) -> Path:
        return self._folder / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> list[str]:
        return [str(self.scripts / ("python.exe" if WINDOWS else "python"))]

    def set_up(self) -> None:
        """Make the environment, unless the locks are the same as the last time."""
        stamp, digest = self._folder / "locks.sha256", hashlib.sha256()
        for lock in LOCKS:
            digest.update(lock.read_bytes())
        if stamp.exists() and stamp.read_text() == digest.hexdigest():
            return
        say("installing what is packed and what packs it")
        venv.create(self._folder, clear=True, with_pip=True)
        pip = [*self.python, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        locks = [word for lock in LOCKS for word in ("-r", str(lock))]
        subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", *locks], check=True)
        stamp.write_text(digest.hexdigest())

    def run(
        self, command: Sequence[str], *, timeout: float = 1800, check: bool = True, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
            cwd=cwd,
        )
        if check and done.returncode != 0:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    @staticmethod
    def path_of(path: Path) -> str:
        return str(path)


def freeze(machine: Machine, folder: Path) -> Path:
    """Freeze the program and return its folder, licences included."""
    say("freezing the program")
    work, made = folder / "work", folder / "frozen"
    command = [*machine.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", machine.path_of(made), "--workpath", machine.path_of(work)]
    machine.run([*command, machine.path_of(ROOT / "packaging" / "office_app.spec")])
    bundle = made / FOLDER
    shutil.copytree(work / "office_app" / NOTICES, bundle / NOTICES)
    return bundle


def self_check(machine: Machine, program: str) -> None:
    """Let the frozen program try itself. Raises RuntimeError with its lines."""
    say("the frozen program checks itself")
    print(machine.run([program, "self-check"], timeout=600).stdout, flush=True)


def write_hashes(files: Sequence[Path]) -> None:
    """Write SHA256SUMS beside the files, as ``sha256sum -c`` reads it."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def need(programs: dict[str, list[str]]) -> None:
    """Install the Debian packages of those programs that are not there."""
    missing = [
        package for name, packages in programs.items() if not shutil.which(name) for package in packages
    ]
    if missing:
        from dev import install_debian_packages

        install_debian_packages(missing)


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text} …", flush=True)
