"""Working days: weekends, public holidays and Tết, the office's own days off, and Saturdays worked in exchange."""

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """On which days the office works.

    ``off`` are days without work beside the weekends; ``worked`` are Saturdays and Sundays that are worked in
    exchange for a day off. Source: Bộ luật Lao động 45/2019/QH14, Điều 112; yearly announcements.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Tell whether offices work that day."""
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def why_off(self, day: date) -> str:
        """Return in Vietnamese why a day is not worked, empty when it is: «Chủ nhật», «ngày nghỉ lễ, Tết …»."""
        if self.works(day):
            return ""
        if day in self.off and day.weekday() < 5:
            return "ngày nghỉ lễ, Tết hoặc ngày nghỉ của cơ quan"
        return "thứ Bảy, ngày nghỉ" if day.weekday() == 5 else "Chủ nhật, ngày nghỉ"

    def before(self, day: date, count: int = 1) -> date:
        """Return the working day that lies ``count`` working days before ``day``; ``day`` is not counted itself."""
        return self._step(day, count, -_DAY)

    def after(self, day: date, count: int = 1) -> date:
        """Return the working day that lies ``count`` working days after ``day``; ``day`` is not counted itself."""
        return self._step(day, count, _DAY)

    def on_or_before(self, day: date) -> date:
        """Return ``day`` when it is worked, else the last working day before it."""
        return day if self.works(day) else self.before(day)

    def on_or_after(self, day: date) -> date:
        """Return ``day`` when it is worked, else the first working day after it."""
        return day if self.works(day) else self.after(day)

    def between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and including ``end``; negative when ``end`` comes first."""
        if end < start:
            return -self.between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        count = weeks * 5 + sum((start + (i + 1) * _DAY).weekday() < 5 for i in range(rest))
        count -= sum(start < day <= end and day.weekday() < 5 for day in self.off - self.worked)
        return count + sum(start < day <= end and day.weekday() >= 5 for day in self.worked)

    def window(self, start: date, end: date) -> list[date]:
        """Return the working days from ``start`` to ``end``, both included."""
        days = (start + i * _DAY for i in range((end - start).days + 1))
        return [day for day in days if self.works(day)]

    def _step(self, day: date, count: int, step: timedelta) -> date:
        for _ in range(count):
            day += step
            while not self.works(day):
                day += step
        return day
