"""Spans of days that lists are asked for."""

from datetime import date, timedelta


def periods(today: date) -> list[tuple[str, tuple[date, date]]]:
    """Return the usual spans with their names, both ends counted."""
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    quarter = _quarter(today)
    last_quarter = _quarter(quarter - timedelta(days=1))
    year = date(today.year, 1, 1)
    return [
        (f"Tháng này ({month:%m/%Y})", (month, _before_next(month, 1))),
        (f"Tháng trước ({last_month:%m/%Y})", (last_month, _before_next(last_month, 1))),
        (f"Quý này ({_name(quarter)})", (quarter, _before_next(quarter, 3))),
        (f"Quý trước ({_name(last_quarter)})", (last_quarter, _before_next(last_quarter, 3))),
        (f"Năm nay ({today.year})", (year, date(today.year, 12, 31))),
        (f"Năm trước ({today.year - 1})", (date(today.year - 1, 1, 1), year - timedelta(days=1))),
    ]


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _name(quarter: date) -> str:
    return f"{(quarter.month + 2) // 3}/{quarter.year}"


def _before_next(first: date, months: int) -> date:
    after = first.month - 1 + months
    return date(first.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
