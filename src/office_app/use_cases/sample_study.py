"""The made-up office's plans, the sessions held under them, and its report on the first of them."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from office_app.domain.incoming import IncomingDocument, IncomingState
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import (
    AttendanceRow,
    Mark,
    SessionFigures,
    SessionForm,
    SessionState,
    StudySession,
)
from office_app.domain.tasks import TaskState
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases import study
from office_app.use_cases.outgoing import issue_paper
from office_app.use_cases.plans import draft_plan
from office_app.use_cases.progress import Progress
from office_app.use_cases.report_issuing import issue_report
from office_app.use_cases.reports import draft_report
from office_app.use_cases.sample_tools import SampleTools, clock_at, working
from office_app.use_cases.study_heads import figures_of


def add_campaigns(
    documents: Sequence[IncomingDocument],
    settings: OfficeSettings,
    data: dict[str, Any],
    today: date,
    tools: SampleTools,
    chance: random.Random,
    progress: Progress,
) -> None:
    """Plan six directives: four of the past, studied, the first of them reported; two of late, under way."""
    studied = [d for d in documents if d.doc_type == "Kế hoạch" and (today - d.arrived_on).days > 12]
    past, late = studied[:-2], studied[-2:]
    chosen = [*past[:: max(1, len(past) // 4)][:4], *late]
    for at, document in enumerate(chosen):
        progress.step(at, len(chosen), "đang làm kế hoạch và đợt học tập mẫu")
        planned_on = working(document.arrived_on + timedelta(days=6))
        clock = clock_at(min(planned_on, today))
        draft_id = draft_plan([document.id or 0], settings=settings, tools=replace(tools.planning, now=clock))
        with tools.planning.open_transaction() as tx:
            draft = replace(tx.outgoing.get(draft_id).draft, id=draft_id)
        issuing = replace(tools.reporting.issuing, now=clock)
        issued, _ = issue_paper(draft, settings=settings, issued_on=clock().date(), tools=issuing)
        finished = document not in late
        share = 1.0 if finished else (0.75, 0.35)[late.index(document)]
        _hold_sessions(issued.campaign_id or 0, share, data, today, tools, chance)
        _settle_tasks(issued.outgoing_id, issued.campaign_id or 0, finished, today, tools)
        if finished:
            with tools.planning.open_transaction() as tx:
                tx.incoming.set_state(document.id or 0, IncomingState.DONE)
                tx.commit()
        if at == 0:
            _report(issued.campaign_id or 0, settings, today, tools)


def _hold_sessions(
    campaign_id: int,
    share: float,
    data: dict[str, Any],
    today: date,
    tools: SampleTools,
    chance: random.Random,
) -> None:
    with tools.planning.open_transaction() as tx:
        sessions = list(tx.study.sessions(campaign_id))
    for at, session in enumerate(sessions):
        if chance.random() > share:
            continue
        held_on = session.planned_on
        if held_on >= today:  # held ahead of its day
            held_on = WorkCalendar().before(today - timedelta(days=chance.randint(0, 5)))
        held = replace(
            session,
            planned_on=held_on,
            held_on=held_on,
            place="Nhà văn hóa thôn" if at < 13 else "Phòng họp cơ quan",
            form=SessionForm.WITH_MEETING if at % 3 else SessionForm.IN_PERSON,
            rapporteur=data["rapporteurs"][at % len(data["rapporteurs"])],
        )
        noted_on = min(held_on + timedelta(days=7), today)  # with who made up since
        _attend(held, at, noted_on, share == 1.0, data, tools, chance)


def _attend(
    session: StudySession,
    at: int,
    noted_on: date,
    finished: bool,
    data: dict[str, Any],
    tools: SampleTools,
    chance: random.Random,
) -> None:
    open_transaction = tools.planning.open_transaction
    rows = study.attendance_rows(session.id or 0, open_transaction=open_transaction)
    marked = [_mark(row, noted_on, finished, data, chance) for row in rows]
    guests, handed_in = chance.randint(0, 6), sum(row.mark is Mark.PRESENT for row in marked)
    now = clock_at(noted_on)
    if at % 6 == 5:  # some chi bộ send totals only
        figures: SessionFigures = figures_of(marked, guests=guests, handed_in=handed_in)
        study.save_totals(session, figures, open_transaction=open_transaction, now=now)
        return
    study.save_attendance(
        session, marked, guests=guests, handed_in=handed_in, open_transaction=open_transaction, now=now
    )


def _mark(
    row: AttendanceRow, noted_on: date, finished: bool, data: dict[str, Any], chance: random.Random
) -> AttendanceRow:
    if row.mark is Mark.EXEMPT or chance.random() > 0.05:
        return row
    mark = Mark.EXCUSED if chance.random() < 0.8 else Mark.UNEXCUSED
    reason = chance.choice(data["reasons"]) if mark is Mark.EXCUSED else ""
    made_up = noted_on if finished or chance.random() < 0.5 else None
    return replace(row, mark=mark, reason=reason, made_up_on=made_up)


def _settle_tasks(
    outgoing_id: int, campaign_id: int, finished: bool, today: date, tools: SampleTools
) -> None:
    with tools.planning.open_transaction() as tx:
        days = [s.held_on for s in tx.study.sessions(campaign_id) if s.held_on]
        studied = max(days, default=today)
        own = [task for task in tx.tasks.all() if task.outgoing_id == outgoing_id]
        for at, task in enumerate(own):
            if finished or at % 3 == 0:
                tx.tasks.update(replace(task, state=TaskState.DONE, done_on=min(today, task.due or studied)))
            elif at % 3 == 1:
                tx.tasks.update(replace(task, state=TaskState.DOING))
        tx.commit()


def _report(campaign_id: int, settings: OfficeSettings, today: date, tools: SampleTools) -> None:
    with tools.planning.open_transaction() as tx:
        held = [
            s.held_on for s in tx.study.sessions(campaign_id) if s.state is SessionState.HELD and s.held_on
        ]
    day = min(today, working(max(held) + timedelta(days=5)))
    reporting = replace(tools.reporting, issuing=replace(tools.reporting.issuing, now=clock_at(day)))
    report = draft_report(campaign_id, settings=settings, as_of=day, tools=reporting)
    issue_report(report, settings=settings, issued_on=day, tools=reporting)
