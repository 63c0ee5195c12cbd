"""Opens the window, visits every room and closes it again: what the self-check does with the screen."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from office_app.gui.app import run_window
from office_app.gui.main_window import MainWindow
from office_app.gui.rooms import LABELS

_LOOK_EVERY = 40  # milliseconds
_PATIENCE = 60  # seconds for any one room, on a slow PC with a virus scanner


def try_window(data_dir: Path, first_paint: QWidget | None = None) -> tuple[list[str], str]:
    """Show the window over ``data_dir`` until every room was there once.

    Returns the names of the rooms, and in Vietnamese what went wrong, empty when nothing did.
    """
    visit = _Visit()
    status = run_window(data_dir, first_paint=first_paint)
    fault = visit.fault or (f"cửa sổ đóng với mã {status}" if status != 0 else "")
    return [LABELS[key][0] for key in visit.seen], fault


class _Visit(QObject):
    """Walks through the rooms, one look of the timer after the other, and closes the window at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.fault = ""
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY)

    def _look(self) -> None:
        window = next((top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow)), None)
        key = next((key for key in LABELS if key not in self.seen), None)
        if window is not None and window.has_places:
            if window.notice.isVisible():
                self.fault = f"phòng «{LABELS[window.current_key or ''][0]}» báo lỗi, xem nhật ký"
            elif key is not None and window.current_key != key:
                window.go(key)
                return
            elif key is not None and window.has_room(key) and not window.runner.jobs:
                self.seen.append(key)
                self._since = time.monotonic()
        if time.monotonic() - self._since > _PATIENCE:
            room = LABELS[key][0] if key else ""
            self.fault = f"phòng «{room}» không mở ra" if self.seen else "cửa sổ không mở xong"
        if self.fault or len(self.seen) == len(LABELS):
            self._end(window)

    def _end(self, window: MainWindow | None) -> None:
        self._timer.stop()
        if window is None or not window.close():
            QApplication.exit(1)
