"""High contrast: the system's own colours everywhere, and nothing below 7 : 1."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from office_app.gui.look import theme as themes
from office_app.gui.look.contrast import SystemColors, contrast_tokens, wanted_colors
from office_app.gui.look.theme import ThemeController

# What Windows 11 calls Aquatic, Desert, Dusk and Night sky.
AQUATIC = SystemColors("#202020", "#FFFFFF", "#8EE3F0", "#263B50", "#A6A6A6", "#75E9FC")
DESERT = SystemColors("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#676767", "#1C5E75")
DUSK = SystemColors("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B", "#A6A6A6", "#70EBDE")
NIGHT_SKY = SystemColors("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B", "#A6A6A6", "#8080FF")


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    read = QColor(color)
    return 0.2126 * linear(read.redF()) + 0.7152 * linear(read.greenF()) + 0.0722 * linear(read.blueF())


def ratio(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [AQUATIC, DESERT, DUSK, NIGHT_SKY, SystemColors()])
def test_given_a_contrast_theme_when_taken_then_every_ink_is_read_on_every_ground(colors: SystemColors):
    tokens = contrast_tokens(colors)
    grounds = {tokens.ground, tokens.panel, tokens.accent_ground, tokens.late_ground}
    for ink in (tokens.ink, tokens.soft, tokens.good, tokens.waiting, tokens.planned):
        assert min(ratio(ink, ground) for ground in grounds) >= 7
    # These are the system's own, as readable as it made them.
    assert {tokens.accent, tokens.faint, tokens.late} == {colors.highlight, colors.grey, colors.link}
    assert (
        min(ratio(ink, ground) for ink in (tokens.accent, tokens.faint, tokens.late) for ground in grounds)
        >= 4.5
    )
    assert ratio(tokens.ink, tokens.selection) >= 4.5 and ratio(tokens.selection, tokens.ground) > 1.2


@pytest.fixture
def contrast(
    qapp: QApplication, theme: ThemeController, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ThemeController]:
    """The program while the system shows Night sky; afterwards as before."""
    assert wanted_colors(qapp) is None
    with monkeypatch.context() as system:
        system.setattr(themes, "wanted_colors", lambda app: NIGHT_SKY)
        theme.apply()
        yield theme
    theme.apply()


def test_given_the_system_asks_for_contrast_when_shown_then_no_colour_of_ours_is_left(
    contrast: ThemeController, qapp: QApplication, qtbot
):
    contrast.set_mode("dark")  # the user's choice of look gives way
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == NIGHT_SKY.window
    assert palette.color(QPalette.ColorRole.WindowText).name().upper() == NIGHT_SKY.text
    for text, kind in (("Lưu", "primary"), ("Hủy", "secondary")):
        button = QPushButton(text)
        button.setProperty("kind", kind)
        qtbot.addWidget(button)
        picture = button.grab().toImage()
        ground = picture.pixelColor(picture.width() // 2, 5).name().upper()
        assert ground == (NIGHT_SKY.highlight if kind == "primary" else NIGHT_SKY.window)
    label = QLabel("quá hạn")
    label.setProperty("ink", "late")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == NIGHT_SKY.link
