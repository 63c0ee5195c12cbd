"""The attendance grid: one row a member, marked with single keys."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from office_app.domain.study import MARK_VI, AttendanceRow, Mark
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import State
from office_app.gui.models.headings import heading
from office_app.gui.models.paged_table import CHIP_ROLE, INK_ROLE, Index
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.people_grid import NAME, NUMBER, PeopleGrid
from office_app.gui.widgets.chips import chip_height, chip_width, paint_chip
from office_app.gui.widgets.row_delegate import RowDelegate

MARK, REASON = 2, 3
TITLES = ("", "Họ và tên", "Điểm danh", "Lý do")
MARK_STATES: dict[Mark, State] = {
    Mark.PRESENT: "good",
    Mark.EXCUSED: "waiting",
    Mark.UNEXCUSED: "late",
    Mark.EXEMPT: "plain",
    Mark.AWAY: "plain",
}
_KEYS = {
    Qt.Key.Key_C: Mark.PRESENT,
    Qt.Key.Key_P: Mark.EXCUSED,
    Qt.Key.Key_K: Mark.UNEXCUSED,
    Qt.Key.Key_M: Mark.EXEMPT,
    Qt.Key.Key_X: Mark.AWAY,
}


def reason_text(row: AttendanceRow) -> str:
    """Return what stands beside the mark: how the absence was closed, and the reason."""
    made_up = f"bù {row.made_up_on:%d/%m}" if row.made_up_on else ""
    closed = f"không phải bù: {row.closed_reason}" if row.closed_reason else ""
    return " · ".join(part for part in (made_up, closed, row.reason) if part)


class AttendanceModel(QAbstractTableModel):
    """The rows of a sheet; ``edited`` after a reason was typed."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: AttendanceSheet | None = None

    def show(self, sheet: AttendanceSheet | None) -> None:
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def redraw(self) -> None:
        """Show the marks as they are now; the rows are the same."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, REASON))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return heading(TITLES, section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == REASON else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._sheet is None or not index.isValid() or index.row() >= len(self._sheet.rows):
            return None
        row, column = self._sheet.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(index.row() + 1), row.shown_name, MARK_VI[row.mark], reason_text(row))[column]
        if role == Qt.ItemDataRole.EditRole and column == REASON:
            return row.reason
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column == NUMBER else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == CHIP_ROLE and column == MARK:
            return MARK_STATES[row.mark], MARK_VI[row.mark]
        if role == INK_ROLE:
            if column == REASON and row.made_up_on is not None:
                return "good"
            return {NUMBER: "faint", REASON: "soft"}.get(column)
        if role == Qt.ItemDataRole.ToolTipRole and column == REASON:
            made_up = f"Học bù ngày {row.made_up_on:%d/%m/%Y}" if row.made_up_on else ""
            parts = (" ".join(part for part in (made_up, row.made_up_how) if part), reason_text(row))
            return ". ".join(part for part in parts if part) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self._sheet is None or role != Qt.ItemDataRole.EditRole or index.column() != REASON:
            return False
        self._sheet.set_reason(index.row(), str(value))
        self.edited.emit()
        return True


class _GridDelegate(RowDelegate):
    """Frames the cell that typing goes into; marks have no icon beside their word, the reason needs the room."""

    def _paint_chip(self, painter: QPainter, inner: QRect, chip: tuple[State, str]) -> None:
        height, width = chip_height(self._theme), chip_width(self._theme, chip[1], icon=False)
        rect = QRectF(inner.x(), inner.y() + (inner.height() - height) / 2, width, height)
        paint_chip(painter, rect, self._theme, chip[0], chip[1], icon="")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if index.column() == REASON and focused:
            rect: QRect = option.rect
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))


class AttendanceGrid(PeopleGrid):
    """Keys C P K M X mark and go on, Space turns có mặt into có phép, H notes a make-up, typing in the reason column.

    Digits go to the row of that number, which is also its number on the printed sign sheet; a number that there is
    not leaves no row to mark. Only says what was asked; the page changes the sheet.
    """

    mark_asked = Signal(object, object)  # places, Mark
    toggle_asked = Signal(object)
    make_up_asked = Signal(object)
    paste_asked = Signal(str)
    undo_asked = Signal()
    number_missed = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, TITLES, parent)
        self._typed = ""  # digits of a row's number so far
        self.rows = AttendanceModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_GridDelegate(theme, self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setAccessibleName("Điểm danh từng đảng viên")
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        self.fit()

    def show_sheet(self, sheet: AttendanceSheet | None) -> None:
        self.rows.show(sheet)
        self._typed = ""
        if sheet is not None and sheet.rows:
            self.go_to_cell(0, MARK)

    def step_down(self) -> None:
        """Go to the next row, as after a mark; from several rows to the one below them."""
        places = self.places()
        if places and places[-1] + 1 < self.rows.rowCount():
            self.go_to_cell(places[-1] + 1, self.currentIndex().column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        in_reason = self.currentIndex().column() == REASON
        places = self.places()
        if event.text().isdecimal() and plain and not in_reason and self.rows.rowCount():
            self._go_to_number(event.text())
            return
        self._typed = ""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter that ends the editor comes by here as well
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif not in_reason and plain and places and key in _KEYS:
            self.mark_asked.emit(places, _KEYS[key])
        elif not in_reason and plain and places and key == Qt.Key.Key_H:
            self.make_up_asked.emit(places)
        elif key == Qt.Key.Key_Space and plain and places:
            self.toggle_asked.emit(places)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and places:
            self.edit(self.rows.index(self.currentIndex().row(), REASON))
        elif key == Qt.Key.Key_Tab and plain and not in_reason and places:
            self.go_to_cell(self.currentIndex().row(), REASON)
        elif key == Qt.Key.Key_Backtab and in_reason:
            self.go_to_cell(self.currentIndex().row(), MARK)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab walks into the reason column first, only then to the next field.
        column = self.currentIndex().column()
        if self.hasFocus() and self.currentIndex().isValid():
            if next and column != REASON:
                self.go_to_cell(self.currentIndex().row(), REASON)
                return True
            if not next and column == REASON:
                self.go_to_cell(self.currentIndex().row(), MARK)
                return True
        return super().focusNextPrevChild(next)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.setFocus()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:  # Enter
            self.go_to_cell(min(self.currentIndex().row() + 1, self.rows.rowCount() - 1), MARK)

    def _go_to_number(self, digit: str) -> None:
        """Go to the row that the digits typed so far name; from one that there is not no key marks anybody."""
        self._typed += digit
        number = int(self._typed)
        if 0 < number <= self.rows.rowCount():
            self.go_to_cell(number - 1, MARK)
        else:
            self.selectionModel().clear()
            self.number_missed.emit(number)

    def fit_columns(self) -> None:
        """Names have what they need; where it is narrow they give some to the reason."""
        theme = self._theme
        longest = max(chip_width(theme, word, icon=False) for word in MARK_VI.values())
        number, mark = theme.px(38), longest + theme.px(18)
        room = self.viewport().width() - number - mark - theme.px(78)
        self.setColumnWidth(NUMBER, number)
        self.setColumnWidth(NAME, max(theme.px(112), min(theme.px(172), room)))
        self.setColumnWidth(MARK, mark)
