"""Gives several tasks at once what they have in common: unit, leader, product, who decides, by when."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QFormLayout, QWidget

from office_app.domain.tasks import Task
from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.tasks.listing import Choices
from office_app.gui.tasks.task_form import choice_box, fill_box
from office_app.gui.widgets.accept_buttons import AcceptButtons
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label


class AssignDialog(QDialog):
    """``assigned(task)`` is a task with what was entered; a field left empty changes nothing."""

    def __init__(
        self,
        theme: ThemeController,
        choices: Choices,
        count: int,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unit_ids = choices.unit_ids
        self.setWindowTitle("Giao việc")
        self.unit, self.leader, self.product, self.authority = (choice_box() for _ in range(4))
        self.due = DateField(theme, today=today)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for title, box, offered in (
            ("Đơn vị chủ trì", self.unit, choices.units),
            ("Lãnh đạo phụ trách", self.leader, choices.leaders),
            ("Sản phẩm", self.product, choices.products),
            ("Ai quyết", self.authority, choices.authorities),
        ):
            fill_box(box, offered)
            box.setCurrentText("")
            box.setAccessibleName(title)
            box.currentTextChanged.connect(self._check)
            form.addRow(label(title, ink="soft"), box)
        form.addRow(label("Thời hạn", ink="soft"), self.due)
        self.due.textChanged.connect(self._check)
        buttons = AcceptButtons(self, "Giao")
        self.accept_button = buttons.accept_button
        column = DialogColumn(self, f"Giao {number_vi(count)} việc", "Ô để trống thì giữ như cũ.")
        column.addLayout(form)
        column.addWidget(buttons)
        self._check()
        self.resize(theme.px(480), self.sizeHint().height())

    def assigned(self, task: Task) -> Task:
        """Return the task with what was entered."""
        unit = _text(self.unit.currentText())
        return replace(
            task,
            unit=unit or task.unit,
            unit_id=self._unit_ids.get(unit) if unit else task.unit_id,
            leader=_text(self.leader.currentText()) or task.leader,
            product=_text(self.product.currentText()) or task.product,
            authority=_text(self.authority.currentText()) or task.authority,
            due=self.due.date or task.due,
        )

    def _check(self, *_: object) -> None:
        boxes = (self.unit, self.leader, self.product, self.authority)
        entered = any(_text(box.currentText()) for box in boxes) or self.due.date is not None
        self.accept_button.setEnabled(entered and self.due.valid)


def _text(text: str) -> str:
    return " ".join(text.split())
