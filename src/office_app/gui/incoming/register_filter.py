"""The line over the register: a box and chips that together make an ``IncomingFilter``."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QPushButton

from office_app.domain.days_ahead import this_week
from office_app.domain.incoming import IncomingFilter, IncomingState
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.filter_bar import FilterBar

_YEARS = 6


class RegisterFilter(FilterBar):
    def __init__(self, theme: ThemeController, today: Callable[[], date]) -> None:
        super().__init__(theme, "Lọc theo số, trích yếu, cơ quan, người ký…")
        self._today = today
        self.box.setMinimumWidth(theme.px(130))
        self.box.setMaximumWidth(theme.px(280))
        self.doc_type = self.add_choice("Mọi loại")
        self.issuer = self.add_choice("Mọi cơ quan")
        self.state = self.add_choice(
            "Mọi trạng thái", [(state.value, state.value) for state in IncomingState]
        )
        this_year = today().year
        self.year = self.add_choice(
            "Mọi năm", [(str(y), y) for y in range(this_year, this_year - _YEARS, -1)]
        )
        self.overdue = self.add_chip("Quá hạn")
        self.week = self.add_chip("Tuần này")
        self.overdue.toggled.connect(lambda on: self._only(on, self.week))
        self.week.toggled.connect(lambda on: self._only(on, self.overdue))
        self._dates: tuple[date | None, date | None] = (None, None)

    @property
    def active(self) -> bool:
        """Whether anything is filtered."""
        return self.wanted() != IncomingFilter()

    def wanted(self) -> IncomingFilter:
        state = self.state.currentData()
        due_from, due_until = self._dates
        if self.overdue.isChecked():
            due_from, due_until = None, self._today() - timedelta(days=1)
        elif self.week.isChecked():
            due_from, due_until = this_week(self._today())
        return IncomingFilter(
            words=self.words,
            doc_type=self.doc_type.currentData(),
            issuer=self.issuer.currentData(),
            state=IncomingState(state) if state else None,
            year=self.year.currentData(),
            due_from=due_from,
            due_until=due_until,
        )

    def show_filter(self, wanted: IncomingFilter) -> None:
        """Show a filter that came from elsewhere, without saying that it changed."""
        with QSignalBlocker(self):
            self.box.setText(wanted.words)
            self._choose(self.doc_type, wanted.doc_type, wanted.doc_type)
            self._choose(self.issuer, wanted.issuer, wanted.issuer)
            state = wanted.state.value if wanted.state else None
            self._choose(self.state, state, state)
            self._choose(self.year, wanted.year, str(wanted.year))
            week = this_week(self._today())
            late = wanted.due_from is None and wanted.due_until == self._today() - timedelta(days=1)
            self._check(self.overdue, late)
            self._check(self.week, (wanted.due_from, wanted.due_until) == week)
            # Dates that no chip stands for are kept until a chip is used.
            plain = self.overdue.isChecked() or self.week.isChecked()
            self._dates = (None, None) if plain else (wanted.due_from, wanted.due_until)

    def show_content(self, content: Mapping[str, Any]) -> None:
        self._dates = (None, None)
        super().show_content(content)

    def set_choices(self, issuers: Sequence[str], doc_types: Sequence[str]) -> None:
        self.fill_choice(self.doc_type, "Mọi loại", [(name, name) for name in doc_types])
        self.fill_choice(self.issuer, "Mọi cơ quan", [(name, name) for name in issuers])

    def _only(self, on: bool, other: QPushButton) -> None:
        self._dates = (None, None)
        if on and other.isChecked():
            self._check(other, False)
            self.changed.emit()  # it was said once already, while both were on

    def _check(self, chip: QPushButton, on: bool) -> None:
        with QSignalBlocker(chip):
            chip.setChecked(on)

    def _choose(self, box: QComboBox, value: object, text: str | None) -> None:
        place = box.findData(value) if value is not None else 0
        with QSignalBlocker(box):
            if place < 0:  # not among the choices read so far
                box.addItem(text or "", value)
                place = box.count() - 1
            box.setCurrentIndex(place)
