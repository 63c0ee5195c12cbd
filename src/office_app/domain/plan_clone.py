"""Last year's plan as the start of this year's: its days moved, and all that is to be looked at again marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from office_app.domain.outgoing import (
    DraftAnnex,
    DraftSection,
    Finding,
    Mending,
    OutgoingDraft,
    Place,
    ReviewMark,
)
from office_app.domain.plan_timeline import BackPlan, DayKey, PlanDay
from office_app.domain.symbol import parse_symbol
from office_app.domain.vietnamese import date_vi, date_words
from office_app.domain.working_days import WorkCalendar
from office_app.domain.written_days import WrittenDay, written_days

MOVED = "Ngày dời từ kế hoạch cũ"
PAST = "Ngày đã qua của kế hoạch cũ, giữ nguyên"
NO_YEAR = "Ngày không ghi năm của kế hoạch cũ"
OLD_SYMBOL = "Cần xem lại căn cứ"
OLD_YEAR = "Năm, quý hoặc tháng của kế hoạch cũ"
HEAD_PLACE, WORKS_PLACE = "#head", "#works"
"""Places of marks beside the sections: the paper's head; its days, tasks and campaign."""
WORKS_WORDS = "mốc thời gian, hạn các việc và đợt học tập"
NO_UPPER_DAY = (
    "Chưa có thời hạn của cấp trên cho năm nay: các mốc dời từ kế hoạch cũ, xem lại khi có văn bản chỉ đạo."
)

_LATELY = 400  # days before the earlier paper: what happened then is told as news, older days are history
_MOST_TOLD = 3
_SYMBOL = re.compile(r"\bsố\s+(\d+\s*[-/]\s*[^\s,;]+)", re.IGNORECASE)
_CITED = re.compile(
    r"\bsố\s+\d+\s*[-/]\s*[^\s,;]+,?\s+ngày\s+(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
)
_YEAR = re.compile(r"(?<![\d/\-–])(?:năm|tháng \d{1,2}/|quý [IV]+/)\s?(\d{4})(?![\d-])")
_ANNIVERSARY = re.compile(r"\s*[-–]\s*")


Part = TypeVar("Part", DraftSection, DraftAnnex)


@dataclass(frozen=True)
class _Move:
    """How days go from the earlier plan, issued on ``since``, to the new one, none of them before ``first``."""

    since: date
    years: int
    first: date
    calendar: WorkCalendar

    def day(self, day: date) -> date:
        """Return the working day on or before the same day ``years`` later."""
        return max(self.calendar.on_or_before(self.same_day(day)), self.first)

    def same_day(self, day: date) -> date:
        year = day.year + self.years
        return date(year, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)

    def year(self, year: int) -> int:
        """Return the year moved when it is the earlier plan's own or the one after; targets and history stay."""
        return year + self.years if year in (self.since.year, self.since.year + 1) else year


def cloned(
    draft: OutgoingDraft,
    *,
    calendar: WorkCalendar,
    today: date,
    issued_on: date | None = None,
    years: int | None = None,
) -> OutgoingDraft:
    """Return a new draft with its days moved on to this year's working days, and marked for review.

    Days before the earlier paper and days of cited papers stay. Traces, directives and overrulings are last year's
    and go; so do the upper level's days: it has not set new ones yet.

    Args:
        issued_on: when the earlier paper was issued; without it the first of its own days counts.
        years: how far on; None for as many as bring its issue into this year, 1 at least.
    """
    since = issued_on or draft.dated or min(_own_days(draft), default=today)
    years = max(1, today.year - since.year) if years is None else years
    move = _Move(since, years, calendar.on_or_after(today), calendar)
    marks: list[ReviewMark] = []
    sections = [replace(_moved_part(section, move, marks), sources=()) for section in draft.sections]
    annexes = [_moved_part(annex, move, marks) for annex in draft.annexes]
    subject = _next_years(draft.subject, move)
    if subject != draft.subject:
        marks += [ReviewMark(HEAD_PLACE, match[0], OLD_YEAR) for match in _YEAR.finditer(subject)]
    plan = _moved_plan(draft, move)
    if plan is not None or any(task.due for task in draft.tasks):
        marks.append(ReviewMark(WORKS_PLACE, "", MOVED))
    campaign = draft.campaign
    if campaign is not None:
        due = move.day(campaign.due) if campaign.due else None
        campaign = replace(campaign, due=due, upper_due=None)
    return replace(
        draft,
        id=None,
        subject=subject,
        sections=tuple(sections),
        annexes=tuple(annexes),
        tasks=tuple(
            replace(task, due=move.day(task.due) if task.due else None, source=None) for task in draft.tasks
        ),
        campaign=campaign,
        dated=None,
        incoming_id=None,
        incoming_ids=(),
        back_plan=plan,
        overruled=(),
        report=None,
        reviews=tuple(dict.fromkeys(marks)),
    )


def in_citation(line: str, place: int) -> bool:
    """Tell whether a place of a line lies within the citation of a paper, its day included."""
    return _within(place, [match.span() for match in _CITED.finditer(line)])


def review_findings(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield one red finding for each part of a copied plan that still holds what nobody looked at again."""
    for part in draft.parts:
        marks = [one for one in draft.reviews if one.section == part.key and one.text in part.text]
        if marks:
            name = f" ở mục «{part.heading}»" if part.heading else " ở phần mở đầu"
            yield _review(part.key, f"{len(marks)} chỗ của kế hoạch cũ{name}", marks)
    heads = [one for one in draft.reviews if one.section == HEAD_PLACE and one.text in draft.subject]
    if heads:
        yield _review(HEAD_PLACE, "trích yếu của kế hoạch cũ", heads)
    works = [one for one in draft.reviews if one.section == WORKS_PLACE]
    if works:
        yield _review(WORKS_PLACE, f"{WORKS_WORDS} dời từ kế hoạch cũ", ())


def reviewed(draft: OutgoingDraft, place: str) -> OutgoingDraft:
    """Return the draft with the marks of one place taken away: somebody looked at them."""
    return replace(draft, reviews=tuple(one for one in draft.reviews if one.section != place))


def _review(place: str, what: str, marks: Sequence[ReviewMark]) -> Finding:
    told = [f"«{one.text}» ({one.reason})" for one in marks]
    more = [f"và {len(told) - _MOST_TOLD} chỗ khác"] if len(told) > _MOST_TOLD else []
    listed = f": {'; '.join([*told[:_MOST_TOLD], *more])}" if told else ""
    change = Mending("Đã xem lại", Place.REVIEWED, place, "")
    section = None if place in (HEAD_PLACE, WORKS_PLACE) else place
    return Finding(True, f"Xem lại {what}{listed}.", section, "xem_lai", change)


def _own_days(draft: OutgoingDraft) -> list[date]:
    days = [one.day for one in draft.back_plan.days if not one.upper] if draft.back_plan else []
    days += [task.due for task in draft.tasks if task.due]
    return [*days, draft.campaign.due] if draft.campaign and draft.campaign.due else days


def _moved_plan(draft: OutgoingDraft, move: _Move) -> BackPlan | None:
    """Return the days of the earlier plan moved; of one that kept none, those its campaign tells."""
    before = [one for one in draft.back_plan.days if not one.upper] if draft.back_plan else []
    if not before and draft.campaign is not None and draft.campaign.due is not None:
        before = [PlanDay(DayKey.PLAN, move.since, ""), PlanDay(DayKey.LAST_SESSION, draft.campaign.due, "")]
    if not before:
        return None
    days = (
        PlanDay(one.key, move.day(one.day), f"Dời từ {date_vi(one.day)} của kế hoạch cũ", moved=True)
        for one in before
    )
    return BackPlan(tuple(days), (NO_UPPER_DAY,))


def _moved_part(part: Part, move: _Move, marks: list[ReviewMark]) -> Part:
    """Return a section or annex with its days moved; what to look at again is added to ``marks``."""
    lines = []
    for line in part.text.split("\n"):
        text, found = _moved_line(line, move)
        lines.append(text)
        marks += [ReviewMark(part.key, words, reason) for words, reason in found]
    return replace(part, text="\n".join(lines), heading=_next_years(part.heading, move))


def _moved_line(line: str, move: _Move) -> tuple[str, list[tuple[str, str]]]:
    cited = [match.span() for match in _CITED.finditer(line)]
    days = [one for one in written_days(line, move.since) if not _within(one.start, cited)]
    pieces: list[str] = []
    marks, at = [], 0
    for before, one in zip([None, *days], days, strict=False):
        new, reason = _moved_day(line, before, one, move)
        pieces += [line[at : one.start], new]
        marks += [(new, reason)] if reason else []
        at = one.end
    pieces.append(line[at:])
    if not cited:  # «… của Tỉnh ủy năm 2026»: years beside a cited paper belong to it
        taken = [(one.start, one.end) for one in days]
        years = [m for m in _YEAR.finditer(line) if not _within(m.start(), taken)]
        # Behind each day comes the piece of text up to the next one.
        pieces[::2] = [_next_years(piece, move) for piece in pieces[::2]]
        moved = [m for m in years if move.year(int(m[1])) != int(m[1])]
        marks += [(f"{m[0][:-4]}{move.year(int(m[1]))}", OLD_YEAR) for m in moved]
    symbols = [match[1] for match in _SYMBOL.finditer(line) if parse_symbol(match[1])]
    return "".join(pieces), [*marks, *((symbol, OLD_SYMBOL) for symbol in symbols)]


def _moved_day(line: str, before: WrittenDay | None, one: WrittenDay, move: _Move) -> tuple[str, str]:
    """Return what stands in place of a day, and why to look at it again; empty when there is no need."""
    day = one.day
    if day is None:
        return one.words, ""  # the checker tells that there is no such day
    if not one.year_said:
        return one.words, NO_YEAR
    if day < move.since:
        return one.words, PAST if (move.since - day).days <= _LATELY else ""
    feast = (
        before is not None
        and before.day is not None
        and (before.day.day, before.day.month) == (day.day, day.month)
        and _ANNIVERSARY.fullmatch(line[before.end : one.start]) is not None
    )
    new = move.same_day(day) if feast else move.day(day)
    in_words = "tháng" in one.words
    return (one.words[0] + date_words(new)[1:]) if in_words else date_vi(new), f"{MOVED} ({date_vi(day)})"


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _next_years(text: str, move: _Move) -> str:
    return _YEAR.sub(lambda match: f"{match[0][:-4]}{move.year(int(match[1]))}", text)
