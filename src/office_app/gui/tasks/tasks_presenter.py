"""Groups and filters tasks, and writes what is changed in the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from office_app.domain.errors import AppError
from office_app.domain.tasks import Task, TaskState, Urgency
from office_app.domain.vietnamese import fold, sort_key
from office_app.gui.formats import due_vi
from office_app.gui.look.tokens import State

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
    Urgency.DONE: "Đã xong",
}
STATES: dict[TaskState, State] = {
    TaskState.OPEN: "plain",
    TaskState.DOING: "planned",
    TaskState.DONE: "good",
}
_NEXT = {
    TaskState.OPEN: TaskState.DOING,
    TaskState.DOING: TaskState.DONE,
    TaskState.DONE: TaskState.OPEN,
}


@dataclass(frozen=True)
class TaskGroup:
    urgency: Urgency
    tasks: Sequence[Task]

    @property
    def title(self) -> str:
        return GROUP_TITLES[self.urgency]


class TasksView(Protocol):
    def show_groups(self, groups: Sequence[TaskGroup], total: int) -> None: ...
    def show_units(self, units: Sequence[str]) -> None: ...
    def show_error(self, error: BaseException) -> None: ...
    def say(self, text: str, undo: Callable[[], object] | None = None) -> None: ...
    def go(self, room: str, target: object) -> None: ...
    def written(self) -> None: ...


class TasksPresenter:
    """Keeps the tasks as read, and shows those that the filter leaves."""

    def __init__(
        self,
        view: TasksView,
        *,
        read: Callable[[], Sequence[tuple[Urgency, Task]]],
        change: Callable[[Task], Task],
        add: Callable[[Task], int],
    ) -> None:
        self._view, self._read, self._change, self._add = view, read, change, add
        self._all: Sequence[tuple[Urgency, Task]] = ()
        self._words, self._unit, self._with_done = "", "", False
        self._only: Urgency | None = None

    def load(self) -> None:
        """Read all tasks again and show them."""
        try:
            self._all = self._read()
        except AppError as error:
            self._view.show_error(error)
            return
        units = sorted({task.unit for _, task in self._all if task.unit}, key=sort_key)
        self._view.show_units(units)
        self._show()

    def filter(self, words: str, unit: str, with_done: bool, only: Urgency | None) -> None:
        self._words, self._unit, self._with_done, self._only = fold(words), unit, with_done, only
        self._show()

    def task(self, task_id: int) -> Task | None:
        return next((task for _, task in self._all if task.id == task_id), None)

    def next_state(self, task_id: int) -> None:
        """Turn chưa làm → đang làm → đã xong → chưa làm."""
        if (task := self.task(task_id)) is not None:
            self.set_state(task_id, _NEXT[task.state])

    def set_state(self, task_id: int, state: TaskState) -> None:
        task = self.task(task_id)
        if task is None or task.state is state:
            return
        self._write(replace(task, state=state))
        if state is TaskState.DONE:
            self._view.say(f"Đã xong: {_short(task.title)}", lambda: self._write(task))

    def set_note(self, task_id: int, note: str) -> None:
        task = self.task(task_id)
        if task is not None and task.note != note.strip():
            self._write(replace(task, note=note.strip()))

    def set_due(self, task_id: int, due: date | None) -> None:
        task = self.task(task_id)
        if task is not None and task.due != due:
            self._write(replace(task, due=due))

    def set_title(self, task_id: int, title: str) -> None:
        task = self.task(task_id)
        if task is not None and title.strip() and task.title != title.strip():
            self._write(replace(task, title=title.strip()))

    def add(self, title: str, unit: str, due: date | None) -> int | None:
        """Enter a task by hand; None when it could not be written."""
        if not title.strip():
            return None
        try:
            task_id = self._add(Task(title=title.strip(), unit=unit.strip(), due=due))
        except AppError as error:
            self._view.show_error(error)
            return None
        self._view.written()
        self.load()
        return task_id

    def open_source(self, task_id: int) -> None:
        """Go to the paper the task comes from."""
        task = self.task(task_id)
        if task is None:
            return
        if task.outgoing_id is not None:
            self._view.go("outgoing", task.outgoing_id)
        elif task.incoming_id is not None:
            self._view.go("incoming", task.incoming_id)

    def _write(self, task: Task) -> None:
        try:
            self._change(task)
        except AppError as error:
            self._view.show_error(error)
        else:
            self._view.written()
        self.load()

    def _show(self) -> None:
        shown = [pair for pair in self._all if self._wanted(*pair)]
        groups = []
        for urgency in GROUPS:
            tasks = [task for found, task in shown if found is urgency]
            if urgency is Urgency.DONE:
                tasks.reverse()  # the latest first
            if tasks:
                groups.append(TaskGroup(urgency, tasks))
        self._view.show_groups(groups, len(self._all))

    def _wanted(self, urgency: Urgency, task: Task) -> bool:
        if self._only is not None and urgency is not self._only:
            return False
        if urgency is Urgency.DONE and not (self._with_done or self._only is Urgency.DONE):
            return False
        if self._unit and task.unit != self._unit:
            return False
        text = fold(f"{task.title} {task.unit} {task.source} {task.note}")
        return all(word in text for word in self._words.split())


def due_chip(task: Task, today: date) -> tuple[State, str] | None:
    """Return how near a task's due date is, in colour and words; None when far or done."""
    if task.due is None or task.state is TaskState.DONE:
        return None
    days = (task.due - today).days
    if days < 0:
        return "late", due_vi(task.due, today)
    return ("waiting", due_vi(task.due, today)) if days <= 3 else None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
