"""Absences, open until they are made up or lawfully closed (N7)."""

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.study import AttendanceError
from office_app.domain.namesakes import told_apart
from office_app.domain.organisation import Member, Unit
from office_app.domain.study import Attendance, Mark, SessionState, StudySession
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.study import StudyReader, StudyStore
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.study_heads import Head, campaign_heads, figures_of

AbsenceKey = tuple[int, int]
"""Session and member of an absence."""


@dataclass(frozen=True)
class OpenAbsence:
    """Somebody who has still to study: which session they missed, and why.

    ``called_on`` is the day of the next session that their chi bộ has planned since, which calls them; None: none.
    """

    session_id: int
    member_id: int
    full_name: str
    unit: Unit
    day: date
    mark: Mark
    reason: str = ""
    called_on: date | None = None

    @property
    def key(self) -> AbsenceKey:
        return (self.session_id, self.member_id)


def open_absences(campaign_id: int, *, open_transaction: OpenTransaction) -> Sequence[OpenAbsence]:
    """Return who has still to study in a campaign, by chi bộ and given name."""
    with open_transaction() as tx:
        waiting = [head for head in campaign_heads(campaign_id, tx.study) if head.given.waiting]
        planned = [one for one in tx.study.sessions(campaign_id) if one.state is SessionState.PLANNED]
        units = {unit.id: (at, unit) for at, unit in enumerate(tx.organisation.all_units())}
        members = tx.organisation.members_of([head.given.member_id for head in waiting])
        names = _names(members, waiting, tx)
    place = {member.id: at for at, member in enumerate(members)}
    found = [
        OpenAbsence(
            head.session.id or 0,
            head.given.member_id,
            names[head.given.member_id],
            units[head.session.unit_id][1],
            head.session.day,
            head.given.mark,
            head.given.reason,
            _called_on(head.session, planned),
        )
        for head in waiting
    ]
    return sorted(found, key=lambda one: (units[one.unit.id][0], place[one.member_id]))


def _names(waiting: Sequence[Member], heads: Sequence[Head], tx: Transaction) -> Mapping[int | None, str]:
    """Return names by record, told apart from those of everybody in the chi bộ on the day that was missed."""
    by_id = {member.id: member for member in waiting}
    by_session: dict[tuple[int, date], list[Member]] = defaultdict(list)
    for head in heads:
        by_session[head.session.unit_id, head.session.day].append(by_id[head.given.member_id])
    found: dict[int | None, str] = {}
    for (unit_id, day), own in by_session.items():
        names = told_apart([*tx.organisation.members(unit_id, day), *own])
        found |= {member.id: names[member.person] for member in own}
    return found


def _called_on(missed: StudySession, planned: Sequence[StudySession]) -> date | None:
    mine = [one.day for one in planned if one.unit_id == missed.unit_id and one.day >= missed.day]
    return min(mine, default=None)


def make_up(
    absences: Sequence[AbsenceKey], on: date, how: str = "", *, open_transaction: OpenTransaction, now: Clock
) -> None:
    """Note that these people made up on a day; ``how`` says with whom and what, as «học cùng Chi bộ thôn Mai».

    Raises:
        AttendanceError: the day lies before the session that was missed, or is still to come; nothing is written.
    """

    def made_up(given: Attendance) -> Attendance:
        return replace(given, made_up_on=on, made_up_how=how.strip(), closed_reason="")

    _change(absences, made_up, open_transaction, now, on)


def wrong_make_up(on: date, missed: date, today: date) -> str | None:
    """Return in Vietnamese why nobody can have made up on a day, or None."""
    if on < missed:
        return f"học bù ngày {date_screen(on)}, trước ngày học {date_screen(missed)}"
    return f"học bù ngày {date_screen(on)} chưa đến, hôm nay là {date_screen(today)}" if on > today else None


def close_absences(
    absences: Sequence[AbsenceKey], reason: str, *, open_transaction: OpenTransaction, now: Clock
) -> None:
    """Note why these people need not make up, as «từ trần», «chuyển đi ngày …», «miễn sinh hoạt từ …».

    Raises:
        IncompleteError: no reason is given.
    """
    if not reason.strip():
        raise IncompleteError(fields="lý do không phải học bù")

    def closed(given: Attendance) -> Attendance:
        return replace(given, closed_reason=reason.strip())

    _change(absences, closed, open_transaction, now)


def _change(
    absences: Sequence[AbsenceKey],
    changed: Callable[[Attendance], Attendance],
    open_transaction: OpenTransaction,
    now: Clock,
    on: date | None = None,
) -> None:
    by_session: Mapping[int, set[int]] = defaultdict(set)
    for session_id, member_id in absences:
        by_session[session_id].add(member_id)
    with open_transaction() as tx:
        for session_id, members in by_session.items():
            session = tx.study.get_session(session_id)
            reason = None if on is None else wrong_make_up(on, session.day, now().date())
            if reason is not None:
                raise AttendanceError(unit=tx.organisation.get_unit(session.unit_id).name, reason=reason)
            marks = [
                changed(given) if given.member_id in members and given.mark is not Mark.PRESENT else given
                for given in tx.study.attendance(session_id)
            ]
            _rewrite(session, marks, tx)
            tx.audit.record(now(), "study.make_up", session_id, str(len(members)))
        tx.commit()


def settle_absences(session: StudySession, marks: Sequence[Attendance], tx: Transaction) -> None:
    """Close absences at earlier sessions by presence at this one, and open those again that it closed wrongly.

    A session closes an absence only when it counts for all that was missed; what it counts for in part is told
    campaign by campaign (see ``study_heads``).
    """
    persons = tx.study.persons()
    present = {persons.get(one.member_id, one.member_id) for one in marks if one.mark is Mark.PRESENT}
    closable = {one.id: one for one in _closable(session, tx.study)}
    for missed in [*closable.values(), *_closed_wrongly(session, closable, tx.study)]:
        here = present if missed.id in closable else set()
        before = tx.study.attendance(missed.id or 0)
        after = [_settled(given, persons, here, session) for given in before]
        if after != list(before):
            _rewrite(missed, after, tx)


def _closable(session: StudySession, study: StudyReader) -> list[StudySession]:
    """Return the held sessions by name whose absences this one may close."""
    mine = session.campaign_ids
    found: dict[int, StudySession] = {}
    for campaign_id in mine:
        for other in study.sessions(campaign_id):
            covered = other.campaign_ids <= mine
            if other.id != session.id and other.state is SessionState.HELD and other.by_name and covered:
                found[other.id or 0] = other
    return [other for other in found.values() if other.day <= session.day]


def _closed_wrongly(
    session: StudySession, closable: Container[int | None], study: StudyStore
) -> list[StudySession]:
    """Return the further sessions with absences this one closed once and, moved or changed since, no longer does."""
    return [study.get_session(one) for one in study.made_up_at(session.id or 0) if one not in closable]


def _settled(
    given: Attendance, persons: Mapping[int, int], present: set[int], session: StudySession
) -> Attendance:
    person = persons.get(given.member_id, given.member_id)
    if given.made_up_session_id == session.id and person not in present:
        return replace(given, made_up_on=None, made_up_session_id=None)
    if person in present and (given.waiting or given.made_up_session_id == session.id):
        return replace(given, made_up_on=session.day, made_up_session_id=session.id)
    return given


def _rewrite(session: StudySession, marks: Sequence[Attendance], tx: Transaction) -> None:
    """Write the marks of a session whose list stays as it is; its figures change where it was held by name."""
    tx.study.set_attendance(session.id or 0, marks)
    if session.state is SessionState.HELD and session.by_name:
        counted = figures_of(marks)
        figures = replace(session.figures, made_up=counted.made_up, closed=counted.closed)
        tx.study.update_session(replace(session, figures=figures))
