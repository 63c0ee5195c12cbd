"""The days the office works: public holidays from the calendar library, what was announced since, and its own days."""

import tomllib
from collections.abc import Iterable

from office_app.domain.settings import OfficeSettings
from office_app.domain.working_days import WorkCalendar
from office_app.shipped import resource


def work_calendar(years: Iterable[int], settings: OfficeSettings | None = None) -> WorkCalendar:
    """Return the calendar of the years, Tết and Giỗ Tổ by the lunar calendar, days made up and exchanged included."""
    from holidays.countries.vietnam import Vietnam  # takes a tenth of a second: only when days are counted

    wanted = set(years)
    shipped = Vietnam(years=wanted)  # type: ignore[no-untyped-call] # the library types no constructor
    announced = tomllib.loads(resource("rules", "holidays.toml").read_text(encoding="utf-8"))
    off = {*shipped, *announced["off"]["days"]}
    worked = {*shipped.weekend_workdays, *announced["worked"]["days"]}
    if settings is not None:
        off |= set(settings.days_off)
        worked |= set(settings.days_worked)
    return WorkCalendar(
        frozenset(day for day in off if day.year in wanted)
        - frozenset(settings.days_worked if settings else ()),
        frozenset(day for day in worked if day.year in wanted),
    )
