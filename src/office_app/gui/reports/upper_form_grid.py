"""The cells of an upper level's sheet as a grid, with what our figures put into them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView

from office_app.domain.sheet_places import cell_name, column_letters
from office_app.domain.upper_forms import FormCell, SheetLook
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.theme import ThemeController
from office_app.gui.reports.upper_form_presenter import Places

_MORE_ROWS, _MORE_COLUMNS = 10, 3  # beyond what is written, for cells that are empty yet
_LEAST_ROWS, _LEAST_COLUMNS = 20, 8
_MEASURED = 60  # rows that decide how wide a column is
_ROOT = QModelIndex()


class FormGridModel(QAbstractTableModel):
    """``value_text`` says what a key comes to in the report."""

    def __init__(
        self, theme: ThemeController, value_text: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._value_text = theme, value_text
        self._places: Places = {}
        self.sheet: SheetLook | None = None

    def show_sheet(self, sheet: SheetLook | None) -> None:
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def show_places(self, places: Places) -> None:
        self._places = dict(places)
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        if parent.isValid() or self.sheet is None:
            return 0
        return max(_LEAST_ROWS, len(self.sheet.rows) + _MORE_ROWS)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        if parent.isValid() or self.sheet is None:
            return 0
        return max(_LEAST_COLUMNS, max((len(row) for row in self.sheet.rows), default=0) + _MORE_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.sheet is None or not index.isValid():
            return None
        cell = cell_name(index.row(), index.column())
        place = self._places.get((self.sheet.name, self.sheet.cell_of(cell)))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(index.row(), index.column(), place)
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(cell, place)
            case Qt.ItemDataRole.BackgroundRole if place is not None:
                return QColor(self._theme.tokens.good_ground)
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.color(
                    "good" if place else "faint" if cell in self.sheet.formulas else "ink"
                )
            case Qt.ItemDataRole.FontRole if place is not None:
                return self._theme.font(weight="semibold")
        return None

    def _shown(self, row: int, column: int, place: FormCell | None) -> str:
        if place is not None:
            return self._value_text(place.key) or "(kỳ này không có)"
        assert self.sheet is not None
        rows = self.sheet.rows
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(value, date):
            return date_screen(value)
        return "" if value is None else str(value)

    def _told(self, cell: str, place: FormCell | None) -> str:
        assert self.sheet is not None
        if place is not None:
            return f"{cell}: {place.label or place.key}"
        return f"{cell}: ô có công thức, để nguyên" if cell in self.sheet.formulas else ""


class FormGrid(QTableView):
    """One sheet; joined cells are joined here too."""

    def __init__(self, theme: ThemeController, model: FormGridModel) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setAccessibleName("Các ô của biểu")
        self.horizontalHeader().setDefaultSectionSize(theme.px(112))
        self.verticalHeader().setDefaultSectionSize(theme.px(28))

    def show_sheet(self, sheet: SheetLook | None) -> None:
        self.clearSpans()
        self._model.show_sheet(sheet)
        if sheet is None:
            return
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, self._width(sheet, column))
        height, width = self._model.rowCount(), self._model.columnCount()
        for area in sheet.merged:
            rows, columns = min(area.bottom + 1, height) - area.top, min(area.right + 1, width) - area.left
            if rows > 0 and columns > 0:
                self.setSpan(area.top, area.left, rows, columns)
        self.setCurrentIndex(self._model.index(0, 0))

    def _width(self, sheet: SheetLook, column: int) -> int:
        """Return a width for what stands in the first rows of a column, joined cells left out."""
        texts = [
            str(row[column])
            for at, row in enumerate(sheet.rows[:_MEASURED])
            if column < len(row) and row[column] is not None and sheet.area_at(cell_name(at, column)) is None
        ]
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return min(max(widest + self._theme.px(16), self._theme.px(72)), self._theme.px(280))

    @property
    def current_cell(self) -> str:
        index = self.currentIndex()
        return cell_name(index.row(), index.column()) if index.isValid() else ""
