"""The list of every room: dense rows, sort by heading, copy to Excel, Enter opens, typing filters."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import ROW
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.pause import after_pause
from office_app.gui.widgets.row_delegate import RowDelegate
from office_app.gui.widgets.row_table import RowTable


class DataTable(RowTable):
    """A ``PagedTable`` on screen.

    Args:
        name: where widths and order of the columns are remembered, e.g. ``incoming.register``; "" forgets them.
    """

    opened = Signal(int)  # id of the row: Enter or double click
    current_changed = Signal(object)  # id of the current row, None without one
    sort_asked = Signal(str, bool)  # key of the column, descending
    typed = Signal(str)  # a letter typed in the list, for the filter box
    delete_asked = Signal(object)  # list of ids: the Delete key

    def __init__(
        self,
        theme: ThemeController,
        model: PagedTable[Any],
        state: StateFile | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._table, self._state, self._name = theme, model, state, name
        self._wanted_id: int | None = None
        self._sort = ("", False)
        self._hidden: Collection[str] = frozenset()
        self._giving_way: Sequence[str] = ()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_header()
        self._save_later = after_pause(500, self._remember_columns, self)
        self._fit_to_zoom()
        theme.changed.connect(self._fit_to_zoom)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._current_row_changed)
        model.modelAboutToBeReset.connect(self._note_current)
        model.modelReset.connect(self._go_back_to_current)

    @property
    def table(self) -> PagedTable[Any]:
        return self._table

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self._table.ids[index.row()] if 0 <= index.row() < len(self._table.ids) else None

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected rows, top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._table.ids[row] for row in rows if row < len(self._table.ids)]

    def select_id(self, row_id: int | None) -> bool:
        """Make the row of ``row_id`` current; False when it is not shown."""
        row = None if row_id is None else self._table.row_of(row_id)
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return False
        index = self._table.index(row, self._first_column())
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def hide_columns(self, keys: Collection[str], giving_way: Sequence[str] = ()) -> None:
        """Hide the columns of ``keys``; those of ``giving_way`` hide too, in their order, where there is no room."""
        self._hidden, self._giving_way = frozenset(keys), tuple(giving_way)
        self._fit_columns()

    def show_sort(self, key: str, descending: bool) -> None:
        """Show the arrow over the column the rows are sorted by."""
        self._sort = (key, descending)
        keys = [column.key for column in self._table.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(keys.index(key) if key in keys else -1, order)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table with headings."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        if rows:
            columns = [column for column in order if not self.isColumnHidden(column)]
            QGuiApplication.clipboard().setText(self._table.as_tsv(rows, columns))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _modified(event):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.selected_ids():
            self.delete_asked.emit(self.selected_ids())
        elif event.text().strip() and event.text().isprintable() and not _modified(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(False)
        header.sectionClicked.connect(self._heading_clicked)
        header.sectionResized.connect(self._columns_touched)
        header.sectionMoved.connect(self._columns_touched)

    def _fit_to_zoom(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self.horizontalHeader().setFixedHeight(self._theme.px(ROW - 2))
        saved = self._state.numbers(f"columns/{self._name}.width") if self._state and self._name else []
        usable = len(saved) == len(self._table.columns)
        self._filling = True
        for number, column in enumerate(self._table.columns):
            width = saved[number] if usable and saved[number] > 0 else column.width
            self.setColumnWidth(number, self._theme.px(width))
        self._restore_order()
        self._filling = False
        self._fill_width()

    def _restore_order(self) -> None:
        order = self._state.numbers(f"columns/{self._name}.order") if self._state and self._name else []
        header = self.horizontalHeader()
        if sorted(order) == list(range(len(self._table.columns))):
            for place, logical in enumerate(order):
                header.moveSection(header.visualIndex(logical), place)

    def _fit_columns(self) -> None:
        columns, hidden = self._table.columns, set(self._hidden)
        if self._giving_way:
            wanted = {c.key: self._theme.px(c.width) for c in columns if c.key not in hidden}
            for key in self._giving_way:
                if sum(wanted.values()) > self.viewport().width() and wanted.pop(key, None) is not None:
                    hidden.add(key)
        self._filling = True
        for number, column in enumerate(columns):
            if self.isColumnHidden(number) != (column.key in hidden):
                self.setColumnHidden(number, column.key in hidden)
        self._filling = False
        self._fill_width()

    def _fill_width(self) -> None:
        # Not ResizeMode.Stretch: with it the neighbours could not be dragged.
        stretched = next((n for n, column in enumerate(self._table.columns) if column.stretch), None)
        if stretched is None or self.viewport().width() < 50:
            return
        others = sum(
            self.columnWidth(number)
            for number in range(len(self._table.columns))
            if number != stretched and not self.isColumnHidden(number)
        )
        least = self._theme.px(min(160, self._table.columns[stretched].width))
        self._filling = True
        self.setColumnWidth(stretched, max(least, self.viewport().width() - others))
        self._filling = False

    def _columns_touched(self) -> None:
        if not self._filling:
            self._save_later.start()

    def _remember_columns(self) -> None:
        if self._state is None or not self._name:
            return
        header = self.horizontalHeader()
        count = len(self._table.columns)
        zoom = self._theme.zoom / 100
        widths = [round(self.columnWidth(number) / zoom) for number in range(count)]
        self._state.set_numbers(f"columns/{self._name}.width", widths)
        self._state.set_numbers(
            f"columns/{self._name}.order", [header.logicalIndex(place) for place in range(count)]
        )

    def _heading_clicked(self, section: int) -> None:
        column = self._table.columns[section]
        if not column.sortable:
            self.show_sort(*self._sort)
            return
        descending = not self._sort[1] if self._sort[0] == column.key else False
        self.show_sort(column.key, descending)
        self.sort_asked.emit(column.key, descending)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._table.ids[index.row()])

    def _current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.current_changed.emit(self._table.ids[current.row()] if current.isValid() else None)

    def _note_current(self) -> None:
        self._wanted_id = self.current_id()

    def _go_back_to_current(self) -> None:
        if self._wanted_id is not None and not self.select_id(self._wanted_id):
            self.current_changed.emit(None)

    def _first_column(self) -> int:
        return self.horizontalHeader().logicalIndex(0) if self._table.columns else 0


def _modified(event: QKeyEvent) -> bool:
    return bool(
        event.modifiers()
        & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
    )
