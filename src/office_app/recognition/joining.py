"""Lines back into paragraphs."""

import re
from collections.abc import Sequence
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


_BLOCK = re.compile(
    rf"[-+•*▪–—]\s|[-+–](?=[{UPPER}])|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]\s|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?\s"
    rf"|[a-zđ][.)]\s|[A-EG][.)]\s(?=[{UPPER}])|[IVX]{{1,5}}\s?[-.–)]\s?(?=[{UPPER}])"
    r"|(?:Điều|Chương|Phần|Mục|Phụ lục|ĐIỀU|CHƯƠNG|PHẦN|MỤC|PHỤ LỤC)\s+(?:thứ\s+)?[\dIVX]+"
    r"|(?:Nơi nhận|Kính gửi|Kính trình)\b|(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.)\s"
)
_BLOCK_WORDS = frozenset(("Đi", "Ch", "Ph", "Mụ", "Nơ", "Kí"))
"""How those words of ``_BLOCK`` begin that are written in small letters."""
_YEARS_CUT = re.compile(r"[-–]\s?\d{4}\b")
_YEAR_END = re.compile(r"\b\d{4}$")
_NUMBER_WORD = re.compile(
    r"(?:\b(?:tháng|năm|ngày|quý|số|khóa|khoá|thứ|lần|[Đđ]ại hội|mục|điều|Điều|khoản|trang|điểm|từ|đến|và|-)|,|/)$"
)
_LETTERED = re.compile(r"[a-zđ][.)]\s")
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}")
_DATE_CUT = re.compile(
    r"(?:trước ngày|\d\s+tháng|\d\s+năm|hết ngày|đến ngày|nhất (?:là )?ngày|\bquý [IVX]+ năm)$"
)
_MARKER_ONLY = re.compile(
    r"(?:Xong |Hoàn thành |Gửi )?(?:[Tt]rước|[Cc]hậm nhất|[Mm]uộn nhất|[Đđ]ến|[Tt]ừ)(?: (?:là|hết|ngày|vào))*$"
)
_HANGING_DASH = re.compile(r"(?:\w |^)[-–]$")  # «Trung tâm Văn hóa -» above «Thông tin và Thể thao»
_LONGEST_QUOTE = 400  # characters
_SENTENCE_END = re.compile(r"[.:!?…][”\"’')]?$|\./\.$")
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
    if text[-1:].isalnum():
        return False
    return _SENTENCE_END.search(text, max(0, len(text) - 3)) is not None


@lru_cache(maxsize=512)  # asked of each line by every step
def all_capitals(text: str) -> bool:
    """Tell whether the line is written in capitals, as headings and letterheads are."""
    start = text[:300]
    if not start.isupper() and sum(map(str.islower, start[: len(start) // 5])) > 0.1 * len(start):
        return False  # most lines end here
    letters = sum(map(str.isalpha, start))
    return letters >= 3 and sum(map(str.isupper, start)) >= 0.9 * letters


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of a table."""
    return " | " in line.text or line.text[:2] == "| "


def line_width(lines: Sequence[Line]) -> int:
    """Return how long full lines are (90th percentile); above 130 the text is not wrapped."""
    lengths = sorted(len(line.text) for line in lines if not all_capitals(line.text) and not is_row(line))
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def join_lines(lines: Sequence[Line], width: int) -> list[Line]:
    """Join the lines of one part into paragraphs."""
    joined: list[Line] = []
    pieces: list[str] = []
    last: Line | None = None
    twice = _wrapped_twice(lines, width)
    for line in lines:
        inside = twice and len(pieces) > 1
        if last is not None and (
            _belongs(last, line, width)
            or (inside and _broken_off(last, line, width))
            or _cut_short(last, line, width, pieces)
        ):
            pieces.append(line.text)
        else:
            _close(joined, pieces)
            joined.append(line)
            pieces = [line.text]
        last = line
    _close(joined, pieces)
    return joined


def _cut_short(before: Line, line: Line, width: int, pieces: Sequence[str]) -> bool:
    """Tell a line that ends too early with its sentence plainly open: «20 tháng», within quotes or brackets."""
    if width > 130 or line.column != before.column:
        return False
    if _HANGING_DASH.search(before.text) and not (starts_block(line.text) or all_capitals(before.text)):
        return True
    if line.text[0].isdigit() and _DATE_CUT.search(before.text):
        return True
    if line.gap or line.page != before.page:
        return False
    if line.text[0].isdigit() and _MARKER_ONLY.match(before.text):
        return True
    if before.text[-1] == ":" and _DAY.match(line.text):
        return True  # «hạn nộp:» above «20/3/2026»
    if starts_block(line.text) or ends_sentence(before.text) or all_capitals(line.text):
        return False
    if len(pieces) < 2 or before.text.endswith((";", ",")):
        return False
    opened = " ".join(pieces)[-_LONGEST_QUOTE:]
    return opened.count("“") > opened.count("”") or opened.count('"') % 2 == 1


def _wrapped_twice(lines: Sequence[Line], width: int) -> bool:
    """Tell a text whose lines were broken again on narrower paper: long, short, long, short."""
    rests = sum(
        _broken_off(rest, after, width) and not ends_sentence(before.text)
        for before, rest, after in zip(lines, lines[1:], lines[2:], strict=False)
        if len(before.text) >= 0.72 * width and len(rest.text) < 0.4 * width and _begins_small(after.text)
    )
    return rests >= 2 and rests >= 0.04 * len(lines)


def _broken_off(before: Line, line: Line, width: int) -> bool:
    """Tell whether a short line may be the rest of a broken one, with the sentence going on after it."""
    if width > 130 or line.gap or starts_block(before.text) or starts_block(line.text):
        return False
    if all_capitals(line.text) or all_capitals(before.text) or before.text.endswith(";"):
        return False
    return not ends_sentence(before.text)


def _close(joined: list[Line], pieces: list[str]) -> None:
    if joined and len(pieces) > 1:
        first = joined[-1]
        joined[-1] = Line(" ".join(pieces), first.blanks, first.page, first.gap, first.column)


def _belongs(before: Line, line: Line, width: int) -> bool:
    """Tell whether ``line`` goes on the sentence of ``before``."""
    wrapped = width <= 130
    full = wrapped and len(before.text) >= 0.72 * width
    if line.text == "-----" or before.text == "-----" or is_row(line):
        return False  # rules and rows of tables
    if is_row(before):
        return full and _begins_small(line.text)
    if line.column != before.column:
        return False
    if starts_block(line.text):
        cut_number = _YEARS_CUT.match(line.text) and _YEAR_END.search(before.text)
        return bool(cut_number) or (
            line.text[0].isalnum()
            and not _LETTERED.match(line.text)
            and bool(_NUMBER_WORD.search(before.text, max(0, len(before.text) - 8)))
            and not line.gap
        )
    if all_capitals(line.text) and len(line.text) > 12:
        return all_capitals(before.text) and not line.gap and len(before.text) >= 0.4 * min(width, 100)
    if all_capitals(before.text) and len(before.text) > 12:
        return False
    if _begins_small(line.text):
        return full or not ends_sentence(before.text)
    # A capital goes on a sentence only where its word had no room: «2. Các chi bộ» above «Lập danh sách …» had.
    full = full and len(before.text) + 1 + len(line.text.split(" ", 1)[0]) >= 0.86 * width
    if line.gap and not (full and line.page != before.page):
        return False
    return full and not ends_sentence(before.text)
