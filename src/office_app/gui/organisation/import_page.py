"""The way of an Excel list into the office: its columns, the check report, then writing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.member_import import MemberImport, MemberSheet
from office_app.gui.jobs.run_for import run_for
from office_app.gui.organisation.import_columns import ImportColumns
from office_app.gui.organisation.import_presenter import ImportPresenter
from office_app.gui.organisation.import_report import ImportReport
from office_app.gui.room import RoomServices

EXCEL = "Tệp Excel (*.xlsx *.xlsm)"


class ImportPage(QStackedWidget):
    opened = Signal()  # a list was read
    written = Signal(str)  # what to say of it
    close_asked = Signal()

    def __init__(
        self,
        office: Office,
        services: RoomServices,
        own_unit: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self.presenter = ImportPresenter(self, office, run_for(self, services.runner), own_unit)
        self.columns = ImportColumns(services.theme)
        self.report = ImportReport(services.theme, services.state)
        self.addWidget(self.columns)
        self.addWidget(self.report)
        self.columns.taken.connect(self.presenter.take)
        self.columns.check_asked.connect(self.presenter.check)
        self.report.import_asked.connect(self.presenter.import_checked)
        self.report.columns_asked.connect(lambda: self.setCurrentWidget(self.columns))
        for part in (self.columns, self.report):
            part.other_asked.connect(self.choose_file)
            part.close_asked.connect(lambda: self.close_asked.emit())

    def step_back(self) -> None:
        """Go from the report to the columns, from there out of the import."""
        if self.currentWidget() is self.report:
            self.setCurrentWidget(self.columns)
        else:
            self.close_asked.emit()

    def choose_file(self) -> None:
        """Ask for an Excel list and read it."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn danh sách đảng viên", "", EXCEL)
        if chosen:
            self.presenter.read_file(Path(chosen))

    def save_sample(self) -> None:
        """Ask where to lay the empty list."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Lưu mẫu danh sách", "Mẫu danh sách đảng viên.xlsx", "Tệp Excel (*.xlsx)"
        )
        if chosen:
            path = Path(chosen)
            self.presenter.write_sample(path if path.suffix else path.with_suffix(".xlsx"))

    # ---- what the presenter shows -----------------------------------------------------------------------------

    def show_columns(self, sheet: MemberSheet) -> None:
        self.columns.show_sheet(sheet)
        self.setCurrentWidget(self.columns)
        self.opened.emit()

    def show_checked(self, checked: MemberImport) -> None:
        self.report.show_checked(checked)
        self.setCurrentWidget(self.report)

    def show_importing(self, importing: bool) -> None:
        self.report.show_importing(importing)

    def show_import_progress(self, done: int, total: int) -> None:
        self.report.show_progress(done, total)

    def show_written(self, said: str) -> None:
        self.written.emit(said)

    def show_wrong(self, error: AppError) -> None:
        self._services.show_error(error)

    def say(self, text: str) -> None:
        self._services.toast(text, None)
