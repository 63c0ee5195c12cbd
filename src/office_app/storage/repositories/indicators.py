"""Indicators and what was reached in each period."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.indicators import Indicator, Reading
from office_app.storage.repositories.common import existing, id_of
from office_app.storage.tables import IndicatorRow, ReadingRow

_WHAT = "chỉ tiêu"
_NAMES = (
    "title", "unit", "target", "since", "until", "every", "counting", "aim", "owner", "source", "incoming_id",
    "note",
)  # fmt: skip


class IndicatorRepository:
    """Fits ``ports.IndicatorStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, indicator: Indicator) -> int:
        """Keep a new indicator and return its id."""
        row = IndicatorRow(**_columns(indicator))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def update(self, indicator: Indicator) -> None:
        """Write the indicator over the one of its id. Raises NotFoundError."""
        existing(self._session, IndicatorRow, indicator.id, _WHAT).sqlmodel_update(_columns(indicator))
        self._session.flush()

    def remove(self, indicator_id: int) -> None:
        """Take an indicator away with its values. Raises NotFoundError."""
        self._session.delete(existing(self._session, IndicatorRow, indicator_id, _WHAT))
        self._session.flush()

    def all(self) -> Sequence[Indicator]:
        """Return all indicators in the order they were entered."""
        rows = self._session.scalars(select(IndicatorRow).order_by(col(IndicatorRow.id)))
        return [Indicator(**{name: getattr(row, name) for name in _NAMES}, id=row.id) for row in rows]

    def readings(self, indicator_id: int | None = None) -> Sequence[Reading]:
        """Return what was reached, by period; without an id of all indicators."""
        query = select(ReadingRow).order_by(col(ReadingRow.period_on), col(ReadingRow.indicator_id))
        if indicator_id is not None:
            query = query.where(col(ReadingRow.indicator_id) == indicator_id)
        rows = self._session.scalars(query)
        return [Reading(row.indicator_id, row.period_on, row.value, row.source, row.note) for row in rows]

    def set_reading(self, reading: Reading) -> None:
        """Keep what was reached in a period, in place of what was there."""
        self.remove_reading(reading)
        self._session.add(
            ReadingRow(
                indicator_id=reading.indicator_id,
                period_on=reading.period_on,
                value=reading.value,
                source=reading.source,
                note=reading.note,
            )
        )
        self._session.flush()

    def remove_reading(self, reading: Reading) -> None:
        """Take the value of a period away; nothing happens when there is none."""
        row = self._session.get(ReadingRow, (reading.indicator_id, reading.period_on))
        if row is not None:
            self._session.delete(row)
            self._session.flush()


def _columns(indicator: Indicator) -> dict[str, Any]:
    return {name: getattr(indicator, name) for name in _NAMES}
