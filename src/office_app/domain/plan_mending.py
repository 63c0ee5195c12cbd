"""What the editor changes at a click: a finding mended, overruled, or a day of the plan moved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from office_app.domain.moved_days import moved
from office_app.domain.outgoing import (
    DraftAnnex,
    DraftSection,
    Finding,
    Mending,
    OutgoingDraft,
    Overruling,
    Place,
)
from office_app.domain.plan_check_places import with_texts
from office_app.domain.plan_check_spelling import with_one_placement
from office_app.domain.plan_clone import reviewed
from office_app.domain.plan_proposed_days import with_proposed_days
from office_app.domain.plan_timeline import BackPlan, DayKey
from office_app.domain.vietnamese import date_vi, nfc
from office_app.domain.working_days import WorkCalendar


def mended(draft: OutgoingDraft, finding: Finding) -> OutgoingDraft:
    """Return the draft with the finding's proposal carried out, unchanged when it has none."""
    change = finding.mending
    if change is None:
        return draft
    draft = with_texts(draft, nfc)  # as it was checked
    match change.place:
        case Place.SECTION | Place.HEADING:
            return replace(
                draft,
                sections=tuple(_mended_part(section, finding.section, change) for section in draft.sections),
                annexes=tuple(_mended_part(annex, finding.section, change) for annex in draft.annexes),
            )
        case Place.SUBJECT:
            return replace(draft, subject=draft.subject.replace(change.old, change.new, 1))
        case Place.RECIPIENTS:
            return replace(draft, recipients=_mended_names(draft.recipients, change))
        case Place.ADDRESSEES:
            return replace(draft, addressees=_mended_names(draft.addressees, change))
        case Place.AUTHORITY:
            return replace(draft, authority=change.new)
        case Place.SIGNER_TITLE:
            return replace(draft, signer_title=change.new)
        case Place.DUE:
            return with_day(draft, date.fromisoformat(change.old), date.fromisoformat(change.new))
        case Place.REVIEWED:
            return reviewed(draft, change.old)
        case Place.WHOLE:
            return with_one_placement(draft)
        case Place.DAYS:
            return with_proposed_days(draft)


Part = TypeVar("Part", DraftSection, DraftAnnex)


def _mended_part(part: Part, key: str | None, change: Mending) -> Part:
    """Return a section or annex with the change made, if it is the one meant and still as it was found."""
    if part.key != key:
        return part
    if change.place is Place.HEADING:
        return replace(part, heading=change.new) if part.heading == change.old else part
    return replace(part, text=part.text.replace(change.old, change.new, 1))


def _mended_names(names: Sequence[str], change: Mending) -> tuple[str, ...]:
    text = "\n".join(names)
    text = text.replace(change.old, change.new, 1) if change.old else f"{change.new}\n{text}"
    return tuple(text.split("\n"))


def overruled(draft: OutgoingDraft, finding: Finding, reason: str) -> OutgoingDraft:
    """Return the draft with the reason why the finding may stand; an empty reason takes it back."""
    kept = [one for one in draft.overruled if one.finding != finding.key]
    if reason.strip():
        kept.append(Overruling(finding.key, " ".join(reason.split())))
    return replace(draft, overruled=tuple(kept))


def with_moved_day(draft: OutgoingDraft, key: DayKey, day: date, calendar: WorkCalendar) -> OutgoingDraft:
    """Move a day of the plan and all that hangs on it: text, tasks, campaign. Raises ValueError: no such day."""
    before = draft.back_plan or BackPlan()
    after = moved(before, key, day, calendar)
    changes = {
        old.day: new.day for old, new in zip(before.days, after.days, strict=True) if old.day != new.day
    }
    changed = _with_days(draft, lambda one: changes.get(one, one))
    return replace(changed, back_plan=after)


def with_day(draft: OutgoingDraft, old: date, new: date) -> OutgoingDraft:
    """Return the draft with one day changed for another in text, tasks, campaign and among the plan's own days."""
    changed = _with_days(draft, lambda one: new if one == old else one)
    if draft.back_plan is None:
        return changed
    days = (
        replace(one, day=new, moved=True, rule="Do cơ quan chọn") if one.day == old and not one.upper else one
        for one in draft.back_plan.days
    )
    return replace(changed, back_plan=replace(draft.back_plan, days=tuple(days)))


def _with_days(draft: OutgoingDraft, change: Callable[[date], date]) -> OutgoingDraft:
    campaign = draft.campaign
    if campaign is not None and campaign.due is not None:
        campaign = replace(campaign, due=change(campaign.due))
    tasks = (replace(task, due=change(task.due)) if task.due else task for task in draft.tasks)
    sections = (replace(section, text=_changed(section.text, draft, change)) for section in draft.sections)
    annexes = (replace(annex, text=_changed(annex.text, draft, change)) for annex in draft.annexes)
    return replace(
        draft, campaign=campaign, tasks=tuple(tasks), sections=tuple(sections), annexes=tuple(annexes)
    )


def _changed(text: str, draft: OutgoingDraft, change: Callable[[date], date]) -> str:
    """Write the changed days into a text, all at once: a day that another one moves to is not moved again."""
    days = {task.due for task in draft.tasks if task.due}
    days |= {one.day for one in draft.back_plan.days if not one.upper} if draft.back_plan else set()
    if draft.campaign and draft.campaign.due:
        days.add(draft.campaign.due)
    written = {date_vi(day): date_vi(change(day)) for day in days}
    for place, old in enumerate(written):
        text = text.replace(old, f"\x00{place}\x01")
    for place, new in enumerate(written.values()):
        text = text.replace(f"\x00{place}\x01", new)
    return text
