"""The sections about the office itself: name, signers, numbering and time limits."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.settings import COMMUNE_KINDS, PROVINCE_KINDS, CounterpartLine, OfficeSettings
from office_app.gui.look.theme import ThemeController
from office_app.gui.settings.card import card
from office_app.gui.settings.counterpart_section import CounterpartSection
from office_app.gui.settings.settings_presenter import format_days_off, parse_days_off
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.signer_rows import SignerRows


class OfficeSections(QWidget):
    """All fields of ``OfficeSettings``; ``settings`` reads them back."""

    changed = Signal()

    def __init__(self, theme: ThemeController, shipped: Sequence[CounterpartLine]) -> None:
        super().__init__()
        self._theme = theme
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
        self.bodies.set_lines(settings.counterparts)
        self.blockSignals(False)

    def settings(self) -> OfficeSettings:
        def words(field: QLineEdit) -> str:
            return " ".join(field.text().split())

        days, _wrong = parse_days_off(self.days_off.toPlainText())
        return replace(
            self._base,
            commune=words(self.commune),
            province=words(self.province),
            commune_kind=self.commune_kind.currentText().lower(),
            province_kind=self.province_kind.currentText().lower(),
            signers=tuple(self.signers.signers()),
            term=words(self.term),
            term_started_on=self.term_started.date or self._base.term_started_on,
            lead_days=self.lead_days.value(),
            due_day_counts=self.due_day_counts.isChecked(),
            days_off=tuple(days),
            report_to=words(self.report_to),
            report_through=words(self.report_through),
            counterparts=self.bodies.lines(),
        )

    def wrong_field(self) -> str:
        """Return in Vietnamese the first field that cannot stand so, or ""."""
        if self.term_started.date is None:
            return "Ngày bắt đầu nhiệm kỳ"
        _days, wrong = parse_days_off(self.days_off.toPlainText())
        return f"Ngày nghỉ «{wrong[0]}»" if wrong else self.bodies.wrong_line()

    def _build_fields(self) -> None:
        self.commune_kind, self.province_kind = QComboBox(), QComboBox()
        self.commune_kind.addItems([kind.capitalize() for kind in COMMUNE_KINDS])
        self.province_kind.addItems([kind.capitalize() for kind in PROVINCE_KINDS])
        self.commune, self.province = QLineEdit(), QLineEdit()
        self.signers = SignerRows(self._theme)
        self.term = QLineEdit()
        self.term_started = DateField(self._theme)
        self.lead_days = QSpinBox()
        self.lead_days.setRange(1, 60)
        self.lead_days.setSuffix(" ngày làm việc")
        self.lead_days.lineEdit().setTextMargins(self._theme.px(8), 0, 0, 0)  # out of the style sheet's reach
        self.due_day_counts = QRadioButton("Hạn cuối là 15/6/2026, kể cả trong ngày đó")
        self.day_before = QRadioButton("Hạn cuối là 14/6/2026, ngày 15 đã là quá hạn")
        self.report_to, self.report_through = QLineEdit(), QLineEdit()
        self.days_off = QPlainTextEdit()
        self.days_off.setPlaceholderText("20/01/2027 - 26/01/2027\n02/05/2027")
        self.days_off.setTabChangesFocus(True)
        self.days_off.setFixedHeight(self._theme.px(120))

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
            "Số văn bản đi chạy riêng cho từng loại, liên tục trong một nhiệm kỳ (Hướng dẫn 36-HD/VPTW).",
        )
        self._row(column, "Nhiệm kỳ", self.term)
        self._row(column, "Tính số từ ngày", self.term_started)
        self._row(column, "Hạn của ta sớm hơn hạn cấp trên", self.lead_days)
        column.addSpacing(4)
        column.addWidget(label("Văn bản ghi «báo cáo trước ngày 15/6/2026» thì:", ink="soft"))
        column.addWidget(self.due_day_counts)
        column.addWidget(self.day_before)
        note = label(
            "Chỉ áp dụng cho văn bản nhận từ nay; văn bản đã vào sổ giữ nguyên hạn.", size="small", ink="soft"
        )
        note.setWordWrap(True)
        column.addWidget(note)
        return frame

    def _days_card(self) -> QFrame:
        frame, column = card(
            "Ngày nghỉ",
            "Nghỉ lễ, Tết theo luật đã có sẵn. Ghi thêm ngày nghỉ bù, nghỉ riêng: mỗi dòng một ngày hoặc một khoảng.",
        )
        column.addWidget(self.days_off)
        return frame

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
        self.term_started.textChanged.connect(self._tell)
        self.lead_days.valueChanged.connect(self._tell)
        self.due_day_counts.toggled.connect(self._tell)
        self.days_off.textChanged.connect(self._tell)
        self.bodies.changed.connect(self._tell)

    def _tell(self, *_: object) -> None:
        self.changed.emit()
