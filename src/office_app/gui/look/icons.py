"""Lucide icons in the colours of the theme; they turn with it without being set again."""

import atexit
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from office_app.gui.look.tokens import LIGHT, Ink, Tokens
from office_app.shipped import resource

_made: dict[tuple[str, Ink, Ink | None], QIcon] = {}
_clones: list[QIconEngine] = []  # Qt takes what ``clone`` returns, PySide lets go of it all the same
_in_force: list[Tokens] = [LIGHT]


def use(tokens: Tokens) -> None:
    """Paint all icons in these colours from now on."""
    _in_force[:] = [tokens]


def icon(name: str, ink: Ink = "soft", on: Ink | None = None) -> QIcon:
    """Return the icon ``name``, drawn in the colour in force when it is painted; ``on`` is that of a checked button."""
    key = (name, ink, on)
    if key not in _made:
        _made[key] = QIcon(_TintedSvg(name, ink, on))
    return _made[key]


def _let_go() -> None:
    """Give up the icons while the application is there: it ends them with its widgets."""
    _made.clear()
    tinted.cache_clear()


# Icons live as long as the program. One that is garbage together with its engine brings Python down: the collector
# frees both, and the engine is freed twice.
atexit.register(_let_go)  # after PySide's own function, hence called before it


class _TintedSvg(QIconEngine):
    def __init__(self, name: str, ink: Ink, on: Ink | None) -> None:
        super().__init__()
        self._name, self._ink, self._on = name, ink, on

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
        _clones.append(_TintedSvg(self._name, self._ink, self._on))
        return _clones[-1]

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        (tokens,) = _in_force
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
