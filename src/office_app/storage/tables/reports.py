"""Table of issued reports."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from office_app.storage.tables.base import Moment, Row


class ReportRow(Row, table=True):
    """One report: the frozen figures, and the paper they were sent with."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("outgoing_id", name="uq_reports_outgoing_id"),
        Index("ix_reports_campaign_id", "campaign_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaigns.id", ondelete="RESTRICT")
    outgoing_id: int = Field(foreign_key="outgoing_documents.id", ondelete="RESTRICT")
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    figures: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
