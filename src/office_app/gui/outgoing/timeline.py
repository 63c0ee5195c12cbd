"""The days of a plan in order, as far as the draft and its directive name them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.incoming import IncomingDocument, ObligationKind
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.vietnamese import fold
from office_app.gui.look.tokens import State

_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


@dataclass(frozen=True)
class Milestone:
    """One day on the strip."""

    day: date
    words: str
    state: State


def milestones(draft: OutgoingDraft, directive: IncomingDocument | None, today: date) -> list[Milestone]:
    """Return ban hành, hội nghị chủ chốt, chi bộ xong, báo cáo, hạn cấp trên: those that have a date."""
    campaign = draft.campaign
    found: list[tuple[date | None, str, State]] = [
        (draft.dated or today, "ban hành", "late"),
        (key_staff_day(draft), "hội nghị chủ chốt", "late"),
        (campaign.due if campaign else None, "chi bộ xong", "late"),
        (own_report_day(draft), "tổng hợp, báo cáo", "planned"),
        (campaign.upper_due if campaign else None, "hạn cấp trên", "plain"),
        (upper_report_day(directive), "hạn báo cáo", "plain"),
    ]
    days = [Milestone(day, words, state) for day, words, state in found if day is not None]
    merged: dict[tuple[date, State], Milestone] = {}
    for stone in days:
        key = (stone.day, stone.state)
        before = merged.get(key)
        merged[key] = Milestone(stone.day, f"{before.words}, {stone.words}", stone.state) if before else stone
    return sorted(merged.values(), key=lambda stone: stone.day)


def key_staff_day(draft: OutgoingDraft) -> date | None:
    """Return the day of the conference of key staff as the text has it."""
    for section in draft.sections:
        for line in section.text.splitlines():
            if "chu chot" in fold(line) and (match := _DATE.search(line)) is not None:
                return _date(match)
    return None


def own_report_day(draft: OutgoingDraft) -> date | None:
    """Return the last due date of our own work when it lies behind the chi bộ's."""
    dues = [task.due for task in draft.tasks if task.due is not None]
    last = max(dues, default=None)
    study = draft.campaign.due if draft.campaign is not None else None
    return last if last is not None and last != study else None


def upper_report_day(directive: IncomingDocument | None) -> date | None:
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
