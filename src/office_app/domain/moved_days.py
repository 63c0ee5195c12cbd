"""A plan with one of its days moved: what is counted from that day moves with it, the rest gives way."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from office_app.domain.plan_timeline import (
    DAY_LABELS,
    DAY_ORDER,
    OWN_DAYS,
    BackPlan,
    DayKey,
    upper_of,
    weekday_and_day,
)
from office_app.domain.vietnamese import upper_first
from office_app.domain.working_days import WorkCalendar

_WITH_PLAN = (DayKey.PLAN, DayKey.MATERIALS)


def moved(plan: BackPlan, key: DayKey, day: date, calendar: WorkCalendar) -> BackPlan:
    """Return the plan with one of its own days moved, and with it the days that are counted from it.

    Days before it keep their distance in working days; days after it give way as far as the upper days let them.
    A day without work becomes the working day before it, which ``problems`` tells; what cannot be kept is told by
    ``day_problems``.

    Raises:
        ValueError: the plan has no such day, or it is the upper level's.
    """
    old = plan.day(key)
    if old is None or key not in OWN_DAYS:
        raise ValueError(f"no day {key} to move")
    target = calendar.on_or_before(day)
    shift = calendar.between(old, target)
    start = plan.day(DayKey.PLAN) or target
    days = {one.key: one.day for one in plan.days}
    days[key] = target
    for other in OWN_DAYS:
        if other in days and _hangs_on(other, key):
            days[other] = _shifted(days[other], shift, calendar)
            if key is not DayKey.PLAN:
                days[other] = max(days[other], start)
    _keep_order(days, key, calendar)
    changed = tuple(
        one
        if one.day == days[one.key]
        else replace(one, day=days[one.key], moved=True, rule=_moved_rule(one.key, key))
        for one in plan.days
    )
    return BackPlan(changed, tuple(filter(None, [snapped(key, day, calendar)])))


def snapped(key: DayKey, day: date, calendar: WorkCalendar) -> str:
    """Return what became of a day without work: «Chi bộ học xong: Chủ nhật 05/4 → dời sang thứ Sáu 03/4.»"""
    if calendar.works(day):
        return ""
    off = "" if day.weekday() > 4 else " (ngày nghỉ)"
    better = weekday_and_day(calendar.on_or_before(day))
    return f"{DAY_LABELS[key]}: {upper_first(weekday_and_day(day))}{off} → dời sang {better}."


def _hangs_on(other: DayKey, moved_key: DayKey) -> bool:
    """Whether a day is counted from the moved one: materials from the plan, all else back from what comes later."""
    if moved_key is DayKey.PLAN:
        return other is DayKey.MATERIALS
    if other in _WITH_PLAN:
        return False
    if moved_key is DayKey.LAST_SESSION and other is DayKey.MAKE_UP:
        return True
    return DAY_ORDER[other] < DAY_ORDER[moved_key]


def _shifted(day: date, shift: int, calendar: WorkCalendar) -> date:
    return calendar.after(day, shift) if shift >= 0 else calendar.before(day, -shift)


def _keep_order(days: dict[DayKey, date], key: DayKey, calendar: WorkCalendar) -> None:
    """Push the own days beside the moved one apart, earlier ones back and later ones on."""
    own = [one for one in OWN_DAYS if one in days]
    at = own.index(key)
    for before, after in zip(reversed(own[:at]), reversed(own[1 : at + 1]), strict=True):
        days[before] = min(days[before], days[after])
    for before, after in pairwise(own[at:]):
        days[after] = max(days[after], days[before])
    for one in own:
        upper = upper_of(one, days)
        if upper is not None and days[one] >= days[upper] and one is not key:
            days[one] = calendar.before(days[upper])


def _moved_rule(key: DayKey, by: DayKey) -> str:
    return "Do cơ quan chọn" if key is by else f"Dời theo «{DAY_LABELS[by].lower()}»"
