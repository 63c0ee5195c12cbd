"""A step in the study room taken back: what it wrote is put as it stood before, unless it was changed since."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar

from office_app.domain.errors.study import StudyChangedError
from office_app.domain.returns import KeptReading
from office_app.domain.study import Attendance, StudySession
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
ResultKey = tuple[int, int, ResultKind]
"""Campaign, member (of counts: chi bộ) and kind of what was handed in."""
_NAMED = 3  # chi bộ in one sentence


@dataclass(frozen=True)
class KeptSession:
    """A session with its marks by member."""

    session: StudySession
    marks: Mapping[int, Attendance]


@dataclass(frozen=True)
class StudyStanding:
    """All that a step may change, of the campaigns it is about: by session, by result, by form."""

    sessions: Mapping[int, KeptSession]
    results: Mapping[ResultKey, StudyResult]
    counts: Mapping[ResultKey, int]
    readings: Mapping[int, KeptReading]


@dataclass(frozen=True)
class StudyStep:
    """What a step changed, before and after it; None where there was nothing, or is nothing any more."""

    campaign_ids: Collection[int]
    sessions: Mapping[int, tuple[KeptSession | None, KeptSession | None]]
    results: Mapping[ResultKey, tuple[StudyResult | None, StudyResult | None]]
    counts: Mapping[ResultKey, tuple[int | None, int | None]]
    readings: Mapping[int, tuple[KeptReading | None, KeptReading | None]]


def study_step(
    campaign_ids: Collection[int],
    work: Callable[[], T],
    *,
    open_transaction: OpenTransaction,
    alone: Callable[[], AbstractContextManager[None]],
) -> tuple[T, StudyStep]:
    """Do ``work``, which writes to these campaigns, and return what it returns with the way back.

    Args:
        alone: keeps others from writing between the two looks, else theirs would be taken for the step's own.
    """
    with alone():
        with open_transaction() as tx:
            before = _standing(campaign_ids, tx)
        result = work()
        with open_transaction() as tx:
            after = _standing(campaign_ids, tx)
    step = StudyStep(
        campaign_ids,
        _changed(before.sessions, after.sessions),
        _changed(before.results, after.results),
        _changed(before.counts, after.counts),
        _changed(before.readings, after.readings),
    )
    return result, step


def take_back_step(step: StudyStep, *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Put what a step changed back as it stood before.

    Raises:
        StudyChangedError: some of it was changed since; nothing is written.
    """
    with open_transaction() as tx:
        there = _standing(step.campaign_ids, tx)
        if not (
            _as_left(step.sessions, there.sessions)
            and _as_left(step.results, there.results)
            and _as_left(step.counts, there.counts)
            and _as_left(step.readings, there.readings)
        ):
            raise StudyChangedError(who=_units_of(step, tx))
        _put_back_sessions(step, tx)
        _put_back_results(step, tx)
        for form_id, (known, _) in step.readings.items():
            tx.returns.forget_readings(form_id, after=0 if known is None else known.id or 0)
        for campaign_id in step.campaign_ids:
            tx.audit.record(now(), "study.taken_back", campaign_id, _units_of(step, tx))
        tx.commit()


def _standing(campaign_ids: Collection[int], tx: Transaction) -> StudyStanding:
    sessions = {one.id or 0: one for campaign_id in campaign_ids for one in tx.study.sessions(campaign_id)}
    # A session that counts for a further campaign closes absences at the sessions of that one too.
    for campaign_id in {one for session in sessions.values() for one in session.campaign_ids}:
        if campaign_id not in campaign_ids:
            sessions |= {one.id or 0: one for one in tx.study.sessions(campaign_id)}
    marks: dict[int, dict[int, Attendance]] = defaultdict(dict)
    for session_id, mark in tx.study.marks(list(sessions)):
        marks[session_id][mark.member_id] = mark
    return StudyStanding(
        {session_id: KeptSession(one, marks[session_id]) for session_id, one in sessions.items()},
        {
            (campaign_id, one.member_id, one.kind): one
            for campaign_id in campaign_ids
            for one in tx.study_results.results(campaign_id)
        },
        {
            (campaign_id, unit_id, kind): count
            for campaign_id in campaign_ids
            for (unit_id, kind), count in tx.study_results.counts(campaign_id).items()
        },
        {
            form_id: one
            for campaign_id in campaign_ids
            for form_id, one in tx.returns.last_readings(campaign_id).items()
        },
    )


def _changed(before: Mapping[K, V], after: Mapping[K, V]) -> Mapping[K, tuple[V | None, V | None]]:
    keys = before.keys() | after.keys()
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def _as_left(changed: Mapping[K, tuple[V | None, V | None]], there: Mapping[K, V]) -> bool:
    return all(there.get(key) == after for key, (_, after) in changed.items())


def _put_back_sessions(step: StudyStep, tx: Transaction) -> None:
    for session_id, (before, _) in step.sessions.items():
        if before is None:
            tx.study.remove_session(session_id)
        else:
            tx.study.update_session(before.session)
            tx.study.set_attendance(session_id, list(before.marks.values()))


def _put_back_results(step: StudyStep, tx: Transaction) -> None:
    results = tx.study_results
    for (campaign_id, member_id, kind), (before, _) in step.results.items():
        if before is None:
            results.remove_result(campaign_id, member_id, kind)
    results.set_results([before for before, _ in step.results.values() if before is not None])
    for (campaign_id, unit_id, kind), (count, _) in step.counts.items():
        results.set_count(campaign_id, unit_id, kind, count or 0)


def _units_of(step: StudyStep, tx: Transaction) -> str:
    """Name the chi bộ whose sessions a step changed; of many the first ones."""
    kept = [after or before for before, after in step.sessions.values()]
    units = list(dict.fromkeys(one.session.unit_id for one in kept if one is not None))
    names = [tx.organisation.get_unit(one).name for one in units[:_NAMED]]
    more = f" và {len(units) - _NAMED} chi bộ khác" if len(units) > _NAMED else ""
    return (", ".join(names) or "đợt học tập") + more
