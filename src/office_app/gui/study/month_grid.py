"""The days of a month with their sessions, painted; a session can be dragged to another day."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import SMALL
from office_app.gui.study.calendar_entries import CalendarEntry
from office_app.gui.widgets.chips import chip_height, chip_width, paint_chip

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "T.Bảy", "CN")


@dataclass(frozen=True)
class _Placed:
    """A session where it is painted."""

    entry: CalendarEntry
    rect: QRect


def month_days(year: int, month: int) -> Sequence[date]:
    """Return the days of the weeks, Monday first, that a month touches."""
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return [day for week in weeks for day in week]


class MonthGrid(QWidget):
    """Weeks of one month; sessions that are not held yet can be dragged."""

    session_chosen = Signal(int)  # session id
    session_moved = Signal(int, object)  # session id, date
    month_asked = Signal(int)  # months forwards

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lịch hội nghị trong tháng")
        self._theme, self._today = theme, today
        self._month: date = today().replace(day=1)
        self._due: date | None = None
        self._entries: Sequence[CalendarEntry] = ()
        self._placed: list[_Placed] = []
        self._more: list[tuple[QRect, str]] = []
        self._tops: Sequence[int] = self._week_tops()
        self._held: _Placed | None = None  # under the pressed button
        self._dragged: QPoint | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px(264))
        theme.changed.connect(self.update)

    @property
    def month(self) -> date:
        return self._month

    def show_month(self, month: date) -> None:
        self._month = month.replace(day=1)
        self._place()

    def show_entries(self, entries: Sequence[CalendarEntry], due: date | None) -> None:
        """Show sessions; those of other campaigns stand last in their days."""
        self._entries, self._due = entries, due
        self._place()

    def resizeEvent(self, event: object) -> None:
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.month_asked.emit(step)
        else:
            super().keyPressEvent(event)

    # ---- where everything is ----------------------------------------------------------------------------------

    def _days(self) -> Sequence[date]:
        return month_days(self._month.year, self._month.month)

    def _week_tops(self) -> Sequence[int]:
        """Return where the weeks begin, and the foot; a week without sessions gives its room to the others."""
        days, head = self._days(), self._theme.px(28)
        weeks = len(days) // 7
        room = self.height() - head
        busy = {entry.day for entry in self._entries}
        full = [any(day in busy for day in days[week * 7 : week * 7 + 7]) for week in range(weeks)]
        low = min(self._theme.px(28), room // weeks) if any(full) else room // weeks
        high = (room - low * full.count(False)) // max(1, full.count(True))
        tops = [head]
        for is_full in full:
            tops.append(tops[-1] + (high if is_full else low))
        return [*tops[:-1], self.height()]

    def _column(self, column: int) -> tuple[int, int]:
        """Return the sides of a day of the week; Saturday and Sunday, mostly empty, are narrower."""
        edges = (0, 5, 10, 15, 20, 25, 28, 31)
        return edges[column] * self.width() // 31, edges[column + 1] * self.width() // 31

    def _day_rect(self, number: int) -> QRect:
        row, column = divmod(number, 7)
        left, right = self._column(column)
        return QRect(left, self._tops[row], right - left, self._tops[row + 1] - self._tops[row])

    def _day_at(self, place: QPoint) -> date | None:
        days = self._days()
        return next((day for n, day in enumerate(days) if self._day_rect(n).contains(place)), None)

    def _place(self) -> None:
        self._placed, self._more = [], []
        self._tops = self._week_tops()
        height, gap, top = chip_height(self._theme), self._theme.px(3), self._theme.px(26)
        by_day: dict[date, list[CalendarEntry]] = {}
        for entry in sorted(self._entries, key=lambda entry: entry.faint):
            by_day.setdefault(entry.day, []).append(entry)
        for number, day in enumerate(self._days()):
            lines = by_day.get(day, [])
            cell = self._day_rect(number).adjusted(4, top, -4, -2)
            fits = max(0, (cell.height() + gap) // (height + gap))
            shown = lines if len(lines) <= fits else lines[: max(0, fits - 1)]
            for at, entry in enumerate(shown):
                y = cell.y() + at * (height + gap)
                self._placed.append(_Placed(entry, QRect(cell.x(), y, cell.width(), height)))
            if len(shown) < len(lines):
                rest = "\n".join(entry.tip for entry in lines[len(shown) :])
                y = cell.y() + len(shown) * (height + gap)
                self._more.append((QRect(cell.x(), y, cell.width(), height), rest))
        self.update()

    # ---- mouse ------------------------------------------------------------------------------------------------

    def _session_at(self, place: QPoint) -> _Placed | None:
        return next((placed for placed in self._placed if placed.rect.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._session_at(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._held is not None and self._held.entry.movable:
            self._dragged = place
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
            return
        over = self._session_at(place)
        if over is None:
            self.unsetCursor()
        else:
            shape = Qt.CursorShape.OpenHandCursor if over.entry.movable else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, dragged, self._held, self._dragged = self._held, self._dragged, None, None
        self.unsetCursor()
        self.update()
        if held is None:
            return
        day = self._day_at(event.position().toPoint())
        if dragged is not None and day is not None and day != held.entry.day:
            self.session_moved.emit(held.entry.session.id or 0, day)
        elif dragged is None or day == held.entry.day:
            self.session_chosen.emit(held.entry.session.id or 0)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def _tip(self, place: QPoint) -> str:
        over = self._session_at(place)
        if over is not None:
            return over.entry.tip
        return next((text for rect, text in self._more if rect.contains(place)), "")

    # ---- painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        target = self._day_at(self._dragged) if self._dragged is not None else None
        self._paint_heads(painter)
        for number, day in enumerate(self._days()):
            self._paint_day(painter, self._day_rect(number), day, day == target)
        for placed in self._placed:
            if self._dragged is None or placed is not self._held:
                self._paint_entry(painter, placed)
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.color("soft"))
        for rect, text in self._more:
            painter.drawText(
                rect.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"+{text.count(chr(10)) + 1} nữa"
            )
        if self._dragged is not None and self._held is not None:
            rect = self._held.rect.translated(self._dragged - self._held.rect.center())
            paint_chip(painter, QRectF(rect), self._theme, "planned", self._held.entry.name)
        painter.end()

    def _paint_entry(self, painter: QPainter, placed: _Placed) -> None:
        entry, theme = placed.entry, self._theme
        if entry.faint:
            painter.setFont(theme.font(SMALL))
            painter.setPen(theme.color("faint"))
            rect = placed.rect.adjusted(theme.px(6), 0, 0, 0)
            name = painter.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, name)
            return
        # The name comes before the picture of its state, which the colour and the tooltip tell too; a clash is
        # always shown.
        fits = chip_width(theme, entry.name) <= placed.rect.width()
        icon = "triangle-alert" if entry.clash else (None if fits else "")
        paint_chip(painter, QRectF(placed.rect), theme, entry.state, entry.name, icon)

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(SMALL, "medium"))
        painter.setPen(self._theme.color("soft"))
        for column, name in enumerate(WEEKDAYS):
            left, right = self._column(column)
            rect = QRect(left + 8, 0, right - left - 8, self._theme.px(28))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_day(self, painter: QPainter, rect: QRect, day: date, target: bool) -> None:
        tokens, theme = self._theme.tokens, self._theme
        if target:
            painter.fillRect(rect, QColor(tokens.planned_ground))
        elif day.weekday() >= 5:
            painter.fillRect(rect, QColor(tokens.ground))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.topLeft(), rect.topRight())
        if day.weekday() > 0:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        number = QRect(rect.x() + 6, rect.y() + theme.px(4), theme.px(22), theme.px(20))
        today = day == self._today()
        painter.setFont(theme.font(SMALL, "semibold" if today else "regular"))
        if today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(number.center(), theme.px(11), theme.px(11))
            painter.setPen(QColor(tokens.on_accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(theme.color("ink" if day.month == self._month.month else "faint"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        words = [word for word, told in (("vướng", self._clashes_on(day)), ("hạn", day == self._due)) if told]
        if words:
            painter.setPen(theme.color("late"))
            rest = QRect(number.right() + 6, number.y(), rect.right() - number.right() - 12, number.height())
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rest, side, " · ".join(words))

    def _clashes_on(self, day: date) -> bool:
        return any(entry.day == day and entry.clash for entry in self._entries)
