"""Nhiệm vụ. Targets: int task, ``"overdue"``, ``"week"``, None."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from office_app.domain.plan_trace import SourcePlace
from office_app.domain.tasks import Urgency
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_tasks import Ui_TasksPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.tasks.new_task_dialog import NewTaskDialog
from office_app.gui.tasks.task_list import TaskList
from office_app.gui.tasks.task_table import DUE, NOTE, STATE, TITLE, TaskTable
from office_app.gui.tasks.tasks_presenter import TaskGroup, TasksPresenter
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.source_bar import SourceBar

if TYPE_CHECKING:
    from office_app.bootstrap import Office

SOURCE_AFTER = 120  # ms on one task before its source is read


class TasksPage(RoomPage):
    def __init__(self, office: "Office", services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._form = Ui_TasksPage()
        self._form.setupUi(self)
        self.presenter = TasksPresenter(
            self, read=office.tasks, change=office.change_task, add=office.add_task
        )
        self._units: Sequence[str] = ()
        self._loaded = False
        self._build()

    def open(self, target: object) -> None:
        if target == "overdue":
            self._filter_to(Urgency.OVERDUE)
        elif target == "week":
            self._filter_to(Urgency.THIS_WEEK)
        elif isinstance(target, int):
            self._filter_to(None)
        if not self._loaded:
            self.refresh()
        if isinstance(target, int):
            self.list.select_task(target)
        self.list.setFocus()

    def keyboard_home(self) -> QWidget:
        return self.list if self._form.stack.currentWidget() is self.list else self.bar.box

    def refresh(self) -> None:
        self._loaded = True
        self.presenter.load()

    # ---- what the presenter asks for -----------------------------------------------------------------------------

    def show_groups(self, groups: Sequence[TaskGroup], total: int) -> None:
        shown = sum(len(group.tasks) for group in groups)
        self.model.show_groups(groups)
        self.bar.set_count(f"{number_vi(shown)} việc")
        if groups:
            self._form.stack.setCurrentWidget(self.list)
        elif total:
            self._empty.set("Không có việc nào khớp", "Bỏ bớt điều kiện lọc để xem các việc khác.", "Bỏ lọc")
            self._form.stack.setCurrentWidget(self._empty)
        else:
            self._empty.set(
                "Chưa có việc nào",
                "Việc được tạo khi phát hành kế hoạch; cũng có thể tự thêm việc ở đây.",
                "Thêm việc",
            )
            self._form.stack.setCurrentWidget(self._empty)

    def show_units(self, units: Sequence[str]) -> None:
        self._units = units
        self.bar.fill_choice(self._unit, "Mọi đơn vị", [(unit, unit) for unit in units])

    def show_error(self, error: BaseException) -> None:
        self._services.show_error(error)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self._services.toast(text, undo)

    def go(self, room: str, target: object) -> None:
        self._services.navigate(room, target)

    def written(self) -> None:
        self._services.data_changed()

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._services.theme
        self.bar = FilterBar(theme, "Lọc việc, đơn vị, số văn bản…")
        self._unit = self.bar.add_choice("Mọi đơn vị")
        self._late = self.bar.add_chip("Quá hạn")
        self._week = self.bar.add_chip("Tuần này")
        self._done = self.bar.add_chip("Cả việc đã xong")
        self._late.toggled.connect(self._late_toggled)
        self._week.toggled.connect(self._week_toggled)
        self.bar.changed.connect(self._filter)
        self.bar.add_button("Thêm việc", "plus").clicked.connect(self._add)
        self._form.filterLayout.addWidget(self.bar)
        self.model = TaskTable(self._office.today())
        # Queued: the list is read again, and the editor must have closed by then.
        self.model.edited.connect(self._edited)
        self.list = TaskList(theme, self.model)
        self.list.next_state_asked.connect(self.presenter.next_state)
        self.list.opened.connect(self.presenter.open_source)
        self.list.typed.connect(self.bar.box.type_in)
        self.bar.box.left_downwards.connect(self.list.setFocus)
        self.source = SourceBar(theme)
        self.source.setProperty("panel", "bottom")
        self.source.directive_asked.connect(lambda directive: self.go("incoming", directive))
        self._form.outer.insertWidget(self._form.outer.indexOf(self._form.foot), self.source)
        self._source_later = QTimer(self)
        self._source_later.setSingleShot(True)
        self._source_later.setInterval(SOURCE_AFTER)
        self._source_later.timeout.connect(self._read_source)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._source_later.start())
        self._empty = EmptyState(theme, "list-checks", "", on_action=self._empty_action)
        self._form.stack.addWidget(self.list)
        self._form.stack.addWidget(self._empty)

    def _read_source(self) -> None:
        task_id = self.list.current_task_id()
        if task_id is None:
            self.source.show_place(None)
            return

        def show(place: SourcePlace | None) -> None:
            if task_id == self.list.current_task_id():
                self.source.show_place(place)

        run_for(self, self._services.runner)(
            lambda progress: self._office.task_source(task_id), on_done=show, on_failed=self.show_error
        )

    def _filter_to(self, urgency: Urgency | None) -> None:
        self._late.setChecked(urgency is Urgency.OVERDUE)
        self._week.setChecked(urgency is Urgency.THIS_WEEK)
        if urgency is None:
            self.bar.box.clear()
            self._unit.setCurrentIndex(0)

    def _late_toggled(self, on: bool) -> None:
        if on:
            self._week.setChecked(False)

    def _week_toggled(self, on: bool) -> None:
        if on:
            self._late.setChecked(False)

    def _filter(self) -> None:
        only = Urgency.OVERDUE if self._late.isChecked() else None
        if self._week.isChecked():
            only = Urgency.THIS_WEEK
        unit = self._unit.currentData() or ""
        self.presenter.filter(self.bar.words, str(unit), self._done.isChecked(), only)

    def _edited(self, task_id: int, column: int, value: object) -> None:
        change: dict[int, Callable[[int, Any], object]] = {
            TITLE: self.presenter.set_title,
            DUE: self.presenter.set_due,
            STATE: self.presenter.set_state,
            NOTE: self.presenter.set_note,
        }
        QTimer.singleShot(0, self, lambda: change[column](task_id, value))

    def _empty_action(self) -> None:
        if self._empty.button.text() == "Bỏ lọc":
            self._filter_to(None)
            self._filter()
        else:
            self._add()

    def _add(self) -> None:
        dialog = NewTaskDialog(self._services.theme, self._units, self)
        if dialog.exec() == NewTaskDialog.DialogCode.Accepted:
            task_id = self.presenter.add(*dialog.values)
            if task_id is not None:
                self.list.select_task(task_id)
        dialog.deleteLater()
