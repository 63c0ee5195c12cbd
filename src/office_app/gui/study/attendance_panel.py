"""The panel at the right of the study room: one chi bộ's session and its attendance."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from office_app.domain.study import Campaign, StudySession
from office_app.gui.forms.ui_study_attendance import Ui_AttendancePanel
from office_app.gui.look.theme import ThemeController
from office_app.gui.study.attendance_grid import AttendanceGrid
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.counts_bar import CountsBar
from office_app.gui.study.mark_keys import MarkKeys
from office_app.gui.study.panel_foot import PanelFoot
from office_app.gui.study.put_off_box import PutOffBox
from office_app.gui.study.session_actions import needs_reason
from office_app.gui.study.session_box import SessionBox
from office_app.gui.study.session_details import SessionDetails
from office_app.gui.study.summary_words import summary_words
from office_app.gui.study.totals_form import TotalsForm, key_hints
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import ElidedLabel, EmptyState
from office_app.gui.widgets.low_scroll import LowScroll
from office_app.gui.widgets.on_keys import CONFIRM, on_keys
from office_app.gui.widgets.point_out import point_out
from office_app.use_cases.study import bare_unit


class AttendancePanel(QFrame):
    """Shows a sheet and writes into it what the clerk does; saving and the rest is asked for by signal."""

    edited = Signal()
    day_changed = Signal(object)  # date: the list of members may be another one
    everyone_asked = Signal(bool)  # call the whole chi bộ to a make-up session
    session_chosen = Signal(int)  # another session of the chi bộ
    done_asked = Signal()
    put_off_asked = Signal(object, str, bool)  # date or None, reason, for good
    reopen_asked = Signal()
    plan_asked = Signal(object)  # date
    sign_sheet_asked = Signal()
    close_asked = Signal()
    unsaved_answered = Signal(str)  # save, drop, stay
    members_asked = Signal()
    said = Signal(str)

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._sheet: AttendanceSheet | None = None
        self._saving = False
        self._campaign: Campaign | None = None
        self._campaigns: Sequence[Campaign] = ()
        self._rapporteurs: Sequence[str] = ()
        self._form = form = Ui_AttendancePanel()
        form.setupUi(self)
        self.setProperty("panel", "right")
        self.grid = AttendanceGrid(theme)
        self._marks = MarkKeys(self.grid, lambda: self._sheet)
        self.counts = CountsBar(theme)
        self.details = SessionDetails(theme, today)
        self.put_off = PutOffBox(theme, today)
        self.session_box = SessionBox()
        self.plan_day_field = DateField(theme, today=today, follows=True)
        self.plan_day_field.setAccessibleName("Ngày dự kiến")
        self.totals_form = TotalsForm(theme)
        self.totals = self.totals_form.boxes
        self._details_area = LowScroll(self.details, theme.px(132))
        self._title = ElidedLabel(size="group")
        self._foot = PanelFoot(form)
        self._build()
        self._connect()
        self.show_nothing()

    # ---- showing ----------------------------------------------------------------------------------------------

    @property
    def sheet(self) -> AttendanceSheet | None:
        return self._sheet

    def know(self, campaign: Campaign, campaigns: Sequence[Campaign], rapporteurs: Sequence[str]) -> None:
        """Take what can be chosen: campaigns that a session may count for too, and who presents."""
        self._campaign, self._campaigns, self._rapporteurs = campaign, campaigns, rapporteurs

    def show_nothing(self) -> None:
        self._show_head("Điểm danh", "Chọn một chi bộ để điểm danh.")
        self._set_sheet(None, None)

    def show_awaited(self) -> None:
        """Another sheet is being read: nothing can be marked until it is there."""
        self._sheet = None
        self.grid.show_sheet(None)
        self.counts.show_sheet(None)
        self._form.doneButton.setEnabled(False)

    def show_unplanned(self, unit: str) -> None:
        self._show_head(unit, "Chưa hẹn ngày học.")
        self._form.unplannedText.setText(f"{unit} chưa có hội nghị trong đợt này. Chọn ngày rồi hẹn.")
        self._set_sheet(None, self._form.unplannedPage)
        if self.isVisible():
            self.plan_day_field.setFocus()

    def show_sheet(self, sheet: AttendanceSheet, siblings: Sequence[StudySession] = ()) -> None:
        """Show a sheet from the store, the cursor on its first member; ``siblings``: all sessions of its chi bộ."""
        self._set_sheet(sheet, self._form.namesPage)
        self._fill(sheet)
        self.session_box.show_sessions(sheet.session, siblings)
        self.grid.show_sheet(sheet)
        self._form.detailsButton.setChecked(False)
        # A hidden grid would take the keys all the same.
        if sheet.by_name and sheet.rows and self.isVisible():
            self.grid.setFocus()

    def show_roster(self) -> None:
        """Show the sheet's list of members anew."""
        if self._sheet is not None:
            self.grid.show_sheet(self._sheet)
            self._show_body()
            self._show_foot()

    def show_unsaved(self, unit: str | None, question: str = "") -> None:
        self._form.unsavedStrip.setVisible(unit is not None)
        if unit is not None:
            self._form.unsavedText.setText(question or f"Điểm danh của {unit} chưa lưu.")
            (self._form.unsavedStay if question else self._form.unsavedSave).setFocus()

    def show_saving(self, saving: bool) -> None:
        self._saving = saving
        self._show_foot()

    def redraw(self) -> None:
        """Show what the sheet holds after it was changed from here or by the page."""
        if self._sheet is not None:
            self.grid.rows.redraw()
            self._show_foot()

    # ---- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        form, theme = self._form, self._theme
        form.summary.setTextFormat(Qt.TextFormat.PlainText)
        form.titleRow.addWidget(self._title)
        form.sessionRow.addWidget(self.session_box)
        form.detailsHolder.addWidget(self._details_area)
        form.putOffHolder.addWidget(self.put_off)
        form.unplannedDayHolder.addWidget(self.plan_day_field)
        form.gridHolder.addWidget(self.grid)
        form.countsHolder.addWidget(self.counts)
        form.hintColumn.addWidget(key_hints())
        form.totalsColumn.addWidget(self.totals_form)
        nobody = EmptyState(
            theme,
            "users",
            "Chưa có đảng viên nào",
            "Chi bộ này chưa có danh sách đảng viên. Nhập danh sách để điểm danh theo tên, "
            "hoặc chọn «Số tổng».",
            "Mở Tổ chức, đảng viên",
            self.members_asked.emit,
        )
        form.nobodyColumn.addWidget(nobody)
        for button, icon in (
            (form.signSheetButton, "printer"),
            (form.detailsButton, "pencil"),
            (form.closeButton, "x"),
            (form.unsavedStay, "x"),
            (form.undoButton, "undo-2"),
        ):
            button.setIcon(theme.icon(icon))
        form.unsavedStrip.hide()
        self._details_area.hide()
        self.put_off.hide()

    def _connect(self) -> None:
        form = self._form
        self._marks.changed.connect(self._sheet_changed)
        self._marks.said.connect(self.said)
        self.grid.undo_asked.connect(self._undo)
        self.grid.rows.edited.connect(self._sheet_changed)
        form.undoButton.clicked.connect(self._undo)
        form.byNameButton.clicked.connect(lambda: self._switch(True))
        form.totalsButton.clicked.connect(lambda: self._switch(False))
        form.everyoneButton.clicked.connect(self.everyone_asked)
        self.session_box.chosen.connect(self.session_chosen)
        self.counts.changed.connect(self._sheet_changed)
        self.totals_form.changed.connect(self._totals_changed)
        self.details.changed.connect(self._details_changed)
        self.details.topics_changed.connect(self._topics_changed)
        self.details.day_changed.connect(self.day_changed)
        form.detailsButton.toggled.connect(self._show_details)
        form.signSheetButton.clicked.connect(lambda: self.sign_sheet_asked.emit())
        form.closeButton.clicked.connect(lambda: self.close_asked.emit())
        form.doneButton.clicked.connect(lambda: self._done())
        form.planButton.clicked.connect(self._plan)
        form.postponeButton.clicked.connect(self._put_off_or_reopen)
        self.put_off.asked.connect(self.put_off_asked)
        for button, answer in (
            (form.unsavedSave, "save"),
            (form.unsavedDrop, "drop"),
            (form.unsavedStay, "stay"),
        ):
            button.clicked.connect(lambda _=False, said=answer: self.unsaved_answered.emit(said))
        on_keys(self, self._done_by_key, *CONFIRM)
        on_keys(self, form.detailsButton.toggle, "F2")

    # ---- filling ----------------------------------------------------------------------------------------------

    def _set_sheet(self, sheet: AttendanceSheet | None, page: QWidget | None) -> None:
        form = self._form
        self._sheet = sheet
        for box in (self.put_off, form.unsavedStrip, self._details_area):
            box.hide()
        for part in (form.detailsButton, form.signSheetButton, form.switchBar, form.foot):
            part.setVisible(sheet is not None)
        self.session_box.hide()
        form.body.setVisible(page is not None)
        if page is not None:
            form.body.setCurrentWidget(page)
        if sheet is None:
            self.grid.show_sheet(None)
            self.counts.show_sheet(None)

    def _fill(self, sheet: AttendanceSheet) -> None:
        form = self._form
        self.details.show_session(sheet.session, self._campaigns, self._rapporteurs)
        self.counts.show_sheet(sheet)
        self.totals_form.show_figures(sheet.figures)
        form.byNameButton.setChecked(sheet.by_name)
        form.totalsButton.setChecked(not sheet.by_name)
        self._show_body()
        self._show_summary()
        self._show_foot()

    def _show_body(self) -> None:
        form, sheet = self._form, self._sheet
        if sheet is None:
            return
        if not sheet.by_name:
            form.body.setCurrentWidget(form.totalsPage)
        else:
            form.body.setCurrentWidget(form.namesPage if sheet.rows else form.nobodyPage)
        form.undoButton.setVisible(sheet.by_name)
        form.everyoneButton.setVisible(sheet.by_name and sheet.make_up_session and not sheet.held)
        form.everyoneButton.setChecked(sheet.everyone)

    def _show_head(self, title: str, summary: str) -> None:
        self._title.setText(title)
        self._form.summary.setText(summary)

    def _show_summary(self) -> None:
        if self._sheet is not None:
            kind = "Học bù" if self._sheet.make_up_session else "Điểm danh"
            names = {one.id: one.symbol or one.title for one in self._campaigns}
            self._show_head(f"{kind} · {bare_unit(self._sheet.unit)}", summary_words(self._sheet, names))

    def _show_foot(self) -> None:
        if self._sheet is not None:
            self._foot.show(self._sheet, self._saving)
            self._form.undoButton.setEnabled(self._sheet.can_undo)

    # ---- what the clerk does ----------------------------------------------------------------------------------

    def _sheet_changed(self) -> None:
        self.redraw()
        self.edited.emit()

    def _undo(self) -> None:
        if self._sheet is not None and self._sheet.can_undo:
            rows = len(self._sheet.rows)
            self._sheet.undo()
            if len(self._sheet.rows) != rows:
                self.grid.show_sheet(self._sheet)
            self.grid.rows.redraw()
            self._fill(self._sheet)
            self.edited.emit()

    def _switch(self, by_name: bool) -> None:
        if self._sheet is not None and by_name != self._sheet.by_name:
            self._sheet.set_by_name(by_name)
            self._fill(self._sheet)
            if by_name:
                self.grid.setFocus()
            else:
                self.totals["members"].setFocus()
                self.totals["members"].selectAll()  # typed over, not added to
            self.edited.emit()

    def _totals_changed(self) -> None:
        if self._sheet is not None:
            figures = self.totals_form.figures()
            self._sheet.set_counts(figures.guests, figures.handed_in)
            self._sheet.set_totals(figures)
            self._sheet_changed()

    def _details_changed(self) -> None:
        if self._sheet is not None:
            self._sheet.set_details(*self.details.values())
            self._show_summary()
            self._sheet_changed()

    def _topics_changed(self) -> None:
        if self._sheet is not None:
            box = self.details.topics_box
            self._sheet.set_topics(box.minutes_box.number, box.topics())
            self._show_summary()
            self._sheet_changed()

    def _show_details(self, shown: bool) -> None:
        self._details_area.setVisible(shown)
        self._form.hintHolder.setVisible(not shown)  # both would leave no room for the names
        if shown:
            self.put_off.hide()
            self.details.take_keyboard()

    def _done_by_key(self) -> None:
        # A reason still being typed is taken along.
        if (focus := self.focusWidget()) is not None:
            focus.clearFocus()
        if self._form.doneButton.isVisible() and self._form.doneButton.isEnabled():
            self._done()

    def _done(self) -> None:
        if self._sheet is not None and (early := self._sheet.tell_early()) is not None:
            self.said.emit(early)
            self._form.doneButton.setFocus()
        else:
            self.done_asked.emit()

    def _plan(self) -> None:
        if (day := self.plan_day_field.date) is not None:
            self.plan_asked.emit(day)
        else:
            point_out(self.plan_day_field, self.plan_day_field.why)

    def _put_off_or_reopen(self) -> None:
        if self._sheet is None:
            return
        if self._sheet.held:
            self.reopen_asked.emit()
        elif self.put_off.isVisible():
            self.put_off.hide()
        else:
            self._form.detailsButton.setChecked(False)  # both open would leave no room for the names
            session = self._sheet.session
            wanted = self._campaign is None or needs_reason(session, self._campaign, self._today())
            self.put_off.show_for(session, wanted)
