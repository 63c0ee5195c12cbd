"""Reports over a period: drafted from the records, and set beside these again once they are sent."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from office_app.domain.errors.entries import WrongEntryError
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.paper_markup import draft_sections
from office_app.domain.recurring import Every
from office_app.domain.report_counting import differences, is_empty
from office_app.domain.report_periods import Period, ReportKind, ReportOf, period_of
from office_app.domain.reports import AnnexScope, PeriodReportDraft, PeriodReportRecord, usual_annexes
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import CLOSED
from office_app.domain.templates import FilledTemplate
from office_app.domain.vietnamese import date_vi
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.report_issuing import Reporting
from office_app.use_cases.reports_annexes import report_annexes
from office_app.use_cases.reports_figures import count_compared, count_period, days_late, next_due
from office_app.use_cases.reports_text import TEMPLATES, period_data, reasons_in

_COMING = 8  # lines of what is to be done next


def period_due(*, today: date, open_transaction: OpenTransaction) -> Period:
    """Return the period to report on next; this month where nothing that has begun is left to report on."""
    with open_transaction() as tx:
        due = next_due(tx.reports.issued_periods(), today)
    return due if due.since <= today else period_of(ReportKind.MONTH, today)


def draft_period(
    period: Period,
    *,
    settings: OfficeSettings,
    today: date,
    tools: Reporting,
    replaces: int | None = None,
    reasons: Mapping[str, str] | None = None,
    cut_off: date | None = None,
    annexes: AnnexScope | None = None,
) -> PeriodReportDraft:
    """Draft the report on a period from the records, without storing anything.

    Args:
        today: also the last day whose records count, where the period is not over.
        replaces: the issued report that this one puts right; without a ``cut_off`` it counts up to the same day.
        reasons: why rates moved much, by figure; None takes what the replaced report says of the same moves.
        cut_off: another last day whose records count.
        annexes: None for what is usual for this kind of report.

    Raises WrongEntryError for a cut-off day before the period, after it, or still to come, and for a period that
        has not begun.
    """
    refuse_cut_off(period, cut_off or min(today, period.until), today)
    with tools.issuing.open_transaction() as tx:
        replaced = tx.reports.get_period(replaces) if replaces is not None else None
        tables = count_compared(period, cut_off or (replaced.tables.as_of if replaced else today), tx)
        first = not any(kind is period.kind for kind, _ in tx.reports.issued_periods())
        to_do = _to_do(period, tx)
        if replaced is not None and reasons is None:
            sent = tx.outgoing.get(replaced.outgoing_id).draft
            reasons = reasons_in("\n".join(section.text for section in sent.sections), tables.figures)
    data = period_data(
        tables,
        period,
        settings,
        first=first,
        replaced=replaced,
        to_do=to_do,
        days_late=0 if replaced else days_late(period, today),
        reasons=reasons,
    )
    filled = tools.filler.fill_paper(TEMPLATES[period.kind], data)
    scope = annexes or usual_annexes(period.kind)
    paper = replace(
        _paper(filled, TEMPLATES[period.kind], settings),
        annexes=() if is_empty(tables) else tuple(report_annexes(tables, scope)),
        report=ReportOf(period, replaces),
    )
    named = tuple(replace(figure, reason=(reasons or {}).get(figure.key, "")) for figure in tables.figures)
    return PeriodReportDraft(replace(tables, figures=named), paper, replaces)


def _paper(filled: FilledTemplate, template: str, settings: OfficeSettings) -> OutgoingDraft:
    signer = settings.first_signer
    above = [f"{settings.report_to} (b/c)"] if settings.report_to else []
    return OutgoingDraft(
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
        layout=filled.layout,
    )


def refuse_cut_off(period: Period, day: date | None, today: date) -> None:
    """Raise WrongEntryError where a report on a period cannot count up to this day."""
    if day is None:
        return
    if day < period.since:
        wrong = f"{period.name} bắt đầu từ ngày {date_vi(period.since)}"
    elif day > period.until:
        wrong = f"{period.name} hết ngày {date_vi(period.until)}, việc về sau thuộc kỳ sau"
    elif day > today:
        wrong = f"ngày {date_vi(day)} chưa tới"
    else:
        return
    raise WrongEntryError(fields=f"ngày chốt số liệu: {wrong}")


def _to_do(period: Period, tx: Transaction) -> Sequence[str]:
    """Return what falls due in the time after the period: tasks, and campaigns to be finished."""
    begins = period.until + timedelta(days=1)
    ends = period_of(period.kind, begins).until if period.before else begins + timedelta(days=365)
    alike: dict[tuple[str, date | None], list[str]] = {}
    routine = _routine(period, tx)
    for task in tx.tasks.all(include_done=False):
        if task.duty_id in routine:
            continue
        if task.due is not None and begins <= task.due <= ends and task.state not in CLOSED:
            sources = alike.setdefault((task.title.rstrip(" .;"), task.due), [])
            if task.source and task.source not in sources:
                sources.append(task.source)
    return [_task_line(title, due, sources) for (title, due), sources in alike.items()][:_COMING]


def _routine(period: Period, tx: Transaction) -> Set[int | None]:
    """Return the duties that come round so often that they are no focus of the time after a period."""
    often = {Every.DAY, Every.WEEK} | ({Every.MONTH} if period.kind is not ReportKind.MONTH else set())
    return {one.id for one in tx.duties.all() if one.rule.every in often}


def _task_line(title: str, due: date | None, sources: Sequence[str]) -> str:
    """Return a task with its last day and whence it comes, each unless its words say it."""
    day = f"chậm nhất ngày {date_vi(due)}" if due and date_vi(due) not in title else ""
    named = [one for one in sources if one not in title]
    source = f"theo văn bản số {', '.join(named)}" if named else ""
    told = "; ".join(part for part in (day, source) if part)
    if told and title.endswith(")"):  # one pair of brackets is enough
        return f"{title[:-1]}; {told})"
    return f"{title} ({told})" if told else title


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
