"""Lines back into paragraphs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from office_app.recognition.rules import LOWER, UPPER


@dataclass(slots=True)
class Line:
    """One line as read; ``blanks`` empty lines stood before it, which is a ``gap`` unless all lines have them."""

    text: str
    blanks: int = 0
    page: int = 0
    gap: bool = False
    column: int = 0
    """How many columns stood left of it on its line, as far as wide gaps show."""


_PARTS = ("Điều", "Chương", "Phần", "Mục", "Phụ lục")
_ADDRESSED = ("Nơi nhận", "Kính gửi", "Kính trình")
_BLOCK = re.compile(
    rf"[-+•*▪–—]\s|[-+–](?=[{UPPER}])|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]\s|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?\s"
    rf"|[a-zđ][.)]\s|[A-EG][.)]\s(?=[{UPPER}])|[IVX]{{1,5}}\s?[-.–)]\s?(?=[{UPPER}])"
    rf"|(?:{'|'.join((*_PARTS, *map(str.upper, _PARTS)))})\s+(?:thứ\s+)?[\dIVX]+"
    rf"|(?:{'|'.join(_ADDRESSED)})\b|(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.)\s"
)
_BLOCK_WORDS = frozenset(word[:2] for word in (*_PARTS, *_ADDRESSED))
"""How those words of ``_BLOCK`` begin that are written in small letters."""
_YEARS_CUT = re.compile(r"[-–]\s?\d{4}\b")
_YEAR_END = re.compile(r"\b\d{4}$")
_NUMBER_WORD = re.compile(
    r"(?:\b(?:tháng|năm|ngày|quý|số|khóa|khoá|thứ|lần|[Đđ]ại hội|mục|điều|Điều|khoản|trang|điểm|từ|đến|và|-)|,|/)$"
)
_LACKS_NUMBER = re.compile(
    r"(?<!\w)(?:số|ngày|tháng|quý|khóa|khoá|lần thứ|trong vòng|Điều|[Kk]hoản)$"  # above «15/7/2026», «3)»
)
_LACKS_NONE = re.compile(
    r"(?<!\w)(?:(?:đổi|dân|đa|thiểu|chỉ|một|tổng|hệ|kinh tế|xã hội|công nghệ|kỹ thuật|kỹ năng|nền tảng|hạ tầng"
    r"|dữ liệu|chữ ký|chính quyền|môi trường|không gian|học vụ) số"
    r"|(?:[Hh]ằng|[Hh]àng|[Mm]ỗi|[Tt]ừng) (?:ngày|tháng|quý|năm)|(?:điều|tài) khoản)$"
)
_LONGEST_LACKING = len("chính quyền số")
_SYMBOL = re.compile(rf"\d{{1,5}}[a-z]?(?:\s?/\s?\d{{4}})?\s?[-–/]\s?[{UPPER}]")
_LETTERED = re.compile(r"[a-zđ][.)]\s")
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}")
_DATE_CUT = re.compile(
    r"(?:trước ngày|\d\s+tháng|\d\s+năm|hết ngày|đến ngày|nhất (?:là )?ngày|\bquý [IVX]+ năm)$"
)
_DATE_WORDS = ("ngày", "tháng", "năm")
"""How what ``_DATE_CUT`` finds ends."""
_MARKER_ONLY = re.compile(
    r"(?:Xong |Hoàn thành |Gửi )?(?:[Tt]rước|[Cc]hậm nhất|[Mm]uộn nhất|[Đđ]ến|[Tt]ừ)(?: (?:là|hết|ngày|vào))*$"
)
_HANGING_DASH = re.compile(r"(?:\w |^)[-–]$")  # «Trung tâm Văn hóa -» above «Thông tin và Thể thao»
_LONGEST_QUOTE = 400  # characters
_CLOSERS = frozenset("”\"’')")
_THREE_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*){3}")
_SMALL_LETTERS = frozenset(LOWER.replace("a-z", "abcdefghijklmnopqrstuvwxyz"))


def starts_block(text: str) -> bool:
    """Tell whether a line opens something of its own: a numbered item, a bullet, «Nơi nhận» …"""
    if text[1:2].islower() and text[:2] not in _BLOCK_WORDS:
        return False  # most lines: words of a sentence
    return bool(_BLOCK.match(text))


def _begins_small(text: str) -> bool:
    """Tell whether a line begins with a small letter, be it within quotes or brackets."""
    return text[0] in _SMALL_LETTERS or (text[0] in '“"(‘' and text[1:2] in _SMALL_LETTERS)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends with the sign that ends a sentence."""
    last = text[-2:-1] if text[-1:] in _CLOSERS else text[-1:]
    return last != "" and last in ".:!?…"


@lru_cache(maxsize=512)  # asked of each line by every step
def all_capitals(text: str) -> bool:
    """Tell whether the line is written in capitals, as headings and letterheads are."""
    early = text[4:12]
    if early.islower() and (early[:3].isalpha() or early[-3:].isalpha()):
        return False  # most lines: words of a sentence
    if text[4:6].islower() and text[-3:-1].islower():
        return False
    start = text[:300]
    if start.isupper():
        return start[:3].isalpha() or _THREE_LETTERS.search(start) is not None
    if sum(map(str.islower, start[: len(start) // 5])) > 0.1 * len(start):
        return False
    letters = sum(map(str.isalpha, start))
    return letters >= 3 and sum(map(str.isupper, start)) >= 0.9 * letters


def lacks_number(text: str) -> bool:
    """Tell whether a line ends with a word that a number follows: «trước ngày», «số», and not «chuyển đổi số»."""
    return _LACKS_NUMBER.search(text, len(text) - _LONGEST_LACKING) is not None and not _lacks_none(text)


def _lacks_none(text: str) -> bool:
    return _LACKS_NONE.search(text, len(text) - _LONGEST_LACKING) is not None


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of a table."""
    return "|" in line.text and (" | " in line.text or line.text.startswith("| "))


def first_of(lines: Sequence[Line], is_one: Callable[[str], bool], start: int = 0) -> int | None:
    """Return the place of the first line of a kind from ``start`` on."""
    for at in range(start, len(lines)):
        if is_one(lines[at].text):
            return at
    return None


def line_width(lines: Sequence[Line]) -> int:
    """Return how long full lines are (90th percentile); above 130 the text is not wrapped."""
    texts = [line.text for line in lines if not ("|" in line.text and is_row(line))]
    lengths = sorted([len(text) for text in texts if not text.isupper()])
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def join_lines(lines: Sequence[Line], width: int) -> list[Line]:
    """Join the lines of one part into paragraphs."""
    joined: list[Line] = []
    pieces: list[str] = []
    last: Line | None = None
    twice = _wrapped_twice(lines, width)
    for line in lines:
        if last is not None and _goes_on(last, line, width, pieces, twice and len(pieces) > 1):
            pieces.append(line.text)
        else:
            _close(joined, pieces)
            joined.append(line)
            pieces = [line.text]
        last = line
    _close(joined, pieces)
    return joined


def _close(joined: list[Line], pieces: list[str]) -> None:
    if len(pieces) > 1:
        first = joined[-1]
        joined[-1] = Line(" ".join(pieces), first.blanks, first.page, first.gap, first.column)


def _goes_on(before: Line, line: Line, width: int, pieces: Sequence[str], inside: bool) -> bool:
    """Tell whether ``line`` is of the paragraph whose last line is ``before`` and which has ``pieces`` so far.

    ``inside`` a paragraph whose lines were broken twice.
    """
    if starts_block(line.text):
        return _is_rest_of_number(before, line, width)
    if _belongs(before, line, width) or (inside and _broken_off(before, line, width)):
        return True
    return width <= 130 and line.column == before.column and _cut_short(before, line, pieces)


def _is_rest_of_number(before: Line, line: Line, width: int) -> bool:
    """Tell the rest of a number from a marker: «2. Hoàn thành» below «trước ngày», «- 2030» below «2025»."""
    text, above = line.text, before.text
    if line.column != before.column or above[-1] in ".;:":
        return False  # most items: a sentence has ended
    if not text[0].isalnum():
        rest = above[-1].isdigit() and _YEARS_CUT.match(text) and _YEAR_END.search(above)
    elif width <= 130 and text[0].isdigit() and _lacks_day(before, line):
        return True
    else:
        counted = not (line.gap or _LETTERED.match(text))
        rest = counted and _NUMBER_WORD.search(above, max(0, len(above) - 8))
    return bool(rest) and not (_lacks_none(above) or is_row(line) or is_row(before))


def _lacks_day(before: Line, line: Line) -> bool:
    """Tell whether a line ends with words that a number must follow: «trước ngày», «20 tháng»."""
    if before.text.endswith(_DATE_WORDS) and _DATE_CUT.search(before.text):
        return True
    return line.page == before.page and not line.gap and _MARKER_ONLY.match(before.text) is not None


def _cut_short(before: Line, line: Line, pieces: Sequence[str]) -> bool:
    """Tell a line that ends too early with its sentence plainly open: «20 tháng», within quotes or brackets."""
    above = before.text
    if above[-1] in "-–" and _HANGING_DASH.search(above) and not all_capitals(above):
        return True
    if line.text[0].isdigit() and _lacks_day(before, line):
        return True
    if line.gap or line.page != before.page:
        return False
    if above[-1] == ":" and _DAY.match(line.text):
        return True  # «hạn nộp:» above «20/3/2026»
    if len(pieces) < 2 or above[-1] in ";," or ends_sentence(above) or all_capitals(line.text):
        return False
    opened = " ".join(pieces)[-_LONGEST_QUOTE:]
    if ")" in line.text.split("(", 1)[0] and opened.count("(") > opened.count(")"):
        return True  # «(qua» above «Ban Tổ chức) trước ngày …»
    return opened.count("“") > opened.count("”") or opened.count('"') % 2 == 1


def _wrapped_twice(lines: Sequence[Line], width: int) -> bool:
    """Tell a text whose lines were broken again on narrower paper: long, short, long, short."""
    long, short = 0.72 * width, 0.4 * width
    rests = 0
    for at in [at for at, line in enumerate(lines) if len(line.text) < short]:
        if 0 < at < len(lines) - 1 and len(lines[at - 1].text) >= long:
            before, rest, after = lines[at - 1 : at + 2]
            goes_on = _begins_small(after.text) and _broken_off(rest, after, width)
            rests += goes_on and not ends_sentence(before.text)
    return rests >= 2 and rests >= 0.04 * len(lines)


def _broken_off(before: Line, line: Line, width: int) -> bool:
    """Tell whether a short line may be the rest of a broken one, with the sentence going on after it."""
    if width > 130 or line.gap or starts_block(before.text) or starts_block(line.text):
        return False
    if all_capitals(line.text) or all_capitals(before.text) or before.text.endswith(";"):
        return False
    return not ends_sentence(before.text)


def _completes(text: str, above: str) -> bool:
    """Tell whether a line that begins with a figure has the number that ``above`` lacks; behind «số», a symbol."""
    return lacks_number(above) and (not above.endswith("số") or _SYMBOL.match(text) is not None)


def _belongs(before: Line, line: Line, width: int) -> bool:
    """Tell whether ``line``, which opens nothing, goes on the sentence of ``before``."""
    text, above = line.text, before.text
    framed = "|" in text or "|" in above
    if text == "-----" or above == "-----" or (framed and is_row(line)):
        return False  # rules and rows of tables
    full = 0.72 * width <= len(above) and width <= 130
    if framed and is_row(before):
        return full and _begins_small(text)
    if line.column != before.column:
        return False
    if width <= 130 and text[0].isdigit() and len(above) >= 0.3 * min(width, 100) and _completes(text, above):
        return True
    small = _begins_small(text)
    if len(text) > 12 and not small and all_capitals(text):
        return all_capitals(above) and not line.gap and len(above) >= 0.4 * min(width, 100)
    if len(above) > 12 and all_capitals(above) and not (above[0].isdigit() and " " not in above):
        return False
    if small:
        return full or not ends_sentence(above)
    # A capital goes on a sentence only where its word had no room: «2. Các chi bộ» above «Lập danh sách …» had.
    full = full and len(above) + 1 + len(text.split(" ", 1)[0]) >= 0.86 * width
    if line.gap and not (full and line.page != before.page):
        return False
    return full and not ends_sentence(above)
