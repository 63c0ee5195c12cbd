"""Asks why, and for a new day where a task is postponed; everything by keyboard."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.accept_buttons import AcceptButtons
from office_app.gui.widgets.date_field import DateField, Today
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label

LATER_BECAUSE = (
    "Chờ hướng dẫn của cấp trên",
    "Thường trực Đảng ủy cho lùi hạn",
    "Trùng với đợt công tác khác",
    "Đơn vị phối hợp chưa gửi số liệu",
)
STUCK_BECAUSE = (
    "Chờ hướng dẫn của cấp trên",
    "Đơn vị phối hợp chưa gửi số liệu",
    "Thiếu kinh phí",
    "Thiếu người",
)
DROPPED_BECAUSE = (
    "Văn bản giao việc đã được thay thế",
    "Trùng với việc khác",
    "Không thuộc việc của xã",
    "Thường trực Đảng ủy cho thôi thực hiện",
)


class ReasonDialog(QDialog):
    """``day`` and ``reason`` are the answers; it cannot be accepted without a reason.

    Args:
        theme: look of the window.
        today: what the days typed without a year are near to.
        title: what is about to happen.
        reasons: those offered; another may be typed.
        day: the new day proposed; None where none is asked for.
        parent: the page.
    """

    def __init__(
        self,
        theme: ThemeController,
        today: Today,
        title: str,
        reasons: Sequence[str],
        day: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._asks_day = day is not None
        self.day_field = DateField(theme, today)
        self.reason_box = QComboBox()
        self.reason_box.setEditable(True)
        self.reason_box.addItems(list(reasons))
        self.reason_box.setCurrentText("")
        self.reason_box.setAccessibleName("Lý do")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        if day is not None:
            self.day_field.set_date(day)
            form.addRow(label("Hạn mới", ink="soft"), self.day_field)
        form.addRow(label("Lý do", ink="soft"), self.reason_box)
        buttons = AcceptButtons(self, "Đồng ý")
        self.accept_button = buttons.accept_button
        column = DialogColumn(self, title)
        column.addLayout(form)
        column.addWidget(buttons)
        self.reason_box.currentTextChanged.connect(self._check)
        self.day_field.textChanged.connect(self._check)
        self._check()
        self.resize(theme.px(480), self.sizeHint().height())
        (self.day_field if self._asks_day else self.reason_box).setFocus()

    @property
    def reason(self) -> str:
        return " ".join(self.reason_box.currentText().split())

    @property
    def day(self) -> date | None:
        return self.day_field.date

    def _check(self, *_: object) -> None:
        dated = not self._asks_day or (self.day_field.valid and self.day_field.date is not None)
        self.accept_button.setEnabled(bool(self.reason) and dated)
