"""The checker of drafts (F32): gathers what a draft is held against, then asks the rules of ``domain.plan_check``."""

from collections.abc import Sequence

from office_app.domain.outgoing import Finding, OutgoingDraft
from office_app.domain.settings import OfficeSettings
from office_app.use_cases.plans import Planning, check_draft


def check(draft: OutgoingDraft, *, settings: OfficeSettings, tools: Planning) -> Sequence[Finding]:
    """Return the findings of a draft, red ones first."""
    with tools.open_transaction() as tx:
        directives = [tx.incoming.get(one) for one in draft.directive_ids]
    return check_draft(draft, directives, tools.calendar, tools.now().date())
