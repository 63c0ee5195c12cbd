"""One line of the lists under the form: a tick, a date and a unit that can be put right, words, what is not sure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.incoming import Certainty, Span
from office_app.gui.intake.entry import Ticked
from office_app.gui.intake.name_completer import name_completer
from office_app.gui.intake.row_fields import RowTick, UnitField
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.look.tokens import State
from office_app.gui.widgets.after_click import after_click
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.date_field import DateField, format_date
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label

_MOST = 96  # letters of a row; the rest is in its tooltip
_SHORT = 40  # letters that leave room for a chip beside them


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
    given: bool = False
    """Whether ``lead`` names who is told to do it, which can be changed."""


class FoundLine(QWidget):
    """The line of a row: its tick, its date, its words, and what can be put right about it."""

    ticked = Signal(object, bool)
    due_changed = Signal(object, object)
    unit_changed = Signal(object, str)
    located = Signal(object)
    acted = Signal(object)
    neighbour_asked = Signal(object, int)  # this row, one up or down

    def __init__(
        self,
        theme: ThemeController,
        today: Callable[[], date],
        data: FoundRow,
        units: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        super().__init__()
        self._data, self._theme, self._today, self._units = data, theme, today, units
        self._field: DateField | None = None
        self._unit: UnitField | None = None
        self.box = RowTick()
        self.box.setChecked(data.tick.on)
        self.box.setAccessibleName(f"{data.lead} {data.text}".strip())
        self.box.change_asked.connect(self.change)
        self.box.unit_asked.connect(self.change_unit)
        self.box.come_to.connect(self._locate)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(theme.px(8))
        top = Qt.AlignmentFlag.AlignTop
        self._row.addLayout(self._make_left())
        if data.dated:
            self._row.addWidget(self._make_date(), 0, top)
        self.act: QPushButton | None = None
        badges = self._make_badges()
        beside = len(badges) == 1 and len(data.text) <= _SHORT and not (data.dated or data.act or data.note)
        self._words = self._make_words([] if beside else badges)
        self._row.addLayout(self._words, 1)
        if beside:
            self._row.addWidget(badges[0], 0, top)

    @property
    def tick(self) -> Ticked[Any]:
        return self._data.tick

    def tell_ticked(self, on: bool) -> None:
        self.ticked.emit(self._data.tick, on)

    def tell_neighbour(self, step: int) -> None:
        self.neighbour_asked.emit(self, step)

    def change(self) -> None:
        """Put right what the row shows first: its date, else its unit."""
        if self._data.dated:
            self.change_date()
        else:
            self.change_unit()

    @property
    def types_unit(self) -> bool:
        return self._unit is not None and self._unit.hasFocus()

    def change_unit(self, *, typed: bool = False) -> None:
        """Put a field over the words to name who is told to do it; ``typed``: to type on in what stands there."""
        if not self._data.given or self._unit is not None:
            return
        field = self._unit = UnitField(self._data.tick.value.unit or "")
        field.setAccessibleName("Đơn vị được giao")
        field.setPlaceholderText("Đơn vị được giao")
        field.setCompleter(name_completer(self._units(), field))
        self._words.insertWidget(0, field)
        field.editingFinished.connect(self._unit_typed)
        field.given_up.connect(self._leave_unit)
        field.show()
        if not typed:
            field.selectAll()
        field.setFocus()

    def take_typing(self) -> None:
        """Take what is being typed, a date if it is one; a row with another unit is made anew."""
        self._date_typed()
        self._unit_typed()

    def finish(self) -> bool:
        """Tell whether all that was typed could be taken; False, and there again, where it is no date."""
        if self._field is not None:
            self._field.show_validity()
            self._field.setFocus()
        return self._field is None

    def leave_date(self) -> str | None:
        """Take no more of a date being typed, and return it as far as it is; None where none is."""
        field, self._field = self._field, None
        return None if field is None else field.text()

    def change_date(self, typed: str | None = None, *, go_there: bool = True) -> None:
        """Turn the date into a field to type in, with what was ``typed`` already."""
        if not self._data.dated or self._field is not None:
            return
        field = self._field = DateField(self._theme, self._today, self._data.tick.value.due)
        field.setAccessibleName("Thời hạn")
        self._row.replaceWidget(self._date, field)
        self._date.hide()
        field.editingFinished.connect(self._date_typed)
        field.show()
        if typed is not None:
            field.setText(typed)
            field.show_validity()
        field.selectAll()
        if go_there:
            field.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._locate()

    def _locate(self) -> None:
        if self._data.span is not None:
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
            self.act = link_button(self._tell_acted)
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

    def _make_left(self) -> QVBoxLayout:
        """Return the tick, and under it, where no words are, what changes the unit."""
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.box)
        if self._data.given:
            left.addWidget(self._make_pencil())
        left.addStretch()
        return left

    def _make_pencil(self) -> QToolButton:
        pencil = sign_button(self._theme.icon("pencil", "faint"), "Sửa đơn vị được giao", key="F2")
        pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pencil.setFixedSize(self._theme.px(24), self._theme.px(24))  # about as wide as the tick over it
        pencil.clicked.connect(self._pencil_clicked)
        return pencil

    def _pencil_clicked(self, checked: bool = False) -> None:
        self.change_unit()

    def _unit_typed(self) -> None:
        named = self._leave_unit()
        if named and named != self._data.tick.value.unit:
            self.unit_changed.emit(self._data.tick, named)

    def _leave_unit(self) -> str:
        """Take no more of the field, which goes; return what stood in it."""
        field, self._unit = self._unit, None
        if field is None:
            return ""
        after_click(partial(self._put_unit_away, field), self)
        return " ".join(field.text().split())

    def _put_unit_away(self, field: QLineEdit) -> None:
        had_focus = field.hasFocus()
        self._words.removeWidget(field)
        field.deleteLater()
        if had_focus:
            self.box.setFocus()

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
        self.due_changed.emit(self._data.tick, field.date)
        self._show_date(field.date)
        after_click(partial(self._put_date_away, field), self)

    def _put_date_away(self, field: DateField) -> None:
        had_focus = field.hasFocus()
        self._row.replaceWidget(field, self._date)
        field.deleteLater()
        self._date.show()
        if had_focus:
            self.box.setFocus()


def link_button(act: Callable[[], object]) -> QPushButton:
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
