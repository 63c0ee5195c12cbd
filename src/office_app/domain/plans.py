"""The days of a local plan: counted back from what the directives ask, and one day for each session."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from office_app.domain.back_planning import back_plan
from office_app.domain.incoming import CitedDocument, IncomingDocument, Obligation, ObligationKind, Reach
from office_app.domain.plan_reports import concerns_us, our_reports
from office_app.domain.plan_timeline import BackPlan, LeadTimes
from office_app.domain.vietnamese import date_vi, fold, lower_first
from office_app.domain.working_days import WorkCalendar


def plan_days(
    directives: Sequence[IncomingDocument], *, today: date, leads: LeadTimes, calendar: WorkCalendar
) -> BackPlan:
    """Count our own days back from what the directives ask of us: their last day of study, their first report.

    Where they name no day there is no upper day either; a study or report asked for still gets a day to propose.
    """
    reports = our_reports(directives)
    report_due = min((o.due for o in reports if o.due), default=None)
    study = upper_study_day(directives, report_due)
    return back_plan(
        study,
        report_due,
        not_before=upper_study_window(directives, study or report_due),
        today=today,
        leads=leads,
        calendar=calendar,
        report_asked=bool(reports),
    )


def upper_study_day(directives: Sequence[IncomingDocument], report_due: date | None) -> date | None:
    """Return the last day that the directives give our level for its study.

    A day within what is asked of other levels is theirs; days of study go before days of other work.
    """
    days: list[tuple[bool, date]] = []
    for directive in directives:
        ours = {o.due for o in directive.obligations if o.kind is ObligationKind.ASSIGNMENT and o.ours}
        theirs = {o.due for o in directive.obligations if o.kind is ObligationKind.ASSIGNMENT and not o.ours}
        reports = {o.due for o in directive.obligations if o.kind is ObligationKind.REPORT} | {
            report_due,
            None,
        }
        for one in directive.obligations:
            if (
                one.kind is not ObligationKind.DEADLINE
                or one.due in reports
                or not concerns_us(directive, one)
            ):
                continue
            if one.due is not None and (one.due in ours or one.due not in theirs):
                days.append((_is_of_study(directive, one), one.due))
    wanted = [day for study, day in days if study] or [day for _, day in days]
    return max(wanted, default=None)


_STUDY = re.compile(r"hoc tap|quan triet|nghien cuu|hoi nghi")
_PASSAGE = 700  # characters before a deadline in which its paragraph is looked for


def _is_of_study(directive: IncomingDocument, deadline: Obligation) -> bool:
    """Tell whether the paragraph of a deadline speaks of study; one without a place counts by its own words."""
    said = deadline.text
    if deadline.span is not None:
        before = directive.text[max(0, deadline.span.start - _PASSAGE) : deadline.span.start]
        said = re.split(r"\n\s*(?:[-+]|\d+(?:\.\d+)*[.)]|[a-zđ][.)])\s", before)[-1] + said
    return _STUDY.search(fold(said)) is not None


def upper_words(directives: Sequence[IncomingDocument], due: date | None) -> str:
    """Return the upper level's day as its paper has it: «trước ngày 30-12-2020», «trong tháng 4/2026»."""
    said = (
        _FRAME.sub("", " ".join(o.text.split())).strip(" ,;.")
        for directive in directives
        for o in directive.obligations
        if due is not None and o.due == due and o.kind is not ObligationKind.ASSIGNMENT
    )
    found = next((lower_first(words) for words in said if _BY.match(words)), "")
    return _DASHED.sub(lambda day: date_vi(date(int(day[3]), int(day[2]), int(day[1]))), found)


def outreach_until(directives: Sequence[IncomingDocument]) -> str:
    """Return until when the people are to be told, as the directive has it: «đến hết tháng 3/2022»."""
    for directive in directives:
        for asked in directive.obligations:
            if asked.kind is ObligationKind.ASSIGNMENT and "tuyen truyen" in fold(asked.text):
                found = _UNTIL.search(" ".join(asked.text.split()))
                if found is not None:
                    return found[0]
    return ""


def upper_study_window(directives: Sequence[IncomingDocument], before: date | None) -> date | None:
    """Return the last day on which the levels above study themselves, as far as it lies before our own last day."""
    days = [
        asked.due
        for directive in directives
        for asked in directive.obligations
        if asked.kind is ObligationKind.ASSIGNMENT
        and asked.due is not None
        and (before is None or asked.due < before)
        and (of_other_levels(asked) if asked.ours else _is_study_above(asked))
    ]
    return max(days, default=None)


def _is_study_above(asked: Obligation) -> bool:
    return asked.reach is Reach.ABOVE and bool(_ABOVE_STUDIES.search(fold(" ".join(asked.text.split()))))


def of_other_levels(asked: Obligation) -> bool:
    """Tell whether the day in a passage is said to be that of the levels above."""
    return _OF_OTHER_LEVELS.search(fold(" ".join(asked.text.split()))) is not None


_OF_OTHER_LEVELS = re.compile(r"hoan thanh[^.;]*\b(?:o|cap|doi voi) cap (?:huyen|tinh|trung uong)")
_ABOVE_STUDIES = re.compile(r"(?:hoi nghi|to chuc|trien khai)\b.*\b(?:quan triet|hoc tap|trien khai)\b")
_FRAME = re.compile(
    r"^(?:hoàn thành|xong|thời gian(?: thực hiện| hoàn thành)?)\b[:\s]*(?:hoàn thành\s+)?|\s+hoàn thành$",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:trước|trong|đến|chậm nhất|từ|vào|xong|cuối|quý)\b", re.IGNORECASE)
_DASHED = re.compile(r"(?<!\d)(\d{1,2})[-.](\d{1,2})[-.](\d{4})(?!\d)")
_UNTIL = re.compile(r"đến hết (?:ngày |tháng |quý |năm )?[\dIVX]+(?:[/.-]\d+){0,2}")


def other_days(
    directives: Sequence[IncomingDocument], days: BackPlan
) -> list[tuple[IncomingDocument, Obligation]]:
    """Return the deadlines of our level that the days of the plan do not stand for: other work with its own day."""
    taken = {days.upper_due, days.report_due, upper_study_window(directives, days.upper_due)}
    found = []
    for directive in directives:
        theirs = {o.due for o in directive.obligations if o.kind is ObligationKind.ASSIGNMENT and not o.ours}
        found += [
            (directive, o)
            for o in directive.obligations
            if o.kind is ObligationKind.DEADLINE
            and concerns_us(directive, o)
            and o.due
            and o.due not in taken | theirs
        ]
    return found


def studied_documents(directive: IncomingDocument) -> list[CitedDocument]:
    """Return the documents a directive is about: those cited in the text that its subject names by symbol."""
    subject = bare_letters(directive.subject)
    return [c for c in directive.cited if re.search(rf"(?<!\d){bare_letters(c.symbol)}", subject)]


def bare_letters(text: str) -> str:
    return "".join(ch for ch in fold(text) if ch.isalnum())


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
