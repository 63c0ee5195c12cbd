"""Asks for number, date and folder before a paper, plan or report, is issued for good."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QWidget

from office_app.domain.number_remarks import NumberRemark
from office_app.domain.numbering import NumberSeries, NumberUse
from office_app.domain.outgoing import OutgoingDraft
from office_app.gui.forms.ui_issue_dialog import Ui_IssueDialog
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label

Remarks = Callable[[int, date, bool], Sequence[NumberRemark]]
"""What speaks against a number and a day; the last says whether a kept number is taken up."""


class IssueDialog(QDialog):
    """Deletes itself when closed; ``makes`` says in a sentence what comes to life with the paper.

    ``series`` and ``remarks`` let numbers that were set aside be used, and say what is odd about number and day
    before the paper is issued: what forbids stays, the rest is confirmed with a second click.
    """

    confirmed = Signal(int, object, object, bool)  # number, date, Path, whether it is a kept number

    def __init__(
        self,
        theme: ThemeController,
        draft: OutgoingDraft,
        makes: str,
        *,
        number: int,
        today: date,
        folder: Path,
        series: NumberSeries | None = None,
        remarks: Remarks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._draft, self._remarks = draft, remarks
        self._agreed: tuple[int, date] | None = None  # number and day whose oddness was shown
        self.form = form = Ui_IssueDialog()
        form.setupUi(self)
        self.setMinimumWidth(theme.px(560))
        form.titleLabel.setText(f"Phát hành {draft.doc_type.lower()}")
        form.subjectLabel.setText(f"{draft.doc_type} {draft.subject}")
        form.number.setValue(number)
        form.number.valueChanged.connect(self._show_symbol)
        self.issued_on = DateField(theme, today, draft.dated or today)
        form.issued_onBox.addWidget(self.issued_on)
        form.issued_onLabel.setBuddy(self.issued_on)
        form.symbolLabel.setMinimumHeight(self.issued_on.sizeHint().height())  # in line with both
        form.folder.setText(str(folder))
        form.makesLabel.setText(makes)
        form.wrongLabel.hide()
        form.folderButton.clicked.connect(self._choose_folder)
        form.cancelButton.clicked.connect(self.reject)
        form.okButton.clicked.connect(self._confirm)
        self.issued_on.date_changed.connect(self._forget)
        self.kept = self._kept_numbers(series, number)
        self._show_symbol(number)
        QWidget.setTabOrder(form.number, self.issued_on)
        QWidget.setTabOrder(self.issued_on, form.folder)
        form.okButton.setMinimumWidth(theme.px(136))  # for its longer word
        form.okButton.setFocus()

    @property
    def uses_kept(self) -> bool:
        """Whether the number is one that was set aside."""
        return bool(self.kept.currentData() == self.form.number.value())

    def _kept_numbers(self, series: NumberSeries | None, number: int) -> QComboBox:
        """Return the choice among numbers set aside, hidden where there is none."""
        box = QComboBox()
        box.setAccessibleName("Dùng số đã giữ")
        box.addItem(f"Không, lấy số tiếp theo {number:02d}", None)
        reserved = [one for one in series.gaps if one.use is NumberUse.RESERVED] if series else []
        for one in reserved:
            box.addItem(f"{one.number:02d} · {one.reason}", one.number)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name = label("&Dùng số đã giữ", size="small", ink="soft")
        name.setBuddy(box)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(name)
        row.addWidget(box, 1)
        self.form.rows.insertLayout(self.form.rows.indexOf(self.form.numberRow) + 1, row)
        for part in (name, box):
            part.setVisible(bool(reserved))
        box.activated.connect(lambda: self.form.number.setValue(box.currentData() or number))
        return box

    def _show_symbol(self, number: int) -> None:
        draft = self._draft
        self.form.symbolLabel.setText(f"{number:02d}-{draft.type_code}/{draft.body_code}")
        with QSignalBlocker(self.kept):
            self.kept.setCurrentIndex(max(0, self.kept.findData(number)))
        self._forget()

    def _forget(self, *_: object) -> None:
        """Number or day is another one: what was said of the last ones no longer counts."""
        self._agreed = None
        self.form.wrongLabel.hide()
        self.form.okButton.setText("Phát hành")

    def _confirm(self, checked: bool = False) -> None:
        day, folder = self.issued_on.date, self.form.folder.text().strip()
        set_property(self.form.folder, "state", "" if folder else "late")
        if day is None:
            self._say("Chưa có ngày của văn bản.")
        elif not folder:
            self._say("Chưa chọn thư mục để tệp.")
        elif self._may_issue(self.form.number.value(), day):
            self.accept()
            self.confirmed.emit(self.form.number.value(), day, Path(folder), self.uses_kept)

    def _may_issue(self, number: int, day: date) -> bool:
        found = self._remarks(number, day, self.uses_kept) if self._remarks is not None else ()
        must = [one.text for one in found if one.must]
        if not found or (not must and self._agreed == (number, day)):
            return True
        self._say("\n".join(must or [one.text for one in found]), "late" if must else "waiting")
        if not must:
            self._agreed = number, day
            self.form.okButton.setText("Vẫn phát hành")
        return False

    def _say(self, words: str, ink: str = "late") -> None:
        self.form.wrongLabel.setText(words)
        set_property(self.form.wrongLabel, "ink", ink)
        self.form.wrongLabel.show()

    def _choose_folder(self, checked: bool = False) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục để tệp", self.form.folder.text())
        if chosen:
            self.form.folder.setText(chosen)
