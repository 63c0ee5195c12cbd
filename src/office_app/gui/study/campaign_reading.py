"""What the screens of a campaign are made from, read in one go off the window's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.bootstrap import Office
from office_app.domain.study import AttendanceRow, Campaign, SessionState, StudySession, UnitResult
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.study_words import CampaignLine, campaign_line
from office_app.use_cases.progress import Progress
from office_app.use_cases.session_plans import SessionClash


@dataclass(frozen=True)
class CampaignReading:
    """One campaign with its chi bộ, the sessions that count for it, all other sessions, and clashes of any.

    ``units`` names all chi bộ by id, also those that are no more; ``rapporteurs`` who presents.
    """

    campaign: Campaign
    results: Sequence[UnitResult]
    sessions: Sequence[StudySession]
    others: Sequence[StudySession]
    clashes: Sequence[SessionClash]
    campaigns: Sequence[Campaign]
    units: Mapping[int, str]
    rapporteurs: Sequence[str]

    def sessions_of(self, unit_id: int) -> Sequence[StudySession]:
        """Return a chi bộ's sessions by day."""
        return sorted((s for s in self.sessions if s.unit_id == unit_id), key=lambda s: (s.day, s.id or 0))

    def find(self, session_id: int) -> StudySession | None:
        """Return a session of those read."""
        return next((one for one in (*self.sessions, *self.others) if one.id == session_id), None)

    def own_clashes(self) -> Sequence[SessionClash]:
        """Return what speaks against the days of this campaign's sessions."""
        own = {session.id for session in self.sessions}
        return [clash for clash in self.clashes if own.intersection(clash.session_ids)]


def read_lines(office: Office, progress: Progress) -> Sequence[CampaignLine]:
    """Read all campaigns, each with how far it has come."""
    campaigns, lines = office.campaigns(), []
    for done, campaign in enumerate(campaigns):
        progress.step(done, len(campaigns), "đang đếm các đợt học tập")
        lines.append(campaign_line(campaign, office.campaign_results(campaign.id or 0)))
    return lines


def read_campaign(office: Office, campaign_id: int) -> CampaignReading:
    """Read all of a campaign that its screens show."""
    sessions = office.sessions(campaign_id)
    own = {session.id for session in sessions}
    return CampaignReading(
        campaign=office.campaign(campaign_id),
        results=office.campaign_results(campaign_id),
        sessions=sessions,
        others=[session for session in office.all_sessions() if session.id not in own],
        clashes=office.session_clashes(),
        campaigns=office.campaigns(),
        units={
            **{unit.id or 0: unit.name for unit, _ in office.ended_units()},
            **{line.unit.id or 0: line.unit.name for line in office.units()},
        },
        rapporteurs=[line.rapporteur.full_name for line in office.rapporteurs()],
    )


def read_sheet(
    office: Office, unit: str, session: StudySession, siblings: Sequence[StudySession], today: date
) -> AttendanceSheet:
    """Read one session's attendance; ``siblings`` are all sessions of the chi bộ in the campaign."""
    rows: Sequence[AttendanceRow] = office.attendance_rows(session.id or 0)
    earlier = any(
        one.id != session.id and one.state is SessionState.HELD and one.by_name and one.day <= session.day
        for one in siblings
    )
    return AttendanceSheet(unit, session, rows, today, make_up=earlier)
