"""The commune's Party organisation: units and members, with dates, so that past figures stay right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from office_app.domain.vietnamese import date_screen, fold_tone

LONGEST_UNIT_NAME = 200  # letters: what is longer was pasted by mistake


class UnitKind(StrEnum):
    """Kinds of unit; words with no exact English twin stay Vietnamese. The value is what the screen shows."""

    CHI_BO = "Chi bộ"
    DANG_BO_BO_PHAN = "Đảng bộ bộ phận"
    PARTY_BODY = "Cơ quan tham mưu của Đảng ủy"
    UBND = "Ủy ban nhân dân"
    MAT_TRAN = "Mặt trận, đoàn thể"
    OTHER = "Đơn vị khác"


@dataclass(frozen=True)
class Unit:
    """A unit; ``meeting_day`` is the day of the month of its ordinary meeting (sinh hoạt lệ), 1 to 28."""

    name: str
    kind: UnitKind
    short_name: str = ""
    secretary: str = ""
    phone: str = ""
    meeting_day: int | None = None
    founded_on: date | None = None
    ended_on: date | None = None
    parent_id: int | None = None
    id: int | None = None

    def exists_on(self, day: date) -> bool:
        """Tell whether there is this unit on ``day``."""
        return (self.founded_on is None or self.founded_on <= day) and (
            self.ended_on is None or day < self.ended_on
        )


class UnitChangeKind(StrEnum):
    """What can happen to a unit in its life; its founding is a date of the unit itself."""

    RENAMED = "đổi tên"
    MERGED = "sáp nhập"
    SPLIT = "chia tách"
    ENDED = "kết thúc hoạt động"


@dataclass(frozen=True)
class UnitChange:
    """One event in a unit's history.

    RENAMED: was ``old_name`` until ``on``. MERGED: went into ``other_id`` on that day. SPLIT: came out of
    ``other_id`` on that day. ENDED: was there no more from ``on``. ``note`` names the decision. Past figures stay
    with the unit they were counted for.
    """

    unit_id: int
    kind: UnitChangeKind
    on: date
    old_name: str = ""
    other_id: int | None = None
    note: str = ""
    id: int | None = None


class LeaveKind(StrEnum):
    """Why a member is not called to meetings; the value is what the screen shows.

    Source: Điều lệ Đảng, điều 7 (miễn công tác và sinh hoạt đảng); «vắng» is sinh hoạt đảng tạm thời elsewhere,
    work far away with leave of the chi bộ, long illness.
    """

    EXEMPT = "miễn công tác, sinh hoạt đảng"
    AWAY = "vắng dài ngày, sinh hoạt tạm thời nơi khác"


@dataclass(frozen=True)
class Leave:
    """A time in which a member is not called; ``until`` is its last day, None while it goes on.

    ``since`` None: it held before the records began.
    """

    kind: LeaveKind
    since: date | None = None
    until: date | None = None
    reason: str = ""

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: "Leave") -> bool:
        """Tell whether both hold on some day."""
        begins = max(one.since or date.min for one in (self, other))
        return begins <= min(one.until or date.max for one in (self, other))


@dataclass(frozen=True)
class Member:
    """A Party member's time in one chi bộ; who moves gets a further record of the same ``person_id``.

    ``joined_unit_on`` None: has been there since before the records began. ``left_unit_on`` is the first day
    without; ``joined_how`` and ``left_how`` say in the words of the field how (kết nạp, chuyển đến, từ trần …).
    ``person_id`` is the id of the person's first record, None in that first one.
    """

    full_name: str
    unit_id: int
    born_on: date | None = None
    card_number: str = ""
    position: str = ""
    joined_unit_on: date | None = None
    left_unit_on: date | None = None
    leaves: Sequence[Leave] = ()
    person_id: int | None = None
    joined_how: str = ""
    left_how: str = ""
    id: int | None = None

    @property
    def person(self) -> int | None:
        """What tells people apart: the same for all records of one person."""
        return self.person_id if self.person_id is not None else self.id

    def belongs_on(self, day: date) -> bool:
        """Tell whether the person counts among the unit's members on ``day``."""
        return (self.joined_unit_on is None or self.joined_unit_on <= day) and (
            self.left_unit_on is None or day < self.left_unit_on
        )

    def overlaps(self, other: "Member") -> bool:
        """Tell whether there is a day on which both records count."""
        begins = max(one.joined_unit_on or date.min for one in (self, other))
        ends = min(one.left_unit_on or date.max for one in (self, other))
        return begins < ends

    def leave_on(self, day: date) -> Leave | None:
        """Return why the person is not called on ``day``; an exemption goes before an absence."""
        holding = [leave for leave in self.leaves if leave.holds_on(day)]
        return min(holding, key=lambda leave: leave.kind is not LeaveKind.EXEMPT, default=None)

    @property
    def exemption(self) -> Leave | None:
        """The exemption that has no end yet, None when there is none."""
        return self.lasting(LeaveKind.EXEMPT)

    def lasting(self, kind: LeaveKind) -> Leave | None:
        """Return the leave of a kind that has no end yet, None when there is none."""
        return next((leave for leave in self.leaves if leave.kind is kind and leave.until is None), None)

    def on_leave(self, kind: LeaveKind, day: date, reason: str = "") -> "Member":
        """Return the member with a lasting leave from ``day``; one that goes on already stays as it is."""
        if (known := self.lasting(kind)) is None:
            return replace(self, leaves=(*self.leaves, Leave(kind, day, reason=reason)))
        told = replace(known, reason=known.reason or reason)
        return replace(self, leaves=tuple(told if leave is known else leave for leave in self.leaves))

    def back_from_leave(self, kind: LeaveKind, day: date) -> "Member":
        """Return the member whose lasting leave of a kind ended before ``day``; the days before stay counted."""
        known = self.lasting(kind)
        if known is None:
            return self
        others = tuple(leave for leave in self.leaves if leave is not known)
        if known.since is not None and known.since >= day:
            return replace(self, leaves=others)
        return replace(self, leaves=(*others, replace(known, until=day - timedelta(days=1))))


@dataclass(frozen=True)
class UnitLine:
    """A unit with its head counts today, for the tree and the lists."""

    unit: Unit
    members: int
    exempt: int
    away: int = 0


def unit_as_of(unit: Unit, changes: Iterable[UnitChange], day: date) -> Unit:
    """Return a unit with the name it had on a day."""
    later = [
        change
        for change in changes
        if change.unit_id == unit.id and change.kind is UnitChangeKind.RENAMED and change.on > day
    ]
    if not later:
        return unit
    return replace(unit, name=min(later, key=lambda change: change.on).old_name, short_name="")


def units_behind(unit_id: int, changes: Iterable[UnitChange]) -> set[int]:
    """Return the unit with all that its people came from: merged into it or split into it, also through others."""
    sources: dict[int | None, set[int]] = defaultdict(set)
    for change in changes:
        if change.kind is UnitChangeKind.MERGED:
            sources[change.other_id].add(change.unit_id)
        elif change.kind is UnitChangeKind.SPLIT and change.other_id is not None:
            sources[change.unit_id].add(change.other_id)
    found: set[int] = set()
    waiting = {unit_id}
    while waiting:
        found |= waiting
        waiting = set().union(*(sources[one] for one in waiting)) - found
    return found


def heir_of(unit_id: int, changes: Iterable[UnitChange]) -> int:
    """Return the unit that a unit was merged into in the end; the unit itself when it was not."""
    into = {one.unit_id: one.other_id for one in changes if one.kind is UnitChangeKind.MERGED}
    seen = {unit_id}
    while (heir := into.get(unit_id)) is not None and heir not in seen:
        seen.add(heir)
        unit_id = heir
    return unit_id


def days_in_unit(member: Member) -> str:
    """Return from when to when a record counts, in words: «từ ngày … đến trước ngày …»."""
    since = f"từ ngày {date_screen(member.joined_unit_on)}" if member.joined_unit_on else "từ trước"
    until = f"đến trước ngày {date_screen(member.left_unit_on)}" if member.left_unit_on else "đến nay"
    return f"{since} {until}"


def name_key(text: str) -> str:
    """Return a name as two are compared: case, tone placement and spaces apart, but never Hùng as Hưng."""
    return " ".join(fold_tone(text).lower().split())


def whole_unit_name(name: str) -> str:
    """Return the whole name of a chi bộ: lists write «Thôn Mai», papers «Chi bộ Thôn Mai»."""
    key = name_key(name)
    if key.startswith(("chi bộ ", "đảng bộ ")):
        return name
    return f"Chi bộ {name[3:].strip() if key.startswith('cb ') else name}"


def unit_key(name: str) -> str:
    """Return the name of a chi bộ as two are compared: «Thôn Mai» is «Chi bộ Thôn Mai»."""
    return name_key(name).removeprefix("chi bộ ").removeprefix("chi bo ").removeprefix("cb ").strip()
