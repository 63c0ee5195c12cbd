"""Python's garbage collection, kept in the window's thread.

Left alone it runs in whichever thread allocates, and destroys a dropped dialog from the thread of a job.
"""

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY = 500  # milliseconds: the longer, the more there is to look through at once
_PATIENCE = 600.0  # seconds without a look through everything, though somebody is at work


class Collector(QObject):
    """Collects now and then while the event loop runs; the last to ``stop`` hands the work back to Python."""

    _running = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        gc.disable()
        Collector._running += 1
        self._timer.start(_EVERY)
        self._started = False
        self._whole = time.monotonic()  # when everything was looked through last

    def stop(self) -> None:
        if not self._timer.isActive():
            return
        self._timer.stop()
        Collector._running -= 1
        if not Collector._running:
            gc.unfreeze()
            gc.enable()

    def _collect(self) -> None:
        if not self._started:
            # What the libraries made stays as long as the program: to look through it takes 0.1 s each time.
            self._started = True
            gc.freeze()
        young, middle, old = gc.get_count()
        if old > self._limits[2] and self._may_take_long():
            gc.collect(2)
            self._whole = time.monotonic()
        elif middle > self._limits[1] or young > self._limits[0] * 20:
            gc.collect(1)
        elif young > self._limits[0]:
            gc.collect(0)

    def _may_take_long(self) -> bool:
        """Tell whether the window may stand still: with 200 papers read, everything takes 0.1 s to look through."""
        at_work = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        return not at_work or time.monotonic() - self._whole > _PATIENCE
