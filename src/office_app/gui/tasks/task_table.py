"""Tasks in groups as one table: a heading row for each group, cells that are changed in place."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from office_app.domain.evidence import Evidence
from office_app.domain.tasks import Task, Urgency
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.tokens import DAY, State
from office_app.gui.models.headings import heading
from office_app.gui.models.paged_table import BOLD_ROLE, CHIP_ROLE, ICON_ROLE, ID_ROLE, INK_ROLE
from office_app.gui.tasks.listing import STATES, TaskGroup, day_words, nearness

Index = QModelIndex | QPersistentModelIndex

TITLE, UNIT, DUE, NEAR, STATE, SHOWN, NOTE, SOURCE = range(8)
HEADINGS = ("Việc", "Đơn vị", "Thời hạn", "Còn", "Trạng thái", "Minh chứng", "Ghi chú", "Từ văn bản")
WIDTHS = (330, 156, DAY, 148, 122, 178, 130, 106)
GROUP_ROLE = Qt.ItemDataRole.UserRole + 20
"""(title, count, state) on heading rows, None on tasks."""

_GROUP_STATES: dict[Urgency, State] = {
    Urgency.OVERDUE: "late",
    Urgency.THIS_WEEK: "waiting",
    Urgency.DONE: "good",
}


class TaskTable(QAbstractTableModel):
    edited = Signal(int, int, object)  # task id, column, value

    def __init__(
        self,
        today: Callable[[], date],
        working_days: Callable[[date], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.today, self._working_days = today, working_days
        self._lines: list[TaskGroup | Task] = []
        self._evidence: Mapping[int, Evidence] = {}

    def show_groups(self, groups: Sequence[TaskGroup], evidence: Mapping[int, Evidence]) -> None:
        self.beginResetModel()
        self._evidence = evidence
        self._lines = []
        for group in groups:
            self._lines.append(group)
            self._lines.extend(group.tasks)
        self.endResetModel()

    def headings(self) -> list[int]:
        """Return the rows that are headings of groups."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, TaskGroup)]

    def task(self, row: int) -> Task | None:
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Task) else None

    def row_of(self, task_id: int) -> int | None:
        for row, line in enumerate(self._lines):
            if isinstance(line, Task) and line.id == task_id:
                return row
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return heading(HEADINGS, section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.task(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() in (TITLE, DUE, STATE, NOTE):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, TaskGroup):
            return self._group_data(line, index.column(), role)
        return self._task_data(line, index.column(), role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        task = self.task(index.row()) if index.isValid() else None
        if task is None or task.id is None or role != Qt.ItemDataRole.EditRole:
            return False
        # The list is read again after writing, which must not happen inside the editor's own call.
        self.edited.emit(task.id, index.column(), value)
        return True

    def _group_data(self, group: TaskGroup, column: int, role: int) -> Any:
        if role == GROUP_ROLE:
            return group.title, len(group.tasks), _GROUP_STATES.get(group.urgency, "plain")
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title if column == TITLE else ""
        return None

    def _task_data(self, task: Task, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(task) if column == SHOWN else self._text(task, column)
        if role == Qt.ItemDataRole.EditRole:
            return {TITLE: task.title, DUE: task.due, STATE: task.state, NOTE: task.note}.get(column)
        if role == CHIP_ROLE and column == STATE:
            return STATES[task.state], task.state.value
        if role == CHIP_ROLE and column == NEAR:
            state, words = nearness(task, self.today())
            return None if state == "plain" else (state, words)
        if role == INK_ROLE:
            return "soft" if column in (UNIT, NEAR, SOURCE) or task.closed else None
        if role == ICON_ROLE and column == SHOWN:
            return "circle-check" if task.id in self._evidence else None
        if role == ID_ROLE:
            return task.id
        if role == BOLD_ROLE:
            return False
        return self._tip(task, column) if role == Qt.ItemDataRole.ToolTipRole else None

    def _tip(self, task: Task, column: int) -> str | None:
        if column == TITLE:
            return f"{task.title}\n{task.unit}" + (f"\nTừ {task.source}" if task.source else "")
        if column in (DUE, NEAR) and task.due is not None and not task.closed:
            return day_words(task.due, self.today(), self._working_days(task.due))
        if column == SHOWN and self._shown(task):
            return (
                f"{self._shown(task)}\nCtrl+E: ghi theo minh chứng" if not task.closed else self._shown(task)
            )
        return None

    def _shown(self, task: Task) -> str:
        found = self._evidence.get(task.id or 0)
        return found.words if found is not None else task.done_why

    def _text(self, task: Task, column: int) -> str:
        texts = {
            TITLE: task.title,
            UNIT: task.unit,
            DUE: date_screen(task.due) if task.due else "",
            NEAR: nearness(task, self.today())[1],
            NOTE: task.note,
            SOURCE: task.source,
        }
        return texts.get(column, "")
