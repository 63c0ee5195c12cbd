"""The folder whose new files go to Nhận văn bản by themselves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from office_app.domain.errors import AppError
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.settings.card import card
from office_app.gui.widgets.ask_present_files import ask_present_files
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from office_app.bootstrap import Office

_NOTE = (
    "Tệp mới trong thư mục này (nơi lưu thư điện tử, máy quét, thư mục chung) tự vào hàng chờ của Nhận văn bản; "
    "chưa gì vào sổ khi chưa bấm lưu. Chọn riêng cho từng máy, có hiệu lực ngay."
)
_OFFLINE = (
    "Hiện không thấy thư mục này: có thể mất mạng hoặc đã rút ổ. Khi thấy lại, phần mềm tự theo dõi tiếp."
)


class WatchedSection(QWidget):
    """Changes take effect at once; nothing is to be saved."""

    def __init__(self, office: "Office", services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self.card, column = card("Thư mục tự nhận", _NOTE)
        self.on = QCheckBox("Tự nhận tệp mới từ thư mục")
        column.addWidget(self.on)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.path = ElidedLabel("")
        row.addWidget(self.path, 1)
        self.choose = push_button("Chọn thư mục…", icon=services.theme.icon("folder-open"))
        row.addWidget(self.choose)
        column.addLayout(row)
        self.offline = label(_OFFLINE, size="small", ink="soft", wraps=True)
        column.addWidget(self.offline)
        self._run = run_for(self.card, services.runner)  # an answer may come after the page is gone
        self.on.toggled.connect(self._toggled)
        self.choose.clicked.connect(self._choose)
        self.show_watched()

    def show_watched(self) -> None:
        """Show what is watched now."""
        folder = self._office.last_watched_folder
        with QSignalBlocker(self.on):
            self.on.setChecked(self._office.watched_folder is not None)
        self.path.setText(str(folder) if folder else "Chưa chọn thư mục nào.")
        self.offline.hide()
        if self._office.watched_folder is not None:
            self._run(
                lambda progress: folder is not None and folder.is_dir(),  # a lost share may take its time
                on_done=self._show_there,
            )

    def watch(self, folder: Path) -> None:
        """Watch ``folder`` after asking what becomes of the files that lie there already."""
        office = self._office
        self._run(
            lambda progress: office.files_in(folder),
            on_done=partial(self._counted, folder),
            on_failed=self._services.show_error,
            what="Đang xem thư mục",
        )

    def _show_there(self, there: bool) -> None:
        self.offline.setVisible(not there)

    def _counted(self, folder: Path, count: int) -> None:
        with_present = ask_present_files(folder, count, self.card) if count else True
        if with_present is None:
            self.show_watched()
        else:
            self._set(lambda: self._office.set_watched_folder(folder, with_present=with_present))

    def _toggled(self, on: bool) -> None:
        folder = self._office.last_watched_folder
        if not on:
            self._set(lambda: self._office.set_watched_folder(None))
        elif folder is not None:
            self._set(lambda: self._office.set_watched_folder(folder))
        else:
            self._choose()

    def _choose(self, checked: bool = False) -> None:
        start = self._office.last_watched_folder or Path.home()
        chosen = QFileDialog.getExistingDirectory(self.card, "Thư mục tự nhận", str(start))
        if chosen:
            self.watch(Path(chosen))
        else:
            self.show_watched()

    def _set(self, change: Callable[[], None]) -> None:
        self._run(
            lambda progress: change(),  # a shared drive may answer late, and a look may be under way
            on_done=lambda _: self.show_watched(),
            on_failed=self._not_set,
        )

    def _not_set(self, error: AppError) -> None:
        self._services.show_error(error)
        self.show_watched()
