"""Pictures of the pages of a PDF, for optical reading."""

from typing import Any

from office_app.reading.formats.ocr_page import PagePicture
from office_app.reading.formats.pdfium import library, open_pdf, pdf_error

_DPI = 200  # finer is slower and no better
_LONGEST = 3400  # pixels of the longer side, that of A3


class ScannedPdf:
    """A PDF held open between the pictures of its pages."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises FileEncryptedError, FileDamagedError."""
        self._name = name
        self._document: Any = open_pdf(data, name)
        self._document.init_forms()  # else the appearance of digital signatures is not drawn

    def close(self) -> None:
        self._document.close()

    def picture(self, page: int) -> PagePicture:
        """Return page ``page`` (from 0) as a picture.

        Raises:
            FileDamagedError.
        """
        try:
            loaded = self._document[page]
            try:
                width, height = loaded.get_size()
                bitmap = loaded.render(
                    scale=min(_DPI / 72, _LONGEST / max(width, height)), rev_byteorder=True
                )
                try:
                    image = bitmap.to_pil()
                    # A copy: the bitmap's own memory goes with it.
                    image = image.copy() if image.mode in ("L", "RGB") else image.convert("RGB")
                    return PagePicture(image, width, height)
                finally:
                    bitmap.close()
            finally:
                loaded.close()
        except library().PdfiumError as error:
            raise pdf_error(error, self._name) from error
