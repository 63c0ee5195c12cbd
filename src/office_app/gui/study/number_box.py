"""Fields for head counts and minutes; Enter goes on to the next field, as in Excel."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSpinBox, QWidget


class NumberBox(QSpinBox):
    """A head count."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximum(99_999)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setGroupSeparatorShown(True)
        self.setAccessibleName(name)
        self.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._goes_on(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._goes_on(event):
            super().keyPressEvent(event)

    def _goes_on(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.focusNextChild()
            return True
        return False


class OptionalNumberBox(NumberBox):
    """A number that nobody may have counted: shown as «–», and left so."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMinimum(-1)
        self.setSpecialValueText("–")
        self.setValue(-1)

    @property
    def number(self) -> int | None:
        return None if self.value() < 0 else self.value()

    def set_number(self, number: int | None) -> None:
        self.setValue(-1 if number is None else number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()  # «–» is typed over
