"""How a local plan is made from directives: dates before the upper ones, and work for our own units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.back_planning import BackPlan, LeadTimes, back_plan
from office_app.domain.counterparts import Counterpart, counterpart_of
from office_app.domain.incoming import CitedDocument, IncomingDocument, Obligation, ObligationKind
from office_app.domain.vietnamese import fold, upper_first
from office_app.domain.working_days import WorkCalendar


@dataclass(frozen=True)
class UnitWork:
    """What one local body does under the plan; ``sources`` are the directive's own sentences."""

    unit: str
    work: Sequence[str]
    due: date | None
    sources: Sequence[str] = ()
    study: bool = False


def plan_days(
    directives: Sequence[IncomingDocument], *, today: date, leads: LeadTimes, calendar: WorkCalendar
) -> BackPlan:
    """Count our own days back from what the directives ask of us: their last day of study, their first report.

    Directives without dates give no days here: nothing is invented.
    """
    asked = [o for d in directives for o in d.obligations if o.ours and o.due is not None]
    report_due = min((o.due for o in asked if o.kind is ObligationKind.REPORT and o.due), default=None)
    study_due = max(
        (o.due for o in asked if o.kind is ObligationKind.DEADLINE and o.due and o.due != report_due),
        default=None,
    )
    return back_plan(study_due, report_due, today=today, leads=leads, calendar=calendar)


def studied_documents(directive: IncomingDocument) -> list[CitedDocument]:
    """Return the documents a directive is about: those cited in the text that its subject names by symbol."""
    subject = _letters(directive.subject)
    return [c for c in directive.cited if re.search(rf"(?<!\d){_letters(c.symbol)}", subject)]


def _letters(text: str) -> str:
    return "".join(ch for ch in fold(text) if ch.isalnum())


def local_work(
    directives: Sequence[IncomingDocument], counterparts: Sequence[Counterpart], dates: BackPlan
) -> list[UnitWork]:
    """Return one entry per local body: its standing work, then what the directives ask of its like.

    Source: «một việc chỉ giao cho một cơ quan chủ trì», Quy định 299-QĐ/TW.
    """
    asked: dict[str, list[Obligation]] = {c.name: [] for c in counterparts}
    for directive in directives:
        for obligation in directive.obligations:
            if obligation.kind is not ObligationKind.ASSIGNMENT or not obligation.ours or not obligation.unit:
                continue
            # What the clerk confirmed goes before what the table says today.
            body = counterpart_of(obligation.counterpart or obligation.unit, counterparts)
            if body is not None:
                asked[body.name].append(obligation)
    result = []
    for body in sorted(counterparts, key=lambda body: body.order):
        if not body.work and not asked[body.name]:
            continue
        due = dates.study_due if body.study else dates.own_report_due or dates.study_due
        extra = dict.fromkeys(first_sentence(o.text, o.unit or "") for o in asked[body.name])
        sources = dict.fromkeys(o.text for o in asked[body.name])
        result.append(UnitWork(body.name, [*body.work, *extra], due, tuple(sources), body.study))
    return result


def first_sentence(text: str, unit: str) -> str:
    """Return the first sentence of a directive's passage without its number and without the unit it names."""
    sentence = re.split(r"(?<=[.;])\s+(?=[A-ZÀ-ỸĐ])", " ".join(text.split()))[0]
    sentence = re.sub(r"^(?:[-+]|\d+(?:\.\d+)*[.)]?|[a-zđ]\))\s+", "", sentence).rstrip(" .;/")
    sentence = re.sub(r"^(?:Giao|Đề nghị|Yêu cầu|Chỉ đạo)\s+", "", sentence)
    name = " ".join(unit.split())
    if fold(sentence).startswith(fold(name)):  # fold keeps the length
        sentence = sentence[len(name) :].lstrip(" ,:")
    return upper_first(sentence)


def session_days(
    meeting_days: Sequence[int | None], *, start: date, end: date | None, calendar: WorkCalendar
) -> list[date]:
    """Propose one day per chi bộ: its monthly meeting day when that lies in the window, else spread evenly.

    Args:
        meeting_days: day of the month of each chi bộ's ordinary meeting, None when not known.
        start: first day allowed; ``end``: last day allowed, None for 30 days from ``start``.
    """
    last = start + timedelta(days=30) if end is None else max(start, end)
    workdays = calendar.window(start, last) or [calendar.before(last)]
    proposed = []
    for index, meeting_day in enumerate(meeting_days):
        fitting = [day for day in workdays if day.day == meeting_day]
        proposed.append(fitting[0] if fitting else workdays[index * len(workdays) // len(meeting_days)])
    return proposed
