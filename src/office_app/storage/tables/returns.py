"""Tables of return forms (phiếu báo kết quả): what was made for each chi bộ, and what came back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from office_app.domain.returns import ReadingState
from office_app.storage.tables.base import Moment, Row, Word, one_of


class ReturnFormRow(Row, table=True):
    """The form of one chi bộ for one campaign; ``content`` is what was printed into its latest version."""

    __tablename__ = "return_forms"
    __table_args__ = (
        UniqueConstraint("identity", name="uq_return_forms_identity"),
        UniqueConstraint("campaign_id", "unit_id", name="uq_return_forms_campaign_id"),
        CheckConstraint("version >= 1", name="ck_return_forms_version"),
        Index("ix_return_forms_unit_id", "unit_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaigns.id", ondelete="CASCADE")
    unit_id: int = Field(foreign_key="units.id", ondelete="RESTRICT")
    identity: str
    version: int
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    sent_on: date | None = None
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class ReturnReadingRow(Row, table=True):
    """One file that was read back; ``faults`` say why it was not taken."""

    __tablename__ = "return_readings"
    __table_args__ = (
        one_of("state", ReadingState, "ck_return_readings_state"),
        CheckConstraint("length(sha256) = 64", name="ck_return_readings_sha256"),
        Index("ix_return_readings_form_id", "form_id", "read_at"),
        Index("ix_return_readings_sha256", "sha256"),
    )

    id: int | None = Field(default=None, primary_key=True)
    form_id: int = Field(foreign_key="return_forms.id", ondelete="CASCADE")
    read_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    state: ReadingState = Field(sa_column=Column(Word(ReadingState), nullable=False))
    sha256: str
    file_name: str
    faults: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
