"""Word processors' files, sheets and plain text: which reader reads which kind."""

from collections.abc import Callable

from office_app.domain.read_files import FileKind, LegacyFont
from office_app.reading.formats.legacy import Letters, Wanted, read_letters
from office_app.reading.formats.page import Page
from office_app.reading.limits import ReadingLimits

Read = Callable[[bytes, str, ReadingLimits, Letters], list[Page]]


def reader_of(kind: str) -> tuple[FileKind, Read] | None:
    """Return the reader of a kind as ``detect`` names it, None for PDF, pictures and what is not read."""
    match kind:
        case "docx":
            from office_app.reading.formats import docx

            return FileKind.DOCX, docx.read
        case "doc":
            from office_app.reading.formats import doc

            return FileKind.DOC, doc.read
        case "odt":
            from office_app.reading.formats import odt

            return FileKind.ODT, odt.read
        case "rtf":
            from office_app.reading.formats import rtf

            return FileKind.RTF, rtf.read
        case "xlsx" | "ods" | "sheet":
            from office_app.reading.formats import sheet_text

            return FileKind.XLSX, sheet_text.read
        case "txt":
            from office_app.reading.formats import txt

            return FileKind.TXT, txt.read
    return None


def read_document(
    reader: Read, data: bytes, name: str, limits: ReadingLimits, wanted: Wanted
) -> tuple[list[Page], LegacyFont | None]:
    """Return the pages and the old font that was converted from.

    Raises:
        FileReadError: one of its kinds.
    """
    return read_letters(lambda letters: reader(data, name, limits, letters), wanted)
