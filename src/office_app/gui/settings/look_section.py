"""Light or dark, how large, and whether the tray tells what the day begins with."""

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QFrame, QHBoxLayout, QRadioButton

from office_app.gui.look.theme import ZOOMS, Mode, ThemeController
from office_app.gui.settings.card import card
from office_app.gui.state_file import StateFile
from office_app.gui.tray_notice import notice_wanted, want_notice
from office_app.gui.widgets.labels import label

_MODES: tuple[tuple[Mode, str], ...] = (
    ("system", "Theo máy tính"),
    ("light", "Sáng"),
    ("dark", "Tối"),
)


class LookSection:
    """Changes take effect at once; nothing is to be saved."""

    def __init__(self, theme: ThemeController, state: StateFile) -> None:
        self._theme, self._state = theme, state
        self.card, column = card("Giao diện", "Thay đổi có hiệu lực ngay.")
        self._build(self.card)
        row = QHBoxLayout()
        row.setSpacing(20)
        for button in self.buttons.buttons():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        size = QHBoxLayout()
        size.setSpacing(12)
        size.addWidget(label("Cỡ chữ và nút", ink="soft"))
        size.addWidget(self.zoom)
        size.addWidget(label("Ctrl + và Ctrl − cũng đổi được", size="small", ink="soft"))
        size.addStretch(1)
        column.addLayout(size)
        self.notice = QCheckBox("Nhắc việc đến hạn, quá hạn ở góc màn hình khi mở phần mềm và mỗi sáng")
        self.notice.setChecked(notice_wanted(state))
        self.notice.toggled.connect(lambda on: want_notice(self._state, on))
        column.addWidget(self.notice)

    def show_theme(self) -> None:
        """Show what is on now, however it came about."""
        for number, (mode, _text) in enumerate(_MODES):
            self.buttons.button(number).setChecked(mode == self._theme.mode)
        self.zoom.blockSignals(True)
        self.zoom.setCurrentIndex(max(0, self.zoom.findData(self._theme.zoom)))
        self.zoom.blockSignals(False)

    def _build(self, parent: QFrame) -> None:
        self.buttons = QButtonGroup(parent)
        for number, (_mode, text) in enumerate(_MODES):
            self.buttons.addButton(QRadioButton(text), number)
        self.buttons.idClicked.connect(self._mode_chosen)
        self.zoom = QComboBox()
        self.zoom.setAccessibleName("Cỡ chữ và nút")
        for step in ZOOMS:
            self.zoom.addItem(f"{step} %", step)
        self.zoom.currentIndexChanged.connect(self._zoom_chosen)
        self.show_theme()

    def _mode_chosen(self, number: int) -> None:
        self._theme.set_mode(_MODES[number][0])

    def _zoom_chosen(self, index: int) -> None:
        self._theme.set_zoom(int(self.zoom.itemData(index)))
