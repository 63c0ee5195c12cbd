"""Waits for the end of a click before anything is moved: what it was aimed at must still be there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_LOOK_AGAIN = 20  # milliseconds


def after_click(act: Callable[[], object], parent: QObject) -> None:
    """Act at once, or as soon as no mouse button is held; never once ``parent`` is gone."""
    if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
        act()
    else:
        QTimer.singleShot(_LOOK_AGAIN, parent, partial(after_click, act, parent))
