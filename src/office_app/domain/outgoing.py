"""Documents the office issues: the draft as the editor holds it, and the outgoing register (sổ văn bản đi)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from office_app.domain.incoming import StoredFile
from office_app.domain.official_paper import Annex


class OutgoingState(StrEnum):
    """Where a paper stands; the value is what the screen shows."""

    DRAFT = "dự thảo"
    SUBMITTED = "trình ký"
    ISSUED = "đã phát hành"


@dataclass(frozen=True)
class DraftSection:
    """One section of a draft, edited on its own.

    ``heading`` is printed as it stands («I- MỤC ĐÍCH, YÊU CẦU», «1. Nội dung»; empty for the opening).
    ``level`` 0 opening, 1 part, 2 section, 3 subsection. ``text``: one paragraph a line, ``**bold**``,
    ``*italic*``. ``sources``: sentences of the directive this section was made from.
    """

    key: str
    heading: str
    level: int
    text: str
    sources: Sequence[str] = ()


@dataclass(frozen=True)
class DraftTask:
    """A task that issuing the plan creates; ``unit_id`` None when the unit is not in the organisation."""

    unit: str
    text: str
    due: date | None
    unit_id: int | None = None


@dataclass(frozen=True)
class DraftCampaign:
    """The study campaign that issuing the plan creates."""

    title: str
    due: date | None
    upper_due: date | None
    unit_ids: Sequence[int] = ()
    materials: Sequence[str] = ()


@dataclass(frozen=True)
class OutgoingDraft:
    """Everything needed to print and issue a paper. ``incoming_id``: the directive it answers."""

    doc_type: str
    type_code: str
    body_code: str
    subject: str
    sections: Sequence[DraftSection]
    recipients: Sequence[str]
    signer: str
    signer_title: str
    authority: str
    template: str
    incoming_id: int | None = None
    addressees: Sequence[str] = ()
    tasks: Sequence[DraftTask] = ()
    campaign: DraftCampaign | None = None
    dated: date | None = None
    annexes: Sequence[Annex] = ()
    id: int | None = None


@dataclass(frozen=True)
class OutgoingDocument:
    """A paper in the outgoing register; numbers run per type through a congress term."""

    draft: OutgoingDraft
    state: OutgoingState
    number: int | None = None
    term: str | None = None
    symbol: str | None = None
    issued_on: date | None = None
    files: Sequence[StoredFile] = field(default_factory=tuple)
    id: int | None = None


@dataclass(frozen=True)
class OutgoingLine:
    """One line of the outgoing list."""

    id: int
    symbol: str
    issued_on: date | None
    doc_type: str
    subject: str
    signer: str
    recipients: str
    state: OutgoingState
    incoming_id: int | None


@dataclass(frozen=True)
class IssuedPaper:
    """What issuing brought: the number, the files written for the office, and what was created with it."""

    outgoing_id: int
    symbol: str
    files: Sequence[str]
    tasks: int
    campaign_id: int | None


@dataclass(frozen=True)
class Finding:
    """What the checker says of a draft: ``must`` be mended, or only should; ``section`` is the key to jump to."""

    must: bool
    text: str
    section: str | None = None
