"""Starts the window: first paint at once, then the store in a job, then the rooms.

This module alone knows all rooms; nothing heavy may be imported at its top.
"""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QLocale, QObject, QTimer, QTranslator, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from office_app.domain.errors import AppError
from office_app.domain.tasks import Urgency
from office_app.gui.jobs.collector import Collector
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import Mode, ThemeController
from office_app.gui.main_window import MainWindow, RoomEntry
from office_app.gui.opening_page import OpeningPage
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.state_file import StateFile
from office_app.shipped import resource
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office
    from office_app.domain.overview import Overview

log = logging.getLogger(__name__)
OpenOffice = Callable[[Path | None], "Office"]


def _overview(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.overview.overview_page import OverviewPage

    return OverviewPage(office, services)


def _intake(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.intake.intake_page import IntakePage

    return IntakePage(office, services)


def _incoming(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.incoming.incoming_page import IncomingPage

    return IncomingPage(office, services)


def _outgoing(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.outgoing.outgoing_page import OutgoingPage

    return OutgoingPage(office, services)


def _tasks(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.tasks.tasks_page import TasksPage

    return TasksPage(office, services)


def _study(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.study.study_page import StudyPage

    return StudyPage(office, services)


def _reports(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.reports.reports_page import ReportsPage

    return ReportsPage(office, services)


def _organisation(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.organisation.organisation_page import OrganisationPage

    return OrganisationPage(office, services)


def _settings(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.settings.settings_page import SettingsPage

    return SettingsPage(office, services)


ROOMS: dict[str, tuple[str, str, Callable[["Office", RoomServices], RoomPage]]] = {
    "overview": ("Tổng quan", "layout-dashboard", _overview),
    "incoming": ("Văn bản đến", "inbox", _incoming),
    "outgoing": ("Kế hoạch, văn bản đi", "file-pen-line", _outgoing),
    "tasks": ("Nhiệm vụ", "list-checks", _tasks),
    "study": ("Học tập, quán triệt", "book-open-check", _study),
    "reports": ("Báo cáo", "chart-column", _reports),
    "organisation": ("Tổ chức, đảng viên", "users", _organisation),
    "settings": ("Cài đặt", "settings", _settings),
    "intake": ("Nhận văn bản", "file-input", _intake),
}
_NOT_IN_SIDE_BAR = {"intake"}


def run_window(
    data_dir: Path | None = None, open_office: OpenOffice | None = None, files: Sequence[Path] = ()
) -> int:
    """Show the window until it is closed and return the exit status."""
    app = _application()
    folder = data_dir or own_folder()
    # Read before the store is there, so that the first paint has the right look and place.
    state = StateFile(folder / "window.ini" if folder.is_dir() else None)
    theme = ThemeController(app, _mode(state), state.number("look/zoom", 100))
    collector = Collector(app)
    runner = JobRunner()
    window = MainWindow(theme, runner, StateFile())
    window.use_state(state)
    program = Program(window, open_office or _open_office, data_dir, files)
    _catch_the_unexpected(window)
    window.show_first()
    # The event loop paints first; the store and all it imports come after.
    QTimer.singleShot(0, program.open)
    status = app.exec()
    runner.shutdown()
    program.end()
    collector.stop()
    return status


def build_window(office: "Office", theme: ThemeController, runner: JobRunner) -> MainWindow:
    """Return the window over an office that is open, not yet shown; for tests and pictures."""
    window = MainWindow(theme, runner, StateFile(office.folder / "window.ini"))
    program = Program(window, lambda _folder: office, office.folder, ())
    program.setParent(window)
    program.opened(office)
    return window


class Program(QObject):
    """Opens the store, tells the user when that fails, and fills the window when it works."""

    ready = Signal()

    def __init__(
        self, window: MainWindow, open_office: OpenOffice, data_dir: Path | None, files: Sequence[Path]
    ) -> None:
        super().__init__()
        self._window, self._open_office = window, open_office
        self._data_dir, self._files = data_dir, tuple(files)
        self._office: Office | None = None
        self._page: OpeningPage | None = None
        self._counting = False
        window.on_data_changed = self.count
        window.allow_restore(self.restore)
        self._show_opening()

    def open(self) -> None:
        """Open the store in a job."""
        self._show_opening()
        folder, open_office = self._data_dir, self._open_office
        self._window.runner.run(
            lambda _progress: open_office(folder), on_done=self.opened, on_failed=self._refused
        )

    def opened(self, office: "Office") -> None:
        self._office = office
        window = self._window
        path = office.folder / "window.ini"
        if window.state.path != path:
            state = StateFile(path)
            window.use_state(state)
            window.theme.set_mode(_mode(state))
            window.theme.set_zoom(state.number("look/zoom", 100))
        if not window.has_entries:  # not when it is opened again after restoring
            window.theme.changed.connect(self._remember_look)
        _log_into(office.folder)
        if not window.has_entries:
            window.set_rooms(
                {
                    key: RoomEntry(name, icon, self._factory(key), key not in _NOT_IN_SIDE_BAR)
                    for key, (name, icon, _make) in ROOMS.items()
                }
            )
        if office.settings() is None:
            self._first_start(office)
        else:
            self.enter()

    def enter(self) -> None:
        """Show the rooms; the settings are there."""
        assert self._office is not None
        self._name_office()
        self._window.start_rooms()
        self.count()
        self._window.take_files(self._files)
        self._files = ()
        self._window.runner.run(
            self._office.daily_backup, on_done=self._backed_up, what="Đang sao lưu hằng ngày"
        )
        self.ready.emit()

    def count(self) -> None:
        """Read anew what waits in each room."""
        if self._office is None or self._counting or not self._window.has_places:
            return
        self._counting = True
        office = self._office
        self._window.runner.run(
            lambda _progress: (office.overview(), office.tasks(include_done=False)),
            on_done=self._counted,
            on_failed=self._not_counted,
        )

    def end(self) -> None:
        if self._office is not None:
            self._office.close()
            self._office = None

    def _factory(self, key: str) -> Callable[[RoomServices], RoomPage]:
        def make(services: RoomServices) -> RoomPage:
            assert self._office is not None
            return ROOMS[key][2](self._office, services)

        return make

    def _first_start(self, office: "Office") -> None:
        from office_app.gui.first_start.first_start_page import FirstStartPage

        page = FirstStartPage(office, self._window.services)
        page.finished.connect(self.enter)
        self._window.show_page(page)

    def _show_opening(self) -> None:
        # The window deletes the page once rooms are shown.
        if self._page is None or not shiboken6.isValid(self._page):
            self._page = OpeningPage(self._window.theme)
            self._page.retry.connect(self.open)
            self._page.other_folder.connect(self._choose_folder)
            self._page.restore.connect(self._choose_backup)
            self._window.show_page(self._page)
        self._page.show_opening()

    def _refused(self, error: AppError) -> None:
        self._show_opening()
        assert self._page is not None
        self._page.show_error(error)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, "Chọn thư mục dữ liệu")
        if chosen:
            self._data_dir = Path(chosen)
            self.open()

    def _choose_backup(self) -> None:
        start = str(self._data_dir / "backups") if self._data_dir is not None else ""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Chọn bản sao lưu", start)
        if not chosen:
            return
        sure = QMessageBox.question(
            self._window,
            "Khôi phục",
            "Đưa văn phòng về lúc của bản sao lưu này? Dữ liệu đang có được cất sang bên, không bị xóa.",
        )
        if sure == QMessageBox.StandardButton.Yes:
            self.restore(Path(chosen))

    def restore(self, copy: Path) -> None:
        """Close the office, bring it back from ``copy``, and open it again."""
        office, folder = self._office, self._data_dir
        self._office = None
        if office is not None:
            folder = self._data_dir = office.folder
            self._window.forget_rooms()
        self._show_opening()

        def work(progress: Progress) -> object:
            from office_app.bootstrap import restore_office

            if office is not None:
                office.close()
            return restore_office(copy, folder, progress)

        self._window.runner.run(
            work,
            on_done=self._restored,
            on_failed=self._refused,
            on_cancelled=self.open,
            what="Đang khôi phục",
        )

    def _restored(self, set_aside: object) -> None:
        self.open()
        if isinstance(set_aside, Path):
            self._window.services.toast(f"Đã khôi phục. Dữ liệu cũ ở «{set_aside.name}».")

    @Slot()
    def _remember_look(self) -> None:
        theme, state = self._window.theme, self._window.state
        state.set_text("look/mode", theme.mode)
        state.set_number("look/zoom", theme.zoom)

    def _name_office(self) -> None:
        settings = self._office.settings() if self._office is not None else None
        if settings is not None:
            place = (
                f"{settings.commune_kind.capitalize()} {settings.commune} · "
                f"{settings.province_kind} {settings.province}"
            )
            self._window.set_office("Văn phòng Đảng ủy", place)

    def _counted(self, result: tuple["Overview", Sequence[tuple[Urgency, object]]]) -> None:
        self._counting = False
        overview, tasks = result
        bar = self._window.side_bar
        late = sum(urgency is Urgency.OVERDUE for urgency, _task in tasks)
        soon = sum(urgency is Urgency.THIS_WEEK for urgency, _task in tasks)
        bar.set_count("incoming", overview.to_plan)
        bar.set_count("tasks", late + soon, late=late > 0)
        bar.set_count("study", overview.units_waiting)
        self._name_office()
        if self._office is not None:
            self._window.say_status(overview.last_backup, datetime.now().astimezone())

    def _not_counted(self, error: AppError) -> None:
        self._counting = False
        log.warning("counts could not be read: %s", error)

    def _backed_up(self, made: Path | None) -> None:
        if made is not None:
            self.count()


def own_folder() -> Path:
    """Return ``bootstrap.default_folder()``, without the store that importing bootstrap brings along."""
    from platformdirs import user_data_path

    return user_data_path("Van phong Dang uy", appauthor=False)


def _open_office(folder: Path | None) -> "Office":
    from office_app.bootstrap import open_office

    return open_office(folder)


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


def _mode(state: StateFile) -> Mode:
    modes: dict[str, Mode] = {"light": "light", "dark": "dark"}
    return modes.get(state.text("look/mode"), "system")


def _log_into(folder: Path) -> None:
    root = logging.getLogger()
    if any(isinstance(handler, logging.handlers.RotatingFileHandler) for handler in root.handlers):
        return
    try:
        (folder / "log").mkdir(exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "log" / "window.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)


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
