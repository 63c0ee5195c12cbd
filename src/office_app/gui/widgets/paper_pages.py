"""Page images one under another, fetched as they come into view, at any zoom."""

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.pause import after_pause

_PAGE = 620  # width of a page in pixels at 100 %
_GAP, _TOP, _FOOT = 16, 20, 56
_RATIO = 297 / 210
_KEPT = 12  # images held: some 4 MB each


class PaperPages(QAbstractScrollArea):
    page_changed = Signal(int, int)  # index of the page in the middle, count

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zoom, self._count, self._now = theme, 100, 0, 0
        self._fetch: Callable[[int, int], None] | None = None
        self._images: dict[int, QImage] = {}
        self._ratios: dict[int, float] = {}
        self._tops: list[int] = []
        self._asked: dict[int, int] = {}  # page -> width asked for
        self._failed: set[int] = set()
        self.setAccessibleName("Trang giấy")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # One fetch per page while the scroll bar is dragged past it would fill the queue for nothing.
        self._ask_later = after_pause(40, self._ask_for_pages, self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self._zoom_changed)

    @property
    def current(self) -> int:
        """Index of the page in the middle."""
        return self._now

    def show_pages(self, count: int, fetch: Callable[[int, int], None], *, again: bool = False) -> None:
        self._count, self._fetch = count, fetch
        self._asked.clear()
        self._failed.clear()
        if again:
            # The old images stay until the new ones come: no flicker while someone types.
            self._now = min(self._now, max(0, count - 1))
            self._images = {page: image for page, image in self._images.items() if page < count}
        else:
            self._now = 0
            self._images.clear()
            self._ratios.clear()
        self._measure()
        if not again:
            self.verticalScrollBar().setValue(0)
        self.viewport().update()
        self._ask_later.start()

    def set_page_image(self, index: int, picture: bytes | QImage) -> None:
        """Show a page; a PNG is unpacked here, which holds up the window for some 20 ms."""
        image = picture if isinstance(picture, QImage) else QImage.fromData(picture)
        if image.isNull() or not 0 <= index < self._count:
            return
        self._images[index] = image
        self._failed.discard(index)
        self._ratios[index] = image.height() / max(1, image.width())
        while len(self._images) > _KEPT:
            farthest = max(self._images, key=lambda page: abs(page - self._now))
            del self._images[farthest]
            self._asked.pop(farthest, None)
        self._measure()
        self.viewport().update()

    def set_page_failed(self, index: int) -> None:
        """The image of page ``index`` does not come; it is asked for again when the page comes into view anew."""
        self._failed.add(index)
        self._asked.pop(index, None)
        self.viewport().update()

    def ask_again(self) -> None:
        """Ask for the images that did not come."""
        if self._failed:
            self._failed.clear()
            self._ask_later.start()

    def scroll_to_page(self, index: int) -> None:
        if 0 <= index < self._count:
            self.verticalScrollBar().setValue(self._page_rect(index).y() - self._theme.px(_TOP))

    def set_zoom(self, percent: int) -> None:
        if percent != self._zoom:
            middle = self._now
            self._zoom = percent
            self._zoom_changed()
            self.scroll_to_page(middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens = self._theme.tokens
        painter.fillRect(event.rect(), QColor(tokens.desk))
        shift = self._shift()
        for index in self._visible():
            rect = self._page_rect(index).translated(-shift)
            painter.fillRect(rect.adjusted(-1, -1, 1, 2), QColor(tokens.strong_line))
            painter.fillRect(rect, QColor(tokens.paper))
            image = self._images.get(index)
            if image is not None:
                painter.drawImage(rect, image)
            else:
                painter.setPen(QColor("#777777"))
                words = "Không mở được trang" if index in self._failed else "Đang mở trang"
                end = "" if index in self._failed else "…"
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{words} {index + 1}{end}")
            self._paint_over(painter, index, rect)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._ask_later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: self.viewport().height() - 40,
            Qt.Key.Key_Space: self.viewport().height() - 40,
            Qt.Key.Key_PageUp: 40 - self.viewport().height(),
            Qt.Key.Key_Down: 40,
            Qt.Key.Key_Up: -40,
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _paint_over(self, painter: QPainter, index: int, rect: QRect) -> None:
        """Paint what lies over the image of a page; ``rect`` is the page in the view."""

    def _came_into_view(self, index: int) -> None:
        """A page is shown."""

    def _width(self) -> int:
        room = self.viewport().width() - 2 * self._theme.px(16)
        fitting = min(_PAGE * self._theme.zoom / 100, max(160, room))
        return round(fitting * self._zoom / 100)

    def _page_rect(self, index: int) -> QRect:
        width = self._width()
        height = round(width * self._ratios.get(index, _RATIO))
        left = max(self._theme.px(16), (self.viewport().width() - width) // 2)
        return QRect(left, self._tops[index], width, height)

    def _visible(self) -> list[int]:
        first = self.verticalScrollBar().value()
        last = first + self.viewport().height()
        start = max(0, bisect_right(self._tops, first) - 1)
        return [index for index in range(start, bisect_right(self._tops, last)) if index < self._count]

    def _shift(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _measure(self) -> None:
        width, top = self._width(), self._theme.px(_TOP)
        self._tops = []
        for index in range(self._count):
            self._tops.append(top)
            top += round(width * self._ratios.get(index, _RATIO)) + self._theme.px(_GAP)
        last = self._page_rect(self._count - 1).bottom() if self._count else 0
        height, room = self.viewport().height(), self.viewport().width()
        self.verticalScrollBar().setRange(0, max(0, last + self._theme.px(_FOOT) - height))
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setSingleStep(self._theme.px(40))
        self.horizontalScrollBar().setRange(0, max(0, self._width() + 2 * self._theme.px(16) - room))
        self.horizontalScrollBar().setPageStep(room)

    def _zoom_changed(self) -> None:
        self._measure()
        self.viewport().update()
        self._ask_later.start()

    def _scrolled(self) -> None:
        self.viewport().update()
        self._ask_later.start()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        now = next((n for n in self._visible() if self._page_rect(n).bottom() >= middle), self._now)
        if now != self._now and now < self._count:
            self._now = now
            self.page_changed.emit(now, self._count)

    def _ask_for_pages(self) -> None:
        if self._fetch is None or not self.isVisible():
            return
        wanted = round(self._width() * self.devicePixelRatioF())
        for index in self._visible():
            # A sharper image is fetched when zoomed in; a larger one than needed is left as it is.
            if self._asked.get(index, 0) < wanted:
                self._asked[index] = wanted
                self._fetch(index, wanted)
            self._came_into_view(index)
