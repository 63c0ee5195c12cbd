"""What a row of the lists under the form is changed with: its tick, and the field for its unit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit


class RowTick(QCheckBox):
    """A box from which the arrows go to the row above or below; Enter changes the row, F2 its unit."""

    change_asked = Signal()
    unit_asked = Signal()
    neighbour_asked = Signal(int)
    come_to = Signal()  # by key

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.come_to.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.neighbour_asked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.change_asked.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.unit_asked.emit()
        else:
            super().keyPressEvent(event)


class UnitField(QLineEdit):
    """Who is told to do it; Esc leaves it as it was."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
