"""Decides what the study room shows: campaigns, the chi bộ of one, and the attendance being entered."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError, AttendanceError
from office_app.domain.study import (
    AttendanceRow,
    Campaign,
    SessionFigures,
    SessionState,
    StudySession,
    UnitResult,
)
from office_app.domain.vietnamese import date_screen
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.study_words import (
    CampaignLine,
    campaign_line,
    is_held,
    sorted_results,
)
from office_app.use_cases.progress import Progress


class StudyView(Protocol):
    """What the page can show."""

    def show_campaigns(self, lines: Sequence[CampaignLine]) -> None: ...
    def show_campaign(self, campaign: Campaign, choices: Sequence[Campaign]) -> None: ...
    def show_results(self, results: Sequence[UnitResult]) -> None: ...
    def show_totals(self, results: Sequence[UnitResult], total: SessionFigures) -> None: ...
    def select_unit(self, unit_id: int | None) -> None: ...
    def show_sheet(self, sheet: AttendanceSheet | None) -> None: ...
    def show_unplanned(self, unit: str) -> None: ...
    def show_unsaved(self, unit: str | None) -> None:
        """Ask whether the marks of ``unit`` shall be kept; None takes the question away."""

    def show_saving(self, saving: bool) -> None: ...
    def show_wrong(self, error: AppError) -> None: ...
    def say(self, text: str, undo: Callable[[], object] | None = None) -> None: ...


class StudyPresenter:
    """``run`` starts jobs; ``data_changed`` tells the window that something was written."""

    def __init__(
        self, view: StudyView, office: Office, run: StartJob, data_changed: Callable[[], None]
    ) -> None:
        self._view, self._office, self._run, self._data_changed = view, office, run, data_changed
        self.campaigns: Sequence[Campaign] = ()
        self.campaign: Campaign | None = None
        self.results: Sequence[UnitResult] = ()
        self.unit_id: int | None = None
        self.sheet: AttendanceSheet | None = None
        self._sort = ("", False)
        self._wanted: Callable[[], object] | None = None
        self._saving = False

    @property
    def today(self) -> date:
        return self._office.today()

    # ---- campaigns -----------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the campaigns with their progress, off the window's thread."""

        def read(progress: Progress) -> Sequence[CampaignLine]:
            campaigns = self._office.campaigns()
            lines = []
            for done, campaign in enumerate(campaigns):
                progress.step(done, len(campaigns), "đang đếm các đợt học tập")
                lines.append(campaign_line(campaign, self._office.campaign_results(campaign.id or 0)))
            return lines

        self._run(read, on_done=self._loaded, on_failed=self._view.show_wrong)

    def _loaded(self, lines: Sequence[CampaignLine]) -> None:
        self.campaigns = [line.campaign for line in lines]
        self._view.show_campaigns(lines)

    def open_campaign(self, campaign_id: int, session_id: int | None = None) -> None:
        """Show a campaign, at a session or at the first chi bộ that has no result yet."""
        if self._guard(lambda: self.open_campaign(campaign_id, session_id)):
            return
        try:
            self.campaign = self._office.campaign(campaign_id)
            self.campaigns = self._office.campaigns()
        except AppError as error:
            self._view.show_wrong(error)
            return
        self._view.show_campaign(self.campaign, self.campaigns)
        self.unit_id = None
        self._read_results()
        wanted = next((r.unit_id for r in self.results if r.session and r.session.id == session_id), None)
        self._show_unit(wanted if session_id and wanted else self._first_open())

    def close_campaign(self) -> None:
        """Go back to the list of campaigns."""
        self.campaign, self.results, self.unit_id, self.sheet = None, (), None, None

    def refresh(self) -> None:
        """Read again what is shown; marks not saved yet stay."""
        self.load()
        if self.campaign is not None:
            self._read_results()
            if self.sheet is None or not self.sheet.dirty:
                self._show_unit(self.unit_id)

    def sort(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self.results = sorted_results(self.results, key, descending, self.today)
        self._view.show_results(self.results)
        self._view.select_unit(self.unit_id)

    def _read_results(self) -> None:
        if self.campaign is None:
            return
        try:
            results = self._office.campaign_results(self.campaign.id or 0)
        except AppError as error:
            self._view.show_wrong(error)
            return
        self.results = sorted_results(results, *self._sort, self.today)
        self._view.show_results(self.results)
        self._show_totals()

    def _show_totals(self) -> None:
        total = SessionFigures()
        for line in self.results:
            edited = self.sheet is not None and line.unit_id == self.unit_id and is_held(line)
            total += self.sheet.figures if edited and self.sheet is not None else line.figures
        self._view.show_totals(self.results, total)

    # ---- one chi bộ ----------------------------------------------------------------------------------------

    def choose_unit(self, unit_id: int | None) -> None:
        """The clerk picked a chi bộ in the matrix; marks not saved yet are asked about first."""
        if unit_id == self.unit_id:
            return
        if self._guard(lambda: self._show_unit(unit_id)):
            self._view.select_unit(self.unit_id)
            return
        self._show_unit(unit_id)

    def _show_unit(self, unit_id: int | None) -> None:
        line = next((r for r in self.results if r.unit_id == unit_id), None)
        self.unit_id = line.unit_id if line is not None else None
        self.sheet = None
        self._view.show_unsaved(None)
        self._view.select_unit(self.unit_id)
        if line is None:
            self._view.show_sheet(None)
        elif line.session is None:
            self._view.show_unplanned(line.unit)
        else:
            try:
                rows = self._office.attendance_rows(line.session.id or 0)
            except AppError as error:
                self._view.show_wrong(error)
                return
            self.sheet = AttendanceSheet(line.unit, line.session, rows, self.today)
            self._view.show_sheet(self.sheet)

    def _first_open(self, after: int | None = None) -> int | None:
        """Return the next chi bộ without a result, from ``after`` on and around; the first one when all have."""
        order = [line.unit_id for line in self.results]
        start = order.index(after) + 1 if after in order else 0
        around = [*self.results[start:], *self.results[:start]]
        open_line = next((line for line in around if not is_held(line)), None)
        if open_line is not None:
            return open_line.unit_id
        return after if after is not None else (order[0] if order else None)

    def changed(self) -> None:
        """The sheet was edited: figures that follow it are shown anew."""
        self._show_totals()

    def change_day(self, day: date | None) -> None:
        """The session was held on another day: its list of members is that day's."""
        if self.sheet is None or day is None or not self.sheet.by_name:
            return
        try:
            self.sheet.take_roster(self._office.attendance_rows(self.sheet.session.id or 0, day))
        except AppError as error:
            self._view.show_wrong(error)

    def save(self) -> None:
        """Save the sheet in a job, then go to the next chi bộ without a result, or where the clerk wanted."""
        sheet = self.sheet
        if sheet is None or self._saving:
            return
        if (mistake := sheet.mistake()) is not None:
            self._view.show_wrong(AttendanceError(unit=sheet.unit, reason=mistake))
            return
        self._set_saving(True)
        session, rows, figures = sheet.session, sheet.rows, sheet.figures

        def write(_: Progress) -> None:
            self._write(session, rows, figures)

        self._run(
            write, on_done=lambda _: self._saved(sheet), on_failed=self._not_saved, what="Đang lưu điểm danh"
        )

    def _write(self, session: StudySession, rows: Sequence[AttendanceRow], figures: SessionFigures) -> None:
        if session.by_name:
            counts = (figures.guests, figures.handed_in)
            self._office.save_attendance(session, rows, guests=counts[0], handed_in=counts[1])
        else:
            self._office.save_totals(session, figures)

    def _saved(self, sheet: AttendanceSheet) -> None:
        self._set_saving(False)
        saved_id, wanted, self._wanted = self.unit_id, self._wanted, None
        self.sheet = None  # what it held is stored
        self._data_changed()
        self._read_results()
        waiting = sum(not is_held(line) for line in self.results)
        if wanted is not None:
            wanted()
        else:
            self._show_unit(self._first_open(after=saved_id))
        left = f"còn {waiting} chi bộ chưa có kết quả" if waiting else "các chi bộ đều đã có kết quả"
        self._view.say(f"Đã lưu điểm danh {sheet.unit}; {left}.")

    def _not_saved(self, error: AppError) -> None:
        self._set_saving(False)
        self._wanted = None
        self._view.show_wrong(error)

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._view.show_saving(saving)

    # ---- leaving with marks not saved ----------------------------------------------------------------------

    def _guard(self, then: Callable[[], object]) -> bool:
        """Ask first when marks would be lost; ``then`` follows the answer."""
        if self.sheet is None or not self.sheet.dirty:
            return False
        self._wanted = then
        self._view.show_unsaved(self.sheet.unit)
        return True

    def may_leave(self) -> bool:
        return not self._saving and not self._guard(lambda: None)

    def discard(self) -> None:
        """Let the unsaved marks go and do what was wanted."""
        wanted, self._wanted, self.sheet = self._wanted, None, None
        self._view.show_unsaved(None)
        unit_id = self.unit_id
        if wanted is not None:
            wanted()
        if self.sheet is None and self.unit_id == unit_id:
            self._show_unit(unit_id)
        self._show_totals()

    def stay(self) -> None:
        self._wanted = None
        self._view.show_unsaved(None)

    # ---- the day of a session ------------------------------------------------------------------------------

    def plan(self, day: date) -> None:
        """Plan the missing session of the chi bộ shown."""
        if self.campaign is None or self.unit_id is None:
            return
        session = StudySession(campaign_id=self.campaign.id or 0, unit_id=self.unit_id, planned_on=day)
        self._change(session, f"Đã hẹn hội nghị ngày {date_screen(day)}.", None)

    def postpone(self, day: date, reason: str) -> None:
        """Put the session shown off to ``day``; the reason stays in its note."""
        line = self._line()
        if line is None or line.session is None:
            return
        old, self.sheet = line.session, None
        new = replace(old, state=SessionState.POSTPONED, planned_on=day, note=" ".join(reason.split()))
        self._change(new, f"Đã hoãn hội nghị của {line.unit} đến ngày {date_screen(day)}.", old)

    def move(self, unit_id: int, day: date) -> None:
        """Move a session that was not held to another day, as by dragging it on the calendar."""
        line = next((r for r in self.results if r.unit_id == unit_id), None)
        if line is None or line.session is None or is_held(line) or line.session.planned_on == day:
            return
        old = line.session
        said = f"Đã chuyển hội nghị của {line.unit} sang ngày {date_screen(day)}."
        self._change(replace(old, planned_on=day), said, old)

    def reopen(self) -> None:
        """Take a stored result back: the session counts as not held until it is saved again."""
        line = self._line()
        if line is None or line.session is None or not is_held(line):
            return
        old, sheet = line.session, self.sheet
        new = replace(old, state=SessionState.PLANNED)
        rows = sheet.rows if sheet is not None else ()

        def undo() -> None:
            self._run(
                lambda _: self._write(old, rows, old.figures),
                on_done=self._session_changed,
                on_failed=self._view.show_wrong,
            )

        self._change(new, f"Đã bỏ kết quả của {line.unit}; các dấu điểm danh vẫn còn.", None, undo)

    def _line(self) -> UnitResult | None:
        return next((r for r in self.results if r.unit_id == self.unit_id), None)

    def _change(
        self,
        session: StudySession,
        said: str,
        old: StudySession | None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        if old is not None:
            undo = lambda: self._write_session(old)  # noqa: E731

        def done(_: object) -> None:
            self._session_changed()
            self._view.say(said, undo)

        self._run(
            lambda _: self._office.change_session(session), on_done=done, on_failed=self._view.show_wrong
        )

    def _write_session(self, session: StudySession) -> None:
        self._run(
            lambda _: self._office.change_session(session),
            on_done=self._session_changed,
            on_failed=self._view.show_wrong,
        )

    def _session_changed(self, _: object = None) -> None:
        self._data_changed()
        self._read_results()
        if self.sheet is None or not self.sheet.dirty:  # a session moved on the calendar costs no marks
            self._show_unit(self.unit_id)
