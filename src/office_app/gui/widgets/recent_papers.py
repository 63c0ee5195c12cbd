"""The jump list of the task bar on Windows: papers that were entered lately."""

import sys
from pathlib import Path

from office_app.shipped import program_folder
from office_app.use_cases.own_folder import PORTABLE_MARK

_BY_PATH = 3  # SHARD_PATHW
_APARTMENT = 2  # COINIT_APARTMENTTHREADED


def note_recent(paper: Path) -> None:
    """Offer the paper by a right click on the program's icon; chosen there, it comes as with «Open with».

    Windows keeps the list, so it is left alone where the program is a guest from a stick, or no program of its own.
    For a job: the shell may take half a second.
    """
    folder = program_folder()
    if folder is None or (folder / PORTABLE_MARK).exists() or not paper.is_file():
        return
    if sys.platform == "win32":
        import ctypes

        add, library = ctypes.WinDLL("shell32").SHAddToRecentDocs, ctypes.WinDLL("ole32")
        add.argtypes, add.restype = (ctypes.c_uint, ctypes.c_wchar_p), None
        begun = library.CoInitializeEx(None, _APARTMENT)  # the shell asks it of every thread
        add(_BY_PATH, str(paper))
        if begun >= 0:
            library.CoUninitialize()
