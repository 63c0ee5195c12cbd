"""What the made-up office is made with, and its days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.intake import ReadDocument
from office_app.use_cases.plans import Planning
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.progress import Progress
from office_app.use_cases.report_issuing import Reporting


@dataclass(frozen=True)
class SampleTools:
    """What the sample office is made with; ``read`` reads and recognises a kept file."""

    planning: Planning
    reporting: Reporting
    read: Callable[[Any, Progress], ReadDocument]
    folder: str


def working(day: date) -> date:
    """Return the day, or the first working day after it."""
    while not WorkCalendar().works(day):
        day += timedelta(days=1)
    return day


def last_working(day: date) -> date:
    """Return the day, or the last working day before it."""
    return WorkCalendar().before(day + timedelta(days=1))


def clock_at(day: date) -> Clock:
    """Return a clock that stands at half past eight of a day."""
    moment = datetime.combine(day, time(8, 30)).astimezone()
    return lambda: moment
