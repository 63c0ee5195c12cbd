"""Where return forms and what came back are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.returns import KeptReading, ReturnForm


class ReturnStore(Protocol):
    """Return forms of the chi bộ and what came back."""

    def add(self, form: ReturnForm) -> int: ...
    def update(self, form: ReturnForm) -> None: ...
    def of_campaign(self, campaign_id: int) -> Sequence[ReturnForm]: ...
    def by_identities(self, identities: Sequence[str]) -> Mapping[str, ReturnForm]:
        """Return the forms that say one of these of themselves; those unknown are left out."""

    def versions(self, identities: Sequence[str]) -> Mapping[str, int]:
        """Return the version of each of these forms; those unknown are left out."""

    def add_readings(self, readings: Sequence[KeptReading]) -> None: ...
    def last_readings(self, campaign_id: int) -> Mapping[int, KeptReading]:
        """Return by form the reading that came last."""

    def forget_readings(self, form_id: int, *, after: int) -> None:
        """Strike out the readings of a form that came after the one of this id."""

    def belonging(self, unit_ids: Sequence[int], on: date) -> Mapping[int, Collection[int]]:
        """Return by unit the ids of those who were its members on ``on``."""
