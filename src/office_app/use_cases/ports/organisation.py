"""Units, members and what happened to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.organisation import Member, Unit, UnitChange, UnitLine


class OrganisationStore(Protocol):
    def units(self, on: date) -> Sequence[UnitLine]:
        """Return the units that exist on ``on`` in their order, each with its head counts that day."""

    def all_units(self) -> Sequence[Unit]:
        """Return all units there have ever been, in their order."""

    def get_unit(self, unit_id: int) -> Unit: ...
    def add_unit(self, unit: Unit) -> int: ...
    def update_unit(self, unit: Unit) -> None: ...
    def add_change(self, change: UnitChange) -> int: ...
    def changes(self, unit_id: int | None = None) -> Sequence[UnitChange]:
        """Return what happened to a unit or through it to another, by day; without an id to all."""

    def members(self, unit_id: int, on: date) -> Sequence[Member]:
        """Return the members of the unit on ``on`` in Vietnamese order of given name."""

    def all_members(self) -> Sequence[Member]: ...
    def members_of(self, ids: Sequence[int]) -> Sequence[Member]:
        """Return the members of these ids in Vietnamese order of given name; those unknown are left out."""

    def get_member(self, member_id: int) -> Member: ...
    def person(self, person_id: int) -> Sequence[Member]:
        """Return all records of one person, the earliest first (see ``Member.person``)."""

    def add_member(self, member: Member) -> int: ...
    def update_member(self, member: Member) -> None: ...
    def remove_member(self, member_id: int) -> bool:
        """Take away a record; False where something refers to it, and nothing more can be written then."""

    def remove_unit(self, unit_id: int) -> bool:
        """Take away a unit; False where something refers to it, and nothing more can be written then."""

    def remove_change(self, change_id: int) -> None:
        """Strike an event out of a unit's history."""
