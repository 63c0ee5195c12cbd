"""Opening a PDF with pdfium, and its errors in our words."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from office_app.domain.errors.files import FileDamagedError, FileEncryptedError, FileReadError

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_*: needs a password; a way of encryption that pdfium does not know


def library() -> Any:
    """Return pypdfium2, which has no types; importing it loads pdfium."""
    import pypdfium2

    return pypdfium2


class Handle(ctypes.c_void_p):
    """What pdfium knows a page by, its text, or an object drawn on it; false when there is none."""


@cache
def quick(name: str, result: Any = ctypes.c_int, kind: Any = ctypes.PYFUNCTYPE) -> Callable[..., Any]:
    """Return a function of pdfium that takes handles, whole numbers, buffers and ``ctypes.byref``, unchecked.

    pypdfium2 checks and converts every argument; of a call made for each word of a page that is most of the time.
    No other thread runs meanwhile, unless ``kind`` says so.
    """
    address = ctypes.cast(getattr(library().raw, name), ctypes.c_void_p).value
    assert address is not None
    return cast("Callable[..., Any]", kind(result)(address))


def loaded(name: str, *what: object) -> Handle:
    """Return what a function of pdfium loads, which takes its time: a page, or the text of one.

    Raises:
        PdfiumError: it cannot be loaded.
    """
    found: Handle = quick(name, Handle, ctypes.CFUNCTYPE)(*what)
    if not found:
        raise library().PdfiumError(f"{name} failed")
    return found


def handle_of(document: Any) -> Handle:
    """Return an open document of pypdfium2 as ``quick`` functions take it."""
    return ctypes.cast(document.raw, Handle)


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
