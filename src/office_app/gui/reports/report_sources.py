"""The two things reports are on, a study campaign and a period, behind one face for the presenter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import IssuedPaper
from office_app.domain.report_periods import Period
from office_app.domain.reports import PeriodReportDraft, PeriodReportRecord, ReportDraft, ReportRecord
from office_app.use_cases.progress import Progress
from office_app.use_cases.reports_campaign import differences

AnyReport = ReportDraft | PeriodReportDraft


@dataclass(frozen=True)
class Subject:
    """What a report is on: the id of a campaign, or a period. ``replaces``: the issued report it puts right."""

    on: int | Period
    replaces: int | None = None


@dataclass(frozen=True)
class SentReport:
    """A report that was issued, its files, and what has changed in the records since.

    ``replaced_by``: the symbol of the report that put it right; ``voided``: its number was voided.
    """

    id: int
    symbol: str
    issued_on: date
    files: Sequence[StoredFile]
    changes: Sequence[str]
    replaced_by: str = ""
    voided: bool = False


class ReportSource(Protocol):
    """Drafts, lists and issues reports of one sort."""

    def draft(self, subject: Subject) -> AnyReport: ...
    def sent(self, subject: Subject, report: AnyReport) -> Sequence[SentReport]: ...
    def issue(
        self,
        report: AnyReport,
        issued_on: date,
        number: int,
        use_kept: bool,
        out: Path,
        progress: Progress,
    ) -> tuple[IssuedPaper, Sequence[Path]]: ...


def _sent(
    office: Office, record: ReportRecord | PeriodReportRecord, changes: Sequence[str], replaced_by: str
) -> SentReport:
    files = office.outgoing_document(record.outgoing_id).files
    return SentReport(record.id, record.symbol, record.issued_on, files, changes, replaced_by, record.voided)


class CampaignSource:
    """Reports on study campaigns."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def draft(self, subject: Subject) -> AnyReport:
        assert isinstance(subject.on, int)
        return self._office.draft_report(subject.on, replaces=subject.replaces)

    def sent(self, subject: Subject, report: AnyReport) -> Sequence[SentReport]:
        assert isinstance(subject.on, int) and isinstance(report, ReportDraft)
        records = self._office.issued_reports(subject.on)
        later = {record.replaces: record.symbol for record in reversed(records) if not record.voided}
        return [
            _sent(
                self._office,
                record,
                () if record.voided else differences(record.figures, report.figures),
                later.get(record.id, ""),
            )
            for record in records
        ]

    def issue(
        self,
        report: AnyReport,
        issued_on: date,
        number: int,
        use_kept: bool,
        out: Path,
        progress: Progress,
    ) -> tuple[IssuedPaper, Sequence[Path]]:
        assert isinstance(report, ReportDraft)
        return self._office.issue_report(
            report, issued_on=issued_on, number=number, use_kept=use_kept, out=out, progress=progress
        )


class PeriodSource:
    """Reports over months, quarters, half-years, years and the congress term."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def draft(self, subject: Subject) -> AnyReport:
        assert isinstance(subject.on, Period)
        return self._office.draft_period_report(subject.on, replaces=subject.replaces)

    def sent(self, subject: Subject, report: AnyReport) -> Sequence[SentReport]:
        assert isinstance(subject.on, Period)
        return [
            _sent(self._office, record, changes, record.replaced_by)
            for record, changes in self._office.sent_period_reports(subject.on)
        ]

    def issue(
        self,
        report: AnyReport,
        issued_on: date,
        number: int,
        use_kept: bool,
        out: Path,
        progress: Progress,
    ) -> tuple[IssuedPaper, Sequence[Path]]:
        assert isinstance(report, PeriodReportDraft)
        return self._office.issue_period_report(
            report, issued_on=issued_on, number=number, use_kept=use_kept, out=out, progress=progress
        )
