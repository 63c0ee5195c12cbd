"""An official paper as the lines that are printed, decided once for the DOCX and the PDF."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.official_paper import Annex, Block, BlockKind, OfficialPaper, Run, Table, cell_text
from office_app.domain.vietnamese import date_vi, date_words
from office_app.writing import fonts
from office_app.writing.layout_rules import MM, LayoutRules, TextRule

BLANK = "\u00a0" * 5  # stays when a line is justified or read back
RECIPIENTS_SHARE = 0.45  # of the text width; the signature has the rest
LINES_BESIDE = 14  # recipients printed beside the signature; more may run on to the next page
_GAP = 8.0  # points between the two halves of the letterhead
_DIVISION = re.compile(r"(phần|chương)\s+(thứ\s+\w+|[IVXLC]+|\d+)", re.IGNORECASE)
# Names written with inner capitals in running text, told from their form in capitals.
_BODY_NAMES = {
    "BAN THƯỜNG VỤ": "Ban Thường vụ",
    "BAN CHẤP HÀNH": "Ban Chấp hành",
    "THƯỜNG TRỰC": "Thường trực",
}
_STYLES = {
    BlockKind.PART: "part",
    BlockKind.SECTION: "section",
    BlockKind.SUBSECTION: "subsection",
    BlockKind.PARAGRAPH: "body",
}


@dataclass(frozen=True)
class Piece:
    """A paragraph in one style of the layout rules. ``level`` 1 to 3 for headings, 0 for text."""

    style: str
    runs: Sequence[Run]
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Letterhead:
    """Left and right halves; ``under`` stands below the number: subject of a letter, urgency, draft mark."""

    left: Sequence[Piece]
    right: Piece
    number: Piece
    place_date: Piece
    under: Sequence[Piece]
    widths: tuple[float, float]


@dataclass(frozen=True)
class AnnexPart:
    heading: Sequence[Piece]
    body: Sequence[Piece | Table]
    landscape: bool


def piece(style: str, text: str, level: int = 0) -> Piece:
    return Piece(style, (Run(text),), level)


def letterhead(paper: OfficialPaper, rules: LayoutRules, drafted_on: date) -> Letterhead:
    """Return the letterhead; a paper without a date shows blanks and the year it is drafted in."""
    day = paper.issued_on
    when = date_words(day) if day else f"ngày{BLANK}tháng{BLANK}năm {drafted_on.year}"
    under = [piece("draft_mark", paper.draft_mark)] if paper.draft_mark else []
    if paper.urgency:
        under.insert(0, piece("urgency", paper.urgency.upper()))
    if paper.doc_type is None:
        under.insert(0, piece("letter_subject", paper.subject))
    left = [
        piece("superior", paper.superior.upper()),
        piece("issuer", paper.issuer.upper()),
        piece("star", rules.star),
    ]
    right = piece("party", "ĐẢNG CỘNG SẢN VIỆT NAM")
    number = piece("number", f"Số {paper.symbol.replace(' ', BLANK[0])}")
    place_date = piece("place_date", f"{paper.place}, {when}" if paper.place else when.capitalize())
    widths = _halves([*left, number], [right, place_date], rules)
    return Letterhead(left, right, number, place_date, under, widths)


def title(paper: OfficialPaper, rules: LayoutRules) -> list[Piece]:
    """Return type name, subject and five hyphens; nothing for a công văn."""
    if paper.doc_type is None:
        return []
    return [
        piece("type_name", paper.doc_type.upper()),
        *([piece("subject", paper.subject)] if paper.subject else []),
        piece("separator", rules.separator),
    ]


def title_room(piece: Piece, rules: LayoutRules) -> float:
    """Return the width a line of the title may take: a long subject is broken into lines of like length."""
    room = rules.text_width * 0.88
    rule = rules.styles[piece.style]
    if piece.style != "subject":
        return room
    return fonts.balanced(piece.text, room, rule.size, bold=rule.bold, italic=rule.italic)


def under_side(piece: Piece, column: float, rules: LayoutRules) -> float:
    """Return the indent on both sides of a line under the number, which stays clear of the right half."""
    rule = rules.styles[piece.style]
    room = fonts.balanced(piece.text, column - 2 * _GAP, rule.size, bold=rule.bold, italic=rule.italic)
    return (column - room) / 2


def space_before(piece: Piece, rules: LayoutRules) -> float:
    """Return the space above a line of the letterhead or title, in points."""
    return {"type_name": 3 * rules.paragraph, "subject": 2.0, "urgency": rules.paragraph}.get(
        piece.style, 0.0
    )


def annex_room(annex: AnnexPart, rules: LayoutRules) -> float:
    """Return the text width of an annex in points; the binding edge of a landscape sheet is on top."""
    if annex.landscape:
        return (rules.page["height"] - rules.page["top"] - rules.page["bottom"]) * MM
    return rules.text_width


def addressees(paper: OfficialPaper) -> list[str]:
    """Return who the paper is addressed to, one a line: several get a hyphen, «,» and a last «.»."""
    names = [_bare(name) for name in paper.addressees if _bare(name)]
    if len(names) == 1:
        return names
    return listed(names)


def addressee_place(lines: Sequence[str], rules: LayoutRules) -> tuple[str, float, float]:
    """Return «Kính gửi: », its width and the left margin that centres the block, in points."""
    label = "Kính gửi: "
    label_rule, rule = rules.styles["addressee_label"], rules.styles["addressee"]
    shift = fonts.width(label, label_rule.size, italic=label_rule.italic)
    longest = max(fonts.width(line, rule.size) for line in lines)
    return label, shift, max(0.0, (rules.text_width - shift - longest - 4) / 2)


def recipients(paper: OfficialPaper) -> list[str]:
    """Return the lines under «Nơi nhận:»."""
    return listed(_bare(name) for name in paper.recipients if _bare(name))


def listed(names: Iterable[str]) -> list[str]:
    """Return «- a,», «- b.»."""
    lines = [f"- {name}," for name in names]
    return [*lines[:-1], lines[-1][:-1] + "."] if lines else []


def body(blocks: Sequence[Block]) -> list[Piece | Table]:
    """Return the body's paragraphs and tables; «Phần …», «Chương …» and the name under them are centred."""
    pieces: list[Piece | Table] = []
    after_division = False
    for block in blocks:
        if block.table is not None:
            pieces.append(block.table)
            continue
        if not block.text.strip():
            continue
        level = {BlockKind.PART: 1, BlockKind.SECTION: 2, BlockKind.SUBSECTION: 3}.get(block.kind, 0)
        division = level == 1 and (
            bool(_DIVISION.match(block.text))
            or (after_division and not re.match(r"[IVXLC]+\s*[-.]", block.text))
        )
        style = "division" if division else _STYLES.get(block.kind, "body")
        pieces.append(Piece(style, block.runs, level))
        after_division = bool(level == 1 and _DIVISION.match(block.text))
    return pieces


def annexes(paper: OfficialPaper) -> list[AnnexPart]:
    """Return the annexes; several with one label are counted, and each says what it belongs to."""
    return [
        AnnexPart(
            (
                piece("annex_label", _annex_label(paper.annexes, index), 1),
                piece("annex_title", annex.title.upper()),
                piece("annex_reference", _reference(paper)),
            ),
            body(annex.blocks),
            annex.landscape,
        )
        for index, annex in enumerate(paper.annexes)
    ]


def issuer_in_text(paper: OfficialPaper) -> str:
    """Return who issues the paper as running text names them, e.g. ``Ban Thường vụ Đảng ủy xã La Hiên``.

    The letterhead always names the committee, so the body inside it is read from the signature.
    """
    name = paper.issuer.capitalize()
    if paper.place:
        name = re.sub(re.escape(paper.place), lambda _: paper.place, name, flags=re.IGNORECASE)
    signed_for = paper.signature.authority.partition(" ")[2].strip().upper()
    body = _BODY_NAMES.get(signed_for)
    return f"{body} {name}" if body else name


def leading(rule: TextRule, rules: LayoutRules) -> float:
    """Return the exact line spacing in points: the guide's for text of 14 and more, closer for small print."""
    return rules.line if rule.size >= 14 else round(rule.size * 1.2, 1)


def table_rule(rule: TextRule, columns: int) -> TextRule:
    """Return the letter form in a table: smaller where there are many columns. Our own choice, no rule found."""
    size = rule.size if columns <= 7 else rule.size - 1.5 if columns <= 11 else rule.size - 3
    return TextRule(size, rule.source, rule.bold, rule.italic, rule.underline, rule.align)


def table_widths(table: Table, room: float) -> list[float]:
    """Return the columns' widths in points: the table's own shares, else by how much text each holds."""
    shares = list(table.widths)
    if len(shares) != len(table.heads) or min(shares, default=0) <= 0:
        shares = []
        for column, head in enumerate(table.heads):
            cells = [cell_text(row[column]) for row in table.rows if column < len(row)]
            longest_word = max((len(word) for text in (head, *cells) for word in text.split()), default=1)
            longest = max((len(text) for text in cells), default=1)
            shares.append(max(4.0, longest_word + 2.0, len(head) / 2.2, min(longest + 1.0, 30.0)))
    return [room * share / sum(shares) for share in shares]


def _bare(name: str) -> str:
    return " ".join(name.split()).lstrip("-–+ ").rstrip(",;. ")


def _halves(left: Sequence[Piece], right: Sequence[Piece], rules: LayoutRules) -> tuple[float, float]:
    def need(pieces: Sequence[Piece]) -> float:
        return max(
            fonts.width(item.text, rule.size, bold=rule.bold, italic=rule.italic)
            for item in pieces
            if (rule := rules.styles[item.style])
        )

    total = rules.text_width
    wanted_left, wanted_right = need(left) + _GAP, min(need(right) + _GAP, total * 0.6)
    spare = total - wanted_left - wanted_right
    if spare < 0:  # the left half wraps, the party's name and the date do not
        return total - wanted_right, wanted_right
    return wanted_left + spare / 2, wanted_right + spare / 2


def _annex_label(all_annexes: Sequence[Annex], index: int) -> str:
    label = all_annexes[index].label
    alike = [other.label for other in all_annexes].count(label)
    return f"{label} {index + 1}" if alike > 1 else label


def _reference(paper: OfficialPaper) -> str:
    kind = "công văn" if paper.doc_type is None else paper.doc_type.lower()
    day = date_vi(paper.issued_on) if paper.issued_on else BLANK * 3
    symbol = paper.symbol.replace(" ", BLANK[0])
    return f"(Kèm theo {kind.capitalize()} số {symbol}, ngày {day} của {issuer_in_text(paper)})"
