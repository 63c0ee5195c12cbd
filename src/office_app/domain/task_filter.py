"""Which tasks are listed."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office_app.domain.tasks import Task, TaskKind, TaskState, Urgency
from office_app.domain.vietnamese import fold

_SOON = timedelta(days=7)


class Show(StrEnum):
    """Which tasks are listed; the value is what the screen shows."""

    OPEN = "Chưa xong"
    LATE = "Quá hạn"
    WEEK = "Tuần này"
    SOON = "Hạn trong 7 ngày"
    STUCK = "Đang vướng"
    SHOWN = "Có minh chứng"
    DONE = "Đã xong"
    ALL = "Tất cả"


@dataclass(frozen=True)
class TaskFilter:
    """What is listed; None and "" mean any. ``words`` are without marks, in lower case."""

    words: str = ""
    show: Show = Show.OPEN
    unit: str = ""
    leader: str = ""
    kind: TaskKind | None = None


def is_wanted(
    urgency: Urgency, task: Task, wanted: TaskFilter, today: date, shown: Container[int | None]
) -> bool:
    """Tell whether a task is listed; ``shown`` are the ids of those that there is evidence of."""
    if not _stands(wanted.show, urgency, task, today, shown):
        return False
    if (wanted.unit and task.unit != wanted.unit) or (wanted.leader and task.leader != wanted.leader):
        return False
    if wanted.kind is not None and task.kind is not wanted.kind:
        return False
    text = fold(f"{task.title} {task.unit} {task.leader} {task.source} {task.note} {task.product}")
    return all(word in text for word in wanted.words.split())


def _stands(show: Show, urgency: Urgency, task: Task, today: date, shown: Container[int | None]) -> bool:
    match show:
        case Show.ALL:
            return True
        case Show.DONE:
            return task.closed
        case Show.LATE:
            return urgency is Urgency.OVERDUE
        case Show.WEEK:
            return urgency is Urgency.THIS_WEEK
        case Show.SOON:
            return not task.closed and task.due is not None and today <= task.due <= today + _SOON
        case Show.STUCK:
            return task.state is TaskState.STUCK
        case Show.SHOWN:
            return task.id in shown
    return not task.closed
