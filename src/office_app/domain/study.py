"""Study campaigns: sessions of each chi bộ, attendance by name or by totals, and the figures made from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """A member's mark at a session; the value is the key pressed on the grid."""

    PRESENT = "C"
    EXCUSED = "P"
    UNEXCUSED = "K"
    EXEMPT = "M"


MARK_VI = {
    Mark.PRESENT: "Có mặt",
    Mark.EXCUSED: "Có phép",
    Mark.UNEXCUSED: "Không phép",
    Mark.EXEMPT: "Miễn",
}


class SessionState(StrEnum):
    """Where a session stands; the value is what the screen shows."""

    PLANNED = "đã hẹn"
    HELD = "đã học"
    POSTPONED = "hoãn"


class SessionForm(StrEnum):
    IN_PERSON = "Trực tiếp"
    ONLINE = "Trực tuyến"
    TOPICAL = "Chuyên đề"
    WITH_MEETING = "Lồng ghép sinh hoạt chi bộ"


@dataclass(frozen=True)
class Campaign:
    """A study campaign. ``due`` is our own last day, ``upper_due`` the upper level's."""

    title: str
    due: date | None
    upper_due: date | None = None
    incoming_ids: Sequence[int] = ()
    outgoing_id: int | None = None
    symbol: str = ""
    materials: Sequence[str] = ()
    id: int | None = None


@dataclass(frozen=True)
class SessionFigures:
    """Heads at one session. ``called`` = members that day less exempt = present + excused + unexcused.

    ``made_up`` counts those of the absent who made up later; ``guests`` are non-members, kept out of all rates.
    ``handed_in`` counts written results (bài thu hoạch).
    """

    members: int = 0
    exempt: int = 0
    called: int = 0
    present: int = 0
    excused: int = 0
    unexcused: int = 0
    made_up: int = 0
    guests: int = 0
    handed_in: int = 0

    def __add__(self, other: "SessionFigures") -> "SessionFigures":
        return SessionFigures(*(a + b for a, b in zip(self._values(), other._values(), strict=True)))

    def _values(self) -> tuple[int, ...]:
        return (
            self.members,
            self.exempt,
            self.called,
            self.present,
            self.excused,
            self.unexcused,
            self.made_up,
            self.guests,
            self.handed_in,
        )

    def mistake(self) -> str | None:
        """Return in Vietnamese what does not add up, or None."""
        if min(self._values()) < 0:
            return "có số âm"
        if self.called + self.exempt != self.members:
            return f"triệu tập {self.called} cộng miễn {self.exempt} khác tổng số đảng viên {self.members}"
        if self.present + self.excused + self.unexcused != self.called:
            return (
                f"có mặt {self.present} cộng vắng {self.excused + self.unexcused} "
                f"khác số triệu tập {self.called}"
            )
        if self.made_up > self.excused + self.unexcused:
            return f"học bù {self.made_up} nhiều hơn số vắng {self.excused + self.unexcused}"
        return None


@dataclass(frozen=True)
class StudySession:
    """One meeting of one unit for a campaign. ``by_name`` tells whether attendance was taken by name."""

    campaign_id: int
    unit_id: int
    planned_on: date
    state: SessionState = SessionState.PLANNED
    held_on: date | None = None
    place: str = ""
    form: SessionForm = SessionForm.WITH_MEETING
    rapporteur: str = ""
    note: str = ""
    by_name: bool = True
    figures: SessionFigures = SessionFigures()
    id: int | None = None


@dataclass(frozen=True)
class Attendance:
    """One member's mark at one session; ``made_up_on`` when the absent made up."""

    member_id: int
    mark: Mark
    reason: str = ""
    made_up_on: date | None = None


@dataclass(frozen=True)
class AttendanceRow:
    """One row of the attendance grid."""

    member_id: int
    full_name: str
    mark: Mark
    reason: str = ""
    made_up_on: date | None = None


@dataclass(frozen=True)
class UnitResult:
    """One chi bộ in a campaign: its session (None when none is planned) and figures (all 0 until held)."""

    unit_id: int
    unit: str
    session: StudySession | None
    figures: SessionFigures


class Coverage(StrEnum):
    """A cell of the heat map; shown with a sign and this word."""

    DONE = "đã học"
    PLANNED = "đã hẹn"
    MAKE_UP = "chờ học bù"
    OVERDUE = "quá hạn"
    NONE = "chưa"

    @property
    def held(self) -> bool:
        """Tell whether the chi bộ has studied, also while somebody has still to make up."""
        return self in (Coverage.DONE, Coverage.MAKE_UP)


@dataclass(frozen=True)
class CoverageRow:
    """One directive or campaign across the chi bộ, in the order of ``units``."""

    campaign_id: int
    label: str
    cells: Sequence[Coverage]
    session_ids: Sequence[int | None]


@dataclass(frozen=True)
class CoverageMap:
    units: Sequence[str]
    rows: Sequence[CoverageRow]
