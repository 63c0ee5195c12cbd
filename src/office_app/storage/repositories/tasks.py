"""Tasks."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.tasks import Task, TaskState
from office_app.storage.repositories.common import existing, id_of
from office_app.storage.tables import TaskRow

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
        return id_of(row.id)

    def update(self, task: Task) -> None:
        """Write the task over the one of its id. Raises NotFoundError."""
        existing(self._session, TaskRow, task.id, _WHAT).sqlmodel_update(_columns(task))
        self._session.flush()

    def get(self, task_id: int) -> Task:
        """Return one task. Raises NotFoundError."""
        row = existing(self._session, TaskRow, task_id, _WHAT)
        return Task(**{name: getattr(row, name) for name in _NAMES})

    def all(self, *, include_done: bool = True) -> Sequence[Task]:
        """Return tasks by due date, those without one last."""
        query = select(*(getattr(TaskRow, name) for name in _NAMES)).order_by(
            col(TaskRow.due).nulls_last(), col(TaskRow.id)
        )
        if not include_done:
            query = query.where(col(TaskRow.state) != TaskState.DONE)
        return [Task(*row) for row in self._session.execute(query)]


_NAMES = (
    "title", "unit", "due", "state", "unit_id", "incoming_id", "outgoing_id", "source", "note", "done_on", "id",
)  # fmt: skip


def _columns(task: Task) -> dict[str, Any]:
    return {name: getattr(task, name) for name in _NAMES if name != "id"}
