"""Lucide icons in the colours of the theme; they turn with it without being set again."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from office_app.gui.look.tokens import Ink, Tokens
from office_app.shipped import resource


class Icons:
    """Makes icons by their Lucide name, each drawn in the colour the theme has when it is painted."""

    def __init__(self, tokens: Callable[[], Tokens]) -> None:
        self._tokens = tokens
        self._made: dict[tuple[str, Ink, Ink | None], QIcon] = {}

    def icon(self, name: str, ink: Ink = "soft", on: Ink | None = None) -> QIcon:
        """Return the icon ``name``; ``on`` is its colour while a button is checked."""
        key = (name, ink, on)
        if key not in self._made:
            self._made[key] = QIcon(_TintedSvg(name, self._tokens, ink, on))
        return self._made[key]

    def pixmap(self, name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon drawn in ``color``, ``size`` logical pixels square."""
        return tinted(name, color, size, ratio)


class _TintedSvg(QIconEngine):
    def __init__(self, name: str, tokens: Callable[[], Tokens], ink: Ink, on: Ink | None) -> None:
        super().__init__()
        self._name, self._tokens, self._ink, self._on = name, tokens, ink, on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
        size = min(rect.width(), rect.height())
        drawn = tinted(self._name, self._color(mode, state), size, ratio)
        painter.drawPixmap(
            QRectF(
                rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, size, size
            ).toRect(),
            drawn,
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return tinted(self._name, self._color(mode, state), min(size.width(), size.height()), 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt hands the size in device pixels here and wants a pixmap of just that many.
        drawn = QPixmap(tinted(self._name, self._color(mode, state), min(size.width(), size.height()), 1.0))
        drawn.setDevicePixelRatio(scale)
        return drawn

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._tokens, self._ink, self._on)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tokens = self._tokens()
        if mode == QIcon.Mode.Disabled:
            return tokens.strong_line
        if state == QIcon.State.On and self._on is not None:
            return tokens.color(self._on)
        return tokens.color(self._ink)


@lru_cache(maxsize=512)
def tinted(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the shipped icon ``name`` drawn in ``color``; empty when there is no such icon."""
    source = tinted_svg(name, color)
    pixels = max(1, round(size * ratio))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    if source:
        painter = QPainter(image)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
    drawn = QPixmap.fromImage(image)
    drawn.setDevicePixelRatio(ratio)
    return drawn


def tinted_svg(name: str, color: str, stroke: float = 1.75) -> bytes:
    """Return the SVG of a shipped icon with its colour put in, one weight for all."""
    try:
        source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return b""
    source = source.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return source.encode()
