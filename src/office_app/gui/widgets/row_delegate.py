"""Paints table rows: hairline under each, chips, icons, elided text, and a plain mark on the current row."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, ROW, State
from office_app.gui.models.paged_table import BOLD_ROLE, CHIP_ROLE, ICON_ROLE, INK_ROLE
from office_app.gui.widgets.chips import chip_height, chip_width, paint_chip

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Works with any model; ``PagedTable`` fills the roles it looks at."""

    def __init__(self, theme: ThemeController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._width(index), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens = self._theme, self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(tokens.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        view = option.widget
        if selected and index.column() == 0 and isinstance(view, QAbstractItemView) and view.hasFocus():
            painter.fillRect(rect.x(), rect.y(), theme.px(3), rect.height() - 1, QColor(tokens.accent))
        inner = rect.adjusted(theme.px(10), 0, -theme.px(10), -1)
        chip = index.data(CHIP_ROLE)
        if chip is not None:
            self._paint_chip(painter, inner, chip)
        else:
            self._paint_text(painter, inner, index)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show a cut text whole, unless the model has something better to say."""
        if event.type() == QEvent.Type.ToolTip and index.data(Qt.ItemDataRole.ToolTipRole) is None:
            shown = view.visualRect(index).width()
            if self._width(index) > shown:
                QToolTip.showText(event.globalPos(), str(index.data() or ""), view)
            else:
                QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def _width(self, index: Index) -> int:
        chip = index.data(CHIP_ROLE)
        if chip is not None:
            return chip_width(self._theme, chip[1]) + self._theme.px(20)
        text = QFontMetrics(self._font(index)).horizontalAdvance(str(index.data() or ""))
        return text + self._theme.px(20 + (22 if index.data(ICON_ROLE) else 0)) + 1

    def _font(self, index: Index) -> QFont:
        return self._theme.font(BASE, "semibold" if index.data(BOLD_ROLE) else "regular")

    def _paint_chip(self, painter: QPainter, inner: QRect, chip: tuple[State, str]) -> None:
        height = chip_height(self._theme)
        width = min(chip_width(self._theme, chip[1]), inner.width())
        top = inner.y() + (inner.height() - height) / 2
        paint_chip(painter, QRectF(inner.x(), top, width, height), self._theme, chip[0], chip[1])

    def _paint_text(self, painter: QPainter, inner: QRect, index: Index) -> None:
        theme = self._theme
        color = theme.tokens.color(index.data(INK_ROLE) or "ink")
        if name := index.data(ICON_ROLE):
            size = theme.px(16)
            picture = tinted(name, color, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(inner.x(), inner.y() + (inner.height() - size) // 2, picture)
            inner = inner.adjusted(theme.px(22), 0, 0, 0)
        text = " ".join(str(index.data() or "").split())
        font = self._font(index)
        painter.setFont(font)
        painter.setPen(QColor(color))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        flags = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(Qt.AlignmentFlag(flags)), elided)
