"""Shows one place of the guide after another, and remembers the way."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from office_app.gui.help.guide import Guide, Page, anchor, linked_place
from office_app.gui.help.paper import Dress, blocks, dress
from office_app.gui.help.pictures import picture, picture_path
from office_app.gui.look.theme import ZOOMS, ThemeController
from office_app.gui.places import Places
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.pause import after_pause

_SIZE = 10.5  # points at 100 %
_MARGIN = 20


class GuideBrowser(QTextBrowser):
    """The page in view. Links lead on; a picture that is clicked opens in its full size."""

    shown = Signal(str)  # the place now in view

    def __init__(self, theme: ThemeController, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._guide = theme, guide
        self._places = Places()
        self._percent, self._page = 100, ""
        self._top: int | None = None  # the letter that stood on top before the page was laid out anew
        self._drawn_for: tuple[str, int, int, bool] | None = None
        self.setOpenLinks(False)
        # It is no field to type in.
        self.setStyleSheet("QTextBrowser { border: none; border-radius: 0; padding: 0; }")
        self.setAccessibleName("Trang hướng dẫn")
        self.anchorClicked.connect(self._clicked)
        self._pause = after_pause(120, self._draw_anew, self)  # while the window is being drawn larger
        theme.changed.connect(self._draw_anew)

    @property
    def place(self) -> str:
        current = self._places.current
        return current[0] if current is not None else ""

    @property
    def page(self) -> Page:
        return self._guide.pages[self._page]

    @property
    def percent(self) -> int:
        """Size of the text, beside the size the whole program has."""
        return self._percent

    def show_place(self, place: str) -> None:
        """Show a page from its beginning or from a heading; a place that is not there shows nothing new."""
        if self._guide.has(place):
            self._places.visit((place, None))
            self._show(place)

    def has_beside(self, way: int) -> bool:
        return self._places.beside(way) is not None

    def step(self, way: int) -> None:
        """Go back (-1) or forward (1)."""
        beside = self._places.beside(way)
        if beside is not None:
            self._places.step(way)
            self._show(beside[0])

    def zoom(self, way: int) -> None:
        """Make the text larger (1), smaller (-1), or as large as it was at first (0)."""
        at = ZOOMS.index(self._percent)
        self._percent = ZOOMS[max(0, min(len(ZOOMS) - 1, at + way))] if way else 100
        self._draw_anew()

    # ---- drawing -------------------------------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = picture_path(self._guide.folder, QUrl(name).path(), self._theme.dark)
        return picture(path, self._room(), self.devicePixelRatioF())

    def _room(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        return max(160, self.width() - bar - 2 * _MARGIN - 16)

    def _show(self, place: str) -> None:
        name, _, wanted = place.partition("#")
        self._page = name
        self._draw()
        self._top = None
        self._scroll_to(wanted)
        self.shown.emit(place)

    def _draw(self) -> None:
        looks = (self._page, self._percent * self._theme.zoom, self._room(), self._theme.dark)
        if looks == self._drawn_for:
            return
        self._drawn_for = looks
        self.setMarkdown(self.page.markdown)
        document = self.document()
        document.setDocumentMargin(_MARGIN)
        dress(document, Dress(self._theme.font(_SIZE * self._percent / 100), self._theme.tokens))

    def _draw_anew(self) -> None:
        if not self._page:
            return
        top = self._letter_on_top() if self._top is None else self._top
        self._draw()
        self._scroll_to_position(top)
        self._top = None

    def _letter_on_top(self) -> int:
        at_top = self.verticalScrollBar().value() == 0
        return 0 if at_top else self.cursorForPosition(QPoint(_MARGIN, _MARGIN)).position()

    def _scroll_to(self, wanted: str) -> None:
        heads = (block for block in blocks(self.document()) if block.blockFormat().headingLevel())
        at = next((block for block in heads if anchor(block.text()) == wanted), None) if wanted else None
        self._make_room_under(at)
        self._scroll_to_position(at.position() if at is not None else 0)

    def _make_room_under(self, heading: QTextBlock | None) -> None:
        """Leave as much blank under the page as lets a heading near its end stand on top."""
        document = self.document()
        frame = document.rootFrame()
        margins = frame.frameFormat()
        margins.setBottomMargin(_MARGIN)
        frame.setFrameFormat(margins)
        if heading is not None:
            layout = document.documentLayout()
            below = layout.documentSize().height() - layout.blockBoundingRect(heading).top()
            margins.setBottomMargin(_MARGIN + max(0.0, self.viewport().height() - below))
            frame.setFrameFormat(margins)

    def _scroll_to_position(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - 8 if position else 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if (clicked := self._picture_at(event.position().toPoint())) is not None:
            open_path(clicked)

    def _picture_at(self, point: QPoint) -> Path | None:
        name = self.document().documentLayout().imageAt(QPointF(point + self._scrolled()))
        return picture_path(self._guide.folder, name, self._theme.dark) if name else None

    def _scrolled(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._top is None:  # asked now: the text flows anew at once, the pictures after the pause
            self._top = self._letter_on_top()
        super().resizeEvent(event)
        self._pause.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._drawn_for = None
            self._pause.start()
        return super().event(event)

    def _clicked(self, url: QUrl) -> None:
        place = linked_place(url.toString(QUrl.ComponentFormattingOption.FullyDecoded), self._page)
        if place is not None:
            self.show_place(place)
        elif url.scheme() in ("https", "mailto"):
            QDesktopServices.openUrl(url)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
