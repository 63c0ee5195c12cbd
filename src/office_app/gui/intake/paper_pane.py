"""The paper in the middle: pages as images or the text read from them, with every found passage marked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from office_app.domain.incoming import Span
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.entry import FIELDS, Entry, highlights
from office_app.gui.intake.field_head import is_fill_key
from office_app.gui.intake.page_finder import page_of
from office_app.gui.intake.queue import QueueItem
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import State
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.paper_view import PaperView

PageImage = Callable[[Path, int, int], bytes]
_LEGEND: tuple[tuple[State, str], ...] = (
    ("waiting", "mục trong phiếu"),
    ("good", "việc"),
    ("late", "thời hạn"),
    ("planned", "viện dẫn"),
)


class PaperPane(QObject):
    """Looks after the middle of the form: two views of one paper, and filling fields from a selection."""

    fill_asked = Signal(str, int, int)  # key of the field, start, end in the text

    def __init__(
        self,
        theme: ThemeController,
        runner: JobRunner,
        page_image: PageImage,
        form: Ui_IntakePage,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._runner, self._page_image, self._form = runner, page_image, form
        self._item: QueueItem | None = None
        self._range = (0, 0)
        self.pages, self.text = PaperView(theme), PaperView(theme)
        form.paperStack.addWidget(self.pages)
        form.paperStack.addWidget(self.text)
        flags = Qt.TextInteractionFlag
        self.text.text.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.text.text.setAccessibleName("Chữ của văn bản")
        self.text.text.installEventFilter(self)
        self.text.range_selected.connect(self._selected)
        self._fill_bar = _FillBar(theme, self.text)
        self._fill_bar.chosen.connect(self._fill)
        form.pagesButton.clicked.connect(self.show_page_images)
        form.textButton.clicked.connect(self.show_read_text)
        self._legend = QWidget()
        self._legend.setMinimumWidth(1)  # it must not keep the window wide; it hides when there is no room
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(6)
        for state, word in _LEGEND:
            mark = label(word, size="small")
            mark.setProperty("badge", True)
            mark.setProperty("state", state)
            legend.addWidget(mark)
        form.legendRow.addWidget(self._legend)
        form.paperBar.installEventFilter(self)

    def show_item(self, item: QueueItem, entry: Entry) -> None:
        """Show the paper of a file: a PDF by its pages, all else by its text."""
        same = item is self._item
        self._item = item
        if same:
            self.show_marks(entry)
            return
        self._fill_bar.hide()
        if item.is_pdf and item.path is not None:
            self.pages.show_pages(item.pages, partial(self._fetch, item, item.path))
        else:
            self.pages.clear("Không có hình trang", "Tệp Word và TXT chỉ xem được chữ.")
        if entry.text:
            self.text.show_text(entry.text, _marks(entry))
        elif item.path is None:
            self.text.clear("Không có tệp", "Nhập các mục ở bên phải theo bản giấy, rồi bấm «Vào sổ».")
        else:
            self.text.clear("Chưa có chữ", "Tệp này chưa đọc được chữ; nhập các mục ở bên phải bằng tay.")
        self._form.pagesButton.setEnabled(item.is_pdf)
        self._form.textButton.setEnabled(bool(entry.text) or not item.is_pdf)
        (self.show_page_images if item.is_pdf else self.show_read_text)()

    def show_marks(self, entry: Entry) -> None:
        """Mark the passages anew after a field was filled or a tick changed."""
        if entry.text:
            self.text.set_highlights(_marks(entry))

    def locate(self, entry: Entry, span: Span) -> None:
        """Show a passage: in the text exactly, on page images the page."""
        item = self._item
        if self._form.paperStack.currentWidget() is self.pages and item is not None and item.read is not None:
            page = page_of(entry.text, span, item.read.file.pages)
            if page is not None:
                self.pages.scroll_to_page(page)
        if entry.text:
            self.text.scroll_to(span.start, span.end)

    def focus(self) -> None:
        shown = self.pages.pages if self._form.paperStack.currentWidget() is self.pages else self.text.text
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Let go of the paper shown."""
        self._item = None
        self._fill_bar.hide()
        self.pages.clear()
        self.text.clear()

    def toggle(self) -> None:
        """Change between page images and text."""
        if self._form.paperStack.currentWidget() is self.pages:
            if self._form.textButton.isEnabled():
                self.show_read_text()
        elif self._form.pagesButton.isEnabled():
            self.show_page_images()

    def show_page_images(self, checked: bool = False) -> None:
        self._show(self.pages)

    def show_read_text(self, checked: bool = False) -> None:
        self._show(self.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._fit_legend()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = is_fill_key(event)
            if digit is not None and self._range[1] > self._range[0]:
                key = next((name.key for name in FIELDS if name.digit == digit), None)
                if key is not None:
                    self._fill(key)
                    return True
        return super().eventFilter(watched, event)

    def _show(self, view: PaperView) -> None:
        self._form.paperStack.setCurrentWidget(view)
        self._form.pagesButton.setChecked(view is self.pages)
        self._form.textButton.setChecked(view is self.text)
        self._fit_legend()

    def _fit_legend(self) -> None:
        form = self._form
        room = (
            form.paperBar.width() - form.pagesButton.sizeHint().width() - form.textButton.sizeHint().width()
        )
        shown = form.textButton.isChecked() and self._legend.sizeHint().width() + 40 <= room
        self._legend.setVisible(shown)

    def _fetch(self, item: QueueItem, path: Path, index: int, width: int) -> None:
        self._runner.run(
            lambda progress: self._page_image(path, index, width),
            on_done=partial(self._page_came, item, index),
            on_failed=lambda error: None,  # the place of the page stays empty; the file is readable otherwise
        )

    def _page_came(self, item: QueueItem, index: int, png: bytes) -> None:
        if item is self._item:
            self.pages.set_page_image(index, png)

    def _selected(self, start: int, end: int) -> None:
        self._range = (start, end)
        self._fill_bar.setVisible(end > start)

    def _fill(self, key: str) -> None:
        start, end = self._range
        self._fill_bar.hide()
        self.fill_asked.emit(key, start, end)


class _FillBar(QFrame):
    """Over the foot of the text while something is selected: which field to put it in."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeController, host: PaperView) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(label("Điền chữ đã chọn vào (bấm phím số):", size="small", ink="soft"))
        self._flow = FlowLayout(spacing=6)
        column.addLayout(self._flow)
        for name in FIELDS:
            if name.digit is None:
                continue
            button = QPushButton(f"{name.digit}  {name.plain}")
            button.setProperty("kind", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._choose, name.key))
            self._flow.addWidget(button)
        host.installEventFilter(self)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self._place()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(self._host.width() - self._theme.px(32), self._theme.px(560))
        height = self._flow.heightForWidth(width - 26) + self._theme.px(44)
        left = (self._host.width() - width) // 2
        self.setGeometry(left, self._host.height() - height - self._theme.px(52), width, height)

    def _choose(self, key: str, checked: bool = False) -> None:
        self.chosen.emit(key)


def _marks(entry: Entry) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, state) for span, state, _ in highlights(entry)]
