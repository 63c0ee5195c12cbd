"""What the records show of a task (F40): a paper issued, chi bộ that have studied, return forms that came back.

Evidence is proposed with its reason; a clerk confirms it. Nothing is counted from somebody's guess of a percentage.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from office_app.domain.tasks import Task, TaskKind, TaskState
from office_app.domain.vietnamese import date_screen, fold, fold_tone, number_vi

_REPORT = "BC"
_PLANS = ("KH", "CTr", "HD", "CV", "CT", "NQ", "QĐ", "TB")
_ALIKE = 0.75  # of what a duty's title speaks of that the subject of its report has
_GENERIC = re.compile(
    r"\b(?:báo cáo|kết quả|tình hình|triển khai|tổ chức|chỉ đạo|lãnh đạo|thực hiện|tổng hợp|sơ kết|tổng kết|ban hành|"
    r"hoạt động|nội dung|nhiệm vụ|công tác|cán bộ|đảng viên|nhân dân|trên địa bàn|định kỳ|đảng ủy|đảng bộ|chi bộ|"
    r"(?:ngày|tuần|tháng|quý|năm|kỳ|hằng|hàng|đầu|cuối|giữa|các|những|và|với|của|về|trong|tại|từ|đến|cho|theo|việc|"
    r"xã|phường|năm|i{1,3}|iv|\d+)(?=\W|$))"
)
"""What the subjects of nearly all reports have: it tells no report from another."""
# What follows says to whom and by when a report goes, not what it is about.
_ADDRESS = re.compile(
    r"\b(?:gửi|về|trình|nộp|qua|cho) (?=(?:ban|thường trực|văn phòng|tỉnh ủy|đảng ủy|huyện ủy|ủy ban|cấp)\b).*"
    r"|\b(?:trước|chậm nhất|đến hết|hằng|hàng|định kỳ)\b.*"
)


@dataclass(frozen=True)
class IssuedFact:
    """An issued paper of ours and the directives that it answers."""

    id: int
    type_code: str
    doc_type: str
    symbol: str
    issued_on: date
    subject: str
    directive_ids: Sequence[int] = ()


@dataclass(frozen=True)
class CampaignFact:
    """A study campaign: by unit the day it studied or None, and whether its return form is in."""

    id: int
    title: str
    incoming_ids: Sequence[int]
    outgoing_id: int | None
    studied: Mapping[int, date | None]
    returned: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Records:
    """What evidence is looked for in."""

    papers: Sequence[IssuedFact] = ()
    campaigns: Sequence[CampaignFact] = ()


@dataclass(frozen=True)
class Evidence:
    """What the records show: in words, the state it speaks for, and where it can be looked up."""

    words: str
    state: TaskState
    on: date | None = None
    outgoing_id: int | None = None
    campaign_id: int | None = None

    @property
    def settles(self) -> bool:
        return self.state is TaskState.DONE


def evidence_of(task: Task, records: Records, period_name: str = "") -> Evidence | None:
    """Return what the records show of a task that is still open; None when they show nothing.

    ``period_name``: of the period that a recurring task is about, «tháng 11 năm 2026».
    """
    match task.kind:
        case TaskKind.PLAN:
            return _issued(task, records.papers, _PLANS)
        case TaskKind.REPORT:
            if task.duty_id is not None:
                return _periodic(task, records.papers, period_name)
            return _returned(task, records.campaigns) or _issued(task, records.papers, (_REPORT,))
        case TaskKind.STUDY:
            return _studied(task, records.campaigns)
    return None


def _issued(task: Task, papers: Sequence[IssuedFact], codes: Sequence[str]) -> Evidence | None:
    if task.incoming_id is None:
        return None
    answers = [
        one
        for one in papers
        if one.type_code in codes and one.id != task.outgoing_id and task.incoming_id in one.directive_ids
    ]
    return _paper(max(answers, key=lambda one: (one.issued_on, one.id))) if answers else None


def _periodic(task: Task, papers: Sequence[IssuedFact], period_name: str) -> Evidence | None:
    """Return the report of the period that is about what the duty is about; None where the duty names nothing.

    «Báo cáo kết quả tháng 11» is any report of that month: nothing is proposed rather than a wrong one.
    """
    name, wanted = _words(period_name), _about(task.title.removesuffix(f"({period_name})"))
    found: list[tuple[float, date, int, IssuedFact]] = []
    for one in papers:
        if one.type_code != _REPORT or task.period_on is None or one.issued_on < task.period_on:
            continue
        if _runs_in(name, _words(one.subject)) and (alike := _alike(wanted, _about(one.subject))) >= _ALIKE:
            found.append((alike, one.issued_on, one.id, one))
    return _paper(max(found)[-1]) if found else None


def _about(text: str) -> list[str]:
    """Return the syllables of a title or subject that say what it is about, in their order."""
    plain = " ".join(fold_tone(text).lower().split())
    return re.findall(r"\w+", _GENERIC.sub(" ", _ADDRESS.sub("", plain)))


def _alike(wanted: Sequence[str], subject: Sequence[str]) -> float:
    """Return the share of what is wanted that a subject has; 0 unless two syllables follow each other in both."""
    pairs = set(pairwise(wanted)) & set(pairwise(subject))
    return sum(word in subject for word in wanted) / len(wanted) if pairs else 0.0


def _paper(one: IssuedFact) -> Evidence:
    words = f"Đã ban hành {one.doc_type} số {one.symbol} ngày {date_screen(one.issued_on)}"
    return Evidence(words, TaskState.DONE, one.issued_on, outgoing_id=one.id)


def _campaign(task: Task, campaigns: Sequence[CampaignFact]) -> CampaignFact | None:
    of_plan = [
        one for one in campaigns if one.outgoing_id is not None and one.outgoing_id == task.outgoing_id
    ]
    of_directive = [one for one in campaigns if task.incoming_id in one.incoming_ids]
    return next(iter([*of_plan, *of_directive]), None)


def _studied(task: Task, campaigns: Sequence[CampaignFact]) -> Evidence | None:
    campaign = _campaign(task, campaigns)
    if campaign is None or not campaign.studied:
        return None
    if task.unit_id is not None and task.unit_id in campaign.studied:
        day = campaign.studied[task.unit_id]
        if day is None:
            return None
        words = f"{task.unit} đã học ngày {date_screen(day)}"
        return Evidence(words, TaskState.DONE, day, campaign_id=campaign.id)
    days = [day for day in campaign.studied.values() if day is not None]
    return _counted(len(days), len(campaign.studied), "chi bộ đã học", max(days, default=None), campaign.id)


def _returned(task: Task, campaigns: Sequence[CampaignFact]) -> Evidence | None:
    """Return what a chi bộ's own report shows; the report of the committee is a paper."""
    campaign = _campaign(task, campaigns)
    if campaign is None or task.unit_id is None or not campaign.returned.get(task.unit_id):
        return None
    return Evidence("Đã nộp phiếu báo kết quả", TaskState.DONE, campaign_id=campaign.id)


def _counted(done: int, total: int, what: str, last: date | None, campaign_id: int) -> Evidence | None:
    if not done:
        return None
    state = TaskState.DONE if done == total else TaskState.DOING
    words = f"{number_vi(done)}/{number_vi(total)} {what}"
    return Evidence(words, state, last if done == total else None, campaign_id=campaign_id)


def _words(text: str) -> list[str]:
    return [word for word in "".join(ch if ch.isalnum() else " " for ch in fold(text)).split() if word]


def _runs_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    plain = [word.lstrip("0") or "0" for word in whole]
    return any(list(part) == plain[at : at + len(part)] for at in range(len(plain) - len(part) + 1))
