"""The room *Báo cáo*: reports on study campaigns, and over months, quarters, half-years, years, the congress term.

Targets of ``open``: an ``int`` campaign · a ``ReportKind`` · a ``ReportOf``. Without one it begins with the report due
next.
"""

from PySide6.QtWidgets import QStackedLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.report_periods import ReportKind, ReportOf
from office_app.gui.reports.campaign_pane import CampaignPane
from office_app.gui.reports.period_pane import PeriodPane
from office_app.gui.reports.report_pane import ReportPane
from office_app.gui.room import RoomPage, RoomServices


class ReportsPage(RoomPage):
    """Makes each pane when it is first looked at."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._stack = QStackedLayout(self)
        self._campaigns: CampaignPane | None = None
        self._periods: PeriodPane | None = None

    # ---- the room ---------------------------------------------------------------------------------------------

    def open(self, target: object) -> None:
        if isinstance(target, int):
            self.campaigns.load(target)
            self._show(self.campaigns)
        elif isinstance(target, ReportKind):
            self._show_kind(target)
        elif isinstance(target, ReportOf):
            pane = self.campaigns if isinstance(target.on, int) else self.periods
            pane.load_report(target)
            self._show(pane)
        elif self.pane is None:
            self.periods.load()
            self._show(self.periods)

    def refresh(self) -> None:
        if self.pane is not None:
            self.pane.load()

    def leave(self) -> bool:
        for pane in (self._campaigns, self._periods):
            if pane is not None:
                pane.leave()
        return True

    def keyboard_home(self) -> QWidget | None:
        return self.pane.tab_bar if self.pane is not None else None

    # ---- the panes --------------------------------------------------------------------------------------------

    @property
    def pane(self) -> CampaignPane | PeriodPane | None:
        """The pane shown, None before the first visit."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, CampaignPane | PeriodPane) else None

    @property
    def campaigns(self) -> CampaignPane:
        """Reports on study campaigns."""
        if self._campaigns is None:
            self._campaigns = CampaignPane(self._office, self._services)
            self._take_in(self._campaigns)
        return self._campaigns

    @property
    def periods(self) -> PeriodPane:
        """Reports over periods."""
        if self._periods is None:
            self._periods = PeriodPane(self._office, self._services)
            self._take_in(self._periods)
        return self._periods

    def _take_in(self, pane: ReportPane) -> None:
        pane.kind_asked.connect(self._show_kind)
        pane.crumb_changed.connect(self.crumb_changed)
        self._stack.addWidget(pane)

    def _show_kind(self, kind: ReportKind) -> None:
        if kind is ReportKind.CAMPAIGN:
            self.campaigns.set_kind(kind)
            self.campaigns.load()
            self._show(self.campaigns)
        else:
            self.periods.load(kind)
            self._show(self.periods)

    def _show(self, pane: ReportPane) -> None:
        if self.pane is not None and self.pane is not pane:
            self.pane.leave()
        self._stack.setCurrentWidget(pane)
        self.take_keyboard()
