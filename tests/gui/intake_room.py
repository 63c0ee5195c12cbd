"""The intake as a clerk has it before them: opened, with files read, keys pressed."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingFilter
from office_app.gui.intake.entry import Entry
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.queue import RECOGNISING, Stage
from office_app.gui.room import RoomServices
from tests.gui.waiting import LONG

OFF = Qt.KeyboardModifier.NoModifier


def opened_room(office: Office, services: RoomServices, qtbot: QtBot) -> IntakePage:
    """Open the room in a window of its own and wait until what it kept is there."""
    made = IntakePage(office, services)
    qtbot.addWidget(made)
    made.resize(1150, 690)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.files.keeper.ready, timeout=LONG)
    return made


def wait_read(page: IntakePage, qtbot: QtBot) -> None:
    waiting = (Stage.WAITING, Stage.READING)
    qtbot.waitUntil(lambda: not any(i.stage in waiting for i in page.presenter.queue.items), timeout=LONG)


def wait_registered(office: Office, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: len(registered(office)) == count, timeout=LONG)


def focused(page: IntakePage) -> QWidget:
    widget = page.focusWidget()
    assert widget is not None
    return widget


def type_in(widget: QWidget, words: str) -> None:
    """Type letters that QTest has no keys for."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, OFF, letter if kind is QEvent.Type.KeyPress else "")
            QApplication.sendEvent(widget, event)


def registered(office: Office) -> list[str]:
    return [line.symbol for line in office.incoming_lines(office.incoming_ids(IncomingFilter()))]


def click_through_window(page: IntakePage, aim: QWidget) -> None:
    """Press and release as the mouse does: with its focus, with its button held for a moment, wherever things go."""
    QTest.qWait(50)  # what was just shown has its place
    window, at = page.windowHandle(), aim.mapTo(page, QPoint(8, aim.height() // 2))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, OFF, at)
    QTest.qWait(50)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, OFF, at)


def wait_recognised(page: IntakePage, qtbot: QtBot) -> None:
    """Wait until no page is being read from its picture either."""
    waiting = (Stage.WAITING, Stage.READING, *RECOGNISING)
    qtbot.waitUntil(lambda: not any(i.stage in waiting for i in page.presenter.queue.items), timeout=3 * LONG)


def form_of(page: IntakePage) -> Entry:
    assert page.presenter.current is not None and page.presenter.current.entry is not None
    return page.presenter.current.entry


def read_all(page: IntakePage, qtbot: QtBot, *paths: Path) -> Entry:
    """Take files in and wait until they are read."""
    page.open(paths)
    wait_recognised(page, qtbot)
    wait_listed(page, qtbot)
    return form_of(page)


def wait_listed(page: IntakePage, qtbot: QtBot) -> None:
    """Wait until all rows of the lists under the form are made: they come a few at a time."""
    qtbot.waitUntil(lambda: not page.lists._making.isActive(), timeout=LONG)


def drag_to(place: QPoint) -> QMouseEvent:
    """A move with the left button held, which the test screen does not send."""
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(place), left, left, OFF)
