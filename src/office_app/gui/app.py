"""Starts the window: first paint at once, then the store in a job, then the rooms.

Nothing heavy may be imported here at the top, nor by anything imported here.
"""

import logging
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from office_app.gui.composed_input import ComposedInput
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.chosen_look import chosen_look
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.one_window import OneWindow
from office_app.gui.program import OpenFolder, Program
from office_app.gui.state_file import StateFile
from office_app.gui.window_place import bring_into_view
from office_app.shipped import resource
from office_app.use_cases.own_folder import own_folder

if TYPE_CHECKING:
    from office_app.bootstrap import Office, OpenedFolder

__all__ = ["Program", "build_window", "run_window"]

log = logging.getLogger(__name__)

_SETTLES = 500  # milliseconds: the system moves windows of its own accord first
_SWITCH_SECONDS = 0.001  # a job gives way to the window five times as soon as Python would have it


def run_window(
    data_dir: Path | None = None,
    open_folder: OpenFolder | None = None,
    files: Sequence[Path] = (),
    first_paint: QWidget | None = None,
    place: OneWindow | None = None,
) -> int:
    """Show the window until it is closed and return the exit status.

    Args:
        data_dir: the data folder; None for the user's own.
        open_folder: stands in for ``bootstrap.open_folder`` in tests.
        files: handed to the intake once the rooms are there.
        first_paint: what was put on the screen before this module was imported; closed when the window is there.
        place: the right to be the only window over the folder, let go of at the end; None in trials.
    """
    app = _application()
    sys.setswitchinterval(_SWITCH_SECONDS)
    folder = data_dir or own_folder()
    # Read before the store is there, so that the first paint has the right look and place.
    state = StateFile(folder / "window.ini" if folder.is_dir() else None)
    theme = ThemeController(app, *chosen_look(state))
    runner = JobRunner()
    window = MainWindow(theme, runner, StateFile())
    window.use_state(state)
    program = Program(window, open_folder or _open_folder, data_dir, files)
    if place is not None:
        place.asked.connect(program.come_forward)
        program.moved.connect(place.move_to)
        # Jobs still end for a while then: what came in would be lost with the window.
        window.closing.connect(place.stop_listening)
        place.listen()
    _catch_the_unexpected(window)
    ComposedInput(window)
    app.screenRemoved.connect(
        lambda _screen: QTimer.singleShot(_SETTLES, window, lambda: bring_into_view(window))
    )
    window.show_first()
    if first_paint is not None:
        first_paint.close()
    # The event loop paints first; the data folder comes after, and the store after the first screen.
    QTimer.singleShot(0, program.open)
    status = app.exec()
    runner.shutdown()
    program.end()
    if place is not None:
        place.release()
    return status


def build_window(office: "Office", theme: ThemeController, runner: JobRunner) -> MainWindow:
    """Return the window over an office that is open, not yet shown; for tests and pictures."""
    window = MainWindow(theme, runner, StateFile(office.folder / "window.ini"))
    program = Program(window, lambda _folder: office.opened, office.folder, ())
    program.setParent(window)
    program.over(office)
    return window


def _open_folder(folder: Path | None) -> "OpenedFolder":
    from office_app.bootstrap import open_folder

    return open_folder(folder)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Văn phòng Đảng ủy")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    try:
        app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
        translator = QTranslator(app)
        if translator.load(str(resource("translations", "qtbase_vi.qm"))):
            app.installTranslator(translator)
    except FileNotFoundError:  # a checkout whose translations are not built yet
        log.info("no translation of Qt's own texts")
    return app


class _Relay(QObject):
    """Carries an exception from whichever thread it happened in to the window's."""

    happened = Signal(object)


def _catch_the_unexpected(window: MainWindow) -> None:
    relay = _Relay(window)
    relay.happened.connect(window.show_error)

    def from_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected", exc_info=(kind, error, trace))
        if sys.stderr is not None:  # a windowed program on Windows has none
            sys.__excepthook__(kind, error, trace)
        relay.happened.emit(error)

    def from_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            from_main(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = from_main
    threading.excepthook = from_thread
