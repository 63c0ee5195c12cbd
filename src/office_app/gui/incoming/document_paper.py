"""The tab *Nội dung*: the document's pages or its text, with what it asks of us marked."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import ObligationKind, Span
from office_app.gui.incoming.incoming_presenter import Detail
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.paper_view import PaperView


class DocumentPaper(QWidget):
    def __init__(self, theme: ThemeController, runner: JobRunner, office: Office) -> None:
        super().__init__()
        self._runner, self._office = runner, office
        self._detail: Detail | None = None
        self._text_of: int | None = None
        self.pages, self.text = PaperView(theme), PaperView(theme)
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
        both = detail.pdf is not None and bool(document.text)
        self._bar.setVisible(both)
        if detail.pdf is not None and detail.pages:
            self.pages.show_pages(detail.pages, partial(self._fetch, document.id, detail.pdf))
            self.show_page_images()
        else:
            self.show_read_text()

    def locate(self, span: Span | None) -> bool:
        """Show a passage in the text; False when there is none to show."""
        if span is None or self._detail is None or not self._detail.document.text:
            return False
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
                self.text.show_text(detail.document.text, _marks(detail))
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

    def _fetch(self, document_id: int | None, path: Path, index: int, width: int) -> None:
        self._runner.run(
            lambda progress: self._office.page_image(path, index, width),
            on_done=partial(self._page_came, document_id, index),
            on_failed=lambda error: None,  # the page stays blank; the original can still be opened
        )

    def _page_came(self, document_id: int | None, index: int, png: bytes) -> None:
        if self._detail is not None and self._detail.document.id == document_id:
            self.pages.set_page_image(index, png)


def _switch(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setProperty("kind", "quiet")
    button.setProperty("small", True)
    return button


def _marks(detail: Detail) -> list[tuple[int, int, str]]:
    marks = [
        (o.span.start, o.span.end, "good" if o.kind is ObligationKind.ASSIGNMENT else "late")
        for o in detail.document.obligations
        if o.ours and o.span is not None
    ]
    marks += [(c.span.start, c.span.end, "planned") for c in detail.document.cited if c.span is not None]
    return sorted(marks, key=lambda mark: mark[0] - mark[1])
