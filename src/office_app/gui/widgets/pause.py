"""Work that waits for a pause."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def after_pause(pause: int, act: Callable[[], object], parent: QObject) -> QTimer:
    """Return a timer that, once started, acts after ``pause`` ms; started anew it waits anew."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(act)
    return timer
