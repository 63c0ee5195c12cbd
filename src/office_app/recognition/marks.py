"""What stands only in a letterhead: titles, symbol, place and date, marks; without accents, as OCR loses them."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from office_app.domain.symbol import Symbol, symbol_after
from office_app.domain.vietnamese import fold
from office_app.recognition.joining import all_capitals
from office_app.recognition.letterhead_words import LetterheadWords
from office_app.recognition.rules import LOWER, UPPER, Rules

RULE = "-----"
_DIGIT = r"[\dilo|]"
_BLANK = r"[.…_\s]*"
_PLACE_DATE = re.compile(
    rf"ngay\s*(?P<day>{_DIGIT}{{1,2}}|{_BLANK})\s*thang\s*(?P<month>{_DIGIT}{{1,2}}|tu|gieng|{_BLANK})\s*"
    rf"nam\s*(?P<year>{_DIGIT}{{2}}\s?{_DIGIT}{{2}}|{_DIGIT}{{0,3}}{_BLANK})"
)
_PLACE_SHORT_DATE = re.compile(
    r",\s*ngay\s*(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})$"
)
_PLACE_WORD = rf"(?:(?:[{UPPER}]['’]?[{UPPER}]?[{LOWER}]+)+|[{UPPER}](?!\w)|(?:TP|T\.P|Tp|TX|TT)\.?|HCM)"
_PLACE = re.compile(
    rf"(?<!\w)(?:(?:Thành phố|Tỉnh|Xã|Phường|Đặc khu|Thị trấn|Thị xã)\s)?"
    rf"(?:{_PLACE_WORD}(?:\s?-\s?|\s|(?<=\.))){{0,6}}{_PLACE_WORD}(?:\s(?:số\s)?(?:\d{{1,2}}|[IVX]{{1,4}}))?(?:\s\([^()\d]{{2,30}}\))?"
    r"\s*[,.;:]?\s*$"
)
# «HÀ NỘI, ngày …», «Hà nội, ngày …» on a line of their own
_PLACE_ODD = re.compile(
    rf"\W*(?:[{UPPER}]{{2,}}(?:\s[{UPPER}]+){{1,4}}|(?!Hội|Nghị|Kế|Quyết|Báo|Kết|Chỉ|Thông|Công|Đại|Phiên|Cuộc|Buổi)"
    rf"[{UPPER}][{LOWER}]+\s[{LOWER}]+)\s*,\s*$"
)
_NUMBER_LEAD = re.compile(r"[*•\s]*s(?:[o0]|6(?=\s*[:\d]))\s{0,3}[:.;]?\s*(?=[\dilo|.…_/–-]|$)")
_BLANK_NUMBER = re.compile(rf"{_BLANK}(?:[-–/]\s*[a-z]{{1,6}}\s*[-–/.]\s*[a-z]|[-–/]\s*[a-z]{{2,6}}$|$)")
_OF_ANOTHER = re.compile(r"[^.;]{0,60}\bcua\s")
_SUBJECT_LEAD = re.compile(r"(?:v\s?/\s?v|ve viec|trich yeu)(?!\w)")
ADDRESS = re.compile(r"kinh\s*(?:gui|trinh|moi|chuyen)(?!\w)\s*[:.]?[\s|]*")
"""«Kính gửi» at the beginning of a folded line."""
_LONGEST_MARK = 60
"""Characters of a line that may hold nothing but an urgency mark with its label."""
_DIGITS = str.maketrans("iloILO|", "1101101")
_MONTH_WORDS = {"tu": 4, "gieng": 1}


class Kind(Enum):
    """What a line near the head of a paper is."""

    TITLE = auto()  # ĐẢNG CỘNG SẢN VIỆT NAM
    STAR = auto()
    RULE = auto()
    SYMBOL = auto()
    DATE = auto()
    MARK = auto()  # urgency, draft, circulation
    ABOUT = auto()  # V/v …
    ADDRESS = auto()  # Kính gửi …
    TYPE = auto()
    CAPITALS = auto()
    WORDS = auto()


ANCHORS = frozenset((Kind.TITLE, Kind.STAR, Kind.RULE, Kind.SYMBOL, Kind.DATE, Kind.MARK))
"""Lines that can only stand in a letterhead."""


@dataclass(slots=True)
class PlaceDate:
    """«La Hiên, ngày 29 tháng 4 năm 2026» in a line; ``day`` None where it is left blank or impossible."""

    start: int
    at: int
    end: int
    day: date | None
    placed: bool


@dataclass(slots=True)
class SymbolMark:
    """«Số 449-CV/ĐU» in a line; ``symbol`` None where the number is left blank; ``noisy`` where it was mended."""

    start: int
    end: int
    symbol: Symbol | None = None
    noisy: bool = False


def find_place_date(text: str, folded: str) -> PlaceDate | None:
    """Return place and date of issue in a line; ``folded`` is ``fold(text)``."""
    if "ngay" not in folded:
        return None
    match = _PLACE_DATE.search(folded) or _PLACE_SHORT_DATE.search(folded)
    if match is None:
        return None
    at = folded.index("ngay", match.start())
    place = _PLACE.search(text[:at]) or (None if text[match.end() :].strip() else _PLACE_ODD.match(text[:at]))
    return PlaceDate(place.start() if place else at, at, match.end(), _day(match), place is not None)


def _day(match: re.Match[str]) -> date | None:
    year, month, day = ("".join(match[name].split()).translate(_DIGITS) for name in ("year", "month", "day"))
    try:
        return date(int(year), _MONTH_WORDS.get(match["month"]) or int(month), int(day))
    except ValueError:
        return None  # left blank for the hand, or impossible


def find_symbol_mark(text: str, folded: str) -> SymbolMark | None:
    """Return the number and code that a line opens with, none where a title goes on with those of another paper.

    «số 57-NQ/TW» in small letters does, and «SỐ 57-NQ/TW NGÀY 22/12/2024 CỦA BỘ CHÍNH TRỊ».
    """
    lead = _NUMBER_LEAD.match(folded)
    if lead and not text.startswith("s"):
        found = symbol_after(text, lead.end())
        if found:
            return None if _OF_ANOTHER.match(folded, found[1]) else SymbolMark(*found)
        blank = _BLANK_NUMBER.match(folded, lead.end())
        return SymbolMark(lead.end(), len(text)) if blank else None
    if text[:1].isdigit() and "/" in text:
        found = symbol_after(text, 0)
        if found and not found[3] and found[1] == len(text) and found[2] and not found[2].year:
            return SymbolMark(*found)
    return None


def bare(text: str) -> str:
    """Return a line without the frame a stamp has: brackets, stars, dots."""
    return text.strip(" .,;:*[](){}|_-–—=<>“”\"'")


def kind_of(text: str, rules: Rules) -> Kind:
    """Tell what a line of the head is."""
    return _kind_of(text, rules.letterhead)


@lru_cache(maxsize=256)  # asked of each line by every step
def _kind_of(text: str, words: LetterheadWords) -> Kind:
    if text == RULE:
        return Kind.RULE
    if not any(map(str.isalnum, text)):
        return Kind.STAR  # also what a scan makes of it
    folded = fold(text if len(text) <= 150 else text[:60])
    if len(text) <= 150 and (found := _anchor(text, folded, words)):
        return found
    if _SUBJECT_LEAD.match(folded):
        return Kind.ABOUT
    if is_address(text):
        return Kind.ADDRESS
    if text[:2].isupper() and words.heading_of(text, folded):
        return Kind.TYPE
    return Kind.CAPITALS if all_capitals(text) else Kind.WORDS


def is_address(text: str) -> bool:
    """Tell whether a line begins «Kính gửi»."""
    return text[0] in "Kk" and ADDRESS.match(fold(text[:20])) is not None


def _anchor(text: str, folded: str, words: LetterheadWords) -> Kind | None:
    plain = bare(folded)
    if words.national_title.fullmatch(plain) or (words.youth_title.fullmatch(plain) and all_capitals(text)):
        return Kind.TITLE
    if find_symbol_mark(text, folded):
        return Kind.SYMBOL
    placed = find_place_date(text, folded)
    if placed and not bare(text[: placed.start]) and not bare(text[placed.end :]):
        return Kind.DATE
    if words.head_mark.fullmatch(plain) or (len(plain) <= _LONGEST_MARK and _urgency_in(text, folded, words)):
        return Kind.MARK
    return None


def urgency_in(text: str, folded: str, rules: Rules) -> tuple[int, int] | None:
    """Return where a line holds nothing but an urgency mark (with its label, in a frame)."""
    return _urgency_in(text, folded, rules.letterhead) if len(bare(folded)) <= _LONGEST_MARK else None


def _urgency_in(text: str, folded: str, words: LetterheadWords) -> tuple[int, int] | None:
    found = list(words.urgency.finditer(folded))
    if not found or text[found[-1].start()].islower():
        return None
    match = found[-1]  # the one behind the label: «Độ khẩn: KHẨN»
    before = bare(folded[: match.start()])
    if before not in ("", "do khan", "muc do khan") or bare(folded[match.end() :]):
        return None
    return match.span()
