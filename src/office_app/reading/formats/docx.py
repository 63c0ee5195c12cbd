"""Word files (DOCX): the text as a reader of the printed page sees it, without running headers and footers."""

import posixpath
from typing import Any

from office_app.domain.errors.files import FileDamagedError
from office_app.reading.formats.docx_fonts import Fonts
from office_app.reading.formats.docx_numbering import Numbering
from office_app.reading.formats.docx_story import Story, W
from office_app.reading.formats.legacy import Letters
from office_app.reading.formats.notes import has_letterhead, note_line
from office_app.reading.formats.office_xml import parse_xml
from office_app.reading.formats.page import Page, check_length, clean
from office_app.reading.formats.zip_guard import GuardedZip
from office_app.reading.limits import ReadingLimits

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml",
)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)


def read(data: bytes, name: str, limits: ReadingLimits, letters: Letters) -> list[Page]:
    """Return the whole document as one page: body, then footnotes as lines starting ``¹``.

    The header of page 1 comes first when the body has no letterhead.

    Raises:
        FileDamagedError, FileEncryptedError, ReadingTooBigError, FileTooLongError.
    """
    package = _Package(GuardedZip(data, name, limits), name)
    main = package.main()
    document = package.xml(main)
    related = package.related(main)
    styles, numbering = (package.xml_of(related, kind) for kind in ("styles", "numbering"))
    fonts = Fonts(styles, package.xml_of(related, "theme"))
    story = Story(Numbering(numbering, styles), fonts, letters)
    body = document.find(f"{W}body")
    if body is None:
        raise FileDamagedError(name=name)
    try:
        lines = story.lines(body)
        if not has_letterhead(lines):
            lines = _header_lines(package, related, body, fonts, letters) + lines
        lines += _notes(package, related, story)
    except RecursionError as error:
        raise FileDamagedError(name=name) from error
    text = "\n".join(line.rstrip() for line in lines)
    check_length(len(text), name, limits)
    return [Page(clean(text))]


def _header_lines(
    package: "_Package", related: dict[str, tuple[str, str]], body: Any, fonts: Fonts, letters: Letters
) -> list[str]:
    """Return the header of page 1, but only when it holds a letterhead rather than a page number."""
    section = next(iter(body.iter(f"{W}sectPr")), None)
    if section is None:
        return []
    wanted = "first" if section.find(f"{W}titlePg") is not None else "default"
    for reference in section.findall(f"{W}headerReference"):
        target = related.get(reference.get(f"{_R}id", ""))
        if reference.get(f"{W}type", "default") == wanted and target is not None and target[1] in package:
            header = Story(Numbering(None, None), fonts, letters)
            lines = header.lines(package.xml(target[1]))
            return lines if has_letterhead(lines) else []
    return []


def _notes(package: "_Package", related: dict[str, tuple[str, str]], story: Story) -> list[str]:
    lines: list[str] = []
    for kind in ("footnote", "endnote"):
        notes = package.xml_of(related, f"{kind}s")
        if notes is None:
            continue
        by_id = {note.get(f"{W}id"): note for note in notes.findall(f"{W}{kind}")}
        for number, note_id in story.cited_notes(kind):
            note = by_id.get(note_id)
            if note is not None:
                lines.append(note_line(number, story.lines(note)))
    return lines


class _Package:
    """The parts of a DOCX and how they lead to each other."""

    def __init__(self, archive: GuardedZip, name: str) -> None:
        self._archive, self._name = archive, name

    def __contains__(self, part: str) -> bool:
        return part in self._archive

    def main(self) -> str:
        for kind, target in self.related("").values():
            if kind == "officeDocument" and target in self._archive:
                return target
        if "word/document.xml" in self._archive:
            return "word/document.xml"
        raise FileDamagedError(name=self._name)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return relationship id -> (kind, part) for the parts that ``part`` ("" for the package) leads to."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self._archive:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.xml(relations):
            target, kind = relation.get("Target"), relation.get("Type", "")
            if target is None or relation.get("TargetMode") == "External" or not kind.startswith(_OFFICE):
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[relation.get("Id", "")] = (kind.rsplit("/", 1)[-1], posixpath.normpath(path))
        return found

    def xml_of(self, related: dict[str, tuple[str, str]], kind: str) -> Any:
        """Return the root of the one part of that kind, None when there is none."""
        part = next((part for found, part in related.values() if found == kind), None)
        return self.xml(part) if part is not None and part in self._archive else None

    def xml(self, part: str) -> Any:
        """Parse a part. Raises FileDamagedError; a document type, which Word never writes, is damage too."""
        data = self._archive.read(part)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parse_xml(data, self._name)
