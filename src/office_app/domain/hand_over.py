"""Bàn giao: what one clerk hands to the next (F97)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Party:
    """Who takes part, with their post; both empty leave lines for the pen."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True)
class Parties:
    """Who hands over, who takes over, and who is there to see it."""

    giver: Party = Party()
    taker: Party = Party()
    witness: Party = Party()


@dataclass(frozen=True)
class StatePart:
    """One part of the state of work: lines of (what, how it stands), what presses most first."""

    title: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Holdings:
    """How much the records hold, for the minutes: documents, papers, members and the like with their counts."""

    incoming: int
    issued: int
    drafts: int
    units: int
    members: int
    campaigns: int
    open_tasks: int


@dataclass(frozen=True)
class WorkState:
    """What is in hand on the day of the hand-over. ``numbers`` and ``reserved`` are of the registers, in words."""

    parts: Sequence[StatePart]
    numbers: str
    reserved: str
    holdings: Holdings


@dataclass(frozen=True)
class BackupSeal:
    """The backup in the pack: its name, how large it is, and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class HandOverPack:
    """What was written: the folder, and one Vietnamese line per original that was damaged before."""

    folder: Path
    faults: Sequence[str]
