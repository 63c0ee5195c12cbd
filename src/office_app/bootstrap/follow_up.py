"""What ``Office`` does to follow up: tasks, duties that come round, evidence, indicators, days ahead, giao ban."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from office_app.bootstrap.inner_sheets import InnerSheetsDesk
from office_app.domain.days_ahead import MorningNotice
from office_app.domain.evidence import Evidence
from office_app.domain.indicators import Indicator, IndicatorLine, Reading
from office_app.domain.plan_trace import SourcePlace
from office_app.domain.recurring import Every, Occurrence, Period, RecurringDuty
from office_app.domain.saved_filters import FilterCount
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import Task, TaskChange, Urgency
from office_app.use_cases import (
    days_ahead,
    giao_ban,
    indicators,
    recurring,
    saved_filters,
    taking_up,
    task_evidence,
    tasks,
)
from office_app.use_cases.giao_ban_paper import giao_ban_paper
from office_app.use_cases.owing_paper import owing_paper
from office_app.use_cases.recurring import DutyLine, FollowUp
from office_app.use_cases.taking_up import Offer

CALENDAR_FILE = "Lich Van phong Dang uy.ics"


class FollowUpDesk(InnerSheetsDesk):
    """Nothing forgotten; methods that print or export belong in a job."""

    # ---- tasks

    def tasks(self, *, include_done: bool = True) -> Sequence[tuple[Urgency, Task]]:
        return tasks.list_tasks(include_done=include_done, open_transaction=self._to_read, today=self.today())

    def task_source(self, task_id: int) -> SourcePlace | None:
        """Return the directive, place and sentence that a task was taken from; None for one entered by hand."""
        return tasks.source_of(task_id, open_transaction=self._to_read)

    def task_history(self, task_id: int) -> Sequence[TaskChange]:
        """Return what was changed of a task, the oldest first."""
        return tasks.history_of(task_id, open_transaction=self._to_read)

    def add_task(self, task: Task, reason: str = "", files: Sequence[Path] = ()) -> int:
        """Write a new task with its files and return its id. Raises as ``tasks.add_task``."""
        return tasks.add_task(task, reason, files, tools=self._following_up)

    def change_task(self, task: Task, reason: str = "", files: Sequence[Path] = ()) -> Task:
        """Write a changed task with new files. Raises as ``tasks.change_task``."""
        return tasks.change_task(task, reason, files, tools=self._following_up)

    def set_task_fields(
        self, changed: Sequence[Task], names: Sequence[str], reason: str = ""
    ) -> Sequence[Task]:
        """Write some fields of tasks, all or none, and return the tasks. Raises as ``tasks.change_tasks``."""
        return tasks.set_fields(changed, names, reason, tools=self._following_up)

    def task_evidence(self, wanted: Sequence[Task]) -> Mapping[int, Evidence]:
        """Return by id what the records show of those of the tasks that are open."""
        return task_evidence.find_evidence(wanted, tools=self._looking)

    def confirm_evidence(self, task_ids: Sequence[int]) -> Sequence[Task]:
        """Set tasks to what their evidence speaks for, and return those changed as they were."""
        return task_evidence.confirm_evidence(task_ids, tools=self._following_up)

    def task_offers(self) -> Sequence[Offer]:
        """Return what open directives ask of us that nobody follows up yet, the nearest day first."""
        return taking_up.offers(self._known(), tools=self._looking)

    def take_up(self, chosen: Sequence[Offer]) -> tuple[int, int]:
        """Write what was chosen of the offers; return how many tasks and how many duties."""
        return taking_up.take_up(chosen, tools=self._following_up)

    def working_day_after(self, day: date, count: int = 5) -> date:
        """Return the day of work that lies ``count`` such days after a day, to postpone something to."""
        return self._calendar.after(day, count)

    def working_days_until(self, day: date) -> int:
        """Count the days of work after today up to and including a day; negative when it has passed."""
        return self._calendar.between(self.today(), day)

    # ---- duties that come round

    def duties(self) -> Sequence[DutyLine]:
        """Return all recurring duties with what they made and their next days."""
        return recurring.list_duties(tools=self._looking)

    def duty_days(self, duty: RecurringDuty) -> Sequence[Occurrence]:
        """Return the next occurrences of a duty as it stands, also before it is saved."""
        return recurring.next_days(duty, max(self.today(), duty.starts_on), tools=self._looking)

    def save_duty(self, duty: RecurringDuty) -> int:
        """Add (``id`` None) or change a duty, make what is due, and return its id. Raises IncompleteError."""
        return recurring.save_duty(duty, tools=self._following_up)

    def end_duty(self, duty: RecurringDuty) -> bool:
        """Let a duty come round no more; tell whether it is gone altogether, having made no task."""
        return recurring.end_duty(duty, tools=self._following_up)

    def make_due_tasks(self) -> int:
        """Make the tasks of recurring duties whose time has come, and return how many."""
        return recurring.make_due_tasks(tools=self._following_up)

    # ---- indicators

    def indicators(self) -> Sequence[IndicatorLine]:
        """Return how all indicators stand today."""
        return indicators.all_lines(self.today(), open_transaction=self._to_read)

    def indicator_lines(self, on: date, since: date | None = None) -> Sequence[IndicatorLine]:
        """Return how the indicators of a report's period stand on its last day."""
        return indicators.indicator_lines(on, since, open_transaction=self._to_read)

    def indicator_periods(self, indicator: Indicator) -> Sequence[Period]:
        """Return the periods that a value can be entered for today."""
        return indicators.periods_of(indicator, self.today(), self._term_start)

    def save_indicator(
        self,
        indicator: Indicator,
        readings: Sequence[Reading] | None = None,
        entered_for: Every | None = None,
    ) -> int:
        """Add (``id`` None) or change an indicator with its values; return its id. Raises as the use case."""
        return indicators.save_indicator(
            indicator,
            readings,
            entered_for=entered_for,
            term_start=self._term_start,
            open_transaction=self._open,
            now=self._now,
        )

    def remove_indicator(self, indicator_id: int) -> tuple[Indicator, Sequence[Reading]]:
        """Take an indicator away and return it with its values, so that it can be brought back."""
        return indicators.remove_indicator(indicator_id, open_transaction=self._open, now=self._now)

    # ---- days ahead and papers

    def morning_notice(self) -> MorningNotice:
        """Return what the day begins with."""
        return days_ahead.morning_notice(open_transaction=self._to_read, today=self.today())

    def export_calendar(self, out: Path | None = None) -> Path:
        """Write all days ahead as an iCalendar file and return where it lies. Raises FileWriteError."""
        from office_app.writing.ics import calendar_file

        entries = days_ahead.days_ahead(open_transaction=self._to_read, today=self.today())
        content = calendar_file(entries, self._now(), self._mark)
        return self._outbox.lay(content, CALENDAR_FILE, out or self.export_folder)

    def print_giao_ban(self) -> Path:
        """Write the week on one page as DOCX and PDF, and return the PDF. Raises FileWriteError."""
        today = self.today()
        week = giao_ban.week_of(today, open_transaction=self._to_read)
        return self._lay(giao_ban_paper(week, self._known(), today), f"Giao ban tuần {today:%d-%m-%Y}")

    def print_owing(self, *, by_leader: bool = False) -> Path:
        """Write who owes what as DOCX and PDF, and return the PDF. Raises FileWriteError."""
        today = self.today()
        with self._to_read() as tx:
            open_tasks, units = tx.tasks.all(include_done=False), tx.organisation.all_units()
        paper = owing_paper(open_tasks, units, self._known(), today, by_leader=by_leader)
        by = "lãnh đạo" if by_leader else "đơn vị"
        return self._lay(paper, f"Việc chưa xong theo {by} {today:%d-%m-%Y}")

    def saved_counts(self) -> Sequence[FilterCount]:
        """Return the saved filters of all lists with how much each finds now."""
        return saved_filters.saved_counts(tools=self._looking)

    # ---- what they stand on

    @property
    def _term_start(self) -> date:
        settings = self.settings()
        return (settings or OfficeSettings("", "")).term_started_on

    @property
    def _following_up(self) -> FollowUp:
        return FollowUp(self._open, self._store.originals, self._calendar, self._term_start, self._now)

    @property
    def _looking(self) -> FollowUp:
        """The same over transactions that keep no writer waiting."""
        return FollowUp(self._to_read, self._store.originals, self._calendar, self._term_start, self._now)
