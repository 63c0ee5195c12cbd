"""What is said under the line of days: clashes in red, other notes, and days that the text says otherwise."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from office_app.domain.day_differences import DayDifference
from office_app.domain.vietnamese import date_vi
from office_app.gui.look.tokens import Ink
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.clear_layout import clear_layout
from office_app.gui.widgets.labels import label

_MOST = 3  # notes shown at once


class DayNotes(QWidget):
    """Hidden parts take no room."""

    align_asked = Signal(object)  # DayDifference

    def __init__(self) -> None:
        super().__init__()
        self.late, self.other = _lines("late"), _lines("waiting")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.late)
        column.addLayout(self._rows)
        column.addWidget(self.other)
        self.differences: Sequence[DayDifference] = ()

    def show_notes(self, late: Sequence[str], other: Sequence[str]) -> None:
        """Show what must be changed, and what else is to be known."""
        for words, box in ((late, self.late), (other, self.other)):
            more = [f"… và {len(words) - _MOST} điều khác"] if len(words) > _MOST else []
            box.setText("\n".join([*words[:_MOST], *more]))
            box.setToolTip("\n".join(words))
            box.setVisible(bool(words))

    def show_differences(self, differences: Sequence[DayDifference]) -> None:
        """Show where text or due dates say another day, each with the step that brings them together."""
        if tuple(differences) == tuple(self.differences):
            return
        self.differences = tuple(differences)
        clear_layout(self._rows)
        for one in differences:
            row = self._row(one)
            self._rows.addWidget(row)
            row.show()

    def _row(self, one: DayDifference) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = label(one.text, size="small", ink="waiting", wraps=True)
        button = push_button(
            f"Dời mốc sang {date_vi(one.said)}",
            small=True,
            tip="Mốc, nội dung, hạn các việc và đợt học tập cùng ghi ngày này; Ctrl+Z để thôi",
        )
        button.clicked.connect(partial(self._ask, one))
        line.addWidget(words, 1)
        line.addWidget(button)
        return row

    def _ask(self, one: DayDifference, checked: bool = False) -> None:
        self.align_asked.emit(one)


def _lines(ink: Ink) -> QLabel:
    made = label(size="small", ink=ink, wraps=True)
    made.hide()
    return made
