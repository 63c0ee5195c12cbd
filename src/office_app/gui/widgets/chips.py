"""Chips: a small icon and a word on a tinted ground, painted in tables and as a widget of its own."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import SMALL, State

STATE_ICONS: dict[State, str] = {
    "good": "check",
    "waiting": "clock",
    "late": "circle-alert",
    "planned": "calendar",
    "plain": "minus",
}


def chip_width(theme: ThemeController, word: str, icon: bool = True) -> int:
    """Return how wide a chip with ``word`` is."""
    text = QFontMetricsF(theme.font(SMALL, "medium")).horizontalAdvance(word)
    return round(text) + theme.px(14 + (16 if icon else 0)) + 1


def chip_height(theme: ThemeController) -> int:
    return max(theme.px(20), round(QFontMetricsF(theme.font(SMALL, "medium")).height()) + theme.px(3))


def paint_chip(
    painter: QPainter, rect: QRectF, theme: ThemeController, state: State, word: str, icon: str | None = None
) -> None:
    """Paint a chip into ``rect``; ``icon`` "" leaves the icon out, None takes the state's own."""
    ink, ground = theme.tokens.state(state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
    name = STATE_ICONS[state] if icon is None else icon
    inner = rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
    if name:
        size = theme.px(12)
        picture = tinted(name, ink, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(inner.x()), round(inner.center().y() - size / 2), picture)
        inner.setLeft(inner.left() + theme.px(16))
    painter.setPen(QColor(ink))
    font = theme.font(SMALL, "medium")
    painter.setFont(font)
    elided = QFontMetricsF(font).elidedText(word, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
    painter.restore()


class StateBadge(QWidget):
    """A chip standing in a layout."""

    def __init__(
        self,
        theme: ThemeController,
        state: State = "plain",
        word: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._state, self._word, self._icon = theme, state, word, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set(state, word, icon)

    @property
    def word(self) -> str:
        return self._word

    def set(self, state: State, word: str, icon: str | None = None) -> None:
        self._state, self._word, self._icon = state, word, icon
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._theme, self._word, self._icon != ""), chip_height(self._theme))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._theme, self._state, self._word, self._icon)
        painter.end()
