"""Decides what the study room shows: campaigns, the chi bộ of one, and the attendance being entered."""

from collections.abc import Callable, Sequence
from datetime import date

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.study import AttendanceError
from office_app.domain.study import Campaign, StudySession, UnitResult
from office_app.gui.jobs.in_order import InOrder, in_order
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.campaign_reading import CampaignReading, read_campaign, read_lines, read_sheet
from office_app.gui.study.careful_save import CarefulSave, ReadFrom
from office_app.gui.study.rosters import Rosters
from office_app.gui.study.session_actions import SessionActions
from office_app.gui.study.shown_day import ShownDay
from office_app.gui.study.step_back import StepBack
from office_app.gui.study.study_view import StudyView
from office_app.gui.study.study_words import first_open, is_open, sorted_results, total_of
from office_app.use_cases.progress import Progress


class StudyPresenter:
    """``run`` starts jobs; ``data_changed`` tells the window that something was written."""

    def __init__(
        self, view: StudyView, office: Office, run: StartJob, data_changed: Callable[[], None]
    ) -> None:
        self._view, self._office, self._run, self._data_changed = view, office, run, data_changed
        self.campaign: Campaign | None = None
        self.reading: CampaignReading | None = None
        self.results: Sequence[UnitResult] = ()
        self.unit_id: int | None = None
        self.session_id: int | None = None
        self.sheet: AttendanceSheet | None = None
        self.actions = SessionActions(office, self.write)
        self.shown_day = ShownDay(self)
        self._sort = ("", False)
        self._wanted: Callable[[], object] | None = None
        self._saving = False
        self._came, self._write_over = "", ""  # result that came while the sheet was open, told and agreed to
        self._read_from: ReadFrom | None = None
        self._asked = 0  # number of the sheet asked for last; what comes late of an earlier one is dropped
        self._rosters = Rosters(office, run, view.show_wrong)
        self._order, self._read_list, self._read_count = InOrder(), in_order(run), in_order(run)

    @property
    def today(self) -> date:
        return self._office.today()

    # ---- campaigns -----------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the campaigns with their progress, off the window's thread."""
        self._read_list(
            lambda progress: read_lines(self._office, progress),
            on_done=self._view.show_campaigns,
            on_failed=self._view.show_wrong,
        )

    def open_campaign(self, campaign_id: int, session_id: int | None = None) -> None:
        """Show a campaign, at a session or at the first chi bộ that has no result yet."""
        if self._guard(lambda: self.open_campaign(campaign_id, session_id)):
            return
        try:
            campaign, choices = self._office.campaign(campaign_id), self._office.campaigns()
        except AppError as error:
            self._view.show_wrong(error)
            return
        if self.campaign is None or self.campaign.id != campaign_id:
            self.reading, self.results = None, ()
        self.campaign, self.unit_id, self.sheet = campaign, None, None
        self._view.show_campaign(campaign, choices)
        self._view.show_awaited()

        def opened() -> None:
            sessions = self.reading.sessions if self.reading is not None else ()
            unit_id = next((s.unit_id for s in sessions if s.id == session_id), None)
            self.show_unit(unit_id if unit_id is not None else first_open(self.results), session_id)

        self._read(opened)

    def close_campaign(self) -> None:
        """Go back to the list of campaigns."""
        self.campaign, self.reading, self.results, self.unit_id, self.sheet = None, None, (), None, None

    def refresh(self) -> None:
        """Read again what is shown; marks not saved yet stay."""
        self.load()
        if self.campaign is not None:
            self._read(self._show_again)

    def count_again(self) -> None:
        """Read the results alone: they stand below every page, also the one that has just written."""
        if (shown := self.campaign) is None:
            return

        def done(answer: tuple[int, Sequence[UnitResult]]) -> None:
            if self.campaign is not None and self.campaign.id == shown.id and self._order.stands(answer[0]):
                self._show_results(answer[1])

        self._read_count(
            lambda _: (self._order.begin(), self._office.campaign_results(shown.id or 0)),
            on_done=done,
            on_failed=self._view.show_wrong,
        )

    def sort(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._show_results(self.results)

    def write(
        self, work: Callable[[], object], said: str = "", undo: Callable[[], object] | None = None
    ) -> None:
        """Do ``work`` in a job and show the campaign anew; see ``session_actions.Write``."""
        if self.campaign is None:  # taken back from the list of campaigns
            self._run(lambda _: work(), on_done=self._written, on_failed=self._view.show_wrong)
            return

        def then() -> None:
            self._data_changed()
            self._show_again()
            if said:
                self._view.say(said, undo)

        self._read(then, work)

    def _written(self, _: object) -> None:
        self._data_changed()
        self.load()

    def _read(
        self,
        then: Callable[[], object],
        work: Callable[[], object] | None = None,
        on_failed: Callable[[AppError], object] | None = None,
        what: str = "",
    ) -> None:
        """Do ``work``, read the campaign shown, take it in and go on with ``then``, unless another one is shown."""
        if self.campaign is None:
            return
        campaign_id = self.campaign.id or 0

        def read(_: Progress) -> tuple[int, CampaignReading]:
            if work is not None:
                work()
            return self._order.begin(), read_campaign(self._office, campaign_id)

        def done(answer: tuple[int, CampaignReading]) -> None:
            if self.campaign is not None and self.campaign.id == campaign_id:
                if self._order.take(answer[0]):
                    self._take(answer[1])
                then()
            elif work is not None:  # written, though another campaign is shown by now
                self._set_saving(False)
                self._data_changed()

        self._run(read, on_done=done, on_failed=on_failed or self._view.show_wrong, what=what)

    def _take(self, reading: CampaignReading) -> None:
        self.reading, self.campaign = reading, reading.campaign
        self._view.show_reading(reading)
        self._show_results(reading.results)

    def _show_results(self, results: Sequence[UnitResult]) -> None:
        due = self.campaign.due if self.campaign is not None else None
        self.results = sorted_results(results, *self._sort, self.today, due)
        self._view.show_results(self.results)
        self._view.select_unit(self.unit_id)
        self._show_totals()

    def _show_again(self) -> None:
        if self.sheet is None or not self.sheet.dirty:  # a session moved on the calendar costs no marks
            self.show_unit(self.unit_id, self.session_id)

    def _show_totals(self) -> None:
        alone = self.reading is not None and len(self.reading.sessions_of(self.unit_id or 0)) == 1
        edited = self.sheet.figures if self.sheet is not None and alone else None
        self._view.show_totals(self.results, total_of(self.results, self.unit_id, edited))

    # ---- one chi bộ ----------------------------------------------------------------------------------------

    def choose_unit(self, unit_id: int | None) -> None:
        """The clerk picked a chi bộ in the matrix; marks not saved yet are asked about first."""
        if unit_id == self.unit_id:
            return
        if self._guard(lambda: self.show_unit(unit_id)):
            self._view.select_unit(self.unit_id)
            return
        self.show_unit(unit_id)

    def choose_session(self, session_id: int) -> None:
        """The clerk picked a session of any chi bộ, or of another campaign, on the calendar or in the panel."""
        session = self.find(session_id)
        if session is None or self.reading is None or self.campaign is None:
            return
        if not session.counts_for(self.campaign.id or 0):
            self.open_campaign(session.campaign_id, session_id)
        elif not self._guard(lambda: self.show_unit(session.unit_id, session_id)):
            self.show_unit(session.unit_id, session_id)

    def find(self, session_id: int) -> StudySession | None:
        """Return a session of those read."""
        return self.reading.find(session_id) if self.reading is not None else None

    def show_unit(self, unit_id: int | None, session_id: int | None = None) -> None:
        """Show a chi bộ's session, the one that stands for it unless another is named."""
        line = next((r for r in self.results if r.unit_id == unit_id), None)
        self.unit_id = line.unit_id if line is not None else None
        self.sheet = None
        self._came = self._write_over = ""
        self._asked += 1
        self._view.show_unsaved(None)
        self._view.select_unit(self.unit_id)
        if line is None or self.reading is None:
            self._view.show_sheet(None)
            return
        siblings = self.reading.sessions_of(line.unit_id)
        session = next((one for one in siblings if one.id == session_id), None)
        session = session or line.session
        self.session_id = session.id if session is not None else None
        if session is None:
            self._view.show_unplanned(line.unit)
            return
        asked = self._asked
        self._view.show_awaited()

        def show(sheet: AttendanceSheet) -> None:
            if asked == self._asked:
                self.sheet, self._read_from = sheet, ReadFrom(session, tuple(sheet.rows))
                self._view.show_sheet(sheet, siblings)

        self._run(
            lambda _: read_sheet(self._office, line.unit, session, siblings, self.today),
            on_done=show,
            on_failed=self._view.show_wrong,
        )

    def changed(self) -> None:
        """The sheet was edited: figures that follow it are shown anew."""
        self._show_totals()

    def change_day(self, day: date | None) -> None:
        """The session was held on another day: its list of members is that day's."""
        if self.sheet is not None and day is not None and self.sheet.by_name:
            self._read_roster(self.sheet, day, self.sheet.everyone)

    def call_everyone(self, everyone: bool) -> None:
        """Call the whole chi bộ to a make-up session, or only those who have still to study."""
        if self.sheet is not None and self.sheet.session.held_on is not None:
            self._read_roster(self.sheet, self.sheet.session.held_on, everyone)

    def _read_roster(self, sheet: AttendanceSheet, day: date, everyone: bool) -> None:
        def taken() -> None:
            if sheet is self.sheet:
                self._view.show_roster()
                self._show_totals()

        self._rosters.read(sheet, day, everyone, taken)

    def save(self) -> None:
        """Save the sheet in a job, then go to the next chi bộ without a result, or where the clerk wanted."""
        sheet = self.sheet
        if sheet is None or self._saving:
            return
        if self._rosters.wait(self.save):  # the members of the day chosen are not there yet
            return
        if (mistake := sheet.mistake()) is not None:
            self._view.show_wrong(AttendanceError(unit=sheet.unit, reason=mistake))
            return
        self._set_saving(True)
        session, rows, figures = sheet.session, sheet.rows, sheet.figures
        careful = CarefulSave(self._office, self._read_from, self._write_over)
        step = self.actions.saving(session, rows, figures)
        self._read(
            lambda: self._saved(sheet, step, careful.came),
            lambda: careful.do(step.do),
            self._not_saved,
            "Đang lưu điểm danh",
        )

    def save_anyway(self) -> None:
        """Save, also over the result that was told to have come."""
        self._write_over = self._came
        self.save()

    def _ask(self, sheet: AttendanceSheet, came: str = "") -> None:
        self._came = came
        self._view.show_unsaved(sheet.unit, came)

    def _saved(self, sheet: AttendanceSheet, step: StepBack[None], came: str) -> None:
        self._set_saving(False)
        if came:
            self._ask(sheet, came)
            return
        saved_id, wanted, self._wanted = self.unit_id, self._wanted, None
        self.sheet = None  # what it held is stored
        self._data_changed()
        waiting = sum(is_open(line) for line in self.results)
        if wanted is not None:
            wanted()
        else:
            self.show_unit(first_open(self.results, saved_id))
        left = f"còn {waiting} chi bộ chưa có kết quả" if waiting else "các chi bộ đều đã có kết quả"
        self._view.say(
            f"Đã lưu điểm danh {sheet.unit}; {left}.", lambda: self.actions.unsave(step, sheet.unit)
        )

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
        self._ask(self.sheet)
        return True

    def may_leave(self) -> bool:
        return not self._saving and not self._guard(lambda: None)

    def discard(self) -> None:
        """Let the unsaved marks go and do what was wanted."""
        wanted, self._wanted, self.sheet = self._wanted, None, None
        self._view.show_unsaved(None)
        asked = self._asked
        if wanted is not None:
            wanted()
        if asked == self._asked and self.campaign is not None:  # nothing else came into view
            self.show_unit(self.unit_id)
        self._show_totals()

    def stay(self) -> None:
        self._wanted = None
        self._view.show_unsaved(None)
