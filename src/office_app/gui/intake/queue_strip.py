"""The strip of files received: name, how far each is, what it needs."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from office_app.gui.intake.queue import QueueItem, Stage
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, SMALL
from office_app.gui.widgets.chips import chip_height, chip_width, paint_chip

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1


class QueueModel(QAbstractListModel):
    """The items of the queue, as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[QueueItem] = []

    def show(self, items: Sequence[QueueItem]) -> None:
        """Show these items; an unchanged list is only painted again, so that scrolling stays."""
        if list(items) == self._items:
            if self._items:
                self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))
            return
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item(self, row: int) -> QueueItem | None:
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, item: QueueItem | None) -> int:
        return self._items.index(item) if item is not None and item in self._items else -1

    def changed(self, item: QueueItem) -> None:
        row = self.row_of(item)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row())
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.name}, {item.chip[1]}"
        return item if role == ITEM_ROLE else None


class QueueStrip(QListView):
    chosen = Signal(object)  # QueueItem
    drop_asked = Signal(object)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._files = theme, QueueModel(self)
        self.setModel(self._files)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName("Các tệp vừa nhận")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._telling = True
        theme.changed.connect(self._relayout)

    def show_items(self, items: Sequence[QueueItem], current: QueueItem | None) -> None:
        self._telling = False
        self._files.show(items)
        index = self._files.index(self._files.row_of(current)) if current is not None else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._telling = True
        if index.isValid():
            self.scrollTo(index)

    def reveal(self, item: QueueItem) -> None:
        """Scroll to a file without going to it."""
        self.scrollTo(self._files.index(self._files.row_of(item)), QListView.ScrollHint.PositionAtTop)

    def item_changed(self, item: QueueItem) -> None:
        self._files.changed(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self._files.item(self.currentIndex().row())
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.drop_asked.emit(item)
        else:
            super().keyPressEvent(event)

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        item = self._files.item(current.row())
        if self._telling and item is not None:
            self.chosen.emit(item)

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: ThemeController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(140), self._theme.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: QueueItem = index.data(ITEM_ROLE)
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        rect = QRectF(option.rect).adjusted(0, px(1), 0, -px(1))
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = tokens.selection
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = tokens.ground
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect, px(6), px(6))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        inner = rect.adjusted(px(8), px(6), -px(8), -px(6))
        font = theme.font(BASE)
        painter.setFont(font)
        painter.setPen(theme.color("faint" if item.stage is Stage.REGISTERED else "ink"))
        metrics = QFontMetrics(font)
        name = metrics.elidedText(item.name, Qt.TextElideMode.ElideMiddle, int(inner.width()))
        line = QRectF(inner.x(), inner.y(), inner.width(), metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_state(painter, QRectF(inner.x(), line.bottom() + px(2), inner.width(), px(20)), item)
        painter.restore()

    def _paint_state(self, painter: QPainter, rect: QRectF, item: QueueItem) -> None:
        theme, px = self._theme, self._theme.px
        if item.stage not in (Stage.READING, Stage.OPTICAL):
            state, word, icon = item.chip
            width = min(chip_width(theme, word), rect.width())
            place = QRectF(rect.x(), rect.y(), width, chip_height(theme))
            paint_chip(painter, place, theme, state, word, icon)
            return
        font = theme.font(SMALL)
        painter.setFont(font)
        painter.setPen(theme.color("soft"))
        words = item.stage.value
        if item.stage is Stage.OPTICAL and item.total:
            words = f"nhận dạng {min(item.done + 1, item.total)}/{item.total}"
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        left = QFontMetrics(font).horizontalAdvance(words) + px(8)
        bar = QRectF(rect.x() + left, rect.center().y() - px(2), max(0.0, rect.width() - left), px(4))
        part = item.done / item.total if item.total else 0.1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens.line))
        painter.drawRoundedRect(bar, px(2), px(2))
        bar.setWidth(bar.width() * max(0.06, min(1.0, part)))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(bar, px(2), px(2))
