"""Ctrl+Z and Ctrl+Y mean the whole draft, not the one field that has the keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from office_app.gui.widgets.on_keys import on_keys


class UndoKeys(QObject):
    """Takes the keys from ``fields`` of ``page``; a cell of a table that is being typed into keeps its own."""

    def __init__(
        self, page: QWidget, fields: Sequence[QWidget], undo: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        super().__init__(page)
        on_keys(page, undo, "Ctrl+Z")
        on_keys(page, redo, "Ctrl+Y", "Ctrl+Shift+Z")
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()  # so that the shortcut has it
                return True
        return False
