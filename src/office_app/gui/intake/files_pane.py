"""The files at the left: the ways they come in by, what waits, and how they are let go."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import CitedDocument
from office_app.domain.intake import WaitingFile
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.arrivals import Arrivals
from office_app.gui.intake.folder_watch import FolderWatch
from office_app.gui.intake.intake_presenter import IntakePresenter
from office_app.gui.intake.queue import QueueItem, Stage
from office_app.gui.intake.queue_keeper import QueueKeeper
from office_app.gui.intake.queue_strip import QueueStrip
from office_app.gui.intake.reading_menu import ReadingMenu
from office_app.gui.room import RoomServices


class FilesPane(QObject):
    """Joins strip, arrivals and watched folder; what becomes of the files is left to the presenter."""

    waiting_changed = Signal(int)

    def __init__(self, office: Office, services: RoomServices, form: Ui_IntakePage, host: QWidget) -> None:
        super().__init__(host)
        self._office, self._services, self._form, self._host = office, services, form, host
        self._pick_later = False
        self._dropped: set[Path] = set()
        self.arrivals = Arrivals(office, services, host)
        self.watch = FolderWatch(office, services, host)
        self.watch.offer_on(form.watchButton)
        self.strip = QueueStrip(services.theme)
        form.queueHolder.addWidget(self.strip)
        form.pickButton.setIcon(services.theme.icon("plus"))
        form.pickButton.clicked.connect(self.pick)

    def serve(self, presenter: IntakePresenter) -> None:
        """Hand the presenter what comes, and keep its queue over a restart."""
        self._presenter = presenter
        self.keeper = QueueKeeper(self._office, self._services.runner, presenter.queue, self)
        self.keeper.restored.connect(self._restored)
        self.keeper.waiting_changed.connect(self.waiting_changed)
        self.arrivals.came.connect(presenter.add)
        self.watch.found.connect(self._found)
        self.strip.chosen.connect(presenter.show)
        self.strip.drop_asked.connect(self.drop)
        self.reading_menu = ReadingMenu(self.watch, presenter)

    def begin(self) -> None:
        """Take up the files kept, and look for new ones from now on."""
        self.keeper.restore()
        self.watch.start()

    def show_queue(self, items: Sequence[QueueItem], current: QueueItem | None) -> None:
        self.keeper.touch()
        self.strip.show_items(items, current)
        waiting = self._presenter.queue.unfinished
        words = f"{number_vi(waiting)} tệp vừa nhận" if waiting else "Hết tệp chờ"
        self._form.queueTitle.setText(words)
        self._form.queuePanel.setVisible(bool(items))

    def show_item(self, item: QueueItem) -> None:
        self.keeper.touch()
        self.strip.item_changed(item)

    def pick(self, checked: bool = False) -> None:
        """Ask for files."""
        self.arrivals.pick()

    def pick_unless_some_wait(self) -> None:
        """Ask for files where none waits, once it is known whether one does."""
        self._pick_later = not self.keeper.ready
        if self.keeper.ready and not self._presenter.queue.unfinished:
            self.arrivals.pick()

    def pick_original(self, cited: CitedDocument) -> None:
        """Ask for the paper that another one cites."""
        named = cited.symbol or cited.doc_type or "văn bản kèm theo"
        self.arrivals.pick(f"Bản gốc của {named}")

    def find_again(self, item: QueueItem) -> None:
        """Ask where a file lies that is gone from its place."""
        path = self.arrivals.pick_one(f"Tệp «{item.name}» ở chỗ mới")
        if path is not None:
            self._presenter.found_again(item, path)

    def drop(self, item: QueueItem) -> None:
        """Take a file off the strip; that can be taken back."""
        place = self._presenter.queue.items.index(item)
        self._presenter.drop(item)
        if item.path is not None:
            self._dropped.add(item.path)
            self.watch.let_go(item.path)
        self._services.toast(
            f"Đã bỏ «{item.name}» khỏi danh sách.", lambda: self._presenter.put_back(item, place)
        )

    def forget(self, item: QueueItem) -> None:
        """A file is over."""
        if item.path is not None:
            self.arrivals.forget(item.path, registered=item.stage is Stage.REGISTERED)

    def save(self) -> None:
        """Keep what waits, and let go of pasted files that wait no longer.

        Those dropped can be asked back; they go when the program starts again.
        """
        if self.keeper.ready:
            self.keeper.save()
            waiting = {item.path for item in self._presenter.queue.items if item.path}
            self.arrivals.tidy(waiting | self._dropped)

    def _restored(self, kept: Sequence[WaitingFile]) -> None:
        self.arrivals.tidy({one.path for one in kept})
        self._presenter.restore(kept)
        if self._pick_later:
            self.pick_unless_some_wait()

    def _found(self, paths: Sequence[Path]) -> None:
        self._presenter.add(paths)
        words = f"{number_vi(len(paths))} tệp mới trong thư mục theo dõi"
        if self._host.isVisible():
            self._services.toast(words)
        else:
            self._services.toast(words, lambda: self._services.navigate("intake", None), "Xem")
