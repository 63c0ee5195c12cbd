"""Waiting for the work a window has under way, and dropping things on one."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from office_app.gui.jobs.runner import JobRunner

LONG = 20_000  # milliseconds; reached only when something is wrong, however busy the machine


def wait_idle(runner: JobRunner, qtbot: QtBot) -> None:
    """Return once no job is under way and none is about to start."""
    qtbot.wait(10)
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)


def drop_on(window: QWidget, urls: Sequence[QUrl], at: QPointF) -> None:
    """Drag things over a window and let go, as the system tells of it."""
    data = QMimeData()
    data.setUrls(list(urls))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at.toPoint(), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(at, copy, data, left, none))
