"""Table of what happens between directive and report: outreach, inspections, difficulties, commendations."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field

from office_app.domain.activities import ActivityKind
from office_app.storage.tables.base import Row, Word, one_of


class ActivityRow(Row, table=True):
    """One thing that happened; ``details`` holds what only its kind has (see ``domain.activities``)."""

    __tablename__ = "activities"
    __table_args__ = (
        one_of("kind", ActivityKind, "ck_activities_kind"),
        CheckConstraint("count >= 0 AND reached >= 0", name="ck_activities_count"),
        Index("ix_activities_kind", "kind", "happened_on"),
        Index("ix_activities_unit_id", "unit_id"),
        Index("ix_activities_incoming_id", "incoming_id"),
        Index("ix_activities_campaign_id", "campaign_id"),
        Index("ix_activities_settle_by", "settle_by"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: ActivityKind = Field(sa_column=Column(Word(ActivityKind), nullable=False))
    happened_on: date
    until: date | None = None
    unit_id: int | None = Field(default=None, foreign_key="units.id", ondelete="RESTRICT")
    incoming_id: int | None = Field(default=None, foreign_key="incoming_documents.id", ondelete="RESTRICT")
    campaign_id: int | None = Field(default=None, foreign_key="campaigns.id", ondelete="SET NULL")
    form: str
    text: str
    count: int
    reached: int
    settle_by: date | None = None
    settled_on: date | None = None
    details: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    search_key: str


class ActivityFileRow(Row, table=True):
    """Evidence of an activity; the file itself lies in ``originals`` under its hash."""

    __tablename__ = "activity_files"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="ck_activity_files_sha256"),
        CheckConstraint("size >= 0", name="ck_activity_files_size"),
        Index("ix_activity_files_sha256", "sha256"),
    )

    activity_id: int = Field(primary_key=True, foreign_key="activities.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    sha256: str
    name: str
    size: int
