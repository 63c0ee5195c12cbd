"""Counts a report over any period from the bare records, and sets it beside the period before."""

from collections.abc import Sequence
from datetime import date, timedelta

from office_app.domain.report_counting import ReportPart, compared, counted, is_empty
from office_app.domain.report_periods import PERIODIC, Period, Reckoning, ReportKind, period_of
from office_app.domain.reports import ReportTables
from office_app.domain.vietnamese import date_vi
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.reports_indicators import indicator_part
from office_app.use_cases.reports_life import life_parts
from office_app.use_cases.reports_papers import paper_parts
from office_app.use_cases.reports_study import study_parts

LATE_DAYS = 10
"""How long after its end a period still waits for its report."""


def count_period(period: Period, as_of: date, tx: Transaction) -> ReportTables:
    """Count all records of a period up to and with ``as_of``, as they stood then."""
    day = min(as_of, period.until)
    time = Reckoning(period.since, period.until, day)
    own = tx.reports.papers_on(period)
    parts = (
        *paper_parts(time, own, tx),
        *study_parts(time, tx),
        *life_parts(time, tx),
        indicator_part(time, tx),
    )
    return assembled(parts, period.kind, f"kết quả công tác {period.name}", day, period)


def assembled(
    parts: Sequence[ReportPart], kind: ReportKind, title: str, as_of: date, period: Period | None = None
) -> ReportTables:
    """Return parts as one report with all figures counted."""
    tables = [table for part in parts for table in part.tables]
    return ReportTables(
        kind=kind,
        title=title,
        as_of=as_of,
        tables=tuple(tables),
        figures=tuple(counted((figure for part in parts for figure in part.figures), tables)),
        identities=tuple(one for part in parts for one in part.identities),
        since=period.since if period else None,
        until=period.until if period else None,
    )


def count_compared(period: Period, as_of: date, tx: Transaction) -> ReportTables:
    """Count a period beside the one before: as that was sent, or as the records say where it was not reported on.

    Nothing is compared where the records do not reach back.
    """
    now = count_period(period, as_of, tx)
    before = period.before
    if before is None:
        return now
    sent = [record for record in tx.reports.of_period(before) if not record.voided]
    if sent:
        return compared(
            now,
            sent[0].tables,
            f"{before.name}, theo Báo cáo số {sent[0].symbol}, ngày {date_vi(sent[0].issued_on)}",
        )
    counted_anew = count_period(before, before.until, tx)
    return now if is_empty(counted_anew) else compared(now, counted_anew, before.name)


def next_due(issued: Sequence[tuple[ReportKind, date]], today: date) -> Period:
    """Return the report to make next: of the periods not reported on, the one that ends first.

    A period may be reported on until ten days after its end; then it is the next one's turn. One that has not begun
    is named only where all that have begun are reported on.
    """
    done = set(issued)
    candidates = []
    for kind in PERIODIC:
        period = period_of(kind, today - timedelta(days=LATE_DAYS))
        while (kind, period.since) in done:
            period = period_of(kind, period.until + timedelta(days=1))
        candidates.append(period)
    return min(candidates, key=lambda period: (period.since > today, period.until))


def days_late(period: Period, today: date) -> int:
    """Return how many days after its end a report on a period is made, 0 as long as it is in time."""
    days = (today - period.until).days
    return days if days > LATE_DAYS else 0
