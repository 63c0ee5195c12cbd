"""The files received, in the order they came, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Literal

from office_app.domain.errors import AppError
from office_app.domain.errors.incoming import SecretDocumentError
from office_app.domain.intake import WaitingFile
from office_app.domain.read_files import LegacyFont, OpticalReading
from office_app.gui.intake.entry import Entry
from office_app.gui.look.tokens import State
from office_app.gui.widgets.passages import PassageFinder
from office_app.use_cases.intake import ReadDocument

_numbers = count(1)


class Stage(StrEnum):
    """Where a received file stands; the value is what the strip shows unless it has more to say."""

    WAITING = "chờ đọc"
    READING = "đang đọc"
    SCANNED = "chờ nhận dạng"
    OPTICAL = "đang nhận dạng"
    READY = "đã hiểu"
    NO_TEXT = "chưa có chữ"
    FAILED = "lỗi"
    REFUSED = "có dấu mật"
    STOPPED = "đã dừng"
    REGISTERED = "đã vào sổ"


RECOGNISING = (Stage.SCANNED, Stage.OPTICAL)
"""Stages of a scan whose pages are there while their words are still to come."""

OPEN_STAGES = (Stage.READY, Stage.NO_TEXT, *RECOGNISING)
"""Stages in which the form can be filled."""


@dataclass(eq=False)  # two are never the same, and to compare all that was read of them takes long
class QueueItem:
    """One received file; ``path`` None for a document entered without a file."""

    path: Path | None
    stage: Stage = Stage.WAITING
    read: ReadDocument | None = None
    finder: PassageFinder | None = None
    entry: Entry | None = None
    error: AppError | None = None
    done: int = 0
    total: int = 0
    doing: str = ""
    arrival: str = ""
    document_id: int | None = None
    saving: bool = False
    existing: int | None = None
    """The document of the register that this one would be a second copy of."""
    twin: str = ""
    """The name of a file before it with the same content."""
    stopped: bool = False
    """Whether the clerk stopped its reading."""
    legacy: LegacyFont | Literal["auto"] | None = "auto"
    optical: OpticalReading = OpticalReading.WHERE_NEEDED
    kept: WaitingFile | None = None
    """What was kept of it over a restart, until it has been read again."""
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def name(self) -> str:
        return self.path.name if self.path else "Không có tệp"

    @property
    def chip(self) -> tuple[State, str, str]:
        """Return colour, words and icon for the strip."""
        if self.error is not None and self.stage in OPEN_STAGES:
            return "late", "chưa đọc lại được", "circle-alert"
        if self.path is None and self.stage is Stage.READY:
            return "plain", "nhập tay", "pencil"
        if self.stage in OPEN_STAGES and (self.existing is not None or self.twin):
            return "waiting", "đã có trong sổ" if self.existing is not None else "trùng tệp khác", "copy"
        if self.stage in _TO_CONFIRM and self.asks_to_look:
            return "waiting", "tự xem dấu mật", "eye"
        if self.stage is Stage.READY and self.entry is not None and self.entry.doubts:
            return "waiting", f"nên xem {self.entry.doubts}", "eye"
        if self.stage is Stage.REGISTERED:
            return "good", f"số đến {self.arrival}", "check"
        state, icon = _LOOKS[self.stage]
        return state, self.stage.value, icon

    @property
    def asks_to_look(self) -> bool:
        """Tell whether page 1 was not read (whole), so that the clerk must look for a secrecy mark."""
        if self.read is None:
            return self.path is not None
        file = self.read.file
        return file.page_1_unread or (self.error is not None and file.page_1_waits)

    @property
    def line(self) -> str:
        """Return the tooltip: the whole name, and what went wrong or is being done."""
        said = self.error.text_vi() if self.error else self.doing
        return f"{self.name}\n{said}" if said else self.name

    @property
    def has_pages(self) -> bool:
        return self.read is not None and self.read.file.kind.has_pages

    @property
    def pages(self) -> int:
        return len(self.read.file.pages) if self.read else 0

    def forget(self) -> None:
        """Let go of everything read from the file."""
        self.read = self.entry = self.finder = None

    def settle(self) -> None:
        """Its form is as full as reading makes it."""
        self.stage = Stage.READY if self.read is not None and not self.read.file.scanned else Stage.NO_TEXT

    def stop(self) -> None:
        """It is not read (on): what is there of it stays, its pages and what was typed."""
        self.stopped = True
        if self.entry is not None:
            self.settle()
        else:
            self.stage = Stage.STOPPED

    def is_same(self, read: ReadDocument) -> bool:
        """Tell whether this reading is of the content the form was filled from."""
        return self.read is None or self.read.file.sha256 == read.file.sha256

    def fail(self, error: AppError) -> None:
        """Keep why it could not be read; a form that is there stays, unless the paper is secret."""
        self.error = error
        if isinstance(error, SecretDocumentError):
            self.forget()
            self.stage = Stage.REFUSED
        elif self.entry is not None:
            self.settle()
        else:
            self.stage = Stage.FAILED


_LOOKS: dict[Stage, tuple[State, str]] = {
    Stage.WAITING: ("plain", "clock"),
    Stage.READING: ("planned", "loader-circle"),
    Stage.SCANNED: ("plain", "clock"),
    Stage.OPTICAL: ("planned", "loader-circle"),
    Stage.READY: ("good", "check"),
    Stage.NO_TEXT: ("waiting", "pencil"),
    Stage.FAILED: ("late", "circle-alert"),
    Stage.REFUSED: ("late", "triangle-alert"),
    Stage.STOPPED: ("plain", "circle-x"),
    Stage.REGISTERED: ("good", "check"),
}


_TO_CONFIRM = (Stage.READY, Stage.NO_TEXT)
_OVER = (Stage.REGISTERED, Stage.REFUSED)


class IntakeQueue:
    """The items in order; knows which comes next."""

    def __init__(self) -> None:
        self.items: list[QueueItem] = []

    def add(self, paths: Sequence[Path]) -> list[QueueItem]:
        """Add files; one that is already waiting here is not added twice. Return the items, old or new."""
        here = {item.path: item for item in self.items if item.stage is not Stage.REGISTERED}
        found = []
        for path in paths:
            item = here.get(path)
            if item is None:
                item = here[path] = QueueItem(path)
                self.items.append(item)
            found.append(item)
        return found

    def restore(self, kept: Sequence[WaitingFile]) -> list[QueueItem]:
        """Put the files that waited before a restart at the head, unless they came again meanwhile."""
        here = {item.path for item in self.items}
        back = [
            QueueItem(one.path, legacy=one.legacy, optical=one.optical, kept=one)
            for one in kept
            if one.path not in here
        ]
        self.items = [*back, *self.items]
        return back

    def remove(self, item: QueueItem) -> None:
        if item in self.items:
            self.items.remove(item)

    def put_back(self, item: QueueItem, place: int) -> QueueItem:
        """Take up a file that was removed, with its work; return it, or what has its path by now and counts more."""
        here = next((one for one in self.items if one.path is not None and one.path == item.path), None)
        if here is None:
            self.items.insert(min(place, len(self.items)), item)
        elif item.entry is None or here.stage in _OVER or not (item.read is None or here.is_same(item.read)):
            return here
        else:
            if here.entry is not None:
                item.entry.keep_work_of(here.entry)
            self.items[self.items.index(here)] = item
        return item

    def mark_twins(self) -> None:
        """Find the files whose content is that of one before them."""
        first: dict[str, QueueItem] = {}
        for item in self.items:
            same = first.setdefault(item.read.file.sha256, item) if item.read is not None else item
            item.twin = same.name if same is not item else ""

    def to_end(self, item: QueueItem) -> None:
        self.remove(item)
        self.items.append(item)

    def clear_registered(self) -> None:
        self.items = [item for item in self.items if item.stage is not Stage.REGISTERED]

    def first(self, stage: Stage, before_all: QueueItem | None = None) -> QueueItem | None:
        """Return the first file in a stage; ``before_all`` is it if it can be."""
        if before_all is not None and before_all.stage is stage and before_all in self.items:
            return before_all
        return next((item for item in self.items if item.stage is stage), None)

    @property
    def waiting(self) -> list[QueueItem]:
        """The files that wait to be read."""
        return [item for item in self.items if item.stage in (Stage.WAITING, Stage.SCANNED)]

    @property
    def to_read(self) -> list[QueueItem]:
        """The files being read or waiting for it: those that wait first, so that none of them is begun."""
        return self.waiting + [item for item in self.items if item.stage in (Stage.READING, Stage.OPTICAL)]

    @property
    def stopped(self) -> list[QueueItem]:
        """The files whose reading the clerk stopped."""
        return [item for item in self.items if item.stopped]

    def next_open(self, after: QueueItem | None = None) -> QueueItem | None:
        """Return the next file to confirm: those behind ``after`` first, then from the top; else one being read."""
        start = self.items.index(after) + 1 if after is not None and after in self.items else 0
        order = [item for item in (*self.items[start:], *self.items[:start]) if item is not after]
        for stages in (_TO_CONFIRM, RECOGNISING, (Stage.READING,), (Stage.WAITING,)):
            for item in order:
                if item.stage in stages:
                    return item
        return None

    @property
    def unfinished(self) -> int:
        """Count the files that still wait for the clerk."""
        return sum(1 for item in self.items if item.stage not in (Stage.REGISTERED,))
