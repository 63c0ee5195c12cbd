"""Enter a task by hand: what, who, by when."""

import datetime
from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label


class NewTaskDialog(QDialog):
    def __init__(self, theme: ThemeController, units: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm việc")
        self.title = QLineEdit()
        self.title.setPlaceholderText("Ví dụ: Báo cáo kết quả học tập tháng 11")
        self.unit = QComboBox()
        self.unit.setEditable(True)
        self.unit.addItems(list(units))
        self.unit.setCurrentText("")
        self.due = DateField(theme)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(label("Việc", ink="soft"), self.title)
        form.addRow(label("Đơn vị", ink="soft"), self.unit)
        form.addRow(label("Thời hạn", ink="soft"), self.due)
        self.buttons = QDialogButtonBox()
        self.save = self.buttons.addButton("Thêm việc", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("kind", "primary")
        self.buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(label("Thêm việc", size="group"))
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.title.textChanged.connect(self._check)
        self.due.date_changed.connect(self._check)
        self.due.textChanged.connect(self._check)
        self._check()
        self.resize(theme.px(480), self.sizeHint().height())

    @property
    def values(self) -> tuple[str, str, datetime.date | None]:
        return self.title.text(), self.unit.currentText(), self.due.date

    def _check(self, *_: object) -> None:
        self.save.setEnabled(bool(self.title.text().strip()) and self.due.valid)
