"""What optical reading typically confuses, mended where the shape of the field leaves no doubt.

Each rule is a pattern for a field as it may come out, and a function that writes the field as it must have stood on
the paper, or returns None when that is not certain. Words keep their places.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from office_app.domain.symbol import DOC_TYPES
from office_app.reading.formats.ocr_engine import Word

Mend = Callable[[re.Match[str]], str | None]

# Icelandic eth, the fraction bar, and a C with a speck in it.
_SIGNS = str.maketrans({"Ð": "Đ", "ð": "đ", "⁄": "/", "∕": "/", "Œ": "C", "ﬁ": "fi", "ﬂ": "fl"})
_DIGITS = str.maketrans("OoDQIl|!SsBZz", "0000111155822")
_DIGIT = r"[\dOoDQIl|!SsBZz]"
_UPPER = "A-ZĐƯÀ-Ỹ"
_TYPES = {*DOC_TYPES, "QyĐ", "CTrPH", "KHLT", "NQLT", "HDLT"}
_TYPE_BY_SHAPE = {code.upper().replace("Đ", "D"): code for code in _TYPES if code not in ("DA", "ĐA")}
_MARKS = {"MAT": "MẬT", "TOIMAT": "TỐI MẬT", "TUYETMAT": "TUYỆT MẬT"}
_STAMPS = {
    "TOIMAT": "TỐI MẬT",
    "TUYETMAT": "TUYỆT MẬT",
    "HOATOC": "HỎA TỐC",
    "THUONGKHAN": "THƯỢNG KHẨN",
    "KHAN": "KHẨN",
}
URGENCY = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
_ALIKE = 0.66
_KINDS_OF_BODY = "BAN|ĐẢNG|CHI|ỦY|UỶ|HỘI|ĐOÀN|TỈNH|HUYỆN|THƯỜNG"


def mended(line: Sequence[Word]) -> list[Word]:
    """Return the words of a line, those mended that are surely misread."""
    words = [replace(word, text=word.text.translate(_SIGNS)) for word in line]
    for pattern, mend in _RULES:
        words = _apply(words, pattern, mend)
    return words


def mended_stamp(line: str) -> str:
    """Return the line of a stamp; what can only be a mark of secrecy or urgency there is written as such."""
    plain = _plain(line)
    if re.fullmatch(r"[IL]?(?:NI|IVI|M)A[TR]I?", plain):
        return "MẬT"
    likeness, mark = max(
        (SequenceMatcher(None, plain, shape).ratio(), mark) for shape, mark in _STAMPS.items()
    )
    return mark if likeness >= _ALIKE else line


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return "".join(char for char in letters if char.isalpha())


def _apply(words: list[Word], pattern: re.Pattern[str], mend: Mend) -> list[Word]:
    text = " ".join(word.text for word in words)
    for match in reversed(list(pattern.finditer(text))):
        better = mend(match)
        if better is not None and better != match.group():
            words = _put(words, match.start(), match.end(), better)
    return words


def _put(words: list[Word], start: int, end: int, better: str) -> list[Word]:
    """Put ``better`` in the place of the characters from ``start`` to ``end`` of the line."""
    at, first, last = 0, None, 0
    before = after = ""
    for number, word in enumerate(words):
        if first is None and start < at + len(word.text):
            first, before = number, word.text[: max(0, start - at)]
        if first is not None and at < end:
            last, after = number, word.text[end - at :]
        at += len(word.text) + 1
    if first is None:
        return words
    texts = f"{before}{better}{after}".split()
    old = words[first : last + 1]
    if len(texts) == len(old):
        new = [replace(word, text=text) for word, text in zip(old, texts, strict=True)]
    else:
        new = [replace(_around(old), text=text) for text in texts]
    return [*words[:first], *new, *words[last + 1 :]]


def _around(words: Sequence[Word]) -> Word:
    """Return one word in the room of several."""
    return replace(
        words[0],
        left=min(word.left for word in words),
        top=min(word.top for word in words),
        right=max(word.right for word in words),
        bottom=max(word.bottom for word in words),
        confidence=min(word.confidence for word in words),
    )


# ---- symbols


def _symbol(match: re.Match[str]) -> str | None:
    """Write ``449-CV/DU``, ``2O-QD/TU``, ``5-HD/BTGDV TU`` as they must have stood."""
    number = match["number"].translate(_DIGITS)
    kind = _type(match["type"])
    if kind is None or not any(char.isdigit() for char in match["number"]):
        return None
    dash = "-" if match["dash"].strip() else " "
    return f"{number}{match['letter']}{dash}{kind}/{_body(match['body'])}"


def _type(text: str) -> str | None:
    if text in _TYPES:
        return text
    shape = re.sub(r"(D|C)\1", r"\1", text.upper().replace("Đ", "D"))
    return "ĐA" if shape == "DA" else _TYPE_BY_SHAPE.get(shape)


def _body(text: str) -> str:
    """Write a body's code: no tones (Ư of «TƯ» stays), nothing doubled by the eye, no gap within."""
    text = "".join(_bare(char) for char in text.replace(" ", ""))
    text = re.sub(r"Đ[ĐD](?=[UAT])|(?<![A-ZĐ])DĐ(?=[UAT])", "Đ", text)
    text = re.sub(r"^[DB]U(?=$|[A-Z]{2})", "ĐU", text)
    return re.sub(r"UU$", "U", re.sub(r"TTT(?=[UW]$)", "TT", text))


def _bare(char: str) -> str:
    return char if char in "ĐƯ" else unicodedata.normalize("NFD", char)[0]


# ---- dates


def _long_date(match: re.Match[str]) -> str | None:
    day, month, year = (match[name].translate(_DIGITS) for name in ("day", "month", "year"))
    day, month = _with_zero(day, 31), _with_zero(month, 12)
    if not _possible(day, month, year):
        return None
    return f"{match['ngày'][0]}gày {day} tháng {month} năm {year}"


def _short_date(match: re.Match[str]) -> str | None:
    day, month, year = (match[name].translate(_DIGITS) for name in ("day", "month", "year"))
    return f"{day}/{month}/{year}" if _possible(day, month, year) else None


def _with_zero(number: str, most: int) -> str:
    """Write a leading zero that was read as another round digit: «ngày 98», «tháng 92»."""
    return "0" + number[1] if len(number) == 2 and int(number) > most and number[0] in "689" else number


def _possible(day: str, month: str, year: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and year[:2] in ("19", "20")


def _quarter(match: re.Match[str]) -> str:
    return match["quý"] + re.sub(r"[1l|]", "I", match["number"])


# ---- fixed words


def _mark(match: re.Match[str]) -> str:
    """Write a secrecy mark that stands alone on its line; «MẤT» and «MẮT», with another tone, are words."""
    return _MARKS[_plain(match.group())]


def _phrase(match: re.Match[str]) -> str:
    """Write the first word of a phrase of the field with its own tone: «chỉ bộ», «Bạn Thường vụ»."""
    read = match.group()
    right = _WORDS[_plain(read)]
    return right.upper() if read.isupper() else right.capitalize() if read[0].isupper() else right


_WORDS = {"CHI": "chi", "BAN": "ban", "TINH": "tỉnh", "DANG": "đảng", "TO": "tổ"}
_PHRASES = (
    r"(?<!\w)(?:ch[ỉíìịĩ](?=\s(?:bộ|ủy|uỷ)(?!\w))|t[íìịĩ]nh(?=\s(?:ủy|uỷ)(?!\w))|đ[áàạã]ng(?=\s(?:ủy|uỷ|bộ|viên)(?!\w))"
    r"|b[ạảáàã]n(?=\s(?:thường\svụ|chấp\shành|tuyên\sgiáo|tổ\schức|xây\sdựng|bí\sthư|chỉ\sđạo|dân\svận))"
    r"|t[ốồộỗ](?=\schức(?!\w)))"
)

_RULES: Sequence[tuple[re.Pattern[str], Mend]] = (
    (
        re.compile(
            rf"(?<![\w/])(?P<number>{_DIGIT}{{1,5}})(?P<letter>[a-z]?)(?P<dash>\s?[-–—~]\s?|\s)(?P<type>[A-ZĐa-z]{{2,6}})\s?/\s?"
            rf"(?P<body>[{_UPPER}]{{2,10}}(?:\s(?:TU|TW|HU)(?!\w))?)"
        ),
        _symbol,
    ),
    (re.compile(r"^S[oôốồổỗộóòỏõọẽẻéẹế6]\s?[:.]?\s?(?=\d{1,5}[a-z]?\s?[-/])"), lambda match: "Số "),
    (
        re.compile(
            rf"(?P<ngày>[nN]g\w{{1,2}}y)[\s:.,'_-]*(?P<day>{_DIGIT}{{1,2}})[\s:.,'_-]*th\w{{2,3}}g[\s:.,'_-]*"
            rf"(?P<month>{_DIGIT}{{1,2}})[\s:.,'_-]*n\w{{1,2}}m[\s:.,'_-]*(?P<year>{_DIGIT}{{4}})(?!\w)"
        ),
        _long_date,
    ),
    (
        re.compile(
            rf"(?<![\w/])(?P<day>{_DIGIT}{{1,2}})\s?/\s?(?P<month>{_DIGIT}{{1,2}})\s?/\s?(?P<year>{_DIGIT}{{4}})(?![\w/])"
        ),
        _short_date,
    ),
    (re.compile(r"^N[oơôờởở]i\s?nh[aâăậạàảặ]n(?=\s?[:.;]|$)"), lambda match: "Nơi nhận"),
    (re.compile(rf"^T\s?[/|I1l7]\s?M\s?(?={_KINDS_OF_BODY})"), lambda match: "T/M "),
    (re.compile(rf"^(?P<by>K/T|T/L)(?=[{_UPPER}]{{3}})"), lambda match: f"{match['by']} "),
    (re.compile(r"(?P<quý>(?<!\w)[Qq]uý\s)(?P<number>[1Il|]{2,3}|I[V1l|]|V|[l|])(?=[\s/,.;]|$)"), _quarter),
    (re.compile(_PHRASES, re.IGNORECASE), _phrase),
    (re.compile(r"^['`‘’ˆ^](?=[^\W\d_]{2})"), lambda match: ""),
    (
        re.compile(
            r"^[\W_]{0,3}(?:M[AÂĂẬẠẶÀẦẰ]T|(?:T[OÔỐÓÒỒỎỔÕỖ]I|TUY[EÊỆẸỄỂẾỀ]T)\s?M[AÂĂẬẠẶẤẮÁẦẰÀẨẲẢẪẴÃ]T)[\W_]{0,3}$"
        ),
        _mark,
    ),
)
