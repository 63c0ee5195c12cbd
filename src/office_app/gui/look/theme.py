"""Which look is on: light, dark or the system's, and how large; everything drawn by hand asks here."""

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from office_app.gui.look import fonts, icons
from office_app.gui.look.contrast import contrast_tokens, wanted_colors
from office_app.gui.look.style import build_palette, build_style_sheet
from office_app.gui.look.tokens import BASE, DARK, LIGHT, Ink, Tokens

Mode = Literal["system", "light", "dark"]
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)

_WEIGHTS = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
}


class ThemeController(QObject):
    """Holds mode and zoom, applies them to the application, and says when they changed."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", zoom: int = 100) -> None:
        super().__init__()
        self._app, self._mode, self._zoom = app, mode, _nearest(zoom)
        self._contrast: Tokens | None = None
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._system_turned)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.apply)
        self.apply()

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def zoom(self) -> int:
        """Size of text and controls in percent."""
        return self._zoom

    @property
    def dark(self) -> bool:
        if self._contrast is not None:
            return self._contrast.dark
        if self._mode == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def tokens(self) -> Tokens:
        return self._contrast or (DARK if self.dark else LIGHT)

    def set_mode(self, mode: Mode) -> None:
        if mode != self._mode:
            self._mode = mode
            self.apply()

    def set_zoom(self, percent: int) -> None:
        """Change the size of everything; values outside 80 to 200 are brought in."""
        if (wanted := _nearest(percent)) != self._zoom:
            self._zoom = wanted
            self.apply()

    def zoom_in(self) -> None:
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0]))

    def zoom_reset(self) -> None:
        self.set_zoom(100)

    def px(self, pixels: float) -> int:
        """Return a length of the drawings, in pixels at 100 %, at the present zoom."""
        return round(pixels * self._zoom / 100)

    def font(self, size: float = BASE, weight: str = "regular") -> QFont:
        """Return the window's face in points at 100 %; ``weight`` regular, medium or semibold."""
        made = QFont(fonts.ui_family())
        made.setPointSizeF(size * self._zoom / 100)
        made.setWeight(_WEIGHTS[weight])
        return made

    def color(self, ink: Ink) -> QColor:
        return QColor(self.tokens.color(ink))

    def icon(self, name: str, ink: Ink = "soft", on: Ink | None = None) -> QIcon:
        """Return a Lucide icon that keeps the theme's colour; ``on`` is its colour while checked."""
        return icons.icon(name, ink, on)

    def apply(self) -> None:
        """Put palette, font and style sheet on the application and tell everyone."""
        app = self._app
        if not app.styleSheet():  # under a sheet the application does not say which style it has
            app.setStyle("Fusion")
        colors = wanted_colors(app)
        self._contrast = contrast_tokens(colors) if colors is not None else None
        icons.use(self.tokens)
        app.setPalette(build_palette(self.tokens))
        app.setFont(self.font())
        sheet = build_style_sheet(self.tokens, self._zoom / 100, self._write_marks())
        if app.styleSheet() != sheet:  # every widget there is takes a sheet anew, be it the same one
            app.setStyleSheet(sheet)
        self.changed.emit()

    def _system_turned(self) -> None:
        if self._mode == "system" or self._contrast is not None:
            self.apply()

    def _write_marks(self) -> dict[str, str]:
        # A style sheet can only name pictures by path, so the few it needs are written in our colours.
        chosen = self.tokens
        wanted = {
            "check": ("check", chosen.on_accent, 3.0),
            "minus": ("minus", chosen.on_accent, 3.0),
            "down": ("chevron-down", chosen.soft, 2.0),
            "up": ("chevron-up", chosen.soft, 2.0),
            "right": ("chevron-right", chosen.soft, 2.0),
            "left": ("chevron-left", chosen.soft, 2.0),
            "close": ("x", chosen.soft, 2.0),
        }
        paths = {}
        for key, (name, color, stroke) in wanted.items():
            path = _marks_folder() / f"{key}-{color[1:]}.svg"
            if not path.exists():
                path.write_bytes(icons.tinted_svg(name, color, stroke))
            paths[key] = path.as_posix()
        return paths


def repolish(widget: QWidget) -> None:
    """Make a changed dynamic property (``kind``, ``state``, …) show."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet looks at, and show it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)


@lru_cache(maxsize=1)
def _marks_folder() -> Path:
    # For the life of the program: a widget may still be painted by the sheet of a theme that is gone.
    folder = tempfile.mkdtemp(prefix="office-app-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _nearest(percent: int) -> int:
    return min(ZOOMS, key=lambda step: abs(step - percent))
