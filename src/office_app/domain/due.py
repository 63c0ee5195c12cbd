"""Our own due dates, ahead of the upper level's."""

from collections.abc import Set
from datetime import date

from office_app.domain.working_days import previous_working_day


def local_due(upper_due: date, lead_days: int, days_off: Set[date]) -> date:
    """Return our own due date, ``lead_days`` working days before the upper level's.

    Args:
        upper_due: last day the upper level allows; not counted itself.
        lead_days: working days, 1 or more, else ValueError.
        days_off: public holidays and Tết; weekends are off anyway.
    """
    if lead_days < 1:
        raise ValueError(f"lead_days must be 1 or more, not {lead_days}")
    day = upper_due
    for _ in range(lead_days):
        day = previous_working_day(day, days_off)
    return day
