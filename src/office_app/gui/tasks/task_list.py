"""The list of tasks on screen, with its editors."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from office_app.domain.tasks import TaskState
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import ROW, SMALL
from office_app.gui.tasks.task_table import (
    DUE,
    GROUP_ROLE,
    HEADINGS,
    NOTE,
    SHOWN,
    SOURCE,
    STATE,
    TITLE,
    UNIT,
    WIDTHS,
    TaskTable,
)
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.point_out import keeps_wrong_day, take_day
from office_app.gui.widgets.row_delegate import RowDelegate
from office_app.gui.widgets.row_table import RowTable

Index = QModelIndex | QPersistentModelIndex


class TaskList(RowTable):
    next_state_asked = Signal(int)
    opened = Signal(int)
    current_changed = Signal(object)  # id of the task, None on a heading
    drop_asked = Signal()
    typed = Signal(str)

    def __init__(self, theme: ThemeController, model: TaskTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, model
        self._wanted: int | None = None
        self._row = 0
        self._pressed = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(TaskDelegate(theme, model.today, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        model.modelAboutToBeReset.connect(self._note_current)
        model.modelReset.connect(self._lay_out)
        self.selectionModel().currentRowChanged.connect(
            lambda *_: self.current_changed.emit(self.current_task_id())
        )
        theme.changed.connect(self._fit)
        self._fit()

    def current_task_id(self) -> int | None:
        task = self._table.task(self.currentIndex().row())
        return task.id if task is not None else None

    def selected_ids(self) -> list[int]:
        """Return the tasks selected, in their order; headings are none."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        tasks = (self._table.task(row) for row in rows)
        return [task.id for task in tasks if task is not None and task.id is not None]

    def select_task(self, task_id: int) -> bool:
        row = self._table.row_of(task_id)
        if row is None:
            return False
        column = max(0, self.currentIndex().column())
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        index = self._table.index(row, column)
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        task_id = self.current_task_id()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Space and task_id is not None:
            self.next_state_asked.emit(task_id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and task_id is not None:
            self.opened.emit(task_id)
        elif event.key() == Qt.Key.Key_Delete and task_id is not None:
            self.drop_asked.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Before the press opens the form at the right, which moves the columns under the mouse.
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, row = self._pressed, self.indexAt(event.position().toPoint()).row()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and pressed.isValid() and (pressed.row(), pressed.column()) == (row, STATE):
            self.edit(self._table.index(row, STATE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _copy(self) -> None:
        lines = ["\t".join(HEADINGS)]
        for index in self.selectionModel().selectedRows():
            cells = (self._table.index(index.row(), column) for column in range(len(HEADINGS)))
            task = self._table.task(index.row())
            texts = [" ".join(str(cell.data() or "").split()) for cell in cells]
            if task is not None:
                texts[STATE] = task.state.value
                lines.append("\t".join(texts))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _note_current(self) -> None:
        self._wanted, self._row = self.current_task_id(), self.currentIndex().row()

    def _lay_out(self) -> None:
        self.clearSpans()
        for row in self._table.headings():
            self.setSpan(row, 0, 1, len(HEADINGS))
        if self._wanted is None or self.select_task(self._wanted):
            return
        # It is done and gone: the one that came into its place is next, else the last.
        last = self._table.rowCount() - 1
        rows = (*range(self._row, last + 1), *range(min(self._row, last), -1, -1))
        tasks = (task.id for row in rows if (task := self._table.task(row)) is not None)
        if (beside := next(tasks, None)) is not None:
            self.select_task(beside)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self.horizontalHeader().setFixedHeight(self._theme.px(ROW - 2))
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, self._theme.px(width))
        self._share_width()

    def _share_width(self) -> None:
        if self.viewport().width() < 50:
            return
        # Title and note take what is left, three to one; where it is tight columns go, the source first.
        width = self.viewport().width()
        for column, least in ((SOURCE, 1320), (NOTE, 1180), (SHOWN, 900), (UNIT, 640), (STATE, 560)):
            self.setColumnHidden(column, width < self._theme.px(least))
        others = sum(
            self.columnWidth(column)
            for column in range(len(WIDTHS))
            if column not in (TITLE, NOTE) and not self.isColumnHidden(column)
        )
        left = self.viewport().width() - others
        note = 0 if self.isColumnHidden(NOTE) else max(self._theme.px(100), left // 4)
        if note:
            self.setColumnWidth(NOTE, note)
        self.setColumnWidth(TITLE, max(self._theme.px(110), left - note))


class TaskDelegate(RowDelegate):
    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._today = today

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group = index.data(GROUP_ROLE)
        if group is None:
            super().paint(painter, option, index)
            return
        theme, tokens = self._theme, self._theme.tokens
        rect = option.rect
        title, count, state = group
        painter.save()
        painter.fillRect(rect, QColor(tokens.ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        font = theme.font(SMALL, "semibold")
        painter.setFont(font)
        painter.setPen(QColor(tokens.state(state)[0]))
        inner = rect.adjusted(theme.px(10), 0, 0, 0)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), title)
        painter.setPen(QColor(tokens.soft))
        painter.setFont(theme.font(SMALL))
        shift = QFontMetrics(font).horizontalAdvance(title) + theme.px(8)
        painter.drawText(inner.adjusted(shift, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), str(count))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == STATE:
            box = QComboBox(parent)
            for state in TaskState:
                box.addItem(state.value, state)
            # Chosen with one click or one key: no second step to confirm.
            box.activated.connect(self._commit_sender)
            return box
        if index.column() == DUE:
            return DateField(self._theme, self._today, parent=parent)
        return QLineEdit(parent)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        return keeps_wrong_day(editor, event) or super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
            editor.showPopup()
        elif isinstance(editor, DateField):
            editor.set_date(value)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(value or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, TaskState(editor.currentData()), Qt.ItemDataRole.EditRole)
        elif isinstance(editor, DateField):
            take_day(editor, model, index)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def _commit_sender(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
