"""Folders of frozen programs for tests of the update; scripts stand for the programs."""

import sys
from pathlib import Path

import pytest

from office_app.updating.program_place import ProgramPlace

RUNS = "#!/bin/sh\n"
OPENS = RUNS + 'touch "$(dirname "$0")/cap-nhat/da-mo"\nsleep 0.2\n'
posix = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts here")


def bundle_in(folder: Path, *, window: str = OPENS, console: str = RUNS, mark: str = "new") -> Path:
    """Make the folder of a frozen program; with a link, as the one for Linux has."""
    for name, text in (("VanPhongDangUy", window), ("office-app", console)):
        (folder / "_internal").mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    (folder / "_internal" / "thư viện.so").write_text(mark * 1000)
    (folder / "_internal" / "lib.so").symlink_to("thư viện.so")
    return folder


def programs(place: ProgramPlace) -> str:
    return (place.root / "_internal" / "lib.so").read_text()[:3]
