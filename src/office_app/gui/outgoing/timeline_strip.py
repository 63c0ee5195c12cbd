"""Paints the days of a plan on a line; words that would meet stand above and below by turns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import SMALL
from office_app.gui.outgoing.timeline import Milestone


class TimelineStrip(QWidget):
    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._stones: Sequence[Milestone] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Dòng thời gian")
        theme.changed.connect(self.updateGeometry)

    def show_stones(self, stones: Sequence[Milestone]) -> None:
        if stones != self._stones:
            self._stones = tuple(stones)
            words = "; ".join(f"{stone.day:%d/%m/%Y} {stone.words}" for stone in stones)
            self.setAccessibleDescription(words)
            self.setToolTip(words.replace("; ", "\n"))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(92))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stones:
            return
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        places = self._places()
        line = QPen(QColor(tokens.line), px(3))
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        painter.drawLine(round(px(6)), round(middle), round(self.width() - px(6)), round(middle))
        ours = [x for x, stone in zip(places, self._stones, strict=True) if stone.state == "late"]
        if len(ours) > 1:
            painter.setPen(QPen(QColor(tokens.accent), px(3)))
            painter.drawLine(round(ours[0]), round(middle), round(ours[-1]), round(middle))
        for number, (x, stone) in enumerate(zip(places, self._stones, strict=True)):
            ink = QColor(tokens.accent if stone.state == "late" else tokens.state(stone.state)[0])
            painter.setPen(QPen(QColor(tokens.panel), px(2)))
            painter.setBrush(ink)
            side = px(14)
            painter.drawEllipse(QRectF(x - side / 2, middle - side / 2, side, side))
            self._write(painter, x, stone, above=number % 2 == 0)
        painter.end()

    def _places(self) -> list[float]:
        """Return where the days stand: by date, yet never so near that points or words on one side meet."""
        edge = self._theme.px(52)
        room = max(1.0, self.width() - 2 * edge)
        first, last = self._stones[0].day, self._stones[-1].day
        whole = max(1, (last - first).days)
        places = [edge + room * (stone.day - first).days / whole for stone in self._stones]
        gap = min(self._theme.px(60), room / max(1, len(places) - 1))
        for number in range(1, len(places)):
            places[number] = max(places[number], places[number - 1] + gap)
        for number in range(len(places) - 2, -1, -1):
            right = self.width() - edge - gap * (len(places) - 1 - number)
            places[number] = min(places[number], right)
        places[-1] = min(places[-1], self.width() - edge)
        return places

    def _write(self, painter: QPainter, x: float, stone: Milestone, *, above: bool) -> None:
        theme, px = self._theme, self._theme.px
        bold, plain = theme.font(SMALL, "medium"), theme.font(SMALL)
        line = QFontMetricsF(plain).height()
        width = float(px(128))
        left = min(max(0.0, x - width / 2), self.width() - width)
        centre = Qt.AlignmentFlag.AlignCenter
        if left == 0.0:
            centre = Qt.AlignmentFlag.AlignLeft
        elif left == self.width() - width:
            centre = Qt.AlignmentFlag.AlignRight
        top = self.height() / 2 - px(12) - 2 * line if above else self.height() / 2 + px(10)
        painter.setFont(bold)
        painter.setPen(theme.color("ink"))
        painter.drawText(QRectF(left, top, width, line), centre, f"{stone.day:%d/%m}")
        painter.setFont(plain)
        painter.setPen(theme.color("soft"))
        words = QFontMetricsF(plain).elidedText(stone.words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, top + line, width, line), centre, words)
