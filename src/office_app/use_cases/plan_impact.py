"""What a plan stands beside: clashing days, papers that later ones replace, last year's plan to begin from."""

from collections.abc import Iterable, Sequence
from datetime import date

from office_app.domain.incoming import CitedDocument, IncomingDocument
from office_app.domain.outgoing import NUMBERED, OutgoingDocument, OutgoingDraft
from office_app.domain.plan_clashes import Booked, Clash, clashes
from office_app.domain.plan_clone import cloned
from office_app.domain.plan_timeline import BackPlan
from office_app.domain.superseding import Affected, Superseded, affected, superseded_by
from office_app.domain.symbol import symbol_key
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction


def plan_clashes(draft: OutgoingDraft, today: date, *, open_transaction: OpenTransaction) -> Sequence[Clash]:
    """Return what collides with the days of the plan: meetings of chi bộ, sessions and conferences of other plans."""
    with open_transaction() as tx:
        units = [line.unit for line in tx.organisation.units(today)]
        return clashes(draft.back_plan or BackPlan(), units, list(_booked(draft, tx)))


def _booked(draft: OutgoingDraft, tx: Transaction) -> Iterable[Booked]:
    for campaign in tx.study.campaigns():
        names = {unit.id: unit.name for unit in tx.study.campaign_units(campaign.id or 0)}
        for session in tx.study.sessions(campaign.id or 0):
            unit = names.get(session.unit_id, "")
            what = f"{unit or 'buổi học'} học {campaign.symbol or campaign.title}"
            yield Booked(session.planned_on, what, session.place, session.rapporteur, unit)
    for outgoing_id in tx.outgoing.ids("", None, None):
        if outgoing_id != draft.id:
            other = tx.outgoing.get(outgoing_id)
            day = other.draft.back_plan.key_staff_on if other.draft.back_plan else None
            if day is not None:
                what = f"hội nghị của {other.symbol or 'dự thảo'} «{other.draft.subject}»"
                yield Booked(day, what, "hội trường")


def affected_by(incoming_id: int, *, open_transaction: OpenTransaction) -> Sequence[Affected]:
    """Return what a registered paper touches: for each paper it replaces or amends, our drafts, plans and tasks."""
    with open_transaction() as tx:
        document = tx.incoming.get(incoming_id)
        tasks = tx.tasks.all(include_done=False)
        return tuple(affected(one, _resting_on(one, tx), tasks) for one in superseded_by(document))


def replaced_by(incoming_id: int, *, open_transaction: OpenTransaction) -> Sequence[Superseded]:
    """Return which later papers of the register say that they replace or amend this one."""
    with open_transaction() as tx:
        document = tx.incoming.get(incoming_id)
        cited = CitedDocument(document.symbol, document.issued_on)
        return (
            [one for one in superseding([cited], tx) if one.by_id != incoming_id] if document.symbol else []
        )


def superseding(cited: Sequence[CitedDocument], tx: Transaction) -> Sequence[Superseded]:
    """Return for the papers cited which later papers of the register replace or amend them."""
    keys = {symbol_key(one.symbol) for one in cited}
    later: dict[int, IncomingDocument] = {
        one: tx.incoming.get(one) for one in tx.incoming.citing([one.symbol for one in cited])
    }
    return [
        told
        for document in later.values()
        for told in superseded_by(document)
        if symbol_key(told.earlier.symbol) in keys
    ]


def _resting_on(one: Superseded, tx: Transaction) -> Sequence[OutgoingDocument]:
    """Return our papers that answer the earlier paper, or cite it in their text."""
    registered = [found for found in tx.incoming.registered([one.earlier]) if found is not None]
    papers = {paper.id: paper for paper in tx.outgoing.of_directives(registered)}
    key = symbol_key(one.earlier.symbol)
    for outgoing_id in tx.outgoing.ids("", None, None):
        if outgoing_id not in papers:
            paper = tx.outgoing.get(outgoing_id)
            text = "\n".join(section.text for section in paper.draft.sections)
            if any(symbol_key(word.strip(".,;:()")) == key for word in text.split() if "/" in word):
                papers[outgoing_id] = paper
    return [papers[one_id] for one_id in sorted(papers, key=lambda one_id: one_id or 0)]


def clone_plan(
    outgoing_id: int,
    years: int | None,
    *,
    calendar: WorkCalendar,
    open_transaction: OpenTransaction,
    now: Clock,
) -> int:
    """Begin a draft from an earlier paper with its days moved and marked, and return the new draft's id."""
    with open_transaction() as tx:
        earlier = tx.outgoing.get(outgoing_id)
        draft = cloned(
            earlier.draft,
            calendar=calendar,
            today=now().date(),
            issued_on=earlier.issued_on,
            years=years,
        )
        new_id = tx.outgoing.add_draft(draft)
        source = earlier.symbol if earlier.state in NUMBERED else str(outgoing_id)
        tx.audit.record(now(), "outgoing.cloned", new_id, source or "")
        tx.commit()
    return new_id
