"""Texts copied from web pages: what the page says above the letterhead, and papers run together on one line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.symbol import symbol_after
from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.columns import AUTHORITY, is_recipients_line
from office_app.recognition.joining import Line, all_capitals, starts_block
from office_app.recognition.marks import Kind, find_place_date, kind_of
from office_app.recognition.rules import LOWER, UPPER, Rules
from office_app.recognition.scents import holds_any

_PAGE_WORDS = ("Trang", "TRANG", "Page")
_PAGE_LABEL = re.compile(rf"(?:{'|'.join(_PAGE_WORDS)})\s\d{{1,3}}\s?(?=[{UPPER}]{{2}})")
_TWO_CAPITALS = re.compile(rf"[{UPPER}]{{2}}")
_SENTENCE = re.compile(r"[.!?…:]$")
_NUMBER = re.compile(rf"(?<![{LOWER}\d])(?:Số|SỐ|So)\s{{0,2}}:?\s{{0,2}}(?=\d)")
_RULE = re.compile(r"[-–—_=]{3,}|\*+(?=\s|\w|$)")
_CAPITAL_RUN = re.compile(
    rf"(?<![{LOWER}])[{UPPER}]{{2,}}(?=[{UPPER}][{LOWER}]|\W|$)"
    rf"(?:[\s,–-]+[{UPPER}\d/]+(?=[{UPPER}][{LOWER}]|\W|$))*"
)
_BLOCK = re.compile(
    rf"(?<=[.;:,/])\s*(?=[-+–]\s[{UPPER}])|(?<=[.;:/])\s+(?=(?:Điều\s\d+\.|\d{{1,2}}\.\s[{UPPER}]|[a-zđ]\)\s[{UPPER}]))"
    rf"|\s(?=(?:Nơi nhận|Kính gửi)\s?:)|(?<=[.;:/])\s+(?=[IVX]{{1,5}}[.-]\s?[{UPPER}])"
    rf"|(?<=Nơi nhận:)\s|\s(?=\((?:[Đđ]ã ký|[Kk]ý tên)[^)]{{0,20}}\))|(?<=ã ký\))\s"
)
_ADDRESSED = re.compile(r"Kính\s(?:gửi|trình)")
_TOP = 40  # lines
_HEAD = 900  # characters
_LEAST = 400


def letterhead_first(lines: Sequence[Line], rules: Rules) -> tuple[list[Line], list[Line]]:
    """Return the lines from the letterhead on, and apart what a web page printed above it."""
    top = lines[:_TOP]
    page = "\n".join([line.text for line in top])
    if holds_any(page, _PAGE_WORDS) and _PAGE_LABEL.search(page):
        top = [replace(line, text=_PAGE_LABEL.sub("", line.text)) for line in top]
    if any(len(line.text) >= _LEAST for line in top):
        top = [piece for line in top for piece in _spread(line, rules)]
    lines = [*top, *lines[_TOP:]]
    above = _above_letterhead(lines, rules)
    return lines[above:], lines[:above]


def _above_letterhead(lines: Sequence[Line], rules: Rules) -> int:
    """Return how many lines stand above a letterhead that begins below a sentence of the page."""
    title = next((i for i in range(min(30, len(lines))) if _begins(lines, i, rules)), 0)
    sentences = [i for i in range(title) if _is_sentence(lines[i].text, rules)]
    if not sentences or sentences[-1] >= 12:
        return 0
    above = lines[: sentences[-1] + 1]
    if any(starts_block(line.text) or is_recipients_line(line.text) for line in above):
        return 0
    return 0 if any(_of_paper(line.text, rules) for line in above) else len(above)


def _titled(text: str, rules: Rules) -> bool:
    if len(text) >= 200 or not _TWO_CAPITALS.search(text):
        return False
    title = rules.letterhead.national_title.search(fold(text))
    return title is not None and all_capitals(text[title.start() : title.end()])


def _begins(lines: Sequence[Line], i: int, rules: Rules) -> bool:
    """Tell a line that only a letterhead has: the title of the land, or a number with a type or a subject below."""
    if _titled(lines[i].text, rules):
        return True
    number = lines[i].text[:6].lstrip(" *")
    if number[:1] not in ("S", "s") or not fold(number).startswith(("so", "s6")):
        return False
    below = (Kind.TYPE, Kind.ABOUT, Kind.ADDRESS)
    return kind_of(lines[i].text, rules) is Kind.SYMBOL and any(
        kind_of(line.text, rules) in below for line in lines[i + 1 : i + 5]
    )


def _is_sentence(text: str, rules: Rules) -> bool:
    ends = len(text) >= 80 or bool(_SENTENCE.search(text))
    return ends and kind_of(text, rules) is Kind.WORDS


def _of_paper(text: str, rules: Rules) -> bool:
    return kind_of(text, rules) in (Kind.SYMBOL, Kind.TYPE, Kind.ADDRESS, Kind.ABOUT)


def _spread(line: Line, rules: Rules) -> list[Line]:
    """Give each part of a paper that was run together on one line a line of its own."""
    text = line.text
    if len(text) < _LEAST or not _is_flat(text, rules):
        return [line]
    cuts = _head_cuts(text, rules) | _closing_cuts(text, rules) | {m.end() for m in _BLOCK.finditer(text)}
    ends = sorted({*cuts, len(text)} - {0})
    pieces = [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]
    kept = [_RULE.sub("-----", piece) if _RULE.fullmatch(piece) else piece for piece in pieces]
    return [replace(line, text=piece) for piece in kept if piece.strip(" |")]


def _is_flat(text: str, rules: Rules) -> bool:
    """Tell whether a whole letterhead stands in the line: two of number, place with day, and title of the land."""
    head = text[:_HEAD]
    folded = fold(head)
    number = any(symbol_after(head, m.end()) for m in _NUMBER.finditer(head[:400]))
    placed = find_place_date(head, folded)
    return number + _titled(head[:199], rules) + (placed is not None and placed.placed) >= 2


def _head_cuts(text: str, rules: Rules) -> set[int]:
    head = text[:_HEAD]
    folded = fold(head)
    cuts: set[int] = set()
    taken: list[tuple[int, int]] = [m.span() for m in rules.letterhead.national_title.finditer(folded)]
    placed = find_place_date(head, folded)
    if placed:
        taken.append((placed.start, placed.end))
    for number in _NUMBER.finditer(head[:400]):
        found = symbol_after(head, number.end())
        if found:
            taken.append((number.start(), _unglued(head, number.end(), found[1], rules)))
            break
    taken += [m.span() for m in _RULE.finditer(head)]
    cuts |= {at for span in taken for at in span}
    left = "".join("\0" if any(s <= i < e for s, e in taken) else c for i, c in enumerate(head))
    return cuts | _capital_cuts(text, left, rules)


def _capital_cuts(text: str, left: str, rules: Rules) -> set[int]:
    """Return the borders of what is in capitals, in what is left of the head without its known parts."""
    cuts: set[int] = set()
    address = _ADDRESSED.search(left)
    headed = end = address.start() if address else len(left)  # where the letterhead ends, as far as known
    if address:
        cuts |= _opening_cut(text, address.end(), rules)
    for run in _CAPITAL_RUN.finditer(left):
        if run.start() > headed + (150 if headed < end else 0):
            break
        if len(run.group()) < 6:
            continue
        cuts |= {run.start(), run.end()}
        if headed == end:
            cuts |= {run.start() + at for at in _bodies_in(run.group(), rules)}
        heading = rules.letterhead.heading_of(run.group(), fold(run.group()))
        if heading and headed == end:
            headed = run.end()
            cuts.add(run.start() + heading.end("type"))
            if not run.group()[heading.end("type") :].strip():
                cuts |= _opening_cut(text, run.end(), rules)
    return cuts


def _bodies_in(capitals: str, rules: Rules) -> list[int]:
    """Return where the second body of «TỈNH ỦY CAO BẰNG BAN TỔ CHỨC» begins."""
    if not rules.letterhead.opens_body(capitals):
        return []
    words = [m.start() for m in re.finditer(r"(?<=\s)\S", capitals)]
    return [at for at in words[2:] if rules.letterhead.opens_body(capitals[at:])][:1]


def _unglued(text: str, start: int, end: int, rules: Rules) -> int:
    """Return where a symbol ends whose last code was run together with the name of a body: «VPĐOÀN TNCS …»."""
    for at in range(start + 2, end):
        if (
            text[at - 1 : at + 1].isalpha()
            and text[at].isupper()
            and rules.letterhead.opens_body(text[at : at + 40])
        ):
            return at
    return end


def _opening_cut(text: str, start: int, rules: Rules) -> set[int]:
    """Return where the body opens behind a subject in small letters."""
    for at in range(start + 20, min(start + 400, len(text))):
        begins = text[at - 1] == " " and text[at].isupper() and text[at - 2] not in ",;-–"
        if begins and rules.letterhead.opening.match(fold_tone(text[at : at + 40])):
            return {at}
    return set()


def _closing_cuts(text: str, rules: Rules) -> set[int]:
    """Return the borders of the signature: authority, titles and what is in capitals, behind the recipients."""
    listed = text.rfind("Nơi nhận")
    at = listed if listed > 0 else max(len(text) - 300, _HEAD)
    cuts: set[int] = set()
    for authority in AUTHORITY.finditer(text, at):
        cuts.add(authority.start())
    for run in _CAPITAL_RUN.finditer(text, at):
        words = run.group()
        signs = AUTHORITY.search(text[max(0, run.start() - 5) : run.end()])
        if not signs and not rules.letterhead.signer_title.match(fold(words)):
            continue
        cuts.add(run.end())
        glued = [words.rfind(name) for name in rules.letterhead.title_capitals]
        cuts |= {run.start() + k for k in glued if k > 0 and words[k - 1].isalpha()}
    return cuts
