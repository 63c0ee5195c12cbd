"""Makes what users get: ``python3 dev.py package``.

On Windows the installer and the portable zip, on Linux the bundle; with ``--wine`` on Debian or Ubuntu those of
Windows, for trial. Each is tried by its own self-check before it counts as made. Everything is made below ``build/``;
what is ready lies in ``dist/``.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import time
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from frozen_parts import CONSOLE, FOLDER, version_of
from notices import FOLDER as NOTICES

ROOT = Path(__file__).resolve().parents[1]
BUILD, DIST = ROOT / "build", ROOT / "dist"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-package.lock"]
WINDOWS = sys.platform == "win32"
MARK = ROOT / "packaging" / "DU-LIEU-BEN-CANH.txt"


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


def linux_archive(bundle: Path) -> Path:
    """Pack the bundle as it is unpacked on Linux."""
    target = DIST / f"{FOLDER}-{version_of(ROOT)}-linux-x86_64.tar.xz"
    say(f"packing {target.name}")
    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(bundle, FOLDER)
    return target


def portable_zip(bundle: Path) -> Path:
    """Pack the bundle with the mark that lets it keep its data beside itself."""
    target = DIST / f"{FOLDER}-{version_of(ROOT)}-portable.zip"
    say(f"packing {target.name}")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(bundle.rglob("*")):
            archive.write(path, Path(FOLDER) / path.relative_to(bundle))
        archive.write(MARK, f"{FOLDER}/{MARK.name}")
    return target


def write_hashes(files: Sequence[Path]) -> None:
    """Write SHA256SUMS beside the files, as ``sha256sum -c`` reads it."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def in_linux(*, only_bundle: bool) -> list[Path]:
    machine = ThisMachine(BUILD / "package")
    need({"objdump": ["binutils"]})
    machine.set_up()
    bundle = freeze(machine, BUILD / "linux")
    self_check(machine, str(bundle / CONSOLE))
    return [] if only_bundle else [linux_archive(bundle)]


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


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py package", description=__doc__)
    parser.add_argument("--wine", action="store_true", help="make and try the Windows release under Wine")
    parser.add_argument("--only-bundle", action="store_true", help="freeze and check, pack nothing")
    options = parser.parse_args(arguments)
    DIST.mkdir(exist_ok=True)
    try:
        files = in_linux(only_bundle=options.only_bundle)
    except (RuntimeError, subprocess.SubprocessError) as error:
        print(error, file=sys.stderr)
        return 1
    write_hashes(files) if files else None
    for file in files:
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.path.append(str(ROOT))
    sys.exit(main(sys.argv[1:]))
