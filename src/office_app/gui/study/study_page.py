"""The room *Học tập, quán triệt*.

Targets of ``open``: an ``int`` campaign, ``("session", id)`` or ``("session", campaign id, id)``, ``"waiting"``.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.study import Campaign, SessionFigures, StudySession, UnitResult
from office_app.domain.vietnamese import date_screen
from office_app.gui.forms.ui_study import Ui_StudyPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.study.attendance_panel import AttendancePanel
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.campaign_head import CampaignHead
from office_app.gui.study.campaign_list import CampaignTable, fill_empty
from office_app.gui.study.campaign_reading import CampaignReading
from office_app.gui.study.campaign_tab import CampaignTabs
from office_app.gui.study.further_tabs import FURTHER_TABS
from office_app.gui.study.result_bars import ResultsView
from office_app.gui.study.session_calendar import SessionCalendar
from office_app.gui.study.study_dialogs import StudyDialogs
from office_app.gui.study.study_presenter import StudyPresenter
from office_app.gui.study.study_tables import NARROW_HIDES, unit_columns
from office_app.gui.study.study_words import CampaignLine
from office_app.gui.study.totals_foot import TotalsFoot
from office_app.gui.widgets.coverage_button import CoverageButton
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.lean_stack import let_current_decide
from office_app.gui.widgets.on_keys import on_keys

PANEL = 424


class StudyPage(RoomPage):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._results: dict[int, UnitResult] = {}
        self._filling = self._pending_waiting = False
        self._first_visit = True
        self._form = Ui_StudyPage()
        self._form.setupUi(self)
        run = run_for(self, services.runner)
        self.presenter = StudyPresenter(self, office, run, services.data_changed)
        self.dialogs = StudyDialogs(self, office, services, self.presenter, run)
        self._build_list()
        self._build_inside()
        self._connect()
        self._form.stack.setCurrentWidget(self._form.listPage)
        self.presenter.load()

    # ---- the room ---------------------------------------------------------------------------------------------

    def open(self, target: object) -> None:
        if isinstance(target, int):
            self.presenter.open_campaign(target)
        elif isinstance(target, tuple) and target[:1] == ("session",):
            self._open_session(target)
        elif target == "waiting":
            self._pending_waiting = True
            self.presenter.load()

    def refresh(self) -> None:
        self.presenter.refresh()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"new": self.dialogs.new_campaign, "print": self.print_button.click}

    def leave(self) -> bool:
        return self.further.leave() and self.presenter.may_leave()

    def keyboard_home(self) -> QWidget:
        form = self._form
        if form.stack.currentWidget() is not form.insidePage:
            return self.campaign_table
        if form.tabs.currentIndex() != 0:
            return self.tab_bar
        sheet = self.panel.sheet if self.panel.isVisible() else None
        return self.panel.grid if sheet is not None and sheet.by_name and sheet.rows else self.table

    def _open_session(self, target: tuple[object, ...]) -> None:
        session_id = target[-1]
        if not isinstance(session_id, int):
            return
        campaign_id = target[1] if len(target) > 2 else None
        try:
            if not isinstance(campaign_id, int):
                campaign_id = self._office.session(session_id).campaign_id
        except AppError as error:
            self.show_wrong(error)
            return
        self.presenter.open_campaign(campaign_id, session_id)

    # ---- building ---------------------------------------------------------------------------------------------

    def _build_list(self) -> None:
        form, services = self._form, self._services
        self.campaign_table = CampaignTable(self._theme, services.state, self._office.today)
        form.listHolder.addWidget(self.campaign_table)
        form.newButton.setIcon(self._theme.icon("plus", "on_accent"))
        self.print_button = CoverageButton(self._office, services, "In bảng văn bản × chi bộ")
        form.listBar.insertWidget(form.listBar.indexOf(form.newButton), self.print_button)
        fill_empty(
            form.emptyColumn,
            self._theme,
            lambda: services.navigate("incoming", None),
            self.dialogs.new_campaign,
        )

    def _build_inside(self) -> None:
        form, theme, state = self._form, self._theme, self._services.state
        self._units = PagedTable(
            unit_columns(self._office.today, self._due), lambda ids: [self._results[i] for i in ids]
        )
        self.table = DataTable(theme, self._units, state, "study.units")
        self.table.setAccessibleName("Các chi bộ trong đợt")
        self.table.hide_columns((), NARROW_HIDES)
        form.unitsHolder.addWidget(self.table)
        self.calendar = SessionCalendar(theme, self._office.today)
        form.calendarHolder.addWidget(self.calendar)
        self.results = ResultsView(theme)
        form.resultsHolder.addWidget(self.results)
        self.tab_bar = QTabBar()
        for name in ("Chi bộ", "Lịch", "Kết quả"):
            self.tab_bar.addTab(name)
        self.panel = AttendancePanel(theme, self._office.today)
        self.further = CampaignTabs(
            FURTHER_TABS, self.tab_bar, form.tabs, self.panel, self._office, self._services
        )
        let_current_decide(form.tabs)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setUsesScrollButtons(False)
        form.tabHolder.addWidget(self.tab_bar)
        form.tabHolder.addStretch(1)
        self.head = CampaignHead(form, theme)
        form.splitter.addWidget(self.panel)
        form.splitter.setStretchFactor(0, 1)
        form.splitter.setStretchFactor(1, 0)
        self._theme.changed.connect(self._fit_panel)
        form.backButton.setIcon(theme.icon("arrow-left"))
        form.editButton.setIcon(theme.icon("pencil"))
        form.reportButton.setIcon(theme.icon("chart-column"))
        self.foot = TotalsFoot()
        form.footColumn.addWidget(self.foot)

    def _due(self) -> date | None:
        return self.presenter.campaign.due if self.presenter.campaign is not None else None

    def _connect(self) -> None:
        form, presenter = self._form, self.presenter
        self.campaign_table.opened.connect(presenter.open_campaign)
        self.campaign_table.clicked.connect(self._campaign_clicked)
        self.table.current_changed.connect(self._unit_chosen)
        self.table.sort_asked.connect(presenter.sort)
        self.table.opened.connect(self._unit_opened)
        self.tab_bar.currentChanged.connect(form.tabs.setCurrentIndex)
        self.further.left_changed.connect(presenter.refresh)
        self.further.changed.connect(presenter.count_again)
        self.calendar.grid.session_chosen.connect(presenter.choose_session)
        self.calendar.grid.session_moved.connect(self.dialogs.move)
        self.calendar.propose_asked.connect(self.dialogs.propose)
        form.newButton.clicked.connect(self.dialogs.new_campaign)
        form.editButton.clicked.connect(self.dialogs.edit_campaign)
        form.backButton.clicked.connect(self._back)
        form.campaignBox.activated.connect(self._campaign_chosen)
        form.reportButton.clicked.connect(self._report)
        form.splitter.splitterMoved.connect(self._splitter_moved)
        panel = self.panel
        panel.edited.connect(presenter.changed)
        panel.day_changed.connect(presenter.change_day)
        panel.done_asked.connect(presenter.save)
        panel.everyone_asked.connect(presenter.call_everyone)
        panel.session_chosen.connect(presenter.choose_session)
        panel.sign_sheet_asked.connect(self.dialogs.sign_sheet)
        panel.put_off_asked.connect(presenter.shown_day.put_off)
        panel.reopen_asked.connect(presenter.shown_day.reopen)
        panel.plan_asked.connect(presenter.shown_day.plan)
        panel.close_asked.connect(self._hide_panel)
        panel.unsaved_answered.connect(self._unsaved_answered)
        panel.members_asked.connect(lambda: self._services.navigate("organisation", presenter.unit_id))
        panel.said.connect(self._services.toast)
        on_keys(self, self._escape, Qt.Key.Key_Escape)

    # ---- what the presenter shows -----------------------------------------------------------------------------

    def show_campaigns(self, lines: Sequence[CampaignLine]) -> None:
        form = self._form
        self.campaign_table.show_lines(lines)
        inside = self.presenter.campaign is not None  # a list read late must not lead out of it
        if not lines and not inside:
            form.stack.setCurrentWidget(form.emptyPage)
        elif self._pending_waiting:
            waiting = next((line for line in lines if line.done < line.units), lines[0])
            self.presenter.open_campaign(waiting.campaign.id or 0)
        elif len(lines) == 1 and not inside and self._first_visit:
            self.presenter.open_campaign(lines[0].campaign.id or 0)
        elif not inside:
            form.stack.setCurrentWidget(form.listPage)
            if self.campaign_table.current_id() is None:
                self.campaign_table.select_id(lines[0].campaign.id)
        elif (campaign := self.presenter.campaign) is not None:
            self.head.show(campaign, [line.campaign for line in lines])  # one more may have come
        self._pending_waiting = self._first_visit = False

    def show_campaign(self, campaign: Campaign, choices: Sequence[Campaign]) -> None:
        form = self._form
        self.head.show(campaign, choices)
        form.stack.setCurrentWidget(form.insidePage)
        self.take_keyboard()
        due = f" · hạn {date_screen(campaign.due)}" if campaign.due else ""
        self.crumb_changed.emit(f"{campaign.symbol or campaign.title}{due}")
        self._new_campaign = True
        self.further.show_campaign(campaign)

    def show_reading(self, reading: CampaignReading) -> None:
        campaign, results = reading.campaign, reading.results
        self.head.show(campaign, reading.campaigns)
        self.panel.know(campaign, reading.campaigns, reading.rapporteurs)
        self.calendar.show_reading(reading)
        self.results.show_sessions(reading.sessions)
        if self._new_campaign:
            self._new_campaign = False
            self.calendar.show_month_of(reading.sessions)
        else:
            self.further.show_campaign(campaign)
        finished = bool(results) and all(line.is_held for line in results)
        self.head.show_due(campaign, self._office.today(), finished)

    def show_results(self, results: Sequence[UnitResult]) -> None:
        self._results = {line.unit_id: line for line in results}
        self._filling = True
        self._units.show([line.unit_id for line in results])
        self._filling = False

    def show_totals(self, results: Sequence[UnitResult], total: SessionFigures) -> None:
        self.foot.show_totals(results, total)
        self.results.show_results(results, total)

    def select_unit(self, unit_id: int | None) -> None:
        self._filling = True
        self.table.select_id(unit_id)
        self._filling = False

    def show_sheet(self, sheet: AttendanceSheet | None, siblings: Sequence[StudySession] = ()) -> None:
        if sheet is None:
            self.panel.show_nothing()
        else:
            self.panel.setVisible(not self.further.in_view)
            self.panel.show_sheet(sheet, siblings)

    def show_awaited(self) -> None:
        self.panel.show_awaited()

    def show_roster(self) -> None:
        self.panel.show_roster()

    def show_unplanned(self, unit: str) -> None:
        self.panel.setVisible(not self.further.in_view)
        self.panel.show_unplanned(unit)

    def show_unsaved(self, unit: str | None, question: str = "") -> None:
        if unit is not None:
            self.panel.show()
        self.panel.show_unsaved(unit, question)

    def show_saving(self, saving: bool) -> None:
        self.panel.show_saving(saving)

    def show_wrong(self, error: AppError) -> None:
        self._services.show_error(error)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self._services.toast(text, undo)

    # ---- what the clerk does ----------------------------------------------------------------------------------

    def _campaign_clicked(self, index: object) -> None:
        if (campaign_id := self.campaign_table.current_id()) is not None:
            self.presenter.open_campaign(campaign_id)

    def _campaign_chosen(self, place: int) -> None:
        self.presenter.open_campaign(self._form.campaignBox.itemData(place))
        shown = self.presenter.campaign.id if self.presenter.campaign else None
        self._form.campaignBox.setCurrentIndex(self._form.campaignBox.findData(shown))

    def _unit_chosen(self, unit_id: int | None) -> None:
        if not self._filling:
            self.presenter.choose_unit(unit_id)

    def _unit_opened(self, unit_id: int) -> None:
        self.panel.show()
        self.panel.grid.setFocus()

    def _unsaved_answered(self, answer: str) -> None:
        presenter = self.presenter
        {"save": presenter.save_anyway, "drop": presenter.discard, "stay": presenter.stay}[answer]()

    def _report(self) -> None:
        if self.presenter.campaign is not None:
            self._services.navigate("reports", self.presenter.campaign.id)

    def _back(self) -> None:
        if self.presenter.may_leave():
            self.presenter.close_campaign()
            self.crumb_changed.emit("")
            self._form.stack.setCurrentWidget(self._form.listPage)
            self.presenter.load()

    def _escape(self) -> None:
        if self._form.stack.currentWidget() is not self._form.insidePage:
            return
        if self.panel.isVisible() and self.panel.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()
        elif self._form.backButton.isVisible():
            self._back()

    def _hide_panel(self) -> None:
        self.panel.hide()
        self.table.setFocus()

    # ---- sizes ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()

    def _fit_panel(self) -> None:
        """Give the panel its width at this zoom, and never more than it leaves to the matrix."""
        form, theme, room = self._form, self._theme, self.width()
        self.panel.setMinimumWidth(theme.px(320))
        wanted = theme.px(self._services.state.number("study.panel", PANEL))
        panel = max(theme.px(320), min(wanted, round(room * 0.42)))
        form.splitter.setSizes([room - panel, panel])
        self.head.due.setVisible(room - panel > theme.px(620))

    def _splitter_moved(self, place: int, number: int) -> None:
        wide = self._form.splitter.sizes()[1]
        self._services.state.set_number("study.panel", round(wide * 100 / self._theme.zoom))
