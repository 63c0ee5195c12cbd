"""An official paper as PDF, drawn with reportlab; every font embedded, equal input gives equal bytes."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from office_app.domain.official_paper import OfficialPaper, PaperSize, Run, Table
from office_app.use_cases.progress import QUIET, Progress
from office_app.writing import fonts
from office_app.writing import letterhead as heads
from office_app.writing import paper_parts as parts
from office_app.writing.layout_rules import MM, LayoutRules, TextRule
from office_app.writing.paper_parts import Piece

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Paragraph
    from reportlab.platypus import Table as Grid

    from office_app.writing.pdf_tables import PaperRows

_ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 4}


def pdf(
    paper: OfficialPaper,
    rules: LayoutRules,
    drafted_on: date,
    progress: Progress = QUIET,
    page_mark: str = "",
) -> bytes:
    """Return the paper as a whole PDF file, with ``page_mark`` across each page. Raises Cancelled."""
    from office_app.writing.pdf_pages import PaperTemplate

    target = BytesIO()
    day = paper.issued_on or drafted_on
    sheet = rules.on(paper.size, landscape=paper.landscape)
    annex_rules = [rules.on(PaperSize.A4, landscape=annex.landscape) for annex in paper.annexes]
    story = _Story(paper, sheet, drafted_on)
    flowables = story.flowables(annex_rules)
    stamp = datetime(day.year, day.month, day.day)

    def page_done(page: int) -> None:
        rows = [(table.drawn, table.count) for table in story.tables]
        done, total = (sum(counts) for counts in zip(*rows, strict=True)) if rows else (0, 0)
        progress.step(done, max(total, 1), f"đang dàn trang {page}")

    pages = PaperTemplate(target, sheet, annex_rules, paper, stamp, story.notes, page_done, page_mark)
    pages.build(flowables)
    return target.getvalue()


class _Story:
    """Makes the flowables of one paper, in the order they are printed; ``notes`` are its footnotes by number."""

    def __init__(self, paper: OfficialPaper, rules: LayoutRules, drafted_on: date) -> None:
        self.paper, self.rules, self.drafted_on = paper, rules, drafted_on
        self.notes: dict[str, Flowable] = {}
        self.tables: list[PaperRows] = []

    def flowables(self, annex_rules: Sequence[LayoutRules]) -> list["Flowable"]:
        from office_app.writing.pdf_pages import annex_break

        story: list[Flowable] = [self.letterhead()] if self.paper.letterhead else []
        story += [*self.title(), *self.addressees()]
        body = self.body(parts.body(self.paper.blocks, self.rules))
        closing = self.closing(body)
        story += self.with_heads_kept([*body, *closing])
        issuer = heads.issuer_in_text(self.paper)
        annexes = parts.annexes(self.paper, self.rules, issuer)
        for at, (annex, rules) in enumerate(zip(annexes, annex_rules, strict=True)):
            self.rules = rules
            story += annex_break(at)
            story += self.centred(annex.heading)
            story += self.with_heads_kept(self.body(annex.body))
        return story or [self.paragraph(parts.piece("body", " "))]

    # ---- paragraphs

    def paragraph(self, piece: Piece, **more: Any) -> "Paragraph":
        from office_app.writing.pdf_flowables import HeadedParagraph

        rule = self.rules.styles[piece.style]
        values: dict[str, Any] = {"spaceBefore": parts.space_before(piece.style, self.rules)}
        if parts.is_indented(piece.style, self.rules):
            values["firstLineIndent"] = self.rules.first_line * MM
        style = self.style(rule, **(values | more))
        return HeadedParagraph(self.rich(piece.printed, rule), style, piece.level, piece.text)

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

    def rich(self, runs: Sequence[Run], rule: TextRule) -> str:
        """Return reportlab's markup of the runs; what looks like markup in the text stays text."""
        pieces = []
        for run in runs:
            text = escape(run.text).replace("\n", "<br/>")
            bold, italic = rule.bold or run.bold, rule.italic or run.italic
            if (bold, italic) != (rule.bold, rule.italic):
                text = f'<font name="{fonts.face(bold, italic)}">{text}</font>'
            pieces.append(f"<u>{text}</u>" if rule.underline or run.underline else text)
            if run.note:
                pieces.append(self._note_mark(run.note, rule))
        return "".join(pieces)

    def _note_mark(self, note: str, rule: TextRule) -> str:
        from reportlab.platypus import Paragraph

        number = str(len(self.notes) + 1)
        small = self.rules.styles["footnote"]
        mark = _raised(number, small)
        self.notes[number] = Paragraph(f"{mark} {escape(note)}", self.style(small))
        return f'{_raised(number, rule)}<onDraw name="note" label="{number}"/>'

    # ---- components

    def letterhead(self) -> "Flowable":
        from office_app.writing.pdf_flowables import Rule
        from office_app.writing.pdf_tables import bare_table

        head = heads.letterhead(self.paper, self.rules, self.drafted_on)
        party = self.rules.styles["party"]
        rule = Rule(fonts.width(head.right.text, party.size, bold=party.bold), head.widths[1])
        rows: list[list[Any]] = [
            [[self.paragraph(piece) for piece in head.left], [self.paragraph(head.right), rule]],
            [[self.paragraph(head.number)], [self.paragraph(head.place_date)]],
        ]
        if head.under:
            under = []
            for piece in head.under:
                side = heads.under_side(piece, head.widths[0], self.rules)
                under.append(self.paragraph(piece, leftIndent=side, rightIndent=side, spaceShrinkage=0))
            rows.append([under, []])
        return bare_table(rows, head.widths)

    def title(self) -> list["Flowable"]:
        return self.centred(parts.title(self.paper, self.rules))

    def centred(self, pieces: Sequence[Piece]) -> list["Flowable"]:
        flowables: list[Flowable] = []
        for piece in pieces:
            side = (self.rules.text_width - parts.title_room(piece, self.rules)) / 2
            # As wide as measured: reportlab would squeeze one more word into a line.
            flowables.append(self.paragraph(piece, leftIndent=side, rightIndent=side, spaceShrinkage=0))
        return flowables

    def addressees(self) -> list["Flowable"]:
        lines = parts.addressees(self.paper)
        if not lines:
            return []
        label, shift, side = parts.addressee_place(self.paper, lines, self.rules)
        gap = 3 * self.rules.paragraph
        place = {"leftIndent": side + shift}
        first, *others = parts.addressee_pieces(label, lines, self.rules)
        flowables = [self.paragraph(first, spaceBefore=gap, firstLineIndent=-shift, **place)]
        flowables += [self.paragraph(piece, **place) for piece in others]
        flowables[-1].style.spaceAfter = gap
        return list(flowables)

    def body(self, pieces: Sequence[Piece | Table]) -> list["Flowable"]:
        return [self._table(piece) if isinstance(piece, Table) else self.paragraph(piece) for piece in pieces]

    def _table(self, table: Table) -> "Flowable":
        from office_app.writing.pdf_tables import PaperRows, lined_table

        self.tables.append(PaperRows(table, self.rules.text_width, self.rules, self._cell))
        return lined_table(self.tables[-1], self.rules.paragraph)

    def _cell(self, runs: Sequence[Run], rule: TextRule, leading: float) -> "Paragraph":
        from reportlab.platypus import Paragraph

        return Paragraph(self.rich(runs, rule), self.style(rule, leading=leading))

    def with_heads_kept(self, flowables: Sequence["Flowable"]) -> list["Flowable"]:
        """Put a page break before headings that would stand without two lines of what they head."""
        from reportlab.platypus import CondPageBreak

        from office_app.writing.pdf_flowables import heading_level, least_height

        room, gap = self.rules.text_width, self.rules.paragraph
        kept: list[Flowable] = []
        for at, flowable in enumerate(flowables):
            if heading_level(flowable) and not (at and heading_level(flowables[at - 1])):
                need, next_at = 0.0, at
                while next_at < len(flowables) and heading_level(flowables[next_at]):
                    need += flowables[next_at].wrap(room, 1e6)[1] + gap
                    next_at += 1
                if next_at < len(flowables):
                    need += least_height(flowables[next_at], room) + gap
                kept.append(CondPageBreak(need))
            kept.append(flowable)
        return kept

    def closing(self, body: list["Flowable"]) -> list["Flowable"]:
        """Return recipients and signatures, held together with the end of the body, which is taken off it."""
        from office_app.writing.pdf_flowables import Closing
        from office_app.writing.pdf_pages import text_height

        closing = parts.closing(self.paper, self.rules)
        if not closing.rows:
            return []
        last = body.pop() if body else None
        table = self._closing_table(closing)
        return [Closing(last, table, self.rules.line, text_height(self.rules))]

    def _closing_table(self, closing: parts.ClosingPart) -> "Grid":
        from office_app.writing.pdf_tables import bare_table

        rows: list[list[Any]] = [
            [[self.paragraph(piece) for piece in left], [self.paragraph(piece) for piece in right]]
            for left, right in closing.rows
        ]
        for at, row in enumerate(closing.rows):
            for column in rows[at]:
                if at and column:
                    column[0].style.spaceBefore += parts.closing_gap(at, row, self.rules)
        width, share = self.rules.text_width, closing.left_share
        if (centred := closing.centred) is not None:
            rows[centred].reverse()  # a cell that spans others is their first
        table = bare_table(rows, (width * share, width * (1 - share)))
        if centred is not None:
            table.setStyle([("SPAN", (0, centred), (-1, centred))])
        table.spaceBefore = 2 * self.rules.paragraph
        return table


def _raised(number: str, rule: TextRule) -> str:
    return f'<super rise="{rule.size * 0.35:.1f}" size="{rule.size * 0.65:.1f}">{number}</super>'
