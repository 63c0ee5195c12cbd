"""Tasks and the duties that make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.recurring import RecurringDuty
    from office_app.domain.tasks import Task, TaskChange


class TaskStore(Protocol):
    def add(self, task: Task) -> int: ...
    def update(self, task: Task) -> None: ...
    def get(self, task_id: int) -> Task: ...
    def all(self, *, include_done: bool = True) -> Sequence[Task]:
        """Return tasks by due date, those without one last; ``include_done``: those closed too."""

    def of_duty(self, duty_id: int) -> Sequence[Task]:
        """Return the tasks that a duty has made, by period."""

    def last_periods(self) -> Mapping[int, tuple[date, int]]:
        """Return by duty the first day of the last period made, and how many of its tasks are still open."""

    def add_changes(self, task_id: int, changes: Sequence[TaskChange]) -> None: ...
    def changes(self, task_id: int) -> Sequence[TaskChange]:
        """Return a task's history, the oldest first."""


class RecurringStore(Protocol):
    """Duties that make their next task by themselves."""

    def add(self, duty: RecurringDuty) -> int: ...
    def update(self, duty: RecurringDuty) -> None: ...
    def remove(self, duty_id: int) -> None:
        """Take away a duty that has made no task."""

    def all(self) -> Sequence[RecurringDuty]: ...
