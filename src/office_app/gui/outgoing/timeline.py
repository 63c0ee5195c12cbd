"""The days of a plan on a line: those it was made with, or for older drafts those its text and tasks name."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from office_app.domain.incoming import IncomingDocument, ObligationKind
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.plan_timeline import OWN_DAYS, BackPlan, DayKey
from office_app.domain.vietnamese import fold

_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_SHORT = {
    DayKey.PLAN: "ban hành",
    DayKey.MATERIALS: "gửi tài liệu",
    DayKey.KEY_STAFF: "cán bộ chủ chốt",
    DayKey.FIRST_SESSION: "bắt đầu học",
    DayKey.LAST_SESSION: "chi bộ xong",
    DayKey.MAKE_UP: "học bù xong",
    DayKey.OWN_REPORT: "gửi báo cáo",
    DayKey.UPPER_STUDY: "hạn cấp trên",
    DayKey.UPPER_REPORT: "hạn báo cáo",
}


@dataclass(frozen=True)
class Milestone:
    """One day on the line; ``key`` where the office may move it, ``upper`` for a day set from above.

    ``late``: it does not come before the upper level's day.
    """

    day: date
    words: str
    upper: bool = False
    key: DayKey | None = None
    rule: str = ""
    late: bool = False


def milestones(
    draft: OutgoingDraft, directive: IncomingDocument | None, today: date, late: Set[DayKey] = frozenset()
) -> list[Milestone]:
    """Return the days of the draft in order; ``late``: days that come too late for the upper level."""
    if draft.back_plan is not None and draft.back_plan.days:
        return plan_milestones(draft.back_plan, late)
    campaign = draft.campaign
    found = [
        (draft.dated or today, "ban hành", False),
        (_key_staff_day(draft), "cán bộ chủ chốt", False),
        (campaign.due if campaign else None, "chi bộ xong", False),
        (_own_report_day(draft), "gửi báo cáo", False),
        (campaign.upper_due if campaign else None, "hạn cấp trên", True),
        (_upper_report_day(directive), "hạn báo cáo", True),
    ]
    stones = [Milestone(day, words, upper) for day, words, upper in found if day is not None]
    return sorted(stones, key=lambda stone: stone.day)


def plan_milestones(plan: BackPlan, late: Set[DayKey] = frozenset()) -> list[Milestone]:
    """Return the days of a plan in order; the office's own can be moved."""
    stones = [
        Milestone(
            one.day,
            _SHORT[one.key],
            one.upper,
            one.key if one.key in OWN_DAYS else None,
            one.rule,
            one.key in late,
        )
        for one in plan.days
    ]
    return sorted(stones, key=lambda stone: stone.day)


def _key_staff_day(draft: OutgoingDraft) -> date | None:
    for section in draft.sections:
        for line in section.text.splitlines():
            if "chu chot" in fold(line) and (match := _DATE.search(line)) is not None:
                return _date(match)
    return None


def _own_report_day(draft: OutgoingDraft) -> date | None:
    """Return the last due date of our own work when it lies behind the chi bộ's."""
    last = max((task.due for task in draft.tasks if task.due is not None), default=None)
    study = draft.campaign.due if draft.campaign is not None else None
    return last if last is not None and last != study else None


def _upper_report_day(directive: IncomingDocument | None) -> date | None:
    duties: Sequence[date] = [
        o.due
        for o in (directive.obligations if directive is not None else ())
        if o.kind is ObligationKind.REPORT and o.ours and o.due is not None
    ]
    return min(duties, default=None)


def _date(match: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
