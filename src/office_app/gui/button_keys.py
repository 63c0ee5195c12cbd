"""Enter presses the button that has the keyboard: Qt does so in dialogs only, a clerk expects it of every button."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ButtonKeys(QObject):
    """Hears what nothing in the window took for itself.

    A field may hand the keyboard on by Enter, to a tick or to *Vào sổ*: that Enter must not press what it came to.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._had_keyboard: QWidget | None = None  # as the key went down
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        focused = self._window.focusWidget()
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before the key itself
            self._had_keyboard = focused
        elif event.type() == QEvent.Type.KeyPress:
            before, self._had_keyboard = self._had_keyboard, None
            if isinstance(focused, QAbstractButton) and focused is before:
                focused.animateClick()
                return True
        return False
