"""The tab *Việc*: tasks in groups, their form at the right, what directives still ask above."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout

from office_app.domain.evidence import Evidence
from office_app.domain.plan_trace import SourcePlace
from office_app.domain.task_filter import Show, TaskFilter
from office_app.domain.tasks import Task, TaskChange, TaskKind, TaskState
from office_app.domain.vietnamese import number_vi
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.tasks.assign_dialog import AssignDialog
from office_app.gui.tasks.listing import Choices, TaskGroup
from office_app.gui.tasks.offers_dialog import OffersDialog
from office_app.gui.tasks.reason_dialog import (
    DROPPED_BECAUSE,
    LATER_BECAUSE,
    STUCK_BECAUSE,
    ReasonDialog,
)
from office_app.gui.tasks.task_form import TaskForm
from office_app.gui.tasks.task_list import TaskList
from office_app.gui.tasks.task_table import DUE, NOTE, STATE, TITLE, TaskTable
from office_app.gui.tasks.tasks_presenter import TasksPresenter
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.list_pane import SidePane
from office_app.gui.widgets.pause import after_pause
from office_app.gui.widgets.saved_filters import SavedFilters
from office_app.gui.widgets.source_bar import SourceBar
from office_app.use_cases.taking_up import Offer

if TYPE_CHECKING:
    from office_app.bootstrap import Office

SOURCE_AFTER = 120  # ms on one task before its source is read
_KEYS = (
    "Dấu cách: đổi trạng thái · Ctrl+D: đã xong · Ctrl+H: hoãn · Ctrl+E: ghi theo minh chứng · Ctrl+L: giao · "
    "Insert: thêm · Enter: xem, sửa · Ctrl+O: mở văn bản"
)


class TasksPane(SidePane):
    choices_changed = Signal(object)  # Choices

    def __init__(self, office: "Office", services: RoomServices) -> None:
        form = TaskForm(services.theme, office.today)
        super().__init__(services, form, self._save_now, "Lọc việc, đơn vị, số văn bản…", "list-checks")
        self.form: TaskForm = form
        self._office = office
        self._offers: Sequence[Offer] = ()
        self._choices = Choices()
        self._run = run_for(self, services.runner)
        self.presenter = TasksPresenter(self, office, self._run)
        self._build()

    # ---- what the room asks

    def load(self, select: int | None = None) -> None:
        """Read the tasks anew, and select one of them once they are there."""
        self.presenter.load(None if select is None else lambda: self.list.select_task(select))

    def show_only(self, show: Show) -> None:
        """List some of the tasks, of any unit, leader and kind."""
        self.bar.blockSignals(True)
        self.clear_filter()
        self._show.setCurrentIndex(max(0, self._show.findData(show)))
        self.bar.blockSignals(False)
        self._filter()

    # ---- what the presenter asks for

    def show_groups(self, groups: Sequence[TaskGroup], evidence: Mapping[int, Evidence], total: int) -> None:
        shown = sum(len(group.tasks) for group in groups)
        self.model.show_groups(groups, evidence)
        self.bar.set_count(f"{number_vi(shown)} việc")
        if total:
            self.empty.set("Không có việc nào khớp", "Bỏ bớt điều kiện lọc để xem các việc khác.", "Bỏ lọc")
        else:
            self.empty.set(
                "Chưa có việc nào",
                "Việc được tạo khi phát hành kế hoạch, hoặc nhận từ văn bản đến; cũng có thể tự thêm ở đây.",
                "Thêm việc",
            )
        self.show_list(bool(groups))

    def show_choices(self, choices: Choices) -> None:
        self.bar.fill_choice(self._unit, "Mọi đơn vị", [(one, one) for one in choices.units])
        self.bar.fill_choice(self._leader, "Mọi lãnh đạo", [(one, one) for one in choices.leaders])
        self._choices = choices
        self.form.set_choices(choices)
        self.choices_changed.emit(choices)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        self._offers = offers
        self.offer_text.setText(f"{number_vi(len(offers))} việc được giao trong văn bản đến chưa ai theo dõi")
        self.offer_strip.setVisible(bool(offers))

    def show_task(self, task: Task, evidence: Evidence | None, history: Sequence[TaskChange]) -> None:
        self.open_form()
        self.form.show_task(task, evidence, history)
        if task.id is None:
            self.form.home.setFocus()

    def show_current(self) -> None:
        """Show in an open form what is current now: a task that is done has left the list."""
        shown = self.form.shown.id
        if self.form_open and shown is not None and not self.form.changed:
            self.presenter.choose(self.list.current_task_id() or shown)

    def show_saving(self, saving: bool) -> None:
        self.form.setEnabled(not saving)
        if self.form_open and not saving:
            self.form.home.setFocus()

    def go_on(self, saved: Task, task_id: int) -> None:
        """Begin the next task after a new one, and show a changed one as it is now."""
        if self.form_open:
            self.presenter.new() if saved.id is None else self.presenter.choose(task_id)

    def ask_reason(self, state: TaskState, count: int) -> str | None:
        what = "Việc này" if count == 1 else f"{number_vi(count)} việc"
        title = f"{what} đang vướng gì?" if state is TaskState.STUCK else f"{what} thôi thực hiện vì sao?"
        reasons = STUCK_BECAUSE if state is TaskState.STUCK else DROPPED_BECAUSE
        dialog = ReasonDialog(self._services.theme, self._office.today, title, reasons, parent=self)
        accepted = dialog.exec() == ReasonDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.reason if accepted else None

    def ask_assignment(self, tasks: Sequence[Task]) -> Sequence[Task] | None:
        dialog = AssignDialog(self._services.theme, self._choices, len(tasks), self._office.today(), self)
        accepted = dialog.exec() == AssignDialog.DialogCode.Accepted
        dialog.deleteLater()
        return [dialog.assigned(task) for task in tasks] if accepted else None

    def ask_new_day(self, tasks: Sequence[Task]) -> tuple[date, str] | None:
        what = (
            "Hoãn việc này đến ngày nào?"
            if len(tasks) == 1
            else f"Hoãn {number_vi(len(tasks))} việc đến ngày nào?"
        )
        today = self._office.today()
        proposed = self._office.working_day_after(max([today, *(t.due for t in tasks if t.due)]))
        dialog = ReasonDialog(self._services.theme, today, what, LATER_BECAUSE, proposed, self)
        accepted = dialog.exec() == ReasonDialog.DialogCode.Accepted
        dialog.deleteLater()
        return (dialog.day, dialog.reason) if accepted and dialog.day is not None else None

    def go(self, room: str, target: object) -> None:
        self._services.navigate(room, target)

    def begin(self) -> None:
        """Open an empty form."""
        if self.leave():
            self.list.clearSelection()
            self.presenter.new()
            self._read_source()

    def clear_filter(self) -> None:
        """Take all conditions away."""
        self.bar.box.clear()
        for box in (self._show, self._unit, self._leader, self._kind):
            box.setCurrentIndex(0)

    # ---- building

    def _build(self) -> None:
        self._build_filter()
        self._build_offer_strip()
        self._build_list()
        self._build_foot()
        self._add_actions()
        self._join_form()

    def _build_filter(self) -> None:
        bar = self.bar
        self._show = bar.add_choice(
            Show.OPEN.value, [(one.value, one) for one in Show if one is not Show.OPEN]
        )
        self._unit = bar.add_choice("Mọi đơn vị")
        self._leader = bar.add_choice("Mọi lãnh đạo")
        self._kind = bar.add_choice("Mọi loại việc", [(kind.value, kind) for kind in TaskKind])
        bar.changed.connect(self._filter)
        self.let_give_way(self._unit, self._leader, self._kind)
        self.new_button = self.add_begin_button("Thêm việc", folds=True)
        self.begin_asked.connect(self.begin)
        self.unfilter_asked.connect(self.clear_filter)
        self.saved = SavedFilters(bar, self._office, "tasks", self._services)

    def _build_list(self) -> None:
        self.model = TaskTable(self._office.today, self._office.working_days_until)
        # Queued: the list is read again, and the editor must have closed by then.
        self.model.edited.connect(self._edited)
        self.list = TaskList(self._services.theme, self.model)
        self.list.setAccessibleName("Việc")
        self.list.next_state_asked.connect(self.presenter.next_state)
        self.list.opened.connect(self._opened)
        self.list.current_changed.connect(self._current_changed)
        self.list.clicked.connect(self._clicked)
        self.list.drop_asked.connect(self._drop)
        self.list.typed.connect(self.bar.box.type_in)
        self.put_list(self.list)

    def _build_foot(self) -> None:
        """Put the words a task came from, and the keys, under the list."""
        self.source = SourceBar(self._services.theme)
        self.source.setProperty("panel", "bottom")
        self.source.directive_asked.connect(lambda directive: self.go("incoming", directive))
        self._ui.listColumn.insertWidget(self._ui.listColumn.indexOf(self._ui.foot), self.source)
        self._ui.totals.setText(_KEYS)
        self._ui.totals.setProperty("type", "small")
        self._ui.totals.setProperty("ink", "soft")
        self._source_later = after_pause(SOURCE_AFTER, self._read_source, self)

    def _join_form(self) -> None:
        self.form.save_asked.connect(self._save)
        self.form.remove_asked.connect(self._drop)
        self.form.postpone_asked.connect(lambda: self._act(self.presenter.postpone))
        self.form.confirm_asked.connect(lambda: self._act(self.presenter.confirm))
        self.form.evidence_asked.connect(lambda: self.presenter.open_evidence(self.form.shown.id or 0))
        self.form.files.open_asked.connect(self.presenter.open_file)

    def _add_actions(self) -> None:
        """Make what can be done to the selected tasks: by key in the whole tab, by the right button in the list."""
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        presenter = self.presenter
        for text, key, act in (
            ("Đã xong", "Ctrl+D", lambda ids: presenter.set_state(ids, TaskState.DONE)),
            ("Hoãn…", "Ctrl+H", presenter.postpone),
            ("Đang vướng…", "Ctrl+G", lambda ids: presenter.set_state(ids, TaskState.STUCK)),
            ("Ghi theo minh chứng", "Ctrl+E", presenter.confirm),
            ("Giao cho…", "Ctrl+L", presenter.assign),
            ("Mở văn bản giao việc", "Ctrl+O", lambda ids: presenter.open_source(ids[0])),
            ("Thôi thực hiện…", "", lambda ids: presenter.set_state(ids, TaskState.DROPPED)),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self._act, act))
            self.addAction(action)
            self.list.addAction(action)

    def _act(self, act: Callable[[Sequence[int]], object], checked: bool = False) -> None:
        """Do something to the selected tasks, having kept what was changed in the form."""
        if (ids := self._ids()) and self.leave():
            act(ids)

    def _build_offer_strip(self) -> None:
        self.offer_strip = QFrame()
        self.offer_strip.setProperty("panel", "bottom")
        self.offer_text = label(size="small")
        self.offer_button = push_button("Xem và nhận việc…", small=True)
        self.offer_button.clicked.connect(self.ask_offers)
        row = QHBoxLayout(self.offer_strip)
        row.setContentsMargins(20, 4, 16, 5)
        row.addWidget(self.offer_text, 1)
        row.addWidget(self.offer_button)
        self._ui.listColumn.insertWidget(1, self.offer_strip)
        self.offer_strip.hide()

    # ---- what the clerk does

    def _ids(self) -> list[int]:
        """Return the tasks that a key is meant for: those selected, else the one in the form."""
        shown = self.form.shown.id if self.form_open else None
        return self.list.selected_ids() or ([shown] if shown is not None else [])

    def _drop(self) -> None:
        self._act(lambda ids: self.presenter.set_state(ids, TaskState.DROPPED))

    def _opened(self, task_id: int) -> None:
        if self.show_row(task_id):
            self.form.home.setFocus()

    def _clicked(self, index: QModelIndex) -> None:
        task = self.model.task(index.row())
        if task is not None and task.id is not None and index.column() != STATE and not self.form_open:
            self.show_row(task.id)

    def show_row(self, task_id: int) -> bool:
        """Show a task in the form, having kept what was changed there; False when it could not be kept."""
        if self.form_open and self.form.shown.id == task_id:
            return True
        if not self.leave():
            return False
        self.presenter.choose(task_id)
        return True

    def _current_changed(self, task_id: int | None) -> None:
        self._source_later.start()
        if self.form_open and task_id is not None and not self.form.changed and self.list.hasFocus():
            QTimer.singleShot(0, self, lambda: self.show_row(task_id))

    @property
    def _adding(self) -> bool:
        """Tell whether a new task is in the form: «Việc này» would mean another one."""
        return self.form_open and self.form.shown.id is None

    def _read_source(self) -> None:
        if (task_id := self.list.current_task_id()) is None or self._adding:
            self.source.show_place(None)
            return

        def show(place: SourcePlace | None) -> None:
            if task_id == self.list.current_task_id() and not self._adding:
                self.source.show_place(place)

        self._run(lambda progress: self._office.task_source(task_id), on_done=show, on_failed=self.show_error)

    def _save(self) -> None:
        self.presenter.save(self.form.entered(), self.form.files.added)

    def _save_now(self) -> bool:
        return self.presenter.save_now(self.form.entered(), self.form.files.added) is not None

    def _filter(self) -> None:
        self.presenter.filter(
            TaskFilter(
                self.bar.words,
                Show(self._show.currentData() or Show.OPEN),  # Qt keeps the word alone
                self._unit.currentData() or "",
                self._leader.currentData() or "",
                TaskKind(kind) if (kind := self._kind.currentData()) else None,
            )
        )

    def _edited(self, task_id: int, column: int, value: object) -> None:
        change: dict[int, Callable[[int, Any], object]] = {
            TITLE: self.presenter.set_title,
            DUE: self.presenter.set_due,
            STATE: lambda one, state: self.presenter.set_state([one], state),
            NOTE: self.presenter.set_note,
        }
        QTimer.singleShot(0, self, lambda: change[column](task_id, value))

    def ask_offers(self) -> None:
        """Show what is asked of the commune and nobody follows up yet, to be taken up."""
        dialog = OffersDialog(self._services.theme, self._offers, self)
        if dialog.exec() == OffersDialog.DialogCode.Accepted and dialog.chosen:
            self.presenter.take_up(dialog.chosen)
        dialog.deleteLater()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
