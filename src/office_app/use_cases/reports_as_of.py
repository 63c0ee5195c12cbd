"""The records of study as they stood at the end of a day, so that a report on a past period counts that time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.organisation import Unit, unit_as_of
from office_app.domain.report_periods import Reckoning
from office_app.domain.study import Attendance, Campaign, SessionFigures, SessionState, StudySession
from office_app.domain.study_results import ResultKind
from office_app.use_cases.ports.study import StudyStore
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.study import short_title


class StudyAsOf:
    """Fits ``ports.StudyReader``: what was held or made up after the day has not happened yet.

    What was made up in sessions without names has no day; it counts as it stands. Marks are read once.
    """

    def __init__(self, study: StudyStore, day: date) -> None:
        self._study, self._day = study, day
        self._marks: dict[int, list[Attendance]] = {}

    def campaigns(self) -> Sequence[Campaign]:
        return self._study.campaigns()

    def campaign_units(self, campaign_id: int) -> Sequence[Unit]:
        return self._study.campaign_units(campaign_id)

    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        return self._seen(self._study.sessions(campaign_id))

    def all_sessions(self) -> Sequence[StudySession]:
        return self._seen(self._study.all_sessions())

    def marks(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        unread = [one for one in session_ids if one not in self._marks]
        self._marks |= {one: [] for one in unread}
        for session_id, given in self._study.marks(unread):
            self._marks[session_id].append(self._mark(given))
        return [(one, given) for one in session_ids for given in self._marks[one]]

    def attended(self, member_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        return [(session_id, self._mark(given)) for session_id, given in self._study.attended(member_ids)]

    def persons(self) -> Mapping[int, int]:
        return self._study.persons()

    def _late(self, given: Attendance) -> bool:
        return given.made_up_on is not None and given.made_up_on > self._day

    def _mark(self, given: Attendance) -> Attendance:
        if not self._late(given):
            return given
        return replace(given, made_up_on=None, made_up_session_id=None, made_up_how="")

    def _seen(self, sessions: Sequence[StudySession]) -> Sequence[StudySession]:
        made_up = [
            session.id or 0
            for session in sessions
            if session.by_name and session.figures.made_up and session.day <= self._day
        ]
        late = Counter(session_id for session_id, given in self._study.absences(made_up) if self._late(given))
        return [self._as_of(session, late[session.id or 0]) for session in sessions]

    def _as_of(self, session: StudySession, late: int) -> StudySession:
        """Return a session as it stood; ``late`` of its absent made up after the day."""
        if session.state is not SessionState.HELD:
            return session
        if session.day > self._day:
            return replace(
                session,
                state=SessionState.PLANNED,
                held_on=None,
                planned_on=session.day,
                figures=SessionFigures(),
            )
        figures = session.figures
        return replace(session, figures=replace(figures, made_up=figures.made_up - late)) if late else session


@dataclass(frozen=True)
class SeenStudy:
    """Study of a period as of the last day that counts: the campaigns at work in it, and its sessions."""

    time: Reckoning
    study: StudyAsOf
    units: Mapping[int, Unit]
    campaigns: Sequence[Campaign]
    held: Sequence[StudySession]
    called_off: Sequence[StudySession]

    def unit(self, unit_id: int) -> str:
        """Return what a chi bộ was called then."""
        return self.units[unit_id].name

    def campaign(self, campaign: Campaign) -> str:
        """Return what is studied, short: «Nghị quyết số 57-NQ/TW»."""
        return short_title(campaign).partition(", ngày ")[0]


def seen_study(time: Reckoning, tx: Transaction) -> SeenStudy:
    """Read study in a period. A campaign is at work in it that has a session or its last day there."""
    study = StudyAsOf(tx.study, time.as_of)
    sessions = study.all_sessions()
    held = [s for s in sessions if s.state is SessionState.HELD and time.has(s.held_on)]
    others = [s for s in sessions if s.state is not SessionState.HELD and time.has(s.planned_on)]
    busy = {s.campaign_id for s in (*held, *others)}
    busy |= {topic.campaign_id for s in (*held, *others) for topic in s.also}
    campaigns = [
        campaign
        for campaign in study.campaigns()
        if campaign.id in busy or (campaign.due is not None and time.since <= campaign.due <= time.until)
    ]
    changes = tx.organisation.changes()
    units = {u.id or 0: unit_as_of(u, changes, time.as_of) for u in tx.organisation.all_units()}
    called_off = [s for s in others if s.state is not SessionState.PLANNED]
    return SeenStudy(time, study, units, sorted(campaigns, key=lambda c: c.id or 0), held, called_off)


def results_by(campaign_id: int, day: date, tx: Transaction) -> Mapping[int, int]:
    """Return by chi bộ how many bài thu hoạch were handed in by the end of a day; one without a day was.

    As ``study_results.counted_results``: by name where names are kept, each person once, else as counted.
    """
    kind = ResultKind.REFLECTION
    counts = {unit: n for (unit, one), n in tx.study_results.counts(campaign_id).items() if one is kind}
    late = any(
        result.kind is kind and result.handed_on is not None and result.handed_on > day
        for result in tx.study_results.results(campaign_id)
    )
    if not late:
        return counts | dict(tx.study_results.named_counts(campaign_id, kind))
    in_time = [
        result.member_id
        for result in tx.study_results.results(campaign_id)
        if result.kind is kind and (result.handed_on is None or result.handed_on <= day)
    ]
    first: dict[int, int] = {}
    for member in tx.organisation.members_of(in_time):
        first.setdefault(member.person or 0, member.unit_id)
    named: dict[int, int] = {}
    for unit_id in first.values():
        named[unit_id] = named.get(unit_id, 0) + 1
    return counts | named
