"""The first screen: the days ahead, what is late, and who has studied what."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from office_app.domain.incoming import ObligationKind
from office_app.domain.overview import AgendaItem, MonthRate, Overview
from office_app.domain.study import Coverage, SessionState, StudySession
from office_app.domain.tasks import TaskState, Urgency
from office_app.use_cases.ports import Keeper, OpenTransaction, Transaction
from office_app.use_cases.study import coverage
from office_app.use_cases.tasks import urgency_of

AGENDA_DAYS = 14
AGENDA_LINES = 40


def overview(*, open_transaction: OpenTransaction, keeper: Keeper, folder: str, today: date) -> Overview:
    """Return everything the first screen shows, counted in one transaction."""
    with open_transaction() as tx:
        items = _agenda(tx, today)
        map_ = coverage(tx, today)
        months = _months(tx.study.all_sessions(), today)
        to_plan = tx.incoming.waiting_for_plan()
    due = [item for item in items if item.kind != "session"]
    newest = map_.rows[0].cells if map_.rows else ()
    return Overview(
        due_this_week=sum(urgency_of(i.day, False, today) is Urgency.THIS_WEEK for i in due),
        overdue=sum(i.late_days > 0 for i in due),
        to_plan=to_plan,
        units_waiting=sum(cell not in (Coverage.DONE, Coverage.MAKE_UP) for cell in newest),
        units_total=len(map_.units),
        coverage=map_,
        agenda=items[:AGENDA_LINES],
        months=months,
        last_backup=keeper.last_backup(),
        data_folder=folder,
        data_bytes=keeper.size(),
    )


def _agenda(tx: Transaction, today: date) -> list[AgendaItem]:
    last = today + timedelta(days=AGENDA_DAYS)
    items = [
        AgendaItem(task.due, task.title, task.unit, "task", task.id or 0, _late(task.due, today))
        for task in tx.tasks.all(include_done=False)
        if task.due and task.due <= last and task.state is not TaskState.DONE
    ]
    items += _upper_dates(tx, today, last)
    titles = {c.id: c.symbol or c.title for c in tx.study.campaigns()}
    for session in tx.study.all_sessions():
        if session.state is SessionState.PLANNED and today <= session.planned_on <= last:
            unit = tx.organisation.get_unit(session.unit_id).name
            title = f"Học tập {titles.get(session.campaign_id, '')}".strip()
            items.append(AgendaItem(session.planned_on, title, unit, "session", session.id or 0))
    return sorted(items, key=lambda item: (item.day, item.kind, item.title))


def _upper_dates(tx: Transaction, today: date, last: date) -> list[AgendaItem]:
    """Return the days the upper level set, one line per directive and day; a report names the day best."""
    by_day: dict[tuple[int, date], AgendaItem] = {}
    for document_id, symbol, obligation in tx.incoming.open_obligations():
        due, report = obligation.due, obligation.kind is ObligationKind.REPORT
        if due is None or due > last or not obligation.ours or obligation.kind is ObligationKind.ASSIGNMENT:
            continue
        if (document_id, due) in by_day and not report:
            continue
        title = f"Báo cáo {obligation.unit}" if report and obligation.unit else obligation.text
        by_day[document_id, due] = AgendaItem(
            due, title, symbol, "obligation", document_id, _late(due, today)
        )
    return list(by_day.values())


def _late(due: date, today: date) -> int:
    return max(0, (today - due).days)


def _months(sessions: Sequence[StudySession], today: date) -> list[MonthRate]:
    present: dict[date, int] = defaultdict(int)
    called: dict[date, int] = defaultdict(int)
    for session in sessions:
        if session.state is SessionState.HELD and session.held_on and session.held_on <= today:
            month = session.held_on.replace(day=1)
            present[month] += session.figures.present + session.figures.made_up
            called[month] += session.figures.called
    return [MonthRate(month, present[month], called[month]) for month in sorted(called)[-12:]]
