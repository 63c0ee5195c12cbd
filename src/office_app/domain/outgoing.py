"""Documents the office issues: the draft as the editor holds it, and the outgoing register (sổ văn bản đi)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from office_app.domain.incoming import Span, StoredFile
from office_app.domain.official_paper import USUAL_LAYOUT, PaperLayout
from office_app.domain.plan_timeline import BackPlan
from office_app.domain.report_periods import ReportOf


class OutgoingState(StrEnum):
    """Where a paper stands; the value is what the screen shows."""

    DRAFT = "dự thảo"
    SUBMITTED = "trình ký"
    SIGNED = "đã ký"
    ISSUED = "đã phát hành"
    VOIDED = "đã hủy số"


NUMBERED = (OutgoingState.ISSUED, OutgoingState.VOIDED)
"""States in which a paper stands in the register and changes no more."""


@dataclass(frozen=True)
class SourceMark:
    """The sentence of a directive that something of a draft was made from, and where it stands in the text.

    ``line`` is the line of the section as it was drafted from the sentence, to find it again once it was edited
    (``plan_trace``); empty when the whole section comes from it. Drafts of version 0.1 kept the sentence alone.
    """

    sentence: str
    directive_id: int | None = None
    symbol: str = ""
    span: Span | None = None
    line: str = ""


@dataclass(frozen=True)
class DraftSection:
    """One section of a draft, edited on its own.

    ``heading`` is printed as it stands («I- MỤC ĐÍCH, YÊU CẦU», «1. Nội dung»; empty for the opening).
    ``level`` 0 opening, 1 part, 2 section, 3 subsection. ``text``: one paragraph a line, ``**bold**``,
    ``*italic*``. ``sources``: where in the directives its passages come from.
    """

    key: str
    heading: str
    level: int
    text: str
    sources: Sequence[SourceMark] = ()


@dataclass(frozen=True)
class DraftTask:
    """A task that issuing the plan creates; ``unit_id`` None when the unit is not in the organisation."""

    unit: str
    text: str
    due: date | None
    unit_id: int | None = None
    source: SourceMark | None = None


@dataclass(frozen=True)
class DraftCampaign:
    """The study campaign that issuing the plan creates."""

    title: str
    due: date | None
    upper_due: date | None
    unit_ids: Sequence[int] = ()
    materials: Sequence[str] = ()


@dataclass(frozen=True)
class Overruling:
    """A red finding that the office lets stand; ``finding`` is its ``Finding.key``."""

    finding: str
    reason: str


@dataclass(frozen=True)
class ReviewMark:
    """A place of a copied plan to look at again: ``text`` as it stands now in the section, and why."""

    section: str
    text: str
    reason: str


@dataclass(frozen=True)
class DraftAnnex:
    """An annex of a draft, edited on its own; ``heading`` is its title, ``text`` markup as in a section.

    ``landscape``, ``label`` and ``reference`` as of ``official_paper.Annex``.
    """

    key: str
    heading: str
    text: str
    landscape: bool = False
    label: str = "Phụ lục"
    reference: str | None = None


@dataclass(frozen=True)
class OutgoingDraft:
    """Everything needed to print and issue a paper.

    ``incoming_id``: the directive it answers, the first one; ``incoming_ids`` all of them. ``back_plan``: the days
    that its text, tasks and campaign were made with. ``reviews`` are left where last year's plan was copied.
    ``report``: what a report counts; it is issued with these figures (``report_issuing``), never without.
    """

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
    annexes: Sequence[DraftAnnex] = ()
    id: int | None = None
    incoming_ids: Sequence[int] = ()
    back_plan: BackPlan | None = None
    overruled: Sequence[Overruling] = ()
    reviews: Sequence[ReviewMark] = ()
    layout: PaperLayout = USUAL_LAYOUT
    report: ReportOf | None = None

    @property
    def parts(self) -> Sequence[DraftSection | DraftAnnex]:
        """All that is written on its own: the sections, then the annexes."""
        return (*self.sections, *self.annexes)

    @property
    def directive_ids(self) -> Sequence[int]:
        """Ids of the directives it answers; drafts of version 0.1 knew one."""
        return self.incoming_ids or (() if self.incoming_id is None else (self.incoming_id,))


@dataclass(frozen=True)
class StateStep:
    """One step of a paper on its way: when, to which state, who did it, and why where it went back."""

    at: datetime
    state: OutgoingState
    who: str = ""
    reason: str = ""


RETURN_REASONS = (
    "Nội dung chưa sát văn bản cấp trên",
    "Phân công chưa rõ người, rõ việc, rõ thời gian",
    "Thời hạn chưa phù hợp",
    "Sai thể thức, lỗi chính tả",
    "Thiếu căn cứ hoặc căn cứ đã hết hiệu lực",
)
"""Why papers come back unsigned, offered first; the office may write another."""


@dataclass(frozen=True)
class OutgoingDocument:
    """A paper in the outgoing register; numbers run per type through a congress term.

    ``steps``: its way from draft to issue, oldest first. ``scans``: the signed paper, as photo or scan.
    """

    draft: OutgoingDraft
    state: OutgoingState
    number: int | None = None
    term: str | None = None
    symbol: str | None = None
    issued_on: date | None = None
    files: Sequence[StoredFile] = field(default_factory=tuple)
    id: int | None = None
    steps: Sequence[StateStep] = ()
    scans: Sequence[StoredFile] = ()


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


class Place(StrEnum):
    """The part of a draft that a mending changes."""

    SECTION = "section"
    HEADING = "heading"
    SUBJECT = "subject"
    RECIPIENTS = "recipients"
    ADDRESSEES = "addressees"
    AUTHORITY = "authority"
    SIGNER_TITLE = "signer_title"
    DUE = "due"
    REVIEWED = "reviewed"
    WHOLE = "whole"
    DAYS = "days"


@dataclass(frozen=True)
class Mending:
    """A change that mends a finding (``plan_mending.mended``): ``old`` becomes ``new``.

    In a section, heading or subject ``old`` is a piece of its text; for recipients an empty ``old`` adds ``new`` at
    the front of the list; for due days both are ISO dates of tasks and campaign. ``WHOLE`` places the tone marks of
    the whole paper one way, ``DAYS`` writes the proposed days into it. Sections are also annexes, by their key.
    ``REVIEWED`` takes away the marks of a copied plan at the place named by ``old``.
    """

    label: str
    place: Place
    old: str
    new: str


@dataclass(frozen=True)
class Finding:
    """What the checker says of a draft: ``must`` be mended or overruled, or only should.

    ``section``: the key to jump to. ``code`` is stable («can_cu.chua_co»); ``mending`` is a change to propose.
    ``overruled`` holds the reason given for letting it stand. ``source``: the sentence of a directive it speaks of.
    """

    must: bool
    text: str
    section: str | None = None
    code: str = ""
    mending: Mending | None = None
    overruled: str = ""
    source: SourceMark | None = None

    @property
    def key(self) -> str:
        """What an overruling names: the same finding of a changed draft has the same key."""
        return f"{self.code}|{self.section or ''}|{self.text}"
