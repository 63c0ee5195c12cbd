"""How a local plan is made from directives: dates before the upper ones, and work for our own units."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.counterparts import Counterpart, counterpart_of
from office_app.domain.due import local_due
from office_app.domain.incoming import CitedDocument, IncomingDocument, Obligation, ObligationKind
from office_app.domain.vietnamese import fold, upper_first
from office_app.domain.working_days import is_working_day, previous_working_day


@dataclass(frozen=True)
class PlanDates:
    """The days of a study plan; each is None where no directive gave a date to count back from."""

    upper_due: date | None
    report_due: date | None
    study_due: date | None
    own_report_due: date | None
    key_staff_on: date | None


@dataclass(frozen=True)
class UnitWork:
    """What one local body does under the plan; ``sources`` are the directive's own sentences."""

    unit: str
    work: Sequence[str]
    due: date | None
    sources: Sequence[str] = ()
    study: bool = False


def plan_dates(
    directives: Sequence[IncomingDocument], *, today: date, lead_days: int, days_off: Set[date]
) -> PlanDates:
    """Count our own days back from the directives' last days.

    The study ends ``lead_days`` working days before the upper level's last study day, and always before
    our report; the conference of key staff falls about a third of the way from today to that end.
    A directive without dates gives none here: nothing is invented.
    """
    obligations = [o for d in directives for o in d.obligations if o.ours and o.due is not None]
    reports = sorted(o.due for o in obligations if o.kind is ObligationKind.REPORT and o.due)
    report_due = reports[0] if reports else None
    studies = sorted(
        o.due for o in obligations if o.kind is ObligationKind.DEADLINE and o.due and o.due != report_due
    )
    upper_due = studies[-1] if studies else report_due
    study_due = local_due(upper_due, lead_days, days_off) if upper_due else None
    own_report = local_due(report_due, 1, days_off) if report_due else None
    if study_due and own_report and study_due >= own_report:
        study_due = local_due(own_report, 1, days_off)
    key_staff = None
    if study_due and study_due > today:
        key_staff = today + (study_due - today) / 3
        while not is_working_day(key_staff, days_off) and key_staff < study_due:
            key_staff += timedelta(days=1)
    return PlanDates(upper_due, report_due, study_due, own_report, key_staff)


def studied_documents(directive: IncomingDocument) -> list[CitedDocument]:
    """Return the documents a directive is about: those cited in the text that its subject names by symbol."""
    subject = _letters(directive.subject)
    return [c for c in directive.cited if re.search(rf"(?<!\d){_letters(c.symbol)}", subject)]


def _letters(text: str) -> str:
    return "".join(ch for ch in fold(text) if ch.isalnum())


def local_work(
    directives: Sequence[IncomingDocument], counterparts: Sequence[Counterpart], dates: PlanDates
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
    meeting_days: Sequence[int | None], *, start: date, end: date | None, days_off: Set[date]
) -> list[date]:
    """Propose one day per chi bộ: its monthly meeting day when that lies in the window, else spread evenly.

    Args:
        meeting_days: day of the month of each chi bộ's ordinary meeting, None when not known.
        start: first day allowed; ``end``: last day allowed, None for 30 days from ``start``.
    """
    last = end if end is not None and end >= start else start + timedelta(days=30)
    if end is not None and end < start:
        last = start
    workdays = [
        day
        for offset in range((last - start).days + 1)
        if is_working_day(day := start + timedelta(days=offset), days_off)
    ] or [previous_working_day(last, days_off)]
    proposed = []
    for index, meeting_day in enumerate(meeting_days):
        fitting = [day for day in workdays if day.day == meeting_day]
        proposed.append(fitting[0] if fitting else workdays[index * len(workdays) // len(meeting_days)])
    return proposed
