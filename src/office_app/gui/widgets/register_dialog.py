"""In sổ: which register, for which days, as which files; then the files are written by a job."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from office_app.domain.registers import RegisterKind
from office_app.gui.look.theme import ThemeController
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.periods import periods
from office_app.use_cases.progress import Progress
from office_app.use_cases.registers import RegisterFile

INCOMING_REGISTERS = (RegisterKind.INCOMING, RegisterKind.HANDLING, RegisterKind.TRANSFER)
OUTGOING_REGISTERS = (RegisterKind.OUTGOING,)
_FILES = {RegisterFile.PDF: "PDF", RegisterFile.DOCX: "Word", RegisterFile.XLSX: "Excel"}
_OTHER = "Khoảng khác"
_NOTE = (
    "In theo cột của Nghị định 30/2020/NĐ-CP trên khổ A4 ngang; mỗi trang PDF ghi cộng trang và mang sang. "
    "Ngày chuyển, ký nhận, số lượng bản để trống để ghi tay."
)


class RegisterPrinter(Protocol):
    """Who can print registers."""

    def today(self) -> date: ...
    def print_register(
        self,
        kind: RegisterKind,
        since: date,
        until: date,
        files: Collection[RegisterFile] = ...,
        out: Path | None = None,
        progress: Progress = ...,
    ) -> Sequence[Path]: ...


class RegisterDialog(QDialog):
    """Deletes itself when closed; ``asked`` says what to print."""

    asked = Signal(object, object, object, object)  # RegisterKind, first and last day, files

    def __init__(
        self,
        theme: ThemeController,
        kinds: Sequence[RegisterKind],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("In sổ")
        self.kind = QComboBox()
        self.kind.setAccessibleName("Sổ")
        for kind in kinds:
            self.kind.addItem(kind.value, kind)
        self.period = QComboBox()
        self.period.setAccessibleName("Thời gian")
        for name, days in periods(today):
            self.period.addItem(name, days)
        self.period.addItem(_OTHER, None)
        since, until = self.period.currentData()
        self.since, self.until = DateField(theme, today, since), DateField(theme, today, until)
        self.since.setAccessibleName("Từ ngày")
        self.until.setAccessibleName("Đến ngày")
        self.files = {file: QCheckBox(name) for file, name in _FILES.items()}
        self.wrong = label(ink="late")
        self.print_button = push_button("&In sổ", kind="primary")
        self.print_button.setDefault(True)
        self._lay_out(theme)
        self.period.activated.connect(self._period_chosen)
        self.since.date_changed.connect(self._days_changed)
        self.until.date_changed.connect(self._days_changed)
        for box in self.files.values():
            box.setChecked(True)
            box.toggled.connect(self._check)
        self.print_button.clicked.connect(self._ask)
        self._check()

    def _lay_out(self, theme: ThemeController) -> None:
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(10)
        days, files = QHBoxLayout(), QHBoxLayout()
        for line, widgets in (
            (days, (self.since, label("đến"), self.until)),
            (files, tuple(self.files.values())),
        ):
            line.setSpacing(12)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch(1)
        for at, name in enumerate(("Sổ", "Thời gian", "Từ ngày", "Ghi thành tệp")):
            rows.addWidget(label(name, ink="soft"), at, 0)
        rows.addWidget(self.kind, 0, 1)
        rows.addWidget(self.period, 1, 1)
        rows.addLayout(days, 2, 1)
        rows.addLayout(files, 3, 1)
        rows.setColumnStretch(1, 1)
        note = label(_NOTE, size="small", ink="soft", wraps=True)
        close = QPushButton("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.wrong, 1)
        buttons.addWidget(self.print_button)
        buttons.addWidget(close)
        column = DialogColumn(self, "In sổ theo mẫu")
        column.addLayout(rows)
        column.addWidget(note)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.px(520))
        self.print_button.setIcon(theme.icon("printer", "on_accent"))

    @property
    def chosen_files(self) -> list[RegisterFile]:
        return [file for file, box in self.files.items() if box.isChecked()]

    def _period_chosen(self) -> None:
        days = self.period.currentData()
        if days is None:
            self.since.setFocus()
            return
        for field, day in zip((self.since, self.until), days, strict=True):
            field.blockSignals(True)
            field.set_date(day)
            field.blockSignals(False)
        self._check()

    def _days_changed(self) -> None:
        self.period.setCurrentIndex(self.period.count() - 1)
        self._check()

    def _check(self) -> None:
        fault = self._fault()
        self.wrong.setText(fault)
        self.print_button.setEnabled(not fault)

    def _fault(self) -> str:
        since, until = self.since.date, self.until.date
        if since is None or until is None:
            return "Nhập ngày đầu và ngày cuối."
        if until < since:
            return "Ngày cuối phải từ ngày đầu trở đi."
        return "" if self.chosen_files else "Chọn ít nhất một loại tệp."

    def _ask(self, checked: bool = False) -> None:
        self.asked.emit(
            RegisterKind(self.kind.currentData()), self.since.date, self.until.date, self.chosen_files
        )
        self.accept()


class RegisterPrinting(QObject):
    """Asks what to print of a room's registers, prints it, and says where it lies."""

    def __init__(
        self,
        printer: RegisterPrinter,
        services: RoomServices,
        kinds: Sequence[RegisterKind],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._printer, self._services, self._kinds, self._page = printer, services, kinds, page

    def ask(self, checked: bool = False) -> None:
        dialog = RegisterDialog(self._services.theme, self._kinds, self._printer.today(), self._page)
        dialog.asked.connect(self._print)
        dialog.open()

    def _print(self, kind: RegisterKind, since: date, until: date, files: Sequence[RegisterFile]) -> None:
        printer = self._printer  # the job must not hold this object: it could be the last to, in its thread
        self._services.runner.run(
            lambda progress: printer.print_register(kind, since, until, files, progress=progress),
            on_done=self._printed,
            on_failed=self._services.show_error,
            what="Đang in sổ",
        )

    def _printed(self, paths: Sequence[Path]) -> None:
        words = f"Đã ghi sổ thành {len(paths)} tệp vào thư mục «{paths[0].parent.name}»."
        self._services.toast(words, lambda: open_path(paths[0]), "Mở")
