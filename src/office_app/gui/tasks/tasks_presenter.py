"""Groups and filters tasks, and writes what is changed in the list and in the form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from office_app.domain.errors import AppError
from office_app.domain.evidence import Evidence
from office_app.domain.incoming import StoredFile
from office_app.domain.tasks import REASONED, Task, TaskChange, TaskState, Urgency
from office_app.domain.vietnamese import fold, number_vi, sort_key
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.tasks.listing import GROUPS, Choices, TaskFilter, TaskGroup, is_wanted
from office_app.use_cases.progress import Progress
from office_app.use_cases.taking_up import Offer
from office_app.use_cases.tasks import urgency_of

if TYPE_CHECKING:
    from office_app.bootstrap import Office

_NEXT = {TaskState.OPEN: TaskState.DOING, TaskState.DOING: TaskState.DONE, TaskState.STUCK: TaskState.DOING}
_TAKEN_BACK = "Hoàn tác"


class TasksView(Protocol):
    def show_groups(
        self, groups: Sequence[TaskGroup], evidence: Mapping[int, Evidence], total: int
    ) -> None: ...
    def show_choices(self, choices: Choices) -> None: ...
    def show_offers(self, offers: Sequence[Offer]) -> None: ...
    def show_task(self, task: Task, evidence: Evidence | None, history: Sequence[TaskChange]) -> None: ...
    def show_current(self) -> None: ...
    def ask_reason(self, state: TaskState, count: int) -> str | None: ...
    def ask_assignment(self, tasks: Sequence[Task]) -> Sequence[Task] | None: ...
    def ask_new_day(self, tasks: Sequence[Task]) -> tuple[date, str] | None: ...
    def show_error(self, error: AppError) -> None: ...
    def say(self, text: str, undo: Callable[[], object] | None = None) -> None: ...
    def go(self, room: str, target: object) -> None: ...
    def open_file(self, path: Path) -> None: ...
    def written(self) -> None: ...


class TasksPresenter:
    """Keeps the tasks as read, and shows those that the filter leaves."""

    def __init__(self, view: TasksView, office: "Office", run: StartJob) -> None:
        self._view, self._office, self._run = view, office, run
        self._all: Sequence[tuple[Urgency, Task]] = ()
        self._evidence: Mapping[int, Evidence] = {}
        self._wanted = TaskFilter()
        self._reading = 0  # which reading is the latest: what an earlier one brings is out of date

    # ---- reading

    def load(self, then: Callable[[], object] | None = None) -> None:
        """Read all tasks and show them, then look for evidence and offers; ``then`` is done once they are shown."""
        self._reading += 1
        number, office = self._reading, self._office

        def read(progress: Progress) -> tuple[Sequence[tuple[Urgency, Task]], Choices]:
            tasks = office.tasks()
            return tasks, _choices(office, [task for _, task in tasks])

        def shown(found: tuple[Sequence[tuple[Urgency, Task]], Choices]) -> None:
            if number == self._reading:
                self._all = found[0]
                self._view.show_choices(found[1])
                self._show()
                self._look_up(number)
            if then is not None:
                then()

        self._run(read, on_done=shown, on_failed=self._view.show_error)

    def _look_up(self, number: int) -> None:
        office, tasks = self._office, [task for _, task in self._all]

        def looked_up(found: tuple[Mapping[int, Evidence], Sequence[Offer]]) -> None:
            if number == self._reading:
                self._evidence = found[0]
                self._view.show_offers(found[1])
                self._show()

        self._run(
            lambda progress: (office.task_evidence(tasks), office.task_offers()),
            on_done=looked_up,
            on_failed=self._view.show_error,
        )

    def filter(self, wanted: TaskFilter) -> None:
        self._wanted = replace(wanted, words=fold(wanted.words))
        self._show()

    def task(self, task_id: int) -> Task | None:
        return next((task for _, task in self._all if task.id == task_id), None)

    def choose(self, task_id: int) -> None:
        """Show one task in the form, with its history."""
        task = self.task(task_id)
        if task is None:
            return
        try:
            history = self._office.task_history(task_id)
        except AppError as error:
            self._view.show_error(error)
            return
        self._view.show_task(task, self._evidence.get(task_id), history)

    def new(self) -> None:
        """Begin a task."""
        self._view.show_task(Task("", "", None), None, ())

    # ---- writing

    def next_state(self, task_id: int) -> None:
        """Turn chưa làm → đang làm → đã xong → chưa làm."""
        if (task := self.task(task_id)) is not None:
            self.set_state([task_id], _NEXT.get(task.state, TaskState.OPEN))

    def set_state(self, ids: Sequence[int], state: TaskState) -> None:
        """Set tasks to a state; what is stuck or dropped is asked for its reason."""
        tasks = [task for task in self._tasks(ids) if task.state is not state]
        if not tasks:
            return
        reason = self._view.ask_reason(state, len(tasks)) if state in REASONED else ""
        if reason is None:
            return
        if (
            self._write([replace(task, state=state) for task in tasks], reason)
            and state is not TaskState.DOING
        ):
            self._view.say(f"{_first_upper(state.value)}: {_named(tasks)}", lambda: self._bring_back(tasks))

    def postpone(self, ids: Sequence[int]) -> None:
        """Ask for a new day and the reason, and set it."""
        tasks = [task for task in self._tasks(ids) if not task.closed]
        answer = self._view.ask_new_day(tasks) if tasks else None
        if answer is None:
            return
        day, reason = answer
        if self._write([replace(task, due=day) for task in tasks], reason):
            self._view.say(f"Đã lùi hạn: {_named(tasks)}", lambda: self._bring_back(tasks))

    def assign(self, ids: Sequence[int]) -> None:
        """Give tasks what they have in common."""
        tasks = [task for task in self._tasks(ids) if not task.closed]
        assigned = self._view.ask_assignment(tasks) if tasks else None
        if assigned and self._write(assigned):
            self._view.say(f"Đã giao: {_named(tasks)}", lambda: self._bring_back(tasks))

    def confirm(self, ids: Sequence[int]) -> None:
        """Take over what the records show."""
        wanted = [task_id for task_id in ids if task_id in self._evidence]
        if not wanted:
            self._view.say("Chưa có minh chứng nào trong sổ cho việc này.")
            return
        try:
            before = self._office.confirm_evidence(wanted)
        except AppError as error:
            self._view.show_error(error)
            return
        self._after_writing()
        if before:
            self._view.say(f"Đã ghi theo minh chứng: {_named(before)}", lambda: self._bring_back(before))

    def set_note(self, task_id: int, note: str) -> None:
        self._change(task_id, note=note.strip())

    def set_due(self, task_id: int, due: date | None) -> None:
        self._change(task_id, due=due)

    def set_title(self, task_id: int, title: str) -> None:
        if title.strip():
            self._change(task_id, title=title.strip())

    def save(self, task: Task, files: Sequence[Path]) -> int | None:
        """Write a task from the form, new or changed; None when it could not be written."""
        reason = ""
        before = self.task(task.id) if task.id is not None else None
        if task.state in REASONED and (before is None or before.state is not task.state):
            asked = self._view.ask_reason(task.state, 1)
            if asked is None:
                return None
            reason = asked
        changed: list[Task] = []
        try:
            if task.id is None:
                task_id = self._office.add_task(task, reason, files)
            else:
                task_id = task.id
                changed.append(self._office.change_task(task, reason, files))
        except AppError as error:
            self._view.show_error(error)
            return None
        self._after_writing(changed)
        self._view.say("Đã thêm việc." if task.id is None else "Đã sửa việc.")
        return task_id

    def take_up(self, chosen: Sequence[Offer]) -> None:
        """Follow up what was chosen of the offers."""
        try:
            tasks, duties = self._office.take_up(chosen)
        except AppError as error:
            self._view.show_error(error)
            return
        self._after_writing()
        also = f" và {number_vi(duties)} việc định kỳ" if duties else ""
        self._view.say(f"Đã nhận {number_vi(tasks)} việc{also} vào theo dõi.")

    # ---- ways out

    def open_source(self, task_id: int) -> None:
        """Go to the paper the task comes from."""
        task = self.task(task_id)
        if task is None:
            return
        if task.outgoing_id is not None:
            self._view.go("outgoing", task.outgoing_id)
        elif task.incoming_id is not None:
            self._view.go("incoming", task.incoming_id)

    def open_evidence(self, task_id: int) -> None:
        """Go to what shows that a task is done."""
        found = self._evidence.get(task_id)
        if found is not None and found.outgoing_id is not None:
            self._view.go("outgoing", found.outgoing_id)
        elif found is not None and found.campaign_id is not None:
            self._view.go("study", found.campaign_id)

    def open_file(self, file: StoredFile | Path) -> None:
        """Lay a kept file into the export folder and open it; one not kept yet is opened where it lies."""
        if isinstance(file, Path):
            self._view.open_file(file)
            return
        office = self._office
        self._run(
            lambda progress: office.export_original(file, office.export_folder / "viec"),
            on_done=self._view.open_file,
            on_failed=self._view.show_error,
        )

    def _tasks(self, ids: Sequence[int]) -> list[Task]:
        return [task for task_id in ids if (task := self.task(task_id)) is not None]

    def _change(self, task_id: int, **values: object) -> None:
        task = self.task(task_id)
        if task is not None and any(getattr(task, name) != value for name, value in values.items()):
            self._write([replace(task, **values)])  # type: ignore[arg-type] # checked at the three callers

    def _write(self, tasks: Sequence[Task], reason: str = "") -> bool:
        try:
            changed = self._office.change_tasks(tasks, reason)
        except AppError as error:
            self._view.show_error(error)
            self.load()
            return False
        self._after_writing(changed)
        return True

    def _bring_back(self, tasks: Sequence[Task]) -> None:
        self._write(tasks, _TAKEN_BACK)

    def _after_writing(self, changed: Sequence[Task] = ()) -> None:
        """Show at once what was changed, and read the rest again: a duty may have made its next task."""
        now = {task.id: task for task in changed}
        today = self._office.today()
        self._all = [
            (urgency_of(new.due, new.closed, today), new) if (new := now.get(task.id)) else (urgency, task)
            for urgency, task in self._all
        ]
        self._show()
        self._view.written()
        self.load(self._view.show_current)

    # ---- showing

    def _show(self) -> None:
        shown = [
            pair for pair in self._all if is_wanted(*pair, self._wanted, self._office.today(), self._evidence)
        ]
        groups = []
        for urgency in GROUPS:
            tasks = [task for found, task in shown if found is urgency]
            if urgency is Urgency.DONE:
                tasks.sort(key=lambda task: task.done_on or date.min, reverse=True)
            if tasks:
                groups.append(TaskGroup(urgency, tasks))
        self._view.show_groups(groups, self._evidence, len(self._all))


def _choices(office: "Office", tasks: Sequence[Task]) -> Choices:
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


def _named(tasks: Sequence[Task]) -> str:
    if len(tasks) > 1:
        return f"{number_vi(len(tasks))} việc"
    text = tasks[0].title
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
