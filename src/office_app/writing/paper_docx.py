"""An official paper as a Word file: named styles, real numbers and footnotes, one section for each change of page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from office_app.domain.official_paper import OfficialPaper, PaperSize, Run, Table
from office_app.writing import docx_package, fonts
from office_app.writing import docx_styles as styles
from office_app.writing import docx_xml as xml
from office_app.writing import letterhead as heads
from office_app.writing import paper_parts as parts
from office_app.writing.docx_tables import lined_table
from office_app.writing.docx_xml import Para
from office_app.writing.layout_rules import MM, LayoutRules, TextRule
from office_app.writing.page_mark import mark_run
from office_app.writing.paper_numbering import HEADINGS, Number, Numbering
from office_app.writing.paper_parts import Piece

_HEADER, _NO_HEADER, _FOOTER, _NO_FOOTER = "header1", "header2", "footer1", "footer2"


def docx(paper: OfficialPaper, rules: LayoutRules, drafted_on: date, page_mark: str = "") -> bytes:
    """Return the paper as a whole DOCX file, with ``page_mark`` across each page."""
    return _Builder(paper, rules, drafted_on, page_mark).build()


class _Builder:
    def __init__(self, paper: OfficialPaper, rules: LayoutRules, drafted_on: date, page_mark: str) -> None:
        self.paper, self.own_rules, self.drafted_on = paper, rules, drafted_on
        self.mark = mark_run(page_mark) if page_mark else ""
        self.rules = rules.on(paper.size, landscape=paper.landscape)
        self.blocks: list[Para | str] = []  # paragraphs, and tables as XML
        self.numbering = Numbering()
        self.notes: list[str] = []

    def build(self) -> bytes:
        first = self.rules
        if self.paper.letterhead:
            self._letterhead()
        self._title()
        self._addressees()
        self._body(parts.body(self.paper.blocks, self.rules))
        self._closing()
        section = self._section(first, annex=None)
        issuer = heads.issuer_in_text(self.paper)
        for at, annex in enumerate(parts.annexes(self.paper, self.rules, issuer)):
            self._last_paragraph().section = section
            self.rules = self.own_rules.on(PaperSize.A4, landscape=annex.landscape)
            self._centred(annex.heading)
            self._body(annex.body)
            section = self._section(self.rules, annex=at)
        if not self.blocks or isinstance(self.blocks[-1], str):
            self._nothing()
        if self.notes and isinstance(self.blocks[0], str):
            # LibreOffice 7 puts a whole empty line before a table that a paper with footnotes begins with.
            self.blocks.insert(0, Para(styles.style_id("recipients"), line=1))
        content = "".join(block if isinstance(block, str) else block.xml() for block in self.blocks)
        document = xml.part("document", f"<w:body>{content}{section}</w:body>")
        return docx_package.package(document, self._parts(first), self._about())

    # ---- parts of the file

    def _parts(self, rules: LayoutRules) -> dict[str, str]:
        number = Para(styles.style_id("page_number"), self.mark + xml.field_runs("PAGE", "2"))
        found = {
            "styles": styles.styles_xml(rules),
            "numbering": styles.numbering_xml(self.numbering, rules),
            "settings": docx_package.settings_xml(notes=bool(self.notes), mirrored=rules.mirrored),
            _HEADER: xml.part("hdr", number.xml()),
            _NO_HEADER: xml.part("hdr", Para(number.style, self.mark).xml()),
        }
        if self.paper.contact:
            found[_FOOTER] = xml.part("ftr", self._para(parts.piece("contact", self.paper.contact)).xml())
            found[_NO_FOOTER] = xml.part("ftr", Para(styles.style_id("contact")).xml())
        if self.notes:
            found["footnotes"] = xml.part("footnotes", _SEPARATORS + "".join(self.notes))
        return found

    def _about(self) -> docx_package.About:
        paper = self.paper
        day = paper.issued_on or self.drafted_on
        return docx_package.About(
            parts.file_title(paper),
            paper.issuer,
            parts.file_subject(paper),
            datetime(day.year, day.month, day.day),
        )

    def _section(self, rules: LayoutRules, annex: int | None) -> str:
        """Return the page set-up that ends a section; its first page has no number where the count begins there."""
        restart = annex is not None and rules.text["annex_pages"] == "restart"
        references = ""
        if annex is None:
            references = _reference("header", _HEADER, "default") + _reference("header", _NO_HEADER, "first")
        if self.paper.contact and (annex is None or restart):
            references += _reference("footer", _FOOTER if annex is None else _NO_FOOTER, "first")
        page = {side: xml.twips(length * MM) for side, length in rules.page.items()}
        turned = ' w:orient="landscape"' if page["width"] > page["height"] else ""
        sides = "".join(f' w:{side}="{page[side]}"' for side in ("top", "right", "bottom", "left"))
        edge = page["number_from_top"]
        count = '<w:pgNumType w:start="1"/>' if restart else ""
        first = "<w:titlePg/>" if annex is None or restart else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{page["width"]}" w:h="{page["height"]}"{turned}/>'
            f'<w:pgMar{sides} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{count}{first}</w:sectPr>'
        )

    # ---- paragraphs

    def _para(self, piece: Piece, number: Number | None = None) -> Para:
        runs = piece.printed if number is None else piece.runs
        made = Para(styles.style_id(piece.style), self._runs(runs, self.rules.styles[piece.style]))
        if number is not None:
            list_id = styles.heading_list(number.run) if number.list_id == HEADINGS else number.list_id
            made.number = list_id, number.level
        if piece.level and piece.level - 1 != styles.OUTLINE.get(piece.style):
            made.outline = min(piece.level, 9) - 1
        return made

    def _runs(self, runs: Iterable[Run], rule: TextRule, size: float | None = None) -> str:
        return "".join(xml.run(run, rule, size) + (self._note(run.note) if run.note else "") for run in runs)

    def _note(self, note: str) -> str:
        """Keep a footnote and return the mark that stands for it in the text."""
        number = len(self.notes) + 1
        mark = f'<w:r><w:rPr><w:rStyle w:val="{styles.NOTE_MARK}"/></w:rPr><w:{{}}/></w:r>'
        rule = self.rules.styles["footnote"]
        content = mark.format("footnoteRef") + xml.run(Run(f" {note}"), rule)
        paragraph = Para(styles.style_id("footnote"), content).xml()
        self.notes.append(f'<w:footnote w:id="{number}">{paragraph}</w:footnote>')
        return mark.format(f'footnoteReference w:id="{number}"')

    def _nothing(self) -> Para:
        """Add the empty paragraph that Word wants between and after tables, as low as can be."""
        made = Para(styles.style_id("recipients"), line=1)
        self.blocks.append(made)
        return made

    def _last_paragraph(self) -> Para:
        last = self.blocks[-1] if self.blocks else ""
        return self._nothing() if isinstance(last, str) else last

    def _add_table(self, table: str, gap: float = 0.0) -> None:
        """Add a table, ``gap`` points under the paragraph before it."""
        if self.blocks and isinstance(self.blocks[-1], str):
            self._nothing()  # else Word makes one table of two
        elif self.blocks and gap:
            self._last_paragraph().after = gap
        self.blocks.append(table)

    def _in_columns(
        self, rows: Sequence[Sequence[Sequence[Para]]], widths: Sequence[float], centred: int | None = None
    ) -> str:
        """Return a table without lines; a cell without text gets the empty paragraph it must have.

        Of row ``centred`` the last cell takes the whole width.
        """
        nothing = [Para(styles.style_id("recipients"))]
        made = [
            xml.row([xml.cell(row[-1], sum(widths), span=len(widths))])
            if at == centred
            else xml.row([xml.cell(cell or nothing, width) for cell, width in zip(row, widths, strict=True)])
            for at, row in enumerate(rows)
        ]
        return xml.table(styles.BARE, widths, made)

    # ---- components

    def _letterhead(self) -> None:
        head = heads.letterhead(self.paper, self.rules, self.drafted_on)
        party = self.rules.styles["party"]
        side = (head.widths[1] - fonts.width(head.right.text, party.size, bold=party.bold)) / 2
        rule = Para(styles.style_id("star"), border_top=True, line=4, left=side, right=side)
        rows = [
            [[self._para(piece) for piece in head.left], [self._para(head.right), rule]],
            [[self._para(head.number)], [self._para(head.place_date)]],
        ]
        if head.under:
            under = []
            for piece in head.under:
                side = heads.under_side(piece, head.widths[0], self.rules)
                under.append(replace(self._para(piece), left=side, right=side))
            rows.append([under, []])
        self._add_table(self._in_columns(rows, head.widths))

    def _title(self) -> None:
        paragraphs = self._centred(parts.title(self.paper, self.rules))
        if paragraphs and not self.paper.letterhead:
            paragraphs[0].before = 0  # at the head of the page

    def _centred(self, pieces: Sequence[Piece]) -> list[Para]:
        paragraphs = []
        for piece in pieces:
            side = (self.rules.text_width - parts.title_room(piece, self.rules)) / 2
            paragraphs.append(replace(self._para(piece), left=side, right=side))
        self.blocks += paragraphs
        return paragraphs

    def _addressees(self) -> None:
        lines = parts.addressees(self.paper)
        if not lines:
            return
        label, shift, side = parts.addressee_place(self.paper, lines, self.rules)
        gap = 3 * self.rules.paragraph
        paragraphs = [
            replace(self._para(piece), left=side + shift)
            for piece in parts.addressee_pieces(label, lines, self.rules)
        ]
        paragraphs[0].before, paragraphs[0].first_line = gap, -shift
        paragraphs[-1].after = gap
        self.blocks += paragraphs

    def _body(self, pieces: Sequence[Piece | Table]) -> None:
        room = self.rules.text_width
        for piece, number in zip(pieces, self.numbering.of(pieces), strict=True):
            if isinstance(piece, Table):
                self._add_table(lined_table(piece, room, self.rules, self._runs), self.rules.paragraph)
            else:
                self.blocks.append(self._para(piece, number))

    def _closing(self) -> None:
        closing = parts.closing(self.paper, self.rules)
        if not closing.rows:
            return
        self._last_paragraph().keep_next = True  # the signature never stands alone on a page
        width, share = self.rules.text_width, closing.left_share
        rows = [[[self._para(piece) for piece in column] for column in columns] for columns in closing.rows]
        for at, columns in enumerate(closing.rows):
            for column in rows[at]:
                if column and (gap := parts.closing_gap(at, columns, self.rules)):
                    column[0].before = gap
        self._add_table(self._in_columns(rows, (width * share, width * (1 - share)), closing.centred))


_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)


def _reference(kind: str, name: str, pages: str) -> str:
    return f'<w:{kind}Reference w:type="{pages}" r:id="{docx_package.relation_id(name)}"/>'
