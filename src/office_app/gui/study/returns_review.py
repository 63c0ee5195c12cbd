"""What came back, before anything is written: each file with its faults and with what it would change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from office_app.domain.returns import ReturnReading
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.study.returns_tables import DETAILS, FILES, Detail, details
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import label


class ReturnsReview(QWidget):
    """Files above, below what the chosen one says; one button writes all that are right."""

    take_asked = Signal()
    later_asked = Signal()

    def __init__(self, services: RoomServices) -> None:
        super().__init__()
        self._services = services
        self.readings: Sequence[ReturnReading] = ()
        self._details: Sequence[Detail] = ()
        self._files = PagedTable(FILES, lambda ids: [self.readings[i] for i in ids])
        self._lines = PagedTable(DETAILS, lambda ids: [self._details[i] for i in ids])
        theme, state = services.theme, services.state
        self.files = DataTable(theme, self._files, state, "study.returns.files")
        self.files.setAccessibleName("Các tệp vừa nhận")
        self.details = DataTable(theme, self._lines, state, "study.returns.details")
        self.details.setAccessibleName("Chỗ khác nhau và chỗ sai của tệp đang chọn")
        self.head = label(semibold=True)
        self.take_button = QPushButton(theme.icon("check", "on_accent"), "Ghi tất cả phiếu đúng")
        self.take_button.setProperty("kind", "primary")
        self.copy_button = QPushButton(theme.icon("copy"), "Chép lời báo lỗi để nhắn chi bộ")
        self.later_button = QPushButton("Để sau")
        self._build()
        self.files.current_changed.connect(self._show_file)
        self.take_button.clicked.connect(self.take_asked)
        self.later_button.clicked.connect(self.later_asked)
        self.copy_button.clicked.connect(self._copy_faults)

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.files)
        split.addWidget(self.details)
        split.setSizes([300, 200])
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head, 1)
        for button in (self.later_button, self.copy_button, self.take_button):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(split, 1)

    def show_readings(self, readings: Sequence[ReturnReading]) -> None:
        """Show what was read; the files that are wrong stand first."""
        self.readings = sorted(readings, key=lambda one: (not one.blocked, one.file_name.lower()))
        right = [one for one in readings if not one.blocked]
        wrong = len(readings) - len(right)
        changing = sum(bool(one.changes) for one in right)
        parts = (
            f"{changing} phiếu có số liệu mới",
            f"{len(right) - changing} không đổi gì" if len(right) > changing else "",
            f"{wrong} có lỗi" if wrong else "",
        )
        self.head.setText(f"{len(readings)} tệp: {' · '.join(part for part in parts if part)}. Chưa ghi gì.")
        self.take_button.setEnabled(bool(right))
        self.copy_button.setEnabled(bool(wrong))
        self._files.show(range(len(self.readings)))
        if self.readings:
            self.files.select_id(0)
        self._show_file(0 if self.readings else None)
        self.files.setFocus()

    def _show_file(self, place: int | None) -> None:
        self._details = () if place is None else details(self.readings[place])
        self._lines.show(range(len(self._details)))

    def _copy_faults(self) -> None:
        lines = []
        for one in self.readings:
            if one.blocked:
                unit = one.form.content.unit if one.form is not None else one.file_name
                lines += [f"{unit}: phiếu báo có chỗ chưa đúng, xin sửa và gửi lại."]
                lines += [f"- {fault}" for fault in one.faults if fault.blocking]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._services.toast("Đã sao chỗ sai của từng chi bộ, dán vào Zalo để nhắn.")
