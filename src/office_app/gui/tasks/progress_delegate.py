"""A bar with its percentage in a cell; the word for it stands in the cell beside."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import SMALL, State
from office_app.gui.widgets.row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex


class ProgressDelegate(RowDelegate):
    """``share_of(row)`` is how much is reached, 1 for all, None for nothing to show, and the state it is in."""

    def __init__(
        self,
        theme: ThemeController,
        share_of: Callable[[int], tuple[float | None, State]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._share_of = share_of

    def _paint_text(self, painter: QPainter, inner: QRect, index: Index) -> None:
        """Draw the bar in the place of the text; ground and marks are those of every row."""
        theme, tokens = self._theme, self._theme.tokens
        share, state = self._share_of(index.row())
        place = QRectF(inner)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.setFont(theme.font(SMALL))
        painter.setPen(QColor(tokens.ink if share is not None else tokens.faint))
        text_width = painter.fontMetrics().horizontalAdvance("100,00 %")
        text = QRectF(place.right() - text_width, place.top(), text_width, place.height())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        if share is None:
            return
        height = theme.px(8)
        whole = QRectF(
            place.left(), place.center().y() - height / 2, place.width() - text_width - theme.px(10), height
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(whole, height / 2, height / 2)
        filled = QRectF(whole)
        filled.setWidth(whole.width() * min(1.0, max(0.0, share)))
        painter.setBrush(QColor(tokens.state(state)[0]))
        painter.drawRoundedRect(filled, height / 2, height / 2)
