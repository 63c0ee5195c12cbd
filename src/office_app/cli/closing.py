"""``close``: ends the open copies of this program, politely; the installer calls it before it touches a file."""

import sys
from argparse import Namespace
from pathlib import Path

import psutil

from office_app.domain.errors import AppError
from office_app.shipped import program_folder

_WM_CLOSE = 0x0010


class StillOpenError(AppError):
    code = "program.still_open"
    what = "Văn phòng Đảng ủy đang mở và chưa đóng lại được."
    kept = "Chưa tệp nào bị thay đổi."
    next_step = "Lưu việc đang làm, đóng cửa sổ rồi làm lại."


def close(args: Namespace) -> int:
    """Ask the windows of this copy of the program to close, and wait until all its processes have ended.

    A window with unsaved work asks its user first, as if the user had closed it.

    Raises:
        StillOpenError: after ``args.wait`` seconds something still runs.
    """
    running = _running()
    for process in running:
        _ask_to_close(process.pid)
    _, left = psutil.wait_procs(running, timeout=args.wait)
    if left:
        raise StillOpenError
    print("Không còn cửa sổ nào đang mở.")
    return 0


def _running() -> list[psutil.Process]:
    """Return the other processes of the programs in our folder; none when Python runs the source."""
    folder = program_folder()
    if folder is None:
        return []
    ours = {psutil.Process().pid, *(parent.pid for parent in psutil.Process().parents())}
    return [
        process
        for process in psutil.process_iter(["exe"])
        if process.pid not in ours and process.info["exe"] and Path(process.info["exe"]).parent == folder
    ]


def _ask_to_close(pid: int) -> None:
    """Do what a click on the cross of each window does; elsewhere than on Windows only wait."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    user = ctypes.windll.user32

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def each(window: int, _: int) -> bool:
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(window, ctypes.byref(owner))
        if owner.value == pid and user.IsWindowVisible(window):
            user.PostMessageW(window, _WM_CLOSE, 0, 0)
        return True

    user.EnumWindows(each, 0)
