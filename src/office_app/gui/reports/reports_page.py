"""The room *Báo cáo*: figures and text at the left, the printed pages or the rows behind a figure at the right.

Targets of ``open``: an ``int`` campaign.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.outgoing import IssuedPaper, OutgoingDraft
from office_app.domain.reports import CampaignFigures
from office_app.domain.study import Campaign, UnitResult
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_reports import Ui_ReportsPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.reports.report_parts import SentCard, TextEditor, Tile, mark_tile
from office_app.gui.reports.report_rows import LEAST_FIRST, row_columns
from office_app.gui.reports.reports_presenter import (
    FigureTile,
    ReportsPresenter,
    SentReport,
    dates_words,
    waiting_words,
)
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.issue_question import issue_question
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.paper_view import PaperView
from office_app.use_cases.study import short_title

PAUSE = 300  # milliseconds after the last key until the report is printed anew
KEEP = 3000  # and until the text is kept as a draft
ISSUE_MAKES = (
    "Sẽ tạo: tệp DOCX, PDF và XLSX. Số liệu của báo cáo được chốt; "
    "về sau in lại vẫn như bản đã gửi dù danh sách thay đổi."
)


class ReportsPage(RoomPage):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._rows: dict[int, UnitResult] = {}
        self._tiles: dict[str, Tile] = {}
        self._tile_columns: dict[str, Sequence[str]] = {}
        self._marked: Sequence[str] = ()
        self._cards: list[SentCard] = []
        self._printing = 0
        self._form = Ui_ReportsPage()
        self._form.setupUi(self)
        self.presenter = ReportsPresenter(self, office, run_for(self, services.runner), services.data_changed)
        self._build()
        self._connect()
        self.presenter.load()

    # ---- the room ---------------------------------------------------------------------------------------------

    def open(self, target: object) -> None:
        if isinstance(target, int):
            self.presenter.load(target)

    def refresh(self) -> None:
        self.presenter.load()

    def leave(self) -> bool:
        self._keep_later.stop()
        self.presenter.keep()
        return True

    def keyboard_home(self) -> QWidget:
        return self.tab_bar

    # ---- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        form, theme, state = self._form, self._theme, self._services.state
        self.tab_bar = QTabBar()
        self.tab_bar.setExpanding(False)
        for name in ("Số liệu", "Lời văn", "Đã phát hành"):
            self.tab_bar.addTab(name)
        self.tab_bar.setUsesScrollButtons(False)
        form.tabHolder.addWidget(self.tab_bar)
        self.text = TextEditor(theme, form.sectionsColumn)
        self.paper = PaperView(theme)
        form.paperHolder.addWidget(self.paper)
        self._model = PagedTable(row_columns(lambda: self._marked), lambda ids: [self._rows[i] for i in ids])
        self.rows = DataTable(theme, self._model, state, "reports.rows")
        self.rows.setAccessibleName("Số liệu từng chi bộ")
        form.rowsHolder.addWidget(self.rows)
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
        form.emptyColumn.addWidget(
            EmptyState(
                theme,
                "chart-column",
                "Chưa có gì để báo cáo",
                "Báo cáo được viết từ một đợt học tập, quán triệt. Lập kế hoạch từ một văn bản đến để có đợt học.",
                "Mở văn bản đến",
                lambda: self._services.navigate("incoming", None),
            )
        )
        form.leftPanel.setMinimumWidth(theme.px(320))
        form.splitter.setStretchFactor(0, 0)
        form.splitter.setStretchFactor(1, 1)
        form.splitter.setSizes([state.number("reports.left", 392), 2000])
        form.issueButton.setIcon(theme.icon("send", "on_accent"))
        self._draw_later = self._timer(PAUSE, self.presenter.draw)
        self._keep_later = self._timer(KEEP, self.presenter.keep)
        form.notice.hide()

    def _timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        form = self._form
        self.tab_bar.currentChanged.connect(form.leftStack.setCurrentIndex)
        form.campaignBox.activated.connect(self._campaign_chosen)
        form.paperButton.clicked.connect(lambda: self._show_paper())
        form.rowsButton.clicked.connect(lambda: self._show_rows(""))
        form.redraftButton.clicked.connect(lambda: self.presenter.redraft())
        form.studyButton.clicked.connect(lambda: self._services.navigate("study", self.presenter.campaign_id))
        form.issueButton.clicked.connect(lambda: self.issue())
        self.text.edited.connect(self._edited)
        form.splitter.splitterMoved.connect(
            lambda *_: self._services.state.set_number("reports.left", form.splitter.sizes()[0])
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.issue)

    # ---- what the presenter shows -----------------------------------------------------------------------------

    def show_campaigns(self, campaigns: Sequence[Campaign], chosen: int | None) -> None:
        form = self._form
        form.stack.setCurrentWidget(form.mainPage if campaigns else form.emptyPage)
        form.campaignBox.clear()
        for campaign in campaigns:
            form.campaignBox.addItem(short_title(campaign), campaign.id)
            place = form.campaignBox.count() - 1
            form.campaignBox.setItemData(place, campaign.title, Qt.ItemDataRole.ToolTipRole)
        form.campaignBox.setCurrentIndex(form.campaignBox.findData(chosen))

    def show_figures(self, figures: CampaignFigures, tiles: Sequence[FigureTile]) -> None:
        form = self._form
        for at, tile in enumerate(tiles):
            self._tile_columns[tile.key] = tile.columns
            if tile.key not in self._tiles:
                made = Tile(tile)
                made.chosen.connect(self._show_rows)
                form.figuresGrid.addWidget(made, at // 2, at % 2)
                self._tiles[tile.key] = made
            self._tiles[tile.key].show_tile(tile)
        form.datesText.setText(dates_words(figures))
        waiting = waiting_words(figures)
        form.waitingText.setText(waiting)
        form.waitingText.setVisible(bool(waiting))
        self._rows = {line.unit_id: line for line in figures.units}
        self._model.show(list(self._rows))
        shown = next((c for c in self.presenter.campaigns if c.id == figures.campaign_id), None)
        self.crumb_changed.emit((shown.symbol or shown.title) if shown is not None else "")

    def show_text(self, paper: OutgoingDraft) -> None:
        self.text.show_sections(paper.sections)

    def show_notice(self, text: str) -> None:
        self._form.notice.setVisible(bool(text))
        self._form.noticeText.setText(text)

    def show_pdf(self, pdf: bytes, pages: int, again: bool) -> None:
        self._printing += 1
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
            form.historyColumn.insertWidget(place, card)
            self._cards.append(card)
        self._no_history.setVisible(not sent)
        self.tab_bar.setTabText(2, f"Đã phát hành ({number_vi(len(sent))})" if sent else "Đã phát hành")
        self._state.setVisible(bool(sent))
        if sent:
            symbol = sent[0].record.symbol
            if sent[0].changes:
                self._state.set("waiting", f"khác bản gửi {symbol}")
            else:
                self._state.set("good", f"đã gửi {symbol}")

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
        """Ask for number, day and folder, then issue."""
        report = self.presenter.report
        if report is None or not self._form.issueButton.isEnabled():
            return
        try:
            series = self._office.series_of(report.paper.type_code)
        except AppError as error:
            self.show_wrong(error)
            return
        dialog = issue_question(self._theme, self._office, report.paper, series, self, ISSUE_MAKES)
        dialog.confirmed.connect(self._issue)
        dialog.open()

    def _issue(self, number: int, issued_on: date, folder: Path, use_kept: bool) -> None:
        self._keep_later.stop()
        self.presenter.issue(number, issued_on, folder, use_kept)

    def _campaign_chosen(self, place: int) -> None:
        self.presenter.open_campaign(self._form.campaignBox.itemData(place))
        self._show_paper()

    def _edited(self, key: str, text: str) -> None:
        self.presenter.edit(key, text)
        self._draw_later.start()
        self._keep_later.start()

    def _fetch_page(self, printing: int, pdf: bytes, index: int, width: int) -> None:
        def show(png: bytes) -> None:
            if printing == self._printing:
                self.paper.set_page_image(index, png)

        self.presenter.page_image(pdf, index, width, show)

    def _show_paper(self) -> None:
        form = self._form
        form.rightStack.setCurrentWidget(form.paperPage)
        form.paperButton.setChecked(True)
        form.rowsText.setText("")
        self._mark("")

    def _show_rows(self, key: str) -> None:
        form = self._form
        form.rightStack.setCurrentWidget(form.rowsPage)
        form.rowsButton.setChecked(True)
        self._mark(key)
        tile = self._tiles.get(key)
        form.rowsText.setText(tile.accessibleName() if tile is not None else "")

    def _mark(self, key: str) -> None:
        self._marked = self._tile_columns.get(key, ())
        for name, tile in self._tiles.items():
            mark_tile(tile, name == key)
        self._model.reread()
        # The columns of the figure stay beside the names; the others only where there is room.
        self.rows.hide_columns((), [key for key in LEAST_FIRST if key not in self._marked])
