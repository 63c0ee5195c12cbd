"""Where the lines of a draft come from: each line drafted from a directive is found again after editing."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.outgoing import DraftSection, SourceMark
from office_app.domain.vietnamese import fold

_ALIKE = 0.55  # of the words: a line that was reworded by half is still the same passage


@dataclass(frozen=True)
class TracedLine:
    """A line of a section, counted from 0, and the mark that it comes from; None for a mark of the whole section."""

    line: int | None
    mark: SourceMark


def trace(section: DraftSection) -> Sequence[TracedLine]:
    """Return where each mark of the section stands in its present text; marks of lines that are gone are left out.

    A line keeps its mark as long as about half of its words are the ones it was drafted with.
    """
    lines = [_words(line) for line in section.text.splitlines()]
    taken: set[int] = set()
    traced = []
    for mark in section.sources:
        if not mark.line:
            traced.append(TracedLine(None, mark))
            continue
        place = _best(_words(mark.line), lines, taken)
        if place is not None:
            taken.add(place)
            traced.append(TracedLine(place, mark))
    return sorted(traced, key=lambda one: -1 if one.line is None else one.line)


def _best(words: list[str], lines: Sequence[list[str]], taken: set[int]) -> int | None:
    best, most = None, _ALIKE
    for place, other in enumerate(lines):
        if other == words and place not in taken:
            return place
        alike = difflib.SequenceMatcher(None, words, other, autojunk=False)
        # Several marks may share a line: two sentences drawn together.
        ratio = alike.ratio() if alike.real_quick_ratio() > most and alike.quick_ratio() > most else 0.0
        if ratio > most:
            best, most = place, ratio
    return best


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", fold(line))
