"""Tasks with their files and history, and the duties that make them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.incoming import StoredFile
from office_app.domain.recurring import RecurringDuty, Rule
from office_app.domain.tasks import CLOSED, Task, TaskChange
from office_app.storage.repositories.common import chunks, existing, id_of
from office_app.storage.tables import RecurringDutyRow, TaskChangeRow, TaskFileRow, TaskRow

_WHAT = "nhiệm vụ"


class TaskRepository:
    """Fits ``ports.TaskStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, task: Task) -> int:
        """Keep a new task and return its id."""
        row = TaskRow(**_columns(task))
        self._session.add(row)
        self._session.flush()
        self._set_files(id_of(row.id), task.files)
        return id_of(row.id)

    def update(self, task: Task) -> None:
        """Write the task over the one of its id. Raises NotFoundError."""
        row = existing(self._session, TaskRow, task.id, _WHAT)
        row.sqlmodel_update(_columns(task))
        self._session.flush()
        self._set_files(id_of(row.id), task.files)

    def get(self, task_id: int) -> Task:
        """Return one task. Raises NotFoundError."""
        row = existing(self._session, TaskRow, task_id, _WHAT)
        return self._tasks([[getattr(row, name) for name in _NAMES]])[0]

    def all(self, *, include_done: bool = True) -> Sequence[Task]:
        """Return tasks by due date, those without one last."""
        query = select(*(getattr(TaskRow, name) for name in _NAMES)).order_by(
            col(TaskRow.due).nulls_last(), col(TaskRow.id)
        )
        if not include_done:
            query = query.where(col(TaskRow.state).not_in(CLOSED))
        return self._tasks([list(row) for row in self._session.execute(query)])

    def of_duty(self, duty_id: int) -> Sequence[Task]:
        """Return the tasks that a duty has made, by period."""
        query = select(*(getattr(TaskRow, name) for name in _NAMES))
        query = query.where(col(TaskRow.duty_id) == duty_id).order_by(col(TaskRow.period_on))
        return self._tasks([list(row) for row in self._session.execute(query)])

    def last_periods(self) -> Mapping[int, tuple[date, int]]:
        """Return by duty the first day of the last period made, and how many of its tasks are still open."""
        last = func.max(col(TaskRow.period_on))
        still_open = func.count().filter(col(TaskRow.state).not_in(CLOSED))
        query = select(col(TaskRow.duty_id), last, still_open).where(col(TaskRow.duty_id).is_not(None))
        rows = self._session.execute(query.group_by(col(TaskRow.duty_id)))
        return {
            duty_id: (day, count) for duty_id, day, count in rows if duty_id is not None and day is not None
        }

    def add_changes(self, task_id: int, changes: Sequence[TaskChange]) -> None:
        """Write lines of history down."""
        self._session.add_all(
            TaskChangeRow(
                task_id=task_id,
                at=one.at,
                what=one.what,
                before=one.before,
                after=one.after,
                reason=one.reason,
            )
            for one in changes
        )
        self._session.flush()

    def changes(self, task_id: int) -> Sequence[TaskChange]:
        """Return a task's history, the oldest first."""
        query = select(TaskChangeRow).where(col(TaskChangeRow.task_id) == task_id)
        rows = self._session.scalars(query.order_by(col(TaskChangeRow.id)))
        return [TaskChange(row.at, row.what, row.before, row.after, row.reason) for row in rows]

    def _tasks(self, rows: Sequence[Sequence[Any]]) -> list[Task]:
        values = [dict(zip(_NAMES, row, strict=True)) for row in rows]
        files = self._files([one["id"] for one in values])
        return [
            Task(**{**one, "cooperating": tuple(one["cooperating"])}, files=tuple(files.get(one["id"], ())))
            for one in values
        ]

    def _files(self, ids: Sequence[int]) -> Mapping[int, list[StoredFile]]:
        found: dict[int, list[StoredFile]] = defaultdict(list)
        for piece in chunks(ids):
            query = select(TaskFileRow).where(col(TaskFileRow.task_id).in_(piece))
            for row in self._session.scalars(query.order_by(col(TaskFileRow.position))):
                found[row.task_id].append(StoredFile(row.sha256, row.name, row.size))
        return found

    def _set_files(self, task_id: int, files: Sequence[StoredFile]) -> None:
        self._session.execute(delete(TaskFileRow).where(col(TaskFileRow.task_id) == task_id))
        self._session.add_all(
            TaskFileRow(task_id=task_id, position=at, sha256=file.sha256, name=file.name, size=file.size)
            for at, file in enumerate(files)
        )
        self._session.flush()


class RecurringRepository:
    """Fits ``ports.RecurringStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, duty: RecurringDuty) -> int:
        """Keep a new duty and return its id."""
        row = RecurringDutyRow(**_duty_columns(duty))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def update(self, duty: RecurringDuty) -> None:
        """Write the duty over the one of its id. Raises NotFoundError."""
        existing(self._session, RecurringDutyRow, duty.id, "việc định kỳ").sqlmodel_update(
            _duty_columns(duty)
        )
        self._session.flush()

    def remove(self, duty_id: int) -> None:
        """Take away a duty that has made no task. Raises NotFoundError."""
        self._session.delete(existing(self._session, RecurringDutyRow, duty_id, "việc định kỳ"))
        self._session.flush()

    def all(self) -> Sequence[RecurringDuty]:
        """Return all duties in the order they were entered."""
        return [_duty(row) for row in self._session.scalars(select(RecurringDutyRow).order_by("id"))]


_NAMES = (
    "title", "unit", "due", "state", "unit_id", "incoming_id", "outgoing_id", "source", "note", "done_on", "id",
    "kind", "cooperating", "leader", "starts", "product", "authority", "passage", "duty_id", "period_on", "done_why",
)  # fmt: skip
_DUTY = (
    "title", "starts_on", "unit", "unit_id", "kind", "leader", "product", "authority", "ends_on", "lead_days",
    "incoming_id", "source", "passage", "note",
)  # fmt: skip
_RULE = ("every", "day", "month", "shift", "roll")


def _columns(task: Task) -> dict[str, Any]:
    columns = {name: getattr(task, name) for name in _NAMES if name != "id"}
    return {**columns, "cooperating": list(task.cooperating)}


def _duty_columns(duty: RecurringDuty) -> dict[str, Any]:
    columns = {name: getattr(duty, name) for name in _DUTY}
    rule = {name: getattr(duty.rule, name) for name in _RULE}
    return {**columns, **rule, "cooperating": list(duty.cooperating)}


def _duty(row: RecurringDutyRow) -> RecurringDuty:
    values = {name: getattr(row, name) for name in _DUTY}
    rule = Rule(**{name: getattr(row, name) for name in _RULE})
    return RecurringDuty(**values, rule=rule, cooperating=tuple(row.cooperating), id=row.id)
