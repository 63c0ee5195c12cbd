"""Feeds a view of pages: images and words fetched as they come into view, passages of the clean text marked on them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from office_app.domain.errors import AppError
from office_app.domain.incoming import Span
from office_app.domain.read_files import FileText, WordBox
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.widgets.marked_pages import MarkedPages
from office_app.gui.widgets.page_marks import PageMarks, Passage
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.passages import PagePart, PassageFinder
from office_app.gui.widgets.printable import Printable

PageImage = Callable[[Path, int, int], bytes]
PageWords = Callable[[Path, int], Sequence[WordBox]]


class PageFeed(QObject):
    """Joins a ``PaperView`` that shows pages to the file they are of; what comes for an earlier file is dropped."""

    selected = Signal(str)  # words selected on a page, "" when none are
    mark_clicked = Signal(int)  # place in the passages given
    failed = Signal(object)  # AppError: a page of the file shown cannot be drawn

    def __init__(
        self, view: PaperView, runner: JobRunner, image: PageImage, words: PageWords, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.view, self._runner, self._image, self._words = view, runner, image, words
        self._path: Path | None = None
        self._count = self._visit = 0
        self._file: FileText | None = None
        self._marks: PageMarks | None = None
        self._located: Span | None = None  # asked for before its words came
        self.pages.selected.connect(self._selected)
        self.pages.mark_clicked.connect(self.mark_clicked)

    @property
    def pages(self) -> MarkedPages:
        return self.view.pages

    @property
    def selected_span(self) -> Span | None:
        """The passage of the clean text that is selected on a page, as far as it is found there."""
        part = self.pages.selection
        return self._marks.finder.span_of(part) if self._marks is not None and part is not None else None

    def show(self, path: Path, count: int) -> None:
        """Show the pages of a file, without marks as yet."""
        self._let_go()
        self._path, self._count = path, count
        visit = self._visit
        self.view.show_pages(count, partial(self._fetch, visit), fetch_words=partial(self._give_words, visit))

    def printable(self) -> Printable | None:
        """Return what is shown, to be printed."""
        path, image = self._path, self._image
        return None if path is None else Printable(path.stem, self._count, partial(image, path))

    def show_marks(
        self, file: FileText, finder: PassageFinder, passages: Sequence[Passage], tips: Sequence[str]
    ) -> None:
        """Mark passages; ``tips`` are what the mouse over each says. A new ``finder`` has words read anew."""
        new = self._marks is None or self._marks.finder is not finder
        if self._marks is None or new:
            self._marks, self._file = PageMarks(finder), file
        self._marks.set_passages(passages)
        self.pages.tips = tips
        if new:
            self.pages.ask_words_again()
            self.pages.ask_again()
        self._mark_known_pages(self._marks)

    def locate(self, span: Span) -> bool:
        """Bring a passage into view: its very words where they are known, else its page until they come.

        False when it stands on none.
        """
        self._located = None
        if self._marks is None:
            return False
        parts = self._marks.parts_of(span)
        page = self._marks.finder.page_of(span)
        if parts:
            self.pages.scroll_to_part(parts[0])
        elif page is not None:
            self._located = span
            self.pages.scroll_to_page(page)
        return bool(parts) or page is not None

    def clear(self, title: str = "Chưa chọn văn bản", text: str = "Chọn một văn bản để xem ở đây.") -> None:
        """Show nothing but why there is nothing."""
        self._let_go()
        self.view.clear(title, text)

    def _let_go(self) -> None:
        self._visit += 1
        self._path = self._file = self._marks = self._located = None

    def _mark_known_pages(self, marks: PageMarks) -> None:
        for page in marks.pages:
            self.pages.set_page_marks(page, marks.of_page(page))

    def _fetch(self, visit: int, index: int, width: int) -> None:
        path = self._path
        if path is None or visit != self._visit:
            return
        self._runner.run(
            lambda progress: QImage.fromData(self._image(path, index, width)),
            on_done=partial(self._page_came, visit, index),
            on_failed=partial(self._page_failed, visit, index),
        )

    def _page_came(self, visit: int, index: int, image: QImage) -> None:
        if visit == self._visit:
            self.view.set_page_image(index, image)

    def _page_failed(self, visit: int, index: int, error: AppError) -> None:
        if visit == self._visit:
            self.pages.set_page_failed(index)
            self.failed.emit(error)

    def _give_words(self, visit: int, index: int) -> None:
        file, path = self._file, self._path
        if visit != self._visit or file is None or path is None or index >= len(file.pages):
            return
        page = file.pages[index]
        if not page.words_elsewhere:
            self._words_came(visit, index, page.words)
            return
        self._runner.run(
            lambda progress: self._words(path, index),
            on_done=partial(self._words_came, visit, index),
            on_failed=lambda error: None,  # its image fails too, and that is told
        )

    def _words_came(self, visit: int, index: int, words: Sequence[WordBox]) -> None:
        file, marks = self._file, self._marks
        if visit != self._visit or file is None or marks is None or index >= len(file.pages):
            return
        page = file.pages[index]
        self.pages.set_page_words(index, words, page.width, page.height)
        marks.set_words(index, words)
        self._mark_known_pages(marks)
        if self._located is not None and (parts := marks.parts_of(self._located)):
            self._located = None
            self.pages.scroll_to_part(parts[0])

    def _selected(self, part: PagePart | None) -> None:
        self.selected.emit(self.pages.selected_text() if part is not None else "")
