"""A list whose rows are put in or left out one by one, before something is done with those that are in."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from office_app.gui.models.paged_table import Column
from office_app.gui.widgets.data_table import DataTable

T = TypeVar("T")


class ToggleTable(DataTable):
    """Space or a click on the first column puts rows in or leaves them out."""

    toggle_asked = Signal(object)  # ids

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selected_ids():
            self.toggle_asked.emit(self.selected_ids())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == 0:
            self.toggle_asked.emit([self.table.ids[index.row()]])


def in_column(title: str, is_in: Callable[[T], bool], can_be: Callable[[T], bool]) -> Column[T]:
    """Return the first column: whether a row is in; those that cannot be say nothing."""

    def word(one: T) -> str:
        return ("có" if is_in(one) else "không") if can_be(one) else ""

    return Column[T](
        "in",
        title,
        word,
        92,
        sortable=False,
        icon=lambda one: ("check" if is_in(one) else "minus") if can_be(one) else None,
        ink=lambda one: "good" if is_in(one) else "faint",
    )
