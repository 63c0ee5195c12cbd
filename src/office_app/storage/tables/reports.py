"""Table of issued reports."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from office_app.domain.report_periods import ReportKind
from office_app.storage.tables.base import Moment, Row, Word, one_of


class ReportRow(Row, table=True):
    """One report, on a campaign or over a period: what was frozen, and the paper it was sent with.

    ``figures`` holds the figures of a campaign (``serialise``), or the tables of a period (``serialise_reports``).
    """

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("outgoing_id", name="uq_reports_outgoing_id"),
        one_of("kind", ReportKind, "ck_reports_kind"),
        CheckConstraint(
            "(kind = 'campaign') = (campaign_id IS NOT NULL) AND (kind = 'campaign') = (since IS NULL)"
            " AND (since IS NULL) = (until IS NULL)",
            name="ck_reports_subject",
        ),
        CheckConstraint("replaces_id <> id", name="ck_reports_replaces_id"),
        Index("ix_reports_campaign_id", "campaign_id"),
        Index("ix_reports_since", "since"),
        Index("ix_reports_replaces_id", "replaces_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(default=None, foreign_key="campaigns.id", ondelete="RESTRICT")
    outgoing_id: int = Field(foreign_key="outgoing_documents.id", ondelete="RESTRICT")
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    figures: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    kind: ReportKind = Field(sa_column=Column(Word(ReportKind), nullable=False, server_default="campaign"))
    since: date | None = None
    until: date | None = None
    replaces_id: int | None = Field(default=None, foreign_key="reports.id", ondelete="RESTRICT")
