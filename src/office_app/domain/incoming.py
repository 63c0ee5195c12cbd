"""Documents from above: what recognition proposes, and what the clerk confirms into the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Certainty(StrEnum):
    """How sure recognition is of a value; the value is what the screen shows."""

    SURE = "chắc"
    LIKELY = "nên xem"
    GUESS = "đoán"


@dataclass(frozen=True)
class Span:
    """Half-open range of characters in the clean text of the document."""

    start: int
    end: int


@dataclass(frozen=True)
class Found(Generic[T]):
    """A recognised value with its place and certainty; ``reason`` says in Vietnamese why it is not sure."""

    value: T
    span: Span | None = None
    certainty: Certainty = Certainty.SURE
    reason: str = ""


class Recurrence(StrEnum):
    """How often a duty comes round; values are those of the command line's JSON."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


RECURRENCE_VI = {
    Recurrence.DAILY: "hằng ngày",
    Recurrence.WEEKLY: "hằng tuần",
    Recurrence.MONTHLY: "hằng tháng",
    Recurrence.QUARTERLY: "hằng quý",
    Recurrence.HALF_YEARLY: "6 tháng",
    Recurrence.YEARLY: "hằng năm",
}


class CitationRole(StrEnum):
    """Why a paper names another one; the value is what the screen shows."""

    MENTIONED = "viện dẫn"
    BASIS = "căn cứ"
    """What the paper carries out or rests on: «Thực hiện Kế hoạch số …», «Căn cứ …»."""
    FORWARDED = "kèm theo"
    """One of the texts that a letter passes on to be studied, often listed in its footnotes."""


@dataclass(frozen=True)
class CitedDocument:
    """A document named in the text; ``issuer`` and ``issued_on`` only as far as the text says."""

    symbol: str
    issued_on: date | None = None
    doc_type: str | None = None
    issuer: str | None = None
    subject: str | None = None
    span: Span | None = None
    role: CitationRole = CitationRole.MENTIONED
    certainty: Certainty = Certainty.SURE
    reason: str = ""


@dataclass(frozen=True)
class LinkedDocument:
    """A text that a letter passes on, and the register's document that it is; None as long as it has not come."""

    cited: CitedDocument
    document_id: int | None


@dataclass(frozen=True)
class Deadline:
    """By when, in the words of the text.

    ``due`` is the last day allowed, None when the text gives no date; ``starts`` the first day of a window.
    ``inclusive`` tells whether the day named in «trước ngày X» was taken as allowed itself. ``event`` holds the
    words of what the deadline counts from when it is bound to an event («sau khi kết thúc hội nghị»).
    """

    text: str
    due: date | None = None
    recurrence: Recurrence | None = None
    starts: date | None = None
    year_inferred: bool = False
    span: Span | None = None
    inclusive: bool = True
    event: str | None = None
    certainty: Certainty = Certainty.SURE
    reason: str = ""


class Reach(StrEnum):
    """Whom an assignment is meant for, seen from the office; the value is what the screen shows."""

    OURS = "cấp ta"
    """The commune's Party committee, its staff bodies, or a commune body that answers to it."""
    BELOW = "cấp dưới"
    """Our chi bộ and đảng bộ trực thuộc."""
    ABOVE = "cấp trên"
    """Bodies of the centre, the province or the former district."""
    OTHERS = "nơi khác"
    """Other communes, other branches; not our work."""


@dataclass(frozen=True)
class Assignment:
    """What one passage asks of one unit.

    ``unit`` is as written, short forms written out. ``cooperating`` are the units it works with («phối hợp với
    …»), ``executor`` the body inside that it makes do the work («Chỉ đạo Trung tâm … xây dựng …»).
    """

    unit: str
    text: str
    reach: Reach = Reach.OTHERS
    due: date | None = None
    span: Span | None = None
    cooperating: Sequence[str] = ()
    executor: str | None = None
    certainty: Certainty = Certainty.SURE
    reason: str = ""

    @property
    def ours(self) -> bool:
        """Tell whether the office has to see to it: its own work or that of its chi bộ."""
        return self.reach in (Reach.OURS, Reach.BELOW)


@dataclass(frozen=True)
class ReportingDuty:
    """A report asked for: what (``product``), to whom, through which body, by when or how often."""

    to: str
    through: str | None = None
    due: date | None = None
    recurrence: Recurrence | None = None
    text: str = ""
    span: Span | None = None
    product: str | None = None
    certainty: Certainty = Certainty.SURE
    reason: str = ""


@dataclass(frozen=True)
class RecognisedDocument:
    """All that recognition found in one text. What is not there is None or empty: nothing is invented.

    ``refused`` holds the secrecy mark when there is one; then nothing else is filled in. ``doubtful`` are places
    of words that optical reading is not sure of.
    """

    text: str = ""
    doubtful: Sequence[Span] = ()
    symbol: Found[str] | None = None
    number: Found[str] | None = None
    issued_on: Found[date] | None = None
    doc_type: Found[str] | None = None
    issuer: Found[str] | None = None
    parent: Found[str] | None = None
    subject: Found[str] | None = None
    signer: Found[str] | None = None
    signer_title: Found[str] | None = None
    urgency: Found[str] | None = None
    recipients: Sequence[Found[str]] = ()
    cited: Sequence[CitedDocument] = ()
    deadlines: Sequence[Deadline] = ()
    assignments: Sequence[Assignment] = ()
    materials: Sequence[Found[str]] = ()
    reporting: Sequence[ReportingDuty] = ()
    refused: str | None = None


class ObligationKind(StrEnum):
    ASSIGNMENT = "việc được giao"
    DEADLINE = "thời hạn"
    REPORT = "báo cáo"


@dataclass(frozen=True)
class Obligation:
    """One thing a directive asks, as confirmed by the clerk.

    ``counterpart`` is the body of the commune that answers to the upper body named in ``unit``, by the office's
    table. The rest is explained at ``Assignment``, ``Deadline`` and ``ReportingDuty``.
    """

    kind: ObligationKind
    text: str
    unit: str | None = None
    due: date | None = None
    recurrence: Recurrence | None = None
    through: str | None = None
    ours: bool = True
    span: Span | None = None
    id: int | None = None
    reach: Reach | None = None
    cooperating: Sequence[str] = ()
    executor: str | None = None
    counterpart: str | None = None
    starts: date | None = None
    event: str | None = None
    certainty: Certainty = Certainty.SURE
    reason: str = ""


class IncomingState(StrEnum):
    """Where the office stands with a document; the value is what the screen shows."""

    REGISTERED = "mới vào sổ"
    IN_PROGRESS = "đang thực hiện"
    DONE = "đã xong"


@dataclass(frozen=True)
class StoredFile:
    """An original kept byte for byte under its SHA-256 (lower-case hex)."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True)
class IncomingDocument:
    """A document as it stands in the register (sổ đăng ký văn bản đến).

    ``id``, ``arrival_number`` and ``arrival_year`` are None until registered; the arrival number runs per
    calendar year from 1 and is never reused. Source: NĐ 30/2020/NĐ-CP, Phụ lục IV.
    """

    symbol: str
    issued_on: date | None
    doc_type: str
    issuer: str
    subject: str
    arrived_on: date
    parent: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    urgency: str | None = None
    text: str = ""
    note: str = ""
    state: IncomingState = IncomingState.REGISTERED
    cited: Sequence[CitedDocument] = ()
    obligations: Sequence[Obligation] = ()
    materials: Sequence[str] = ()
    recipients: Sequence[str] = ()
    files: Sequence[StoredFile] = ()
    id: int | None = None
    arrival_number: int | None = None
    arrival_year: int | None = None
    registered_at: datetime | None = None

    @property
    def arrival(self) -> str:
        """Return the arrival number as the register prints it, e.g. ``07/2026``."""
        return f"{self.arrival_number:02d}/{self.arrival_year}" if self.arrival_number else ""


@dataclass(frozen=True)
class IncomingLine:
    """One line of the register list, light enough to read a hundred at a time."""

    id: int
    arrival: str
    arrived_on: date
    symbol: str
    issued_on: date | None
    doc_type: str
    issuer: str
    subject: str
    state: IncomingState
    due: date | None


class IncomingSort(StrEnum):
    """Columns the register sorts by; Vietnamese alphabetical order for names."""

    ARRIVAL = "arrival"
    SYMBOL = "symbol"
    ISSUED_ON = "issued_on"
    DOC_TYPE = "doc_type"
    ISSUER = "issuer"
    SUBJECT = "subject"
    STATE = "state"
    DUE = "due"


@dataclass(frozen=True)
class IncomingFilter:
    """What the register list shows. ``words`` match with or without diacritics, anywhere in symbol,
    subject, issuer or signer; ``due_from``/``due_until`` compare the nearest open due date (both ends count)."""

    words: str = ""
    doc_type: str | None = None
    issuer: str | None = None
    state: IncomingState | None = None
    year: int | None = None
    due_from: date | None = None
    due_until: date | None = None
    sort: IncomingSort = IncomingSort.ARRIVAL
    descending: bool = True
