"""The first screen: the days ahead, what is late, and who has studied what."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from office_app.domain.days_ahead import upper_days
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.overview import AgendaItem, MonthRate, Overview
from office_app.domain.study import Campaign, SessionState, StudySession
from office_app.domain.tasks import Task, Urgency
from office_app.use_cases.ports.overview import OpenOverview, OverviewReader
from office_app.use_cases.ports.safekeeping import Keeper
from office_app.use_cases.study_coverage import coverage
from office_app.use_cases.tasks import urgency_of

AGENDA_DAYS = 14
AGENDA_LINES = 40


def overview(*, open_overview: OpenOverview, keeper: Keeper, folder: str, today: date) -> Overview:
    """Return everything the first screen shows, counted over one moment of the records."""
    with open_overview() as rows:
        tasks = rows.tasks_due(_last(today))  # as far as the agenda: beyond the end of this week
        units = rows.units()
        campaigns = rows.study.campaigns()
        sessions = rows.study.all_sessions()
        items = [*_task_lines(tasks, today), *_upper_dates(rows, today)]
        items += _session_lines(sessions, campaigns, units, today)
        map_ = coverage(rows.study, today)
        to_plan = rows.waiting_for_plan()
    standing = Counter(urgency_of(task.due, False, today) for task in tasks)
    newest = map_.rows[0] if map_.rows else None
    chi_bo = [unit for unit in units if unit.kind is UnitKind.CHI_BO and unit.exists_on(today)]
    return Overview(
        due_this_week=standing[Urgency.THIS_WEEK],
        overdue=standing[Urgency.OVERDUE],
        to_plan=to_plan,
        units_waiting=newest.waiting if newest is not None else 0,
        units_total=newest.called if newest is not None else len(chi_bo),
        coverage=map_,
        agenda=sorted(items, key=lambda item: (item.day, item.kind, item.title))[:AGENDA_LINES],
        months=_months(sessions, today),
        last_backup=keeper.last_backup(),
        data_folder=folder,
        data_bytes=keeper.size(),
    )


def _task_lines(tasks: Sequence[Task], today: date) -> list[AgendaItem]:
    return [
        AgendaItem(task.due, task.title, task.unit, "task", task.id or 0, _late(task.due, today))
        for task in tasks
        if task.due is not None
    ]


def _session_lines(
    sessions: Sequence[StudySession], campaigns: Sequence[Campaign], units: Sequence[Unit], today: date
) -> list[AgendaItem]:
    titles = {campaign.id: campaign.symbol or campaign.title for campaign in campaigns}
    names = {unit.id: unit.name for unit in units}
    return [
        AgendaItem(
            session.planned_on,
            f"Học tập {titles[session.campaign_id]}".strip(),
            names[session.unit_id],
            "session",
            session.id or 0,
        )
        for session in sessions
        if session.state is SessionState.PLANNED and today <= session.planned_on <= _last(today)
    ]


def _upper_dates(rows: OverviewReader, today: date) -> list[AgendaItem]:
    return [
        AgendaItem(one.day, one.title, one.symbol, "obligation", one.document_id, _late(one.day, today))
        for one in upper_days(rows.obligations_due(_last(today)))
    ]


def _last(today: date) -> date:
    return today + timedelta(days=AGENDA_DAYS)


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
