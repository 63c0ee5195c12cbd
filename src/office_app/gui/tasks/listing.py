"""The groups in which tasks are listed, and how near each is."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from office_app.domain.task_filter import TaskFilter, is_wanted
from office_app.domain.tasks import Task, TaskState, Urgency
from office_app.domain.vietnamese import date_screen, number_vi, sort_key, upper_first
from office_app.domain.weekdays import weekday_name
from office_app.gui.formats import due_vi
from office_app.gui.look.tokens import State

if TYPE_CHECKING:
    from office_app.bootstrap import Office

GROUPS = (
    Urgency.OVERDUE,
    Urgency.THIS_WEEK,
    Urgency.THIS_MONTH,
    Urgency.LATER,
    Urgency.NO_DATE,
    Urgency.DONE,
)
GROUP_TITLES = {
    Urgency.OVERDUE: "Quá hạn",
    Urgency.THIS_WEEK: "Tuần này",
    Urgency.THIS_MONTH: "Tháng này",
    Urgency.LATER: "Sau",
    Urgency.NO_DATE: "Không nêu thời hạn",
    Urgency.DONE: "Đã xong, thôi thực hiện",
}
STATES: dict[TaskState, State] = {
    TaskState.OPEN: "plain",
    TaskState.DOING: "planned",
    TaskState.STUCK: "late",
    TaskState.DONE: "good",
    TaskState.DROPPED: "plain",
}
_NEAR = 3  # days ahead that stand out


@dataclass(frozen=True)
class TaskGroup:
    urgency: Urgency
    tasks: Sequence[Task]

    @property
    def title(self) -> str:
        return GROUP_TITLES[self.urgency]


@dataclass(frozen=True)
class Choices:
    """What filters and form offer: units with their ids, leaders, products and bodies that decide."""

    units: Sequence[str] = ()
    leaders: Sequence[str] = ()
    products: Sequence[str] = ()
    authorities: Sequence[str] = ()
    unit_ids: Mapping[str, int] = field(default_factory=dict)


def nearness(task: Task, today: date) -> tuple[State, str]:
    """Return how near a task's day is, or how it was kept, in colour and words; days are those of the calendar."""
    if task.state is TaskState.DROPPED:
        return "plain", "thôi thực hiện"
    if task.closed:
        return _kept(task)
    if task.due is None:
        return "plain", "không nêu hạn"
    days = (task.due - today).days
    return "late" if days < 0 else "waiting" if days <= _NEAR else "plain", due_vi(task.due, today)


def _kept(task: Task) -> tuple[State, str]:
    if task.done_on is None:
        return "plain", "không ghi ngày xong"
    if task.due is None:
        return "plain", f"xong {date_screen(task.done_on)}"
    days = (task.done_on - task.due).days
    return ("late", f"xong chậm {number_vi(days)} ngày") if days > 0 else ("good", "xong đúng hạn")


def day_words(due: date, today: date, working_days: int) -> str:
    """Return a task's day in full: «Hạn Thứ Sáu, 27/11/2026: còn 4 ngày (4 ngày làm việc)»."""
    words = f"Hạn {upper_first(weekday_name(due))}, {date_screen(due)}: {due_vi(due, today)}"
    return words if due == today else f"{words} ({number_vi(abs(working_days))} ngày làm việc)"


def grouped(
    tasks: Sequence[tuple[Urgency, Task]],
    wanted: TaskFilter,
    today: date,
    shown: Container[int | None],
) -> list[TaskGroup]:
    """Return the tasks that a filter leaves, in groups; among those done the latest first."""
    left = [pair for pair in tasks if is_wanted(*pair, wanted, today, shown)]
    groups = []
    for urgency in GROUPS:
        own = [task for found, task in left if found is urgency]
        if urgency is Urgency.DONE:
            own.sort(key=lambda task: task.done_on or date.min, reverse=True)
        if own:
            groups.append(TaskGroup(urgency, own))
    return groups


def choices_of(office: "Office", tasks: Sequence[Task]) -> Choices:
    """Return what may be chosen in the form of a task: what the office knows and what was used before."""
    settings = office.settings()
    signers = [f"{one.full_name}, {one.title.lower()}" for one in settings.signers] if settings else []
    units = {line.unit.name: line.unit.id or 0 for line in office.units()}
    return Choices(
        _known(list(units), [task.unit for task in tasks]),
        _known(signers, [task.leader for task in tasks]),
        _known(["Báo cáo", "Kế hoạch", "Công văn"], [task.product for task in tasks]),
        _known(["Ban Thường vụ Đảng ủy", "Thường trực Đảng ủy"], [task.authority for task in tasks]),
        units,
    )


def _known(offered: Sequence[str], used: Sequence[str]) -> list[str]:
    return sorted({one for one in (*offered, *used) if one}, key=sort_key)


def named(tasks: Sequence[Task]) -> str:
    """Return how tasks are named in a short line: one by its words, several by their number."""
    if len(tasks) > 1:
        return f"{number_vi(len(tasks))} việc"
    text = tasks[0].title
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
