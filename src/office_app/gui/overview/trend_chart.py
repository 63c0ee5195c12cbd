"""The line of participation by month."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import SMALL
from office_app.gui.overview.overview_presenter import MonthPoint

NOTHING_YET = "Chưa có buổi học nào được điểm danh."


class TrendChart(QWidget):
    """Blank until it is shown what was read."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: Sequence[MonthPoint] = ()
        self._was_read = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_points(self, points: Sequence[MonthPoint]) -> None:
        self._points, self._was_read = points, True
        self.setAccessibleName("Tỷ lệ tham gia: " + ", ".join(p.tooltip.splitlines()[0] for p in points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(104))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(SMALL))
        if self._points:
            self._paint_axes(painter)
            self._paint_line(painter)
        elif self._was_read:
            painter.setPen(theme.color("soft"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NOTHING_YET)
        painter.end()

    def _paint_axes(self, painter: QPainter) -> None:
        theme, plot, low = self._theme, self._plot(), self._lowest()
        for step in (low, (low + 100) / 2, 100.0):
            y = self._y(step)
            painter.setPen(QColor(theme.tokens.line))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("faint"))
            place = QRectF(0, y - theme.px(8), plot.left() - theme.px(6), theme.px(16))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{step:g}")
        for number, point in enumerate(self._points):
            place = QRectF(
                self._x(number) - theme.px(30), plot.bottom() + theme.px(4), theme.px(60), theme.px(16)
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, point.label)

    def _paint_line(self, painter: QPainter) -> None:
        theme, tokens = self._theme, self._theme.tokens
        spots = [QPointF(self._x(number), self._y(point.rate)) for number, point in enumerate(self._points)]
        painter.setPen(QPen(QColor(tokens.accent), theme.px(2)))
        painter.drawPolyline(QPolygonF(spots))
        painter.setBrush(QColor(tokens.panel))
        for spot in spots:
            painter.drawEllipse(spot, theme.px(3), theme.px(3))
        self._paint_last(painter, spots[-1])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = [
                n for n in range(len(self._points)) if abs(self._x(n) - event.pos().x()) < self._theme.px(24)
            ]
            if near:
                QToolTip.showText(event.globalPos(), self._points[near[0]].tooltip, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _paint_last(self, painter: QPainter, spot: QPointF) -> None:
        font = self._theme.font(SMALL, "semibold")
        painter.setFont(font)
        painter.setPen(self._theme.color("accent"))
        words = f"{number_vi(round(Decimal(self._points[-1].rate), 2))} %"
        width = QFontMetrics(font).horizontalAdvance(words)
        left = min(spot.x() + self._theme.px(8), self.width() - width)
        painter.drawText(QPointF(left, spot.y() + self._theme.px(4)), words)

    def _plot(self) -> QRectF:
        px = self._theme.px
        return QRectF(px(34), px(8), max(10, self.width() - px(34) - px(70)), max(10, self.height() - px(32)))

    def _lowest(self) -> float:
        # The axis starts at a multiple of ten below the lowest month, and says so.
        return max(0.0, min(80.0, 10 * (min(point.rate for point in self._points) // 10)))

    def _x(self, number: int) -> float:
        plot = self._plot()
        steps = max(1, self._points[-1].place)
        place = self._points[number].place
        return plot.left() + self._theme.px(6) + (plot.width() - self._theme.px(12)) * place / steps

    def _y(self, rate: float) -> float:
        plot, low = self._plot(), self._lowest()
        return plot.bottom() - plot.height() * (rate - low) / max(1.0, 100 - low)
