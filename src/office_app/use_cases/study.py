"""Study campaigns: sessions of the chi bộ, attendance by name or by totals, and who has studied what."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from office_app.domain.errors import AttendanceError
from office_app.domain.organisation import Member, Unit
from office_app.domain.study import (
    ABSENT,
    MARK_ON_LEAVE,
    Attendance,
    AttendanceRow,
    Campaign,
    Coverage,
    CoverageMap,
    CoverageRow,
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
    UnitResult,
)
from office_app.domain.vietnamese import date_screen, given_name_sort_key, upper_first
from office_app.use_cases.ports import Clock, OpenTransaction, StudyReader, Transaction

_STUDIED = re.compile(
    r"\b(Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|Hướng dẫn|Thông báo|Kế hoạch|Quy chế)\b"
)


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


def campaign_results(campaign_id: int, *, open_transaction: OpenTransaction) -> Sequence[UnitResult]:
    """Return one line per chi bộ of the campaign: its session and figures."""
    with open_transaction() as tx:
        return unit_results(campaign_id, tx.study)


def unit_results(campaign_id: int, study: StudyReader) -> Sequence[UnitResult]:
    """Return the campaign's lines inside a transaction; a person at two sessions of the unit counts once."""
    sessions: dict[int, list[StudySession]] = {}
    for session in study.sessions(campaign_id):
        sessions.setdefault(session.unit_id, []).append(session)
    results = []
    for unit in study.campaign_units(campaign_id):
        own = sorted(sessions.get(unit.id or 0, []), key=_day)
        held = [s for s in own if s.state is SessionState.HELD]
        shown = held[-1] if held else (own[-1] if own else None)
        results.append(UnitResult(unit.id or 0, unit.name, shown, _heads(held, study)))
    return results


def _day(session: StudySession) -> date:
    return session.held_on or session.planned_on


def _heads(held: Sequence[StudySession], study: StudyReader) -> SessionFigures:
    """Count heads, not attendances, over the held sessions of one unit.

    By name: someone absent first and present at a later session made up there. Totals cannot be told apart
    by person, so the session with most members stands for the unit.
    """
    if len(held) < 2:
        return held[0].figures if held else SessionFigures()
    largest = max(held, key=lambda s: s.figures.members)
    if not all(session.by_name for session in held):
        return largest.figures
    first: dict[int, Attendance] = {}
    later: dict[int, date] = {}
    for session in held:
        for given in study.attendance(session.id or 0):
            known = first.setdefault(given.member_id, given)
            if known is not given and given.mark is Mark.PRESENT:
                later.setdefault(given.member_id, _day(session))
    rows = [
        AttendanceRow(**(vars(a) | {"made_up_on": a.made_up_on or later.get(a.member_id)}))
        for a in first.values()
    ]
    guests = max(s.figures.guests for s in held)
    handed_in = max(s.figures.handed_in for s in held)
    return figures_of(rows, guests=guests, handed_in=handed_in)


def attendance_rows(
    session_id: int, on: date | None = None, *, open_transaction: OpenTransaction
) -> Sequence[AttendanceRow]:
    """Return the grid of a session: the unit's members of that day, everyone present unless marked.

    Members excused from meetings that day start as exempt. The list of a session already held by name is
    frozen with it: nobody joins it because the records have grown since, nobody falls out who has left.

    Args:
        on: take the list anew as of this day, as when the session turns out to have been held on another;
            marks given so far are kept.
    """
    with open_transaction() as tx:
        session = tx.study.get_session(session_id)
        marks = {a.member_id: a for a in tx.study.attendance(session_id)}
        frozen = on is None and session.state is SessionState.HELD and session.by_name and bool(marks)
        day = on or _day(session)
        if frozen:
            members = [tx.organisation.get_member(member_id) for member_id in marks]
            members.sort(key=lambda member: given_name_sort_key(member.full_name))
        else:
            members = list(tx.organisation.members(session.unit_id, day))
    return [_row(member, marks.get(member.id or 0), day) for member in members]


def _row(member: Member, given: Attendance | None, day: date) -> AttendanceRow:
    if given is not None:
        return AttendanceRow(**vars(given), full_name=member.full_name)
    leave = member.leave_on(day)
    mark = Mark.PRESENT if leave is None else MARK_ON_LEAVE[leave.kind]
    reason = "" if leave is None else leave.reason
    return AttendanceRow(member.id or 0, mark, reason, full_name=member.full_name)


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

    The denominator is frozen with the session: the members of that day less the exempt. Whoever was not
    absent has nothing to make up.

    Raises:
        AttendanceError: the figures do not add up; nothing is written.
    """
    figures = figures_of(rows, guests=guests, handed_in=handed_in)
    held_on = _day(session)
    early = next((r for r in rows if r.mark in ABSENT and r.made_up_on and r.made_up_on < held_on), None)
    fault = None
    if early is not None and early.made_up_on is not None:
        day = date_screen(early.made_up_on)
        fault = f"{early.full_name} học bù ngày {day}, trước ngày học {date_screen(held_on)}"
    marks = [
        Attendance(
            r.member_id,
            r.mark,
            r.reason.strip(),
            stayed=r.stayed,
            **(_closing(r) if r.mark in ABSENT else {}),
        )
        for r in rows
    ]
    _write_held(replace(session, by_name=True, figures=figures), marks, fault, open_transaction, now)
    return figures


def _closing(row: Attendance) -> dict[str, Any]:
    """Return how an absence was closed."""
    return {
        "made_up_on": row.made_up_on,
        "made_up_session_id": row.made_up_session_id,
        "made_up_how": row.made_up_how.strip(),
        "closed_reason": row.closed_reason.strip(),
    }


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
    held = replace(session, state=SessionState.HELD, held_on=_day(session))
    fault = fault or held.figures.mistake()
    if held.figures.members == 0:
        fault = fault or "tổng số đảng viên đang là 0"
    with open_transaction() as tx:
        if fault is not None:
            raise AttendanceError(unit=tx.organisation.get_unit(session.unit_id).name, reason=fault)
        session_id = _write(held, tx)
        tx.study.set_attendance(session_id, marks)
        tx.audit.record(now(), "study.attendance", session_id, _line(held.figures))
        tx.commit()


def change_session(session: StudySession, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Plan, move, postpone or otherwise change a session and return its id; ``note`` keeps a reason.

    A session that is not held counts nothing, whatever was entered before; its marks wait for the new day.
    """
    if session.state is not SessionState.HELD:
        session = replace(session, held_on=None, figures=SessionFigures())
    with open_transaction() as tx:
        session_id = _write(session, tx)
        tx.audit.record(now(), "study.session", session_id, f"{session.state.value} {_day(session)}")
        tx.commit()
    return session_id


def _write(session: StudySession, tx: Transaction) -> int:
    if session.id is None:
        return tx.study.add_session(session)
    tx.study.update_session(session)
    return session.id


def figures_of(rows: Sequence[AttendanceRow], *, guests: int = 0, handed_in: int = 0) -> SessionFigures:
    """Count the marks of a grid."""
    count = {mark: sum(row.mark is mark for row in rows) for mark in Mark}
    return SessionFigures(
        members=len(rows),
        exempt=count[Mark.EXEMPT],
        called=len(rows) - count[Mark.EXEMPT] - count[Mark.AWAY],
        away=count[Mark.AWAY],
        closed=sum(bool(row.closed_reason) for row in rows if row.mark in ABSENT and row.made_up_on is None),
        present=count[Mark.PRESENT],
        excused=count[Mark.EXCUSED],
        unexcused=count[Mark.UNEXCUSED],
        made_up=sum(row.made_up_on is not None for row in rows if row.mark in ABSENT),
        guests=guests,
        handed_in=handed_in,
    )


def coverage(study: StudyReader, today: date) -> CoverageMap:
    """Return who has studied what: campaigns by chi bộ, with a word for every cell."""
    campaigns = study.campaigns()
    units: dict[int, Unit] = {}
    for campaign in campaigns:
        for unit in study.campaign_units(campaign.id or 0):
            units.setdefault(unit.id or 0, unit)
    rows = []
    for campaign in campaigns:
        lines = {line.unit_id: line for line in unit_results(campaign.id or 0, study)}
        cells = [_cell(lines.get(unit_id), campaign, today) for unit_id in units]
        ids = [_session_id(lines.get(unit_id)) for unit_id in units]
        rows.append(CoverageRow(campaign.id or 0, campaign.symbol or campaign.title, cells, ids))
    return CoverageMap([unit.short_name or unit.name for unit in units.values()], rows)


def _session_id(line: UnitResult | None) -> int | None:
    return line.session.id if line and line.session else None


def _cell(line: UnitResult | None, campaign: Campaign, today: date) -> Coverage:
    if line is None or line.session is None:
        return Coverage.NONE
    if line.session.state is SessionState.HELD:
        return Coverage.MAKE_UP if line.figures.waiting else Coverage.DONE
    late = line.session.planned_on < today or (campaign.due is not None and campaign.due < today)
    return Coverage.OVERDUE if late else Coverage.PLANNED


def _line(figures: SessionFigures) -> str:
    return f"{figures.present}/{figures.called}, vắng {figures.excused + figures.unexcused}"
