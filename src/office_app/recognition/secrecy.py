"""Secrecy marks. What bears one must not be read any further on such a machine."""

import re
from collections.abc import Sequence

from office_app.domain.vietnamese import fold
from office_app.recognition.letterhead_words import squeezed
from office_app.recognition.marks import bare, find_place_date, find_symbol_mark
from office_app.recognition.rules import Rules

_LABEL = re.compile(
    r"(?:dau\s+(?:chi\s+)?)?(?:do|muc do|muc)\s*mat\s*[:.\s]\s*(?P<mark>[^\s,;].*)"
    r"|(?:dau)\s+(?P<stamp>(?:toi |tuyet )?mat)"
)
_NAMED = re.compile(
    r"(?:tai lieu|van ban|cong van|ho so|dien|bi mat nha nuoc\W+do)\s+(?P<mark>(?:toi |tuyet )?mat)"
)
_CUT_WORD = re.compile(r"(?:bi|bao|co|do|toi|tuyet|va|hoac|can|than|,)$")
_A = "aăâáàảãạắằẳẵặấầẩẫậ"
# the letter stands first so that the search goes from one to the next
_MAYBE = re.compile(
    rf"[mMbB](?:(?<=[mM])\s{{0,3}}[{_A}{_A.upper()}]\s{{0,3}}[tT]|(?<=[bB])[óÓ][cC] [bB][ìÌ])"
)
_FRAME = " .;:*[](){}|_-=<>"
_ENVELOPE = re.compile(r"chi nguoi co ten moi duoc boc bi")


def secrecy_mark(first_page: Sequence[str], rules: Rules) -> str | None:
    """Return the mark stamped on page 1 (``MẬT``, ``TỐI MẬT``, ``TUYỆT MẬT``), or None.

    Source: Luật Bảo vệ bí mật nhà nước 117/2025/QH15.
    """
    page = "\n".join(first_page)
    for i in sorted({page.count("\n", 0, maybe.start()) for maybe in _MAYBE.finditer(page)}):
        line = first_page[i]
        folded = fold(line)
        if "mat" in folded.replace(" ", ""):
            after = fold(first_page[i + 1]) if i + 1 < len(first_page) else ""
            mark = _mark_of(line, folded, i < 25, rules)
            before = first_page[i - 1] if i else ""
            if (
                mark
                and not _CUT_WORD.search(fold(before[-20:]).rstrip(_FRAME))
                and not after.startswith("tran ")
            ):
                return mark
        elif _ENVELOPE.search(folded) and len(folded) < 60:
            return "TUYỆT MẬT"
    return None


def _mark_of(line: str, folded: str, near_top: bool, rules: Rules) -> str | None:
    label = _LABEL.fullmatch(bare(folded))
    if label:
        return _named(bare(label["mark"] or label["stamp"]), rules)
    if len(line) > 160 or not _could_stand(line, folded, near_top):
        return None
    for start, end in _cells(line, folded, rules):
        behind = _behind_body(line[start:end], folded[start:end], rules) if near_top else None
        if behind:
            return behind
        cell = folded[start:end]
        for found in rules.letterhead.urgency.finditer(cell):
            cell = cell[: found.start()] + " " * len(found.group()) + cell[found.end() :]
        named = _NAMED.fullmatch(bare(cell))
        mark = _named(named["mark"] if named else bare(cell), rules)
        if mark and _looks_stamped(line[start:end], near_top):
            return mark
    return None


def _could_stand(line: str, folded: str, near_top: bool) -> bool:
    """Tell whether a line is of a letterhead or a stamp, and no sentence."""
    return (
        line.isupper() or len(bare(folded)) <= 24 or (near_top and ("so" in folded[:4] or "ngay" in folded))
    )


def _looks_stamped(cell: str, near_top: bool) -> bool:
    """Tell a mark from a word: capitals anywhere, «Mật» and «(Mật)» in the letterhead, never small letters alone."""
    words = bare(cell)
    if words.isupper():
        return True
    return near_top and (words[:1].isupper() or cell.strip().startswith(("(", "[")))


def _cells(line: str, folded: str, rules: Rules) -> list[tuple[int, int]]:
    """Return what is left of a line without the parts a letterhead is known to have."""
    taken = [m.span() for m in rules.letterhead.national_title.finditer(folded)]
    symbol = find_symbol_mark(line, folded)
    if symbol and symbol.symbol:
        taken.append((0, symbol.end))
    placed = find_place_date(line, folded)
    if placed:
        taken.append((placed.start, placed.end))
    cells: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(taken):
        cells.append((at, max(at, start)))
        at = max(at, end)
    cells.append((at, len(line)))
    return [(start, end) for start, end in cells if folded[start:end].strip()]


def _behind_body(line: str, folded: str, rules: Rules) -> str | None:
    """Find a stamp right behind the issuer: «ĐẢNG ỦY XÃ LA HIÊN  TỐI MẬT»."""
    if not line.isupper() or not rules.letterhead.opens_body(line):
        return None
    found = [m for m in rules.letterhead.secrecy.finditer(folded) if m.end() >= len(folded.rstrip()) - 1]
    if not found or not found[0].start() or _CUT_WORD.search(folded[: found[0].start()].rstrip()):
        return None
    return rules.letterhead.secrecy_marks.get(squeezed(found[0].group()))


def _named(words: str, rules: Rules) -> str | None:
    return rules.letterhead.secrecy_marks.get(squeezed(words))
