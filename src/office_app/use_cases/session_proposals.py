"""Sessions proposed for the chi bộ of a campaign: on days that suit each, so that nobody is called twice (N25, N32)."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.organisation import Unit
from office_app.domain.plans import session_days
from office_app.domain.study import Campaign, SessionForm, SessionState, StudySession
from office_app.domain.vietnamese import date_screen, fold
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction


@dataclass(frozen=True)
class ProposedSession:
    """A session that is not there yet; ``why`` says in Vietnamese where its day comes from."""

    unit: Unit
    session: StudySession
    why: str


def propose_sessions(
    campaign_id: int, *, calendar: WorkCalendar, open_transaction: OpenTransaction, today: date
) -> Sequence[ProposedSession]:
    """Propose a session for every chi bộ of the campaign that is there today and has none, within its days."""
    with open_transaction() as tx:
        campaign = tx.study.get_campaign(campaign_id)
        there = {session.unit_id for session in tx.study.sessions(campaign_id)}
        units = [unit for unit in tx.study.campaign_units(campaign_id) if unit.id not in there]
        units = [unit for unit in units if unit.exists_on(today)]
        return proposed_sessions(campaign, units, after=today, calendar=calendar, tx=tx)


def proposed_sessions(
    campaign: Campaign, units: Sequence[Unit], *, after: date, calendar: WorkCalendar, tx: Transaction
) -> Sequence[ProposedSession]:
    """Propose a session for each of the units, on working days after that day.

    The day of the ordinary meeting (sinh hoạt lệ) is taken where it lies within the campaign's days; the others are
    spread over the working days, as meetings of their own. Rapporteurs take turns. Nobody is called twice on one
    day, by sessions planned for any campaign: the chi bộ goes to the next day free, and to an ordinary meeting comes
    no rapporteur but a free one.
    """
    planned = [session for session in tx.study.all_sessions() if session.state is SessionState.PLANNED]
    start = max(campaign.starts_on or after, calendar.after(after))
    end = campaign.due or campaign.upper_due or start + timedelta(days=30)
    wanted = session_days([unit.meeting_day for unit in units], start=start, end=end, calendar=calendar)
    places = _Places(calendar.window(start, max(start, end)), campaign.rapporteurs, planned)
    found = []
    for unit, day in sorted(
        zip(units, wanted, strict=True), key=lambda pair: pair[0].meeting_day != pair[1].day
    ):
        taken, speaker = places.take(unit, day)
        of_its_own = SessionForm.WITH_MEETING if taken.day == unit.meeting_day else SessionForm.IN_PERSON
        form = campaign.form or of_its_own
        session = StudySession(campaign.id or 0, unit.id or 0, taken, form=form, rapporteur=speaker)
        found.append(ProposedSession(unit, session, _why(unit, day, taken)))
    order = {unit.id: at for at, unit in enumerate(units)}
    return sorted(found, key=lambda one: order[one.unit.id])


class _Places:
    """The days of a campaign with who is free on them; ``planned``: sessions there are, of all campaigns."""

    def __init__(
        self, days: Sequence[date], rapporteurs: Sequence[str], planned: Sequence[StudySession]
    ) -> None:
        self._days, self._turns = days, deque(rapporteurs)
        self._units = {(session.unit_id, session.day) for session in planned}
        self._speakers = {(fold(session.rapporteur.strip()), session.day) for session in planned}

    def take(self, unit: Unit, wanted: date) -> tuple[date, str]:
        """Return a day near the one wanted, and a rapporteur who is free on it; "" when nobody is.

        On the day of its ordinary meeting the chi bộ meets with a rapporteur or without.
        """
        near = sorted(self._days, key=lambda day: (day.day != unit.meeting_day, abs(day - wanted), day))
        free = [day for day in near if (unit.id or 0, day) not in self._units] or [wanted]
        fitting = (day for day in free if day.day == unit.meeting_day or self._free(day) or not self._turns)
        day = next(fitting, free[0])
        speaker = next(iter(self._free(day)), "")
        if speaker:
            self._turns.remove(speaker)
            self._turns.append(speaker)
            self._speakers.add((fold(speaker.strip()), day))
        self._units.add((unit.id or 0, day))
        return day, speaker

    def _free(self, day: date) -> list[str]:
        return [one for one in self._turns if (fold(one.strip()), day) not in self._speakers]


def _why(unit: Unit, wanted: date, day: date) -> str:
    if unit.meeting_day == day.day:
        return f"ngày sinh hoạt lệ của chi bộ (ngày {unit.meeting_day} hằng tháng)"
    if unit.meeting_day is None:
        why = "chi bộ chưa khai ngày sinh hoạt lệ"
    elif wanted.day == unit.meeting_day:
        why = f"ngày sinh hoạt lệ ({unit.meeting_day}) đã có buổi học khác"
    else:
        why = f"ngày sinh hoạt lệ ({unit.meeting_day}) ngoài đợt hoặc là ngày nghỉ"
    moved = "" if day == wanted else f", tránh trùng ngày {date_screen(wanted)}"
    return f"{why}{moved}"
