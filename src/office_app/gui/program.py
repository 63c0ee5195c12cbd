"""From a data folder to a window full of rooms, and what to do when the folder does not open."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from office_app.domain.errors import AppError
from office_app.domain.tasks import Urgency
from office_app.gui.look.theme import Mode
from office_app.gui.main_window import MainWindow, RoomEntry
from office_app.gui.opening_page import OpeningPage
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.rooms import NOT_IN_SIDE_BAR, ROOMS
from office_app.gui.state_file import StateFile
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office
    from office_app.domain.overview import Overview

log = logging.getLogger(__name__)
COUNT_AFTER = 700  # milliseconds after the rooms are shown
BACKUP_AFTER = 4000
OpenOffice = Callable[[Path | None], "Office"]


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
            window.theme.set_mode(stored_mode(state))
            window.theme.set_zoom(state.number("look/zoom", 100))
        if not window.has_entries:  # not when it is opened again after restoring
            window.theme.changed.connect(self._remember_look)
        _log_into(office.folder)
        if not window.has_entries:
            window.set_rooms(
                {
                    key: RoomEntry(name, icon, self._factory(key), key not in NOT_IN_SIDE_BAR)
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
        self._window.take_files(self._files)
        self._files = ()
        # The first screen counts the same things: let it come first.
        QTimer.singleShot(COUNT_AFTER, self, self.count)
        QTimer.singleShot(BACKUP_AFTER, self, self._back_up)
        self.ready.emit()

    def _back_up(self) -> None:
        if self._office is not None:
            self._window.runner.run(
                self._office.daily_backup, on_done=self._backed_up, what="Đang sao lưu hằng ngày"
            )

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


def stored_mode(state: StateFile) -> Mode:
    """Return the look the user chose, ``system`` before they did."""
    modes: dict[str, Mode] = {"light": "light", "dark": "dark"}
    return modes.get(state.text("look/mode"), "system")


def _log_into(folder: Path) -> None:
    from logging.handlers import RotatingFileHandler  # brings in sockets: not needed to paint

    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        (folder / "log").mkdir(exist_ok=True)
        handler = RotatingFileHandler(
            folder / "log" / "window.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)
