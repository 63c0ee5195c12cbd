"""Table of what was done and when; rows are only ever added."""

from datetime import datetime

from sqlalchemy import Column, Index
from sqlmodel import Field

from office_app.storage.tables.base import Moment, Row


class AuditRow(Row, table=True):
    __tablename__ = "audit_trail"
    __table_args__ = (Index("ix_audit_trail_entity", "entity_id", "action"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    action: str
    entity_id: int | None = None
    details: str
