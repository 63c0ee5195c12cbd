"""The parts of a Word file put together; equal parts give equal bytes."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

from office_app.writing.docx_xml import DECLARATION, part

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest a zip file knows; the time of day would change the bytes
_LONGEST = 255  # letters of a document property


@dataclass(frozen=True)
class About:
    """The document's properties; ``stamp`` is the paper's own day, for both stamps."""

    title: str
    author: str
    subject: str
    stamp: datetime


def relation_id(name: str) -> str:
    """Return the id by which the document names one of its parts, e.g. of ``header1``."""
    return f"r_{name}"


def package(document: str, parts: Mapping[str, str], about: About) -> bytes:
    """Return the file. ``parts``: name without folder and ending (``styles``, ``header1``) → XML."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            [
                ("r_document", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("r_core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("r_app", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "docProps/core.xml": _core(about),
        "docProps/app.xml": (
            f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'extended-properties"><Application>Văn phòng Đảng ủy</Application></Properties>'
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            [(relation_id(name), f"{_OFFICE}/{_kind(name)}", f"{name}.xml") for name in parts]
        ),
        **{f"word/{name}.xml": xml for name, xml in parts.items()},
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, content.encode())
    return target.getvalue()


def settings_xml(*, notes: bool, mirrored: bool) -> str:
    """Return the settings: Word's present layout, Vietnamese, decimal comma."""
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    return part(
        "settings",
        f'<w:zoom w:percent="100"/>{"<w:mirrorMargins/>" if mirrored else ""}<w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{separators}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {
        "word/document": f"{_WORD}.document.main+xml",
        "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **{f"word/{name}": f"{_WORD}.{_kind(name)}+xml" for name in parts},
    }
    overrides = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(items: list[tuple[str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>' for identity, kind, target in items
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _core(about: About) -> str:
    title, author, subject = (escape(text[:_LONGEST]) for text in (about.title, about.author, about.subject))
    day = about.stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
