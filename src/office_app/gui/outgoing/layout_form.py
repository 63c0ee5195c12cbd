"""How a paper is laid out, beside its head: who it speaks to and how, the size of its sheet, upright or lying."""

from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout

from office_app.domain.official_paper import PaperLayout, PaperSize
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.outgoing.edited_draft import EditedDraft
from office_app.gui.widgets.labels import label

LABELS = ("Kính gửi", "Kính mời", "Kính trình")


class LayoutForm(QObject):
    touched = Signal()

    def __init__(self, form: Ui_OutgoingPage, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._edited: EditedDraft | None = None
        self.label, self.size = QComboBox(), QComboBox()
        self.label.setAccessibleName("Chữ trước nơi gửi")
        self.label.setToolTip("Giấy mời dùng «Kính mời», tờ trình dùng «Kính trình»")
        self.label.addItems(LABELS)
        self.size.setAccessibleName("Khổ giấy")
        for size in PaperSize:
            self.size.addItem(f"Khổ {size.value}", size)
        self.size.setToolTip("A5 dùng cho giấy tờ hành chính: giấy mời, giấy giới thiệu, phiếu gửi")
        self.landscape = QCheckBox("Trang ngang")
        self._build()
        self.label.currentIndexChanged.connect(self._changed)
        self.size.currentIndexChanged.connect(self._changed)
        self.landscape.toggled.connect(self._changed)

    def show_draft(self, edited: EditedDraft | None) -> None:
        """Show the layout of a draft and those parts of the head that it prints; None lets go of it."""
        self._edited = edited
        if edited is None:
            return
        form, layout = self._form, edited.draft.layout
        with QSignalBlocker(self.label), QSignalBlocker(self.size), QSignalBlocker(self.landscape):
            if self.label.findText(layout.addressee_label) < 0:
                self.label.addItem(layout.addressee_label)
            self.label.setCurrentText(layout.addressee_label)
            self.size.setCurrentIndex(self.size.findData(layout.size))
            self.landscape.setChecked(layout.landscape)
        signed = (form.signerLabel, form.signer, form.datedLabel, form.recipientsLabel, form.recipients)
        for part in signed:
            part.setVisible(layout.letterhead)
        spring = form.headColumn.count() - 1
        # Fewer fields stay on top instead of drifting apart.
        form.headColumn.setStretch(spring, 0 if layout.letterhead else 1)
        if not layout.letterhead:
            form.addresseesPart.hide()

    def _build(self) -> None:
        form = self._form
        form.addresseesLabel.setText("mỗi nơi một dòng")
        form.addresseesLabel.setBuddy(form.addressees)
        form.addressees.setAccessibleName("Nơi gửi")
        speaking = QHBoxLayout()
        speaking.setSpacing(8)
        form.addresseesBox.removeWidget(form.addresseesLabel)
        speaking.addWidget(self.label)
        speaking.addWidget(form.addresseesLabel)
        speaking.addStretch(1)
        form.addresseesBox.insertLayout(0, speaking)
        sheet = QHBoxLayout()
        sheet.setSpacing(8)
        sheet.addWidget(label("Giấy in", size="small", ink="soft"))
        sheet.addWidget(self.size)
        sheet.addWidget(self.landscape)
        sheet.addStretch(1)
        form.headColumn.insertLayout(form.headColumn.indexOf(form.recipientsBox), sheet)

    def _changed(self, *_: object) -> None:
        if self._edited is None:
            return
        chosen = self.size.currentData()
        layout: PaperLayout = replace(
            self._edited.draft.layout,
            addressee_label=self.label.currentText(),
            size=chosen if isinstance(chosen, PaperSize) else PaperSize(str(chosen)),
            landscape=self.landscape.isChecked(),
        )
        if layout != self._edited.draft.layout:
            self._edited.set_head(layout=layout)
            self.touched.emit()
