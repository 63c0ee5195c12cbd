"""What is on screen until the data folder is open, and why when it cannot be."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from office_app.domain.errors import AppError
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import ButtonKind, push_button
from office_app.gui.widgets.labels import label

_TITLES = {
    "store.busy": "Dữ liệu đang được mở ở nơi khác",
    "store.newer": "Dữ liệu của phiên bản mới hơn",
    "store.damaged": "Tệp dữ liệu bị hỏng",
    "store.folder": "Không dùng được thư mục dữ liệu",
    "store.disk_full": "Ổ đĩa đã đầy",
}
_RESTORABLE = {"store.damaged", "store.newer"}  # newer: an update that went back has left it so


class OpeningPage(QWidget):
    retry = Signal()
    other_folder = Signal()
    restore = Signal()
    copy_details = Signal()

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label("Văn phòng Đảng ủy", size="title", wraps=True)
        self.text = label("Đang mở dữ liệu…", ink="soft", wraps=True)
        for line in (self.title, self.text):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry_button = self._button("Thử lại", "primary", self.retry)
        self.folder_button = self._button("Chọn thư mục khác…", "secondary", self.other_folder)
        self.restore_button = self._button("Khôi phục từ bản sao lưu…", "secondary", self.restore)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.retry_button, self.restore_button, self.folder_button):
            row.addWidget(button)
        row.addStretch(1)
        inner = QVBoxLayout()
        inner.setSpacing(10)
        for part in (self._picture, self.title, self.text, self._buttons):
            inner.addWidget(part)
        # Stretches around it, not an alignment: that would take the height the text has unwrapped.
        self._grid = QGridLayout(self)
        self._grid.addLayout(inner, 1, 1)
        for place, stretch in ((0, 2), (2, 3)):
            self._grid.setRowStretch(place, stretch)
        for column in (0, 2):
            self._grid.setColumnStretch(column, 1)
        self._buttons.hide()
        self._draw("app")
        theme.changed.connect(self._redraw)

    def show_opening(self) -> None:
        self.title.setText("Văn phòng Đảng ủy")
        self.text.setText("Đang mở dữ liệu…")
        self._buttons.hide()
        self._draw("app")

    def show_error(self, error: AppError) -> None:
        """Say why the folder does not open and offer what can be done about it."""
        self.title.setText(_TITLES.get(error.code, "Chưa mở được dữ liệu"))
        self.text.setText(error.text_vi())
        self.restore_button.setVisible(error.code in _RESTORABLE)
        self._buttons.show()
        self.retry_button.setFocus()
        self._draw("triangle-alert")

    def _button(self, text: str, kind: ButtonKind, signal: SignalInstance) -> QPushButton:
        button = push_button(text, kind=kind)
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def _draw(self, icon: str) -> None:
        self._icon = icon
        size = QSize(self._theme.px(56), self._theme.px(56))
        self._picture.setPixmap(self._theme.icon(icon, "accent").pixmap(size))
        self._picture.setMinimumHeight(size.height())
        self._grid.setColumnMinimumWidth(1, self._theme.px(560))

    def _redraw(self) -> None:
        self._draw(self._icon)
