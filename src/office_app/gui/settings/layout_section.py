"""Thể thức: each value that papers are laid out with, where it comes from, and the office's own in its place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidgetItem

from office_app.domain.errors import AppError
from office_app.domain.settings import LayoutSetting, LayoutValue
from office_app.domain.vietnamese import fold
from office_app.gui.look.theme import ThemeController
from office_app.gui.settings.card import card
from office_app.gui.settings.edited_table import EditedTable
from office_app.gui.settings.layout_names import OWN, choices_of, name_of, read_value, shown, source_of
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.filter_bar import SearchBox
from office_app.gui.widgets.labels import label

_NAME, _VALUE, _SOURCE = range(3)
_ROWS_SHOWN = 10
_NOTE = (
    "Lề, cỡ chữ, kiểu chữ của văn bản in ra, theo hướng dẫn đang có hiệu lực. Bấm đúp vào giá trị để đặt theo thói "
    "quen của văn phòng; có hiệu lực ngay cho văn bản soạn từ nay, văn bản đã phát hành giữ nguyên."
)


class LayoutSection(QObject):
    """Each change is kept at once; what cannot be printed with is refused in a line under the table."""

    kept = Signal()

    def __init__(
        self,
        theme: ThemeController,
        load: Callable[[], Sequence[LayoutValue]],
        keep: Callable[[str, LayoutSetting | None], None],
    ) -> None:
        super().__init__()
        self._theme, self._load, self._keep = theme, load, keep
        self._values: list[LayoutValue] = []
        self.card, column = card("Thể thức", _NOTE)
        self.search = SearchBox(theme, "Tìm: lề trái, nội dung, cỡ chữ…")
        self.search.asked.connect(self._filter)
        self.table = self._make_table()
        self.wrong = label("", size="small", ink="late", wraps=True)
        self.wrong.hide()
        self.reset = push_button("Đặt lại theo hướng dẫn", kind="quiet", icon=theme.icon("undo-2"))
        self.reset.clicked.connect(self._reset)
        buttons = QHBoxLayout()
        buttons.addWidget(self.search, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.reset)
        column.addLayout(buttons)
        column.addWidget(self.table)
        column.addWidget(self.wrong)
        self.table.itemChanged.connect(self._changed)
        self.table.itemSelectionChanged.connect(self._show_reset)
        theme.changed.connect(self._fit)
        self._fit()

    def show_values(self) -> None:
        """Read the values and show them."""
        self._values = list(self._load())
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._values))
        for row, value in enumerate(self._values):
            for column, text in enumerate(
                (name_of(value.path), shown(value.path, value.value), source_of(value))
            ):
                self.table.setItem(
                    row, column, self._item(text, own=value.source == OWN, fixed=column != _VALUE)
                )
        self.table.blockSignals(False)
        self._filter(self.search.text())
        self._show_reset()

    def row_of(self, path: str) -> int:
        return [value.path for value in self._values].index(path)

    def _item(self, text: str, *, own: bool, fixed: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if own:
            item.setForeground(self._theme.color("planned"))
        if fixed:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        return item

    def _make_table(self) -> EditedTable:
        table = EditedTable(
            self._theme,
            ["Thành phần", "Giá trị", "Nguồn"],
            "Thể thức",
            _ROWS_SHOWN,
            chosen=_VALUE,
            choices=self._choices,
            typed=False,
        )
        table.horizontalHeader().setSectionResizeMode(_VALUE, QHeaderView.ResizeMode.Fixed)
        return table

    def _fit(self) -> None:
        self.table.setColumnWidth(_VALUE, self._theme.px(150))
        if self._values:
            self.show_values()  # the colours have changed

    def _choices(self, row: int) -> Sequence[str]:
        return tuple(choices_of(self._values[row]))

    def _filter(self, words: str) -> None:
        wanted = fold(words).split()
        for row, value in enumerate(self._values):
            name = fold(f"{name_of(value.path)} {source_of(value)}")
            self.table.setRowHidden(row, not all(word in name for word in wanted))

    def _changed(self, item: QTableWidgetItem) -> None:
        value = self._values[item.row()]
        new = read_value(value, item.text())
        if new != value.value:
            self._set(value, None if new == value.given else new)
        else:
            self._say("")
            self.show_values()

    def _reset(self, checked: bool = False) -> None:
        for value in [self._values[row] for row in self.table.chosen_rows()]:
            if value.source == OWN:
                self._set(value, None)

    def _set(self, value: LayoutValue, new: LayoutSetting | None) -> None:
        try:
            self._keep(value.path, new)
        except AppError as error:
            told = {**error.details, "path": name_of(value.path)}
            self._say(f"{error.what} {error.kept} {error.next_step}".format(**told))
        else:
            self._say("")
            self.kept.emit()
        self.show_values()

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _show_reset(self) -> None:
        rows = [row for row in self.table.chosen_rows() if row < len(self._values)]
        self.reset.setEnabled(any(self._values[row].source == OWN for row in rows))
