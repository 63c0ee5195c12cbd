"""Issued reports and the records they count."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.report_facts import DirectiveFact, FormFact, PaperFact
    from office_app.domain.report_periods import Period, ReportKind
    from office_app.domain.reports import CampaignFigures, PeriodReportRecord, ReportRecord, ReportTables


class ReportFacts(Protocol):
    """Bare records that reports over a period count; both ends count."""

    def directives(self, since: date, until: date) -> Sequence[DirectiveFact]: ...
    def papers(self, since: date, until: date) -> Sequence[PaperFact]: ...
    def forms(self, since: date, until: date) -> Sequence[FormFact]: ...


class ReportStore(ReportFacts, Protocol):
    def add(
        self, figures: CampaignFigures, outgoing_id: int, made_at: datetime, replaces: int | None = None
    ) -> int: ...
    def get(self, report_id: int) -> ReportRecord: ...
    def of_campaign(self, campaign_id: int) -> Sequence[ReportRecord]: ...
    def add_period(
        self, report: ReportTables, outgoing_id: int, made_at: datetime, replaces: int | None = None
    ) -> int: ...
    def get_period(self, report_id: int) -> PeriodReportRecord: ...
    def of_period(self, period: Period) -> Sequence[PeriodReportRecord]:
        """Return the reports of this kind that begin with the period, newest first, voided ones among them."""

    def papers_on(self, period: Period) -> Collection[int]:
        """Return the ids of the papers that these reports were sent with."""

    def issued_periods(self) -> Sequence[tuple[ReportKind, date]]:
        """Return kind and first day of every period reported on; a report whose number was voided is none."""
