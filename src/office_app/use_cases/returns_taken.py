"""Return forms taken into the records, each file whole or not at all."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from office_app.domain.returns import KeptReading, ReadingState, ReturnReading
from office_app.domain.study import ABSENT, Attendance, StudySession
from office_app.domain.study_results import ResultKind
from office_app.use_cases.make_up import settle_absences
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.progress import Progress
from office_app.use_cases.return_records import Outcome, Records, held_ids, outcome_of, records_of
from office_app.use_cases.returns import ReturnTools
from office_app.use_cases.returns_back import readable

_RANK = (ReadingState.DROPPED, ReadingState.WRONG, ReadingState.WAITING, ReadingState.TAKEN)


def take_returns(
    readings: Sequence[ReturnReading], *, tools: ReturnTools, progress: Progress
) -> Sequence[ReturnReading]:
    """Write what the readings without faults say, each file whole or not at all; note of the others what was wrong.

    Returns the readings that were taken. A file read a second time changes nothing. One with doubts waits until
    somebody has decided. Left out is one whose form was
    made anew or dropped since it was read, and one that would now change something else than it showed: the records
    were written to in between, and nobody has seen what would become of that.
    """
    now = tools.now()
    with tools.open_transaction() as tx:
        versions = tx.returns.versions([one.form.identity for one in readings if one.form is not None])
        current = [
            one
            for one in readings
            if one.form is not None and versions.get(one.form.identity) == one.form.version
        ]
        waiting = _to_write(current)
        records = records_of([form for _, form, _ in readable(waiting)], tx)
        taken = _as_shown(waiting, records, progress)
        once = {outcome.form.identity: outcome for _, outcome in taken}
        _write([one for one in once.values() if one.changes or one.new_results or one.rescored], records, tx)
        progress.step(len(once), len(once), "đang lưu")
        kept = {id(one) for one, _ in taken}
        left = [one for one in current if id(one) not in kept]
        before = _taken_before(left, tx)
        states = [(one, ReadingState.TAKEN) for one, _ in taken]
        states += [(one, _put_off(one, before)) for one in left]
        _note(states, now, tx)
        tx.commit()
    return [one for one, _ in taken]


def _to_write(readings: Sequence[ReturnReading]) -> list[ReturnReading]:
    """Return those without faults and open doubts; beside one that was filled in, an empty copy says nothing."""
    right = [one for one in readings if one.state is ReadingState.WAITING and not one.undecided]
    filled = {form.id for _, form, values in readable(right) if not values.as_printed}
    return [one for one, form, values in readable(right) if not values.as_printed or form.id not in filled]


def _as_shown(
    readings: Sequence[ReturnReading], records: Records, progress: Progress
) -> list[tuple[ReturnReading, Outcome]]:
    """Return those that still change what they showed, or nothing; of two that write to one session the first."""
    taken: list[tuple[ReturnReading, Outcome]] = []
    writes: dict[int, str] = {}
    for done, (reading, form, values) in enumerate(readable(readings)):
        progress.step(done, len(readings), form.content.unit)
        outcome = outcome_of(values, form, records)
        if outcome is None or outcome.changes not in ((), reading.changes):
            continue
        session_id = outcome.session.id
        if session_id is not None and writes.setdefault(session_id, form.identity) != form.identity:
            continue
        taken.append((reading, outcome))
    return taken


def note_returns(readings: Sequence[ReturnReading], *, tools: ReturnTools) -> None:
    """Note what came without writing any of it: the board shows what waits and what was wrong.

    What was taken already, and came again without a change, stays taken.
    """
    with tools.open_transaction() as tx:
        taken = _taken_before(readings, tx)
        _note([(one, _put_off(one, taken)) for one in readings], tools.now(), tx)
        tx.commit()


def _taken_before(readings: Sequence[ReturnReading], tx: Transaction) -> set[int]:
    """Return the forms that were in before these came."""
    campaigns = {one.form.campaign_id for one in readings if one.form is not None}
    kept = [line for one in campaigns for line in tx.returns.last_readings(one).values()]
    return {one.form_id for one in kept if one.state is ReadingState.TAKEN}


def _put_off(reading: ReturnReading, taken: Collection[int]) -> ReadingState:
    again = reading.form is not None and reading.form.id in taken and not reading.changes
    return ReadingState.TAKEN if again and not reading.blocked else reading.state


def _note(states: Sequence[tuple[ReturnReading, ReadingState]], now: datetime, tx: Transaction) -> None:
    known = [(one, form, state) for one, state in states if (form := one.form) is not None]
    known.sort(key=lambda line: _RANK.index(line[2]))  # the board shows the last of each form
    tx.returns.add_readings(
        [
            KeptReading(form.id or 0, now, state, one.sha256, one.file_name, one.faults)
            for one, form, state in known
        ]
    )
    lines = [(form.unit_id, f"{one.file_name}: {state.value}") for one, form, state in known]
    tx.audit.record_all(now, "returns.read", lines)


def _write(outcomes: Sequence[Outcome], records: Records, tx: Transaction) -> None:
    ids = tx.study.write_held([(one.session, one.alike) for one in outcomes])
    tx.study_results.set_results([result for one in outcomes for result in one.rescored])
    for campaign_id, by_score in _new_results(outcomes).items():
        tx.study_results.add_results(campaign_id, ResultKind.REFLECTION, by_score)
    for one in outcomes:
        for result in one.taken_back:
            tx.study_results.remove_result(result.campaign_id, result.member_id, result.kind)
        if one.count is not None:
            form = one.form
            tx.study_results.set_count(form.campaign_id, form.unit_id, ResultKind.REFLECTION, one.count)
    written = zip(outcomes, ids, strict=True)
    _settle([(replace(one.session, id=number), one) for one, number in written], records, tx)


def _new_results(outcomes: Sequence[Outcome]) -> Mapping[int, Mapping[str, Sequence[int]]]:
    """Return by campaign and mark who handed in for the first time."""
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in outcomes:
        for score, members in one.new_results.items():
            found[one.form.campaign_id][score] += members
    return found


def _settle(held: Sequence[tuple[StudySession, Outcome]], records: Records, tx: Transaction) -> None:
    """Close and open absences at other sessions by those taken; most forms touch none, and are told apart at once."""
    persons = tx.study.persons()
    campaigns = {session.campaign_id for session, _ in held}
    campaigns |= {topic.campaign_id for session, _ in held for topic in session.also}
    own = {session.id or 0: outcome.alike for session, outcome in held}
    others: set[int] = set()
    for campaign_id in campaigns:
        known = records.held.get(campaign_id)  # None: a further campaign of a session
        others |= set(held_ids(tx.study.sessions(campaign_id)) if known is None else known) - own.keys()
    elsewhere: dict[int, list[tuple[int, Attendance]]] = defaultdict(list)
    for session_id, given in tx.study.absences(sorted(others)):
        elsewhere[persons.get(given.member_id, given.member_id)].append((session_id, given))
    for session_id, marks in own.items():
        for one in marks:
            for member_id in one.member_ids if one.mark.mark in ABSENT else ():
                elsewhere[persons.get(member_id, member_id)].append((session_id, one.mark))
    for session, outcome in sorted(held, key=lambda one: one[0].day):
        members = [member_id for one in outcome.alike for member_id in one.member_ids]
        people = {persons.get(member_id, member_id) for member_id in members} & elsewhere.keys()
        if any(_touched(session.id, found) for person in people for found in elsewhere[person]):
            settle_absences(session, outcome.marks, tx)


def _touched(own: int | None, found: tuple[int, Attendance]) -> bool:
    session_id, given = found
    return session_id != own and (given.waiting or given.made_up_session_id == own)
