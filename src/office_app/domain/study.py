"""Study campaigns: sessions of each chi bộ, attendance by name or by totals, and the figures made from them."""

from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from enum import StrEnum

from office_app.domain.organisation import LeaveKind


class Mark(StrEnum):
    """A member's mark at a session; the value is the key pressed on the grid."""

    PRESENT = "C"
    EXCUSED = "P"
    UNEXCUSED = "K"
    EXEMPT = "M"
    AWAY = "X"


MARK_VI = {
    Mark.PRESENT: "Có mặt",
    Mark.EXCUSED: "Có phép",
    Mark.UNEXCUSED: "Không phép",
    Mark.EXEMPT: "Miễn",
    Mark.AWAY: "Vắng dài ngày",
}


ABSENT = (Mark.EXCUSED, Mark.UNEXCUSED)
NOT_CALLED = (Mark.EXEMPT, Mark.AWAY)
MARK_ON_LEAVE = {LeaveKind.EXEMPT: Mark.EXEMPT, LeaveKind.AWAY: Mark.AWAY}


class SessionState(StrEnum):
    """Where a session stands; the value is what the screen shows."""

    PLANNED = "đã hẹn"
    HELD = "đã học"
    POSTPONED = "hoãn"
    NOT_HELD = "không tổ chức"


class SessionForm(StrEnum):
    IN_PERSON = "Trực tiếp"
    ONLINE = "Trực tuyến"
    TOPICAL = "Chuyên đề"
    WITH_MEETING = "Lồng ghép sinh hoạt chi bộ"


@dataclass(frozen=True)
class AudienceMaterials:
    """Which materials one audience studies (N16), as «cán bộ chủ chốt», «đảng viên», «quần chúng»."""

    audience: str
    materials: Sequence[str] = ()


@dataclass(frozen=True)
class Campaign:
    """A study campaign. ``due`` is our own last day, ``upper_due`` the upper level's.

    ``form`` is the one its sessions are proposed with; ``rapporteurs`` names who may present.
    """

    title: str
    due: date | None
    upper_due: date | None = None
    incoming_ids: Sequence[int] = ()
    outgoing_id: int | None = None
    symbol: str = ""
    materials: Sequence[str] = ()
    starts_on: date | None = None
    form: SessionForm | None = None
    audiences: Sequence[AudienceMaterials] = ()
    rapporteurs: Sequence[str] = ()
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class SessionFigures:
    """Heads at one session. ``called`` = members that day less exempt less away = present + excused + unexcused.

    ``made_up`` counts those of the absent who made up later, ``closed`` those whose absence was lawfully closed
    without; ``guests`` are non-members, kept out of all rates. ``handed_in`` counts written results (bài thu hoạch).
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
    away: int = 0
    closed: int = 0

    def __add__(self, other: "SessionFigures") -> "SessionFigures":
        return SessionFigures(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def absent(self) -> int:
        return self.excused + self.unexcused

    @property
    def waiting(self) -> int:
        """How many absences are still open."""
        return self.absent - self.made_up - self.closed

    def mistake(self) -> str | None:
        """Return in Vietnamese what does not add up, or None."""
        if min(astuple(self)) < 0:
            return "có số âm"
        if self.called + self.exempt + self.away != self.members:
            away = f" cộng vắng dài ngày {self.away}" if self.away else ""
            return (
                f"triệu tập {self.called} cộng miễn {self.exempt}{away} khác tổng số đảng viên {self.members}"
            )
        if self.present + self.absent != self.called:
            return f"có mặt {self.present} cộng vắng {self.absent} khác số triệu tập {self.called}"
        if self.made_up > self.absent:
            return f"học bù {self.made_up} nhiều hơn số vắng {self.absent}"
        if self.waiting < 0:
            return (
                f"học bù {self.made_up} cộng không phải học bù {self.closed} nhiều hơn số vắng {self.absent}"
            )
        return None


@dataclass(frozen=True)
class Topic:
    """A further campaign that a session counts for (lồng ghép), with its share of the time in minutes."""

    campaign_id: int
    minutes: int | None = None


@dataclass(frozen=True)
class SessionMove:
    """A day that a session was planned for and was not held on; ``moved_to`` None when no new day was set."""

    planned_on: date
    moved_to: date | None
    reason: str


@dataclass(frozen=True)
class StudySession:
    """One meeting of one unit for a campaign, and for those of ``also`` with it.

    ``by_name`` tells whether attendance was taken by name. ``started_with`` and ``ended_with`` are heads counted at
    the beginning and the end (N15), None where nobody counted. ``starts_at`` is «HH:MM» or empty; ``minutes`` is the
    share of the main campaign. ``moves`` keeps the days that came to nothing, with their reasons (N25).
    """

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
    started_with: int | None = None
    ended_with: int | None = None
    starts_at: str = ""
    minutes: int | None = None
    also: Sequence[Topic] = ()
    moves: Sequence[SessionMove] = ()
    id: int | None = None

    @property
    def day(self) -> date:
        """The day it was held, or is planned for."""
        return self.held_on or self.planned_on

    def counts_for(self, campaign_id: int) -> bool:
        return campaign_id in self.campaign_ids

    @property
    def campaign_ids(self) -> set[int]:
        """All campaigns that it counts for."""
        return {self.campaign_id, *(topic.campaign_id for topic in self.also)}

    def counting_for(self, campaign_ids: Collection[int]) -> "StudySession | None":
        """Return the session as it is when it counts for these campaigns alone; None when for none of them."""
        topics = [Topic(self.campaign_id, self.minutes), *self.also]
        left = [topic for topic in topics if topic.campaign_id in campaign_ids]
        if not left:
            return None
        return replace(self, campaign_id=left[0].campaign_id, minutes=left[0].minutes, also=tuple(left[1:]))


@dataclass(frozen=True)
class Attendance:
    """One member's mark at one session, and how an absence was closed (N7).

    ``made_up_on`` the day the absent made up, at ``made_up_session_id`` or as ``made_up_how`` says;
    ``closed_reason`` why there is nothing to make up (lawfully closed). ``stayed`` False: left before the end.
    """

    member_id: int
    mark: Mark
    reason: str = ""
    made_up_on: date | None = None
    made_up_session_id: int | None = None
    made_up_how: str = ""
    closed_reason: str = ""
    stayed: bool | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether the absence is still open."""
        return self.mark in ABSENT and self.made_up_on is None and not self.closed_reason


@dataclass(frozen=True)
class MarksAlike:
    """Members whose marks at one session are the same: that of the first of them, and who they are."""

    mark: Attendance
    member_ids: Sequence[int]


@dataclass(frozen=True)
class AttendanceRow(Attendance):
    """One row of the attendance grid. ``shown_name`` tells it from those of namesakes, where it is not alone."""

    full_name: str = ""
    told_apart: str = ""

    @property
    def shown_name(self) -> str:
        return self.told_apart or self.full_name


@dataclass(frozen=True)
class UnitResult:
    """One chi bộ in a campaign: its session (None when none is planned) and figures (all 0 until held).

    Of several sessions held ``session`` is the main one, which called most; ``besides`` are the others, by day, whose
    people are counted in ``figures``: as a rule they made up there. ``ended_on`` is the first day without the chi bộ,
    None while it is there.
    """

    unit_id: int
    unit: str
    session: StudySession | None
    figures: SessionFigures
    besides: Sequence[StudySession] = ()
    ended_on: date | None = None

    @property
    def is_held(self) -> bool:
        """Whether the chi bộ has studied: no result yet is not a result of zero."""
        return self.session is not None and self.session.state is SessionState.HELD
