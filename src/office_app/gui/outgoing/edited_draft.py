"""A draft while it is edited: sections added, moved and numbered again; each change counts one revision."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from office_app.domain.outgoing import DraftAnnex, DraftCampaign, DraftSection, DraftTask, OutgoingDraft
from office_app.domain.vietnamese import roman
from office_app.gui.outgoing import edited_annexes
from office_app.gui.outgoing.draft_history import Change, DraftHistory

LETTERS = "abcdđeghiklmnopqrstuvxy"
_PART = re.compile(r"^[IVXLC]+(?=\s*[-–.])")
_SECTION = re.compile(r"^\d+(?=\s*[.)]\s)")
_SUBSECTION = re.compile(r"^\d+\.\d+(?=[.\s])")
_LETTER = re.compile(r"^[a-zđ](?=\)\s)")
_MOST_TEXT = 200_000
HEAD = "#head"
"""Place of subject, signer, date and recipients."""
WORKS = "#works"
"""Place of tasks, campaign and the plan's days."""
_WORKS_FIELDS = {"tasks", "campaign", "back_plan"}


class EditedDraft:
    """Holds the newest state of one draft.

    ``revision`` tells a printing or a save how old it is; ``stored`` is the newest one that was written.
    """

    def __init__(self, draft: OutgoingDraft) -> None:
        self.draft = draft
        self.revision = self.stored = 0
        self.history = DraftHistory()

    @property
    def sections(self) -> Sequence[DraftSection]:
        return self.draft.sections

    def section(self, key: str) -> DraftSection | None:
        return next((section for section in self.sections if section.key == key), None)

    def annex(self, key: str) -> DraftAnnex | None:
        return next((annex for annex in self.draft.annexes if annex.key == key), None)

    def passage(self, key: str) -> DraftSection | DraftAnnex | None:
        """Return the section or the annex of a key."""
        return self.section(key) or self.annex(key)

    # ---- words

    def set_heading(self, key: str, heading: str) -> None:
        self._replace_passage(key, heading=" ".join(heading.split()))

    def set_text(self, key: str, text: str) -> None:
        self._replace_passage(key, text=text[:_MOST_TEXT])

    def set_head(self, **fields: Any) -> None:
        """Change fields of the paper itself: subject, recipients, signer, …"""
        changed = [name for name, value in fields.items() if getattr(self.draft, name) != value]
        if not changed:
            return
        name = changed[0]
        place = WORKS if name in _WORKS_FIELDS else HEAD
        old, new = _words(getattr(self.draft, name)), _words(fields[name])
        self._change(replace(self.draft, **fields), Change(place, name, old, new))

    # ---- history

    def undo(self) -> str | None:
        """Go one step back; return the place that changed, None when there is no step."""
        return self._go(self.history.undo(self.draft))

    def redo(self) -> str | None:
        """Go one undone step forward; return the place that changed, None when there is no step."""
        return self._go(self.history.redo(self.draft))

    def _go(self, found: tuple[OutgoingDraft, str] | None) -> str | None:
        if found is None:
            return None
        self.draft, place = found
        self.revision += 1
        return place

    def _change(self, draft: OutgoingDraft, change: Change) -> None:
        self.history.record(self.draft, change)
        self.draft = draft
        self.revision += 1

    # ---- outline

    def add_after(self, key: str | None) -> str:
        """Add a section behind the one of ``key``, of its level; return the new key."""
        sections = list(self.sections)
        place = self._place(key)
        level = max(1, sections[place].level) if place is not None else 1
        at = self._end(place) if place is not None and sections[place].level else (place or 0) + 1
        taken = {section.key for section in sections}
        new = next(f"m{number}" for number in count(1) if f"m{number}" not in taken)
        start = {1: "I- MỤC MỚI", 2: "1. Mục mới"}.get(level, "a) Mục mới")
        sections.insert(min(at, len(sections)), DraftSection(new, start, level, ""))
        self._set(sections, new)
        return new

    def remove(self, key: str) -> str | None:
        """Remove an annex, or a section with what stands under it; return the key that takes its place."""
        if self.annex(key) is not None:
            left = edited_annexes.removed(self.draft.annexes, key)
            self._set_annexes(left, key)
            return left[-1].key if left else HEAD
        place = self._place(key)
        if place is None:
            return None
        sections = list(self.sections)
        del sections[place : self._end(place)]
        self._set(sections, key)
        return sections[min(place, len(sections) - 1)].key if sections else None

    def move(self, key: str, way: int) -> bool:
        """Move an annex, or a section with what stands under it, past its neighbour alike; -1 up, 1 down."""
        if self.annex(key) is not None:
            return self._set_annexes(edited_annexes.moved(self.draft.annexes, key, way), key)
        place = self._place(key)
        if place is None or not self.sections[place].level:
            return False
        sections = list(self.sections)
        start, end, level = place, self._end(place), sections[place].level
        if way > 0:
            if end >= len(sections) or sections[end].level != level:
                return False
            after = self._end(end)
            sections[start:after] = sections[end:after] + sections[start:end]
        else:
            before = start - 1
            while before >= 0 and sections[before].level > level:
                before -= 1
            if before < 0 or sections[before].level != level:
                return False
            sections[before:end] = sections[start:end] + sections[before:start]
        self._set(sections, key)
        return True

    def add_annex(self) -> str:
        """Add an annex behind the others and return its key."""
        annexes = edited_annexes.added(self.draft.annexes)
        self._set_annexes(annexes, annexes[-1].key)
        return annexes[-1].key

    def turn_annex(self, key: str, *, landscape: bool) -> None:
        """Lay an annex's pages on their side, or set them upright."""
        self._set_annexes(edited_annexes.changed(self.draft.annexes, key, landscape=landscape), key)

    def restore(self, draft: OutgoingDraft, place: str = HEAD) -> None:
        """Take over a whole draft, an earlier or a mended one, as a change of its own at ``place``."""
        if draft != self.draft:
            self._change(draft, Change(place, "draft"))

    # ---- what issuing makes

    def set_task(self, row: int, task: DraftTask) -> None:
        tasks = list(self.draft.tasks)
        if 0 <= row < len(tasks) and tasks[row] != task:
            tasks[row] = task
            self.set_head(tasks=tuple(tasks))

    def add_task(self) -> int:
        due = self.draft.campaign.due if self.draft.campaign is not None else None
        self.set_head(tasks=(*self.draft.tasks, DraftTask("", "", due)))
        return len(self.draft.tasks) - 1

    def remove_tasks(self, rows: Sequence[int]) -> None:
        gone = set(rows)
        self.set_head(tasks=tuple(task for row, task in enumerate(self.draft.tasks) if row not in gone))

    def set_campaign_due(self, due: date | None) -> None:
        if self.draft.campaign is not None:
            self.set_head(campaign=replace(self.draft.campaign, due=due))

    def set_campaign(self, campaign: DraftCampaign | None) -> None:
        self.set_head(campaign=campaign)

    def to_store(self) -> OutgoingDraft:
        """Return the draft without tasks that nobody and nothing was written into."""
        tasks = tuple(task for task in self.draft.tasks if task.unit.strip() or task.text.strip())
        return replace(self.draft, tasks=tasks)

    def _place(self, key: str | None) -> int | None:
        return next((n for n, section in enumerate(self.sections) if section.key == key), None)

    def _end(self, place: int) -> int:
        """Return where the section at ``place`` ends, with all that stands under it."""
        level, end = self.sections[place].level, place + 1
        while end < len(self.sections) and level and self.sections[end].level > level:
            end += 1
        return end

    def _replace_passage(self, key: str, **fields: str) -> None:
        annex = self.annex(key)
        if annex is not None:
            ((name, new),) = fields.items()
            annexes = edited_annexes.changed(self.draft.annexes, key, **fields)
            self._set_annexes(annexes, key, Change(key, name, getattr(annex, name), new))
        else:
            self._replace_section(key, **fields)

    def _set_annexes(self, annexes: tuple[DraftAnnex, ...], key: str, change: Change | None = None) -> bool:
        if annexes == tuple(self.draft.annexes):
            return False
        self._change(replace(self.draft, annexes=annexes), change or Change(key, "annexes"))
        return True

    def _replace_section(self, key: str, **fields: str) -> None:
        place = self._place(key)
        if place is None:
            return
        ((name, new),) = fields.items()
        old = getattr(self.sections[place], name)
        if old != new:
            sections = list(self.sections)
            changed: dict[str, Any] = {name: new}
            sections[place] = replace(sections[place], **changed)
            self._change(replace(self.draft, sections=tuple(sections)), Change(key, name, old, new))

    def _set(self, sections: Sequence[DraftSection], key: str) -> None:
        numbered = tuple(renumbered(sections))
        if numbered != tuple(self.sections):
            self._change(replace(self.draft, sections=numbered), Change(key, "outline"))


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    several = isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    return "\n".join(value) if several else ""


def renumbered(sections: Sequence[DraftSection]) -> list[DraftSection]:
    """Number headings again in order, each in the way it is numbered already; those without a number stay."""
    counts = {1: 0, 2: 0, 3: 0}
    result = []
    for section in sections:
        level, heading = section.level, section.heading
        if level in counts:
            counts[level] += 1
            for deeper in range(level + 1, 4):
                counts[deeper] = 0
            heading = _numbered(heading, level, counts)
        else:
            counts = {1: counts[1], 2: 0, 3: 0}
        result.append(section if heading == section.heading else replace(section, heading=heading))
    return result


def _numbered(heading: str, level: int, counts: dict[int, int]) -> str:
    number = counts[level]
    if level == 1:
        return _PART.sub(roman(min(number, 89)), heading)
    if level == 2:
        return _SECTION.sub(str(number), heading)
    if _SUBSECTION.match(heading):
        return _SUBSECTION.sub(f"{counts[2]}.{number}", heading)
    return _LETTER.sub(LETTERS[min(number, len(LETTERS)) - 1], heading)
