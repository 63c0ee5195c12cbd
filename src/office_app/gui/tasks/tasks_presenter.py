"""Groups and filters tasks, and writes what is changed in the list and in the form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from office_app.domain.errors import AppError
from office_app.domain.evidence import Evidence
from office_app.domain.incoming import StoredFile
from office_app.domain.task_filter import TaskFilter
from office_app.domain.tasks import REASONED, Task, TaskChange, TaskState, Urgency, differing
from office_app.domain.vietnamese import fold, number_vi, upper_first
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.tasks.listing import Choices, TaskGroup, choices_of, grouped, named
from office_app.use_cases.progress import Progress
from office_app.use_cases.taking_up import Offer
from office_app.use_cases.tasks import urgency_of

if TYPE_CHECKING:
    from office_app.bootstrap import Office

_NEXT = {TaskState.OPEN: TaskState.DOING, TaskState.DOING: TaskState.DONE, TaskState.STUCK: TaskState.DOING}
_TAKEN_BACK = "Hoàn tác"
_OF_STATE = ("state", "done_on", "done_why")


class TasksView(Protocol):
    def show_groups(
        self, groups: Sequence[TaskGroup], evidence: Mapping[int, Evidence], total: int
    ) -> None: ...
    def show_choices(self, choices: Choices) -> None: ...
    def show_offers(self, offers: Sequence[Offer]) -> None: ...
    def show_task(self, task: Task, evidence: Evidence | None, history: Sequence[TaskChange]) -> None: ...
    def show_current(self) -> None: ...
    def show_saving(self, saving: bool) -> None: ...
    def go_on(self, saved: Task, task_id: int) -> None: ...
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
        self._saving = False  # whether a task of the form is being written behind the window
        self._reading = 0  # which reading is the latest: what an earlier one brings is out of date

    # ---- reading

    def load(self, then: Callable[[], object] | None = None) -> None:
        """Read all tasks and show them, then look for evidence and offers; ``then`` is done once they are shown."""
        self._reading += 1
        number, office = self._reading, self._office

        def read(progress: Progress) -> tuple[Sequence[tuple[Urgency, Task]], Choices]:
            tasks = office.tasks()
            return tasks, choices_of(office, [task for _, task in tasks])

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
        said = "" if state is TaskState.DOING else upper_first(state.value)
        self._write(tasks, [replace(task, state=state) for task in tasks], reason, said)

    def postpone(self, ids: Sequence[int]) -> None:
        """Ask for a new day and the reason, and set it."""
        tasks = [task for task in self._tasks(ids) if not task.closed]
        answer = self._view.ask_new_day(tasks) if tasks else None
        if answer is None:
            return
        day, reason = answer
        self._write(tasks, [replace(task, due=day) for task in tasks], reason, "Đã lùi hạn")

    def assign(self, ids: Sequence[int]) -> None:
        """Give tasks what they have in common."""
        tasks = [task for task in self._tasks(ids) if not task.closed]
        assigned = self._view.ask_assignment(tasks) if tasks else None
        if assigned:
            self._write(tasks, assigned, said="Đã giao")

    def confirm(self, ids: Sequence[int]) -> None:
        """Take over what the records show."""
        wanted = [task_id for task_id in ids if task_id in self._evidence]
        if not wanted:
            self._view.say("Chưa có minh chứng nào trong sổ cho việc này.")
            return
        office = self._office

        def done(before: Sequence[Task]) -> None:
            self._after_writing()
            if before:
                self._say(before, _OF_STATE, "Đã ghi theo minh chứng")

        self._run(
            lambda progress: office.confirm_evidence(wanted), on_done=done, on_failed=self._view.show_error
        )

    def set_note(self, task_id: int, note: str) -> None:
        self._change(task_id, lambda task: replace(task, note=note.strip()))

    def set_due(self, task_id: int, due: date | None) -> None:
        self._change(task_id, lambda task: replace(task, due=due))

    def set_title(self, task_id: int, title: str) -> None:
        if title.strip():
            self._change(task_id, lambda task: replace(task, title=title.strip()))

    def save(self, task: Task, files: Sequence[Path]) -> None:
        """Write a task from the form and go on there; files are kept behind the window."""
        if not files:
            if (task_id := self.save_now(task, files)) is not None:
                self._view.go_on(task, task_id)
            return
        if self._saving or (reason := self._reason(task)) is None:
            return

        def done(written: Task) -> None:
            self._show_saving(False)
            self._saved(task, written)
            self._view.go_on(task, written.id or 0)

        def failed(error: AppError) -> None:
            self._show_saving(False)
            self._view.show_error(error)

        self._show_saving(True)
        self._run(
            lambda progress: self._stored(task, reason, files),
            what="Đang lưu tệp của việc",
            on_done=done,
            on_failed=failed,
        )

    def save_now(self, task: Task, files: Sequence[Path]) -> int | None:
        """Write a task from the form before it is left; None when it could not be written."""
        if self._saving:
            self._view.say("Đang lưu việc này, chờ một chút rồi làm tiếp.")
            return None
        if (reason := self._reason(task)) is None:
            return None
        try:
            written = self._stored(task, reason, files)
        except AppError as error:
            self._view.show_error(error)
            return None
        self._saved(task, written)
        return written.id

    def _reason(self, task: Task) -> str | None:
        """Return why a task from the form is stuck or dropped, "" where that is not new; None: nobody said."""
        before = self.task(task.id) if task.id is not None else None
        if task.state not in REASONED or (before is not None and before.state is task.state):
            return ""
        return self._view.ask_reason(task.state, 1)

    def _stored(self, task: Task, reason: str, files: Sequence[Path]) -> Task:
        if task.id is None:
            return replace(task, id=self._office.add_task(task, reason, files))
        return self._office.change_task(task, reason, files)

    def _saved(self, task: Task, written: Task) -> None:
        self._after_writing([written])
        self._view.say("Đã thêm việc." if task.id is None else "Đã sửa việc.")

    def _show_saving(self, saving: bool) -> None:
        self._saving = saving
        self._view.show_saving(saving)

    def take_up(self, chosen: Sequence[Offer]) -> None:
        """Follow up what was chosen of the offers."""
        office = self._office

        def done(taken: tuple[int, int]) -> None:
            tasks, duties = taken
            self._after_writing()
            also = f" và {number_vi(duties)} việc định kỳ" if duties else ""
            self._view.say(f"Đã nhận {number_vi(tasks)} việc{also} vào theo dõi.")

        self._run(lambda progress: office.take_up(chosen), on_done=done, on_failed=self._view.show_error)

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

    def _change(self, task_id: int, change: Callable[[Task], Task]) -> None:
        task = self.task(task_id)
        if task is not None and (changed := change(task)) != task:
            self._write([task], [changed])

    def _write(self, before: Sequence[Task], after: Sequence[Task], reason: str = "", said: str = "") -> None:
        """Write what differs and nothing else; with something to say it can be taken back."""
        names = differing(before, after)

        def done(changed: Sequence[Task]) -> None:
            self._after_writing(changed)
            if said:
                self._say(before, _OF_STATE if "state" in names else names, said)

        self._set(after, names, reason, done)

    def _set(
        self, tasks: Sequence[Task], names: Sequence[str], reason: str, done: Callable[[Sequence[Task]], None]
    ) -> None:
        """Write fields: of one task at once, so that the next key finds it changed; of many behind the window."""
        office = self._office

        def failed(error: AppError) -> None:
            self._view.show_error(error)
            self.load()

        if len(tasks) > 1:
            self._run(
                lambda progress: office.set_task_fields(tasks, names, reason), on_done=done, on_failed=failed
            )
            return
        try:
            changed = office.set_task_fields(tasks, names, reason)
        except AppError as error:
            failed(error)
        else:
            done(changed)

    def _say(self, before: Sequence[Task], names: Sequence[str], said: str) -> None:
        """Say what was done to tasks; «Hoàn tác» puts back the fields that were changed, and no others."""
        self._view.say(
            f"{said}: {named(before)}", lambda: self._set(before, names, _TAKEN_BACK, self._after_writing)
        )

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
        groups = grouped(self._all, self._wanted, self._office.today(), self._evidence)
        self._view.show_groups(groups, self._evidence, len(self._all))
