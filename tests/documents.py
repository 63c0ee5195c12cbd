"""Real PDF and DOCX files made from a text, laid out as papers are: letterhead in two columns, justified body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from office_app.shipped import resource

PAPERS = Path(__file__).parent / "data" / "papers"
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_RIGHT = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H[ÒO].*VIỆT NAM|Độc lập - Tự do|.*ngày \d+ tháng \d+ năm \d{4}$"
)
_TYPE = re.compile(
    r"(?:KẾ HOẠCH|HƯỚNG DẪN|CHỈ THỊ|NGHỊ QUYẾT|THÔNG BÁO|KẾT LUẬN|BÁO CÁO|QUYẾT ĐỊNH|CHƯƠNG TRÌNH"
    r"|THÔNG TRI|QUY ĐỊNH|QUY CHẾ|TỜ TRÌNH|CÔNG ĐIỆN|GIẤY MỜI|ĐỀ ÁN|PHƯƠNG ÁN)\b"
)
_RULE = re.compile(r"[-_]{3,}")
_SIGNING = re.compile(
    r"(?:T/M|TM\.|K/T|KT\.|T/L|TL\.)\s|(?:PHÓ |)(?:BÍ THƯ|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|CHỦ TỊCH|CHỦ NHIỆM)"
)


@dataclass
class Parts:
    """The text sorted into places of the page."""

    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)


def parts_of(text: str) -> Parts:
    """Sort the lines of a clean test text (one paragraph a line, columns one after the other)."""
    parts = Parts()
    place = "head"
    for raw in text.replace("\f", "\n").split("\n"):
        for line in filter(None, (piece.strip() for piece in re.split(r" {4,}", raw))):
            if place == "head" and _RULE.fullmatch(
                line
            ):  # letterhead and type lost: what is left is the subject
                parts.title, parts.left, place = parts.left, [], "body"
            place = _place(place, line)
            _put(parts, place, line)
    return parts


def _place(place: str, line: str) -> str:
    if line.startswith("Nơi nhận"):
        return "recipients"
    if place == "recipients" and (_SIGNING.match(line) or not line.startswith(("-", "Nơi"))):
        return "signature"
    if place == "signature" and line.startswith("- "):
        return "recipients"
    if place == "head" and _TYPE.match(line):
        return "title"
    if place == "head" and line.startswith("Kính gửi"):
        return "body"
    if place == "title" and (_RULE.fullmatch(line) or len(line) > 120):
        return "body"
    return place


def _put(parts: Parts, place: str, line: str) -> None:
    if _RULE.fullmatch(line) or re.fullmatch(r"\d", line):
        return
    if place == "head":
        (parts.right if _RIGHT.match(line) else parts.left).append(line)
        return
    getattr(parts, place).append(line)


def _fonts() -> tuple[str, str]:
    names = ("OfficeSerif", "OfficeSerif-Bold")
    if names[0] not in pdfmetrics.getRegisteredFontNames():
        try:
            files = [resource("fonts", f"LiberationSerif-{kind}.ttf") for kind in ("Regular", "Bold")]
        except FileNotFoundError:
            files = [_DEJAVU / "DejaVuSerif.ttf", _DEJAVU / "DejaVuSerif-Bold.ttf"]
        for name, file in zip(names, files, strict=True):
            pdfmetrics.registerFont(TTFont(name, str(file)))
    return names


class _Columns(Flowable):
    """Two columns side by side, each line centred; ``right_first`` writes the right column first."""

    def __init__(
        self, left: Sequence[str], right: Sequence[str], *, right_first: bool, bold: bool = False
    ) -> None:
        super().__init__()
        self.columns = [(left, 38 * mm), (right, 122 * mm)]
        if right_first:
            self.columns.reverse()
        self.rows = max(len(left), len(right))
        self.bold = bold

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, self.rows * 18 + 10

    def draw(self) -> None:
        regular, bold = _fonts()
        for lines, centre in self.columns:
            for i, line in enumerate(lines):
                size = 12 if len(line) < 40 else 9
                self.canv.setFont(bold if self.bold and line.isupper() else regular, size)
                self.canv.drawCentredString(centre, (self.rows - i) * 18, line)


def make_pdf(text: str, path: Path, *, right_first: bool = False) -> Path:
    """Write the text as a PDF of real pages: A4, margins 20/15/20/30 mm, page numbers on top from page 2."""
    regular, bold = _fonts()
    parts = parts_of(text)
    body = ParagraphStyle(
        "body",
        fontName=regular,
        fontSize=14,
        leading=18,
        alignment=TA_JUSTIFY,
        firstLineIndent=10 * mm,
        spaceAfter=6,
    )
    story: list[Flowable] = [
        _Columns(parts.left, parts.right, right_first=right_first, bold=True),
        Spacer(1, 12),
    ]
    centred = ParagraphStyle("title", fontName=bold, fontSize=14, leading=18, alignment=1)
    story += [Paragraph(_escaped(line), centred) for line in parts.title]
    if parts.title:
        story.append(Paragraph("-----", centred))
    story += [Paragraph(_escaped(line), body) for line in parts.body]
    story.append(Spacer(1, 12))
    story.append(_Columns(parts.recipients, parts.signature, right_first=False))
    page = BaseDocTemplate(str(path), pagesize=A4, title="", author="")
    frame = Frame(30 * mm, 20 * mm, A4[0] - 45 * mm, A4[1] - 40 * mm, 0, 0, 0, 0)
    page.addPageTemplates([PageTemplate("page", [frame], onPage=_page_number)])
    page.build(story)
    return path


def _page_number(canvas: Canvas, page: BaseDocTemplate) -> None:
    if page.page > 1:
        canvas.setFont(_fonts()[0], 14)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(page.page))


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;")


def make_docx(text: str, path: Path) -> Path:
    """Write the text as a Word file: letterhead and signature in tables without borders."""
    parts = parts_of(text)
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    _table(document, parts.left, parts.right)
    for line in [*parts.title, *(["-----"] if parts.title else [])]:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in parts.body:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _table(document, parts.recipients, parts.signature)
    document.save(str(path))
    return path


def _table(document: object, left: Sequence[str], right: Sequence[str]) -> None:
    table = document.add_table(rows=1, cols=2)  # type: ignore[attr-defined]
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        for i, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            paragraph.add_run(line)
