"""The named styles and the lists of a Word paper, made from the layout rules."""

from office_app.writing import paper_parts as parts
from office_app.writing.docx_xml import indent, part, spacing
from office_app.writing.layout_rules import MM, LayoutRules, TextRule
from office_app.writing.paper_numbering import ARTICLES, BULLET_LEVELS, BULLETS, HEADINGS, Numbering

# Names as Word's style list shows them.
STYLE_NAMES = {
    "party": "VB Tên Đảng",
    "superior": "VB Cơ quan cấp trên",
    "issuer": "VB Cơ quan ban hành",
    "star": "VB Dấu sao",
    "number": "VB Số ký hiệu",
    "place_date": "VB Địa danh, ngày tháng",
    "type_name": "VB Tên loại",
    "subject": "VB Trích yếu",
    "sheet_subject": "VB Dòng dưới tên sổ",
    "separator": "VB Gạch dưới trích yếu",
    "letter_subject": "VB Trích yếu công văn",
    "addressee": "VB Kính gửi",
    "body": "VB Nội dung",
    "basis": "VB Căn cứ",
    "centred": "VB Dòng giữa",
    "division": "VB Phần, chương",
    "article": "VB Điều",
    "part": "VB Đề mục I",
    "section": "VB Đề mục 1",
    "subsection": "VB Đề mục 1.1",
    "footnote": "VB Chú thích",
    "authority": "VB Quyền hạn ký",
    "signer_title": "VB Chức vụ người ký",
    "signer_name": "VB Họ tên người ký",
    "recipients_label": "VB Nơi nhận",
    "recipients": "VB Danh sách nơi nhận",
    "urgency": "VB Độ khẩn",
    "circulation": "VB Phạm vi lưu hành",
    "draft_mark": "VB Dấu dự thảo",
    "copies_mark": "VB Ký hiệu người đánh máy",
    "contact": "VB Địa chỉ liên hệ",
    "page_number": "VB Số trang",
    "annex_label": "VB Phụ lục",
    "annex_title": "VB Tên phụ lục",
    "annex_reference": "VB Văn bản kèm theo",
    "table_head": "VB Đầu bảng",
    "table_cell": "VB Ô bảng",
}
# Word's own styles under ours: headings for the navigation pane, header and footer, footnotes.
_BASES = {
    "type_name": "Title",
    "division": "Heading1",
    "article": "Heading1",
    "part": "Heading1",
    "annex_label": "Heading1",
    "section": "Heading2",
    "subsection": "Heading3",
    "page_number": "Header",
    "contact": "Footer",
    "footnote": "FootnoteText",
}
OUTLINE = {key: int(base[-1]) - 1 for key, base in _BASES.items() if base.startswith("Heading")}
LINED, BARE = "VBBang", "VBKhung"
NOTE_MARK = "FootnoteReference"
_KEPT_WITH_NEXT = {"type_name", "subject", "separator", "annex_title", "annex_reference", "recipients_label"}
_WORD_STYLES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Header": "header",
    "Footer": "footer",
    "FootnoteText": "footnote text",
}
_JUSTIFY = {"justify": "both"}


def style_id(key: str) -> str:
    """Return the id of a component's style."""
    return "VB" + "".join(word.capitalize() for word in key.split("_"))


def styles_xml(rules: LayoutRules) -> str:
    """Return the styles part: Times New Roman for every script, Vietnamese, a style for each component."""
    font = rules.font.replace('"', "")
    body = rules.styles["body"]
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" '
        f'w:cs="{font}"/>{_sizes(body.size)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )
    named = "".join(_style(key, name, rules) for key, name in STYLE_NAMES.items())
    return part("styles", f"{defaults}{_word_styles()}{named}{_table_styles()}")


def numbering_xml(numbering: Numbering, rules: LayoutRules) -> str:
    """Return the lists; each run of the headings counts from one again."""
    shift = indent(0, None, rules.first_line * MM)
    levels = numbering.formats()
    lists = _list(HEADINGS, levels, shift)
    lists += _list(BULLETS, [("bullet", mark) for mark in BULLET_LEVELS], shift)
    lists += _list(ARTICLES, [("decimal", "Điều %1.")], shift)
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(len(levels))
    )
    instances = "".join(
        _instance(heading_list(run), HEADINGS, starts) for run in range(1, numbering.runs + 1)
    )
    return part(
        "numbering", f"{lists}{_instance(BULLETS, BULLETS)}{_instance(ARTICLES, ARTICLES)}{instances}"
    )


def heading_list(run: int) -> int:
    """Return the id of a run of the headings' list."""
    return ARTICLES + run


def _instance(number: int, of_list: int, starts: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of_list}"/>{starts}</w:num>'


def _list(list_id: int, levels: list[tuple[str, str]], shift: str) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{shift}</w:pPr></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    head = f'<w:nsid w:val="{list_id:08X}"/><w:multiLevelType w:val="{kind}"/>'
    return f'<w:abstractNum w:abstractNumId="{list_id}">{head}{made}</w:abstractNum>'


def _sizes(size: float) -> str:
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def _style(key: str, name: str, rules: LayoutRules) -> str:
    rule = rules.styles[key]
    following = f'<w:next w:val="{style_id("body")}"/>' if key in OUTLINE else ""
    keep = "<w:keepNext/>" if key in OUTLINE or key in _KEPT_WITH_NEXT else ""
    shift = rules.first_line * MM if parts.is_indented(key, rules) else None
    layout = (
        f"{keep}<w:widowControl/>"
        f"{spacing(parts.space_before(key, rules), 0, parts.leading(rule, rules))}{indent(None, None, shift)}"
        f'<w:jc w:val="{_JUSTIFY.get(rule.align, rule.align)}"/>'
    )
    if key in OUTLINE:
        layout += f'<w:outlineLvl w:val="{OUTLINE[key]}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(key)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{_BASES.get(key, "Normal")}"/>{following}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{_letters(rule, rules)}</w:rPr></w:style>"
    )


def _letters(rule: TextRule, rules: LayoutRules) -> str:
    def switch(tag: str, on: bool) -> str:
        return f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'

    font = rules.font.replace('"', "")
    names = f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    bold = switch("b", rule.bold) + switch("bCs", rule.bold)
    italic = switch("i", rule.italic) + switch("iCs", rule.italic)
    line = f'<w:u w:val="{"single" if rule.underline else "none"}"/>'
    return f"{names}{bold}{italic}{_sizes(rule.size)}{line}"


def _word_styles() -> str:
    made = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        f'<w:style w:type="character" w:styleId="{NOTE_MARK}"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    for identity, name in _WORD_STYLES.items():
        layout = ""
        if identity.startswith("Heading"):
            layout = f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{int(identity[-1]) - 1}"/></w:pPr>'
        made += (
            f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/>{layout}</w:style>'
        )
    return made


def _table_styles() -> str:
    sides = "top", "left", "bottom", "right", "insideH", "insideV"
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    plain = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>{_cell_margins(0)}</w:tblPr></w:style>'
    )

    def own(identity: str, name: str, inside: str) -> str:
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:tblPr>{inside}</w:tblPr></w:style>'
        )

    lined = own(LINED, "VB Bảng", f"<w:tblBorders>{borders}</w:tblBorders>{_cell_margins(60)}")
    return f"{plain}{lined}{own(BARE, 'VB Khung không viền', _cell_margins(0))}"


def _cell_margins(room: int) -> str:
    sides = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"
