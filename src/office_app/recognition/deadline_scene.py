"""The text that deadlines are looked for in, and its sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.recognition.rules import Rules

SENTENCE_END = re.compile(r"[.;!?…\n|](?:(?<=[\n|])|(?=\s))")
"""Begins with one set of letters, which a search steps over far quicker than over a choice of two."""
_LONGEST = 700  # characters of a sentence on either side of a place
_MONTHS = {
    "hai": "2",
    "ba": "3",
    "tư": "4",
    "năm": "5",
    "sáu": "6",
    "bảy": "7",
    "bẩy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
    "mười một": "11",
    "mười hai": "12",
}
_MONTH_IN_WORDS = re.compile(
    r"tháng (?<!mỗi tháng )(?<!hai tháng )(?<!ba tháng )(?<!hằng tháng )(?<!hàng tháng )(?<!cả tháng )"
    r"(?:(?:hai|ba|tư|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai))?)"
    r"(?=\s*(?:[.;:)/\n]|,(?!\s*(?:sáu|năm|quý))|$|năm\s+\d|\d{4}|tới(?!\w)))|năm(?=\s+năm\s+\d|/\d))"
)


@dataclass(frozen=True)
class Scene:
    """The text being read: ``low`` in small letters with citations blanked out, and the date of the document."""

    text: str
    low: str
    today: date | None
    rules: Rules
    due_day_counts: bool

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where the sentence around ``at`` begins and ends, 700 characters off at the most."""
        furthest = max(0, at - _LONGEST)
        start = max(furthest, self.low.rfind("\n", furthest, at) + 1)
        for stop in SENTENCE_END.finditer(self.low, start, at):
            start = stop.end()
        stop_after = SENTENCE_END.search(self.low, at, at + _LONGEST)
        return start, stop_after.start() if stop_after else min(len(self.low), at + _LONGEST)


def scene_of(
    text: str,
    low: str,
    rules: Rules,
    today: date | None,
    citations: Sequence[tuple[int, int]],
    due_day_counts: bool,
) -> Scene:
    """Return the scene for a clean text.

    ``low``: the folded text in small letters. ``citations``: places of cited documents, whose dates are no deadlines.
    """
    low = _MONTH_IN_WORDS.sub(_in_figures, low)
    return Scene(text, _mask(low, citations), today, rules, due_day_counts)


def _in_figures(month: re.Match[str]) -> str:
    """Write «tháng Tư» as «tháng 4 », of the same length."""
    return f"tháng {_MONTHS[' '.join(month.group().split()[1:])]}".ljust(len(month.group()))


def _mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            start = at
        if end > start:
            pieces += [text[at:start], "\x01" * (end - start)]
            at = end
    return "".join(pieces) + text[at:]
