"""Gathers per chi bộ what the records hold on the criteria of the evaluation, for a quarter or a year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
from office_app.domain.evaluation import Criterion, EvaluationPack, Evidence, Measure, UnitEvidence
from office_app.domain.organisation import Unit, UnitKind, unit_key
from office_app.domain.outgoing import OutgoingState
from office_app.domain.report_periods import Period
from office_app.domain.returns import BoardLine, FormState
from office_app.domain.study import Campaign, SessionFigures, SessionState, UnitResult
from office_app.domain.tasks import Task, TaskState
from office_app.domain.vietnamese import date_vi, number_vi, percent_vi
from office_app.use_cases.chasing import LETTER
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.returns import board_lines
from office_app.use_cases.study_heads import campaign_lines

_KINDS = {
    Measure.INSPECTED: (ActivityKind.INSPECTION,),
    Measure.COMMENDED: (ActivityKind.COMMENDATION,),
    Measure.OUTREACH: (ActivityKind.OUTREACH,),
    Measure.DIFFICULTIES: (ActivityKind.DIFFICULTY, ActivityKind.PROPOSAL),
}
_RETURNED = (FormState.RETURNED, FormState.WAITING)


@dataclass(frozen=True)
class _Studied:
    """What one chi bộ did in one campaign."""

    campaign: Campaign
    line: UnitResult
    form: BoardLine | None

    @property
    def held_on(self) -> date | None:
        session = self.line.session
        return session.day if session is not None and session.state is SessionState.HELD else None

    def counts(self, today: date) -> bool:
        """Tell whether the campaign says something yet: it is held, or its last day has passed."""
        return self.held_on is not None or self.campaign.due is None or self.campaign.due < today

    @property
    def on_time(self) -> bool:
        due = self.campaign.due
        return self.held_on is not None and (due is None or self.held_on <= due)

    @property
    def row(self) -> str:
        name = self.campaign.symbol or self.campaign.title
        if self.held_on is None:
            return f"{name}: chưa học"
        late = "" if self.on_time else f", sau hạn {date_vi(self.campaign.due)}" if self.campaign.due else ""
        figures = self.line.figures
        return f"{name}: học ngày {date_vi(self.held_on)}{late}, tham gia {figures.present}/{figures.called}"


def evaluation_pack(
    period: Period, criteria: Sequence[Criterion], *, open_transaction: OpenTransaction, today: date
) -> EvaluationPack:
    """Return the evidence of every chi bộ that was there at the end of the period, or is there today."""
    until = min(period.until, today)
    with open_transaction() as tx:
        units = [
            line.unit
            for line in tx.organisation.units(max(period.since, until))
            if line.unit.kind is UnitKind.CHI_BO
        ]
        studied = _studied(period, tx, today)
        letters = dict(_letters(period, tx))
        tasks = [one for one in tx.tasks.all() if _counts(one, period, today)]
        activities = tx.activities.find(ActivityFilter(since=period.since, until=period.until))
    return EvaluationPack(
        period,
        criteria,
        [
            UnitEvidence(
                unit.id or 0,
                unit.name,
                {
                    **_study_evidence(studied.get(unit.id or 0, ()), today),
                    Measure.CHASED: _counted(letters.get(unit_key(unit.name), ())),
                    Measure.TASKS: _task_evidence([one for one in tasks if _is_of(one, unit)]),
                    **_activity_evidence([one for one in activities if one.unit_id == unit.id]),
                },
            )
            for unit in units
        ],
    )


def _studied(period: Period, tx: Transaction, today: date) -> Mapping[int, list[_Studied]]:
    """Return by chi bộ the campaigns whose last day lies in the period, or that began in it and have none."""
    found: dict[int, list[_Studied]] = {}
    for campaign in sorted(tx.study.campaigns(), key=lambda one: one.due or one.starts_on or date.max):
        day = campaign.due or campaign.starts_on
        if day is None or not period.since <= day <= period.until:
            continue
        forms = {line.unit_id: line for line in board_lines(campaign, tx, today)}
        for line in campaign_lines(campaign.id or 0, tx):
            found.setdefault(line.unit_id, []).append(_Studied(campaign, line, forms.get(line.unit_id)))
    return found


def _study_evidence(studied: Sequence[_Studied], today: date) -> dict[Measure, Evidence]:
    """Return the figures on study; rates are quotients of sums over the campaigns.

    A campaign still in time that was not held yet is told in the rows and stands in no figure.
    """
    rows = [one.row if one.counts(today) else f"{one.row}, chưa đến hạn" for one in studied]
    studied = [one for one in studied if one.counts(today)]
    held = [one for one in studied if one.held_on is not None]
    total = sum((one.line.figures for one in held), SessionFigures())
    sent = [one.form for one in studied if one.form is not None and one.form.state is not FormState.NONE]
    returned = [one for one in sent if one.state in _RETURNED]
    return {
        Measure.STUDIED: _of(len(held), len(studied), rows),
        Measure.ON_TIME: _of(sum(one.on_time for one in held), len(studied), rows),
        Measure.RATE: Evidence(percent_vi(total.present, total.called), rows),
        Measure.AFTER_MAKE_UP: Evidence(percent_vi(total.present + total.made_up, total.called), rows),
        Measure.WAITING: Evidence(number_vi(max(0, total.waiting)) if held else "–"),
        Measure.HANDED_IN: Evidence(number_vi(total.handed_in) if held else "–"),
        Measure.FORMS: _of(len(returned), len(sent)),
    }


def _letters(period: Period, tx: Transaction) -> Iterator[tuple[str, list[str]]]:
    """Yield by ``unit_key`` the letters of đôn đốc issued in the period."""
    found: dict[str, list[str]] = {}
    for outgoing_id in tx.outgoing.ids("đôn đốc", issued=True):
        paper = tx.outgoing.get(outgoing_id)
        day = paper.issued_on
        if paper.state is not OutgoingState.ISSUED or paper.draft.template != LETTER or day is None:
            continue
        if period.since <= day <= period.until:
            for addressee in paper.draft.addressees:
                found.setdefault(unit_key(addressee), []).append(f"{paper.symbol} ngày {date_vi(day)}")
    yield from found.items()


def _counts(task: Task, period: Period, today: date) -> bool:
    """Tell whether a task was due in the period; one given up, or still open on its last day, says nothing yet."""
    if task.due is None or not period.since <= task.due <= min(period.until, today):
        return False
    return task.state is TaskState.DONE or (task.state is not TaskState.DROPPED and task.due < today)


def _is_of(task: Task, unit: Unit) -> bool:
    return task.unit_id == unit.id or (task.unit_id is None and unit_key(task.unit) == unit_key(unit.name))


def _task_evidence(tasks: Sequence[Task]) -> Evidence:
    """Return how many of the tasks due were done by their day."""
    done = [
        one
        for one in tasks
        if one.state is TaskState.DONE and one.done_on and one.due and one.done_on <= one.due
    ]
    rows = [f"{one.title}: hạn {date_vi(one.due)}, {_task_words(one)}" for one in tasks if one.due]
    return _of(len(done), len(tasks), rows)


def _task_words(task: Task) -> str:
    if task.state is not TaskState.DONE:
        return task.state.value
    return f"xong ngày {date_vi(task.done_on)}" if task.done_on else "đã xong"


def _activity_evidence(activities: Sequence[Activity]) -> dict[Measure, Evidence]:
    return {
        measure: _counted(
            [f"{date_vi(one.happened_on)}: {one.text or one.form}" for one in activities if one.kind in kinds]
        )
        for measure, kinds in _KINDS.items()
    }


def _counted(rows: Sequence[str]) -> Evidence:
    return Evidence(number_vi(len(rows)), tuple(rows))


def _of(part: int, whole: int, rows: Sequence[str] = ()) -> Evidence:
    return Evidence(f"{number_vi(part)}/{number_vi(whole)}" if whole else "–", tuple(rows))
