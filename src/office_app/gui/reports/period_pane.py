"""The report on a period: its figures beside those of the period before, each opening the rows behind it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QStackedWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.outgoing import IssuedPaper
from office_app.domain.report_counting import REASON_MISSING, broken, is_empty
from office_app.domain.report_periods import PERIODIC, Period, ReportKind, ReportOf
from office_app.domain.reports import (
    AnnexScope,
    Figure,
    PeriodReportDraft,
    ReportTables,
    usual_annexes,
)
from office_app.domain.vietnamese import date_screen, number_vi, upper_first
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.reports.period_options import PeriodOptions
from office_app.gui.reports.period_rows import (
    columns_of,
    figure_columns,
    figure_lines,
    giving_way,
    period_title,
    periods_to_choose,
    room_of,
    row_columns,
    rows_behind,
)
from office_app.gui.reports.report_pane import ReportPane
from office_app.gui.reports.report_sources import Subject
from office_app.gui.reports.text_editor import SectionEditor
from office_app.gui.reports.upper_form_button import UpperFormButton
from office_app.gui.room import RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.use_cases.reports_period import refuse_cut_off


class PeriodPane(ReportPane):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__(office, services)
        self._report: ReportTables | None = None
        self._marked: Collection[str] = ()
        self._tables: dict[str, DataTable] = {}
        self._build()

    def _build(self) -> None:
        form = self._form
        self._lines = PagedTable(
            figure_columns(), lambda ids: [figure_lines(self._reported())[at] for at in ids]
        )
        self.figures = DataTable(self._theme, self._lines, self._services.state, "reports.figures")
        self.figures.setAccessibleName("Số liệu của kỳ báo cáo")
        self.figures.current_changed.connect(self._figure_chosen)
        self.figures.opened.connect(self._figure_chosen)
        form.figuresScroll.hide()
        self.options = PeriodOptions(self._theme, self.presenter.today)
        self.options.cut_off_chosen.connect(self._cut_off_chosen)
        self.options.annexes_chosen.connect(self._annexes_chosen)
        form.figuresHolder.insertWidget(0, self.options)
        form.figuresHolder.addWidget(self.figures)
        self._row_stack = QStackedWidget()
        form.rowsHolder.addWidget(self._row_stack)
        form.rowsButton.setText("Chi tiết")
        form.studyButton.hide()
        self.form_button = UpperFormButton(self._office, self._services, lambda: self._report)
        self.form_button.put_before(form.issueButton, form.barRow)
        self.report_read.connect(self._show_figures)
        form.subjectBox.activated.connect(self._period_chosen)
        form.rowsButton.clicked.connect(lambda: self._show_rows())
        form.reasonButton.clicked.connect(lambda: self._to_reason())
        form.stack.setCurrentWidget(form.mainPage)

    @property
    def period(self) -> Period | None:
        subject = self.presenter.subject
        return subject.on if subject is not None and isinstance(subject.on, Period) else None

    def load(self, kind: ReportKind | None = None) -> None:
        """Show a report of a kind; without one the report shown, or the one that is due next."""
        try:
            if kind is not None and self.period is not None and kind is self.period.kind:
                kind = None
            if kind is None and self.period is not None:
                self._offer(self.period)
                self.presenter.refresh()
                return
            chosen = self._office.period_due() if kind is None else self._first(kind)
        except AppError as error:
            self.show_wrong(error)
            return
        self._offer(chosen)
        self.presenter.show(self._subject(chosen))

    def load_report(self, wanted: ReportOf) -> None:
        """Show the report on a period, with its text as it was kept."""
        assert isinstance(wanted.on, Period)
        try:
            self._offer(wanted.on)
        except AppError as error:
            self.show_wrong(error)
            return
        self.presenter.show(replace(self._subject(wanted.on), replaces=wanted.replaces))
        self.tab_bar.setCurrentIndex(1)

    def show_issued(self, issued: IssuedPaper, files: Sequence[Path]) -> None:
        super().show_issued(issued, files)
        if self.period is not None:
            self._offer(self.period)  # it is told there what was sent

    def _subject(self, period: Period) -> Subject:
        return Subject(period, annexes=self._annexes_of(period.kind))

    def _annexes_of(self, kind: ReportKind) -> AnnexScope:
        """Return what the office last printed with reports of a kind, else what is usual."""
        scopes = list(AnnexScope)
        place = self._services.state.number(f"reports.annexes.{kind.name}", -1)
        return scopes[place] if 0 <= place < len(scopes) else usual_annexes(kind)

    def _annexes_chosen(self, annexes: AnnexScope) -> None:
        subject = self.presenter.subject
        if subject is None or self.period is None:
            return
        place = list(AnnexScope).index(annexes)
        self._services.state.set_number(f"reports.annexes.{self.period.kind.name}", place)
        self.presenter.choose(cut_off=subject.cut_off, annexes=annexes)

    def _cut_off_chosen(self, day: date | None, sure: bool) -> None:
        """Count up to another day; what cannot be is said once the clerk has left the field."""
        subject, period = self.presenter.subject, self.period
        if subject is None or period is None or self._report is None or day == self._report.as_of:
            return
        try:
            refuse_cut_off(period, day, self.presenter.today)
        except AppError as error:
            if sure:
                self.options.cut_off.set_date(self._report.as_of)
                self.show_wrong(error)
            return
        self.presenter.choose(cut_off=day, annexes=subject.annexes)

    def _first(self, kind: ReportKind) -> Period:
        """Return the period to begin with: the one due next if it is of that kind, else the present one."""
        due = self._office.period_due()
        if due.kind is kind:
            return due
        term = None if kind in PERIODIC else self._office.period(kind)
        return term or periods_to_choose(kind, self.presenter.today)[0]

    def _offer(self, chosen: Period) -> None:
        form = self._form
        self.set_kind(chosen.kind)
        form.subjectBox.clear()
        periods = (
            list(periods_to_choose(chosen.kind, self.presenter.today))
            if chosen.kind in PERIODIC
            else [chosen]
        )
        if chosen not in periods:
            periods.insert(0, chosen)
        sent = set(self._office.reported_periods())
        for period in periods:
            told = " · đã gửi" if (period.kind, period.since) in sent else ""
            form.subjectBox.addItem(f"{period_title(period)}{told}", period)
        form.subjectBox.setCurrentIndex(periods.index(chosen))

    def _period_chosen(self, place: int) -> None:
        self.presenter.show(self._subject(self._form.subjectBox.itemData(place)))
        self.show_paper()

    def _show_figures(self, report: PeriodReportDraft) -> None:
        self._report = report.tables
        kept = self.figures.current_id()
        self._lines.show(range(len(figure_lines(report.tables))))
        for table in self._tables.values():
            self._row_stack.removeWidget(table)
            table.deleteLater()
        self._tables = {}
        if self._form.rightStack.currentWidget() is self._form.rowsPage:
            self.figures.select_id(kept)
            self._figure_chosen(kept)
        self._show_warnings(report)
        subject = self.presenter.subject
        if subject is not None and subject.annexes is not None:
            self.options.show_options(report.tables.as_of, subject.annexes)
        if self.period is not None:
            self.crumb_changed.emit(period_title(self.period))

    def issue(self) -> None:
        """Ask for number, day and folder, unless a reason is still missing: then go there."""
        if self._reasons_missing():
            self._to_reason()
            self._services.toast("Nêu lý do tăng, giảm trong lời văn rồi phát hành.")
        else:
            super().issue()

    def _reasons_missing(self) -> int:
        report = self.presenter.report
        return sum(s.text.count(REASON_MISSING) for s in report.paper.sections) if report is not None else 0

    def _edited(self, key: str, text: str) -> None:
        super()._edited(key, text)
        if isinstance(self.presenter.report, PeriodReportDraft):
            self._show_warnings(self.presenter.report)

    def _show_warnings(self, report: PeriodReportDraft) -> None:
        tables = report.tables
        told = [f"Số liệu không khớp: {text}" for text in broken(tables)]
        missing = self._reasons_missing()
        if missing:
            told.append(
                f"Có {missing} tỷ lệ tăng, giảm trên 5 điểm so với kỳ trước. Cần nêu lý do trong lời văn."
            )
        if is_empty(tables):
            told.append("Kỳ này không phát sinh số liệu: lời văn là báo cáo không phát sinh.")
        if tables.until is not None and tables.as_of < tables.until:
            told.append(f"Kỳ chưa hết: số liệu tính đến {date_screen(tables.as_of)}.")
        form = self._form
        form.warning.setVisible(bool(told))
        form.warningText.setText("\n".join(told))
        form.reasonButton.setVisible(bool(missing))

    # ---- figures and their rows -------------------------------------------------------------------------------

    def _reported(self) -> ReportTables:
        assert self._report is not None
        return self._report

    def _figure(self) -> Figure | None:
        at = self.figures.current_id()
        lines = figure_lines(self._reported()) if self._report is not None else ()
        return lines[at].figure if at is not None and at < len(lines) else None

    def _figure_chosen(self, at: object) -> None:
        if self._report is not None and self._figure() is not None:
            self._show_rows()

    def _show_rows(self) -> None:
        """Show the rows behind the figure chosen, or those of the first one."""
        form = self._form
        form.rightStack.setCurrentWidget(form.rowsPage)
        form.rowsButton.setChecked(True)
        if self._report is None:
            return
        figure = self._figure() or self._report.figures[0]
        source = self._report.figure(figure.rate.below) if figure.rate is not None else figure
        table = self._report.table(source.table)
        places = rows_behind(figure, self._report)
        self._marked = columns_of(figure, self._report)
        shown = self._table(table.key)
        shown.table.show(places)
        shown.hide_columns((), giving_way(table, self._marked))
        self._row_stack.setCurrentWidget(shown)
        told = f"{upper_first(figure.label)}: {figure.text}"
        form.rowsText.setText(f"{told} · {number_vi(len(places))} dòng, bấm đúp để mở")

    def _table(self, key: str) -> DataTable:
        if key not in self._tables:
            table = self._reported().table(key)
            model = PagedTable(
                row_columns(table, lambda: self._marked), lambda ids: [table.rows[at] for at in ids]
            )
            made = DataTable(self._theme, model, self._services.state, f"reports.{key}")
            made.setAccessibleName(table.title)
            made.opened.connect(lambda at: self._open_row(key, at))
            self._row_stack.addWidget(made)
            self._tables[key] = made
        return self._tables[key]

    def _open_row(self, key: str, at: int) -> None:
        source = self._reported().table(key).rows[at].source
        if source is not None:
            self._services.navigate(*room_of(source))

    def _to_reason(self) -> None:
        """Go to the first place in the text where a reason is missing, with it selected."""
        self.tab_bar.setCurrentIndex(1)
        for editor in self.text.editors.values():
            at = editor.toPlainText().find(REASON_MISSING)
            if at >= 0:
                cursor = editor.textCursor()
                cursor.setPosition(at)
                cursor.setPosition(at + len(REASON_MISSING), QTextCursor.MoveMode.KeepAnchor)
                editor.setTextCursor(cursor)
                editor.setFocus()
                # The editors take their heights only once the tab is shown.
                QTimer.singleShot(0, editor, partial(self._bring_into_view, editor))
                return

    def _bring_into_view(self, editor: SectionEditor) -> None:
        form = self._form
        form.sectionsColumn.activate()
        form.scrolled2.adjustSize()
        place = editor.mapTo(form.scrolled2, editor.cursorRect().center())
        form.textScroll.ensureVisible(place.x(), place.y(), 0, form.textScroll.viewport().height() // 3)
