"""The room *Nhận văn bản*: files at the left, the paper in the middle, its register entry at the right.

``open`` takes ``"pick"`` (ask for files; who comes from another room sees those that wait first), ``"hand"`` (an entry
without a file), or a tuple of paths.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.incoming import IncomingDocument, Span
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.entry import Entry
from office_app.gui.intake.entry_pane import EntryPane
from office_app.gui.intake.files_pane import FilesPane
from office_app.gui.intake.form_strip import FormStrip
from office_app.gui.intake.intake_presenter import IntakePresenter
from office_app.gui.intake.nothing_page import NothingPage
from office_app.gui.intake.queue import OPEN_STAGES, QueueItem, Stage
from office_app.gui.intake.state_page import StatePage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.on_keys import CONFIRM, on_keys

_REQUIRED = ("doc_type", "issuer", "subject")


class IntakePage(RoomPage):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._form = Ui_IntakePage()
        self._form.setupUi(self)
        self._button_lost = self._arriving = False
        self._build()
        self.presenter = IntakePresenter(self, office, run_for(self, services.runner))
        self.files.serve(self.presenter)
        self._join()
        self._add_shortcuts()
        self._theme.changed.connect(self._fit)
        self._fit()
        self.show_queue((), None)
        self._form.work.setCurrentWidget(self._form.nothingPage)
        QTimer.singleShot(0, self, self._read_choices)
        self.files.begin()

    # ---- what the window asks of a room

    def open(self, target: object) -> None:
        if target == "pick" and self._arriving:
            self.files.pick_unless_some_wait()
        elif target == "pick":
            self.files.pick()
        elif target == "hand":
            self.presenter.add_by_hand()
        elif isinstance(target, tuple | list):
            self.files.arrivals.take([path for path in target if isinstance(path, Path)])

    def refresh(self) -> None:
        self._read_choices()

    def leave(self) -> bool:
        self.pane.lists.finish()
        self.files.save()
        self.presenter.clear_registered()
        self.presenter.show(self.presenter.current or self.presenter.queue.next_open())
        return True

    # ---- what the presenter says

    def show_queue(self, items: Sequence[QueueItem], current: QueueItem | None) -> None:
        self.files.show_queue(items, current)
        self.crumb_changed.emit(current.name if current is not None and current.path else "")

    def show_item(self, item: QueueItem) -> None:
        self.files.show_item(item)
        if item is not self.presenter.current:
            return
        if item.stage is Stage.READING:
            self.state_page.show_progress(item)
        elif item.stage in OPEN_STAGES:
            self.pane.show_notes(item)

    def show_entry(self, item: QueueItem, entry: Entry) -> None:
        self._form.work.setCurrentWidget(self._form.entryPage)
        self._error.clear()
        if item.error is not None:
            self._error.show_failure(item.error)
        if not self.pane.show_entry(item, entry) and not self.strip.hasFocus():
            self.pane.focus()

    def take_typing(self) -> None:
        if self._form.work.currentWidget() is self._form.entryPage:
            self.pane.lists.take_typing()

    def show_state(self, item: QueueItem) -> None:
        self._forget_paper()
        self.state_page.show_item(item)
        self._form.work.setCurrentWidget(self._form.statePage)
        if not self.strip.hasFocus():
            self.setFocus()

    def show_nothing(self, registered: int) -> None:
        self._forget_paper()
        self._nothing.show_registered(registered)
        self._form.work.setCurrentWidget(self._form.nothingPage)
        if self.isVisible():
            self._nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_field(self, key: str) -> None:
        self.pane.show_field(key)

    def show_received(self) -> None:
        self.pane.show_received()

    def say_added(self, items: Sequence[QueueItem], new: int) -> None:
        self.strip.reveal(items[0])
        self._services.toast(f"Đã thêm {number_vi(new)} tệp." if new else "Tệp đã có trong danh sách.")

    def offer_to_stop_all(self, item: QueueItem) -> None:
        self._services.toast(f"Đã dừng đọc «{item.name}».", self.presenter.stop_all, "Dừng tất cả")

    def forget_file(self, item: QueueItem) -> None:
        self.files.forget(item)

    def show_next_number(self, number: int) -> None:
        self.pane.fields.heads["arrived_on"].word.setText(f"· số đến {number_vi(number)}")

    def show_error(self, error: AppError, existing: int | None) -> None:
        self._error.show_refusal(error, existing)
        if isinstance(error, IncompleteError) and self._entry is not None:
            missing = next((key for key in _REQUIRED if not self._entry.value(key)), None)
            if missing is not None:
                self.pane.fields.focus(missing)

    def show_saving(self, saving: bool) -> None:
        button = self._form.registerButton
        given_back = self._button_lost and not saving
        self._button_lost = saving and button.hasFocus()  # a button that is turned off loses the focus
        button.setEnabled(not saving)
        if given_back and button.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        button.setText("Đang ghi…" if saving else "Vào sổ   Ctrl+Enter")

    def say_registered(self, document: IncomingDocument) -> None:
        self._services.data_changed()
        named = document.symbol or document.doc_type
        self._services.toast(
            f"Đã vào sổ {named}, số đến {document.arrival}.",
            lambda: self._services.navigate("incoming", document.id),
            "Mở",
        )
        self._read_choices()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arriving = True
        QTimer.singleShot(0, self, self._arrived)

    def _arrived(self) -> None:
        self._arriving = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The window gives the page the focus at each visit; it belongs to what is to be done next.
        super().focusInEvent(event)
        if self._form.work.currentWidget() is self._form.entryPage:
            self.pane.focus()
        elif self._form.work.currentWidget() is self._form.nothingPage:
            self._nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building

    @property
    def _entry(self) -> Entry | None:
        current = self.presenter.current
        return current.entry if current is not None else None

    def _build(self) -> None:
        form, theme = self._form, self._theme
        self.files = FilesPane(self._office, self._services, form, self)
        self.strip = self.files.strip
        self._nothing = NothingPage(theme, self.files.watch)
        self._nothing.pick_asked.connect(self.files.pick)
        self._nothing.by_hand_asked.connect(self._by_hand)
        form.nothingColumn.addWidget(self._nothing)
        self.state_page = StatePage(theme, form, self)
        self._error = FormStrip(theme)
        form.noticeColumn.addWidget(self._error)
        form.registerButton.setIcon(theme.icon("check", "on_accent"))
        self.show_saving(False)

    def _join(self) -> None:
        form, presenter = self._form, self.presenter
        self.files.waiting_changed.connect(self.waiting_changed)
        form.byHandButton.clicked.connect(self._by_hand)
        form.laterButton.clicked.connect(self._later)
        form.registerButton.clicked.connect(self._register)
        self.state_page.again_asked.connect(presenter.read_again)
        self.state_page.by_hand_asked.connect(presenter.fill_by_hand)
        self.state_page.cancel_asked.connect(presenter.cancel)
        self.state_page.line_asked.connect(presenter.enter_line_only)
        self.state_page.drop_asked.connect(self.files.drop)
        for asking in (self.state_page.open_asked, self._error.existing_asked):
            asking.connect(self._open_document)
        self._error.again_asked.connect(lambda: self._to_current(presenter.read_again))
        for lost in (self._error.file_asked, self.state_page.file_asked):
            lost.connect(self._find_file)

    @cached_property
    def pane(self) -> EntryPane:
        """Paper and form; made once the room is on the screen: the window would wait too long for all at once."""
        pane = EntryPane(self._office, self._services, self._form, self)
        self.fields, self.lists, self.paper = pane.fields, pane.lists, pane.paper
        pane.serve(self.presenter)
        pane.changed.connect(self.files.keeper.touch)
        pane.existing_asked.connect(self._open_document)
        pane.lists.original_asked.connect(self.files.pick_original)
        pane.paper.fill_asked.connect(self._fill)
        pane.paper.feed.failed.connect(self._error.show_failure)
        return pane

    def _forget_paper(self) -> None:
        if "pane" in self.__dict__:  # made already
            self.pane.forget()

    def _add_shortcuts(self) -> None:
        on_keys(self, self._register, *CONFIRM)
        for key, act in (
            ("Ctrl+L", self._later),
            ("Ctrl+O", self.files.pick),
            ("Ctrl+I", self._by_hand),
            ("Ctrl+T", lambda: self.pane.paper.toggle()),
            ("Ctrl+V", self.files.arrivals.paste),  # a field to type in takes it before
            ("F6", self._next_part),
        ):
            on_keys(self, act, key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # On a small screen at a large zoom the paper keeps at least a third.
        px, room = self._theme.px, self.width()
        least = self._form.byHandButton.sizeHint().width() + px(16)
        self._form.queuePanel.setFixedWidth(min(px(196), max(140, least, room * 17 // 100)))
        self._form.formPanel.setFixedWidth(min(px(388), max(300, room * 45 // 100)))

    # ---- doing

    def _register(self, checked: bool = False) -> None:
        if self._entry is None:
            return
        wrong = self.pane.fields.invalid
        if wrong is not None:
            self._error.show_hint(self.pane.fields.refuse(wrong))
            return
        if not self.pane.finish():
            self._error.show_hint("Thời hạn vừa gõ không phải là ngày. Sửa lại, hoặc xóa trống, rồi bấm lại.")
            return
        self._error.clear()
        if self.strip.hasFocus():
            self.setFocus()  # so that the next form gets it
        self.presenter.register()

    def _later(self, checked: bool = False) -> None:
        self.setFocus()  # out of the strip, so that the next form gets it
        self.presenter.postpone()

    def _by_hand(self, checked: bool = False) -> None:
        self.presenter.add_by_hand()

    def _fill(self, key: str, words: str, span: Span | None) -> None:
        if not self.presenter.fill(key, words, span):
            words = "Đoạn đã chọn không có ngày đầy đủ để điền. Chọn lại cả ngày, tháng, năm."
            self._error.show_hint(words)

    def _to_current(self, act: Callable[[QueueItem], None]) -> None:
        if self.presenter.current is not None:
            act(self.presenter.current)

    def _next_part(self) -> None:
        self.pane.go_to_next_part(self.strip, self.focusWidget() or self)

    def _find_file(self) -> None:
        self._to_current(self.files.find_again)

    def _open_document(self, number: int) -> None:
        self._services.navigate("incoming", number)

    def _read_choices(self) -> None:
        self.pane.read_choices()
