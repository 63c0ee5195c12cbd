"""What happens to the files received: read one after the other, shown, corrected, entered in the register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.incoming import SecretDocumentError, StillRecognisingError
from office_app.domain.incoming import IncomingDocument, Obligation, Span
from office_app.domain.intake import WaitingFile
from office_app.domain.read_files import LegacyFont, OpticalReading
from office_app.gui.intake.entry import BY_KEY, DATES, Entry, Ticked, blank_document, date_in, entry_of
from office_app.gui.intake.queue import OPEN_STAGES, RECOGNISING, IntakeQueue, QueueItem, Stage
from office_app.gui.intake.reading_lanes import ReadingLanes
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress

WITHOUT_CONTENT = "Văn bản mật, không ghi trích yếu (xem sổ riêng)"
"""The subject of a register line for a paper of which nothing may be kept."""


class IntakeView(Protocol):
    """What the presenter says to the page."""

    def show_queue(self, items: Sequence[QueueItem], current: QueueItem | None) -> None:
        """Show the strip; ``current`` is the one whose paper and form are shown."""

    def show_item(self, item: QueueItem) -> None:
        """One line of the strip changed."""

    def show_entry(self, item: QueueItem, entry: Entry) -> None:
        """Show paper and form of a file that can be entered."""

    def show_state(self, item: QueueItem) -> None:
        """Show a file without a form: waiting, being read, failed, refused, stopped or registered."""

    def show_nothing(self, registered: int) -> None:
        """Nothing is left; ``registered`` were entered since the room was opened."""

    def take_typing(self) -> None:
        """The form is about to be made anew: take what is being typed in its rows."""

    def show_field(self, key: str) -> None:
        """A field's value or sureness was changed by the presenter."""

    def forget_file(self, item: QueueItem) -> None:
        """A file is over: it is in the register, or was refused for being secret."""

    def say_added(self, items: Sequence[QueueItem], new: int) -> None:
        """Files came while another is being worked on; ``new`` of them were not in the strip before."""

    def offer_to_stop_all(self, item: QueueItem) -> None:
        """Reading this file was stopped while others are read or wait to be."""

    def show_received(self) -> None:
        """It became known which cited papers are in the register."""

    def show_next_number(self, number: int) -> None: ...
    def show_error(self, error: AppError, existing: int | None) -> None:
        """Say why it was not entered; ``existing`` is the document that is there already."""

    def show_saving(self, saving: bool) -> None: ...
    def say_registered(self, document: IncomingDocument) -> None: ...


@dataclass(frozen=True)
class _Known:
    """What the register knows of the paper shown."""

    number: int
    received: dict[str, int]
    existing: int | None


class IntakePresenter:
    """Decides what the intake shows; everything slow goes through ``run``."""

    def __init__(self, view: IntakeView, office: Office, run: StartJob) -> None:
        self._view, self._office, self._run = view, office, run
        self.queue = IntakeQueue()
        self.current: QueueItem | None = None
        self._lanes = ReadingLanes(self.queue, office, run, self)
        self._registered = 0

    # ---- the queue

    def add(self, paths: Sequence[Path]) -> None:
        """Receive files; the first is shown unless a form is open already."""
        before = len(self.queue.items)
        items = self.queue.add(paths)
        if not items:
            return
        busy = self.current is not None and self.current.stage in (*OPEN_STAGES, Stage.READING)
        if busy:  # nothing moves under the clerk's hands
            self.queue.mark_twins()
            self._view.show_queue(self.queue.items, self.current)
            self._view.say_added(items, len(self.queue.items) - before)
        else:
            self.show(items[0])
        self._lanes.start()

    def restore(self, kept: Sequence[WaitingFile]) -> None:
        """Take up the files that waited when the program was closed, with what had been done to them."""
        back = self.queue.restore(kept)
        self.show(self.current or next(iter(back), None))
        self._lanes.start()

    def add_by_hand(self) -> None:
        """Open an empty form for a document that came without a file."""
        item = QueueItem(None, Stage.READY)
        item.entry = entry_of(blank_document(self._office.today()), None)
        self.queue.items.append(item)
        self.show(item)

    def fill_by_hand(self, item: QueueItem) -> None:
        """Open an empty form for a file that could not be read; the file is kept with the entry."""
        if item.stage not in (Stage.FAILED, Stage.STOPPED) or item.path is None:
            return
        item.stage, item.error, item.stopped = Stage.NO_TEXT, None, False
        item.entry = entry_of(blank_document(self._office.today()), None)
        self.show(item)

    def enter_line_only(self, item: QueueItem) -> None:
        """Open an empty form in place of a refused paper: its line in the register, without file and content."""
        if item.stage is not Stage.REFUSED:
            return
        line = QueueItem(None, Stage.READY)
        line.entry = entry_of(replace(blank_document(self._office.today()), subject=WITHOUT_CONTENT), None)
        self.queue.items[self.queue.items.index(item)] = line
        self.show(line)

    def show(self, item: QueueItem | None) -> None:
        """Show a file of the strip."""
        self.current = item
        self.queue.mark_twins()
        self._view.show_queue(self.queue.items, item)
        if item is None:
            self._view.show_nothing(self._registered)
        elif item.entry is not None and item.stage in (*OPEN_STAGES, Stage.WAITING, Stage.READING):
            self._view.show_saving(item.saving)  # first: the focus cannot go to a button that is off
            self._view.show_entry(item, item.entry)
            self._look_up(item)
        else:
            self._view.show_state(item)

    def postpone(self) -> None:
        """*Để sau*: the file goes to the end, as it stands, and the next one comes."""
        if self.current is None:
            return
        item, following = self.current, self.queue.next_open(self.current)
        self.queue.to_end(item)
        self.show(following or item)

    def drop(self, item: QueueItem) -> None:
        """Take a file off the strip; nothing of it is kept."""
        self._lanes.cancel(item)
        following = self.queue.next_open(item) if item is self.current else self.current
        self.queue.remove(item)
        self.show(following)

    def put_back(self, item: QueueItem, place: int) -> None:
        """Undo ``drop``: what it stopped goes on; a file that came again meanwhile is there once."""
        before = set(self.queue.items)
        here = self.queue.put_back(item, place)
        for gone in before - set(self.queue.items):
            self._lanes.cancel(gone)
        if item.stopped or item.stage in (Stage.READING, Stage.OPTICAL):
            item.stage, item.stopped = Stage.WAITING, False
        self.show(here)
        self._lanes.start()

    def clear_registered(self) -> None:
        """Forget what is done, when the room is left."""
        self.queue.clear_registered()
        self._registered = 0
        if self.current is not None and self.current.stage is Stage.REGISTERED:
            self.current = None

    # ---- reading

    def read_again(self, item: QueueItem) -> None:
        self._lanes.cancel(item)
        item.stage, item.error, item.stopped = Stage.WAITING, None, False
        self._changed(item)
        self._lanes.start()

    def read_again_as(self, item: QueueItem, legacy: LegacyFont | Literal["auto"] | None) -> None:
        """Read the letters as those of an old font, or as they are; what was put right by hand stays."""
        item.legacy = legacy
        self.read_again(item)

    def found_again(self, item: QueueItem, path: Path) -> None:
        """The file lies elsewhere now; what was done to it stays if it is the same."""
        item.path = path
        self.read_again(item)
        self._view.show_queue(self.queue.items, self.current)

    def recognise_pictures(self, item: QueueItem) -> None:
        """Read all pages from their pictures, also where the file has text of its own."""
        self._lanes.cancel(item)
        item.optical = OpticalReading.EVERYWHERE
        item.stage, item.error = Stage.SCANNED, None
        self._changed(item)
        self._lanes.start()

    def cancel(self, item: QueueItem) -> None:
        """Stop reading a file, or take it out of the line."""
        self._lanes.cancel(item)
        if item.stage in (Stage.WAITING, Stage.SCANNED):
            item.stop()
            self._changed(item)

    def stop_all(self) -> None:
        """Stop whatever is read and take all that waits out of the line."""
        for item in self.queue.to_read:
            self.cancel(item)

    def go_on(self) -> None:
        """Read what was stopped."""
        for item in self.queue.stopped:
            self.read_again(item)

    def reading_began(self, item: QueueItem) -> None:
        self._changed(item)

    def reading_moved(self, item: QueueItem) -> None:
        self._view.show_item(item)

    def reading_ends(self, item: QueueItem) -> None:
        if item is self.current:
            self._view.take_typing()

    def reading_ended(self, item: QueueItem) -> None:
        if item not in self.queue.items:
            return
        self.queue.mark_twins()
        if item.stopped and self.queue.waiting:
            self._view.offer_to_stop_all(item)
        if item.stage is Stage.REFUSED:
            self._view.forget_file(item)
        waits = self.current is None or self.current.stage is Stage.REGISTERED
        if item is self.current or (waits and item.stage in OPEN_STAGES):
            self.show(item)
        else:
            self._view.show_item(item)

    def _changed(self, item: QueueItem) -> None:
        if item is self.current:
            self.show(item)
        else:
            self._view.show_item(item)

    # ---- the form

    def change(self, key: str, value: str | date | None) -> None:
        """A field was typed in."""
        item = self.current
        if item is not None and item.entry is not None and item.entry.change(key, value):
            self._view.show_field(key)
            self._view.show_item(item)

    def fill(self, key: str, words: str, span: Span | None) -> bool:
        """Fill a field with words selected on the paper; False when they do not fit it."""
        item = self.current
        if item is None or item.entry is None or key not in BY_KEY:
            return False
        value = date_in(words) if key in DATES else words
        if not value:
            return False
        item.entry.change(key, value, span, selected=True)
        self._view.show_field(key)
        self._view.show_item(item)
        return True

    def tick(self, tick: Ticked[Any], on: bool) -> None:
        if self.current is not None and self.current.entry is not None:
            self.current.entry.settle(tick, on)

    def set_due(self, tick: Ticked[Obligation], due: date | None) -> None:
        if self.current is not None and self.current.entry is not None:
            self.current.entry.set_due(tick, due)

    def register(self) -> None:
        """*Vào sổ*: enter the document with its file, then show the next one."""
        item = self.current
        if item is None or item.entry is None or item.saving or item.stage not in OPEN_STAGES:
            return
        if item.stage in RECOGNISING:  # a secrecy mark may still be found
            self._view.show_error(StillRecognisingError(name=item.name), None)
            return
        item.saving = True
        self._view.show_saving(True)
        document, files = item.entry.confirmed(), [item.path] if item.path is not None else []
        self._run(
            lambda progress: self._office.register(document, files),
            on_done=lambda registered: self._was_registered(item, registered),
            on_failed=lambda error: self._was_refused(item, error),
            what="",
        )

    def _was_registered(self, item: QueueItem, document: IncomingDocument) -> None:
        item.saving = False
        item.stage, item.arrival, item.document_id = Stage.REGISTERED, document.arrival, document.id
        item.forget()
        self._view.forget_file(item)
        self._registered += 1
        self._view.say_registered(document)
        if item is self.current:
            self.show(self.queue.next_open(item))
        else:
            self._view.show_item(item)

    def _was_refused(self, item: QueueItem, error: AppError) -> None:
        item.saving = False
        if isinstance(error, SecretDocumentError):  # found only now, in a file that was entered by hand
            item.fail(error)
            self._view.forget_file(item)
            self._changed(item)
        elif item is self.current:
            self._view.show_saving(False)
            existing = error.details.get("document_id")
            self._view.show_error(error, existing if isinstance(existing, int) else None)

    def _look_up(self, item: QueueItem) -> None:
        """Ask what the register knows now: the next number, which cited papers have come, and whether this one has."""
        entry, office, read = item.entry, self._office, item.read
        if entry is None:
            return
        document, cited = entry.document, [tick.value for tick in entry.cited]

        def work(progress: Progress) -> _Known:
            existing = office.there_already(document, read.file.sha256) if read is not None else None
            return _Known(office.next_arrival_number(), office.received(cited) if cited else {}, existing)

        def done(known: _Known) -> None:
            if item is not self.current or entry is not item.entry:
                return
            self._view.show_next_number(known.number)
            if known.received != entry.received:
                entry.received = known.received
                self._view.show_received()
            if known.existing != item.existing:
                item.existing = known.existing
                self._view.show_item(item)

        self._run(work, on_done=done)
