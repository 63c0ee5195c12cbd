"""What the grids of members share: one row a member, worked from the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from office_app.gui.look.theme import ThemeController

NUMBER, NAME = 0, 1
ROW_HEIGHT = 32


class PeopleGrid(QTableView):
    """A grid with its model calls ``fit`` once it is built; ``titles`` are those of its columns."""

    def __init__(self, theme: ThemeController, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._titles = theme, titles
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        theme.changed.connect(self.fit)

    def places(self) -> Sequence[int]:
        """Return the rows that a key acts on, top to bottom."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex().row()
        return chosen or ([current] if current >= 0 else [])

    def go_to_cell(self, row: int, column: int) -> None:
        """Make a row current, and the only one chosen; ``column`` is where typing goes."""
        index = self.model().index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as a table with headings."""
        columns = [at for at in range(len(self._titles)) if not self.isColumnHidden(at)]
        lines = ["\t".join(self._titles[at] or "STT" for at in columns)]
        for place in self.places():
            lines.append("\t".join(str(self.model().index(place, at).data() or "") for at in columns))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def fit(self) -> None:
        """Give rows and columns their size at this zoom."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(self._theme.px(28))
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the columns the room there is; each grid has its own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
