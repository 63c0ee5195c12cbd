"""Asks for number, date and folder before a paper is issued for good."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from office_app.domain.outgoing import OutgoingDraft
from office_app.gui.forms.ui_issue_dialog import Ui_IssueDialog
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField


class IssueDialog(QDialog):
    def __init__(
        self,
        theme: ThemeController,
        draft: OutgoingDraft,
        *,
        number: int,
        today: date,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self.form = Ui_IssueDialog()
        self.form.setupUi(self)
        form = self.form
        form.subjectLabel.setText(f"{draft.doc_type} {draft.subject}")
        form.number.setValue(number)
        form.number.valueChanged.connect(self._show_symbol)
        self.issued_on = DateField(theme, draft.dated or today, today)
        self.issued_on.date_changed.connect(self._date_changed)
        form.issued_onBox.addWidget(self.issued_on)
        form.issued_onLabel.setBuddy(self.issued_on)
        form.folder.setText(str(folder))
        form.makesLabel.setText(what_it_makes(draft))
        form.folderButton.clicked.connect(self._choose_folder)
        form.cancelButton.clicked.connect(self.reject)
        form.okButton.clicked.connect(self.accept)
        self._show_symbol(number)
        QWidget.setTabOrder(form.number, self.issued_on)
        QWidget.setTabOrder(self.issued_on, form.folder)
        form.okButton.setFocus()

    @property
    def chosen(self) -> tuple[int, date, Path | None]:
        """Return number, date and folder; None leaves the folder to the office."""
        words = self.form.folder.text().strip()
        day = self.issued_on.date
        assert day is not None  # the button is off without one
        return self.form.number.value(), day, Path(words) if words else None

    def _show_symbol(self, number: int) -> None:
        draft = self._draft
        self.form.symbolLabel.setText(f"{number:02d}-{draft.type_code}/{draft.body_code}")

    def _date_changed(self, day: date | None) -> None:
        self.form.okButton.setEnabled(day is not None)

    def _choose_folder(self, checked: bool = False) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục để tệp", self.form.folder.text())
        if chosen:
            self.form.folder.setText(chosen)


def what_it_makes(draft: OutgoingDraft) -> str:
    """Return in one sentence what comes to life with the paper."""
    made = ["tệp DOCX và PDF"]
    if draft.tasks:
        made.append(f"{len(draft.tasks)} việc giao các đơn vị")
    if draft.campaign is not None:
        made.append(f"đợt học tập của {len(draft.campaign.unit_ids)} chi bộ, mỗi chi bộ một buổi đã hẹn ngày")
    return f"Sẽ tạo: {'; '.join(made)}."
