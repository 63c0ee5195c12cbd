"""What python-docx leaves to its caller: styles from rules, bare tables, fields, equal bytes for equal input."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from office_app.writing import paper_parts as parts
from office_app.writing.layout_rules import LayoutRules, TextRule

# Names as Word's style list shows them.
STYLE_NAMES = {
    "party": "Tên Đảng",
    "superior": "Cơ quan cấp trên",
    "issuer": "Cơ quan ban hành",
    "star": "Dấu sao",
    "number": "Số ký hiệu",
    "place_date": "Địa danh, ngày tháng",
    "type_name": "Tên loại",
    "subject": "Trích yếu",
    "separator": "Gạch dưới trích yếu",
    "letter_subject": "Trích yếu công văn",
    "addressee": "Kính gửi",
    "body": "Nội dung",
    "division": "Phần, chương",
    "part": "Đề mục I",
    "section": "Đề mục 1",
    "subsection": "Đề mục 1.1",
    "authority": "Quyền hạn ký",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Họ tên người ký",
    "recipients_label": "Nơi nhận",
    "recipients": "Danh sách nơi nhận",
    "urgency": "Độ khẩn",
    "draft_mark": "Dấu dự thảo",
    "page_number": "Số trang",
    "annex_label": "Phụ lục",
    "annex_title": "Tên phụ lục",
    "annex_reference": "Văn bản kèm theo",
    "table_head": "Đầu bảng",
    "table_cell": "Ô bảng",
}
OUTLINE = {"division": 0, "part": 0, "annex_label": 0, "section": 1, "subsection": 2}

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_KEPT_STYLES = {
    "Normal",
    "Header",
    "Header Char",
    "Footer",
    "Footer Char",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
}
# Parts of python-docx's template that no paper needs: old effects, lists, a thumbnail.
_UNUSED_PARTS = ("/thumbnail", "/stylesWithEffects", "/numbering", "/customXml", "/webSettings")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def element(tag: str, **attributes: str | int) -> Any:
    """Return ``<w:tag w:attribute="…"/>``."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def align(name: str) -> WD_ALIGN_PARAGRAPH:
    return _ALIGN[name]


def set_up_styles(document: Document, rules: LayoutRules) -> dict[str, str]:
    """Make Times New Roman and Vietnamese the document's own, and one named style for each component.

    Returns:
        The id of each component's style.
    """
    for unused in [s for s in document.styles if s.name not in _KEPT_STYLES]:
        unused.delete()  # the template's many others are in other fonts, and slow down every look-up
    ids = {}
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    letters = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert letters is not None
    letters.clear()
    letters.append(element("rFonts", ascii=rules.font, hAnsi=rules.font, eastAsia=rules.font, cs=rules.font))
    letters.extend([element("sz", val=28), element("szCs", val=28)])
    letters.append(element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))
    spacing = defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}")
    assert spacing is not None
    spacing.clear()
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name = rules.font
    normal.font.size = Pt(14)
    for key, name in STYLE_NAMES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = normal
        style.quick_style = True
        _apply(style, rules.styles[key], rules)
        if key in OUTLINE:
            style.paragraph_format.keep_with_next = True
            style.element.get_or_add_pPr().append(element("outlineLvl", val=OUTLINE[key]))
        ids[key] = style.style_id
    return ids


def _apply(style: ParagraphStyle, rule: TextRule, rules: LayoutRules) -> None:
    style.font.name = rules.font
    style.font.size = Pt(rule.size)
    style.font.bold = rule.bold
    style.font.italic = rule.italic
    style.font.underline = rule.underline
    layout = style.paragraph_format
    layout.alignment = _ALIGN[rule.align]
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(parts.leading(rule, rules))
    layout.widow_control = True


def table(widths: Sequence[float], rows: int, *, lines: bool) -> Any:
    """Return a table of fixed columns (points), with thin lines or with none at all."""
    grid: Any = CT_Tbl.new_tbl(rows, len(widths), Pt(sum(widths)))
    made: Any = grid.tblPr
    for child in list(made):
        made.remove(child)
    made.append(element("tblW", w=_twips(sum(widths)), type="dxa"))
    made.append(element("tblInd", w=0, type="dxa"))
    if lines:
        borders = element("tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(element(side, val="single", sz=4, space=0, color="000000"))
        made.append(borders)
    made.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    side_margin = 60 if lines else 0
    for side, room in (
        ("top", side_margin),
        ("left", side_margin),
        ("bottom", side_margin),
        ("right", side_margin),
    ):
        margins.append(element(side, w=room, type="dxa"))
    made.append(margins)
    for column, wide in zip(grid.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(_twips(wide)))
    for row in grid.tr_lst:
        row.get_or_add_trPr().append(element("cantSplit"))
        for cell, wide in zip(row.tc_lst, widths, strict=True):
            cell.tcPr.tcW.set(qn("w:w"), str(_twips(wide)))
            cell.tcPr.append(element("vAlign", val="center" if lines else "top"))
    return grid


def write_cell(
    cell: Any, text: str, *, style: str, size: float, align: str, bold: bool, keep_next: bool
) -> None:
    """Fill an empty table cell; elements by hand, for a table has some hundreds of them."""
    layout, letters, run = element("pPr"), element("rPr"), element("r")
    layout.append(element("pStyle", val=style))
    if keep_next:
        layout.append(element("keepNext"))
    layout.append(element("spacing", line=_twips(size * 1.2), lineRule="exact"))
    layout.append(element("jc", val=align))
    if bold:
        letters.append(element("b"))
    letters.extend([element("sz", val=round(size * 2)), element("szCs", val=round(size * 2))])
    run.append(letters)
    run.text = text  # python-docx makes line breaks of \n
    paragraph = cell.p_lst[0]
    paragraph.append(layout)
    paragraph.append(run)


def repeat_head(grid: Any) -> None:
    """Make the first row repeat on each page."""
    grid.tr_lst[0].get_or_add_trPr().append(element("tblHeader"))


def line_above(paragraph: Paragraph, length: float, room: float) -> None:
    """Turn an empty paragraph into a line ``length`` points long, centred in ``room``."""
    layout = paragraph.paragraph_format
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(4)
    layout.left_indent = layout.right_indent = Pt((room - length) / 2)
    border = element("pBdr")
    border.append(element("top", val="single", sz=6, space=1, color="000000"))
    layout.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def page_field(paragraph: Paragraph) -> None:
    """Write Word's field for the number of the page."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            code = element("instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = text
            run._r.append(code)


def describe(document: Document, title: str, author: str, subject: str, stamp: datetime) -> None:
    """Fill the document's properties, with the paper's own day for both stamps."""
    about = document.core_properties
    about.title, about.author, about.subject = title[:255], author[:255], subject[:255]
    about.last_modified_by = author[:255]
    about.language, about.comments, about.keywords = "vi-VN", "", ""
    about.created = about.modified = stamp
    about.revision = 1
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(_UNUSED_PARTS)]:
            del relations[key]
    settings: Any = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens the paper in its compatibility mode
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "vi-VN")


def saved(document: Document) -> bytes:
    """Return the file; python-docx stamps its parts with the time of day, here they get a fixed one."""
    first, last = BytesIO(), BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as given, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, given.read(name))
    return last.getvalue()


def _twips(points: float) -> int:
    return round(points * 20)
