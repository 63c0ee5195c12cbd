"""Makes what users get: ``python3 dev.py package``.

On Windows the installer and the portable zip, on Linux the bundle; with ``--wine`` on Debian or Ubuntu those of
Windows, for trial. Each is tried by its own self-check before it counts as made. Everything is made below ``build/``;
what is ready lies in ``dist/``.
"""

import argparse
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

from building import (
    BUILD,
    DIST,
    LOCKS,
    ROOT,
    WINDOWS,
    ThisMachine,
    freeze,
    need,
    say,
    self_check,
    write_hashes,
)
from frozen_parts import CONSOLE, FOLDER, version_of
from windows_here import PACKAGES, WindowsHere
from windows_release import make_installer, portable_zip
from windows_trial import Trial

_OLDER = "0.0.1"  # the version that the trial upgrades from


def on_linux(*, only_bundle: bool) -> list[Path]:
    """Make the bundle for Linux."""
    need({"objdump": ["binutils"]})
    machine = ThisMachine(BUILD / "package")
    machine.set_up()
    bundle = freeze(machine, BUILD / "linux")
    self_check(machine, str(bundle / CONSOLE))
    return [] if only_bundle else [linux_archive(bundle)]


def linux_archive(bundle: Path) -> Path:
    """Pack the bundle as it is unpacked on Linux."""
    target = DIST / f"{FOLDER}-{version_of(ROOT)}-linux-x86_64.tar.xz"
    say(f"packing {target.name}")
    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(bundle, FOLDER)
    return target


def on_windows(*, only_bundle: bool) -> list[Path]:
    """Make the setup file and the portable zip."""
    machine = ThisMachine(BUILD / "package")
    machine.set_up()
    bundle = freeze(machine, BUILD / "windows")
    self_check(machine, str(bundle / f"{CONSOLE}.exe"))
    return [] if only_bundle else [make_installer(bundle, _work("windows")), portable_zip(bundle)]


def under_wine(*, only_bundle: bool) -> list[Path]:
    """Make those of Windows with a Windows Python under Wine, and try them as a user would."""
    need(PACKAGES)
    machine = ThisMachine(BUILD / "package")
    machine.set_up()
    windows = WindowsHere(ROOT, BUILD / "wine")
    try:
        windows.set_up(machine.scripts / "uv", LOCKS)
        bundle = freeze(windows, BUILD / "wine")
        self_check(windows, str(bundle / f"{CONSOLE}.exe"))
        if only_bundle:
            return []
        portable = portable_zip(bundle)
        # Wine has 64 bits only here; a setup made on Windows is one of 32 bits.
        setup, older = (
            make_installer(bundle, _work("wine"), version=version, target="amd64-unicode", folder=folder)
            for version, folder in (("", DIST), (_OLDER, BUILD / "wine"))
        )
        trial = Trial(windows, BUILD / "wine" / "pictures")
        trial.too_old(setup)
        trial.install(older, _OLDER)
        trial.upgrade(setup)
        trial.remove()
        trial.carry(portable)
        trial.update(bundle)
        return [setup, portable]
    finally:
        windows.close()


def _work(kind: str) -> Path:
    return BUILD / kind / "work" / "office_app"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py package", description=__doc__)
    parser.add_argument("--wine", action="store_true", help="make and try the Windows release under Wine")
    parser.add_argument("--only-bundle", action="store_true", help="freeze and check, pack nothing")
    options = parser.parse_args(arguments)
    DIST.mkdir(exist_ok=True)
    make = under_wine if options.wine else on_windows if WINDOWS else on_linux
    try:
        files = make(only_bundle=options.only_bundle)
    except (RuntimeError, subprocess.SubprocessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if files:
        write_hashes(files)
    if files and not any((ROOT / "resources" / "update-keys").glob("*.pub")):
        say("no key in resources/update-keys: this release will take no update file, see packaging/README.md")
    for file in files:
        say(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.path.append(str(ROOT))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(
            stream, "reconfigure"
        ):  # what the frozen program says is Vietnamese, the console may not be
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
