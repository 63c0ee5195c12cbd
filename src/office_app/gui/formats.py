"""Sizes and times in few words: 412 MB, 2 giờ trước, còn 5 ngày; numbers and dates are in ``domain.vietnamese``."""

from datetime import date, datetime
from decimal import Decimal

from office_app.domain.vietnamese import number_vi

WEEKDAYS_SHORT = ("T.Hai", "T.Ba", "T.Tư", "T.Năm", "T.Sáu", "T.Bảy", "CN")


def size_vi(count: int) -> str:
    """Return bytes as ``412 MB``."""
    size = float(count)
    for unit in ("byte", "KB", "MB", "GB"):
        if size < 1024 or unit == "GB":
            return f"{number_vi(round(Decimal(size), 1) if unit == 'GB' else round(size))} {unit}"
        size /= 1024
    return ""


def ago_vi(then: datetime, now: datetime) -> str:
    """Return how long ago ``then`` was, in the largest whole unit."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 2:
        return "vừa xong"
    if minutes < 60:
        return f"{minutes} phút trước"
    if minutes < 24 * 60:
        return f"{minutes // 60} giờ trước"
    return f"{minutes // (24 * 60)} ngày trước"


def due_vi(due: date, today: date) -> str:
    """Return how a due date stands: ``quá 3 ngày``, ``hôm nay``, ``còn 5 ngày``."""
    days = (due - today).days
    if days < 0:
        return f"quá {-days} ngày"
    return "hôm nay" if days == 0 else f"còn {days} ngày"
