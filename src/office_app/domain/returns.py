"""Return forms (phiếu báo kết quả): one workbook per chi bộ that goes out, is filled in, and is read back (N1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from office_app.domain.study import Mark, ResultKind, SessionFigures, SessionForm

Cell = str | int | float | bool | date | None
"""A value as a workbook holds it."""


class ReadingState(StrEnum):
    """What became of a file that was read back; the value is what the screen shows."""

    WAITING = "chờ ghi"
    TAKEN = "đã ghi"
    WRONG = "có lỗi"
    DROPPED = "đã bỏ"


class FormState(StrEnum):
    """Where the form of a chi bộ stands on the board; the value is what the screen shows."""

    NONE = "chưa lập"
    MADE = "chưa gửi"
    SENT = "chờ nộp"
    MISSING = "quá hạn nộp"
    WRONG = "có lỗi"
    WAITING = "chờ ghi"
    RETURNED = "đã nộp"


class FormMember(NamedTuple):
    """One row of a form: who it is, and the mark it starts with (exempt and away are known beforehand).

    A tuple, as ``ReturnedMark`` is: forms come back by the dozen, with thousands of rows, which are made at once.
    """

    member_id: int
    full_name: str
    mark: Mark = Mark.PRESENT
    reason: str = ""


@dataclass(frozen=True)
class FormContent:
    """What is printed into a form. ``members`` empty: the chi bộ keeps no names and gives totals only.

    ``return_by`` is the last day for handing it in. ``form``, ``place`` and ``rapporteur`` are known of the session
    planned; the chi bộ changes them where it was otherwise.
    """

    commune: str
    unit: str
    campaign: str
    return_by: date | None = None
    session_on: date | None = None
    materials: Sequence[str] = ()
    members: Sequence[FormMember] = ()
    form: SessionForm | None = None
    place: str = ""
    rapporteur: str = ""

    @property
    def by_name(self) -> bool:
        return bool(self.members)


@dataclass(frozen=True)
class ReturnForm:
    """The form of one chi bộ for one campaign; ``identity`` is hidden in the workbook, ``version`` grows with it."""

    campaign_id: int
    unit_id: int
    identity: str
    version: int
    made_at: datetime
    content: FormContent
    sent_on: date | None = None
    id: int | None = None


class ReturnedMark(NamedTuple):
    """What a form says of one member."""

    member_id: int
    full_name: str
    mark: Mark
    reason: str = ""
    made_up_on: date | None = None
    handed_in: bool = False
    score: str = ""

    @property
    def closed_reason(self) -> str:
        """Why there is nothing to make up, as ``Attendance`` has it: no form tells that."""
        return ""


@dataclass(frozen=True)
class ReturnedValues:
    """What a filled-in form says, checked. ``marks`` by name, or ``totals`` where no names are kept."""

    held_on: date
    form: SessionForm
    place: str = ""
    rapporteur: str = ""
    guests: int = 0
    note: str = ""
    marks: Sequence[ReturnedMark] = ()
    totals: SessionFigures | None = None
    results: Mapping[ResultKind, int] = field(default_factory=dict)


@dataclass(frozen=True)
class CellFault:
    """What is wrong in one cell: where, what stands there, what was expected, all in Vietnamese.

    ``blocking``: the file is not taken; the others are taken with what ``expected`` says.
    """

    cell: str
    label: str
    value: str
    expected: str
    blocking: bool = True

    def __str__(self) -> str:
        place = f"Ô {self.cell} ({self.label})" if self.cell else self.label
        value = f" đang là «{self.value}»" if self.value else ""
        return f"{place}{value}: {self.expected}."


@dataclass(frozen=True)
class ReturnChange:
    """One thing that taking a file would change: what, before, after; ``before`` empty when it is new."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class ReturnReading:
    """One file read back and checked; nothing is written before it is taken.

    ``form`` None: the file is no form of this office; ``faults`` say why. ``changes`` empty and no faults: the file
    says what is known already.
    """

    file_name: str
    sha256: str
    form: ReturnForm | None = None
    values: ReturnedValues | None = None
    faults: Sequence[CellFault] = ()
    changes: Sequence[ReturnChange] = ()

    @property
    def blocked(self) -> bool:
        """Tell whether a fault keeps the file from being taken."""
        return any(fault.blocking for fault in self.faults)

    @property
    def state(self) -> ReadingState:
        return ReadingState.WRONG if self.blocked else ReadingState.WAITING


@dataclass(frozen=True)
class KeptReading:
    """A reading as it is kept: what was read when, and what became of it."""

    form_id: int
    read_at: datetime
    state: ReadingState
    sha256: str
    file_name: str
    faults: Sequence[CellFault] = ()
    id: int | None = None


@dataclass(frozen=True)
class BoardLine:
    """One chi bộ on the board of return forms."""

    unit_id: int
    unit: str
    phone: str
    state: FormState
    form: ReturnForm | None = None
    last: KeptReading | None = None
    days_late: int = 0
