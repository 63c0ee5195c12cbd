"""Chỉ tiêu: a target with a unit of measure, and what was reached in each period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from office_app.domain.recurring import Every, period_of
from office_app.domain.vietnamese import number_vi

MEASURED = (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR, Every.TERM)
"""How often an indicator can be measured."""


class Counting(StrEnum):
    """How the values of periods make what was reached; the value is what the screen shows."""

    SUM = "cộng dồn các kỳ"
    LAST = "lấy số của kỳ gần nhất"


class Aim(StrEnum):
    """Which side of the target is good; the value is what the screen shows."""

    AT_LEAST = "đạt từ mức này trở lên"
    AT_MOST = "không vượt quá mức này"


class Standing(StrEnum):
    """How an indicator stands; the value is what the screen shows, beside a sign."""

    NO_VALUE = "chưa có số liệu"
    REACHED = "đạt"
    ON_WAY = "đang thực hiện"
    BEHIND = "chậm tiến độ"
    MISSED = "không đạt"


@dataclass(frozen=True)
class Reading:
    """What was reached in one period: ``period_on`` its first day; ``source`` the paper or count it is taken from."""

    indicator_id: int
    period_on: date
    value: Decimal
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Indicator:
    """One target. ``unit`` is the unit of measure («%», «buổi»), ``since`` to ``until`` the time it is set for.

    ``every``: how often a value is entered. ``owner``: who sees to it; ``source``: the directive that sets it.
    """

    title: str
    unit: str
    target: Decimal
    since: date
    until: date
    every: Every = Every.QUARTER
    counting: Counting = Counting.SUM
    aim: Aim = Aim.AT_LEAST
    owner: str = ""
    source: str = ""
    incoming_id: int | None = None
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with what was reached by a day; ``before`` is what had been reached one period earlier.

    ``readings`` are those counted, by period. ``share`` is reached / target as a percentage with two decimals, None
    where there is nothing to divide.
    """

    indicator: Indicator
    readings: Sequence[Reading]
    reached: Decimal | None
    before: Decimal | None
    share: Decimal | None
    standing: Standing

    @property
    def target_text(self) -> str:
        """Return «95 %», «không quá 5 đơn»."""
        limit = "không quá " if self.indicator.aim is Aim.AT_MOST else ""
        return f"{limit}{amount(self.indicator.target, self.indicator.unit)}"

    @property
    def reached_text(self) -> str:
        """Return «1.250 lượt»; a rate half-up with two decimals as all rates are, «98,10 %»; empty without a value."""
        return "" if self.reached is None else amount(self._printed(self.reached), self.indicator.unit)

    def _printed(self, value: Decimal) -> Decimal:
        rate = self.indicator.unit.startswith("%")
        return value.quantize(Decimal("0.01"), ROUND_HALF_UP) if rate else value

    @property
    def words(self) -> str:
        """Return «1.250/2.000 lượt, 62,50 %, chậm tiến độ»."""
        one = self.indicator
        if self.reached is None:
            return f"chỉ tiêu {self.target_text}, {self.standing.value}"
        parts = [f"{number_vi(self._printed(self.reached))}/{amount(one.target, one.unit)}"]
        if self.share is not None and one.aim is Aim.AT_LEAST:
            parts.append(f"{number_vi(self.share)} % chỉ tiêu")
        return ", ".join((*parts, self.standing.value))


def line_of(indicator: Indicator, readings: Sequence[Reading], on: date) -> IndicatorLine:
    """Return how an indicator stands on a day; values of later periods, or outside its time, are left out."""
    own = sorted(
        (
            one
            for one in readings
            if one.indicator_id == indicator.id
            and indicator.since <= one.period_on <= min(on, indicator.until)
        ),
        key=lambda one: one.period_on,
    )
    reached = _total(indicator, own)
    share = None
    if reached is not None and indicator.target:
        share = (reached * 100 / indicator.target).quantize(Decimal("0.01"), ROUND_HALF_UP)
    standing = _standing(indicator, reached, on)
    return IndicatorLine(indicator, own, reached, _total(indicator, own[:-1]), share, standing)


def _total(indicator: Indicator, own: Sequence[Reading]) -> Decimal | None:
    if not own:
        return None
    if indicator.counting is Counting.SUM:
        return sum((one.value for one in own), Decimal(0))
    return own[-1].value


def _standing(indicator: Indicator, reached: Decimal | None, on: date) -> Standing:
    over = on >= indicator.until
    if reached is None:
        return Standing.MISSED if on > indicator.until else Standing.NO_VALUE
    if indicator.aim is Aim.AT_MOST:
        if reached > indicator.target:
            return Standing.MISSED
        return Standing.REACHED if over else Standing.ON_WAY
    if reached >= indicator.target:
        return Standing.REACHED
    if over:
        return Standing.MISSED
    if indicator.counting is Counting.LAST:
        return Standing.ON_WAY
    return Standing.BEHIND if reached < _expected(indicator, on) else Standing.ON_WAY


def _expected(indicator: Indicator, on: date) -> Decimal:
    """Return what would be reached if it grew evenly, less a tenth of the target for the last period not in yet."""
    whole = (indicator.until - indicator.since).days + 1
    gone = max(0, (on - indicator.since).days + 1)
    return indicator.target * gone / whole - indicator.target / 10


def regrouped(
    indicator: Indicator, readings: Sequence[Reading], before: Every, today: date, term_start: date
) -> list[Reading]:
    """Return values that were entered for other periods in those of the indicator now; none is lost.

    One goes where its old period ends, as far as that has come. Several in one period are added up, or the last is
    taken, as the indicator counts; ``source`` says of which periods they are.
    """
    found: dict[date, list[tuple[str, Reading]]] = {}
    for one in sorted(readings, key=lambda reading: reading.period_on):
        old = period_of(before, one.period_on, term_start)
        last = max(one.period_on, min(old.last, indicator.until, today))
        begins = max(period_of(indicator.every, last, term_start).first, indicator.since)
        found.setdefault(begins, []).append((old.name, one))
    return [_merged(indicator, begins, own) for begins, own in found.items()]


def _merged(indicator: Indicator, begins: date, own: Sequence[tuple[str, Reading]]) -> Reading:
    """Return one value of values with the names of their periods."""
    total = _total(indicator, [one for _, one in own]) or Decimal(0)
    told = "; ".join(f"{name}: {number_vi(one.value)}" for name, one in own) if len(own) > 1 else own[0][0]
    sources = dict.fromkeys(one.source for _, one in own if one.source)
    notes = dict.fromkeys(one.note for _, one in own if one.note)
    source = ". ".join((f"số của {told}", *sources))
    return Reading(indicator.id or 0, begins, total, source, ". ".join(notes))


def amount(value: Decimal, unit: str) -> str:
    """Return «95 %», «2.000 lượt»."""
    return f"{number_vi(value)} {unit}".rstrip()


_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})*|\d{1,12})(?:,(\d{1,4}))?")


def read_amount(text: str) -> Decimal | None:
    """Read «1.250», «95,5»; None when it is no number from 0 up. «95.5» is none: a dot parts thousands."""
    match = _AMOUNT.fullmatch("".join(text.split()).removesuffix("%"))
    if match is None:
        return None
    return Decimal(f"{match[1].replace('.', '')}.{match[2] or '0'}").normalize() + 0
