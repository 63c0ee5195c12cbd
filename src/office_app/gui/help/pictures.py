"""The pictures of the guide, as wide as the page that shows them."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage


def picture_path(folder: Path, name: str, dark: bool) -> Path:
    """Return the file of a picture named in the guide: that of the dark look where there is one."""
    path = folder / name
    twin = path.with_name(f"{path.stem}-toi{path.suffix}")
    return twin if dark and twin.is_file() else path


@lru_cache(maxsize=24)
def picture(path: Path, width: int, ratio: float = 1.0) -> QImage:
    """Return a picture at most ``width`` wide, in points of a screen that has ``ratio`` dots for each."""
    image = QImage(str(path))
    most = round(width * ratio)
    if not image.isNull() and image.width() > most:
        image = image.scaledToWidth(most, Qt.TransformationMode.SmoothTransformation)
    image.setDevicePixelRatio(ratio)
    return image
