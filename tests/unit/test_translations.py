"""Qt's own buttons and menus speak Vietnamese."""

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)

from office_app.shipped import resource


@pytest.fixture
def translator(qapp: QApplication) -> Iterator[QTranslator]:
    translator = QTranslator()
    assert translator.load(str(resource("translations", "qtbase_vi.qm")))
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


def test_given_the_translator_when_a_box_has_every_button_then_none_is_english(translator, qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    kinds = [kind for kind in QDialogButtonBox.StandardButton if kind.name != "NoButton" and kind.value]
    texts = {}
    for kind in kinds:
        button = box.addButton(kind)
        if button is not None:
            texts[kind.name] = button.text().replace("&", "")
    assert texts["Cancel"] == "Hủy"
    assert texts["Yes"] == "Có"
    assert texts["Ok"] == "Đồng ý"
    english = {
        "OK",
        "Cancel",
        "Close",
        "Save",
        "Open",
        "Help",
        "Apply",
        "Reset",
        "Discard",
        "Retry",
        "Ignore",
        "Abort",
    }
    assert english.isdisjoint(texts.values())


def test_given_the_translator_when_a_message_has_details_then_its_buttons_are_vietnamese(translator, qtbot):
    box = QMessageBox(QMessageBox.Icon.Information, "Thông báo", "Đã lưu.", QMessageBox.StandardButton.Ok)
    qtbot.addWidget(box)
    box.setDetailedText("chi tiết")
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Đồng ý", "Hiện chi tiết…"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows a print dialog of its own")
def test_given_the_translator_when_a_paper_is_printed_then_the_dialog_is_vietnamese(translator, qtbot):
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    texts = {button.text() for button in dialog.findChildren(QAbstractButton)}
    texts |= {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&In", "Hủy", "&Tên:", "In hai mặt"} <= texts | {
        box.title() for box in dialog.findChildren(QGroupBox)
    }
    assert texts.isdisjoint(
        {"&Print", "Cancel", "&Name:", "P&roperties", "&Options >>", "Print all", "Copies:"}
    )


@pytest.mark.parametrize("editor", [QLineEdit, QPlainTextEdit])
def test_given_the_translator_when_text_is_right_clicked_then_the_menu_is_vietnamese(
    translator, qtbot, editor
):
    widget = editor()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    texts = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert texts[:7] == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


def test_given_the_translator_when_keys_are_named_in_english_then_each_is_its_own_key(translator):
    # Qt looks a name up among the translated ones first: two keys of one name make every shortcut of them ambiguous.
    portable = QKeySequence.SequenceFormat.PortableText
    names = [QKeySequence(key).toString(portable) for key in Qt.Key if 0x20 < key.value < 0x01000100]
    wrong = [name for name in names if name and QKeySequence(name) != QKeySequence.fromString(name, portable)]

    assert len(names) > 100
    assert wrong == []


def test_given_the_source_when_read_then_every_text_is_translated_and_keeps_its_places():
    wrong = []
    for context in ET.parse(resource("translations", "qtbase_vi.ts")).iter("context"):
        for message in context.iter("message"):
            source, text = message.findtext("source", ""), message.findtext("translation", "")
            same_places = set(re.findall(r"%\d", source)) == set(re.findall(r"%\d", text))
            if not text or not same_places or ("&" in source) != ("&" in text):
                wrong.append((context.findtext("name"), source))
    assert wrong == []
