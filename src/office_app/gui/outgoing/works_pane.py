"""Under the text: the plan's days on a line, the tasks and the campaign that issuing creates."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from office_app.bootstrap import Office
from office_app.domain.outgoing import DraftTask
from office_app.domain.plan_trace import source_place
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import ROW
from office_app.gui.outgoing.edited_draft import EditedDraft
from office_app.gui.outgoing.editor_presenter import Loaded
from office_app.gui.outgoing.plan_days import PlanDays
from office_app.gui.outgoing.task_model import DUE, UNIT, WORK, TaskDelegate, TaskModel
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.source_bar import SourceBar


class WorksPane(QObject):
    touched = Signal()  # the draft was changed here
    moved = Signal()  # days of the plan were moved, and with them its text
    removed = Signal(str, object)  # what, in words; the draft as it was before

    def __init__(
        self, form: Ui_OutgoingPage, theme: ThemeController, office: Office, run: StartJob, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._form, self._theme = form, theme
        self._edited: EditedDraft | None = None
        self._loaded: Loaded | None = None
        self.shown = True
        self.days = PlanDays(form, theme, office, run, parent)
        self.days.moved.connect(self._days_moved)
        self.tasks = TaskModel(self)
        self._delegate = TaskDelegate(theme, office.today, self)
        self.table = self._make_table()
        form.taskHolder.addWidget(self.table)
        self.source = SourceBar(theme)
        form.taskHolder.addWidget(self.source)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_source())
        self.campaign_due = DateField(theme, today=office.today)
        self.campaign_due.setAccessibleName("Hạn của chi bộ")
        form.campaignRow.addWidget(self.campaign_due)
        self.tasks.changed.connect(self._task_changed)
        form.addTaskButton.clicked.connect(self._add)
        form.removeTaskButton.clicked.connect(self._remove)
        form.campaignBox.toggled.connect(self._campaign_toggled)
        self.campaign_due.date_changed.connect(self._campaign_due_changed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_draft(self, edited: EditedDraft | None, loaded: Loaded | None) -> None:
        """Show a draft's works; None lets go of it."""
        self._edited, self._loaded = edited, loaded
        self.days.show_draft(edited, loaded)
        if not self.shown:
            self._form.timelinePart.hide()
        self.show_works()

    def set_shown(self, shown: bool) -> None:
        """Show the works, or leave their room to a part of the paper that makes none: an annex, a sheet."""
        if shown == self.shown:
            return
        self.shown = shown
        form = self._form
        tasks: tuple[QWidget, ...] = (form.taskTitle, form.addTaskButton, form.removeTaskButton, self.table)
        for part in tasks:
            part.setVisible(shown)
        if shown:
            self.show_works()
            return
        for part in (form.timelinePart, form.campaignPart, self.source):
            part.hide()

    def set_units(self, units: dict[str, int]) -> None:
        """Know the organisation's units by name."""
        self.tasks.set_units(units)
        self._delegate.set_units(list(units))

    def show_works(self) -> None:
        if self._edited is None or self._loaded is None or not self.shown:
            return
        form, draft = self._form, self._edited.draft
        self.tasks.show(draft.tasks)
        self._show_source()
        form.taskTitle.setText(f"Việc sẽ tạo khi phát hành   {len(draft.tasks) or 'chưa có'}")
        campaign, planned = draft.campaign, self._loaded.document.draft.campaign
        form.campaignPart.setVisible(planned is not None or campaign is not None)
        with QSignalBlocker(form.campaignBox), QSignalBlocker(self.campaign_due):
            form.campaignBox.setChecked(campaign is not None)
            self.campaign_due.set_date(campaign.due if campaign is not None else None)
        self.campaign_due.setVisible(campaign is not None)
        words = f"{len(campaign.unit_ids)} chi bộ, hạn" if campaign is not None else ""
        form.campaignFacts.setText(words)
        self.show_days()

    def show_days(self) -> None:
        """Show the days again: the text or a due date has changed."""
        if self.shown:
            self.days.show_days()

    def _show_source(self) -> None:
        """Show where the chosen task was taken from."""
        row = self.table.currentIndex().row()
        tasks = self._edited.draft.tasks if self._edited is not None else ()
        mark = tasks[row].source if 0 <= row < len(tasks) else None
        directives = self._loaded.directives if self._loaded is not None else ()
        self.source.show_place(source_place(mark, directives) if mark is not None else None)

    def _days_moved(self) -> None:
        self.show_works()
        self.moved.emit()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("planTasks")
        table.setModel(self.tasks)
        table.setItemDelegate(self._delegate)
        table.setAccessibleName("Việc sẽ tạo khi phát hành")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(WORK, QHeaderView.ResizeMode.Stretch)
        return table

    def _fit(self) -> None:
        px = self._theme.px
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        self.table.horizontalHeader().setFixedHeight(px(ROW - 4))
        self.table.setColumnWidth(UNIT, px(160))
        self.table.setColumnWidth(DUE, px(108))
        self.table.setFixedHeight(px(ROW * 4))

    def _task_changed(self, row: int, task: DraftTask) -> None:
        if self._edited is not None:
            before = self._edited.draft.tasks[row]
            self._edited.set_task(row, task)
            self.days.offer(before, task)
            self.show_days()
            self.touched.emit()

    def _add(self, checked: bool = False) -> None:
        if self._edited is not None:
            row = self._edited.add_task()
            self.show_works()
            self.table.setCurrentIndex(self.tasks.index(row, UNIT))
            self.table.edit(self.tasks.index(row, UNIT))
            self.touched.emit()

    def _remove(self, checked: bool = False) -> None:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        if self._edited is None or not rows:
            return
        before = self._edited.draft
        self._edited.remove_tasks(rows)
        self.show_works()
        self.touched.emit()
        self.removed.emit(f"Đã bỏ {len(rows)} việc.", before)

    def _campaign_toggled(self, on: bool) -> None:
        planned = self._loaded.document.draft.campaign if self._loaded is not None else None
        if self._edited is not None and planned is not None:
            due = self.campaign_due.date or planned.due
            self._edited.set_campaign(replace(planned, due=due) if on else None)
            self.show_works()
            self.touched.emit()

    def _campaign_due_changed(self, due: date | None) -> None:
        if self._edited is not None and self.campaign_due.valid:
            self._edited.set_campaign_due(due)
            self.show_days()
            self.touched.emit()
