"""The days ahead: tasks, sessions and the days the upper level set, for other calendars and for the morning."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.days_ahead import CalendarEntry, MorningNotice, UpperDay, upper_days
from office_app.domain.incoming import IncomingFilter, IncomingState
from office_app.domain.study import SessionState
from office_app.domain.tasks import TaskState, Urgency
from office_app.domain.vietnamese import lower_first
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.tasks import urgency_of

_TITLES = 3
_OPEN = (IncomingState.REGISTERED, IncomingState.IN_PROGRESS)


def days_ahead(*, open_transaction: OpenTransaction, today: date) -> Sequence[CalendarEntry]:
    """Return everything with a day that is still to come or to do, the earliest first."""
    with open_transaction() as tx:
        entries = [*_tasks(tx), *_sessions(tx, today), *_upper_days(tx, today)]
    return sorted(entries, key=lambda one: (one.day, one.starts_at, one.title))


def _tasks(tx: Transaction) -> Iterator[CalendarEntry]:
    for task in tx.tasks.all(include_done=False):
        if task.due is None:
            continue
        lines = (
            task.unit and f"Đơn vị: {task.unit}",
            task.leader and f"Lãnh đạo phụ trách: {task.leader}",
            task.product and f"Sản phẩm: {task.product}",
            task.source and f"Theo {task.source}",
            task.note,
        )
        title = f"Hạn: {task.title}"
        yield CalendarEntry(
            f"viec-{task.id}", task.due, title, "\n".join(filter(None, lines)), category="Nhiệm vụ"
        )


def _sessions(tx: Transaction, today: date) -> Iterator[CalendarEntry]:
    names = {unit.id: unit.name for unit in tx.organisation.all_units()}
    titles = {campaign.id: campaign.title for campaign in tx.study.campaigns()}
    for one in tx.study.all_sessions():
        if one.state is not SessionState.PLANNED or one.planned_on < today:
            continue
        unit = names.get(one.unit_id, "")
        text = f"Báo cáo viên: {one.rapporteur}" if one.rapporteur else ""
        yield CalendarEntry(
            f"buoi-hoc-{one.id}",
            one.planned_on,
            f"{unit}: {lower_first(titles.get(one.campaign_id, 'học tập'))}",
            text,
            one.place,
            one.starts_at,
            one.minutes,
            "Học tập",
        )


def _upper_days(tx: Transaction, today: date) -> Iterator[CalendarEntry]:
    for one in upper_days_in(tx, since=today):
        what = f"Hạn báo cáo {one.report_to}" if one.report_to else "Hạn của cấp trên"
        key = f"van-ban-{one.document_id}-{one.day:%Y%m%d}"
        yield CalendarEntry(key, one.day, f"{what} ({one.symbol})", one.text, category="Hạn cấp trên")


def upper_days_in(
    tx: Transaction, *, since: date | None = None, until: date | None = None
) -> Sequence[UpperDay]:
    """Return the days from ``since`` to ``until`` that directives set which are not done yet."""
    asked, subjects = [], {}
    for state in _OPEN:
        # By the last day there is at the latest: those that set no day are not read.
        for document_id in tx.incoming.ids(IncomingFilter(state=state, due_until=until or date.max)):
            document = tx.incoming.get(document_id)
            name, subjects[document_id] = document.symbol or document.doc_type, document.subject
            asked += [(document_id, name, one) for one in document.obligations]
    return [
        replace(one, subject=subjects[one.document_id])
        for one in upper_days(asked)
        if (since is None or since <= one.day) and (until is None or one.day <= until)
    ]


def morning_notice(*, open_transaction: OpenTransaction, today: date) -> MorningNotice:
    """Return what the day begins with."""
    with open_transaction() as tx:
        tasks = tx.tasks.all(include_done=False)
        sessions = sum(
            one.state is SessionState.PLANNED and one.planned_on == today for one in tx.study.all_sessions()
        )
    due_today = [task for task in tasks if task.due == today]
    overdue = [task for task in tasks if urgency_of(task.due, False, today) is Urgency.OVERDUE]
    week = [task for task in tasks if urgency_of(task.due, False, today) is Urgency.THIS_WEEK]
    return MorningNotice(
        len(due_today),
        len(overdue),
        len(week),
        sessions,
        sum(task.state is TaskState.STUCK for task in tasks),
        [task.title for task in (*due_today, *overdue)][:_TITLES],
    )
