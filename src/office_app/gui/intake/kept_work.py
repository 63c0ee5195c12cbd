"""What the clerk did to a form, as it is kept over a restart and put back into the form read anew."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from office_app.domain.incoming import Obligation, Span
from office_app.domain.intake import WaitingFile
from office_app.gui.intake.entry import ADDED_KINDS, BY_KEY, DATES, Entry, Ticked
from office_app.gui.intake.queue import RECOGNISING, QueueItem, Stage

_DUE, _UNIT, _ADDED = "due ", "unit ", "added "
"""Before the key of an item: its date and its unit, put right by hand; its words, if the clerk added it."""
_PLACE = re.compile(r"(\w+)(?: (\d+)-(\d+))? \d+")


def waiting_files(items: Sequence[QueueItem]) -> list[WaitingFile]:
    """Return what is to be kept of a queue: files that still wait and were not refused for being secret."""
    over = (Stage.REGISTERED, Stage.REFUSED)
    return [_waiting(item) for item in items if item.path is not None and item.stage not in over]


def put_back(entry: Entry, kept: WaitingFile) -> None:
    """Do to a form what had been done to it before; the file must have the same content."""
    for key, value in kept.fields.items():
        if key in DATES:
            entry.change(key, _day(value))
        elif key in BY_KEY:
            entry.change(key, value)
    for key, words in kept.fields.items():
        if key.startswith(_ADDED):
            _add(entry, key.removeprefix(_ADDED), words)
    for key, tick in _keyed(entry):
        if key in kept.ticks:
            entry.settle(tick, kept.ticks[key])
        if f"{_DUE}{key}" in kept.fields and isinstance(tick.value, Obligation):
            entry.set_due(tick, _day(kept.fields[f"{_DUE}{key}"]))
        if f"{_UNIT}{key}" in kept.fields:
            entry.set_unit(tick, kept.fields[f"{_UNIT}{key}"])


def _add(entry: Entry, key: str, words: str) -> None:
    place = _PLACE.fullmatch(key)
    if place is not None and place[1] in ADDED_KINDS:
        span = Span(int(place[2]), int(place[3])) if place[2] else None
        entry.add(place[1], words, span)


def _waiting(item: QueueItem) -> WaitingFile:
    assert item.path is not None
    entry, read = item.entry, item.read
    if entry is None or read is None or item.stage in RECOGNISING or read.file.page_1_cut_short:
        # Nothing is written of a scan whose first page is not read: it may prove to be secret.
        before = item.kept or WaitingFile(item.path)
        return replace(before, path=item.path, legacy=item.legacy, optical=item.optical)
    keyed = [(key, tick) for key, tick in _keyed(entry) if tick.settled]
    dues = {f"{_DUE}{key}": _iso(tick.value.due) for key, tick in keyed if isinstance(tick.value, Obligation)}
    units = {f"{_UNIT}{key}": tick.value.unit or "" for key, tick in keyed if tick.found is not None}
    added = {f"{_ADDED}{key}": tick.value.text for key, tick in keyed if tick.added}
    fields = {key: _iso(entry.value(key)) for key in sorted(entry.by_hand)}
    ticks = {key: tick.on for key, tick in keyed}
    return WaitingFile(
        item.path, read.file.sha256, {**fields, **added, **dues, **units}, ticks, item.legacy, item.optical
    )


def _keyed(entry: Entry) -> Iterator[tuple[str, Ticked[Any]]]:
    """Yield the items to tick, each with a key that it has again when the same text is recognised again."""
    for name, ticks in entry.groups.items():
        seen: Counter[str] = Counter()
        for tick in ticks:
            span = tick.value.span
            place = f"{name} {span.start}-{span.end}" if span is not None else name
            seen[place] += 1  # one passage may give work to several units
            yield f"{place} {seen[place]}", tick


def _iso(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
