"""Our own due dates, ahead of the upper level's."""

from datetime import date

from office_app.domain.working_days import WorkCalendar


def local_due(upper_due: date, lead_days: int, calendar: WorkCalendar) -> date:
    """Return our own due date, ``lead_days`` working days before the upper level's.

    Args:
        upper_due: last day the upper level allows; not counted itself.
        lead_days: working days, 1 or more, else ValueError.
        calendar: the days the office works.
    """
    if lead_days < 1:
        raise ValueError(f"lead_days must be 1 or more, not {lead_days}")
    return calendar.before(upper_due, lead_days)
