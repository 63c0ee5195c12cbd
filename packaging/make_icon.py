"""Draws the program's icon for Windows from its SVG, once for each size that Windows shows."""

from pathlib import Path

_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def make_icon(source: Path, target: Path) -> Path:
    """Write ``target`` (.ico) and return it."""
    from PIL import Image
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise RuntimeError(f"not a picture: {source}")
    pictures = []
    for size in _SIZES:
        image = QImage(size, size, QImage.Format.Format_RGBA8888)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        pictures.append(Image.frombytes("RGBA", (size, size), bytes(image.constBits())))
    *smaller, largest = pictures
    largest.save(target, format="ICO", sizes=[(size, size) for size in _SIZES], append_images=smaller)
    return target
