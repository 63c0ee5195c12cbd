"""Tables of units and members, with what happened to them and when."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Index
from sqlmodel import Field

from office_app.domain.organisation import LeaveKind, UnitChangeKind, UnitKind
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


class UnitChangeRow(Row, table=True):
    """What happened to a unit: renamed, merged into another, split off from another."""

    __tablename__ = "unit_changes"
    __table_args__ = (
        one_of("kind", UnitChangeKind, "ck_unit_changes_kind"),
        CheckConstraint("other_id <> unit_id", name="ck_unit_changes_other_id"),
        Index("ix_unit_changes_unit_id", "unit_id", "changed_on"),
        Index("ix_unit_changes_other_id", "other_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", ondelete="CASCADE")
    kind: UnitChangeKind = Field(sa_column=Column(Word(UnitChangeKind), nullable=False))
    changed_on: date
    old_name: str
    other_id: int | None = Field(default=None, foreign_key="units.id", ondelete="RESTRICT")
    note: str


class MemberRow(Row, table=True):
    """One Party member's time in one unit; ``name_sort`` orders by given name.

    ``person_id`` is the first of a person's rows when there are several, so that nobody counts twice in heads.
    """

    __tablename__ = "members"
    __table_args__ = (
        Index("ix_members_unit_id", "unit_id", "name_sort"),
        Index("ix_members_person_id", "person_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", ondelete="RESTRICT")
    full_name: str
    name_sort: str
    born_on: date | None = None
    card_number: str
    position: str
    joined_unit_on: date | None = None
    left_unit_on: date | None = None
    person_id: int | None = Field(default=None, foreign_key="members.id", ondelete="RESTRICT")
    joined_how: str = Field(sa_column_kwargs={"server_default": ""})
    left_how: str = Field(sa_column_kwargs={"server_default": ""})


class MemberLeaveRow(Row, table=True):
    """A time in which a member is not called to meetings."""

    __tablename__ = "member_leaves"
    __table_args__ = (
        one_of("kind", LeaveKind, "ck_member_leaves_kind"),
        Index("ix_member_leaves_member_id", "member_id", "position"),
    )

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="members.id", ondelete="CASCADE")
    position: int
    kind: LeaveKind = Field(sa_column=Column(Word(LeaveKind), nullable=False))
    since: date | None = None
    until: date | None = None
    reason: str
