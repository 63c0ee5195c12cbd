"""The table *Việc sẽ tạo khi phát hành*: unit, work and due date, changed in place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from office_app.domain.outgoing import DraftTask
from office_app.domain.vietnamese import fold
from office_app.gui.look.theme import ThemeController
from office_app.gui.models.headings import heading
from office_app.gui.models.paged_table import INK_ROLE
from office_app.gui.widgets.date_field import DateField, format_date
from office_app.gui.widgets.point_out import keeps_wrong_day, take_day
from office_app.gui.widgets.row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
UNIT, WORK, DUE = range(3)
_HEADS = ("Đơn vị", "Việc", "Hạn")


class TaskModel(QAbstractTableModel):
    changed = Signal(int, object)  # row, DraftTask

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[DraftTask] = []
        self._units: dict[str, int] = {}

    def show(self, tasks: Sequence[DraftTask]) -> None:
        if list(tasks) == self._tasks:
            return
        self.beginResetModel()
        self._tasks = list(tasks)
        self.endResetModel()

    def set_units(self, units: dict[str, int]) -> None:
        """Know the organisation's units by name, so that a task finds its own."""
        self._units = {fold(name): unit_id for name, unit_id in units.items()}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._tasks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return heading(_HEADS, section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._tasks):
            return None
        task = self._tasks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if index.column() == DUE:
                return task.due if role == Qt.ItemDataRole.EditRole else format_date(task.due) or "chưa có"
            words = task.unit if index.column() == UNIT else task.text
            blank = "bấm đúp để nhập" if role == Qt.ItemDataRole.DisplayRole else ""
            return words or blank
        if role == INK_ROLE and not (task.unit, task.text, task.due)[index.column()]:
            return "faint"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        task = self._tasks[index.row()]
        if index.column() == DUE:
            new = replace(task, due=value if isinstance(value, date) else None)
        elif index.column() == WORK:
            new = replace(task, text=" ".join(str(value).split()))
        else:
            unit = " ".join(str(value).split())
            new = replace(task, unit=unit, unit_id=self._units.get(fold(unit)))
        if new != task:
            self._tasks[index.row()] = new
            self.dataChanged.emit(index, index)
            self.changed.emit(index.row(), new)
        return True


class TaskDelegate(RowDelegate):
    """Rows as in every list; dates are changed with our own field, units chosen or typed."""

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._look, self._today = theme, today
        self._unit_names: Sequence[str] = ()

    def set_units(self, names: Sequence[str]) -> None:
        self._unit_names = tuple(names)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == DUE:
            return DateField(self._look, self._today, parent=parent)
        if index.column() == UNIT and self._unit_names:
            box = QComboBox(parent)
            box.setEditable(True)
            box.addItems(list(self._unit_names))
            return box
        return super().createEditor(parent, option, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        return keeps_wrong_day(editor, event) or super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, DateField):
            editor.set_date(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(words)
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, DateField):
            take_day(editor, model, index)
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
