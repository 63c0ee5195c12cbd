"""Sessions before they are held: proposed for every chi bộ, moved with a reason, checked for clashes (N25, N32)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from office_app.domain.errors import IncompleteError, SessionHeldError
from office_app.domain.organisation import Unit
from office_app.domain.plans import session_days
from office_app.domain.study import Campaign, SessionForm, SessionMove, SessionState, StudySession
from office_app.domain.vietnamese import date_screen, fold
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.ports import Clock, OpenTransaction, Transaction

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_MEETING = 120  # minutes that a meeting and the way to the next one take


@dataclass(frozen=True)
class ProposedSession:
    """A session that is not there yet; ``why`` says in Vietnamese where its day comes from."""

    unit: Unit
    session: StudySession
    why: str


@dataclass(frozen=True)
class SessionClash:
    """What speaks against the day of one or several sessions, in Vietnamese."""

    session_ids: Sequence[int]
    day: date
    text: str


def propose_sessions(
    campaign_id: int, *, calendar: WorkCalendar, open_transaction: OpenTransaction, today: date
) -> Sequence[ProposedSession]:
    """Propose a session for every chi bộ of the campaign that is there today and has none, within its days.

    The day of the ordinary meeting (sinh hoạt lệ) is taken where it lies within the campaign's days; the others are
    spread over the working days. Rapporteurs take turns.
    """
    with open_transaction() as tx:
        campaign = tx.study.get_campaign(campaign_id)
        there = {session.unit_id for session in tx.study.sessions(campaign_id)}
        units = [unit for unit in tx.study.campaign_units(campaign_id) if unit.id not in there]
    units = [unit for unit in units if unit.exists_on(today)]
    start = max(campaign.starts_on or today, calendar.after(today))
    days = session_days(
        [unit.meeting_day for unit in units],
        start=start,
        end=campaign.due or campaign.upper_due,
        calendar=calendar,
    )
    form = campaign.form or SessionForm.WITH_MEETING
    found = []
    for at, (unit, day) in enumerate(zip(units, days, strict=True)):
        speaker = campaign.rapporteurs[at % len(campaign.rapporteurs)] if campaign.rapporteurs else ""
        session = StudySession(campaign_id, unit.id or 0, day, form=form, rapporteur=speaker)
        found.append(ProposedSession(unit, session, _why(unit, day)))
    return found


def _why(unit: Unit, day: date) -> str:
    if unit.meeting_day is None:
        return "rải đều trong đợt, vì chi bộ chưa khai ngày sinh hoạt lệ"
    if unit.meeting_day == day.day:
        return f"ngày sinh hoạt lệ của chi bộ (ngày {unit.meeting_day} hằng tháng)"
    return f"gần ngày sinh hoạt lệ (ngày {unit.meeting_day}), vì ngày ấy ngoài đợt hoặc là ngày nghỉ"


def plan_sessions(
    proposed: Sequence[StudySession], *, open_transaction: OpenTransaction, now: Clock
) -> Sequence[int]:
    """Write proposed sessions, all or none, and return their ids.

    Raises:
        IncompleteError: one begins at no hour of a clock, or is planned for a day without its chi bộ.
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
        IncompleteError: its chi bộ is not there on that day.
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

    A hall or rapporteur taken twice, a chi bộ called twice on one day, a day after the campaign's end, a day off.
    """
    with open_transaction() as tx:
        campaigns = {campaign.id: campaign for campaign in tx.study.campaigns()}
        planned = [s for s in tx.study.all_sessions() if s.state is SessionState.PLANNED]
        units = {unit.id or 0: unit for unit in tx.organisation.all_units()}
    found = _taken_twice(planned, units)
    for session in planned:
        unit, campaign = units[session.unit_id], campaigns[session.campaign_id]
        for fault in _faults_of_day(session, unit, campaign, calendar):
            text = f"{unit.name} ngày {date_screen(session.day)}: {fault}."
            found.append(SessionClash((session.id or 0,), session.day, text))
    return sorted(found, key=lambda clash: clash.day)


def _taken_twice(planned: Sequence[StudySession], units: Mapping[int, Unit]) -> list[SessionClash]:
    groups: dict[tuple[date, str], list[tuple[str, StudySession]]] = defaultdict(list)
    for session in planned:
        for key, words in _takes(session, units[session.unit_id]):
            groups[session.day, key].append((words, session))
    found = []
    for (day, _), group in groups.items():
        sessions = [session for _, session in group]
        if len(group) > 1 and not _apart(sessions):
            named = "; ".join(_named(session, units) for session in sessions)
            text = f"{group[0][0]} ngày {date_screen(day)}: {named}."
            found.append(SessionClash([session.id or 0 for session in sessions], day, text))
    return found


def _takes(session: StudySession, unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield what a session needs for itself, as compared and in words. Only halls are shared by chi bộ."""
    rapporteur, place = session.rapporteur.strip(), session.place.strip()
    if rapporteur:
        yield f"who {fold(rapporteur)}", f"Báo cáo viên {rapporteur} có hai buổi"
    if "hoi truong" in fold(place):
        yield f"where {fold(place)}", f"«{place}» có hai cuộc"
    yield f"unit {unit.id}", f"{unit.name} có hai buổi học"


def _named(session: StudySession, units: Mapping[int, Unit]) -> str:
    return " ".join(part for part in (units[session.unit_id].name, session.starts_at) if part)


def _apart(group: Sequence[StudySession]) -> bool:
    """Tell whether all begin far enough apart, as far as the hours are known."""
    hours = sorted(at for session in group if (at := _minutes(session.starts_at)) is not None)
    return len(hours) == len(group) and all(b - a >= _MEETING for a, b in pairwise(hours))


def _minutes(clock: str) -> int | None:
    """Return the minutes since midnight of «HH:MM», None for anything else."""
    found = _CLOCK.fullmatch(clock)
    return int(found[1]) * 60 + int(found[2]) if found else None


def refuse_wrong_plan(session: StudySession, tx: Transaction) -> None:
    """Raise IncompleteError for a beginning at no hour of a clock, or a planned day without the chi bộ."""
    if session.starts_at and _minutes(session.starts_at) is None:
        raise IncompleteError(fields=f"giờ bắt đầu viết như 07:30 («{session.starts_at}» không phải giờ)")
    unit = tx.organisation.get_unit(session.unit_id)
    if session.state is SessionState.PLANNED and not unit.exists_on(session.planned_on):
        raise IncompleteError(fields=f"ngày học trong thời gian {unit.name} hoạt động")


def _faults_of_day(
    session: StudySession, unit: Unit, campaign: Campaign, calendar: WorkCalendar
) -> Iterator[str]:
    if campaign.due is not None and session.day > campaign.due:
        yield f"sau hạn học xong {date_screen(campaign.due)}"
    if unit.meeting_day != session.day.day and (why := calendar.why_off(session.day)):
        yield f"trùng {why}"  # the ordinary meeting is held whatever the day of the week
