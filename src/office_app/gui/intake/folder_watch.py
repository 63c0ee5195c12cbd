"""Looks into the watched folder every few seconds, and the menu to choose it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.widgets.ask_present_files import ask_present_files
from office_app.use_cases.progress import Progress

_EVERY = 5000  # milliseconds


class FolderWatch(QMenu):
    """One look at a time, each in a job: a shared drive may answer late, and hashing takes its time."""

    found = Signal(object)  # Sequence[Path]

    def __init__(self, office: Office, services: RoomServices, parent: QWidget) -> None:
        super().__init__(parent)
        self._office, self._services = office, services
        self._looking = False
        self._choose_action = self.addAction("Theo dõi thư mục…", self.choose)
        self._stop_action = self.addAction("", self.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._show_folder(None)

    def start(self) -> None:
        """Look now and then again and again."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look for new files, unless a look is under way."""
        if not self._looking:
            self._looking = True
            self._services.runner.run(
                self._new_files,
                on_done=self._looked,
                on_failed=self._looked_in_vain,
                on_cancelled=self._looked_in_vain,
            )

    def offer_on(self, button: QToolButton) -> None:
        """Open the menu from a button."""
        button.setMenu(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIcon(self._services.theme.icon("folder-open"))
        button.setAccessibleName("Thư mục theo dõi")

    def let_go(self, path: Path) -> None:
        """Do not offer a file again that the clerk dropped."""
        self._services.runner.run(
            lambda progress: self._office.dismiss_file(path), on_failed=self._services.show_error
        )

    def choose(self) -> None:
        """Ask for a folder."""
        start = self._services.state.text("intake/folder")
        chosen = QFileDialog.getExistingDirectory(self.parentWidget(), "Thư mục theo dõi", start)
        if chosen:
            self.watch(Path(chosen))

    def watch(self, folder: Path) -> None:
        """Watch ``folder`` after asking what becomes of the files that lie there already."""
        self._services.runner.run(
            lambda progress: self._office.files_in(folder),
            on_done=partial(self._counted, folder),
            on_failed=self._services.show_error,
            what="Đang xem thư mục",
        )

    def stop(self) -> None:
        self._set(None)

    def _counted(self, folder: Path, count: int) -> None:
        with_present = ask_present_files(folder, count, self.parentWidget()) if count else True
        if with_present is not None:
            self._set(folder, with_present=with_present)

    def _set(self, folder: Path | None, *, with_present: bool = True) -> None:
        def work(progress: Progress) -> Path | None:
            self._office.set_watched_folder(folder, with_present=with_present)
            return folder

        self._services.runner.run(work, on_done=self._was_set, on_failed=self._services.show_error)

    def _was_set(self, folder: Path | None) -> None:
        self._show_folder(folder)
        said = (
            f"Tệp mới trong «{folder.name}» sẽ tự vào danh sách." if folder else "Đã thôi theo dõi thư mục."
        )
        self._services.toast(said)
        self.look()

    def _new_files(self, progress: Progress) -> tuple[Path | None, Sequence[Path]]:
        new = self._office.new_files(progress)
        return self._office.watched_folder, new

    def _looked(self, seen: tuple[Path | None, Sequence[Path]]) -> None:
        folder, new = seen
        self._looking = False
        self._show_folder(folder)
        if new:
            self.found.emit(new)

    def _looked_in_vain(self, error: object = None) -> None:
        self._looking = False  # a drive that is away comes back; nothing to trouble anybody with

    def _show_folder(self, folder: Path | None) -> None:
        self._stop_action.setVisible(folder is not None)
        if folder is not None:
            self._stop_action.setText(f"Thôi theo dõi «{folder.name}»")
            self.setToolTip(str(folder))
