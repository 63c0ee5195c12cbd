"""The button of a report that fills an upper level's own workbook with its figures."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from office_app.domain.reports import ReportTables
from office_app.gui.reports.upper_form_dialog import UpperFormDialog
from office_app.gui.reports.upper_form_presenter import UpperFormDesk
from office_app.gui.room import RoomServices


class UpperFormButton(QPushButton):
    """``report`` returns what is shown, None as long as there is none."""

    def __init__(
        self, desk: UpperFormDesk, services: RoomServices, report: Callable[[], ReportTables | None]
    ) -> None:
        super().__init__("Biểu cấp trên")
        self._desk, self._services, self._report = desk, services, report
        self.setProperty("kind", "quiet")
        self.setToolTip("Điền số liệu của báo cáo này vào biểu Excel mà cấp trên gửi")
        self.clicked.connect(self._ask)

    def put_before(self, other: QWidget, row: QHBoxLayout) -> None:
        """Take the place before another widget of a row."""
        row.insertWidget(row.indexOf(other), self)

    def _ask(self, checked: bool = False) -> None:
        report = self._report()
        if report is not None:
            UpperFormDialog(self._desk, self._services, report, self).open()
