"""Pictures of PDF pages as PNG."""

import io
import math
from contextlib import closing
from typing import Any

from office_app.domain.errors.files import FileTooLongError
from office_app.domain.page_layout import LaidOutWords
from office_app.reading.formats.pdf_page import LoadedPage
from office_app.reading.formats.pdf_tables import with_tables
from office_app.reading.formats.pdf_words import PageWords
from office_app.reading.formats.pdfium import library, open_pdf, pdf_error
from office_app.reading.limits import ReadingLimits


class OpenPdf:
    """One PDF held open between the pictures of its pages."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises FileEncryptedError, FileDamagedError."""
        self._document: Any = open_pdf(data, name)
        self.pages: int = len(self._document)
        self._document.init_forms()  # else the appearance of digital signatures is not drawn

    def draw(self, page: int, width: int, name: str, limits: ReadingLimits) -> bytes:
        """Return page ``page`` (from 0), ``width`` pixels wide, as PNG.

        Raises:
            IndexError: "page … of …": there is no such page.
            FileDamagedError: pdfium cannot load the page.
            FileTooLongError: the page is so long that the picture passes ``limits.image_pixels``.
        """
        loaded = self._load(page, name)
        try:
            points_wide, points_high = loaded.get_size()
            scale = width / points_wide
            height = math.ceil(points_high * scale)
            if width * height > limits.image_pixels:
                raise FileTooLongError(
                    name=name, length=f"trang cao {height} điểm ảnh", limit=limits.image_pixels // width
                )
            # pypdfium2 rounds the width up; the tiny step down keeps it at what was asked for.
            bitmap = loaded.render(scale=scale * (1 - 1e-7))
            try:
                return _png(bitmap)
            finally:
                bitmap.close()
        except library().PdfiumError as error:
            raise pdf_error(error, name) from error
        finally:
            loaded.close()

    def words(self, page: int, name: str) -> LaidOutWords:
        """Return the words of page ``page`` (from 0) in the order of the file.

        Raises:
            IndexError, FileDamagedError: as for ``draw``.
        """
        self._check(page)
        try:
            with closing(LoadedPage(self._document, page)) as loaded:
                return with_tables(PageWords(loaded)).laid_out()
        except library().PdfiumError as error:
            raise pdf_error(error, name) from error

    def close(self) -> None:
        self._document.close()

    def _check(self, page: int) -> None:
        if not 0 <= page < self.pages:
            raise IndexError(f"page {page} of {self.pages}")

    def _load(self, page: int, name: str) -> Any:
        self._check(page)
        try:
            return self._document[page]
        except library().PdfiumError as error:
            raise pdf_error(error, name) from error


def _png(bitmap: Any) -> bytes:
    stream = io.BytesIO()
    bitmap.to_pil().save(stream, format="PNG", compress_level=1)
    return stream.getvalue()
