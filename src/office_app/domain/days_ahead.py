"""The days ahead, for other calendars and for a notice in the morning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.incoming import Obligation, ObligationKind
from office_app.domain.vietnamese import number_vi


def this_week(today: date) -> tuple[date, date]:
    """Return today and the coming Sunday."""
    return today, today + timedelta(days=6 - today.weekday())


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
class UpperDay:
    """A day that a directive sets for us.

    ``text`` is its passage, ``report_to`` who is reported to or empty, ``subject`` the directive's where known.
    """

    day: date
    document_id: int
    symbol: str
    text: str
    report_to: str = ""
    subject: str = ""

    @property
    def title(self) -> str:
        return f"Báo cáo {self.report_to}" if self.report_to else self.text


def upper_days(asked: Iterable[tuple[int, str, Obligation]]) -> list[UpperDay]:
    """Return the days that directives set, one for each directive and day; of several a report names the day best.

    Args:
        asked: (document id, its symbol or type, what it asks).
    """
    by_day: dict[tuple[int, date], UpperDay] = {}
    for document_id, symbol, one in asked:
        if one.due is None or not one.ours or one.kind is ObligationKind.ASSIGNMENT:
            continue
        report_to = (one.unit or "") if one.kind is ObligationKind.REPORT else ""
        known = by_day.get((document_id, one.due))
        if known is None or (report_to and not known.report_to):
            text = " ".join(one.text.split())
            by_day[document_id, one.due] = UpperDay(one.due, document_id, symbol, text, report_to)
    return sorted(by_day.values(), key=lambda found: (found.day, found.symbol))


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
