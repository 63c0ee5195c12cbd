"""What a return form changes in the records: the session of its chi bộ, marks and results, beside what is known."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from office_app.domain.returns import ReturnChange, ReturnedMark, ReturnedValues, ReturnForm
from office_app.domain.study import (
    ABSENT,
    Attendance,
    Mark,
    MarksAlike,
    SessionFigures,
    SessionState,
    StudySession,
)
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.return_changes import HANDED_IN, changed_figures, changed_marks, changed_results
from office_app.use_cases.study_heads import figures_of

BY_FORM = "theo phiếu báo"
"""How an absence was made up that a form told of: what a form said, a corrected one may take back."""


@dataclass(frozen=True)
class Records:
    """What is known of the chi bộ whose forms came back, read at once for all of them.

    ``sessions`` holds the one a form tells of, by campaign and unit; ``held`` the ids of all held ones by campaign;
    ``marks`` by session and member; ``results`` (bài thu hoạch) by campaign and member; ``counts`` by campaign and
    unit.
    """

    sessions: Mapping[tuple[int, int], StudySession] = field(default_factory=dict)
    held: Mapping[int, Collection[int]] = field(default_factory=dict)
    marks: Mapping[int, Mapping[int, Attendance]] = field(default_factory=dict)
    results: Mapping[int, Mapping[int, StudyResult]] = field(default_factory=dict)
    counts: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def session(self, form: ReturnForm) -> StudySession | None:
        return self.sessions.get((form.campaign_id, form.unit_id))


@dataclass(frozen=True)
class Outcome:
    """What the records say once a form is taken, and what that changes.

    ``told`` by the form, ``before`` and ``handed`` known by member; what is written of them is made when asked for.
    """

    form: ReturnForm
    session: StudySession
    told: Sequence[ReturnedMark]
    before: Mapping[int, Attendance]
    handed: Mapping[int, StudyResult]
    known: StudySession | None = None
    taken_back: Sequence[StudyResult] = ()
    count: int | None = None
    count_changes: Sequence[ReturnChange] = ()

    @cached_property
    def changes(self) -> Sequence[ReturnChange]:
        return (
            *changed_figures(self.known, self.session),
            *self.count_changes,
            *(
                changed_marks(self.told, self.marks, self.before) if self.before else ()
            ),  # else the figures say it
            *changed_results(self.told, self.handed, self.taken_back, first=not self.before),
        )

    @cached_property
    def marks(self) -> Sequence[Attendance]:
        return _merged(self.told, self.before)

    @cached_property
    def alike(self) -> Sequence[MarksAlike]:
        """The same marks, those of one kind together."""
        if self.before:
            return _alike(self.marks)
        by_said: dict[tuple[Mark, str, date | None], list[int]] = {}
        for one in self.told:
            by_said.setdefault(one[2:5], []).append(one.member_id)
        return [
            MarksAlike(_mark(ReturnedMark(members[0], "", *said), None), members)
            for said, members in by_said.items()
        ]

    @cached_property
    def new_results(self) -> Mapping[str, Sequence[int]]:
        """Who handed in and was not known to have, by the mark they got."""
        by_score: dict[str, list[int]] = {}
        for one in self.told:
            if one.handed_in and one.member_id not in self.handed:
                by_score.setdefault(one.score, []).append(one.member_id)
        return by_score

    @cached_property
    def rescored(self) -> Sequence[StudyResult]:
        """Results that were known with another mark."""
        known = [
            (one.score, self.handed.get(one.member_id)) for one in self.told if one.handed_in and one.score
        ]
        return [replace(one, score=score) for score, one in known if one is not None and one.score != score]


def records_of(forms: Sequence[ReturnForm], tx: Transaction) -> Records:
    """Read what is known of the chi bộ of these forms."""
    units: dict[int, set[int]] = defaultdict(set)
    for form in forms:
        units[form.campaign_id].add(form.unit_id)
    sessions: dict[tuple[int, int], StudySession] = {}
    results: dict[int, dict[int, StudyResult]] = {}
    counts: dict[tuple[int, int], int] = {}
    held: dict[int, set[int]] = {}
    for campaign_id, wanted in units.items():
        own: dict[int, list[StudySession]] = defaultdict(list)
        known = tx.study.sessions(campaign_id)
        held[campaign_id] = held_ids(known)
        for session in known:
            if session.unit_id in wanted:
                own[session.unit_id].append(session)
        first = first_held(known)
        sessions |= {(campaign_id, unit): first.get(unit, found[0]) for unit, found in own.items()}
        results[campaign_id] = {
            one.member_id: one
            for one in tx.study_results.results(campaign_id)
            if one.kind is ResultKind.REFLECTION
        }
        for (unit_id, kind), count in tx.study_results.counts(campaign_id).items():
            if kind is ResultKind.REFLECTION:
                counts[campaign_id, unit_id] = count
    marks: dict[int, dict[int, Attendance]] = defaultdict(dict)
    for session_id, mark in tx.study.marks([one.id or 0 for one in sessions.values() if one.by_name]):
        marks[session_id][mark.member_id] = mark
    return Records(sessions, held, marks, results, counts)


def held_ids(sessions: Sequence[StudySession]) -> set[int]:
    return {one.id or 0 for one in sessions if one.state is SessionState.HELD}


def first_held(sessions: Sequence[StudySession]) -> dict[int, StudySession]:
    """Return by unit the session that its form tells of once one was held; later ones are to make up."""
    held = [session for session in sessions if session.state is SessionState.HELD]
    return {one.unit_id: one for one in sorted(held, key=lambda session: session.day)[::-1]}


def outcome_of(values: ReturnedValues, form: ReturnForm, records: Records) -> Outcome | None:
    """Return what the records will say, with nothing lost that only the program knows.

    None: the form tells totals, and the chi bộ has its attendance by name.
    """
    known = records.session(form)
    before = {} if known is None else records.marks.get(known.id or 0, {})
    if before and values.totals is not None:
        return None
    told = values.marks
    marks: Sequence[Attendance | ReturnedMark] = _merged(told, before) if before else told
    handed = records.results.get(form.campaign_id, {})
    taken_back = _taken_back(told, handed)
    in_hand = _handed_in(values, marks, handed, taken_back)
    session = _held(values, form, known, marks, in_hand)
    count = None if values.totals is None else in_hand
    if count is not None and records.counts.get((form.campaign_id, form.unit_id)) == count:
        count = None
    counted = (
        () if session.campaign_id == form.campaign_id else _changed_count(values, form, records, in_hand)
    )
    return Outcome(form, session, told, before, handed, known, taken_back, count, counted)


# ---- merging


def _merged(told: Sequence[ReturnedMark], before: Mapping[int, Attendance]) -> list[Attendance]:
    """Return all marks: as the form tells them, and of those it does not list as they were."""
    marks = [_mark(one, before.get(one.member_id)) for one in told]
    listed = {one.member_id for one in told}
    return marks + [known for member_id, known in before.items() if member_id not in listed]


def _alike(marks: Sequence[Attendance]) -> list[MarksAlike]:
    by_said: dict[Attendance, list[int]] = {}
    for one in marks:
        by_said.setdefault(replace(one, member_id=0), []).append(one.member_id)
    return [MarksAlike(said, members) for said, members in by_said.items()]


def _mark(told: ReturnedMark, known: Attendance | None) -> Attendance:
    """Return the mark with how its absence was closed: what the program noted stays, unless the form says otherwise."""
    if told.mark not in ABSENT:
        stayed = known.stayed if known is not None and known.mark is told.mark else None
        return Attendance(told.member_id, told.mark, told.reason, stayed=stayed)
    if known is not None and known.mark in ABSENT:
        if told.made_up_on == known.made_up_on or (told.made_up_on is None and known.made_up_how != BY_FORM):
            return replace(known, mark=told.mark, reason=told.reason or known.reason)
        known = None if told.made_up_on is not None else known
    if told.made_up_on is not None:
        return Attendance(told.member_id, told.mark, told.reason, told.made_up_on, made_up_how=BY_FORM)
    closed = "" if known is None or known.mark not in ABSENT else known.closed_reason
    return Attendance(told.member_id, told.mark, told.reason, closed_reason=closed)


def _taken_back(told: Sequence[ReturnedMark], handed: Mapping[int, StudyResult]) -> list[StudyResult]:
    """Return the results that a form told once, and no longer does.

    What was handed in with a file or on a day was noted in the program, and stays.
    """
    if not handed:
        return []
    known = [handed[one.member_id] for one in told if not one.handed_in and one.member_id in handed]
    return [one for one in known if _only_told(one)]


def _only_told(result: StudyResult) -> bool:
    return result.sha256 is None and result.handed_on is None


def _handed_in(
    values: ReturnedValues,
    marks: Sequence[Attendance | ReturnedMark],
    handed: Mapping[int, StudyResult],
    taken_back: Sequence[StudyResult],
) -> int:
    if values.totals is not None:
        return values.totals.handed_in
    gone = {one.member_id for one in taken_back}
    ticked = {one.member_id for one in values.marks if one.handed_in}
    return len(ticked | {one.member_id for one in marks if one.member_id in handed} - gone)


def _held(
    values: ReturnedValues,
    form: ReturnForm,
    known: StudySession | None,
    marks: Sequence[Attendance | ReturnedMark],
    handed_in: int,
) -> StudySession:
    """Return the session as the form tells it; a field left empty keeps what is known.

    Results handed in stand with the session for the campaign it was held for; those of a further one apart from it.
    """
    session = known or StudySession(form.campaign_id, form.unit_id, values.held_on)
    if session.campaign_id != form.campaign_id:
        handed_in = (
            session.figures.handed_in
        )  # those of the campaign it was held for, which this form does not know
    if values.totals is not None:
        closed = _closed(values.totals, session.figures)
        figures = replace(values.totals, guests=values.guests, handed_in=handed_in, closed=closed)
    else:
        figures = figures_of(marks, guests=values.guests, handed_in=handed_in)
    most = figures.present + figures.guests
    put_off = session.state in (SessionState.POSTPONED, SessionState.NOT_HELD)
    note = "" if put_off else session.note  # why it was not held is no difficulty of the chi bộ
    return replace(
        session,
        state=SessionState.HELD,
        held_on=values.held_on,
        form=values.form,
        place=values.place or session.place,
        rapporteur=values.rapporteur or session.rapporteur,
        note=values.note or note,
        by_name=values.totals is None,
        started_with=_fitting(session.started_with, most),
        ended_with=_fitting(session.ended_with, most),
        figures=figures,
    )


def _fitting(counted: int | None, most: int) -> int | None:
    """Return heads counted at a session, None when there were fewer people than that."""
    return None if counted is not None and counted > most else counted


def _closed(totals: SessionFigures, known: SessionFigures) -> int:
    """Return how many absences stay lawfully closed where no names are kept."""
    return max(0, min(known.closed, totals.absent - totals.made_up))


def _changed_count(
    values: ReturnedValues, form: ReturnForm, records: Records, told: int
) -> list[ReturnChange]:
    """Return the change of results handed in where the session was held for another campaign."""
    if values.totals is not None:
        before = records.counts.get((form.campaign_id, form.unit_id), 0)
    else:
        handed = records.results.get(form.campaign_id, {})
        before = sum(one.member_id in handed for one in values.marks)
    return [] if before == told else [ReturnChange(HANDED_IN, str(before), str(told))]
