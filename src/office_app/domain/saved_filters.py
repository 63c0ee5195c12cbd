"""What a list is filtered by, kept under a name, and what it asks of the records.

The content is what ``gui.widgets.filter_bar`` keeps: the words typed, choices by the title of their box, chips by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from office_app.domain.days_ahead import this_week
from office_app.domain.incoming import IncomingFilter, IncomingState
from office_app.domain.task_filter import Show, TaskFilter
from office_app.domain.tasks import TaskKind
from office_app.domain.vietnamese import fold

_Choice = TypeVar("_Choice", bound=StrEnum)

PLACES = ("incoming", "outgoing", "tasks")
"""The lists that filters are saved for."""


@dataclass(frozen=True)
class SavedFilter:
    """``place`` is the list (``incoming``, ``outgoing``, ``tasks``); ``content`` what that list reads it from."""

    place: str
    name: str
    content: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return str(self.content.get("words", ""))

    def choice(self, title: str) -> str | None:
        """Return what is chosen in the box of this title; None for all."""
        chosen = self.content.get("choices", {}).get(title)
        return None if chosen is None else str(chosen)

    def has_chip(self, name: str) -> bool:
        return name in self.content.get("chips", ())


@dataclass(frozen=True)
class FilterCount:
    """A saved filter with how much it finds now."""

    saved: SavedFilter
    count: int


def incoming_filter(saved: SavedFilter, today: date) -> IncomingFilter:
    """Return what a filter of the register asks for."""
    state, year = saved.choice("Mọi trạng thái"), saved.choice("Mọi năm")
    due_from, due_until = this_week(today) if saved.has_chip("Tuần này") else (None, None)
    if saved.has_chip("Quá hạn"):
        due_from, due_until = None, today - timedelta(days=1)
    return IncomingFilter(
        words=saved.words,
        doc_type=saved.choice("Mọi loại"),
        issuer=saved.choice("Mọi cơ quan"),
        state=_known(IncomingState, state),
        year=int(year) if year and year.isdecimal() else None,
        due_from=due_from,
        due_until=due_until,
    )


def outgoing_filter(saved: SavedFilter) -> tuple[str, str | None, bool | None]:
    """Return words, type and whether issued, as a filter of our papers asks for them."""
    issued = {"Dự thảo": False, "Đã phát hành": True}.get(saved.choice("Mọi trạng thái") or "")
    return saved.words, saved.choice("Mọi loại"), issued


def task_filter(saved: SavedFilter) -> TaskFilter:
    """Return what a filter of tasks asks for."""
    kind = saved.choice("Mọi loại việc")
    return TaskFilter(
        fold(saved.words),
        _known(Show, saved.choice(Show.OPEN.value)) or Show.OPEN,
        saved.choice("Mọi đơn vị") or "",
        saved.choice("Mọi lãnh đạo") or "",
        _known(TaskKind, kind),
    )


def _known(kind: type[_Choice], word: str | None) -> _Choice | None:
    """Return the choice of this word; None, which is any, for one that only an earlier version had."""
    return next((one for one in kind if one.value == word), None)
