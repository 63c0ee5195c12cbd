"""An official paper as the lines that are printed, decided once for the DOCX and the PDF."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from office_app.domain.official_paper import (
    Annex,
    Block,
    BlockKind,
    OfficialPaper,
    Run,
    SignatureBlock,
    Table,
)
from office_app.domain.vietnamese import date_vi, roman
from office_app.writing import fonts
from office_app.writing.layout_rules import LayoutRules, TextRule

BLANK = "\u00a0" * 5  # stays when a line is justified or read back
_BALANCED = "subject", "sheet_subject", "annex_title", "annex_reference"
RECIPIENTS_SHARE = 0.45  # of the text width; the signature has the rest
LINES_BESIDE = 14  # of recipients beside the signature; more may run on to the next page
# The label a heading or a list item starts with, and the blanks after it.
_LABEL = re.compile(r"([IVXLC]+\s?[-–.]|\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[a-zđ]\)|Điều\s+\d+\.)\s+")
_BULLET = re.compile(r"([-–+])\s+")
_DIVISION = re.compile(r"(phần|chương|mục)\s+(thứ\s+\w+|[IVXLC]+|\d+)\b", re.IGNORECASE)
_DIVISIONS = "phần", "chương", "mục"  # from the widest
_STYLES = {
    BlockKind.DIVISION: "division",
    BlockKind.PART: "part",
    BlockKind.ARTICLE: "article",
    BlockKind.SECTION: "section",
    BlockKind.SUBSECTION: "subsection",
    BlockKind.BASIS: "basis",
    BlockKind.CENTRED: "centred",
}
_LEVELS = {BlockKind.PART: 1, BlockKind.ARTICLE: 1, BlockKind.SECTION: 2, BlockKind.SUBSECTION: 3}


@dataclass(frozen=True)
class Piece:
    """A paragraph in one style of the layout rules. ``level`` from 1 for headings, 0 for text.

    ``label`` is the number or hyphen it starts with («II-», «1.», «a)», «-»), printed before ``runs`` and a blank.
    """

    style: str
    runs: Sequence[Run]
    level: int = 0
    label: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.printed)

    @property
    def printed(self) -> Sequence[Run]:
        """Return the runs with the label before them."""
        return (Run(f"{self.label} "), *self.runs) if self.label else self.runs


@dataclass(frozen=True)
class AnnexPart:
    heading: Sequence[Piece]
    body: Sequence[Piece | Table]
    landscape: bool


@dataclass(frozen=True)
class ClosingPart:
    """What stands under the text, row by row in two columns; ``left_share`` of the text width is the left one's.

    The right piece of row ``centred`` has no left one and stands in the middle of both.
    """

    rows: Sequence[tuple[Sequence[Piece], Sequence[Piece]]]
    left_share: float
    centred: int | None = None


def piece(style: str, text: str, level: int = 0) -> Piece:
    return Piece(style, (Run(text),), level)


def title(paper: OfficialPaper, rules: LayoutRules) -> list[Piece]:
    """Return type name, subject and five hyphens; nothing for a công văn, no hyphens without letterhead."""
    if paper.doc_type is None:
        return []
    name = piece("type_name", paper.doc_type.upper())
    if not paper.letterhead:
        return [name, *([piece("sheet_subject", paper.subject)] if paper.subject else [])]
    subject = [piece("subject", paper.subject)] if paper.subject else []
    return [name, *subject, piece("separator", rules.separator)]


def title_room(piece: Piece, rules: LayoutRules) -> float:
    """Return the width a line of a title may take: a long subject is broken into lines of like length."""
    room = rules.text_width * 0.88
    rule = rules.styles[piece.style]
    if piece.style not in _BALANCED:
        return room
    return fonts.balanced(piece.text, room, rule.size, bold=rule.bold, italic=rule.italic)


def space_before(style: str, rules: LayoutRules) -> float:
    """Return the space above a paragraph of a style, in points."""
    return {
        "type_name": 3 * rules.paragraph,
        "subject": 2.0,
        "urgency": rules.paragraph,
        "circulation": rules.paragraph,
        "signer_name": rules.signature_lines * rules.line,
        "copies_mark": rules.paragraph,
        "footnote": 2.0,
        **dict.fromkeys((*_STYLES.values(), "body"), rules.paragraph),
    }.get(style, 0.0)


def is_indented(style: str, rules: LayoutRules) -> bool:
    """Tell whether the first line of a paragraph of the style is indented."""
    return (style == "body" or style in _STYLES.values()) and rules.styles[style].align != "center"


def addressees(paper: OfficialPaper) -> list[str]:
    """Return who the paper is addressed to, one a line: several get a hyphen, «,» and a last «.»."""
    names = [_bare(name) for name in paper.addressees if _bare(name)]
    return names if len(names) == 1 else listed(names)


def addressee_place(
    paper: OfficialPaper, lines: Sequence[str], rules: LayoutRules
) -> tuple[str, float, float]:
    """Return «Kính gửi: », its width and the left margin that centres the block, in points."""
    label = f"{paper.addressee_label}: "
    label_rule, rule = rules.styles["addressee_label"], rules.styles["addressee"]
    shift = fonts.width(label, label_rule.size, bold=label_rule.bold, italic=label_rule.italic)
    longest = max(fonts.width(line, rule.size) for line in lines)
    return label, shift, max(0.0, (rules.text_width - shift - longest - 4) / 2)


def addressee_pieces(label: str, lines: Sequence[str], rules: LayoutRules) -> list[Piece]:
    """Return the label with the first addressee, then the others."""
    rule = rules.styles["addressee_label"]
    first = Run(label, rule.bold, rule.italic, rule.underline), Run(lines[0])
    return [Piece("addressee", first), *(piece("addressee", line) for line in lines[1:])]


def recipients(paper: OfficialPaper) -> list[str]:
    """Return the lines under «Nơi nhận:»."""
    return listed(_bare(name) for name in paper.recipients if _bare(name))


def listed(names: Iterable[str]) -> list[str]:
    """Return «- a,», «- b.»."""
    lines = [f"- {name}," for name in names]
    return [*lines[:-1], lines[-1][:-1] + "."] if lines else []


def closing(paper: OfficialPaper, rules: LayoutRules) -> ClosingPart:
    """Return recipients and signatures side by side; with two signers the recipients stand under them."""
    lines = [piece("recipients", line) for line in recipients(paper)]
    label = [piece("recipients_label", "Nơi nhận:")] if lines else []
    right, second = _signed(paper.signature), _signed(paper.second_signature)
    rows: list[tuple[Sequence[Piece], Sequence[Piece]]] = []
    centred = None
    if second:
        rows.append((second, right))
        right = []
        if third := _signed(paper.third_signature):
            centred = len(rows)
            rows.append(((), third))
    share = 0.5 if second else RECIPIENTS_SHARE
    fitting = _beside(lines, rules.text_width * share, rules.styles["recipients"])
    beside, rest = lines[:fitting], lines[fitting:]
    if label or right:
        rows.append(([*label, *beside], right))
    rows += [([line], ()) for line in rest]
    if paper.copies_mark:
        rows.append(([piece("copies_mark", paper.copies_mark.upper())], ()))
    return ClosingPart(rows, share, centred)


def body(blocks: Sequence[Block], rules: LayoutRules) -> list[Piece | Table]:
    """Return the body's paragraphs and tables, with labels apart and the bases ended as the guide has it."""
    kept = [block for block in blocks if block.table is not None or block.text.strip()]
    divisions = [word for word in _DIVISIONS if any(_division_word(block) == word for block in kept)]
    pieces: list[Piece | Table] = []
    named = False  # the heading right after «Phần …» is its name
    for at, block in enumerate(kept):
        if block.table is not None:
            pieces.append(block.table)
            named = False
            continue
        word = _division_word(block)
        if word or (named and block.kind is BlockKind.PART and not _LABEL.match(block.text)):
            level = divisions.index(word) + 1 if word else 0
            pieces.append(_division(block, level or len(divisions)))
            named = bool(word) and "\n" not in block.text
            continue
        named = False
        if block.kind is BlockKind.BASIS:
            last = at + 1 == len(kept) or kept[at + 1].kind is not BlockKind.BASIS
            pieces.append(_basis(block, rules.text["basis_last" if last else "basis_end"], rules))
            continue
        level = _LEVELS.get(block.kind, 0)
        made = Piece(_STYLES.get(block.kind, "body"), block.runs, level and level + len(divisions))
        pieces.append(_labelled(made, _LABEL if level else _BULLET))
    return pieces


def annexes(paper: OfficialPaper, rules: LayoutRules, issuer: str) -> list[AnnexPart]:
    """Return the annexes; several with one label are counted, and each says what it belongs to."""
    parts = []
    for index, annex in enumerate(paper.annexes):
        reference = _reference(paper, issuer) if annex.reference is None else annex.reference
        heading = [piece("annex_label", _annex_label(paper.annexes, index), 1)]
        if annex.title:
            heading.append(piece("annex_title", annex.title.upper()))
        if reference:
            heading.append(piece("annex_reference", reference))
        parts.append(AnnexPart(heading, body(annex.blocks, rules), annex.landscape))
    return parts


def closing_gap(at: int, row: tuple[Sequence[Piece], Sequence[Piece]], rules: LayoutRules) -> float:
    """Return the space above a row of the closing: under the text, and between signatures and what follows them."""
    labelled = bool(row[0]) and row[0][0].style == "recipients_label"
    return 2 * rules.paragraph if at == 0 or labelled or row[1] else 0.0


def file_title(paper: OfficialPaper) -> str:
    """Return the title the file carries: type and subject."""
    kind = paper.doc_type.capitalize() if paper.doc_type else "Công văn"
    return " ".join(f"{kind} {paper.subject}".split())


def file_subject(paper: OfficialPaper) -> str:
    """Return number and code, for papers that have one."""
    return f"Số {' '.join(paper.symbol.split())}" if paper.letterhead else ""


def leading(rule: TextRule, rules: LayoutRules) -> float:
    """Return the exact line spacing in points: the guide's for text of the body's size, closer for small print."""
    full = rules.styles["body"].size
    return rules.line if rule.size >= full else round(rule.size * 1.2, 1)


def _beside(pieces: Sequence[Piece], room: float, rule: TextRule) -> int:
    """Return how many recipients fit beside the signature."""
    used = 0
    for at, one in enumerate(pieces):
        used += fonts.lines(one.text, room, rule.size, bold=rule.bold, italic=rule.italic)
        if used > LINES_BESIDE:
            return at
    return len(pieces)


def _signed(signature: SignatureBlock | None) -> list[Piece]:
    """Return authority, title and name of a signer."""
    if signature is None:
        return []
    return [
        *([piece("authority", signature.authority.upper())] if signature.authority else []),
        piece("signer_title", signature.title.upper()),
        piece("signer_name", signature.full_name),
    ]


def _division_word(block: Block) -> str:
    """Return «phần», «chương» or «mục» of a division's heading."""
    found = _DIVISION.match(block.text) if block.kind in (BlockKind.DIVISION, BlockKind.PART) else None
    return found[1].lower() if found else ""


def _division(block: Block, level: int) -> Piece:
    """Return the label of a division with its name in capitals under it."""
    labelled = bool(_DIVISION.match(block.text))
    runs, in_name = [], not labelled
    for run in block.runs:
        label, line_end, name = ("", "", run.text) if in_name else run.text.partition("\n")
        in_name = in_name or bool(line_end)
        runs.append(replace(run, text=f"{label}{line_end}{name.upper()}"))
    return Piece("division", runs, level if labelled else 0)  # a name alone has no bookmark of its own


def _basis(block: Block, end: str, rules: LayoutRules) -> Piece:
    runs = [*block.runs]
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" ;,.")) if not runs[-1].note else runs[-1]
    return Piece("basis", (*runs, Run(end)), label=rules.text["basis_mark"])


def _labelled(made: Piece, pattern: re.Pattern[str]) -> Piece:
    """Take the label off the first run, unless its look differs from the text's."""
    first = made.runs[0] if made.runs else Run("")
    found = pattern.match(first.text)
    if not found or (not made.level and (first.bold or first.italic or first.underline)):
        return made
    rest = replace(first, text=first.text[found.end() :])
    runs = (rest, *made.runs[1:]) if rest.text or rest.note else made.runs[1:]
    return replace(made, label=found[1], runs=runs) if any(run.text for run in runs) else made


def _bare(name: str) -> str:
    return " ".join(name.split()).lstrip("-–+ ").rstrip(",;. ")


def _annex_label(all_annexes: Sequence[Annex], index: int) -> str:
    label = all_annexes[index].label
    alike = [at for at, other in enumerate(all_annexes) if other.label == label]
    return f"{label} {roman(alike.index(index) + 1)}" if len(alike) > 1 else label


def _reference(paper: OfficialPaper, issuer: str) -> str:
    kind = "công văn" if paper.doc_type is None else paper.doc_type.lower()
    day = date_vi(paper.issued_on) if paper.issued_on else BLANK * 3
    symbol = paper.symbol.replace(" ", BLANK[0])
    return f"(Kèm theo {kind.capitalize()} số {symbol}, ngày {day} của {issuer})"
