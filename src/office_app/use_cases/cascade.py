"""The chain of one directive, read from the registers: its bases above, our papers, the study, the reports."""

from collections.abc import Iterator, Sequence
from datetime import date

from office_app.domain.cascade import NORM_DAYS, Cascade, CascadeLink, LinkKind, Step, Tier, lags, tier_of
from office_app.domain.incoming import (
    CitationRole,
    CitedDocument,
    IncomingDocument,
    IncomingState,
    ObligationKind,
)
from office_app.domain.outgoing import OutgoingDocument, OutgoingState
from office_app.domain.study import Campaign, SessionState, StudySession
from office_app.domain.superseding import Change
from office_app.domain.vietnamese import date_vi
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.plan_impact import superseding
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction

_UP = 4  # bases of bases: commune, district, province, centre
_NAMED = 5  # chi bộ that a gap calls by name


def cascade(
    incoming_id: int, *, today: date, calendar: WorkCalendar, open_transaction: OpenTransaction
) -> Cascade:
    """Return the chain of a directive as it stands ``today``. Raises NotFoundError."""
    with open_transaction() as tx:
        directive = tx.incoming.get(incoming_id)
        papers = [
            one for one in tx.outgoing.of_directives([incoming_id]) if one.state is not OutgoingState.VOIDED
        ]
        campaigns = [one for one in tx.study.campaigns() if incoming_id in one.incoming_ids]
        links = [
            *_above(directive, tx, _UP, {incoming_id}),
            _own_link(directive),
            *_later(directive, tx),
            *_our_papers(directive, papers),
            *(link for one in campaigns for link in _study(one, tx)),
            *_reports(directive, papers, campaigns, today, tx),
        ]
        held = [one for campaign in campaigns for one in _held(campaign, tx)]
    ordered = sorted(links, key=lambda link: link.tier)
    steps = _steps(directive, papers, held, links)
    return Cascade(incoming_id, directive.symbol or directive.doc_type, ordered, lags(steps, calendar))


def _above(document: IncomingDocument, tx: Transaction, levels: int, seen: set[int]) -> Iterator[CascadeLink]:
    """Yield what the document carries out, and what that carries out in its turn; the top first."""
    bases = [one for one in document.cited if one.role is CitationRole.BASIS]
    for cited, found in zip(bases, tx.incoming.registered(bases), strict=True):
        if found in seen:
            continue
        if found is None:
            yield _missing(cited)
            continue
        seen.add(found)
        upper = tx.incoming.get(found)
        if levels > 1:
            yield from _above(upper, tx, levels - 1, seen)
        yield _link_of(upper, LinkKind.CARRIES_OUT, "đã có")


def _missing(cited: CitedDocument) -> CascadeLink:
    named = " ".join(part for part in (cited.doc_type, cited.issuer and f"của {cited.issuer}") if part)
    return CascadeLink(
        tier_of(cited.issuer or "", cited.symbol),
        LinkKind.CARRIES_OUT,
        cited.symbol or "văn bản không số",
        cited.subject or named,
        cited.issued_on,
        gap="chưa có trong sổ văn bản đến",
    )


def _own_link(directive: IncomingDocument) -> CascadeLink:
    return _link_of(directive, LinkKind.SELF, directive.state.value)


def _link_of(document: IncomingDocument, kind: LinkKind, state: str) -> CascadeLink:
    return CascadeLink(
        tier_of(document.issuer, document.symbol),
        kind,
        document.symbol or document.doc_type,
        document.subject,
        document.issued_on,
        state,
        room="incoming",
        target=document.id,
    )


def _later(directive: IncomingDocument, tx: Transaction) -> Iterator[CascadeLink]:
    """Yield the later papers that replace or amend the directive."""
    if not directive.symbol:
        return
    for told in superseding([CitedDocument(directive.symbol, directive.issued_on)], tx):
        if told.by_id is None or told.by_id == directive.id:
            continue
        kind = LinkKind.REPLACES if told.change is Change.REPLACED else LinkKind.AMENDS
        yield _link_of(tx.incoming.get(told.by_id), kind, "đã có")


def _our_papers(directive: IncomingDocument, papers: Sequence[OutgoingDocument]) -> Iterator[CascadeLink]:
    for one in papers:
        if one.draft.type_code == "BC":
            continue
        issued = one.state is OutgoingState.ISSUED
        yield CascadeLink(
            Tier.COMMUNE,
            LinkKind.ANSWERS
            if one.draft.type_code == "CV" and one.draft.addressees
            else LinkKind.CARRIES_OUT,
            one.symbol or f"{one.draft.doc_type} (dự thảo)",
            one.draft.subject,
            one.issued_on,
            "đã ban hành" if issued else one.state.value,
            "" if issued else "chưa ban hành",
            "outgoing",
            one.id,
        )
    asked = any(o.ours and o.kind is not ObligationKind.DEADLINE for o in directive.obligations)
    done = directive.state is IncomingState.DONE  # the clerk says that nothing is left to issue
    if asked and not done and not any(one.draft.type_code != "BC" for one in papers):
        yield CascadeLink(
            Tier.COMMUNE,
            LinkKind.CARRIES_OUT,
            "Văn bản của Đảng ủy",
            gap="chưa có kế hoạch, văn bản thực hiện",
        )


def _study(campaign: Campaign, tx: Transaction) -> Iterator[CascadeLink]:
    units = tx.study.campaign_units(campaign.id or 0)
    held = {one.unit_id for one in _held(campaign, tx)}
    waiting = [unit.name for unit in units if unit.id not in held]
    days = [one.day for one in _held(campaign, tx)]
    named = ", ".join(waiting[:_NAMED]) + (
        f" và {len(waiting) - _NAMED} chi bộ nữa" if len(waiting) > _NAMED else ""
    )
    yield CascadeLink(
        Tier.CELLS,
        LinkKind.STUDIES,
        campaign.title,
        f"hạn {date_vi(campaign.due)}" if campaign.due else "",
        max(days, default=None),
        f"{len(units) - len(waiting)}/{len(units)} chi bộ đã học",
        f"chưa học: {named}" if waiting else "",
        "study",
        campaign.id,
    )


def _held(campaign: Campaign, tx: Transaction) -> Sequence[StudySession]:
    return [one for one in tx.study.sessions(campaign.id or 0) if one.state is SessionState.HELD]


def _reports(
    directive: IncomingDocument,
    papers: Sequence[OutgoingDocument],
    campaigns: Sequence[Campaign],
    today: date,
    tx: Transaction,
) -> Iterator[CascadeLink]:
    """Yield our reports on the directive; a gap where it asks for one and none was sent by its day."""
    found = {one.id: one for one in papers if one.draft.type_code == "BC"}
    for campaign in campaigns:
        for record in tx.reports.of_campaign(campaign.id or 0):
            found.setdefault(record.outgoing_id, tx.outgoing.get(record.outgoing_id))
    for one in found.values():
        issued = one.state is OutgoingState.ISSUED
        yield CascadeLink(
            Tier.REPORT,
            LinkKind.REPORTS,
            one.symbol or "Báo cáo (dự thảo)",
            one.draft.subject,
            one.issued_on,
            "đã gửi" if issued else one.state.value,
            "" if issued else "chưa gửi",
            "outgoing",
            one.id,
        )
    due = [o.due for o in directive.obligations if o.kind is ObligationKind.REPORT and o.ours]
    if due and not any(one.state is OutgoingState.ISSUED for one in found.values()):
        days = [day for day in due if day is not None]
        until = f", hạn {date_vi(min(days))}" if days else ""
        late = not days or min(days) < today
        yield CascadeLink(
            Tier.REPORT,
            LinkKind.REPORTS,
            "Báo cáo lên cấp trên",
            state="" if late else f"chưa đến hạn{until}",
            gap=f"chưa báo cáo{until}" if late else "",
        )


def _steps(
    directive: IncomingDocument,
    papers: Sequence[OutgoingDocument],
    held: Sequence[StudySession],
    links: Sequence[CascadeLink],
) -> list[Step]:
    issued = sorted(
        one.issued_on
        for one in papers
        if one.issued_on and one.state is OutgoingState.ISSUED and one.draft.type_code != "BC"
    )
    sent = sorted(one.day for one in links if one.tier is Tier.REPORT and one.day and not one.gap)
    days = sorted(one.day for one in held)
    over = not any(one.kind is LinkKind.STUDIES and one.gap for one in links)
    return [
        Step("cấp trên ban hành", directive.issued_on),
        Step("văn bản đến", directive.arrived_on),
        Step("Đảng ủy ban hành", issued[0] if issued else None, NORM_DAYS),
        Step("chi bộ đầu tiên học", days[0] if days else None),
        Step("chi bộ cuối cùng học", days[-1] if days and over else None),
        Step("gửi báo cáo", sent[0] if sent else None),
    ]
