"""What the strip under the editor does: mend, let stand, submit, send back, write files, keep the signed scan."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.incoming import StoredFile
from office_app.domain.numbering import KEPT_REASONS
from office_app.domain.outgoing import (
    NUMBERED,
    RETURN_REASONS,
    Finding,
    OutgoingDocument,
    OutgoingDraft,
    OutgoingState,
    Place,
)
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.outgoing.edited_draft import HEAD, WORKS
from office_app.gui.outgoing.editor_pane import EditorPane
from office_app.gui.outgoing.editor_presenter import EditorPresenter
from office_app.gui.outgoing.paper_way import PaperWay
from office_app.gui.outgoing.reason_bar import ReasonBar
from office_app.gui.outgoing.way_presenter import WayPresenter
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.open_path import open_path
from office_app.use_cases.progress import Progress

OVERRULE_REASONS = (
    "Đã có ý kiến của Thường trực Đảng ủy",
    "Văn bản viện dẫn là bản giấy, không có trong sổ",
    "Đã kiểm tra lại, nội dung đúng",
)
_STEPS = {
    OutgoingState.DRAFT: ("T&rình ký", "Ghi nhận đã trình lãnh đạo ký"),
    OutgoingState.SUBMITTED: ("Đã &ký", "Ghi nhận văn bản đã được ký, sẵn sàng phát hành"),
}


class EditorActions(QObject):
    way_shown = Signal(object)  # OutgoingDocument, as it stands now

    def __init__(
        self,
        form: Ui_OutgoingPage,
        services: RoomServices,
        office: Office,
        editor: EditorPresenter,
        pane: EditorPane,
        show_error: Callable[[AppError], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._form, self._services, self._office = form, services, office
        self._editor, self._pane = editor, pane
        self.show_error = show_error
        self._document: OutgoingDocument | None = None
        self._question: QMessageBox | None = None
        self.presenter = WayPresenter(self, office, run_for(parent, services.runner), editor.saving.save_now)
        self.reason = ReasonBar(services.theme)
        form.reasonColumn.addWidget(self.reason)
        self.way, self.issued_way = PaperWay(services.theme), PaperWay(services.theme)
        form.headColumn.insertWidget(form.headColumn.count() - 1, self.way)
        form.issuedColumn.insertWidget(form.issuedColumn.count() - 1, self.issued_way)
        self.issued_reason = ReasonBar(services.theme)
        self.void = push_button(
            "Hủy số…", kind="quiet", tip="Văn bản và tệp vẫn còn trong sổ, số không dùng lại"
        )
        self.void.clicked.connect(self._ask_why_void)
        form.issuedColumn.insertWidget(form.issuedColumn.count() - 1, self.void)
        form.issuedPaper.addWidget(self.issued_reason)
        for way in (self.way, self.issued_way):
            way.scan_brought.connect(self._attach)
            way.scan_asked.connect(self._open_scan)
        form.filesButton.setIcon(services.theme.icon("download"))
        form.filesButton.clicked.connect(self._write_files)
        form.stepButton.clicked.connect(self._step)
        form.returnButton.clicked.connect(self._ask_why_back)
        pane.sent_changed.connect(self._ask_before_change)
        pane.findings.mend_asked.connect(self._mend)
        pane.findings.overrule_asked.connect(self._overrule)

    # ---- what the presenter says

    def show_way(self, document: OutgoingDocument) -> None:
        """Show where a paper stands on its way."""
        before, self._document = self._document, document
        self.reason.give_up()
        self.issued_reason.give_up()
        self.void.setVisible(document.state is OutgoingState.ISSUED)
        numbered = document.state in NUMBERED
        (self.issued_way if numbered else self.way).show_paper(document)
        if before is not None and before.state is not document.state and before.id == document.id:
            self._services.data_changed()
        if self._editor.loaded is not None and self._editor.loaded.document.id == document.id:
            self._editor.loaded = replace(self._editor.loaded, document=document)
        sheet = not document.draft.layout.letterhead  # takes no number: it is only printed
        words, tip = ("", "") if sheet else _STEPS.get(document.state, ("", ""))
        self._form.issueButton.setVisible(not sheet)
        self._form.stepButton.setVisible(bool(words))
        self._form.stepButton.setText(words)
        self._form.stepButton.setToolTip(tip)
        self._form.returnButton.setVisible(document.state in (OutgoingState.SUBMITTED, OutgoingState.SIGNED))
        self._form.filesButton.setVisible(True)
        self._pane.show_state(document.state)
        self.way_shown.emit(document)

    def say(self, text: str) -> None:
        self._services.toast(text)

    # ---- the way

    def _step(self, checked: bool = False) -> None:
        document = self._document
        if document is not None and document.id is not None:
            signing = document.state is OutgoingState.SUBMITTED
            self.presenter.step(document.id, self._signer if signing else "")

    def _ask_why_back(self, checked: bool = False) -> None:
        document = self._document
        if document is None or document.id is None:
            return
        outgoing_id, who = document.id, self._signer
        self.reason.ask(
            "Trả lại dự thảo vì:",
            RETURN_REASONS,
            "Trả lại",
            lambda reason: self.presenter.send_back(outgoing_id, who, reason),
        )

    def _ask_before_change(self, sent: OutgoingDraft) -> None:
        if self._question is not None:
            return
        box = self._question = QMessageBox(self._form.editorPage)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Sửa văn bản đã trình ký")
        box.setText("Văn bản đã trình ký: sửa sẽ đưa về dự thảo.")
        box.setInformativeText("Văn bản phải trình và ký lại. Việc đưa về được ghi ở «Quá trình».")
        change = box.addButton("Sửa, đưa về dự thảo", QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton("Giữ nguyên", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self._answered(sent, agreed=box.clickedButton() is change))
        box.open()

    def _answered(self, sent: OutgoingDraft, *, agreed: bool) -> None:
        self._question = None
        document = self._document
        if not agreed or document is None or document.id is None:
            self._pane.take_back(sent)
            return
        self._pane.go_on()
        self.presenter.changed(document.id)

    @property
    def _signer(self) -> str:
        return self._editor.edited.draft.signer if self._editor.edited is not None else ""

    def _ask_why_void(self, checked: bool = False) -> None:
        document = self._document
        if document is not None and document.id is not None:
            outgoing_id = document.id
            self.issued_reason.ask(
                f"Hủy số {document.symbol or ''} vì:",
                KEPT_REASONS,
                "Hủy số",
                lambda reason: self._void(outgoing_id, reason),
            )

    def _void(self, outgoing_id: int, reason: str) -> None:
        self.presenter.void(outgoing_id, reason)

    def _attach(self, scan: Path) -> None:
        if self._document is not None and self._document.id is not None:
            self.presenter.attach(self._document.id, scan)

    def _open_scan(self, scan: StoredFile) -> None:
        self._services.runner.run(
            lambda progress: self._office.export_original(scan, self._office.export_folder),
            on_done=self._open,
            on_failed=self.show_error,
        )

    def _open(self, path: Path) -> None:
        open_path(path)

    def _write_files(self, checked: bool = False) -> None:
        edited = self._editor.edited
        if edited is None:
            return
        draft = edited.to_store()

        def work(progress: Progress) -> Path:
            return self._office.write_draft(draft, self._office.export_folder)[0].parent

        self._services.runner.run(
            work, on_done=self._written, on_failed=self.show_error, what="Đang ghi tệp DOCX, PDF"
        )

    def _written(self, folder: Path) -> None:
        words = "Đã ghi dự thảo thành tệp DOCX và PDF."
        self._services.toast(words, lambda: open_path(folder), "Mở thư mục")

    # ---- what the checker found

    def _mend(self, finding: Finding) -> None:
        edited, change = self._editor.edited, finding.mending
        if edited is None or change is None:
            return
        mended = self._office.mend(edited.draft, finding)
        if mended == edited.draft:
            self._pane.findings.jump_asked.emit(finding)  # the place has changed since it was found
            return
        there = finding.section or HEAD
        places = {Place.SECTION: there, Place.HEADING: there, Place.DUE: WORKS}
        place = places.get(change.place, HEAD)
        self._pane.take_back(mended, place)

    def _overrule(self, finding: Finding) -> None:
        if finding.overruled:
            self._let_stand(finding, "")
            return
        self.reason.ask(
            "Cho qua, vì:", OVERRULE_REASONS, "Cho qua", lambda reason: self._let_stand(finding, reason)
        )

    def _let_stand(self, finding: Finding, reason: str) -> None:
        edited = self._editor.edited
        if edited is not None:
            self._pane.take_back(self._office.overrule(edited.draft, finding, reason))
