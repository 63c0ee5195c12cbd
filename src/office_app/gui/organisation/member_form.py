"""The side panel in which a member is added, changed or moved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from office_app.domain.organisation import Member, Unit
from office_app.gui.forms.ui_organisation_member import Ui_MemberForm
from office_app.gui.look.theme import ThemeController
from office_app.gui.organisation.leaves_editor import LeavesEditor
from office_app.gui.organisation.organisation_words import JOINED_HOW, LEFT_HOW
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.filter_bar import widen_popup
from office_app.gui.widgets.on_keys import CONFIRM, on_keys


class MemberForm(QFrame):
    save_asked = Signal(object, bool)  # Member, whether another one follows
    move_asked = Signal(object, int, object)  # Member, unit id, date
    close_asked = Signal()

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._member, self._today = Member("", 0), today
        self._form = form = Ui_MemberForm()
        form.setupUi(self)
        self.born_field = DateField(theme, today=today)
        self.joined_field = DateField(theme, today=today)
        self.left_field = DateField(theme, today=today)
        self.leaves = LeavesEditor(theme, today)
        self.move_field = DateField(theme, today=today, follows=True)
        for holder, field, name in (
            (form.bornHolder, self.born_field, "Ngày sinh"),
            (form.joinedHolder, self.joined_field, "Vào chi bộ từ"),
            (form.leftHolder, self.left_field, "Rời chi bộ từ"),
            (form.leavesHolder, self.leaves, "Miễn sinh hoạt, vắng dài ngày"),
            (form.moveDayHolder, self.move_field, "Ngày chuyển"),
        ):
            field.setAccessibleName(name)
            holder.addWidget(field)
        form.closeButton.setIcon(theme.icon("x"))
        form.closeButton.clicked.connect(lambda: self.close_asked.emit())
        form.saveButton.clicked.connect(self.save)
        form.nextButton.clicked.connect(lambda: self.save(another=True))
        form.moveButton.clicked.connect(self._move)
        for combo, words in ((form.joinedHowBox, JOINED_HOW), (form.leftHowBox, LEFT_HOW)):
            combo.addItems(words)
            if (typed := combo.lineEdit()) is not None:
                typed.setPlaceholderText("lý do")
            widen_popup(combo)
        on_keys(self, self.save, *CONFIRM)
        for box in (form.nameBox, form.cardBox, form.positionBox):
            box.returnPressed.connect(self.focusNextChild)

    def show_member(self, member: Member, units: Sequence[Unit], history: Sequence[str]) -> None:
        """Fill the form; the cursor is in the name."""
        form = self._form
        self._member = member
        own = next((unit.name for unit in units if unit.id == member.unit_id), "")
        form.title.setText("Sửa đảng viên" if member.id is not None else "Thêm đảng viên")
        form.title.setToolTip(own)
        form.nameBox.setText(member.full_name)
        self.born_field.set_date(member.born_on)
        form.cardBox.setText(member.card_number)
        form.positionBox.setText(member.position)
        self.joined_field.set_date(member.joined_unit_on)
        self.left_field.set_date(member.left_unit_on)
        form.joinedHowBox.setCurrentText(member.joined_how)
        form.leftHowBox.setCurrentText(member.left_how)
        for combo in (form.joinedHowBox, form.leftHowBox):
            if (typed := combo.lineEdit()) is not None:
                typed.setCursorPosition(0)
            combo.setToolTip(combo.currentText())
        self.leaves.show_leaves(member.leaves)
        form.moveUnitBox.clear()
        for unit in units:
            if unit.id != member.unit_id:
                form.moveUnitBox.addItem(unit.name, unit.id)
        form.moveUnitBox.setCurrentIndex(-1)
        form.moveUnitBox.setPlaceholderText("Chọn chi bộ chuyển đến")
        form.moveBox.setVisible(member.id is not None and member.left_unit_on is None and len(units) > 1)
        form.nextButton.setVisible(member.id is None)
        form.historyText.setText("\n".join(("Quá trình sinh hoạt", *history)) if history else "")
        form.historyText.setVisible(bool(history))
        self.show_error("")
        form.nameBox.setFocus()
        form.nameBox.selectAll()

    def show_error(self, text: str) -> None:
        self._form.wrongText.setText(text)
        self._form.wrongText.setVisible(bool(text))

    def entered(self) -> Member:
        """Return the member as entered."""
        form = self._form
        left = self.left_field.date
        return replace(
            self._member,
            leaves=self.leaves.entered(),
            joined_how=" ".join(form.joinedHowBox.currentText().split()),
            left_how=" ".join(form.leftHowBox.currentText().split()) if left else "",
            full_name=form.nameBox.text(),
            born_on=self.born_field.date,
            card_number=form.cardBox.text(),
            position=form.positionBox.text(),
            joined_unit_on=self.joined_field.date,
            left_unit_on=left,
        )

    def save(self, another: bool = False) -> None:
        fields = (self.born_field, self.joined_field, self.left_field, *self.leaves.day_fields())
        wrong = next((field for field in fields if not field.valid), None)
        if wrong is not None:
            self.show_error(wrong.why)
            wrong.setFocus()
            return
        self.save_asked.emit(self.entered(), another)

    def _move(self) -> None:
        unit_id, day = self._form.moveUnitBox.currentData(), self.move_field.date
        if unit_id is None or day is None:
            self.show_error("Chọn chi bộ chuyển đến và ngày chuyển.")
            return
        self.move_asked.emit(self._member, unit_id, day)
