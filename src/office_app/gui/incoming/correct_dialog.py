"""Mends a register line: what was typed stays until it is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from office_app.domain.errors import AppError
from office_app.domain.incoming import IncomingDocument
from office_app.domain.symbol import DOC_TYPES
from office_app.gui.forms.ui_correct_dialog import Ui_CorrectDialog
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.notices import ErrorStrip
from office_app.gui.widgets.point_out import point_out

_LINES = ("symbol", "issuer", "signer", "signer_title", "parent", "urgency", "note")
_OPTIONAL = ("signer", "signer_title", "parent", "urgency")

Save = Callable[[IncomingDocument, Callable[[AppError], object], Callable[[], object]], object]


class CorrectDialog(QDialog):
    """``save(document, on_failed, on_done)`` stores off the window's thread; the dialog closes when it is done."""

    def __init__(
        self,
        theme: ThemeController,
        today: Callable[[], date],
        document: IncomingDocument,
        save: Save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._store = document, save
        self.form = Ui_CorrectDialog()
        self.form.setupUi(self)
        form = self.form
        self.setWindowTitle(f"Sửa văn bản số đến {document.arrival}")
        self.issued_on = DateField(theme, today, document.issued_on)
        form.issued_onBox.addWidget(self.issued_on)
        form.issued_onLabel.setBuddy(self.issued_on)
        form.doc_type.addItems(list(dict.fromkeys(name for names in DOC_TYPES.values() for name in names)))
        form.doc_type.setCurrentText(document.doc_type)
        form.subject.setPlainText(document.subject)
        for key in _LINES:
            getattr(form, key).setText(getattr(document, key) or "")
        self._error = ErrorStrip(theme)
        form.errorColumn.addWidget(self._error)
        form.cancelButton.clicked.connect(self.reject)
        form.saveButton.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        QWidget.setTabOrder(form.symbol, self.issued_on)
        QWidget.setTabOrder(self.issued_on, form.doc_type)
        form.symbol.setFocus()

    def changed(self) -> IncomingDocument:
        """Return the document as the fields have it."""
        form = self.form
        lines: dict[str, str | None] = {}
        for key in _LINES:
            words = " ".join(getattr(form, key).text().split())
            lines[key] = words or None if key in _OPTIONAL else words
        return replace(
            self._document,
            issued_on=self.issued_on.date,
            doc_type=form.doc_type.currentText().strip(),
            subject=" ".join(form.subject.toPlainText().split()),
            symbol=lines["symbol"] or "",
            issuer=lines["issuer"] or "",
            note=lines["note"] or "",
            signer=lines["signer"],
            signer_title=lines["signer_title"],
            parent=lines["parent"],
            urgency=lines["urgency"],
        )

    def save(self, checked: bool = False) -> None:
        if not self.issued_on.valid:
            point_out(self.issued_on, self.issued_on.why)
            return
        self.form.saveButton.setEnabled(False)
        self._store(self.changed(), self._failed, self.accept)

    def _failed(self, error: AppError) -> None:
        self.form.saveButton.setEnabled(True)
        self._error.show_error(error)
