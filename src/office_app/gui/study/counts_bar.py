"""Head counts beside the names: at the beginning and the end, guests, written results."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.number_box import NumberBox, OptionalNumberBox
from office_app.gui.widgets.labels import label


class CountsBar(QWidget):
    """Shows the counts of a sheet; writes into it what is typed."""

    changed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: AttendanceSheet | None = None
        self.started_box = OptionalNumberBox("Có mặt đầu buổi")
        self.ended_box = OptionalNumberBox("Có mặt cuối buổi")
        self.guests_box, self.handed_in_box = NumberBox("Quần chúng"), NumberBox("Bài thu hoạch")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(4, 1)
        fields = (
            ("Đầu buổi", self.started_box),
            ("Cuối buổi", self.ended_box),
            ("Quần chúng", self.guests_box),
            ("Thu hoạch", self.handed_in_box),
        )
        for at, (name, box) in enumerate(fields):
            row, column = at // 2, at % 2 * 2
            box.setFixedWidth(theme.px(62))
            grid.addWidget(label(name, size="small", ink="soft"), row, column)
            grid.addWidget(box, row, column + 1)
        for head in (self.started_box, self.ended_box):
            head.valueChanged.connect(lambda _: self._write(self._write_heads))
        for box in (self.guests_box, self.handed_in_box):
            box.valueChanged.connect(lambda _: self._write(self._write_counts))

    def show_sheet(self, sheet: AttendanceSheet | None) -> None:
        self._sheet = None  # while the boxes are filled
        if sheet is not None:
            self.started_box.set_number(sheet.session.started_with)
            self.ended_box.set_number(sheet.session.ended_with)
            self.guests_box.setValue(sheet.guests)
            self.handed_in_box.setValue(sheet.handed_in)
        self._sheet = sheet

    def _write(self, write: Callable[[AttendanceSheet], None]) -> None:
        if self._sheet is not None:
            write(self._sheet)
            self.changed.emit()

    def _write_heads(self, sheet: AttendanceSheet) -> None:
        sheet.set_heads(self.started_box.number, self.ended_box.number)

    def _write_counts(self, sheet: AttendanceSheet) -> None:
        sheet.set_counts(self.guests_box.value(), self.handed_in_box.value())
