"""Return forms (phiếu báo kết quả): one workbook per chi bộ that goes out, is filled in, and is read back (N1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from office_app.domain.study import Mark, SessionFigures, SessionForm
from office_app.domain.study_results import ResultKind

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


class Doubt(StrEnum):
    """Why a file without faults is not written before somebody has decided; the value is what the screen shows."""

    NOT_FILLED = "chưa điền"
    OVERWRITES = "khác số đã ghi"


class FormMember(NamedTuple):
    """One row of a form: who it is, and the mark it starts with: as attendance was taken, else exempt, away, present.

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
    """What a filled-in form says, checked. ``marks`` by name, or ``totals`` where no names are kept.

    ``as_printed``: nothing in it was filled in, it says what the office itself had written into it.
    """

    held_on: date
    form: SessionForm
    place: str = ""
    rapporteur: str = ""
    guests: int = 0
    note: str = ""
    marks: Sequence[ReturnedMark] = ()
    totals: SessionFigures | None = None
    results: Mapping[ResultKind, int] = field(default_factory=dict)
    as_printed: bool = False


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
    """One thing that taking a file would change: what, before, after; ``before`` empty when it is new.

    ``attendance``: it is who attended, or how many.
    """

    what: str
    before: str
    after: str
    attendance: bool = False

    @property
    def overwrites(self) -> bool:
        """Tell whether attendance that somebody has entered would be lost."""
        return self.attendance and bool(self.before)


@dataclass(frozen=True)
class ReturnReading:
    """One file read back and checked; nothing is written before it is taken.

    ``form`` None: the file is no form of this office; ``faults`` say why. ``changes`` empty and no faults: the file
    says what is known already. ``decided``: somebody has seen its doubts, and wants it written.
    """

    file_name: str
    sha256: str
    form: ReturnForm | None = None
    values: ReturnedValues | None = None
    faults: Sequence[CellFault] = ()
    changes: Sequence[ReturnChange] = ()
    decided: bool = False

    @property
    def doubts(self) -> Sequence[Doubt]:
        """Why the file waits for a decision: nobody filled it in, or it says other than was entered."""
        if self.blocked or self.values is None:
            return ()
        not_filled = (Doubt.NOT_FILLED,) if self.values.as_printed else ()
        overwrites = (Doubt.OVERWRITES,) if any(change.overwrites for change in self.changes) else ()
        return (*not_filled, *overwrites)

    @property
    def undecided(self) -> bool:
        """Tell whether it is not to be written yet."""
        return bool(self.doubts) and not self.decided

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
