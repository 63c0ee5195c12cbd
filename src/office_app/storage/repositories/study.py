"""Study campaigns, sessions and attendance."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.organisation import Unit
from office_app.domain.study import Attendance, Campaign, SessionFigures, StudySession
from office_app.storage.repositories.common import existing, id_of
from office_app.storage.tables import (
    AttendanceRow,
    CampaignDirectiveRow,
    CampaignRow,
    CampaignUnitRow,
    MemberRow,
    SessionRow,
    UnitRow,
)
from office_app.storage.tables.study import FIGURES

_UNIT = (
    "name", "kind", "short_name", "secretary", "phone", "meeting_day", "founded_on", "ended_on", "parent_id", "id",
)  # fmt: skip
_SESSION = (
    "campaign_id", "unit_id", "planned_on", "state", "held_on", "place", "form", "rapporteur", "note", "by_name",
)  # fmt: skip


class StudyRepository:
    """Fits ``ports.StudyStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # ---- campaigns

    def add_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> int:
        """Keep a new campaign for these units and return its id."""
        row = CampaignRow(
            title=campaign.title,
            due=campaign.due,
            upper_due=campaign.upper_due,
            outgoing_id=campaign.outgoing_id,
            symbol=campaign.symbol,
            materials=list(campaign.materials),
        )
        self._session.add(row)
        self._session.flush()
        campaign_id = id_of(row.id)
        self._session.add_all(
            CampaignDirectiveRow(campaign_id=campaign_id, incoming_id=incoming_id, position=position)
            for position, incoming_id in enumerate(dict.fromkeys(campaign.incoming_ids))
        )
        self._session.add_all(
            CampaignUnitRow(campaign_id=campaign_id, unit_id=unit_id) for unit_id in dict.fromkeys(unit_ids)
        )
        self._session.flush()
        return campaign_id

    def get_campaign(self, campaign_id: int) -> Campaign:
        """Return one campaign. Raises NotFoundError."""
        row = existing(self._session, CampaignRow, campaign_id, "đợt học tập")
        return self._campaigns([row])[0]

    def campaigns(self) -> Sequence[Campaign]:
        """Return all campaigns, newest first."""
        rows = self._session.scalars(select(CampaignRow).order_by(col(CampaignRow.id).desc()))
        return self._campaigns(list(rows))

    def _campaigns(self, rows: Sequence[CampaignRow]) -> list[Campaign]:
        query = select(col(CampaignDirectiveRow.campaign_id), col(CampaignDirectiveRow.incoming_id))
        if len(rows) == 1:
            query = query.where(col(CampaignDirectiveRow.campaign_id) == rows[0].id)
        directives: dict[int, list[int]] = defaultdict(list)
        for campaign_id, incoming_id in self._session.execute(
            query.order_by(col(CampaignDirectiveRow.campaign_id), col(CampaignDirectiveRow.position))
        ):
            directives[campaign_id].append(incoming_id)
        return [
            Campaign(
                title=row.title,
                due=row.due,
                upper_due=row.upper_due,
                incoming_ids=tuple(directives[id_of(row.id)]),
                outgoing_id=row.outgoing_id,
                symbol=row.symbol,
                materials=tuple(row.materials),
                id=row.id,
            )
            for row in rows
        ]

    def campaign_units(self, campaign_id: int) -> Sequence[Unit]:
        """Return the campaign's units in the order of the organisation."""
        query = (
            select(*(getattr(UnitRow, name) for name in _UNIT))
            .join(CampaignUnitRow, col(CampaignUnitRow.unit_id) == col(UnitRow.id))
            .where(col(CampaignUnitRow.campaign_id) == campaign_id)
            .order_by(col(UnitRow.position), col(UnitRow.id))
        )
        return [Unit(*row) for row in self._session.execute(query)]

    # ---- sessions

    def add_session(self, session: StudySession) -> int:
        """Keep a new session and return its id."""
        row = SessionRow(**_session_columns(session))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def update_session(self, session: StudySession) -> None:
        """Write the session over the one of its id. Raises NotFoundError."""
        row = existing(self._session, SessionRow, session.id, "buổi học")
        row.sqlmodel_update(_session_columns(session))
        self._session.flush()

    def get_session(self, session_id: int) -> StudySession:
        """Return one session. Raises NotFoundError."""
        row = existing(self._session, SessionRow, session_id, "buổi học")
        return _study_session([getattr(row, name) for name in (*_SESSION, "id", *FIGURES)])

    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        """Return the campaign's sessions by planned day."""
        query = (
            select(*(getattr(SessionRow, name) for name in (*_SESSION, "id", *FIGURES)))
            .where(col(SessionRow.campaign_id) == campaign_id)
            .order_by(col(SessionRow.planned_on), col(SessionRow.id))
        )
        return [_study_session(row) for row in self._session.execute(query)]

    # ---- attendance

    def attendance(self, session_id: int) -> Sequence[Attendance]:
        """Return the session's marks in Vietnamese order of given name."""
        query = (
            select(
                col(AttendanceRow.member_id),
                col(AttendanceRow.mark),
                col(AttendanceRow.reason),
                col(AttendanceRow.made_up_on),
            )
            .join(MemberRow, col(MemberRow.id) == col(AttendanceRow.member_id))
            .where(col(AttendanceRow.session_id) == session_id)
            .order_by(col(MemberRow.name_sort), col(MemberRow.id))
        )
        return [Attendance(*row) for row in self._session.execute(query)]

    def set_attendance(self, session_id: int, attendance: Sequence[Attendance]) -> None:
        """Replace the session's marks by these. Raises NotFoundError."""
        existing(self._session, SessionRow, session_id, "buổi học")
        self._session.execute(delete(AttendanceRow).where(col(AttendanceRow.session_id) == session_id))
        if attendance:
            self._session.execute(insert(AttendanceRow), [_mark(session_id, one) for one in attendance])


def _session_columns(session: StudySession) -> dict[str, Any]:
    columns = {name: getattr(session, name) for name in _SESSION}
    return columns | {name: getattr(session.figures, name) for name in FIGURES}


def _study_session(values: Iterable[Any]) -> StudySession:
    value = dict(zip((*_SESSION, "id", *FIGURES), values, strict=True))
    figures = SessionFigures(**{name: value.pop(name) for name in FIGURES})
    return StudySession(**value, figures=figures)


def _mark(session_id: int, one: Attendance) -> dict[str, Any]:
    return {
        "session_id": session_id,
        "member_id": one.member_id,
        "mark": one.mark,
        "reason": one.reason,
        "made_up_on": one.made_up_on,
    }
