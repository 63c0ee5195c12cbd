"""The paper in the middle: pages as images or the text read from them, with every found passage marked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from office_app.domain.incoming import Span
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.entry import ADDED_BY, Entry
from office_app.gui.intake.entry_marks import Highlight, highlights
from office_app.gui.intake.fill_bar import FillBar, filled_by
from office_app.gui.intake.queue import QueueItem
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import State
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.page_feed import PageFeed, PageImage, PageWords
from office_app.gui.widgets.paper_view import PaperView
from office_app.use_cases.intake import ReadDocument

_LEGEND: tuple[tuple[State, str], ...] = (
    ("waiting", "mục phiếu"),
    ("good", "việc"),
    ("late", "thời hạn"),
    ("planned", "viện dẫn"),
)


class PaperPane(QObject):
    """Looks after the middle of the form: two views of one paper, and filling fields from a selection."""

    fill_asked = Signal(str, str, object)  # key of the field, the words, their Span where it is known
    add_asked = Signal(str, str, object)  # the list, the words, their Span
    mark_clicked = Signal(object)  # Highlight

    def __init__(
        self,
        theme: ThemeController,
        runner: JobRunner,
        page_image: PageImage,
        page_words: PageWords,
        form: Ui_IntakePage,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._item: QueueItem | None = None
        self._read: ReadDocument | None = None
        self._path: Path | None = None
        self._range = (0, 0)
        self._text_stale = False  # what is read of a file shown by its pages is laid out when asked for
        self.pages, self.text = PaperView(theme), PaperView(theme)
        self.feed = PageFeed(self.pages, runner, page_image, page_words, self)
        form.paperStack.addWidget(self.pages)
        form.paperStack.addWidget(self.text)
        flags = Qt.TextInteractionFlag
        self.text.text.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.text.text.setAccessibleName("Chữ của văn bản")
        self.text.text.installEventFilter(self)
        self.text.range_selected.connect(self._selected)
        self._highlights: Sequence[Highlight] = ()
        self.text.highlight_clicked.connect(self._mark_clicked)
        self.pages.pages.setAccessibleName("Trang giấy của văn bản")
        self.pages.pages.installEventFilter(self)
        self.feed.selected.connect(self._words_selected)
        self.feed.mark_clicked.connect(self._mark_clicked)
        self._fill_bars = {view: FillBar(theme, view) for view in (self.pages, self.text)}
        for bar in self._fill_bars.values():
            bar.chosen.connect(self.fill)
        form.pagesButton.clicked.connect(self.show_page_images)
        form.textButton.clicked.connect(self.show_read_text)
        self._keys = [_legend_key(state, word) for state, word in _LEGEND]
        self._legend = QWidget()
        self._legend.setMinimumWidth(1)  # it must not keep the window wide
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(6)
        for key in self._keys:
            legend.addWidget(key)
        form.legendRow.addWidget(self._legend)
        form.paperBar.installEventFilter(self)

    def show_item(self, item: QueueItem, entry: Entry) -> None:
        """Show the paper of a file: a PDF by its pages, all else by its text."""
        same, read = item is self._item and item.path == self._path, item.read
        if same and read is self._read:
            self.show_marks(entry)
            return
        self._item, self._read, self._path = item, read, item.path
        self._hide_bars()
        if not same or not item.has_pages:
            self._show_pages_of(item)
        if entry.text:
            self.show_marks(entry, new=True)
        elif item.path is None:
            self.text.clear("Không có tệp", "Nhập các mục ở bên phải theo bản giấy, rồi bấm «Vào sổ».")
        else:
            self.text.clear("Chưa có chữ", "Tệp này chưa đọc được chữ; nhập các mục ở bên phải bằng tay.")
        self._form.pagesButton.setEnabled(item.has_pages)
        self._form.textButton.setEnabled(bool(entry.text) or not item.has_pages)
        if not same:
            (self.show_page_images if item.has_pages else self.show_read_text)()

    def show_marks(self, entry: Entry, *, new: bool = False) -> None:
        """Mark the passages anew after a field was filled or a tick changed."""
        if not entry.text:
            return
        self._highlights = highlights(entry)
        self._text_stale = new or self._text_stale
        if self._shown is self.text or not self._has_pages:
            self._show_text()
        tips = [mark.tip for mark in self._highlights]
        if self._item is not None and self._item.finder is not None and self._read is not None:
            passages = [(mark.span, mark.state) for mark in self._highlights]
            self.feed.show_marks(self._read.file, self._item.finder, passages, tips)

    def locate(self, entry: Entry, span: Span) -> None:
        """Show a passage, on the pages and in the text."""
        if self._has_pages:
            self.feed.locate(span)
        if entry.text and not self._text_stale:
            self.text.scroll_to(span.start, span.end)

    def focus(self) -> None:
        shown = self.pages.pages if self._shown is self.pages else self.text.text
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Let go of the paper shown."""
        self._item = self._read = None
        self._hide_bars()
        self.feed.clear()
        self.text.clear()

    def toggle(self) -> None:
        """Change between page images and text."""
        if self._shown is self.pages:
            if self._form.textButton.isEnabled():
                self.show_read_text()
        elif self._form.pagesButton.isEnabled():
            self.show_page_images()

    def show_page_images(self, checked: bool = False) -> None:
        self._show(self.pages)

    def show_read_text(self, checked: bool = False) -> None:
        self._show(self.text)

    def fill(self, key: str) -> None:
        """Ask for a field to be filled with what is selected in the view shown, or for a list to have it."""
        words = " ".join(self._selected_words().split())
        span = self.feed.selected_span if self._shown is self.pages else Span(*self._range)
        self._hide_bars()
        if words:
            asking = self.add_asked if key in ADDED_BY else self.fill_asked
            asking.emit(key, words, span)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._fit_legend()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = filled_by(event)
            if key is not None and self._selected_words():
                self.fill(key)
                return True
        return super().eventFilter(watched, event)

    @property
    def _has_pages(self) -> bool:
        return self._item is not None and self._item.has_pages

    def _show_text(self) -> None:
        """Lay the text out if it is another one, and mark what the form holds."""
        if self._item is None or self._item.entry is None or not self._item.entry.text:
            return
        marks = [(mark.span.start, mark.span.end, mark.state) for mark in self._highlights]
        if self._text_stale:
            doubtful = self._read.recognised.doubtful if self._read is not None else ()
            places = [(span.start, span.end) for span in doubtful]
            self.text.show_text(self._item.entry.text, marks, places)
        else:
            self.text.set_highlights(marks)
        self._text_stale = False
        self.text.text.tips = [mark.tip for mark in self._highlights]

    def _show(self, view: PaperView) -> None:
        if view is self.text:
            self._show_text()
        self._form.paperStack.setCurrentWidget(view)
        self._form.pagesButton.setChecked(view is self.pages)
        self._form.textButton.setChecked(view is self.text)
        self._fit_legend()

    def _fit_legend(self) -> None:
        form = self._form
        buttons = (form.pagesButton, form.textButton, form.rereadButton)
        room = form.paperBar.width() - sum(button.sizeHint().width() for button in buttons)
        for words in (True, False):  # without room the mere colours, which say their words when pointed at
            for mark, (_, word) in zip(self._keys, _LEGEND, strict=True):
                mark.setText(word if words else "")
            if self._legend.sizeHint().width() + 48 <= room:
                break

    def _selected(self, start: int, end: int) -> None:
        self._range = (start, end)
        self._fill_bars[self.text].setVisible(end > start)

    def _words_selected(self, words: str) -> None:
        self._fill_bars[self.pages].setVisible(bool(words))

    def _selected_words(self) -> str:
        """Return what is selected in the view shown."""
        if self._shown is self.pages:
            return self.pages.pages.selected_text()
        return self.text.text.textCursor().selectedText() if self._range[1] > self._range[0] else ""

    def _mark_clicked(self, number: int) -> None:
        if 0 <= number < len(self._highlights):
            self.mark_clicked.emit(self._highlights[number])

    @property
    def _shown(self) -> QWidget | None:
        return self._form.paperStack.currentWidget()

    def _show_pages_of(self, item: QueueItem) -> None:
        if item.has_pages and item.path is not None:
            self.feed.show(item.path, item.pages)
        else:
            self.feed.clear("Không có hình trang", "Tệp loại này chỉ xem được chữ.")

    def _hide_bars(self) -> None:
        for bar in self._fill_bars.values():
            bar.hide()


def _legend_key(state: State, word: str) -> QLabel:
    key = label(word, size="small")
    key.setProperty("badge", True)
    key.setProperty("state", state)
    key.setToolTip(f"Màu của {word} trên trang")
    key.setAccessibleName(word)
    return key
