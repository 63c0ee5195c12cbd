"""The system's errors about a file from outside, as errors people can act on; shared by all that open such files."""

import errno
import sys
from pathlib import Path

from office_app.domain.errors.files import (
    FileForbiddenError,
    FileInCloudError,
    FileInUseError,
    FileMissingError,
    FileReadError,
    NotAFileError,
)

_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE}
_WINDOWS_GONE = {2, 3, 15, 21, 53, 67, 433, 1006, 1167}  # not found, drive or share gone, device removed
_WINDOWS_IN_USE = {32, 33}  # sharing violation, lock violation
_WINDOWS_CLOUD = {
    362,
    386,
    387,
    388,
    389,
    395,
    398,
    404,
    426,
}  # ERROR_CLOUD_FILE_…: not fetched from OneDrive
_RECALLED_WHEN_READ = 0x400000  # FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS


def file_read_error(error: OSError | ValueError, path: Path) -> FileReadError:
    """Return our error for one that opening or reading ``path`` gave."""
    name = path.name or str(path)
    if not isinstance(error, OSError):  # a NUL within the path
        return FileMissingError(name=name.replace("\0", "?"))
    windows = getattr(error, "winerror", None) or 0
    if isinstance(error, PermissionError) and not windows:
        windows = windows_open_error(path)
    if windows in _WINDOWS_CLOUD or _in_cloud(path):
        return FileInCloudError(name=name)
    if windows in _WINDOWS_IN_USE or error.errno in (errno.EBUSY, errno.ETXTBSY):
        return FileInUseError(name=name)
    # Windows: opening a folder gives PermissionError.
    if isinstance(error, IsADirectoryError) or (isinstance(error, PermissionError) and path.is_dir()):
        return NotAFileError(name=name)
    if isinstance(error, PermissionError):
        return FileForbiddenError(name=name)
    if error.errno in _GONE or windows in _WINDOWS_GONE:
        return FileMissingError(name=name)
    return FileReadError(name=name)


def _in_cloud(path: Path) -> bool:
    """Tell whether the file is a place-holder of a cloud folder: reading it tells EINVAL and nothing more."""
    try:
        return bool(getattr(path.stat(), "st_file_attributes", 0) & _RECALLED_WHEN_READ)
    except (OSError, ValueError):
        return False


def windows_open_error(path: Path, *, sharing: bool = True) -> int:
    """Return the Windows error number of opening ``path``, 0 when it opens or on another system.

    Python's ``open`` goes through the C runtime, which makes "access denied" of a sharing violation. Without
    ``sharing`` the answer is also an error while any other program has the file open.
    """
    if sys.platform != "win32":
        return 0
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    read, share, open_existing = 0x80000000, 7 if sharing else 0, 3
    handle = kernel.CreateFileW(
        ctypes.c_wchar_p(str(path)), ctypes.c_uint32(read), share, None, open_existing, 0, None
    )
    if handle == ctypes.c_void_p(-1).value:
        return ctypes.get_last_error()
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return 0
