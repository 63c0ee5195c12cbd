"""Reports upward: frozen figures with their text. A rate is one quotient of sums, never a mean of rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.study import SessionFigures, UnitResult


@dataclass(frozen=True)
class CampaignFigures:
    """All a campaign report counts, as of ``as_of``; ``total`` sums ``units``."""

    campaign_id: int
    title: str
    directive: str
    plan: str
    as_of: date
    due: date | None
    units: Sequence[UnitResult]
    total: SessionFigures
    sessions_held: int
    sessions_planned: int
    units_done: int
    in_person: int = 0
    online: int = 0
    with_meeting: int = 0
    topical: int = 0
    first_held: date | None = None
    last_held: date | None = None
    materials: Sequence[str] = ()
    rapporteurs: Sequence[str] = ()


@dataclass(frozen=True)
class ReportDraft:
    """A campaign report before issuing: the figures and the paper drafted from them."""

    figures: CampaignFigures
    paper: OutgoingDraft


@dataclass(frozen=True)
class ReportRecord:
    """A report that was issued: its snapshot does not change when records move on."""

    id: int
    campaign_id: int
    title: str
    symbol: str
    issued_on: date
    figures: CampaignFigures
    outgoing_id: int
    made_at: datetime
