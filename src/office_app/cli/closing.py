"""``close``: ends the open copies of this program, politely; the installer calls it before it touches a file."""

import sys
from argparse import Namespace
from pathlib import Path

import psutil

from office_app.domain.errors import AppError
from office_app.shipped import program_folder

_WM_CLOSE = 0x0010
_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_LONGEST_PATH = 32768


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
    found = []
    for process in psutil.process_iter():
        program = _program_of(process)
        if process.pid not in ours and program is not None and program.parent == folder:
            found.append(process)
    return found


def _program_of(process: psutil.Process) -> Path | None:
    """Return the file a process runs; None for a process that is not ours to look at."""
    if sys.platform != "win32":
        try:
            return Path(process.exe())
        except psutil.Error:
            return None
    # Not psutil: it asks the system in a way that Wine does not answer.
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.QueryFullProcessImageNameW.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.LPWSTR,
        wintypes.LPDWORD,
    )
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    handle = kernel.OpenProcess(_QUERY, False, process.pid)
    if not handle:
        return None
    name, length = ctypes.create_unicode_buffer(_LONGEST_PATH), wintypes.DWORD(_LONGEST_PATH)
    known = kernel.QueryFullProcessImageNameW(handle, 0, name, ctypes.byref(length))
    kernel.CloseHandle(handle)
    return Path(name.value) if known else None


def _ask_to_close(pid: int) -> None:
    """Do what a click on the cross of each window does; elsewhere than on Windows only wait."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    user = ctypes.WinDLL("user32")
    user.PostMessageW.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
    user.IsWindowVisible.argtypes = (wintypes.HWND,)
    user.GetWindowThreadProcessId.argtypes = (wintypes.HWND, wintypes.LPDWORD)

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def each(window: int, _: int) -> bool:
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(window, ctypes.byref(owner))
        if owner.value == pid and user.IsWindowVisible(window):
            user.PostMessageW(window, _WM_CLOSE, 0, 0)
        return True

    user.EnumWindows(each, 0)
