"""The two buttons at the foot of a dialog."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox

_Role = QDialogButtonBox.ButtonRole


class AcceptButtons(QDialogButtonBox):
    """``accept_button`` takes what the dialog asks for, ``reject_button`` leaves all as it was."""

    def __init__(self, dialog: QDialog, accept: str, reject: str = "Hủy") -> None:
        super().__init__()
        self.accept_button = self.addButton(accept, _Role.AcceptRole)
        self.accept_button.setProperty("kind", "primary")
        self.reject_button = self.addButton(reject, _Role.RejectRole)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)
