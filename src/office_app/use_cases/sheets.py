"""Sheets begun from the records: the phiếu xử lý of an incoming document, the timetable of a week.

They are drafts without letterhead, printed from the editor; they take no number.
"""

from datetime import date

from office_app.domain.outgoing import NUMBERED
from office_app.domain.sheets import SLIP, WEEK, WeekRecords, is_due, is_met, monday_of, slip_data, week_data
from office_app.domain.vietnamese import date_vi
from office_app.use_cases.new_papers import Beginning, begin_paper
from office_app.use_cases.templates import TemplateTools, template_text


def begin_slip(incoming_id: int, tools: Beginning) -> int:
    """Return the draft of a document's phiếu xử lý, the one there is before a new one.

    Raises:
        NotFoundError, TemplateMissingError, TemplateError: nothing is written.
    """
    with tools.open_transaction() as tx:
        document = tx.incoming.get(incoming_id)
        for outgoing_id in tx.outgoing.ids(doc_type=_kind(tools.templates), issued=False):
            if incoming_id in tx.outgoing.get(outgoing_id).draft.incoming_ids:
                return outgoing_id
        tasks = [task for task in tx.tasks.all() if task.incoming_id == incoming_id]
        answers = [paper for paper in tx.outgoing.of_directives([incoming_id]) if paper.state in NUMBERED]
    return begin_paper(
        SLIP,
        tools=tools,
        data=slip_data(document, tasks, answers, tools.settings),
        # Not ``incoming_id``: a slip is no answer to the directive, which still waits for one.
        incoming_ids=(incoming_id,),
    )


def begun_week(day: date, tools: Beginning) -> int | None:
    """Return the draft there is of the timetable of the week that ``day`` is in."""
    begins = date_vi(monday_of(day))
    with tools.open_transaction() as tx:
        for outgoing_id in tx.outgoing.ids(issued=False):
            draft = tx.outgoing.get(outgoing_id).draft
            if draft.template == WEEK and begins in draft.subject:
                return outgoing_id
    return None


def begin_week(day: date, tools: Beginning) -> int:
    """Store the timetable of the week that ``day`` is in, filled from sessions and due work, and return its id.

    Raises:
        TemplateMissingError, TemplateError: nothing is written.
    """
    monday = monday_of(day)
    with tools.open_transaction() as tx:
        sessions = [
            (campaign, session)
            for campaign in tx.study.campaigns()
            for session in tx.study.sessions(campaign.id or 0)
            if is_met(session, monday)
        ]
        tasks = [task for task in tx.tasks.all(include_done=False) if is_due(task, monday)]
        names = {line.unit.id or 0: line.unit.name for line in tx.organisation.units(monday)}
    return begin_paper(
        WEEK,
        tools=tools,
        data=week_data(monday, WeekRecords(sessions, tasks, names), tools.settings),
    )


def _kind(tools: TemplateTools) -> str:
    return tools.checker.head(template_text(SLIP, tools)).doc_type
