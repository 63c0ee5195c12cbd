"""Draws the program's icon for Windows from its SVG, in each size that Windows shows, and the setup's picture."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_SIDE = (164, 314)  # what NSIS shows on its first and last page
_ACCENT = (0xB4, 0x23, 0x18)


def make_icon(source: Path, target: Path) -> Path:
    """Write ``target`` (.ico) and return it."""
    pictures = [_drawn(source, size) for size in _SIZES]
    *smaller, largest = pictures
    largest.save(target, format="ICO", sizes=[(size, size) for size in _SIZES], append_images=smaller)
    return target


def make_side_picture(source: Path, target: Path) -> Path:
    """Write the picture that stands at the side of the setup's pages (.bmp) and return it."""
    from PIL import Image

    side = Image.new("RGB", _SIDE, _ACCENT)
    icon = _drawn(source, 128)
    side.paste(icon, ((_SIDE[0] - icon.width) // 2, 60), icon)
    side.save(target, format="BMP")
    return target


def _drawn(source: Path, size: int) -> "Image":
    from PIL import Image
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise RuntimeError(f"not a picture: {source}")
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))
