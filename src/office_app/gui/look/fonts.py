"""The typefaces of the window and of papers on screen, loaded by path from what is shipped."""

import sys

from PySide6.QtGui import QFont, QFontDatabase

from office_app.shipped import resource

_loaded: dict[str, str] = {}


def ui_family() -> str:
    """Return the family of the window's text, loading it the first time."""
    return _family("BeVietnamPro", ("Regular", "Medium", "SemiBold", "Bold", "Italic"))


def paper_family() -> str:
    """Return the family papers are shown in: Times New Roman, or its metric twin where it is missing."""
    if sys.platform == "win32" and "Times New Roman" in QFontDatabase.families():
        return "Times New Roman"
    return _family("LiberationSerif", ("Regular", "Bold", "Italic", "BoldItalic"))


def _family(stem: str, faces: tuple[str, ...]) -> str:
    if stem not in _loaded:
        families: list[str] = []
        for face in faces:
            try:
                path = resource("fonts", f"{stem}-{face}.ttf")
            except FileNotFoundError:  # a checkout in the making: the system's own face will do
                continue
            number = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(number)
        _loaded[stem] = families[0] if families else QFont().defaultFamily()
    return _loaded[stem]
