"""The checker of drafts (F32): gathers what a draft is held against, then asks the rules of ``domain.plan_check``."""

from collections.abc import Sequence

from office_app.domain.errors.outgoing import FindingsLeftError
from office_app.domain.incoming import CitedDocument
from office_app.domain.outgoing import Finding, OutgoingDraft
from office_app.domain.plan_check import Against, check_draft
from office_app.domain.plan_check_bases import cited_symbols
from office_app.domain.settings import OfficeSettings
from office_app.domain.symbol import symbol_key
from office_app.domain.vietnamese import fold
from office_app.use_cases.plan_impact import superseding
from office_app.use_cases.plans import Planning, own_office
from office_app.use_cases.ports.transaction import Transaction


def check(draft: OutgoingDraft, *, settings: OfficeSettings, tools: Planning) -> Sequence[Finding]:
    """Return the findings of a draft, red ones first."""
    cited = [CitedDocument(symbol) for symbol in cited_symbols(draft)]
    with tools.open_transaction() as tx:
        directives = [tx.incoming.get(one) for one in draft.directive_ids]
        registered = tx.incoming.registered(cited)
        superseded = superseding(cited, tx) if cited else []
        own = [one.symbol for one, found in zip(cited, registered, strict=True) if found is None]
        known = _issued_by_us(own, tx)
    known |= {symbol_key(d.symbol) for d in directives}
    known |= {
        symbol_key(one.symbol) for one, found in zip(cited, registered, strict=True) if found is not None
    }
    against = Against(
        calendar=tools.calendar,
        today=tools.now().date(),
        directives=directives,
        known=frozenset(known),
        superseded=superseded,
        office=own_office(settings, ()),
        signers=frozenset(fold(one.full_name) for one in settings.signers if one.full_name),
    )
    return check_draft(draft, against)


def _issued_by_us(symbols: Sequence[str], tx: Transaction) -> set[str]:
    """Return the keys of those symbols that our own register of issued papers holds."""
    ids = [one for symbol in symbols for one in tx.outgoing.ids(words=symbol, issued=True)]
    issued = {symbol_key(line.symbol) for line in tx.outgoing.lines(ids)}
    return issued & {symbol_key(symbol) for symbol in symbols}


def refuse_findings(draft: OutgoingDraft, *, settings: OfficeSettings, tools: Planning) -> None:
    """Raise FindingsLeftError when red findings are neither mended nor overruled."""
    red = [one for one in check(draft, settings=settings, tools=tools) if one.must]
    if red:
        raise FindingsLeftError(count=len(red), first=red[0].text.rstrip("."))
