"""The saved filters on the first screen: each a button with how much it finds, one click from its list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.overview.overview_presenter import FilterText
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label


class SavedStrip(QWidget):
    chosen = Signal(str, object)  # room, target

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(self, spacing=8)
        self.buttons: list[QPushButton] = []
        title = label("Bộ lọc đã lưu", size="small", ink="soft")
        title.setMinimumHeight(theme.px(28))
        self._flow.addWidget(title)
        self.hide()

    def show_filters(self, filters: Sequence[FilterText]) -> None:
        """Show these; without any the strip takes no room."""
        if [(button.text(), button.toolTip()) for button in self.buttons] != [
            (one.text, one.tooltip) for one in filters
        ]:
            self._fill(filters)
        self.setVisible(bool(filters))

    def _fill(self, filters: Sequence[FilterText]) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for one in filters:
            button = QPushButton(one.text)
            button.setProperty("small", True)
            button.setIcon(self._theme.icon("bookmark"))
            button.setToolTip(one.tooltip)
            button.clicked.connect(partial(self._choose, one))
            self._flow.addWidget(button)
            self.buttons.append(button)

    def _choose(self, one: FilterText, checked: bool = False) -> None:
        self.chosen.emit(one.room, one.target)
