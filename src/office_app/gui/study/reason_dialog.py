"""Asks for one reason before something is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.accept_buttons import AcceptButtons
from office_app.gui.widgets.dialog_column import DialogColumn


class ReasonDialog(QDialog):
    """Deletes itself when closed; ``given`` says the reason."""

    given = Signal(str)

    def __init__(
        self, theme: ThemeController, title: str, why: str, do: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.reason_box = QLineEdit()
        self.reason_box.setAccessibleName("Lý do")
        self.reason_box.setPlaceholderText("Lý do")
        buttons = AcceptButtons(self, do)
        self.do_button = buttons.accept_button
        self.do_button.setEnabled(False)
        column = DialogColumn(self, title, why)
        column.addWidget(self.reason_box)
        column.addWidget(buttons)
        self.reason_box.textChanged.connect(lambda said: self.do_button.setEnabled(bool(said.strip())))
        self.resize(theme.px(480), self.sizeHint().height())

    def accept(self) -> None:
        if reason := self.reason_box.text().strip():
            self.given.emit(reason)
            super().accept()
