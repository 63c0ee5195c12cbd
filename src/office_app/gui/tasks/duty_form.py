"""The form of a duty that comes round: what, whose, on which day, and the next days as they will come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from office_app.domain.recurring import MONTHS, Every, Occurrence, RecurringDuty, Roll, Rule, rule_words
from office_app.domain.tasks import TaskKind
from office_app.domain.vietnamese import date_screen, upper_first
from office_app.domain.weekdays import WEEKDAYS
from office_app.gui.look.theme import ThemeController
from office_app.gui.tasks.listing import Choices
from office_app.gui.tasks.task_form import choice_box, fill_box, put
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.number_field import NumberField
from office_app.gui.widgets.side_form import SideForm, Words

_SHIFTS = {0: "trong kỳ đó", 1: "kỳ sau", -1: "kỳ trước"}


class DutyForm(SideForm):
    def __init__(
        self,
        theme: ThemeController,
        today: Callable[[], date],
        days_of: Callable[[RecurringDuty], Sequence[Occurrence]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, self.entered, self._first_fault, parent)
        self._today, self._days_of = today, days_of
        self._shown = RecurringDuty("", Rule(Every.MONTH), today())
        self._unit_ids: Mapping[str, int] = {}
        self._filling = False
        self.text = self.home = Words(theme, 2)
        self.every, self.kind, self.day, self.month = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.shift, self.roll = QComboBox(), QComboBox()
        self.lead = NumberField(theme, 0, 60, " ngày làm việc")
        self.starts, self.ends = DateField(theme, today=today), DateField(theme, today=today)
        self.unit, self.leader = choice_box(), choice_box()
        self.product, self.authority = choice_box(), choice_box()
        self.source, self.note = QLineEdit(), Words(theme, 2)
        self.coming = label(size="small", ink="soft", wraps=True)
        self._build()

    def set_choices(self, choices: Choices) -> None:
        """Set what may be chosen, keeping what is entered."""
        self._unit_ids = choices.unit_ids
        fill_box(self.unit, choices.units)
        fill_box(self.leader, choices.leaders)
        fill_box(self.product, choices.products)
        fill_box(self.authority, choices.authorities)

    def show_duty(self, duty: RecurringDuty) -> None:
        """Fill the form."""
        self._filling = True
        new = duty.id is None
        self.title.setText("Thêm việc định kỳ" if new else "Việc định kỳ")
        self.remove_button.setVisible(not new)
        self.text.setPlainText(duty.title)
        rule = duty.rule
        for box, value in ((self.every, rule.every), (self.kind, duty.kind), (self.roll, rule.roll)):
            box.setCurrentIndex(box.findData(value))
        self._offer_days(rule)
        self.shift.setCurrentIndex(max(0, self.shift.findData(rule.shift)))
        self.lead.setValue(duty.lead_days)
        self.starts.set_date(duty.starts_on)
        self.ends.set_date(duty.ends_on)
        for box, text in (
            (self.unit, duty.unit),
            (self.leader, duty.leader),
            (self.product, duty.product),
            (self.authority, duty.authority),
        ):
            put(box, text)
        self.source.setText(duty.source)
        self.note.setPlainText(duty.note)
        self._shown, self.row = duty, duty.id
        self._filling = False
        self.settle()
        self._show_coming()

    @property
    def shown(self) -> RecurringDuty:
        return self._shown

    def entered(self) -> RecurringDuty:
        """Return the duty as entered."""
        unit = " ".join(self.unit.currentText().split())
        rule = Rule(
            Every(self.every.currentData()),  # Qt keeps the word alone
            self.day.currentData() or 0,
            self.month.currentData() or 0,
            self.shift.currentData() or 0,
            Roll(self.roll.currentData()),
        )
        return replace(
            self._shown,
            title=" ".join(self.text.toPlainText().split()),
            rule=rule,
            kind=TaskKind(self.kind.currentData()),
            unit=unit,
            unit_id=self._shown.unit_id if unit == self._shown.unit else self._unit_ids.get(unit),
            leader=" ".join(self.leader.currentText().split()),
            product=" ".join(self.product.currentText().split()),
            authority=" ".join(self.authority.currentText().split()),
            starts_on=self.starts.date or self._shown.starts_on,
            ends_on=self.ends.date,
            lead_days=self.lead.value(),
            source=" ".join(self.source.text().split()),
            note=self.note.toPlainText().strip(),
        )

    def _first_fault(self) -> str:
        if not self.text.toPlainText().strip():
            self.text.setFocus()
            return "Chưa ghi nội dung việc định kỳ."
        for field in (self.starts, self.ends):
            if not field.valid:
                field.setFocus()
                return field.why
        return ""

    def _build(self) -> None:
        for box, kind in ((self.every, Every), (self.kind, TaskKind), (self.roll, Roll)):
            for value in kind:
                box.addItem(value.value, value)
        for box in (self.every, self.kind, self.day, self.month, self.shift, self.roll):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for shift, words in _SHIFTS.items():
            self.shift.addItem(words, shift)
        self.remove_button.setText("&Thôi lặp lại")
        self.add_field("Việc", self.text)
        self.add_field("Lặp lại", self.every, half=0)
        self.add_field("Loại việc", self.kind, half=1)
        self.add_field("Hạn vào ngày", self.day, half=0)
        self.add_field("Tháng trong kỳ", self.month, half=1)
        self.add_field("Hạn nằm ở", self.shift, half=0)
        self.add_field("Gặp ngày nghỉ thì lấy", self.roll, half=1)
        self._grid.addWidget(self.coming, self._grid.rowCount(), 0, 1, 2)
        self.add_field("Đơn vị chủ trì", self.unit)
        self.add_field("Lãnh đạo phụ trách", self.leader)
        self.add_field("Sản phẩm", self.product, half=0)
        self.add_field("Thẩm quyền", self.authority, half=1)
        self.add_field("Bắt đầu từ", self.starts, half=0)
        self.add_field("Thôi từ", self.ends, half=1)
        self.add_field("Lập việc trước hạn", self.lead, half=0)
        self.add_field("Theo văn bản", self.source, half=1)
        self.add_field("Ghi chú", self.note)
        self.every.currentIndexChanged.connect(self._every_chosen)
        for chosen in (self.day, self.month, self.shift, self.roll):
            chosen.currentIndexChanged.connect(self._show_coming)
        self.starts.date_changed.connect(self._show_coming)
        self.ends.date_changed.connect(self._show_coming)

    def _every_chosen(self) -> None:
        if not self._filling:
            self._offer_days(Rule(Every(self.every.currentData())))
            self._show_coming()

    def _offer_days(self, rule: Rule) -> None:
        """Offer the days and months that the kind of period has."""
        self.day.blockSignals(True)
        self.month.blockSignals(True)
        self.day.clear()
        self.month.clear()
        length = MONTHS.get(rule.every, 0)
        if rule.every is Every.WEEK:
            for number, name in enumerate(map(upper_first, WEEKDAYS), 1):
                self.day.addItem(name, number)
            self.day.setCurrentIndex((rule.day or 5) - 1)
        elif length:
            self.day.addItem("ngày cuối tháng", 0)
            for number in range(1, 32):
                self.day.addItem(f"ngày {number}", number)
            self.day.setCurrentIndex(rule.day)
        if length > 1:
            self.month.addItem("giữa kỳ" if rule.every is Every.MID_TERM else "tháng cuối", 0)
            for number in range(1, length + 1):
                self.month.addItem(f"tháng thứ {number}", number)
            self.month.setCurrentIndex(rule.month)
        self.day.setEnabled(rule.every is not Every.DAY)
        self.month.setEnabled(length > 1)
        self.shift.setEnabled(length > 0)
        self.day.blockSignals(False)
        self.month.blockSignals(False)

    def _show_coming(self, *_: object) -> None:
        if self._filling:
            return
        duty = self.entered()
        days = [f"{date_screen(one.due)} ({one.period.name})" for one in self._days_of(duty)]
        told = "; ".join(days) if days else "không còn kỳ nào"
        self.coming.setText(f"{rule_words(duty.rule)}. Các hạn tới: {told}.")
