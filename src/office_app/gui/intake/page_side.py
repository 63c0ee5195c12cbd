"""The pages of a received file: images and words fetched as they come into view, with what was found marked."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from office_app.domain.incoming import FileKind, PageText, Span, WordBox
from office_app.gui.intake.entry import Entry
from office_app.gui.intake.entry_marks import Highlight, highlights
from office_app.gui.intake.queue import QueueItem
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.widgets.marked_pages import MarkedPages
from office_app.gui.widgets.page_marks import PageMarks
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.passages import PagePart, PassageFinder

PageImage = Callable[[Path, int, int], bytes]
PageWordsOf = Callable[[Path, int], Sequence[WordBox]]


class PageSide(QObject):
    """Joins a ``PaperView`` that shows pages to what is known of them."""

    selected = Signal(str)  # words selected on a page, "" when none are
    mark_clicked = Signal(object)  # Highlight

    def __init__(
        self, view: PaperView, runner: JobRunner, image: PageImage, words: PageWordsOf, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.view, self._runner, self._image, self._words = view, runner, image, words
        self._item: QueueItem | None = None
        self._marks: PageMarks | None = None
        self._highlights: Sequence[Highlight] = ()
        self._located: Span | None = None  # asked for before its words came
        self.pages.selected.connect(self._selected)
        self.pages.mark_clicked.connect(self._clicked)

    @property
    def pages(self) -> MarkedPages:
        return self.view.pages

    @property
    def selected_span(self) -> Span | None:
        """The passage of the clean text that is selected on a page, as far as it is found there."""
        part = self.pages.selection
        return self._marks.finder.span_of(part) if self._marks is not None and part is not None else None

    def show_item(self, item: QueueItem) -> None:
        """Show the pages of a file; without any say so."""
        self._item, self._marks, self._highlights, self._located = item, None, (), None
        if item.has_pages and item.path is not None:
            self.view.show_pages(
                item.pages,
                partial(self._fetch, item, item.path),
                fetch_words=partial(self._fetch_words, item),
            )
        else:
            self.view.clear("Không có hình trang", "Tệp loại này chỉ xem được chữ.")

    def show_marks(self, entry: Entry, finder: PassageFinder) -> None:
        """Mark what the form holds now."""
        new = self._marks is None or self._marks.finder is not finder
        if self._marks is None or new:
            self._marks = PageMarks(finder)
        self._highlights = highlights(entry)
        self._marks.set_passages([(mark.span, mark.state) for mark in self._highlights])
        self.pages.tips = [mark.tip for mark in self._highlights]
        if new:
            self.pages.ask_words_again()
        for page in self._marks.pages:
            self.pages.set_page_marks(page, self._marks.of_page(page))

    def locate(self, span: Span) -> None:
        """Bring a passage into view: its very words where they are known, else its page until they come."""
        parts = self._marks.parts_of(span) if self._marks is not None else ()
        if parts:
            self.pages.scroll_to_part(parts[0])
            return
        page = self._marks.finder.page_of(span) if self._marks is not None else None
        if page is not None:
            self._located = span
            self.pages.scroll_to_page(page)

    def forget(self) -> None:
        self._item, self._marks, self._highlights = None, None, ()
        self.view.clear()

    def _texts(self) -> Sequence[PageText]:
        return self._item.read.file.pages if self._item is not None and self._item.read is not None else ()

    def _fetch(self, item: QueueItem, path: Path, index: int, width: int) -> None:
        self._runner.run(
            lambda progress: self._image(path, index, width),
            on_done=partial(self._page_came, item, index),
            on_failed=lambda error: None,  # the place of the page stays empty; the file is readable otherwise
        )

    def _page_came(self, item: QueueItem, index: int, png: bytes) -> None:
        if item is self._item:
            self.view.set_page_image(index, png)

    def _fetch_words(self, item: QueueItem, index: int) -> None:
        read, path = item.read, item.path
        if read is None or path is None or index >= len(read.file.pages):
            return
        page = read.file.pages[index]
        if page.optical or read.file.kind is not FileKind.PDF:
            self._words_came(item, index, page.words)
            return
        self._runner.run(
            lambda progress: self._words(path, index),
            on_done=partial(self._words_came, item, index),
            on_failed=lambda error: None,  # without them the page shows no marks
        )

    def _words_came(self, item: QueueItem, index: int, words: Sequence[WordBox]) -> None:
        if item is not self._item or self._marks is None:
            return
        page = self._texts()[index]
        self.pages.set_page_words(index, words, page.width, page.height)
        self._marks.set_words(index, words)
        for number in self._marks.pages:
            self.pages.set_page_marks(number, self._marks.of_page(number))
        if self._located is not None and (parts := self._marks.parts_of(self._located)):
            self._located = None
            self.pages.scroll_to_part(parts[0])

    def _selected(self, part: PagePart | None) -> None:
        self.selected.emit(self.pages.selected_text() if part is not None else "")

    def _clicked(self, number: int) -> None:
        if 0 <= number < len(self._highlights):
            self.mark_clicked.emit(self._highlights[number])
