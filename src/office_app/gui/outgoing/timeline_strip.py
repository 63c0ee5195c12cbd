"""The days of a plan on a line; the office's own are moved with the mouse or the arrow keys."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from office_app.domain.plan_timeline import DayKey
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import SMALL
from office_app.gui.outgoing.timeline import Milestone
from office_app.gui.outgoing.timeline_places import Scale, scale_of, word_rows

_DOT, _EDGE, _GAP = 14, 10, 8
_DAY = timedelta(days=1)


class TimelineStrip(QWidget):
    """Up and down choose a day, left and right move it; nothing is changed here, only asked for."""

    move_asked = Signal(object, object)  # DayKey, date

    def __init__(self, theme: ThemeController, works_on: Callable[[date], bool]) -> None:
        super().__init__()
        self._theme, self._works_on = theme, works_on
        self._stones: Sequence[Milestone] = ()
        self._scale: Scale | None = None
        self._chosen: DayKey | None = None
        self._dragged: DayKey | None = None
        self._asked: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Dòng thời gian")
        theme.changed.connect(self.updateGeometry)

    def show_stones(self, stones: Sequence[Milestone]) -> None:
        """Show days; while one is dragged the line keeps its scale."""
        if stones == self._stones:
            return
        self._stones = tuple(stones)
        if self._dragged is None:
            self._scale = None
        self.setAccessibleDescription("; ".join(_words(stone) for stone in stones))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._height())

    @property
    def movable(self) -> list[Milestone]:
        return [stone for stone in self._stones if stone.key is not None]

    def place_of(self, key: DayKey) -> QPointF:
        """Return where a day stands in the widget."""
        stone = next(stone for stone in self._stones if stone.key is key)
        return QPointF(self._scaled().x(stone.day), self.height() / 2)

    # ---- moving

    def mousePressEvent(self, event: QMouseEvent) -> None:
        stone = self._at(event.position())
        if stone is not None and stone.key is not None and event.button() == Qt.MouseButton.LeftButton:
            self._chosen = self._dragged = stone.key
            self._asked = stone.day
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            stone = self._at(event.position())
            movable = stone is not None and stone.key is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if movable else Qt.CursorShape.ArrowCursor)
            self.setToolTip(self._told(stone) if stone is not None else "")
            return
        day = self._scaled().day(event.position().x())
        if day != self._asked:
            self._asked = day
            self.move_asked.emit(self._dragged, day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = self._asked = self._scale = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = self.movable
        key = event.key()
        if not own or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        at = next((number for number, stone in enumerate(own) if stone.key is self._chosen), 0)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            self._chosen = own[max(0, min(at + step, len(own) - 1))].key
        else:
            self._chosen = own[at].key
            self.move_asked.emit(
                own[at].key, self._next_working(own[at].day, -1 if key == Qt.Key.Key_Left else 1)
            )
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chosen is None and self.movable:
            self._chosen = self.movable[0].key
        self.update()

    def _next_working(self, day: date, way: int) -> date:
        day += way * _DAY
        for _ in range(30):
            if self._works_on(day):
                break
            day += way * _DAY
        return day

    def _at(self, place: QPointF) -> Milestone | None:
        near = self._theme.px(_DOT)
        if abs(place.y() - self.height() / 2) > near:
            return None
        scale = self._scaled()
        stones = [stone for stone in self._stones if abs(scale.x(stone.day) - place.x()) <= near]
        # Where days stand on one another the chosen one is taken, then one that can be moved.
        stones.sort(
            key=lambda stone: (
                stone.key is None,
                stone.key is not self._chosen,
                abs(scale.x(stone.day) - place.x()),
            )
        )
        return stones[0] if stones else None

    def _told(self, stone: Milestone) -> str:
        """Return what stands on the day of a stone, a line each."""
        return "\n".join(_words(one) for one in self._stones if one.day == stone.day)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stones:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scaled()
        self._paint_days_off(painter, scale)
        self._paint_line(painter, scale)
        self._paint_words(painter, scale)
        for stone in sorted(
            self._stones, key=lambda stone: (stone.key is not None, stone.key is self._chosen)
        ):
            self._paint_dot(painter, scale.x(stone.day), stone)
        self._paint_counts(painter, scale)
        painter.end()

    def _paint_days_off(self, painter: QPainter, scale: Scale) -> None:
        px, middle, wide = self._theme.px, self.height() / 2, scale.day_width
        ground = QColor(self._theme.tokens.strong_line)
        ground.setAlphaF(0.55)
        for day in scale.days:
            if not self._works_on(day):
                left = scale.x(day) - wide / 2
                painter.fillRect(QRectF(left, middle - px(9), wide, px(18)), ground)

    def _paint_line(self, painter: QPainter, scale: Scale) -> None:
        tokens, px, middle = self._theme.tokens, self._theme.px, self.height() / 2
        painter.setPen(QPen(QColor(tokens.line), px(3)))
        painter.drawLine(QPointF(px(4), middle), QPointF(self.width() - px(4), middle))
        own = [scale.x(stone.day) for stone in self._stones if not stone.upper]
        if len(own) > 1:
            painter.setPen(QPen(QColor(tokens.accent), px(3)))
            painter.drawLine(QPointF(min(own), middle), QPointF(max(own), middle))

    def _paint_dot(self, painter: QPainter, x: float, stone: Milestone) -> None:
        tokens, px, middle = self._theme.tokens, self._theme.px, self.height() / 2
        chosen = stone.key is not None and stone.key is self._chosen and self.hasFocus()
        side = px(_DOT + (4 if chosen else 0))
        rect = QRectF(x - side / 2, middle - side / 2, side, side)
        painter.setPen(QPen(QColor(tokens.ink if chosen else tokens.panel), px(2)))
        painter.setBrush(QColor(tokens.soft if stone.upper else tokens.late if stone.late else tokens.accent))
        if stone.upper:
            painter.drawRect(
                rect.adjusted(px(1), px(1), -px(1), -px(1))
            )  # set from above: told by its shape too
        elif stone.late:  # a triangle: not told by its colour alone
            grown = rect.adjusted(-px(3), -px(4), px(3), px(2))
            corners = (grown.bottomLeft(), QPointF(x, grown.top()), grown.bottomRight())
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawEllipse(rect)

    def _paint_counts(self, painter: QPainter, scale: Scale) -> None:
        """Write on days that several stand on how many they are."""
        counts = Counter(stone.day for stone in self._stones)
        side = self._theme.px(_DOT)
        painter.setFont(self._theme.font(SMALL, "semibold"))
        painter.setPen(self._theme.color("on_accent"))
        for day, count in counts.items():
            if count > 1:
                place = QRectF(scale.x(day) - side, self.height() / 2 - side, 2 * side, 2 * side)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))

    def _paint_words(self, painter: QPainter, scale: Scale) -> None:
        theme, px, middle = self._theme, self._theme.px, self.height() / 2
        bold, plain = theme.font(SMALL, "medium"), theme.font(SMALL)
        metrics = QFontMetricsF(plain)
        line = metrics.height()
        widths = [max(metrics.horizontalAdvance(stone.words), px(34)) + 2 for stone in self._stones]
        places = [scale.x(stone.day) for stone in self._stones]
        rows = word_rows(places, widths, self.width(), px(_GAP))
        for stone, x, wide, (left, row) in zip(self._stones, places, widths, rows, strict=True):
            if not row:
                continue  # told by the mouse and by the list of days to screen readers
            far = (abs(row) - 1) * (2 * line + px(2)) + px(13)
            top = middle - far - 2 * line if row < 0 else middle + far
            painter.setPen(QPen(QColor(theme.tokens.strong_line), 1))
            if abs(row) > 1:
                painter.drawLine(QPointF(x, middle), QPointF(x, top + 2 * line if row < 0 else top))
            painter.setFont(bold)
            painter.setPen(theme.color("late" if stone.late else "ink"))
            centre = Qt.AlignmentFlag.AlignCenter
            painter.drawText(QRectF(left, top, wide, line), centre, f"{stone.day:%d/%m}")
            painter.setFont(plain)
            painter.setPen(theme.color("late" if stone.late else "soft"))
            painter.drawText(QRectF(left, top + line, wide, line), centre, stone.words)

    def _height(self) -> int:
        line = QFontMetricsF(self._theme.font(SMALL)).height()
        return round(8 * line + 2 * self._theme.px(17))

    def _scaled(self) -> Scale:
        if self._scale is None or self._scale.width != self.width():
            self._scale = scale_of([stone.day for stone in self._stones], self.width(), self._theme.px(_EDGE))
        return self._scale


def _words(stone: Milestone) -> str:
    rule = f" ({stone.rule})" if stone.rule else ""
    rule += ", không trước hạn cấp trên" if stone.late else ""
    return f"{stone.day:%d/%m/%Y} {stone.words}{rule}"
