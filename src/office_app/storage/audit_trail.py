"""What was done and when. Rows are added, never changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.storage.tables import AuditRow


class AuditTrail:
    """Fits ``ports.AuditStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(self, at: datetime, action: str, entity_id: int | None = None, details: str = "") -> None:
        """Add one line; it is kept when the transaction commits."""
        self._session.add(AuditRow(at=at, action=action, entity_id=entity_id, details=details))
        self._session.flush()

    def record_all(self, at: datetime, action: str, lines: Sequence[tuple[int, str]]) -> None:
        """Do the same for many records at once: each its id and details."""
        rows = [{"at": at, "action": action, "entity_id": one, "details": details} for one, details in lines]
        if rows:
            self._session.execute(insert(AuditRow), rows)

    def of(self, action_prefix: str, entity_id: int) -> Sequence[tuple[datetime, str, str]]:
        """Return (when, action, details) of one record, oldest first."""
        query = (
            select(col(AuditRow.at), col(AuditRow.action), col(AuditRow.details))
            .where(col(AuditRow.entity_id) == entity_id)
            .where(col(AuditRow.action).startswith(action_prefix, autoescape=True))
            .order_by(col(AuditRow.id))
        )
        return [(at, action, details) for at, action, details in self._session.execute(query)]
