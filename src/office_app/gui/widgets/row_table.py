"""A table whose rows are one thing each: Home and End go to the first and the last of them."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)


class RowTable(QTableView):
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if action not in _ENDS:
            return super().moveCursor(action, modifiers)
        rows = range(self.model().rowCount())  # Qt would go along the row
        column = max(0, self.currentIndex().column())
        ordered = rows if action is QAbstractItemView.CursorAction.MoveHome else reversed(rows)
        cells = (self.model().index(row, column) for row in ordered)
        chosen = (cell for cell in cells if cell.flags() & Qt.ItemFlag.ItemIsSelectable)
        return next(chosen, self.currentIndex())
