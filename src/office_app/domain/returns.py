"""Return forms (phiếu báo kết quả): one workbook per chi bộ that goes out, is filled in, and is read back (N1)."""

from enum import StrEnum


class ReadingState(StrEnum):
    """What became of a file that was read back; the value is what the screen shows."""

    WAITING = "chờ ghi"
    TAKEN = "đã ghi"
    WRONG = "có lỗi"
    DROPPED = "đã bỏ"
