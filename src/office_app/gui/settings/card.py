"""The frame of one section."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from office_app.gui.widgets.labels import label


def card(title: str, note: str = "") -> tuple[QFrame, QVBoxLayout]:
    """Return a card with a title, and the column its contents go into."""
    frame = QFrame()
    frame.setProperty("card", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 18)
    column.setSpacing(10)
    column.addWidget(label(title, size="group"))
    if note:
        words = label(note, size="small", ink="soft", wraps=True)
        column.addWidget(words)
    return frame, column
