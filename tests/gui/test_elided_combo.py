"""A combo box narrower than its text says so with «…» and tells the rest on hovering."""

from pytestqt.qtbot import QtBot

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.elided_combo import ElidedCombo

NAME = "Nguyễn Thị Thu Phương · Phó Bí thư Thường trực Đảng ủy"


def test_given_a_long_text_when_there_is_no_room_then_it_ends_in_dots_and_is_whole_in_the_tooltip(
    theme: ThemeController, qtbot: QtBot
):
    box = ElidedCombo()
    qtbot.addWidget(box)
    box.addItem(NAME)
    box.setFixedWidth(180)
    box.show()
    assert box.shown_text.endswith("…") and NAME.startswith(box.shown_text[:-1])
    assert box.toolTip() == NAME
    assert not box.grab().isNull()
    box.setFixedWidth(900)
    assert box.shown_text == NAME
