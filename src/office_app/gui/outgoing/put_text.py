"""Shows a changed text in a text field: only what differs is replaced, so that place and scrolling stay."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from office_app.gui.outgoing.draft_history import changed_part


def put_text(field: QPlainTextEdit, text: str) -> None:
    """Let ``field`` show ``text`` without telling of it; the cursor goes to what changed."""
    old = field.toPlainText()
    if old == text:
        return
    cursor = field.textCursor()
    with QSignalBlocker(field):
        if max(old + text) > "\uffff":  # Qt counts such characters twice
            field.setPlainText(text)
            return
        start, old_end, new_end = changed_part(old, text)
        cursor.setPosition(start)
        cursor.setPosition(old_end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start:new_end])
        field.setTextCursor(cursor)
