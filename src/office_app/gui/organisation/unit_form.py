"""The side panel in which a unit is added or changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from office_app.domain.organisation import LONGEST_UNIT_NAME, Unit, UnitKind
from office_app.gui.forms.ui_organisation_unit import Ui_UnitForm
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.on_keys import CONFIRM, on_keys


class UnitForm(QFrame):
    save_asked = Signal(object)  # Unit
    close_asked = Signal()

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = Unit("", UnitKind.CHI_BO)
        self._form = form = Ui_UnitForm()
        form.setupUi(self)
        self.founded_field = DateField(theme, today)
        self.founded_field.setAccessibleName("Ngày thành lập")
        form.foundedHolder.addWidget(self.founded_field)
        for kind in UnitKind:
            form.kindBox.addItem(kind.value, kind)
        form.closeButton.setIcon(theme.icon("x"))
        form.closeButton.clicked.connect(lambda: self.close_asked.emit())
        form.cancelButton.clicked.connect(lambda: self.close_asked.emit())
        form.saveButton.clicked.connect(self.save)
        on_keys(self, self.save, *CONFIRM)
        for box in (form.nameBox, form.shortBox, form.secretaryBox, form.phoneBox):
            box.returnPressed.connect(self.focusNextChild)
        for box in (form.nameBox, form.shortBox):
            box.setMaxLength(LONGEST_UNIT_NAME)

    def show_unit(self, unit: Unit, parents: Sequence[Unit], story: Sequence[str]) -> None:
        """Fill the form; the cursor is in the name. ``story`` is the unit's history in lines."""
        form = self._form
        self._unit = unit
        form.title.setText("Thêm đơn vị" if unit.id is None else "Sửa đơn vị")
        form.nameBox.setText(unit.name)
        form.shortBox.setText(unit.short_name)
        form.kindBox.setCurrentIndex(form.kindBox.findData(unit.kind))
        form.secretaryBox.setText(unit.secretary)
        form.phoneBox.setText(unit.phone)
        form.dayBox.setValue(unit.meeting_day or 0)
        self.founded_field.set_date(unit.founded_on)
        form.parentBox.clear()
        form.parentBox.addItem("Đảng ủy xã", None)
        for parent in parents:
            if parent.id != unit.id:
                form.parentBox.addItem(parent.name, parent.id)
        form.parentBox.setCurrentIndex(max(0, form.parentBox.findData(unit.parent_id)))
        for widget in (form.parentLabel, form.parentBox):
            widget.setVisible(form.parentBox.count() > 1)
        form.historyText.setText("\n".join(("Lịch sử", *story)) if story else "")
        form.historyText.setVisible(bool(story))
        self.show_error("")
        form.nameBox.setFocus()
        form.nameBox.selectAll()

    def show_error(self, text: str) -> None:
        self._form.wrongText.setText(text)
        self._form.wrongText.setVisible(bool(text))

    def entered(self) -> Unit:
        """Return the unit as entered."""
        form = self._form
        return replace(
            self._unit,
            name=form.nameBox.text(),
            short_name=form.shortBox.text(),
            kind=UnitKind(form.kindBox.currentData()),  # Qt hands the plain text back
            secretary=" ".join(form.secretaryBox.text().split()),
            phone=form.phoneBox.text().strip(),
            meeting_day=form.dayBox.value() or None,
            founded_on=self.founded_field.date,
            parent_id=form.parentBox.currentData(),
        )

    def save(self) -> None:
        if not self.founded_field.valid:
            self.show_error(f"Ngày thành lập: {self.founded_field.why}")
            self.founded_field.setFocus()
            return
        self.save_asked.emit(self.entered())
