"""Number series of the outgoing register: per type through a congress term, without reuse and without silent gaps.

Source: HD 36-HD/VPTW; Quy định 693-QĐ/VPTW. Papers of the secret book take numbers of the same series.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NumberUse(StrEnum):
    """What became of a number; the value is what the screen shows."""

    ISSUED = "đã phát hành"
    RESERVED = "dành riêng"
    VOIDED = "số hủy"
    UNEXPLAINED = "trống, chưa rõ lý do"


KEPT_REASONS = (
    "Dành cho sổ mật",
    "Dành cho văn bản giấy vào sổ riêng",
    "Cấp nhầm số",
    "Văn bản không phát hành",
)
"""Why a number is not in the register, offered first; the office may write another."""


@dataclass(frozen=True)
class KeptNumber:
    """A number that no paper takes any more, reserved or voided, with its reason."""

    type_code: str
    term: str
    number: int
    use: NumberUse
    reason: str


@dataclass(frozen=True)
class FirstNumber:
    """The first number of a series for an office that takes up the program in mid-term."""

    type_code: str
    term: str
    number: int


@dataclass(frozen=True)
class SeriesEntry:
    """One number of a series; ``outgoing_id`` leads to the paper, also to one whose number was voided."""

    number: int
    use: NumberUse
    symbol: str = ""
    subject: str = ""
    issued_on: date | None = None
    reason: str = ""
    outgoing_id: int | None = None


@dataclass(frozen=True)
class NumberSeries:
    """All numbers of one type in one term in order, from ``first`` to the highest used, and the one that comes next."""

    type_code: str
    term: str
    first: int
    entries: Sequence[SeriesEntry]
    next_number: int

    @property
    def gaps(self) -> Sequence[SeriesEntry]:
        """Numbers that no paper bears: reserved, voided, and those that nobody explained yet."""
        return [entry for entry in self.entries if entry.use is not NumberUse.ISSUED]


def first_number(type_code: str, term: str, firsts: Iterable[FirstNumber]) -> int:
    """Return the number the series starts with, 1 unless the office set another."""
    set_ones = (one.number for one in firsts if (one.type_code, one.term) == (type_code, term))
    return next(set_ones, 1)


def next_number(first: int, issued: Set[int], kept: Set[int]) -> int:
    """Return the number after the highest issued one, passing by those reserved and voided."""
    number = max([first, *(one + 1 for one in issued)])
    while number in kept:
        number += 1
    return number


def number_series(
    type_code: str, term: str, first: int, issued: Sequence[SeriesEntry], kept: Sequence[KeptNumber]
) -> NumberSeries:
    """Return the series with every number accounted for.

    Args:
        issued: the papers with a number, whatever became of them.
        kept: reserved and voided numbers; one that a paper bears voids that paper's number.
    """
    by_number = {entry.number: entry for entry in issued}
    for one in kept:
        paper = by_number.get(one.number, SeriesEntry(one.number, one.use))
        by_number[one.number] = SeriesEntry(
            one.number, one.use, paper.symbol, paper.subject, paper.issued_on, one.reason, paper.outgoing_id
        )
    taken = {entry.number for entry in issued}
    following = next_number(first, taken, {one.number for one in kept})
    # A number set aside far ahead leaves no gap: papers take the numbers before it yet.
    entries = [
        by_number.get(number, SeriesEntry(number, NumberUse.UNEXPLAINED))
        for number in sorted({*range(first, following), *by_number})
    ]
    return NumberSeries(type_code, term, first, tuple(entries), following)


@dataclass(frozen=True)
class Gap:
    """Numbers in a row that no paper bears and that share one explanation; ``first`` is ``last`` for a single one."""

    first: int
    last: int
    use: NumberUse
    reason: str = ""
    outgoing_id: int | None = None


def gap_groups(series: NumberSeries) -> Sequence[Gap]:
    """Return the gaps in order, those that nobody explained yet joined as far as they run on."""
    found: list[Gap] = []
    for entry in series.gaps:
        before = found[-1] if found else None
        open_one = entry.use is NumberUse.UNEXPLAINED
        if open_one and before is not None and before.use is entry.use and before.last == entry.number - 1:
            found[-1] = Gap(before.first, entry.number, entry.use)
        else:
            found.append(Gap(entry.number, entry.number, entry.use, entry.reason, entry.outgoing_id))
    return found


def gap_words(gap: Gap) -> str:
    """Return the line of the register for numbers without a paper: «Số 07: dành riêng, dành cho sổ mật»."""
    numbers = f"{gap.first:02d}" if gap.first == gap.last else f"{gap.first:02d} đến {gap.last:02d}"
    reason = gap.reason[:1].lower() + gap.reason[1:]
    return f"Số {numbers}: {', '.join(part for part in (gap.use.value, reason) if part)}"
