"""Writes a page of the guide as a PDF to print: A4, black on white."""

import re
import tempfile
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from office_app.gui.help.guide import QUICK_START, Guide, Page
from office_app.gui.help.paper import Dress, dress
from office_app.gui.help.pictures import picture, picture_path
from office_app.gui.look import fonts
from office_app.gui.look.tokens import LIGHT

QUICK_START_PAGES = 2
_DOTS = 96  # to an inch: what the layout counts in
_FINE = 1200  # to an inch on paper
_SIDE, _TOP, _FOOT = 56, 44, 40
_SMALL = 11  # the letters of the foot
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)  # points; the quick start takes the largest that fits on its pages
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")
_NOT_IN_NAMES = re.compile(r"[^-, ()\w]")
_PICTURE_WIDTH = 560
_INK = "#000000"


def print_page(guide: Guide, name: str, folder: Path | None = None) -> Path:
    """Write the page ``name`` as a PDF and return its path.

    Args:
        folder: where to; None for a new folder of the system's for short-lived files, so that one that is still open
            in a viewer is not in the way.

    Raises:
        OSError: the folder cannot be written to.
    """
    page = guide.pages[name]
    into = folder or Path(tempfile.mkdtemp(prefix="huong-dan-"))
    path = into / f"Hướng dẫn - {_NOT_IN_NAMES.sub('', page.title)}.pdf"
    document = (
        _fitting(guide, page) if name == QUICK_START else _document(guide, page, _SIZES[0], tight=False)
    )
    _write(document, page.title, path)
    return path


def _fitting(guide: Guide, page: Page) -> QTextDocument:
    for size in _SIZES:
        document = _document(guide, page, size, tight=True)
        if document.pageCount() <= QUICK_START_PAGES:
            break
    return document


def _document(guide: Guide, page: Page, size: float, *, tight: bool) -> QTextDocument:
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setMarkdown(page.markdown)
    for name in _PICTURE.findall(page.markdown):
        drawn = picture(picture_path(guide.folder, name, dark=False), _PICTURE_WIDTH, 3.0)
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), drawn)
    font = QFont(fonts.ui_family())
    font.setPointSizeF(size)
    document.setDocumentMargin(0)
    dress(document, Dress(font, LIGHT, tight))
    document.setPageSize(_inner())
    return document


def _inner() -> QSizeF:
    whole = QPageSize(QPageSize.PageSizeId.A4).sizePixels(_DOTS)
    return QSizeF(whole.width() - 2 * _SIDE, whole.height() - _TOP - _FOOT - 20)


def _write(document: QTextDocument, title: str, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    writer.setResolution(_FINE)
    writer.setTitle(title)
    writer.setCreator("Văn phòng Đảng ủy")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"cannot write {path.name}")
    painter.scale(_FINE / _DOTS, _FINE / _DOTS)
    inner, count = document.pageSize(), document.pageCount()
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(_SIDE, _TOP - number * inner.height())
        document.drawContents(painter, QRectF(0, number * inner.height(), inner.width(), inner.height()))
        painter.restore()
        _draw_foot(
            painter, document.defaultFont(), f"Văn phòng Đảng ủy · {title}", f"trang {number + 1}/{count}"
        )
    painter.end()


def _draw_foot(painter: QPainter, font: QFont, left: str, right: str) -> None:
    inner = _inner()
    line = QRectF(_SIDE, _TOP + inner.height() + 14, inner.width(), 16)
    small = QFont(font)
    small.setPixelSize(_SMALL)
    painter.setFont(small)
    painter.setPen(QColor(_INK))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, right)
