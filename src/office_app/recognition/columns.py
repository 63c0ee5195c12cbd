"""Letterheads and signatures whose two columns were read as one: each column again on lines of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.joining import Line, all_capitals, starts_block
from office_app.recognition.marks import Kind, find_place_date, find_symbol_mark, kind_of
from office_app.recognition.rules import LOWER, UPPER, Rules

HEAD_LINES = 60
AUTHORITY = re.compile(
    r"(?<!\w)(?:T\s?/\s?M|T\.?M|K\s?/\s?T|K\.?T|T\s?/\s?L|T\.?L|T\s?/?\s?U\s?/?\s?Q|T\.U\.Q|Q)"
    rf"(?:[./:]\s*|\s+)(?=[{UPPER}]{{2}})"
)
"""«T/M», «KT.» and the like before a body or title in capitals."""
RECIPIENTS = re.compile(r"[\W_]{0,3}n[o0][il]\s*(?:nhan|gui)(?![^\W_])\s*[:.;]*\s*")
"""«Nơi nhận» at the beginning of a folded line."""
_TWO_CAPITALS = re.compile(rf"[{UPPER}]{{2}}")
_CAPITALS = re.compile(rf"(?:[{UPPER}./,:&-]+(?![\w'’])\s*)+")
_APPENDIX = re.compile(
    r"(?=[BCDĐKLMNPQ(])(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu mẫu|DANH SÁCH|DANH MỤC|ĐỀ CƯƠNG|MẪU|QUY CHẾ|QUY ĐỊNH"
    r"|CHƯƠNG TRÌNH|KẾ HOẠCH|ĐỀ ÁN|PHƯƠNG ÁN|QUY TRÌNH|NỘI QUY|BẢNG|LỊCH|\((?:[Bb]an hành k|K)èm theo)(?!\w)"
)
_AS_ABOVE = re.compile(r"[-–+•*]?\s*Như (?:trên|[Kk]ính gửi|[đĐ]iều \d+)\s*(?:[;,.(]|$)")
_OF_UNION = re.compile(r"[\W_]*(?:bch|ban chap hanh|ban thuong vu|btv)\W*")
"""Before «ĐOÀN TNCS HỒ CHÍ MINH» when the line is one name and not two columns."""
_CODE_AFTER = re.compile(r"[-–]?\s?[A-ZĐ]{2,10}|[-–]")
_STAR = re.compile(r"\s\*(?=\s|$)")
_ITEM = re.compile(r"[-–+•*]")
_CLOSING_LINES = 40
_SHORT_WORD = 3  # letters: too few to be told as capitals when they stand alone
_WHOLE = (Kind.TYPE, Kind.ADDRESS, Kind.RULE, Kind.STAR)
"""Lines that hold no second column."""
_MARKS = ("mat", "den")
"""Short words that say something by themselves."""
_HALF_TITLE = re.compile(r"(?<!\w)(?:THƯỜNG TRỰC|CHUYÊN TRÁCH|PHỤ TRÁCH|KIÊM NHIỆM)(?!\w)")
_OTHER_HALF = re.compile(r"(?:TRỰC|TRÁCH|NHIỆM)(?!\w)")
_WORD = rf"[{UPPER}](?:['’][{UPPER}]?)?[{LOWER}]+"
_PERSON = re.compile(rf"{_WORD}(?: {_WORD}){{1,5}}")
_GIVEN = re.compile(rf"{_WORD}(?: {_WORD}){{0,2}}")


def split_columns(lines: list[Line], rules: Rules) -> list[Line]:
    """Set apart what two columns printed side by side: titles and date above, authority and name below."""
    head = _split_top(_made_of_halves(lines[:HEAD_LINES], rules), rules)
    lines = head + lines[HEAD_LINES:]
    signed = recipients_at(lines)
    if signed is None:
        return lines
    return lines[:signed] + _with_whole_names(_split_signature(lines[signed:], rules), rules)


_BEFORE_RECIPIENTS = frozenset("-*. Nn")
_LIKE_O = frozenset(letter for letter in map(chr, range(0x1EFA)) if fold(letter) in ("o", "0"))
"""What the second letter of «Nơi nhận» may be where it was misread."""


def opens_list(text: str) -> bool:
    """Tell whether a line is the first recipient as the guides word it: «- Như trên», «- Như Điều 3»."""
    return bool(_AS_ABOVE.match(text))


def opens_annex(text: str) -> bool:
    """Tell whether a line opens an annex after the signature, or the text that a decision issues."""
    return bool(_APPENDIX.match(text))


def is_recipients_line(text: str) -> bool:
    """Tell whether a line begins «Nơi nhận»."""
    if text[:1] not in _BEFORE_RECIPIENTS:
        return False  # most lines
    begins = text[:5].lstrip("-*. ")
    return (
        begins[:1] in ("N", "n") and begins[1:2] in _LIKE_O and RECIPIENTS.match(fold(text[:20])) is not None
    )


def recipients_at(lines: Sequence[Line], start: int = 0) -> int | None:
    """Return the place of the first line from ``start`` on that begins «Nơi nhận»."""
    for at in range(start, len(lines)):
        text = lines[at].text
        if text[0] in _BEFORE_RECIPIENTS and is_recipients_line(text):
            return at
    return None


def _split_top(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """Take what belongs to the right column out of the left one, and put it before it."""
    left: list[Line] = []
    right: list[Line] = []
    first = -1  # where in ``left`` the right column begins
    for i, line in enumerate(lines):
        kind = kind_of(line.text, rules)
        cells = [line] if _is_whole(line.text, kind) else _cells(line, rules)
        for cell in cells:
            beside = len(cells) > 1 or cell.column > 0 or (i + 1 < len(lines) and lines[i + 1].column > 0)
            if beside and _belongs_right(cell, rules):
                first = len(left) if first < 0 else first
                right.append(cell)
            else:
                left.append(cell)
        if kind in (Kind.TYPE, Kind.ADDRESS) or _begins_body(line, kind):
            left += lines[i + 1 :]
            break
    return left if first < 0 else left[:first] + right + left[first:]


def _belongs_right(cell: Line, rules: Rules) -> bool:
    """Tell whether a cell is of the right column by what it is."""
    kind = kind_of(cell.text, rules)
    return kind in (Kind.TITLE, Kind.DATE) or (kind is Kind.MARK and cell.column > 0)


def _is_whole(text: str, kind: Kind) -> bool:
    """Tell whether a line is known to hold one thing, with no sign around it that is to be cut off."""
    return kind in _WHOLE or (kind in (Kind.TITLE, Kind.DATE) and text[0].isalnum() and text[-1].isalnum())


def _begins_body(line: Line, kind: Kind) -> bool:
    """Tell a line behind which no letterhead comes: a numbered item, or a sentence long enough."""
    if kind is not Kind.WORDS:
        return False
    return len(line.text) > 300 or (starts_block(line.text) and line.text[0] not in "-+–•*")


def _cells(line: Line, rules: Rules) -> list[Line]:
    """Cut a line of the letterhead where one of its known parts begins or ends."""
    text = line.text
    if len(text) > 300:
        return [line]
    folded = fold(text)
    words = rules.letterhead
    cuts = [
        m.span()
        for m in words.national_title.finditer(folded)
        if all_capitals(text[m.start() : m.end()]) or "doc" in m.group()
    ]
    youth = words.youth_title.search(folded)
    apart = youth and youth.start() and not _OF_UNION.fullmatch(folded, 0, youth.start())
    if youth and youth.end() == len(folded) and apart and all_capitals(text):
        cuts.append(youth.span())
    placed = find_place_date(text, folded)
    symbol = find_symbol_mark(text, folded)
    if placed and (placed.placed or symbol) and _ends_cell(text, placed.end):
        start = max(placed.start, symbol.end) if symbol else placed.start
        cuts.append((start, placed.end))
    if symbol and len(text) < 150:
        cuts.append((0, symbol.end))
    star = _STAR.search(text)
    if star and (cuts or star.end() == len(text)):
        cuts.append((star.end() - 1, star.end()))
    return _cut(line, cuts)


def _ends_cell(text: str, at: int) -> bool:
    """Tell whether the date is followed by nothing, or by another column, and not by the rest of a sentence."""
    rest = text[at:].strip(" .*")
    return not rest or (rest[0].isupper() and text[at : at + 1] != ",")


def _cut(line: Line, cuts: Sequence[tuple[int, int]]) -> list[Line]:
    """Cut the ranges out as lines of their own, leaving what stands before, between and after."""
    if not cuts:
        return [line]
    pieces: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if start >= at:
            pieces += [line.text[at:start], line.text[start:end]]
            at = end
    pieces.append(line.text[at:])
    texts = [piece.strip() for piece in pieces if piece.strip(" .,;|")]
    return [replace(line, text=text, gap=line.gap and i == 0) for i, text in enumerate(texts)]


def _made_of_halves(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """Join what was broken over two lines: «Số 16 -» above «HD/BTCTW», «ngày 01» above «tháng 07 …»."""
    out: list[Line] = []
    for line in lines:
        before = out[-1].text if out else ""
        if before and len(before) + len(line.text) < 69:
            if _breaks_code(before, line.text):
                out[-1] = replace(out[-1], text=before + line.text.replace(" ", ""))
                continue
            whole = f"{before} {line.text}"
            if _made_whole(before, line.text, whole, rules):
                out[-1] = replace(out[-1], text=whole)
                continue
        out.append(line)
    return out


def _breaks_code(before: str, after: str) -> bool:
    """Tell a symbol of two bodies that a narrow column broke: «Số 09-HD/BTCTU-» above «UBKTTU»."""
    if before[0] not in "Ss" or "/" not in before or (before[-1] not in "-–" and after[0] not in "-–"):
        return False
    return len(before) < 30 and _CODE_AFTER.fullmatch(after) is not None


def _made_whole(before: str, after: str, whole: str, rules: Rules) -> bool:
    if before[0] in "Ss" and len(before) < 20 and fold(before[:2]) == "so":
        alone = find_symbol_mark(before, fold(before))
        if alone and alone.symbol:
            return False
        found = find_symbol_mark(whole, fold(whole))
        return bool(found and found.symbol)
    if (
        after[0] in "TtNn"
        and fold(after[:5]).startswith(("thang", "nam "))
        and "ngay" in (half := fold(before))
    ):
        return find_place_date(whole, fold(whole)) is not None and find_place_date(before, half) is None
    if " " not in before and before[0].isupper():
        placed = find_place_date(whole, fold(whole))
        if placed and placed.start == 0 and placed.placed:
            return True
        if whole.isupper() and not rules.letterhead.opens_body(before) and rules.letterhead.opens_body(whole):
            return True  # «ỦY» above «BAN NHÂN DÂN»
    if len(after) <= _SHORT_WORD and after.isalpha() and whole.isupper() and fold(after) not in _MARKS:
        return rules.letterhead.opens_body(before)  # «CHI BỘ TRƯỜNG THCS NGUYỄN» above «DU»
    if not before.isupper():
        return False
    words, folded = rules.letterhead, fold(whole)
    return bool(words.national_title.fullmatch(folded) or words.youth_title.fullmatch(folded))


def _split_signature(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """Cut authority and title off recipients' lines: ``- Như trên, PHÓ BÍ THƯ``, right column last."""
    left: list[Line] = []
    right: list[Line] = []
    for i, line in enumerate(lines):
        if i >= 40 or (right and len(line.text) > 150) or (i and opens_annex(line.text)):
            return left + right + list(lines[i:])
        cells = [line] if all_capitals(line.text) else _cut(line, _signature_cuts(line.text, rules))
        for cell in cells:
            beside = cell.column > 0 or len(cells) > 1
            listed = not beside or _ITEM.match(cell.text) or is_recipients_line(cell.text)
            (left if listed else right).append(cell)
    return left + right


def _with_whole_names(lines: list[Line], rules: Rules) -> list[Line]:
    """Put together titles and names that a narrow column broke: «PHÓ BÍ THƯ THƯỜNG» above «TRỰC»."""
    out: list[Line] = []
    for i, line in enumerate(lines[:_CLOSING_LINES]):
        before = out[-1] if out else None
        if before is not None and before.page == line.page and len(before.text) + len(line.text) < 90:
            after = lines[i + 1].text if i + 1 < len(lines) else ""
            if _title_goes_on(before.text, line.text, after, rules) or _name_goes_on(
                before.text, line.text, rules
            ):
                out[-1] = replace(before, text=f"{before.text} {line.text}")
                continue
        out.append(line)
    return out + lines[_CLOSING_LINES:]


def _title_goes_on(title: str, rest: str, after: str, rules: Rules) -> bool:
    words = rules.letterhead
    if not all_capitals(title) or not all_capitals(rest) or not words.signer_title.match(fold(title)):
        return False
    if _HALF_TITLE.search(f"{title} {rest}") and not _HALF_TITLE.search(title):
        return bool(_OTHER_HALF.match(rest))
    if AUTHORITY.match(rest) or words.signer_title.match(fold(rest)) or words.opens_body(rest):
        return False
    named = _PERSON.fullmatch(after) and fold_tone(after.split()[0]) in rules.surnames
    return bool(named) and (" " not in rest or fold_tone(rest.split()[0].title()) not in rules.surnames)


def _name_goes_on(name: str, rest: str, rules: Rules) -> bool:
    if not name[:1].isupper() or not _GIVEN.fullmatch(rest) or not (name.count(" ") or " " in rest):
        return False
    whole = f"{name} {rest}"
    if not _PERSON.fullmatch(whole) or fold_tone(name.split()[0]) not in rules.surnames:
        return False
    return not name.count(" ") or " " not in rest


def _signature_cuts(text: str, rules: Rules) -> list[tuple[int, int]]:
    if not _TWO_CAPITALS.search(text):
        return []  # most recipients
    authority = AUTHORITY.search(text)
    if authority and all_capitals(text[authority.start() : authority.end() + 8]):
        capitals = _CAPITALS.match(text, authority.start())
        end = capitals.end() if capitals else len(text)
        return [(authority.start(), end)] if authority.start() or end < len(text) else []
    folded = fold(text)
    for title in rules.letterhead.signer_title.finditer(folded):
        # the longest run of capitals to the line's end
        if title.start() and all_capitals(text[title.start() :]) and len(text) - title.end() < 40:
            return [(title.start(), len(text))]
    return []
