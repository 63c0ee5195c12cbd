"""Indicators and what was reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.indicators import Indicator, Reading


class IndicatorStore(Protocol):
    def add(self, indicator: Indicator) -> int: ...
    def update(self, indicator: Indicator) -> None: ...
    def remove(self, indicator_id: int) -> None:
        """Take an indicator away with its values."""

    def all(self) -> Sequence[Indicator]: ...
    def readings(self, indicator_id: int | None = None) -> Sequence[Reading]:
        """Return what was reached, by period; without an id of all indicators."""

    def set_reading(self, reading: Reading) -> None:
        """Keep what was reached in a period, in place of what was there."""

    def remove_reading(self, reading: Reading) -> None: ...
