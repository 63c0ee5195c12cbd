"""An official paper as a Word file, built with python-docx in named styles."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from office_app.domain.official_paper import Align, OfficialPaper, Run, Table
from office_app.writing import fonts
from office_app.writing import paper_parts as parts
from office_app.writing.layout_rules import MM, LayoutRules
from office_app.writing.paper_parts import Piece

if TYPE_CHECKING:
    from docx.section import Section
    from docx.text.paragraph import Paragraph


def docx(paper: OfficialPaper, rules: LayoutRules, drafted_on: date) -> bytes:
    """Return the paper as a whole DOCX file."""
    return _Builder(paper, rules, drafted_on).build()


class _Builder:
    def __init__(self, paper: OfficialPaper, rules: LayoutRules, drafted_on: date) -> None:
        from docx import Document

        from office_app.writing import docx_parts

        self.paper, self.rules, self.drafted_on = paper, rules, drafted_on
        self.document = Document()
        self.style_ids = docx_parts.set_up_styles(self.document, rules)
        self.width = rules.text_width

    def build(self) -> bytes:
        from office_app.writing import docx_parts

        self._first_section(self.document.sections[0])
        self._letterhead()
        self._title()
        self._addressees()
        body = parts.body(self.paper.blocks)
        self._body(body, self.width, indent=True)
        self._closing(after_text=bool(body) and isinstance(body[-1], Piece))
        for annex in parts.annexes(self.paper):
            self._annex(annex)
        day = self.paper.issued_on or self.drafted_on
        kind = self.paper.doc_type.capitalize() if self.paper.doc_type else "Công văn"
        docx_parts.describe(
            self.document,
            f"{kind} {self.paper.subject}",
            self.paper.issuer,
            f"Số {' '.join(self.paper.symbol.split())}",
            datetime(day.year, day.month, day.day),
        )
        return docx_parts.saved(self.document)

    # ---- pages

    def _first_section(self, section: "Section") -> None:
        from office_app.writing import docx_parts

        self._page(section, landscape=False)
        section.different_first_page_header_footer = True
        header = section.header.paragraphs[0]
        self._style(header, "page_number")
        docx_parts.page_field(header)

    def _page(self, section: "Section", *, landscape: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        page = self.rules.page
        width, height = Mm(page["width"]), Mm(page["height"])
        top, right, bottom, left = (Mm(page[side]) for side in ("top", "right", "bottom", "left"))
        if landscape:  # the binding edge of the sheet is on top
            section.orientation = WD_ORIENT.LANDSCAPE
            width, height = height, width
            top, right, bottom, left = left, top, right, bottom
        else:
            section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.top_margin, section.right_margin = top, right
        section.bottom_margin, section.left_margin = bottom, left
        section.header_distance = Mm(page["number_from_top"])
        section.footer_distance = Mm(page["number_from_top"])

    # ---- paragraphs

    def _style(self, paragraph: "Paragraph", key: str) -> None:
        paragraph._p.style = self.style_ids[key]

    def _write(self, paragraph: "Paragraph", piece: Piece) -> "Paragraph":
        self._style(paragraph, piece.style)
        rule = self.rules.styles[piece.style]
        for run in piece.runs:
            made = paragraph.add_run(run.text)
            # Only what differs from the style, so that changing the style in Word changes the text.
            if run.bold and not rule.bold:
                made.bold = True
            if run.italic and not rule.italic:
                made.italic = True
            if run.underline and not rule.underline:
                made.underline = True
        return paragraph

    def _add(self, piece: Piece, *, before: float = 0, left: float = 0, right: float = 0) -> "Paragraph":
        from docx.shared import Pt

        paragraph = self._write(self.document.add_paragraph(), piece)
        if before:
            paragraph.paragraph_format.space_before = Pt(before)
        if left:
            paragraph.paragraph_format.left_indent = Pt(left)
        if right:
            paragraph.paragraph_format.right_indent = Pt(right)
        return paragraph

    def _fill(self, cell: Any, pieces: Iterable[Piece]) -> list["Paragraph"]:
        """Write pieces into a table cell, which starts with one empty paragraph."""
        from docx.text.paragraph import Paragraph

        written = []
        for at, piece in enumerate(pieces):
            made = cell.p_lst[0] if at == 0 else cell.add_p()
            written.append(self._write(Paragraph(made, self.document._body), piece))
        return written

    def _place(self, table: Any) -> None:
        self.document.element.body.insert_element_before(table, "w:sectPr")

    def _nothing(self, style: str = "star") -> "Paragraph":
        """Add the empty paragraph that Word wants between and after tables, as low as can be."""
        from docx.enum.text import WD_LINE_SPACING
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        self._style(paragraph, style)
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.paragraph_format.line_spacing = Pt(1)
        return paragraph

    # ---- components

    def _letterhead(self) -> None:
        from docx.shared import Pt
        from docx.text.paragraph import Paragraph

        from office_app.writing import docx_parts

        head = parts.letterhead(self.paper, self.rules, self.drafted_on)
        table = docx_parts.table(head.widths, 3 if head.under else 2, lines=False)
        rows = [row.tc_lst for row in table.tr_lst]
        self._fill(rows[0][0], head.left)
        self._fill(rows[0][1], [head.right])
        party = self.rules.styles["party"]
        rule = Paragraph(rows[0][1].add_p(), self.document._body)
        self._style(rule, "star")
        docx_parts.line_above(rule, fonts.width(head.right.text, party.size, bold=True), head.widths[1])
        self._fill(rows[1][0], [head.number])
        self._fill(rows[1][1], [head.place_date])
        if head.under:
            for piece, paragraph in zip(head.under, self._fill(rows[2][0], head.under), strict=True):
                layout = paragraph.paragraph_format
                layout.space_before = Pt(parts.space_before(piece, self.rules))
                layout.left_indent = layout.right_indent = Pt(
                    parts.under_side(piece, head.widths[0], self.rules)
                )
        self._place(table)

    def _title(self) -> None:
        for piece in parts.title(self.paper, self.rules):
            room = parts.title_room(piece, self.rules)
            side = (self.width - room) / 2
            paragraph = self._add(piece, before=parts.space_before(piece, self.rules), left=side, right=side)
            paragraph.paragraph_format.keep_with_next = True

    def _addressees(self) -> None:
        from docx.shared import Pt

        lines = parts.addressees(self.paper)
        if not lines:
            return
        label, shift, side = parts.addressee_place(lines, self.rules)
        gap = 3 * self.rules.paragraph
        first = self._add(
            Piece("addressee", (Run(label, italic=True), Run(lines[0]))), before=gap, left=side + shift
        )
        first.paragraph_format.first_line_indent = Pt(-shift)
        last = first
        for line in lines[1:]:
            last = self._add(parts.piece("addressee", line), left=side + shift)
        last.paragraph_format.space_after = Pt(gap)

    def _body(self, pieces: Sequence[Piece | Table], room: float, *, indent: bool) -> None:
        from docx.shared import Pt

        for at, piece in enumerate(pieces):
            if isinstance(piece, Table):
                if at and isinstance(pieces[at - 1], Table):
                    self._nothing()
                self._table(piece, room)
                continue
            paragraph = self._add(piece, before=self.rules.paragraph)
            if indent and self.rules.styles[piece.style].align != "center":
                paragraph.paragraph_format.first_line_indent = Pt(self.rules.first_line * MM)

    def _closing(self, *, after_text: bool) -> None:
        from docx.shared import Pt

        from office_app.writing import docx_parts

        if after_text:  # the signature never stands alone on a page
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        gap = Pt(2 * self.rules.paragraph)
        signature = self.paper.signature
        signed = [parts.piece("authority", signature.authority.upper())] if signature.authority else []
        signed.append(parts.piece("signer_title", signature.title.upper()))
        signed.append(parts.piece("signer_name", signature.full_name))
        lines = parts.recipients(self.paper)
        beside, rest = lines[: parts.LINES_BESIDE], lines[parts.LINES_BESIDE :]
        share = parts.RECIPIENTS_SHARE
        widths = self.width * share, self.width * (1 - share)
        table = docx_parts.table(widths, 1 + len(rest), lines=False)
        left, right = table.tr_lst[0].tc_lst
        if lines:
            label = parts.piece("recipients_label", "Nơi nhận:")
            named = [parts.piece("recipients", line) for line in beside]
            self._fill(left, [label, *named])[0].paragraph_format.space_before = gap
        written = self._fill(right, signed)
        written[0].paragraph_format.space_before = gap
        written[-1].paragraph_format.space_before = Pt(self.rules.signature_lines * self.rules.line)
        for row, line in zip(table.tr_lst[1:], rest, strict=True):
            self._fill(row.tc_lst[0], [parts.piece("recipients", line)])
            self._fill(row.tc_lst[1], [Piece("recipients", ())])
        if not after_text:
            self._nothing().paragraph_format.keep_with_next = True
        self._place(table)
        if not self.paper.annexes:
            self._nothing()

    def _table(self, table: Table, room: float) -> None:
        from office_app.writing import docx_parts

        widths = parts.table_widths(table, room)
        count = len(widths)
        aligns = [*table.aligns, *[Align.LEFT] * count][:count]
        grid = docx_parts.table(widths, 1 + len(table.rows), lines=True)
        docx_parts.repeat_head(grid)
        head = parts.table_rule(self.rules.styles["table_head"], count)
        size = parts.table_rule(self.rules.styles["table_cell"], count).size
        rows = [table.heads, *table.rows]
        for at, (row, texts) in enumerate(zip(grid.tr_lst, rows, strict=True)):
            total = table.total_row and at == len(rows) - 1
            line = [*texts, *[""] * count][:count]
            style = "table_head" if at == 0 else "table_cell"
            # The head stays with the first row, and the total is not left alone on a page.
            kept = at == 0 or len(rows) - 3 <= at < len(rows) - 1
            for cell, text, side in zip(row.tc_lst, line, aligns, strict=True):
                docx_parts.write_cell(
                    cell,
                    text,
                    style=self.style_ids[style],
                    size=head.size if at == 0 else size,
                    align="center" if at == 0 else side.value,
                    bold=total,
                    keep_next=kept,
                )
        self._place(grid)

    def _annex(self, annex: parts.AnnexPart) -> None:
        from docx.enum.section import WD_SECTION
        from docx.shared import Pt

        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        breaking = self.document.paragraphs[-1]
        self._style(breaking, "star")
        breaking.paragraph_format.line_spacing = Pt(1)
        section.different_first_page_header_footer = False
        self._page(section, landscape=annex.landscape)
        for piece in annex.heading:
            self._add(piece).paragraph_format.keep_with_next = True
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(self.rules.paragraph)
        room = parts.annex_room(annex, self.rules)
        self._body(annex.body, room, indent=False)
        if annex.body and isinstance(annex.body[-1], Table):
            self._nothing()
