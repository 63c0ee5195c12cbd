"""Heads of a campaign: every person once, whatever the sessions and the chi bộ they were called in.

A person belongs to the chi bộ whose session called them first. Absent there and present at a later session, they
made up; whoever moved on and is called again elsewhere does not count there a second time. Chi bộ that keep no
names cannot be told apart by person: of several sessions the one with most members stands for the unit.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.returns import ReturnedMark
from office_app.domain.study import (
    ABSENT,
    Attendance,
    Mark,
    SessionFigures,
    SessionState,
    StudySession,
    UnitResult,
)
from office_app.domain.study_results import ResultKind
from office_app.use_cases.ports.study import StudyReader
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.study_results import counted_results


@dataclass(frozen=True)
class Head:
    """One person in a campaign: where they count, and the mark that counts with what closed the absence."""

    person: int
    session: StudySession
    given: Attendance


def campaign_results(campaign_id: int, *, open_transaction: OpenTransaction) -> Sequence[UnitResult]:
    """Return one line per chi bộ of the campaign: its session and figures."""
    with open_transaction() as tx:
        return campaign_lines(campaign_id, tx)


def campaign_lines(campaign_id: int, tx: Transaction) -> Sequence[UnitResult]:
    """Return ``unit_results`` with bài thu hoạch as the results kept by name or count say, where they say more."""
    kept = counted_results(campaign_id, ResultKind.REFLECTION, tx)
    lines = []
    for line in unit_results(campaign_id, tx.study):
        most = max(line.figures.handed_in, kept.get(line.unit_id, 0))
        lines.append(replace(line, figures=replace(line.figures, handed_in=most)))
    return lines


def unit_results(campaign_id: int, study: StudyReader) -> Sequence[UnitResult]:
    """Return the campaign's lines inside a transaction; no person counts twice, not even over two chi bộ."""
    by_unit: dict[int, list[StudySession]] = defaultdict(list)
    for session in study.sessions(campaign_id):
        by_unit[session.unit_id].append(session)
    held = {
        unit_id: [session for session in own if session.state is SessionState.HELD]
        for unit_id, own in by_unit.items()
    }
    counted = _by_person(held, study)
    results = []
    for unit in study.campaign_units(campaign_id):
        unit_id = unit.id or 0
        own = sorted(by_unit[unit_id], key=lambda session: session.day)
        kept = held.get(unit_id, [])
        main = _main(kept) if kept else (own[-1] if own else None)
        besides = sorted((one for one in kept if one is not main), key=lambda session: session.day)
        figures = counted[unit_id] if unit_id in counted else _largest(kept)
        figures = _own(figures, kept, campaign_id)
        results.append(UnitResult(unit_id, unit.name, main, figures, besides, unit.ended_on))
    return results


def _main(held: Sequence[StudySession]) -> StudySession:
    """Return the session that called most, of equal ones the first: those to make up call who is left."""
    return min(held, key=lambda session: (-session.figures.called, session.day))


def campaign_heads(campaign_id: int, study: StudyReader) -> Sequence[Head]:
    """Return everybody the campaign's sessions by name called or excused, once."""
    held = [s for s in study.sessions(campaign_id) if s.state is SessionState.HELD and s.by_name]
    return list(_heads(held, study).values())


def figures_of(
    rows: Sequence[Attendance | ReturnedMark], *, guests: int = 0, handed_in: int = 0
) -> SessionFigures:
    """Count marks."""
    count = Counter([row.mark for row in rows])
    absent = [row for row in rows if row.mark in ABSENT]
    return SessionFigures(
        members=len(rows),
        exempt=count[Mark.EXEMPT],
        away=count[Mark.AWAY],
        called=len(rows) - count[Mark.EXEMPT] - count[Mark.AWAY],
        present=count[Mark.PRESENT],
        excused=count[Mark.EXCUSED],
        unexcused=count[Mark.UNEXCUSED],
        made_up=sum(row.made_up_on is not None for row in absent),
        closed=sum(bool(row.closed_reason) and row.made_up_on is None for row in absent),
        guests=guests,
        handed_in=handed_in,
    )


def _by_person(
    held: Mapping[int, Sequence[StudySession]], study: StudyReader
) -> Mapping[int, SessionFigures]:
    """Return the figures of the chi bộ that must be counted by person; of all others the session's own hold."""
    units = {
        unit_id for unit_id, own in held.items() if len(own) > 1 and all(session.by_name for session in own)
    }
    units |= _sharing(held, study)
    sessions = [session for unit_id in units for session in held[unit_id] if session.by_name]
    marks: dict[int, list[Attendance]] = {unit_id: [] for unit_id in units}
    for head in _heads(sessions, study).values():
        marks[head.session.unit_id].append(head.given)
    return {
        unit_id: figures_of(
            given,
            guests=max(session.figures.guests for session in held[unit_id]),
            handed_in=max(session.figures.handed_in for session in held[unit_id]),
        )
        for unit_id, given in marks.items()
    }


def _sharing(held: Mapping[int, Sequence[StudySession]], study: StudyReader) -> set[int]:
    """Return the chi bộ that called somebody whom another chi bộ of the campaign called too, all by name."""
    persons = study.persons()
    if not persons:
        return set()
    unit_of = {
        session.id: unit_id
        for unit_id, own in held.items()
        for session in own
        if all(one.by_name for one in own)
    }
    called: dict[int, set[int]] = defaultdict(set)
    for session_id, given in study.attended([*persons, *set(persons.values())]):
        if session_id in unit_of:
            called[persons.get(given.member_id, given.member_id)].add(unit_of[session_id])
    return set().union(*(units for units in called.values() if len(units) > 1))


def _heads(held: Collection[StudySession], study: StudyReader) -> dict[int, Head]:
    """Return by person where they count; sessions are gone through in the order of their days."""
    persons = study.persons()
    marks: dict[int, list[Attendance]] = defaultdict(list)
    for session_id, given in study.marks([session.id or 0 for session in held]):
        marks[session_id].append(given)
    heads: dict[int, Head] = {}
    for session in sorted(held, key=lambda session: (session.day, session.id or 0)):
        for given in marks[session.id or 0]:
            person = persons.get(given.member_id, given.member_id)
            known = heads.get(person)
            if known is None:
                heads[person] = Head(person, session, given)
            elif known.given.waiting and given.mark is Mark.PRESENT:
                heads[person] = replace(known, given=_made_up(known.given, session))
    return heads


def _made_up(absence: Attendance, session: StudySession) -> Attendance:
    day: date = session.day
    return replace(absence, made_up_on=day, made_up_session_id=session.id)


def _largest(held: Sequence[StudySession]) -> SessionFigures:
    return max((session.figures for session in held), key=lambda one: one.members, default=SessionFigures())


def _own(figures: SessionFigures, held: Sequence[StudySession], campaign_id: int) -> SessionFigures:
    """Take out written results that were handed in for the main campaign of a session held for two."""
    if held and all(session.campaign_id != campaign_id for session in held):
        return replace(figures, handed_in=0)
    return figures
