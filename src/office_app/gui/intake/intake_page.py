"""The room *Nhận văn bản*: files at the left, the paper in the middle, its register entry at the right.

``open`` takes ``"pick"`` (ask for files unless some wait), ``"hand"`` (an entry without a file), or a tuple of paths.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError, IncompleteError
from office_app.domain.incoming import IncomingDocument, LegacyFont, Span
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.entry import FOLDED_FIELDS, OPEN_FIELDS, Entry, Highlight
from office_app.gui.intake.entry_form import EntryForm
from office_app.gui.intake.found_lists import FoundLists
from office_app.gui.intake.intake_presenter import IntakePresenter
from office_app.gui.intake.notes import OTHER_LETTERS, STOP, notes_of
from office_app.gui.intake.paper_pane import PaperPane
from office_app.gui.intake.queue import QueueItem, Stage
from office_app.gui.intake.queue_strip import QueueStrip
from office_app.gui.intake.reread_menu import RereadMenu
from office_app.gui.intake.state_page import StatePage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.notices import ErrorStrip

PATTERNS = (
    "Văn bản (*.pdf *.docx *.doc *.rtf *.odt *.txt *.xlsx *.xls *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp)"
    ";;Mọi tệp (*)"
)
_REQUIRED = ("doc_type", "issuer", "subject")


class IntakePage(RoomPage):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._form = Ui_IntakePage()
        self._form.setupUi(self)
        self._existing: int | None = None
        self._build()
        self.presenter = IntakePresenter(self, office, run_for(self, services.runner))
        self._join()
        self._add_shortcuts()
        self._theme.changed.connect(self._fit)
        self._fit()
        self._read_choices()
        self.show_queue((), None)
        self.show_nothing(0)

    # ---- what the window asks of a room

    def open(self, target: object) -> None:
        if target == "pick":
            if not self.presenter.queue.unfinished:
                self._pick()
        elif target == "hand":
            self.presenter.add_by_hand()
        elif isinstance(target, tuple | list):
            self.presenter.add([path for path in target if isinstance(path, Path)])

    def refresh(self) -> None:
        self._read_choices()

    def leave(self) -> bool:
        self.presenter.clear_registered()
        self.presenter.show(self.presenter.current or self.presenter.queue.next_open())
        return True

    # ---- what the presenter says

    def show_queue(self, items: Sequence[QueueItem], current: QueueItem | None) -> None:
        self.strip.show_items(items, current)
        waiting = sum(1 for item in items if item.stage is not Stage.REGISTERED)
        words = f"{number_vi(waiting)} tệp vừa nhận" if waiting else "Không còn tệp nào chờ"
        self._form.queueTitle.setText(words)
        self._form.queuePanel.setVisible(bool(items))
        self.crumb_changed.emit(current.name if current is not None and current.path else "")

    def show_item(self, item: QueueItem) -> None:
        self.strip.item_changed(item)
        if item is not self.presenter.current:
            return
        if item.stage is Stage.READING:
            self.state_page.show_progress(item)
        elif item.stage is Stage.OPTICAL:
            self._show_notes(item)

    def show_entry(self, item: QueueItem, entry: Entry) -> None:
        self._form.work.setCurrentWidget(self._form.entryPage)
        self._clear_error()
        self._show_notes(item)
        self.reread.show_item(item)
        self.fields.show_entry(entry)
        self.lists.show_entry(entry)
        self.paper.show_item(item, entry)
        self._form.formScroll.verticalScrollBar().setValue(0)
        self._order_tabs()
        if not self.strip.hasFocus():
            self._focus_form()

    def _show_notes(self, item: QueueItem) -> None:
        notes = notes_of(item)
        self._form.noteStrip.setVisible(bool(notes))
        if self._form.noteText.text() != notes:
            self._form.noteText.setText(notes)

    def show_state(self, item: QueueItem) -> None:
        self.paper.forget()
        self.state_page.show_item(item)
        self._form.work.setCurrentWidget(self._form.statePage)
        if not self.strip.hasFocus():
            self.setFocus()

    def show_nothing(self, registered: int) -> None:
        self.paper.forget()
        if registered:
            self._nothing.set(
                f"Đã vào sổ {number_vi(registered)} văn bản",
                "Không còn tệp nào chờ. Thả thêm tệp vào đây, hoặc bấm nút dưới để chọn.",
                "Chọn tệp…",
            )
        else:
            self._nothing.set(
                "Thả tệp văn bản vào đây",
                "Nhận PDF, bản quét, ảnh chụp, Word (DOCX, DOC, RTF, ODT), Excel và TXT, nhiều tệp một lúc. "
                "Phần mềm đọc và điền sẵn phiếu vào sổ; tệp gốc được giữ nguyên.",
                "Chọn tệp…",
            )
        self._form.work.setCurrentWidget(self._form.nothingPage)
        if self.isVisible():
            self._nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_field(self, key: str) -> None:
        entry = self._entry
        if entry is not None:
            self.fields.show_field(key)
            self.paper.show_marks(entry)

    def show_received(self) -> None:
        if self._entry is not None:
            self.lists.show_received(self._entry)
            self._order_tabs()

    def show_next_number(self, number: int) -> None:
        self.fields.heads["arrived_on"].word.setText(f"· số đến {number_vi(number)}")

    def show_error(self, error: AppError, existing: int | None) -> None:
        self._existing = existing
        self._error.show_error(error)
        self._open_existing.setVisible(existing is not None)
        if isinstance(error, IncompleteError) and self._entry is not None:
            missing = next((key for key in _REQUIRED if not self._entry.value(key)), None)
            if missing is not None:
                self.fields.focus(missing)

    def show_saving(self, saving: bool) -> None:
        self._form.registerButton.setEnabled(not saving)
        self._form.registerButton.setText("Đang ghi…" if saving else "Vào sổ   Ctrl+Enter")

    def say_registered(self, document: IncomingDocument) -> None:
        self._services.data_changed()
        named = document.symbol or document.doc_type
        self._services.toast(
            f"Đã vào sổ {named}, số đến {document.arrival}.",
            lambda: self._services.navigate("incoming", document.id),
            "Mở",
        )
        self._read_choices()

    def _receive_urls(self, urls: Sequence[QUrl]) -> None:
        self.presenter.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def _paste(self) -> None:
        self._receive_urls(QGuiApplication.clipboard().mimeData().urls())

    def _pick(self, checked: bool = False) -> None:
        last = self._services.state.text("intake/folder")
        names, _ = QFileDialog.getOpenFileNames(self, "Chọn văn bản đến", last, PATTERNS)
        if names:
            self._services.state.set_text("intake/folder", str(Path(names[0]).parent))
            self.presenter.add([Path(name) for name in names])

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The window gives the page the focus at each visit; it belongs to what is to be done next.
        super().focusInEvent(event)
        if self._form.work.currentWidget() is self._form.entryPage:
            self._focus_form()
        elif self._form.work.currentWidget() is self._form.nothingPage:
            self._nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_form(self) -> None:
        if not self.fields.focus_next_doubt():
            self._form.registerButton.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building

    @property
    def _entry(self) -> Entry | None:
        current = self.presenter.current
        return current.entry if current is not None else None

    def _build(self) -> None:
        form, theme = self._form, self._theme
        self.strip = QueueStrip(theme)
        form.queueHolder.addWidget(self.strip)
        form.pickButton.setIcon(theme.icon("plus"))
        self._nothing = EmptyState(theme, "file-input", "", "", "", self._pick)
        by_hand = QPushButton("Vào sổ văn bản không có tệp")
        by_hand.setProperty("kind", "quiet")
        by_hand.clicked.connect(self._by_hand)
        self._nothing.add_below(by_hand)
        form.nothingColumn.addWidget(self._nothing)
        self.state_page = StatePage(theme, form, self)
        self.fields = EntryForm(theme, form, self)
        self.lists = FoundLists(theme, form.lists, self)
        self.reread = RereadMenu(theme, form.rereadButton)
        office, runner = self._office, self._services.runner
        self.paper = PaperPane(theme, runner, office.page_image, office.page_words, form, self)
        self._error = ErrorStrip(theme)
        self._error.closed.connect(self._clear_error)
        self._open_existing = QPushButton("Mở văn bản đã có")
        self._open_existing.setProperty("small", True)
        self._open_existing.clicked.connect(self._show_existing)
        self._error.add_button(self._open_existing)
        self._open_existing.hide()
        form.noticeColumn.addWidget(self._error)
        form.registerButton.setIcon(theme.icon("check", "on_accent"))
        form.registerButton.setIconSize(QSize(16, 16))
        self.show_saving(False)

    def _join(self) -> None:
        form, presenter = self._form, self.presenter
        self.strip.chosen.connect(presenter.show)
        self.strip.drop_asked.connect(self._drop)
        form.pickButton.clicked.connect(self._pick)
        form.byHandButton.clicked.connect(self._by_hand)
        form.laterButton.clicked.connect(self._later)
        form.registerButton.clicked.connect(self._register)
        self.fields.edited.connect(presenter.change)
        self.fields.located.connect(self._locate_field)
        self.fields.entered.connect(self._go_on)
        form.noteText.setTextFormat(Qt.TextFormat.RichText)
        form.noteText.linkActivated.connect(self._follow_note)
        self.reread.letters_chosen.connect(self._read_letters)
        self.reread.pictures_chosen.connect(self._read_pictures)
        self.lists.ticked.connect(presenter.tick)
        self.lists.due_changed.connect(presenter.set_due)
        self.lists.located.connect(self._locate)
        self.paper.fill_asked.connect(self._fill)
        self.paper.mark_clicked.connect(self._mark_clicked)
        self.state_page.again_asked.connect(presenter.read_again)
        self.state_page.by_hand_asked.connect(presenter.fill_by_hand)
        self.state_page.cancel_asked.connect(presenter.cancel)
        self.state_page.drop_asked.connect(self._drop)
        self.state_page.open_asked.connect(lambda number: self._services.navigate("incoming", number))

    def _order_tabs(self) -> None:
        """Tab goes through the form as the eye does: fields, lists, buttons."""
        form, editors = self._form, self.fields.editors
        order = [editors[key] for key in OPEN_FIELDS]
        order += [form.moreButton, *(editors[key] for key in FOLDED_FIELDS)]
        order += [box for found in self.lists.lists for box in found.stops]
        order += [form.laterButton, form.registerButton]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._register),
            ("Ctrl+Enter", self._register),
            ("Ctrl+L", self._later),
            ("Ctrl+O", self._pick),
            ("Ctrl+I", self._by_hand),
            ("Ctrl+T", self.paper.toggle),
            ("F6", self._next_part),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.strip)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self._paste)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # On a small screen at a large zoom the paper keeps at least a third.
        px, room = self._theme.px, self.width()
        self._form.queuePanel.setFixedWidth(min(px(196), max(140, room * 17 // 100)))
        self._form.formPanel.setFixedWidth(min(px(388), max(300, room * 42 // 100)))

    # ---- doing

    def _register(self, checked: bool = False) -> None:
        if self._entry is None:
            return
        wrong = self.fields.invalid
        if wrong is not None:
            self.fields.focus(wrong)
            return
        self._clear_error()
        if self.strip.hasFocus():
            self.setFocus()  # so that the next form gets it
        self.presenter.register()

    def _later(self, checked: bool = False) -> None:
        self.setFocus()  # out of the strip, so that the next form gets it
        self.presenter.postpone()

    def _by_hand(self, checked: bool = False) -> None:
        self.presenter.add_by_hand()

    def _drop(self, item: QueueItem) -> None:
        place = self.presenter.queue.items.index(item)
        self.presenter.drop(item)
        self._services.toast(
            f"Đã bỏ «{item.name}» khỏi danh sách.", lambda: self.presenter.put_back(item, place)
        )

    def _fill(self, key: str, words: str, span: Span | None) -> None:
        if not self.presenter.fill(key, words, span):
            words = "Đoạn đã chọn không có ngày đầy đủ để điền. Chọn lại cả ngày, tháng, năm."
            self._error.show_text(words, state="waiting")

    def _go_on(self, key: str) -> None:
        if not self.fields.focus_next_doubt(after=key):
            self._form.registerButton.setFocus(Qt.FocusReason.TabFocusReason)

    def _locate_field(self, key: str) -> None:
        if self._entry is not None and (span := self._entry.sureness[key].span) is not None:
            self.paper.locate(self._entry, span)

    def _locate(self, span: Span) -> None:
        if self._entry is not None:
            self.paper.locate(self._entry, span)

    def _follow_note(self, link: str) -> None:
        item = self.presenter.current
        if item is not None and link == STOP:
            self.presenter.cancel(item)
        elif link == OTHER_LETTERS:
            self.paper.show_read_text()
            self._form.rereadButton.showMenu()

    def _read_letters(self, font: LegacyFont | Literal["auto"] | None) -> None:
        if self.presenter.current is not None:
            self.presenter.read_again_as(self.presenter.current, font)
            self.paper.show_read_text()

    def _read_pictures(self) -> None:
        if self.presenter.current is not None:
            self.presenter.recognise_pictures(self.presenter.current)

    def _mark_clicked(self, mark: Highlight) -> None:
        if mark.key is not None:
            self.fields.focus(mark.key)
        elif mark.tick is not None:
            self.lists.focus(mark.tick)

    def _next_part(self) -> None:
        """F6: strip, paper, form, and round again."""
        parts = (self.strip, self._form.paperStack, self._form.formPanel)
        inside = [part.hasFocus() or part.isAncestorOf(self.focusWidget() or self) for part in parts]
        place = (inside.index(True) + 1) % 3 if True in inside else 0
        if place == 0:
            self.strip.setFocus()
        elif place == 1:
            self.paper.focus()
        elif not self.fields.focus_next_doubt():
            self.fields.focus("symbol")

    def _show_existing(self, checked: bool = False) -> None:
        if self._existing is not None:
            self._services.navigate("incoming", self._existing)

    def _clear_error(self) -> None:
        self._error.hide()
        self._open_existing.hide()
        self._existing = None

    def _read_choices(self) -> None:
        self._services.runner.run(
            lambda progress: self._office.incoming_choices(),
            on_done=lambda found: self.fields.set_choices(found[0], found[1]),
        )
