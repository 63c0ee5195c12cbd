"""The panel at the right of the study room: one chi bộ's session and its attendance."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from office_app.domain.study import Mark, SessionForm, SessionState
from office_app.domain.vietnamese import date_screen, number_vi, upper_first
from office_app.gui.forms.ui_study_attendance import Ui_AttendancePanel
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.study.attendance_grid import AttendanceGrid
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.study_words import counted_words, rate
from office_app.gui.study.totals_form import NumberBox, TotalsForm, key_hints
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import ElidedLabel, EmptyState
from office_app.use_cases.study import bare_unit


class AttendancePanel(QFrame):
    """Shows a sheet and writes into it what the clerk does; saving and the rest is asked for by signal."""

    edited = Signal()
    day_changed = Signal(object)  # date: the list of members may be another one
    done_asked = Signal()
    postpone_asked = Signal(object, str)  # date, reason
    reopen_asked = Signal()
    plan_asked = Signal(object)  # date
    close_asked = Signal()
    unsaved_answered = Signal(str)  # save, drop, stay
    members_asked = Signal()
    said = Signal(str)

    def __init__(self, theme: ThemeController, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._sheet: AttendanceSheet | None = None
        self._filling = self._saving = False
        self._form = form = Ui_AttendancePanel()
        form.setupUi(self)
        self.setProperty("panel", "right")
        self.grid = AttendanceGrid(theme)
        self.guests_box, self.handed_in_box = NumberBox("Quần chúng"), NumberBox("Bài thu hoạch")
        self.day_field = DateField(theme, today=today)
        self.new_day_field = DateField(theme, today=today)
        self.plan_day_field = DateField(theme, today, today=today)
        self.totals_form = TotalsForm(theme)
        self.totals = self.totals_form.boxes
        self._title = ElidedLabel(size="group")
        self._build()
        self._connect()
        self.show_nothing()

    # ---- showing ----------------------------------------------------------------------------------------------

    @property
    def sheet(self) -> AttendanceSheet | None:
        return self._sheet

    def show_nothing(self) -> None:
        self._show_head("Điểm danh", "Chọn một chi bộ để điểm danh.")
        self._set_sheet(None, None)

    def show_unplanned(self, unit: str) -> None:
        self._show_head(unit, "Chưa hẹn ngày học.")
        self._form.unplannedText.setText(f"{unit} chưa có hội nghị trong đợt này. Chọn ngày rồi hẹn.")
        self._set_sheet(None, self._form.unplannedPage)
        self.plan_day_field.setFocus()

    def show_sheet(self, sheet: AttendanceSheet) -> None:
        """Show a sheet from the store; the cursor is on its first member."""
        form = self._form
        self._set_sheet(sheet, form.namesPage)
        self._fill(sheet)
        self.grid.show_sheet(sheet)
        form.details.setVisible(False)
        form.detailsButton.setChecked(False)
        if sheet.by_name and sheet.rows:
            self.grid.setFocus()

    def show_unsaved(self, unit: str | None) -> None:
        self._form.unsavedStrip.setVisible(unit is not None)
        if unit is not None:
            self._form.unsavedText.setText(f"Điểm danh của {unit} chưa lưu.")
            self._form.unsavedSave.setFocus()

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
        form.titleRow.addWidget(self._title)
        form.dayHolder.addWidget(self.day_field)
        form.postponeDayHolder.addWidget(self.new_day_field)
        form.unplannedDayHolder.addWidget(self.plan_day_field)
        form.gridHolder.addWidget(self.grid)
        for kind in SessionForm:
            form.formBox.addItem(kind.value, kind)
        form.hintColumn.addWidget(key_hints())
        form.totalsColumn.addWidget(self.totals_form)
        self._nobody = EmptyState(
            theme,
            "users",
            "Chưa có đảng viên nào",
            "Chi bộ này chưa có danh sách đảng viên. Nhập danh sách để điểm danh theo tên, "
            "hoặc chọn «Số tổng».",
            "Mở Tổ chức, đảng viên",
            self.members_asked.emit,
        )
        form.nobodyColumn.addWidget(self._nobody)
        for button, icon in (
            (form.detailsButton, "pencil"),
            (form.closeButton, "x"),
            (form.unsavedStay, "x"),
        ):
            button.setIcon(theme.icon(icon))
        form.undoButton.setIcon(theme.icon("undo-2"))
        form.guestsHolder.addWidget(self.guests_box)
        form.handedInHolder.addWidget(self.handed_in_box)
        for box in (self.guests_box, self.handed_in_box):
            box.setFixedWidth(theme.px(66))
        form.postponeBox.hide()
        form.unsavedStrip.hide()
        form.details.hide()

    def _connect(self) -> None:
        form = self._form
        self.grid.mark_asked.connect(self._mark)
        self.grid.toggle_asked.connect(self._toggle)
        self.grid.make_up_asked.connect(self._make_up)
        self.grid.paste_asked.connect(self._paste)
        self.grid.undo_asked.connect(self._undo)
        self.grid.rows.edited.connect(self._sheet_changed)
        form.undoButton.clicked.connect(self._undo)
        form.byNameButton.clicked.connect(self._by_name_chosen)
        form.totalsButton.clicked.connect(self._totals_chosen)
        for box in (self.guests_box, self.handed_in_box):
            box.valueChanged.connect(self._counts_changed)
        self.totals_form.changed.connect(self._totals_changed)
        self.day_field.date_changed.connect(self._day_chosen)
        form.formBox.currentIndexChanged.connect(self._details_changed)
        form.placeBox.textEdited.connect(self._details_changed)
        form.rapporteurBox.textEdited.connect(self._details_changed)
        form.detailsButton.toggled.connect(self._show_details)
        form.closeButton.clicked.connect(lambda: self.close_asked.emit())
        form.doneButton.clicked.connect(lambda: self.done_asked.emit())
        form.planButton.clicked.connect(self._plan)
        form.postponeButton.clicked.connect(self._postpone_or_reopen)
        form.postponeCancel.clicked.connect(lambda: form.postponeBox.hide())
        form.postponeDo.clicked.connect(self._postpone)
        for field in (self.new_day_field, form.postponeReason):
            field.returnPressed.connect(self._postpone)
        form.unsavedSave.clicked.connect(lambda: self.unsaved_answered.emit("save"))
        form.unsavedDrop.clicked.connect(lambda: self.unsaved_answered.emit("drop"))
        form.unsavedStay.clicked.connect(lambda: self.unsaved_answered.emit("stay"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._done_by_key)

    # ---- filling ----------------------------------------------------------------------------------------------

    def _set_sheet(self, sheet: AttendanceSheet | None, page: QWidget | None) -> None:
        form = self._form
        self._sheet = sheet
        form.postponeBox.hide()
        form.unsavedStrip.hide()
        form.details.hide()
        form.detailsButton.setVisible(sheet is not None)
        form.switchBar.setVisible(sheet is not None)
        form.foot.setVisible(sheet is not None)
        form.body.setVisible(page is not None)
        if page is not None:
            form.body.setCurrentWidget(page)
        if sheet is None:
            self.grid.show_sheet(None)

    def _fill(self, sheet: AttendanceSheet) -> None:
        form, session = self._form, sheet.session
        self._filling = True
        self.day_field.set_date(session.held_on)
        form.formBox.setCurrentIndex(form.formBox.findData(session.form))
        form.placeBox.setText(session.place)
        form.rapporteurBox.setText(session.rapporteur)
        figures = sheet.figures
        self.guests_box.setValue(sheet.guests)
        self.handed_in_box.setValue(sheet.handed_in)
        self.totals_form.show_figures(figures)
        form.byNameButton.setChecked(sheet.by_name)
        form.totalsButton.setChecked(not sheet.by_name)
        self._filling = False
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

    def _show_head(self, title: str, summary: str) -> None:
        self._title.setText(title)
        self._form.summary.setText(summary)

    def _show_summary(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        session = sheet.session
        day = date_screen(session.held_on) if session.held_on else "chưa có ngày"
        parts = [f"Học ngày {day}" if sheet.held else f"Hẹn ngày {date_screen(session.planned_on)}"]
        if not sheet.held and session.held_on not in (None, session.planned_on):
            parts.append(f"ghi học ngày {day}")
        parts += [session.form.value, session.place]
        if session.rapporteur:
            parts.append(f"báo cáo viên {session.rapporteur}")
        if session.state is SessionState.POSTPONED:
            parts.insert(1, f"đã hoãn: {session.note}" if session.note else "đã hoãn")
        self._show_head(f"Điểm danh · {bare_unit(sheet.unit)}", " · ".join(part for part in parts if part))

    def _show_foot(self) -> None:
        form, sheet = self._form, self._sheet
        if sheet is None:
            return
        figures, mistake = sheet.figures, sheet.mistake()
        present = f"Có mặt {number_vi(figures.present)}/{number_vi(figures.called)}"
        form.presentText.setText(f"{present} · {rate(figures)}")
        form.countedText.setText(f"{upper_first(mistake)}." if mistake else counted_words(figures))
        set_property(form.countedText, "ink", "late" if mistake else "soft")
        form.doneButton.setEnabled(not self._saving and mistake is None)
        form.doneButton.setText("Đang lưu…" if self._saving else "Xong")
        form.postponeButton.setText("Bỏ kết quả" if sheet.held else "Hoãn…")
        form.postponeButton.setToolTip(
            "Đưa hội nghị về chưa học; các dấu điểm danh vẫn còn"
            if sheet.held
            else "Chuyển hội nghị sang ngày khác và ghi lý do"
        )
        form.undoButton.setEnabled(sheet.can_undo)

    # ---- what the clerk does ----------------------------------------------------------------------------------

    def _sheet_changed(self) -> None:
        self.redraw()
        self.edited.emit()

    def _mark(self, places: Sequence[int], mark: Mark) -> None:
        if self._sheet is not None:
            self._sheet.mark(places, mark)
            self.grid.step_down()
            self._sheet_changed()

    def _toggle(self, places: Sequence[int]) -> None:
        if self._sheet is not None:
            self._sheet.toggle(places)
            self._sheet_changed()

    def _make_up(self, places: Sequence[int]) -> None:
        if self._sheet is None:
            return
        if self._sheet.make_up(places):
            self._sheet_changed()
        else:
            self.said.emit("Chỉ người vắng (có phép, không phép) mới ghi học bù.")

    def _paste(self, text: str) -> None:
        if self._sheet is None:
            return
        marked, unknown = self._sheet.paste(text)
        self._sheet_changed()
        left = f"; {len(unknown)} dòng không nhận ra: {unknown[0][:60]}" if unknown else ""
        self.said.emit(f"Đã dán dấu điểm danh của {marked} người{left}.")

    def _undo(self) -> None:
        if self._sheet is not None and self._sheet.can_undo:
            self._sheet.undo()
            if self.grid.rows.rowCount():
                self.grid.rows.redraw()
            self._fill(self._sheet)
            self.edited.emit()

    def _by_name_chosen(self) -> None:
        self._switch(True)

    def _totals_chosen(self) -> None:
        self._switch(False)

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

    def _counts_changed(self) -> None:
        if not self._filling and self._sheet is not None:
            self._sheet.set_counts(self.guests_box.value(), self.handed_in_box.value())
            self._sheet_changed()

    def _totals_changed(self) -> None:
        if self._sheet is not None:
            figures = self.totals_form.figures()
            self._sheet.set_counts(figures.guests, figures.handed_in)
            self._sheet.set_totals(figures)
            self._sheet_changed()

    def _details_changed(self) -> None:
        if self._filling or self._sheet is None:
            return
        form = self._form
        self._sheet.set_details(
            self.day_field.date,
            SessionForm(form.formBox.currentData()),
            form.placeBox.text(),
            form.rapporteurBox.text(),
        )
        self._show_summary()
        self._sheet_changed()

    def _day_chosen(self, day: date | None) -> None:
        if self._filling or self._sheet is None:
            return
        self._details_changed()
        self.day_changed.emit(day)
        self.grid.rows.show(self._sheet)
        self._show_body()
        self._show_foot()

    def _show_details(self, shown: bool) -> None:
        self._form.details.setVisible(shown)
        if shown:
            self.day_field.setFocus()
            self.day_field.selectAll()

    def _done_by_key(self) -> None:
        # A reason still being typed is taken along.
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if self._form.doneButton.isVisible() and self._form.doneButton.isEnabled():
            self.done_asked.emit()

    def _plan(self) -> None:
        day = self.plan_day_field.date
        if day is not None:
            self.plan_asked.emit(day)

    def _postpone_or_reopen(self) -> None:
        if self._sheet is None:
            return
        if self._sheet.held:
            self.reopen_asked.emit()
            return
        form = self._form
        form.detailsButton.setChecked(False)  # both open would leave no room for the names
        form.postponeBox.setVisible(not form.postponeBox.isVisible())
        self.new_day_field.set_date(max(self._sheet.session.planned_on, self._today))
        form.postponeReason.setText(self._sheet.session.note)
        if form.postponeBox.isVisible():
            self.new_day_field.setFocus()
            self.new_day_field.selectAll()

    def _postpone(self) -> None:
        sheet, day = self._sheet, self.new_day_field.date
        if sheet is None:
            return
        if day is None or day == sheet.session.planned_on:
            set_property(self.new_day_field, "state", "late")
            self.new_day_field.setToolTip("Chọn một ngày khác ngày đã hẹn.")
            self.new_day_field.setFocus()
            return
        self.postpone_asked.emit(day, self._form.postponeReason.text())
