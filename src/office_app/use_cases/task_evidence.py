"""Evidence of open tasks, looked for in papers issued, sessions held and forms that came back (F40)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.evidence import CampaignFact, Evidence, IssuedFact, Records, evidence_of
from office_app.domain.outgoing import OutgoingState
from office_app.domain.recurring import period_of
from office_app.domain.returns import FormState
from office_app.domain.study import Campaign, SessionState
from office_app.domain.tasks import Task, TaskKind, TaskState
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.recurring import FollowUp
from office_app.use_cases.returns import board_lines
from office_app.use_cases.tasks import change_tasks

_REPORTS = 200  # the latest, among which the report of a period is looked for


def find_evidence(tasks: Sequence[Task], *, tools: FollowUp) -> Mapping[int, Evidence]:
    """Return by id what the records show of those of the tasks that are open."""
    wanted = [task for task in tasks if not task.closed and task.kind is not TaskKind.WORK]
    if not wanted:
        return {}
    with tools.open_transaction() as tx:
        records = Records(_papers(wanted, tx), _campaigns(wanted, tx, tools.today))
        every = {duty.id: duty.rule.every for duty in tx.duties.all()}
    found = {}
    for task in wanted:
        name = ""
        if task.duty_id in every and task.period_on is not None:
            name = period_of(every[task.duty_id], task.period_on, tools.term_start).name
        if (shown := evidence_of(task, records, name)) is not None:
            found[task.id or 0] = shown
    return found


def confirm_evidence(task_ids: Sequence[int], *, tools: FollowUp) -> list[Task]:
    """Set tasks to what their evidence speaks for, with its words as the reason, and return them as they were."""
    with tools.open_transaction() as tx:
        tasks = [tx.tasks.get(task_id) for task_id in task_ids]
    found = find_evidence(tasks, tools=tools)
    speaks = {task_id: one.state for task_id, one in found.items()}
    shown = [task for task in tasks if speaks.get(task.id or 0, task.state) is not task.state]
    change_tasks([_as_shown(task, found[task.id or 0]) for task in shown], tools=tools)
    return shown


def _as_shown(task: Task, evidence: Evidence) -> Task:
    done = evidence.state is TaskState.DONE
    return replace(
        task,
        state=evidence.state,
        done_on=evidence.on if done else None,
        done_why=evidence.words if done else "",
    )


def _papers(tasks: Sequence[Task], tx: Transaction) -> list[IssuedFact]:
    answered = sorted({task.incoming_id for task in tasks if task.incoming_id is not None})
    found = {
        paper.id or 0: IssuedFact(
            paper.id or 0,
            paper.draft.type_code,
            paper.draft.doc_type,
            paper.symbol or "",
            paper.issued_on,
            paper.draft.subject,
            paper.draft.directive_ids,
        )
        for paper in (tx.outgoing.of_directives(answered) if answered else ())
        if paper.state is OutgoingState.ISSUED and paper.issued_on is not None
    }
    if any(task.duty_id is not None for task in tasks):
        for line in tx.outgoing.lines(tx.outgoing.ids(doc_type="Báo cáo", issued=True)[:_REPORTS]):
            if line.state is OutgoingState.ISSUED and line.issued_on is not None:
                fact = IssuedFact(line.id, "BC", line.doc_type, line.symbol, line.issued_on, line.subject)
                found.setdefault(line.id, fact)
    return list(found.values())


def _campaigns(tasks: Sequence[Task], tx: Transaction, today: date) -> list[CampaignFact]:
    studies = [task for task in tasks if task.kind in (TaskKind.STUDY, TaskKind.REPORT)]
    directives = {task.incoming_id for task in studies} - {None}
    plans = {task.outgoing_id for task in studies} - {None}
    return [
        _fact(campaign, tx, today)
        for campaign in tx.study.campaigns()
        if campaign.outgoing_id in plans or directives & set(campaign.incoming_ids)
    ]


def _fact(campaign: Campaign, tx: Transaction, today: date) -> CampaignFact:
    campaign_id = campaign.id or 0
    studied: dict[int, date | None] = {unit.id or 0: None for unit in tx.study.campaign_units(campaign_id)}
    for session in tx.study.sessions(campaign_id):
        if session.state is SessionState.HELD and session.unit_id in studied:
            studied[session.unit_id] = max(session.day, studied[session.unit_id] or date.min)
    returned = {line.unit_id: line.state is FormState.RETURNED for line in board_lines(campaign, tx, today)}
    return CampaignFact(
        campaign_id, campaign.title, campaign.incoming_ids, campaign.outgoing_id, studied, returned
    )
