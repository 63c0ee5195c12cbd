"""Numbers and codes of documents (số, ký hiệu): ``449-CV/ĐU`` of the Party, ``12/KH-UBND`` of the state."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from office_app.domain.vietnamese import fold, nfc

DOC_TYPES: dict[str, tuple[str, ...]] = {
    "NQ": ("Nghị quyết",),
    "NQLT": ("Nghị quyết liên tịch",),
    "QĐ": ("Quyết định", "Quy định"),  # both: 19-QĐ/TW is a quy định
    "QĐi": ("Quy định",),
    "CT": ("Chỉ thị",),
    "CTr": ("Chương trình",),
    "CTHĐ": ("Chương trình hành động",),
    "CTrHĐ": ("Chương trình hành động",),
    "CTPH": ("Chương trình phối hợp",),
    "CTrPH": ("Chương trình phối hợp",),
    "CTCT": ("Chương trình công tác",),
    "KL": ("Kết luận",),
    "QC": ("Quy chế",),
    "QCPH": ("Quy chế phối hợp",),
    "TT": ("Thông tri", "Thông tư"),  # thông tư only on the state's side
    "TTr": ("Tờ trình",),
    "TTLT": ("Thông tư liên tịch",),
    "HD": ("Hướng dẫn",),
    "HDLT": ("Hướng dẫn liên tịch",),
    "TB": ("Thông báo",),
    "TC": ("Thông cáo",),
    "BC": ("Báo cáo",),
    "KH": ("Kế hoạch",),
    "KHPH": ("Kế hoạch phối hợp",),
    "KHLT": ("Kế hoạch liên tịch",),
    "QH": ("Quy hoạch",),
    "ĐA": ("Đề án",),
    "PA": ("Phương án",),
    "DA": ("Dự án",),
    "CV": ("Công văn",),
    "CĐ": ("Công điện",),
    "NĐ": ("Nghị định",),
    "BB": ("Biên bản",),
    "BS": ("Bản sao",),
    "ĐC": ("Đề cương",),
    "GM": ("Giấy mời",),
    "GGT": ("Giấy giới thiệu",),
    "PC": ("Phiếu chuyển",),
    "PG": ("Phiếu gửi",),
}
"""Type code → names. Source: Quy định 399-QĐ/TW; HD 36-HD/VPTW; NĐ 30/2020/NĐ-CP, Phụ lục III."""

_DASH = r"[-‐‑‒–—−]"
_WORD = r"[A-ZĐƯ][A-Za-zĐđƯư0-9]{0,19}"
_BODY = rf"(?:T\.Ư|{_WORD})(?:(?:{_DASH}|&){_WORD}){{0,3}}"
_DIRTY_TYPES = {"CTR": "CTr", "Ctr": "CTr", "TTR": "TTr", "Ttr": "TTr", "QD": "QĐ"}
_JOINT_TYPES = ("KHLT", "NQLT", "HDLT", "CTLT", "QCLT", "QCPH", "KHPH", "CTPH", "CTrPH")
_KNOWN = "|".join(sorted((*DOC_TYPES, *_DIRTY_TYPES, *_JOINT_TYPES), key=len, reverse=True))
_OF_SEVERAL = rf"(?:TTLT|{'|'.join(_JOINT_TYPES)})/{_WORD}{_DASH}"  # of the state: 88/NQLT/CP-ĐCT
_CENTRAL_BODY = r"(?:TW|TƯ|T\.Ư|TU|HU|ĐU)(?!\w)"

PARTY_SYMBOL = (
    rf"(?P<p_num>\d{{1,2}}\.\d{{3}}|\d{{1,5}}[a-z]?)\s{{0,3}}(?:{_DASH}|/(?!{_OF_SEVERAL})(?=\s?(?:{_KNOWN})\s?/))?"
    r"\s{0,3}"
    rf"(?P<p_type>{_KNOWN})\s{{0,2}}(?:/|{_DASH}(?=\s?{_CENTRAL_BODY}))\s{{0,2}}(?P<p_body>{_BODY})"
)
STATE_SYMBOL = (
    rf"(?P<s_num>\d{{1,5}}[a-z]?)(?:\s?/\s?(?P<s_year>(?:19|20)\d\d))?\s?/\s?"
    rf"(?P<s_type>{_WORD}(?:/{_WORD}(?={_DASH}))?)(?:\s?{_DASH}\s?(?P<s_body>{_BODY}))?"
)
_PARTY_ONLY = re.compile(r"(?:[Ss]ố|SỐ)?\s*:?\s*" + PARTY_SYMBOL)
_STATE_ONLY = re.compile(r"(?:[Ss]ố|SỐ)?\s*:?\s*" + STATE_SYMBOL)
_LOOSE = re.compile(
    r"(?:số)?\s*:?\s*(?P<p_num>\d{1,5}[a-z]?)[\s/‐‑‒–—−-]*(?P<p_type>[a-zđ]{1,5})"
    r"[\s/‐‑‒–—−-]+(?P<p_body>[a-zđư][a-zđư0-9‐‑‒–—−-]*)",
    re.IGNORECASE,
)
_PARTY_AT = re.compile(PARTY_SYMBOL)
_STATE_AT = re.compile(STATE_SYMBOL)
# In a letterhead the code may be one that no table has: «05-KHTĐ/ĐU».
_PARTY_OTHER = re.compile(
    rf"(?P<p_num>\d{{1,5}}[a-z]?)\s{{0,3}}{_DASH}\s{{0,3}}(?P<p_type>[A-ZĐ][A-Za-zĐđ]{{1,7}})"
    rf"\s{{0,2}}/\s{{0,2}}(?P<p_body>{_BODY})"
)
# «Số: 377/LĐLĐ»: who wrote the letter, without the type
_BODY_ONLY = re.compile(r"(?P<num>\d{1,5}[a-z]?)\s?/\s?(?P<body>[A-ZĐ]{2,10})(?![\w/])(?!\s?[-‐‑‒–—−])")
_NOISY = re.compile(
    r"(?P<num>[\dIlOo|]{1,5})\s{0,3}(?P<sep>[/.‐‑‒–—−-]|(?<=\s))\s{0,3}(?P<type>[A-ZĐÀ-Ỹ][A-Za-zĐđ]{1,7})"
    r"\s{0,2}(?P<slash>[/|.‐‑‒–—−-])\s{0,2}(?P<body>[A-ZĐƯÀ-Ỹ][A-Za-z0-9À-ỹ‐‑‒–—−-]{0,19})"
)
# «1961/QĐUBND»: some PDF writers lose hyphens
_GLUED = re.compile(
    rf"(?P<num>\d{{1,5}}[a-z]?)\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<type>{_KNOWN})\s?"
    r"(?P<body>UBND|HĐND|CP|TTg|VPCP|VPUBND|BCĐ|MTTQ|BTT|HĐBC|VP|SNV|BNV|BTC|BYT|BCA|BQP|BTTTT|BGDĐT|BTP)(?![^\W_])"
)
_NUMBER_ZONE = re.compile(r"[\dIlOo|]{1,5}(?=[\s/‐‑‒–—−-])")
_MISREAD_DIGITS = str.maketrans("IlOo|", "11001")
# What OCR makes of Đ, or of a mark that was never there; whole codes only.
_MISREAD_CODES = {
    misread: code
    for code in (
        "QĐ",
        "CĐ",
        "NĐ",
        "ĐU",
        "VPĐU",
        "UBKTĐU",
        "BXDĐ",
        "BCĐ",
        "HĐND",
        "ĐTN",
        "LĐLĐ",
        "ĐUK",
        "ĐUQS",
        "ĐH",
    )
    for misread in (code.replace("Đ", "D"), code.replace("Đ", "DĐ"))
}
_DASHES = re.compile(_DASH)
_SPACE_OR_DASH = re.compile(r"[\s/-]+")
_PARTY_BODIES = re.compile(r"(?:TW|TƯ|TU|HU|QU|ThU|ĐU|CB)(?![a-z])|(?!BCĐ|MT).*(?:TW|TU|HU|ĐU)$")


@dataclass(frozen=True)
class Symbol:
    """A document's number and code; ``year`` only on laws and decrees, ``state`` for the state's form."""

    number: str
    type_code: str
    body_code: str
    year: int | None = None
    state: bool = False

    def __str__(self) -> str:
        if not self.state:
            return f"{self.number}-{self.type_code}/{self.body_code}"
        year = f"/{self.year}" if self.year else ""
        return f"{self.number}{year}/{self.type_code}" + (f"-{self.body_code}" if self.body_code else "")

    @property
    def key(self) -> str:
        """Return what two writings of one symbol have in common; CT and CTr stay apart."""
        parts = (self.number.lstrip("0"), str(self.year or ""), self.type_code, self.body_code)
        return "|".join(parts).casefold().replace("ư", "u")

    @property
    def plain_type(self) -> str:
        """Return the code of the type without the first of several issuers: NQLT of «88/NQLT/CP-ĐCT»."""
        return self.type_code.partition("/")[0]

    @property
    def doc_type(self) -> str | None:
        """Return the Vietnamese name of the type when the code leaves no choice."""
        names = DOC_TYPES.get(self.plain_type, ())
        if self.type_code == "TT":
            return "Thông tư" if self.state else "Thông tri"
        return names[0] if len(names) == 1 else None


def symbol_of(match: re.Match[str]) -> Symbol | None:
    """Build the symbol from a match of PARTY_SYMBOL or STATE_SYMBOL."""
    found = match.groupdict()
    if found.get("p_num"):
        party_type = _DIRTY_TYPES.get(found["p_type"] or "", found["p_type"] or "")
        return Symbol(found["p_num"].replace(".", ""), party_type, _plain(found["p_body"] or ""))
    number, year, type_code, body = (found.get(k) for k in ("s_num", "s_year", "s_type", "s_body"))
    if not number or not type_code or not (year or body):
        return None
    body = _plain(body or "")
    if not year and type_code in DOC_TYPES and _PARTY_BODIES.fullmatch(body):
        return Symbol(number, type_code, body)  # 26/NQ-TU for 26-NQ/TU
    return Symbol(number, type_code, body, int(year) if year else None, state=True)


@lru_cache(maxsize=8)  # every step of reading a letterhead asks for its number
def symbol_after(text: str, at: int) -> tuple[int, int, Symbol | None, bool] | None:
    """Read the symbol that a letterhead's line holds at ``at``: start, end, symbol, and whether it had to be mended."""
    number = _NUMBER_ZONE.match(text, at)
    digits = text[:at] + number.group().translate(_MISREAD_DIGITS) + text[number.end() :] if number else text
    glued = _GLUED.match(digits, at)
    if glued:
        year = int(glued["year"]) if glued["year"] else None
        return (
            glued.start(),
            glued.end(),
            Symbol(glued["num"], glued["type"], glued["body"], year, True),
            True,
        )
    for read in (text, digits) if digits != text else (text,):
        for pattern in (_PARTY_AT, _STATE_AT, _PARTY_OTHER):
            match = pattern.match(read, at)
            symbol = symbol_of(match) if match else None
            if match and symbol and not read[match.end() : match.end() + 1].isalnum():
                mended = _mended(symbol)
                return match.start(), match.end(), mended, mended != symbol or read is not text
    alone = _BODY_ONLY.match(text, at) if at else None
    if alone:
        return alone.start(), alone.end(), Symbol(alone["num"], alone["body"], "", None, True), False
    match = _NOISY.match(text, at)
    symbol = _from_noise(match) if match else None
    return (match.start(), match.end(), symbol, True) if match and symbol else None


def _from_noise(match: re.Match[str]) -> Symbol | None:
    number = match["num"].translate(_MISREAD_DIGITS)
    type_code, body = _code(match["type"]), "-".join(map(_code, _DASHES.split(match["body"])))
    if type_code not in DOC_TYPES and not _PARTY_BODIES.fullmatch(body):
        return None
    if _PARTY_BODIES.fullmatch(body) or match["sep"] != "/":
        return Symbol(number, type_code, body)
    return Symbol(number, type_code, body, state=True)


def _mended(symbol: Symbol) -> Symbol:
    body = "-".join(_MISREAD_CODES.get(code, code) for code in symbol.body_code.split("-"))
    type_code = _MISREAD_CODES.get(symbol.type_code, symbol.type_code)
    if (type_code, body) == (symbol.type_code, symbol.body_code):
        return symbol
    return replace(symbol, type_code=type_code, body_code=body)


def _code(text: str) -> str:
    """Return a code without the accents that no code has."""
    plain = "".join(c if c in "Đđ" else fold(c).upper() if c.isupper() else fold(c) for c in text)
    return _MISREAD_CODES.get(plain, plain)


def of_centre(symbol: Symbol) -> Symbol:
    """Return a symbol written with «TƯ» as one of the centre: VPTƯ → VPTW."""
    return replace(symbol, body_code=re.sub(r"TU$", "TW", symbol.body_code))


def _plain(body: str) -> str:
    return _DASHES.sub("-", body).replace("T.Ư", "TU").replace("TƯ", "TU")


def parse_symbol(text: str) -> Symbol | None:
    """Read one symbol, also in the dirty forms met: ``26 NQ/TU``, ``Số: 100 - KL/TW``, ``16 -⏎HD/BTCTW``."""
    text = nfc(text).strip().rstrip(".,;")
    for pattern in (_PARTY_ONLY, _STATE_ONLY):
        match = pattern.fullmatch(text)
        symbol = symbol_of(match) if match else None
        if symbol:
            return symbol
    return None


def symbol_key(text: str) -> str:
    """Return the key for comparing symbols: ``26-NQ/TU``, ``26 NQ/TU`` and ``26/nq-tư`` give the same."""
    symbol = parse_symbol(text)
    if symbol:
        return symbol.key
    plain = nfc(text).strip()
    match = _LOOSE.fullmatch(plain)
    if match:
        return Symbol(match["p_num"], match["p_type"], _DASHES.sub("-", match["p_body"])).key
    return _SPACE_OR_DASH.sub("", _DASHES.sub("-", plain)).casefold().replace("ư", "u")
