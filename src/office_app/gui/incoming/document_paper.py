"""The tab *Nội dung*: the document's pages or its text, with what it asks of us marked."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import ObligationKind, Span
from office_app.domain.read_files import FileText, OpticalReading
from office_app.domain.vietnamese import upper_first
from office_app.gui.incoming.incoming_presenter import Detail
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.page_feed import PageFeed
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.passages import PassageFinder
from office_app.gui.widgets.pause import after_pause
from office_app.use_cases.progress import Progress

_READ_AFTER = 300  # milliseconds: who goes through the list with the arrows looks at none of the papers


class DocumentPaper(QWidget):
    def __init__(self, theme: ThemeController, runner: JobRunner, office: Office) -> None:
        super().__init__()
        self._runner, self._office = runner, office
        self._detail: Detail | None = None
        self._text_of: int | None = None
        self.pages, self.text = PaperView(theme), PaperView(theme)
        self.feed = PageFeed(self.pages, runner, office.page_image, office.page_words, self)
        self._read_later = after_pause(_READ_AFTER, self._read_pages, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.text)
        self._pages_button, self._text_button = _switch("Trang giấy"), _switch("Chữ đọc được")
        self._pages_button.clicked.connect(self.show_page_images)
        self._text_button.clicked.connect(self.show_read_text)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(12, 4, 12, 4)
        bar.setSpacing(4)
        bar.addWidget(self._pages_button)
        bar.addWidget(self._text_button)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    def show_detail(self, detail: Detail) -> None:
        same = self._detail is not None and self._detail.document.id == detail.document.id
        self._detail = detail
        if same:
            return
        document = detail.document
        both = detail.paper is not None and bool(document.text)
        self._bar.setVisible(both)
        self._read_later.stop()
        if detail.paper is not None and detail.pages:
            self.feed.show(detail.paper, detail.pages)
            if both:
                self._read_later.start()
            self.show_page_images()
        else:
            self.feed.clear()
            self.show_read_text()

    def locate(self, span: Span | None) -> bool:
        """Show a passage on its page or in the text; False when there is none to show."""
        if span is None or self._detail is None or not self._detail.document.text:
            return False
        if self._stack.currentWidget() is not self.pages or not self.feed.locate(span):
            self.show_read_text()
            self.text.scroll_to(span.start, span.end)
        return True

    def show_page_images(self, checked: bool = False) -> None:
        self._show(self.pages)

    def show_read_text(self, checked: bool = False) -> None:
        detail = self._detail
        if detail is None:
            return
        if detail.document.text:
            if self._text_of != detail.document.id:  # laying out a long text is not for nothing
                self._text_of = detail.document.id
                marks = _marks(detail)
                self.text.show_text(detail.document.text, [mark[:3] for mark in marks])
                self.text.text.tips = [tip for *_, tip in marks]
        else:
            self._text_of = None
            words = (
                "Tệp của văn bản này là bản quét hoặc chưa đọc được chữ."
                if detail.document.files
                else "Văn bản vào sổ không kèm tệp."
            )
            self.text.clear("Chưa có nội dung", words)
        self._show(self.text)

    def _show(self, view: PaperView) -> None:
        self._stack.setCurrentWidget(view)
        self._pages_button.setChecked(view is self.pages)
        self._text_button.setChecked(view is self.text)

    def _read_pages(self) -> None:
        """Ask for the texts of the pages, by which the passages are found on them."""
        detail = self._detail
        if detail is not None and detail.paper is not None:
            self._runner.run(
                _page_texts(self._office, detail),
                on_done=partial(self._pages_read, detail.document.id),
                on_failed=lambda error: None,  # without them the pages show no marks
            )

    def _pages_read(self, document_id: int | None, read: tuple[FileText, PassageFinder]) -> None:
        detail = self._detail
        if detail is not None and detail.document.id == document_id:
            marks = _marks(detail)
            passages = [(Span(start, end), state) for start, end, state, _ in marks]
            self.feed.show_marks(*read, passages, [tip for *_, tip in marks])


def _page_texts(office: Office, detail: Detail) -> Callable[[Progress], tuple[FileText, PassageFinder]]:
    path, text = detail.paper, detail.document.text

    def work(progress: Progress) -> tuple[FileText, PassageFinder]:
        assert path is not None
        file = office.read(path, progress, optical=OpticalReading.NOWHERE).file
        return file, PassageFinder(text, [page.text for page in file.pages])

    return work


def _switch(text: str) -> QPushButton:
    button = push_button(text, kind="quiet", small=True)
    button.setCheckable(True)
    return button


def _marks(detail: Detail) -> list[tuple[int, int, str, str]]:
    """Return start, end, state and what is read there; long passages first, others are painted over them."""
    marks = [
        (
            o.span.start,
            o.span.end,
            "good" if o.kind is ObligationKind.ASSIGNMENT else "late",
            ": ".join(part for part in (upper_first(o.kind.value), o.unit) if part),
        )
        for o in detail.document.obligations
        if o.ours and o.span is not None
    ]
    marks += [
        (c.span.start, c.span.end, "planned", f"Viện dẫn: {c.symbol}")
        for c in detail.document.cited
        if c.span is not None
    ]
    return sorted(marks, key=lambda mark: mark[0] - mark[1])
