"""A table of a paper's text, shown as a table; its cells can be written over."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableWidget, QTableWidgetItem, QWidget

from office_app.domain.official_paper import Align
from office_app.domain.run_markup import plain_text
from office_app.domain.table_markup import (
    GROUP,
    TOTAL,
    cell_markup,
    is_rule,
    joined_row,
    parse_table,
    split_row,
)
from office_app.gui.look.theme import ThemeController

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class MarkupTable(QTableWidget):
    """As high as its rows. The first row holds the heads; these stay as they are."""

    edited = Signal()

    def __init__(self, theme: ThemeController, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[str, list[str]]] = []
        self._rule = ""
        self._shares: Sequence[float] = ()
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Bảng trong lời văn")
        self.setToolTip("Bấm đúp vào ô để sửa")
        self.show_text("\n".join(lines))
        self.itemChanged.connect(self._changed)

    def text(self) -> str:
        """Return the table as it is written in the text."""
        lines = [joined_row(begins, cells) for begins, cells in self._rows]
        return "\n".join([lines[0], *([self._rule] if self._rule else []), *lines[1:]])

    def show_text(self, text: str) -> None:
        """Show the table that these lines write."""
        lines = text.split("\n")
        table = parse_table(lines)
        self._rule = next((line for line in lines[1:2] if is_rule(line)), "")
        self._rows = [split_row(line) for at, line in enumerate(lines) if at != 1 or not self._rule]
        count = len(self._rows[0][1])
        self._shares = table.widths or [1 / count] * count
        self.blockSignals(True)
        self.setRowCount(len(self._rows))
        self.setColumnCount(count)
        for at, (_, cells) in enumerate(self._rows):
            for place, cell in enumerate([*cells, *[""] * count][:count]):
                align = table.aligns[place] if place < len(table.aligns) else Align.LEFT
                self.setItem(at, place, self._item(cell, head=at == 0, align=align))
        self._span()
        self.blockSignals(False)
        self._fit()

    def add_row(self, *, across: bool = False) -> None:
        """Add an empty row below the current one; ``across`` the table, for a day or a group."""
        at = max(1, self.currentRow() + 1 or len(self._rows))
        if at > 1 and self._rows[at - 1][0] == TOTAL:
            at -= 1  # it stays the last
        self._rows.insert(at, (GROUP if across else "|", [""] * (1 if across else self.columnCount())))
        self._shown_anew(at, self.currentColumn() if not across else 0)

    def remove_row(self) -> None:
        """Take the current row away."""
        if (at := self.currentRow()) > 0:
            del self._rows[at]
            self._shown_anew(min(at, len(self._rows) - 1), self.currentColumn())

    def move_row(self, by: int) -> None:
        """Move the current row up or down by one, not beyond the heads or the total."""
        at, to = self.currentRow(), self.currentRow() + by
        if at > 0 and 0 < to < len(self._rows) and TOTAL not in (self._rows[at][0], self._rows[to][0]):
            self._rows[at], self._rows[to] = self._rows[to], self._rows[at]
            self._shown_anew(to, self.currentColumn())

    def _shown_anew(self, row: int, column: int) -> None:
        self.show_text(self.text())
        self.setCurrentCell(row, max(0, column))
        self.edited.emit()

    def _span(self) -> None:
        self.clearSpans()
        for at, (begins, _) in enumerate(self._rows):
            if begins == GROUP and self.columnCount() > 1:
                self.setSpan(at, 0, 1, self.columnCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _item(self, cell: str, *, head: bool, align: Align) -> QTableWidgetItem:
        item = QTableWidgetItem(plain_text(cell))
        item.setTextAlignment(
            Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignHCenter if head else _ALIGN[align])
        )
        if head:
            item.setFont(self._theme.font(9, "semibold"))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        return item

    def _changed(self, item: QTableWidgetItem) -> None:
        cells = self._rows[item.row()][1]
        cells.extend([""] * (item.column() + 1 - len(cells)))
        cells[item.column()] = cell_markup(" ".join(item.text().split()))
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        """Give every column room for its longest word, and what is left by the shares the text gives them."""
        least = [self._longest_word(place) for place in range(self.columnCount())]
        spare = max(0, self.viewport().width() - sum(least))
        for place, (word, share) in enumerate(zip(least, self._shares, strict=True)):
            self.setColumnWidth(place, word + int(spare * share))
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + self._theme.px(6))
        height = sum(self.rowHeight(row) for row in range(self.rowCount())) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def _longest_word(self, place: int) -> int:
        widths = []
        for row in range(self.rowCount()):
            if self.columnSpan(row, 0) > 1:
                continue
            item = self.item(row, place) or QTableWidgetItem()
            metrics = QFontMetrics(item.font() if row == 0 else self.font())
            # A no-break space holds its words together.
            widths += [metrics.horizontalAdvance(word) for word in re.split(r"[ \n-]+", item.text())]
        return max(widths, default=0) + self._theme.px(12)
