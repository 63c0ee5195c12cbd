"""Bare records of a period, as reports count them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DirectiveFact:
    """A document that arrived. ``asks``: it has obligations of ours; ``due`` is the first day of these.

    ``done_on`` is the day it was settled, None where that was not noted.
    """

    id: int
    arrival: str
    arrived_on: date
    symbol: str
    issued_on: date | None
    doc_type: str
    issuer: str
    subject: str
    done: bool
    done_on: date | None
    asks: bool
    due: date | None

    def done_by(self, day: date) -> bool:
        """Tell whether it was settled by the end of a day; one without a day was."""
        return self.done and (self.done_on is None or self.done_on <= day)


@dataclass(frozen=True)
class PaperFact:
    """A paper that was issued."""

    id: int
    symbol: str
    issued_on: date
    doc_type: str
    subject: str
    signer: str
    incoming_id: int | None


@dataclass(frozen=True)
class FormFact:
    """A return form that went out, and the day it came back."""

    id: int
    campaign_id: int
    unit_id: int
    unit: str
    out_on: date
    return_by: date | None
    back_on: date | None
