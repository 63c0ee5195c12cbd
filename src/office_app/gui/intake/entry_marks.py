"""What of a form is marked on its paper."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from office_app.domain.incoming import Obligation, ObligationKind, Span
from office_app.gui.intake.entry import FIELDS, Entry, Ticked
from office_app.gui.look.tokens import State


@dataclass(frozen=True)
class Highlight:
    """A passage marked on the paper: what was read there (``title``), and the field or row it belongs to.

    ``reason`` is why the reading is not sure.
    """

    span: Span
    state: State
    title: str
    reason: str = ""
    key: str | None = None
    tick: Ticked[Any] | None = None

    @property
    def tip(self) -> str:
        """Return what the mouse over it says."""
        return f"{self.title}\n{self.reason}" if self.reason else self.title


def highlights(entry: Entry) -> list[Highlight]:
    """Return the passages to mark: long ones first, so that a short one inside is painted over them."""
    marks = [
        Highlight(sureness.span, "waiting", name.plain, sureness.reason, key=name.key)
        for name in FIELDS
        if (sureness := entry.sureness[name.key]).span is not None
    ]
    groups: list[tuple[Sequence[Ticked[Obligation]], State, Callable[[Obligation], str]]] = [
        (entry.assignments, "good", lambda o: f"Việc được giao: {o.unit or ''}"),
        (entry.deadlines, "late", lambda o: "Thời hạn"),
        (entry.reports, "late", lambda o: "Báo cáo"),
    ]
    for ticks, state, title in groups:
        marks += [
            Highlight(
                _named(entry.text, tick.value, tick.value.span),
                state,
                title(tick.value),
                tick.value.reason,
                tick=tick,
            )
            for tick in ticks
            if tick.on and tick.value.span is not None
        ]
    marks += [
        Highlight(tick.value.span, "planned", f"Viện dẫn: {tick.value.symbol}", tick.value.reason, tick=tick)
        for tick in entry.cited
        if tick.value.span is not None
    ]
    marks += [
        Highlight(tick.value.span, "planned", "Tài liệu", tick.value.reason, tick=tick)
        for tick in entry.materials
        if tick.value.span is not None
    ]
    known = [mark for mark in marks if mark.span.end > mark.span.start]
    return sorted(known, key=lambda mark: mark.span.start - mark.span.end)


def _named(text: str, work: Obligation, span: Span) -> Span:
    """Return the words that name who is told to do something; a whole passage in colour would drown the rest."""
    if work.kind is not ObligationKind.ASSIGNMENT:
        return span
    start = text.casefold().find((work.unit or "").casefold(), span.start, span.end) if work.unit else -1
    if start >= 0 and len(text.casefold()) == len(text):
        return Span(start, start + len(work.unit or ""))
    words = re.match(r"(?:\S+\s+){0,5}\S+", text[span.start : span.end])
    return Span(span.start, span.start + (words.end() if words else 0))
