"""Reads written papers back as lines of text with their looks, and compares them with golden outlines."""

import ctypes
import os
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

GOLDEN = Path(__file__).parents[1] / "golden"
MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """One printed line; lengths in points from the page's left and top edges. ``look`` e.g. ``14 bold``."""

    page: int
    text: str
    size: float
    fonts: tuple[str, ...]
    left: float
    right: float
    top: float

    @property
    def look(self) -> str:
        faces = "/".join(
            name.rpartition("+")[2].partition("-")[2].lower() or "regular" for name in self.fonts
        )
        return f"{self.size:g} {faces}"


def pdf_lines(content: bytes) -> list[Line]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [line for at in range(len(document)) for line in _page_lines(document[at], at + 1)]
    finally:
        document.close()


def pdf_text(content: bytes) -> str:
    return "\n".join(line.text for line in pdf_lines(content))


def line_with(lines: list[Line], text: str) -> Line:
    return next(line for line in lines if text in line.text)


def _page_lines(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    height = page.get_height()
    textpage = page.get_textpage()
    raw = textpage.raw
    rows: list[list[tuple[str, float, str, float, float, float]]] = []
    for at in range(pdfium.FPDFText_CountChars(raw)):
        char = chr(pdfium.FPDFText_GetUnicode(raw, at))
        if char in "\r\n":
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(raw, at, x, y)
        left, _, right, _ = textpage.get_charbox(at, loose=True)
        buffer = ctypes.create_string_buffer(100)
        pdfium.FPDFText_GetFontInfo(raw, at, buffer, 100, None)
        entry = (char, pdfium.FPDFText_GetFontSize(raw, at), buffer.value.decode(), left, right, y.value)
        last = rows[-1][-1] if rows else None
        if last and abs(last[5] - y.value) < 1 and -6 < left - last[4] < 20:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    lines = []
    for row in rows:
        text = "".join(entry[0] for entry in row).replace("\u00a0", " ")
        inked = [entry for entry in row if entry[0].strip()]
        if inked:
            fonts = tuple(dict.fromkeys(entry[2] for entry in inked))
            size = max(round(entry[1], 1) for entry in inked)
            lines.append(
                Line(number, text.strip(), size, fonts, inked[0][3], inked[-1][4], height - inked[0][5])
            )
    textpage.close()
    return lines


def pdf_outline(content: bytes) -> str:
    """Page, size and face, left edge in mm, text of each line."""
    return "\n".join(
        f"{line.page} | {line.look} | {line.left / MM:.0f} | {line.text}" for line in pdf_lines(content)
    )


class NumberedParagraph(Paragraph):
    """A paragraph whose text starts with the number or hyphen that Word counts to."""

    label = ""

    @property  # type: ignore[misc]  # the library's can be written too; here it is only read
    def text(self) -> str:
        return f"{self.label} {super().text}" if self.label else super().text


def docx_paragraphs(content: bytes) -> list[NumberedParagraph]:
    """Every paragraph of the body in reading order, those of tables cell by cell."""
    document = docx.Document(BytesIO(content))
    count = _Counting(content)
    paragraphs = [NumberedParagraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]
    for paragraph in paragraphs:
        paragraph.label = count.label(paragraph._p)
    return paragraphs


class _Counting:
    """Counts as Word does: a level begins anew after a higher one, and where an instance overrides its start."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            root = parse_xml(parts.read("word/numbering.xml"))
        self.levels = {
            _value(one, "abstractNumId"): {_value(level, "ilvl"): level for level in one.iter(qn("w:lvl"))}
            for one in root.findall(qn("w:abstractNum"))
        }
        self.lists = {_value(num, "numId"): num for num in root.findall(qn("w:num"))}
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, str]] = set()

    def label(self, paragraph: Any) -> str:
        number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if number is None:
            return ""
        list_id = _value(number.find(qn("w:numId")))
        level_id = _value(number.find(qn("w:ilvl")))
        instance, level = self.lists[list_id], int(level_id)
        abstract = _value(instance.find(qn("w:abstractNumId")))
        counts = self.counts.setdefault(abstract, {})
        for override in instance.findall(qn("w:lvlOverride")):
            if (list_id, _value(override, "ilvl")) not in self.started:
                self.started.add((list_id, _value(override, "ilvl")))
                counts[int(_value(override, "ilvl"))] = 0
        counts[level] = counts.get(level, 0) + 1
        for deeper in [at for at in counts if at > level]:
            counts[deeper] = 0
        text = _value(self.levels[abstract][level_id].find(qn("w:lvlText")))
        for at, one in self.levels[abstract].items():
            kind = _value(one.find(qn("w:numFmt")))
            text = text.replace(f"%{int(at) + 1}", _counted(kind, counts.get(int(at), 0)))
        return text


def _value(element: Any, name: str = "val") -> str:
    return str(element.get(qn(f"w:{name}")))


def _counted(kind: str, count: int) -> str:
    if kind == "upperRoman":
        return ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][count]
    return " abcdefghijklmnopqrstuvwxyz"[count] if kind == "lowerLetter" else str(count)


def docx_tables(content: bytes) -> list[Table]:
    return docx.Document(BytesIO(content)).tables


def docx_outline(content: bytes) -> str:
    """Style and text of each paragraph; bold and italic runs marked."""
    lines = []
    for paragraph in docx_paragraphs(content):
        if not paragraph.text:
            continue
        text = "".join(
            f"**{run.text}**" if run.bold else f"*{run.text}*" if run.italic else run.text
            for run in paragraph.runs
        ).replace("\u00a0", " ")
        if paragraph.label:
            text = f"[{paragraph.label}] {text}"
        lines.append(f"{paragraph.style.name if paragraph.style else ''} | {text}")
    return "\n".join(lines)


def check_golden(name: str, outline: str) -> None:
    """Compare with ``tests/golden``; run with GOLDEN=write to accept, after reading the difference."""
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(outline + "\n", encoding="utf-8")
    assert outline.splitlines() == path.read_text(encoding="utf-8").splitlines()
