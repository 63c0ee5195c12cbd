"""The days ahead: tasks, sessions and the days the upper level set, for other calendars and for the morning."""

from collections.abc import Iterator, Sequence
from datetime import date

from office_app.domain.days_ahead import CalendarEntry, MorningNotice
from office_app.domain.incoming import IncomingFilter, IncomingState, ObligationKind
from office_app.domain.study import SessionState
from office_app.domain.tasks import TaskState, Urgency
from office_app.domain.vietnamese import lower_first
from office_app.use_cases.ports import OpenTransaction, Transaction
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
    """Yield the days the upper level set: one a directive and day, a report before another deadline."""
    for state in _OPEN:
        for document_id in tx.incoming.ids(IncomingFilter(state=state, due_from=today)):
            document = tx.incoming.get(document_id)
            by_day: dict[date, CalendarEntry] = {}
            own = [
                one for one in document.obligations if one.ours and one.due is not None and one.due >= today
            ]
            for one in sorted(own, key=lambda o: o.kind is not ObligationKind.REPORT):
                if one.due is None or one.kind is ObligationKind.ASSIGNMENT:
                    continue
                report = one.kind is ObligationKind.REPORT and one.unit
                what = f"Hạn báo cáo {one.unit}" if report else "Hạn của cấp trên"
                key = f"van-ban-{document_id}-{one.due:%Y%m%d}"
                text = " ".join(one.text.split())
                title = f"{what} ({document.symbol or document.doc_type})"
                by_day.setdefault(one.due, CalendarEntry(key, one.due, title, text, category="Hạn cấp trên"))
            yield from by_day.values()


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
