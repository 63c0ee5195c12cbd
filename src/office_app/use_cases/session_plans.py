"""Sessions before they are held: planned, moved with a reason, checked for clashes (N25, N32)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.study import SessionHeldError
from office_app.domain.organisation import Unit
from office_app.domain.study import Campaign, SessionMove, SessionState, StudySession
from office_app.domain.vietnamese import date_screen, fold
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_MEETING = 120  # minutes that a meeting and the way to the next one take


@dataclass(frozen=True)
class SessionClash:
    """What speaks against the day of one or several sessions, in Vietnamese."""

    session_ids: Sequence[int]
    day: date
    text: str


def plan_sessions(
    proposed: Sequence[StudySession], *, open_transaction: OpenTransaction, now: Clock
) -> Sequence[int]:
    """Write proposed sessions, all or none, and return their ids.

    Raises:
        WrongEntryError: one begins at no hour of a clock, or is planned for a day without its chi bộ.
    """
    with open_transaction() as tx:
        for session in proposed:
            refuse_wrong_plan(session, tx)
        ids = [tx.study.add_session(session) for session in proposed]
        for session_id, session in zip(ids, proposed, strict=True):
            tx.audit.record(now(), "study.session", session_id, f"{session.state.value} {session.day}")
        tx.commit()
    return ids


def move_session(
    session_id: int, day: date, reason: str = "", *, open_transaction: OpenTransaction, now: Clock
) -> StudySession:
    """Move a session that is not held to another day; the day it leaves is kept when a reason is given.

    Raises:
        SessionHeldError: it was held already.
        WrongEntryError: its chi bộ is not there on that day.
    """
    with open_transaction() as tx:
        session = _not_held(session_id, tx)
        moves = tuple(session.moves)
        if reason.strip():
            moves += (SessionMove(session.planned_on, day, reason.strip()),)
        moved = replace(session, planned_on=day, state=SessionState.PLANNED, moves=moves)
        return _written(moved, tx, now)


def call_off_session(
    session_id: int, reason: str, *, for_good: bool = False, open_transaction: OpenTransaction, now: Clock
) -> StudySession:
    """Note that a session does not take place: postponed without a new day, or for good not held (N25).

    Raises:
        IncompleteError: no reason is given; a report must be able to say why.
        SessionHeldError: it was held already.
    """
    if not reason.strip():
        raise IncompleteError(fields="lý do không tổ chức buổi học")
    with open_transaction() as tx:
        session = _not_held(session_id, tx)
        state = SessionState.NOT_HELD if for_good else SessionState.POSTPONED
        moves = (*session.moves, SessionMove(session.planned_on, None, reason.strip()))
        return _written(replace(session, state=state, note=reason.strip(), moves=moves), tx, now)


def _not_held(session_id: int, tx: Transaction) -> StudySession:
    session = tx.study.get_session(session_id)
    if session.state is SessionState.HELD:
        unit = tx.organisation.get_unit(session.unit_id).name
        raise SessionHeldError(unit=unit, day=date_screen(session.day))
    return session


def _written(session: StudySession, tx: Transaction, now: Clock) -> StudySession:
    refuse_wrong_plan(session, tx)
    tx.study.update_session(session)
    tx.audit.record(now(), "study.session", session.id, f"{session.state.value} {session.day}")
    tx.commit()
    return session


def session_clashes(*, calendar: WorkCalendar, open_transaction: OpenTransaction) -> Sequence[SessionClash]:
    """Return what speaks against the days of the sessions planned, of all campaigns, by day.

    A hall or rapporteur taken twice, a chi bộ called twice on one day, a day before the campaign's beginning or after
    its end, a day off.
    """
    with open_transaction() as tx:
        campaigns = {campaign.id: campaign for campaign in tx.study.campaigns()}
        planned = [s for s in tx.study.all_sessions() if s.state is SessionState.PLANNED]
        units = {unit.id or 0: unit for unit in tx.organisation.all_units()}
    found = _taken_twice(planned, units, campaigns)
    for session in planned:
        unit, campaign = units[session.unit_id], campaigns[session.campaign_id]
        for fault in _faults_of_day(session, unit, campaign, calendar):
            text = f"{unit.name} ngày {date_screen(session.day)}: {fault}."
            found.append(SessionClash((session.id or 0,), session.day, text))
    return sorted(found, key=lambda clash: clash.day)


def _taken_twice(
    planned: Sequence[StudySession], units: Mapping[int, Unit], campaigns: Mapping[int | None, Campaign]
) -> list[SessionClash]:
    groups: dict[tuple[date, str], list[tuple[str, StudySession]]] = defaultdict(list)
    for session in planned:
        for key, words in _takes(session, units[session.unit_id]):
            groups[session.day, key].append((words, session))
    found = []
    for (day, key), group in groups.items():
        sessions = [session for _, session in group]
        if len(group) > 1 and not _apart(sessions):
            one_unit = key.startswith("unit")
            named = "; ".join(_named(session, units, campaigns, one_unit=one_unit) for session in sessions)
            text = f"{group[0][0]} {len(group)} buổi học ngày {date_screen(day)}: {named}."
            found.append(SessionClash([session.id or 0 for session in sessions], day, text))
    return found


def _takes(session: StudySession, unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield what a session needs for itself, as compared and in words. Only halls are shared by chi bộ."""
    rapporteur, place = session.rapporteur.strip(), session.place.strip()
    if rapporteur:
        yield f"who {fold(rapporteur)}", f"Báo cáo viên {rapporteur} có"
    if "hoi truong" in fold(place):
        yield f"where {fold(place)}", f"«{place}» có"
    yield f"unit {unit.id}", f"{unit.name} có"


def _named(
    session: StudySession,
    units: Mapping[int, Unit],
    campaigns: Mapping[int | None, Campaign],
    *,
    one_unit: bool,
) -> str:
    """Name a session by its chi bộ; by its campaign where all are of one chi bộ."""
    campaign = campaigns[session.campaign_id]
    name = f"«{campaign.symbol or campaign.title}»" if one_unit else units[session.unit_id].name
    return " ".join(part for part in (name, session.starts_at) if part)


def _apart(group: Sequence[StudySession]) -> bool:
    """Tell whether all begin far enough apart, as far as the hours are known."""
    hours = sorted(at for session in group if (at := _minutes(session.starts_at)) is not None)
    return len(hours) == len(group) and all(b - a >= _MEETING for a, b in pairwise(hours))


def _minutes(clock: str) -> int | None:
    """Return the minutes since midnight of «HH:MM», None for anything else."""
    found = _CLOCK.fullmatch(clock)
    return int(found[1]) * 60 + int(found[2]) if found else None


def refuse_wrong_plan(session: StudySession, tx: Transaction) -> None:
    """Raise WrongEntryError for a beginning at no hour of a clock, or a planned day without the chi bộ."""
    if session.starts_at and _minutes(session.starts_at) is None:
        raise WrongEntryError(fields=f"giờ bắt đầu phải viết như 07:30, «{session.starts_at}» không phải giờ")
    unit = tx.organisation.get_unit(session.unit_id)
    if session.state is SessionState.PLANNED and not unit.exists_on(session.planned_on):
        day = date_screen(session.planned_on)
        raise WrongEntryError(
            fields=f"ngày học phải trong thời gian {unit.name} hoạt động, ngày {day} thì không"
        )


def _faults_of_day(
    session: StudySession, unit: Unit, campaign: Campaign, calendar: WorkCalendar
) -> Iterator[str]:
    if campaign.starts_on is not None and session.day < campaign.starts_on:
        yield f"trước ngày bắt đầu đợt {date_screen(campaign.starts_on)}"
    if campaign.due is not None and session.day > campaign.due:
        yield f"sau hạn học xong {date_screen(campaign.due)}"
    if unit.meeting_day != session.day.day and (why := calendar.why_off(session.day)):
        yield f"trùng {why}"  # the ordinary meeting is held whatever the day of the week
