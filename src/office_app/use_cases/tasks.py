"""Tasks: what is to be done, by whom, by when, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.plan_trace import SourcePlace, mark_of_task, place_in, source_place
from office_app.domain.tasks import REASONED, Task, TaskChange, TaskState, Urgency, changes_between
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.recurring import FollowUp, make_rounds

ADDED = "Lập việc"


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
    return [(urgency_of(task.due, task.closed, today), task) for task in tasks]


def add_task(task: Task, reason: str = "", files: Sequence[Path] = (), *, tools: FollowUp) -> int:
    """Write a task entered by hand with its files, both or neither, and return its id.

    Raises as ``change_tasks``, FileReadError for a file.
    """
    task = _with_files(task, files, tools)
    with tools.open_transaction() as tx:
        task_id = store_new(task, tx, tools.now, reason)
        tx.commit()
    return task_id


def store_new(task: Task, tx: Transaction, now: Clock, reason: str = "") -> int:
    """Write a new task inside a transaction; its history begins with where it comes from.

    One that is begun, stuck or done from the first has that in its history too, with the reason given.
    """
    opened = replace(task, state=TaskState.OPEN)
    task = _settled(task, now().date())
    _refuse(opened, task, reason)
    task_id = tx.tasks.add(task)
    added = TaskChange(now(), ADDED, after=task.source or "tự thêm")
    tx.tasks.add_changes(task_id, [added, *changes_between(opened, task, now(), reason)])
    tx.audit.record(now(), "task.added", task_id, task.title)
    return task_id


def change_task(task: Task, reason: str = "", files: Sequence[Path] = (), *, tools: FollowUp) -> Task:
    """Write a changed task with new files and return it. Raises as ``change_tasks``, FileReadError for a file."""
    return change_tasks([_with_files(task, files, tools)], reason, tools=tools)[0]


def _with_files(task: Task, files: Sequence[Path], tools: FollowUp) -> Task:
    """Return the task with new files, each content once; they are kept before anything is written."""
    kept = {file.sha256: file for file in (*map(tools.originals.put, files), *task.files)}
    known = {file.sha256 for file in task.files}
    new = (file for sha256, file in kept.items() if sha256 not in known)
    return replace(task, files=(*task.files, *new))


def change_tasks(tasks: Sequence[Task], reason: str = "", *, tools: FollowUp) -> list[Task]:
    """Write changed tasks, all or none, with what was changed in their history, and return them.

    The day a task was done is kept with its state. One of a recurring duty that is closed makes the next one.

    Raises:
        IncompleteError: no words, or no reason where one is asked for: a task that is stuck or will not be done.
        WrongEntryError: a start after the due date.
    """
    with tools.open_transaction() as tx:
        changed = _write(tasks, reason, tx, tools)
        tx.commit()
    return changed


def set_fields(
    tasks: Sequence[Task], names: Sequence[str], reason: str = "", *, tools: FollowUp
) -> list[Task]:
    """Write some fields of tasks, all or none, leaving in the others what was written since. Else ``change_tasks``."""
    with tools.open_transaction() as tx:
        wanted = [{name: getattr(task, name) for name in names} for task in tasks]
        merged = [
            replace(tx.tasks.get(task.id or 0), **values) for task, values in zip(tasks, wanted, strict=True)
        ]
        changed = _write(merged, reason, tx, tools)
        tx.commit()
    return changed


def _write(tasks: Sequence[Task], reason: str, tx: Transaction, tools: FollowUp) -> list[Task]:
    now = tools.now
    changed = []
    for task in tasks:
        before = tx.tasks.get(task.id or 0)
        after = _settled(task, now().date())
        _refuse(before, after, reason)
        tx.tasks.update(after)
        tx.tasks.add_changes(task.id or 0, list(changes_between(before, after, now(), reason)))
        tx.audit.record(now(), "task.changed", task.id, after.state.value)
        changed.append(after)
    if any(task.closed and task.duty_id is not None for task in changed):
        make_rounds(tx, tools)
    return changed


def history_of(task_id: int, *, open_transaction: OpenTransaction) -> Sequence[TaskChange]:
    """Return what was changed of a task, the oldest first."""
    with open_transaction() as tx:
        return tx.tasks.changes(task_id)


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
    at = directive.text.find(task.passage) if task.passage else -1
    place = place_in(directive.text, at + 1) if at >= 0 else ""  # with its first letter: «1. Đảng ủy …»
    name = directive.symbol or directive.doc_type
    return SourcePlace(name, place, " ".join(task.passage.split()), directive_id=directive.id)


def _settled(task: Task, today: date) -> Task:
    if task.state is not TaskState.DONE:
        return replace(task, done_on=None, done_why="")
    return replace(task, done_on=task.done_on or today)


def _refuse(before: Task, after: Task, reason: str) -> None:
    if not after.title.strip():
        raise IncompleteError(fields="nội dung việc")
    if after.starts is not None and after.due is not None and after.starts > after.due:
        raise WrongEntryError(fields="ngày bắt đầu phải trước hoặc bằng thời hạn")
    if after.state in REASONED and after.state is not before.state and not reason.strip():
        raise IncompleteError(fields=f"lý do «{after.state.value}»")
