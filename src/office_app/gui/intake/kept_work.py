"""What the clerk did to a form, as it is kept over a restart and put back into the form read anew."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from office_app.domain.incoming import Obligation
from office_app.domain.intake import WaitingFile
from office_app.gui.intake.entry import BY_KEY, DATES, Entry, Ticked
from office_app.gui.intake.queue import RECOGNISING, QueueItem, Stage

_DUE = "due "
"""Before the key of an item: its date, put right by hand."""


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
    for key, tick in _keyed(entry):
        if key in kept.ticks:
            entry.settle(tick, kept.ticks[key])
        if f"{_DUE}{key}" in kept.fields and isinstance(tick.value, Obligation):
            entry.set_due(tick, _day(kept.fields[f"{_DUE}{key}"]))


def _waiting(item: QueueItem) -> WaitingFile:
    assert item.path is not None
    entry, read = item.entry, item.read
    if entry is None or read is None or item.stage in RECOGNISING or read.file.page_1_cut_short:
        # Nothing is written of a scan whose first page is not read: it may prove to be secret.
        before = item.kept or WaitingFile(item.path)
        return replace(before, path=item.path, legacy=item.legacy, optical=item.optical)
    keyed = [(key, tick) for key, tick in _keyed(entry) if tick.settled]
    dues = {f"{_DUE}{key}": _iso(tick.value.due) for key, tick in keyed if isinstance(tick.value, Obligation)}
    fields = {key: _iso(entry.value(key)) for key in sorted(entry.by_hand)}
    ticks = {key: tick.on for key, tick in keyed}
    return WaitingFile(item.path, read.file.sha256, {**fields, **dues}, ticks, item.legacy, item.optical)


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
