"""Tables of study campaigns, sessions and attendance."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field

from office_app.domain.study import Mark, SessionForm, SessionState
from office_app.storage.tables.base import Row, Word, one_of

FIGURES = (
    "members", "exempt", "called", "present", "excused", "unexcused", "made_up", "guests", "handed_in",
)  # fmt: skip
"""Names of the head counts of a session, columns and fields of ``SessionFigures`` alike."""


class CampaignRow(Row, table=True):
    __tablename__ = "campaigns"
    __table_args__ = (Index("ix_campaigns_outgoing_id", "outgoing_id"),)

    id: int | None = Field(default=None, primary_key=True)
    title: str
    due: date | None = None
    upper_due: date | None = None
    outgoing_id: int | None = Field(default=None, foreign_key="outgoing_documents.id", ondelete="RESTRICT")
    symbol: str
    materials: list[str] = Field(sa_column=Column(JSON, nullable=False))


class CampaignDirectiveRow(Row, table=True):
    """A directive studied in a campaign."""

    __tablename__ = "campaign_directives"
    __table_args__ = (Index("ix_campaign_directives_incoming_id", "incoming_id"),)

    campaign_id: int = Field(primary_key=True, foreign_key="campaigns.id", ondelete="CASCADE")
    incoming_id: int = Field(primary_key=True, foreign_key="incoming_documents.id", ondelete="RESTRICT")
    position: int


class CampaignUnitRow(Row, table=True):
    """A unit that a campaign is for."""

    __tablename__ = "campaign_units"
    __table_args__ = (Index("ix_campaign_units_unit_id", "unit_id"),)

    campaign_id: int = Field(primary_key=True, foreign_key="campaigns.id", ondelete="CASCADE")
    unit_id: int = Field(primary_key=True, foreign_key="units.id", ondelete="RESTRICT")


class SessionRow(Row, table=True):
    """One meeting of one unit with its head counts."""

    __tablename__ = "sessions"
    __table_args__ = (
        one_of("state", SessionState, "ck_sessions_state"),
        one_of("form", SessionForm, "ck_sessions_form"),
        CheckConstraint(" AND ".join(f"{name} >= 0" for name in FIGURES), name="ck_sessions_figures"),
        Index("ix_sessions_campaign_id", "campaign_id", "unit_id"),
        Index("ix_sessions_unit_id", "unit_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaigns.id", ondelete="CASCADE")
    unit_id: int = Field(foreign_key="units.id", ondelete="RESTRICT")
    planned_on: date
    state: SessionState = Field(sa_column=Column(Word(SessionState), nullable=False))
    held_on: date | None = None
    place: str
    form: SessionForm = Field(sa_column=Column(Word(SessionForm), nullable=False))
    rapporteur: str
    note: str
    by_name: bool
    members: int
    exempt: int
    called: int
    present: int
    excused: int
    unexcused: int
    made_up: int
    guests: int
    handed_in: int


class AttendanceRow(Row, table=True):
    """One member's mark at one session."""

    __tablename__ = "attendance"
    __table_args__ = (
        one_of("mark", Mark, "ck_attendance_mark"),
        Index("ix_attendance_member_id", "member_id"),
    )

    session_id: int = Field(primary_key=True, foreign_key="sessions.id", ondelete="CASCADE")
    member_id: int = Field(primary_key=True, foreign_key="members.id", ondelete="RESTRICT")
    mark: Mark = Field(sa_column=Column(Word(Mark), nullable=False))
    reason: str
    made_up_on: date | None = None
