"""Where the data lies, and its copies."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.practice.not_here import grey_in_practice
from office_app.gui.settings.card import card
from office_app.gui.settings.settings_presenter import BackupLine
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.clear_layout import clear_layout
from office_app.gui.widgets.labels import ElidedLabel, label
from office_app.gui.widgets.open_path import open_path

_SHOWN = 14


class DataSection(QObject):
    backup_asked = Signal()
    check_asked = Signal()
    restore_asked = Signal(object)  # Path of a copy, None to pick one
    hand_over_asked = Signal()
    practice_asked = Signal()

    def __init__(self, theme: ThemeController, folder: Path, *, practice: bool) -> None:
        super().__init__()
        self._theme, self._folder, self._in_practice = theme, folder, practice
        self.card, column = card("Dữ liệu và sao lưu")
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(label("Thư mục dữ liệu", ink="soft"))
        where.addWidget(ElidedLabel(str(folder)), 1)
        where.addWidget(self._button("Mở thư mục", "folder-open", self._open_folder))
        column.addLayout(where)
        self.last = label("", ink="soft")
        column.addWidget(self.last)
        self._buttons_line(column)
        self._practice_line(column)
        if practice:
            grey_in_practice(self.backup, self.restore, self.hand_over, self.practice)
        note = label(
            "«Sao lưu ngay» ghi toàn bộ văn phòng, cả tệp gốc, vào một tệp và đọc lại để kiểm; "
            "nên để ở USB hoặc ổ khác. Mỗi ngày phần mềm tự giữ một bản dữ liệu trong máy:",
            size="small",
            ink="soft",
            wraps=True,
        )
        column.addSpacing(4)
        column.addWidget(note)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)

    def _buttons_line(self, column: QVBoxLayout) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        icon = self._theme.icon("shield-check", "on_accent")
        self.backup = push_button("Sao lưu ngay…", kind="primary", icon=icon)
        self.backup.clicked.connect(lambda _checked=False: self.backup_asked.emit())
        self.check = self._button("Kiểm tra dữ liệu", "check", self.check_asked.emit)
        self.restore = self._button("Khôi phục từ tệp…", "history", lambda: self.restore_asked.emit(None))
        self.hand_over = self._button("Bàn giao…", "users", self.hand_over_asked.emit)
        self.hand_over.setToolTip(
            "Lập bộ bàn giao cho người làm tiếp: bản sao lưu, tình hình công việc, sổ in, biên bản"
        )
        for button in (self.backup, self.check, self.restore, self.hand_over):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _practice_line(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.practice = self._button("Làm thử…", "dices", self.practice_asked.emit)
        row.addWidget(self.practice)
        words = "Cửa sổ riêng với một xã hư cấu, để tập làm; văn phòng này không bị đụng đến."
        row.addWidget(ElidedLabel(words, size="small", ink="soft"), 1)
        column.addLayout(row)

    def show_backups(self, backups: Sequence[BackupLine], last: str) -> None:
        self.last.setText(last)
        clear_layout(self._lines)
        for line in backups[:_SHOWN]:
            self._lines.addWidget(self._line(line))
        if not backups:
            self._lines.addWidget(label("Chưa có bản nào.", ink="soft"))

    def _line(self, backup: BackupLine) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        row.addWidget(label(backup.when))
        size = label(backup.size, ink="soft")
        size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        size.setMinimumWidth(self._theme.px(70))
        row.addWidget(size)
        row.addWidget(ElidedLabel(backup.name, ink="soft"), 1)
        button = push_button("Khôi phục…", kind="quiet", small=True)
        button.clicked.connect(lambda _checked=False, path=backup.path: self.restore_asked.emit(path))
        if self._in_practice:
            grey_in_practice(button)
        row.addWidget(button)
        return line

    def _button(self, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = push_button(text, icon=self._theme.icon(icon))
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _open_folder(self) -> None:
        open_path(self._folder)
