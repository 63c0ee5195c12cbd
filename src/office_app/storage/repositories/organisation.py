"""Units and members."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.organisation import Member, Unit, UnitLine
from office_app.domain.vietnamese import given_name_sort_key
from office_app.storage.connections import folded
from office_app.storage.repositories.common import existing, id_of
from office_app.storage.tables import MemberRow, UnitRow

_UNIT = (
    "name", "kind", "short_name", "secretary", "phone", "meeting_day", "founded_on", "ended_on", "parent_id", "id",
)  # fmt: skip
_MEMBER = (
    "full_name", "unit_id", "born_on", "card_number", "position", "exempt_from", "joined_unit_on", "left_unit_on",
    "id",
)  # fmt: skip


class OrganisationRepository:
    """Fits ``ports.OrganisationStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # ---- units

    def units(self, on: date) -> Sequence[UnitLine]:
        """Return the units that exist on ``on`` in the order they were entered, with head counts that day."""
        belongs = and_(col(MemberRow.unit_id) == col(UnitRow.id), *_belongs(on))
        exempt = case((col(MemberRow.exempt_from) <= on, 1), else_=0)
        query = (
            select(
                *_columns(UnitRow, _UNIT), func.count(col(MemberRow.id)), func.coalesce(func.sum(exempt), 0)
            )
            .outerjoin(MemberRow, belongs)
            .where(or_(col(UnitRow.founded_on).is_(None), col(UnitRow.founded_on) <= on))
            .where(or_(col(UnitRow.ended_on).is_(None), col(UnitRow.ended_on) > on))
            .group_by(col(UnitRow.id))
            .order_by(col(UnitRow.position), col(UnitRow.id))
        )
        return [UnitLine(Unit(*row[:-2]), row[-2], row[-1]) for row in self._session.execute(query)]

    def get_unit(self, unit_id: int) -> Unit:
        """Return one unit. Raises NotFoundError."""
        row = existing(self._session, UnitRow, unit_id, "đơn vị")
        return Unit(**{name: getattr(row, name) for name in _UNIT})

    def add_unit(self, unit: Unit) -> int:
        """Enter a unit after all others and return its id."""
        last = self._session.scalar(select(func.max(col(UnitRow.position)))) or 0
        row = UnitRow(position=last + 1, **_unit_columns(unit))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def update_unit(self, unit: Unit) -> None:
        """Write the unit over the one of its id. Raises NotFoundError."""
        existing(self._session, UnitRow, unit.id, "đơn vị").sqlmodel_update(_unit_columns(unit))
        self._session.flush()

    # ---- members

    def members(self, unit_id: int, on: date) -> Sequence[Member]:
        """Return the members of the unit on ``on`` in Vietnamese order of given name."""
        query = (
            select(*_columns(MemberRow, _MEMBER))
            .where(col(MemberRow.unit_id) == unit_id, *_belongs(on))
            .order_by(col(MemberRow.name_sort), col(MemberRow.id))
        )
        return [Member(*row) for row in self._session.execute(query)]

    def all_members(self) -> Sequence[Member]:
        """Return everybody, also those who have left, unit by unit."""
        query = (
            select(*_columns(MemberRow, _MEMBER))
            .join(UnitRow, col(UnitRow.id) == col(MemberRow.unit_id))
            .order_by(col(UnitRow.position), col(UnitRow.id), col(MemberRow.name_sort), col(MemberRow.id))
        )
        return [Member(*row) for row in self._session.execute(query)]

    def get_member(self, member_id: int) -> Member:
        """Return one member. Raises NotFoundError."""
        row = existing(self._session, MemberRow, member_id, "đảng viên")
        return Member(**{name: getattr(row, name) for name in _MEMBER})

    def add_member(self, member: Member) -> int:
        """Enter a member and return the id."""
        row = MemberRow(**_member_columns(member))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def update_member(self, member: Member) -> None:
        """Write the member over the one of that id. Raises NotFoundError."""
        existing(self._session, MemberRow, member.id, "đảng viên").sqlmodel_update(_member_columns(member))
        self._session.flush()


def _belongs(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Same as ``Member.belongs_on``."""
    return (
        or_(col(MemberRow.joined_unit_on).is_(None), col(MemberRow.joined_unit_on) <= on),
        or_(col(MemberRow.left_unit_on).is_(None), col(MemberRow.left_unit_on) > on),
    )


def _columns(row: type[Any], names: Sequence[str]) -> list[Any]:
    return [getattr(row, name) for name in names]


def _unit_columns(unit: Unit) -> dict[str, Any]:
    columns = {name: getattr(unit, name) for name in _UNIT if name != "id"}
    return {**columns, "name_key": folded(unit.name)}


def _member_columns(member: Member) -> dict[str, Any]:
    columns = {name: getattr(member, name) for name in _MEMBER if name != "id"}
    return {**columns, "name_sort": given_name_sort_key(member.full_name)}
