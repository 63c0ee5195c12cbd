"""Which body of the commune does what papers ask of a body above: the office's own table."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidgetItem

from office_app.domain.settings import CounterpartLine
from office_app.gui.look.theme import ThemeController
from office_app.gui.settings.card import card
from office_app.gui.settings.edited_table import EditedTable
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label

_UPPER, _LOCAL = 0, 1
_ROWS_SHOWN = 9
_NOTE = (
    "Khi văn bản giao việc cho một cơ quan cấp trên, phần mềm đề xuất cơ quan của xã làm việc đó. Cột trái ghi tên "
    "như trong văn bản, không cần đủ: «Ban Tuyên giáo» nhận cả «Ban Tuyên giáo Huyện ủy». Chữ hoa, dấu gạch không "
    "quan trọng; nhiều dòng cùng khớp thì lấy dòng dài nhất."
)
_EMPTY = (
    "Bảng đang trống: phần mềm không đề xuất cơ quan nào của xã cho việc của cấp trên. Bấm «Thêm dòng» để tự lập, "
    "hoặc «Dùng bảng có sẵn»."
)


class CounterpartSection(QObject):
    """The table as the clerk edits it; ``lines`` reads it back."""

    changed = Signal()

    def __init__(self, theme: ThemeController, shipped: Sequence[CounterpartLine]) -> None:
        super().__init__()
        self._theme, self._shipped = theme, tuple(shipped)
        self._kept: Sequence[CounterpartLine] | None = None
        self._kept_lines: tuple[CounterpartLine, ...] = ()
        self.card, column = card("Cơ quan tương ứng ở xã", _NOTE)
        self.table = self._make_table()
        column.addWidget(self.table)
        self.empty = label(_EMPTY, ink="soft", wraps=True)
        column.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.add = self._button("Thêm dòng", "plus")
        self.remove = self._button("Bỏ dòng đã chọn", "trash-2")
        self.reset = self._button("Dùng bảng có sẵn", "undo-2")
        for button in (self.add, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset)
        column.addLayout(buttons)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.table.itemChanged.connect(self._tell)
        self.table.itemSelectionChanged.connect(self._show_buttons)

    def set_lines(self, lines: Sequence[CounterpartLine] | None) -> None:
        """Show the office's table, None for the shipped one."""
        self._kept = lines
        self._show(self._shipped if lines is None else lines)
        self._kept_lines = self._lines()

    def lines(self) -> Sequence[CounterpartLine] | None:
        """Return the table without its empty lines; None while it is the shipped one."""
        lines = self._lines()
        if lines == self._kept_lines:
            return self._kept
        return None if lines == self._shipped else lines

    def wrong_line(self) -> str:
        """Return in Vietnamese the first line that has one name only, or ""."""
        for number, line in enumerate(self._cells(), 1):
            if bool(line.upper) != bool(line.local):
                return f"Dòng {number} của bảng cơ quan tương ứng (thiếu một bên)"
        return ""

    def _cells(self) -> list[CounterpartLine]:
        def words(row: int, column: int) -> str:
            item = self.table.item(row, column)
            return " ".join(item.text().split()) if item else ""

        return [
            CounterpartLine(words(row, _UPPER), words(row, _LOCAL)) for row in range(self.table.rowCount())
        ]

    def _lines(self) -> tuple[CounterpartLine, ...]:
        return tuple(line for line in self._cells() if line.upper and line.local)

    def _make_table(self) -> EditedTable:
        bodies = list(dict.fromkeys(line.local for line in self._shipped))
        table = EditedTable(
            self._theme,
            ["Cơ quan cấp trên, như viết trong văn bản", "Cơ quan của xã làm"],
            "Cơ quan tương ứng ở xã",
            _ROWS_SHOWN,
            chosen=_LOCAL,
            choices=lambda _row: bodies,
            typed=True,
        )
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        return table

    def _show(self, lines: Sequence[CounterpartLine]) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for line in lines:
            self._append(line)
        self.table.blockSignals(False)
        self._show_buttons()

    def _append(self, line: CounterpartLine) -> int:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in ((_UPPER, line.upper), (_LOCAL, line.local)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, column, item)
        return row

    def _add(self, checked: bool = False) -> None:
        row = self._append(CounterpartLine("", ""))
        self._tell()
        self.table.setCurrentCell(row, _UPPER)
        self.table.scrollToBottom()
        self.table.edit(self.table.currentIndex())

    def _remove(self, checked: bool = False) -> None:
        rows = self.table.chosen_rows()
        for row in reversed(rows):
            self.table.removeRow(row)
        if rows:
            self._tell()

    def _reset(self, checked: bool = False) -> None:
        self._show(self._shipped)
        self._tell()

    def _tell(self, *_: object) -> None:
        self._show_buttons()
        self.changed.emit()

    def _show_buttons(self) -> None:
        rows = self.table.rowCount()
        self.table.setVisible(rows > 0)
        self.empty.setVisible(rows == 0)
        self.remove.setEnabled(bool(self.table.selectedIndexes()))
        self.reset.setEnabled(self._lines() != self._shipped)

    def _button(self, text: str, icon: str) -> QPushButton:
        return push_button(text, kind="quiet", icon=self._theme.icon(icon))
