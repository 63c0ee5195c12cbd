"""Page images on which passages are marked and words selected, as in a text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from office_app.domain.read_files import DOUBTFUL_BELOW, WordBox
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.page_words import DOUBTFUL_TIP, PageMark, PageWords
from office_app.gui.widgets.paper_pages import PaperPages
from office_app.gui.widgets.passages import PASSAGE_FORMAT, PagePart
from office_app.gui.widgets.pause import after_pause

_FLASH = 1600  # milliseconds


class MarkedPages(PaperPages):
    """Words are asked for page by page with ``fetch_words`` as they come into view."""

    selected = Signal(object)  # PagePart, or None when nothing is selected any more
    mark_clicked = Signal(int)  # the mark's own number

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words: dict[int, PageWords] = {}
        self._marks: dict[int, Sequence[PageMark]] = {}
        self._fetch_words: Callable[[int], None] | None = None
        self._asked_words: set[int] = set()
        self._selection: PagePart | None = None
        self._dragged_from: tuple[int, int] | None = None  # page, word
        self._taken_at: QPoint | None = None  # where the selection was pressed, perhaps to be dragged away
        self.tips: Sequence[str] = ()
        """What the mouse over each mark says, by the mark's number."""
        self._clicked_at: QPoint | None = None  # of a double click: a third one takes the line
        self._flash: PagePart | None = None
        self._flash_over = after_pause(_FLASH, self._end_flash, self)
        self.viewport().setMouseTracking(True)

    @property
    def selection(self) -> PagePart | None:
        """The words selected, None when there are none."""
        return self._selection

    def show_pages(
        self,
        count: int,
        fetch: Callable[[int, int], None],
        *,
        again: bool = False,
        fetch_words: Callable[[int], None] | None = None,
    ) -> None:
        self._fetch_words = fetch_words
        self._asked_words.clear()
        self._words.clear()
        self._marks.clear()
        self._selection = self._flash = self._dragged_from = None
        super().show_pages(count, fetch, again=again)

    def ask_words_again(self) -> None:
        """Forget the words known, with their marks, and ask for those of the pages in view: they were read anew."""
        self._words.clear()
        self._marks.clear()
        self._asked_words.clear()
        self.select(None)
        for index in self._visible():
            self._came_into_view(index)

    def set_page_words(self, index: int, words: Sequence[WordBox], width: float, height: float) -> None:
        """Tell where the words of a page stand; ``width`` and ``height`` of the page in points."""
        self._words[index] = PageWords(words, width, height)
        self.viewport().update()

    def set_page_marks(self, index: int, marks: Sequence[PageMark]) -> None:
        self._marks[index] = tuple(marks)
        self.viewport().update()

    def scroll_to_part(self, part: PagePart) -> None:
        """Bring some words of a page into view and frame them for a moment."""
        words = self._words.get(part.page)
        boxes = words.boxes(part.first, part.last) if words else []
        if not boxes:
            self.scroll_to_page(part.page)
            return
        self._flash = part
        self._flash_over.start()
        place = self._on_page(self._page_rect(part.page), boxes[0])
        view, bar = self.viewport(), self.verticalScrollBar()
        if not bar.value() + 40 <= place.top() <= bar.value() + view.height() - 120:
            bar.setValue(round(place.top()) - view.height() // 3)
        side = self.horizontalScrollBar()
        if not side.value() <= place.left() <= side.value() + view.width() - 80:
            side.setValue(round(place.left()) - 40)
        view.update()

    def select(self, part: PagePart | None) -> None:
        if part != self._selection:
            self._selection = part
            self.selected.emit(part)
            self.viewport().update()

    def selected_text(self) -> str:
        part = self._selection
        return self._words[part.page].text(part.first, part.last) if part is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self._selection is not None:
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def _came_into_view(self, index: int) -> None:
        if self._fetch_words is not None and index not in self._asked_words:
            self._asked_words.add(index)
            self._fetch_words(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self._word_at(event.position())
        again = self._clicked_at is not None and place is not None
        if again and (event.position().toPoint() - (self._clicked_at or QPoint())).manhattanLength() < 6:
            page, word = place or (0, 0)
            self.select(PagePart(page, *self._words[page].line_of(word)))
        elif self._selected_at(place):
            self._taken_at = event.position().toPoint()
        else:
            self._dragged_from = place
            self.select(None)
        self._clicked_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._word_at(event.position())
        if place is not None:
            self._dragged_from = None
            self.select(PagePart(place[0], place[1], place[1] + 1))
            self._clicked_at = event.position().toPoint()
            QTimer.singleShot(QApplication.doubleClickInterval(), self, self._forget_click)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._taken_at is not None:
            way = event.position().toPoint() - self._taken_at
            if way.manhattanLength() >= QApplication.startDragDistance():
                self._drag_away()
            return
        if self._dragged_from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(event.position())
            return
        page, first = self._dragged_from
        place = self._page_place(event.position(), page)
        last = self._words[page].nearest(place.x(), place.y())
        if last is not None and (last != first or self._selection is not None):
            self.select(PagePart(page, min(first, last), max(first, last) + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._taken_at is not None:  # a click into the selection lets go of it
            self._taken_at = None
            self.select(None)
            return
        dragged, self._dragged_from = self._dragged_from, None
        if self._selection is None and event.button() == Qt.MouseButton.LeftButton:
            mark = self._mark_at(dragged)
            if mark is not None:
                self.mark_clicked.emit(mark.number)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, position: QPointF) -> str:
        """Return what is to be said of the place under a point of the view."""
        place = self._word_at(position)
        mark = self._mark_at(place)
        lines = [self.tips[mark.number]] if mark is not None and mark.number < len(self.tips) else []
        if place is not None and self._words[place[0]].words[place[1]].confidence < DOUBTFUL_BELOW:
            lines.append(DOUBTFUL_TIP)
        return "\n".join(lines)

    def selection_to_drag(self) -> QMimeData:
        """Return the words selected, for whoever they are dropped on."""
        content = QMimeData()
        content.setText(self.selected_text())
        content.setData(PASSAGE_FORMAT, b"")
        return content

    def _drag_away(self) -> None:
        self._taken_at = None
        drag = QDrag(self)
        drag.setMimeData(self.selection_to_drag())
        drag.exec(Qt.DropAction.CopyAction)

    def _selected_at(self, place: tuple[int, int] | None) -> bool:
        part = self._selection
        return (
            part is not None
            and place is not None
            and part.page == place[0]
            and part.first <= place[1] < part.last
        )

    def _forget_click(self) -> None:
        self._clicked_at = None

    def _show_cursor(self, position: QPointF) -> None:
        place = self._word_at(position)
        shape = Qt.CursorShape.ArrowCursor
        if place is not None:
            marked = self._mark_at(place) is not None
            shape = Qt.CursorShape.PointingHandCursor if marked else Qt.CursorShape.IBeamCursor
        if self._selected_at(place):
            shape = Qt.CursorShape.OpenHandCursor  # it can be dragged onto a field
        self.viewport().setCursor(shape)

    def _mark_at(self, place: tuple[int, int] | None) -> PageMark | None:
        if place is None:
            return None
        page, word = place
        held = [m for m in self._marks.get(page, ()) if m.number >= 0 and m.first <= word < m.last]
        return min(held, key=lambda mark: mark.last - mark.first, default=None)

    def _word_at(self, position: QPointF) -> tuple[int, int] | None:
        for page in self._visible():
            words = self._words.get(page)
            place = self._page_place(position, page)
            if words is not None and 0 <= place.y() <= 1:
                word = words.at(place.x(), place.y())
                return None if word is None else (page, word)
        return None

    def _page_place(self, position: QPointF, page: int) -> QPointF:
        """Return a point of the view as parts of a page."""
        rect = self._page_rect(page).translated(-self._shift())
        return QPointF((position.x() - rect.x()) / rect.width(), (position.y() - rect.y()) / rect.height())

    def _paint_over(self, painter: QPainter, index: int, rect: QRect) -> None:
        words = self._words.get(index)
        if words is None:
            return
        tokens = self._theme.tokens
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in self._marks.get(index, ()):
            if not mark.dotted:
                self._fill(painter, rect, words, mark.first, mark.last, tokens.mark(mark.state))
        if self._selection is not None and self._selection.page == index:
            self._fill(
                painter, rect, words, self._selection.first, self._selection.last, tokens.mark("planned")
            )
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for mark in self._marks.get(index, ()):
            if mark.dotted:
                painter.setPen(QPen(QColor(tokens.waiting), self._theme.px(2), Qt.PenStyle.DotLine))
                for box in words.boxes(mark.first, mark.last):
                    place = self._on_page(rect, box)
                    painter.drawLine(place.bottomLeft(), place.bottomRight())
        if self._flash is not None and self._flash.page == index:
            painter.setPen(QPen(QColor(tokens.accent), self._theme.px(2)))
            for box in words.boxes(self._flash.first, self._flash.last):
                painter.drawRoundedRect(self._on_page(rect, box).adjusted(-3, -2, 3, 2), 3, 3)

    def _fill(
        self, painter: QPainter, rect: QRect, words: PageWords, first: int, last: int, color: str
    ) -> None:
        for box in words.boxes(first, last):
            painter.fillRect(self._on_page(rect, box).adjusted(-1, -1, 1, 1), QColor(color))

    @staticmethod
    def _on_page(rect: QRect, box: tuple[float, float, float, float]) -> QRectF:
        x, y, width, height = box
        return QRectF(
            rect.x() + x * rect.width(),
            rect.y() + y * rect.height(),
            width * rect.width(),
            height * rect.height(),
        )

    def _end_flash(self) -> None:
        self._flash = None
        self.viewport().update()
