"""The head of a paper, ô 1 to 5b and 10 to 11: what stands left and right, and how wide the halves are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.official_paper import OfficialPaper
from office_app.domain.vietnamese import date_words
from office_app.writing import fonts
from office_app.writing.layout_rules import LayoutRules
from office_app.writing.paper_parts import BLANK, Piece, piece

_GAP = 8.0  # points between the two halves
# Names written with inner capitals in running text, told from their form in capitals.
_BODY_NAMES = {
    "BAN THƯỜNG VỤ": "Ban Thường vụ",
    "BAN CHẤP HÀNH": "Ban Chấp hành",
    "THƯỜNG TRỰC": "Thường trực",
}


@dataclass(frozen=True)
class Letterhead:
    """Left and right halves; ``under`` stands below the number: subject of a letter, marks of urgency and so on."""

    left: Sequence[Piece]
    right: Piece
    number: Piece
    place_date: Piece
    under: Sequence[Piece]
    widths: tuple[float, float]


def letterhead(paper: OfficialPaper, rules: LayoutRules, drafted_on: date) -> Letterhead:
    """Return the letterhead; a paper without a date shows blanks and the year it is drafted in."""
    day = paper.issued_on
    when = date_words(day) if day else f"ngày{BLANK}tháng{BLANK}năm {drafted_on.year}"
    left = [
        *([piece("superior", paper.superior.upper())] if paper.superior else []),
        piece("issuer", paper.issuer.upper()),
        piece("star", rules.star),
    ]
    right = piece("party", "ĐẢNG CỘNG SẢN VIỆT NAM")
    number = piece("number", f"Số {paper.symbol.replace(' ', BLANK[0])}")
    place_date = piece("place_date", f"{paper.place}, {when}" if paper.place else when.capitalize())
    widths = _halves([*left, number], [right, place_date], rules)
    return Letterhead(left, right, number, place_date, _under(paper), widths)


def _under(paper: OfficialPaper) -> list[Piece]:
    under = [piece("letter_subject", paper.subject)] if paper.doc_type is None and paper.subject else []
    if paper.urgency:
        under.append(piece("urgency", paper.urgency.upper()))
    if paper.circulation:
        under.append(piece("circulation", paper.circulation.upper()))
    if paper.draft_mark:
        under.append(piece("draft_mark", paper.draft_mark))
    return under


def under_side(piece: Piece, column: float, rules: LayoutRules) -> float:
    """Return the indent on both sides of a line under the number, which stays clear of the right half."""
    rule = rules.styles[piece.style]
    room = fonts.balanced(piece.text, column - 2 * _GAP, rule.size, bold=rule.bold, italic=rule.italic)
    return (column - room) / 2


def issuer_in_text(paper: OfficialPaper) -> str:
    """Return who issues the paper as running text names them, e.g. ``Ban Thường vụ Đảng ủy xã La Hiên``.

    The letterhead always names the committee, so the body inside it is read from the signature.
    """
    if paper.issuer_in_text:
        return paper.issuer_in_text
    name = paper.issuer.capitalize()
    if paper.place:
        name = re.sub(re.escape(paper.place), lambda _: paper.place, name, flags=re.IGNORECASE)
    signed_for = paper.signature.authority.partition(" ")[2].strip().upper() if paper.signature else ""
    body = _BODY_NAMES.get(signed_for)
    return f"{body} {name}" if body else name


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
