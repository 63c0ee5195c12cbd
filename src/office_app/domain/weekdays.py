"""Days of the week in Vietnamese, as running text writes them."""

from datetime import date

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""From Monday on, as ``date.weekday`` counts."""


def weekday_name(day: date) -> str:
    """Return the name of the weekday, «thứ Hai»."""
    return WEEKDAYS[day.weekday()]
