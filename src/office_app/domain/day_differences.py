"""Where text and due dates of a plan say another day than its line of days, and how to bring them in step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.plan_clone import in_citation
from office_app.domain.plan_timeline import DAY_LABELS, OWN_DAYS, BackPlan, DayKey
from office_app.domain.vietnamese import date_vi, fold
from office_app.domain.written_days import written_days

_WORDS = {
    DayKey.MATERIALS: ("gui tai lieu", "cap phat tai lieu", "tai lieu"),
    DayKey.KEY_STAFF: ("chu chot",),
    DayKey.FIRST_SESSION: ("bat dau hoc", "tu ngay"),
    DayKey.LAST_SESSION: ("hoc xong", "chi bo", "hoan thanh viec hoc", "hoan thanh"),
    DayKey.MAKE_UP: ("hoc bu",),
    DayKey.OWN_REPORT: ("bao cao",),
}
"""Words of a line that tell which of the plan's days its day is."""
_NEAR = 60  # days: one that lies further off is another matter


@dataclass(frozen=True)
class DayDifference:
    """A day of the plan, and the other one that ``where`` says."""

    key: DayKey
    planned: date
    said: date
    where: str

    @property
    def text(self) -> str:
        """The difference in Vietnamese."""
        return (
            f"{self.where} ghi {date_vi(self.said)}, mốc «{DAY_LABELS[self.key]}» trên dòng thời gian là "
            f"{date_vi(self.planned)}."
        )


def day_differences(draft: OutgoingDraft) -> Sequence[DayDifference]:
    """Return where campaign and text differ from the plan's days, each day of the plan once.

    A day of the plan that its text named and names no more is told by another day in a line with its words.
    """
    plan = draft.back_plan
    if plan is None:
        return ()
    found = [*_campaign(draft, plan), *_text(draft, plan)]
    return tuple({one.key: one for one in reversed(found)}.values())


def in_step(draft: OutgoingDraft, difference: DayDifference) -> OutgoingDraft:
    """Return the draft with the plan's day as the difference says it; text, tasks and campaign say the same."""
    if draft.back_plan is None:
        return draft
    old, new = difference.planned, difference.said
    sections = (replace(one, text=one.text.replace(date_vi(old), date_vi(new))) for one in draft.sections)
    annexes = (replace(one, text=one.text.replace(date_vi(old), date_vi(new))) for one in draft.annexes)
    tasks = (replace(task, due=new) if task.due == old else task for task in draft.tasks)
    campaign = draft.campaign
    if campaign is not None and campaign.due == old:
        campaign = replace(campaign, due=new)
    return replace(
        draft,
        back_plan=_aligned(draft.back_plan, difference.key, new),
        sections=tuple(sections),
        annexes=tuple(annexes),
        tasks=tuple(tasks),
        campaign=campaign,
    )


def _aligned(plan: BackPlan, key: DayKey, day: date) -> BackPlan:
    """Return the plan with one of its own days set as text or due date say; the others stay where they are."""
    days = (
        replace(one, day=day, moved=True, rule="Theo ngày ghi trong kế hoạch") if one.key is key else one
        for one in plan.days
    )
    return BackPlan(tuple(days), plan.problems)


def _campaign(draft: OutgoingDraft, plan: BackPlan) -> Iterator[DayDifference]:
    due, last = draft.campaign.due if draft.campaign else None, plan.study_due
    if due is not None and last is not None and due != last:
        yield DayDifference(DayKey.LAST_SESSION, last, due, "Hạn của chi bộ trong đợt học tập")


def _text(draft: OutgoingDraft, plan: BackPlan) -> Iterator[DayDifference]:
    lines = [line for part in draft.parts for line in part.text.splitlines()]
    start = plan.day(DayKey.PLAN) or min((one.day for one in plan.days), default=date.min)
    said = [(day, line) for line in lines for day in _days_of(line, start)]
    known = {one.day for one in plan.days} | {task.due for task in draft.tasks if task.due}
    missing = [one for one in plan.days if one.key in _WORDS and one.day not in {day for day, _ in said}]
    strange = [(day, fold(line)) for day, line in said if day not in known and day >= start]
    for one in sorted(missing, key=lambda one: OWN_DAYS.index(one.key)):
        near = [pair for pair in strange if abs((pair[0] - one.day).days) <= _NEAR]
        told = next((pair for words in _WORDS[one.key] for pair in near if words in pair[1]), None)
        if told is not None:
            strange.remove(told)
            yield DayDifference(one.key, one.day, told[0], "Nội dung")


def _days_of(line: str, near: date) -> Iterator[date]:
    for one in written_days(line, near):
        if one.day is not None and one.year_said and not in_citation(line, one.start):
            yield one.day
