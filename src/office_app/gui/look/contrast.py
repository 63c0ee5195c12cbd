"""High contrast: the few colours that the user set in the system, in place of all of ours."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from office_app.gui.look.tokens import Tokens

# GetSysColor: window, its text, what is selected, text on that, greyed text, links.
_SHARE = 0.25
_WINDOW, _TEXT, _HIGHLIGHT, _ON_HIGHLIGHT, _GREY, _LINK = 5, 8, 13, 14, 17, 26


@dataclass(frozen=True)
class SystemColors:
    """As the system's contrast theme has them."""

    window: str = "#000000"
    text: str = "#FFFFFF"
    highlight: str = "#1AEBFF"
    on_highlight: str = "#000000"
    grey: str = "#3FF23F"
    link: str = "#FFFF00"


def wanted_colors(app: QApplication) -> SystemColors | None:
    """Return the system's colours while it asks for high contrast, else None."""
    hints = app.styleHints()  # held: its accessibility goes with it
    if hints.accessibility().contrastPreference() is not Qt.ContrastPreference.HighContrast:
        return None
    if sys.platform != "win32":
        return SystemColors()
    import ctypes

    get = ctypes.WinDLL("user32").GetSysColor
    return SystemColors(
        *(_hex(get(which)) for which in (_WINDOW, _TEXT, _HIGHLIGHT, _ON_HIGHLIGHT, _GREY, _LINK))
    )


def contrast_tokens(colors: SystemColors) -> Tokens:
    """Return tokens of nothing but these colours: one ground, one ink, one that stands out; lines are inked."""
    ground, ink, strong = colors.window, colors.text, colors.highlight
    return Tokens(
        dark=QColor(ground).lightness() < 128,
        ground=ground,
        panel=ground,
        line=ink,
        strong_line=ink,
        ink=ink,
        soft=ink,
        faint=colors.grey,
        selection=_between(ground, ink),  # rows keep their ink on it
        plain_ground=ground,
        accent=strong,
        accent_ground=ground,
        accent_hover=strong,
        on_accent=colors.on_highlight,
        good=ink,
        good_ground=ground,
        waiting=ink,
        waiting_ground=ground,
        late=colors.link,
        late_ground=ground,
        planned=ink,
        planned_ground=ground,
        paper="#FFFFFF",  # paper stays white: it is what will be printed
        paper_ink="#000000",
        desk=ground,
        marks=("#CDECD9", "#FFE9A8", "#F9CFCA", "#CFE2F8", "#E6E6E3"),
    )


def _between(ground: str, ink: str) -> str:
    """Return a ground that differs from ``ground`` and still leaves ``ink`` at 7 : 1."""
    parts = zip(_rgb(QColor(ground)), _rgb(QColor(ink)), strict=True)
    return QColor(*(round(one + (other - one) * _SHARE) for one, other in parts)).name().upper()


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def _hex(color: int) -> str:
    red, green, blue = color & 0xFF, color >> 8 & 0xFF, color >> 16 & 0xFF
    return f"#{red:02X}{green:02X}{blue:02X}"
