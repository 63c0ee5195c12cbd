"""From a data folder to a window full of rooms, and what to do when the folder does not open."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from office_app.domain import practice
from office_app.domain.errors import AppError
from office_app.gui import rooms
from office_app.gui.companions import Companions
from office_app.gui.look.chosen_look import chosen_look, remember_look
from office_app.gui.main_window import MainWindow
from office_app.gui.opening_page import OpeningPage
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.room_stack import RoomEntry
from office_app.gui.state_file import StateFile
from office_app.gui.update_news import say_open
from office_app.gui.widgets.bring_forward import bring_forward
from office_app.gui.window_log import log_into
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office, OpenedFolder
    from office_app.domain.overview import Overview
    from office_app.domain.settings import OfficeSettings
    from office_app.gui.practice.practice_session import PracticeSession

log = logging.getLogger(__name__)
AFTER_DIALOG = 300  # milliseconds
# After the first screen is painted: making the office keeps the interpreter busy for a while.
COMPLETE_AFTER = 30
OpenFolder = Callable[[Path | None], "OpenedFolder"]


class Program(QObject):
    """Opens the data folder and shows the first screen, then makes the office behind the other rooms.

    In two steps, because the libraries of the second take longer to import than all of the first takes.
    """

    ready = Signal()  # every room can be visited
    moved = Signal(object)  # Path: the data folder that is open now

    def __init__(
        self, window: MainWindow, open_folder: OpenFolder, data_dir: Path | None, files: Sequence[Path]
    ) -> None:
        super().__init__()
        self.window, self._open_folder = window, open_folder
        self._data_dir, self._files = data_dir, tuple(files)
        self._opened: OpenedFolder | None = None
        self.office: Office | None = None
        self._page: OpeningPage | None = None
        self._practice: PracticeSession | None = None
        self._counting = self._completing = False
        self._companions = Companions(window, self)
        self._companions.backed_up.connect(self.count)
        window.on_data_changed = self.count
        window.allow_restore(self.restore)
        self._show_opening()

    # ---- the first screen ----------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the data folder in a job."""
        self._show_opening()
        folder, open_folder = self._data_dir, self._open_folder

        def work(_progress: Progress) -> "tuple[OpenedFolder, OfficeSettings | None]":
            opened = open_folder(folder)
            try:
                return opened, opened.settings()
            except BaseException:
                opened.close()
                raise

        self.window.runner.run(work, on_done=lambda done: self.opened(*done), on_failed=self._refused)

    def opened(self, opened: "OpenedFolder", settings: "OfficeSettings | None") -> None:
        """Show the first screen over an opened folder; without settings go on to the first start."""
        self._opened = opened
        self.moved.emit(opened.folder)
        window = self.window
        window.now = opened.now
        path = opened.folder / "window.ini"
        if window.state.path != path:
            state = StateFile(path)
            window.use_state(state)
            mode, zoom = chosen_look(state)
            window.theme.set_mode(mode)
            window.theme.set_zoom(zoom)
        log_into(opened.folder)
        self._practise(opened)
        if not window.has_entries:  # not when it is opened again after restoring
            window.theme.changed.connect(self._remember_look)
            window.set_rooms({key: self._room_entry(key) for key in rooms.LABELS})
        if settings is not None:
            self._name_office(settings)
            self.enter()
        elif self.office is not None:
            self._first_start(self.office)
        else:
            self._complete()  # the first start writes, so it needs the whole office

    def _practise(self, opened: "OpenedFolder") -> None:
        """Let the window look like practice in its folder, and nowhere else."""
        if self._practice is not None and self._practice.folder != opened.folder:
            self._practice.take_off()
            self._practice = None
        if self._practice is not None or not opened.practice:
            return
        from office_app.gui.practice.practice_session import PracticeSession

        def while_closed(work: Callable[[Path | None, Progress], object], what: str) -> None:
            self._while_closed(work, lambda _done: self.open(), what)

        self._practice = PracticeSession(self.window, opened.folder, while_closed)

    def over(self, office: "Office") -> None:
        """Show an office that is whole already."""
        self.office = office
        self.opened(office.opened, office.settings())

    def enter(self) -> None:
        """Show the rooms; the settings are there."""
        self.window.start_rooms(rooms.FIRST_ROOM, alone=self.office is None)
        self._pass_files()
        if self.office is not None:
            self._all_there()

    @Slot(object)
    def come_forward(self, files: Sequence[Path]) -> None:
        """Come to the front and take the files of a second start, now or once the rooms are there."""
        bring_forward(self.window)
        self._files += tuple(files)
        self._pass_files()

    def _pass_files(self) -> None:
        if not self._files or not self.window.has_places:
            return
        if QApplication.activeModalWidget() is not None:  # the room under a dialog must not change
            QTimer.singleShot(AFTER_DIALOG, self, self._pass_files)
        else:
            files, self._files = self._files, ()
            self.window.take_files(files)

    def _room_entry(self, key: str) -> RoomEntry:
        name, icon = rooms.LABELS[key]
        in_side_bar, waiting = key not in rooms.NOT_IN_SIDE_BAR, rooms.WAITING.get(key, "việc chờ")
        return RoomEntry(name, icon, self._factory(key), in_side_bar, waiting)

    def _factory(self, key: str) -> Callable[[RoomServices], RoomPage]:
        def make(services: RoomServices) -> RoomPage:
            if key == rooms.FIRST_ROOM:
                assert self._opened is not None
                return rooms.first_room(self._opened, self._first_read, services)
            assert self.office is not None
            return rooms.MAKERS[key](self.office, services)

        return make

    def _first_read(self, overview: "Overview | None") -> None:
        if overview is not None:
            self._show_counts(overview)
        if self.office is None:
            QTimer.singleShot(COMPLETE_AFTER, self, self._complete)

    # ---- the office behind the rooms -----------------------------------------------------------------------------

    def _complete(self) -> None:
        opened = self._opened
        if opened is None or self._completing:
            return
        self._completing = True
        self.window.runner.run(
            lambda _progress: opened.office(), on_done=self.completed, on_failed=self._not_completed
        )

    def completed(self, office: "Office") -> None:
        """Let the user into every room, or into the first start when there are no settings yet."""
        self._completing, self.office = False, office
        say_open(self.window)
        if self.window.has_places:
            self.window.rooms_ready()
            self._all_there()
        else:
            self._first_start(office)

    def _all_there(self) -> None:
        assert self.office is not None
        self._companions.begin(self.office)
        self.ready.emit()

    def _not_completed(self, error: AppError) -> None:
        self._completing = False
        self.window.forget_rooms()
        self._let_go()
        self._refused(error)

    def _first_start(self, office: "Office") -> None:
        from office_app.gui.first_start.first_start_page import FirstStartPage

        page = (
            FirstStartPage(office, self.window.services)
            if self._practice is None
            else self._practice.first_page(office)
        )
        page.finished.connect(self._first_start_finished)
        self.window.show_page(page)

    def _first_start_finished(self) -> None:
        assert self.office is not None
        settings = self.office.settings()
        if settings is not None:
            self._name_office(settings)
        self.enter()

    def end(self) -> None:
        """Close the folder; jobs have ended."""
        self._let_go()

    def _let_go(self) -> None:
        opened, self._opened, self.office = self._opened, None, None
        self._companions.end()
        if opened is not None:
            opened.close()

    # ---- what waits in each room ---------------------------------------------------------------------------------

    def count(self) -> None:
        """Read anew what waits in each room, after something was written."""
        opened = self._opened
        if opened is None or self._counting or not self.window.has_places:
            return
        self._counting = True
        self.window.runner.run(
            lambda _progress: (opened.overview(), opened.settings()),
            on_done=self._counted,
            on_failed=self._not_counted,
        )

    def _counted(self, read: "tuple[Overview, OfficeSettings | None]") -> None:
        self._counting = False
        overview, settings = read
        self._show_counts(overview)
        if settings is not None:
            self._name_office(settings)

    def _not_counted(self, error: AppError) -> None:
        self._counting = False
        log.warning("counts could not be read: %s", error)

    def _show_counts(self, overview: "Overview") -> None:
        bar = self.window.side_bar
        bar.set_count("incoming", overview.to_plan)
        bar.set_count("tasks", overview.overdue + overview.due_this_week, late=overview.overdue > 0)
        bar.set_count("study", overview.units_waiting)
        if self._practice is None:
            self.window.say_status(overview.last_backup, self.window.now())

    def _name_office(self, settings: "OfficeSettings") -> None:
        place = (
            f"{settings.commune_kind.capitalize()} {settings.commune} · "
            f"{settings.province_kind} {settings.province}"
        )
        self.window.set_office("Văn phòng Đảng ủy" if self._practice is None else practice.TITLE, place)

    # ---- when the folder does not open ---------------------------------------------------------------------------

    def _show_opening(self) -> None:
        # The window deletes the page once rooms are shown.
        if self._page is None or not shiboken6.isValid(self._page):
            self._page = OpeningPage(self.window.theme)
            self._page.retry.connect(self.open)
            self._page.other_folder.connect(self._choose_folder)
            self._page.restore.connect(self._choose_backup)
            self.window.show_page(self._page)
        self._page.show_opening()

    def _refused(self, error: AppError) -> None:
        self._show_opening()
        assert self._page is not None
        self._page.show_error(error)
        self._companions.look_for_outcome()  # it may be why

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window, "Chọn thư mục dữ liệu")
        if chosen:
            self._data_dir = Path(chosen)
            self.open()

    def _choose_backup(self) -> None:
        start = str(self._data_dir / "backups") if self._data_dir is not None else ""
        chosen, _ = QFileDialog.getOpenFileName(self.window, "Chọn bản sao lưu", start)
        if not chosen:
            return
        sure = QMessageBox.question(
            self.window,
            "Khôi phục",
            "Đưa văn phòng về lúc của bản sao lưu này? Dữ liệu đang có được cất sang bên, không bị xóa.",
        )
        if sure == QMessageBox.StandardButton.Yes:
            self.restore(Path(chosen))

    def restore(self, copy: Path) -> None:
        """Close the office, bring it back from ``copy``, and open it again."""

        def work(folder: Path | None, progress: Progress) -> object:
            from office_app.bootstrap import restore_office

            return restore_office(copy, folder, progress)

        self._while_closed(work, self._restored, "Đang khôi phục")

    def _while_closed(
        self, work: Callable[[Path | None, Progress], object], on_done: Callable[[object], object], what: str
    ) -> None:
        """Close the office and do ``work`` on its folder in a job; ``on_done`` opens it again."""
        opened, folder = self._opened, self._data_dir
        self._opened = self.office = None
        self._companions.end()
        if opened is not None:
            folder = self._data_dir = opened.folder
            self.window.forget_rooms()
        self._show_opening()

        def closed(progress: Progress) -> object:
            if opened is not None:
                opened.close()
            return work(folder, progress)

        self.window.runner.run(
            closed, on_done=on_done, on_failed=self._refused, on_cancelled=self.open, what=what
        )

    def _restored(self, set_aside: object) -> None:
        self.open()
        if isinstance(set_aside, Path):
            self.window.services.toast(f"Đã khôi phục. Dữ liệu cũ ở «{set_aside.name}».")

    @Slot()
    def _remember_look(self) -> None:
        remember_look(self.window.theme, self.window.state)
