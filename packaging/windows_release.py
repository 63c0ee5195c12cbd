"""The installer, and the trial of what a Windows user gets: installed, upgraded, removed, and carried on a stick."""

import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from frozen_parts import CONSOLE, FOLDER, WINDOW, version_of
from release import BUILD, DIST, ROOT, say, self_check
from windows_here import WindowsHere

_NSIS_ON_WINDOWS = Path(os.environ.get("ProgramFiles(x86)", "C:/Program Files (x86)")) / "NSIS" / "makensis.exe"
_INSTALLED = Path("AppData/Local/Programs/Van phong Dang uy")
_DATA = Path("AppData/Local/Van phong Dang uy")


def make_installer(bundle: Path, icon: Path, *, version: str = "", target: str = "", folder: Path = DIST) -> Path:
    """Make the setup file.

    Args:
        version: named in place of the program's own, for the trial of an upgrade.
        target: NSIS's kind of setup; empty for the usual one, of 32 bits, which can tell a 32-bit Windows why not.
    """
    version = version or version_of(ROOT)
    setup = folder / f"{FOLDER}-{version}-setup.exe"
    say(f"making {setup.name}")
    numbers = ".".join([*version.split("."), "0", "0", "0"][:4])
    makensis = shutil.which("makensis") or str(_NSIS_ON_WINDOWS)
    defined = {"VERSION": version, "NUMBERS": numbers, "BUNDLE": bundle, "OUT": setup, "ICON": icon}
    words = [f"-D{name}={value}" for name, value in defined.items()]
    words += [f"-DTARGET={target}"] if target else []
    script = ROOT / "packaging" / "installer.nsi"
    subprocess.run([makensis, "-V2", "-INPUTCHARSET", "UTF8", *words, str(script)], check=True)
    return setup
