"""The checker of drafts (N14, F32): what must be mended or overruled before issuing, and what only should be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.day_problems import plan_day_findings
from office_app.domain.incoming import IncomingDocument
from office_app.domain.outgoing import Finding, OutgoingDraft
from office_app.domain.plan_check_bases import base_findings
from office_app.domain.plan_check_dates import day_findings
from office_app.domain.plan_check_duties import duty_findings, origin_findings
from office_app.domain.plan_check_places import place_name, places_vi, with_texts
from office_app.domain.plan_check_sending import sending_findings
from office_app.domain.plan_check_signing import signing_findings, symbol_findings
from office_app.domain.plan_check_text import text_findings
from office_app.domain.plan_clone import review_findings
from office_app.domain.plan_doers import NO_OFFICE, OwnOffice
from office_app.domain.plans import other_days
from office_app.domain.superseding import Superseded
from office_app.domain.vietnamese import date_vi, nfc
from office_app.domain.working_days import WorkCalendar


@dataclass(frozen=True)
class Against:
    """What a draft is held against. ``known``: keys of the symbols in the registers; ``today`` is the day of issue
    of a draft without a date; ``signers``: names of those who may sign; ``office``: who we are."""

    calendar: WorkCalendar
    today: date
    directives: Sequence[IncomingDocument] = ()
    known: frozenset[str] = frozenset()
    superseded: Sequence[Superseded] = ()
    signers: frozenset[str] = frozenset()
    office: OwnOffice = NO_OFFICE


def check_draft(draft: OutgoingDraft, against: Against) -> list[Finding]:
    """Return the findings, red ones first; a red one that was overruled comes yellow, with its reason."""
    draft = with_texts(draft, nfc)  # text pasted from elsewhere may come in pieces of letters
    if not draft.layout.letterhead:  # a sheet takes no number; what is left open is written in by hand
        return [found for found in text_findings(draft) if not found.must]
    issued_on, directives = draft.dated or against.today, against.directives
    found = [
        *_fields(draft),
        *symbol_findings(draft),
        *signing_findings(draft, against.signers),
        *sending_findings(draft, directives, issued_on),
        *base_findings(draft, against.known, against.superseded, issued_on=issued_on, directives=directives),
        *day_findings(draft, against.calendar, issued_on, directives),
        *plan_day_findings(draft, against.calendar),
        *_days_left_out(draft, directives),
        *duty_findings(draft, directives),
        *origin_findings(directives, against.office),
        *text_findings(draft),
        *review_findings(draft),
    ]
    reasons = {one.finding: one.reason for one in draft.overruled}
    once = _grouped(dict.fromkeys(found))
    told = [
        replace(one, must=False, overruled=reasons[one.key]) if one.key in reasons else one for one in once
    ]
    return sorted(told, key=lambda one: not one.must)


def _grouped(found: Iterable[Finding]) -> list[Finding]:
    """Tell once what is said of the same cited paper in several places; its mending mends the first of them."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in found:
        same_paper = one.code.startswith("can_cu.") and one.section is not None
        groups[one.code, one.text if same_paper else one.key].append(one)
    return [_told_once(group) for group in groups.values()]


def _told_once(group: Sequence[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    places = places_vi(place_name(one.section or "") for one in group)
    return replace(group[0], text=f"{group[0].text.rstrip('.')} ({places}).")


def _fields(draft: OutgoingDraft) -> Iterator[Finding]:
    for code, name, value, section in (
        ("trich_yeu.trong", "trích yếu", draft.subject, None),
        ("nguoi_ky.trong", "người ký", draft.signer, None),
        ("noi_nhan.trong", "nơi nhận", "".join(draft.recipients), "recipients"),
    ):
        if not value.strip():
            yield Finding(True, f"Chưa có {name}.", section, code)


def _days_left_out(draft: OutgoingDraft, directives: Sequence[IncomingDocument]) -> Iterator[Finding]:
    """Yield deadlines of our level that nothing in the plan comes before."""
    if draft.back_plan is None:
        return
    dues = [task.due for task in draft.tasks if task.due]
    for directive, asked in other_days(directives, draft.back_plan):
        if asked.due and not any(due <= asked.due for due in dues):
            words = " ".join(asked.text.split())[:60]
            text = (
                f"{directive.symbol or 'Văn bản'} nêu thời hạn {date_vi(asked.due)} («{words}») mà kế hoạch "
                "chưa có việc nào xong trước ngày đó."
            )
            yield Finding(False, text, None, "thoi_han.chua_co")
