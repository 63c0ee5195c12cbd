"""What the first screen reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.incoming import Obligation
    from office_app.domain.organisation import Unit
    from office_app.domain.tasks import Task
    from office_app.use_cases.ports.study import StudyReader


class OverviewReader(Protocol):
    """What the first screen is counted from, all of one moment; it can be read before the store is there."""

    study: StudyReader

    def tasks_due(self, until: date) -> Sequence[Task]:
        """Return tasks not done whose day is ``until`` or before, by that day."""

    def obligations_due(self, until: date) -> Sequence[tuple[int, str, Obligation]]:
        """Return (document id, its symbol, obligation) for those of documents not done, the nearest first."""

    def waiting_for_plan(self) -> int:
        """Count documents not done that ask something of us and that no paper of ours answers yet."""

    def units(self) -> Sequence[Unit]:
        """Return all units there have ever been, in the order of the organisation."""


OpenOverview = Callable[[], AbstractContextManager[OverviewReader]]
