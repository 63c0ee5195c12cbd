"""What each body of the commune does under a plan: its standing work, and what the directives ask of its like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.counterparts import Counterpart
from office_app.domain.due import local_due
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import SourceMark
from office_app.domain.plan_doers import NO_OFFICE, OwnOffice, doer
from office_app.domain.plan_duties import continuation, is_part_of, nested
from office_app.domain.plan_passages import (
    as_done_by_this_plan,
    at_home,
    duty_lines,
    names_day,
    same_duty,
    with_day,
    with_own_day,
)
from office_app.domain.plan_reports import is_the_report
from office_app.domain.plan_timeline import BackPlan, DayKey
from office_app.domain.plans import of_other_levels
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
    """What one local body does under the plan; ``due`` is the day by which all of it is done.

    ``goes_on``: some of it has no end, and ``due`` is the day of the rest.
    """

    unit: str
    items: Sequence[WorkItem]
    due: date | None
    study: bool = False
    goes_on: bool = False

    @property
    def work(self) -> Sequence[str]:
        return [item.text for item in self.items]

    @property
    def has_own_days(self) -> bool:
        """Whether a piece of work is due on another day than the rest."""
        return any(item.due not in (None, self.due) for item in self.items)

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
    for_all = any(_names_a_day_for_all(directive, days.upper_due) for directive in directives)
    work = _Work(days, calendar, lead_days, for_all)
    asked: dict[str, list[_Asked]] = {}
    bodies = {body.name: body for body in counterparts}
    for directive, obligation in _assignments(directives):
        body = doer(directive, obligation, counterparts, office)
        if body is not None:
            bodies.setdefault(body.name, body)
            for new in _lines(directive, obligation, body, office):
                _add(asked.setdefault(body.name, []), new)
    result = []
    for body in sorted(bodies.values(), key=lambda body: body.order):
        due = work.due_of(body)
        own = [work.item(one, due) for one in asked.get(body.name, ())]
        standing = [text for text in body.work if not _is_asked(text, own)]
        items = [WorkItem(text, work.standing_due(text, due)) for text in standing] + own
        if items:
            result.append(_unit_work(body, items, due))
    return result


def _unit_work(body: Counterpart, items: Sequence[WorkItem], due: date | None) -> UnitWork:
    """Return a body's work: one day for all of it, or the day in each line where some of it goes on without end."""
    if all(item.due is None for item in items):
        return UnitWork(body.name, tuple(items), None, body.study)
    if any(item.due is None for item in items):
        if len([item for item in items if item.due == due]) > 1 and all(i.due in (None, due) for i in items):
            return UnitWork(body.name, tuple(items), due, body.study, goes_on=True)
        dated = tuple(
            item if item.due is None else replace(item, text=with_day(item.text, item.due)) for item in items
        )
        return UnitWork(body.name, dated, None, body.study)
    last = due if any(item.due == due for item in items) else None
    return UnitWork(body.name, tuple(items), last, body.study)


def _lines(
    directive: IncomingDocument, asked: Obligation, body: Counterpart, office: OwnOffice
) -> list["_Asked"]:
    """Return a passage as lines of ours, all that it demands: with what it goes on to say behind itself.

    What a passage within it gives to another body, or to a report above, stands there.
    """
    inner = [one.text for one in nested(directive, asked)]
    text = f"{' '.join(asked.text.split())} {continuation(directive, asked)}"
    lines = [
        at_home(as_done_by_this_plan(line) if body.committee else line, office.kind)
        for line in duty_lines(
            text, asked.unit or "", lambda said: any(is_part_of(said, one) for one in inner)
        )
    ]
    lines = [line for line in lines if not is_the_report(directive, asked, line)]
    upper = _upper_day(directive, asked)
    said = [line for line in lines if upper is not None and names_day(line, upper)]
    return [_Asked(line, directive, asked, upper if line in (said or lines) else None) for line in lines]


def _assignments(
    directives: Sequence[IncomingDocument],
) -> Iterator[tuple[IncomingDocument, Obligation]]:
    for directive in directives:
        for one in directive.obligations:
            if one.kind is ObligationKind.ASSIGNMENT and "hoan thanh)" not in fold(one.text):
                yield directive, one


@dataclass(frozen=True)
class _Asked:
    """A passage as a line of ours, and the upper level's day for it."""

    text: str
    directive: IncomingDocument
    obligation: Obligation
    upper: date | None


@dataclass(frozen=True)
class _Work:
    """What turns a passage into a line with our own day."""

    days: BackPlan
    calendar: WorkCalendar
    lead_days: int
    for_all: bool

    def due_of(self, body: Counterpart) -> date | None:
        """Return the day by which a body is done with what has no day of its own.

        None where the directives name no day. The work of our committee goes beyond the study: it is due only
        where the day is that of all a directive asks.
        """
        days = self.days
        if days.upper_due is None or (body.committee and not self.for_all):
            return None
        if body.study:  # the make-up days are its work too
            return days.day(DayKey.MAKE_UP) or days.study_due
        return days.own_report_due or days.day(DayKey.MAKE_UP) or days.study_due

    def standing_due(self, text: str, due: date | None) -> date | None:
        """Return by when a body does what it always does: the conference by its day, what goes on by none."""
        if _goes_on(text):
            return None
        return self.days.key_staff_on if due is not None and _CONFERENCE.search(fold(text)) else due

    def item(self, asked: _Asked, due: date | None) -> WorkItem:
        """Return a passage as a piece of work, ``due`` being the day of all that its body does."""
        text, upper = asked.text, asked.upper
        if upper is None:
            own = None if _goes_on(text) else due
        else:
            own = self._before(upper, due)
            said = [" ".join(o.text.split()) for o in asked.directive.obligations if o.due == upper]
            text = with_own_day(text, said, upper, own, told=own == due)
        return WorkItem(text, own, source_mark(asked.directive, asked.obligation, text))

    def _before(self, upper: date, due: date | None) -> date:
        if upper == self.days.upper_due and self.days.study_due is not None:
            return min(self.days.study_due, due or self.days.study_due)
        own = local_due(upper, self.lead_days, self.calendar)
        return max(own, self.days.day(DayKey.PLAN) or own)


def _names_a_day_for_all(directive: IncomingDocument, upper: date | None) -> bool:
    """Tell whether a point «Thời gian thực hiện: …» of its own gives the day for the whole directive."""
    around = [o for o in directive.obligations if o.kind is ObligationKind.ASSIGNMENT]
    return any(
        o.kind is ObligationKind.DEADLINE
        and o.due is not None
        and o.due == upper
        and fold(o.text).startswith("thoi gian")
        and not any(_stands_in_or_behind(o, passage, directive.text) for passage in around)
        for o in directive.obligations
    )


def _stands_in_or_behind(day: Obligation, passage: Obligation, text: str) -> bool:
    if day.span is None or passage.span is None:
        return False
    if day.span.start < passage.span.end:
        return day.span.end > passage.span.start
    return not text[passage.span.end : day.span.start].strip(" .;:-\n")


_GOES_ON = re.compile(
    r"^(?:hang|dinh ky|theo doi|tuyen truyen|kip thoi|phat huy|tang cuong|day manh|tiep tuc|nang cao|xay dung tin, bai"
    r"|bao dam co so|phoi hop voi ban xay dung dang)\b"
    r"|^[^;.]*\bthuong xuyen\b|^[^;.]{0,40}\b(?:theo doi, don doc|kiem tra, giam sat)\b"
    r"|(?<!thuc te )(?<!chuong trinh )(?<!nhiem vu )\b(?:hang (?:ngay|tuan|thang|quy|nam)|dinh ky)\b"
)
_CONFERENCE = re.compile(r"tham muu\b.{0,40}to chuc hoi nghi")
_ONCE = re.compile(r"^(?:xay dung|ban hanh) (?:chuong trinh|ke hoach|nghi quyet|chi thi|de an|quy che)\b")


def _goes_on(text: str) -> bool:
    """Tell whether work has no end to be done by: «Theo dõi, đôn đốc …», «Hằng quý, …», «Tăng cường …»."""
    words = fold(text)
    return _GOES_ON.search(words) is not None and _ONCE.match(words) is None


def _upper_day(directive: IncomingDocument, asked: Obligation) -> date | None:
    """Return the upper level's day for a piece of work: in its passage for our level, or right behind it."""
    if of_other_levels(asked):
        return None
    if asked.due is not None or asked.span is None:
        return asked.due
    days = (
        one for one in directive.obligations if one.kind is ObligationKind.DEADLINE and one.due is not None
    )
    behind = (one.due for one in days if _stands_in_or_behind(one, asked, directive.text))
    return next(behind, None)


def _add(lines: list[_Asked], new: _Asked) -> None:
    """Add a line; of two that ask for the same the fuller one stays, by the first day that either names."""
    for place, old in enumerate(lines):
        if same_duty(old.text, new.text):
            fuller = new if len(new.text) > len(old.text) else old
            upper = min((day for day in (old.upper, new.upper) if day), default=None)
            lines[place] = replace(fuller, upper=upper)
            return
    lines.append(new)


_DUTIES = (
    re.compile(r"theo doi, don doc"),
    _CONFERENCE,
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
