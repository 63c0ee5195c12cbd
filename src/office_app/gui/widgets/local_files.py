"""Files that are dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def local_files(data: QMimeData) -> list[Path]:
    """Return the files and folders of this PC; what a browser drags is none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
