"""The list of results: titles of kinds, hits with what was typed marked in them, and things to do."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from office_app.domain.search import Passage
from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, SMALL, Ink
from office_app.gui.search.result_lines import Line, LineKind

_Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not self.lines[index.row()].chosen:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ResultList(QListView):
    """Says which line was chosen; the keyboard may stay in the box above, which hands its arrows on."""

    chosen = Signal(object)  # Line

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = _Lines(self)
        self.setModel(self._model)
        self._painter = _Painter(theme, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Kết quả tìm kiếm")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def lines(self) -> Sequence[Line]:
        return self._model.lines

    @property
    def current(self) -> Line | None:
        """The line that Enter would choose."""
        row = self.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, the first that can be chosen current."""
        self._painter.forget()
        self._model.show(lines)
        self.scrollToTop()
        self.go_on(1, from_row=-1)

    def go_on(self, steps: int, *, from_row: int | None = None) -> None:
        """Go so many lines that can be chosen further, at most to the first or last of them."""
        rows = [row for row, line in enumerate(self.lines) if line.chosen]
        if not rows:
            return
        row = self.currentIndex().row() if from_row is None else from_row
        at = rows.index(row) + steps if row in rows else 0
        to = self._model.index(rows[max(0, min(at, len(rows) - 1))])
        self.setCurrentIndex(to)
        self.scrollTo(self._model.index(0) if to.row() == rows[0] else to)

    def choose_current(self) -> bool:
        """Choose the current line; False when there is none."""
        line = self.current
        if line is None or not line.chosen:
            return False
        self.chosen.emit(line)
        return True

    def height_for(self, width: int) -> int:
        """Return the height at which nothing has to be scrolled when the list is so wide."""
        return sum(self._painter.height(line, width) for line in self.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # passages wrap anew

    def _choose(self, index: QModelIndex) -> None:
        line = self.lines[index.row()]
        if line.chosen:
            self.chosen.emit(line)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: ThemeController, parent: ResultList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent
        self._counted: dict[tuple[str, int], int] = {}
        theme.changed.connect(self.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._list.viewport().width()
        return QSize(width, self.height(index.data(_LINE), width))

    def height(self, line: Line, width: int) -> int:
        """Return how high a line is in a list of this width."""
        px = self._theme.px
        if line.kind is LineKind.TITLE:
            return px(30)
        if line.kind is LineKind.MORE:
            return px(32)
        height = self._title_height() + px(14)
        if line.line.text and line.kind is LineKind.HIT:
            height += self._line_height()
        if line.passage is not None:
            height += self._passage_lines(line.passage, width) * self._line_height() + px(2)
        return max(height, px(36))

    def forget(self) -> None:
        """Lay out anew what other lines or another size of letters bring."""
        self._counted.clear()

    def _passage_lines(self, passage: Passage, width: int) -> int:
        key = passage.text, width
        if key not in self._counted:  # asked for many times over while a list is laid out
            self._counted[key] = self._layout(passage, self._small(), self._inside(width), 2)[1]
        return self._counted[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, theme, px = index.data(_LINE), self._theme, self._theme.px
        rect: QRect = option.rect
        painter.save()
        if line.kind is LineKind.TITLE:
            self._write(
                painter, rect.adjusted(px(16), px(8), -px(16), 0), line.title.text, "faint", "semibold"
            )
            painter.restore()
            return
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.tokens.selection))
            painter.fillRect(rect.x(), rect.y(), px(3), rect.height(), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.tokens.ground))
        if line.kind is LineKind.MORE:
            self._write(painter, rect.adjusted(px(46), 0, -px(16), 0), line.title.text, "planned", "regular")
        elif line.kind is LineKind.ACTION:
            self._paint_action(painter, rect, line)
        else:
            self._paint_hit(painter, rect, line)
        painter.restore()

    def _paint_action(self, painter: QPainter, rect: QRect, line: Line) -> None:
        px = self._theme.px
        self._paint_icon(painter, rect, line.icon, rect.height())
        inner = rect.adjusted(px(46), 0, -px(16), 0)
        painter.setFont(self._theme.font(BASE))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, line.title.text)
        taken = QFontMetrics(painter.font()).horizontalAdvance(line.title.text) + px(16)
        self._write(painter, inner.adjusted(taken, 0, 0, 0), line.line.text, "faint", "regular", right=True)

    def _paint_hit(self, painter: QPainter, rect: QRect, line: Line) -> None:
        px = self._theme.px
        self._paint_icon(painter, rect, line.icon, self._title_height() + px(14))
        at = QPoint(rect.x() + px(46), rect.y() + px(7))
        width = self._inside(rect.width())
        at.setY(at.y() + self._paint_text(painter, at, line.title, self._theme.font(BASE), "ink", width, 1))
        if line.line.text:
            at.setY(at.y() + self._paint_text(painter, at, line.line, self._small(), "soft", width, 1))
        if line.passage is not None:
            at.setY(at.y() + px(2))
            self._paint_text(painter, at, line.passage, self._small(), "soft", width, 2)

    def _paint_icon(self, painter: QPainter, rect: QRect, name: str, height: int) -> None:
        size = self._theme.px(16)
        picture = tinted(name, self._theme.tokens.soft, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.x() + self._theme.px(18), rect.y() + (height - size) // 2, picture)

    def _paint_text(
        self, painter: QPainter, at: QPoint, text: Passage, font: QFont, ink: Ink, width: int, most: int
    ) -> int:
        layout, lines = self._layout(text, font, width, most)
        painter.setPen(self._theme.color(ink))
        layout.draw(painter, at.toPointF())
        return lines * QFontMetrics(font).height()

    def _layout(self, text: Passage, font: QFont, width: int, most: int) -> tuple[QTextLayout, int]:
        """Return the text laid out on at most so many lines, cut with … where it does not fit."""
        metrics = QFontMetrics(font)
        shown = text.text
        if most == 1:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
        layout = self._laid_out(shown, text.marks, font, width)
        while layout.lineCount() > most:
            end = layout.lineAt(most).textStart()
            shown = shown[: max(0, min(end, len(shown) - 1) - 2)].rstrip() + "…"
            layout = self._laid_out(shown, text.marks, font, width)
        return layout, layout.lineCount()

    def _laid_out(self, shown: str, marks: Sequence[tuple[int, int]], font: QFont, width: int) -> QTextLayout:
        marked = QTextCharFormat()
        marked.setBackground(QColor(self._theme.tokens.waiting_ground))
        marked.setForeground(QColor(self._theme.tokens.ink))
        layout = QTextLayout(shown, font)
        ranges = []
        for start, end in marks:
            if start < len(shown):
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, min(end, len(shown)) - start, marked
                ranges.append(one)
        layout.setFormats(ranges)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPoint(0, 0).toPointF() + QPoint(0, round(top)).toPointF())
            top += QFontMetrics(font).height()
        layout.endLayout()
        return layout

    def _write(
        self, painter: QPainter, rect: QRect, text: str, ink: Ink, weight: str, *, right: bool = False
    ) -> None:
        painter.setFont(self._theme.font(SMALL, weight))
        painter.setPen(self._theme.color(ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _small(self) -> QFont:
        return self._theme.font(SMALL)

    def _title_height(self) -> int:
        return QFontMetrics(self._theme.font(BASE)).height()

    def _line_height(self) -> int:
        return QFontMetrics(self._small()).height()

    def _inside(self, width: int) -> int:
        return width - self._theme.px(46 + 16)
