"""Reports on campaigns and over periods are issued one way: numbered, written, frozen, and sent once."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.reports import ReportSentError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import IssuedPaper, OutgoingDraft
from office_app.domain.report_counting import REASON_MISSING
from office_app.domain.report_periods import Period
from office_app.domain.reports import AnyRecord, AnyReport, ReportDraft
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_vi, fold, lower_first
from office_app.use_cases.outgoing import Issuing, file_stem, issue_paper
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.ports.writing import ReportWorkbookWriter, TableWorkbookWriter, TemplateFiller
from office_app.use_cases.progress import QUIET, Progress

_REPORTED_TO = ("(b/c)", "(bao cao)", "(de b/c)", "(de bao cao)")  # as ``fold`` writes them


@dataclass(frozen=True)
class Reporting:
    """What reports need beside what issuing needs; ``workbook`` draws campaigns, ``workbooks`` periods."""

    issuing: Issuing
    filler: TemplateFiller
    workbook: ReportWorkbookWriter
    workbooks: TableWorkbookWriter


def issue_report(
    report: AnyReport,
    *,
    settings: OfficeSettings,
    issued_on: date,
    number: int | None = None,
    use_kept: bool = False,
    again: bool = False,
    tools: Reporting,
    progress: Progress = QUIET,
) -> tuple[IssuedPaper, Sequence[StoredFile]]:
    """Issue a report as DOCX, PDF and workbook and freeze what it counts.

    ``again``: also where one on the same stands, sent to the same addressee, that this one does not put right.

    Raises: as ``issue_paper``; IncompleteError where a reason is still to be given, ReportSentError where such a one
        stands. Nothing is written then.
    """
    if any(REASON_MISSING in section.text for section in report.paper.sections):
        raise IncompleteError(fields=f"lý do số liệu tăng, giảm nhiều (chỗ {REASON_MISSING} trong lời văn)")
    issuing = tools.issuing
    if not again:
        refuse_second(report, open_transaction=issuing.open_transaction)

    def freeze(outgoing_id: int, tx: Transaction) -> None:
        if isinstance(report, ReportDraft):
            tx.reports.add(report.figures, outgoing_id, issuing.now(), report.replaces)
        else:
            tx.reports.add_period(report.tables, outgoing_id, issuing.now(), report.replaces)

    return issue_paper(
        report.paper,
        settings=settings,
        issued_on=issued_on,
        number=number,
        use_kept=use_kept,
        tools=issuing,
        extra_files=[workbook_file(report, settings, tools, progress)],
        also=freeze,
        progress=progress,
    )


def workbook_file(
    report: AnyReport, settings: OfficeSettings, tools: Reporting, progress: Progress = QUIET
) -> tuple[str, bytes]:
    """Return the report's workbook with its file name. Raises Cancelled."""
    if isinstance(report, ReportDraft):
        title = f"kết quả {lower_first(report.figures.title)}"
        content = tools.workbook.workbook(report.figures, settings, progress)
    else:
        title = report.tables.title
        content = tools.workbooks.report(report.tables, settings, progress)
    return f"{file_stem('SO-LIEU', title)}.xlsx", content


def refuse_second(report: AnyReport, *, open_transaction: OpenTransaction) -> None:
    """Raise ReportSentError where a report on the same stands that was sent to the same addressee."""
    with open_transaction() as tx:
        sent = sent_before(report, tx)
    if sent is not None:
        raise ReportSentError(symbol=sent.symbol, issued_on=date_vi(sent.issued_on))


def sent_before(report: AnyReport, tx: Transaction) -> AnyRecord | None:
    """Return the newest report on the same, to one of the same addressees, that stands; not what it puts right.

    One whose number was voided, or that another one put right, stands no longer.
    """
    records = _on_the_same(report, tx)
    put_right = {record.replaces for record in records if not record.voided}
    wanted = addressees(report.paper)
    for record in records:
        if record.voided or record.id in put_right or record.id == report.replaces:
            continue
        if wanted & addressees(tx.outgoing.get(record.outgoing_id).draft):
            return record
    return None


def _on_the_same(report: AnyReport, tx: Transaction) -> Sequence[AnyRecord]:
    if isinstance(report, ReportDraft):
        return tx.reports.of_campaign(report.figures.campaign_id)
    tables = report.tables
    assert tables.since is not None and tables.until is not None
    return tx.reports.of_period(Period(tables.kind, tables.since, tables.until))


def addressees(paper: OutgoingDraft) -> Set[str]:
    """Return to whom a paper reports, as ``fold`` writes them: those marked so, without a mark all that get it."""
    names = [fold(name) for name in paper.recipients]
    marked = [name for name in names if any(mark in name for mark in _REPORTED_TO)]
    return {" ".join(name.split("(")[0].split()) for name in marked or names if not name.startswith("luu")}
