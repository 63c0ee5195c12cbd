"""The editor's page: outline, the chosen part, days and work, the printed page, and what the checker found."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from office_app.bootstrap import Office
from office_app.domain.outgoing import DraftAnnex, DraftSection, Finding, OutgoingDraft, OutgoingState
from office_app.domain.plan_check_places import words_meant
from office_app.domain.read_files import WordBox
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.outgoing.annex_bar import AnnexBar
from office_app.gui.outgoing.edited_draft import HEAD, WORKS, EditedDraft
from office_app.gui.outgoing.editor_dress import dress_editor
from office_app.gui.outgoing.editor_presenter import EditorPresenter, Loaded, Printed
from office_app.gui.outgoing.findings_bar import FindingsBar
from office_app.gui.outgoing.head_form import HeadForm
from office_app.gui.outgoing.markup_editor import MarkupEditor
from office_app.gui.outgoing.outline_list import OutlineList
from office_app.gui.outgoing.source_box import SourceBox
from office_app.gui.outgoing.table_bar import TableBar
from office_app.gui.outgoing.undo_keys import UndoKeys
from office_app.gui.outgoing.works_pane import WorksPane
from office_app.gui.room import RoomServices
from office_app.gui.widgets.notices import ErrorStrip
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.passages import PagePart
from office_app.gui.widgets.pause import after_pause
from office_app.gui.widgets.printing import PagePrinter

PRINT_AFTER = 140  # ms of a pause; with drawing, twenty pages follow the last key within 0.5 s
SUPERSEDED = ("can_cu.het_hieu_luc", "can_cu.sua_doi")
_A4 = (595.28, 841.89)  # points


class EditorPane(QObject):
    directive_asked = Signal(int)
    removed = Signal(str, object)  # what was removed, in words; the draft as it was
    sent_changed = Signal(object)  # a paper on its way was changed; the draft as it was sent

    def __init__(
        self,
        form: Ui_OutgoingPage,
        services: RoomServices,
        presenter: EditorPresenter,
        office: Office,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._form, self._theme, self._presenter, self._services = form, services.theme, presenter, services
        self._today = office.today
        self._edited: EditedDraft | None = None
        self._loaded: Loaded | None = None
        self._key, self._width = HEAD, 0
        self._saved, self._state = True, OutgoingState.DRAFT
        self._sent: OutgoingDraft | None = None  # as it was submitted or signed, None while it is a draft
        self._print_later = after_pause(PRINT_AFTER, self._print, self)
        self._build()
        self.works = WorksPane(form, services.theme, office, run_for(parent, services.runner), parent)
        self._join()
        fields = (self.text, form.heading, form.subject, form.recipients, form.addressees, self.head.dated)
        UndoKeys(form.editorPage, (*fields, self.works.campaign_due), self.undo, self.redo)
        self._theme.changed.connect(self.fit_to)

    def show_draft(self, edited: EditedDraft, loaded: Loaded) -> None:
        """Show a draft that was opened just now."""
        self._edited, self._loaded = edited, loaded
        draft = edited.draft
        self.text.forget()
        self.outline.show_findings(())
        self.findings.show_findings(None)
        self.head.show_draft(edited, loaded.signers)
        self.source.show_draft(loaded.directives)
        self._notice.hide()
        first = next((section.key for section in edited.sections if section.text.strip()), HEAD)
        self._key = first if draft.subject else HEAD
        self._show_outline()
        self._show_part()
        self.works.show_draft(edited, loaded)
        self.show_saved(True)
        self._show_steps()
        self.preview.clear("Đang vẽ trang in…", "")
        self._print()

    def show_printed(self, printed: Printed) -> None:
        again = printed.revision > 0
        self.preview.show_pages(printed.pages, self._presenter.fetch_page, again=again)
        self.preview.set_page_image(printed.page, printed.image)
        self.show_findings(printed.findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.outline.show_findings(findings)
        self.findings.show_findings(findings)
        replaced = [found.text for found in findings if found.code in SUPERSEDED and not found.overruled]
        if replaced:
            words = f"{' '.join(replaced)} Xem lại nội dung, thời hạn lấy từ văn bản cũ."
            self._notice.show_text(words, state="waiting")
        else:
            self._notice.hide()

    def show_place(self, place: PagePart, words: Sequence[WordBox]) -> None:
        """Bring words of the printed pages into view."""
        upright = max((word.right for word in words), default=0.0) <= _A4[0]
        self.preview.pages.set_page_words(place.page, words, *(_A4 if upright else reversed(_A4)))
        self.preview.pages.scroll_to_part(place)

    def show_saved(self, saved: bool) -> None:
        self._saved = saved
        state = "dự thảo" if self._state is OutgoingState.DRAFT else f"văn bản {self._state.value}"
        self._form.savedLabel.setText(f"Đã lưu {state}" if saved else "Chưa lưu…")

    def show_state(self, state: OutgoingState) -> None:
        """Say on the strip where the paper stands."""
        self._state = state
        self._sent = self._edited.draft if self._edited and state is not OutgoingState.DRAFT else None
        self.show_saved(self._saved)

    def go_on(self) -> None:
        """Take a change of a paper on its way as that of a draft."""
        self._sent = None
        self._touched()

    def stop(self) -> None:
        """Let the timer rest: the draft is left."""
        self._print_later.stop()
        self._edited = None
        self.head.show_draft(None)
        self.works.show_draft(None, None)

    def take_back(self, draft: OutgoingDraft, place: str = "") -> None:
        """Take over an earlier or a mended draft, as a change that can be undone."""
        if self._edited is not None:
            self._edited.restore(draft, place or self._key)
            self._show_all(place or self._key)

    def undo(self, checked: bool = False) -> None:
        """Go one step back, wherever it was made, and show it."""
        if self._edited is not None:
            self._show_all(self._edited.undo())

    def redo(self, checked: bool = False) -> None:
        """Go one undone step forward and show it."""
        if self._edited is not None:
            self._show_all(self._edited.redo())

    def _show_all(self, place: str | None) -> None:
        if place is None:  # there was no step to go
            return
        if place != WORKS or not self.works.shown:
            self._key = HEAD if place == WORKS else place
        self.head.show_head()
        self.works.show_works()
        self._show_changed()

    # ---- building

    def _build(self) -> None:
        form, theme = self._form, self._theme
        self.outline = OutlineList(theme)
        form.outlineHolder.addWidget(self.outline)
        self.text = MarkupEditor(theme)
        self.tables = TableBar(theme, form.textHolder, self.text)
        self.annexes = AnnexBar(form, theme, self.text, self)
        form.headingLabel.setBuddy(form.heading)
        self.source = SourceBox(theme, form, self.text, self)
        self.source.directive_asked.connect(self.directive_asked)
        self._notice = ErrorStrip(theme)
        form.errorColumn.addWidget(self._notice)
        self.head = HeadForm(form, theme, self._today, self)
        self.preview = PaperView(theme)
        form.previewColumn.addWidget(self.preview)
        PagePrinter(self.preview, self._services, self._presenter.printable)
        self.findings = FindingsBar(theme, form)
        dress_editor(form, theme)

    def _join(self) -> None:
        form = self._form
        self.outline.chosen.connect(self._choose)
        self.outline.move_asked.connect(self._move)
        self.outline.remove_asked.connect(self._remove)
        form.addButton.clicked.connect(self._add)
        self.annexes.add_asked.connect(self._add_annex)
        self.annexes.turned.connect(self._turn_annex)
        form.upButton.clicked.connect(lambda: self._move(-1))
        form.downButton.clicked.connect(lambda: self._move(1))
        form.removeButton.clicked.connect(self._remove)
        form.heading.textEdited.connect(self._heading_typed)
        form.boldButton.clicked.connect(lambda: self.text.toggle("**"))
        form.italicButton.clicked.connect(lambda: self.text.toggle("*"))
        form.underlineButton.clicked.connect(lambda: self.text.toggle("__"))
        self.text.textChanged.connect(self._text_typed)
        form.undoButton.clicked.connect(self.undo)
        form.redoButton.clicked.connect(self.redo)
        self.head.touched.connect(self._touched)
        self.head.dated_changed.connect(self.works.show_days)
        self.works.touched.connect(self._touched)
        self.works.moved.connect(lambda: self._show_all(WORKS))
        self.works.removed.connect(self.removed)
        self.findings.jump_asked.connect(self._jump)

    def fit_to(self, width: int = 0) -> None:
        """Share the page's width, when none is given the one before: outline, text, and the printed page."""
        self._width = width = width or self._width
        if width <= 0:
            return
        px = self._theme.px
        self._form.outlinePanel.setFixedWidth(min(px(208), width * 19 // 100))
        self._form.previewPanel.setFixedWidth(min(px(420), width * 36 // 100))

    # ---- showing

    def _show_outline(self) -> None:
        if self._edited is not None:
            if self._key != HEAD and self._edited.passage(self._key) is None:
                self._key = HEAD
            self.outline.show_sections(self._edited.sections, self._key, self._edited.draft.annexes)

    def _show_part(self) -> None:
        form = self._form
        section = self._edited.passage(self._key) if self._edited is not None else None
        shown = form.headPart if section is None else form.sectionPart
        for part in (form.headPart, form.sectionPart):  # the other one claims no height
            policy = QSizePolicy.Policy.Preferred if part is shown else QSizePolicy.Policy.Ignored
            part.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        form.parts.setCurrentWidget(shown)
        annex = section if isinstance(section, DraftAnnex) else None
        named = annex is not None or (isinstance(section, DraftSection) and section.level > 0)
        for button in (form.upButton, form.downButton, form.removeButton):
            button.setEnabled(named)
        self.annexes.show_annex(annex)
        if self._edited is not None:
            self.works.set_shown(annex is None and self._edited.draft.layout.letterhead)
        if section is None or self._edited is None:
            return
        reviews = [one for one in self._edited.draft.reviews if one.section == section.key]
        with QSignalBlocker(form.heading), QSignalBlocker(self.text):
            form.heading.setText(section.heading)
            form.heading.setCursorPosition(0)
            form.heading.setEnabled(named)
            form.heading.setPlaceholderText("" if named else "Phần này không có đề mục")
            self.text.show_section(section.key, section.text)
            self.text.mark_reviews(reviews)
        self.source.show_section(section)

    # ---- changing

    def _touched(self) -> None:
        if self._sent is not None and self._edited is not None and self._edited.draft != self._sent:
            self.sent_changed.emit(self._sent)
            return
        self._presenter.saving.touched()
        self._show_steps()
        self._print_later.start()

    def _show_steps(self) -> None:
        history = self._edited.history if self._edited is not None else None
        self._form.undoButton.setEnabled(history is not None and history.can_undo)
        self._form.redoButton.setEnabled(history is not None and history.can_redo)

    def _print(self) -> None:
        if self._edited is not None:
            if (section := self._edited.passage(self._key)) is not None:
                self.source.show_section(section)
            width = max(300, round(self.preview.width() * self.preview.devicePixelRatioF()))
            self._presenter.print(self.preview.pages.current, width)

    def _choose(self, key: str) -> None:
        self._key = key
        self._show_part()
        section = self._edited.passage(key) if self._edited is not None else None
        if section is not None:
            self._presenter.find_place(section.heading, section.text)
        else:
            self.preview.scroll_to_page(0)

    def _heading_typed(self, text: str) -> None:
        if self._edited is not None:
            self._edited.set_heading(self._key, text)
            self._show_outline()
            self._touched()

    def _text_typed(self) -> None:
        if self._edited is not None and self._key != HEAD:
            before = self._edited.revision
            self._edited.set_text(self._key, self.text.toPlainText())
            if self._edited.revision != before:
                self.works.show_days()
                self._touched()

    def _add(self, checked: bool = False) -> None:
        if self._edited is not None:
            after = self._edited.sections[-1].key if self._edited.annex(self._key) else self._key
            self._show_new(self._edited.add_after(None if after == HEAD else after))

    def _add_annex(self) -> None:
        if self._edited is not None:
            self._show_new(self._edited.add_annex())

    def _show_new(self, key: str) -> None:
        self._key = key
        self._show_changed()
        self._form.heading.setFocus()
        self._form.heading.selectAll()

    def _show_changed(self) -> None:
        self._show_outline()
        self._show_part()
        self._touched()

    def _turn_annex(self, landscape: bool) -> None:
        if self._edited is not None:
            self._edited.turn_annex(self._key, landscape=landscape)
            self._touched()

    def _move(self, way: int) -> None:
        if self._edited is not None and self._edited.move(self._key, way):
            self._show_changed()

    def _remove(self, checked: bool = False) -> None:
        edited = self._edited
        section = edited.passage(self._key) if edited is not None else None
        if edited is None or section is None or (isinstance(section, DraftSection) and not section.level):
            return
        before, what = edited.draft, "mục" if isinstance(section, DraftSection) else "phụ lục"
        self._key = edited.remove(section.key) or HEAD
        self._show_changed()
        self.removed.emit(f"Đã bỏ {what} «{section.heading}».", before)

    def _jump(self, finding: Finding) -> None:
        """Go where a finding can be mended."""
        found = self._edited.passage(finding.section or "") if self._edited is not None else None
        self._key = found.key if found is not None else HEAD
        self._show_outline()
        self._show_part()
        if found is not None:
            self.text.select_first(words_meant(finding))
            self.text.setFocus()
        else:
            form, said = self._form, finding.text.lower()
            other = form.addressees if "nơi gửi" in said else form.subject
            (form.recipients if "nơi nhận" in said else other).setFocus()
        if finding.source is not None:
            self.source.show_mark(finding.source)
