"""The two things reports are on, a study campaign and a period, behind one face for the presenter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.bootstrap import Office
from office_app.domain.incoming import StoredFile
from office_app.domain.report_periods import Period
from office_app.domain.reports import AnnexScope, AnyRecord, AnyReport, PeriodReportDraft, ReportDraft
from office_app.use_cases.reports_campaign import differences


@dataclass(frozen=True)
class Subject:
    """What a report is on: the id of a campaign, or a period.

    ``replaces``: the issued report it puts right. Of a period also the last day whose records count, where it is
    another one than usual, and what is printed with it.
    """

    on: int | Period
    replaces: int | None = None
    cut_off: date | None = None
    annexes: AnnexScope | None = None


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


def drafted(office: Office, subject: Subject) -> AnyReport:
    """Draft the report on a subject from the records."""
    if isinstance(subject.on, int):
        return office.draft_report(subject.on, replaces=subject.replaces)
    return office.draft_period_report(
        subject.on, replaces=subject.replaces, cut_off=subject.cut_off, annexes=subject.annexes
    )


def sent_reports(office: Office, subject: Subject, report: AnyReport) -> Sequence[SentReport]:
    """Return the reports issued on a subject, newest first, beside the one drafted now."""
    if isinstance(report, PeriodReportDraft):
        assert isinstance(subject.on, Period)
        found = office.sent_period_reports(subject.on)
        return [_sent(office, record, changes, record.replaced_by) for record, changes in found]
    return _sent_on_campaign(office, report)


def _sent_on_campaign(office: Office, report: ReportDraft) -> Sequence[SentReport]:
    records = office.issued_reports(report.figures.campaign_id)
    later = {record.replaces: record.symbol for record in reversed(records) if not record.voided}
    return [
        _sent(
            office,
            record,
            () if record.voided else differences(record.figures, report.figures),
            later.get(record.id, ""),
        )
        for record in records
    ]


def _sent(office: Office, record: AnyRecord, changes: Sequence[str], replaced_by: str) -> SentReport:
    files = office.outgoing_document(record.outgoing_id).files
    return SentReport(record.id, record.symbol, record.issued_on, files, changes, replaced_by, record.voided)
