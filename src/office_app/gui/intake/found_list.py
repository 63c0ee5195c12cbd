"""Short lists under the form: what recognition found, a tick each, dates that can be changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from office_app.domain.incoming import Certainty, Span
from office_app.gui.intake.entry import Ticked
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.look.tokens import State
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.date_field import DateField, format_date
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import SectionTitle, label

_MOST = 96  # letters of a row; the rest is in its tooltip
_SHORT = 40  # letters that leave room for a chip beside them
_AT_ONCE = 30  # rows before somebody asks for more: a plan may have hundreds
_FIRST, _NEXT = 1, 2  # rows made in one step: each takes some milliseconds, and the window must not wait


@dataclass(frozen=True)
class FoundRow:
    """One line of a list. ``dated`` rows show a date, or ``no_date`` in words, that can be changed."""

    tick: Ticked[Any]
    text: str
    lead: str = ""
    span: Span | None = None
    dated: bool = False
    due: date | None = None
    no_date: str = "không nêu thời hạn"
    chip: tuple[State, str] | None = None
    note: str = ""
    """A line of its own below, in small letters."""
    certainty: Certainty = Certainty.SURE
    reason: str = ""
    act: str = ""
    """What can be done about it, as a link of its own below."""


class FoundList(QWidget):
    """A title, rows, and further rows folded behind one line; very many come a part at a time.

    Only the first few rows are there at once; whoever owns the list calls ``make_some`` while it ``lacks_rows``.
    """

    ticked = Signal(object, bool)  # Ticked, on
    due_changed = Signal(object, object)  # Ticked, date or None
    located = Signal(object)  # Span
    acted = Signal(object)  # Ticked
    grown = Signal()  # rows were asked for

    def __init__(self, theme: ThemeController, today: Callable[[], date], title: str, kind: str) -> None:
        super().__init__()
        self._theme, self._today, self._kind = theme, today, kind
        self.rows: list[_Row] = []
        self.title = SectionTitle(title)
        self._more, self._fold = _link(self._show_more), _link(self._unfold)
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

    def focus(self, tick: Ticked[Any]) -> bool:
        """Go to the row of an item, unfolding it; False when it is in another list."""
        if any(data.tick is tick for data in self._folded):
            self._unfold()
        place = next((n for n, data in enumerate(self._waiting, 1) if data.tick is tick), 0)
        self._wanted = max(self._wanted, len(self.rows) + place)
        self._make(place)
        for row in self.rows:
            if row.tick is tick:
                row.box.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

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

    def _add(self, data: FoundRow) -> None:
        row = _Row(self._theme, self._today, data)
        row.box.toggled.connect(row.tell_ticked)
        row.ticked.connect(self.ticked)
        row.ticked.connect(self._count)
        row.due_changed.connect(self.due_changed)
        row.located.connect(self.located)
        row.box.neighbour_asked.connect(row.tell_neighbour)
        row.neighbour_asked.connect(self._go_to_neighbour)
        self.rows.append(row)
        row.acted.connect(self.acted)
        self._column.insertWidget(self._column.count() - 2, row)

    def _go_to_neighbour(self, row: object, step: int) -> None:
        place = self.rows.index(row) + step if isinstance(row, _Row) else -1
        if 0 <= place < len(self.rows):
            self.rows[place].box.setFocus(Qt.FocusReason.TabFocusReason)

    def _count(self) -> None:
        later = [*self._waiting, *self._folded]
        ticks = [row.box.isChecked() for row in self.rows] + [data.tick.on for data in later]
        self.title.set_note(str(len(ticks)) if all(ticks) else f"{sum(ticks)} trong {len(ticks)}")


class _Tick(QCheckBox):
    """A box from which the arrows go to the row above or below, and Enter changes the date."""

    date_asked = Signal()
    neighbour_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.neighbour_asked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.date_asked.emit()
        else:
            super().keyPressEvent(event)


class _Row(QWidget):
    ticked = Signal(object, bool)
    due_changed = Signal(object, object)
    located = Signal(object)
    acted = Signal(object)
    neighbour_asked = Signal(object, int)  # this row, one up or down

    def __init__(self, theme: ThemeController, today: Callable[[], date], data: FoundRow) -> None:
        super().__init__()
        self._data, self._theme, self._today = data, theme, today
        self._field: DateField | None = None
        self.box = _Tick()
        self.box.setChecked(data.tick.on)
        self.box.setAccessibleName(f"{data.lead} {data.text}".strip())
        self.box.date_asked.connect(self.change_date)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(theme.px(8))
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.box, 0, top)
        if data.dated:
            self._row.addWidget(self._make_date(), 0, top)
        self.act: QPushButton | None = None
        badges = self._make_badges()
        beside = len(badges) == 1 and len(data.text) <= _SHORT and not data.dated and not data.act
        self._row.addLayout(self._make_words([] if beside else badges), 1)
        if beside:
            self._row.addWidget(badges[0], 0, top)

    @property
    def tick(self) -> Ticked[Any]:
        return self._data.tick

    def tell_ticked(self, on: bool) -> None:
        self.ticked.emit(self._data.tick, on)

    def tell_neighbour(self, step: int) -> None:
        self.neighbour_asked.emit(self, step)

    def change_date(self) -> None:
        """Turn the date into a field to type in."""
        if not self._data.dated or self._field is not None:
            return
        field = self._field = DateField(self._theme, self._today, self._data.tick.value.due)
        field.setAccessibleName("Thời hạn")
        self._row.replaceWidget(self._date, field)
        self._date.hide()
        field.editingFinished.connect(self._date_typed)
        field.show()
        field.selectAll()
        field.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._data.span is not None and event.button() == Qt.MouseButton.LeftButton:
            self.located.emit(self._data.span)

    def _make_words(self, badges: Sequence[QWidget]) -> QVBoxLayout:
        """Return the text, and below it what would leave it no room beside."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._make_text())
        if self._data.note:
            note = label(self._data.note, size="small", ink="soft", wraps=True)
            words.addWidget(note)
        foot = FlowLayout(spacing=self._theme.px(6))
        for badge in badges:
            foot.addWidget(badge)
        if self._data.act:
            self.act = _link(self._tell_acted)
            self.act.setText(self._data.act)
            self.act.setAccessibleName(f"{self._data.act} {self._data.text}")
            foot.addWidget(self.act)
        if foot.count():
            words.addLayout(foot)
        return words

    def _make_badges(self) -> list[QWidget]:
        data = self._data
        chips = [data.chip] if data.chip is not None else []
        if data.certainty is not Certainty.SURE:
            chips.append(("waiting", data.certainty.value))
        badges: list[QWidget] = []
        for chip in chips:
            badge = StateBadge(self._theme, *chip)
            badge.setToolTip(data.reason)
            badges.append(badge)
        return badges

    def _tell_acted(self, checked: bool = False) -> None:
        self.acted.emit(self._data.tick)

    def _make_text(self) -> QLabel:
        data = self._data
        shown = (
            data.text if len(data.text) <= _MOST else data.text[:_MOST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
        )
        words = _with_lead(shown, data.lead)
        text = QLabel(words)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setMinimumHeight(self._theme.px(24))
        text.setToolTip(f"<p>{_with_lead(data.text, data.lead)}</p><p>{escape(data.reason)}</p>")
        if data.span is not None:
            text.setCursor(Qt.CursorShape.PointingHandCursor)
        return text

    def _make_date(self) -> QPushButton:
        self._date = push_button(kind="date")
        self._date.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter on the tick does the same
        self._date.setToolTip("Sửa thời hạn (Enter)")
        self._date.clicked.connect(self._date_clicked)
        self._show_date(self._data.tick.value.due)
        return self._date

    def _date_clicked(self, checked: bool = False) -> None:
        self.change_date()

    def _show_date(self, due: date | None) -> None:
        self._date.setText(format_date(due) or self._data.no_date)
        set_property(self._date, "state", "late" if due else "plain")

    def _date_typed(self) -> None:
        field = self._field
        if field is None or not field.valid:
            return
        self._field = None
        had_focus = field.hasFocus()
        self.due_changed.emit(self._data.tick, field.date)
        self._show_date(field.date)
        self._row.replaceWidget(field, self._date)
        field.deleteLater()
        self._date.show()
        if had_focus:
            self.box.setFocus()


def _link(act: Callable[[], object]) -> QPushButton:
    button = push_button(kind="link")
    button.clicked.connect(act)
    return button


def _with_lead(text: str, lead: str) -> str:
    """Return the row as rich text, the unit in bold: where the text names it, else before it."""
    if not lead:
        return escape(text)
    place = text.casefold().find(lead.casefold())
    if place < 0 or place > 40:
        return f"<b>{escape(lead)}</b>&nbsp; {escape(text)}"
    end = place + len(lead)
    return f"{escape(text[:place])}<b>{escape(text[place:end])}</b>{escape(text[end:])}"
