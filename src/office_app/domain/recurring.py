"""Duties that come round: weekly, monthly, quarterly … up to once a term; periods, their last days, what is to be made.

Source of the kinds: domain.md 6.1, rows 11 to 13, 29 to 35, 45 to 47 and 60.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office_app.domain import report_periods
from office_app.domain.report_periods import ReportKind
from office_app.domain.tasks import Task, TaskKind, TaskState
from office_app.domain.vietnamese import date_screen
from office_app.domain.weekdays import WEEKDAYS
from office_app.domain.working_days import WorkCalendar

_DAY = timedelta(days=1)


class Every(StrEnum):
    """How often a duty comes round; the value is what the screen shows."""

    DAY = "hằng ngày"
    WEEK = "hằng tuần"
    MONTH = "hằng tháng"
    QUARTER = "hằng quý"
    HALF_YEAR = "6 tháng"
    YEAR = "hằng năm"
    MID_TERM = "giữa nhiệm kỳ"
    TERM = "hết nhiệm kỳ"


MONTHS = {
    Every.MONTH: 1,
    Every.QUARTER: 3,
    Every.HALF_YEAR: 6,
    Every.YEAR: 12,
    Every.MID_TERM: 60,
    Every.TERM: 60,
}
"""Length of the periods that are counted in months."""
_KINDS = {
    Every.MONTH: ReportKind.MONTH,
    Every.QUARTER: ReportKind.QUARTER,
    Every.HALF_YEAR: ReportKind.HALF_YEAR,
    Every.YEAR: ReportKind.YEAR,
}
_MOST_MISSED = {
    Every.DAY: 1,
    Every.WEEK: 4,
    Every.MONTH: 12,
    Every.QUARTER: 8,
    Every.HALF_YEAR: 4,
    Every.YEAR: 3,
    Every.MID_TERM: 1,
    Every.TERM: 1,
}
"""How many missed occurrences are still made where the program was not opened; those before are told, not made."""
_MOST_LEAD = {Every.DAY: 0, Every.WEEK: 3}
"""Working days ahead at most: longer, and several of a kind would wait at once."""


class Roll(StrEnum):
    """Where a day without work goes; the value is what the screen shows."""

    BEFORE = "ngày trước đó"
    AFTER = "ngày sau đó"


@dataclass(frozen=True)
class Rule:
    """On which day of its period a duty is due.

    ``day``: of the month, 0 its last day; for weeks 1 Monday to 7, 0 Friday. ``month``: of the period, 1 the first,
    0 the last. ``shift``: how many periods after (1) or before (-1) the one that it is about: «ngày 30 của tháng
    tiếp sau», «ngày 15 tháng 12 của năm trước». ``roll``: reports move before a day without work, never after.
    """

    every: Every
    day: int = 0
    month: int = 0
    shift: int = 0
    roll: Roll = Roll.BEFORE


@dataclass(frozen=True)
class Period:
    """The time that one occurrence is about; ``name`` as «tháng 11 năm 2026»."""

    first: date
    last: date
    name: str


@dataclass(frozen=True)
class RecurringDuty:
    """A duty that makes its next task by itself; the fields of the task are those of ``Task``.

    ``starts_on``: no occurrence is due before. ``ends_on``: none after; None while it goes on. ``lead_days``: working
    days before the due date at which a task is made also when the one before is not done yet.
    """

    title: str
    rule: Rule
    starts_on: date
    unit: str = ""
    unit_id: int | None = None
    kind: TaskKind = TaskKind.REPORT
    cooperating: Sequence[str] = ()
    leader: str = ""
    product: str = ""
    authority: str = ""
    ends_on: date | None = None
    lead_days: int = 10
    incoming_id: int | None = None
    source: str = ""
    passage: str = ""
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class Occurrence:
    """One time that a duty comes round."""

    period: Period
    due: date


@dataclass(frozen=True)
class ToMake:
    """What is to be made now; ``missed`` counts earlier ones that are not made any more."""

    occurrences: Sequence[Occurrence] = ()
    missed: int = 0


def period_of(every: Every, day: date, term_start: date) -> Period:
    """Return the period that ``day`` lies in; terms of five years are counted from ``term_start``'s month."""
    if every is Every.DAY:
        return Period(day, day, f"ngày {date_screen(day)}")
    if every is Every.WEEK:
        first = day - timedelta(days=day.weekday())
        year, week, _ = first.isocalendar()
        return Period(first, first + timedelta(days=6), f"tuần {week}/{year}")
    if every in _KINDS:
        found = report_periods.period_of(_KINDS[every], day)
        return Period(found.since, found.until, found.name)
    length, origin = MONTHS[every], _number(term_start)
    start = origin + (_number(day) - origin) // length * length
    first, after = _first_of(start), _first_of(start + length)
    half = "giữa " if every is Every.MID_TERM else ""
    return Period(first, after - _DAY, f"{half}nhiệm kỳ {first.year} - {after.year}")


def following(every: Every, period: Period, term_start: date) -> Period:
    """Return the next period."""
    return period_of(every, period.last + _DAY, term_start)


def due_in(rule: Rule, period: Period, calendar: WorkCalendar) -> date | None:
    """Return the day the duty is due for a period, a day of work; None for a day or week without any work."""
    if rule.every in (Every.DAY, Every.WEEK):
        return _due_in_week(rule, period, calendar)
    length = MONTHS[rule.every]
    month = min(rule.month, length) or (30 if rule.every is Every.MID_TERM else length)
    first = _first_of(_number(period.first) + rule.shift * length + month - 1)
    last = monthrange(first.year, first.month)[1]
    return _rolled(first.replace(day=min(rule.day or last, last)), rule.roll, calendar)


def occurrence_in(duty: RecurringDuty, period: Period, calendar: WorkCalendar) -> Occurrence | None:
    """Return the occurrence of a period; None where there is none."""
    due = due_in(duty.rule, period, calendar)
    if due is None or due < duty.starts_on or (duty.ends_on is not None and due > duty.ends_on):
        return None
    return Occurrence(period, due)


def to_make(
    duty: RecurringDuty,
    last_on: date | None,
    settled: bool,
    today: date,
    calendar: WorkCalendar,
    term_start: date,
) -> ToMake:
    """Return the occurrences that are to be made by ``today``, the earliest first.

    Those whose time is near or past, and the next one when there is nothing of the duty left to do.

    Args:
        duty: the duty.
        last_on: first day of the last period that was made; None before the first.
        settled: whether all made so far are closed.
        today: the present day.
        calendar: the days the office works.
        term_start: first day of a term.
    """
    every = duty.rule.every
    if last_on is None:
        period = _first_period(duty.rule, duty.starts_on, term_start)
    else:
        period = following(every, period_of(every, last_on, term_start), term_start)
    lead = min(duty.lead_days, _MOST_LEAD.get(every, duty.lead_days))
    found: list[Occurrence] = []
    for _ in range(_FAR):
        if duty.ends_on is not None and period.first > duty.ends_on + _SHIFTED:
            break
        one = occurrence_in(duty, period, calendar)
        period = following(every, period, term_start)
        if one is None:
            continue
        near = calendar.before(one.due, lead) <= today
        if near or (settled and not found):
            found.append(one)
        if not near:
            break
    return _without_missed(every, found, today)


_FAR = 4000  # periods looked at: ten years of days
_SHIFTED = timedelta(days=400)


def _without_missed(every: Every, found: list[Occurrence], today: date) -> ToMake:
    late = sum(one.due < today for one in found)
    cut = max(0, late - _MOST_MISSED[every])
    return ToMake(found[cut:], cut)


def _first_period(rule: Rule, day: date, term_start: date) -> Period:
    """Return the earliest period that may have an occurrence on a day or after it."""
    every, shift = rule.every, rule.shift
    period = period_of(every, day, term_start)
    for _ in range(max(0, shift) + 1):
        period = period_of(every, period.first - _DAY, term_start)
    return period


def preview(
    duty: RecurringDuty, start: date, count: int, calendar: WorkCalendar, term_start: date
) -> list[Occurrence]:
    """Return the next ``count`` occurrences that are due on ``start`` or after it."""
    period = _first_period(duty.rule, max(duty.starts_on, start), term_start)
    found: list[Occurrence] = []
    for _ in range(_FAR):
        one = occurrence_in(duty, period, calendar)
        if one is not None and one.due >= start:
            found.append(one)
        if len(found) == count or (duty.ends_on is not None and period.first > duty.ends_on + _SHIFTED):
            break
        period = following(duty.rule.every, period, term_start)
    return found


def task_of(duty: RecurringDuty, one: Occurrence, missed: int = 0) -> Task:
    """Return the task of one occurrence; ``missed`` ones before it are told in its note."""
    said = f"Trước đó có {missed} kỳ đã qua không lập thành việc." if missed else ""
    return Task(
        title=f"{duty.title} ({one.period.name})",
        unit=duty.unit,
        due=one.due,
        state=TaskState.OPEN,
        unit_id=duty.unit_id,
        incoming_id=duty.incoming_id,
        source=duty.source,
        note=" ".join(filter(None, (duty.note, said))),
        kind=duty.kind,
        cooperating=tuple(duty.cooperating),
        leader=duty.leader,
        product=duty.product,
        authority=duty.authority,
        passage=duty.passage,
        duty_id=duty.id,
        period_on=one.period.first,
    )


def rule_words(rule: Rule) -> str:
    """Return the rule as a sentence part: «ngày 20 hằng tháng», «ngày 25 tháng cuối quý»."""
    if rule.every is Every.DAY:
        return "hằng ngày làm việc"
    if rule.every is Every.WEEK:
        return f"{WEEKDAYS[(rule.day or 5) - 1]} hằng tuần"
    day = f"ngày {rule.day}" if rule.day else "ngày cuối"
    return f"{day} {_month_words(rule)}{_SHIFTS[rule.every].get(rule.shift, '')}"


def _month_words(rule: Rule) -> str:
    length = MONTHS[rule.every]
    month = min(rule.month, length)
    match rule.every:
        case Every.MONTH:
            return "hằng tháng" if rule.shift == 0 else "của tháng"
        case Every.QUARTER:
            return f"tháng {('cuối', 'đầu', 'thứ hai', 'cuối')[month]} của quý"
        case Every.HALF_YEAR:
            return f"tháng {month or 6} và tháng {(month or 6) + 6}"
        case Every.YEAR:
            return f"tháng {month or 12} hằng năm" if rule.shift == 0 else f"tháng {month or 12}"
        case _:
            return f"tháng thứ {month or (30 if rule.every is Every.MID_TERM else 60)} của nhiệm kỳ"


_SHIFTS: dict[Every, dict[int, str]] = {
    Every.MONTH: {1: " tiếp sau", -1: " trước"},
    Every.QUARTER: {1: " tiếp sau", -1: " trước"},
    Every.HALF_YEAR: {1: ", kỳ tiếp sau", -1: ", kỳ trước"},
    Every.YEAR: {1: " của năm sau", -1: " của năm trước"},
    Every.MID_TERM: {},
    Every.TERM: {1: " sau", -1: " trước"},
}


def _due_in_week(rule: Rule, period: Period, calendar: WorkCalendar) -> date | None:
    """Return the day within the week itself: a week without work, as that of Tết, has no occurrence."""
    day = period.first + timedelta(days=(rule.day or 5) - 1) if rule.every is Every.WEEK else period.first
    worked = calendar.window(period.first, period.last)
    if not worked:
        return None
    before, after = [one for one in worked if one <= day], [one for one in worked if one >= day]
    order = (before[-1:], after[:1]) if rule.roll is Roll.BEFORE else (after[:1], before[-1:])
    return next(one for side in order for one in side)


def _rolled(day: date, roll: Roll, calendar: WorkCalendar) -> date:
    return calendar.on_or_before(day) if roll is Roll.BEFORE else calendar.on_or_after(day)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
