"""How campaigns and results are worded and sorted on the study screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from office_app.domain.study import (
    Campaign,
    SessionFigures,
    SessionForm,
    SessionState,
    StudySession,
    UnitResult,
)
from office_app.domain.vietnamese import number_vi, percent_vi, sort_key

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
    return CampaignLine(campaign, len(results), sum(is_held(line) for line in results), total)


def is_held(line: UnitResult) -> bool:
    return line.session is not None and line.session.state is SessionState.HELD


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
    return number_vi(number) if is_held(line) else ""


def state_chip(line: UnitResult, today: date) -> tuple[State, str]:
    session = line.session
    if session is None:
        return "plain", "chưa hẹn"
    if session.state is SessionState.HELD:
        waiting = absent(line.figures) > line.figures.made_up
        return ("waiting", "chờ học bù") if waiting else ("good", "đã học")
    if session.planned_on < today:
        return "late", "quá hạn"
    return ("waiting", "hoãn") if session.state is SessionState.POSTPONED else ("planned", "đã hẹn")


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
    done = sum(is_held(line) for line in results)
    return (
        ("chi bộ đã học", f"{done}/{len(results)}"),
        ("Triệu tập", number_vi(total.called)),
        ("Tham gia", number_vi(total.present)),
        ("Tỷ lệ", rate(total)),
        ("Học bù", number_vi(total.made_up)),
        ("Sau học bù", rate_after(total)),
    )


def counted_words(figures: SessionFigures) -> str:
    """Return the absent in words, e.g. ``2 có phép · 1 không phép · 1 miễn · bù 2``."""
    parts = [(figures.excused, "có phép"), (figures.unexcused, "không phép"), (figures.exempt, "miễn")]
    words = [f"{number_vi(number)} {word}" for number, word in parts if number]
    if figures.made_up:
        words.append(f"học bù {number_vi(figures.made_up)}")
    return " · ".join(words) or "không ai vắng"


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
    results: Sequence[UnitResult], key: str, descending: bool, today: date
) -> Sequence[UnitResult]:
    """Sort the lines of a campaign by a column; "" keeps the order of the organisation."""
    if key == "state":
        return sorted(results, key=lambda line: state_chip(line, today)[1], reverse=descending)
    wanted = SORT_KEYS.get(key)
    return sorted(results, key=wanted, reverse=descending) if wanted is not None else results
