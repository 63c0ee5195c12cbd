"""The sections about the office itself: name, signers, numbering and time limits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.settings import COMMUNE_KINDS, PROVINCE_KINDS, CounterpartLine, OfficeSettings
from office_app.domain.terms import term_years, written_term
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.theme import ThemeController
from office_app.gui.settings.card import card
from office_app.gui.settings.counterpart_section import CounterpartSection
from office_app.gui.settings.first_numbers import (
    format_first_arrivals,
    parse_first_arrivals,
    parse_first_numbers,
)
from office_app.gui.settings.first_numbers_field import FirstNumbersField
from office_app.gui.settings.settings_presenter import format_days_off, parse_days_off
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.number_field import NumberField
from office_app.gui.widgets.signer_rows import SignerRows

_TERM = timedelta(days=366 * 8)  # a term is five years, made longer by two or three at the most
_SOON = timedelta(days=366)


class OfficeSections(QWidget):
    """All fields of ``OfficeSettings``; ``settings`` reads them back."""

    changed = Signal()

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], shipped: Sequence[CounterpartLine]
    ) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self.bodies = CounterpartSection(theme, shipped)
        self._base = OfficeSettings(commune="", province="")
        self._build_fields()
        self.name_card = self._name_card()
        self.signers_card = self._signers_card()
        self.numbering_card = self._numbering_card()
        self.days_card = self._days_card()
        self._listen()

    def set_settings(self, settings: OfficeSettings) -> None:
        self._base = settings
        self.blockSignals(True)
        self.commune_kind.setCurrentText(settings.commune_kind.capitalize())
        self.commune.setText(settings.commune)
        self.province_kind.setCurrentText(settings.province_kind.capitalize())
        self.province.setText(settings.province)
        self.signers.set_signers(settings.signers)
        self.term.setText(settings.term)
        self.term_started.set_date(settings.term_started_on)
        self.lead_days.setValue(settings.lead_days)
        (self.due_day_counts if settings.due_day_counts else self.day_before).setChecked(True)
        self.report_to.setText(settings.report_to)
        self.report_through.setText(settings.report_through)
        self.days_off.setPlainText(format_days_off(settings.days_off))
        self.make_up_days.setValue(settings.make_up_days)
        self.report_days.setValue(settings.report_days)
        self.days_worked.setPlainText(format_days_off(settings.days_worked))
        self.first_numbers.show_numbers(settings.first_numbers, settings.term)
        self.first_arrivals.setPlainText(format_first_arrivals(settings.first_arrivals))
        self.bodies.set_lines(settings.counterparts)
        self.blockSignals(False)

    def settings(self) -> OfficeSettings:
        def words(field: QLineEdit) -> str:
            return " ".join(field.text().split())

        return replace(
            self._base,
            commune=words(self.commune),
            province=words(self.province),
            commune_kind=self.commune_kind.currentText().lower(),
            province_kind=self.province_kind.currentText().lower(),
            signers=tuple(self.signers.signers()),
            term=self._written_term(),
            term_started_on=self.term_started.date or self._base.term_started_on,
            lead_days=self.lead_days.value(),
            due_day_counts=self.due_day_counts.isChecked(),
            days_off=tuple(parse_days_off(self.days_off.toPlainText())[0]),
            make_up_days=self.make_up_days.value(),
            report_days=self.report_days.value(),
            days_worked=tuple(parse_days_off(self.days_worked.toPlainText())[0]),
            first_numbers=self.first_numbers.numbers(),
            first_arrivals=tuple(parse_first_arrivals(self.first_arrivals.toPlainText())[0]),
            report_to=words(self.report_to),
            report_through=words(self.report_through),
            counterparts=self.bodies.lines(),
        )

    def take_layout(self, settings: OfficeSettings) -> None:
        """Know the layout values that were kept on their own."""
        self._base = replace(self._base, layout=settings.layout)

    def wrong_field(self) -> str:
        """Return in Vietnamese the first field that cannot stand so, or ""."""
        today, started = self._today(), self.term_started.date
        if started is None or not today - _TERM <= started <= today + _SOON:
            return f"Ngày bắt đầu nhiệm kỳ «{self.term_started.text()}»"
        for name, field in (("Ngày nghỉ", self.days_off), ("Ngày làm bù", self.days_worked)):
            far = [day for day in parse_days_off(field.toPlainText())[0] if abs(day - today) > _TERM]
            if far:
                return f"{name} «{date_screen(far[0])}»"
        for name, wrong in (
            ("Ngày nghỉ", parse_days_off(self.days_off.toPlainText())[1]),
            ("Ngày làm bù", parse_days_off(self.days_worked.toPlainText())[1]),
            ("Số văn bản đi đầu tiên", parse_first_numbers(self.first_numbers.toPlainText(), "")[1]),
            ("Số đến đầu tiên", parse_first_arrivals(self.first_arrivals.toPlainText())[1]),
        ):
            if wrong:
                return f"{name} «{wrong[0]}»"
        return self.bodies.wrong_line()

    def _build_fields(self) -> None:
        self.commune_kind, self.province_kind = QComboBox(), QComboBox()
        self.commune_kind.addItems([kind.capitalize() for kind in COMMUNE_KINDS])
        self.province_kind.addItems([kind.capitalize() for kind in PROVINCE_KINDS])
        self.commune, self.province = QLineEdit(), QLineEdit()
        self.signers = SignerRows(self._theme)
        for field, name in (
            (self.commune_kind, "Cấp xã"),
            (self.commune, "Tên xã, phường"),
            (self.province_kind, "Cấp tỉnh"),
            (self.province, "Tên tỉnh, thành phố"),
        ):
            field.setAccessibleName(name)
        self.term = QLineEdit()
        self._first_of = label("Số văn bản đi đầu tiên của nhiệm kỳ", ink="soft")
        self.term_started = DateField(self._theme, self._today)
        self.lead_days = self._days(1, 60)
        self.make_up_days, self.report_days = self._days(0, 30), self._days(0, 30)
        self.due_day_counts = QRadioButton("Hạn cuối là 15/6/2026, kể cả trong ngày đó")
        self.day_before = QRadioButton("Hạn cuối là 14/6/2026, ngày 15 đã là quá hạn")
        self.report_to, self.report_through = QLineEdit(), QLineEdit()
        self.days_off = self._text("Ngày nghỉ", "20/01/2027 - 26/01/2027\n02/05/2027", 120)
        self.days_worked = self._text("Ngày làm bù", "06/02/2027", 64)
        self.first_numbers = FirstNumbersField()
        self._dress(self.first_numbers, "Số văn bản đi đầu tiên", "Kế hoạch: 15\nCông văn: 120", 92)
        self.first_arrivals = self._text("Số đến đầu tiên", "2026: 320", 64)

    def _days(self, least: int, most: int) -> NumberField:
        return NumberField(self._theme, least, most, " ngày làm việc")

    def _text(self, name: str, example: str, height: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        self._dress(field, name, example, height)
        return field

    def _dress(self, field: QPlainTextEdit, name: str, example: str, height: int) -> None:
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._theme.px(height))

    def _name_card(self) -> QFrame:
        frame, column = card("Văn phòng", "Tên in ở đầu mọi văn bản.")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows = ((self.commune_kind, self.commune), (self.province_kind, self.province))
        for line, (kind, name) in enumerate(rows):
            grid.addWidget(kind, line, 0)
            grid.addWidget(name, line, 1)
        column.addLayout(grid)
        column.addSpacing(4)
        self._row(column, "Báo cáo gửi", self.report_to)
        self._row(column, "Qua cơ quan", self.report_through)
        return frame

    def _signers_card(self) -> QFrame:
        frame, column = card("Người ký", "Người đầu danh sách được điền sẵn vào văn bản mới.")
        column.addWidget(self.signers)
        return frame

    def _numbering_card(self) -> QFrame:
        frame, column = card(
            "Đánh số và thời hạn",
            "Số văn bản đi chạy riêng cho từng loại, liên tục trong một nhiệm kỳ (Hướng dẫn 05-HD/VPTW).",
        )
        self._row(column, "Nhiệm kỳ", self.term)
        self._row(column, "Tính số từ ngày", self.term_started)
        self._row(column, "Hạn của ta sớm hơn hạn cấp trên", self.lead_days)
        self._row(column, "Học bù sau buổi cuối", self.make_up_days)
        self._say(
            column, "Khi lập kế hoạch, hạn học bù của người vắng được đặt sau buổi học cuối từng ấy ngày."
        )
        self._row(column, "Báo cáo sớm hơn hạn cấp trên", self.report_days)
        self._say(column, "Ngày ta gửi báo cáo được tính lùi từng ấy ngày từ hạn báo cáo cấp trên ghi.")
        column.addSpacing(4)
        column.addWidget(label("Văn bản ghi «báo cáo trước ngày 15/6/2026» thì:", ink="soft"))
        column.addWidget(self.due_day_counts)
        column.addWidget(self.day_before)
        self._say(column, "Chỉ áp dụng cho văn bản nhận từ nay; văn bản đã vào sổ giữ nguyên hạn.")
        column.addSpacing(4)
        column.addWidget(self._first_of)
        self._say(
            column,
            "Dùng phần mềm giữa nhiệm kỳ thì ghi số tiếp theo của từng loại, mỗi dòng một loại; "
            "loại không ghi bắt đầu từ 01.",
        )
        column.addWidget(self.first_numbers)
        column.addWidget(label("Số đến đầu tiên của năm", ink="soft"))
        self._say(
            column, "Dùng phần mềm giữa năm thì ghi số đến tiếp theo của năm đó; năm không ghi bắt đầu từ 1."
        )
        column.addWidget(self.first_arrivals)
        return frame

    def _days_card(self) -> QFrame:
        frame, column = card(
            "Ngày nghỉ",
            "Nghỉ lễ, Tết theo luật đã có sẵn. Ghi thêm ngày nghỉ bù, nghỉ riêng: mỗi dòng một ngày hoặc một khoảng.",
        )
        column.addWidget(self.days_off)
        column.addWidget(label("Ngày làm bù", ink="soft"))
        self._say(column, "Thứ Bảy, Chủ nhật đi làm bù cho ngày nghỉ hoán đổi: được tính là ngày làm việc.")
        column.addWidget(self.days_worked)
        return frame

    def _say(self, column: QVBoxLayout, words: str) -> None:
        note = label(words, size="small", ink="soft", wraps=True)
        column.addWidget(note)

    def _row(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = label(text, ink="soft")
        words.setMinimumWidth(self._theme.px(120))
        words.setBuddy(field)
        row.addWidget(words)
        row.addWidget(field, 1 if isinstance(field, QLineEdit) and not isinstance(field, DateField) else 0)
        if not isinstance(field, QLineEdit) or isinstance(field, DateField):
            row.addStretch(1)
        column.addLayout(row)

    def _listen(self) -> None:
        for field in (self.commune, self.province, self.term, self.report_to, self.report_through):
            field.textChanged.connect(self._tell)
        for box in (self.commune_kind, self.province_kind):
            box.currentIndexChanged.connect(self._tell)
        self.signers.changed.connect(self._tell)
        self.term.textChanged.connect(self._turn_to_term)
        self.term_started.textChanged.connect(self._tell)
        for days in (self.lead_days, self.make_up_days, self.report_days):
            days.valueChanged.connect(self._tell)
        self.due_day_counts.toggled.connect(self._tell)
        for text in (self.days_off, self.days_worked, self.first_numbers, self.first_arrivals):
            text.textChanged.connect(self._tell)
        self.bodies.changed.connect(self._tell)

    def _written_term(self) -> str:
        return written_term(" ".join(self.term.text().split()), self._base.term)

    def _turn_to_term(self) -> None:
        """Show the first numbers of the term that is typed, as soon as it is one."""
        term = self._written_term()
        if term_years(term) is not None:
            self.first_numbers.turn_to(term)
            self._first_of.setText(f"Số văn bản đi đầu tiên của nhiệm kỳ {term}")

    def _tell(self, *_: object) -> None:
        self.changed.emit()
