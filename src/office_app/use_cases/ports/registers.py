"""Rows of the printed registers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.registers import IncomingEntry, OutgoingEntry


class RegisterReader(Protocol):
    """What the printed registers are read from; periods count both ends."""

    def incoming(self, since: date, until: date) -> Sequence[IncomingEntry]:
        """Return the documents that arrived in the period, by arrival number."""

    def incoming_before(self, since: date) -> int:
        """Count the documents of the year of ``since`` that arrived before that day."""

    def outgoing(self, since: date, until: date) -> Sequence[tuple[OutgoingEntry, tuple[str, str, int]]]:
        """Return the papers issued in the period, each with its type code, term and number."""

    def outgoing_before(self, since: date) -> int:
        """Count the papers of the year of ``since`` issued before that day."""
