"""What ``Office`` does about reports, on study campaigns and over periods."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.outgoing import IssuedPaper
from office_app.domain.report_periods import Period, ReportKind, parse_period, term_period
from office_app.domain.reports import (
    AnnexScope,
    AnyRecord,
    AnyReport,
    CampaignFigures,
    PeriodReportDraft,
    PeriodReportRecord,
    ReportDraft,
    ReportRecord,
)
from office_app.use_cases import outgoing, report_issuing, reports, reports_period
from office_app.use_cases.progress import QUIET, Progress


class ReportsDesk(Joined):
    """Reports upward: figures, drafts, issued ones."""

    # ---- on study campaigns

    def campaign_figures(self, campaign_id: int) -> CampaignFigures:
        return reports.campaign_figures(campaign_id, as_of=self.today(), open_transaction=self._to_read)

    def draft_report(self, campaign_id: int, *, replaces: int | None = None) -> ReportDraft:
        """Draft the campaign's report from the records; nothing is stored. ``replaces``: the report it puts right."""
        return reports.draft_report(
            campaign_id,
            settings=self._known(),
            as_of=self.today(),
            tools=self._reporting,
            replaces=replaces,
        )

    def issued_reports(self, campaign_id: int) -> Sequence[ReportRecord]:
        return reports.issued_reports(campaign_id, open_transaction=self._to_read)

    # ---- over periods

    def period(self, kind: ReportKind, text: str = "") -> Period | None:
        """Return the period that a text names («2026-09», «2026-Q3»), for a congress term that of the settings."""
        if kind in (ReportKind.MID_TERM, ReportKind.TERM):
            return term_period(kind, self._known().term_started_on)
        return parse_period(kind, text)

    def reported_periods(self) -> Sequence[tuple[ReportKind, date]]:
        """Return kind and first day of every period that a report was issued on."""
        with self._to_read() as tx:
            return tx.reports.issued_periods()

    def period_due(self) -> Period:
        """Return the period to report on next."""
        return reports_period.period_due(today=self.today(), open_transaction=self._to_read)

    def draft_period_report(
        self,
        period: Period,
        *,
        replaces: int | None = None,
        reasons: Mapping[str, str] | None = None,
        cut_off: date | None = None,
        annexes: AnnexScope | None = None,
    ) -> PeriodReportDraft:
        """Draft the report on a period from the records; nothing is stored.

        ``replaces``: the id of the issued report that it puts right; ``reasons`` by figure why rates moved much;
        ``cut_off``: the last day whose records count, where it is to be another one than usual; ``annexes``: what is
        printed with it, None for what is usual. Raises WrongEntryError for a ``cut_off`` that cannot be.
        """
        return reports_period.draft_period(
            period,
            settings=self._known(),
            today=self.today(),
            tools=self._reporting,
            replaces=replaces,
            reasons=reasons,
            cut_off=cut_off,
            annexes=annexes,
        )

    def sent_period_reports(self, period: Period) -> Sequence[tuple[PeriodReportRecord, Sequence[str]]]:
        """Return the reports issued on a period, newest first, each with what the records say differently by now."""
        return reports_period.sent_reports(period, open_transaction=self._to_read)

    # ---- both

    def sent_before(self, report: AnyReport) -> AnyRecord | None:
        """Return the report on the same, to the same addressee, that stands and that this one does not put right."""
        with self._to_read() as tx:
            return report_issuing.sent_before(report, tx)

    def issue_report(
        self,
        report: AnyReport,
        *,
        issued_on: date,
        number: int | None = None,
        use_kept: bool = False,
        again: bool = False,
        out: Path | None = None,
        progress: Progress = QUIET,
    ) -> tuple[IssuedPaper, Sequence[Path]]:
        """Issue a report as DOCX, PDF and XLSX, freeze what it counts, and lay the files into ``out``.

        Raises IncompleteError as long as the text asks for a reason; ReportSentError without ``again`` where one on
        the same stands (``sent_before``); IssuedNotLaidError as ``issue`` does.
        """
        issued, stored = report_issuing.issue_report(
            report,
            settings=self._known(),
            issued_on=issued_on,
            number=number,
            use_kept=use_kept,
            again=again,
            tools=self._reporting,
            progress=progress,
        )
        return issued, self._export(issued, stored, out)

    def write_report(self, report: AnyReport, out: Path, progress: Progress = QUIET) -> Sequence[Path]:
        """Write a report that is not issued as DOCX, PDF and XLSX into ``out``."""
        settings = self._known()
        files = [
            *outgoing.draft_files(report.paper, settings, self._writer, self.today(), progress),
            report_issuing.workbook_file(report, settings, self._reporting, progress),
        ]
        return [self._outbox.lay(content, name, out) for name, content in files]
