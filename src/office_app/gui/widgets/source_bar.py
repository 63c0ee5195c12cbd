"""Says which directive something was taken from, where in it and in which words, with the way there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from office_app.domain.plan_trace import SourcePlace
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label

_MOST = 400  # letters of a sentence shown


class SourceBar(QFrame):
    """Hidden while there is nothing to say."""

    directive_asked = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: SourcePlace | None = None
        self.title = label(size="small", semibold=True)
        self.sentence = label(size="small", ink="soft", wraps=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = push_button("Mở văn bản", kind="link", icon=theme.icon("link", "planned"))
        self.open.clicked.connect(self._ask)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.sentence)
        self.hide()

    def show_place(self, place: SourcePlace | None) -> None:
        """Show where something comes from; None hides the bar."""
        self._shown = place
        self.setVisible(place is not None)
        if place is None:
            return
        where = f", {place.place}" if place.place else ""
        self.title.setText(f"Việc này lấy từ {place.name}{where}")
        words = place.sentence if len(place.sentence) <= _MOST else f"{place.sentence[: _MOST - 1]}…"
        self.sentence.setText(f"«{words}»" if words else "")
        self.sentence.setVisible(bool(words))
        self.open.setVisible(place.directive_id is not None)

    def _ask(self, checked: bool = False) -> None:
        if self._shown is not None and self._shown.directive_id is not None:
            self.directive_asked.emit(self._shown.directive_id)
