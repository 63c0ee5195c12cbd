"""Letters typed or pasted in pieces (e + ◌̂ + ◌́, as UniKey's «Unicode tổ hợp» sends them) become whole ones.

Never within the word being typed: the keyboard program goes back over it piece by piece to move a tone.
"""

import unicodedata

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Field = QLineEdit | QPlainTextEdit | QTextEdit
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENDING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
_QT = "utf-16-le"
_LEAVING = {QEvent.Type.FocusOut, QEvent.Type.Leave}


class ComposedInput(QObject):
    """Watches the one field that has the keyboard, whichever window it is in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        self._field: Field | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        field = new.lineEdit() if isinstance(new, QComboBox) else new
        if new is None or not isinstance(field, Field):
            return
        self._watched, self._field = new, field
        new.installEventFilter(self)
        field.textChanged.connect(self._changed)

    def _let_go(self) -> None:
        watched, field = self._watched, self._field
        self._watched = self._field = None
        if watched is not None and shiboken6.isValid(watched):
            watched.removeEventFilter(self)
        if field is not None and shiboken6.isValid(field):
            field.textChanged.disconnect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _LEAVING or (kind in _KEYS and isinstance(event, QKeyEvent) and _is_command(event)):
            self._compose(whole=True)
        return False

    def _changed(self) -> None:
        # Not at once: the field is still at work on the event that changed it.
        QTimer.singleShot(0, self, self._compose)

    def _compose(self, *, whole: bool = False) -> None:
        field = self._field
        if field is None or not shiboken6.isValid(field) or field.isReadOnly():
            return
        if isinstance(field, QLineEdit):
            compose_line(field, whole=whole)
        else:
            compose_text(field, whole=whole)


def compose_line(field: QLineEdit, *, whole: bool) -> None:
    """Compose the words of a line: all of them, or those before the one at the cursor."""
    text = field.text()
    typed = _up_to(text, field.cursorPosition())
    end = len(text) if whole else _word_start(typed)
    composed = unicodedata.normalize("NFC", text[:end])
    if composed == text[:end]:
        return
    before = unicodedata.normalize("NFC", typed[:end])
    field.setSelection(0, _length(text[:end]))
    field.insert(composed)
    field.setCursorPosition(_length(before) + _length(typed[end:]))


def compose_text(field: QPlainTextEdit | QTextEdit, *, whole: bool) -> None:
    """Compose the words of a text: all of them, or in the paragraph of the cursor those before the one at it."""
    cursor = field.textCursor()
    if not whole:
        block = cursor.block()
        _compose_block(cursor, block, _word_start(_up_to(block.text(), cursor.positionInBlock())))
        return
    if unicodedata.is_normalized("NFC", field.toPlainText()):
        return
    block = field.document().begin()
    while block.isValid():
        _compose_block(cursor, block, len(block.text()))
        block = block.next()


def _compose_block(cursor: QTextCursor, block: QTextBlock, end: int) -> None:
    text = block.text()[:end]
    composed = unicodedata.normalize("NFC", text)
    if composed == text:
        return
    edit = QTextCursor(cursor)  # of its own: the cursor of the field moves along by itself
    edit.setPosition(block.position())
    edit.setPosition(block.position() + _length(text), QTextCursor.MoveMode.KeepAnchor)
    edit.insertText(composed)


def _length(text: str) -> int:
    """Return how many places Qt counts: two for each sign beyond the first 65,536, as 😀 and many of chữ Nôm."""
    return len(text.encode(_QT, "surrogatepass")) // 2


def _up_to(text: str, at: int) -> str:
    """Return what stands before the place ``at`` as Qt counts."""
    return text.encode(_QT, "surrogatepass")[: 2 * at].decode(_QT, "surrogatepass")


def _word_start(typed: str) -> int:
    return max(typed.rfind(gap) for gap in (" ", "\t", "\u00a0")) + 1


def _is_command(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    return (
        bool(event.modifiers() & _COMMANDS) or key in _ENDING_KEYS or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F12
    )
