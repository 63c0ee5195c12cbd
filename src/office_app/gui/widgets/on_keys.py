"""Keys that do something while the keyboard is in a widget or in what it holds."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

CONFIRM = ("Ctrl+Return", "Ctrl+Enter")


def on_keys(widget: QWidget, act: Callable[[], object], *keys: str | Qt.Key) -> None:
    """Let each of the keys do ``act``; in other parts of the window they mean what they mean there."""
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
