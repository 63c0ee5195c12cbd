"""What is wrong with the days of a plan as they stand: behind the upper level's, out of order, several on one day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from office_app.domain.outgoing import Finding, OutgoingDraft
from office_app.domain.plan_timeline import DAY_LABELS, OWN_DAYS, BackPlan, DayKey, upper_of, weekday_and_day
from office_app.domain.vietnamese import date_vi
from office_app.domain.working_days import WorkCalendar


@dataclass(frozen=True)
class DayProblem:
    """One thing to say of some days, in Vietnamese; ``must``: the upper level's day is not kept though it could be."""

    keys: Sequence[DayKey]
    text: str
    must: bool = False


def day_problems(plan: BackPlan, calendar: WorkCalendar) -> Sequence[DayProblem]:
    """Return what is wrong with the office's own days, what must not stay first."""
    days = {one.key: one.day for one in plan.days}
    found = [*_behind_upper(days, calendar), *_order(days), *_days_off(days, calendar), *_same_day(days)]
    return sorted(found, key=lambda one: not one.must)


def plan_day_findings(draft: OutgoingDraft, calendar: WorkCalendar) -> Iterator[Finding]:
    """Yield the own days behind the upper ones that the line of days shows and the text does not name."""
    if draft.back_plan is None:
        return
    days = {one.key: one.day for one in draft.back_plan.days}
    text = "\n".join(part.text for part in draft.parts)
    for problem in _behind_upper(days, calendar):
        if problem.must and date_vi(days[problem.keys[0]]) not in text:
            yield Finding(True, problem.text, None, "ngay.moc_sau_cap_tren")


def _behind_upper(days: dict[DayKey, date], calendar: WorkCalendar) -> Iterator[DayProblem]:
    for key in (one for one in OWN_DAYS if one in days):
        upper = upper_of(key, days)
        if upper is not None and days[key] >= days[upper]:
            # A day that cannot be kept any more is told once, with the plan's own problems.
            attainable = calendar.before(days[upper]) >= days.get(DayKey.PLAN, days[key])
            yield DayProblem(
                (key,),
                f"{DAY_LABELS[key]} ({date_vi(days[key])}) không trước {DAY_LABELS[upper].lower()} "
                f"({date_vi(days[upper])}).",
                attainable,
            )


def _order(days: dict[DayKey, date]) -> Iterator[DayProblem]:
    for before, after in pairwise(key for key in OWN_DAYS if key in days):
        if days[before] > days[after]:
            yield DayProblem(
                (before, after),
                f"{DAY_LABELS[before]} ({date_vi(days[before])}) sau {DAY_LABELS[after].lower()} "
                f"({date_vi(days[after])}).",
            )


def _days_off(days: dict[DayKey, date], calendar: WorkCalendar) -> Iterator[DayProblem]:
    for key in OWN_DAYS:
        if key in days and not calendar.works(days[key]):
            yield DayProblem((key,), f"{DAY_LABELS[key]} ({date_vi(days[key])}) là ngày nghỉ.")


def _same_day(days: dict[DayKey, date]) -> Iterator[DayProblem]:
    own = sorted((days[key], OWN_DAYS.index(key)) for key in OWN_DAYS if key in days)
    for day, group in groupby(own, key=lambda one: one[0]):
        keys = [OWN_DAYS[place] for _, place in group]
        if len(keys) > 1:
            names = ", ".join(DAY_LABELS[key].lower() for key in keys)
            first = weekday_and_day(day)
            yield DayProblem(keys, f"Cùng {first}: {names}.")
