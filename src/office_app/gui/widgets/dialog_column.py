"""What every dialog of ours looks like: margins, heading, what is to be known; its parts are added below."""

from PySide6.QtWidgets import QDialog, QVBoxLayout

from office_app.gui.widgets.labels import label


class DialogColumn(QVBoxLayout):
    """The column of ``dialog``; the last part added are its buttons."""

    def __init__(self, dialog: QDialog, heading: str = "", told: str = "") -> None:
        super().__init__(dialog)
        self.setContentsMargins(24, 20, 24, 16)
        self.setSpacing(12)
        if heading:
            self.addWidget(label(heading, size="group", wraps=True))
        if told:
            self.addWidget(label(told, ink="soft", wraps=True))
