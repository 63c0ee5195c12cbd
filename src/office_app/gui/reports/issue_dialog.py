"""Asks for number, day and folder of a report that is issued."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from office_app.gui.forms.ui_reports_issue import Ui_IssueReportDialog
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.widgets.date_field import DateField


class IssueReportDialog(QDialog):
    def __init__(
        self,
        theme: ThemeController,
        subject: str,
        number: int,
        day: date,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form = Ui_IssueReportDialog()
        form.setupUi(self)
        self.setMinimumWidth(theme.px(480))
        self.day_field = DateField(theme, day, today=day)
        form.dayHolder.addWidget(self.day_field)
        form.subject.setText(f"Báo cáo {subject}")
        form.numberBox.setValue(number)
        form.folderBox.setText(str(folder))
        form.wrongText.hide()
        form.folderButton.clicked.connect(self._choose_folder)
        form.cancelButton.clicked.connect(self.reject)
        form.issueButton.clicked.connect(self._check)
        form.numberBox.selectAll()

    @property
    def answer(self) -> tuple[int, date, Path]:
        """Number, day and folder; read after the dialog was accepted."""
        day = self.day_field.date
        assert day is not None
        return self.form.numberBox.value(), day, Path(self.form.folderBox.text().strip())

    def _check(self) -> None:
        wrong = ""
        if self.day_field.date is None:
            wrong = "Chưa có ngày của báo cáo."
        elif not self.form.folderBox.text().strip():
            wrong = "Chưa chọn thư mục ghi tệp."
        self.form.wrongText.setText(wrong)
        self.form.wrongText.setVisible(bool(wrong))
        set_property(self.form.folderBox, "state", "late" if "thư mục" in wrong else "")
        if not wrong:
            self.accept()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục ghi tệp", self.form.folderBox.text())
        if chosen:
            self.form.folderBox.setText(chosen)
