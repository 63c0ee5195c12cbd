"""Numbers of the outgoing register: series, numbers set aside, numbers voided."""

from collections.abc import Sequence

from office_app.domain.errors import IncompleteError, NumberTakenError
from office_app.domain.numbering import KeptNumber, NumberSeries, NumberUse, first_number, number_series
from office_app.domain.outgoing import NUMBERED, OutgoingState, StateStep
from office_app.domain.settings import OfficeSettings
from office_app.use_cases.ports import Clock, OpenTransaction, Transaction


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
    """Set a number aside, the next one for None, and return it: no paper of this register takes it.

    Raises:
        IncompleteError: no reason given.
        NumberTakenError: a paper has it, or it is set aside already.
    """
    return _keep(
        type_code,
        number,
        NumberUse.RESERVED,
        reason,
        settings=settings,
        open_transaction=open_transaction,
        now=now,
    )


def void_number(
    type_code: str,
    number: int,
    reason: str,
    *,
    settings: OfficeSettings,
    open_transaction: OpenTransaction,
    now: Clock,
) -> None:
    """Void a number that no paper bears, such as one given by mistake outside the program.

    Raises:
        IncompleteError: no reason given.
        NumberTakenError: a paper has it (see ``void_paper``), or it is set aside.
    """
    _keep(
        type_code,
        number,
        NumberUse.VOIDED,
        reason,
        settings=settings,
        open_transaction=open_transaction,
        now=now,
    )


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


def _keep(
    type_code: str,
    number: int | None,
    use: NumberUse,
    reason: str,
    *,
    settings: OfficeSettings,
    open_transaction: OpenTransaction,
    now: Clock,
) -> int:
    reason = _given(reason)
    with open_transaction() as tx:
        if number is None:
            number = series_in(tx, type_code, settings).next_number
        if number < 1:
            raise IncompleteError(fields="số văn bản")
        if tx.outgoing.is_taken(type_code, settings.term, number):
            raise NumberTakenError(symbol=f"{number:02d}-{type_code}")
        tx.outgoing.keep_number(KeptNumber(type_code, settings.term, number, use, reason))
        tx.audit.record(now(), f"number.{use.name.lower()}", None, f"{number:02d}-{type_code}: {reason}")
        tx.commit()
    return number


def _given(reason: str) -> str:
    reason = " ".join(reason.split())
    if not reason:
        raise IncompleteError(fields="lý do")
    return reason
