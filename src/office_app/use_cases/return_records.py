"""What a return form changes in the records: the session of its chi bộ, marks and results, beside what is known."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from office_app.domain.return_layout import MARK_WORDS
from office_app.domain.returns import ReturnChange, ReturnedMark, ReturnedValues, ReturnForm
from office_app.domain.study import (
    ABSENT,
    Attendance,
    ResultKind,
    SessionFigures,
    SessionState,
    StudyResult,
    StudySession,
)
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports import Transaction
from office_app.use_cases.study_heads import figures_of

_HANDED_IN = "Bài thu hoạch"
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
    taken_back: Sequence[StudyResult] = ()
    count: int | None = None
    changes: Sequence[ReturnChange] = ()

    @cached_property
    def marks(self) -> Sequence[Attendance]:
        return _merged(self.told, self.before)

    @cached_property
    def results(self) -> Sequence[StudyResult]:
        return _results(self.told, self.form, self.handed)


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
        sessions |= {(campaign_id, unit_id): _told_of(found) for unit_id, found in own.items()}
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


def _told_of(sessions: Sequence[StudySession]) -> StudySession:
    """Return the session a form tells of: the first that was held, later ones are to make up; else the one planned."""
    held = [session for session in sessions if session.state is SessionState.HELD]
    return min(held, key=lambda session: session.day) if held else sessions[0]


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
    outcome = Outcome(form, session, told, before, handed, taken_back, count)
    changes = (
        *_changed_figures(known, session),
        *(() if session.campaign_id == form.campaign_id else _changed_count(values, form, records, in_hand)),
        *(_changed_marks(outcome) if before else ()),  # of a first form the figures say it all
        *_changed_results(outcome),
    )
    return replace(outcome, changes=changes)


# ---- merging


def _merged(told: Sequence[ReturnedMark], before: Mapping[int, Attendance]) -> list[Attendance]:
    """Return all marks: as the form tells them, and of those it does not list as they were."""
    if not before:
        return [
            Attendance(one.member_id, one.mark, one.reason) if one.made_up_on is None else _mark(one, None)
            for one in told
        ]
    marks = [_mark(one, before.get(one.member_id)) for one in told]
    listed = {one.member_id for one in told}
    return marks + [known for member_id, known in before.items() if member_id not in listed]


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


def _results(
    told: Sequence[ReturnedMark], form: ReturnForm, handed: Mapping[int, StudyResult]
) -> list[StudyResult]:
    """Return the results to keep: new ones, and known ones with another mark."""
    kept = []
    for one in told:
        if one.handed_in:
            known = handed.get(one.member_id)
            if known is None:
                kept.append(StudyResult(form.campaign_id, one.member_id, score=one.score))
            elif one.score and one.score != known.score:
                kept.append(replace(known, score=one.score))
    return kept


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


# ---- what changes


def _changed_figures(known: StudySession | None, new: StudySession) -> list[ReturnChange]:
    held = known if known is not None and known.state is SessionState.HELD else None
    pairs = [(what, "" if held is None else of(held), of(new)) for what, of in _COMPARED]
    return [ReturnChange(what, before, after) for what, before, after in pairs if before != after]


def _changed_count(
    values: ReturnedValues, form: ReturnForm, records: Records, told: int
) -> list[ReturnChange]:
    """Return the change of results handed in where the session was held for another campaign."""
    if values.totals is not None:
        before = records.counts.get((form.campaign_id, form.unit_id), 0)
    else:
        handed = records.results.get(form.campaign_id, {})
        before = sum(one.member_id in handed for one in values.marks)
    return [] if before == told else [ReturnChange(_HANDED_IN, str(before), str(told))]


def _changed_marks(outcome: Outcome) -> list[ReturnChange]:
    changes = []
    for one, new in zip(outcome.told, outcome.marks, strict=False):
        known = outcome.before.get(new.member_id)
        if known != new:
            was, will = "" if known is None else _said(known), _said(new)
            if was != will:
                changes.append(ReturnChange(one.full_name, was, will))
    return changes


def _said(mark: Attendance) -> str:
    made_up = "" if mark.made_up_on is None else f"học bù {date_screen(mark.made_up_on)}"
    return " · ".join(part for part in (MARK_WORDS[mark.mark], mark.reason, made_up) if part)


def _changed_results(outcome: Outcome) -> list[ReturnChange]:
    # Of a first form the number says it all, but nothing is taken back unseen.
    kept = outcome.results if outcome.before else ()
    if not kept and not outcome.taken_back:
        return []
    names = {one.member_id: one.full_name for one in outcome.told}
    return [
        *(
            ReturnChange(
                f"Bài thu hoạch, {names[one.member_id]}",
                _handed_in_said(outcome.handed.get(one.member_id)),
                _handed_in_said(one),
            )
            for one in kept
        ),
        *(
            ReturnChange(f"Bài thu hoạch, {names[one.member_id]}", _handed_in_said(one), "chưa nộp")
            for one in outcome.taken_back
        ),
    ]


def _handed_in_said(result: StudyResult | None) -> str:
    if result is None:
        return ""
    return f"đã nộp · điểm {result.score}" if result.score else "đã nộp"


def _counted(of: Callable[[SessionFigures], int]) -> Callable[[StudySession], str]:
    return lambda session: str(of(session.figures))


def _number(counted: int | None) -> str:
    return "" if counted is None else str(counted)


_COMPARED: Sequence[tuple[str, Callable[[StudySession], str]]] = (
    ("Ngày tổ chức", lambda session: date_screen(session.day)),
    ("Hình thức", lambda session: session.form.value),
    ("Địa điểm", lambda session: session.place),
    ("Báo cáo viên", lambda session: session.rapporteur),
    ("Khó khăn, kiến nghị", lambda session: session.note),
    ("Tổng số đảng viên", _counted(lambda figures: figures.members)),
    ("Triệu tập", _counted(lambda figures: figures.called)),
    ("Tham gia", _counted(lambda figures: figures.present)),
    ("Vắng có phép", _counted(lambda figures: figures.excused)),
    ("Vắng không phép", _counted(lambda figures: figures.unexcused)),
    ("Học bù", _counted(lambda figures: figures.made_up)),
    ("Quần chúng", _counted(lambda figures: figures.guests)),
    (_HANDED_IN, _counted(lambda figures: figures.handed_in)),
    ("Đếm đầu buổi", lambda session: _number(session.started_with)),
    ("Đếm cuối buổi", lambda session: _number(session.ended_with)),
)
