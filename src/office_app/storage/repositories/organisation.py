"""Units and members, with what happened to them and when."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, insert, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitChange, UnitLine
from office_app.domain.vietnamese import given_name_sort_key
from office_app.storage.connections import folded
from office_app.storage.repositories.common import chunks, existing, id_of
from office_app.storage.tables import MemberLeaveRow, MemberRow, UnitChangeRow, UnitRow

_UNIT = (
    "name", "kind", "short_name", "secretary", "phone", "meeting_day", "founded_on", "ended_on", "parent_id", "id",
)  # fmt: skip
_MEMBER = (
    "full_name", "unit_id", "born_on", "card_number", "position", "joined_unit_on", "left_unit_on", "person_id",
    "joined_how", "left_how", "id",
)  # fmt: skip
_CHANGE = ("unit_id", "kind", "old_name", "other_id", "note", "id")


class OrganisationRepository:
    """Fits ``ports.OrganisationStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # ---- units

    def units(self, on: date) -> Sequence[UnitLine]:
        """Return the units that exist on ``on`` in the order they were entered, with head counts that day."""
        theirs = and_(col(MemberRow.unit_id) == col(UnitRow.id), *belongs(on))
        exempt = _on_leave(LeaveKind.EXEMPT, on)
        away = and_(_on_leave(LeaveKind.AWAY, on), ~exempt)
        query = (
            select(
                *_columns(UnitRow, _UNIT),
                func.count(col(MemberRow.id)),
                *(func.coalesce(func.sum(case((leave, 1), else_=0)), 0) for leave in (exempt, away)),
            )
            .outerjoin(MemberRow, theirs)
            .where(or_(col(UnitRow.founded_on).is_(None), col(UnitRow.founded_on) <= on))
            .where(or_(col(UnitRow.ended_on).is_(None), col(UnitRow.ended_on) > on))
            .group_by(col(UnitRow.id))
            .order_by(col(UnitRow.position), col(UnitRow.id))
        )
        return [UnitLine(Unit(*row[:-3]), *row[-3:]) for row in self._session.execute(query)]

    def all_units(self) -> Sequence[Unit]:
        """Return all units there have ever been, in their order."""
        query = select(*_columns(UnitRow, _UNIT)).order_by(col(UnitRow.position), col(UnitRow.id))
        return [Unit(*row) for row in self._session.execute(query)]

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

    def remove_unit(self, unit_id: int) -> bool:
        """Take away a unit; False where something refers to it."""
        return self._removed(UnitRow, unit_id)

    def add_change(self, change: UnitChange) -> int:
        """Keep an event of a unit's history and return its id."""
        row = UnitChangeRow(changed_on=change.on, **{name: getattr(change, name) for name in _CHANGE})
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def remove_change(self, change_id: int) -> None:
        """Strike an event out of a unit's history."""
        self._session.execute(
            delete(UnitChangeRow).where(col(UnitChangeRow.id) == change_id),
            execution_options={"synchronize_session": False},
        )

    def changes(self, unit_id: int | None = None) -> Sequence[UnitChange]:
        """Return what happened to a unit or through it to another, by day; without an id to all."""
        query = select(UnitChangeRow).order_by(col(UnitChangeRow.changed_on), col(UnitChangeRow.id))
        if unit_id is not None:
            query = query.where(
                or_(col(UnitChangeRow.unit_id) == unit_id, col(UnitChangeRow.other_id) == unit_id)
            )
        return [
            UnitChange(on=row.changed_on, **{name: getattr(row, name) for name in _CHANGE})
            for row in self._session.scalars(query)
        ]

    # ---- members

    def members(self, unit_id: int, on: date) -> Sequence[Member]:
        """Return the members of the unit on ``on`` in Vietnamese order of given name."""
        query = (
            select(*_columns(MemberRow, _MEMBER))
            .where(col(MemberRow.unit_id) == unit_id, *belongs(on))
            .order_by(col(MemberRow.name_sort), col(MemberRow.id))
        )
        return self._members(query)

    def all_members(self) -> Sequence[Member]:
        """Return everybody, also those who have left, unit by unit."""
        query = (
            select(*_columns(MemberRow, _MEMBER))
            .join(UnitRow, col(UnitRow.id) == col(MemberRow.unit_id))
            .order_by(col(UnitRow.position), col(UnitRow.id), col(MemberRow.name_sort), col(MemberRow.id))
        )
        return self._members(query)

    def members_of(self, ids: Sequence[int]) -> Sequence[Member]:
        """Return the members of these ids in Vietnamese order of given name; those unknown are left out."""
        found: list[Member] = []
        for piece in chunks(ids):
            found += self._members(select(*_columns(MemberRow, _MEMBER)).where(col(MemberRow.id).in_(piece)))
        return sorted(found, key=lambda member: (given_name_sort_key(member.full_name), member.id))

    def get_member(self, member_id: int) -> Member:
        """Return one member. Raises NotFoundError."""
        existing(self._session, MemberRow, member_id, "đảng viên")
        return self.members_of([member_id])[0]

    def person(self, person_id: int) -> Sequence[Member]:
        """Return all records of one person, the earliest first (see ``Member.person``)."""
        query = (
            select(*_columns(MemberRow, _MEMBER))
            .where(or_(col(MemberRow.id) == person_id, col(MemberRow.person_id) == person_id))
            .order_by(col(MemberRow.joined_unit_on).nulls_first(), col(MemberRow.id))
        )
        return self._members(query)

    def add_member(self, member: Member) -> int:
        """Enter a member and return the id."""
        row = MemberRow(**_member_columns(member))
        self._session.add(row)
        self._session.flush()
        self._add_leaves(id_of(row.id), member.leaves)
        return id_of(row.id)

    def update_member(self, member: Member) -> None:
        """Write the member over the one of that id. Raises NotFoundError."""
        row = existing(self._session, MemberRow, member.id, "đảng viên")
        row.sqlmodel_update(_member_columns(member))
        self._session.flush()
        self._session.execute(
            delete(MemberLeaveRow).where(col(MemberLeaveRow.member_id) == row.id),
            execution_options={"synchronize_session": False},
        )
        self._add_leaves(id_of(row.id), member.leaves)

    def remove_member(self, member_id: int) -> bool:
        """Take away a record; False where something refers to it."""
        return self._removed(MemberRow, member_id)

    def _removed(self, row: type[MemberRow] | type[UnitRow], row_id: int) -> bool:
        gone = delete(row).where(col(row.id) == row_id)
        try:
            self._session.execute(gone, execution_options={"synchronize_session": False})
        except IntegrityError:
            return False
        return True

    def _add_leaves(self, member_id: int, leaves: Sequence[Leave]) -> None:
        if leaves:
            self._session.execute(
                insert(MemberLeaveRow),
                [
                    {"member_id": member_id, "position": at, **_leave_columns(leave)}
                    for at, leave in enumerate(leaves)
                ],
            )

    def _members(self, query: Any) -> list[Member]:
        rows = [dict(zip(_MEMBER, row, strict=True)) for row in self._session.execute(query)]
        leaves = self._leaves([row["id"] for row in rows])
        return [Member(**row, leaves=tuple(leaves[row["id"]])) for row in rows]

    def _leaves(self, ids: Sequence[int]) -> dict[int, list[Leave]]:
        found: dict[int, list[Leave]] = defaultdict(list)
        columns = _columns(MemberLeaveRow, ("member_id", "kind", "since", "until", "reason"))
        for piece in chunks(ids):
            query = (
                select(*columns)
                .where(col(MemberLeaveRow.member_id).in_(piece))
                .order_by(col(MemberLeaveRow.member_id), col(MemberLeaveRow.position))
            )
            for member_id, *leave in self._session.execute(query):
                found[member_id].append(Leave(*leave))
        return found


def belongs(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Same as ``Member.belongs_on``."""
    return (
        or_(col(MemberRow.joined_unit_on).is_(None), col(MemberRow.joined_unit_on) <= on),
        or_(col(MemberRow.left_unit_on).is_(None), col(MemberRow.left_unit_on) > on),
    )


def _on_leave(kind: LeaveKind, on: date) -> ColumnElement[bool]:
    """Same as ``Leave.holds_on``, for the members of the query around it."""
    return exists().where(
        col(MemberLeaveRow.member_id) == col(MemberRow.id),
        col(MemberLeaveRow.kind) == kind,
        or_(col(MemberLeaveRow.since).is_(None), col(MemberLeaveRow.since) <= on),
        or_(col(MemberLeaveRow.until).is_(None), col(MemberLeaveRow.until) >= on),
    )


def _columns(row: type[Any], names: Sequence[str]) -> list[Any]:
    return [getattr(row, name) for name in names]


def _unit_columns(unit: Unit) -> dict[str, Any]:
    columns = {name: getattr(unit, name) for name in _UNIT if name != "id"}
    return {**columns, "name_key": folded(unit.name)}


def _member_columns(member: Member) -> dict[str, Any]:
    columns = {name: getattr(member, name) for name in _MEMBER if name != "id"}
    return {**columns, "name_sort": given_name_sort_key(member.full_name)}


def _leave_columns(leave: Leave) -> dict[str, Any]:
    return {"kind": leave.kind, "since": leave.since, "until": leave.until, "reason": leave.reason}
