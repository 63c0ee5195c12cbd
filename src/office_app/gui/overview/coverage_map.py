"""The map of directives × chi bộ: a sign and a colour a cell, so that it also reads in black and white."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from office_app.domain.study_coverage import Coverage, CoverageMap
from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, SMALL
from office_app.gui.overview.overview_presenter import COVERAGE_STATES, cell_tooltip, short_units

_ICONS = {Coverage.DONE: "check", Coverage.PLANNED: "clock"}
_SIGNS = {
    Coverage.AWAITED: "?",
    Coverage.MAKE_UP: "½",
    Coverage.OVERDUE: "!",
    Coverage.NOT_HELD: "×",
    Coverage.NONE: "–",
    Coverage.NOT_CALLED: "·",
}

_ROW, _LEAST_ROW = 30, 26
_LEAST, _MOST = 26, 44  # width a unit gets


def paint_cell(painter: QPainter, rect: QRectF, theme: ThemeController, cell: Coverage) -> None:
    """Paint one cell with its sign; the legend uses it too."""
    ink, ground = theme.tokens.state(COVERAGE_STATES[cell])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, theme.px(3), theme.px(3))
    if cell in _ICONS:
        size = theme.px(13)
        picture = tinted(_ICONS[cell], ink, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2), picture)
    else:
        painter.setFont(theme.font(SMALL, "semibold"))
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _SIGNS[cell])


class LegendSign(QWidget):
    """One cell of the map standing beside its word."""

    def __init__(self, theme: ThemeController, cell: Coverage) -> None:
        super().__init__()
        self._theme, self._cell = theme, cell
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(24), self._theme.px(19))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, QRectF(self.rect()), self._theme, self._cell)
        painter.end()


class CoverageMapView(QAbstractScrollArea):
    """Row names at the left and totals at the right stay while the units scroll."""

    cell_chosen = Signal(int, int)  # row, unit
    row_chosen = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._map = CoverageMap((), ())
        self._units: list[str] = []
        self._at = (-1, -1)
        self._measure_words()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._words_changed)

    def show_map(self, coverage: CoverageMap) -> None:
        self._map, self._at = coverage, (-1, -1)
        self._units = short_units(coverage.units)
        self._words_changed()
        words = f"{len(coverage.rows)} văn bản, {len(coverage.units)} chi bộ"
        self.setAccessibleName(f"Bảng nghị quyết, chỉ thị theo chi bộ: {words}")

    def sizeHint(self) -> QSize:
        rows = max(3, min(9, len(self._map.rows)))
        return QSize(self._theme.px(600), self._head() + self._theme.px(_ROW) * rows + self._theme.px(6))

    def minimumSizeHint(self) -> QSize:
        rows = max(2, min(8, len(self._map.rows)))
        return QSize(self._theme.px(360), self._head() + self._theme.px(_LEAST_ROW) * rows)

    # ---- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        width, height = self.viewport().width(), self.viewport().height()
        painter.setClipRect(QRect(0, self._head(), width, height - self._head()))
        for row in range(len(self._map.rows)):
            if self._row_top(row) < height and self._row_top(row) > self._head() - self._row_height():
                self._paint_row(painter, row)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        theme, head = self._theme, self._head()
        painter.setFont(theme.font(SMALL))
        metrics = QFontMetrics(theme.font(SMALL))
        painter.save()
        painter.setClipRect(QRect(self._left(), 0, self._middle(), head))
        for unit, name in enumerate(self._units):
            painter.setPen(theme.color("ink" if unit == self._at[1] else "soft"))
            x = self._unit_left(unit) + self._pitch() / 2
            painter.save()
            painter.translate(x, head - theme.px(6))
            painter.rotate(-90)
            lines = self._name_lines(name, metrics, head - theme.px(8))
            step = metrics.ascent() + theme.px(2)
            top = -step * len(lines) / 2 - theme.px(1)
            for number, line in enumerate(lines):
                place = QRectF(0, top + number * step, head, step + theme.px(2))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
            painter.restore()
        painter.restore()
        painter.setPen(theme.color("soft"))
        right = QRectF(self.viewport().width() - self._right(), 0, self._right(), head - theme.px(4))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, "Đã học")

    def _paint_row(self, painter: QPainter, row: int) -> None:
        theme, tokens = self._theme, self._theme.tokens
        top, height, line = self._row_top(row), self._row_height(), self._map.rows[row]
        if row == self._at[0] and self._at[1] < 0 and self.hasFocus():
            painter.fillRect(0, top, self.viewport().width(), height, QColor(tokens.selection))
        font = theme.font(BASE, "medium")
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        name = QFontMetrics(font).elidedText(
            line.label, Qt.TextElideMode.ElideRight, self._left() - theme.px(10)
        )
        painter.drawText(QRect(0, top, self._left(), height), int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.save()
        painter.setClipRect(QRect(self._left(), top, self._middle(), height), Qt.ClipOperation.IntersectClip)
        for unit, cell in enumerate(line.cells):
            rect = self._cell_rect(row, unit)
            paint_cell(painter, rect, theme, cell)
            if (row, unit) == self._at:
                painter.setPen(QColor(tokens.accent if self.hasFocus() else tokens.soft))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect, theme.px(3), theme.px(3))
        painter.restore()
        painter.setFont(theme.font(BASE))
        painter.setPen(theme.color("soft"))
        place = QRect(self.viewport().width() - self._right(), top, self._right(), height)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags), f"{line.held}/{line.called}")

    def _name_lines(self, name: str, metrics: QFontMetrics, room: int) -> list[str]:
        """Return a unit's name in one line, or in two where it is long and the column wide enough."""
        if metrics.horizontalAdvance(name) > room and self._pitch() >= 2 * metrics.ascent() + self._theme.px(
            10
        ):
            words = name.split()
            for cut in range(len(words) - 1, 0, -1):
                first = " ".join(words[:cut])
                if metrics.horizontalAdvance(first) <= room:
                    rest = metrics.elidedText(" ".join(words[cut:]), Qt.TextElideMode.ElideRight, room)
                    return [first, rest]
        return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)]

    # ---- measures ------------------------------------------------------------------------------------------------

    def _words_changed(self) -> None:
        self._measure_words()
        self._measure()

    def _measure_words(self) -> None:
        """Take the widths of all words once: painting asks for them with every cell."""
        labels = QFontMetrics(self._theme.font(BASE, "medium"))
        names = QFontMetrics(self._theme.font(SMALL))
        self._label_width = max((labels.horizontalAdvance(row.label) for row in self._map.rows), default=0)
        self._name_width = max((names.horizontalAdvance(name) for name in self._units), default=0)
        self._total_width = names.horizontalAdvance("Đã học")

    def _left(self) -> int:
        return min(self._label_width + self._theme.px(14), self._theme.px(190))

    def _right(self) -> int:
        return self._total_width + self._theme.px(10)

    def _head(self) -> int:
        return min(self._name_width + self._theme.px(10), self._theme.px(112))

    def _row_height(self) -> int:
        # A little lower rather than a last row cut through.
        room = (self.viewport().height() - self._head()) // max(1, len(self._map.rows))
        return max(self._theme.px(_LEAST_ROW), min(self._theme.px(_ROW), room))

    def _middle(self) -> int:
        return max(0, self.viewport().width() - self._left() - self._right())

    def _pitch(self) -> float:
        fitting = self._middle() / max(1, len(self._units))
        return max(self._theme.px(_LEAST), min(self._theme.px(_MOST), fitting))

    def _unit_left(self, unit: int) -> float:
        return self._left() + unit * self._pitch() - self.horizontalScrollBar().value()

    def _row_top(self, row: int) -> int:
        return self._head() + row * self._row_height() - self.verticalScrollBar().value()

    def _cell_rect(self, row: int, unit: int) -> QRectF:
        width = min(self._pitch() - self._theme.px(4), self._theme.px(32))
        height = min(self._theme.px(23), self._row_height() - self._theme.px(4))
        left = self._unit_left(unit) + (self._pitch() - width) / 2
        return QRectF(left, self._row_top(row) + (self._row_height() - height) / 2, width, height)

    def _measure(self) -> None:
        wanted = round(self._pitch() * len(self._units))
        self.horizontalScrollBar().setRange(0, max(0, wanted - self._middle()))
        self.horizontalScrollBar().setPageStep(self._middle())
        self.horizontalScrollBar().setSingleStep(self._theme.px(_LEAST))
        room = self.viewport().height() - self._head()
        tall = self._row_height() * len(self._map.rows)
        self.verticalScrollBar().setRange(0, max(0, tall - room))
        self.verticalScrollBar().setPageStep(max(1, room))
        self.verticalScrollBar().setSingleStep(self._row_height())
        self.updateGeometry()
        self.viewport().update()

    # ---- mouse and keys ------------------------------------------------------------------------------------------

    def _find(self, place: QPoint) -> tuple[int, int]:
        """Return (row, unit) under ``place``; unit -1 over the row's name or total."""
        if place.y() < self._head():
            return -1, -1
        row = (place.y() - self._row_top(0)) // max(1, self._row_height())
        if not 0 <= row < len(self._map.rows):
            return -1, -1
        if not self._left() <= place.x() < self._left() + self._middle():
            return row, -1
        unit = int((place.x() - self._unit_left(0)) // self._pitch())
        return (row, unit) if 0 <= unit < len(self._units) else (row, -1)

    def _unit_named(self, place: QPoint) -> int:
        """Return the unit whose name stands at ``place``, -1 beside the names."""
        inside = place.y() < self._head() and self._left() <= place.x() < self._left() + self._middle()
        unit = int((place.x() - self._unit_left(0)) // self._pitch()) if inside else -1
        return unit if 0 <= unit < len(self._units) else -1

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row, unit = self._find(event.pos())
            if row >= 0 and unit >= 0:
                QToolTip.showText(event.globalPos(), cell_tooltip(self._map, row, unit), self)
            elif row >= 0:
                QToolTip.showText(event.globalPos(), self._map.rows[row].label, self)
            elif (named := self._unit_named(event.pos())) >= 0:
                QToolTip.showText(event.globalPos(), self._map.units[named], self)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self._move_to((-1, -1))
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._find(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(self._find(event.position().toPoint()))
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps and self._map.rows and self._units:
            down, along = steps[key]
            row = max(0, min(len(self._map.rows) - 1, self._at[0] + down))
            unit = max(0, min(len(self._units) - 1, self._at[1] + along))
            self._move_to((row, unit))
            self._show_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _move_to(self, at: tuple[int, int]) -> None:
        if at != self._at:
            self._at = at
            shape = Qt.CursorShape.PointingHandCursor if at[0] >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _choose(self) -> None:
        row, unit = self._at
        if row >= 0 and unit >= 0:
            self.cell_chosen.emit(row, unit)
        elif row >= 0:
            self.row_chosen.emit(row)

    def _show_current(self) -> None:
        rect = self._cell_rect(*self._at)
        bar = self.horizontalScrollBar()
        if rect.left() < self._left():
            bar.setValue(bar.value() - round(self._left() - rect.left()))
        elif rect.right() > self._left() + self._middle():
            bar.setValue(bar.value() + round(rect.right() - self._left() - self._middle()))
        down = self.verticalScrollBar()
        if rect.top() < self._head():
            down.setValue(down.value() - round(self._head() - rect.top()))
        elif rect.bottom() > self.viewport().height():
            down.setValue(down.value() + round(rect.bottom() - self.viewport().height()))
