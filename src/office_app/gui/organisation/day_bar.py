"""The day that the units and members are shown of, and the heads of that day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from office_app.domain.organisation import UnitLine
from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.organisation.organisation_words import heads_words
from office_app.gui.widgets.buttons import sign_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label


class DayBar(QWidget):
    day_chosen = Signal(object)  # date, None for today

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = DateField(theme, today=today, follows=True)
        self.field.setAccessibleName("Xem tại ngày")
        self.back_button = sign_button(theme.icon("undo-2"), "Về hôm nay")
        self.heads = label(size="small", ink="soft", wraps=True)
        self.heads.setContentsMargins(16, 8, 12, 10)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 8)
        row.setSpacing(6)
        row.addWidget(label("Xem tại ngày", size="small", ink="soft"))
        row.addWidget(self.field, 1)
        row.addWidget(self.back_button)
        self._day = today()
        self.field.date_changed.connect(self._changed)
        self.back_button.clicked.connect(lambda: self.day_chosen.emit(None))

    def show_day(self, day: date, past: bool) -> None:
        """Show which day the lists are of."""
        self._day = day
        if self.field.date != day:
            self.field.blockSignals(True)
            self.field.set_date(day)
            self.field.blockSignals(False)
        self.back_button.setVisible(past)

    def show_heads(self, lines: Sequence[UnitLine]) -> None:
        self.heads.setText(f"{number_vi(len(lines))} đơn vị, {heads_words(lines)}")

    def _changed(self, day: date | None) -> None:
        if day is not None and day != self._day:
            self.day_chosen.emit(day)
