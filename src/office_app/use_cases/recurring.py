"""Duties that come round: kept, changed, and made into tasks when their time comes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.recurring import Occurrence, RecurringDuty, ToMake, preview, task_of, to_make
from office_app.domain.tasks import Task, TaskChange
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.files import Originals
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction

_SHOWN = 4


@dataclass(frozen=True)
class DutyLine:
    """A duty with what it made: the tasks still open, the last one closed, and its next days."""

    duty: RecurringDuty
    waiting: Sequence[Task]
    last_closed: Task | None
    made: int
    coming: Sequence[Occurrence]


@dataclass(frozen=True)
class FollowUp:
    """What tasks and duties are followed up with; ``term_start`` is the first day of a congress term."""

    open_transaction: OpenTransaction
    originals: Originals
    calendar: WorkCalendar
    term_start: date
    now: Clock

    @property
    def today(self) -> date:
        return self.now().date()


def list_duties(*, tools: FollowUp) -> Sequence[DutyLine]:
    """Return all duties with what they made and their next days."""
    today = tools.today
    with tools.open_transaction() as tx:
        return [_line(duty, tx.tasks.of_duty(duty.id or 0), today, tools) for duty in tx.duties.all()]


def _line(duty: RecurringDuty, made: Sequence[Task], today: date, tools: FollowUp) -> DutyLine:
    closed = [task for task in made if task.closed]
    coming = next_days(duty, today, tools=tools)
    waiting = [task for task in made if not task.closed]
    return DutyLine(duty, waiting, closed[-1] if closed else None, len(made), coming)


def next_days(duty: RecurringDuty, start: date, *, tools: FollowUp) -> Sequence[Occurrence]:
    """Return the next occurrences of a duty, also of one that is only being entered."""
    return preview(duty, start, _SHOWN, tools.calendar, tools.term_start)


def save_duty(duty: RecurringDuty, *, tools: FollowUp) -> int:
    """Add (``id`` None) or change a duty, make what its time has come for, and return its id.

    One that is to come round more or less often does so from today on, under an id of its own: the periods of the
    two are not comparable, and what was made stays with the one that made it, which ends.

    Raises:
        IncompleteError: no words.
        WrongEntryError: a day that is none, an end before the beginning, or how often one comes round that has ended.
    """
    duty = replace(duty, title=" ".join(duty.title.split()), unit=duty.unit.strip())
    if not duty.title:
        raise IncompleteError(fields="nội dung việc định kỳ")
    if (fault := _fault(duty)) is not None:
        raise WrongEntryError(fields=fault)
    with tools.open_transaction() as tx:
        duty_id = store_duty(_from_today(duty, tx, tools), tx, tools.now)
        make_rounds(tx, tools)
        tx.commit()
    return duty_id


def _from_today(duty: RecurringDuty, tx: Transaction, tools: FollowUp) -> RecurringDuty:
    """Return the duty as it is to be kept; where it comes round otherwise than before, the former one is ended."""
    old = next((one for one in tx.duties.all() if one.id == duty.id), duty)
    if old.rule.every is duty.rule.every:
        return duty
    if duty.ends_on is not None and duty.ends_on < tools.today:
        raise WrongEntryError(fields="việc đã thôi làm không đổi được kỳ lặp; phải bỏ ngày thôi làm trước")
    duty = replace(duty, starts_on=max(duty.starts_on, tools.today))
    if not tx.tasks.of_duty(old.id or 0):
        return duty
    store_duty(replace(old, ends_on=tools.today), tx, tools.now)
    return replace(duty, id=None)


def store_duty(duty: RecurringDuty, tx: Transaction, now: Clock) -> int:
    """Write a duty inside a transaction and return its id."""
    if duty.id is None:
        duty_id = tx.duties.add(duty)
    else:
        duty_id = duty.id
        tx.duties.update(duty)
    tx.audit.record(now(), "duty.saved", duty_id, duty.title[:80])
    return duty_id


def end_duty(duty: RecurringDuty, *, tools: FollowUp) -> bool:
    """Let a duty come round no more, and tell whether it is gone; one that made tasks is kept, ended today."""
    with tools.open_transaction() as tx:
        gone = not tx.tasks.of_duty(duty.id or 0)
        if gone:
            tx.duties.remove(duty.id or 0)
        else:
            tx.duties.update(replace(duty, ends_on=tools.today))
        tx.audit.record(tools.now(), "duty.ended", duty.id, duty.title[:80])
        tx.commit()
    return gone


def make_due_tasks(*, tools: FollowUp) -> int:
    """Make the tasks whose time has come, after however long a pause, and return how many."""
    with tools.open_transaction() as tx:
        made = make_rounds(tx, tools)
        if made:
            tx.commit()
    return made


def make_rounds(tx: Transaction, tools: FollowUp) -> int:
    """Do the same inside a transaction; none is made twice: the store holds one task for a period at most."""
    made = 0
    periods = tx.tasks.last_periods()
    for duty in tx.duties.all():
        last_on, still_open = periods.get(duty.id or 0, (None, 0))
        found = to_make(duty, last_on, still_open == 0, tools.today, tools.calendar, tools.term_start)
        made += _make(duty, found, tx, tools.now)
    return made


def _make(duty: RecurringDuty, found: ToMake, tx: Transaction, now: Clock) -> int:
    for at, one in enumerate(found.occurrences):
        task = task_of(duty, one, found.missed if at == 0 else 0)
        task_id = tx.tasks.add(task)
        tx.tasks.add_changes(
            task_id, [TaskChange(now(), "Lập việc", after=f"việc định kỳ, {one.period.name}")]
        )
        tx.audit.record(now(), "task.came_round", task_id, task.title[:80])
    return len(found.occurrences)


def _fault(duty: RecurringDuty) -> str | None:
    if not 0 <= duty.rule.day <= 31:
        return "ngày trong tháng phải từ 1 đến 31, hoặc để trống cho ngày cuối"
    if not 2020 <= duty.starts_on.year <= 2100:
        return "ngày bắt đầu phải từ năm 2020 đến năm 2100"
    if duty.ends_on is not None and duty.ends_on < duty.starts_on:
        return "ngày thôi làm phải từ ngày bắt đầu trở đi"
    return None
