"""How campaigns and results are worded and sorted on the study screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from office_app.domain.study import (
    Campaign,
    SessionFigures,
    SessionForm,
    SessionMove,
    SessionState,
    StudySession,
    UnitResult,
)
from office_app.domain.vietnamese import date_screen, number_vi, percent_vi, sort_key

State = Literal["good", "waiting", "late", "planned", "plain"]

FORM_SHORT = {
    SessionForm.IN_PERSON: "Trực tiếp",
    SessionForm.ONLINE: "Trực tuyến",
    SessionForm.TOPICAL: "Chuyên đề",
    SessionForm.WITH_MEETING: "Lồng ghép",
}


@dataclass(frozen=True)
class CampaignLine:
    """A campaign in the list, with how far it has come."""

    campaign: Campaign
    units: int
    done: int
    figures: SessionFigures


def campaign_line(campaign: Campaign, results: Sequence[UnitResult]) -> CampaignLine:
    total = sum((line.figures for line in results), SessionFigures())
    return CampaignLine(campaign, len(results), sum(line.is_held for line in results), total)


def is_open(line: UnitResult) -> bool:
    """Tell whether a chi bộ has still to hold its session; one that is not held at all has its reason."""
    return line.session is None or line.session.state not in (SessionState.HELD, SessionState.NOT_HELD)


def total_of(
    results: Sequence[UnitResult], unit_id: int | None, edited: SessionFigures | None
) -> SessionFigures:
    """Return the sum of all chi bộ; a held one that is being edited counts with its figures as ``edited``."""
    total = SessionFigures()
    for line in results:
        shown = edited is not None and line.unit_id == unit_id and line.is_held
        total += edited if shown and edited is not None else line.figures
    return total


def first_open(results: Sequence[UnitResult], after: int | None = None) -> int | None:
    """Return the next chi bộ without a result, from ``after`` on and around; the first one when all have."""
    order = [line.unit_id for line in results]
    start = order.index(after) + 1 if after in order else 0
    open_line = next((line for line in (*results[start:], *results[:start]) if is_open(line)), None)
    if open_line is not None:
        return open_line.unit_id
    return after if after is not None else (order[0] if order else None)


def session_day(session: StudySession) -> date:
    return session.held_on or session.planned_on


def absent(figures: SessionFigures) -> int:
    return figures.excused + figures.unexcused


def rate(figures: SessionFigures) -> str:
    return percent_vi(figures.present, figures.called)


def rate_after(figures: SessionFigures) -> str:
    """Return the rate with those who made up later."""
    return percent_vi(figures.present + figures.made_up, figures.called)


def bare(percent: str) -> str:
    """Leave out the sign where the heading has it."""
    return percent.removesuffix(" %")


def count(line: UnitResult, number: int) -> str:
    """Return a head count, or nothing for a session that was not held: no result is not zero."""
    return number_vi(number) if line.is_held else ""


def state_chip(line: UnitResult, today: date, due: date | None) -> tuple[State, str]:
    """Return how a chi bộ stands in a campaign that is due on a day."""
    session = line.session
    if line.ended_on is not None and line.ended_on <= today and not line.is_held:
        return "plain", "đơn vị cũ"
    if session is None:
        return "plain", "chưa hẹn"
    if session.state is SessionState.HELD:
        return ("waiting", "chờ học bù") if line.figures.waiting > 0 else ("good", "đã học")
    return session_chip(session, today, due)


def session_chip(session: StudySession, today: date, due: date | None) -> tuple[State, str]:
    """Return how one session stands; past its day it is late only once its campaign is."""
    if session.state is SessionState.HELD:
        return "good", "đã học"
    if session.state is SessionState.NOT_HELD:
        return "plain", "không tổ chức"
    if session.state is SessionState.POSTPONED:
        return "waiting", "hoãn"
    if session.planned_on >= today:
        return "planned", "đã hẹn"
    return ("late", "quá hạn") if due is None or due < today else ("waiting", "chờ kết quả")


def due_chip(due: date | None, today: date, finished: bool = False) -> tuple[State, str]:
    """Return how the campaign stands to its due date."""
    if finished:
        return "good", "đã xong"
    if due is None:
        return "plain", "không có hạn"
    days = (due - today).days
    if days < 0:
        return "late", f"quá hạn {-days} ngày"
    word = "hạn hôm nay" if days == 0 else f"còn {days} ngày"
    return ("waiting" if days <= 7 else "planned"), word


def totals_parts(results: Sequence[UnitResult], total: SessionFigures) -> Sequence[tuple[str, str]]:
    """Return the foot of the table as (word, figure)."""
    done = sum(line.is_held for line in results)
    return (
        ("chi bộ đã học", f"{done}/{len(results)}"),
        ("người chờ học bù", number_vi(sum(max(0, line.figures.waiting) for line in results))),
        ("Tham gia", f"{number_vi(total.present)}/{number_vi(total.called)} · {rate(total)}"),
        ("Học bù", number_vi(total.made_up)),
        ("Sau bù", rate_after(total)),
    )


def counted_words(figures: SessionFigures) -> str:
    """Return the absent in words, e.g. ``2 có phép · 1 không phép · học bù 2``."""
    parts = [(figures.excused, "có phép"), (figures.unexcused, "không phép")]
    words = [f"{number_vi(number)} {word}" for number, word in parts if number]
    for number, word in ((figures.made_up, "học bù"), (figures.closed, "không phải học bù")):
        if number:
            words.append(f"{word} {number_vi(number)}")
    return " · ".join(words) or "không ai vắng"


def called_words(figures: SessionFigures, *, make_up: bool = False) -> str:
    """Return how the number called is made (N8): ``40 đảng viên − 3 miễn − 1 vắng dài ngày = 36 triệu tập``."""
    less = [(figures.exempt, "miễn"), (figures.away, "vắng dài ngày")]
    whose = "đảng viên còn phải học" if make_up else "đảng viên"
    taken = "".join(f" − {number_vi(number)} {word}" for number, word in less if number)
    right = figures.members - figures.exempt - figures.away == figures.called
    return f"{number_vi(figures.members)} {whose}{taken} {'=' if right else '≠'} {number_vi(figures.called)} triệu tập"


def heads_words(session: StudySession) -> str:
    """Return what was counted at the beginning and the end (N15), with how many left before; "" without."""
    first, last = session.started_with, session.ended_with
    parts = [f"đầu buổi {first}"] if first is not None else []
    parts += [f"cuối buổi {last}"] if last is not None else []
    if first is not None and last is not None and last != first:
        parts.append(f"về sớm {first - last}" if last < first else f"đến muộn {last - first}")
    return " · ".join(parts)


def move_words(moves: Sequence[SessionMove]) -> str:
    """Return the days that came to nothing, with their reasons."""
    return "; ".join(
        f"{date_screen(move.planned_on)} → {date_screen(move.moved_to)} ({move.reason})"
        if move.moved_to is not None
        else f"{date_screen(move.planned_on)} không họp ({move.reason})"
        for move in moves
    )


def session_label(session: StudySession, first: StudySession | None) -> str:
    """Return a session of a chi bộ that has several; ``first`` is the one held first."""
    made_up = first is not None and session.id != first.id
    return f"{'Học bù' if made_up else 'Buổi'} {session.day:%d/%m/%Y} · {session.state.value}"


def attendances_words(total: SessionFigures, sessions: Sequence[StudySession]) -> str:
    """Return people and attendances side by side (N23); a person at two sessions is one head and two attendances."""
    held = [session for session in sessions if session.state is SessionState.HELD]
    people = total.present + total.made_up
    times = sum(session.figures.present for session in held)
    whom = f"{number_vi(total.present)} dự học, {number_vi(total.made_up)} học bù"
    text = (
        f"Số người đã học: {number_vi(people)} ({whom}) · số lượt dự: {number_vi(times)} ở {len(held)} buổi"
    )
    guests = sum(session.figures.guests for session in held)
    return f"{text} · quần chúng: {number_vi(guests)} lượt" if guests else text


def _quotient(part: int, whole: int) -> float:
    return part / whole if whole else -1.0


SORT_KEYS: dict[str, Callable[[UnitResult], Any]] = {
    "unit": lambda line: sort_key(line.unit),
    "day": lambda line: session_day(line.session) if line.session else date.max,
    "form": lambda line: line.session.form.value if line.session else "",
    "called": lambda line: line.figures.called,
    "present": lambda line: line.figures.present,
    "rate": lambda line: _quotient(line.figures.present, line.figures.called),
    "absent": lambda line: absent(line.figures),
    "made_up": lambda line: line.figures.made_up,
    "rate_after": lambda line: _quotient(line.figures.present + line.figures.made_up, line.figures.called),
    "handed_in": lambda line: line.figures.handed_in,
}


def sorted_results(
    results: Sequence[UnitResult], key: str, descending: bool, today: date, due: date | None
) -> Sequence[UnitResult]:
    """Sort the lines of a campaign by a column; "" keeps the order of the organisation."""
    if key == "state":
        return sorted(results, key=lambda line: state_chip(line, today, due)[1], reverse=descending)
    wanted = SORT_KEYS.get(key)
    return sorted(results, key=wanted, reverse=descending) if wanted is not None else results
