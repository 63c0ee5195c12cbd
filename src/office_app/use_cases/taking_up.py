"""What directives ask of us and nobody follows up yet: offered as tasks and duties, taken up with one key."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.incoming import (
    IncomingDocument,
    IncomingFilter,
    IncomingState,
    Obligation,
    ObligationKind,
)
from office_app.domain.organisation import Unit, unit_key
from office_app.domain.plan_reports import concerns_us, is_internal
from office_app.domain.recurring import RecurringDuty, Rule
from office_app.domain.recurring_words import rule_of
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import Task, TaskKind, kind_of
from office_app.domain.vietnamese import fold, upper_first
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.recurring import FollowUp, make_rounds, store_duty
from office_app.use_cases.tasks import store_new

OFFICE = "Văn phòng Đảng ủy"
"""Who writes the reports of the committee."""
_OPEN = (IncomingState.REGISTERED, IncomingState.IN_PROGRESS)
_ENDS = re.compile(r"(?<=[.;])\s|\n\s*(?=[-+•]|\d+[.)]|\n|[A-ZĐÁÀẢẠÂĂÊÔƠƯ])")
_GIVING = re.compile(r"(?:giao|đề nghị|yêu cầu)\s+", re.IGNORECASE)
_REPORTING = re.compile(r"(?:gửi\s+)?báo cáo\b(?!\s+viên)", re.IGNORECASE)
_SUBJECT = 90  # characters in which the subject of a sentence ends
_PRODUCTS = (("chương trình hành động", "Chương trình hành động"), ("kế hoạch", "Kế hoạch"))


@dataclass(frozen=True)
class Offer:
    """A thing asked of us: a task, or a duty that comes round. ``upper_due`` is the day the upper level set."""

    thing: Task | RecurringDuty
    upper_due: date | None = None

    @property
    def recurring(self) -> bool:
        return isinstance(self.thing, RecurringDuty)


def offers(settings: OfficeSettings, *, tools: FollowUp) -> Sequence[Offer]:
    """Return what open directives ask of us that is neither a task nor a duty yet, the nearest day first."""
    with tools.open_transaction() as tx:
        units = {unit_key(unit.name): unit for unit in tx.organisation.all_units()}
        taken = _taken(tx)
        found = []
        for state in _OPEN:
            for document_id in tx.incoming.ids(IncomingFilter(state=state)):
                document = tx.incoming.get(document_id)
                for one in _asked(document):
                    offer = _offer(document, one, units, settings, tools)
                    if not _is_taken(document_id, offer.thing.passage, taken):
                        found.append(offer)
    return sorted(found, key=lambda offer: (offer.upper_due is None, offer.upper_due or date.max))


def take_up(chosen: Sequence[Offer], *, tools: FollowUp) -> tuple[int, int]:
    """Write what was chosen, all or none; return how many tasks and how many duties."""
    with tools.open_transaction() as tx:
        duties = 0
        for offer in chosen:
            if isinstance(offer.thing, RecurringDuty):
                store_duty(offer.thing, tx, tools.now)
                duties += 1
            else:
                store_new(offer.thing, tx, tools.now)
        make_rounds(tx, tools)
        tx.commit()
    return len(chosen) - duties, duties


def _asked(document: IncomingDocument) -> Iterator[Obligation]:
    """Yield what is worth following up: each report once, and days that stand in no passage given to anybody."""
    own = [one for one in document.obligations if one.ours]
    reports = [
        one
        for one in own
        if one.kind is ObligationKind.REPORT
        and concerns_us(document, one)
        and not (one.unit and is_internal(one.unit))
    ]
    assigned = [
        one
        for one in own
        if one.kind is ObligationKind.ASSIGNMENT
        and not (
            kind_of(_after_subject(one.text, one)) is TaskKind.REPORT
            and any(_within(r, one) for r in reports)
        )
    ]
    yield from assigned
    yield from reports
    passages = [one for one in document.obligations if one.kind is ObligationKind.ASSIGNMENT]
    for one in own:
        if one.kind is not ObligationKind.DEADLINE:
            continue
        inside = reports if one.recurrence is not None else [*reports, *passages]
        dated = (one.due or one.recurrence) and concerns_us(document, one)
        if dated and not any(_within(one, passage) for passage in inside):
            yield one


def _after_subject(text: str, one: Obligation) -> str:
    """Return a passage without the unit that it begins with: what «Đảng ủy các xã báo cáo …» asks is a report."""
    text, unit = " ".join(text.split()), " ".join((one.unit or "").split())
    if one.kind is ObligationKind.REPORT:
        begins = _REPORTING.search(text, 0, _SUBJECT)
        return text[begins.start() :] if begins else text
    match = _GIVING.match(text)
    given = text[match.end() :] if match else text
    if unit and fold(given).startswith(fold(unit)):
        return given[len(unit) :].lstrip(" ,:") or text
    return text


def _local_due(upper: date | None, lead_days: int, tools: FollowUp) -> date | None:
    """Return our own day ahead of the upper level's; that day itself where ours has passed already."""
    if upper is None:
        return None
    own = tools.calendar.before(upper, lead_days)
    return own if own >= tools.today else upper


def _within(inner: Obligation, outer: Obligation) -> bool:
    if inner.span is None or outer.span is None:
        return _plain(inner.text) in _plain(outer.text)
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end + 1


def _offer(
    document: IncomingDocument,
    one: Obligation,
    units: dict[str, Unit],
    settings: OfficeSettings,
    tools: FollowUp,
) -> Offer:
    passage = _sentence(document, one) if one.kind is ObligationKind.DEADLINE else " ".join(one.text.split())
    report = one.kind is ObligationKind.REPORT
    name = OFFICE if report else (one.counterpart or one.unit or "")
    unit = units.get(unit_key(name))
    kind = TaskKind.REPORT if report else kind_of(passage)
    cooperating = tuple(dict.fromkeys([*one.cooperating, *filter(None, [one.executor])]))
    title = upper_first(_after_subject(passage, one).rstrip(" .;,"))
    due = _local_due(one.due, settings.lead_days, tools)
    task = Task(
        title,
        name,
        due,
        unit_id=unit.id if unit is not None else None,
        incoming_id=document.id,
        source=document.symbol or document.doc_type,
        kind=kind,
        cooperating=cooperating,
        starts=one.starts if due is not None and one.starts is not None and one.starts <= due else None,
        product=_product(kind, passage),
        passage=passage,
    )
    if one.recurrence is None:
        return Offer(task, one.due)
    rule = rule_of(one.recurrence, f"{passage} {one.text}", day_counts=settings.due_day_counts)
    return Offer(_repeated(task, rule, tools.today))


def _repeated(task: Task, rule: Rule, starts_on: date) -> RecurringDuty:
    """Return the duty that asks for such a task again and again."""
    return RecurringDuty(
        task.title,
        rule,
        starts_on=starts_on,
        unit=task.unit,
        unit_id=task.unit_id,
        kind=task.kind,
        cooperating=task.cooperating,
        product=task.product,
        incoming_id=task.incoming_id,
        source=task.source,
        passage=task.passage,
    )


def _product(kind: TaskKind, passage: str) -> str:
    """Return the paper that the passage itself speaks of."""
    if kind is TaskKind.REPORT:
        return "Báo cáo"
    if kind is TaskKind.PLAN:
        return next((name for words, name in _PRODUCTS if fold(words) in fold(passage)), "")
    return ""


def _sentence(document: IncomingDocument, one: Obligation) -> str:
    """Return the sentence of a lone day or «hằng tháng»: the phrase by itself says nothing of what is to be done."""
    if one.span is None:
        return " ".join(one.text.split())
    text = document.text
    start = max((m.end() for m in _ENDS.finditer(text, 0, one.span.start)), default=0)
    after = _ENDS.search(text, one.span.end)
    return " ".join(text[start : after.start() if after else len(text)].split())


def _taken(tx: Transaction) -> dict[int, list[str]]:
    """Return by directive the passages that somebody follows up: of tasks, of duties, of plans made for them."""
    found: dict[int, list[str]] = {}
    plans: dict[int, list[str]] = {}
    for task in tx.tasks.all():
        if task.incoming_id is None:
            continue
        passages = found.setdefault(task.incoming_id, [])
        passages.append(_plain(task.passage or task.title))
        if task.outgoing_id is not None and task.outgoing_id not in plans:
            drafted = tx.outgoing.get(task.outgoing_id).draft.tasks
            plans[task.outgoing_id] = [_plain(one.source.sentence) for one in drafted if one.source]
            passages += plans[task.outgoing_id]
    for duty in tx.duties.all():
        if duty.incoming_id is not None:
            found.setdefault(duty.incoming_id, []).append(_plain(duty.passage))
    return found


def _is_taken(document_id: int, passage: str, taken: dict[int, list[str]]) -> bool:
    plain = _plain(passage)
    return any(one in plain or plain in one for one in taken.get(document_id, ()) if one)


def _plain(text: str) -> str:
    return " ".join("".join(ch if ch.isalnum() else " " for ch in fold(text)).split())
