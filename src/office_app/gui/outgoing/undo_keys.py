"""Ctrl+Z and Ctrl+Y mean the whole draft, not the one field that has the keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class UndoKeys(QObject):
    """Takes the keys from ``fields`` of ``page``; a cell of a table that is being typed into keeps its own."""

    def __init__(
        self, page: QWidget, fields: Sequence[QWidget], undo: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        super().__init__(page)
        for keys, act in (("Ctrl+Z", undo), ("Ctrl+Y", redo), ("Ctrl+Shift+Z", redo)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()  # so that the shortcut has it
                return True
        return False
