"""What the system answers to an update, in words of the user's language where it is one of those to be expected."""

import errno

_OF_WINDOWS = {
    5: "hệ thống không cho phép, hoặc tệp đang được chương trình khác giữ",
    32: "tệp đang được chương trình khác giữ",
    193: "không phải chương trình chạy được trên máy này",
    216: "không phải chương trình chạy được trên máy này",
    225: "phần mềm chống virus đã chặn",
    1260: "chính sách của máy không cho chạy chương trình này",
}
_OF_ALL = {
    errno.EACCES: "hệ thống không cho phép",
    errno.EPERM: "hệ thống không cho phép",
    errno.ENOENT: "tệp không còn ở đó",
    errno.ENOEXEC: "không phải chương trình chạy được trên máy này",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
}


def system_fault(error: OSError) -> str:
    """Return why the system refused; its own words, those of Windows with «%1» in them, only for what is rare."""
    winerror = getattr(error, "winerror", None)
    return _OF_WINDOWS.get(winerror or 0) or _OF_ALL.get(error.errno or 0) or error.strerror or str(error)
