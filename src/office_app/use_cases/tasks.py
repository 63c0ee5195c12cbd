"""Tasks: what is to be done, by whom, by when, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from office_app.domain.errors import IncompleteError
from office_app.domain.plan_trace import SourcePlace, mark_of_task, place_in, source_place
from office_app.domain.tasks import REASONED, Task, TaskChange, TaskState, Urgency, changes_between
from office_app.use_cases.ports import Clock, OpenTransaction, Transaction
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


def add_task(task: Task, *, tools: FollowUp) -> int:
    """Write a task entered by hand and return its id. Raises IncompleteError without words."""
    return add_tasks([task], tools=tools)[0]


def add_tasks(tasks: Sequence[Task], *, tools: FollowUp) -> list[int]:
    """Write new tasks, all or none, and return their ids. Raises IncompleteError for one without words."""
    with tools.open_transaction() as tx:
        ids = [store_new(task, tx, tools.now) for task in tasks]
        tx.commit()
    return ids


def store_new(task: Task, tx: Transaction, now: Clock, why: str = "") -> int:
    """Write a new task inside a transaction; its history begins with where it comes from."""
    _refuse_wordless(task)
    task_id = tx.tasks.add(task)
    tx.tasks.add_changes(task_id, [TaskChange(now(), ADDED, after=why or task.source or "tự thêm")])
    tx.audit.record(now(), "task.added", task_id, task.title)
    return task_id


def change_task(task: Task, reason: str = "", files: Sequence[Path] = (), *, tools: FollowUp) -> Task:
    """Write a changed task with new files and return it. Raises as ``change_tasks``, FileReadError for a file."""
    kept = [tools.originals.put(path) for path in files]
    known = {file.sha256 for file in task.files}
    task = replace(task, files=(*task.files, *(file for file in kept if file.sha256 not in known)))
    return change_tasks([task], reason, tools=tools)[0]


def change_tasks(tasks: Sequence[Task], reason: str = "", *, tools: FollowUp) -> list[Task]:
    """Write changed tasks, all or none, with what was changed in their history, and return them.

    The day a task was done is kept with its state. One of a recurring duty that is closed makes the next one.

    Raises:
        IncompleteError: no words, a start after the due date, or no reason where one is asked for: a task that is
            stuck or will not be done.
    """
    now = tools.now
    with tools.open_transaction() as tx:
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
        tx.commit()
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
    _refuse_wordless(after)
    if after.starts is not None and after.due is not None and after.starts > after.due:
        raise IncompleteError(fields="ngày bắt đầu phải trước hoặc bằng thời hạn")
    if after.state in REASONED and after.state is not before.state and not reason.strip():
        raise IncompleteError(fields=f"lý do «{after.state.value}»")


def _refuse_wordless(task: Task) -> None:
    if not task.title.strip():
        raise IncompleteError(fields="nội dung việc")
