"""One report at work: figures and text at the left, the printed pages or the rows behind a figure at the right.

What campaigns and periods have in common; ``CampaignPane`` and ``PeriodPane`` add their figures and rows.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.outgoing import IssuedPaper, OutgoingDraft
from office_app.domain.report_periods import ReportKind
from office_app.domain.reports import AnyReport
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_report_pane import Ui_ReportPane
from office_app.gui.jobs.run_for import run_for
from office_app.gui.reports.report_parts import SentCard
from office_app.gui.reports.report_sources import SentReport
from office_app.gui.reports.reports_presenter import ReportsPresenter
from office_app.gui.reports.sent_question import ask_about_sent
from office_app.gui.reports.text_editor import TextEditor
from office_app.gui.room import RoomServices
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.issue_question import issue_question
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.on_keys import CONFIRM, on_keys
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.pause import after_pause
from office_app.gui.widgets.printable import Printable, printable_pdf
from office_app.gui.widgets.printing import PagePrinter

PAUSE = 300  # milliseconds after the last key until the report is printed anew
KEEP = 3000  # and until the text is kept as a draft
ISSUE_MAKES = (
    "Sẽ tạo: tệp DOCX, PDF và XLSX. Số liệu của báo cáo được chốt; "
    "về sau in lại vẫn như bản đã gửi dù danh sách thay đổi."
)


class ReportPane(QWidget):
    """What both panes show and do alike."""

    kind_asked = Signal(object)  # ReportKind
    report_read = Signal(object)  # AnyReport, whose figures and rows are to be shown
    crumb_changed = Signal(str)

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._cards: list[SentCard] = []
        self._printing = 0
        self._form = Ui_ReportPane()
        self._form.setupUi(self)
        self.presenter = ReportsPresenter(self, office, run_for(self, services.runner), services.data_changed)
        self._build_common()
        self._connect_common()

    def leave(self) -> None:
        """Keep what was typed."""
        self._keep_later.stop()
        self.presenter.keep()

    # ---- building ---------------------------------------------------------------------------------------------

    def _build_common(self) -> None:
        form, theme, state = self._form, self._theme, self._services.state
        for kind in ReportKind:
            form.kindBox.addItem(kind.value, kind)
        self.tab_bar = QTabBar()
        self.tab_bar.setExpanding(False)
        for name in ("Số liệu", "Lời văn", "Đã phát hành"):
            self.tab_bar.addTab(name)
        self.tab_bar.setUsesScrollButtons(False)
        form.tabHolder.addWidget(self.tab_bar)
        self.text = TextEditor(theme, form.sectionsColumn)
        self.paper = PaperView(theme)
        form.paperHolder.addWidget(self.paper)
        self._shown: Printable | None = None
        PagePrinter(self.paper, self._services, lambda: self._shown)
        self._state = StateBadge(theme, "plain", "")
        self._state.hide()
        form.stateHolder.addWidget(self._state)
        self._no_history = EmptyState(
            theme,
            "history",
            "Chưa phát hành báo cáo nào",
            "Bản đã gửi, các tệp và những gì thay đổi về sau sẽ ở đây.",
        )
        form.historyColumn.addWidget(self._no_history)
        form.historyColumn.addStretch(1)
        form.leftPanel.setMinimumWidth(theme.px(320))
        form.splitter.setStretchFactor(0, 0)
        form.splitter.setStretchFactor(1, 1)
        form.splitter.setSizes([state.number("reports.left", theme.px(590)), 2000])
        form.issueButton.setIcon(theme.icon("send", "on_accent"))
        self._draw_later = after_pause(PAUSE, self.presenter.draw, self)
        self._keep_later = after_pause(KEEP, self.presenter.keep, self)
        form.notice.hide()
        form.warning.hide()

    def _connect_common(self) -> None:
        form = self._form
        self.tab_bar.currentChanged.connect(form.leftStack.setCurrentIndex)
        # Qt hands a StrEnum back as plain text.
        form.kindBox.activated.connect(
            lambda place: self.kind_asked.emit(ReportKind(form.kindBox.itemData(place)))
        )
        form.paperButton.clicked.connect(lambda: self.show_paper())
        form.redraftButton.clicked.connect(lambda: self.presenter.redraft())
        form.issueButton.clicked.connect(lambda: self.issue())
        self.text.edited.connect(self._edited)
        form.splitter.splitterMoved.connect(
            lambda *_: self._services.state.set_number("reports.left", form.splitter.sizes()[0])
        )
        on_keys(self, self.issue, *CONFIRM)

    def set_kind(self, kind: ReportKind) -> None:
        """Show which kind of report this is."""
        self._form.kindBox.setCurrentIndex(self._form.kindBox.findData(kind))

    # ---- what the presenter shows -----------------------------------------------------------------------------

    def show_report(self, report: AnyReport) -> None:
        self.report_read.emit(report)

    def show_text(self, paper: OutgoingDraft) -> None:
        self.text.show_sections(paper.sections)

    def show_notice(self, text: str) -> None:
        self._form.notice.setVisible(bool(text))
        self._form.noticeText.setText(text)

    def show_pdf(self, pdf: bytes, pages: int, again: bool) -> None:
        self._printing += 1
        name = self._form.kindBox.currentText()
        self._shown = printable_pdf(name, pdf, pages, self._office.pdf_page_image)
        self.paper.show_pages(pages, partial(self._fetch_page, self._printing, pdf), again=again)

    def show_previewing(self, busy: bool) -> None:
        self._form.previewText.setText("Đang dàn trang…" if busy else "")

    def show_sent(self, sent: Sequence[SentReport]) -> None:
        form = self._form
        for card in self._cards:
            form.historyColumn.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for place, one in enumerate(sent):
            card = SentCard(self._theme, one)
            card.open_asked.connect(self.presenter.open_file)
            card.correct_asked.connect(self._correct)
            form.historyColumn.insertWidget(place, card)
            self._cards.append(card)
        self._no_history.setVisible(not sent)
        self.tab_bar.setTabText(2, f"Đã phát hành ({number_vi(len(sent))})" if sent else "Đã phát hành")
        newest = next((one for one in sent if not one.voided), None)
        self._state.setVisible(newest is not None)
        if newest is not None and newest.changes:
            self._state.set("waiting", f"đã khác bản gửi {newest.symbol}")
        elif newest is not None:
            self._state.set("good", f"khớp bản gửi {newest.symbol}")

    def show_issuing(self, busy: bool) -> None:
        self._form.issueButton.setEnabled(not busy)
        self._form.issueButton.setText("Đang phát hành…" if busy else "Phát hành")

    def show_issued(self, issued: IssuedPaper, files: Sequence[Path]) -> None:
        self.tab_bar.setCurrentIndex(2)
        self._services.toast(f"Đã phát hành báo cáo {issued.symbol}: {len(files)} tệp.")

    def show_wrong(self, error: AppError) -> None:
        self._services.show_error(error)

    def open_path(self, path: Path) -> None:
        open_path(path)

    # ---- what the clerk does ----------------------------------------------------------------------------------

    def issue(self) -> None:
        """Ask for number, day and folder, then issue; before that, what to do where one on the same was sent."""
        report = self.presenter.report
        if report is None or not self._form.issueButton.isEnabled():
            return
        try:
            sent = self._office.sent_before(report)
        except AppError as error:
            self.show_wrong(error)
            return
        if sent is None:
            self._ask_number(again=False)
        else:
            ask_about_sent(self, sent, partial(self._correct, sent.id), partial(self._ask_number, again=True))

    def _ask_number(self, *, again: bool) -> None:
        report = self.presenter.report
        if report is None:
            return
        try:
            series = self._office.series_of(report.paper.type_code)
        except AppError as error:
            self.show_wrong(error)
            return
        dialog = issue_question(self._theme, self._office, report.paper, series, self, ISSUE_MAKES)
        dialog.confirmed.connect(partial(self._issue, again))
        dialog.open()

    def _issue(self, again: bool, number: int, issued_on: date, folder: Path, use_kept: bool) -> None:
        self._keep_later.stop()
        self.presenter.issue(number, issued_on, folder, use_kept, again)

    def _correct(self, report_id: int) -> None:
        self.tab_bar.setCurrentIndex(1)
        self.show_paper()
        self.presenter.correct(report_id)

    def _edited(self, key: str, text: str) -> None:
        self.presenter.edit(key, text)
        self._draw_later.start()
        self._keep_later.start()

    def _fetch_page(self, printing: int, pdf: bytes, index: int, width: int) -> None:
        def show(png: bytes) -> None:
            if printing == self._printing:
                self.paper.set_page_image(index, png)

        self.presenter.page_image(pdf, index, width, show)

    def show_paper(self) -> None:
        """Show the printed pages at the right."""
        form = self._form
        form.rightStack.setCurrentWidget(form.paperPage)
        form.paperButton.setChecked(True)
        form.rowsText.setText("")
