"""The command ``report``: on a study campaign, a month, a quarter, a half-year, a year, or the congress term."""

from argparse import Namespace
from contextlib import closing
from typing import Any

from office_app.bootstrap import Office, open_office
from office_app.cli.printing import show
from office_app.cli.usage import WrongUsageError
from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.report_counting import broken, change_text
from office_app.domain.report_periods import ReportKind
from office_app.domain.reports import AnnexScope, AnyReport, Figure
from office_app.domain.vietnamese import percent_vi

KINDS = {
    "campaign": ReportKind.CAMPAIGN,
    "month": ReportKind.MONTH,
    "quarter": ReportKind.QUARTER,
    "half-year": ReportKind.HALF_YEAR,
    "year": ReportKind.YEAR,
    "mid-term": ReportKind.MID_TERM,
    "term": ReportKind.TERM,
}
ANNEXES = {"summary": AnnexScope.SUMMARY, "units": AnnexScope.UNITS, "all": AnnexScope.ALL}
_WRITTEN = {
    ReportKind.MONTH: "--period NĂM-THÁNG, ví dụ 2026-05",
    ReportKind.QUARTER: "--period NĂM-Qsố, ví dụ 2026-Q2",
    ReportKind.HALF_YEAR: "--period NĂM-Hsố, ví dụ 2026-H1",
    ReportKind.YEAR: "--period NĂM, ví dụ 2026",
}


def report(args: Namespace) -> int:
    """Write a report; with ``--issue`` give it its number and freeze its figures with their rows."""
    with closing(open_office(args.data_dir)) as office:
        kind = KINDS[args.kind]
        result = _on_campaign(office, args) if kind is ReportKind.CAMPAIGN else _on_period(office, kind, args)
    text = "{head}:\n  {0}"
    show(
        args,
        [result],
        lambda r: text.format("\n  ".join((*r.get("warnings", ()), *r["files"])), head=_head(r)),
    )
    return 0


def _head(result: dict[str, Any]) -> str:
    if "title" in result:
        return str(result["title"])
    return "{units_done}/{units} chi bộ, {present}/{called} đảng viên ({rate})".format(**result)


def _on_campaign(office: Office, args: Namespace) -> dict[str, Any]:
    if args.campaign is None:
        raise WrongUsageError(fault="thiếu --campaign ID")
    draft = office.draft_report(args.campaign, replaces=_replaced(office, args))
    total = draft.figures.total
    result: dict[str, Any] = {
        "units": len(draft.figures.units),
        "units_done": draft.figures.units_done,
        "called": total.called,
        "present": total.present,
        "rate": percent_vi(total.present, total.called),
    }
    return _written(office, draft, result, args)


def _written(office: Office, report: AnyReport, result: dict[str, Any], args: Namespace) -> dict[str, Any]:
    """Issue the report or only write its files, and return the result with what came of it."""
    if not args.issue:
        files = office.write_report(report, args.out)
        return {**result, "files": [str(path) for path in files]}
    issued, files = office.issue_report(
        report, issued_on=args.date or office.today(), number=args.number, again=args.again, out=args.out
    )
    return {**result, "symbol": issued.symbol, "files": [str(path) for path in files]}


def _replaced(office: Office, args: Namespace) -> int | None:
    """Return the id of the campaign's report that has the symbol given."""
    if not args.replaces:
        return None
    for record in office.issued_reports(args.campaign):
        if record.symbol == args.replaces and not record.voided:
            return record.id
    raise NotFoundError(what=f"báo cáo số {args.replaces} về đợt học", id=args.campaign)


def _on_period(office: Office, kind: ReportKind, args: Namespace) -> dict[str, Any]:
    period = office.period(kind, args.period or "")
    if period is None:
        fault = f"«{args.period}» không phải kỳ của báo cáo này; viết" if args.period else "thiếu"
        raise WrongUsageError(fault=f"{fault} {_WRITTEN[kind]}")
    replaces = None
    if args.replaces:
        records = [record for record, _ in office.sent_period_reports(period)]
        sent = {record.symbol: record.id for record in records if not record.voided}
        if args.replaces not in sent:
            raise NotFoundError(what=f"báo cáo số {args.replaces} về {period.name}", id=period.key)
        replaces = sent[args.replaces]
    draft = office.draft_period_report(
        period,
        replaces=replaces,
        reasons=_reasons(args),
        cut_off=args.as_of,
        annexes=ANNEXES[args.annexes] if args.annexes else None,
    )
    result: dict[str, Any] = {
        "period": period.key,
        "title": draft.tables.title,
        "as_of": draft.tables.as_of.isoformat(),
        "compared_with": draft.tables.compared_with,
        "figures": [_figure(figure) for figure in draft.tables.figures],
        "warnings": list(broken(draft.tables)),
    }
    return _written(office, draft, result, args)


def _reasons(args: Namespace) -> dict[str, str]:
    pairs = [line.partition("=") for line in args.reason]
    return {key.strip(): text.strip() for key, _, text in pairs if text.strip()}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "label": figure.label,
        "unit": figure.unit,
        "value": figure.value,
        "of": figure.of,
        "text": figure.text,
        "before": figure.text_before,
        "change": change_text(figure),
    }
