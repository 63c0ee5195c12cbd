"""Tasks: what is to be done, by whom, by when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from office_app.domain.plan_trace import SourcePlace, mark_of_task, source_place
from office_app.domain.tasks import Task, TaskState, Urgency
from office_app.use_cases.ports import Clock, OpenTransaction


def urgency_of(due: date | None, done: bool, today: date) -> Urgency:
    """Tell how a due date stands against ``today``; the week runs Monday to Sunday."""
    if done:
        return Urgency.DONE
    if due is None:
        return Urgency.NO_DATE
    if due < today:
        return Urgency.OVERDUE
    if due <= today + timedelta(days=6 - today.weekday()):
        return Urgency.THIS_WEEK
    if (due.year, due.month) == (today.year, today.month):
        return Urgency.THIS_MONTH
    return Urgency.LATER


def list_tasks(
    *, include_done: bool = True, open_transaction: OpenTransaction, today: date
) -> Sequence[tuple[Urgency, Task]]:
    """Return all tasks with how they stand, by due date."""
    with open_transaction() as tx:
        tasks = tx.tasks.all(include_done=include_done)
    return [(urgency_of(task.due, task.state is TaskState.DONE, today), task) for task in tasks]


def add_task(task: Task, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Write a task entered by hand and return its id."""
    with open_transaction() as tx:
        task_id = tx.tasks.add(task)
        tx.audit.record(now(), "task.added", task_id, task.title)
        tx.commit()
    return task_id


def change_task(task: Task, *, open_transaction: OpenTransaction, now: Clock) -> Task:
    """Write a changed task; the day it was done is kept with its state."""
    done_on = (task.done_on or now().date()) if task.state is TaskState.DONE else None
    changed = replace(task, done_on=done_on)
    with open_transaction() as tx:
        tx.tasks.update(changed)
        tx.audit.record(now(), "task.changed", task.id, changed.state.value)
        tx.commit()
    return changed


def source_of(task_id: int, *, open_transaction: OpenTransaction) -> SourcePlace | None:
    """Return which directive a task was taken from, where and in which words; None for one entered by hand.

    Raises NotFoundError.
    """
    with open_transaction() as tx:
        task = tx.tasks.get(task_id)
        if task.outgoing_id is not None:
            draft = tx.outgoing.get(task.outgoing_id).draft
            mark = mark_of_task(task, draft.tasks)
            if mark is not None:
                return source_place(mark, [tx.incoming.get(one) for one in draft.directive_ids])
        if task.incoming_id is None:
            return None
        directive = tx.incoming.get(task.incoming_id)
    return SourcePlace(directive.symbol or directive.doc_type, directive_id=directive.id)
