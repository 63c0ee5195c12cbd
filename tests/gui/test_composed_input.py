"""Letters that arrive in pieces, as UniKey and other keyboard programs send them, are whole in every kind of field."""

import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from office_app.gui.composed_input import ComposedInput

WHOLE = "Đảng ủy xã quyết nghị về nghiệp vụ"
PIECES = unicodedata.normalize("NFD", WHOLE)


@pytest.fixture
def host(qtbot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QPushButton("Lưu"))
    ComposedInput(made)
    made.show()
    made.activateWindow()
    yield made


def editable(combo: QComboBox) -> QComboBox:
    combo.setEditable(True)
    return combo


FIELDS: list[tuple[Callable[[], QWidget], Callable[[QWidget], str]]] = [
    (QLineEdit, lambda field: field.text()),  # type: ignore[attr-defined]
    (QPlainTextEdit, lambda field: field.toPlainText()),  # type: ignore[attr-defined]
    (QTextEdit, lambda field: field.toPlainText()),  # type: ignore[attr-defined]
    (lambda: editable(QComboBox()), lambda field: field.currentText()),  # type: ignore[attr-defined]
]


def add(host: QWidget, field: QWidget, qtbot) -> QWidget:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def type_keys(field: QWidget, text: str) -> None:
    """One key event a piece, and back over a wrong tone, as UniKey does."""
    for piece in text:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, piece)
        )
        QApplication.processEvents()


def commit(field: QWidget, text: str) -> None:
    for word in re.findall(r"\S+ ?", text):
        event = QInputMethodEvent("", [])
        event.setCommitString(word)
        target = field.lineEdit() if isinstance(field, QComboBox) else field
        QApplication.sendEvent(target or field, event)
        QApplication.processEvents()


def paste(field: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    target = field.lineEdit() if isinstance(field, QComboBox) else field
    target.paste()  # type: ignore[union-attr]
    QApplication.processEvents()


@pytest.mark.parametrize("arrive", [type_keys, commit, paste])
@pytest.mark.parametrize(("make", "read"), FIELDS, ids=["line", "plain", "text", "combo"])
def test_given_letters_in_pieces_when_the_field_is_left_or_a_key_commands_then_they_are_whole(
    host: QWidget, make, read, arrive, qtbot
):
    field = add(host, make(), qtbot)
    arrive(field, PIECES)
    assert unicodedata.is_normalized("NFC", read(field).rpartition(" ")[0])  # all but the word being typed
    press = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(field, press)
    assert read(field) == WHOLE
    type_keys(field, unicodedata.normalize("NFD", " số"))  # the cursor is still at the end
    button = host.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    assert read(field) == f"{WHOLE} số"


def test_given_a_tone_that_moves_when_typed_in_pieces_then_the_word_is_left_to_the_keyboard_program(
    host: QWidget, qtbot
):
    field = add(host, QLineEdit(), qtbot)
    assert isinstance(field, QLineEdit)
    type_keys(field, "một hoa\u0300")
    assert field.text() == "một hoa\u0300"
    field.backspace()  # takes back the mark alone
    type_keys(field, "\u0301 ")
    assert field.text() == "một hoá "


def test_given_a_word_typed_in_the_middle_when_composed_then_the_cursor_stays_and_undo_works(
    host: QWidget, qtbot
):
    field = add(host, QLineEdit("đầu cuối"), qtbot)
    assert isinstance(field, QLineEdit)
    field.setCursorPosition(4)
    type_keys(field, unicodedata.normalize("NFD", "giữa "))
    assert (field.text(), field.cursorPosition()) == ("đầu giữa cuối", 9)
    field.undo()
    assert field.text() != "đầu giữa cuối"
    text = add(host, QPlainTextEdit("một\nhai"), qtbot)
    assert isinstance(text, QPlainTextEdit)
    type_keys(text, unicodedata.normalize("NFD", "số không "))
    assert text.toPlainText() == "số không một\nhai" and text.textCursor().position() == 9


@pytest.mark.parametrize(("make", "read"), FIELDS, ids=["line", "plain", "text", "combo"])
def test_given_signs_that_take_two_places_before_the_cursor_when_composed_then_nothing_is_doubled(
    host: QWidget, make, read, qtbot
):
    before = "😀 𡨸喃 "
    field = add(host, make(), qtbot)
    paste(field, before)
    type_keys(field, unicodedata.normalize("NFD", "tiếng việt"))
    assert read(field) == f"{before}tiếng " + unicodedata.normalize("NFD", "việt")
    button = host.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    assert read(field) == f"{before}tiếng việt"
