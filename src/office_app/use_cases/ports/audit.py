"""The trail of what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class AuditStore(Protocol):
    def record(self, at: datetime, action: str, entity_id: int | None = None, details: str = "") -> None: ...
    def record_all(self, at: datetime, action: str, lines: Sequence[tuple[int, str]]) -> None:
        """Do the same for many records at once: each its id and details."""

    def of(self, action_prefix: str, entity_id: int) -> Sequence[tuple[datetime, str, str]]:
        """Return (when, action, details) of one record, oldest first."""
