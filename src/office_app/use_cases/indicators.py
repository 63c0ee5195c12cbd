"""Chỉ tiêu: targets kept, values entered by period, and their lines for screens and reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.indicators import Indicator, IndicatorLine, Reading, line_of, regrouped
from office_app.domain.recurring import Every, Period, following, period_of
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction


def save_indicator(
    indicator: Indicator,
    readings: Sequence[Reading] | None = None,
    *,
    entered_for: Every | None = None,
    term_start: date,
    open_transaction: OpenTransaction,
    now: Clock,
) -> int:
    """Add (``id`` None) or change an indicator with its values, both or neither, and return its id.

    Args:
        readings: what was reached, in place of all that was there, a day standing for its period; None leaves it.
        entered_for: how often values came when these were entered, where that was otherwise than ``indicator`` says.

    Raises:
        IncompleteError: no words.
        WrongEntryError: a target or value below nought, an end before the beginning, a value of a period that lies
            outside the indicator's time.
    """
    indicator = replace(indicator, title=" ".join(indicator.title.split()), unit=indicator.unit.strip())
    if not indicator.title:
        raise IncompleteError(fields="tên chỉ tiêu")
    as_entered = replace(indicator, every=entered_for or indicator.every)
    if (fault := _fault(as_entered, readings or (), term_start)) is not None:
        raise WrongEntryError(fields=fault)
    if readings and entered_for not in (None, indicator.every):
        readings = regrouped(indicator, readings, entered_for, now().date(), term_start)
    with open_transaction() as tx:
        if indicator.id is None:
            indicator = replace(indicator, id=tx.indicators.add(indicator))
        else:
            tx.indicators.update(indicator)
        if readings is not None:
            _set_readings(indicator, readings, term_start, tx)
        tx.audit.record(now(), "indicator.saved", indicator.id, indicator.title[:80])
        tx.commit()
    return indicator.id or 0


def _fault(indicator: Indicator, readings: Sequence[Reading], term_start: date) -> str | None:
    if indicator.target < 0:
        return "mức chỉ tiêu phải từ 0 trở lên"
    if indicator.until < indicator.since:
        return "ngày cuối phải từ ngày đầu trở đi"
    first = period_of(indicator.every, indicator.since, term_start).first
    for one in readings:
        name = period_of(indicator.every, one.period_on, term_start).name
        if one.value < 0:
            return f"số của {name} phải từ 0 trở lên"
        if not first <= one.period_on <= indicator.until:
            return f"số của {name} nằm ngoài thời gian chỉ tiêu; phải xóa số đó, hoặc sửa ngày đầu, ngày cuối"
    return None


def _set_readings(
    indicator: Indicator, readings: Sequence[Reading], term_start: date, tx: Transaction
) -> None:
    for old in tx.indicators.readings(indicator.id):
        tx.indicators.remove_reading(old)
    for one in readings:
        begins = max(period_of(indicator.every, one.period_on, term_start).first, indicator.since)
        tx.indicators.set_reading(replace(one, indicator_id=indicator.id or 0, period_on=begins))


def remove_indicator(
    indicator_id: int, *, open_transaction: OpenTransaction, now: Clock
) -> tuple[Indicator, Sequence[Reading]]:
    """Take an indicator away and return it with its values, so that it can be brought back."""
    with open_transaction() as tx:
        readings = tx.indicators.readings(indicator_id)
        indicator = next(one for one in tx.indicators.all() if one.id == indicator_id)
        tx.indicators.remove(indicator_id)
        tx.audit.record(now(), "indicator.removed", indicator_id, indicator.title[:80])
        tx.commit()
    return indicator, readings


def periods_of(indicator: Indicator, today: date, term_start: date) -> Sequence[Period]:
    """Return the periods of an indicator that have begun; the first begins with the indicator itself."""
    found = []
    period = period_of(indicator.every, indicator.since, term_start)
    while period.first <= min(indicator.until, today):
        found.append(replace(period, first=max(period.first, indicator.since)))
        period = following(indicator.every, period, term_start)
    return found


def indicator_lines(
    on: date, since: date | None = None, *, open_transaction: OpenTransaction
) -> Sequence[IndicatorLine]:
    """Return how the indicators stand on a day, for reports: those whose time has part of ``since`` to ``on``.

    Args:
        on: last day of the report's period; values of periods that begin later are not counted.
        since: first day of the report's period; None for those in force on ``on`` alone.
    """
    with open_transaction() as tx:
        readings = tx.indicators.readings()
        return [
            line_of(one, readings, on)
            for one in tx.indicators.all()
            if one.since <= on and one.until >= (since or on)
        ]


def all_lines(today: date, *, open_transaction: OpenTransaction) -> Sequence[IndicatorLine]:
    """Return how all indicators stand, also those whose time is over or still to come."""
    with open_transaction() as tx:
        readings = tx.indicators.readings()
        return [line_of(one, readings, today) for one in tx.indicators.all()]
