"""The room *Văn bản đến*: the register, and one document beside it.

``open`` takes a document's id, an ``IncomingFilter`` (or a dict of its fields), ``"words:…"``, or a
``SavedFilter``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QMenu

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.incoming import IncomingFilter, IncomingState, Span
from office_app.domain.saved_filters import SavedFilter
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_incoming import Ui_IncomingPage
from office_app.gui.incoming.columns import BESIDE_DETAIL, SORTS, register_columns
from office_app.gui.incoming.correct_dialog import CorrectDialog
from office_app.gui.incoming.detail_pane import DetailPane
from office_app.gui.incoming.incoming_presenter import Detail, IncomingPresenter
from office_app.gui.incoming.register_filter import RegisterFilter
from office_app.gui.jobs.run_for import run_for
from office_app.gui.look.theme import set_property
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.on_keys import on_keys
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.register_dialog import INCOMING_REGISTERS, RegisterPrinting
from office_app.gui.widgets.saved_filters import SavedFilters

_COLUMN_OF = {sort: key for key, sort in reversed(SORTS.items())}


class IncomingPage(RoomPage):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._form = Ui_IncomingPage()
        self._form.setupUi(self)
        self._asked = False
        self._passage: tuple[int, Span] | None = None
        self._whole = 0
        self._build()
        self.presenter = IncomingPresenter(self, office, run_for(self, services.runner))
        self._join()
        self._open_detail(services.state.text("incoming/detail", "yes") == "yes")
        self.show_no_detail()

    # ---- what the window asks of a room

    def open(self, target: object) -> None:
        if isinstance(target, int):
            self._asked = True
            self.filter.show_filter(IncomingFilter())
            self._open_detail(True)
            self.presenter.show_document(target)
        elif isinstance(target, tuple) and target[:1] == ("passage",):
            self.open(target[1])
            self._passage = target[1:]
        elif isinstance(target, IncomingFilter | dict):
            self._show(target if isinstance(target, IncomingFilter) else IncomingFilter(**target))
        elif isinstance(target, SavedFilter):
            self._asked = True
            self.filter.show_content(target.content)
        elif isinstance(target, str) and target.startswith("words:"):
            self._show(IncomingFilter(words=target.removeprefix("words:")))
        elif not self._asked:
            self._show(IncomingFilter())

    def refresh(self) -> None:
        if self._asked:
            self.presenter.refresh()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"print": self.print_button.click}

    # ---- what the presenter says

    def show_ids(self, ids: Sequence[int], wanted: IncomingFilter, whole: int) -> None:
        self._whole = whole
        self._model.show(ids)
        self.table.show_sort(_COLUMN_OF[wanted.sort], wanted.descending)
        count = f"{number_vi(len(ids))} văn bản"
        self.filter.set_count(
            count if len(ids) == whole else f"{number_vi(len(ids))} trong {number_vi(whole)}"
        )
        if ids:
            self._form.listStack.setCurrentWidget(self._form.tablePage)
            if self.table.current_id() is None:
                self.table.select_id(ids[0])
        else:
            self._show_emptiness(whole)
            self.presenter.open(None)

    def show_choices(self, issuers: Sequence[str], doc_types: Sequence[str]) -> None:
        self.filter.set_choices(issuers, doc_types)

    def show_detail(self, detail: Detail) -> None:
        self._form.detailPanel.setVisible(self._detail_open)
        self.detail.show_detail(detail)
        if self._passage is not None and self._passage[0] == detail.document.id:
            # Once the page is laid out: a text is scrolled by its lines.
            QTimer.singleShot(0, self, partial(self.detail.show_passage, self._passage[1]))
            self._passage = None
        self.crumb_changed.emit(detail.document.symbol or detail.document.doc_type)
        self._form.planButton.setEnabled(True)

    def show_no_detail(self) -> None:
        self._form.detailPanel.hide()
        self.crumb_changed.emit("")

    def select(self, document_id: int) -> None:
        self.table.select_id(document_id)

    def show_error(self, error: AppError) -> None:
        self._services.show_error(error)

    def say(self, text: str, undo_state: tuple[int, IncomingState] | None) -> None:
        self._services.data_changed()
        if undo_state is None:
            self._services.toast(text)
            return
        document_id, before = undo_state
        self._services.toast(text, lambda: self.presenter.set_state(document_id, before, undone=True))

    def go(self, room: str, target: object) -> None:
        if room == "outgoing":
            self._services.data_changed()
        self._services.navigate(room, target)

    def open_file(self, path: Path) -> None:
        open_path(path)

    def show_planning(self, busy: bool) -> None:
        self._form.planButton.setEnabled(not busy)
        self._form.planButton.setText("Đang lập…" if busy else "&Lập kế hoạch")

    # ---- building

    def _build(self) -> None:
        form, theme = self._form, self._theme
        self.filter = RegisterFilter(theme, self._office.today)
        printing = RegisterPrinting(self._office, self._services, INCOMING_REGISTERS, self)
        self.print_button = self.filter.add_button("In sổ", "printer", folds=True)
        self.print_button.setToolTip("In sổ đăng ký, sổ theo dõi giải quyết, sổ chuyển giao văn bản đến")
        self.print_button.clicked.connect(printing.ask)
        self.saved = SavedFilters(self.filter, self._office, "incoming", self._services)
        form.filterColumn.addWidget(self.filter)
        self._model = PagedTable(register_columns(self._office.today), self._office.incoming_lines, self)
        self._model.failed.connect(self._services.show_error)
        self.table = DataTable(theme, self._model, self._services.state, "incoming.register")
        self.table.setAccessibleName("Sổ văn bản đến")
        form.listColumn.addWidget(self.table)
        self._empty = EmptyState(theme, "inbox", "", "", "", self._fill_emptiness)
        form.emptyColumn.addWidget(self._empty)
        self.detail = DetailPane(form, self._services, self._office, self)
        form.closeButton.setIcon(theme.icon("x"))
        form.planButton.setIcon(theme.icon("file-pen-line", "on_accent"))

    def _join(self) -> None:
        form = self._form
        self.filter.changed.connect(self._filter_changed)
        self.filter.box.left_downwards.connect(self._into_list)
        self.table.current_changed.connect(self._current_changed)
        self.table.opened.connect(self._opened)
        self.table.sort_asked.connect(self._sort_asked)
        self.table.typed.connect(self.filter.box.type_in)
        self.detail.asked.connect(self._services.navigate)
        form.closeButton.clicked.connect(self._close_detail)
        form.planButton.clicked.connect(self._plan)
        self.detail.other_paper.clicked.connect(self._offer_other_papers)
        self.detail.slip.clicked.connect(self.presenter.begin_slip)
        form.doneButton.clicked.connect(self._toggle_done)
        form.fileButton.clicked.connect(self._open_file)
        form.correctButton.clicked.connect(self._correct)
        for keys, act in (("Esc", self._back), ("F2", self._correct), ("Ctrl+F", self._to_filter)):
            on_keys(self, act, keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- doing

    def _show(self, wanted: IncomingFilter) -> None:
        self._asked = True
        self.filter.show_filter(wanted)
        self.presenter.show(wanted)
        self.presenter.read_choices()

    def _filter_changed(self) -> None:
        before = self.presenter.wanted
        self.presenter.show(replace(self.filter.wanted(), sort=before.sort, descending=before.descending))

    def _sort_asked(self, key: str, descending: bool) -> None:
        self.presenter.sort(SORTS[key], descending)

    def _current_changed(self, document_id: int | None) -> None:
        if self._detail_open:
            self.presenter.open(document_id)

    def _opened(self, document_id: int) -> None:
        if not self._detail_open:
            self._open_detail(True)
            self.presenter.open(document_id)
        else:
            self._form.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_detail(self, shown: bool) -> None:
        self._detail_open = shown
        self._services.state.set_text("incoming/detail", "yes" if shown else "no")
        self._form.detailPanel.setVisible(shown and self.presenter.detail is not None)
        keys = [column.key for column in self._model.columns]
        # At a large zoom the detail beside says both; half a date says nothing.
        hidden = [key for key in keys if shown and key not in BESIDE_DETAIL]
        self.table.hide_columns(hidden, ("arrival", "due") if shown else ())
        self._share_room()

    def _share_room(self) -> None:
        room, px = self.width(), self._theme.px
        whole = px(566)  # of all its tabs and buttons beside each other
        detail = max(min(whole, room * 58 // 100), min(px(460), room // 2))
        set_property(self._form.tabs.tabBar(), "cramped", detail < whole)
        self._form.halves.setSizes([room - detail, detail])

    def _back(self) -> None:
        """Esc: from the detail into the list, then the detail goes, then the filters."""
        if self._form.detailPanel.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()
        elif self._detail_open and self.presenter.detail is not None:
            self._close_detail()
        elif self.filter.active:
            self._show(IncomingFilter())

    def _close_detail(self, checked: bool = False) -> None:
        self._open_detail(False)
        self.table.setFocus()

    def _into_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_filter(self) -> None:
        self.filter.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.box.selectAll()

    def _plan(self, checked: bool = False) -> None:
        self.presenter.plan(self._directives())

    def _directives(self) -> list[int]:
        ids = self.table.selected_ids()
        current = self.presenter.detail.document.id if self.presenter.detail is not None else None
        return [current] if current is not None and current not in ids else ids

    def _offer_other_papers(self, checked: bool = False) -> None:
        """Offer every template that a paper can be begun from, filled with what the register knows."""
        ids = self._directives()
        menu = QMenu(self)
        for line in self._office.templates_to_begin():
            menu.addAction(line.title).triggered.connect(partial(self._answer, ids, line.name))
        button = self.detail.other_paper
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _answer(self, ids: Sequence[int], template: str, checked: bool = False) -> None:
        self.presenter.plan(ids, template)

    def _toggle_done(self, checked: bool = False) -> None:
        if self.presenter.detail is None:
            return
        document = self.presenter.detail.document
        done = document.state is IncomingState.DONE
        state = IncomingState.IN_PROGRESS if done else IncomingState.DONE
        self.presenter.set_state(document.id or 0, state)

    def _open_file(self, checked: bool = False) -> None:
        files = self.presenter.detail.document.files if self.presenter.detail is not None else ()
        if len(files) == 1:
            self.presenter.open_original(files[0])
            return
        menu = QMenu(self)
        for file in files:
            menu.addAction(file.name).setData(file)
        button = self._form.fileButton
        chosen = menu.exec(button.mapToGlobal(button.rect().bottomLeft()))
        if chosen is not None:
            self.presenter.open_original(chosen.data())
        menu.deleteLater()

    def _correct(self, checked: bool = False) -> None:
        if self.presenter.detail is not None:
            today, document = self._office.today, self.presenter.detail.document
            dialog = CorrectDialog(self._theme, today, document, self.presenter.correct, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _show_emptiness(self, whole: int) -> None:
        self._form.listStack.setCurrentWidget(self._form.emptyPage)
        if whole:
            self._empty.set("Không có văn bản nào khớp", "Bỏ bớt điều kiện lọc để thấy thêm.", "Bỏ lọc")
        else:
            self._empty.set(
                "Sổ văn bản đến chưa có gì",
                "Nhận tệp PDF hoặc Word: phần mềm đọc, điền sẵn phiếu, bạn xem lại rồi bấm «Vào sổ».",
                "Nhận văn bản",
            )

    def _fill_emptiness(self) -> None:
        if self._whole:
            self._show(IncomingFilter())
        else:
            self._services.navigate("intake", "pick")
