"""The box in the top bar that finds everything, with its key shown while it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.filter_bar import SearchBox
from office_app.gui.widgets.labels import label


class EverythingBox(SearchBox):
    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Tìm mọi thứ", parent)
        self._keys = label("Ctrl K")
        self._keys.setProperty("kbd", True)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addStretch(1)
        inside.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip("Tìm mọi thứ (Ctrl+K): văn bản, chữ trong văn bản, nhiệm vụ, đảng viên, thao tác…")
        self.setAccessibleName("Tìm mọi thứ")
        self.textChanged.connect(self._show_keys)

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def fit(self, window_width: int) -> None:
        """Take a fair part of the window's width."""
        self.setFixedWidth(min(self._theme.px(320), max(160, window_width // 4)))
        self._show_keys(self.text())

    def _show_keys(self, text: str) -> None:
        self._keys.setVisible(not text)
        self.keep_free(0 if text else self._keys.sizeHint().width() + self._theme.px(8))
