"""The days ahead, for other calendars and for a notice in the morning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.vietnamese import number_vi


@dataclass(frozen=True)
class CalendarEntry:
    """One day or meeting. ``key`` stays the same when it moves; ``starts_at`` «HH:MM», empty for a whole day."""

    key: str
    day: date
    title: str
    text: str = ""
    place: str = ""
    starts_at: str = ""
    minutes: int | None = None
    category: str = ""


@dataclass(frozen=True)
class MorningNotice:
    """What the day begins with."""

    due_today: int = 0
    overdue: int = 0
    this_week: int = 0
    sessions: int = 0
    stuck: int = 0
    titles: Sequence[str] = ()

    @property
    def words(self) -> str:
        """Return «Hôm nay: 2 việc đến hạn, 1 việc quá hạn»; "" when nothing waits."""
        parts = [
            f"{number_vi(count)} {what}"
            for count, what in (
                (self.due_today, "việc đến hạn"),
                (self.overdue, "việc quá hạn"),
                (self.sessions, "buổi học"),
                (self.stuck, "việc đang vướng"),
            )
            if count
        ]
        if parts:
            return f"Hôm nay: {', '.join(parts)}"
        return f"Tuần này còn {number_vi(self.this_week)} việc đến hạn" if self.this_week else ""
