"""Study campaigns: sessions of the chi bộ, attendance by name or by totals, and who has studied what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.errors import AttendanceError
from office_app.domain.organisation import Unit
from office_app.domain.study import (
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
from office_app.use_cases.ports import Clock, OpenTransaction, Transaction


def list_campaigns(*, open_transaction: OpenTransaction) -> Sequence[Campaign]:
    """Return all campaigns, newest first."""
    with open_transaction() as tx:
        return tx.study.campaigns()


def campaign_results(campaign_id: int, *, open_transaction: OpenTransaction) -> Sequence[UnitResult]:
    """Return one line per chi bộ of the campaign: its session and figures."""
    with open_transaction() as tx:
        return unit_results(campaign_id, tx)


def unit_results(campaign_id: int, tx: Transaction) -> Sequence[UnitResult]:
    """Return the campaign's lines inside a transaction; several sessions of one unit are summed."""
    sessions: dict[int, list[StudySession]] = {}
    for session in tx.study.sessions(campaign_id):
        sessions.setdefault(session.unit_id, []).append(session)
    results = []
    for unit in tx.study.campaign_units(campaign_id):
        own = sessions.get(unit.id or 0, [])
        held = [s for s in own if s.state is SessionState.HELD]
        figures = sum((s.figures for s in held), SessionFigures())
        shown = held[-1] if held else (own[-1] if own else None)
        results.append(UnitResult(unit.id or 0, unit.name, shown, figures))
    return results


def attendance_rows(session_id: int, *, open_transaction: OpenTransaction) -> Sequence[AttendanceRow]:
    """Return the grid of a session: the unit's members of that day, everyone present unless marked.

    Members excused from meetings that day start as exempt. The marks of a session already held stay as
    entered, also for people who have since left.
    """
    with open_transaction() as tx:
        session = tx.study.get_session(session_id)
        return _rows(session, session.held_on or session.planned_on, tx)


def _rows(session: StudySession, day: date, tx: Transaction) -> list[AttendanceRow]:
    marks = {a.member_id: a for a in tx.study.attendance(session.id or 0)}
    rows = []
    for member in tx.organisation.members(session.unit_id, day):
        given = marks.pop(member.id or 0, None)
        mark = given.mark if given else (Mark.EXEMPT if member.exempt_on(day) else Mark.PRESENT)
        rows.append(
            AttendanceRow(
                member.id or 0,
                member.full_name,
                mark,
                given.reason if given else "",
                given.made_up_on if given else None,
            )
        )
    for member_id, given in marks.items():
        member = tx.organisation.get_member(member_id)
        rows.append(AttendanceRow(member_id, member.full_name, given.mark, given.reason, given.made_up_on))
    return rows


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

    The denominator is frozen with the session: the members of that day less the exempt.

    Raises:
        AttendanceError: the figures do not add up; nothing is written.
    """
    figures = figures_of(rows, guests=guests, handed_in=handed_in)
    marks = [Attendance(r.member_id, r.mark, r.reason, r.made_up_on) for r in rows]
    _write_held(replace(session, by_name=True, figures=figures), marks, open_transaction, now)
    return figures


def save_totals(
    session: StudySession, figures: SessionFigures, *, open_transaction: OpenTransaction, now: Clock
) -> None:
    """Write the totals of a held session whose chi bộ keeps no names. Raises AttendanceError."""
    _write_held(replace(session, by_name=False, figures=figures), [], open_transaction, now)


def _write_held(
    session: StudySession, marks: Sequence[Attendance], open_transaction: OpenTransaction, now: Clock
) -> None:
    held_on = session.held_on or session.planned_on
    held = replace(session, state=SessionState.HELD, held_on=held_on)
    session_id = session.id or 0
    with open_transaction() as tx:
        mistake = held.figures.mistake()
        if mistake is not None:
            raise AttendanceError(unit=tx.organisation.get_unit(session.unit_id).name, reason=mistake)
        tx.study.set_attendance(session_id, marks)
        tx.study.update_session(held)
        tx.audit.record(now(), "study.attendance", session_id, _line(held.figures))
        tx.commit()


def change_session(session: StudySession, *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Move, postpone or otherwise change a session; a postponed one keeps its reason in ``note``."""
    with open_transaction() as tx:
        tx.study.update_session(session)
        tx.audit.record(now(), "study.session", session.id, f"{session.state.value} {session.planned_on}")
        tx.commit()


def figures_of(rows: Sequence[AttendanceRow], *, guests: int = 0, handed_in: int = 0) -> SessionFigures:
    """Count the marks of a grid."""
    count = {mark: sum(row.mark is mark for row in rows) for mark in Mark}
    absent = (Mark.EXCUSED, Mark.UNEXCUSED)
    return SessionFigures(
        members=len(rows),
        exempt=count[Mark.EXEMPT],
        called=len(rows) - count[Mark.EXEMPT],
        present=count[Mark.PRESENT],
        excused=count[Mark.EXCUSED],
        unexcused=count[Mark.UNEXCUSED],
        made_up=sum(row.made_up_on is not None for row in rows if row.mark in absent),
        guests=guests,
        handed_in=handed_in,
    )


def coverage(tx: Transaction, today: date) -> CoverageMap:
    """Return who has studied what: campaigns by chi bộ, with a word for every cell."""
    campaigns = tx.study.campaigns()
    units: dict[int, Unit] = {}
    for campaign in campaigns:
        for unit in tx.study.campaign_units(campaign.id or 0):
            units.setdefault(unit.id or 0, unit)
    rows = []
    for campaign in campaigns:
        lines = {line.unit_id: line for line in unit_results(campaign.id or 0, tx)}
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
        waiting = line.figures.excused + line.figures.unexcused - line.figures.made_up
        return Coverage.MAKE_UP if waiting else Coverage.DONE
    late = line.session.planned_on < today or (campaign.due is not None and campaign.due < today)
    return Coverage.OVERDUE if late else Coverage.PLANNED


def _line(figures: SessionFigures) -> str:
    return f"{figures.present}/{figures.called}, vắng {figures.excused + figures.unexcused}"
