"""Reports over a period: drafted from the records, edited, issued with their rows, and put right by another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from office_app.domain.errors import IncompleteError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import IssuedPaper, OutgoingDraft
from office_app.domain.paper_markup import draft_sections
from office_app.domain.report_counting import REASON_MISSING, differences
from office_app.domain.report_periods import Period, period_of
from office_app.domain.reports import PeriodReportDraft, PeriodReportRecord
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import CLOSED, Task
from office_app.domain.vietnamese import date_vi
from office_app.use_cases.outgoing import Issuing, file_stem, issue_paper
from office_app.use_cases.ports import OpenTransaction, TableWorkbookWriter, TemplateFiller, Transaction
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.reports_annexes import report_annexes
from office_app.use_cases.reports_figures import count_compared, count_period, days_late, next_due
from office_app.use_cases.reports_text import TEMPLATES, period_data

_COMING = 8  # lines of what is to be done next


@dataclass(frozen=True)
class PeriodReporting:
    """What reports on periods need beside what issuing needs."""

    issuing: Issuing
    filler: TemplateFiller
    workbooks: TableWorkbookWriter


def period_due(*, today: date, open_transaction: OpenTransaction) -> Period:
    """Return the period to report on next."""
    with open_transaction() as tx:
        return next_due(tx.reports.issued_periods(), today)


def draft_period(
    period: Period,
    *,
    settings: OfficeSettings,
    as_of: date,
    tools: PeriodReporting,
    replaces: int | None = None,
    reasons: Mapping[str, str] | None = None,
) -> PeriodReportDraft:
    """Draft the report on a period from the records, without storing anything.

    Args:
        as_of: today; also the last day whose records count, where the period is not over.
        replaces: the issued report that this one puts right; it counts up to the same day.
        reasons: why rates moved much, by figure.
    """
    with tools.issuing.open_transaction() as tx:
        replaced = tx.reports.get_period(replaces) if replaces is not None else None
        tables = count_compared(period, replaced.tables.as_of if replaced else as_of, tx)
        first = not any(kind is period.kind for kind, _ in tx.reports.issued_periods())
        to_do = _to_do(period, tx)
    data = period_data(
        tables,
        period,
        settings,
        first=first,
        replaced=replaced,
        to_do=to_do,
        days_late=0 if replaced else days_late(period, as_of),
        reasons=reasons,
    )
    template = TEMPLATES[period.kind]
    filled = tools.filler.fill_paper(template, data)
    signer = settings.first_signer
    above = [f"{settings.report_to} (b/c)"] if settings.report_to else []
    paper = OutgoingDraft(
        doc_type="Báo cáo",
        type_code="BC",
        body_code="ĐU",
        subject=filled.subject,
        sections=draft_sections(filled.text),
        recipients=tuple(dict.fromkeys((*above, *filled.recipients))),
        signer=signer.full_name,
        signer_title=signer.title,
        authority=signer.authority,
        template=template,
        annexes=tuple(report_annexes(tables)),
        layout=filled.layout,
    )
    named = tuple(replace(figure, reason=(reasons or {}).get(figure.key, "")) for figure in tables.figures)
    return PeriodReportDraft(replace(tables, figures=named), paper, replaces)


def _to_do(period: Period, tx: Transaction) -> Sequence[str]:
    """Return what falls due in the time after the period: tasks, and campaigns to be finished."""
    begins = period.until + timedelta(days=1)
    ends = period_of(period.kind, begins).until if period.before else begins + timedelta(days=365)
    lines = [
        _task_line(task)
        for task in tx.tasks.all(include_done=False)
        if task.due is not None and begins <= task.due <= ends and task.state not in CLOSED
    ]
    return tuple(dict.fromkeys(lines))[:_COMING]


def _task_line(task: Task) -> str:
    """Return a task with whence it comes and its last day, each unless its words say it."""
    title = task.title.rstrip(" .;")
    day = f"chậm nhất ngày {date_vi(task.due)}" if task.due and date_vi(task.due) not in title else ""
    source = f"theo văn bản số {task.source}" if task.source and task.source not in title else ""
    told = ", ".join(part for part in (source, day) if part)
    if told and title.endswith(")"):  # one pair of brackets is enough
        return f"{title[:-1]}; {told})"
    return f"{title} ({told})" if told else title


def issue_period(
    report: PeriodReportDraft,
    *,
    settings: OfficeSettings,
    issued_on: date,
    number: int | None = None,
    use_kept: bool = False,
    tools: PeriodReporting,
    progress: Progress = QUIET,
) -> tuple[IssuedPaper, Sequence[StoredFile]]:
    """Issue a report on a period as DOCX, PDF and workbook and freeze its tables with all rows.

    Raises: as ``issue_paper``; IncompleteError where a reason is still to be given. Nothing is written then.
    """
    if any(REASON_MISSING in section.text for section in report.paper.sections):
        raise IncompleteError(fields=f"lý do số liệu tăng, giảm nhiều (chỗ {REASON_MISSING} trong lời văn)")
    issuing = tools.issuing

    def freeze(outgoing_id: int, tx: Transaction) -> None:
        tx.reports.add_period(report.tables, outgoing_id, issuing.now(), report.replaces)

    return issue_paper(
        report.paper,
        settings=settings,
        issued_on=issued_on,
        number=number,
        use_kept=use_kept,
        tools=issuing,
        extra_files=[period_workbook(report, settings, tools, progress)],
        also=freeze,
        progress=progress,
    )


def period_workbook(
    report: PeriodReportDraft, settings: OfficeSettings, tools: PeriodReporting, progress: Progress = QUIET
) -> tuple[str, bytes]:
    """Return the report's workbook with its file name. Raises Cancelled."""
    name = file_stem("SO-LIEU", report.tables.title)
    return f"{name}.xlsx", tools.workbooks.report(report.tables, settings, progress)


def sent_reports(
    period: Period, *, open_transaction: OpenTransaction
) -> Sequence[tuple[PeriodReportRecord, Sequence[str]]]:
    """Return the reports issued on a period, newest first, each with what the records say differently by now.

    The records are counted up to the same day as then; of a report whose number was voided nothing is told.
    """
    with open_transaction() as tx:
        return [(record, _since_sent(record, period, tx)) for record in tx.reports.of_period(period)]


def _since_sent(record: PeriodReportRecord, period: Period, tx: Transaction) -> Sequence[str]:
    if record.voided:
        return ()
    return differences(record.tables, count_period(period, record.tables.as_of, tx))
