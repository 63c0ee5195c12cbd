"""Our window over the data folder given. Prints milliseconds from the start to the first paint; to the moment when
the first screen is painted with its figures and the event loop is free; and until every room can be entered."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

START = int(sys.argv[1])
FOLDER = Path(sys.argv[2])


def main() -> None:
    from PySide6.QtGui import QPaintEvent

    from office_app.gui import first_paint

    painted: list[float] = []

    def since() -> float:
        return (time.time_ns() - START) / 1e6

    plain_paint = first_paint.FirstPaint.paintEvent

    def paint(self: first_paint.FirstPaint, event: QPaintEvent) -> None:
        plain_paint(self, event)
        painted.append(since())

    def usable() -> None:
        painted.append(since())

    def entered(window: Any) -> None:
        print(painted[0], painted[1], since(), flush=True)
        window.close()

    first_paint.FirstPaint.paintEvent = paint  # type: ignore[method-assign]
    sys.meta_path.insert(
        0, WhenImported("office_app.gui.overview.trend_chart", lambda: watch_figures(usable))
    )
    sys.meta_path.insert(0, WhenImported("office_app.gui.app", lambda: watch_rooms(entered)))
    from office_app.cli.main import window

    window(FOLDER)


def watch_figures(then: Callable[[], None]) -> None:
    """Call ``then`` once the map of the first screen is painted after its last figures came, and the loop is free."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from office_app.gui.overview.coverage_map import CoverageMapView
    from office_app.gui.overview.overview_page import OverviewPage

    plain_safety, plain_paint = OverviewPage.show_safety, CoverageMapView.paintEvent
    waiting = [False]

    def show_safety(page: OverviewPage, *arguments: Any) -> None:
        plain_safety(page, *arguments)
        waiting[0] = True

    def paint(view: CoverageMapView, event: QPaintEvent) -> None:
        plain_paint(view, event)
        if waiting[0]:
            waiting[0] = False
            QTimer.singleShot(0, then)

    OverviewPage.show_safety = show_safety  # type: ignore[method-assign]
    CoverageMapView.paintEvent = paint  # type: ignore[method-assign]


def watch_rooms(then: Callable[[Any], None]) -> None:
    """Call ``then`` with the window once the office behind the rooms is there."""
    from PySide6.QtCore import QTimer

    from office_app.gui.program import Program

    plain_completed = Program.completed

    def completed(program: Program, office: Any) -> None:
        plain_completed(program, office)
        QTimer.singleShot(0, lambda: then(program.window))

    Program.completed = completed  # type: ignore[method-assign]


class WhenImported:
    """Calls back from the event loop after a module was looked for, importing nothing early by itself."""

    def __init__(self, module: str, then: Callable[[], None]) -> None:
        self._module, self._then = module, then

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == self._module:
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, self._then)


main()
