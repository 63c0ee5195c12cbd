"""Tables of units and members."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Index
from sqlmodel import Field

from office_app.domain.organisation import UnitKind
from office_app.storage.tables.base import Row, Word, one_of


class UnitRow(Row, table=True):
    """One unit; ``position`` is its place in lists, ``name_key`` its name as compared."""

    __tablename__ = "units"
    __table_args__ = (
        one_of("kind", UnitKind, "ck_units_kind"),
        CheckConstraint("meeting_day BETWEEN 1 AND 28", name="ck_units_meeting_day"),
        CheckConstraint("parent_id <> id", name="ck_units_parent_id"),
        Index("ix_units_name_key", "name_key"),
        Index("ix_units_parent_id", "parent_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    position: int
    name: str
    name_key: str
    kind: UnitKind = Field(sa_column=Column(Word(UnitKind), nullable=False))
    short_name: str
    secretary: str
    phone: str
    meeting_day: int | None = None
    founded_on: date | None = None
    ended_on: date | None = None
    parent_id: int | None = Field(default=None, foreign_key="units.id", ondelete="RESTRICT")


class MemberRow(Row, table=True):
    """One Party member in one unit; ``name_sort`` orders by given name."""

    __tablename__ = "members"
    __table_args__ = (Index("ix_members_unit_id", "unit_id", "name_sort"),)

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", ondelete="RESTRICT")
    full_name: str
    name_sort: str
    born_on: date | None = None
    card_number: str
    position: str
    exempt_from: date | None = None
    joined_unit_on: date | None = None
    left_unit_on: date | None = None
