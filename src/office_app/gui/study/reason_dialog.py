"""Asks for one reason before something is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label


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
        self.do_button = push_button(do, kind="primary")
        self.do_button.setEnabled(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self.do_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        text = label(why, ink="soft", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        head = label(title, size="group", wraps=True)
        column.addWidget(head)
        column.addWidget(text)
        column.addWidget(self.reason_box)
        column.addWidget(buttons)
        self.reason_box.textChanged.connect(lambda said: self.do_button.setEnabled(bool(said.strip())))
        self.resize(theme.px(480), self.sizeHint().height())

    def _accept(self) -> None:
        if reason := self.reason_box.text().strip():
            self.given.emit(reason)
            self.accept()
