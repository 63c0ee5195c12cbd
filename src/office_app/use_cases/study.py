"""Study campaigns, and attendance at their sessions by name or by totals."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.study import AttendanceError, MakeUpHeldError
from office_app.domain.namesakes import told_apart
from office_app.domain.organisation import Member, units_behind
from office_app.domain.study import (
    ABSENT,
    MARK_ON_LEAVE,
    Attendance,
    AttendanceRow,
    Campaign,
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
)
from office_app.domain.vietnamese import date_screen, given_name_sort_key, one_line, upper_first
from office_app.use_cases.make_up import settle_absences, wrong_make_up
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.session_plans import refuse_wrong_plan
from office_app.use_cases.study_heads import campaign_heads, figures_of

_STUDIED = re.compile(
    r"\b(Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|Hướng dẫn|Thông báo|Kế hoạch|Quy chế)\b"
)


EARLIEST = date(2020, 1, 1)
"""First day a session is entered for; before it the year was mistyped."""


def short_title(campaign: Campaign) -> str:
    """Return the title from the paper studied on: all titles begin «Học tập, quán triệt, tuyên truyền …»."""
    found = _STUDIED.search(campaign.title)
    return campaign.title[found.start() :] if found else campaign.title


def bare_unit(name: str) -> str:
    """Return a chi bộ's name for places where «Chi bộ» is said already."""
    bare = name.removeprefix("Chi bộ ").strip()
    return upper_first(bare) or name


def list_campaigns(*, open_transaction: OpenTransaction) -> Sequence[Campaign]:
    """Return all campaigns, newest first."""
    with open_transaction() as tx:
        return tx.study.campaigns()


def save_campaign(
    campaign: Campaign, unit_ids: Sequence[int], *, open_transaction: OpenTransaction, now: Clock
) -> int:
    """Add or change a campaign for these chi bộ and return its id; those left out hold no session any more.

    Raises:
        IncompleteError: no title or no chi bộ.
        WrongEntryError: a last day before the first, or a chi bộ left out that has held its session already.
    """
    campaign = replace(campaign, title=one_line(campaign.title))
    missing = [
        field
        for field, given in (("tên đợt học tập", campaign.title), ("chi bộ tham gia", unit_ids))
        if not given
    ]
    if missing:
        raise IncompleteError(fields=", ".join(missing))
    if campaign.starts_on and campaign.due and campaign.due < campaign.starts_on:
        raise WrongEntryError(fields="hạn học xong phải từ ngày bắt đầu trở đi")
    with open_transaction() as tx:
        if campaign.id is None:
            campaign_id = tx.study.add_campaign(campaign, unit_ids)
        else:
            campaign_id = campaign.id
            _refuse_leaving_out(campaign_id, unit_ids, tx)
            _call_off_left_out(campaign_id, unit_ids, tx)
            tx.study.update_campaign(campaign, unit_ids)
        tx.audit.record(now(), "study.campaign", campaign_id, campaign.title)
        tx.commit()
    return campaign_id


def _refuse_leaving_out(campaign_id: int, unit_ids: Collection[int], tx: Transaction) -> None:
    held = {s.unit_id for s in tx.study.sessions(campaign_id) if s.state is SessionState.HELD}
    for unit in tx.study.campaign_units(campaign_id):
        if unit.id in held and unit.id not in unit_ids:
            raise WrongEntryError(fields=f"{unit.name} phải có trong đợt, vì đã học và có số liệu")


def _call_off_left_out(campaign_id: int, unit_ids: Collection[int], tx: Transaction) -> None:
    """Chi bộ left out hold no session for it; what one of theirs counts for besides (lồng ghép) stays planned."""
    for session in tx.study.sessions(campaign_id):
        open_yet = session.state in (SessionState.PLANNED, SessionState.POSTPONED)
        if session.unit_id not in unit_ids and open_yet:
            note = "chi bộ không còn tham gia đợt học tập"
            called_off = replace(session, state=SessionState.NOT_HELD, note=note)
            besides = session.counting_for(session.campaign_ids - {campaign_id})
            tx.study.update_session(besides or called_off)


def attendance_rows(
    session_id: int,
    on: date | None = None,
    *,
    everyone: bool = False,
    open_transaction: OpenTransaction,
) -> Sequence[AttendanceRow]:
    """Return the grid of a session: the unit's members of that day, everyone present unless marked.

    Members exempt or away that day start as such. The list of a session already held by name is frozen with it:
    nobody joins it because the records have grown since, nobody falls out who has left. Where the chi bộ has
    studied before, the session is one to make up: its list holds those who have still to study.

    Args:
        on: take the list anew as of this day, as when the session turns out to have been held on another;
            marks given so far are kept.
        everyone: the whole chi bộ is called again, though it has studied before.
    """
    with open_transaction() as tx:
        session = tx.study.get_session(session_id)
        marks = {a.member_id: a for a in tx.study.attendance(session_id)}
        day = on or session.day
        if on is None and session.state is SessionState.HELD and session.by_name and marks:
            members = list(tx.organisation.members_of(list(marks)))
        else:
            members = list(tx.organisation.members(session.unit_id, day))
            if not everyone:
                members = _still_to_study(session, members, tx)
            known = {member.id for member in members}
            marked = tx.organisation.members_of([one for one in marks if one not in known])
            members, carried = _with_marked(members, marked)
            marks |= {new: replace(marks[old], member_id=new) for old, new in carried.items()}
        names = told_apart([*tx.organisation.members(session.unit_id, day), *members])
    return [_row(member, marks.get(member.id or 0), day, names[member.person]) for member in members]


def _with_marked(members: list[Member], marked: Sequence[Member]) -> tuple[list[Member], Mapping[int, int]]:
    """Return the list with those marked who are not on it, and for whom a mark stands under another record which one.

    A person moved or merged into the chi bộ since has a record of their own there (see ``Member.person``).
    """
    here = {member.person: member.id or 0 for member in members}
    carried = {one.id or 0: here[one.person] for one in marked if one.person in here}
    everyone = members + [one for one in marked if one.id not in carried]
    return sorted(everyone, key=lambda member: given_name_sort_key(member.full_name)), carried


def _still_to_study(session: StudySession, members: list[Member], tx: Transaction) -> list[Member]:
    """Return who was not called yet or has not made up; all when the chi bộ has not studied, or nobody is left."""
    before = units_behind(session.unit_id, tx.organisation.changes())
    if not any(
        one.state is SessionState.HELD and one.by_name and one.unit_id in before and one.id != session.id
        for one in tx.study.sessions(session.campaign_id)
    ):
        return members
    called = {head.person: head.given for head in campaign_heads(session.campaign_id, tx.study)}
    waiting = [m for m in members if m.person not in called or called[m.person or 0].waiting]
    return waiting or members


def _row(member: Member, given: Attendance | None, day: date, name: str) -> AttendanceRow:
    told = name if name != member.full_name else ""
    if given is not None:
        return AttendanceRow(**vars(given), full_name=member.full_name, told_apart=told)
    leave = member.leave_on(day)
    mark = Mark.PRESENT if leave is None else MARK_ON_LEAVE[leave.kind]
    reason = "" if leave is None else leave.reason
    return AttendanceRow(member.id or 0, mark, reason, full_name=member.full_name, told_apart=told)


def save_attendance(
    session: StudySession,
    rows: Sequence[AttendanceRow],
    *,
    guests: int = 0,
    handed_in: int = 0,
    open_transaction: OpenTransaction,
    now: Clock,
) -> SessionFigures:
    """Write the marks of a session that was held, with its day, place, form and rapporteur as given.

    The denominator is frozen with the session: the members of that day less the exempt and those away. Whoever
    was not absent has nothing to make up; absences at earlier sessions are closed by a presence at this one.

    Raises:
        AttendanceError: the figures do not add up, or a day is still to come; nothing is written.
        WrongEntryError: the session begins at no hour of a clock.
    """
    today = now().date()
    figures = figures_of(rows, guests=guests, handed_in=handed_in)
    made_up = [(row.full_name, row.made_up_on) for row in rows if row.mark in ABSENT and row.made_up_on]
    faults = (f"{name} {wrong}" for name, on in made_up if (wrong := wrong_make_up(on, session.day, today)))
    marks = [_kept(row) for row in rows]
    fault = next(faults, None)
    _write_held(replace(session, by_name=True, figures=figures), marks, fault, open_transaction, now)
    return figures


def _kept(row: AttendanceRow) -> Attendance:
    """Return the mark as written down: how an absence was closed only where there is one."""
    if row.mark not in ABSENT:
        return Attendance(row.member_id, row.mark, row.reason.strip(), stayed=row.stayed)
    return Attendance(
        row.member_id,
        row.mark,
        row.reason.strip(),
        row.made_up_on,
        row.made_up_session_id,
        row.made_up_how.strip(),
        row.closed_reason.strip(),
    )


def save_totals(
    session: StudySession, figures: SessionFigures, *, open_transaction: OpenTransaction, now: Clock
) -> None:
    """Write the totals of a held session whose chi bộ keeps no names. Raises AttendanceError."""
    _write_held(replace(session, by_name=False, figures=figures), [], None, open_transaction, now)


def _write_held(
    session: StudySession,
    marks: Sequence[Attendance],
    fault: str | None,
    open_transaction: OpenTransaction,
    now: Clock,
) -> None:
    held = replace(session, state=SessionState.HELD, held_on=session.day)
    fault = wrong_day(held.day, now().date()) or fault or held.figures.mistake() or miscounted(held)
    if held.figures.members == 0:
        fault = fault or "tổng số đảng viên đang là 0"
    with open_transaction() as tx:
        if fault is not None:
            raise AttendanceError(unit=tx.organisation.get_unit(session.unit_id).name, reason=fault)
        session_id = _write(held, tx)
        tx.study.set_attendance(session_id, marks)
        settle_absences(replace(held, id=session_id), marks, tx)
        tx.audit.record(now(), "study.attendance", session_id, _line(held.figures))
        tx.commit()


def wrong_day(held_on: date, today: date) -> str | None:
    """Return in Vietnamese why no session can have been held on a day, or None."""
    if held_on > today:
        return f"ngày học {date_screen(held_on)} chưa đến, hôm nay là {date_screen(today)}"
    return f"ngày học {date_screen(held_on)} quá xa, kiểm tra lại năm" if held_on < EARLIEST else None


def miscounted(session: StudySession) -> str | None:
    """Return in Vietnamese what is wrong with heads counted at the beginning and the end (N15), or None."""
    figures = session.figures
    most = figures.present + figures.guests
    for counted, when in ((session.started_with, "đầu buổi"), (session.ended_with, "cuối buổi")):
        if counted is not None and not 0 <= counted <= most:
            return f"số đếm {when} {counted} không hợp với {figures.present} có mặt và {figures.guests} khách"
    return None


def change_session(session: StudySession, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Plan, move, postpone or otherwise change a session and return its id; ``note`` keeps a reason.

    A session that is not held counts nothing, whatever was entered before; its marks wait for the new day, and
    absences that it had closed are open again.

    Raises:
        WrongEntryError: it begins at no hour of a clock, or is planned for a day without its chi bộ.
        MakeUpHeldError: it is the main session of a chi bộ that has held one to make up since; nothing is written.
    """
    if session.state is not SessionState.HELD:
        session = replace(session, held_on=None, figures=SessionFigures())
    with open_transaction() as tx:
        if session.state is not SessionState.HELD and session.id is not None:
            _refuse_leaving_make_up(tx.study.get_session(session.id), tx)
        session_id = _write(session, tx)
        if session.state is not SessionState.HELD:
            settle_absences(replace(session, id=session_id), (), tx)
        tx.audit.record(now(), "study.session", session_id, f"{session.state.value} {session.day}")
        tx.commit()
    return session_id


def _refuse_leaving_make_up(session: StudySession, tx: Transaction) -> None:
    """Sessions to make up call few; alone they would stand for the whole chi bộ."""
    held = [
        one
        for campaign_id in session.campaign_ids
        for one in tx.study.sessions(campaign_id)
        if one.unit_id == session.unit_id and one.state is SessionState.HELD
    ]
    fewer = [one.day for one in held if one.figures.called < session.figures.called]
    whole = any(one.id != session.id and one.figures.called >= session.figures.called for one in held)
    if session.state is SessionState.HELD and fewer and not whole:
        unit = tx.organisation.get_unit(session.unit_id).name
        raise MakeUpHeldError(unit=unit, day=date_screen(session.day), made_up=date_screen(min(fewer)))


def _write(session: StudySession, tx: Transaction) -> int:
    refuse_wrong_plan(session, tx)
    if session.id is None:
        return tx.study.add_session(session)
    tx.study.update_session(session)
    return session.id


def _line(figures: SessionFigures) -> str:
    return f"{figures.present}/{figures.called}, vắng {figures.absent}"
