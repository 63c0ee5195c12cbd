"""Numbers of the outgoing register: series, numbers set aside, numbers voided."""

from collections.abc import Sequence
from datetime import date

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.outgoing import (
    KeptNumberNeededError,
    NumberNotKeptError,
    NumberRefusedError,
    NumberTakenError,
    TermError,
    TermUnbegunError,
)
from office_app.domain.number_remarks import number_remarks, size_remarks
from office_app.domain.numbering import KeptNumber, NumberSeries, NumberUse, first_number, number_series
from office_app.domain.outgoing import NUMBERED, OutgoingDraft, OutgoingState, StateStep
from office_app.domain.settings import OfficeSettings
from office_app.domain.terms import term_years
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction


def series_in(
    tx: Transaction, type_code: str, settings: OfficeSettings, term: str | None = None
) -> NumberSeries:
    """Return a series as it stands within the transaction."""
    term = term or settings.term
    first = first_number(type_code, term, settings.first_numbers)
    return number_series(
        type_code,
        term,
        first,
        tx.outgoing.numbered(type_code, term),
        tx.outgoing.kept_numbers(type_code, term),
    )


def one_series(type_code: str, settings: OfficeSettings, open_transaction: OpenTransaction) -> NumberSeries:
    """Return the series of a type in the present term, empty where nothing has a number yet."""
    with open_transaction() as tx:
        return series_in(tx, type_code, settings)


def all_series(settings: OfficeSettings, open_transaction: OpenTransaction) -> Sequence[NumberSeries]:
    """Return every series that has a number, those of the present term first."""
    with open_transaction() as tx:
        names = sorted(tx.outgoing.series(), key=lambda name: (name[1] != settings.term, name[1], name[0]))
        return [series_in(tx, type_code, settings, term) for type_code, term in names]


def reserve_number(
    type_code: str,
    number: int | None,
    reason: str,
    *,
    settings: OfficeSettings,
    open_transaction: OpenTransaction,
    now: Clock,
) -> int:
    """Set a number aside, the next one for None, and return it: only a paper that asks for it takes it.

    Raises:
        IncompleteError: no reason given.
        NumberRefusedError: no number of a series can be so low or so high.
        NumberTakenError: a paper has it, or it is set aside already.
    """
    reason = _given(reason)
    with open_transaction() as tx:
        series = series_in(tx, type_code, settings)
        number = series.next_number if number is None else number
        _refuse_size(number, series)
        if tx.outgoing.is_taken(type_code, settings.term, number):
            raise NumberTakenError(symbol=f"{number:02d}-{type_code}")
        _keep(tx, KeptNumber(type_code, settings.term, number, NumberUse.RESERVED, reason), now)
        tx.commit()
    return number


def void_numbers(
    type_code: str,
    first: int,
    last: int,
    reason: str,
    *,
    settings: OfficeSettings,
    open_transaction: OpenTransaction,
    now: Clock,
) -> None:
    """Void numbers that no paper bears, from ``first`` to ``last``: kept ones, given by mistake, or left out.

    Raises:
        IncompleteError: no reason given.
        NumberRefusedError: no number of a series can be so low or so high.
        NumberTakenError: a paper has one of them (see ``void_paper``), or it is voided already; none is voided.
    """
    reason = _given(reason)
    with open_transaction() as tx:
        series = series_in(tx, type_code, settings)
        for end in (first, last):
            _refuse_size(end, series)
        known = {entry.number: entry for entry in series.entries}
        for number in range(first, last + 1):
            entry = known.get(number)
            if entry is not None and entry.use in (NumberUse.ISSUED, NumberUse.VOIDED):
                raise NumberTakenError(symbol=f"{number:02d}-{type_code}")
            _keep(tx, KeptNumber(type_code, settings.term, number, NumberUse.VOIDED, reason), now)
        tx.commit()


def release_number(
    type_code: str,
    number: int,
    reason: str,
    *,
    settings: OfficeSettings,
    open_transaction: OpenTransaction,
    now: Clock,
) -> None:
    """Give a number that was set aside back to its series, so that the next paper takes it again.

    Raises:
        IncompleteError: no reason given.
        NumberNotKeptError: it is not set aside.
        KeptNumberNeededError: a higher number is issued, so it would be a gap without a reason.
    """
    reason = _given(reason)
    with open_transaction() as tx:
        series = series_in(tx, type_code, settings)
        entry = next((one for one in series.entries if one.number == number), None)
        if entry is None or entry.use is not NumberUse.RESERVED:
            raise NumberNotKeptError(number=f"{number:02d}")
        if any(one.symbol and one.number > number for one in series.entries):
            raise KeptNumberNeededError(number=f"{number:02d}")
        tx.outgoing.release_number(type_code, settings.term, number)
        tx.audit.record(now(), "number.released", None, f"{number:02d}-{type_code}: {reason}")
        tx.commit()


def take_number(
    tx: Transaction,
    draft: OutgoingDraft,
    number: int,
    issued_on: date,
    *,
    use_kept: bool,
    settings: OfficeSettings,
    now: Clock,
) -> None:
    """Clear the way for a paper's number within its transaction: a kept one that is asked for is set free.

    Raises:
        NumberRefusedError: number or day cannot be, or the number is set aside or voided.
        NumberTakenError: a paper has it.
    """
    series = series_in(tx, draft.type_code, settings)
    refuse_number(series, number, issued_on, use_kept=use_kept, settings=settings, now=now)
    if not use_kept:
        return
    kept = next((one for one in series.gaps if one.number == number), None)
    if kept is None or kept.use is not NumberUse.RESERVED:
        raise NumberNotKeptError(number=f"{number:02d}")
    tx.outgoing.release_number(draft.type_code, settings.term, number)
    tx.audit.record(now(), "number.used", draft.id, f"{number:02d}-{draft.type_code}: {kept.reason}")


def refuse_number(
    series: NumberSeries,
    number: int,
    issued_on: date,
    *,
    use_kept: bool,
    settings: OfficeSettings,
    now: Clock,
) -> None:
    """Raise what forbids a number or a day; what the clerk may confirm passes. Raises as ``take_number``."""
    issued = {one.number: one.symbol for one in series.entries if one.use is NumberUse.ISSUED}
    if number in issued:
        raise NumberTakenError(symbol=issued[number])
    remarks = number_remarks(
        series,
        number,
        issued_on,
        today=now().date(),
        term_started_on=settings.term_started_on,
        use_kept=use_kept,
    )
    if forbidden := [one for one in remarks if one.must]:
        raise NumberRefusedError(reason=forbidden[0].text.rstrip("."))


def refuse_term(settings: OfficeSettings, tx: Transaction, today: date) -> None:
    """Refuse a term that is none, and one without numbers yet that begins before the last number of the old one.

    Numbers begin anew with the term: a slip of the keys there would give away numbers that papers have already.

    Raises:
        TermError, TermUnbegunError: nothing is written.
    """
    before = tx.settings.load()
    if before is not None and before.term == settings.term:
        return
    if term_years(settings.term) is None:
        raise TermError(term=settings.term)
    series = tx.outgoing.series()
    old = [type_code for type_code, term in series if before is not None and term == before.term]
    if before is None or not old or any(term == settings.term for _, term in series):
        return
    papers = [paper for type_code in old for paper in tx.outgoing.numbered(type_code, before.term)]
    days = [paper.issued_on for paper in papers if paper.issued_on is not None]
    last = max(days, default=today)  # numbers that are only kept have no day
    if settings.term_started_on <= last:
        raise TermUnbegunError(before=before.term, term=settings.term, last=date_screen(last))


def void_paper(
    outgoing_id: int, reason: str, *, who: str = "", open_transaction: OpenTransaction, now: Clock
) -> None:
    """Void the number of an issued paper; the paper and its files stay, the number never comes back.

    Raises:
        IncompleteError: no reason given, or the paper has no number.
    """
    reason = _given(reason)
    with open_transaction() as tx:
        paper = tx.outgoing.get(outgoing_id)
        if paper.state not in NUMBERED or paper.number is None or paper.term is None:
            raise IncompleteError(fields="số văn bản")
        kept = KeptNumber(paper.draft.type_code, paper.term, paper.number, NumberUse.VOIDED, reason)
        tx.outgoing.keep_number(kept)
        tx.outgoing.set_state(outgoing_id, StateStep(now(), OutgoingState.VOIDED, who, reason))
        tx.audit.record(now(), "outgoing.voided", outgoing_id, f"{paper.symbol}: {reason}")
        tx.commit()


def _keep(tx: Transaction, kept: KeptNumber, now: Clock) -> None:
    tx.outgoing.keep_number(kept)
    words = f"{kept.number:02d}-{kept.type_code}: {kept.reason}"
    tx.audit.record(now(), f"number.{kept.use.name.lower()}", None, words)


def _refuse_size(number: int, series: NumberSeries) -> None:
    if forbidden := [one for one in size_remarks(number, series.next_number) if one.must]:
        raise NumberRefusedError(reason=forbidden[0].text.rstrip("."))


def _given(reason: str) -> str:
    reason = " ".join(reason.split())
    if not reason:
        raise IncompleteError(fields="lý do")
    return reason
