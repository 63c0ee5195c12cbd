"""Opening a PDF with pdfium, and its errors in our words."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

from office_app.domain.errors.files import FileDamagedError, FileEncryptedError, FileReadError

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_*: needs a password; a way of encryption that pdfium does not know


def library() -> Any:
    """Return pypdfium2, which has no types; importing it loads pdfium."""
    import pypdfium2

    return pypdfium2


@cache
def quick(name: str, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """Return a function of pdfium that takes handles (``handle_of``), whole numbers and ``ctypes.byref``, unchecked.

    pypdfium2 checks and converts every argument; of a call made for each word of a page that is most of the time.
    """
    address = ctypes.cast(getattr(library().raw, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result)(address)


def handle_of(thing: Any) -> Any:
    """Return a page, text page or the like as ``quick`` functions take it."""
    return ctypes.c_void_p.from_param(ctypes.addressof(thing.raw.contents))


def open_pdf(data: bytes, name: str) -> Any:
    """Return an open ``pypdfium2.PdfDocument`` with at least one page; the caller closes it.

    A PDF that is encrypted with an empty user password (print protection) opens.

    Raises:
        FileEncryptedError, FileDamagedError.
    """
    pdfium = library()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise pdf_error(error, name) from error
    if len(document) == 0:
        document.close()
        raise FileDamagedError(name=name)
    return document


def pdf_error(error: Exception, name: str) -> FileReadError:
    """Return our error for a ``PdfiumError``."""
    if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
        return FileEncryptedError(name=name)
    return FileDamagedError(name=name)
