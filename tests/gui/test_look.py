"""Colours can be read, zoom and mode take hold, icons follow."""

import gc
import re
from collections import defaultdict

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QIcon, QRawFont
from PySide6.QtWidgets import QApplication, QLabel

from office_app.gui.look.style import build_style_sheet
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import DARK, LIGHT, Tokens

STATES = ("good", "waiting", "late", "planned", "plain")


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs(tokens: Tokens) -> list[tuple[str, str, str]]:
    grounds = {"ground": tokens.ground, "panel": tokens.panel, "selection": tokens.selection}
    found = [
        (f"{ink} on {name}", tokens.color(ink), ground)
        for ink in ("ink", "soft", "faint", "accent", "good", "waiting", "planned", "late")
        for name, ground in grounds.items()
    ]
    found += [(f"chip {state}", *tokens.state(state)) for state in STATES]  # type: ignore[arg-type]
    found += [
        ("primary button", tokens.on_accent, tokens.accent),
        ("primary button pointed at", tokens.on_accent, tokens.accent_hover),
        ("selected room", tokens.accent, tokens.accent_ground),
        ("tooltip and toast", tokens.panel, tokens.ink),
    ]
    found += [(f"marked {state}", tokens.paper_ink, tokens.mark(state)) for state in STATES]
    return found


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_given_any_text_when_on_its_ground_then_contrast_is_4_5(tokens: Tokens):
    poor = [
        f"{name}: {contrast(ink, ground):.2f}"
        for name, ink, ground in pairs(tokens)
        if contrast(ink, ground) < 4.5
    ]
    assert poor == []


def test_given_zoom_150_when_applied_then_text_and_lengths_grow(theme: ThemeController, qapp: QApplication):
    theme.set_zoom(150)
    assert qapp.font().pointSizeF() == pytest.approx(15)
    assert theme.px(34) == 51
    theme.set_zoom(100)
    assert qapp.font().pointSizeF() == pytest.approx(10)


def test_given_a_look_in_force_when_asked_for_again_then_no_widget_is_styled_anew(
    theme: ThemeController, qapp: QApplication, qtbot
):
    class Styled(QLabel):
        times = 0

        def changeEvent(self, event: QEvent) -> None:
            self.times += event.type() is QEvent.Type.StyleChange
            super().changeEvent(event)

    shown = Styled("Sổ văn bản đến")
    qtbot.addWidget(shown)
    shown.show()
    before = shown.times
    ThemeController(qapp, "light")
    assert shown.times == before
    theme.set_zoom(125)
    assert shown.times == before + 1


def test_given_zoom_keys_when_pressed_past_the_ends_then_it_stays_between_80_and_200(theme: ThemeController):
    for _ in range(20):
        theme.zoom_in()
    assert theme.zoom == 200
    for _ in range(20):
        theme.zoom_out()
    assert theme.zoom == 80
    theme.zoom_reset()
    assert theme.zoom == 100


def test_given_dark_when_switched_then_listeners_hear_and_icons_turn(theme: ThemeController, qtbot):
    icon = theme.icon("inbox", "ink")
    light = brightest(icon.pixmap(32, 32).toImage())
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    dark = brightest(icon.pixmap(32, 32).toImage())
    assert theme.tokens is DARK
    assert light < 0.3 < dark
    theme.set_mode("light")


def test_given_an_icon_when_qt_takes_a_copy_of_its_own_then_the_copy_can_be_painted(theme: ThemeController):
    own = QIcon(theme.icon("inbox", "ink"))
    own.setIsMask(True)  # no longer the same: Qt copies what paints it
    gc.collect()
    assert brightest(own.pixmap(32, 32).toImage()) == brightest(
        theme.icon("inbox", "ink").pixmap(32, 32).toImage()
    )
    del own
    assert not theme.icon("inbox", "ink").pixmap(32, 32).isNull()


def test_given_vietnamese_when_shown_then_the_bundled_face_has_every_letter(theme: ThemeController, qtbot):
    label = QLabel("Ỷ ỹ ẵ ẫ ỗ ợ ữ ỵ Đ đ Ặ Ệ Ộ")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.fontInfo().family() == "Be Vietnam Pro"
    assert all(QRawFont.fromFont(label.font()).supportsCharacter(ord(letter)) for letter in label.text())


def brightest(image) -> float:
    shades = [
        QColor(image.pixelColor(x, y)).lightnessF()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    return max(shades)


@pytest.mark.parametrize("zoom", [80, 90, 100, 110, 125, 150, 175, 200])
def test_given_any_zoom_when_a_radio_button_is_drawn_then_it_is_a_circle(zoom: int):
    # Qt draws square corners as soon as the radius is more than half the width.
    sheet = build_style_sheet(LIGHT, zoom / 100, defaultdict(str))
    bodies = re.findall(r"QRadioButton::indicator(?::checked)? \{([^}]*)\}", sheet)
    assert len(bodies) == 2
    for body in bodies:
        sizes = [re.findall(rf"{name}: (\d+)px", body) for name in ("border-radius", " width", "border")]
        radius, width, border = (int(found[0]) for found in sizes)
        assert 2 * radius in (width + 2 * border, width + 2 * border - 1)
