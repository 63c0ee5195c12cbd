"""Over the foot of the paper while something is selected: which field to put it in, or which list to add it to."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from office_app.gui.intake.entry import ADDED_BY, FIELDS
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.notices import Toast
from office_app.gui.widgets.paper_view import PaperView

_ADDING = {"assignments": "Thêm việc được giao", "deadlines": "Thêm thời hạn"}


class FillBar(QFrame):
    chosen = Signal(str)  # key of a field or of a list

    def __init__(self, theme: ThemeController, host: PaperView) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(
            label("Chữ đã chọn: bấm phím để điền vào ô, hoặc thêm vào danh sách", size="small", ink="soft")
        )
        self._flow = FlowLayout(spacing=6)
        column.addLayout(self._flow)
        for name in FIELDS:
            if name.digit is not None:
                self._offer(f"{name.digit}  {name.plain}", name.key)
        for key, words in _ADDING.items():
            self._offer(f"{ADDED_BY[key]}  {words}", key)
        host.installEventFilter(self)
        self.hide()

    def _offer(self, words: str, key: str) -> None:
        button = push_button(words, kind="chip")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._choose, key))
        self._flow.addWidget(button)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self._place()
            self.raise_()
            for toast in self.window().findChildren(Toast):
                toast.stay_clear_of(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(self._host.width() - self._theme.px(32), self._theme.px(560))
        height = self._flow.heightForWidth(width - 26) + self._theme.px(44)
        left = (self._host.width() - width) // 2
        self.setGeometry(left, self._host.height() - height - self._theme.px(52), width, height)

    def _choose(self, key: str, checked: bool = False) -> None:
        self.chosen.emit(key)


def filled_by(event: QKeyEvent) -> str | None:
    """Return what a key pressed without modifiers (keypad counts) fills: the key of a field or of a list."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    keys = {str(name.digit): name.key for name in FIELDS if name.digit is not None}
    keys |= {letter: key for key, letter in ADDED_BY.items()}
    return keys.get(chr(event.key())) if event.key() < 128 else None
