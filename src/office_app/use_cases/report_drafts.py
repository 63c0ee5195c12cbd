"""Drafts of reports among our papers: they are issued with the figures they tell, and never without."""

from office_app.domain.errors.reports import ReportDraftError
from office_app.domain.outgoing import OutgoingDraft
from office_app.use_cases.reports import CAMPAIGN_REPORT
from office_app.use_cases.reports_text import TEMPLATES

_COUNTED = {CAMPAIGN_REPORT, *TEMPLATES.values()}


def is_report(draft: OutgoingDraft) -> bool:
    """Tell whether a draft tells counted figures; those kept by earlier versions are known by their template."""
    return draft.report is not None or draft.template in _COUNTED


def refuse_report(draft: OutgoingDraft) -> None:
    """Raise ReportDraftError for a draft that ``report_issuing`` issues."""
    if is_report(draft):
        raise ReportDraftError
