"""What a Windows user gets: the setup file and the portable zip."""

import os
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

from building import DIST, ROOT, say
from frozen_parts import FOLDER, version_of
from make_icon import make_side_picture

_NSIS_ON_WINDOWS = (
    Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "NSIS" / "makensis.exe"
)
_MARK = ROOT / "packaging" / "DU-LIEU-BEN-CANH.txt"


def make_installer(
    bundle: Path, work: Path, *, version: str = "", target: str = "", folder: Path = DIST
) -> Path:
    """Make the setup file.

    Args:
        work: has the icon, and takes what is made on the way.
        version: named in place of the program's own, for the trial of an upgrade; packed quickly rather than small.
        target: NSIS's kind of setup; empty for the usual one of 32 bits, which can tell a 32-bit Windows why not.
    """
    quick, version = bool(version), version or version_of(ROOT)
    setup = folder / f"{FOLDER}-{version}-setup.exe"
    say(f"making {setup.name}")
    makensis = shutil.which("makensis") or str(_NSIS_ON_WINDOWS)
    defined = {
        "VERSION": version,
        "NUMBERS": ".".join([*version.split("."), "0", "0", "0"][:4]),
        "BUNDLE": bundle,
        "OUT": setup,
        "ICON": work / "app.ico",
        "SIDE": make_side_picture(ROOT / "resources" / "icons" / "app.svg", work / "side.bmp"),
        "TEXTS": _vietnamese(Path(makensis), work / "texts"),
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    words += [f"-DTARGET={target}"] if target else []
    words += ["-DQUICK"] if quick else []
    script = ROOT / "packaging" / "installer.nsi"
    subprocess.run([makensis, "-V2", "-INPUTCHARSET", "UTF8", *words, str(script)], check=True)
    return setup


def _vietnamese(makensis: Path, folder: Path) -> Path:
    """Return NSIS's Vietnamese texts with each letter as one character: some of its marks stand beside their letter."""
    homes = (Path("/usr/share/nsis"), makensis.parent, makensis.parent.parent)
    texts = next(home / "Contrib" / "Language files" for home in homes if (home / "Contrib").is_dir())
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        text = (texts / name).read_text(encoding="utf-8-sig")
        (folder / name).write_text(unicodedata.normalize("NFC", text), encoding="utf-8-sig")
    return folder


def portable_zip(bundle: Path) -> Path:
    """Pack the bundle with the mark that lets it keep its data beside itself."""
    target = DIST / f"{FOLDER}-{version_of(ROOT)}-portable.zip"
    say(f"packing {target.name}")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(bundle.rglob("*")):
            archive.write(path, Path(FOLDER) / path.relative_to(bundle))
        archive.write(_MARK, f"{FOLDER}/{_MARK.name}")
    return target
