"""A card with one figure that leads to its list."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, FIGURE, RADIUS
from office_app.gui.overview.overview_presenter import CardText

_BLANK = CardText("", "", "", "plain", "", None)


class FigureCard(QAbstractButton):
    """Blank until it is told its figure."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.card = _BLANK
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set(self, card: CardText) -> None:
        self.card = card
        self.setAccessibleName(f"{card.figure} {card.caption}")
        self.setToolTip(f"{card.figure} {card.caption}: bấm để xem danh sách")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(74))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(74))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = tokens.strong_line if self.underMouse() else tokens.line
        painter.setPen(QColor(tokens.accent if self.hasFocus() else edge))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(box, px(RADIUS), px(RADIUS))
        if self.card is not _BLANK:
            self._paint_card(painter, self.card)
        painter.end()

    def _paint_card(self, painter: QPainter, card: CardText) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        ink, ground = tokens.state(card.state)
        side = px(40)
        tile = QRectF(px(16), (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(tile, px(RADIUS), px(RADIUS))
        size = px(20)
        picture = tinted(card.icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(round(tile.center().x() - size / 2), round(tile.center().y() - size / 2), picture)
        left = px(68)
        room = self.width() - left - px(10)
        figure, caption = theme.font(FIGURE - 4, "semibold"), theme.font(BASE)
        heights = QFontMetrics(figure).height(), QFontMetrics(caption).height()
        top = (self.height() - heights[0] - heights[1] + px(2)) / 2
        painter.setFont(figure)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(QRectF(left, top, room, heights[0]), Qt.AlignmentFlag.AlignVCenter, card.figure)
        painter.setFont(caption)
        painter.setPen(QColor(tokens.soft))
        words = QFontMetrics(caption).elidedText(card.caption, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(left, top + heights[0] - px(2), room, heights[1]), Qt.AlignmentFlag.AlignVCenter, words
        )
