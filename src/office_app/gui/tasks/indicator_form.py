"""The form of an indicator: the target, and what was reached in each period."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from office_app.domain.indicators import (
    MEASURED,
    Aim,
    Counting,
    Indicator,
    IndicatorLine,
    Reading,
    read_amount,
)
from office_app.domain.recurring import Every, Period
from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.side_form import SideForm, Words

_PERIOD, _VALUE, _SOURCE = range(3)


class IndicatorForm(SideForm):
    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, lambda: (self.entered(), self.readings()), self._first_fault, parent)
        self._shown = Indicator("", "", Decimal(0), today(), today())
        self._periods: Sequence[Period] = ()
        self._notes: Mapping[date, str] = {}
        self.text = Words(theme, 2)
        self.unit, self.target = QLineEdit(), QLineEdit()
        self.every, self.counting, self.aim = QComboBox(), QComboBox(), QComboBox()
        self.since, self.until = DateField(theme, today=today), DateField(theme, today=today)
        self.owner, self.source = QLineEdit(), QLineEdit()
        self.note = Words(theme, 2)
        self.standing = label(size="small", ink="soft", wraps=True)
        self.values = QTableWidget(0, 3)
        self._build()

    def show_line(self, line: IndicatorLine, periods: Sequence[Period]) -> None:
        """Fill the form; ``periods`` are those a value may be entered for."""
        one = line.indicator
        self.title.setText("Thêm chỉ tiêu" if one.id is None else "Chỉ tiêu")
        self.remove_button.setVisible(one.id is not None)
        self.text.setPlainText(one.title)
        self.unit.setText(one.unit)
        self.target.setText(number_vi(one.target) if one.target or one.id is not None else "")
        for box, value in ((self.every, one.every), (self.counting, one.counting), (self.aim, one.aim)):
            box.setCurrentIndex(box.findData(value))
        self.since.set_date(one.since)
        self.until.set_date(one.until)
        self.owner.setText(one.owner)
        self.source.setText(one.source)
        for line_edit in (self.unit, self.owner, self.source):
            line_edit.setCursorPosition(0)  # a long text shows how it begins
        self.note.setPlainText(one.note)
        self.standing.setText(line.words if one.id is not None else "Lưu chỉ tiêu rồi nhập số từng kỳ.")
        self._periods = periods
        self._notes = {reading.period_on: reading.note for reading in line.readings}
        self._fill_values({reading.period_on: reading for reading in line.readings})
        self._shown, self.row = one, one.id
        self.home = self.text if one.id is None else self.values
        self.settle()

    @property
    def shown(self) -> Indicator:
        return self._shown

    def entered(self) -> Indicator:
        """Return the indicator as entered; a target that is no number is -1."""
        target = read_amount(self.target.text())
        return replace(
            self._shown,
            title=" ".join(self.text.toPlainText().split()),
            unit=" ".join(self.unit.text().split()),
            target=Decimal(-1) if target is None else target,
            every=Every(self.every.currentData()),  # Qt keeps the word alone
            counting=Counting(self.counting.currentData()),
            aim=Aim(self.aim.currentData()),
            since=self.since.date or self._shown.since,
            until=self.until.date or self._shown.until,
            owner=" ".join(self.owner.text().split()),
            source=" ".join(self.source.text().split()),
            note=self.note.toPlainText().strip(),
        )

    def readings(self) -> list[Reading]:
        """Return the values entered; one that is no number is -1."""
        found = []
        for row, period in enumerate(self._periods):
            text = self._cell(row, _VALUE)
            if text:
                value = read_amount(text)
                entered = Decimal(-1) if value is None else value
                note = self._notes.get(period.first, "")
                source = self._cell(row, _SOURCE)
                found.append(Reading(self._shown.id or 0, period.first, entered, source, note))
        return found

    def _first_fault(self) -> str:
        if not self.text.toPlainText().strip():
            self.text.setFocus()
            return "Chưa ghi tên chỉ tiêu."
        if self.entered().target < 0:
            self.target.setFocus()
            return f"«{self.target.text()}» không phải là số. Ví dụ: 1.250 hoặc 95,5."
        for field in (self.since, self.until):
            if not field.valid or field.date is None:
                field.setFocus()
                return field.why
        for row, period in enumerate(self._periods):
            text = self._cell(row, _VALUE)
            if text and read_amount(text) is None:
                self.values.setCurrentCell(row, _VALUE)
                return f"«{text}» ở {period.name} không phải là số. Ví dụ: 1.250 hoặc 95,5."
        return ""

    def _cell(self, row: int, column: int) -> str:
        item = self.values.item(row, column)
        return "" if item is None else " ".join(item.text().split())

    def _fill_values(self, known: Mapping[date, Reading]) -> None:
        self.values.setRowCount(len(self._periods))
        for row, period in enumerate(self._periods):
            reading = known.get(period.first)
            name = QTableWidgetItem(period.name)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.values.setItem(row, _PERIOD, name)
            value = QTableWidgetItem("" if reading is None else number_vi(reading.value))
            value.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.values.setItem(row, _VALUE, value)
            self.values.setItem(row, _SOURCE, QTableWidgetItem("" if reading is None else reading.source))
        lines = min(12, len(self._periods)) + 1
        self.values.setFixedHeight(self._theme.px(28) * lines + self._theme.px(8))
        self.values.setVisible(bool(self._periods) and self._shown is not None)
        if self._periods:
            self.values.setCurrentCell(min(len(known), len(self._periods) - 1), _VALUE)

    def _build(self) -> None:
        for every in MEASURED:
            self.every.addItem(every.value, every)
        for counting in Counting:
            self.counting.addItem(counting.value, counting)
        for aim in Aim:
            self.aim.addItem(aim.value, aim)
        self.unit.setPlaceholderText("%, buổi, đảng viên…")
        self.values.setHorizontalHeaderLabels(["Kỳ", "Giá trị", "Theo đâu"])
        self.values.verticalHeader().hide()
        self.values.verticalHeader().setDefaultSectionSize(self._theme.px(28))
        self.values.horizontalHeader().setSectionResizeMode(_PERIOD, QHeaderView.ResizeMode.ResizeToContents)
        self.values.horizontalHeader().setSectionResizeMode(_SOURCE, QHeaderView.ResizeMode.Stretch)
        self.values.setAccessibleName("Giá trị từng kỳ")
        self.values.setTabKeyNavigation(False)
        self.add_field("Chỉ tiêu", self.text)
        self.add_field("Đơn vị tính", self.unit, half=0)
        self.add_field("Mức giao", self.target, half=1)
        self._grid.addWidget(self.standing, self._grid.rowCount(), 0, 1, 2)
        self.add_field("Số từng kỳ", self.values)
        self.add_field("Nhập số", self.every, half=0)
        self.add_field("Cách tính", self.counting, half=1)
        self.add_field("Từ ngày", self.since, half=0)
        self.add_field("Đến ngày", self.until, half=1)
        self.add_field("Thế nào là đạt", self.aim)
        self.add_field("Đơn vị theo dõi", self.owner, half=0)
        self.add_field("Theo văn bản", self.source, half=1)
        self.add_field("Ghi chú", self.note)
