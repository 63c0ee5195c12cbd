"""What each body of the commune does under a plan: its standing work, and what the directives ask of its like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.back_planning import BackPlan, DayKey
from office_app.domain.counterparts import Counterpart
from office_app.domain.due import local_due
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import SourceMark
from office_app.domain.plan_doers import NO_OFFICE, OwnOffice, doer
from office_app.domain.plan_passages import at_home, passage, same_duty, with_own_day
from office_app.domain.plan_reports import is_the_report
from office_app.domain.vietnamese import fold
from office_app.domain.working_days import WorkCalendar


@dataclass(frozen=True)
class WorkItem:
    """One piece of work; ``source`` is None for what the body always does."""

    text: str
    due: date | None
    source: SourceMark | None = None


@dataclass(frozen=True)
class UnitWork:
    """What one local body does under the plan; ``due`` is the day by which all of it is done."""

    unit: str
    items: Sequence[WorkItem]
    due: date | None
    study: bool = False

    @property
    def work(self) -> Sequence[str]:
        return [item.text for item in self.items]

    @property
    def sources(self) -> Sequence[SourceMark]:
        return [item.source for item in self.items if item.source is not None]


def local_work(
    directives: Sequence[IncomingDocument],
    counterparts: Sequence[Counterpart],
    days: BackPlan,
    calendar: WorkCalendar,
    lead_days: int,
    office: OwnOffice = NO_OFFICE,
) -> list[UnitWork]:
    """Return one entry per local body: its standing work, then what the directives ask of it, each duty once.

    Work that a directive gives a day of its own is due ``lead_days`` before that day; where the directives name no
    day at all, nothing is due. Source: «một việc chỉ giao cho một cơ quan chủ trì», Quy định 299-QĐ/TW.
    """
    work = _Work(days, calendar, lead_days, office)
    asked: dict[str, list[WorkItem]] = {}
    bodies = {body.name: body for body in counterparts}
    for directive, obligation in _assignments(directives):
        body = doer(directive, obligation, counterparts, office)
        if body is not None:
            item = work.item(directive, obligation, work.due_of(body))
            if item is not None:
                bodies.setdefault(body.name, body)
                _add(asked.setdefault(body.name, []), item)
    result = []
    for body in sorted(bodies.values(), key=lambda body: body.order):
        own = asked.get(body.name, [])
        due = work.due_of(body)
        items = [WorkItem(text, due) for text in body.work if not _is_asked(text, own)] + own
        if items:
            last = due if not body.committee and any(item.due == due for item in items) else None
            result.append(UnitWork(body.name, tuple(items), last, body.study))
    return result


def _assignments(
    directives: Sequence[IncomingDocument],
) -> Iterator[tuple[IncomingDocument, Obligation]]:
    for directive in directives:
        for one in directive.obligations:
            if one.kind is ObligationKind.ASSIGNMENT and "hoan thanh)" not in fold(one.text):
                yield directive, one


@dataclass(frozen=True)
class _Work:
    """What turns a passage into a line with our own day."""

    days: BackPlan
    calendar: WorkCalendar
    lead_days: int
    office: OwnOffice

    def due_of(self, body: Counterpart) -> date | None:
        """Return the day by which a body is done, None where the directives name no day."""
        days = self.days
        if days.upper_due is None:
            return None
        if body.study:
            return days.study_due
        return days.own_report_due or days.day(DayKey.MAKE_UP) or days.study_due

    def item(self, directive: IncomingDocument, asked: Obligation, due: date | None) -> WorkItem | None:
        """Return the passage as a line of work, None where it is a report that the plan speaks of elsewhere."""
        text = at_home(passage(asked.text, asked.unit or ""), self.office.kind)
        if not text or is_the_report(directive, asked, text):
            return None
        upper = _upper_day(directive, asked)
        if upper is None:
            own = None if _GOES_ON.search(fold(text)) else due
        else:
            own = self._before(upper, due)
            said = [" ".join(o.text.split()) for o in directive.obligations if o.due == upper]
            text = with_own_day(text, said, upper, own, told=own == due)
        return WorkItem(text, own, source_mark(directive, asked, text))

    def _before(self, upper: date, due: date | None) -> date:
        if upper == self.days.upper_due and self.days.study_due is not None:
            return min(self.days.study_due, due or self.days.study_due)
        own = local_due(upper, self.lead_days, self.calendar)
        return max(own, self.days.day(DayKey.PLAN) or own)


_GOES_ON = re.compile(r"^(?:hang|thuong xuyen|dinh ky)\b|\b(?:hang (?:ngay|tuan|thang|quy|nam)|dinh ky)\b")
_OF_OTHER_LEVELS = re.compile(r"hoan thanh[^.;]*\b(?:o|cap|doi voi) cap (?:huyen|tinh|trung uong)")


def _upper_day(directive: IncomingDocument, asked: Obligation) -> date | None:
    """Return the upper level's day for a piece of work: in its passage for our level, or right behind it."""
    if _OF_OTHER_LEVELS.search(fold(" ".join(asked.text.split()))):
        return None
    if asked.due is not None or asked.span is None:
        return asked.due
    end = asked.span.end
    behind = (
        one.due
        for one in directive.obligations
        if one.kind is ObligationKind.DEADLINE
        and one.due is not None
        and one.span is not None
        and one.span.start >= end
        and not directive.text[end : one.span.start].strip(" .;:-\n")
    )
    return next(behind, None)


def _add(items: list[WorkItem], new: WorkItem) -> None:
    """Add a line unless the same duty is there; of two that ask for the same the fuller one stays."""
    for place, item in enumerate(items):
        if same_duty(item.text, new.text):
            if len(new.text) > len(item.text):
                items[place] = new
            return
    items.append(new)


_DUTIES = (
    re.compile(r"theo doi, don doc"),
    re.compile(r"tham muu\b.{0,40}to chuc hoi nghi"),
    re.compile(r"kiem tra, giam sat"),
    re.compile(r"(?:hoc tap|quan triet)\b.{0,60}dang vien"),
    re.compile(r"tuyen truyen|pho bien"),
)


def _is_asked(standing: str, asked: Sequence[WorkItem]) -> bool:
    """Tell whether a directive asks a body for what it always does: then the directive's words stand alone."""
    kind = next((one for one in _DUTIES if one.search(fold(standing))), None)
    return any(
        same_duty(standing, item.text) or (kind is not None and kind.search(fold(item.text)))
        for item in asked
    )


def source_mark(directive: IncomingDocument, obligation: Obligation, line: str = "") -> SourceMark:
    """Return where an obligation stands in its directive; ``line`` is what was drafted from it."""
    return SourceMark(
        " ".join(obligation.text.split()), directive.id, directive.symbol, obligation.span, line
    )
