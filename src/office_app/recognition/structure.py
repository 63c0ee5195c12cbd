"""The numbered items of a body: sections, items, bullets, and the paragraphs that go on beneath them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from office_app.recognition.clean_text import Paragraph
from office_app.recognition.joining import all_capitals
from office_app.recognition.rules import UPPER

_SAID = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")
_MARKER = re.compile(
    rf"(?P<section>[IVX]{{1,5}}\s?[-.–)]\s*|[A-EG](?:[.)]|\s?[-–](?=\s))\s+(?=[{UPPER}]))"
    r"|(?P<article>(?:Điều|ĐIỀU)\s+\d+\s?[.:]\s*)|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+)"
    r"|(?P<number>\d{1,2}(?:[.)]|[-–](?=\s+[^\W\d_][^\W\d_]))\s+)|(?P<letter>[a-zđ][.)]\s+)"
    rf"|(?P<said>\(\d{{1,2}}\)\s+|(?:{'|'.join(_SAID)}(?: \w+)?) là,?\s+)|(?P<bullet>[-–+•*▪—]\s*)"
)
_MARKER_WORDS = frozenset(word[:2] for word in ("Điều", *_SAID))
"""How those words of ``_MARKER`` begin that are written in small letters."""
_PURPOSE = re.compile(
    r"mục đích|yêu cầu\s*$|^\W*(?:[ivx\d.]+\W+)?(?:phần \w+\W+)?(?:đặc điểm,? |khái quát |về |một số )*tình hình"
    r"|^\W*(?:[\d.]+\W+)?(?:về )?(?:việc )?(?:đánh giá|kết quả|ưu điểm|hạn chế|tồn tại|nguyên nhân)[\s.:]*$"
    r"|kết quả đạt được|đánh giá chung|(?:quan điểm|mục tiêu)(?!.*(?:nhiệm vụ|giải pháp|nội dung|thực hiện))"
)
# Headings «1. Mục đích», «2. Tình hình chung», not «3. Chi bộ nắm tình hình …».
_PURPOSE_ITEM = re.compile(
    r"(?:về\s+)?(?:mục đích|(?P<demand>yêu cầu\s*$)|(?:đặc điểm,? )?tình hình|kết quả đạt được|đánh giá chung"
    r"|quan điểm|mục tiêu|(?:đánh giá|kết quả|ưu điểm|hạn chế|tồn tại|nguyên nhân)[\s.:]*$)",
    re.IGNORECASE,
)
_LEVELS = {"section": 1, "article": 2, "number": 2, "deep": 3, "said": 3, "letter": 4, "bullet": 5}


@dataclass(slots=True)
class Item:
    """A paragraph with its marker: ``level`` 1 section … 5 bullet, 0 plain; ``at`` where its words begin."""

    paragraph: Paragraph
    level: int
    at: int
    section: str
    words: str
    """The folded text after the marker."""


def items_of(body: Sequence[Paragraph]) -> list[Item]:
    """Tell the level of every paragraph, and the heading of the section it stands under (lower case)."""
    items: list[Item] = []
    section = above = ""  # the heading in force; that of the section, which «1. Mục tiêu» below it hides
    hides = 0  # at which level
    aims = False  # whether «Mục đích» stands before «Yêu cầu» under the same section
    under_articles = False
    for paragraph in body:
        text = paragraph.text
        match = None if _opens_plainly(text) else _MARKER.match(text)
        marker, at = (match.lastgroup, match.end()) if match else (None, 0)
        level = _LEVELS[marker] if marker else 0
        under_articles = under_articles or marker == "article"
        if under_articles and marker == "number":
            level = 3
        if level == 0 and len(text) > 8 and all_capitals(text):
            level = 1
        if level == 1:
            section = above = paragraph.folded.lower()
            hides, aims = 0, _purpose(section)
        elif (
            level in (2, 3) and (purpose := _purpose_item(paragraph, at)) and (aims or not purpose["demand"])
        ):
            section, hides, aims = paragraph.folded.lower(), level, True
        elif level in (2, 3) and level <= hides:
            section, hides = above, 0
        items.append(Item(paragraph, level, at, section, paragraph.folded[at:]))
    return items


def _opens_plainly(text: str) -> bool:
    """Tell a paragraph that opens with a word that is no marker."""
    return text[:1].isalpha() and text[1:2].islower() and text[:2] not in _MARKER_WORDS


def _purpose_item(paragraph: Paragraph, at: int) -> re.Match[str] | None:
    """Match «1. Mục đích», «2. Yêu cầu»; the latter alone asks for what stands below it."""
    return _PURPOSE_ITEM.match(paragraph.folded, at) if len(paragraph.text) < 60 else None


@lru_cache(maxsize=16)  # a section's heading is asked about by each of its items
def _purpose(text: str) -> bool:
    return bool(_PURPOSE.search(text.lower()))


def is_purpose(item: Item) -> bool:
    """Tell whether an item stands under «Mục đích, yêu cầu» or a look back, where nothing is assigned."""
    return _purpose(item.section)
