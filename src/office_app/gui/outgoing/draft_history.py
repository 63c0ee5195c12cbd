"""What can be undone in a draft: one history over text, headings, recipients, tasks and days, without end."""

from dataclasses import dataclass

from office_app.domain.outgoing import OutgoingDraft

_TYPED = 8  # characters that one key of an input method may change


@dataclass(frozen=True)
class Change:
    """Where a draft was changed: ``place`` a section's key or a name of the page's own, ``field`` what of it.

    ``old`` and ``new`` are its words; both empty where it has none, which never joins the change before.
    """

    place: str
    field: str
    old: str = ""
    new: str = ""


@dataclass
class _Step:
    draft: OutgoingDraft  # to go back to; while undone, to go forward to
    change: Change
    end: int | None  # where the last letter was typed


class DraftHistory:
    """Letters of one word make one step; everything else is a step of its own."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def record(self, before: OutgoingDraft, change: Change) -> None:
        """Note a change that was made just now."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        end = _typed_end(change)
        if last is not None and end is not None and _goes_on(last, change):
            last.end = end
        else:
            self._done.append(_Step(before, change, end))

    def undo(self, now: OutgoingDraft) -> tuple[OutgoingDraft, str] | None:
        """Return the draft one step back and the place that changes; None at the beginning."""
        return _pass_on(self._done, self._undone, now)

    def redo(self, now: OutgoingDraft) -> tuple[OutgoingDraft, str] | None:
        """Return the draft one undone step forward and the place that changes; None at the end."""
        return _pass_on(self._undone, self._done, now)


def _pass_on(taken: list[_Step], given: list[_Step], now: OutgoingDraft) -> tuple[OutgoingDraft, str] | None:
    if not taken:
        return None
    step = taken.pop()
    given.append(_Step(now, step.change, None))
    return step.draft, step.change.place


def changed_part(old: str, new: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where the different part ends in each."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    tail = 0
    while tail < most - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail


def _typed_end(change: Change) -> int | None:
    if change.old == change.new:
        return None
    start, old_end, new_end = changed_part(change.old, change.new)
    touched = change.old[start:old_end] + change.new[start:new_end]
    return None if len(touched) > _TYPED or "\n" in touched else new_end


def _goes_on(last: _Step, change: Change) -> bool:
    same = (last.change.place, last.change.field) == (change.place, change.field)
    if last.end is None or not same:
        return False
    start, old_end, new_end = changed_part(change.old, change.new)
    new_word = start > 0 and change.old[start - 1].isspace() and not change.new[start:new_end].isspace()
    return start <= last.end <= old_end and not new_word
