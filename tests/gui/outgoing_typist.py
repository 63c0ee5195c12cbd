"""A process that types into a draft until it is killed: ``python -m tests.gui.outgoing_typist FOLDER DRAFT``.

It prints the time and the number of each word as soon as it is typed.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from office_app.bootstrap import open_office
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.room import RoomServices
from office_app.gui.state_file import StateFile


def main(folder: Path, draft: int) -> None:
    """Type a numbered word every tenth of a second."""
    qt = QApplication([])
    office = open_office(folder)
    services = RoomServices(
        JobRunner(), ThemeController(qt, "light"), StateFile(), print, print, print, lambda: None
    )
    page = OutgoingPage(office, services)
    page.resize(1100, 700)
    page.show()
    page.open(draft)
    while page.editor.edited is None:
        _wait(20)
    page.pane._choose("0")
    for number in range(10_000):
        QTest.keyClicks(page.pane.text, f"tu{number} ")
        print(f"{time.monotonic()} {number}", flush=True)
        _wait(100)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
