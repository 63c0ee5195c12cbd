"""The line over a list: a box to type in, choices as chips or combo boxes, a count, and buttons at the right."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.elided_combo import ElidedCombo
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.pause import after_pause

_TELLING = 9  # letters before the … by which a cut word is still known


class SearchBox(QLineEdit):
    """A box with a magnifier; says what was typed a moment after the last key, and at once on Enter."""

    asked = Signal(str)
    left_downwards = Signal()  # arrow down: into the list

    def __init__(self, theme: ThemeController, hint: str = "Lọc…", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint.rstrip("…"))
        self.setClearButtonEnabled(True)
        self.setProperty("search", True)
        self._theme, self._right = theme, 0
        theme.changed.connect(self._make_room)
        self._make_room()
        self._pause = after_pause(180, self._ask, self)
        self.textEdited.connect(lambda _text, pause=self._pause: pause.start())
        self.textChanged.connect(self._ask_when_cleared)

    def keep_free(self, right: int) -> None:
        """Keep so many pixels at the right end free of text, for what stands there."""
        self._right = right
        self._make_room()

    def type_in(self, letters: str) -> None:
        """Take over letters typed in the list."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(self.text() + letters)
        self._pause.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Not an action of the line edit: its icon keeps the size of 100 % at any zoom.
        size = self._theme.px(16)
        picture = tinted("search", self._theme.tokens.faint, size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self._theme.px(10), (self.height() - size) // 2, picture)
        painter.end()

    def _make_room(self) -> None:
        self.setTextMargins(self._theme.px(22), 0, self._right, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self._ask()
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.asked.emit(self.text().strip())

    def _ask_when_cleared(self, text: str) -> None:
        if not text:
            self._pause.stop()
            self._ask()


class FoldingButton(QPushButton):
    """Ends its words in … or shows its icon alone where there is no room; they stay its name and tip."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(whole.width() - self._of_words, whole.height())

    @property
    def folded(self) -> bool:
        """Whether its icon stands alone: where half of its words, or too few letters to tell them, have room."""
        telling = self.fontMetrics().averageCharWidth() * _TELLING
        return self._room < self._of_words and self._room < max(self._of_words / 2, telling)

    @property
    def _of_words(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())

    @property
    def _room(self) -> int:
        return self.width() - self.minimumSizeHint().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self.folded:
            option.text = ""
        elif self._room < self._of_words:
            right, keys = Qt.TextElideMode.ElideRight, int(Qt.TextFlag.TextShowMnemonic)
            option.text = self.fontMetrics().elidedText(self.text(), right, self._room, keys)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


def widen_popup(box: QComboBox) -> None:
    """Make the list of a combo box as wide as its entries need, where the box itself is narrower."""
    metrics = box.fontMetrics()
    widest = max((metrics.horizontalAdvance(box.itemText(n)) for n in range(box.count())), default=0)
    box.view().setMinimumWidth(min(widest + 60, 560))


class FilterBar(QWidget):
    """Box, choices and buttons of a list; ``changed`` after any of them changed."""

    changed = Signal()

    def __init__(self, theme: ThemeController, hint: str = "Lọc…", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.box = SearchBox(theme, hint)
        self.box.setMinimumWidth(theme.px(160))
        self.box.setMaximumWidth(theme.px(320))
        self.box.asked.connect(self._changed)
        self.count = label(size="small", ink="soft")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self.box, 2)
        self._row.addStretch(1)
        self._row.addWidget(self.count)

    @property
    def words(self) -> str:
        return self.box.text().strip()

    def set_count(self, text: str) -> None:
        """Say how many rows are shown, e.g. ``3.044 văn bản``."""
        self.count.setText(text)

    def add_choice(self, title: str, choices: Sequence[tuple[str, Any]] = ()) -> QComboBox:
        """Add a combo box whose first entry, ``title``, means no filter; ``choices`` are (text, data)."""
        box = ElidedCombo()
        box.setAccessibleName(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(min(16, max(len(title) - 2, 8)))
        box.setMinimumWidth(self._theme.px(84))  # it gives way before the window cannot be made smaller
        self.fill_choice(box, title, choices)
        box.currentIndexChanged.connect(self._changed)
        self._insert(box)
        return box

    def fill_choice(self, box: QComboBox, title: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Put new choices into a combo box, keeping the one chosen when it is still there."""
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(title, None)
        for text, value in choices:
            box.addItem(text, value)
            box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        box.blockSignals(False)
        widen_popup(box)

    def add_chip(self, text: str, checked: bool = False) -> QPushButton:
        """Add a chip to switch on and off."""
        chip = push_button(text, kind="chip")
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.toggled.connect(self._changed)
        self._insert(chip)
        return chip

    def add_button(
        self, text: str, icon: str = "", kind: str = "secondary", *, folds: bool = False
    ) -> QPushButton:
        """Add a button at the right end; one that ``folds`` shows its icon alone where the line is narrow."""
        button = FoldingButton(text) if folds else QPushButton(text)
        button.setProperty("kind", kind)
        if icon:
            button.setIcon(self._theme.icon(icon, "on_accent" if kind == "primary" else "soft"))
        self._row.addWidget(button)
        return button

    def content(self) -> dict[str, Any]:
        """Return what is filtered by, to be kept: words, choices by their titles, chips by name; empty for nothing."""
        choices = {
            box.itemText(0): box.currentText()
            for box in self.findChildren(QComboBox)
            if box.currentIndex() > 0 and box.itemData(0) is None
        }
        chips = [chip.text() for chip in self._chips() if chip.isChecked()]
        parts = {"words": self.words, "choices": choices, "chips": chips}
        return {name: part for name, part in parts.items() if part}

    def show_content(self, content: Mapping[str, Any]) -> None:
        """Filter by what was kept; a value that is not among the choices now is added to them."""
        was_blocked = self.blockSignals(True)
        self.box.setText(str(content.get("words", "")))
        chosen = content.get("choices", {})
        for box in self.findChildren(QComboBox):
            text = chosen.get(box.itemText(0))
            if text is not None and box.findText(text) < 0:
                box.addItem(text, text)
            if box.itemData(0) is None:
                box.setCurrentIndex(box.findText(text) if text is not None else 0)
        for chip in self._chips():
            chip.setChecked(chip.text() in content.get("chips", ()))
        self.blockSignals(was_blocked)
        self._changed()

    def _chips(self) -> list[QPushButton]:
        return [button for button in self.findChildren(QPushButton) if button.isCheckable()]

    def _insert(self, widget: QWidget) -> None:
        self._row.insertWidget(self._row.indexOf(self.count) - 1, widget)

    def _changed(self, *_: object) -> None:
        self.changed.emit()
