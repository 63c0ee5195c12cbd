"""Where the lines of a draft come from: each line drafted from a directive is found again after editing."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.incoming import IncomingDocument
from office_app.domain.outgoing import DraftSection, DraftTask, SourceMark
from office_app.domain.tasks import Task
from office_app.domain.vietnamese import fold

_ALIKE = 0.55  # of the words: a line that was reworded by half is still the same passage


@dataclass(frozen=True)
class TracedLine:
    """A line of a section, counted from 0, and the mark that it comes from; None for a mark of the whole section."""

    line: int | None
    mark: SourceMark


@dataclass(frozen=True)
class SourcePlace:
    """Where something was taken from: the directive's name, «mục II.2» in it, and its own words.

    ``place`` and ``sentence`` are empty where only the directive is known.
    """

    name: str
    place: str = ""
    sentence: str = ""
    directive_id: int | None = None


def source_place(mark: SourceMark, directives: Sequence[IncomingDocument]) -> SourcePlace:
    """Return what a mark tells, its place read in the directive's text; marks of version 0.1 mean the first one."""
    directive = next((one for one in directives if mark.directive_id in (None, one.id)), None)
    name = mark.symbol or (directive.symbol or directive.doc_type if directive is not None else "")
    place = place_in(directive.text, mark.span.start) if directive is not None and mark.span else ""
    directive_id = mark.directive_id or (directive.id if directive is not None else None)
    return SourcePlace(name or "văn bản chỉ đạo", place, " ".join(mark.sentence.split()), directive_id)


def mark_of_task(task: Task, drafted: Sequence[DraftTask]) -> SourceMark | None:
    """Return the mark of the drafted task that a task was made from, also when its words were changed since."""
    of_unit = [one for one in drafted if one.unit == task.unit] or list(drafted)
    place = _best(_words(task.title), [_words(one.text) for one in of_unit], set())
    return of_unit[place].source if place is not None else None


_PART = re.compile(r"\s*([IVXLC]+)\s*[-–.]\s*\S")
_SECTION = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)[.)]\s*\S")


def place_in(text: str, offset: int) -> str:
    """Return the numbered part of a directive that an offset lies in: «mục II.2»; "" before the first."""
    part = section = ""
    for line in text[:offset].splitlines():
        if match := _PART.match(line):
            part, section = match[1], ""
        elif match := _SECTION.match(line):
            section = match[1]
    numbers = ".".join(number for number in (part, section) if number)
    return f"mục {numbers}" if numbers else ""


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
