"""A table of the office's own values, changed cell by cell, with a list to choose from in one of its columns."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import ROW


class EditedTable(QTableWidget):
    """As high as ``shown`` rows under its headings.

    Args:
        choices: what a row's cell in the column ``chosen`` may be; a row without any is typed.
        typed: whether anything else may be typed in that column too.
    """

    def __init__(
        self,
        theme: ThemeController,
        headings: Sequence[str],
        name: str,
        shown: int,
        *,
        chosen: int,
        choices: Callable[[int], Sequence[str]],
        typed: bool,
    ) -> None:
        super().__init__(0, len(headings))
        self._theme, self._shown = theme, shown
        self.setHorizontalHeaderLabels(list(headings))
        self.setAccessibleName(name)
        self.setItemDelegateForColumn(chosen, _ChoiceDelegate(choices, typed, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._fit)
        self._fit()

    def chosen_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def _fit(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.horizontalHeader().setFixedHeight(px(ROW - 4))
        self.setFixedHeight(px(ROW * (self._shown + 1)))
        self.setStyleSheet(f"QTableView::item {{ padding-left: {px(7)}px; }}")  # under the headings


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, choices: Callable[[int], Sequence[str]], typed: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._choices, self._typed = choices, typed

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        choices = self._choices(index.row())
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setEditable(self._typed)
        box.addItems(list(choices))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
