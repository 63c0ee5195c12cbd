"""An official paper as PDF, drawn with reportlab; every font embedded, equal input gives equal bytes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from office_app.domain.official_paper import Align, OfficialPaper, Run, Table
from office_app.writing import fonts
from office_app.writing import paper_parts as parts
from office_app.writing.layout_rules import MM, LayoutRules, TextRule
from office_app.writing.paper_parts import Piece

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Paragraph
    from reportlab.platypus import Table as Grid

_ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 4}
_GRID_ALIGN = {Align.LEFT: "LEFT", Align.CENTER: "CENTER", Align.RIGHT: "RIGHT"}
_CELL = 3.0  # points between a cell's text and its lines


def pdf(paper: OfficialPaper, rules: LayoutRules, drafted_on: date) -> bytes:
    """Return the paper as a whole PDF file."""
    from office_app.writing.pdf_pages import PaperTemplate

    target = BytesIO()
    document = PaperTemplate(target, rules, paper, _stamp(paper.issued_on or drafted_on))
    document.build(_Story(paper, rules, drafted_on).flowables())
    return target.getvalue()


def _stamp(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


class _Story:
    """Makes the flowables of one paper, in the order they are printed."""

    def __init__(self, paper: OfficialPaper, rules: LayoutRules, drafted_on: date) -> None:
        self.paper, self.rules, self.drafted_on = paper, rules, drafted_on
        self.width = rules.text_width

    def flowables(self) -> list["Flowable"]:
        from office_app.writing.pdf_pages import annex_break

        story = [self.letterhead(), *self.title(), *self.addressees()]
        body = self.body(parts.body(self.paper.blocks), self.width)
        body.append(self.closing(body.pop() if body else None))
        story += self.with_heads_kept(body, self.width)
        for annex in parts.annexes(self.paper):
            story += annex_break(annex.landscape)
            room = parts.annex_room(annex, self.rules)
            story += [self.paragraph(piece) for piece in annex.heading]
            story += self.with_heads_kept(self.body(annex.body, room, indent=False), room)
        return story

    # ---- pieces

    def paragraph(
        self, piece: Piece, *, before: float = 0, first_line: float = 0, **more: Any
    ) -> "Paragraph":
        from office_app.writing.pdf_pages import HeadedParagraph

        rule = self.rules.styles[piece.style]
        style = self.style(rule, spaceBefore=before, firstLineIndent=first_line, **more)
        return HeadedParagraph(_rich(piece.runs, rule), style, piece.level, piece.text)

    def style(self, rule: TextRule, **more: Any) -> Any:
        from reportlab.lib.styles import ParagraphStyle

        name = fonts.face(rule.bold, rule.italic)
        values: dict[str, Any] = {
            "fontName": name,
            "bulletFontName": name,
            "fontSize": rule.size,
            "leading": parts.leading(rule, self.rules),
            "alignment": _ALIGN[rule.align],
            "allowWidows": 0,
            "allowOrphans": 0,
        }
        return ParagraphStyle("", **(values | more))

    def letterhead(self) -> "Flowable":
        from office_app.writing.pdf_pages import Rule

        head = parts.letterhead(self.paper, self.rules, self.drafted_on)
        party = self.rules.styles["party"]
        rule = Rule(fonts.width(head.right.text, party.size, bold=True), head.widths[1])
        rows: list[list[Any]] = [
            [[self.paragraph(piece) for piece in head.left], [self.paragraph(head.right), rule]],
            [self.paragraph(head.number), self.paragraph(head.place_date)],
        ]
        if head.under:
            under = []
            for piece in head.under:
                side = parts.under_side(piece, head.widths[0], self.rules)
                before = parts.space_before(piece, self.rules)
                under.append(self.paragraph(piece, before=before, leftIndent=side, rightIndent=side))
            rows.append([under, ""])
        return self.bare_table(rows, head.widths)

    def title(self) -> list["Flowable"]:
        flowables: list[Flowable] = []
        for piece in parts.title(self.paper, self.rules):
            side = (self.width - parts.title_room(piece, self.rules)) / 2
            before = parts.space_before(piece, self.rules)
            flowables.append(self.paragraph(piece, before=before, leftIndent=side, rightIndent=side))
        return flowables

    def addressees(self) -> list["Flowable"]:
        lines = parts.addressees(self.paper)
        if not lines:
            return []
        label, shift, side = parts.addressee_place(lines, self.rules)
        first = parts.Piece("addressee", (Run(label, italic=True), Run(lines[0])))
        gap = 3 * self.rules.paragraph
        last = self.paragraph(first, before=gap, leftIndent=side + shift, first_line=-shift)
        flowables = [last]
        for line in lines[1:]:
            last = self.paragraph(parts.piece("addressee", line), leftIndent=side + shift)
            flowables.append(last)
        last.style.spaceAfter = gap
        return list(flowables)

    def body(self, pieces: Sequence[Piece | Table], room: float, *, indent: bool = True) -> list["Flowable"]:
        flowables: list[Flowable] = []
        for piece in pieces:
            if isinstance(piece, Table):
                flowables.append(self.grid(piece, room))
                continue
            centred = self.rules.styles[piece.style].align == "center"
            shift = self.rules.first_line * MM if indent and not centred else 0
            flowables.append(self.paragraph(piece, before=self.rules.paragraph, first_line=shift))
        if flowables and not indent:
            flowables[0].spaceBefore = 2 * self.rules.paragraph
        return flowables

    def with_heads_kept(self, flowables: Sequence["Flowable"], room: float) -> list["Flowable"]:
        """Put a page break before headings that would stand without two lines of what they head."""
        from reportlab.platypus import CondPageBreak

        from office_app.writing.pdf_pages import heading_level, least_height

        kept: list[Flowable] = []
        for at, flowable in enumerate(flowables):
            if heading_level(flowable) and not (at and heading_level(flowables[at - 1])):
                need, next_at = 0.0, at
                while next_at < len(flowables) and heading_level(flowables[next_at]):
                    need += flowables[next_at].wrap(room, 1e6)[1] + self.rules.paragraph
                    next_at += 1
                if next_at < len(flowables):
                    need += least_height(flowables[next_at], room) + self.rules.paragraph
                kept.append(CondPageBreak(need))
            kept.append(flowable)
        return kept

    def closing(self, last: "Flowable | None") -> "Flowable":
        """Return the recipients and the signature, held together with the end of the body."""
        from reportlab.platypus import Spacer

        from office_app.writing.pdf_pages import Closing

        signature = self.paper.signature
        signed: list[Flowable] = []
        if signature.authority:
            signed.append(self.paragraph(parts.piece("authority", signature.authority.upper())))
        signed.append(self.paragraph(parts.piece("signer_title", signature.title.upper())))
        signed.append(Spacer(1, self.rules.signature_lines * self.rules.line))
        signed.append(self.paragraph(parts.piece("signer_name", signature.full_name)))
        lines = parts.recipients(self.paper)
        beside = lines[: parts.LINES_BESIDE]
        left: list[Flowable] = []
        if lines:
            left.append(self.paragraph(parts.piece("recipients_label", "Nơi nhận:")))
            left += [self.paragraph(parts.piece("recipients", line)) for line in beside]
        rows: list[list[Any]] = [[left, signed]]
        rows += [[self.paragraph(parts.piece("recipients", line)), ""] for line in lines[len(beside) :]]
        share = parts.RECIPIENTS_SHARE
        table = self.bare_table(rows, (self.width * share, self.width * (1 - share)))
        table.spaceBefore = 2 * self.rules.paragraph
        return Closing(last, table, self.rules.line)

    # ---- tables

    def bare_table(self, rows: list[list[Any]], widths: Sequence[float]) -> "Grid":
        from reportlab.platypus import Table as Grid

        grid = Grid(rows, colWidths=list(widths))
        whole = (0, 0), (-1, -1)
        grid.setStyle(
            [
                ("FONTNAME", *whole, fonts.face(False, False)),
                ("VALIGN", *whole, "TOP"),
                ("LEFTPADDING", *whole, 0),
                ("RIGHTPADDING", *whole, 0),
                ("TOPPADDING", *whole, 0),
                ("BOTTOMPADDING", *whole, 0),
            ]
        )
        return grid

    def grid(self, table: Table, room: float) -> "Grid":
        """Return a table with lines; its heads repeat, long cells wrap, short ones stay plain for speed."""
        from reportlab.platypus import Table as Grid

        widths = parts.table_widths(table, room)
        count = len(table.heads)
        head_rule = parts.table_rule(self.rules.styles["table_head"], count)
        cell_rule = parts.table_rule(self.rules.styles["table_cell"], count)
        aligns = [*table.aligns, *[Align.LEFT] * count][:count]
        total = len(table.rows) - 1 if table.total_row else -1

        def cell(text: str, column: int, rule: TextRule) -> Any:
            if "\n" not in text and "  " not in text:
                wide = fonts.width(text, rule.size, bold=rule.bold)
                if wide <= widths[column] - 2 * _CELL:
                    return text
            style = self.style(rule, leading=rule.size * 1.2)
            return _table_paragraph(_rich((Run(text),), rule), style)

        rows = [[cell(head, column, head_rule) for column, head in enumerate(table.heads)]]
        for at, row in enumerate(table.rows):
            line = [*row, *[""] * count][:count]
            rows.append(
                [
                    cell(text, c, replace(cell_rule, bold=at == total, align=aligns[c].value))
                    for c, text in enumerate(line)
                ]
            )
        grid = Grid(rows, colWidths=widths, repeatRows=1)
        whole = (0, 0), (-1, -1)
        commands: list[tuple[Any, ...]] = [
            ("FONT", *whole, fonts.face(cell_rule.bold, False), cell_rule.size, cell_rule.size * 1.2),
            ("FONT", (0, 0), (-1, 0), fonts.face(True, False), head_rule.size, head_rule.size * 1.2),
            ("GRID", *whole, 0.5, (0, 0, 0)),
            ("VALIGN", *whole, "MIDDLE"),
            ("LEFTPADDING", *whole, _CELL),
            ("RIGHTPADDING", *whole, _CELL),
            ("TOPPADDING", *whole, _CELL),
            ("BOTTOMPADDING", *whole, _CELL),
            ("ALIGN", (0, 0), (-1, 0), "CENTER"),
            ("NOSPLIT", (0, -min(3, len(table.rows))), (-1, -1)),  # the total is not left alone on a page
        ]
        commands += [("ALIGN", (c, 1), (c, -1), _GRID_ALIGN[align]) for c, align in enumerate(aligns)]
        if table.total_row and table.rows:
            commands.append(("FONTNAME", (0, -1), (-1, -1), fonts.face(True, False)))
        grid.setStyle(commands)
        grid.spaceBefore = grid.spaceAfter = self.rules.paragraph
        return grid


def _table_paragraph(markup: str, style: Any) -> "Flowable":
    from reportlab.platypus import Paragraph

    return Paragraph(markup, style)


def _rich(runs: Sequence[Run], rule: TextRule) -> str:
    """Return reportlab's markup of the runs; what looks like markup in the text stays text."""
    pieces = []
    for run in runs:
        text = escape(run.text).replace("\n", "<br/>")
        bold, italic = rule.bold or run.bold, rule.italic or run.italic
        if (bold, italic) != (rule.bold, rule.italic):
            text = f'<font name="{fonts.face(bold, italic)}">{text}</font>'
        pieces.append(f"<u>{text}</u>" if rule.underline or run.underline else text)
    return "".join(pieces)
