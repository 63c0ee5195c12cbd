"""The chain from the centre to our report: what came, what we issued, who studied, what was reported (N6, N18).

Each link hangs on the one it carries out; what is missing stands in the chain as a gap. The steps in between are
counted in working days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from itertools import pairwise

from office_app.domain.vietnamese import fold
from office_app.domain.working_days import WorkCalendar

NORM_DAYS = 10
"""Working days from a directive's arrival to our own paper. Our own norm: no rule of the field names one."""


class Tier(IntEnum):
    """Where a link stands, from the top down."""

    CENTRE = 0
    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3
    CELLS = 4
    REPORT = 5


TIER_VI = {
    Tier.CENTRE: "Trung ương",
    Tier.PROVINCE: "Tỉnh",
    Tier.DISTRICT: "Huyện",
    Tier.COMMUNE: "Xã",
    Tier.CELLS: "Chi bộ",
    Tier.REPORT: "Báo cáo",
}


class LinkKind(StrEnum):
    """How a paper hangs on another one; the value is what the screen shows."""

    SELF = "văn bản này"
    CARRIES_OUT = "thực hiện"
    REPLACES = "thay thế"
    AMENDS = "sửa đổi, bổ sung"
    ANSWERS = "phúc đáp"
    STUDIES = "học tập"
    REPORTS = "báo cáo"


@dataclass(frozen=True)
class CascadeLink:
    """One link of the chain. ``room`` and ``target`` open it on screen; a gap opens nothing.

    ``state`` says in a few words how it stands; ``gap`` what is missing, empty where nothing is.
    """

    tier: Tier
    kind: LinkKind
    title: str
    text: str = ""
    day: date | None = None
    state: str = ""
    gap: str = ""
    room: str = ""
    target: int | None = None


@dataclass(frozen=True)
class Lag:
    """Working days from one step to the next; ``norm`` is what we allow ourselves, None where we set nothing."""

    start: str
    end: str
    start_on: date
    end_on: date
    days: int
    norm: int | None = None

    @property
    def words(self) -> str:
        """How long it took, as «5 ngày»; a step dated before the one it follows says so."""
        return f"{self.days} ngày" if self.days >= 0 else f"sớm hơn {-self.days} ngày"

    @property
    def slow(self) -> bool:
        return self.norm is not None and self.days > self.norm


@dataclass(frozen=True)
class Cascade:
    """The chain of one directive, from the top down, and the time its steps took."""

    directive_id: int
    title: str
    links: Sequence[CascadeLink]
    lags: Sequence[Lag]

    @property
    def gaps(self) -> int:
        return sum(bool(link.gap) for link in self.links)

    def of_tier(self, tier: Tier) -> Sequence[CascadeLink]:
        return [link for link in self.links if link.tier is tier]


_CENTRE = re.compile(r"trung uong|bo chinh tri|ban bi thu|quoc hoi|chinh phu|thu tuong|\bbo truong\b|^bo ")
_DISTRICT = re.compile(r"\bhuyen\b|\bthi uy\b|\bquan uy\b")
_COMMUNE = re.compile(r"\b(?:xa|phuong|dac khu)\b")


def tier_of(issuer: str, symbol: str = "") -> Tier:
    """Return whose paper it is by its issuer, else by the body in its symbol; unknown ones stand with the province."""
    words = fold(issuer)
    if _CENTRE.search(words) or re.search(r"/(?:TW|QH\d*|CP|TTg)\b", symbol):
        return Tier.CENTRE
    if _DISTRICT.search(words) or re.search(r"/(?:HU|QU)\b", symbol):
        return Tier.DISTRICT
    if _COMMUNE.search(words):
        return Tier.COMMUNE
    return Tier.PROVINCE


@dataclass(frozen=True)
class Step:
    """A step of the chain with its day; ``norm``: working days that it may take after the one before."""

    name: str
    day: date | None
    norm: int | None = None


def lags(steps: Sequence[Step], calendar: WorkCalendar) -> list[Lag]:
    """Return the working days between the steps that have a day, each after the one before it."""
    dated = [(step, step.day) for step in steps if step.day is not None]
    return [
        Lag(before.name, step.name, start, end, calendar.between(start, end), step.norm)
        for (before, start), (step, end) in pairwise(dated)
    ]
