"""Draws a place found in the guide: its heading, the page it is on, and two lines of the passage."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from office_app.gui.help.guide import Hit
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, SMALL

HIT = Qt.ItemDataRole.UserRole
_SIDE, _ABOVE, _GAP = 12, 8, 2
_LINES = 2


class HitDelegate(QStyledItemDelegate):
    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = self._title_height() + (1 + _LINES) * self._line_height()
        return QSize(self._theme.px(120), lines + 2 * self._theme.px(_ABOVE) + self._theme.px(_GAP))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit, tokens, px = index.data(HIT), self._theme.tokens, self._theme.px
        if not isinstance(hit, Hit):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        inner = rect.adjusted(px(_SIDE), px(_ABOVE), -px(_SIDE), -px(_ABOVE))
        title, small = self._theme.font(BASE, "semibold"), self._theme.font(SMALL)
        painter.save()
        painter.setFont(title)
        painter.setPen(QColor(tokens.ink))
        shown = QFontMetrics(title).elidedText(hit.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(small)
        painter.setPen(QColor(tokens.faint))
        inner.setTop(inner.top() + self._title_height())
        page = QFontMetrics(small).elidedText(hit.page_title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, page)
        painter.setPen(QColor(tokens.soft))
        inner.setTop(inner.top() + self._line_height() + px(_GAP))
        painter.setClipRect(inner.adjusted(0, 0, 0, px(2)))  # what hangs below the last line
        flags = Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextDontClip.value
        painter.drawText(inner, flags, hit.excerpt)
        painter.restore()

    def _title_height(self) -> int:
        return QFontMetrics(self._theme.font(BASE, "semibold")).height()

    def _line_height(self) -> int:
        return QFontMetrics(self._theme.font(SMALL)).lineSpacing()
