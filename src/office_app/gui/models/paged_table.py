"""A table of any length that reads its rows a hundred at a time, as they come into view."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from office_app.domain.errors import AppError
from office_app.gui.look.tokens import Ink, State

log = logging.getLogger(__name__)
Row = TypeVar("Row")

PAGE = 100
_KEPT_PAGES = 12

Index = QModelIndex | QPersistentModelIndex

CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
"""A chip instead of plain text: ``tuple[State, str]``."""
INK_ROLE = Qt.ItemDataRole.UserRole + 2
"""Name of the text colour (``Ink``)."""
BOLD_ROLE = Qt.ItemDataRole.UserRole + 3
ICON_ROLE = Qt.ItemDataRole.UserRole + 4
"""Lucide name of an icon before the text, drawn in the text's colour."""
ID_ROLE = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one field of a row is shown.

    ``key`` is stable: it names the sort column in ``DataTable.sort_asked`` and the remembered width; ``sortable``
    False leaves the heading dead. ``chip`` returns (state, word) or None; ``width`` is in pixels at 100 %;
    exactly one column should ``stretch``.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    stretch: bool = False
    align: Literal["left", "right", "center"] = "left"
    sortable: bool = True
    chip: Callable[[Row], tuple[State, str] | None] | None = None
    ink: Callable[[Row], Ink | None] | None = None
    bold: Callable[[Row], bool] | None = None
    icon: Callable[[Row], str | None] | None = None
    tooltip: Callable[[Row], str] | None = None


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}


class PagedTable(QAbstractTableModel, Generic[Row]):
    """Shows rows by id; filtering and sorting happen in SQL, before ``show``.

    Args:
        columns: what to show of a row.
        read_rows: returns the rows of the ids given, in their order; called in the window's thread with at most
            100 ids, so it must be quick.
    """

    failed = Signal(AppError)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        read_rows: Callable[[Sequence[int]], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._read = tuple(columns), read_rows
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    @property
    def columns(self) -> Sequence[Column[Row]]:
        return self._columns

    @property
    def ids(self) -> Sequence[int]:
        return self._ids

    def show(self, ids: Sequence[int]) -> None:
        """Show these rows, in this order."""
        self.beginResetModel()
        self._ids = tuple(ids)
        self._pages.clear()
        self.endResetModel()

    def reread(self) -> None:
        """Show the same rows with what the store holds now."""
        self._pages.clear()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> Row | None:
        """Return row ``number`` (from 0), None when it is gone from the store."""
        if not 0 <= number < len(self._ids):
            return None
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._read_page(page)
        else:
            self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def row_of(self, row_id: int) -> int | None:
        """Return the row number of an id, None when it is not shown."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def as_tsv(self, rows: Sequence[int], columns: Sequence[int] | None = None) -> str:
        """Return rows as a table that Excel pastes, headings first."""
        chosen = [self._columns[number] for number in (columns or range(len(self._columns)))]
        lines = ["\t".join(column.title for column in chosen)]
        for number in rows:
            row = self.row(number)
            if row is not None:
                lines.append("\t".join(_cell(column, row) for column in chosen))
        return "\n".join(lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self._columns[section].align]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role not in _ROW_ROLES:
            return None
        row = self.row(index.row())
        return None if row is None else _ROW_ROLES[role](column, row)

    def _read_page(self, page: int) -> Sequence[Row]:
        wanted = self._ids[page * PAGE : (page + 1) * PAGE]
        try:
            rows = self._read(wanted)
        except AppError as error:
            # An exception must not leave a Qt callback; blank rows and a word to the page instead.
            log.exception("rows could not be read")
            rows = ()
            self.failed.emit(error)
        self._pages[page] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return rows


def _cell(column: Column[Any], row: Any) -> str:
    text = column.text(row)
    if not text and column.chip is not None and (chip := column.chip(row)) is not None:
        text = chip[1]
    return " ".join(text.split())


def _tooltip(column: Column[Any], row: Any) -> str | None:
    return column.tooltip(row) if column.tooltip is not None else None


_ROW_ROLES: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    CHIP_ROLE: lambda column, row: column.chip(row) if column.chip is not None else None,
    INK_ROLE: lambda column, row: column.ink(row) if column.ink is not None else None,
    BOLD_ROLE: lambda column, row: column.bold(row) if column.bold is not None else False,
    ICON_ROLE: lambda column, row: column.icon(row) if column.icon is not None else None,
}
