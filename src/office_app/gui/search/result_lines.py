"""What the list of results shows, line by line, and where each line leads; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from office_app.domain.search import KIND_NAMES, FoundKind, Passage, SearchHit, SearchResults
from office_app.gui.search.actions import Action

ROOMS = {
    FoundKind.INCOMING: ("incoming", "inbox"),
    FoundKind.OUTGOING: ("outgoing", "file-pen-line"),
    FoundKind.OBLIGATION: ("incoming", "clock"),
    FoundKind.TASK: ("tasks", "list-checks"),
    FoundKind.CAMPAIGN: ("study", "book-open-check"),
    FoundKind.SESSION: ("study", "calendar"),
    FoundKind.UNIT: ("organisation", "building-2"),
    FoundKind.MEMBER: ("organisation", "users"),
    FoundKind.ACTIVITY: ("outreach", "megaphone"),
    FoundKind.RAPPORTEUR: ("outreach", "mic"),
    FoundKind.INDICATOR: ("tasks", "chart-column"),
}
"""Where a hit of each kind is shown, and its picture."""


class LineKind(Enum):
    TITLE = 1
    HIT = 2
    ACTION = 3
    MORE = 4


@dataclass(frozen=True)
class Line:
    """One line of the list. ``room`` and ``target`` are where Enter leads; none for a title."""

    kind: LineKind
    title: Passage
    line: Passage = field(default_factory=lambda: Passage(""))
    passage: Passage | None = None
    icon: str = ""
    room: str = ""
    target: object = None

    @property
    def chosen(self) -> bool:
        """Whether it can be chosen."""
        return self.kind is not LineKind.TITLE

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title.text, self.line.text) if part)


def action_lines(actions: Sequence[Action], title: str) -> list[Line]:
    """Return what can be done, under its title; nothing for no actions."""
    if not actions:
        return []
    lines = [
        Line(LineKind.ACTION, Passage(one.label), Passage(one.hint), None, one.icon, one.room, one.target)
        for one in actions
    ]
    return [Line(LineKind.TITLE, Passage(title)), *lines]


def result_lines(results: SearchResults, typed: str, *, with_more: bool = True) -> list[Line]:
    """Return what was found, each kind under its title."""
    lines: list[Line] = []
    for group in results.groups:
        lines.append(Line(LineKind.TITLE, Passage(KIND_NAMES[group.kind])))
        lines += [_hit(hit) for hit in group.hits]
        if group.more and with_more:
            wanted = f"{typed} loại:{_kind_word(group.kind)}"
            text = Passage(f"Xem thêm: {KIND_NAMES[group.kind].lower()}")
            lines.append(Line(LineKind.MORE, text, room="search", target=wanted))
    return lines


def _kind_word(kind: FoundKind) -> str:
    return KIND_NAMES[kind].split(",")[0].lower()


def _hit(hit: SearchHit) -> Line:
    room, icon = ROOMS[hit.kind]
    shown = hit.passage if hit.passage is not None and hit.passage.text else None
    return Line(LineKind.HIT, hit.title, hit.line, shown, icon, room, target_of(hit))


def target_of(hit: SearchHit) -> object:
    """Return what the room of this hit is asked to open: a document at the passage, a session in its campaign."""
    place = hit.passage.place if hit.passage is not None else None
    match hit.kind:
        case FoundKind.INCOMING | FoundKind.OBLIGATION if place is not None:
            return ("passage", hit.opens, place)
        case FoundKind.SESSION:
            return ("session", hit.opens, hit.id)
        case FoundKind.RAPPORTEUR:
            return "rapporteurs"
        case FoundKind.INDICATOR:
            return "indicators"
        case _:
            return hit.opens
