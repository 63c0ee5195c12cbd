"""How much each saved filter finds now."""

from collections.abc import Container, Sequence

from office_app.domain.saved_filters import (
    PLACES,
    FilterCount,
    SavedFilter,
    incoming_filter,
    outgoing_filter,
    task_filter,
)
from office_app.domain.task_filter import Show, is_wanted
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.recurring import FollowUp
from office_app.use_cases.task_evidence import find_evidence
from office_app.use_cases.tasks import urgency_of


def saved_counts(*, tools: FollowUp) -> Sequence[FilterCount]:
    """Return all saved filters with what they find, list by list in the order they were saved."""
    with tools.open_transaction() as tx:
        saved = [one for place in PLACES for one in tx.search.saved_filters(place)]
        shown = _shown(saved, tx, tools)
        return [FilterCount(one, _count(one, tx, tools, shown)) for one in saved]


def _shown(saved: Sequence[SavedFilter], tx: Transaction, tools: FollowUp) -> Container[int | None]:
    """Return the ids of the tasks that there is evidence of, looked for only where a filter asks."""
    if any(one.place == "tasks" and task_filter(one).show is Show.SHOWN for one in saved):
        return find_evidence(tx.tasks.all(), tools=tools)
    return ()


def _count(saved: SavedFilter, tx: Transaction, tools: FollowUp, shown: Container[int | None]) -> int:
    today = tools.today
    if saved.place == "incoming":
        return len(tx.incoming.ids(incoming_filter(saved, today)))
    if saved.place == "outgoing":
        words, doc_type, issued = outgoing_filter(saved)
        return len(tx.outgoing.ids(words=words, doc_type=doc_type, issued=issued))
    wanted = task_filter(saved)
    return sum(
        is_wanted(urgency_of(task.due, task.closed, today), task, wanted, today, shown)
        for task in tx.tasks.all()
    )
