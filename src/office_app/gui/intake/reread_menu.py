"""The menu *Đọc lại*: other letters than those taken for right, or the pictures instead of the text."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from office_app.domain.read_files import FileKind, LegacyFont, OpticalReading
from office_app.gui.intake.queue import QueueItem
from office_app.gui.look.theme import ThemeController

_LETTERS: tuple[tuple[LegacyFont | None, str], ...] = (
    (None, "Giữ nguyên chữ như trong tệp (Unicode)"),
    (LegacyFont.TCVN3, "Đọc như phông TCVN3 (.VnTime)"),
    (LegacyFont.VNI, "Đọc như phông VNI (VNI-Times)"),
)


class RereadMenu(QObject):
    letters_chosen = Signal(object)  # LegacyFont, None for Unicode, "auto"
    pictures_chosen = Signal()

    def __init__(self, theme: ThemeController, button: QToolButton) -> None:
        super().__init__(button)
        self._menu = QMenu(button)
        self._letters = {}
        for font, words in _LETTERS:
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, font))
            self._letters[font] = action
        self._auto = self._menu.addAction("Để phần mềm tự nhận ra phông chữ")
        self._auto.setCheckable(True)
        self._auto.triggered.connect(partial(self._choose, "auto"))
        self._menu.addSeparator()
        self._pictures = self._menu.addAction("Nhận dạng lại từ ảnh trang")
        self._pictures.triggered.connect(self._choose_pictures)
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIcon(theme.icon("history"))
        button.setAccessibleName("Đọc lại")
        button.setToolTip("Chữ đọc sai: đọc theo phông chữ khác, hoặc nhận dạng lại từ ảnh")

    def show_item(self, item: QueueItem) -> None:
        """Offer what fits the file, with a tick at how it was read."""
        file = item.read.file if item.read is not None else None
        for font, action in self._letters.items():
            action.setChecked(item.legacy == font)
        self._auto.setChecked(item.legacy == "auto")
        self._pictures.setEnabled(
            file is not None and file.kind is FileKind.PDF and item.optical is not OpticalReading.EVERYWHERE
        )

    def _choose(self, font: object, checked: bool = False) -> None:
        self.letters_chosen.emit(font)

    def _choose_pictures(self, checked: bool = False) -> None:
        self.pictures_chosen.emit()
