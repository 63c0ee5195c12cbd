"""What giao ban of a week speaks of (N29): what is late, this week, next week, who owes, what leaders must decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.days_ahead import UpperDay
from office_app.domain.outgoing import OutgoingState
from office_app.domain.sheets import monday_of
from office_app.domain.study import SessionState
from office_app.domain.tasks import Task, TaskState
from office_app.use_cases.chasing import LateUnit, late_units
from office_app.use_cases.days_ahead import upper_days_in
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction


@dataclass(frozen=True)
class SessionDay:
    """The sessions of a day for one campaign."""

    day: date
    title: str
    units: Sequence[str]


@dataclass(frozen=True)
class Stretch:
    """What falls into a number of days: tasks still open, days that directives set, sessions planned."""

    tasks: Sequence[Task]
    upper: Sequence[UpperDay]
    sessions: Sequence[SessionDay] = ()

    @property
    def count(self) -> int:
        return len(self.tasks) + len(self.upper)


@dataclass(frozen=True)
class Week:
    """What giao ban of a week speaks of.

    ``late_studies``: by campaign whose last day has passed the chi bộ that owe something. ``doers``: by document the
    units that have its open tasks; nobody follows up a document that is not there. ``to_sign`` wait for a signature.
    """

    monday: date
    late: Stretch
    this_week: Stretch
    next_week: Stretch
    done: Sequence[Task]
    stuck: Sequence[tuple[Task, str]]
    late_studies: Mapping[str, Sequence[LateUnit]]
    doers: Mapping[int, Sequence[str]]
    to_sign: Sequence[str]


def week_of(today: date, *, open_transaction: OpenTransaction) -> Week:
    """Return what there is to say of the week that ``today`` is in, and of the next."""
    monday = monday_of(today)
    sunday, next_sunday = monday + timedelta(days=6), monday + timedelta(days=13)
    late_studies = _late_studies(today, open_transaction)
    with open_transaction() as tx:
        tasks = tx.tasks.all()
        left = [one for one in tasks if not one.closed]
        upper = _beside_tasks(upper_days_in(tx, until=next_sunday), left)
        sessions = _sessions(tx, today, next_sunday)

        def stretch(first: date, last: date) -> Stretch:
            return Stretch(
                [one for one in left if _within(first, one.due, last)],
                [one for one in upper if _within(first, one.day, last)],
                [one for one in sessions if _within(first, one.day, last)],
            )

        return Week(
            monday,
            late=stretch(date.min, today - timedelta(days=1)),
            this_week=stretch(today, sunday),
            next_week=stretch(sunday + timedelta(days=1), next_sunday),
            done=[
                one for one in tasks if one.state is TaskState.DONE and _within(monday, one.done_on, sunday)
            ],
            stuck=[(one, _why_stuck(one, tx)) for one in left if one.state is TaskState.STUCK],
            late_studies=late_studies,
            doers=_doers(left),
            to_sign=_to_sign(tx),
        )


def _within(first: date, day: date | None, last: date) -> bool:
    return day is not None and first <= day <= last


def _beside_tasks(upper: Sequence[UpperDay], left: Sequence[Task]) -> list[UpperDay]:
    """Leave out the days that a task of ours stands for already."""
    known = {(task.incoming_id, task.due) for task in left}
    return [one for one in upper if (one.document_id, one.day) not in known]


def _doers(left: Sequence[Task]) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = {}
    for task in left:
        if task.incoming_id is not None and task.unit:
            units = found.setdefault(task.incoming_id, [])
            if task.unit not in units:
                units.append(task.unit)
    return found


def _late_studies(today: date, open_transaction: OpenTransaction) -> Mapping[str, Sequence[LateUnit]]:
    with open_transaction() as tx:
        ended = [one for one in tx.study.campaigns() if one.due and one.due < today]
    found = {
        one.symbol or one.title: late_units(one.id or 0, open_transaction=open_transaction, today=today)
        for one in ended
    }
    return {title: units for title, units in found.items() if units}


def _why_stuck(task: Task, tx: Transaction) -> str:
    reasons = [one.reason for one in tx.tasks.changes(task.id or 0) if one.after == TaskState.STUCK.value]
    return reasons[-1] if reasons else task.note


def _sessions(tx: Transaction, first: date, last: date) -> list[SessionDay]:
    names = {unit.id: unit.name for unit in tx.organisation.all_units()}
    titles = {campaign.id: campaign.symbol or campaign.title for campaign in tx.study.campaigns()}
    found: dict[tuple[date, str], list[str]] = {}
    for one in tx.study.all_sessions():
        if one.state is SessionState.PLANNED and first <= one.planned_on <= last:
            key = (one.planned_on, titles.get(one.campaign_id, ""))
            found.setdefault(key, []).append(names.get(one.unit_id, ""))
    return [SessionDay(day, title, units) for (day, title), units in sorted(found.items())]


def _to_sign(tx: Transaction) -> list[str]:
    lines = tx.outgoing.lines(tx.outgoing.ids(issued=False))
    return [f"{line.doc_type} {line.subject}" for line in lines if line.state is OutgoingState.SUBMITTED]
