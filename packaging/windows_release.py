"""What a Windows user gets: the setup file and the portable zip."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from building import DIST, ROOT, say
from frozen_parts import FOLDER, version_of

_NSIS_ON_WINDOWS = (
    Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "NSIS" / "makensis.exe"
)
_MARK = ROOT / "packaging" / "DU-LIEU-BEN-CANH.txt"


def make_installer(
    bundle: Path, icon: Path, *, version: str = "", target: str = "", folder: Path = DIST
) -> Path:
    """Make the setup file.

    Args:
        version: named in place of the program's own, for the trial of an upgrade.
        target: NSIS's kind of setup; empty for the usual one of 32 bits, which can tell a 32-bit Windows why not.
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


def portable_zip(bundle: Path) -> Path:
    """Pack the bundle with the mark that lets it keep its data beside itself."""
    target = DIST / f"{FOLDER}-{version_of(ROOT)}-portable.zip"
    say(f"packing {target.name}")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(bundle.rglob("*")):
            archive.write(path, Path(FOLDER) / path.relative_to(bundle))
        archive.write(_MARK, f"{FOLDER}/{_MARK.name}")
    return target
