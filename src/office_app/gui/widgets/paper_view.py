"""The paper itself: page images for PDF, or the text of a Word file, with marked passages and zoom."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import sign_button
from office_app.gui.widgets.labels import EmptyState, label
from office_app.gui.widgets.marked_pages import MarkedPages
from office_app.gui.widgets.paper_text import Highlight, PaperText

_LEAST = 84
_ZOOMS = (50, 60, 75, 90, 100, 125, 150, 200, 300)


class PaperView(QWidget):
    """Shows one paper at a time.

    ``show_text`` for text with marked passages; ``show_pages`` for page images, which are asked for by
    ``fetch(index, width_in_pixels)`` as they come into view and handed in with ``set_page_image``.
    """

    range_selected = Signal(int, int)  # start, end in the text shown; 0, 0 when nothing is selected
    highlight_clicked = Signal(int)  # number in the list given to ``show_text``
    print_asked = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zoom = theme, 100
        self.text = PaperText(theme)
        self.pages = MarkedPages(theme)
        self._empty = EmptyState(theme, "file-text", "Chưa chọn văn bản", "Chọn một văn bản để xem ở đây.")
        self._stack = QStackedWidget()
        for part in (self._empty, self.text, self.pages):
            self._stack.addWidget(part)
        self._stack.setMinimumHeight(
            _LEAST
        )  # on a low screen what stands above it has the first right to the room
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._build_tools()
        self.text.selected.connect(self.range_selected)
        self.text.highlight_clicked.connect(self.highlight_clicked)
        self.pages.page_changed.connect(self._show_page_number)
        theme.changed.connect(self._dress)
        self._dress()
        self.clear()

    def clear(self, title: str = "Chưa chọn văn bản", text: str = "Chọn một văn bản để xem ở đây.") -> None:
        """Show nothing but why there is nothing."""
        self._empty.set(title, text)
        self._stack.setCurrentWidget(self._empty)
        self._tools.hide()

    def show_text(
        self, text: str, highlights: Sequence[Highlight] = (), doubtful: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Show plain text; highlights are (start, end, state), state one of good, waiting, late, planned, plain.

        ``doubtful``: places of words that may have been read wrong from a picture.
        """
        self.text.show_text(text, highlights, doubtful)
        self._stack.setCurrentWidget(self.text)
        self._show_page_number(0, 0)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Mark other passages of the text shown."""
        self.text.set_highlights(highlights)

    def show_pages(
        self,
        count: int,
        fetch: Callable[[int, int], None],
        *,
        again: bool = False,
        fetch_words: Callable[[int], None] | None = None,
    ) -> None:
        """Show ``count`` pages; ``fetch(index, width)`` is called for each page that comes into view.

        ``fetch_words(index)`` too when given: the words are handed in with ``pages.set_page_words``. ``again``: a
        newer printing of the paper shown; the place is kept, and old images until the new ones come.
        """
        again = again and self._stack.currentWidget() is self.pages
        self.pages.show_pages(count, fetch, again=again, fetch_words=fetch_words)
        self._stack.setCurrentWidget(self.pages)
        self._show_page_number(self.pages.current, count)

    def set_page_image(self, index: int, picture: bytes | QImage) -> None:
        """Hand in the image of page ``index`` (from 0); one for a paper no longer shown must not be handed in."""
        self.pages.set_page_image(index, picture)

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a passage of the text into view and flash it."""
        self.text.scroll_to(start, end)

    def scroll_to_page(self, index: int) -> None:
        self.pages.scroll_to_page(index)

    def set_zoom(self, percent: int) -> None:
        self._zoom = max(_ZOOMS[0], min(_ZOOMS[-1], percent))
        self.text.set_zoom(self._zoom)
        self.pages.set_zoom(self._zoom)
        self._percent.setText(f"{self._zoom} %")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()

    def _build_tools(self) -> None:
        self._tools = QFrame(self)
        self._tools.setProperty("card", True)
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(6, 2, 10, 2)
        row.setSpacing(2)
        self._percent = label("100 %", size="small", ink="soft")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number = label(size="small", ink="soft")
        row.addWidget(self._tool("zoom-out", "Thu nhỏ trang", self._smaller))
        row.addWidget(self._percent)
        row.addWidget(self._tool("zoom-in", "Phóng to trang", self._larger))
        row.addSpacing(6)
        row.addWidget(self._number)
        self._print = self._tool("printer", "In…", self.print_asked.emit, key="Ctrl+P")
        self._print.setShortcut("Ctrl+P")
        self._may_print = False
        row.addWidget(self._print)

    def allow_printing(self) -> None:
        """Offer *In…* beside the pages; ``print_asked`` says when it is pressed."""
        self._may_print = True

    def _tool(self, icon: str, name: str, act: Callable[[], None], *, key: str = "") -> QToolButton:
        button = sign_button(self._theme.icon(icon), name, key=key)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _larger(self) -> None:
        self.set_zoom(next((step for step in _ZOOMS if step > self._zoom), _ZOOMS[-1]))

    def _smaller(self) -> None:
        self.set_zoom(next((step for step in reversed(_ZOOMS) if step < self._zoom), _ZOOMS[0]))

    def _show_page_number(self, index: int, count: int) -> None:
        self._number.setText(f"{index + 1} / {count}")
        self._number.setVisible(count > 0)
        self._print.setVisible(self._may_print and count > 0)
        self._tools.show()
        self._tools.raise_()
        self._place_tools()

    def _place_tools(self) -> None:
        self._tools.adjustSize()
        x = (self.width() - self._tools.width()) // 2
        self._tools.move(x, self.height() - self._tools.height() - self._theme.px(12))

    def _dress(self) -> None:
        self._percent.setMinimumWidth(self._theme.px(44))
        self._place_tools()
