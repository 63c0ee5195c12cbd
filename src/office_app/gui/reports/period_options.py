"""Up to which day a report on a period counts, and which of its tables are printed with it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QWidget

from office_app.domain.reports import AnnexScope
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.pause import after_pause

_PAUSE = 600  # milliseconds after the last key until a day typed is taken


class PeriodOptions(QFrame):
    """``cut_off_chosen(day, sure)``: ``sure`` once the clerk has left the field; None for the usual day."""

    cut_off_chosen = Signal(object, bool)
    annexes_chosen = Signal(object)  # AnnexScope

    def __init__(self, theme: ThemeController, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cut_off = DateField(theme, today)
        self.cut_off.setAccessibleName("Số liệu tính đến ngày")
        self.annexes = QComboBox()
        self.annexes.setAccessibleName("Phụ lục in kèm")
        self.annexes.setToolTip("Bảng Excel luôn có đủ mọi bảng, mọi dòng")
        for scope in AnnexScope:
            self.annexes.addItem(scope.value, scope)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (words, field) in enumerate(
            (("Số liệu tính đến ngày", self.cut_off), ("Phụ lục in kèm", self.annexes))
        ):
            named = label(words, ink="soft")
            named.setBuddy(field)
            grid.addWidget(named, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self._later = after_pause(_PAUSE, lambda: self._take(sure=False), self)
        self.cut_off.date_changed.connect(lambda _: self._later.start())
        self.cut_off.editingFinished.connect(lambda: self._take(sure=True))
        self.annexes.activated.connect(
            lambda at: self.annexes_chosen.emit(AnnexScope(self.annexes.itemData(at)))
        )

    def show_options(self, cut_off: date, annexes: AnnexScope) -> None:
        """Show what the report was made with; a day that is being typed stays."""
        self.annexes.setCurrentIndex(self.annexes.findData(annexes))
        if self.cut_off.hasFocus() and not self.cut_off.date:
            return
        self.cut_off.set_date(cut_off)
        self._later.stop()

    def _take(self, *, sure: bool) -> None:
        self._later.stop()
        empty = not self.cut_off.text().strip()
        if self.cut_off.date is not None or (empty and sure):
            self.cut_off_chosen.emit(self.cut_off.date, sure)
