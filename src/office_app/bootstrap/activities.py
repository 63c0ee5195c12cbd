"""What ``Office`` does with outreach, inspections, difficulties, proposals and commendations."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.activities import Activity, ActivityFilter, ActivityKind, ActivityTotals
from office_app.use_cases import activities
from office_app.use_cases.activities import ActivityTools

ALL = ActivityFilter()


class ActivitiesDesk(Joined):
    """Records of what happens between directive and report."""

    def activities(self, wanted: ActivityFilter = ALL) -> Sequence[Activity]:
        """Return the records that match, the newest first."""
        return activities.find_activities(wanted, open_transaction=self._to_read)

    def activity(self, activity_id: int) -> Activity:
        """Return one record. Raises NotFoundError."""
        with self._to_read() as tx:
            return tx.activities.get(activity_id)

    def activity_totals(self, wanted: ActivityFilter = ALL) -> Mapping[ActivityKind, ActivityTotals]:
        """Return sums over the records that match, by kind."""
        return activities.activity_totals(wanted, self.today(), open_transaction=self._to_read)

    def save_activity(self, activity: Activity, evidence: Sequence[Path] = ()) -> int:
        """Add (``id`` None) or change a record, keep its evidence, and return its id. Raises IncompleteError."""
        return activities.save_activity(activity, evidence, tools=self._activity_tools)

    def remove_activity(self, activity_id: int) -> Activity:
        """Take a record away and return it, so that it can be brought back."""
        return activities.remove_activity(activity_id, tools=self._activity_tools)

    @cached_property
    def _activity_tools(self) -> ActivityTools:
        return ActivityTools(self._open, self._store.originals, self._now)
