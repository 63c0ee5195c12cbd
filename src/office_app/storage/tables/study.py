"""Tables of study campaigns, sessions, attendance, and what members hand in."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field

from office_app.domain.study import Mark, SessionForm, SessionState
from office_app.domain.study_results import ResultKind
from office_app.storage.tables.base import Row, Word, one_of

FIGURES = (
    "members", "exempt", "called", "present", "excused", "unexcused", "made_up", "guests", "handed_in", "away",
    "closed",
)  # fmt: skip
"""Names of the head counts of a session, columns and fields of ``SessionFigures`` alike."""


class CampaignRow(Row, table=True):
    __tablename__ = "campaigns"
    __table_args__ = (
        one_of("form", SessionForm, "ck_campaigns_form"),
        Index("ix_campaigns_outgoing_id", "outgoing_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str
    due: date | None = None
    upper_due: date | None = None
    outgoing_id: int | None = Field(default=None, foreign_key="outgoing_documents.id", ondelete="RESTRICT")
    symbol: str
    materials: list[str] = Field(sa_column=Column(JSON, nullable=False))
    starts_on: date | None = None
    form: SessionForm | None = Field(default=None, sa_column=Column(Word(SessionForm), nullable=True))
    audiences: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False, server_default="[]"))
    rapporteurs: list[str] = Field(sa_column=Column(JSON, nullable=False, server_default="[]"))
    note: str = Field(sa_column_kwargs={"server_default": ""})


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
    away: int = Field(sa_column_kwargs={"server_default": "0"})
    closed: int = Field(sa_column_kwargs={"server_default": "0"})
    started_with: int | None = None
    ended_with: int | None = None
    starts_at: str = Field(sa_column_kwargs={"server_default": ""})
    minutes: int | None = None


class SessionTopicRow(Row, table=True):
    """A further campaign that a session counts for, with its share of the time."""

    __tablename__ = "session_topics"
    __table_args__ = (
        CheckConstraint("minutes >= 0", name="ck_session_topics_minutes"),
        Index("ix_session_topics_campaign_id", "campaign_id"),
    )

    session_id: int = Field(primary_key=True, foreign_key="sessions.id", ondelete="CASCADE")
    campaign_id: int = Field(primary_key=True, foreign_key="campaigns.id", ondelete="CASCADE")
    position: int
    minutes: int | None = None


class SessionMoveRow(Row, table=True):
    """A day that a session was planned for and not held on, with the reason."""

    __tablename__ = "session_moves"
    __table_args__ = (Index("ix_session_moves_session_id", "session_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="sessions.id", ondelete="CASCADE")
    position: int
    planned_on: date
    moved_to: date | None = None
    reason: str


class AttendanceRow(Row, table=True):
    """One member's mark at one session."""

    __tablename__ = "attendance"
    __table_args__ = (
        one_of("mark", Mark, "ck_attendance_mark"),
        Index("ix_attendance_member_id", "member_id"),
        Index("ix_attendance_made_up_session_id", "made_up_session_id"),
    )

    session_id: int = Field(primary_key=True, foreign_key="sessions.id", ondelete="CASCADE")
    member_id: int = Field(primary_key=True, foreign_key="members.id", ondelete="RESTRICT")
    mark: Mark = Field(sa_column=Column(Word(Mark), nullable=False))
    reason: str
    made_up_on: date | None = None
    made_up_session_id: int | None = Field(default=None, foreign_key="sessions.id", ondelete="SET NULL")
    made_up_how: str = Field(sa_column_kwargs={"server_default": ""})
    closed_reason: str = Field(sa_column_kwargs={"server_default": ""})
    stayed: bool | None = None


class StudyResultRow(Row, table=True):
    """What one member handed in for a campaign: bài thu hoạch, test or survey."""

    __tablename__ = "study_results"
    __table_args__ = (
        one_of("kind", ResultKind, "ck_study_results_kind"),
        Index("ix_study_results_member_id", "member_id"),
    )

    campaign_id: int = Field(primary_key=True, foreign_key="campaigns.id", ondelete="CASCADE")
    member_id: int = Field(primary_key=True, foreign_key="members.id", ondelete="RESTRICT")
    kind: ResultKind = Field(sa_column=Column(Word(ResultKind), primary_key=True))
    handed_on: date | None = None
    score: str
    sha256: str | None = None
    file_name: str
    size: int
    shingles: list[int] = Field(sa_column=Column(JSON, nullable=False))


class StudyResultCountRow(Row, table=True):
    """How many a chi bộ without names handed in for a campaign."""

    __tablename__ = "study_result_counts"
    __table_args__ = (
        one_of("kind", ResultKind, "ck_study_result_counts_kind"),
        CheckConstraint("count >= 0", name="ck_study_result_counts_count"),
        Index("ix_study_result_counts_unit_id", "unit_id"),
    )

    campaign_id: int = Field(primary_key=True, foreign_key="campaigns.id", ondelete="CASCADE")
    unit_id: int = Field(primary_key=True, foreign_key="units.id", ondelete="RESTRICT")
    kind: ResultKind = Field(sa_column=Column(Word(ResultKind), primary_key=True))
    count: int


class RapporteurRow(Row, table=True):
    """One báo cáo viên or tuyên truyền viên; ``name_key`` is the name as compared."""

    __tablename__ = "rapporteurs"
    __table_args__ = (Index("ix_rapporteurs_name_key", "name_key"),)

    id: int | None = Field(default=None, primary_key=True)
    full_name: str
    name_key: str
    title: str
    level: str
    workplace: str
    phone: str
    since: date | None = None
    until: date | None = None
    training: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    note: str
