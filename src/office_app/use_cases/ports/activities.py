"""Where outreach, inspections, difficulties, proposals and commendations are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.activities import Activity, ActivityFilter


class ActivityStore(Protocol):
    """Outreach, inspections, difficulties, proposals and commendations."""

    def add(self, activity: Activity) -> int: ...
    def update(self, activity: Activity) -> None: ...
    def remove(self, activity_id: int) -> None: ...
    def get(self, activity_id: int) -> Activity: ...
    def find(self, wanted: ActivityFilter) -> Sequence[Activity]:
        """Return the records that match, the newest first."""
