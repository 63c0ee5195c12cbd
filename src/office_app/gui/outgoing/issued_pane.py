"""An issued paper: what it is, its files, what came to life with it, and its pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from office_app.bootstrap import Office
from office_app.domain.outgoing import OutgoingDocument
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.outgoing.columns import STATE_CHIPS
from office_app.gui.outgoing.editor_presenter import Loaded
from office_app.gui.room import RoomServices
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.date_field import format_date
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.printable import Printable, printable_pdf
from office_app.gui.widgets.printing import PagePrinter


class IssuedPane(QObject):
    def __init__(
        self,
        form: Ui_OutgoingPage,
        services: RoomServices,
        office: Office,
        fetch: Callable[[int, int], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._form, self._services, self._office, self._fetch = form, services, office, fetch
        self._loaded: Loaded | None = None
        theme = services.theme
        self.paper = PaperView(theme)
        form.issuedPaper.addWidget(self.paper)
        PagePrinter(self.paper, services, self._printable)
        self._badge = StateBadge(theme)
        form.issuedBadge.addWidget(self._badge)
        for button, icon, act in (
            (form.openPdfButton, "file-text", self._open_pdf),
            (form.openDocxButton, "file-pen-line", self._open_docx),
            (form.openFolderButton, "folder-open", self._open_folder),
            (form.openCampaignButton, "book-open-check", self._open_campaign),
            (form.openDirectiveButton, "inbox", self._open_directive),
        ):
            button.setIcon(theme.icon(icon))
            button.clicked.connect(act)
        self._area = self._scrolled(form)
        theme.changed.connect(self._fit)
        self._fit()

    def show_paper(self, loaded: Loaded) -> None:
        self._loaded = loaded
        form, document = self._form, loaded.document
        draft = document.draft
        form.issuedSymbol.setText(document.symbol or draft.doc_type)
        self.show_state(document)
        form.issuedSubject.setText(f"{draft.doc_type} {draft.subject}")
        parts = [
            f"ngày {format_date(document.issued_on)}",
            f"ký: {draft.signer_title.capitalize()} {draft.signer}",
            f"nhiệm kỳ {document.term}" if document.term else "",
            f"{len(draft.tasks)} việc đã giao" if draft.tasks else "",
        ]
        form.issuedFacts.setText(" · ".join(part for part in parts if part))
        form.issuedRecipients.setText("\n".join(f"- {name}" for name in draft.recipients))
        form.openPdfButton.setVisible(self._has(".pdf"))
        form.openDocxButton.setVisible(self._has(".docx"))
        form.openCampaignButton.setVisible(loaded.campaign_id is not None)
        form.openDirectiveButton.setVisible(loaded.directive is not None)
        if loaded.directive is not None:
            name = loaded.directive.symbol or loaded.directive.doc_type
            short = name if len(name) <= 20 else f"{name[:19]}…"
            form.openDirectiveButton.setText(f"Văn bản &chỉ đạo {short}")
            form.openDirectiveButton.setToolTip(name)
        if loaded.pages:
            self.paper.show_pages(loaded.pages, self._fetch)
        else:
            self.paper.clear("Không có trang nào để xem", "Mở tệp gốc để xem văn bản.")

    def show_state(self, document: OutgoingDocument) -> None:
        """Say whether the paper is issued or its number was voided."""
        self._badge.set(STATE_CHIPS[document.state], document.state.value)

    def _printable(self) -> Printable | None:
        if (loaded := self._loaded) is None:
            return None
        name = loaded.document.symbol or loaded.document.draft.doc_type
        return printable_pdf(name, loaded.pdf, loaded.pages, self._office.pdf_page_image)

    def _has(self, ending: str) -> bool:
        files = self._loaded.document.files if self._loaded is not None else ()
        return any(file.name.lower().endswith(ending) for file in files)

    def _open_pdf(self, checked: bool = False) -> None:
        self._open_file(".pdf")

    def _open_docx(self, checked: bool = False) -> None:
        self._open_file(".docx")

    def _open_file(self, ending: str) -> None:
        files = self._loaded.document.files if self._loaded is not None else ()
        file = next((file for file in files if file.name.lower().endswith(ending)), None)
        if file is not None:
            self._services.runner.run(
                lambda progress: self._office.export_original(file, self._office.export_folder),
                on_done=self.open_path,
                on_failed=self._services.show_error,
            )

    def _open_folder(self, checked: bool = False) -> None:
        files = tuple(self._loaded.document.files) if self._loaded is not None else ()

        def lay_out(progress: object) -> Path:
            for file in files:
                self._office.export_original(file, self._office.export_folder)
            return self._office.export_folder

        self._services.runner.run(lay_out, on_done=self.open_path, on_failed=self._services.show_error)

    def open_path(self, path: Path) -> None:
        open_path(path)

    def _open_campaign(self, checked: bool = False) -> None:
        if self._loaded is not None:
            self._services.navigate("study", self._loaded.campaign_id)

    def _open_directive(self, checked: bool = False) -> None:
        if self._loaded is not None and self._loaded.directive is not None:
            self._services.navigate("incoming", self._loaded.directive.id)

    def _scrolled(self, form: Ui_OutgoingPage) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.issuedColumns.replaceWidget(form.issuedPanel, area)
        area.setWidget(form.issuedPanel)
        return area

    def _fit(self) -> None:
        self._area.setFixedWidth(self._services.theme.px(340))
