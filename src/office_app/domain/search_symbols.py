"""Symbols as people type them into a search box, and as the index holds them: ``12 kh tu``."""

import re

from office_app.domain.search import words_of
from office_app.domain.symbol import DOC_TYPES, parse_symbol
from office_app.domain.vietnamese import fold, nfc

_LETTERS = {ord("đ"): "d", ord("ư"): "u", ord("–"): "-", ord("−"): "-", ord("‑"): "-"}


def symbol_letters(text: str) -> str:
    """Return a text in which a symbol is looked for; words with tones stay what they are, «từ» is no «TƯ»."""
    return nfc(text).lower().translate(_LETTERS)


_TYPES = "|".join(sorted({symbol_letters(code) for code in DOC_TYPES}, key=len, reverse=True))
_BODIES = (
    "vptw|vptu|vphu|vpdu|btctw|btgtw|btgdvtu|btctu|btgtu|btg|ubktdu|ubkttu|ubkttw|ubkt|bxdd|bcd|ubnd|hdnd|vpubnd"
    "|mttq|ldld|tw|tu|hu|du|qu|cp|ttg"
)
_BODY = r"[a-z0-9]+(?:[-&][a-z0-9]+)*"
_AFTER_TYPE = rf"(?:\s?[-/]\s?(?P<body>{_BODY})?|\s(?P<loose>{_BODIES})(?!\w))?"
_NUMBER_FIRST = (
    r"(?P<num>\d{1,5}[a-z]?)(?:\s?/\s?(?P<year>(?:19|20)\d\d))?\s{0,2}(?:[-/]\s{0,2})?"
    rf"(?P<type>{_TYPES})(?:(?P<glued>{_BODIES})(?!\w)|(?!\w){_AFTER_TYPE})"
)
_TYPE_FIRST = (
    rf"(?P<rtype>{_TYPES})\s?-?\s?(?:so\s)?(?P<rnum>\d{{1,5}})(?![\w.]|\s?/\s?\d)"
    rf"(?:\s?[-/]\s?(?P<rbody>{_BODY}))?"
)
SYMBOL_IN_TEXT = re.compile(rf"(?<![\w/])(?:s[oố]\s?:?\s?)?(?:{_NUMBER_FIRST}|{_TYPE_FIRST})")
"""Finds what looks like a symbol in a text of ``symbol_letters``."""


def typed_symbol(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the writings of a typed symbol as words beside each other, first as the register's column has it.

    Empty when the text is no symbol.
    """
    match = SYMBOL_IN_TEXT.fullmatch(symbol_letters(text).strip())
    if match is None:
        return ()
    number, kind = match["num"] or match["rnum"], match["type"] or match["rtype"]
    body = next((match[name] for name in ("glued", "body", "loose", "rbody") if match[name]), "")
    rest = ((match["year"],) if match["year"] else ()) + (kind, *re.findall(r"[a-z0-9]+", body))
    bare = number.lstrip("0") or number
    padded = ((bare.zfill(2), *rest),) if len(bare) == 1 else ()
    glued = ((bare + rest[0], *rest[1:]),) if not match["year"] else ()
    return ((bare, *rest), *padded, *glued)


def symbol_column(symbol: str) -> str:
    """Return how the index holds a registered symbol: number without zeros, type, body; a law's also without year."""
    read = parse_symbol(symbol)
    if read is None:
        return " ".join(re.findall(r"\d+|[^\W\d_]+", fold(" ".join(words_of(symbol)))))
    number = fold(read.number).lstrip("0") or read.number
    rest = re.findall(r"[a-z0-9]+", fold(f"{read.type_code} {read.body_code}"))
    plain = " ".join((number, *rest))
    return f"{number} {read.year} {' '.join(rest)} {plain}" if read.year else plain
