"""F1 in dialogs: the main window does not hear it while one is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class DialogHelp(QObject):
    """Gives every dialog the key when it is first shown; ``ask`` hears which one it was pressed in."""

    def __init__(self, ask: Callable[[QWidget], object], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._window_changed)

    def _window_changed(self, _window: object) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not dialog.property("hasHelp"):
            dialog.setProperty("hasHelp", True)
            QShortcut(QKeySequence("F1"), dialog).activated.connect(self._pressed)

    def _pressed(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut) and isinstance(dialog := shortcut.parent(), QDialog):
            self._ask(dialog)
