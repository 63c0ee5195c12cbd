"""The room *Kế hoạch, văn bản đi*: the list, the editor of a draft, and an issued paper.

``open`` takes the id of a paper or draft; ``"drafts"`` or ``"issued"`` show the list filtered so, and so does
a ``SavedFilter``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.outgoing import IssuedNotLaidError
from office_app.domain.numbering import NumberSeries
from office_app.domain.outgoing import Finding, IssuedPaper, OutgoingDraft
from office_app.domain.read_files import WordBox
from office_app.domain.saved_filters import SavedFilter
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.outgoing.autosave import Autosave
from office_app.gui.outgoing.beginning import Beginning
from office_app.gui.outgoing.columns import DOC_TYPES, outgoing_columns
from office_app.gui.outgoing.edited_draft import EditedDraft
from office_app.gui.outgoing.editor_actions import EditorActions
from office_app.gui.outgoing.editor_pane import EditorPane
from office_app.gui.outgoing.editor_presenter import EditorPresenter, Loaded, Printed
from office_app.gui.outgoing.gap_walk import GapWalk
from office_app.gui.outgoing.issued_pane import IssuedPane
from office_app.gui.outgoing.list_presenter import ListPresenter, OutgoingWants
from office_app.gui.outgoing.numbers_panel import NumbersPanel
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.issue_question import issue_question
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.notices import ErrorStrip
from office_app.gui.widgets.on_keys import on_keys
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.passages import PagePart
from office_app.gui.widgets.register_dialog import OUTGOING_REGISTERS, RegisterPrinting
from office_app.gui.widgets.saved_filters import SavedFilters


class OutgoingPage(RoomPage):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._form = Ui_OutgoingPage()
        self._form.setupUi(self)
        run = run_for(self, services.runner)
        self.listing = ListPresenter(self, office, run)
        self.editor = EditorPresenter(self, office, run, Autosave(self, office, run, self))
        self.beginning = Beginning(office, services, self.listing, self.show_error, self)
        self._build_list()
        self.pane = EditorPane(self._form, services, self.editor, office, self)
        self.pane.removed.connect(self._offer_undo)
        for asked in (self.pane.directive_asked, self.pane.works.source.directive_asked):
            asked.connect(lambda directive: services.navigate("incoming", directive))
        self.strip = EditorActions(
            self._form, services, office, self.editor, self.pane, self.show_error, self
        )
        GapWalk(self._form, self.pane, self.editor, services.toast)
        self.issued = IssuedPane(self._form, services, office, self.editor.fetch_page, self)
        self.strip.way_shown.connect(self.issued.show_state)
        self._error = ErrorStrip(self._theme)
        self._unsaved = ""  # what the strip said when something could not be stored
        self._form.errorColumn.addWidget(self._error)
        self._form.backButton.clicked.connect(self._to_list)
        self._form.issuedBackButton.clicked.connect(self._to_list)
        self._form.issuedBackButton.setIcon(self._theme.icon("arrow-left"))
        self._form.issueButton.clicked.connect(self._ask_to_issue)
        self._form.issueButton.setIcon(self._theme.icon("send", "on_accent"))
        self._add_shortcuts()

    # ---- what the window asks of a room

    def open(self, target: object) -> None:
        if isinstance(target, int):
            loaded = self.editor.loaded
            if self.editor.edited is not None and loaded is not None and loaded.document.id == target:
                return  # it is under the pen already
            if self.editor.close():
                self._to_paper(target)
            return
        if isinstance(target, SavedFilter):
            if self._leave_paper():
                self.filter.show_content(target.content)
            return
        if target in ("drafts", "issued"):
            if not self._leave_paper():
                return
            self._issued_choice.setCurrentIndex(self._issued_choice.findData(target == "issued"))
        if self._form.stack.currentWidget() is self._form.listPage:
            self.listing.refresh()

    def refresh(self) -> None:
        if self._form.stack.currentWidget() is self._form.listPage:
            self.listing.refresh()
            self.numbers.refresh()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"new": self.beginning.ask, "print": self.print_button.click, "numbers": self.numbers.toggle}

    def leave(self) -> bool:
        return self.editor.saving.save_now()

    # ---- what the list's presenter says

    def show_ids(self, ids: Sequence[int], wanted: OutgoingWants) -> None:
        self._model.show(ids)
        self.table.show_sort(wanted.sort, wanted.descending)
        self.filter.set_count(f"{number_vi(len(ids))} văn bản")
        form = self._form
        form.listStack.setCurrentWidget(form.tablePage if ids else form.emptyPage)
        if not ids and wanted.filtered:
            self._empty.set("Không có văn bản nào khớp", "Bỏ bớt điều kiện lọc để thấy thêm.", "Bỏ lọc")
        elif not ids:
            self._empty.set(
                "Chưa có văn bản đi nào",
                "Mở một văn bản đến rồi bấm «Lập kế hoạch»: dự thảo được soạn sẵn từ việc và thời hạn của nó.",
                "Mở văn bản đến",
            )

    def say_deleted(self, drafts: Sequence[OutgoingDraft], issued: int) -> None:
        if issued:
            self._services.toast(f"{issued} văn bản đã phát hành nên không xóa được.")
        if drafts:
            self._services.data_changed()
            words = f"Đã xóa {len(drafts)} dự thảo."
            self._services.toast(words, lambda: self.listing.bring_back(drafts))

    def go_to(self, outgoing_id: int) -> None:
        self._services.data_changed()
        self._services.navigate("outgoing", outgoing_id)

    # ---- what the editor's presenter says

    def show_draft(self, edited: EditedDraft, loaded: Loaded) -> None:
        self._error.hide()
        self._form.stack.setCurrentWidget(self._form.editorPage)
        self.pane.fit_to(self.width())
        self.pane.show_draft(edited, loaded)
        self.strip.show_way(loaded.document)
        self.crumb_changed.emit(f"{edited.draft.doc_type} · {loaded.document.state.value}")
        self._read_units()
        self._to_work()

    def show_issued(self, loaded: Loaded) -> None:
        self.pane.stop()
        self._form.stack.setCurrentWidget(self._form.issuedPage)
        self.issued.show_paper(loaded)
        self.strip.show_way(loaded.document)
        self.crumb_changed.emit(loaded.document.symbol or "")

    def show_printed(self, printed: Printed) -> None:
        self.pane.show_printed(printed)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.pane.show_findings(findings)

    def show_page_image(self, revision: int, page: int, image: bytes) -> None:
        view = self.issued.paper if revision < 0 else self.pane.preview
        view.set_page_image(page, image)

    def show_place(self, place: PagePart, words: Sequence[WordBox]) -> None:
        self.pane.show_place(place, words)

    def show_saved(self, saved: bool) -> None:
        self.pane.show_saved(saved)
        if saved and self._error.text == self._unsaved:
            self._error.hide()

    def show_not_saved(self, error: AppError) -> None:
        self.show_error(error)
        self._unsaved = error.text_vi()

    def show_error(self, error: AppError) -> None:
        if self._form.stack.currentWidget() is self._form.editorPage:
            self._error.show_error(error)
        else:
            self._services.show_error(error)

    def show_issuing(self, busy: bool) -> None:
        self._form.issueButton.setEnabled(not busy and not self.editor.must_mend)
        self._form.issueButton.setText("Đang phát hành…" if busy else "&Phát hành")

    def say_issued(self, issued: IssuedPaper, files: Sequence[Path]) -> None:
        self._services.data_changed()
        made = [f"{issued.tasks} việc"] if issued.tasks else []
        made += ["đợt học tập"] if issued.campaign_id is not None else []
        also = f", đã tạo {' và '.join(made)}" if made else ""
        words = f"Đã phát hành {issued.symbol}{also}."
        if files:
            self._services.toast(words, lambda: open_path(files[0].parent), "Mở thư mục")
        else:
            self._services.toast(words)

    def say_not_laid(self, error: IssuedNotLaidError) -> None:
        self._services.data_changed()
        self._services.show_error(error)  # over the room: the editor is left

    # ---- building

    def _build_list(self) -> None:
        form, theme = self._form, self._theme
        self.filter = FilterBar(theme, "Lọc theo số, trích yếu, nơi nhận…")
        self._type_choice = self.filter.add_choice("Mọi loại", [(name, name) for name in DOC_TYPES.values()])
        self._issued_choice = self.filter.add_choice(
            "Mọi trạng thái", [("Dự thảo", False), ("Đã phát hành", True)]
        )
        self.filter.changed.connect(self._filter_changed)
        self._begin = self.filter.add_button("Soạn văn bản", "plus")
        self._begin.setToolTip("Soạn từ mẫu hoặc từ trang trắng (Insert)")
        self._begin.clicked.connect(self.beginning.ask)
        self._clone = self.filter.add_button("Lập lại", "copy", folds=True)
        self._clone.setToolTip(
            "Lập lại cho năm nay: dự thảo mới từ văn bản đang chọn, các ngày dời sang năm nay và được đánh dấu"
        )
        self._clone.setEnabled(False)
        self._clone.clicked.connect(self._clone_chosen)
        self.numbers = NumbersPanel(self._office, self._services)
        button = self.filter.add_button("Sổ số", "list-checks", folds=True)
        button.setToolTip("Sổ số: số tiếp theo, số dành riêng, số hủy và lý do")
        button.clicked.connect(self.numbers.toggle)
        printing = RegisterPrinting(self._office, self._services, OUTGOING_REGISTERS, self)
        self.print_button = self.filter.add_button("In sổ", "printer", folds=True)
        self.print_button.setToolTip("In sổ đăng ký văn bản đi")
        self.print_button.clicked.connect(printing.ask)
        self.saved = SavedFilters(self.filter, self._office, "outgoing", self._services)
        form.filterColumn.addWidget(self.filter)
        form.filterColumn.addWidget(self.numbers)
        self._model = PagedTable(outgoing_columns(), self._office.outgoing_lines, self)
        self._model.failed.connect(self._services.show_error)
        self.table = DataTable(theme, self._model, self._services.state, "outgoing.list")
        self.table.setAccessibleName("Kế hoạch và văn bản đi")
        self.table.opened.connect(lambda paper: self._services.navigate("outgoing", paper))
        self.table.current_changed.connect(lambda paper: self._clone.setEnabled(paper is not None))
        self.table.sort_asked.connect(self.listing.sort)
        self.table.typed.connect(self.filter.box.type_in)
        self.table.delete_asked.connect(self.listing.delete)
        self.filter.box.left_downwards.connect(self.table.setFocus)
        form.listColumn.addWidget(self.table)
        self._empty = EmptyState(theme, "file-pen-line", "", "", "", self._fill_emptiness)
        form.emptyColumn.addWidget(self._empty)

    def _add_shortcuts(self) -> None:
        for keys, act, where in (
            ("Esc", self._to_list, self),
            ("Ctrl+S", self.editor.saving.save, self),
            ("Ctrl+Shift+N", self.pane._add, self),
            ("Ins", self.beginning.ask, self._form.listPage),  # Ctrl+N is the window's, in every room
        ):
            on_keys(where, act, keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.fit_to(self.width())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._to_work()

    def _to_work(self) -> None:
        """Give the focus to what is to be done in the page shown."""
        form, shown = self._form, self._form.stack.currentWidget()
        if shown is form.listPage:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is form.editorPage and form.parts.currentWidget() is form.sectionPart:
            self.pane.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is form.editorPage:
            form.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- doing

    def _clone_chosen(self, checked: bool = False) -> None:
        chosen = self.table.selected_ids()
        if len(chosen) == 1:
            self.listing.clone(chosen[0])

    def _filter_changed(self) -> None:
        wanted = replace(
            self.listing.wanted,
            words=self.filter.words,
            doc_type=self._type_choice.currentData(),
            issued=self._issued_choice.currentData(),
        )
        self.listing.show(wanted)

    def _fill_emptiness(self) -> None:
        if self.listing.wanted.filtered:
            self.filter.box.clear()
            self._type_choice.setCurrentIndex(0)
            self._issued_choice.setCurrentIndex(0)
        else:
            self._services.navigate("incoming", None)

    def _to_paper(self, outgoing_id: int) -> None:
        self._error.hide()
        self.editor.load(outgoing_id)

    def _leave_paper(self) -> bool:
        if not self.editor.close():
            return False
        self.pane.stop()
        self._form.stack.setCurrentWidget(self._form.listPage)
        self.crumb_changed.emit("")
        return True

    def _to_list(self, checked: bool = False) -> None:
        if self._form.stack.currentWidget() is self._form.listPage:
            self._fill_emptiness() if self.listing.wanted.filtered else None
            return
        if self.pane.findings.close_list():
            return
        current = self.editor.loaded.document.id if self.editor.loaded is not None else None
        if self._leave_paper():
            self.listing.refresh()
            self.table.select_id(current)
            self.table.setFocus()

    def _offer_undo(self, words: str, before: OutgoingDraft) -> None:
        self._services.toast(words, lambda: self.pane.take_back(before))

    def _read_units(self) -> None:
        self._services.runner.run(
            lambda progress: {line.unit.name: line.unit.id or 0 for line in self._office.units()},
            on_done=self.pane.works.set_units,
        )

    def _ask_to_issue(self, checked: bool = False) -> None:
        edited = self.editor.edited
        if edited is None or self.editor.must_mend:
            return
        if not self._office.is_report(edited.draft):
            self.editor.prepare_issue(self._show_issue_dialog)
        elif self._leave_paper():
            self._services.navigate("reports", edited.draft.report)
            self._services.toast("Báo cáo phát hành ở đây, để số liệu được chốt cùng văn bản.")

    def _show_issue_dialog(self, series: NumberSeries) -> None:
        edited = self.editor.edited
        if edited is not None:
            dialog = issue_question(self._theme, self._office, edited.to_store(), series, self)
            dialog.confirmed.connect(self.editor.issue)
            dialog.open()
