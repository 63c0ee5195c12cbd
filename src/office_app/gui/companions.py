"""What works beside the rooms while an office is open: search, the morning's notice, the day's backup, the watch."""

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from office_app.gui import rooms
from office_app.gui.main_window import MainWindow
from office_app.gui.update_news import look_for_outcome

if TYPE_CHECKING:
    from office_app.bootstrap import Office
    from office_app.gui.search.search_panel import SearchPanel
    from office_app.gui.tray_notice import TrayNotice

BACKUP_AFTER = 4000  # milliseconds after the office is there
WATCH_AFTER = 2000
NOTICE_AFTER = 6000
IMPORT_AFTER = 300
OUTCOME_AFTER = 8000  # what exchanged the programs has ended by then


class Companions(QObject):
    """Each begins a while after the rooms, so that they do not keep the user waiting."""

    backed_up = Signal()

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._office: Office | None = None
        self._search: SearchPanel | None = None
        self._notice: TrayNotice | None = None

    def begin(self, office: "Office") -> None:
        """Begin beside the rooms of an office that is whole."""
        self._office = office
        QTimer.singleShot(BACKUP_AFTER, self, self._back_up)
        QTimer.singleShot(WATCH_AFTER, self, self._watch)
        QTimer.singleShot(IMPORT_AFTER, self, self._import_rooms)
        self.look_for_outcome()
        self._window.runner.run(lambda _progress: len(office.saved_intake()), on_done=self._kept_files)
        self._offer_search(office)
        self._tell_the_morning(office)

    def end(self) -> None:
        """Let go of the office, which is about to close."""
        self._office = None
        for companion in (self._search, self._notice):
            if companion is not None and shiboken6.isValid(companion):
                companion.put_away()
                companion.deleteLater()
        self._search = self._notice = None

    def look_for_outcome(self) -> None:
        """Tell in a while what became of an update, if there was one."""
        QTimer.singleShot(OUTCOME_AFTER, self, lambda: look_for_outcome(self._window))

    def _offer_search(self, office: "Office") -> None:
        from office_app.gui.search.search_panel import SearchPanel  # it knows results, which need the office

        window = self._window
        self._search = SearchPanel(
            office, window.services, window.search, window, rooms.LABELS, window.focus_room
        )
        QTimer.singleShot(WATCH_AFTER, self._search, self._search.look_after_index)

    def _tell_the_morning(self, office: "Office") -> None:
        if office.practice:  # its days are invented: nobody is to be told of them
            return
        from office_app.gui.tray_notice import TrayNotice

        self._notice = TrayNotice(office, self._window.services, self._window)
        QTimer.singleShot(NOTICE_AFTER, self._notice, self._notice.look)

    def _back_up(self) -> None:
        office = self._office
        if office is not None:
            what = "Đang sao lưu hằng ngày"
            self._window.runner.run(office.daily_backup, on_done=self._backed_up, what=what)

    def _backed_up(self, made: Path | None) -> None:
        if made is not None:
            self.backed_up.emit()
            if self._window.has_room(rooms.FIRST_ROOM):  # it tells how old the last backup is
                self._window.room(rooms.FIRST_ROOM).refresh()

    def _watch(self) -> None:
        office = self._office
        if office is not None:
            self._window.runner.run(lambda _progress: office.watched_folder, on_done=self._watched)

    def _watched(self, folder: Path | None) -> None:
        if folder is not None and self._office is not None:
            self._window.room("intake")  # it looks into the folder from now on, visited or not

    def _import_rooms(self) -> None:
        self._window.runner.run(rooms.import_rooms)

    def _kept_files(self, count: int) -> None:
        if not self._window.has_room("intake"):  # once made, it tells itself
            self._window.side_bar.set_count("intake", count)
