"""Opens a file or folder with what the system has for it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

PAPERS = frozenset({".pdf", ".docx", ".xlsx", ".txt", ".jpg", ".jpeg", ".png"})
"""Endings the system shows. A paper from outside may be named ``.bat`` or ``.exe``: opened, it would run."""


def open_path(path: Path) -> None:
    """Open a folder or a paper; for a file of any other ending open the folder it lies in."""
    shown = path if path.is_dir() or path.suffix.lower() in PAPERS else path.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
