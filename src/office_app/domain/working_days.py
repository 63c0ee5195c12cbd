"""Working days: weekends, public holidays and Tết. The lunar dates come from ``resources/rules/holidays.toml``."""

import tomllib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Holidays:
    """Public holidays by law. ``fixed``: (month, day) every year; ``dated``: days of single years.

    ``lunar_new_year``: first day of Tết by year. Source: Bộ luật Lao động 45/2019/QH14, Điều 112.
    """

    fixed: frozenset[tuple[int, int]] = frozenset()
    lunar_new_year: Mapping[int, date] = field(default_factory=dict)
    hung_kings: Mapping[int, date] = field(default_factory=dict)
    days_before_new_year: int = 1
    days_after_new_year: int = 3
    extra: frozenset[date] = frozenset()


def load_holidays(toml_text: str) -> Holidays:
    """Read the holiday rules from the text of ``holidays.toml``."""
    data = tomllib.loads(toml_text)
    tet = data["tet"]
    return Holidays(
        fixed=frozenset((int(d["month"]), int(d["day"])) for d in data["fixed"]),
        lunar_new_year={day.year: day for day in tet["first_days"]},
        hung_kings={day.year: day for day in data["hung_kings"]["days"]},
        days_before_new_year=int(tet["days_before"]),
        days_after_new_year=int(tet["days_after"]),
        extra=frozenset(data.get("extra", {}).get("days", ())),
    )


def days_off_of(years: Iterable[int], holidays: Holidays, extra: Iterable[date] = ()) -> frozenset[date]:
    """Return the public holidays of the years, with the office's own days off; weekends are not listed.

    A holiday on a Saturday or Sunday is made up on the next working day, as the law says.
    """
    wanted = set(years)
    named = {day for year in wanted for day in _of_year(year, holidays)}
    named |= {day for day in holidays.extra if day.year in wanted}
    off = set(named)
    for day in sorted(d for d in named if d.weekday() >= 5):
        off.add(_next_free(day, off))
    return frozenset(off | set(extra))


def _of_year(year: int, holidays: Holidays) -> Iterable[date]:
    for month, day in holidays.fixed:
        yield date(year, month, day)
    if year in holidays.hung_kings:
        yield holidays.hung_kings[year]
    if year in holidays.lunar_new_year:
        first = holidays.lunar_new_year[year]
        for step in range(-holidays.days_before_new_year, holidays.days_after_new_year + 1):
            yield first + step * _DAY


def _next_free(day: date, off: Set[date]) -> date:
    while not is_working_day(day, off):
        day += _DAY
    return day


def is_working_day(day: date, days_off: Set[date]) -> bool:
    """Tell whether offices work that day: Monday to Friday and not off."""
    return day.weekday() < 5 and day not in days_off


def previous_working_day(day: date, days_off: Set[date]) -> date:
    """Return the last working day before ``day``."""
    day -= _DAY
    while not is_working_day(day, days_off):
        day -= _DAY
    return day


def next_working_day(day: date, days_off: Set[date]) -> date:
    """Return the first working day after ``day``."""
    return _next_free(day + _DAY, days_off)


def working_days_between(start: date, end: date, days_off: Set[date]) -> int:
    """Count the working days after ``start`` up to and including ``end``; negative when ``end`` comes first."""
    if end < start:
        return -working_days_between(end, start, days_off)
    weeks, rest = divmod((end - start).days, 7)
    worked = weeks * 5 + sum((start + (i + 1) * _DAY).weekday() < 5 for i in range(rest))
    return worked - sum(1 for d in days_off if start < d <= end and d.weekday() < 5)
