"""The form of one document on its way into the register: values, how sure each is, and what is ticked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

from office_app.domain.incoming import (
    Certainty,
    CitedDocument,
    Found,
    IncomingDocument,
    Obligation,
    ObligationKind,
    RecognisedDocument,
    Span,
)
from office_app.domain.vietnamese import fold
from office_app.gui.look.tokens import State

T = TypeVar("T")

TYPED, MISSING = "gõ tay", "chưa có"


@dataclass(frozen=True)
class FieldName:
    """A field of the form. ``key`` is the attribute of ``IncomingDocument``; ``digit`` fills it from a selection."""

    key: str
    label: str
    digit: int | None = None
    counted: bool = False
    """Whether a doubt about it makes the file one to look at."""

    @property
    def plain(self) -> str:
        """Return the label without its mnemonic."""
        return self.label.replace("&", "")


FIELDS: Sequence[FieldName] = (
    FieldName("symbol", "&Số, ký hiệu", 1, counted=True),
    FieldName("issued_on", "&Ngày", 2, counted=True),
    FieldName("doc_type", "&Loại", 3, counted=True),
    FieldName("issuer", "&Cơ quan ban hành", 4, counted=True),
    FieldName("subject", "&Trích yếu", 5, counted=True),
    FieldName("signer", "N&gười ký", 6, counted=True),
    FieldName("arrived_on", "Ngà&y đến"),
    FieldName("parent", "Cơ quan cấp t&rên", 7),
    FieldName("signer_title", "Chức &vụ người ký", 8),
    FieldName("urgency", "Độ &khẩn", 9),
    FieldName("note", "Gh&i chú"),
)
BY_KEY: Mapping[str, FieldName] = {name.key: name for name in FIELDS}
DATES = ("issued_on", "arrived_on")
ADDED_KINDS: Mapping[str, ObligationKind] = {
    "assignments": ObligationKind.ASSIGNMENT,
    "deadlines": ObligationKind.DEADLINE,
}
"""What the clerk can add from a selection, by the list it goes to."""
ADDED_BY: Mapping[str, str] = {"assignments": "V", "deadlines": "H"}
"""The keys that add it."""
OPEN_FIELDS = ("symbol", "issued_on", "doc_type", "issuer", "subject", "signer", "arrived_on")
FOLDED_FIELDS = ("parent", "signer_title", "urgency", "note")
_RECOGNISED = (
    "symbol",
    "issued_on",
    "doc_type",
    "issuer",
    "subject",
    "signer",
    "parent",
    "signer_title",
    "urgency",
)
_OPTIONAL = ("parent", "signer_title", "urgency")  # most papers have none: no word when missing


@dataclass(frozen=True)
class Sureness:
    """How sure a value is: ``word`` and dot for the screen, ``reason`` and ``span`` for whoever asks."""

    word: str = ""
    state: State = "plain"
    hollow: bool = False
    reason: str = ""
    span: Span | None = None

    @property
    def doubtful(self) -> bool:
        return self.state == "waiting" or self.word == MISSING


@dataclass
class Ticked(Generic[T]):
    """A proposed item and whether the clerk takes it."""

    value: T
    on: bool = True
    settled: bool = False
    """Whether the clerk said so: it stays when the paper is recognised again."""
    found: T | None = None
    """What recognition said, where the clerk put the unit right: the next reading says it again."""
    added: bool = False
    """Whether the clerk added it: recognition did not find it."""


@dataclass
class Entry:
    """What the clerk sees and changes before *Vào sổ*; it stays while other files are looked at."""

    document: IncomingDocument
    sureness: dict[str, Sureness] = field(default_factory=dict)
    assignments: list[Ticked[Obligation]] = field(default_factory=list)
    deadlines: list[Ticked[Obligation]] = field(default_factory=list)
    reports: list[Ticked[Obligation]] = field(default_factory=list)
    cited: list[Ticked[CitedDocument]] = field(default_factory=list)
    materials: list[Ticked[Found[str]]] = field(default_factory=list)
    received: dict[str, int] = field(default_factory=dict)
    """Cited symbols that are in the register, with the id of their document."""
    touched: bool = False
    by_hand: set[str] = field(default_factory=set)
    """Fields that the clerk filled; they stay when the paper is recognised again."""
    settled_before: dict[str, dict[str, Ticked[Any]]] = field(default_factory=dict)
    """What the clerk settled in earlier readings, by list and words: the next one may find it again."""

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def doubts(self) -> int:
        """Count the fields someone should look at."""
        return sum(1 for name in FIELDS if name.counted and self.sureness[name.key].doubtful)

    @property
    def ours(self) -> list[Ticked[Obligation]]:
        return [tick for tick in self.assignments if tick.value.ours]

    @property
    def others(self) -> list[Ticked[Obligation]]:
        return [tick for tick in self.assignments if not tick.value.ours]

    def value(self, key: str) -> str | date | None:
        """Return a field's value; text fields never None."""
        found = getattr(self.document, key)
        return found if key in DATES else found or ""

    def change(
        self, key: str, value: str | date | None, span: Span | None = None, *, selected: bool = False
    ) -> bool:
        """Put what the clerk typed or selected on the paper into a field; False when it was that already."""
        if key not in DATES and not isinstance(value, str):
            raise TypeError(f"{key} takes text")
        if value == self.value(key):
            return False
        changed: dict[str, Any] = {key: value or None if key in _OPTIONAL or key == "signer" else value}
        self.document = replace(self.document, **changed)
        self.by_hand.add(key)
        reason = "Lấy từ đoạn chữ đã chọn." if selected else "Do người dùng nhập."
        empty = value in ("", None)
        self.sureness[key] = _missing(key) if empty else Sureness(TYPED, reason=reason, span=span)
        self.touched = True
        return True

    def settle(self, tick: Ticked[Any], on: bool) -> None:
        """Take an item or leave it, as the clerk says."""
        tick.on, tick.settled, self.touched = on, True, True

    def set_due(self, tick: Ticked[Obligation], due: date | None) -> None:
        tick.value, tick.settled = replace(tick.value, due=due), True
        self.touched = True

    def set_unit(self, tick: Ticked[Obligation], unit: str) -> None:
        """Say who is told to do the work; whom that is at our level was said of the unit read before."""
        tick.found = tick.found or tick.value
        tick.value = replace(tick.value, unit=unit, counterpart=None, reach=None)
        tick.settled = self.touched = True

    def add(self, name: str, words: str, span: Span | None, due: date | None = None) -> Ticked[Obligation]:
        """Add what recognition did not find to a list; ``words`` are those selected on the paper."""
        kind = ADDED_KINDS[name]
        reason = "Do người dùng thêm từ đoạn chữ đã chọn."
        added = Obligation(kind, " ".join(words.split()), due=due, span=span, reason=reason)
        tick = Ticked(added, settled=True, added=True)
        self.groups[name].append(tick)
        self.touched = True
        return tick

    def keep_work_of(self, before: "Entry") -> None:
        """Take over what the clerk did in an earlier form of the same paper: fields, ticks, dates."""
        for key in before.by_hand:
            self.change(key, before.value(key), before.sureness[key].span)
        self.touched = self.touched or before.touched
        for name, new in self.groups.items():
            told = (tick for tick in before.groups[name] if tick.settled and not tick.added)
            settled = {_likeness(tick.found or tick.value): tick for tick in told}
            settled = self.settled_before[name] = {**before.settled_before.get(name, {}), **settled}
            for tick in new:
                kept = settled.get(_likeness(tick.found or tick.value))
                if kept is not None and not tick.added:
                    self._take_over(tick, kept)
            self._keep_added(new, [tick for tick in before.groups[name] if tick.added], before.text)

    def _take_over(self, tick: Ticked[Any], kept: Ticked[Any]) -> None:
        tick.on, tick.settled = kept.on, True
        if isinstance(tick.value, Obligation):
            if kept.found is not None:
                self.set_unit(tick, kept.value.unit or "")
            tick.value = replace(tick.value, due=kept.value.due)

    def _keep_added(self, new: list[Ticked[Any]], added: Sequence[Ticked[Any]], text: str) -> None:
        """Add to a list what the clerk added to it before, unless it is found now; ``text``: of the paper then.

        The new list may hold what was added as it was kept over a restart, which has its place in this text.
        """
        if not added:
            return
        found = {_likeness(tick.value) for tick in new if not tick.added}
        here = {_likeness(tick.value): tick for tick in new if tick.added}
        new[:] = [tick for tick in new if not tick.added]
        for tick in added:
            words = _likeness(tick.value)
            if words not in found:
                same = here.pop(words, None)
                if same is not None:
                    self._take_over(same, tick)
                new.append(same or self._moved(tick, text))

    def _moved(self, added: Ticked[Any], text: str) -> Ticked[Any]:
        """Return an item that the clerk added to the paper as it was read before: its place may be another now."""
        if text != self.text:
            added.value = replace(added.value, span=None)
        return added

    @property
    def groups(self) -> Mapping[str, list[Ticked[Any]]]:
        """All items to tick, by the name of their list."""
        return {
            "assignments": self.assignments,
            "deadlines": self.deadlines,
            "reports": self.reports,
            "cited": self.cited,
            "materials": self.materials,
        }

    def confirmed(self) -> IncomingDocument:
        """Return the register entry: ticked work is ours, unticked work stays as others'; the rest goes."""
        given = [tick for tick in self.assignments if tick.on or not tick.added]
        obligations = [replace(tick.value, ours=tick.on) for tick in given]
        obligations += [tick.value for tick in (*self.deadlines, *self.reports) if tick.on]
        trimmed: dict[str, Any] = {}
        for name in FIELDS:
            value = getattr(self.document, name.key)
            if isinstance(value, str):
                trimmed[name.key] = " ".join(value.split())
        return replace(
            self.document,
            **trimmed,
            obligations=tuple(obligations),
            cited=tuple(tick.value for tick in self.cited if tick.on),
            materials=tuple(tick.value.value for tick in self.materials if tick.on),
        )


def blank_document(arrived_on: date) -> IncomingDocument:
    return IncomingDocument(
        symbol="", issued_on=None, doc_type="", issuer="", subject="", arrived_on=arrived_on
    )


def entry_of(
    document: IncomingDocument, found: RecognisedDocument | None, received: Mapping[str, int] | None = None
) -> Entry:
    """Return the form as recognition fills it; without ``found`` an empty one, to be typed by hand."""
    found = found or RecognisedDocument()
    sureness = {key: _sureness(key, getattr(found, key)) for key in _RECOGNISED}
    sureness["arrived_on"] = sureness["note"] = Sureness()

    def of(kind: ObligationKind) -> list[Ticked[Obligation]]:
        return [Ticked(o, o.ours) for o in document.obligations if o.kind is kind]

    return Entry(
        document,
        sureness,
        assignments=of(ObligationKind.ASSIGNMENT),
        deadlines=of(ObligationKind.DEADLINE),
        reports=of(ObligationKind.REPORT),
        cited=[Ticked(cited) for cited in document.cited],
        materials=[Ticked(material) for material in found.materials],
        received=dict(received or {}),
    )


def _likeness(value: object) -> str:
    """Return what an item keeps when its paper is recognised again: its kind and the letters of its words."""
    match value:
        case Obligation():
            words = f"{value.kind} {value.unit or ''} {value.text}"
        case CitedDocument():
            words = value.symbol
        case Found():
            words = str(value.value)
        case _:
            words = str(value)
    return "".join(letter for letter in fold(words) if letter.isalnum())


def passage(text: str, span: Span | None, most: int = 220) -> str:
    """Return the words at a place on one line, cut at ``most`` characters."""
    if span is None:
        return ""
    words = " ".join(text[span.start : span.end].split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_DATE_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)


def date_in(text: str) -> date | None:
    """Return the first whole date in a selected passage."""
    match = _DATE_WORDS.search(text) or _DATE.search(text)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _sureness(key: str, found: Found[str] | Found[date] | None) -> Sureness:
    if found is None:
        return _missing(key)
    if found.certainty is Certainty.SURE:
        return Sureness(found.certainty.value, "good", reason=found.reason, span=found.span)
    hollow = found.certainty is Certainty.GUESS
    return Sureness(found.certainty.value, "waiting", hollow, found.reason, found.span)


def _missing(key: str) -> Sureness:
    if key in _OPTIONAL or key in ("arrived_on", "note"):
        return Sureness()
    return Sureness(MISSING, hollow=True, reason="Không tìm thấy trong văn bản; nhập bằng tay nếu có.")
