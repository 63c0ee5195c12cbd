"""Evidence of one record: files dropped or picked, opened and taken off again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from office_app.domain.incoming import StoredFile
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.clear_layout import clear_layout
from office_app.gui.widgets.labels import ElidedLabel, label
from office_app.gui.widgets.local_files import local_files


class EvidenceList(QFrame):
    """Kept files and those still to be kept, a line each."""

    changed = Signal()
    open_asked = Signal(object)  # a StoredFile, or the Path of a file not kept yet

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kept: tuple[StoredFile, ...] = ()
        self.added: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.pick_button = push_button("Thêm tệp…", small=True, icon=theme.icon("paperclip"))
        self.pick_button.clicked.connect(self._pick)
        row = QHBoxLayout()
        row.addWidget(self.pick_button)
        row.addWidget(label("hoặc thả tệp vào đây", size="small", ink="soft"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._lines)
        column.addLayout(row)

    def show_files(self, kept: Sequence[StoredFile]) -> None:
        """Show the files of a record; nothing is to be added."""
        self.kept, self.added = tuple(kept), ()
        self._fill()

    def add(self, paths: Sequence[Path]) -> None:
        """Add files that are kept when the record is saved; folders are left out."""
        new = [path for path in paths if path.is_file() and path not in self.added]
        if new:
            self.added = (*self.added, *new)
            self._fill()
            self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(local_files(event.mimeData()))
        event.acceptProposedAction()

    def _pick(self, checked: bool = False) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Chọn tệp minh chứng")
        self.add([Path(path) for path in chosen])

    def _fill(self) -> None:
        clear_layout(self._lines)
        for file in self.kept:
            self._add_line(file.name, file)
        for path in self.added:
            self._add_line(f"{path.name} (chưa lưu)", path)

    def _add_line(self, name: str, file: StoredFile | Path) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(ElidedLabel(name), 1)
        opening = push_button("Mở", kind="link")
        opening.setAccessibleName(f"Mở {name}")
        opening.clicked.connect(partial(self._open, file))
        row.addWidget(opening)
        removing = sign_button(self._theme.icon("x"), f"Bỏ {name}")
        removing.clicked.connect(partial(self._take_off, file))
        row.addWidget(removing)
        self._lines.addWidget(holder)

    def _open(self, file: StoredFile | Path, checked: bool = False) -> None:
        self.open_asked.emit(file)

    def _take_off(self, gone: StoredFile | Path, checked: bool = False) -> None:
        self.kept = tuple(file for file in self.kept if file is not gone)
        self.added = tuple(path for path in self.added if path is not gone)
        self._fill()
        self.changed.emit()
