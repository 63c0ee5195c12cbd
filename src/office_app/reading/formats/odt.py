"""OpenDocument texts (ODT): the text as a reader of the printed page sees it."""

from typing import Any

from office_app.domain.errors.files import FileDamagedError, FileEncryptedError
from office_app.reading.formats.legacy import Letters
from office_app.reading.formats.notes import has_letterhead
from office_app.reading.formats.odt_story import Story
from office_app.reading.formats.odt_styles import OFFICE, STYLE, OdtStyles
from office_app.reading.formats.office_xml import parse_xml
from office_app.reading.formats.page import Page, check_length, clean
from office_app.reading.formats.zip_guard import GuardedZip
from office_app.reading.limits import ReadingLimits

_MANIFEST = "META-INF/manifest.xml"


def read(data: bytes, name: str, limits: ReadingLimits, letters: Letters) -> list[Page]:
    """Return the whole document as one page, as for a DOCX. ``data`` is the archive or one flat XML file (FODT).

    Raises:
        FileDamagedError, FileEncryptedError, ReadingTooBigError, FileTooLongError.
    """
    if data.startswith(b"PK"):
        archive = GuardedZip(data, name, limits)
        if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
            raise FileEncryptedError(name=name)
        if "content.xml" not in archive:
            raise FileDamagedError(name=name)
        roots = [
            parse_xml(archive.read(part), name) for part in ("content.xml", "styles.xml") if part in archive
        ]
    else:
        roots = [parse_xml(data, name)]
    body = roots[0].find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise FileDamagedError(name=name)
    story = Story(OdtStyles(roots), letters)
    try:
        lines = story.lines(body)
        if not has_letterhead(lines):
            lines = _header_lines(roots[-1], story) + lines
        lines += story.notes()
    except RecursionError as error:
        raise FileDamagedError(name=name) from error
    text = "\n".join(line.rstrip() for line in lines)
    check_length(len(text), name, limits)
    return [Page(clean(text))]


def _header_lines(styles: Any, story: Story) -> list[str]:
    """Return the page header, but only when it holds a letterhead rather than a page number."""
    for header in styles.iter(f"{STYLE}header-first", f"{STYLE}header"):
        lines = story.lines(header)
        if has_letterhead(lines):
            return lines
    return []
