"""Asks for number, date and folder before a paper, plan or report, is issued for good."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from office_app.domain.outgoing import OutgoingDraft
from office_app.gui.forms.ui_issue_dialog import Ui_IssueDialog
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.widgets.date_field import DateField


class IssueDialog(QDialog):
    """Deletes itself when closed; ``makes`` says in a sentence what comes to life with the paper."""

    confirmed = Signal(int, object, object)  # number, date, Path

    def __init__(
        self,
        theme: ThemeController,
        draft: OutgoingDraft,
        makes: str,
        *,
        number: int,
        today: date,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._draft = draft
        self.form = form = Ui_IssueDialog()
        form.setupUi(self)
        self.setMinimumWidth(theme.px(560))
        form.titleLabel.setText(f"Phát hành {draft.doc_type.lower()}")
        form.subjectLabel.setText(f"{draft.doc_type} {draft.subject}")
        form.number.setValue(number)
        form.number.valueChanged.connect(self._show_symbol)
        self.issued_on = DateField(theme, draft.dated or today, today)
        form.issued_onBox.addWidget(self.issued_on)
        form.issued_onLabel.setBuddy(self.issued_on)
        form.folder.setText(str(folder))
        form.makesLabel.setText(makes)
        form.wrongLabel.hide()
        form.folderButton.clicked.connect(self._choose_folder)
        form.cancelButton.clicked.connect(self.reject)
        form.okButton.clicked.connect(self._confirm)
        self._show_symbol(number)
        QWidget.setTabOrder(form.number, self.issued_on)
        QWidget.setTabOrder(self.issued_on, form.folder)
        form.okButton.setFocus()

    def _show_symbol(self, number: int) -> None:
        draft = self._draft
        self.form.symbolLabel.setText(f"{number:02d}-{draft.type_code}/{draft.body_code}")

    def _confirm(self, checked: bool = False) -> None:
        day, folder = self.issued_on.date, self.form.folder.text().strip()
        if day is None:
            wrong = "Chưa có ngày của văn bản."
        elif not folder:
            wrong = "Chưa chọn thư mục để tệp."
        else:
            self.accept()
            self.confirmed.emit(self.form.number.value(), day, Path(folder))
            return
        self.form.wrongLabel.setText(wrong)
        self.form.wrongLabel.show()
        set_property(self.form.folder, "state", "" if folder else "late")

    def _choose_folder(self, checked: bool = False) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục để tệp", self.form.folder.text())
        if chosen:
            self.form.folder.setText(chosen)
