"""Short lists under the form: what recognition found, a tick each; what is wrong in a row can be put right."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from office_app.gui.intake.entry import Ticked
from office_app.gui.intake.found_row import FoundLine, FoundRow, link_button
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.labels import SectionTitle

_AT_ONCE = 30  # rows before somebody asks for more: a plan may have hundreds
_FIRST, _NEXT = 1, 2  # rows made in one step: each takes some milliseconds, and the window must not wait


class FoundList(QWidget):
    """A title, rows, and further rows folded behind one line; very many come a part at a time.

    Only the first few rows are there at once; whoever owns the list calls ``make_some`` while it ``lacks_rows``.
    """

    ticked = Signal(object, bool)  # Ticked, on
    due_changed = Signal(object, object)  # Ticked, date or None
    unit_changed = Signal(object, str)  # Ticked, who is told to do it
    located = Signal(object)  # Span
    acted = Signal(object)  # Ticked
    grown = Signal()  # rows were asked for
    passed = Signal(object, int)  # this list; the arrows went beyond its last row (1) or its first (-1)

    def __init__(self, theme: ThemeController, today: Callable[[], date], title: str, kind: str) -> None:
        super().__init__()
        self._theme, self._today, self._kind = theme, today, kind
        self.rows: list[FoundLine] = []
        self.units: Sequence[str] = ()  # names to choose from
        self.title = SectionTitle(title)
        self._more, self._fold = link_button(self._show_more), link_button(self._unfold)
        self._waiting: list[FoundRow] = []  # rows not made yet
        self._wanted = 0
        self._folded: Sequence[FoundRow] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.title)
        self._column.addWidget(self._more)  # these stay last: rows come before them
        self._column.addWidget(self._fold)

    def show_rows(
        self, rows: Sequence[FoundRow], folded: Sequence[FoundRow] = (), folded_words: str = ""
    ) -> None:
        """Show rows; ``folded`` ones wait behind ``folded_words``. Without any the whole list hides."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        self._waiting, self._folded = list(rows), folded
        self._fold.setText(f"{folded_words} ▸")
        self._fold.setVisible(bool(folded))
        self._wanted = _AT_ONCE
        self._make(_FIRST)
        self.setVisible(bool(rows or folded))

    @property
    def lacks_rows(self) -> bool:
        """Tell whether rows that should be there are not made yet."""
        return bool(self._waiting) and len(self.rows) < self._wanted

    def make_some(self) -> None:
        self._make(_NEXT)

    @property
    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, top to bottom."""
        stops = [stop for row in self.rows for stop in (row.box, row.act) if stop is not None]
        return [*stops, self._more, self._fold]

    def row_of(self, tick: Ticked[Any]) -> FoundLine | None:
        """Return the row of an item, unfolding and making it; None when it is in another list."""
        if any(data.tick is tick for data in self._folded):
            self._unfold()
        place = next((n for n, data in enumerate(self._waiting, 1) if data.tick is tick), 0)
        self._wanted = max(self._wanted, len(self.rows) + place)
        self._make(place)
        return next((row for row in self.rows if row.tick is tick), None)

    def type_on(self, place: int) -> None:
        """Go on typing the unit of a row that was made anew."""
        self._make(place + 1 - len(self.rows))
        if place < len(self.rows):
            self.rows[place].change_unit(typed=True)

    def _show_more(self, checked: bool = False) -> None:
        had_focus, place = self._more.hasFocus(), len(self.rows)
        self._wanted = place + _AT_ONCE
        self._make(_FIRST)
        if had_focus:
            self.rows[place].box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def _unfold(self, checked: bool = False) -> None:
        self._waiting += self._folded
        self._folded = ()
        self._fold.hide()
        self._show_more()

    def _make(self, count: int) -> None:
        count = min(count, self._wanted - len(self.rows))
        part, self._waiting = self._waiting[:count], self._waiting[count:]
        for data in part:
            self._add(data)
        self._more.setText(f"Xem thêm {len(self._waiting)} {self._kind} ▸")
        self._more.setVisible(bool(self._waiting) and not self.lacks_rows)
        self._count()

    def show_again(self, data: FoundRow) -> None:
        """Show a row as it is now; the others stay, with whoever is in them."""
        place = next((n for n, row in enumerate(self.rows) if row.tick is data.tick), None)
        if place is None:
            return
        old, new = self.rows[place], self._row_for(data)
        focused, typed = QApplication.focusWidget(), old.leave_date()
        inside = focused is not None and old.isAncestorOf(focused)
        self.rows[place] = new
        self._column.replaceWidget(old, new)
        if typed is not None:
            new.change_date(typed, go_there=inside)
        elif inside:
            new.box.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()

    def _add(self, data: FoundRow) -> None:
        row = self._row_for(data)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 2, row)

    def _row_for(self, data: FoundRow) -> FoundLine:
        row = FoundLine(self._theme, self._today, data, lambda: self.units)
        row.box.toggled.connect(row.tell_ticked)
        row.ticked.connect(self.ticked)
        row.ticked.connect(self._count)
        row.due_changed.connect(self.due_changed)
        row.unit_changed.connect(self.unit_changed)
        row.located.connect(self.located)
        row.box.neighbour_asked.connect(row.tell_neighbour)
        row.neighbour_asked.connect(self._go_to_neighbour)
        row.acted.connect(self.acted)
        return row

    def _go_to_neighbour(self, row: object, step: int) -> None:
        place = self.rows.index(row) + step if isinstance(row, FoundLine) else -1
        if 0 <= place < len(self.rows):
            self.rows[place].box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.passed.emit(self, step)

    def _count(self) -> None:
        later = [*self._waiting, *self._folded]
        ticks = [row.box.isChecked() for row in self.rows] + [data.tick.on for data in later]
        self.title.set_note(str(len(ticks)) if all(ticks) else f"{sum(ticks)} trong {len(ticks)}")
