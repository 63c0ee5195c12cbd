"""WordprocessingML as text: paragraphs, runs and tables, their elements in the order the schema asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from office_app.domain.official_paper import Run
from office_app.writing.layout_rules import TextRule

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass
class Para:
    """A paragraph; lengths in points. ``number`` is list and level, ``line`` an exact line spacing."""

    style: str
    content: str = ""
    keep_next: bool = False
    number: tuple[int, int] | None = None
    border_top: bool = False
    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None
    align: str = ""
    outline: int | None = None  # from 0, where it is not the style's own
    section: str = ""

    def xml(self) -> str:
        layout = [f'<w:pStyle w:val="{self.style}"/>']
        if self.keep_next:
            layout.append("<w:keepNext/>")
        if self.number:
            list_id, level = self.number
            layout.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
        if self.border_top:
            layout.append('<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>')
        layout.append(spacing(self.before, self.after, self.line))
        layout.append(indent(self.left, self.right, self.first_line))
        if self.align:
            layout.append(f'<w:jc w:val="{self.align}"/>')
        if self.outline is not None:
            layout.append(f'<w:outlineLvl w:val="{self.outline}"/>')
        layout.append(self.section)
        return f"<w:p><w:pPr>{''.join(layout)}</w:pPr>{self.content}</w:p>"


def twips(points: float) -> int:
    return round(points * 20)


def spacing(before: float | None, after: float | None, line: float | None) -> str:
    values = ""
    if before is not None:
        values += f' w:before="{twips(before)}"'
    if after is not None:
        values += f' w:after="{twips(after)}"'
    if line is not None:
        values += f' w:line="{twips(line)}" w:lineRule="exact"'
    return f"<w:spacing{values}/>" if values else ""


def indent(left: float | None, right: float | None, first_line: float | None) -> str:
    values = ""
    if left is not None:
        values += f' w:left="{twips(left)}"'
    if right is not None:
        values += f' w:right="{twips(right)}"'
    if first_line is not None:
        name = "firstLine" if first_line >= 0 else "hanging"
        values += f' w:{name}="{twips(abs(first_line))}"'
    return f"<w:ind{values}/>" if values else ""


def run(piece: Run, rule: TextRule, size: float | None = None) -> str:
    """Return a run with only what differs from its style, so that changing the style in Word changes the text."""
    form = ""
    if piece.bold and not rule.bold:
        form += "<w:b/><w:bCs/>"
    if piece.italic and not rule.italic:
        form += "<w:i/><w:iCs/>"
    if size is not None and size != rule.size:
        form += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    if piece.underline and not rule.underline:
        form += '<w:u w:val="single"/>'
    return f"<w:r>{f'<w:rPr>{form}</w:rPr>' if form else ''}{text(piece.text)}</w:r>"


def text(characters: str) -> str:
    """Return text elements; a line break for each new line."""
    return "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in characters.split("\n")
    )


def field_runs(code: str, shown: str) -> str:
    """Return a field with the text it shows until it is next brought up to date."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{text(shown)}</w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(paragraphs: Sequence[Para], width: float, *, span: int = 1, middle: bool = False) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    placed = '<w:vAlign w:val="center"/>' if middle else ""
    shape = f'<w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}{placed}</w:tcPr>'
    return f"<w:tc>{shape}{''.join(paragraph.xml() for paragraph in paragraphs)}</w:tc>"


def row(cells: Sequence[str], *, head: bool = False) -> str:
    """Return a row that is not split between pages, and repeats on each when it is the head."""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(style: str, widths: Sequence[float], rows: Sequence[str]) -> str:
    """Return a table of fixed columns in a table style."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def part(name: str, content: str) -> str:
    """Return a whole part: ``document``, ``styles``, ``header``…"""
    return f"{DECLARATION}<w:{name} {NAMESPACES}>{content}</w:{name}>"
