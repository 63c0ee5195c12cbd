"""The card that is there before the rest of the program."""

import subprocess
import sys

from pytestqt.qtbot import QtBot

from office_app.gui import first_paint
from office_app.gui.look import tokens


def test_given_the_card_when_shown_then_its_colours_are_those_of_the_program(qtbot: QtBot) -> None:
    for mode, look in (("light", tokens.LIGHT), ("dark", tokens.DARK)):
        assert first_paint.ACCENT[mode] == look.accent
        assert first_paint.GROUND[mode] == look.panel
        assert first_paint.INK[mode] == look.ink
    card = first_paint.FirstPaint()
    qtbot.addWidget(card)
    card.show()
    assert card.grab().toImage().pixelColor(2, 80).name().upper() in first_paint.ACCENT.values()


def test_given_a_new_process_when_first_painted_then_nothing_else_of_ours_is_imported() -> None:
    script = (
        "import sys; from office_app.gui.first_paint import paint_first; paint_first(); "
        "print(sorted(m for m in sys.modules if m.startswith(('office_app.', 'sqlmodel', 'sqlalchemy'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "['office_app.gui', 'office_app.gui.first_paint']"
